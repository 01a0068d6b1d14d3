// Package corrected writes the corrected copy of an input: the original bytes with the corrected cells replaced and nothing
// else changed. Containers that cannot be patched (.xls, HTML, XML 2003) become .xlsx.
package corrected

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"rollnet/io/csvtext"
	"rollnet/io/intake"
	"rollnet/io/sheet"
	"rollnet/io/xlsx"
	"rollnet/screening"
	"rollnet/screening/table"
)

// Name is the name of an input's corrected copy.
func Name(in *intake.Input) string {
	if c := in.Workbook.Container; c == sheet.XLSX || c == sheet.CSV {
		return in.File
	}
	return strings.TrimSuffix(in.File, path.Ext(in.File)) + ".xlsx"
}

// Write writes the corrected copy of an input and returns the number of its rows that are part of the roll. corrections
// may be of other inputs too; two corrections of one cell, or one of a cell that does not hold what was read, is an error.
func Write(w io.Writer, in *intake.Input, corrections []screening.Correction) (rows int, err error) {
	for _, s := range in.Sheets {
		rows += len(s.Rows)
	}
	edits := editsOf(in, corrections)
	data := in.Workbook.Data
	switch in.Workbook.Container {
	case sheet.XLSX:
		if len(edits) == 0 {
			_, err = w.Write(data)
			return rows, err
		}
		return rows, xlsx.Patch(w, bytes.NewReader(data), int64(len(data)), in.File, edits)
	case sheet.CSV:
		var fields []csvtext.Edit
		for _, e := range edits[""] {
			fields = append(fields, csvtext.Edit(e))
		}
		if err := csvtext.Patch(w, data, fields); err != nil {
			return 0, fmt.Errorf("%s!%w", in.File, err)
		}
		return rows, nil
	}
	return rows, convert(w, in, edits)
}

// editsOf gives the corrections of an input by sheet.
func editsOf(in *intake.Input, corrections []screening.Correction) map[string][]xlsx.Edit {
	edits := map[string][]xlsx.Edit{}
	for _, c := range corrections {
		t := c.At.Part.Table
		if t.File != in.File {
			continue
		}
		edits[t.Sheet] = append(edits[t.Sheet], xlsx.Edit{Row: t.Number(c.At.Row), Col: c.At.Part.Column(c.At.Field), Was: c.Was, Becomes: c.Becomes})
	}
	return edits
}

// convert writes all sheets of an input as a new workbook, cell by cell in their places, with the corrections.
func convert(w io.Writer, in *intake.Input, edits map[string][]xlsx.Edit) error {
	out := xlsx.NewWriter(w, xlsx.WriteOptions{})
	for i, t := range in.Workbook.Tables {
		name := t.Sheet
		if name == "" {
			name = fmt.Sprintf("Sheet%d", i+1)
		}
		if err := out.Sheet(name, xlsx.SheetOptions{Hidden: t.Hidden}); err != nil {
			return err
		}
		if err := convertSheet(out, t, edits[t.Sheet]); err != nil {
			return err
		}
	}
	return out.Close()
}

func convertSheet(out *xlsx.Writer, t *table.Table, edits []xlsx.Edit) error {
	type place struct{ row, col int }
	becomes := map[place]*xlsx.Edit{}
	for i := range edits {
		e := &edits[i]
		at := place{e.Row, e.Col}
		if becomes[at] != nil {
			return fmt.Errorf("%s!%s!%s: two corrections of one cell", t.File, t.Sheet, table.CellName(e.Row, e.Col))
		}
		becomes[at] = e
	}
	above := 0
	cells := make([]xlsx.Cell, len(t.Columns))
	for row := range t.Rows() {
		number := t.Number(row)
		out.Skip(number - above - 1)
		above = number
		for col := range t.Columns {
			cells[col] = cellOf(t, t.At(row, col))
			if e := becomes[place{number, col}]; e != nil {
				if cells[col].Text != e.Was {
					return fmt.Errorf("%s!%s!%s: the cell does not hold what is to be corrected", t.File, t.Sheet, table.CellName(e.Row, e.Col))
				}
				cells[col] = xlsx.TextCell(e.Becomes)
			}
		}
		if err := out.Row(cells...); err != nil {
			return err
		}
	}
	for _, m := range t.Merges {
		out.Merge(m)
	}
	return nil
}

// cellOf writes a value as it was: numbers stay numbers, and all else is text.
func cellOf(t *table.Table, v table.Value) xlsx.Cell {
	switch v.Kind {
	case table.Blank:
		return xlsx.Cell{}
	case table.Number:
		return xlsx.NumberCell(v.Text)
	case table.Date:
		return xlsx.Cell{Kind: table.Date, Text: v.Text, Style: xlsx.DateStyle}
	}
	return xlsx.TextCell(v.Text)
}
