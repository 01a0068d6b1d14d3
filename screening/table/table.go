package table

import (
	"slices"
	"strconv"
)

// Table is one sheet: its non-empty rows in order, each with its number in the file, by column.
type Table struct {
	File     string // the input's name as users see it
	Sheet    string // the sheet's name; empty for CSV
	Hidden   bool   // the sheet is hidden; hidden rows are still citizens
	Date1904 bool   // serials count from 1904-01-01
	Untyped  bool   // the container knows texts only (CSV): what is a number or a date elsewhere is a text here
	Columns  []*Column
	Merges   []Range
	numbers  []int32
	formulas []uint64 // places of the cells whose text is a formula's result, ascending
}

// Range is a merged range in sheet numbers: 1-based rows, 0-based columns, both ends included.
type Range struct{ Row1, Col1, Row2, Col2 int }

// Formula says that the text of a cell of a stored row (0-based) is the stored result of a formula: writing over it would
// take the formula away.
func (t *Table) Formula(row, col int) bool {
	_, found := slices.BinarySearch(t.formulas, formulaAt(t.numbers[row], col))
	return found
}

// Covered says that a cell of a stored row (0-based) lies inside a merged range but is not its first cell: what it holds is
// shown nowhere.
func (t *Table) Covered(row, col int) bool {
	number := int(t.numbers[row])
	for _, m := range t.Merges {
		if m.Row1 <= number && number <= m.Row2 && m.Col1 <= col && col <= m.Col2 {
			return number != m.Row1 || col != m.Col1
		}
	}
	return false
}

func formulaAt(number int32, col int) uint64 { return uint64(number)<<16 | uint64(col) }

// Rows is the number of stored rows: those with at least one non-blank cell.
func (t *Table) Rows() int { return len(t.numbers) }

// Number is the row number as Excel shows it (1-based) of a stored row (0-based). In CSV rows are records.
func (t *Table) Number(row int) int { return int(t.numbers[row]) }

// At is the content of a stored row (0-based) in a column (0-based).
func (t *Table) At(row, col int) Value {
	if col < 0 || col >= len(t.Columns) {
		return Value{}
	}
	return t.Columns[col].At(row)
}

// ColumnName is a column's letters as Excel shows them, from its 0-based number.
func ColumnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// ColumnNumber is a column's 0-based number from its letters, -1 where they are none.
func ColumnNumber(letters string) int {
	n := 0
	for _, r := range letters {
		if r < 'A' || r > 'Z' || n > 1<<14 {
			return -1
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// CellName is a cell's name as Excel shows it, from its 1-based row and 0-based column.
func CellName(row, col int) string { return ColumnName(col) + strconv.Itoa(row) }
