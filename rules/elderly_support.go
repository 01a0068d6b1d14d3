package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// ofElders finishes a rule about households of old people. All households count as looked at: of the few of old people a rule
// may well find most, and is not to be stopped for it.
func ofElders(r screening.Rule, check func(c *screening.Case, e *kin.Elder, out *screening.Report), needs ...screening.Need) *screening.Rule {
	r.Family = screening.Elderly
	if r.Years == "" {
		r.Years = "2014-"
	}
	r.Needs = append([]screening.Need{screening.NeedAsOf(), screening.NeedField(roll.Relation)}, needs...)
	r.Check = screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		x := kin.Of(c)
		if x.Older(h) || len(h.Members) == 0 {
			return
		}
		out.Look()
		if e := x.Elder(h); e != nil {
			check(c, e, out)
		}
	})
	return &r
}

// needMeans asks for something that shows means: one of the lists, or incomes and a line.
var needMeans = screening.Need{Missing: func(c *screening.Case) screening.Words {
	none := screening.NeedList(roll.Payroll, roll.Cadre, roll.Business, roll.Property, roll.Vehicle, roll.Relocation).Missing(c)
	if none == (screening.Words{}) || c.Profile.HasLine() && screening.NeedField(roll.IncomePerHead).Missing(c) == (screening.Words{}) {
		return screening.Words{}
	}
	return none
}}

// supportFinding is what a rule about children's means says of all of them.
func supportFinding(e *kin.Elder, message screening.Words, signs func(*support) []sign, all []*support) screening.Finding {
	f := screening.Finding{House: e.House, Message: message, Matters: personKeys(e.Members)}
	for _, s := range all {
		told := signs(s)
		if told == nil {
			continue
		}
		f.Evidence = append(f.Evidence, fact("child", "子女", s.child.Person.Name().Text+"（"+householdWords(s.child)+"；"+linkWords(s.child, kin.Link.Chinese, "、")+"）"),
			fact("signs", "情况", signWords(told)))
		f.Related = append(f.Related, relatedChild(s.child)...)
		f.Related = append(f.Related, relatedSigns(told)...)
		for _, one := range told {
			f.Matters = append(f.Matters, one.key)
		}
		f.Matters = append(f.Matters, personKey(s.child.Person))
	}
	return f
}

// ableChildren are the children who, or whose spouse, shows means.
func ableChildren(all []*support) bool {
	for _, s := range all {
		if len(s.able) > 0 {
			return true
		}
	}
	return false
}

var elderlyAble = ofElders(screening.Rule{
	Code: "ELD-003", Severity: screening.Warn, Action: screening.Procedure,
	Title:      say("老人户子女可能有赡养能力", "a child of old people may be able to support them"),
	Reason:     say("子女有赡养能力的，老人原则上应与子女合并识别；合并后不符合条件的按程序剔除。是否有能力、是否赡养由入户核实和评议决定。", "old people whose child can support them belong with the child as a rule; where the joint household does not qualify it leaves by the procedure. Whether the child can and does is for the visit and the assessment"),
	Condition:  say("ELD-001 的老人户，线索够强的子女（或其配偶）有一人在财政供养、村干部、工商登记、房产（城镇）、机动车名单上且不属除外情形，或拆迁补偿达到 demolition_large_amount，或子女户人均纯收入高于贫困线且有劳动力。", "of an ELD-001 household's children with a strong link, one or the spouse is on the list of payroll, cadres, businesses, property in towns or vehicles with nothing that exempts, had a compensation of demolition_large_amount, or the child's household has an income above the line and labour"),
	Exceptions: say("摩托车、报废车、合作社、安置房、公益性岗位等同错评各条一样不算；线索较弱的子女只请核实（ELD-002）；没有名单的项目没有查，写在依据里。", "motorcycles, scrapped vehicles, co-operatives, resettlement houses, welfare posts and the like are exempt as for wrong enrolment; children with a weak link are only asked about (ELD-002); what there is no list for was not checked, and the evidence says so"),
	Basis:      say("分户子女信息采集标准；人民日报 2018-01-29：此类情形“原则上应从扶贫信息系统中剔除”", "the form on children living apart; People's Daily 2018-01-29"),
}, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
	all, absent := supports(c, e), unchecked(c)
	if !ableChildren(all) {
		if len(all) > 0 && absent != "" {
			out.CannotJudge(say("有子女，但没有"+absent+"名单，不能说没有赡养能力", "there are children, but lists are missing: nothing shows that they cannot support"))
		}
		return
	}
	f := supportFinding(e, say("疑点：子女（或其配偶）可能有赡养能力，请入户核实赡养情况；属实的按程序合并识别，合并后不符合条件的按程序剔除",
		"a lead: a child or the child's spouse may be able to support; ask at the door, then merge by the procedure, or strike off where the joint household does not qualify"),
		func(s *support) []sign { return s.able }, all)
	f.Evidence = append(f.Evidence, strong())
	if absent != "" {
		f.Evidence = append(f.Evidence, fact("unchecked", "没有名单、未核对", absent))
	}
	out.Find(f)
}, needMeans)

var elderlyUnable = ofElders(screening.Rule{
	Code: "ELD-004", Severity: screening.Warn, Action: screening.Verify,
	Title:      say("老人户子女可能无赡养能力", "the children of old people may not be able to support them"),
	Reason:     say("子女都没有赡养能力的，宜并户识别、按整户低保帮扶，不宜只看老人单独一户。", "where no child can support them, the families are better identified and helped together"),
	Condition:  say("ELD-001 的老人户，查到的每个子女都有无力赡养的情形之一：特困（五保）、60 周岁以上低保对象、重度残疾、大病、服刑、所在户在册未脱贫；没有查到有能力的情形，也没有去向不明的子女。", "every known child of an ELD-001 household has five-guarantees support, is old and on the allowance, severely disabled, seriously ill, in prison, or of a household on the roll that has not exited; none shows means, and none has gone where nobody knows"),
	Exceptions: say("有一个子女情况不明的不算。", "one child of whom nothing is known is enough to say nothing"),
	Basis:      say("宁陕县 2019 年单独立户老人户分类处置办法（第二类：并户识别、整户低保）", "Ningshan county 2019, class 2"),
}, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
	all := supports(c, e)
	if len(all) == 0 || len(e.Away) > 0 || ableChildren(all) {
		return
	}
	for _, s := range all {
		if len(s.unable) == 0 && !s.child.InLaw {
			return
		}
	}
	f := supportFinding(e, say("子女可能都无赡养能力，请入户核实，考虑并户识别和整户低保",
		"none of the children may be able to support them; check at the door, and consider one household and the allowance for all of it"),
		func(s *support) []sign { return s.unable }, all)
	if len(f.Related) == 0 {
		return
	}
	if absent := unchecked(c); absent != "" {
		f.Evidence = append(f.Evidence, fact("unchecked", "没有名单、未核对", absent))
	}
	out.Find(f)
})

// remarkSays looks for words in the remarks of the old people and their children, on the roll and in the register.
func remarkSays(c *screening.Case, e *kin.Elder, words []string) (row *roll.Person, said string) {
	x := kin.Of(c)
	var rows []*roll.Person
	for _, p := range e.Members {
		rows = append(append(rows, p), x.InRegister(p.ID().Key)...)
	}
	for _, child := range e.Children {
		rows = append(append(rows, child.Person), x.InRegister(child.Person.ID().Key)...)
	}
	for _, p := range append(rows, e.Away...) {
		text := p.Text(roll.LifeStatus) + p.Text(roll.Remark)
		for _, w := range words {
			if strings.Contains(text, w) {
				return p, w
			}
		}
	}
	return nil, ""
}

// ofRemark finishes a rule that only a remark can set off; all other old households are asked at the door.
func ofRemark(r screening.Rule, words []string, message screening.Words) *screening.Rule {
	r.Severity = screening.Warn
	return ofElders(r, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
		row, said := remarkSays(c, e, words)
		if row == nil {
			return
		}
		out.Find(screening.Finding{House: e.House, Message: message, Matters: append(personKeys(e.Members), said),
			Evidence: []screening.Fact{fact("said", "备注、状态写明", said)},
			Related:  []screening.Related{relatedPerson(row, say("写明的记录", "the row that says so"))}})
	})
}

var elderlyRefused = ofRemark(screening.Rule{
	Code: "ELD-005", Action: screening.Verify,
	Title:      say("老人户子女可能拒绝赡养", "a child of old people may refuse to support them"),
	Reason:     say("子女有能力而不赡养的，先调解、再司法途径；期间老人保留在册，不能剔除。", "where a child can and does not, there is mediation and then the court; meanwhile the old people stay on the roll"),
	Condition:  say("ELD-001 的老人户，老人或子女的备注写明拒绝赡养、不尽赡养义务等。", "a remark about the old people or a child says that support is refused"),
	Exceptions: say("数据一般不会写明，没有写明不等于没有；逐户在《老人户核实表》中询问。", "data seldom say it, and silence proves nothing: the visit sheet asks in every household"),
	Basis:      say("宁陕县 2019 年单独立户老人户分类处置办法（第三类）", "Ningshan county 2019, class 3"),
}, []string{"拒绝赡养", "不赡养", "不尽赡养", "未尽赡养", "不履行赡养", "不愿赡养"},
	say("备注写明子女可能拒绝赡养：请先调解，必要时走司法途径；老人保留在册，不剔除", "a remark says that support may be refused: mediation first, the court if need be; the old people stay on the roll"))

var elderlyLost = ofRemark(screening.Rule{
	Code: "ELD-006", Action: screening.Department,
	Title:      say("老人户子女可能失联", "a child of old people may be missing"),
	Reason:     say("子女失联须公安确认；确认的，帮扶不变。", "the police confirm that a child is missing; then the help stays"),
	Condition:  say("ELD-001 的老人户，老人或子女的状态、备注写明失踪、失联、下落不明。", "the status or a remark of the old people or a child says missing or no contact"),
	Exceptions: say("没有写明不等于没有；逐户在《老人户核实表》中询问。", "silence proves nothing: the visit sheet asks in every household"),
	Basis:      say("宁陕县 2019 年单独立户老人户分类处置办法（第四类）", "Ningshan county 2019, class 4"),
}, []string{"失踪", "失联", "下落不明", "联系不上", "走失"},
	say("状态或备注写明子女可能失联：请公安确认，确认的保持帮扶不变", "a status or remark says that a child may be missing: the police confirm; then the help stays as it is"))
