package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rollnet/io/fault"
	"rollnet/io/intake"
	"rollnet/io/layout"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// fileJSON is one file as scripts see it.
type fileJSON struct {
	File      string      `json:"file"`
	Container string      `json:"container"`
	Outcome   string      `json:"outcome"` // read, partial or refused
	Error     *errorJSON  `json:"error"`
	Lost      []lostJSON  `json:"lost,omitempty"`
	Sheets    []sheetJSON `json:"sheets"`
}

// lostJSON is what was not read of a damaged file: a sheet from a row on.
type lostJSON struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Reason string `json:"reason"`
}

type errorJSON struct {
	Code    fault.Code `json:"code"`
	Message string     `json:"message"`
	Sheet   string     `json:"sheet,omitempty"`
	Row     int        `json:"row,omitempty"`
	Byte    int64      `json:"byte,omitempty"`
}

type sheetJSON struct {
	Sheet  string     `json:"sheet"`
	Kind   *roll.Kind `json:"kind"`
	Era    roll.Era   `json:"era,omitempty"`
	Hidden bool       `json:"hidden,omitempty"`
	Rows   int        `json:"rows"`  // with at least one non-empty cell
	Cells  int        `json:"cells"` // non-empty
	Digest string     `json:"digest,omitempty"`
	tableJSON
	More []moreJSON `json:"more_tables,omitempty"` // further tables below on the same sheet
}

// moreJSON is a further table on a sheet.
type moreJSON struct {
	Kind *roll.Kind `json:"kind"`
	Era  roll.Era   `json:"era,omitempty"`
	tableJSON
}

// tableJSON is how a table's header and rows were taken.
type tableJSON struct {
	Other      string       `json:"other,omitempty"` // what it is, where it is known and not read
	HeaderRows []int        `json:"header_rows"`
	RowsKept   int          `json:"rows_kept"`
	RowsListed int          `json:"rows_skipped"`
	Households int          `json:"households,omitempty"`
	Derived    int          `json:"households_derived,omitempty"`
	DerivedBy  string       `json:"derived_by,omitempty"`
	Given      []givenJSON  `json:"given,omitempty"`
	Columns    []columnJSON `json:"columns"`
	Skipped    []skipJSON   `json:"skipped"`
}

type givenJSON struct {
	Field string `json:"field"`
	Text  string `json:"text"`
	From  string `json:"from"`
}

type columnJSON struct {
	Column  string `json:"column"`
	Header  string `json:"header"`
	Field   string `json:"field,omitempty"`
	Mapped  bool   `json:"mapped,omitempty"` // by --map or --mapping
	Why     string `json:"why,omitempty"`
	Filled  int    `json:"filled"`
	Numbers int    `json:"number_cells,omitempty"` // in a column of ID numbers
	Lost    int    `json:"lost_digits,omitempty"`
	Strange int    `json:"unknown_words,omitempty"`
}

type skipJSON struct {
	Row    int    `json:"row"`
	Reason string `json:"reason"`
}

func inspectJSON(c *console, files []inspected, digest bool) error {
	out := []fileJSON{}
	for i := range files {
		f := &files[i]
		one := fileJSON{File: f.path, Outcome: "read", Sheets: []sheetJSON{}}
		if f.err != nil {
			one.Outcome, one.Error = "refused", c.errorJSON(f.err)
			one.Container = containerOf(f.err)
		}
		if f.input != nil {
			one.Outcome = "read"
			one.Container = f.input.Container
			if lost := f.input.Lost(); len(lost) > 0 {
				one.Outcome, one.Error = "partial", c.errorJSON(lost[0].Why)
			}
			for _, l := range f.input.Lost() {
				one.Lost = append(one.Lost, lostJSON{l.Sheet, l.Row, l.Why.Reason(c.lang)})
			}
			for i, s := range f.input.Sheets {
				looks := f.input.Look(s)
				if i > 0 && f.input.Sheets[i-1].Table == s.Table {
					last := &one.Sheets[len(one.Sheets)-1]
					last.More = append(last.More, moreJSON{kindOf(s), s.Era, c.tableJSON(s, looks)})
					continue
				}
				one.Sheets = append(one.Sheets, c.sheetJSON(s, looks, digest))
			}
		}
		out = append(out, one)
	}
	return writeJSON(c, map[string]any{"files": out})
}

// containerOf is the container of a refused file, where that could be told.
func containerOf(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Kind
	}
	return ""
}

func (c *console) errorJSON(err error) *errorJSON {
	e := &errorJSON{Code: "error", Message: inWords(c.lang, err)}
	var f *fault.Fault
	if errors.As(err, &f) {
		e.Code, e.Sheet, e.Byte = f.Code, f.Sheet, f.Byte
		e.Row, _ = strconv.Atoi(strings.TrimLeft(f.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) // no row in the place: 0
	}
	return e
}

func kindOf(s *layout.Sheet) *roll.Kind {
	if s.Kind == "" {
		return nil
	}
	return &s.Kind
}

func (c *console) tableJSON(s *layout.Sheet, looks []intake.Look) tableJSON {
	out := tableJSON{Other: s.Other.In(c.lang), HeaderRows: s.HeaderRows, RowsKept: len(s.Rows), RowsListed: len(s.Skipped),
		Households: s.Households, Derived: s.Derived, DerivedBy: s.DerivedBy.In(c.lang), Columns: []columnJSON{}, Skipped: []skipJSON{}}
	for _, g := range s.Given {
		out.Given = append(out.Given, givenJSON{g.Field.String(), g.Text(), g.Where.In(c.lang)})
	}
	for i, col := range s.Columns {
		one := columnJSON{Column: table.ColumnName(col.Index), Header: col.Header, Field: col.Field.String(), Mapped: col.Said, Why: col.Why.In(c.lang)}
		one.Filled, one.Numbers, one.Lost, one.Strange = looks[i].Filled, looks[i].Numbers, looks[i].Lost, looks[i].Strange
		out.Columns = append(out.Columns, one)
	}
	for _, skip := range s.Skipped {
		out.Skipped = append(out.Skipped, skipJSON{skip.Row, skip.Reason.In(c.lang)})
	}
	return out
}

func (c *console) sheetJSON(s *layout.Sheet, looks []intake.Look, digest bool) sheetJSON {
	out := sheetJSON{Sheet: s.Table.Sheet, Kind: kindOf(s), Era: s.Era, Hidden: s.Table.Hidden, Rows: s.Table.Rows(), tableJSON: c.tableJSON(s, looks)}
	sum := sha256.New()
	for row := range s.Table.Rows() {
		for col := range s.Table.Columns {
			v := s.Table.At(row, col)
			if v.Text == "" {
				continue
			}
			out.Cells++
			if digest {
				fmt.Fprintf(sum, "%d\t%d\t%s\n", s.Table.Number(row), col+1, v.Text)
			}
		}
	}
	if digest {
		out.Digest = hex.EncodeToString(sum.Sum(nil))
	}
	return out
}
