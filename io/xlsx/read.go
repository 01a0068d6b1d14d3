package xlsx

import (
	"errors"
	"io"
	"strconv"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// Workbook is a workbook read whole.
type Workbook struct {
	Sheets   []Sheet   // in workbook order, hidden ones too
	Skipped  []Skipped // chart, dialog and macro sheets, which hold no table
	Date1904 bool      // serials count from 1904-01-01
}

// Sheet is one sheet of cells.
type Sheet struct {
	Name   string
	Part   string // name of its zip entry
	Hidden bool
	Table  *table.Table

	Cells        int    // cells that are not empty
	Formulas     int    // cells with a formula; their text is the stored result
	Unvalued     int    // formulas without a stored result, read as blank
	UnvaluedCell string // the first of them, such as B7
}

// Read reads a workbook of size bytes. The error of a bad one is a *fault.Fault with the place; nothing is read in part.
// progress, if not nil, is told the unpacked bytes done and in total, from the calling goroutine.
func Read(r io.ReaderAt, size int64, file string, progress func(done, total int64)) (*Workbook, error) {
	w, _, err := read(r, size, file, progress, false)
	return w, err
}

// report passes on how much was unpacked, a few hundred times in all.
func (b *book) report(progress func(done, total int64)) {
	if progress == nil {
		return
	}
	var done, told, total int64
	if b.strings != nil {
		total += int64(b.strings.UncompressedSize64)
	}
	if b.styles != nil {
		total += int64(b.styles.UncompressedSize64)
	}
	for _, s := range b.sheets {
		total += int64(s.part.UncompressedSize64)
	}
	b.unpacked = func(bytes int) {
		done += int64(bytes)
		if done-told > total/256 || done == total && told < total {
			told = done
			progress(done, total)
		}
	}
}

// named gives a fault of a sheet's part the sheet's name.
func named(err error, s bookSheet) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		f.Sheet = s.name
	}
	return err
}

// read takes all cells into a table. size is the length of the part, from which the number of rows is guessed.
func (sheet *Sheet) read(s *scanner, b *table.Builder, size int64, texts *sharedStrings, styles *styles) error {
	rows := 0
	for {
		e, err := s.next()
		if err != nil {
			return err
		}
		switch e {
		case eventCell:
			err = sheet.take(s, b, texts, styles)
		case eventRow:
			if rows++; rows == 2048 {
				b.Expect(int(min(maxRows, 2048*size/s.offset(s.pos)*21/20)))
			}
			err = b.Row(s.row)
		case eventMerge:
			b.Merge(s.merge)
		case eventEnd:
			sheet.Table = b.Table()
			return nil
		}
		if err != nil {
			if errors.Is(err, table.ErrSize) {
				f := s.fault(fault.Limit, "more rows by columns than can be kept", "行数乘列数过大")
				f.Want, f.Err = "134217728", err
				return f
			}
			return err
		}
	}
}

// take takes one cell into the table.
func (sheet *Sheet) take(s *scanner, b *table.Builder, texts *sharedStrings, styles *styles) error {
	c := &s.cell
	if c.formula {
		sheet.Formulas++
		b.Formula(c.col)
		if !c.valued {
			if sheet.Unvalued++; sheet.Unvalued == 1 {
				sheet.UnvaluedCell = table.CellName(c.row, c.col)
			}
		}
	}
	if len(c.value) == 0 {
		return nil
	}
	if c.kind == 's' {
		if known, err := b.Again(c.col, c.index); known || err != nil {
			sheet.Cells++
			return err
		}
	}
	kind, text, err := s.content(texts, styles)
	if err != nil || kind == table.Blank {
		return err
	}
	sheet.Cells++
	if c.kind == 's' {
		return b.CellAs(c.col, c.index, kind, text)
	}
	return b.Cell(c.col, kind, text)
}

// content is what the present cell holds: its kind and its text as the file stores it. An empty text is a blank.
func (s *scanner) content(texts *sharedStrings, styles *styles) (table.Kind, []byte, error) {
	c := &s.cell
	kind, text := table.Text, c.value
	switch c.kind {
	case 's':
		if len(c.value) == 0 {
			return table.Blank, nil, nil
		}
		if int(c.index) >= texts.len() {
			return 0, nil, s.noString(texts)
		}
		text = texts.at(c.index)
	case 'n':
		kind = table.Number
		if styles.isDate(c.style) {
			kind = table.Date
		}
	case 'b':
		kind = table.Bool
	case 'e':
		kind = table.Error
	}
	if len(text) == 0 {
		kind = table.Blank
	}
	return kind, text, nil
}

// noString is the fault of a cell whose shared string is not there.
func (s *scanner) noString(texts *sharedStrings) error {
	c := &s.cell
	f := s.fault(fault.BadString, strconv.Itoa(int(c.index)), "")
	f.Want, f.WantZH = "less than "+strconv.Itoa(texts.len()), "小于 "+strconv.Itoa(texts.len())
	if texts == nil {
		f.Code, f.Found, f.FoundZH = fault.MissingPart, "the shared strings", "共享字符串"
	}
	f.Cell, f.Byte = table.CellName(c.row, c.col), c.start
	return f
}
