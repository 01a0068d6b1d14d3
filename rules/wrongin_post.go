package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var postFacts = []listColumn{{"unit", "单位", roll.Unit}, {"post", "职务", roll.Post}, {"status", "人员状态", roll.PostStatus}}

// leftPost says that a row, its sheet or its file says that somebody has left the post.
func leftPost(c *screening.Case, e roll.Entry) bool {
	words := append(rowWords(e, roll.Post, roll.PostStatus, roll.CertificateType, roll.Remark), sheetWords(e)...)
	return hasAny(words, c.Profile.PayrollLeft)
}

var payroll = &holding{
	kind: roll.Payroll, since: startOf(roll.StartDate), label: "入职时间", over: leftPost, facts: postFacts,
	void: func(c *screening.Case, e roll.Entry) bool {
		return hasAny(rowWords(e, roll.Unit, roll.Post, roll.PostStatus, roll.CertificateType, roll.Remark), c.Profile.PayrollExempt)
	},
}

var onPayroll = withRelatives(ofHolding(screening.Rule{
	Code:       "WE-001",
	Title:      say("成员在财政供养名单", "a member is on the public payroll"),
	Reason:     say("识别时家庭成员有财政供养的，原则上不符合识别条件；是否错评须经核实和民主评议，名单比对只是线索。", "a household with somebody on the public payroll when it was identified does not qualify as a rule; whether it was wrong is for verification and the village's assessment to say, a match is only a lead"),
	Condition:  say("现有成员在财政供养名单上（比对依据从强到弱：证件号码、15 位升 18 位、姓名＋出生日期＋村），入职不晚于识别；任一日期不明也列出并注明；识别以后入职的只作提示：不属错评，按退出核实。payroll_relatives 写明的户外亲属也列出。", "a current member is on the payroll list (by number, by the old number, or by name, birth date and village), and the post was taken up no later than the identification; listed and marked where either date is unknown; a post taken up afterwards is information only: no wrong enrolment but a matter of leaving the roll. So are relatives outside the household where payroll_relatives says so"),
	Exceptions: say("公益性岗位、防疫员、遗属补助、代课等（payroll_exempt）；识别前已退出、离职的；数据时点以后入职的；仅同名的。", "public-welfare posts, epidemic workers, survivors' grants, substitute teachers and the like (payroll_exempt); those who had left; posts taken up after the as-of date; namesakes"),
	Basis:      say("广西精准识别“一票否决”（编制内财政供养；八条原文未核到出处）；云南 2017 年：含户主的父母、配偶、子女，识别以后发生的不属错评", "Guangxi's grounds of refusal (posts with an establishment; their wording was not found); Yunnan 2017: the head's parents, spouse and children too, and what arose after the identification is no wrong enrolment"),
}, payroll, func(n string) screening.Words {
	return say("疑点：识别时可能在财政供养名单（共 "+n+" 条记录），请核实身份、入职时间后按程序评议",
		"a lead: perhaps on the public payroll when identified ("+n+" row(s)); check the post and since when, then the due procedure")
}, func(n string) screening.Words {
	return say("识别以后进入财政供养名单（共 "+n+" 条记录）：不属错评，请按动态管理、退出程序核实",
		"on the public payroll since after the identification ("+n+" row(s)): no wrong enrolment; check under the procedure for leaving the roll")
}), payroll)

// withRelatives also holds a list against the relatives of the head who are in no roll household of the head's, where the
// profile says so.
func withRelatives(r *screening.Rule, h *holding) *screening.Rule {
	members := r.Check.(screening.Persons)
	r.Check = screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		members(c, p, out)
		if len(c.Profile.PayrollRelatives) == 0 || p.Relation() != roll.Head || !kin.Of(c).Counts(p) {
			return
		}
		if c.Register == nil {
			out.CannotJudge(say("没有农户册，户外亲属无法核对", "without the register, relatives outside the household cannot be checked"))
			return
		}
		for _, relative := range kin.Of(c).Relatives(p.ID().Key) {
			if f, found := h.ofRelative(c, p, relative); found {
				out.Find(f)
			}
		}
	})
	return r
}

// ofRelative is the finding that a relative of the head outside the household is on a list.
func (h *holding) ofRelative(c *screening.Case, head *roll.Person, r kin.Relative) (screening.Finding, bool) {
	x := kin.Of(c)
	counts := false
	for _, tie := range c.Profile.PayrollRelatives {
		counts = counts || tie == string(r.Tie)
	}
	if m := x.Member(r.Person.ID().Key); !counts || m != nil && m.Household == head.Household || x.Dead(r.Person) {
		return screening.Finding{}, false
	}
	var rows []kin.Match
	for _, e := range c.Lists[h.kind].ByID(r.Person.ID().Key) {
		rows = append(rows, kin.Match{Entry: e, Quality: kin.QualityOf(e.ID(), r.Person.ID())})
	}
	f, lies, _ := h.finding(c, head, rows, identifiedOn(head))
	if lies == never {
		return f, false
	}
	f.House, f.Unit = head.Household, nil
	f.At = head.At(roll.IDNumber)
	f.Matters = append(f.Matters, "relative", r.Person.ID().Key)
	tie := r.Tie.Chinese()
	f.Evidence = append(f.Evidence, fact("relative", "户外亲属", "户主的"+tie+"，不在本户"))
	f.Related = append(f.Related, relatedPerson(r.Person, say("农户册中的"+tie, "the "+string(r.Tie)+" in the register")))
	f.Message = say("疑点：户主的"+tie+"（不在本户）可能在财政供养名单，请核实亲属关系、身份和入职时间",
		"a lead: the head's "+string(r.Tie)+", who is in another household, may be on the public payroll; check the tie, the post and since when")
	return f, true
}

var cadres = &holding{
	kind: roll.Cadre, since: startOf(roll.StartDate), label: "任职时间", over: leftPost, facts: postFacts,
	void: func(c *screening.Case, e roll.Entry) bool {
		return hasAny(rowWords(e, roll.Post, roll.PostStatus, roll.Remark), c.Profile.CadreExempt) && !hasAny([]string{e.Text(roll.Post)}, c.Profile.CadrePosts)
	},
}

var isCadre = ofHolding(screening.Rule{
	Code:       "WE-002",
	Title:      say("成员是村“两委”干部", "a member is a village cadre"),
	Reason:     say("识别时家庭有村“两委”干部的，原则上不符合识别条件；有重大致贫原因的，由评议决定。", "a household with a member of the village's committees when it was identified does not qualify as a rule; where there is a grave cause of poverty the assessment decides"),
	Condition:  say("现有成员在村干部名单上，任职不晚于识别；任一日期不明也列出并注明；识别以后任职的只作提示：不属错评。", "a current member is on the list of village cadres, in office no later than the identification; listed and marked where either date is unknown; an office taken up afterwards is information only"),
	Exceptions: say("村民小组长、村民代表、公益性岗位等不属“两委”的（cadre_exempt，兼任 cadre_posts 的仍算）；识别前已离任的；数据时点以后任职的；仅同名的。", "heads of groups, villagers' deputies, welfare posts and others that are none of the two committees (cadre_exempt), unless they hold one of cadre_posts too; those who had left office; office taken up after the as-of date; namesakes"),
	Basis:      say("云南 2017 年错评认定（村三委）；重庆 2017 年“四职干部，有重大致贫原因的除外”；任职在识别以后的不属错评", "Yunnan 2017 (the village's three committees); Chongqing 2017 (four posts, unless there is a grave cause of poverty); an office taken up after the identification is no wrong enrolment"),
}, cadres, func(n string) screening.Words {
	return say("疑点：识别时可能是村“两委”干部（共 "+n+" 条记录），请核实任职时间和致贫原因后按程序评议",
		"a lead: perhaps a village cadre when identified ("+n+" row(s)); check since when and the cause of poverty, then the due procedure")
}, func(n string) screening.Words {
	return say("识别以后任村干部（共 "+n+" 条记录）：不属错评，请按动态管理、退出程序核实",
		"a village cadre since after the identification ("+n+" row(s)): no wrong enrolment; check under the procedure for leaving the roll")
})
