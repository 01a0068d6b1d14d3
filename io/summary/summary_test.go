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
	families.Households, towns.Households = s.Findings.Households, s.Findings.Households
	if families != s.Findings || towns != s.Findings {
		t.Errorf("by family %+v, by town %+v, all %+v", families, towns, s.Findings)
	}
	if len(s.Towns) != 6 || s.Findings.Households == 0 || s.Findings.Households > 200 {
		t.Errorf("%d towns, %d households", len(s.Towns), s.Findings.Households)
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
