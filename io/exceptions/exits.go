package exceptions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

// Exit is a household that left the roll of the poor, and how the nine tests of 八有一超 come out for it.
type Exit struct {
	Town, Village, Group, Household, Head string
	Year                                  string // of the exit
	Answers                               standard.Answers
}

// ExitsOf holds the exited households of a roll against the nine tests, in the order of the walk.
func ExitsOf(c *screening.Case) []Exit {
	var all []Exit
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if !h.Exited() || kin.Of(c).Older(h) {
			continue
		}
		all = append(all, Exit{
			Town: h.Says(roll.Town), Village: h.Says(roll.Village), Group: cmp.Or(h.Says(roll.Group), h.Says(roll.Address)),
			Household: h.Number, Head: headOf(h), Year: h.Says(roll.ExitYear), Answers: standard.Of(c, h),
		})
	}
	slices.SortStableFunc(all, func(a, b Exit) int {
		return cmp.Or(nameless(a.Town, b.Town), nameless(a.Village, b.Village), nameless(a.Group, b.Group), nameless(a.Household, b.Household))
	})
	return all
}

func headOf(h *roll.Household) string {
	if p := h.Head(); p != nil {
		return strings.TrimSpace(p.Text(roll.Name))
	}
	return h.Says(roll.HeadName)
}

// exitTable is the nine tests of each exited household: 有, 无 or 不明, with the values and sources of what is not 有 beside
// them for paper, and of all nine behind, for the screen.
func exitTable(exits []Exit, lang string) workbook.Table {
	t := workbook.Table{
		Name: exitSheet.In(lang),
		Title: words{
			ZH: fmt.Sprintf("八有一超核对表　已脱贫 %d 户　“不明”是现有数据判断不了，不等于达标，须入户核实", len(exits)),
			EN: fmt.Sprintf("the standard of exit: %d exited households; unknown is not passed, and is to be asked at the door", len(exits)),
		}.In(lang),
		Footer: exitSheet.In(lang) + "　" + notVerdict.In(lang),
		Freeze: 3,
		Columns: []workbook.Column{
			{Header: number.In(lang), Width: 6, Style: workbook.Middle},
			{Header: words{ZH: "户主", EN: "head"}.In(lang), Width: 8, Style: workbook.Middle},
			{Header: words{ZH: "户编号", EN: "household"}.In(lang), Width: 12, Style: workbook.Middle},
			{Header: words{ZH: "乡镇", EN: "town"}.In(lang), Width: 8, Style: workbook.Middle},
			{Header: words{ZH: "行政村", EN: "village"}.In(lang), Width: 8, Style: workbook.Middle},
			{Header: words{ZH: "自然村（组）", EN: "group"}.In(lang), Width: 9, Style: workbook.Middle, Hidden: !slices.ContainsFunc(exits, func(e Exit) bool { return e.Group != "" })},
			{Header: words{ZH: "脱贫年度", EN: "exit"}.In(lang), Width: 7, Style: workbook.Middle, Hidden: !slices.ContainsFunc(exits, func(e Exit) bool { return e.Year != "" })},
		},
	}
	for _, test := range standard.Tests {
		t.Columns = append(t.Columns, workbook.Column{Header: test.Name.In(lang), Width: 8, Style: workbook.Middle})
	}
	for _, verdict := range []standard.Verdict{standard.Lacks, standard.Unknown} {
		t.Columns = append(t.Columns, workbook.Column{Header: words{ZH: verdict.Words().ZH + "\n（项）", EN: verdict.Words().EN}.In(lang), Width: 6, Style: workbook.Figure})
	}
	t.Columns = append(t.Columns, workbook.Column{Header: words{ZH: "“无”“不明”的：现值和来源", EN: "what is not a yes: value and source"}.In(lang), Width: 54, Style: workbook.Text})
	for _, test := range standard.Tests {
		t.Columns = append(t.Columns, workbook.Column{Header: words{ZH: test.Name.ZH + "：现值和来源", EN: test.Name.EN + ": value and source"}.In(lang), Width: 24, Style: workbook.Text, Aside: true})
	}
	t.Rows = func(yield func([]workbook.Cell) bool) {
		for i := range exits {
			if !yield(exits[i].row(i+1, lang)) {
				return
			}
		}
	}
	return t
}

// looks are how outcomes look that are not 有.
var looks = map[standard.Verdict]workbook.Style{standard.Lacks: workbook.Error, standard.Unknown: workbook.Warning}

func (e *Exit) row(n int, lang string) []workbook.Cell {
	row := []workbook.Cell{{Value: n}, {Value: e.Head}, {Value: e.Household}, {Value: e.Town}, {Value: e.Village}, {Value: e.Group}, {Value: e.Year}}
	var open []string
	var asides []workbook.Cell
	for i, a := range e.Answers {
		row = append(row, workbook.Cell{Value: a.Verdict.Words().In(lang), Style: looks[a.Verdict]})
		told := a.Value
		if a.Source != "" {
			told += words{ZH: "（" + a.Source + "）", EN: " (" + a.Source + ")"}.In(lang)
		}
		if a.Verdict != standard.Has {
			open = append(open, standard.Tests[i].Name.In(lang)+words{ZH: "：", EN: ": "}.In(lang)+told)
		}
		asides = append(asides, text(told))
	}
	row = append(row, workbook.Cell{Value: e.Answers.Count(standard.Lacks)}, workbook.Cell{Value: e.Answers.Count(standard.Unknown)}, text(strings.Join(open, "\n")))
	return append(row, asides...)
}
