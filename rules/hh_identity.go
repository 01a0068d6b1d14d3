package rules

import (
	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var headDiffers = &screening.Rule{
	Code: "HH-004", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Verify, Field: roll.HeadName,
	Title:      say("户主姓名或证件号码两处不一致", "the head's name or ID number differs"),
	Reason:     say("户信息中的户主与成员表中的户主应是同一人；不一致多为户主已变更而只改了一处。", "the head of the household sheet and the member who is the head are one person; often a change of head was entered in one place only"),
	Condition:  say("户主姓名、户主证件号码与成员中户主本人的姓名、证件号码不同。证件号码相同而姓名只差一个字时，建议户主姓名改为成员表中的姓名。", "the columns of the head's name or ID number differ from the member who is the head; where the numbers are one and the names differ in one character, the member's name is proposed"),
	Exceptions: say("只差空格、间隔号写法的，15 位与 18 位、残疾证号与身份证号指同一人的，不算；任一号码不完整的只比姓名；户主不止一名或没有的不判断。", "blanks and spellings of the dot; 15 and 18 digits, or a disability number, of one person; numbers that are not whole; no head or several"),
	Basis:      say("同一户主在两张表中的信息应一致", "one head, one name and number"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.HeadName, roll.HeadID), screening.NeedField(roll.Relation)},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		all := members(h)
		heads := withRelation(all, roll.Head)
		if len(heads) != 1 {
			return
		}
		head := heads[0]
		idAt, nameAt := h.At(roll.HeadID), h.At(roll.HeadName)
		id, name := idAt.Part.ID(roll.HeadID, idAt.Row), nameAt.Part.Name(roll.HeadName, nameAt.Row)
		ids := id.Key != "" && head.ID().Key != ""
		names := name.Key != "" && head.Name().Key != ""
		if !ids && !names {
			return
		}
		out.Look()
		otherID, otherName := ids && id.Key != head.ID().Key, names && name.Key != head.Name().Key
		f := screening.Finding{House: h, Related: related(heads, roll.Relation, say("户主", "head")), Matters: []string{id.Text, head.ID().Text, name.Key, head.Name().Key}}
		switch {
		case otherID:
			f.At = idAt
			f.Message = say("户主证件号码 "+mask.ID(id.Text)+" 与成员表中户主的证件号码不同，请核实户主是谁", "the head's ID number "+mask.ID(id.Text)+" is not that of the member who is the head; who is it?")
			for _, p := range all {
				if p != head && p.ID().Key == id.Key {
					f.Evidence = append(f.Evidence, fact("whose", "该号码属于", string(p.Relation())))
				}
			}
		case otherName:
			f.At = nameAt
			f.Message = say("户主姓名 "+mask.Name(name.Text)+" 与成员表中户主的姓名不同，请核对户口簿", "the head's name "+mask.Name(name.Text)+" is not that of the member who is the head; see the household book")
			if ids && oneApart(name.Key, head.Name().Key) {
				f.Action, f.Proposed = screening.Propose, new(head.Name().Text)
			}
		default:
			return
		}
		out.Find(f)
	}),
}

// oneApart says that two names of one length differ in one character.
func oneApart(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	n := 0
	for i := range x {
		if x[i] != y[i] {
			n++
		}
	}
	return n == 1
}
