package xlsx

import (
	"errors"
	"io"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// ReadSound is Read, but for a broken sheet: of that it reads the rows before the break, if the part's checksum proves that
// they are as they were written, else none. It is an error where the zip, or what all sheets share, is broken.
func ReadSound(r io.ReaderAt, size int64, file string, progress func(done, total int64)) (*Workbook, []fault.Loss, error) {
	return read(r, size, file, progress, true)
}

// read reads a workbook; without goOn, a broken sheet ends it.
func read(r io.ReaderAt, size int64, file string, progress func(done, total int64), goOn bool) (*Workbook, []fault.Loss, error) {
	b, err := openBook(r, size, file)
	if err != nil {
		return nil, nil, err
	}
	b.report(progress)
	texts, err := b.loadStrings()
	if err != nil {
		return nil, nil, err
	}
	styles, err := b.loadStyles()
	if err != nil {
		return nil, nil, err
	}
	w := &Workbook{Skipped: b.skipped, Date1904: b.date1904}
	var lost []fault.Loss
	for _, s := range b.sheets {
		sheet := Sheet{Name: s.name, Part: s.part.Name, Hidden: s.hidden}
		row := 1
		err := b.with(s.part, func(part io.Reader) error {
			scan, rows := newScanner(part, file, s.name), table.NewBuilder(file, s.name)
			err := sheet.read(scan, rows, int64(s.part.UncompressedSize64), texts, styles)
			if err != nil && goOn {
				row = sheet.salvage(scan, rows, part)
			}
			return err
		})
		var f *fault.Fault
		if err != nil {
			if err = named(err, s); !goOn || !errors.As(err, &f) {
				return nil, nil, err
			}
			lost = append(lost, fault.Loss{Sheet: s.name, Row: row, Why: f})
		}
		if sheet.Table == nil { // the part cannot even be opened
			sheet.Table = table.NewBuilder(file, s.name).Table()
		}
		sheet.Table.Hidden, sheet.Table.Date1904 = s.hidden, b.date1904
		w.Sheets = append(w.Sheets, sheet)
	}
	return w, lost, nil
}

// salvage keeps the rows before the break and gives the first row that is lost. The checksum is of the part as a whole.
func (sheet *Sheet) salvage(s *scanner, b *table.Builder, part io.Reader) (lost int) {
	if _, err := io.Copy(io.Discard, part); err != nil {
		*sheet = Sheet{Name: sheet.Name, Part: sheet.Part, Hidden: sheet.Hidden}
		return 1
	}
	lost = s.row + 1
	if s.phase == inRow {
		b.Undo()
		lost = s.row
	}
	sheet.Table = b.Table()
	return lost
}
