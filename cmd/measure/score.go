package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"rollnet/io/invented"
	"rollnet/screening/invent"
)

// finding is what a script needs of a line of findings.jsonl.
type finding struct {
	Rule, Family, File, Sheet, Household, Person, Field, Action, Severity string
	Row                                                                   int
	Proposed                                                              *string
	Applied                                                               bool
	Score                                                                 *float64
	Related                                                               []struct{ Household string }

	used bool
}

// tally counts for a rule or a family.
type tally struct {
	planted, found, extra, near int
	proposals, links            int // proposals other than expected; related households not named
}

func (t *tally) recall() float64    { return share(t.found, t.planted) }
func (t *tally) precision() float64 { return share(t.found, t.found+t.extra) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// score is a run held against what was planted.
type score struct {
	planted  []invented.Line
	findings []finding
	byRule   map[string]*tally
	byFamily map[string]*tally
	family   map[string]string // of each rule
	fixes    map[place]string  // cells that must change, and what they become
	rows     map[string]int    // how many rows of a kind were written
	found    []bool            // of each planted line: that it was found
	hit      []bool            // of each planted line, a near miss: that there was a finding
	notes    []string

	wrongFixes, otherCells, lostRows int
	stopped                          []string // rules that were stopped or skipped
	unplanted                        []string // rules that nothing was planted for, with their state
}

// place is a cell's row and field in a file.
type place struct {
	file  string
	row   int
	field string
}

func newScore(planted []invented.Line, findings []finding) *score {
	s := &score{planted: planted, findings: findings, byRule: map[string]*tally{}, byFamily: map[string]*tally{}, family: map[string]string{}, fixes: map[place]string{},
		found: make([]bool, len(planted)), hit: make([]bool, len(planted))}
	for i := range findings {
		s.family[findings[i].Rule] = findings[i].Family
	}
	for i := range planted {
		if l := &planted[i]; l.Kind != invent.Near {
			s.found[i] = s.expect(l)
		}
	}
	for i := range planted {
		if l := &planted[i]; l.Kind == invent.Near {
			s.hit[i] = s.near(l)
		}
	}
	for i := range findings {
		if f := &findings[i]; !f.used {
			s.count(f.Rule, func(t *tally) { t.extra++ })
			s.notes = append(s.notes, fmt.Sprintf("extra %s at %s row %d", f.Rule, f.File, f.Row))
		}
	}
	return s
}

func (s *score) count(rule string, add func(*tally)) {
	family := s.family[rule]
	if family == "" {
		family = "(no finding)"
	}
	for m, key := range map[*map[string]*tally]string{&s.byRule: rule, &s.byFamily: family} {
		if (*m)[key] == nil {
			(*m)[key] = &tally{}
		}
		add((*m)[key])
	}
}

// expect looks for the finding of a planted error, and says that there is one.
func (s *score) expect(l *invented.Line) bool {
	if l.Action == "fix" {
		s.fixes[place{l.File, l.Row, l.Field}] = l.Expected
	}
	f := s.match(l)
	proposal := f != nil && l.Action == "propose" && l.Expected != "" && (f.Proposed == nil || *f.Proposed != l.Expected)
	link := f != nil && len(l.Related) > 0 && !slices.ContainsFunc(f.Related, func(r struct{ Household string }) bool { return slices.Contains(l.Related, r.Household) })
	s.count(l.Rule, func(t *tally) {
		t.planted++
		t.found += one(f != nil)
		t.proposals += one(proposal)
		t.links += one(link)
	})
	if proposal {
		s.notes = append(s.notes, fmt.Sprintf("proposal of %s differs at %s row %d", l.Rule, l.File, l.Row))
	}
	if link {
		s.notes = append(s.notes, fmt.Sprintf("%s at %s row %d does not name the household", l.Rule, l.File, l.Row))
	}
	if f == nil {
		s.notes = append(s.notes, fmt.Sprintf("missed %s at %s row %d (%s)", l.Rule, l.File, l.Row, l.Note))
		return false
	}
	f.used = true
	if l.Severity != "" && f.Severity != l.Severity {
		s.wrongFixes++
		s.notes = append(s.notes, fmt.Sprintf("severity of %s at %s row %d is %s, not %s (%s)", l.Rule, l.File, l.Row, f.Severity, l.Severity, l.Note))
	}
	if f.Applied != (l.Action == "fix") || f.Applied && (f.Proposed == nil || *f.Proposed != l.Expected) {
		s.wrongFixes++
		s.notes = append(s.notes, fmt.Sprintf("wrong correction of %s at %s row %d", l.Rule, l.File, l.Row))
	}
	return true
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// match finds the finding at the place, else of the household or person.
func (s *score) match(l *invented.Line) *finding {
	for i := range s.findings {
		if f := &s.findings[i]; !f.used && f.Rule == l.Rule && f.File == l.File && f.Row == l.Row {
			return f
		}
	}
	for i := range s.findings {
		f := &s.findings[i]
		if !f.used && f.Rule == l.Rule && l.Household != "" && f.Household == l.Household && (l.Person == "" || f.Person == l.Person) {
			return f
		}
	}
	return nil
}

// near counts findings where there must be none, and says that there are any.
func (s *score) near(l *invented.Line) (hit bool) {
	for i := range s.findings {
		f := &s.findings[i]
		here := f.File == l.File && f.Row == l.Row || l.Household != "" && f.Household == l.Household && (l.Person == "" || f.Person == l.Person)
		if here && (f.Rule == l.Rule || l.Rule == invent.Any && f.Person != "" && f.Person == l.Person) {
			hit = true
			s.count(f.Rule, func(t *tally) { t.near++ })
			s.notes = append(s.notes, fmt.Sprintf("near miss hit by %s at %s row %d: %s", f.Rule, l.File, l.Row, l.Note))
		}
	}
	return hit
}

func (s *score) families() []string { return sorted(s.byFamily) }

func sorted(m map[string]*tally) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (s *score) print(to io.Writer, verbose bool) {
	if verbose {
		for _, n := range s.notes {
			fmt.Fprintln(to, n)
		}
		fmt.Fprintln(to)
	}
	for _, group := range []struct {
		name string
		of   map[string]*tally
	}{{"rule", s.byRule}, {"family", s.byFamily}} {
		fmt.Fprintf(to, "%-14s %7s %7s %7s %7s %7s %9s %9s %9s %9s\n", group.name, "planted", "found", "missed", "extra", "recall", "precision", "near hit", "proposal≠", "link≠")
		for _, key := range sorted(group.of) {
			t := group.of[key]
			fmt.Fprintf(to, "%-14s %7d %7d %7d %7d %7.3f %9.3f %9d %9d %9d\n", key, t.planted, t.found, t.planted-t.found, t.extra, t.recall(), t.precision(), t.near, t.proposals, t.links)
		}
		fmt.Fprintln(to)
	}
	fmt.Fprintf(to, "corrections expected %d, wrong %d; other cells changed %d; rows not accounted for %d; rules stopped or skipped %v\n",
		len(s.fixes), s.wrongFixes, s.otherCells, s.lostRows, s.stopped)
	fmt.Fprintf(to, "not planted: %s\n", strings.Join(s.unplanted, ", "))
}

// readLines reads a file of one JSON object a line.
func readLines[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []T
	from := json.NewDecoder(bufio.NewReader(f))
	for {
		var one T
		if err := from.Decode(&one); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, len(all)+1, err)
		}
		all = append(all, one)
	}
}
