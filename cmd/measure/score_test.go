package main

import (
	"path/filepath"
	"strconv"
	"testing"

	"rollnet/io/invented"
	"rollnet/screening/invent"
)

func text(s string) *string { return &s }

func TestScore(t *testing.T) {
	planted := []invented.Line{
		{Kind: invent.Error, Rule: "ID-005", File: "a.xlsx", Row: 4, Field: "id_number", Column: "B", Action: "fix", Expected: "x"},
		{Kind: invent.Error, Rule: "ID-007", File: "a.xlsx", Row: 5, Household: "1", Person: "11", Action: "verify"},
		{Kind: invent.Error, Rule: "HH-001", File: "a.xlsx", Row: 6, Household: "2", Action: "verify"},
		{Kind: invent.Near, Rule: invent.Any, File: "a.xlsx", Row: 9, Household: "3", Person: "31"},
		{Kind: invent.Near, Rule: "WE-003", File: "a.xlsx", Row: 10, Household: "4", Person: "41"},
	}
	findings := []finding{
		{Rule: "ID-005", Family: "quality", File: "a.xlsx", Row: 4, Proposed: text("y"), Applied: true}, // corrected wrongly
		{Rule: "ID-007", Family: "quality", File: "a.xlsx", Row: 8, Household: "1", Person: "11"},       // elsewhere, the same person
		{Rule: "ID-007", Family: "quality", File: "a.xlsx", Row: 9, Household: "3", Person: "31"},       // on a near miss
		{Rule: "WE-001", Family: "wrong_in", File: "a.xlsx", Row: 10, Household: "4", Person: "41"},     // another rule than the near miss
	}
	s := newScore(planted, findings)
	if got := *s.byRule["ID-007"]; got != (tally{planted: 1, found: 1, extra: 1, near: 1}) {
		t.Errorf("ID-007: %+v", got)
	}
	if got := *s.byRule["HH-001"]; got != (tally{planted: 1}) {
		t.Errorf("HH-001: %+v", got)
	}
	if got := *s.byFamily["wrong_in"]; got != (tally{extra: 1}) {
		t.Errorf("wrong_in: %+v", got)
	}
	if s.wrongFixes != 1 {
		t.Errorf("%d wrong corrections; the one of ID-005 is wrong", s.wrongFixes)
	}
	if err := s.verdict(); err == nil {
		t.Error("a missed error and a wrong correction pass")
	}
}

func TestPerfectScorePasses(t *testing.T) {
	planted := []invented.Line{{Kind: invent.Error, Rule: "ID-005", File: "a.xlsx", Row: 4, Action: "fix", Expected: "x"}}
	s := newScore(planted, []finding{{Rule: "ID-005", Family: "quality", File: "a.xlsx", Row: 4, Proposed: text("x"), Applied: true}})
	if err := s.verdict(); err != nil {
		t.Error(err)
	}
}

// An uncorrected copy differs from what is expected in just the cells that fixes were planted in.
func TestCellsAgainstOriginals(t *testing.T) {
	c, err := invent.Make(invent.Options{Households: 150, Seed: 7, Errors: 1, Layout: invent.List2018})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := invented.Write(dir, c, invented.Options{}); err != nil {
		t.Fatal(err)
	}
	planted, err := readLines[invented.Line](filepath.Join(dir, invented.PlantedFile))
	if err != nil {
		t.Fatal(err)
	}
	cells, err := readCells(filepath.Join(dir, "贫困人员信息.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	fixes := 0
	for _, l := range planted {
		if l.Action == "fix" {
			fixes++
		}
	}
	s := newScore(planted, nil)
	different := 0
	for _, l := range planted {
		if l.Action == "fix" && cells[l.Column+strconv.Itoa(l.Row)] != l.Expected {
			different++
		}
	}
	if fixes == 0 || different != fixes || len(s.fixes) != fixes {
		t.Errorf("%d fixes planted, %d cells to correct, %d expected", fixes, different, len(s.fixes))
	}
}
