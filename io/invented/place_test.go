package invented

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// Every planted text stands in the cell that planted.jsonl names, in every layout, as another library reads it.
func TestPlantedTextsStandWhereSaid(t *testing.T) {
	for _, layout := range append([]invent.Layout{invent.Mixed}, invent.Layouts...) {
		t.Run(string(layout), func(t *testing.T) {
			dir := writeCounty(t, invent.Options{Households: 400, Seed: 5, Errors: 0.6, Layout: layout}, Options{})
			books := map[string]*excelize.File{}
			checked := 0
			from := json.NewDecoder(bytes.NewReader(files(t, dir)[PlantedFile]))
			for from.More() {
				var l Line
				if err := from.Decode(&l); err != nil {
					t.Fatal(err)
				}
				if l.File == "" || l.Row < 2 {
					t.Errorf("%s has no place", l.Rule)
				}
				if l.Column == "" || l.Kind == invent.Near || l.Rule == "DUP-002" || l.Note == "by the housing list" {
					continue
				}
				if books[l.File] == nil {
					f, err := excelize.OpenFile(filepath.Join(dir, l.File))
					if err != nil {
						t.Fatal(err)
					}
					defer f.Close()
					books[l.File] = f
				}
				checked++
				checkCell(t, books[l.File], l)
			}
			if checked < 20 {
				t.Errorf("only %d planted cells checked", checked)
			}
		})
	}
}

func checkCell(t *testing.T, f *excelize.File, l Line) {
	t.Helper()
	row := l.Row
	if l.CellRow != 0 {
		row = l.CellRow
	}
	cell := l.Column + strconv.Itoa(row)
	text, err := f.GetCellValue(l.Sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	switch l.Rule {
	case "ID-006", "WX-001": // excelize reads long numbers through a float, and money without its last zeros
		if text == "" {
			t.Errorf("%s: %s!%s is blank", l.Rule, l.File, cell)
		}
		return
	}
	if text != l.Planted {
		t.Errorf("%s: %s!%s holds %q, planted was %q", l.Rule, l.File, cell, text, l.Planted)
	}
}

// Errors are planted by what invent says of the layouts' columns, which must be what is written.
func TestColumnsAreAsPlantersThink(t *testing.T) {
	c := &invent.County{}
	for layout, sheets := range map[invent.Layout][]sheet{invent.List2017: list2017(c), invent.List2018: list2018(c), invent.List2022: list2022(c),
		invent.AC01: ac01(c), invent.Pair2021: pair2021(c), invent.Wide2023: wide2023(c)} {
		for _, f := range roll.Fields() {
			written := slices.ContainsFunc(sheets, func(s sheet) bool { return s.letter(f) >= 0 })
			if layout.Has(f) && !written {
				t.Errorf("%s has no column for %s", layout, f)
			}
		}
	}
}
