package screening

import (
	"fmt"
	"strings"
	"testing"

	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// sheetOf makes a sheet of a kind from lines of cells divided by bars, the first of them the fields; =text is a formula.
func sheetOf(t *testing.T, kind roll.Kind, era roll.Era, lines ...string) *roll.Part {
	t.Helper()
	b := table.NewBuilder(string(kind), "")
	columns, rows := map[roll.Field]int{}, []int32{}
	for i, line := range lines {
		if err := b.Row(i + 1); err != nil {
			t.Fatal(err)
		}
		for col, text := range strings.Split(line, "|") {
			if i == 0 {
				columns[roll.FieldByKey(text)] = col
			}
			if text == "" {
				continue
			}
			plain := strings.TrimPrefix(text, "=")
			if err := b.Cell(col, table.Text, []byte(plain)); err != nil {
				t.Fatal(err)
			}
			if plain != text {
				b.Formula(col)
			}
		}
		if i > 0 {
			rows = append(rows, int32(i))
		}
	}
	return roll.NewPart(kind, era, b.Table(), columns, rows)
}

// proposing runs a rule that proposes a value for a household's field and returns the changes of its unit.
func proposing(t *testing.T, field roll.Field, value string, sheet *roll.Part, people *roll.Part) []string {
	t.Helper()
	var persons []roll.Person
	for _, row := range people.Rows {
		persons = append(persons, roll.Person{Part: people, Row: row})
	}
	house := roll.Household{Key: "1", Number: "1", Members: persons}
	parts := []*roll.Part{people}
	if sheet != nil {
		house.Sheet, house.Row = sheet, 1
		parts = append(parts, sheet)
	}
	houses := []roll.Household{house}
	for i := range persons {
		persons[i].Household = &houses[0]
	}
	p, err := profile.Load(profile.Default)
	if err != nil {
		t.Fatal(err)
	}
	rule := &Rule{Code: "T-2", Severity: Warn, Action: Propose, Field: field, Check: Households(func(_ *Case, h *roll.Household, out *Report) {
		out.Look()
		out.Find(Finding{House: h, At: h.At(field), Proposed: &value, Message: Words{"应改", "propose"}, Matters: []string{value}})
	})}
	out, err := Run(&Case{Roll: roll.New(parts, persons, houses), Profile: p}, []*Rule{rule}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Corrections) > 0 {
		t.Errorf("a proposal was applied: %+v", out.Corrections)
	}
	var got []string
	if u := out.Findings[0].Unit; u != nil {
		for _, c := range u.Changes {
			got = append(got, fmt.Sprintf("%s:%d=%s", c.At.Part.Table.File, c.At.Part.Table.Number(c.At.Row), c.Becomes))
		}
	} else {
		got = append(got, "none: "+out.Findings[0].Evidence[0].Key)
	}
	return got
}

func TestUnitOfAHouseholdsField(t *testing.T) {
	check := func(what string, got []string, want ...string) {
		t.Helper()
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: changes %v, want %v", what, got, want)
		}
	}
	every := sheetOf(t, roll.Persons, roll.Era2018, "name|household_size", "甲|5", "乙|5", "丙|3", "丁|")
	check("each member's row that says something else", proposing(t, roll.HouseholdSize, "3", nil, every), "person:2=3", "person:3=3")
	head := sheetOf(t, roll.Households, roll.Era2018, "head_name|household_size", "甲|4")
	check("the household's sheet too", proposing(t, roll.HouseholdSize, "3", head, every), "household:2=3", "person:2=3", "person:3=3")
	check("only the household's sheet has it", proposing(t, roll.HouseholdSize, "3", head, sheetOf(t, roll.Persons, roll.Era2018, "name", "甲")), "household:2=3")
	check("a formula is not written over", proposing(t, roll.HouseholdSize, "3", nil, sheetOf(t, roll.Persons, roll.Era2018, "name|household_size", "甲|5", "乙|=5")), "none: formula")
	codes := sheetOf(t, roll.Persons, roll.Era2014, "name|poverty_attribute", "甲|01", "乙|01")
	named := sheetOf(t, roll.Households, roll.Era2018, "head_name|poverty_attribute", "甲|一般贫困户")
	check("a code where the sheet has codes", proposing(t, roll.PovertyAttribute, "五保贫困户", named, codes), "household:2=五保贫困户", "person:2=06", "person:3=06")
}
