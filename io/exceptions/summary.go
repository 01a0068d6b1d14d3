package exceptions

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rollnet/io/summary"
	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/indicators"
)

// summaryWide is how many columns the summary is wide: the label, ten figures, and what did not run.
const summaryWide = 12

// chartRows is how many rows of the sheet the charts take.
const chartRows = 15

// writeSummary writes the counts of the county on one sheet of paper: by outcome in a county's own words, shares with what
// they are of, by family with its rules that did not run, and charts.
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
	first, last := p.outcomes(s, families, lang)
	p.put(8)
	p.rates(c)
	p.rounds(s, lang)
	p.families(s, families, lang)
	p.put(8)
	charts := p.row + 1
	for range chartRows {
		p.put(0)
	}
	// Before the charts: they are measured in columns.
	p.do(func() error { return book.File.SetColWidth(p.name, "A", "A", 17.75) })
	p.do(func() error { return book.File.SetColWidth(p.name, "B", "L", 10.75) })
	p.wide = summaryWide
	p.chart(words{ZH: "各类疑点（条）", EN: "findings by outcome"}.In(lang), summarySheet.In(lang), "D", "A"+strconv.Itoa(charts), first, last)
	if n := len(s.Towns); n > 0 {
		p.chart(words{ZH: "各乡镇待核实（条）", EN: "open findings by town"}.In(lang), townsSheet.In(lang), "B", "G"+strconv.Itoa(charts), townsFirst, townsFirst+min(n, maxBars)-1)
	}
	return p.finish(onePage)
}

// outcomes writes the table by outcome and returns its first and last data row. A name leads to its sheet.
func (p *page) outcomes(s summary.Summary, families map[screening.Family][]entry, lang string) (first, last int) {
	p.head([]words{{ZH: "类别", EN: "outcome"}, {ZH: "户", EN: "households"}, {ZH: "人", EN: "persons"}, {ZH: "条", EN: "findings"},
		{ZH: "已更正", EN: "fixed"}, {ZH: "已答复", EN: "answered"}, {ZH: "待核实", EN: "to check"},
		{ZH: "■ 错误", EN: "■ errors"}, {ZH: "▲ 疑点", EN: "▲ doubts"}, {ZH: "○ 提示", EN: "○ notes"}}, lang)
	first = p.row + 1
	for _, known := range summary.Outcomes {
		t, found := s.Outcomes[known.Outcome]
		if !found && !ran(s, known.Outcome) {
			p.put(18, append(styled(workbook.Label, known.Name.In(lang)), styled(workbook.Figure, "—", "—", states[screening.Skipped].In(lang), "—", "—", "—", "—", "—", "—")...)...)
			continue
		}
		p.put(18, append(styled(workbook.Label, known.Name.In(lang)),
			styled(workbook.Figure, t.Households, t.Persons, t.Findings, t.Applied, t.Answered, t.Open(), t.Errors, t.Warnings, t.Infos)...)...)
		for _, family := range familiesOf(known.Outcome) {
			if len(families[family]) > 0 {
				p.link(family, lang)
				break
			}
		}
	}
	last = p.row
	t := s.Findings
	p.put(18, append(styled(workbook.Label, words{ZH: "合计", EN: "all"}.In(lang)),
		styled(workbook.Total, t.Households, t.Persons, t.Findings, t.Applied, t.Answered, t.Open(), t.Errors, t.Warnings, t.Infos)...)...)
	return first, last
}

// familiesOf are the families whose findings belong to an outcome.
func familiesOf(o summary.Outcome) []screening.Family {
	switch o {
	case summary.Elderly:
		return []screening.Family{screening.Elderly}
	case summary.WrongIn:
		return []screening.Family{screening.WrongIn}
	case summary.Missed, summary.Members:
		return []screening.Family{screening.Missed}
	case summary.Hints:
		return []screening.Family{screening.WrongIn, screening.Missed}
	case summary.WrongOut:
		return []screening.Family{screening.WrongOut}
	case summary.Duplicate:
		return []screening.Family{screening.Duplicate}
	case summary.Handbooks:
		return []screening.Family{screening.Handbook}
	}
	return []screening.Family{screening.Quality, screening.OfPerson, screening.OfHouse}
}

// ran says that a rule of an outcome ran: without one, nought would read as clean.
func ran(s summary.Summary, o summary.Outcome) bool {
	for _, f := range s.Families {
		for _, of := range familiesOf(o) {
			if f.Family == of && f.Ran > 0 {
				return true
			}
		}
	}
	return false
}

// link makes the name in the last row lead to a family's sheet.
func (p *page) link(family screening.Family, lang string) {
	ref := "A" + strconv.Itoa(p.row)
	style, err := p.book.ID(workbook.Link)
	p.do(func() error { return err })
	p.do(func() error { return p.book.File.SetCellStyle(p.name, ref, ref, style) })
	p.do(func() error {
		return p.book.File.SetCellHyperLink(p.name, ref, "'"+familyName(family).In(lang)+"'!A1", "Location")
	})
}

func familyName(family screening.Family) words {
	for _, known := range screening.Families {
		if known.Family == family {
			return known.Name
		}
	}
	return words{}
}

// rates writes the shares that a county is asked for, each with what it is of.
func (p *page) rates(c Content) {
	if c.Indicators == nil {
		return
	}
	var list []*indicators.Indicator
	for i := range c.Indicators.Indicators {
		if one := &c.Indicators.Indicators[i]; one.Total() != nil && (one.Code == "ST-010" || one.Key == "elderly") {
			list = append(list, one)
		}
	}
	if len(list) == 0 {
		return
	}
	p.head([]words{{ZH: "比例", EN: "share"}, {ZH: "疑点", EN: "leads"}, {ZH: "总数", EN: "of"}, {ZH: "占比", EN: "share"}, {ZH: "怎样算的", EN: "how it is reckoned"}, {}, {}, {}, {}, {}}, c.Lang)
	p.merge("E", "J")
	for _, one := range list {
		total := one.Total()
		share := "—"
		if percent, ok := total.Percent(); ok {
			share = strconv.FormatFloat(percent, 'f', 2, 64) + " %"
		}
		p.put(18, append(append(styled(workbook.Label, one.Title.In(c.Lang)), styled(workbook.Figure, total.Numerator, total.Denominator, share)...),
			styled(workbook.Text, one.Formula.In(c.Lang), nil, nil, nil, nil, nil)...)...)
		p.merge("E", "J")
	}
	p.put(8)
}

// rounds writes the course over rounds, where there are several.
func (p *page) rounds(s summary.Summary, lang string) {
	if len(s.Rounds) < 2 {
		return
	}
	p.head([]words{{ZH: "历轮进展（条）", EN: "course"}, {ZH: "发现", EN: "found"}, {ZH: "新增", EN: "new"}, {ZH: "延续", EN: "persisting"}, {ZH: "重新核实", EN: "reopened"},
		{ZH: "已消除", EN: "resolved"}, {ZH: "已答复", EN: "answered"}, {ZH: "已按答复更正", EN: "corrected"}, {ZH: "待核实", EN: "to check"}}, lang)
	for i, r := range s.Rounds {
		p.put(18, append(styled(workbook.Label, r.Name(i, lang)), styled(workbook.Figure, r.Found, r.New, r.Persisting, r.Reopened, r.Resolved, r.Answered, r.Corrected, r.Open)...)...)
	}
	p.put(8)
}

// families writes the table by family: what is to be checked on each sheet, and the rules that did not run.
func (p *page) families(s summary.Summary, families map[screening.Family][]entry, lang string) {
	p.head([]words{{ZH: "工作表", EN: "sheet"}, {ZH: "待核实", EN: "to check"}, {ZH: "已更正", EN: "fixed"}, {ZH: "合计", EN: "all"},
		{ZH: "涉及户数", EN: "households"}, {ZH: "未查或已停用的规则", EN: "rules skipped or stopped"}, {}, {}, {}, {}, {}, {}}, lang)
	p.merge("F", "L")
	for _, f := range s.Families {
		notRun := strings.Join(f.NotRun, "、")
		figures := styled(workbook.Figure, f.Open(), f.Applied, f.Findings, f.Households)
		if f.Ran == 0 { // nought would read as clean
			figures = styled(workbook.Figure, states[screening.Skipped].In(lang), "—", "—", "—")
		}
		cells := append(styled(workbook.Label, familyName(f.Family).In(lang)), figures...)
		p.put(max(18, float64(workbook.Lines(notRun, notRunWidth))*14.5+4), append(cells, styled(workbook.Text, notRun, nil, nil, nil, nil, nil, nil)...)...)
		p.merge("F", "L")
		if len(families[f.Family]) > 0 {
			p.link(f.Family, lang)
		}
	}
}

// notRunWidth is the width of the seven columns that hold the rules that did not run.
const notRunWidth = 74

// merge joins some columns of the last row.
func (p *page) merge(from, to string) {
	p.do(func() error {
		return p.book.File.MergeCell(p.name, fmt.Sprintf("%s%d", from, p.row), fmt.Sprintf("%s%d", to, p.row))
	})
}

func (p *page) head(heads []words, lang string) {
	var cells []workbook.Cell
	lines := 1
	for _, h := range heads {
		cells = append(cells, workbook.Cell{Value: h.In(lang), Style: workbook.Header})
		lines = max(lines, workbook.Lines(h.In(lang), 21))
	}
	p.put(float64(lines)*13.5+6, cells...)
}

func townName(town, lang string) string {
	return cmp.Or(town, words{ZH: "（表中无乡镇）", EN: "(no town given)"}.In(lang))
}

// maxBars is how many bars a chart can show so that their names are read.
const maxBars = 24

// chart draws a column of some rows of a sheet against column A.
func (p *page) chart(title, sheet, column, at string, first, last int) {
	if last < first {
		return
	}
	quoted := "'" + sheet + "'"
	black := excelize.Font{Family: workbook.Font, Size: 10, Color: "000000"}
	p.do(func() error {
		return p.book.File.AddChart(p.name, at, &excelize.Chart{
			Type: excelize.Bar,
			Series: []excelize.ChartSeries{{
				Name:              fmt.Sprintf("%s!$%s$%d", quoted, column, first-1),
				Categories:        fmt.Sprintf("%s!$A$%d:$A$%d", quoted, first, last),
				Values:            fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted, column, first, column, last),
				Fill:              excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"2F5D9B"}},
				DataLabelPosition: excelize.ChartDataLabelsPositionOutsideEnd,
			}},
			Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: workbook.Font, Size: 12, Bold: true}}}},
			Legend:    excelize.ChartLegend{Position: "none"},
			PlotArea:  excelize.ChartPlotArea{ShowVal: true},
			XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: black},
			YAxis:     excelize.ChartAxis{None: true},
			Dimension: excelize.ChartDimension{Width: 470, Height: 290},
		})
	})
}
