package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"rollnet/screening/invent"
)

// doubleRules are the rules on duplicates that need the roll alone.
const doubleRules = "DUP-001,DUP-002,DUP-003,DUP-004,DUP-005,DUP-006,DUP-007,DUP-008,DUP-010"

// doubleShare of the households, planted twice, leave room for every class.
const doubleShare = 0.3

// What every class of duplicate must reach: those whose numbers are the same, and those that a model finds.
const (
	leastExact = 0.99
	leastFound = 0.95
)

// doubleClass is a class of duplicates: what was planted of it, and how much was found. Its precision is that of its first rule, for a
// wrong finding is of no class.
type doubleClass struct {
	name, rule string
	tally      tally
}

// doubleClasses are the classes in the order of their rules.
func (s *score) doubleClasses() []doubleClass {
	var all []doubleClass
	for i := range s.planted {
		l := &s.planted[i]
		if l.Kind != invent.Error {
			continue
		}
		at := slices.IndexFunc(all, func(c doubleClass) bool { return c.name == l.Note })
		if at < 0 {
			at = len(all)
			all = append(all, doubleClass{name: l.Note, rule: l.Rule, tally: tally{extra: s.byRule[l.Rule].extra}})
		}
		all[at].tally.planted++
		all[at].tally.found += one(s.found[i])
	}
	slices.SortStableFunc(all, func(a, b doubleClass) int { return strings.Compare(a.rule, b.rule) })
	return all
}

func (s *score) precisionOf(c doubleClass) float64 { return s.byRule[c.rule].precision() }

func (s *score) f1(c doubleClass) float64 {
	return rate{s.precisionOf(c), c.tally.recall()}.f1()
}

// printDoubles prints precision, recall and F1 of each class, the near misses by class, and the curve.
func (s *score) printDoubles(to io.Writer, verbose bool) {
	if verbose {
		fmt.Fprintln(to, strings.Join(s.notes, "\n"))
	}
	fmt.Fprintf(to, "%-60s %-8s %7s %7s %9s %7s %7s\n", "class of duplicate", "rule", "planted", "found", "precision", "recall", "F1")
	for _, c := range s.doubleClasses() {
		fmt.Fprintf(to, "%-60s %-8s %7d %7d %9.3f %7.3f %7.3f\n", c.name, c.rule, c.tally.planted, c.tally.found, s.precisionOf(c), c.tally.recall(), s.f1(c))
	}
	near := map[string][2]int{}
	for i, l := range s.planted {
		if l.Kind == invent.Near {
			n := near[l.Note]
			near[l.Note] = [2]int{n[0] + 1, n[1] + one(s.hit[i])}
		}
	}
	fmt.Fprintf(to, "\n%-60s %16s %7s\n", "near miss", "rows", "hit")
	for _, note := range slices.Sorted(maps.Keys(near)) {
		fmt.Fprintf(to, "%-60s %16d %7d\n", note, near[note][0], near[note][1])
	}
	fmt.Fprintf(to, "\n%-60s %25s %9s %7s %7s\n", "scored findings at least so likely", "findings", "precision", "recall", "F1")
	for _, p := range s.curve() {
		fmt.Fprintf(to, "%-60.3f %25d %9.3f %7.3f %7.3f\n", p.least, p.findings, p.precision, p.recall, p.f1())
	}
}

// point is a point of the precision-recall curve: what a rule would reach that told only of pairs at least so likely.
type point struct {
	least    float64
	findings int
	rate
}

var thresholds = []float64{0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999}

// curve is over the rules whose findings have scores.
func (s *score) curve() []point {
	scored := map[string]bool{}
	for i := range s.findings {
		if s.findings[i].Score != nil {
			scored[s.findings[i].Rule] = true
		}
	}
	planted := 0
	for i := range s.planted {
		planted += one(s.planted[i].Kind != invent.Near && scored[s.planted[i].Rule])
	}
	var all []point
	for _, least := range thresholds {
		p := point{least: least}
		right := 0
		for i := range s.findings {
			if f := &s.findings[i]; f.Score != nil && *f.Score >= least {
				p.findings++
				right += one(f.used)
			}
		}
		p.rate = rate{share(right, p.findings), share(right, planted)}
		all = append(all, p)
	}
	return all
}

// doubleVerdict is errBelow when a class is not found well enough or a near miss was hit.
func (s *score) doubleVerdict() error {
	var bad []error
	for _, c := range s.doubleClasses() {
		exact := c.rule == "DUP-001" || c.rule == "DUP-002" || c.rule == "DUP-003"
		if s.f1(c) < leastFound || exact && (c.tally.recall() < 1 || s.precisionOf(c) < leastExact) {
			bad = append(bad, fmt.Errorf("%s: recall %.3f, precision %.3f", c.name, c.tally.recall(), s.precisionOf(c)))
		}
	}
	for i, l := range s.planted {
		if s.hit[i] {
			bad = append(bad, fmt.Errorf("a near miss was hit: %s, %s row %d", l.Note, l.File, l.Row))
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return errors.Join(append([]error{errBelow}, bad...)...)
}

// doubles measures the rules on duplicates on a county in which nothing but duplicates and near misses is planted, many of each class.
func (w *workshop) doubles(o invent.Options, verbose bool) error {
	o.Errors, o.Doubles, o.Share = 0, doubleShare, 90
	c, s, err := w.measure("doubles", o, "--only", doubleRules)
	if err != nil {
		return err
	}
	fmt.Printf("\ninvented county, seed %d: duplicates among %d households on the roll, layout %s\n\n", o.Seed, len(c.Roll), o.Layout)
	s.printDoubles(os.Stdout, verbose)
	return s.doubleVerdict()
}
