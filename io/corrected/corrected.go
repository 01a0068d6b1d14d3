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

// Names are the names of the inputs' corrected copies, in order; see NamesOf.
func Names(inputs []intake.Input) []string {
	originals := make([]Original, len(inputs))
	for i := range inputs {
		originals[i] = Original{inputs[i].File, kept(&inputs[i])}
	}
	return NamesOf(originals)
}

// Original is an input by its name, and whether its copy keeps the container.
type Original struct {
	File string
	Kept bool
}

// Keeps says that the copy of an input of a container keeps that container; damaged says that not all of it could be read.
func Keeps(container string, damaged bool) bool {
	c := sheet.Container(container)
	return (c == sheet.XLSX || c == sheet.CSV) && !damaged
}

// NamesOf are the names of the originals' corrected copies, in order: their own, but with the ending .xlsx where the copy
// becomes one. Where another input has that name already, it stands behind the whole name: 户.xls.xlsx beside 户.xlsx.
func NamesOf(originals []Original) []string {
	names := make([]string, len(originals))
	taken := map[string]bool{} // names that differ in upper and lower case only are the same name on Windows
	for i, o := range originals {
		if o.Kept {
			names[i] = o.File
			taken[strings.ToLower(o.File)] = true
		}
	}
	for i, o := range originals {
		if o.Kept {
			continue
		}
		name := strings.TrimSuffix(o.File, path.Ext(o.File)) + ".xlsx"
		for whole := o.File; taken[strings.ToLower(name)]; {
			whole += ".xlsx"
			name = whole
		}
		names[i] = name
		taken[strings.ToLower(name)] = true
	}
	return names
}

// SheetNames are the names of the sheets in a copy that becomes another container, by the sheets' own, in order.
func SheetNames(sheets []string) map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	for i, s := range sheets {
		names[s] = sheetName(s, i+1, taken)
	}
	return names
}

// kept says that an input keeps its container: the copy is its bytes but for the corrected cells. A damaged input has no bytes
// to keep; what was read of it becomes a new workbook. An encrypted .xlsx is kept without its password.
func kept(in *intake.Input) bool {
	return Keeps(string(in.Workbook.Container), len(in.Workbook.Lost) > 0)
}

// Write writes the corrected copy of an input and returns the number of its rows that are part of the roll. corrections
// may be of other inputs too; two corrections of one cell, or one of a cell that does not hold what was read, is an error.
func Write(w io.Writer, in *intake.Input, corrections []screening.Correction) (rows int, err error) {
	return Change(w, in, editsOf(in, corrections), nil)
}

// Change writes a copy of an input with the cells of edits changed and the rows of leaves gone, both by sheet and by the
// numbers that rows have in the input. It returns the number of rows of the roll that are left.
func Change(w io.Writer, in *intake.Input, edits map[string][]xlsx.Edit, leaves map[string][]int) (rows int, err error) {
	for _, s := range in.Sheets {
		rows += len(s.Rows)
	}
	for _, gone := range leaves {
		rows -= len(gone)
	}
	data := in.Workbook.Data
	switch {
	case !kept(in) && len(leaves) > 0:
		return rows, fmt.Errorf("%s: rows do not leave a file of this kind", in.File)
	case !kept(in):
		_, err = convert(w, in, edits)
		return rows, err
	case in.Workbook.Container == sheet.XLSX:
		if len(edits)+len(leaves) == 0 {
			_, err = w.Write(data)
			return rows, err
		}
		return rows, xlsx.PatchRows(w, bytes.NewReader(data), int64(len(data)), in.File, edits, leaves)
	}
	var fields []csvtext.Edit
	for _, e := range edits[""] {
		fields = append(fields, csvtext.Edit(e))
	}
	err = csvtext.Patch(w, data, fields, leaves[""])
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
