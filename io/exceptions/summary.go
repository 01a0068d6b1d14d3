package exceptions

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rollnet/io/summary"
	"rollnet/io/workbook"
	"rollnet/screening"
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
		p.put(float64(workbook.Lines(line, first+second))*15.5+7, styled(workbook.Note, line, nil)...)
		row := p.row
		p.do(func() error { return book.File.MergeCell(p.name, "A"+strconv.Itoa(row), "B"+strconv.Itoa(row)) })
	}
	p.put(10)
	for _, f := range facts {
		p.put(float64(workbook.Lines(f.Value, second))*14+5, workbook.Cell{Value: f.Label.In(lang), Style: workbook.Label}, workbook.Cell{Value: f.Value, Style: workbook.Text})
	}
	p.do(func() error { return book.File.SetColWidth(p.name, "A", "A", first+0.75) })
	p.do(func() error { return book.File.SetColWidth(p.name, "B", "B", second+0.75) })
	return p.finish(0)
}

// finish sets the page up: no grid, for paper.
func (p *page) finish(headerRows int) error {
	no, fit := false, true
	p.do(func() error { return p.book.File.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &no}) })
	p.do(func() error { return p.book.File.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}) })
	p.do(func() error {
		return p.book.PrintSetup(p.name, workbook.Print{Footer: p.name, HeaderRows: headerRows, Columns: p.wide, Rows: p.row})
	})
	return p.err
}

// chartRows is how many rows of the sheet the charts take.
const chartRows = 17

// writeSummary writes the counts: by family with a chart, by town with a chart, by town and rule.
func writeSummary(book *workbook.Book, c Content, families map[screening.Family][]entry) error {
	s, lang := c.Summary, c.Lang
	p := newPage(book, summarySheet.In(lang))
	p.put(30, styled(workbook.Title, words{ZH: "筛查汇总（" + notVerdict.ZH + "）", EN: "summary (" + notVerdict.EN + ")"}.In(lang))...)
	p.put(18, styled(workbook.Plain, words{
		ZH: fmt.Sprintf("读入 %d 行 = 采用 %d 行 + 未采用 %d 行；花名册 %d 户 %d 人；规则已查 %d 条，未查 %d 条，停用 %d 条，不适用 %d 条；已更正 %d 个单元格",
			s.Rows.Read, s.Rows.Kept, s.Rows.Skipped, s.Households, s.Persons, s.Rules.Ran, s.Rules.Skipped, s.Rules.Stopped, s.Rules.Off, s.Corrections),
		EN: fmt.Sprintf("%d rows read = %d kept + %d skipped; roll: %d households, %d persons; rules: %d ran, %d skipped, %d stopped, %d off; %d cells corrected",
			s.Rows.Read, s.Rows.Kept, s.Rows.Skipped, s.Households, s.Persons, s.Rules.Ran, s.Rules.Skipped, s.Rules.Stopped, s.Rules.Off, s.Corrections),
	}.In(lang))...)
	p.put(8)
	first, last := p.families(s, families, lang)
	p.put(8)
	charts := p.row + 1
	for range chartRows {
		p.put(0)
	}
	townFirst, townLast := p.towns(s, lang)
	p.put(14)
	p.rules(c)
	// Before the charts: they are measured in columns.
	p.do(func() error { return book.File.SetColWidth(p.name, "A", "A", 16.75) })
	end, err := excelize.ColumnNumberToName(max(p.wide, 12))
	p.do(func() error { return err })
	p.do(func() error { return book.File.SetColWidth(p.name, "B", end, 10.75) })
	p.wide = max(p.wide, 12)
	p.chart(words{ZH: "各类疑点（待核实）", EN: "to check, by family"}.In(lang), "A"+strconv.Itoa(charts), 515, first, last)
	p.chart(words{ZH: "各乡镇疑点（待核实）", EN: "to check, by town"}.In(lang), "G"+strconv.Itoa(charts), 470, townFirst, min(townLast, townFirst+maxBars-1))
	return p.finish(0)
}

// families writes the table by family and returns its first and last data row.
func (p *page) families(s summary.Summary, families map[screening.Family][]entry, lang string) (first, last int) {
	heads := []words{{ZH: "类别", EN: "family"}, {ZH: "待核实", EN: "to check"}, {ZH: "已更正", EN: "fixed"}, {ZH: "合计", EN: "all"},
		{ZH: "■ 错误", EN: "■ errors"}, {ZH: "▲ 疑点", EN: "▲ doubts"}, {ZH: "○ 提示", EN: "○ notes"}, {ZH: "涉及户数", EN: "households"}, {ZH: "未查或已停用的规则", EN: "rules skipped or stopped"}, {}, {}, {}}
	p.head(heads, lang)
	p.merge()
	names := map[screening.Family]words{}
	for _, f := range screening.Families {
		names[f.Family] = f.Name
	}
	first = p.row + 1
	for _, f := range s.Families {
		name := workbook.Cell{Value: names[f.Family].In(lang), Style: workbook.Label}
		linked := len(families[f.Family]) > 0
		if linked {
			name.Style = workbook.Link
		}
		notRun := strings.Join(f.NotRun, "、")
		cells := append([]workbook.Cell{name}, figures(workbook.Figure, f.Tally)...)
		if f.Ran == 0 { // nought would read as clean
			unchecked := styled(workbook.Figure, states[screening.Skipped].In(lang), "—", "—", "—", "—", "—", "—")
			cells = append(cells[:1], unchecked...)
		}
		p.put(max(18, float64(workbook.Lines(notRun, notRunWidth))*14.5+4), append(cells, styled(workbook.Text, notRun, nil, nil, nil)...)...)
		p.merge()
		if ref := "A" + strconv.Itoa(p.row); linked {
			p.do(func() error {
				return p.book.File.SetCellHyperLink(p.name, ref, "'"+names[f.Family].In(lang)+"'!A1", "Location")
			})
		}
	}
	last = p.row
	p.put(18, append(styled(workbook.Label, words{ZH: "合计", EN: "all"}.In(lang)), figures(workbook.Total, s.Findings)...)...)
	return first, last
}

// notRunWidth is the width of the four columns that hold the rules that did not run.
const notRunWidth = 42

// merge joins the last four columns of a row of the table by family.
func (p *page) merge() {
	p.do(func() error {
		return p.book.File.MergeCell(p.name, fmt.Sprintf("I%d", p.row), fmt.Sprintf("L%d", p.row))
	})
}

func figures(style workbook.Style, t summary.Tally) []workbook.Cell {
	return styled(style, t.Open(), t.Applied, t.Findings, t.Errors, t.Warnings, t.Infos, t.Households)
}

func (p *page) head(heads []words, lang string) {
	var cells []workbook.Cell
	lines := 1
	for _, h := range heads {
		cells = append(cells, workbook.Cell{Value: h.In(lang), Style: workbook.Header})
		lines = max(lines, workbook.Lines(h.In(lang), 10))
	}
	p.put(float64(lines)*13.5+6, cells...)
}

// towns writes the table of towns and families and returns its first and last data row.
func (p *page) towns(s summary.Summary, lang string) (first, last int) {
	heads := []words{{ZH: "乡镇", EN: "town"}, {ZH: "待核实", EN: "to check"}, {ZH: "已更正", EN: "fixed"}, {ZH: "合计", EN: "all"}}
	for _, f := range s.Families {
		for _, known := range screening.Families {
			if known.Family == f.Family {
				heads = append(heads, known.Name)
			}
		}
	}
	p.head(heads, lang)
	first = p.row + 1
	for _, t := range s.Towns {
		cells := append(styled(workbook.Label, townName(t.Town, lang)), styled(workbook.Figure, t.Open(), t.Applied, t.Findings)...)
		for _, f := range s.Families {
			cells = append(cells, styled(workbook.Figure, t.Families[f.Family])...)
		}
		p.put(18, cells...)
	}
	last = p.row
	cells := append(styled(workbook.Label, words{ZH: "合计", EN: "all"}.In(lang)), styled(workbook.Total, s.Findings.Open(), s.Findings.Applied, s.Findings.Findings)...)
	for _, f := range s.Families {
		cells = append(cells, styled(workbook.Total, f.Findings)...)
	}
	p.put(18, cells...)
	return first, last
}

func townName(town, lang string) string {
	return cmp.Or(town, words{ZH: "（表中无乡镇）", EN: "(no town given)"}.In(lang))
}

// rules writes the table of towns and rules: only rules that found something.
func (p *page) rules(c Content) {
	lang := c.Lang
	counts := map[string]int{}
	for _, t := range c.Summary.Towns {
		for code, n := range t.Rules {
			counts[code] += n
		}
	}
	var hit []*screening.Rule
	for _, r := range c.Rules {
		if counts[r.Rule.Code] > 0 {
			hit = append(hit, r.Rule)
		}
	}
	if len(hit) == 0 {
		return
	}
	// As many rules side by side as there are columns above; the rest below, so that all fits on the same paper.
	for block := range slices.Chunk(hit, max(p.wide, 12)-1) {
		heads := []words{{ZH: "乡镇", EN: "town"}}
		for _, r := range block {
			heads = append(heads, words{ZH: r.Code + "\n" + r.Title.ZH, EN: r.Code + "\n" + r.Title.EN})
		}
		p.head(heads, lang)
		for _, t := range c.Summary.Towns {
			cells := styled(workbook.Label, townName(t.Town, lang))
			for _, r := range block {
				cells = append(cells, styled(workbook.Figure, t.Rules[r.Code])...)
			}
			p.put(18, cells...)
		}
		cells := styled(workbook.Label, words{ZH: "合计", EN: "all"}.In(lang))
		for _, r := range block {
			cells = append(cells, styled(workbook.Total, counts[r.Code])...)
		}
		p.put(18, cells...)
		p.put(10)
	}
}

// maxBars is how many bars a chart can show so that their names are read.
const maxBars = 24

// chart draws column B of some rows against column A, so many pixels wide.
func (p *page) chart(title, at string, wide uint, first, last int) {
	if last < first {
		return
	}
	quoted := "'" + p.name + "'"
	black := excelize.Font{Family: workbook.Font, Size: 10, Color: "000000"}
	p.do(func() error {
		return p.book.File.AddChart(p.name, at, &excelize.Chart{
			Type: excelize.Bar,
			Series: []excelize.ChartSeries{{
				Name:              fmt.Sprintf("%s!$B$%d", quoted, first-1),
				Categories:        fmt.Sprintf("%s!$A$%d:$A$%d", quoted, first, last),
				Values:            fmt.Sprintf("%s!$B$%d:$B$%d", quoted, first, last),
				Fill:              excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3864"}},
				DataLabelPosition: excelize.ChartDataLabelsPositionOutsideEnd,
			}},
			Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: workbook.Font, Size: 12, Bold: true}}}},
			Legend:    excelize.ChartLegend{Position: "none"},
			PlotArea:  excelize.ChartPlotArea{ShowVal: true},
			XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: black},
			YAxis:     excelize.ChartAxis{None: true},
			Dimension: excelize.ChartDimension{Width: wide, Height: 330},
		})
	})
}
