package answers

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/io/exceptions"
	"rollnet/io/fault"
	"rollnet/io/intake"
	"rollnet/io/sheet"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// heads are the columns of an answer, found by their headers in either language; the first two make a sheet a list.
var heads = []screening.Words{
	exceptions.HeadID, exceptions.HeadResult, exceptions.HeadOther, exceptions.HeadHandling, exceptions.HeadVerifier, exceptions.HeadDate, exceptions.HeadNote,
}

const (
	atID = iota
	atResult
	atOther
	atHandling
	atVerifier
	atDate
	atNote
)

// Read reads returned lists in any container that can be read, one answer for each row in which something was filled in, in
// order of files, sheets and rows. Sheets without the headers of a list are passed over; a file without any such sheet is
// refused with a *fault.Fault.
func Read(paths []string) ([]Answer, []File, error) {
	names := intake.Names(paths)
	var all []Answer
	var files []File
	for i, path := range paths {
		book, err := sheet.Open(path, names[i], sheet.Options{})
		if err != nil {
			return nil, nil, err
		}
		one := File{File: names[i], SHA256: book.SHA256}
		lists := 0
		for _, t := range book.Tables {
			found, rows, list := readTable(t)
			if list {
				lists++
			}
			one.Rows += rows
			one.Answers += len(found)
			all = append(all, found...)
		}
		if lists == 0 {
			return nil, nil, &fault.Fault{Code: fault.NoAnswers, File: names[i], Kind: string(book.Container)}
		}
		files = append(files, one)
	}
	slices.SortStableFunc(all, func(a, b Answer) int { return strings.Compare(a.File, b.File) })
	slices.SortFunc(files, func(a, b File) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.SHA256, b.SHA256))
	})
	return all, files, nil
}

// readTable reads a sheet; list says that it has the headers of a list. Lists that were pasted one below the other each
// have their own headers.
func readTable(t *table.Table) (all []Answer, rows int, list bool) {
	var columns []int
	for row := range t.Rows() {
		if here := headsIn(t, row); here != nil {
			columns, list = here, true
			continue
		}
		if columns == nil {
			continue
		}
		rows++
		if a := read(t, row, columns); a != nil {
			all = append(all, *a)
		}
	}
	return all, rows, list
}

// headsIn gives the columns of the heads, -1 for those that are not there; nil where the row is no header.
func headsIn(t *table.Table, row int) []int {
	columns := make([]int, len(heads))
	for i := range columns {
		columns[i] = -1
	}
	for col := range t.Columns {
		v := t.At(row, col)
		if v.Kind != table.Text {
			continue
		}
		text := spelling(v.Text)
		for i, head := range heads {
			if columns[i] < 0 && (text == spelling(head.ZH) || text == spelling(head.EN)) {
				columns[i] = col
			}
		}
	}
	if columns[atID] < 0 || columns[atResult] < 0 {
		return nil
	}
	return columns
}

// read reads a row; nil where nothing was filled in.
func read(t *table.Table, row int, columns []int) *Answer {
	text := func(i int) string {
		return strings.TrimSpace(strings.Trim(t.At(row, columns[i]).Text, "\u00A0\u3000\uFEFF\u200B"))
	}
	a := &Answer{
		File: t.File, Sheet: t.Sheet, Row: t.Number(row), ID: strings.ToLower(text(atID)), Said: text(atResult), Value: text(atOther),
		Handling: text(atHandling), Verifier: text(atVerifier), Date: text(atDate), Note: text(atNote),
	}
	a.Result = resultOf(a.Said)
	if a.Said+a.Value+a.Handling+a.Verifier+a.Date+a.Note == "" {
		return nil
	}
	if day := roll.ParseDate(t.At(row, columns[atDate]), t.Date1904); day.Whole() {
		a.Date = day.String()
	}
	return a
}
