package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rollnet/io/fault"
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
	Sheets    []sheetJSON `json:"sheets"`
}

type errorJSON struct {
	Code    fault.Code `json:"code"`
	Message string     `json:"message"`
	Sheet   string     `json:"sheet,omitempty"`
	Row     int        `json:"row,omitempty"`
	Byte    int64      `json:"byte,omitempty"`
}

type sheetJSON struct {
	Sheet      string       `json:"sheet"`
	Kind       *roll.Kind   `json:"kind"`
	Era        roll.Era     `json:"era,omitempty"`
	Hidden     bool         `json:"hidden,omitempty"`
	Rows       int          `json:"rows"`  // with at least one non-empty cell
	Cells      int          `json:"cells"` // non-empty
	Digest     string       `json:"digest,omitempty"`
	HeaderRows []int        `json:"header_rows"`
	RowsKept   int          `json:"rows_kept"`
	RowsListed int          `json:"rows_skipped"`
	Columns    []columnJSON `json:"columns"`
	Skipped    []skipJSON   `json:"skipped"`
}

type columnJSON struct {
	Column string `json:"column"`
	Header string `json:"header"`
	Field  string `json:"field,omitempty"`
	Why    string `json:"why,omitempty"`
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
		} else {
			one.Container = f.input.Container
			for _, s := range f.input.Sheets {
				one.Sheets = append(one.Sheets, c.sheetJSON(s, digest))
			}
		}
		out = append(out, one)
	}
	return writeJSON(c, map[string]any{"files": out})
}

func (c *console) errorJSON(err error) *errorJSON {
	e := &errorJSON{Code: "error", Message: c.inWords(err)}
	var f *fault.Fault
	if errors.As(err, &f) {
		e.Code, e.Sheet, e.Byte = f.Code, f.Sheet, f.Byte
		e.Row, _ = strconv.Atoi(strings.TrimLeft(f.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) // no row in the place: 0
	}
	return e
}

func (c *console) sheetJSON(s *layout.Sheet, digest bool) sheetJSON {
	out := sheetJSON{Sheet: s.Table.Sheet, Era: s.Era, Hidden: s.Table.Hidden, Rows: s.Table.Rows(), HeaderRows: s.HeaderRows,
		RowsKept: len(s.Rows), RowsListed: len(s.Skipped), Columns: []columnJSON{}, Skipped: []skipJSON{}}
	if s.Kind != "" {
		out.Kind = &s.Kind
	}
	for _, col := range s.Columns {
		out.Columns = append(out.Columns, columnJSON{table.ColumnName(col.Index), col.Header, col.Field.String(), col.Why.In(c.lang)})
	}
	for _, skip := range s.Skipped {
		out.Skipped = append(out.Skipped, skipJSON{skip.Row, skip.Reason.In(c.lang)})
	}
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
