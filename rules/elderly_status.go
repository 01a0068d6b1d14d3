package rules

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var elderlySameBook = ofElders(screening.Rule{
	Code: "ELD-008", Severity: screening.Warn, Action: screening.Verify,
	Title:      say("老人与子女同户籍、在册分为两户", "old people in one household book with their child, and two households on the roll"),
	Reason:     say("同一户口簿而在册分开的，可能拆户，也可能确实分开生活；须建专项台账核实。", "one book and two households on the roll may be a household split on paper, or people who live apart; each is kept on a list and checked"),
	Condition:  say("ELD-001 的老人户，子女在册另为一户，而农户册同一户号，或花名册户籍编码相同。", "an ELD-001 household whose child stands in another household on the roll, and in the same book of the register, or with the same book number on the roll"),
	Exceptions: say("子女不在册的；只在同一住址、不同户号的。", "children who are not on the roll; one address with two books"),
	Basis:      say("宁陕县 2019 年单独立户老人户分类处置办法（第六类：专项台账）", "Ningshan county 2019, class 6"),
}, func(_ *screening.Case, e *kin.Elder, out *screening.Report) {
	f := screening.Finding{House: e.House, Matters: personKeys(e.Members),
		Message: say("老人与子女同一户口簿，在册分为两户，请核实是否共同生活、何时为何分开", "one household book with a child, and two households on the roll; ask whether they live together, since when apart and why")}
	for _, child := range e.Children {
		if child.OnRoll && child.Person.Household != e.House && sameBook(e, child) {
			f.Related = append(f.Related, relatedChild(child)...)
			f.Matters = append(f.Matters, personKey(child.Person))
			if f.Evidence == nil {
				f.Evidence = []screening.Fact{fact("child_household", "子女户", householdWords(child)), fact("link", "线索", linkWords(child, kin.Link.Chinese, "、"))}
			}
		}
	}
	if f.Evidence != nil {
		out.Find(f)
	}
}, screening.Need{Missing: func(c *screening.Case) screening.Words {
	if c.Register != nil {
		return screening.Words{}
	}
	return screening.NeedField(roll.BookNumber).Missing(c)
}})

// sameBook says that one of the old people stands in one household book with a child who is on the roll.
func sameBook(e *kin.Elder, child kin.Child) bool {
	number := strings.TrimSpace(e.House.Text(roll.BookNumber))
	if number != "" && number == strings.TrimSpace(child.Person.Household.Text(roll.BookNumber)) {
		return true
	}
	if child.Record == nil {
		return false
	}
	for i := range child.Record.Household.Members {
		key := child.Record.Household.Members[i].ID().Key
		if key != "" && slices.ContainsFunc(e.Members, func(p *roll.Person) bool { return p.ID().Key == key }) {
			return true
		}
	}
	return false
}

// asTekun is the attribute of a household that has five-guarantees support.
var asTekun = map[roll.Term]roll.Term{"一般贫困户": "五保贫困户", "低保贫困户": "五保贫困户", "低保户": "五保户", "一般农户": "五保户",
	"一般脱贫户": "特困供养脱贫户", "低保脱贫户": "特困供养脱贫户"}

var elderlyListed = ofElders(screening.Rule{
	Code: "ELD-009", Severity: screening.Warn, Action: screening.Department, Field: roll.PovertyAttribute,
	Title:      say("老人在特困（五保）名单，属性不是五保", "old people on the five-guarantees list, with another attribute"),
	Reason:     say("五保、低保以民政现有数据为准，系统属性应一致。", "for five guarantees and the allowance the civil affairs department's data decide"),
	Condition:  say("ELD-001 的老人户，有人在民政特困（五保）名单上（按证件号码），而贫困户属性不是五保（特困）。全户都在名单上的，建议改属性。", "somebody of an ELD-001 household is on the five-guarantees list (by number), and the attribute is another; where all of them are, the attribute is proposed"),
	Exceptions: say("只按证件号码比对，同名的不算；属性为空或不在词表内的不给建议值。", "only ID numbers count; nothing is proposed for an attribute that is blank or no word of the vocabulary"),
	Basis:      say("2014 年登记表说明：农村低保和五保户以民政部门现有的数据为准", "the form's note of 2014: for allowances the civil affairs department's data stand"),
}, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
	attribute := e.House.Term(roll.PovertyAttribute)
	if isTekun(e.House.Text(roll.PovertyAttribute), attribute) || !e.House.Has(roll.PovertyAttribute) {
		return
	}
	f := screening.Finding{House: e.House, At: e.House.Stands(roll.PovertyAttribute), Matters: append(personKeys(e.Members), string(attribute))}
	on := 0
	for _, p := range e.Members {
		for _, m := range kin.Of(c).Matches(roll.TekunList, p) {
			if m.Quality != kin.ByBirth {
				on++
				f.Related = append(f.Related, relatedEntry(m.Entry, say("民政特困（五保）名单", "the five-guarantees list")))
				break
			}
		}
	}
	if on == 0 {
		return
	}
	f.Value = e.House.Text(roll.PovertyAttribute)
	f.Evidence = []screening.Fact{fact("listed", "名单上的人数", fmt.Sprint(on)), fact("members", "现有成员数", fmt.Sprint(len(e.Members)))}
	f.Message = say("老人在民政特困（五保）名单上，属性为“"+strings.TrimSpace(f.Value)+"”，请民政核对属性", "on the five-guarantees list, and the attribute is another; the civil affairs department checks it")
	if becomes := asTekun[attribute]; becomes != "" && on == len(e.Members) {
		f.Action, f.Proposed = screening.Propose, new(attributeSpelt(c, f.At.Part, becomes))
	}
	out.Find(f)
}, screening.NeedList(roll.TekunList), screening.NeedField(roll.PovertyAttribute))

var elderlyWithChild = ofElders(screening.Rule{
	Code: "ELD-010", Severity: screening.Warn, Action: screening.Department,
	Title:      say("五保（特困）老人查到子女", "old people with five-guarantees support, and a child found"),
	Reason:     say("特困须无法定义务人或义务人无能力；查到子女的请民政复核，不得自行取消。", "five-guarantees support is for those whom nobody is bound and able to support; civil affairs looks again, nothing is cancelled here"),
	Condition:  say("ELD-001 的老人户，属性、登记或民政名单为五保（特困），而查到线索够强的子女（包括农户册中已嫁出、迁出的）。", "an ELD-001 household with five-guarantees support by attribute or list, and a child with a strong link, one who has moved or married out included"),
	Exceptions: say("子女已死亡的；线索较弱的；子女无赡养能力的仍可能符合特困，由民政认定。", "children who are dead, or with a weak link; where no child is able, the support may be right all the same: civil affairs decides"),
	Basis:      say("国发〔2016〕14号；民发〔2016〕178号（2021 年起民发〔2021〕43号）", "State Council 2016 no. 14; Ministry of Civil Affairs 2016 no. 178 (from 2021: 2021 no. 43)"),
}, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
	if !supported(kin.Of(c), e) {
		return
	}
	f := screening.Finding{House: e.House, Matters: personKeys(e.Members), Evidence: []screening.Fact{strong()},
		Message: say("五保（特困）老人查到子女，请民政复核义务人有无能力；复核前待遇不变，不得自行取消",
			"old people with five-guarantees support seem to have a child; civil affairs looks whether the child is able, and until then nothing is cancelled")}
	for _, s := range supports(c, e) {
		f.Related = append(f.Related, relatedChild(s.child)...)
		f.Matters = append(f.Matters, personKey(s.child.Person))
		f.Evidence = append(f.Evidence, fact("link", "线索", linkWords(s.child, kin.Link.Chinese, "、")))
		if s.able != nil {
			f.Evidence = append(f.Evidence, fact("able", "可能有赡养能力", signWords(s.able)))
		}
		if s.unable != nil {
			f.Evidence = append(f.Evidence, fact("unable", "可能无赡养能力", signWords(s.unable)))
		}
	}
	for _, p := range e.Away {
		f.Related = append(f.Related, relatedPerson(p, say("农户册中已迁出、嫁出的子女", "a child in the register who has moved or married out")))
		f.Matters = append(f.Matters, personKey(p))
	}
	if f.Related != nil {
		out.Find(f)
	}
})

var elderlySplit = ofElders(screening.Rule{
	Code: "ELD-011", Severity: screening.Warn, Action: screening.Verify,
	Title:      say("老人户可能为识别而分户", "old people perhaps split off to be enrolled"),
	Reason:     say("为争取贫困户而拆户、分户的属错评；正常分家的不属，须核实时间和原因。", "a household split to be enrolled is wrong enrolment; an ordinary partition is not, so when and why must be asked"),
	Condition:  say("ELD-001 的老人户，农户册写明分户（立户、分家、拆户）的日期在识别前 split_window_months 个月以内，或在 2013 年 12 月以后。", "the register says that the old people of an ELD-001 household split off within split_window_months months before the identification, or after December 2013"),
	Exceptions: say("迁入原因没有写明分户的（见 WE-010）；日期不明的。", "moves that are not said to be a split (see WE-010); unknown dates"),
	Basis:      say("云南 2017 年第七项（故意分户）；广西“一票否决”第八条（原文未核到出处）；时限为本工具建议值", "Yunnan 2017, item 7; Guangxi's eighth ground of refusal (its wording was not found); the window is our proposal"),
}, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
	identified := e.House.Date(roll.IdentifiedDate)
	for _, p := range e.Members {
		for _, row := range kin.Of(c).InRegister(p.ID().Key) {
			day := row.Date(roll.MoveInDate)
			if day == 0 || day.After(c.AsOf) || !hasAny([]string{row.Text(roll.MoveInReason)}, splitWords) {
				continue
			}
			first := identified.AddMonths(-c.Profile.SplitWindow)
			if window := identified != 0 && !day.After(identified) && !first.After(day); !window && (day.Year() < 2014) {
				continue
			}
			f := screening.Finding{House: e.House, Matters: append(personKeys(e.Members), day.String()),
				Evidence: []screening.Fact{fact("date", "分户时间", day.String()), fact("reason", "原因", strings.TrimSpace(row.Text(roll.MoveInReason)))},
				Related:  []screening.Related{relatedPerson(row, say("农户册中分户的记录", "the register's row of the split"))},
				Message:  say("疑点：老人在识别前后分户，请核实分户时间和原因，是否为争取贫困户而分户", "a lead: the old people split off about the time of the identification; ask when and why")}
			if identified != 0 {
				f.Evidence = append(f.Evidence, fact("identified", "识别时间", identified.String()))
			}
			out.Find(f)
			return
		}
	}
}, screening.NeedRegister(), needRegisterField(roll.MoveInDate))

var splitWords = []string{"分户", "立户", "分家", "拆户", "另立"}

var elderlyWorks = ofElders(screening.Rule{
	Code: "ELD-012", Severity: screening.Info, Action: screening.Verify,
	Title:      say("老人户中有能劳动的老人", "old people who work"),
	Reason:     say("60 多岁仍务工、收入高于标准的，不一定需要赡养，不宜一概合并。", "not every old household is dependent: who works and earns enough may well stand alone"),
	Condition:  say("ELD-001 的老人户，有 60—69 周岁、健康状况只有“健康”、务工 6 个月以上的成员，户人均纯收入高于贫困线。", "somebody of 60 to 69 in an ELD-001 household who is healthy and works for six months or more, with an income per head above the line"),
	Exceptions: say("健康状况、务工时间为空的不判断。", "blank health or months of work"),
	Basis:      say("本工具建议：老人户不等于被赡养户", "our proposal: old is not dependent"),
}, func(c *screening.Case, e *kin.Elder, out *screening.Report) {
	year := e.House.Date(roll.DataYear).Year()
	if year == 0 {
		year = c.AsOf.Year()
	}
	line, which, ok := c.Profile.Line(year)
	income := e.House.Quantity(roll.IncomePerHead)
	if !ok || !income.Ok() || income.Float() <= line {
		return
	}
	for i, p := range e.Members {
		v := view{c: c, p: p}
		months := p.Number(roll.WorkMonths)
		if age := e.Ages[i]; age < 60 || age > 69 || !v.healthy() || !months.Ok() || months.Float() < 6 {
			continue
		}
		out.Find(screening.Finding{House: e.House, Matters: append(personKeys(e.Members), fmt.Sprint(income.Micro)), Related: related([]*roll.Person{p}, roll.WorkMonths, say("能劳动的老人", "an old person who works")),
			Evidence: []screening.Fact{fact("age", "年龄", fmt.Sprint(e.Ages[i])), fact("work_months", "务工时间（月）", strings.TrimSpace(p.Text(roll.WorkMonths))),
				fact("income_per_head", "人均纯收入", money2(income.Micro)), fact("track", "贫困线口径", which)},
			Message: say("老人健康、仍务工且收入高于标准，请核实是否需要赡养，不必一概合并", "healthy, at work and above the line; ask whether support is needed at all")})
		return
	}
}, screening.NeedLine(), screening.NeedField(roll.IncomePerHead, roll.WorkMonths, roll.Health))
