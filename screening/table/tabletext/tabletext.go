// Package tabletext writes tables as text, for tests.
package tabletext

import (
	"strings"

	"rollnet/screening/table"
)

// Table makes a table: a line a row, tabs between cells, ⏎ for a line break in a cell, # in front of a number cell. A blank
// line is a row without cells.
func Table(file, sheet, text string, merges ...table.Range) *table.Table {
	b := table.NewBuilder(file, sheet)
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		must(b.Row(i + 1))
		for col, cell := range strings.Split(line, "\t") {
			kind := table.Text
			if rest, ok := strings.CutPrefix(cell, "#"); ok {
				cell, kind = rest, table.Number
			}
			if cell != "" {
				must(b.Cell(col, kind, []byte(strings.ReplaceAll(cell, "⏎", "\n"))))
			}
		}
	}
	for _, m := range merges {
		b.Merge(m)
	}
	return b.Table()
}

// must stops a test that writes a table which cannot be.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
