package own

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rollnet/rules"
	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// restated are the built-in rules that the examples restate, and which part of their findings.
var restated = map[string]struct {
	code string
	part func(*screening.Finding) bool
}{
	"OWN-001": {code: "PER-001"}, "OWN-002": {code: "HH-001"}, "OWN-003": {code: "HH-002"}, "OWN-004": {code: "HH-008"}, "OWN-005": {code: "HH-005"},
	"OWN-006": {code: "WX-005"}, "OWN-007": {code: "ID-002"}, "OWN-008": {code: "PER-030"},
	"OWN-009": {"PH-001", func(f *screening.Finding) bool { return f.At.Field == roll.Phone }},
	"OWN-010": {code: "PER-013"},
}

func examples(t testing.TB) []*screening.Rule {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "own-rules.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := Parse("own-rules.yaml", data, rules.All())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func builtIn(t testing.TB, code string) *screening.Rule {
	t.Helper()
	for _, r := range rules.All() {
		if r.Code == code {
			return r
		}
	}
	t.Fatalf("there is no rule %s", code)
	return nil
}

// findings are the places, actions and proposals that a rule finds.
func findings(t testing.TB, c *screening.Case, r *screening.Rule, part func(*screening.Finding) bool) []string {
	t.Helper()
	out, err := screening.Run(c, []*screening.Rule{r}, screening.Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range out.Findings {
		if f := &out.Findings[i]; part == nil || part(f) {
			line, _, _ := strings.Cut(ruletest.Line(f), " <-")
			all = append(all, line)
		}
	}
	return all
}

// On the cases of all rules the examples find what the rules do that they restate.
func TestExamplesFindTheSame(t *testing.T) {
	mine, hits := examples(t), map[string]int{}
	for _, code := range cases.Codes() {
		for _, one := range cases.Of(code) {
			c, err := ruletest.Build(one)
			if err != nil {
				t.Fatal(err)
			}
			c.Profile.Guard.Share = 1 // the cases are full of errors
			for _, r := range mine {
				if c.AsOf.Year() > 2020 && r.Years != "" {
					continue // the example says of which years it holds
				}
				of := restated[r.Code]
				want, got := findings(t, c, builtIn(t, of.code), of.part), findings(t, c, r, nil)
				if !slices.Equal(want, got) {
					t.Errorf("%s, case %q of %s:\n %s %q\n %s %q", r.Code, one.Title, code, of.code, want, r.Code, got)
				}
				hits[r.Code] += len(want)
			}
		}
	}
	for _, r := range mine {
		if hits[r.Code] == 0 {
			t.Errorf("%s: %s finds nothing in any case, which compares nothing", r.Code, restated[r.Code].code)
		}
	}
}
