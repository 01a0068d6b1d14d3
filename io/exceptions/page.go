package exceptions

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"rollnet/io/workbook"
)

// page writes a sheet cell by cell, from the top.
type page struct {
	book *workbook.Book
	name string
	row  int
	wide int // columns used
	err  error
}

func newPage(book *workbook.Book, name string) *page {
	return &page{book: book, name: name, err: book.Sheet(name)}
}

// put writes cells into the next row, from column A.
func (p *page) put(high float64, cells ...workbook.Cell) {
	p.row++
	p.wide = max(p.wide, len(cells))
	if high > 0 {
		p.do(func() error { return p.book.File.SetRowHeight(p.name, p.row, high) })
	}
	for i, c := range cells {
		ref, err := excelize.CoordinatesToCellName(i+1, p.row)
		p.do(func() error { return err })
		style, err := p.book.ID(c.Style)
		p.do(func() error { return err })
		p.do(func() error { return p.book.File.SetCellStyle(p.name, ref, ref, style) })
		switch value := c.Value.(type) {
		case string:
			p.do(func() error { return p.book.File.SetCellStr(p.name, ref, workbook.Clean(value)) })
		case int:
			p.do(func() error { return p.book.File.SetCellInt(p.name, ref, int64(value)) })
		}
	}
}

func (p *page) do(f func() error) {
	if p.err == nil {
		p.err = f()
	}
}

func styled(s workbook.Style, values ...any) []workbook.Cell {
	cells := make([]workbook.Cell, len(values))
	for i, v := range values {
		cells[i] = workbook.Cell{Value: v, Style: s}
	}
	return cells
}

// writeIntro writes the first sheet: what this is, what to do, and on what the screening rests.
func writeIntro(book *workbook.Book, title string, lines []words, facts []Fact, lang string) error {
	p := newPage(book, introSheet.In(lang))
	p.put(30, styled(workbook.Title, title)...)
	p.put(6)
	const first, second = 24.0, 84.0
	for i, w := range lines {
		line := strconv.Itoa(i+1) + ". " + w.In(lang)
		p.put(float64(workbook.Lines(line, first+second+6))*15.5+7, styled(workbook.Note, line, nil)...)
		row := p.row
		p.do(func() error { return book.File.MergeCell(p.name, "A"+strconv.Itoa(row), "B"+strconv.Itoa(row)) })
	}
	p.put(10)
	for _, f := range facts {
		p.put(float64(workbook.Lines(f.Value, second))*14+5, workbook.Cell{Value: f.Label.In(lang), Style: workbook.Label}, workbook.Cell{Value: f.Value, Style: workbook.Text})
	}
	p.do(func() error { return book.File.SetColWidth(p.name, "A", "A", first+0.75) })
	p.do(func() error { return book.File.SetColWidth(p.name, "B", "B", second+0.75) })
	return p.finish(onePage)
}

// onePage asks finish for a sheet that goes on one sheet of paper.
const onePage = true

// finish sets the page up: no grid, for paper.
func (p *page) finish(single bool) error {
	no, fit := false, true
	p.do(func() error { return p.book.File.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &no}) })
	p.do(func() error { return p.book.File.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}) })
	p.do(func() error {
		return p.book.PrintSetup(p.name, workbook.Print{Footer: p.name, Columns: p.wide, Rows: p.row, Single: single})
	})
	return p.err
}
