package rules

import (
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
)

func TestCases(t *testing.T) {
	for _, r := range All() {
		t.Run(r.Code, func(t *testing.T) { ruletest.Run(t, r) })
	}
}

// A rule that does not say what it is, in both languages, is not finished.
func TestDocumented(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range All() {
		if codes[r.Code] {
			t.Errorf("%s twice", r.Code)
		}
		codes[r.Code] = true
		for what, w := range map[string][2]string{
			"title":     {r.Title.ZH, r.Title.EN},
			"reason":    {r.Reason.ZH, r.Reason.EN},
			"condition": {r.Condition.ZH, r.Condition.EN},
			"basis":     {r.Basis.ZH, r.Basis.EN},
		} {
			if w[0] == "" || w[1] == "" {
				t.Errorf("%s has no %s in one of the languages", r.Code, what)
			}
		}
		if (r.Exceptions.ZH == "") != (r.Exceptions.EN == "") {
			t.Errorf("%s has its exceptions in one language only", r.Code)
		}
		if r.Family == "" || r.Severity == "" || r.Action == "" || r.Check == nil || len(r.Needs) == 0 {
			t.Errorf("%s lacks its family, severity, action, check or needs", r.Code)
		}
	}
	for _, code := range cases.Codes() {
		if !codes[code] {
			t.Errorf("cases for %s, which is not in the catalogue", code)
		}
	}
}

// The documented example of a rule is a row that it finds, and beside it stand rows that it must not find.
func TestExamples(t *testing.T) {
	for _, r := range All() {
		all := cases.Of(r.Code)
		if len(all) == 0 || len(all[0].Lines["want"]) == 0 || Example(r.Code) == "" {
			t.Errorf("%s: the first case fires nothing", r.Code)
			continue
		}
		silent := 0
		for _, c := range all[1:] {
			if len(c.Lines["want"]) == 0 {
				silent++
			}
		}
		if silent == 0 {
			t.Errorf("%s has no case of near misses", r.Code)
		}
	}
}
