package stats

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/indicators"
)

// Workbook writes the course as a workbook: the county, the towns, the villages and the single rules, a sheet each, a row for
// each indicator, area and date. It returns the number of rows. scratch is a private folder for temporary files.
func Workbook(w io.Writer, scratch string, dates []Dated, lang string) (rows int, err error) {
	book, err := workbook.New(scratch)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	in := func(zh, en string) string { return screening.Words{ZH: zh, EN: en}.In(lang) }
	county := Course(dates, indicators.County)
	rules := slices.DeleteFunc(append(slices.Clone(county), Course(dates, indicators.Town)...), func(r Row) bool { return !r.OfRule() })
	for _, s := range []struct {
		name, title string
		rows        []Row
	}{
		{in("全县", "county"), in("指标：全县", "indicators of the county"), noRules(county)},
		{in("乡镇", "towns"), in("指标：各乡镇", "indicators by town"), noRules(Course(dates, indicators.Town))},
		{in("行政村", "villages"), in("指标：各行政村", "indicators by village"), noRules(Course(dates, indicators.Village))},
		{in("各规则", "rules"), in("问题数据：各规则（疑点，不是结论）", "findings by rule (leads, not verdicts)"), rules},
	} {
		if err := book.Table(table(s.name, s.title, dates, s.rows, lang)); err != nil {
			return 0, err
		}
		rows += len(s.rows) * len(dates)
	}
	return rows, book.Write(w)
}

func noRules(rows []Row) []Row {
	return slices.DeleteFunc(rows, func(r Row) bool { return r.OfRule() })
}

func table(name, title string, dates []Dated, rows []Row, lang string) workbook.Table {
	in := func(zh, en string) string { return screening.Words{ZH: zh, EN: en}.In(lang) }
	t := workbook.Table{Name: name, Title: title, Footer: title, Freeze: 2, Columns: []workbook.Column{
		{Header: in("编号", "code"), Width: 8, Style: workbook.Middle}, {Header: in("指标", "indicator"), Width: 26, Style: workbook.Text},
		{Header: in("乡镇", "town"), Width: 9, Style: workbook.Middle}, {Header: in("行政村", "village"), Width: 9, Style: workbook.Middle},
		{Header: in("时点", "as of"), Width: 11, Style: workbook.Middle}, {Header: in("分子", "numerator"), Width: 9, Style: workbook.Figure},
		{Header: in("分母", "denominator"), Width: 9, Style: workbook.Figure}, {Header: in("单位", "unit"), Width: 7, Style: workbook.Middle},
		{Header: in("比率（%）", "percent"), Width: 9, Style: workbook.Middle}, {Header: in("目标", "target"), Width: 8, Style: workbook.Middle},
		{Header: in("是否达到", "met"), Width: 9, Style: workbook.Middle}, {Header: in("变化（百分点）", "change (points)"), Width: 9, Style: workbook.Middle},
		{Header: in("未计入及原因", "left out, and why"), Width: 26, Style: workbook.Text}, {Header: in("算法和依据", "formula and source"), Width: 34, Style: workbook.Text},
	}}
	t.Rows = func(yield func([]workbook.Cell) bool) {
		for i := range rows {
			for j := range rows[i].Points {
				if !yield(cells(dates[j], &rows[i], j, lang)) {
					return
				}
			}
		}
	}
	return t
}

func cells(d Dated, row *Row, j int, lang string) []workbook.Cell {
	p, one := &row.Points[j], row.Indicator
	area := Name(row.Area, lang)
	town, village := area, ""
	if row.Area.Level == indicators.Village {
		town, village = Name(indicators.Area{Level: indicators.Town, Town: row.Area.Town}, lang), Name(indicators.Area{Level: indicators.Town, Town: row.Area.Village}, lang)
	}
	out := []workbook.Cell{{Value: one.Code}, {Value: one.Title.In(lang)}, {Value: town}, {Value: village}, {Value: d.Set.AsOf}}
	met, change, left := "", "", p.LeftOutIn(lang)
	if p.Figure != nil {
		out = append(out, workbook.Cell{Value: p.Figure.Numerator}, workbook.Cell{Value: p.Figure.Denominator})
		if percent, ok := p.Figure.Percent(); ok && one.Target != nil {
			met = map[bool]screening.Words{true: {ZH: "达到", EN: "yes"}, false: {ZH: "未达到", EN: "no"}}[one.Target.Met(percent)].In(lang)
		}
	} else {
		out = append(out, workbook.Cell{}, workbook.Cell{})
		left = screening.Words{ZH: "这一时点没有", EN: "not at this date"}.In(lang)
		if p.Missing != nil {
			left = screening.Words{ZH: "未计算：" + p.Missing.ZH, EN: "not reckoned: " + p.Missing.EN}.In(lang)
		}
	}
	if points, ok := row.Change(); ok && j == len(row.Points)-1 {
		change = fmt.Sprintf("%+.1f", points)
	}
	for _, text := range []string{one.Unit.In(lang), Percent(p.Figure), TargetIn(one.Target), met, change, left, one.Formula.In(lang)} {
		out = append(out, workbook.Cell{Value: text})
	}
	return out
}
