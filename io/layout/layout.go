// Package layout finds out what a sheet is: where its header stands, which column is which field, of what kind and years
// it is, and which rows hold data. What is not data is listed with the reason, never dropped.
package layout

import (
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Sheet is a table, recognised or not. Several of them may be on one sheet of a workbook, one below the other; each row of
// that sheet is in one of them.
type Sheet struct {
	Table      *table.Table
	Kind       roll.Kind       // "" where the sheet is nothing known, or nothing to be read; then all rows are skipped
	Other      screening.Words // what it is where it is known and not read; empty for all else
	Era        roll.Era
	HeaderRows []int     // row numbers as Excel shows them
	Columns    []Column  // every column with a header or a cell, left to right
	Rows       []int32   // stored rows (0-based) that hold data, ascending
	Skipped    []Skipped // all other rows but the header, ascending
	Given      []Given   // what stands outside the table's columns
	Missing    screening.Words
	Seen       []string // header texts that were seen, in order; no personal data

	// Of a roll or register, once its households are put together:
	Households int             // those that begin here
	Derived    int             // those among them that were rebuilt for want of a household number
	DerivedBy  screening.Words // by what

	from int // the first stored row that is the table's
}

// Column is one column and what it was taken for.
type Column struct {
	Index  int    // 0-based
	Header string // as written, in one line; of several header rows joined by "-"
	Field  roll.Field
	Said   bool            // the user says what it is
	Why    screening.Words // why it was taken for nothing; empty where it was taken
}

// Skipped is a row that holds no data.
type Skipped struct {
	Row    int // as Excel shows it
	Reason screening.Words
}

// LeftOut says that the user says not to read the sheet.
func (s *Sheet) LeftOut() bool { return s.Other == notRead }

// Fields maps the fields to their columns.
func (s *Sheet) Fields() map[roll.Field]int {
	m := make(map[roll.Field]int, len(s.Columns))
	for _, c := range s.Columns {
		if c.Field != roll.NoField {
			m[c.Field] = c.Index
		}
	}
	return m
}
