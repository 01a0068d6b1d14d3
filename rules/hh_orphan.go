package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// pairing says which sheets of persons have their households in a sheet of households, and the other way round: a sheet
// whose other half was not given at all is no list of orphans.
type pairing map[*roll.Part]bool

func newPairing(c *screening.Case) pairing {
	paired := pairing{}
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if h.Sheet == nil || len(h.Members) == 0 {
			continue
		}
		paired[h.Sheet] = true
		for m := range h.Members {
			paired[h.Members[m].Part] = true
		}
	}
	return paired
}

var orphans = ofHouses(screening.Rule{
	Code: "HH-006", Severity: screening.Err, Action: screening.Verify, Field: roll.HouseholdNumber,
	Title:      say("有户无人或有人无户", "a household without members, or members without a household"),
	Reason:     say("户表和成员表对不上，多为导出不全或户编号录错；不可删除，先补全导出。", "mostly a truncated export or a wrong household number; nothing is deleted, the export is completed first"),
	Condition:  say("户表中的户在成员表中没有人；或成员的户在户表中没有。", "a household of the household sheet without a row of persons, or persons whose household is not in the household sheet"),
	Exceptions: say("只给了户表或只给了成员表的不判断；成员都已去世、迁出的户不算无人。", "where the other sheet was not given at all; households whose members have all died or left"),
	Basis:      say("建档立卡数据审核（2014 年审核办法）：户与人口关联核对；原办法直接删除，本工具不删", "data audit of 2014: households against persons; it deleted them, this tool does not"),
	Needs:      []screening.Need{screening.NeedPersons(), needHouseSheet},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	paired := screening.Shared(c, newPairing)
	f := screening.Finding{House: h}
	if len(h.Members) == 0 {
		if !paired[h.Sheet] {
			out.CannotJudge(say("没有对应的成员表", "the sheet of its members was not given"))
			return
		}
		out.Look()
		f.At, f.Matters = key(roll.Cell{Part: h.Sheet, Row: int(h.Row)}), []string{"empty"}
		f.Message = say("户表中有此户，成员表中没有人，请核对导出是否完整、户编号是否录错", "a household without members; is the export whole, and the household number right?")
		out.Find(f)
		return
	}
	if !paired[h.Members[0].Part] {
		return
	}
	out.Look()
	if h.Sheet == nil {
		f.At, f.Matters = key(h.Members[0].At(roll.NoField)), append([]string{"orphans"}, keys(members(h))...)
		f.Message = say("成员的户编号在户表中没有，请核对导出是否完整、户编号是否录错", "members whose household is not in the household sheet; is the export whole, and the household number right?")
		out.Find(f)
	}
})

// key is the cell of a row that says which household it is of.
func key(at roll.Cell) roll.Cell {
	at.Field = roll.HeadID
	if at.Part.Has(roll.HouseholdNumber) {
		at.Field = roll.HouseholdNumber
	}
	return at
}

var needHouseSheet = screening.Need{Missing: func(c *screening.Case) screening.Words {
	for _, p := range c.Roll.Parts {
		if p.Kind == roll.Households {
			return screening.Words{}
		}
	}
	return say("花名册没有户表", "the roll has no sheet of households")
}}
