package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var labourCause = ofHouses(screening.Rule{
	Code: "HH-023", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("致贫原因为缺劳力却有劳力", "poor for want of labour, and with labour"),
	Reason:     say("原因与成员的劳动技能对不上；成员长大后未更新的也有。", "the cause does not fit the members' labour; children who have grown up since are one reason"),
	Condition:  say("致贫原因（主要、其他、风险）有“缺劳力”，而成员都是普通或技能劳动力；或不少于 4 人且一半以上是；monitor-2023 中超过四分之一也是（labour_cause）。", "缺劳力 among the causes and risks, and all members are ordinary or skilled labour; or half of 4 or more; in monitor-2023 also more than a quarter (labour_cause)"),
	Exceptions: say("有成员劳动技能为空或不是规定的词的不判断；弱劳动力、半劳动力不算有劳力。", "somebody whose labour is blank or no word of the list; weak labour does not count as able"),
	Basis:      official("4_11_009、5_11_029、5_18_008"),
	Needs:      []screening.Need{needCause, screening.NeedField(roll.Labour)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	at, yes := hasCause(h, "缺劳力")
	if !yes || len(h.Members) == 0 {
		return
	}
	all, able, _, ok := labours(h)
	if !ok {
		out.CannotJudge(say("有成员劳动技能不明", "somebody's labour is not known"))
		return
	}
	out.Look()
	limit := c.Profile.LabourCause
	share := limit.Share > 0 && float64(able) > limit.Share*float64(all)
	if able == 0 || able < all && (all < limit.HalfFrom || 2*able < all) && !share {
		return
	}
	f := screening.Finding{House: h, At: at, Matters: []string{fmt.Sprint(all), fmt.Sprint(able)},
		Evidence: []screening.Fact{fact("able", "普通、技能劳动力", fmt.Sprint(able)), fact("members", "现有成员数", fmt.Sprint(all))},
		Message:  say(fmt.Sprintf("致贫原因为“缺劳力”，%d 人中有 %d 个劳动力，请核实", all, able), fmt.Sprintf("the cause is 缺劳力, and %d of %d members are able; to be checked", able, all))}
	if able == all {
		f.Evidence = append(f.Evidence, strong())
	}
	out.Find(f)
})

var workCause = ofHouses(screening.Rule{
	Code: "HH-024", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("风险为务工就业不稳却无劳力或无人务工", "at risk for unsteady work, and nobody can or does work"),
	Reason:     say("没有劳力或无人务工，谈不上务工不稳；风险类型或务工信息录错。", "without labour or work there is no unsteady work: a wrong risk, or work not entered"),
	Condition:  say("风险有“因务工就业不稳”，而成员都是无劳动力或丧失劳动力；或无人务工、无公益性岗位。", "因务工就业不稳 among the risks, and all members have no or lost labour; or nobody works or has a welfare post"),
	Exceptions: say("劳动技能不明、务工信息整列为空的不判断。", "labour that is not known, columns of work that are blank throughout"),
	Basis:      official("2_11_006、5_15_013、5_15_014"),
	Years:      "2021+",
	Needs:      []screening.Need{needCause, screening.NeedAnyField(roll.Labour, roll.WorkMonths, roll.WorkPlace)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	at, yes := hasCause(h, "因务工就业不稳")
	if !yes || len(h.Members) == 0 {
		return
	}
	all, _, none, ok := labours(h)
	said := worksSaid(c, h)
	if !ok && !said {
		out.CannotJudge(say("劳动技能、务工信息不明", "neither labour nor work is known"))
		return
	}
	out.Look()
	f := screening.Finding{House: h, At: at}
	switch {
	case ok && none == all:
		f.Matters = []string{"labour"}
		f.Message = say("风险为“因务工就业不稳”，户内没有劳动力，请核实", "the risk is 因务工就业不稳, and nobody is able to work; to be checked")
	case said && !anyMember(h, works):
		f.Matters = []string{"work"}
		f.Message = say("风险为“因务工就业不稳”，户内无人务工，请核实", "the risk is 因务工就业不稳, and nobody works; to be checked")
	default:
		return
	}
	out.Find(f)
})
