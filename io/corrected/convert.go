package corrected

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"rollnet/io/intake"
	"rollnet/io/xlsx"
	"rollnet/screening/table"
)

// Workbook writes all sheets of an input as a new workbook, cell by cell in their places, and gives the names that the sheets
// have there.
func Workbook(w io.Writer, in *intake.Input) (names []string, err error) { return convert(w, in, nil) }

// convert is Workbook with corrections.
func convert(w io.Writer, in *intake.Input, edits map[string][]xlsx.Edit) (names []string, err error) {
	out := xlsx.NewWriter(w, xlsx.WriteOptions{})
	taken := map[string]bool{}
	for i, t := range in.Workbook.Tables {
		names = append(names, sheetName(t.Sheet, i+1, taken))
		if err := out.Sheet(names[i], xlsx.SheetOptions{Hidden: t.Hidden}); err != nil {
			return nil, err
		}
		if err := convertSheet(out, t, edits[t.Sheet]); err != nil {
			return nil, err
		}
	}
	return names, out.Close()
}

// sheetName is a name that a workbook allows, as like the given one as can be: other containers are less strict. number is
// the sheet's place, from 1.
func sheetName(name string, number int, taken map[string]bool) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`[]:*?/\`, r) {
			return '_'
		}
		return r
	}, name), "'")
	if name == "" {
		name = "Sheet" + strconv.Itoa(number)
	}
	short := upTo(name, 31)
	for n := 2; taken[strings.ToLower(short)]; n++ {
		tail := "_" + strconv.Itoa(n)
		short = upTo(name, 31-len(tail)) + tail
	}
	taken[strings.ToLower(short)] = true
	return short
}

// upTo cuts a text to a number of UTF-16 units.
func upTo(s string, units int) string {
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}

func convertSheet(out *xlsx.Writer, t *table.Table, edits []xlsx.Edit) error {
	type place struct{ row, col int }
	becomes := map[place]*xlsx.Edit{}
	refuse := func(e *xlsx.Edit, why string) error {
		return fmt.Errorf("%s!%s!%s: %s", t.File, t.Sheet, table.CellName(e.Row, e.Col), why)
	}
	for i := range edits {
		e := &edits[i]
		at := place{e.Row, e.Col}
		if becomes[at] != nil {
			return refuse(e, "two corrections of one cell")
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
				if t.At(row, col).Text != e.Was {
					return refuse(e, "the cell does not hold what is to be corrected")
				}
				cells[col] = xlsx.TextCell(e.Becomes)
				delete(becomes, place{number, col})
			}
		}
		if err := out.Row(cells...); err != nil {
			return fmt.Errorf("%s!%s: %w", t.File, t.Sheet, err)
		}
	}
	for i := range edits {
		if becomes[place{edits[i].Row, edits[i].Col}] != nil {
			return refuse(&edits[i], "there is no such cell")
		}
	}
	for _, m := range t.Merges {
		out.Merge(m)
	}
	return nil
}

// cellOf writes a value as it was. Serials from 1904 become those from 1900, from which the new workbook counts.
func cellOf(t *table.Table, v table.Value) xlsx.Cell {
	switch v.Kind {
	case table.Text:
		return xlsx.TextCell(v.Text)
	case table.Date:
		if t.Date1904 {
			v.Text = from1900(v.Text)
		}
		return xlsx.Cell{Kind: v.Kind, Text: v.Text, Style: xlsx.DateStyle}
	}
	return xlsx.Cell{Kind: v.Kind, Text: v.Text}
}

// from1900 adds the days between the two beginnings to a serial's whole days; the time of day stays as it is written.
func from1900(serial string) string {
	whole, rest, _ := strings.Cut(serial, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 0 {
		return serial
	}
	if rest != "" {
		rest = "." + rest
	}
	return strconv.Itoa(n+1462) + rest
}
