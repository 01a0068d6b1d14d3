package screening

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/screening/roll"
)

// settle says which corrections apply: those of form only, where nothing contradicts them. Two that would write
// different values into one cell are both left to people, and both findings say so.
func settle(findings []Finding) []Correction {
	type place struct {
		part     *roll.Part
		row, col int
	}
	byCell := map[place][]*Finding{}
	var order []place
	for i := range findings {
		f := &findings[i]
		col := f.At.Part.Column(f.At.Field)
		if f.Action != Fix || f.Proposed == nil || col < 0 || *f.Proposed == cellText(f) {
			continue
		}
		if why, fixed := untouchable(f.At, col); fixed {
			f.Evidence = append(slices.Clip(f.Evidence), why)
			continue
		}
		at := place{f.At.Part, f.At.Row, col}
		if byCell[at] == nil {
			order = append(order, at)
		}
		byCell[at] = append(byCell[at], f)
	}
	var corrections []Correction
	for _, at := range order {
		fixes := byCell[at]
		if contradict(fixes) {
			for _, f := range fixes {
				f.Evidence = append(slices.Clip(f.Evidence), Fact{"conflict", "更正相互矛盾，均未采用", others(f, fixes)})
			}
			continue
		}
		for _, f := range fixes {
			f.Applied = true
		}
		corrections = append(corrections, Correction{At: fixes[0].At, Was: cellText(fixes[0]), Becomes: *fixes[0].Proposed, Finding: fixes[0]})
	}
	slices.SortStableFunc(corrections, func(a, b Correction) int {
		return cmp.Or(
			strings.Compare(a.At.Part.Table.File, b.At.Part.Table.File),
			strings.Compare(a.At.Part.Table.Sheet, b.At.Part.Table.Sheet),
			cmp.Compare(a.At.Row, b.At.Row),
			cmp.Compare(a.At.Part.Column(a.At.Field), b.At.Part.Column(b.At.Field)),
		)
	})
	return corrections
}

func cellText(f *Finding) string { return f.At.Part.Text(f.At.Field, f.At.Row) }

// untouchable says why a cell is not to be written over, though what it shows is to be corrected.
func untouchable(at roll.Cell, col int) (why Fact, is bool) {
	switch t := at.Part.Table; {
	case t.Formula(at.Row, col):
		return Fact{"formula", "单元格是公式，未直接更正", "请改公式或改填文字"}, true
	case t.Covered(at.Row, col):
		return Fact{"merged", "单元格被合并单元格盖住，未直接更正", "请先取消合并"}, true
	}
	return Fact{}, false
}

func contradict(fixes []*Finding) bool {
	return slices.ContainsFunc(fixes, func(f *Finding) bool { return *f.Proposed != *fixes[0].Proposed })
}

// others names the rules that a correction is at odds with.
func others(f *Finding, fixes []*Finding) string {
	var codes []string
	for _, g := range fixes {
		if *g.Proposed != *f.Proposed {
			codes = append(codes, g.Rule.Code)
		}
	}
	return strings.Join(slices.Compact(codes), "、")
}
