package screening

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"rollnet/screening/profile"

	"rollnet/screening/roll"
)

// Options say how a screening runs. None of them changes what a rule finds.
type Options struct {
	Jobs       int      // tasks at a time; less than 1 is 1
	Only, Skip []string // rule codes; no Only means all
	Progress   func(stage string, done, total int64)
}

// Outcome is what a screening found.
type Outcome struct {
	Findings    []Finding    // by file, sheet, row, rule
	Corrections []Correction // those applied, in order of their cells; one a cell
	Rules       []RuleResult // one a rule, in the order given
}

// State says what became of a rule.
type State string

const (
	Ran     State = "ran"
	Skipped State = "skipped" // what it needs is absent, or it was asked to be skipped
	Stopped State = "stopped" // it hit so much of what it looked at that the rule or the mapping is suspect
	Off     State = "off"     // the profile leaves it out
)

// RuleResult is how a rule fared. Hits of a stopped rule are counted though its findings are dropped.
type RuleResult struct {
	Rule     *Rule
	LookedAt int
	Hits     int
	Unsure   []Unsure // what it could not judge
	State    State
	Why      Words // of any state but Ran; of Ran, what it could not judge
}

// Stage is the name of the run in Options.Progress.
const Stage = "screen"

// Run runs rules over a case. The outcome is the same for any number of jobs. It fails only when a rule breaks.
func Run(c *Case, rules []*Rule, opt Options) (*Outcome, error) {
	results := make([]RuleResult, len(rules))
	var jobs []*job
	for i, r := range rules {
		results[i] = RuleResult{Rule: r}
		if results[i].State, results[i].Why = admit(c, r, opt); results[i].State != Ran {
			continue
		}
		for _, task := range r.Check.tasks(c) {
			jobs = append(jobs, &job{index: i, work: task, report: Report{rule: r}})
		}
	}
	if err := runAll(jobs, opt); err != nil {
		return nil, err
	}
	found := make([][]Finding, len(rules))
	for _, j := range jobs {
		result := &results[j.index]
		result.LookedAt += j.report.looked
		result.Hits += len(j.report.findings)
		result.Unsure = addUnsure(result.Unsure, j.report.unsure)
		found[j.index] = append(found[j.index], j.report.findings...)
	}
	out := &Outcome{Rules: results}
	for i := range results {
		if guard(c.Profile, &results[i]) {
			out.Findings = append(out.Findings, found[i]...)
		}
		explainUnsure(&results[i])
	}
	for i := range out.Findings {
		complete(&out.Findings[i])
	}
	sortFindings(out.Findings)
	identify(out.Findings)
	out.Corrections = settle(out.Findings)
	return out, nil
}

// admit says whether a rule runs, and if not, why.
func admit(c *Case, r *Rule, opt Options) (State, Words) {
	named := func(codes []string) bool {
		return slices.ContainsFunc(codes, func(code string) bool { return strings.EqualFold(code, r.Code) })
	}
	if len(opt.Only) > 0 && !named(opt.Only) || named(opt.Skip) {
		return Skipped, Words{"按要求跳过", "skipped as asked"}
	}
	if why, off := r.OffIn(c.Profile); off {
		return Off, why
	}
	for _, need := range r.Needs {
		if why := need.Missing(c); why != (Words{}) {
			return Skipped, why
		}
	}
	return Ran, Words{}
}

// OffIn says whether a profile leaves the rule out, and why. A profile that extends a built-in one leaves out what that
// does, unless it names the rule among those that are on.
func (r *Rule) OffIn(p *profile.Profile) (why Words, off bool) {
	if text, off := p.RulesOff[r.Code]; off {
		return Words{text, text}, true
	}
	if slices.Contains(p.RulesOn, r.Code) {
		return Words{}, false
	}
	for _, name := range p.Lineage() {
		if why, off := r.Off[name]; off {
			return why, true
		}
		if slices.Contains(profile.Names(), name) {
			break // a built-in profile speaks for itself, even where it extends another
		}
	}
	return Words{}, false
}

type job struct {
	index  int
	work   func(*Report)
	report Report
	err    error
}

// do runs the task. A rule that breaks is a fault of the program: it is told by code and row, without the row's content.
func (j *job) do() {
	defer func() {
		if recover() == nil {
			return
		}
		j.err = fmt.Errorf("rule %s broke%s (hint: run again with --skip %s, and report it)", j.report.rule.Code, j.where(), j.report.rule.Code)
	}()
	j.work(&j.report)
}

func (j *job) where() string {
	var at roll.Cell
	switch r := &j.report; {
	case r.person != nil:
		at = r.person.At(roll.NoField)
	case r.house != nil:
		at = r.house.At(roll.NoField)
	default:
		return ""
	}
	return fmt.Sprintf(" at row %d", at.Part.Table.Number(at.Row))
}

func runAll(jobs []*job, opt Options) error {
	// The rules that look at the whole case come first, for they cannot be shared out. The results are kept by task,
	// so the order of work never shows.
	order := slices.Clone(jobs)
	slices.SortStableFunc(order, func(a, b *job) int { return weight(a) - weight(b) })
	var next, done atomic.Int64
	var group sync.WaitGroup
	for range max(1, min(opt.Jobs, len(jobs))) {
		group.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(order)); i = next.Add(1) - 1 {
				order[i].do()
				if n := done.Add(1); opt.Progress != nil {
					opt.Progress(Stage, n, int64(len(order)))
				}
			}
		})
	}
	group.Wait()
	for _, j := range jobs {
		if j.err != nil {
			return j.err
		}
	}
	return nil
}

func weight(j *job) int {
	if _, whole := j.report.rule.Check.(Whole); whole {
		return 0
	}
	return 1
}
