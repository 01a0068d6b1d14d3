package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var headAge = ofHouses(screening.Rule{
	Code: "HH-003", Severity: screening.Warn, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("户主年龄过小或过大", "age of the head"),
	Reason:     say("未成年人当户主，可能是孤儿、事实无人抚养儿童，也可能关系或证件号码录错；高龄户主可能已去世未变更。", "a child as head may be an orphan or an unsupported child, or a wrong relation or number; a very old head may have died since"),
	Condition:  say("户主不满 16 周岁（疑点程度高）、不满 18 周岁（疑点），或超过 90 周岁（提示）（head_age）。", "a head under 16 (strongly), under 18, or above 90 (info) (head_age)"),
	Exceptions: say("户主不止一名或没有的归 HH-001、HH-002；出生日期不可信的不判断；超过 105 周岁的归 ID-009。", "no head or several: HH-001, HH-002; no credible birth date; above 105: ID-009"),
	Basis:      say("年龄界限为本工具建议值；孤儿、事实无人抚养儿童由民政认定", "the limits are our proposal; orphans are for the civil affairs department to say"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAsOf()},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	heads := withRelation(members(h), roll.Head)
	if len(heads) != 1 {
		return
	}
	head, limit := heads[0], c.Profile.HeadAge
	age := date.Age(soundBirth(c, head), c.AsOf)
	if age < 0 {
		out.CannotJudge(say("出生日期不明或不可信", "no credible birth date"))
		return
	}
	out.Look()
	f := screening.Finding{Of: head, Matters: []string{head.Birth().String()}, Evidence: []screening.Fact{fact("age", "年龄", fmt.Sprint(age))}}
	switch {
	case age < limit.Adult:
		f.Message = say(fmt.Sprintf("户主 %d 岁，请核实是否孤儿或无人抚养（告知民政），或关系、证件号码录错", age),
			fmt.Sprintf("the head is %d: an orphan or unsupported child (tell the civil affairs department), or a wrong relation or number", age))
		if age < limit.Child {
			f.Evidence = append(f.Evidence, strong())
		}
	case age > limit.Old:
		f.Severity = screening.Info
		f.Message = say(fmt.Sprintf("户主 %d 岁，请核对是否健在、是否应变更户主", age), fmt.Sprintf("the head is %d; still alive, and still the head?", age))
	default:
		return
	}
	out.Find(f)
})
