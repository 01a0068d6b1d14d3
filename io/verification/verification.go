package verification

import (
	"fmt"

	"rollnet/io/fault"
	"rollnet/io/sheet"
	"rollnet/screening"
	"rollnet/screening/compare"
)

// Options say what a run folder is held against.
type Options struct {
	Inputs   []string // files among which are the run's inputs, found by their hashes; none leaves cells unverified
	Previous string   // the run folder of the round before, where run.json names one; "" leaves the chain unverified
	Password string   // for inputs that have one
}

// Check is one thing that was looked at.
type Check struct {
	Name     Name
	State    State
	LookedAt int // files, lines, rows or cells
	Failures int
	Why      screening.Words // of a check that was not made, or not wholly
}

// Name names a check for scripts.
type Name string

// The checks, in their order.
const (
	Seal   Name = "seal"   // run.json is as it was written
	Files  Name = "files"  // every output is there, unaltered, and nothing else is
	Rows   Name = "rows"   // no row is lost
	Ledger Name = "ledger" // every line stands in a corrected cell, and every applied finding has its line
	Cells  Name = "cells"  // every changed cell has its line: needs the inputs
	Counts Name = "counts" // figures reckoned again from the findings
	Chain  Name = "chain"  // the round before is the one that run.json names
)

// Names are the checks in their order.
var Names = []Name{Seal, Files, Rows, Ledger, Cells, Counts, Chain}

// State says what came of a check.
type State string

const (
	Passed  State = "passed"
	Failed  State = "failed"
	Partly  State = "partly" // passed as far as it could be made
	NotMade State = "not_made"
)

// Failure is one thing that is wrong, with its place. It holds no personal data.
type Failure struct {
	Check Name
	Place string
	Words screening.Words
}

// In is the message in a language: place first, hint last.
func (f *Failure) In(lang string) string {
	if lang == "en" {
		return f.Place + ": " + f.Words.EN
	}
	return f.Place + "：" + f.Words.ZH
}

// Outcome is what came of a verification.
type Outcome struct {
	Checks   []Check
	Failures []Failure
}

// OK says that nothing is wrong, as far as could be verified.
func (o *Outcome) OK() bool { return len(o.Failures) == 0 }

// Whole says that everything was verified.
func (o *Outcome) Whole() bool {
	for _, c := range o.Checks {
		if c.State != Passed {
			return false
		}
	}
	return true
}

// Run verifies a run folder. It is an error where dir is none, or an input cannot be read; all else is a Failure.
func Run(dir string, o Options) (*Outcome, error) {
	v := &verifier{dir: dir, options: o, checks: map[Name]*Check{}, books: map[string]*sheet.Workbook{}}
	for _, n := range Names {
		v.checks[n] = &Check{Name: n, State: Passed}
	}
	whole, err := v.manifest()
	if err != nil {
		return nil, err
	}
	if whole {
		v.files()
		v.readLedger()
		v.readFindings()
		v.pairInputs()
		v.rows()
		v.ledger()
		if err := v.cells(); err != nil {
			return nil, err
		}
		v.counts()
		v.chain()
	} else {
		for _, n := range Names[1:] {
			v.notMade(n, screening.Words{ZH: "run.json 读不了", EN: "run.json cannot be read"})
		}
	}
	return v.outcome(), nil
}

type verifier struct {
	dir      string
	options  Options
	run      manifest
	lines    []compare.Line
	noLedger bool // changes.csv could not be read
	findings []finding
	noFinds  bool
	copies   []copied // the corrected copies of the inputs that hold a roll
	books    map[string]*sheet.Workbook

	checks   map[Name]*Check
	failures []Failure
}

func (v *verifier) looked(n Name, things int) { v.checks[n].LookedAt += things }

func (v *verifier) fail(n Name, place, zh, en string, args ...any) {
	c := v.checks[n]
	c.State = Failed
	c.Failures++
	v.failures = append(v.failures, Failure{n, place, screening.Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}})
}

// failErr is a failure of a file that cannot be read.
func (v *verifier) failErr(n Name, place string, err error) {
	if f, ok := err.(*fault.Fault); ok {
		v.fail(n, place, "读不了：%s（提示：文件可能被改动或损坏）", "cannot be read: %[2]s (hint: it may have been altered or damaged)", f.Reason("zh"), f.Reason("en"))
		return
	}
	if w, ok := err.(interface{ In(string) string }); ok {
		v.fail(n, place, "读不了：%s", "cannot be read: %[2]s", w.In("zh"), w.In("en"))
		return
	}
	v.fail(n, place, "读不了：%v（提示：文件可能被改动或损坏）", "cannot be read: %v (hint: it may have been altered or damaged)", err)
}

func (v *verifier) notMade(n Name, why screening.Words) {
	c := v.checks[n]
	if c.State == Passed {
		c.State = NotMade
	}
	c.Why = why
}

func (v *verifier) partly(n Name, why screening.Words) {
	c := v.checks[n]
	if c.State == Passed {
		c.State = Partly
	}
	c.Why = why
}

func (v *verifier) outcome() *Outcome {
	o := &Outcome{Failures: v.failures}
	for _, n := range Names {
		o.Checks = append(o.Checks, *v.checks[n])
	}
	return o
}
