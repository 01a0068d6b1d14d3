package exceptions

import (
	"rollnet/io/summary"
	"rollnet/io/workbook"
	"rollnet/screening"
)

// townsFirst is the first row of a town on the sheet of towns.
const townsFirst = 3

// townsTable is towns and outcomes, in a county's own words and units.
func townsTable(s summary.Summary, lang string) workbook.Table {
	t := workbook.Table{
		Name:   townsSheet.In(lang),
		Title:  words{ZH: "各乡镇各类疑点（" + notVerdict.ZH + "）", EN: "outcomes by town (" + notVerdict.EN + ")"}.In(lang),
		Footer: townsSheet.In(lang) + "　" + notVerdict.In(lang),
		Freeze: 1, NoFilter: true,
		Columns: []workbook.Column{{Header: words{ZH: "乡镇", EN: "town"}.In(lang), Width: 14, Style: workbook.Label}},
	}
	figure := func(head words) {
		t.Columns = append(t.Columns, workbook.Column{Header: head.In(lang), Width: 9, Style: workbook.Figure})
	}
	figure(words{ZH: "待核实\n（条）", EN: "to check"})
	figure(words{ZH: "已更正\n（条）", EN: "fixed"})
	figure(words{ZH: "合计\n（条）", EN: "all"})
	for _, o := range summary.Outcomes {
		for _, u := range o.Units {
			figure(words{ZH: o.Name.ZH + "\n（" + u.Name.ZH + "）", EN: o.Name.EN + " (" + u.Name.EN + ")"})
		}
	}
	line := func(name string, all summary.Tally, outcomes map[summary.Outcome]summary.Tally, look workbook.Style) []workbook.Cell {
		row := append([]workbook.Cell{{Value: name}}, styled(look, all.Open(), all.Applied, all.Findings)...)
		for _, o := range summary.Outcomes {
			for _, u := range o.Units {
				row = append(row, styled(look, u.Of(outcomes[o.Outcome]))...)
			}
		}
		return row
	}
	t.Rows = func(yield func([]workbook.Cell) bool) {
		for _, town := range s.Towns {
			if !yield(line(townName(town.Town, lang), town.Tally, town.Outcomes, workbook.Figure)) {
				return
			}
		}
		yield(line(words{ZH: "合计", EN: "all"}.In(lang), s.Findings, s.Outcomes, workbook.Total))
	}
	return t
}

// rulesTable is rules and towns: only rules that found something.
func rulesTable(c Content) workbook.Table {
	lang := c.Lang
	t := workbook.Table{
		Name:   townRulesSheet.In(lang),
		Title:  words{ZH: "各规则在各乡镇的疑点条数（" + notVerdict.ZH + "）", EN: "findings by rule and town (" + notVerdict.EN + ")"}.In(lang),
		Footer: townRulesSheet.In(lang) + "　" + notVerdict.In(lang),
		Freeze: 2, NoFilter: true,
		Columns: []workbook.Column{
			{Header: words{ZH: "规则", EN: "rule"}.In(lang), Width: 9, Style: workbook.Middle},
			{Header: words{ZH: "名称", EN: "title"}.In(lang), Width: 34, Style: workbook.Text},
			{Header: words{ZH: "类别", EN: "family"}.In(lang), Width: 9, Style: workbook.Middle},
			{Header: words{ZH: "合计", EN: "all"}.In(lang), Width: 8, Style: workbook.Total},
		},
	}
	for _, town := range c.Summary.Towns {
		t.Columns = append(t.Columns, workbook.Column{Header: townName(town.Town, lang), Width: 8, Style: workbook.Figure})
	}
	t.Rows = func(yield func([]workbook.Cell) bool) {
		for _, family := range screening.Families {
			for _, r := range c.Rules {
				if r.Rule.Family != family.Family {
					continue
				}
				row := []workbook.Cell{{Value: r.Rule.Code}, {Value: r.Rule.Title.In(lang)}, {Value: family.Name.In(lang)}, {}}
				sum := 0
				for _, town := range c.Summary.Towns {
					sum += town.Rules[r.Rule.Code]
					row = append(row, workbook.Cell{Value: town.Rules[r.Rule.Code]})
				}
				if row[3].Value = sum; sum > 0 && !yield(row) {
					return
				}
			}
		}
	}
	return t
}
