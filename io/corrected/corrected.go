// Package corrected writes the corrected copy of an input: the original bytes with the corrected cells replaced and nothing
// else changed. Containers that cannot be patched (.xls, HTML, XML 2003) become .xlsx.
package corrected

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"rollnet/io/csvtext"
	"rollnet/io/fault"
	"rollnet/io/intake"
	"rollnet/io/sheet"
	"rollnet/io/xlsx"
	"rollnet/screening"
)

// Names are the names of the inputs' corrected copies, in order: their own, but with the ending .xlsx where the copy becomes
// one. Where another input has that name already, it stands behind the whole name: 户.xls.xlsx beside 户.xlsx.
func Names(inputs []intake.Input) []string {
	names := make([]string, len(inputs))
	taken := map[string]bool{} // names that differ in upper and lower case only are the same name on Windows
	for i := range inputs {
		if kept(&inputs[i]) {
			names[i] = inputs[i].File
			taken[strings.ToLower(names[i])] = true
		}
	}
	for i := range inputs {
		if names[i] != "" {
			continue
		}
		name := strings.TrimSuffix(inputs[i].File, path.Ext(inputs[i].File)) + ".xlsx"
		for whole := inputs[i].File; taken[strings.ToLower(name)]; {
			whole += ".xlsx"
			name = whole
		}
		names[i] = name
		taken[strings.ToLower(name)] = true
	}
	return names
}

// kept says that an input keeps its container: the copy is its bytes but for the corrected cells. A damaged input has no bytes
// to keep; what was read of it becomes a new workbook. An encrypted .xlsx is kept without its password.
func kept(in *intake.Input) bool {
	c := in.Workbook.Container
	return (c == sheet.XLSX || c == sheet.CSV) && len(in.Workbook.Lost) == 0
}

// Write writes the corrected copy of an input and returns the number of its rows that are part of the roll. corrections
// may be of other inputs too; two corrections of one cell, or one of a cell that does not hold what was read, is an error.
func Write(w io.Writer, in *intake.Input, corrections []screening.Correction) (rows int, err error) {
	for _, s := range in.Sheets {
		rows += len(s.Rows)
	}
	edits := editsOf(in, corrections)
	data := in.Workbook.Data
	switch {
	case !kept(in):
		_, err = convert(w, in, edits)
		return rows, err
	case in.Workbook.Container == sheet.XLSX:
		if len(edits) == 0 {
			_, err = w.Write(data)
			return rows, err
		}
		return rows, xlsx.Patch(w, bytes.NewReader(data), int64(len(data)), in.File, edits)
	}
	var fields []csvtext.Edit
	for _, e := range edits[""] {
		fields = append(fields, csvtext.Edit(e))
	}
	err = csvtext.Patch(w, data, fields)
	var f *fault.Fault
	if errors.As(err, &f) {
		f.File = in.File
	} else if err != nil {
		err = fmt.Errorf("%s!%w", in.File, err)
	}
	return rows, err
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
