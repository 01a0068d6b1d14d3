package summary

import (
	"encoding/json"
	"strings"
	"testing"

	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
	"rollnet/screening"
)

func TestCounts(t *testing.T) {
	_, o := sample.Outcome(200)
	s := Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), Rows{Read: 601, Kept: 600, Skipped: 1}, 200, 600)
	if s.Findings.Findings != len(o.Findings) || s.Findings.Applied != len(o.Corrections) || s.Corrections != len(o.Corrections) {
		t.Errorf("findings %+v of %d, corrections %d", s.Findings, len(o.Findings), len(o.Corrections))
	}
	if s.Rules != (States{Ran: 6, Skipped: 1, Stopped: 1}) {
		t.Errorf("rules %+v", s.Rules)
	}
	sum := func(t *Tally, other Tally) {
		t.Findings += other.Findings
		t.Errors += other.Errors
		t.Warnings += other.Warnings
		t.Infos += other.Infos
		t.Applied += other.Applied
	}
	var families, towns Tally
	for _, f := range s.Families {
		sum(&families, f.Tally)
		if f.Family == screening.Missed && (f.Findings != 0 || strings.Join(f.NotRun, " ") != "MS-020") {
			t.Errorf("a family that could not be checked: %+v", f)
		}
	}
	for i, town := range s.Towns {
		sum(&towns, town.Tally)
		byRule, byFamily := 0, 0
		for _, n := range town.Rules {
			byRule += n
		}
		for _, n := range town.Families {
			byFamily += n
		}
		if byRule != town.Findings || byFamily != town.Findings {
			t.Errorf("%s: %d findings, %d by rule, %d by family", town.Town, town.Findings, byRule, byFamily)
		}
		if i > 0 && town.Findings > s.Towns[i-1].Findings {
			t.Error("towns are not in order")
		}
	}
	for _, t := range []*Tally{&families, &towns} { // a household or person may be in several
		t.Households, t.Persons = s.Findings.Households, s.Findings.Persons
	}
	if families != s.Findings || towns != s.Findings {
		t.Errorf("by family %+v, by town %+v, all %+v", families, towns, s.Findings)
	}
	if len(s.Towns) != 6 || s.Findings.Households == 0 || s.Findings.Households > 200 {
		t.Errorf("%d towns, %d households", len(s.Towns), s.Findings.Households)
	}
}

// Each finding belongs to one outcome of one town; people are counted once, a household's as many as a finding states.
func TestOutcomes(t *testing.T) {
	members := ledger.Facts{{Key: "members", Value: "2"}}
	found := []ledger.Finding{
		{Family: screening.Elderly, Rule: "ELD-001", Town: "甲", Village: "一", Household: "1", Evidence: members},
		{Family: screening.Elderly, Rule: "ELD-007", Town: "甲", Village: "一", Household: "1"},
		{Family: screening.Elderly, Rule: "ELD-001", Town: "乙", Household: "2", Evidence: ledger.Facts{{Key: "members", Value: "1"}}},
		{Family: screening.Missed, Rule: "MS-006", Town: "甲", Village: "二", Household: "9", Person: "p1"},
		{Family: screening.Missed, Rule: "MS-007", Town: "甲", Village: "二", Household: "9", Person: "p1"},
		{Family: screening.Missed, Rule: "MS-006", Town: "甲", Village: "二", Household: "9", Person: "p2"},
		{Family: screening.Missed, Rule: "MS-021", Town: "甲", Village: "二", Household: "3", Person: "p3"},
		{Family: screening.WrongIn, Rule: "WE-003", Town: "甲", Household: "5", Person: "p6", Severity: screening.Info}, // bought after the identification
		{Family: screening.Missed, Rule: "MS-002", Town: "甲", Village: "二", Household: "8", Person: "p7", Evidence: ledger.Facts{{Key: "members", Value: "4"}}},
		{Family: screening.Quality, Rule: "ID-007", Person: "p4", Applied: true},
		{Family: screening.OfHouse, Rule: "HH-001", Town: "乙", Household: "2", State: "answered"},
		{Family: screening.Handbook, Rule: "HB-001", Town: "乙", Household: "2"},
		{Family: screening.Missed, Rule: "ZZ-001", Town: "乙", Household: "4", Person: "p5"},
	}
	s := Of(found, nil, 1, Rows{}, 0, 0)
	for outcome, want := range map[Outcome][3]int{
		Elderly: {3, 2, 3}, Missed: {5, 3, 7}, Hints: {1, 1, 1}, Members: {1, 1, 1}, Problems: {2, 1, 1}, Handbooks: {1, 1, 0},
	} {
		if got := s.Outcomes[outcome]; [3]int{got.Findings, got.Households, got.Persons} != want {
			t.Errorf("%s: %+v, want %v", outcome, got, want)
		}
	}
	if p := s.Outcomes[Problems]; p.Applied != 1 || p.Answered != 1 || p.Open() != 0 {
		t.Errorf("problems %+v", p)
	}
	total := 0
	for _, town := range s.Towns {
		for outcome, tally := range town.Outcomes {
			total += tally.Findings
			if tally.Findings > s.Outcomes[outcome].Findings {
				t.Errorf("%s has more of %s than all", town.Town, outcome)
			}
		}
		villages := 0
		for _, v := range town.Villages {
			villages += v.Findings
		}
		if villages != town.Findings {
			t.Errorf("%s: %d findings, %d by village", town.Town, town.Findings, villages)
		}
	}
	if total != len(found) {
		t.Errorf("%d findings by town and outcome, %d in all", total, len(found))
	}
	for _, known := range Outcomes {
		if known.Units[0].Of(s.Findings) == 0 || known.Name.ZH == "" {
			t.Errorf("%s is not counted", known.Outcome)
		}
	}
}

func TestAges(t *testing.T) {
	c, _ := sample.Outcome(200)
	a := AgesOf(c.Roll, 20180630)
	n := a.Unknown
	for i, b := range a.Bands {
		n += b.Male + b.Female
		if b.From != 5*i || i != 12 && i != 11 && b.Male+b.Female > 0 {
			t.Errorf("band %+v", b) // all were born in 1956
		}
	}
	if n != len(c.Roll.Persons) || a.Bands[12].Male == 0 || a.Bands[12].Female == 0 {
		t.Errorf("%d of %d persons: %+v", n, len(c.Roll.Persons), a)
	}
}

func TestNoPersonalData(t *testing.T) {
	_, o := sample.Outcome(200)
	data, err := json.Marshal(Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), Rows{}, 200, 600))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{sample.NameSecret, sample.IDSecret} {
		if strings.Contains(string(data), secret) {
			t.Errorf("%s stands in the summary", secret)
		}
	}
}
