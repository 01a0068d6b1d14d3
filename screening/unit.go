package screening

import (
	"rollnet/screening/roll"
)

// Operation is what is entered in the national system for a unit, each kind on a list of its own.
type Operation string

const (
	Edit       Operation = "edit"        // 信息修改
	Increase   Operation = "increase"    // 自然增加
	Decrease   Operation = "decrease"    // 自然减少
	ChangeHead Operation = "change_head" // 户主变更
	Merge      Operation = "merge"       // 合并
	Strike     Operation = "strike"      // 剔除
	Enrol      Operation = "enrol"       // 新识别
	Return     Operation = "return"      // 返贫回退
)

// Operations lists the kinds of operations in the order of the lists, with the lists' names.
var Operations = []struct {
	Operation Operation
	Name      Words
}{
	{Edit, Words{"信息修改", "edits"}},
	{Increase, Words{"自然增加", "natural increase"}},
	{Decrease, Words{"自然减少", "natural decrease"}},
	{ChangeHead, Words{"户主变更", "changes of head"}},
	{Merge, Words{"合并", "merged households"}},
	{Strike, Words{"剔除", "struck off"}},
	{Enrol, Words{"新识别", "newly enrolled"}},
	{Return, Words{"返贫回退", "returned to poverty"}},
}

// Unit is what follows when a finding's proposal is accepted: all of it is applied, or nothing.
type Unit struct {
	Operation Operation
	Into      string       // the 户编号 that the persons come into: of a merge, or of people who are added to a household
	Changes   []Change     // cells of the roll that get another content
	Leaves    []roll.Entry // rows that leave the roll: of people, and of the household in household sheets
	Enters    []roll.Entry // rows of the register or of a list that are to be entered in the system; the roll gets no rows
}

// Change is one cell of the roll and its content once the unit is applied.
type Change struct {
	At      roll.Cell
	Becomes string
}

// unitOf is the unit of a finding that proposes a value for one cell. A household's field is changed wherever the household's
// rows state it: on the household sheet and on each member's row. nil where a cell is a formula or hidden by a merged one.
func unitOf(f *Finding) *Unit {
	if f.Proposed == nil || f.Action == Fix || f.At.Part.Column(f.At.Field) < 0 {
		return nil
	}
	u := &Unit{Operation: Edit}
	for _, at := range stated(f) {
		if at.Part.Text(f.At.Field, at.Row) != *f.Proposed {
			u.Changes = append(u.Changes, Change{at, writtenAs(f, at)})
		}
	}
	return u
}

// stated are the cells that state what a finding's cell does, that cell among them, in the order of the household's rows.
func stated(f *Finding) []roll.Cell {
	h := f.House
	if h == nil || !f.At.Field.OfHousehold() {
		return []roll.Cell{f.At}
	}
	var cells []roll.Cell
	add := func(at roll.Cell) {
		if at == f.At || at.Part.Text(at.Field, at.Row) != "" {
			cells = append(cells, at)
		}
	}
	for _, e := range h.Entries() {
		add(e.At(f.At.Field))
	}
	return cells
}

// writtenAs is the proposed value as the sheet of a cell writes it: a term may stand in words on one sheet and as a code on
// another.
func writtenAs(f *Finding, at roll.Cell) string {
	if at.Part != f.At.Part && f.At.Field.Type() == roll.TermType {
		if term := f.At.Part.Reads(f.At.Field, *f.Proposed); term != "" && term != roll.Unknown {
			return at.Part.Writes(f.At.Field, term)
		}
	}
	return *f.Proposed
}

// checkUnit takes a unit away that would write over a formula or a cell hidden by a merged one; the finding says so.
func checkUnit(f *Finding) {
	if f.Unit == nil {
		return
	}
	for _, c := range f.Unit.Changes {
		if why, fixed := untouchable(c.At, c.At.Part.Column(c.At.Field)); fixed {
			f.Evidence = append(f.Evidence[:len(f.Evidence):len(f.Evidence)], why)
			f.Unit = nil
			return
		}
	}
}

// Enter is the unit that puts a value, as somebody found it at the door, in place of what a cell says, wherever the household's
// rows state it; house is nil where the cell is of nobody on the roll. A word of a vocabulary is written as the sheet writes it.
// Without a unit, why says what stands against it.
func Enter(at roll.Cell, house *roll.Household, value string) (u *Unit, why Words) {
	col := at.Part.Column(at.Field)
	switch {
	case at.Field == roll.NoField || col < 0 || col >= len(at.Part.Table.Columns):
		return nil, Words{"这条疑点没有对应的单元格，改不了值", "the finding is about no cell that could hold a value"}
	case !at.Part.Takes(at.Field, value):
		return nil, Words{"“另改为”的值不是“" + at.Field.Chinese() + "”的合法取值", "the other value is not a legal " + at.Field.English()}
	}
	if at.Field.Type() == roll.TermType {
		value = at.Part.Writes(at.Field, at.Part.Reads(at.Field, value))
	}
	f := &Finding{At: at, House: house, Proposed: &value, Action: Propose}
	if f.Unit = unitOf(f); f.Unit == nil {
		return nil, Words{"这条疑点没有对应的单元格，改不了值", "the finding is about no cell that could hold a value"}
	}
	if checkUnit(f); f.Unit == nil {
		return nil, Words{f.Evidence[0].Label + "（" + f.Evidence[0].Value + "）", "the cell is a formula, or hidden by a merged one"}
	}
	return f.Unit, Words{}
}
