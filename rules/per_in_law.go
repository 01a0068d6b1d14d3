package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// sideOf says which sex a head has whose parents-in-law are called so, and what they are called otherwise.
var sideOf = map[roll.Term]struct{ head, other roll.Term }{
	roll.HusbandsFather: {roll.Female, roll.FatherInLaw}, roll.HusbandsMother: {roll.Female, roll.MotherInLaw},
	roll.FatherInLaw: {roll.Male, roll.HusbandsFather}, roll.MotherInLaw: {roll.Male, roll.HusbandsMother},
}

var inLawSide = &screening.Rule{
	Code: "PER-044", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("公婆、岳父母与户主性别不符", "parents-in-law and the head's sex do not agree"),
	Reason:     say("公婆是女户主的，岳父母是男户主的；写反多因户主变更后关系未改。", "公公 and 婆婆 are a woman's, 岳父 and 岳母 a man's; mostly a relation left as it was when the head changed"),
	Condition:  say("户主为男而有之公公、之婆婆，或户主为女而有之岳父、之岳母。", "the head is a man and somebody is 之公公 or 之婆婆, or a woman and 之岳父 or 之岳母"),
	Exceptions: say("户主性别不明、户主不止一名的不判断。可能是父母或另一方的父母，只作提示，不给建议值。", "unknown sex, several heads; it may be the own parents or the other side's, so nothing is proposed"),
	Basis:      say("与户主关系的定义", "what the relations mean"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAnyField(roll.Sex, roll.IDNumber)},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		all := members(h)
		for _, p := range all {
			side, ok := sideOf[p.Relation()]
			if !ok {
				continue
			}
			heads := withRelation(all, roll.Head)
			if len(heads) != 1 {
				out.CannotJudge(say("没有户主或户主不止一名", "no head, or several"))
				continue
			}
			headMale, known := male(heads[0])
			if !known {
				out.CannotJudge(say("性别不明", "the sex is not known"))
				continue
			}
			out.Look()
			if headMale == (side.head == roll.Male) {
				continue
			}
			out.Find(screening.Finding{Of: p, Matters: []string{string(p.Relation())}, Related: related(heads, roll.Relation, say("户主", "head")),
				Evidence: []screening.Fact{fact("maybe", "可能为", string(side.other))},
				Message:  say("“"+string(p.Relation())+"”与户主性别不符，请核对关系（可能为“"+string(side.other)+"”）", string(p.Relation())+" does not go with the head's sex; it may be "+string(side.other))})
		}
	}),
}
