package screening

import (
	"testing"

	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// A formula's cell, and one that a merged cell hides, are not written over; the finding stands and says why.
func TestUntouchable(t *testing.T) {
	b := table.NewBuilder("roll.xlsx", "S")
	for row := 1; row <= 3; row++ {
		if err := b.Row(row); err != nil {
			t.Fatal(err)
		}
		if err := b.Cell(0, table.Text, []byte(" 韦某 ")); err != nil {
			t.Fatal(err)
		}
		if row == 2 {
			b.Formula(0)
		}
	}
	b.Merge(table.Range{Row1: 1, Row2: 1, Col1: 0, Col2: 1})
	b.Merge(table.Range{Row1: 2, Row2: 3, Col1: 0, Col2: 0})
	part := roll.NewPart(roll.Persons, roll.NoEra, b.Table(), map[roll.Field]int{roll.Name: 0}, []int32{0, 1, 2})
	var persons []roll.Person
	for row := range int32(3) {
		persons = append(persons, roll.Person{Part: part, Row: row})
	}
	p, err := profile.Load(profile.Default)
	if err != nil {
		t.Fatal(err)
	}
	strip := &Rule{Code: "T-1", Severity: Info, Action: Fix, Field: roll.Name, Check: Persons(func(_ *Case, p *roll.Person, out *Report) {
		out.Look()
		fixed := p.Name().Text
		out.Find(Finding{Of: p, Proposed: &fixed, Message: Words{"空格", "blank"}, Matters: []string{fixed}})
	})}
	households := []roll.Household{{Key: "1", Members: persons}}
	out, err := Run(&Case{Roll: roll.New([]*roll.Part{part}, persons, households), Profile: p}, []*Rule{strip}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Findings) != 3 || len(out.Corrections) != 1 || out.Corrections[0].At.Row != 0 {
		t.Fatalf("%d findings, corrections %+v", len(out.Findings), out.Corrections)
	}
	for i, want := range []string{"", "formula", "merged"} {
		f := &out.Findings[i]
		if got := len(f.Evidence); (want == "") != (got == 0) || got > 0 && f.Evidence[0].Key != want {
			t.Errorf("row %d: evidence %v, want %q", i+1, f.Evidence, want)
		}
		if f.Applied != (want == "") {
			t.Errorf("row %d: applied %v", i+1, f.Applied)
		}
	}
}
