package cli_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rollnet/io/intake"
	"rollnet/io/invented"
	"rollnet/rules"
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/invent"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// mergeCounty is a county whose old households are to be merged, written in a layout and read back.
type mergeCounty struct {
	t    *testing.T
	dir  string
	asOf date.Date
	name string // of the profile
}

func (m *mergeCounty) read(dir string) *intake.Intake {
	m.t.Helper()
	paths, _, err := intake.Expand([]string{dir})
	if err != nil {
		m.t.Fatal(err)
	}
	var sources []intake.Source
	for _, path := range paths {
		sources = append(sources, intake.Source{Path: path})
	}
	in, err := intake.Read(sources, intake.Options{NeedRoll: true, Jobs: 2})
	if err != nil {
		m.t.Fatal(err)
	}
	return in
}

func (m *mergeCounty) screen(in *intake.Intake) *screening.Outcome {
	m.t.Helper()
	p, err := profile.Load(m.name)
	if err != nil {
		m.t.Fatal(err)
	}
	for _, value := range []string{"poverty_line=2995", "guard.share=1"} {
		if err := p.Set(value); err != nil {
			m.t.Fatal(err)
		}
	}
	c := &screening.Case{Roll: in.Roll, Register: in.Register, Lists: in.Lists, Profile: p, AsOf: m.asOf}
	out, err := screening.Run(c, rules.All(), screening.Options{Jobs: 2})
	if err != nil {
		m.t.Fatal(err)
	}
	return out
}

// write writes everything that was read as CSV, with the units applied; files that hold no roll are the same.
func (m *mergeCounty) write(in *intake.Intake, units []*screening.Unit) string {
	m.t.Helper()
	type cell struct {
		t        *table.Table
		row, col int
	}
	changed, gone := map[cell]string{}, map[cell]bool{}
	for _, u := range units {
		for _, c := range u.Changes {
			at := cell{c.At.Part.Table, c.At.Row, c.At.Part.Column(c.At.Field)}
			if was, twice := changed[at]; twice && was != c.Becomes {
				m.t.Fatalf("two units change one cell: %s becomes %q and %q", c.At.Field, was, c.Becomes)
			}
			changed[at] = c.Becomes
		}
		for _, e := range u.Leaves {
			gone[cell{e.Part.Table, int(e.Row), 0}] = true
		}
	}
	dir := m.t.TempDir()
	for _, input := range in.Inputs {
		for _, tab := range input.Workbook.Tables {
			var rows [][]string
			for row := range tab.Rows() {
				if gone[cell{tab, row, 0}] {
					continue
				}
				line := make([]string, len(tab.Columns))
				for col := range tab.Columns {
					line[col] = tab.At(row, col).Text
					if text, is := changed[cell{tab, row, col}]; is {
						line[col] = text
					}
				}
				rows = append(rows, line)
			}
			var text strings.Builder
			if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
				m.t.Fatal(err)
			}
			name := strings.TrimSuffix(filepath.Base(input.File), filepath.Ext(input.File)) + tab.Sheet + ".csv"
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text.String()), 0o600); err != nil {
				m.t.Fatal(err)
			}
		}
	}
	return dir
}

// found are the codes of the findings of errors and warnings by household, as it was numbered before or after.
func found(out *screening.Outcome) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for i := range out.Findings {
		f := &out.Findings[i]
		if all[f.Household] == nil {
			all[f.Household] = map[string]bool{}
		}
		all[f.Household][f.Rule.Code] = true
	}
	return all
}

// What a proposed merger makes of the roll is sound for the whole catalogue: the joint household has no finding that neither of
// the two had, except that it may now be poor; the old household is gone; and nothing else is said of anybody else.
func TestMergersAreSound(t *testing.T) {
	for _, layout := range invent.Layouts {
		t.Run(string(layout), func(t *testing.T) {
			m := &mergeCounty{t: t, asOf: date.Of(2018, 6, 30), name: profile.Default}
			if layout == invent.Wide2023 || layout == invent.Pair2021 || layout == invent.List2022 {
				m.asOf, m.name = date.Of(2023, 6, 30), "monitor-2023"
			}
			county, err := invent.Make(invent.Options{Households: 900, Seed: 5, AsOf: m.asOf, Layout: layout, Errors: 1, Share: 80})
			if err != nil {
				t.Fatal(err)
			}
			made := filepath.Join(t.TempDir(), "county")
			if err := invented.Write(made, county, invented.Options{}); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(made, invented.PlantedFile)); err != nil {
				t.Fatal(err)
			}
			before := m.read(m.write(m.read(made), nil))
			first := m.screen(before)
			var units []*screening.Unit
			var merged []*screening.Finding
			for i := range first.Findings {
				if f := &first.Findings[i]; f.Unit != nil && f.Unit.Operation == screening.Merge {
					units, merged = append(units, f.Unit), append(merged, f)
				}
			}
			if layout == invent.AC01 { // whose sheets have no household numbers
				if len(units) > 0 {
					t.Errorf("%d mergers of households without numbers", len(units))
				}
				return
			}
			if len(units) < 3 {
				t.Fatalf("only %d mergers: the test looks at too little", len(units))
			}
			after := m.read(m.write(before, units))
			m.compare(merged, before.Roll, after.Roll, found(first), found(m.screen(after)))
		})
	}
}

// mayBe are the rules whose findings may follow from a merger without anything being amiss with it: the joint household is
// poorer, stands in several household books, which is allowed, or has an allowance of the old people, which civil affairs looks at.
var mayBe = map[string]bool{"WX-001": true, "MS-026": true, "HH-032": true}

func (m *mergeCounty) compare(merged []*screening.Finding, before, after *roll.Roll, was, is map[string]map[string]bool) {
	m.t.Helper()
	houses := map[string]*roll.Household{}
	for i := range after.Households {
		houses[after.Households[i].Number] = &after.Households[i]
	}
	if got, want := len(after.Households), len(before.Households)-len(merged); got != want {
		m.t.Errorf("%d households after %d mergers, not %d", got, len(merged), want)
	}
	if len(after.Persons) != len(before.Persons) {
		m.t.Errorf("%d persons, not %d", len(after.Persons), len(before.Persons))
	}
	joint := map[string]bool{}
	for _, f := range merged {
		into := f.Unit.Into
		joint[into], joint[f.Household] = true, true
		if houses[f.Household] != nil || houses[into] == nil {
			m.t.Errorf("%s into %s: the old household is there, or the child's is not", f.Household, into)
			continue
		}
		for code := range is[into] {
			if !was[into][code] && !was[f.Household][code] && !mayBe[code] {
				m.t.Errorf("%s: %s is new after the merger", into, code)
			}
		}
		if is[into]["ELD-001"] && !was[into]["ELD-001"] {
			m.t.Errorf("%s is one of old people only", into)
		}
	}
	for number, codes := range is {
		for code := range codes {
			if number != "" && !joint[number] && !was[number][code] && !mayBe[code] {
				m.t.Errorf("%s: %s is new, and the household has no part in a merger", number, code)
			}
		}
	}
}
