package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var headMissing = &screening.Rule{
	Code: "HH-001", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Verify, Field: roll.Relation,
	Title:      say("户内无户主", "household without a head"),
	Reason:     say("系统要求每户有且只有一名户主，缺户主的户无法录入和比对。", "the system asks for exactly one head in each household"),
	Condition:  say("现有成员中没有与户主关系为“户主”的人。一人户建议改为“户主”。", "no current member is the head; for a household of one, head is proposed"),
	Exceptions: say("没有现有成员的户不在此列。", "households without current members"),
	Basis:      say("防返贫监测系统数据核查规则 3_02_012、3_11_001", "the monitoring system's data rules 3_02_012, 3_11_001"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		all := members(h)
		if len(all) == 0 || !all[0].Has(roll.Relation) {
			return
		}
		out.Look()
		if len(withRelation(all, roll.Head)) > 0 {
			return
		}
		f := screening.Finding{House: h, At: all[0].At(roll.Relation), Matters: append([]string{"none"}, keys(all)...),
			Evidence: []screening.Fact{fact("members", "现有成员数", fmt.Sprint(len(all)))},
			Message:  say("本户没有户主，请核对户口簿后确定户主", "the household has no head; see the household book")}
		if len(all) == 1 {
			f.Action, f.Proposed = screening.Propose, new(spelt(c, all[0], roll.Relation, roll.Head))
			f.Message = say("本户只有一人却不是户主，建议改为“户主”", "the household's only member is not its head; head is proposed")
		}
		for i := range h.Members {
			if h.Members[i].Relation() == roll.Head && !h.Members[i].Current() {
				f.Evidence = append(f.Evidence, fact("former_head", "原户主", "已不是现有成员"))
				break
			}
		}
		out.Find(f)
	}),
}

var headTwice = &screening.Rule{
	Code: "HH-002", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Verify, Field: roll.Relation,
	Title:      say("户内有多名户主", "household with several heads"),
	Reason:     say("一户只能有一名户主；多名户主常是两户并录或关系录错。", "a household has one head; several are often two households in one, or wrong relations"),
	Condition:  say("现有成员中与户主关系为“户主”的超过一人。", "more than one current member is the head"),
	Exceptions: say("同一证件号码的人在户内重复登记时只算一人，归 DUP-001。", "a person who stands twice with one ID number counts once; see DUP-001"),
	Basis:      say("防返贫监测系统数据核查规则 3_02_011、3_11_002", "the monitoring system's data rules 3_02_011, 3_11_002"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation)},
	Check:      atMostOne(roll.Head, "户主", "head"),
}

var spouseTwice = &screening.Rule{
	Code: "HH-008", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Verify, Field: roll.Relation,
	Title:      say("户内有多名配偶", "household with several spouses of the head"),
	Reason:     say("户主只能有一名配偶；多出的常是儿媳、女婿录错关系。", "the head has one spouse; others are often children-in-law in a wrong relation"),
	Condition:  say("现有成员中与户主关系为“配偶”的超过一人。", "more than one current member is the head's spouse"),
	Exceptions: say("同一证件号码的人在户内重复登记时只算一人，归 DUP-001；已故配偶不算。", "a person who stands twice with one ID number counts once (DUP-001); the dead do not count"),
	Basis:      say("与户主关系的定义：关系以户主为准，配偶至多一人", "the relation is that to the head, who has one spouse at most"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation)},
	Check:      atMostOne(roll.Spouse, "配偶", "spouse"),
}

// atMostOne finds households with more than one member in a relation. The finding stands at the head's row.
func atMostOne(relation roll.Term, zh, en string) screening.Households {
	return func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		all := members(h)
		if len(all) == 0 || !all[0].Has(roll.Relation) {
			return
		}
		out.Look()
		found := withRelation(all, relation)
		if len(found) < 2 {
			return
		}
		at := all[0]
		if heads := withRelation(all, roll.Head); len(heads) > 0 {
			at = heads[0]
		}
		others := found
		if found[0] == at {
			others = found[1:]
		}
		out.Find(screening.Finding{House: h, At: at.At(roll.Relation), Matters: keys(found),
			Related:  related(others, roll.Relation, say("同为"+zh, "also "+en)),
			Evidence: []screening.Fact{fact("count", zh+"人数", fmt.Sprint(len(found)))},
			Message: say(fmt.Sprintf("本户有 %d 名%s，请核对户口簿，改正与户主关系或分清是否两户", len(found), zh),
				fmt.Sprintf("the household has %d members who are its %s; see the household book", len(found), en))})
	}
}
