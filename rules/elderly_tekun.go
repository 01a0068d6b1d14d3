package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var elderlyTekun = &screening.Rule{
	Code: "ELD-007", Family: screening.Elderly, Severity: screening.Warn, Action: screening.Department,
	Title:      say("老人户未查到子女，请民政评估特困", "old household with no child found: to be assessed for five guarantees"),
	Reason:     say("确无子女和其他法定义务人的老人应由民政评定五保（特困），不应只按一般户帮扶；是否符合由民政认定。", "old people with no child and nobody else obliged to support them are due for five-guarantees support; whether they qualify is for civil affairs to say"),
	Condition:  say("ELD-001 的老人户，属性和特困名单中都不是五保（特困），老人在农户册中，且同册、住址、账号、电话均未查到子女。", "an ELD-001 household that neither the attribute nor the list has as five guarantees, whose old people are in the register, and for whom neither book, address, account nor phone shows a child"),
	Exceptions: say("已是五保（特困）的，册内有子女（包括已迁出、嫁出）的不算；老人不在农户册的无法判断。", "those who already have it; those with a child in the book, moved or married out included; old people who are not in the register cannot be judged"),
	Basis:      say("国发〔2016〕14号；民发〔2016〕178号（2021 年起民发〔2021〕43号）；农村五保供养工作条例", "State Council 2016 no. 14; Ministry of Civil Affairs 2016 no. 178 (from 2021: 2021 no. 43); the five-guarantees regulations"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedAsOf(), screening.NeedField(roll.Relation), screening.NeedRegister()},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		x := kin.Of(c)
		if x.Older(h) || len(h.Members) == 0 {
			return
		}
		e := x.Elder(h)
		if e != nil && !e.Known {
			out.CannotJudge(say("农户册中没有这户老人", "the old people are not in the register"))
			return
		}
		out.Look()
		if e != nil && len(e.Children) == 0 && len(e.Away) == 0 && !supported(x, e) {
			out.Find(tekunFinding(c.Profile.ElderAge, e))
		}
	}),
}

// supported says that a household, or one of the old people in it, has five-guarantees support already.
func supported(x *kin.Index, e *kin.Elder) bool {
	if isTekun(e.House.Text(roll.PovertyAttribute), e.House.Term(roll.PovertyAttribute)) {
		return true
	}
	for _, p := range e.Members {
		if p.Term(roll.Tekun) == roll.Yes || isTekun(p.Text(roll.Tekun), p.Term(roll.Tekun)) || len(x.Matches(roll.TekunList, p)) > 0 {
			return true
		}
		for _, m := range x.Matches(roll.DibaoList, p) {
			if isTekun(m.Entry.Text(roll.CertificateType), "") {
				return true
			}
		}
	}
	return false
}

func isTekun(text string, word roll.Term) bool {
	both := text + string(word)
	return (strings.Contains(both, "五保") || strings.Contains(both, "特困")) && !strings.ContainsAny(both, "不未非无")
}

func tekunFinding(age int, e *kin.Elder) screening.Finding {
	income := "花名册无收入数据"
	if n := e.House.Quantity(roll.IncomePerHead); n.Ok() {
		income = "人均纯收入 " + e.House.Text(roll.IncomePerHead) + " 元（是否低于当地低保标准、财产状况请民政核对）"
	}
	return screening.Finding{
		House: e.House,
		Message: say(
			"老人户在农户册、住址、电话、账号中均未查到子女，请民政核实是否符合特困（五保）条件",
			"neither register, address, phone nor account shows a child of these old people; civil affairs should assess them for five-guarantees support"),
		Evidence: []screening.Fact{
			fact("no_labour", "无劳动能力", "全户满 "+strconv.Itoa(age)+" 周岁（"+joinInts(e.Ages)+"）"),
			fact("no_income", "无生活来源", income),
			fact("no_obligor", "无法定义务人", "未查到子女；只说明现有数据中没有，不等于没有"),
			fact("ask", "须问清", "子女（含收养、外嫁、外出）、其他赡养人、财产、是否愿意接受供养"),
		},
		Matters: personKeys(e.Members),
	}
}
