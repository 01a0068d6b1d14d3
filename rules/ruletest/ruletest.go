// Package ruletest runs a rule's cases. A wanted finding is a line
//
//	roll:3 id_number error verify -> 451021… <- roll:2 register:4
//
// that is: table and row as a spreadsheet shows it (the header is row 1), field (- for none), severity, action, and where
// there are any the proposed value and the related rows. "applied" after the action says that the correction applies.
// Indented lines below name evidence that the finding must have (key: value), or what its unit does (unit: merge 2,
// change: roll:2 relation -> 之父, leaves: household:3, changes: 4).
package ruletest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollnet/rules/cases"
	"rollnet/screening"
)

// Run runs all cases of a rule.
func Run(t *testing.T, rule *screening.Rule) {
	t.Helper()
	all := cases.Of(rule.Code)
	if len(all) == 0 {
		t.Fatalf("rule %s has no cases", rule.Code)
	}
	for _, c := range all {
		t.Run(c.Title, func(t *testing.T) { check(t, rule, c) })
	}
}

func check(t *testing.T, rule *screening.Rule, c cases.Case) {
	input, err := Build(c)
	if err != nil {
		t.Fatal(err)
	}
	out, err := screening.Run(input, []*screening.Rule{rule}, screening.Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	want, facts := wanted(c.Lines["want"])
	var got []string
	if r := out.Rules[0]; r.State != screening.Ran {
		got = append(got, string(r.State))
	}
	for i := range out.Findings {
		f := &out.Findings[i]
		line := Line(f)
		got = append(got, line)
		for _, fact := range facts[line] {
			if !slices.Contains(evidence(f), fact) {
				t.Errorf("%s: no evidence %q in %q", line, fact, evidence(f))
			}
		}
		complete(t, f)
	}
	stable(t, rule, c, out)
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (- wanted, + found):\n%s", diff)
	}
}

// stable checks that once is enough: the rule applies nothing more to its own corrections.
func stable(t *testing.T, rule *screening.Rule, c cases.Case, out *screening.Outcome) {
	t.Helper()
	if len(out.Corrections) == 0 {
		return
	}
	for _, fix := range out.Corrections {
		for i := range c.Tables {
			if tab := &c.Tables[i]; fileName(tab.Name) == fix.At.Part.Table.File {
				tab.Rows[fix.At.Row][fix.At.Part.Column(fix.At.Field)] = fix.Becomes
			}
		}
	}
	input, err := Build(c)
	if err != nil {
		t.Fatal(err)
	}
	again, err := screening.Run(input, []*screening.Rule{rule}, screening.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, fix := range again.Corrections {
		t.Errorf("%s corrects its own correction", Line(fix.Finding))
	}
}

// wanted gives the lines of the findings and, for each, the evidence below it.
func wanted(lines []string) (want []string, facts map[string][]string) {
	facts = map[string][]string{}
	for _, line := range lines {
		if fact := strings.TrimLeft(line, " \t"); fact != line && len(want) > 0 {
			above := want[len(want)-1]
			facts[above] = append(facts[above], fact)
			continue
		}
		want = append(want, strings.TrimRight(line, " "))
	}
	return want, facts
}

// Line writes a finding as a wanted one is written.
func Line(f *screening.Finding) string {
	field := f.At.Field.String()
	if field == "" {
		field = "-"
	}
	line := fmt.Sprintf("%s:%d %s %s %s", f.At.Part.Table.File, f.At.Part.Table.Number(f.At.Row), field, f.Severity, f.Action)
	if f.Applied {
		line += " applied"
	}
	if f.Proposed != nil {
		line += " -> " + *f.Proposed
	}
	for i, r := range f.Related {
		if i == 0 {
			line += " <-"
		}
		line += fmt.Sprintf(" %s:%d", r.At.Part.Table.File, r.At.Part.Table.Number(r.At.Row))
	}
	return strings.TrimRight(line, " ")
}

func evidence(f *screening.Finding) []string {
	var all []string
	for _, e := range f.Evidence {
		all = append(all, e.Key+": "+e.Value)
	}
	return append(all, unit(f.Unit)...)
}

// unit is what a proposal's unit does, line by line.
func unit(u *screening.Unit) []string {
	if u == nil {
		return []string{"unit: none"}
	}
	all := []string{strings.TrimSpace("unit: " + string(u.Operation) + " " + u.Into)}
	for _, c := range u.Changes {
		all = append(all, fmt.Sprintf("change: %s:%d %s -> %s", c.At.Part.Table.File, c.At.Part.Table.Number(c.At.Row), c.At.Field, c.Becomes))
	}
	for _, e := range u.Leaves {
		all = append(all, fmt.Sprintf("leaves: %s:%d", e.Part.Table.File, e.Part.Table.Number(int(e.Row))))
	}
	return append(all, fmt.Sprintf("changes: %d", len(u.Changes)))
}

// complete checks what every finding must have, and that its message gives nobody away.
func complete(t *testing.T, f *screening.Finding) {
	t.Helper()
	if f.Message.ZH == "" || f.Message.EN == "" {
		t.Errorf("%s: no message in one of the languages", Line(f))
	}
	if len(f.Matters) == 0 {
		t.Errorf("%s: nothing says which values mattered", Line(f))
	}
	for _, e := range f.Evidence {
		if e.Key == "" || e.Label == "" {
			t.Errorf("%s: evidence %+v has no key or label", Line(f), e)
		}
	}
	private := []string{f.Name}
	if f.Of != nil {
		private = append(private, f.Of.Name().Text)
		if id := f.Of.ID().Text; len(id) > len("999999") { // the mark of a placeholder is nobody's
			private = append(private, id)
		}
	}
	for _, s := range private {
		if len([]rune(s)) > 1 && strings.Contains(f.Message.ZH+f.Message.EN, s) {
			t.Errorf("%s: the message shows %s", Line(f), s)
		}
	}
}
