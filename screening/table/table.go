package table

import (
	"errors"
	"strconv"
)

// Table is one sheet: its non-empty rows in order, each with its number in the file, by column.
type Table struct {
	File     string // the input's name as users see it
	Sheet    string // the sheet's name; empty for CSV
	Hidden   bool   // the sheet is hidden; hidden rows are still citizens
	Date1904 bool   // serials count from 1904-01-01
	Columns  []*Column
	Merges   []Range
	numbers  []int32
}

// Range is a merged range in sheet numbers: 1-based rows, 0-based columns, both ends included.
type Range struct{ Row1, Col1, Row2, Col2 int }

// Rows is the number of stored rows: those with at least one non-blank cell.
func (t *Table) Rows() int { return len(t.numbers) }

// Number is the row number as Excel shows it (1-based) of a stored row (0-based). In CSV it is the record's first line.
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

// CellName is a cell's name as Excel shows it, from its 1-based row and 0-based column.
func CellName(row, col int) string { return ColumnName(col) + strconv.Itoa(row) }

// Builder makes a table from cells that come row by row, left to right.
type Builder struct {
	table   Table
	columns []*columnBuilder
	row     int32 // number of the row that cells go to
	open    bool  // the row has a cell
	last    int   // last column written in the row
}

// ErrOrder is returned for a row or a cell that comes before one already given, or twice.
var ErrOrder = errors.New("rows or cells out of order")

// NewBuilder starts a table for a sheet of a file.
func NewBuilder(file, sheet string) *Builder {
	return &Builder{table: Table{File: file, Sheet: sheet}}
}

// Row says that the next cells stand in this row (1-based), which must lie below all earlier ones.
func (b *Builder) Row(number int) error {
	if int32(number) <= b.row {
		return ErrOrder
	}
	b.row, b.open, b.last = int32(number), false, -1
	return nil
}

// Cell adds a cell (0-based column) to the current row; text is copied where it is new. Blank cells need not be given.
func (b *Builder) Cell(col int, kind Kind, text []byte) error {
	if col <= b.last {
		return ErrOrder
	}
	b.last = col
	if kind == Blank {
		return nil
	}
	if !b.open {
		b.open = true
		b.table.numbers = append(b.table.numbers, b.row)
	}
	for len(b.columns) <= col {
		b.columns = append(b.columns, newColumnBuilder())
	}
	return b.columns[col].put(len(b.table.numbers)-1, kind, text)
}

// Merge notes a merged range.
func (b *Builder) Merge(r Range) { b.table.Merges = append(b.table.Merges, r) }

// Table ends the building.
func (b *Builder) Table() *Table {
	for _, c := range b.columns {
		b.table.Columns = append(b.table.Columns, c.column())
	}
	b.columns = nil
	return &b.table
}
