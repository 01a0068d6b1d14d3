package rules

import (
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening/roll"
	"rollnet/screening/table"
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
	for _, a := range Absent() {
		if codes[a.Code] || a.Title.EN == "" || a.Why.ZH == "" || a.Why.EN == "" {
			t.Errorf("%s is absent without a reason, or is not absent", a.Code)
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

// A spelling that is corrected without asking must be one that the vocabulary reads as the word.
func TestAliases(t *testing.T) {
	n := 0
	for f, spelt := range aliases() {
		for text, word := range spelt {
			n++
			vocabulary := roll.VocabularyOf(f, roll.Persons, roll.Era2018)
			for _, s := range []string{text, string(word)} {
				value := table.Value{Text: s, Kind: table.Text}
				if got := vocabulary.Parse(value); got != word {
					t.Errorf("%v: %s is read as %q, not %s", f, s, got, word)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d aliases are read", n)
	}
}

func TestLuhn(t *testing.T) {
	for digits, want := range map[string]bool{"79927398713": true, "79927398710": false, "97927398713": false} {
		if luhn(digits) != want {
			t.Errorf("%s: %v", digits, !want)
		}
	}
}
