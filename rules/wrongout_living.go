package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

// ofExited finishes a rule about households that have left the roll of the poor.
func ofExited(r screening.Rule, check func(c *screening.Case, h *roll.Household, out *screening.Report), needs ...screening.Need) *screening.Rule {
	r.Family = screening.WrongOut
	if r.Severity == "" {
		r.Severity = screening.Warn
	}
	if r.Action == "" {
		r.Action = screening.Verify
	}
	if r.Years == "" {
		r.Years = "2014-2020"
	}
	r.Needs = append([]screening.Need{needExit}, needs...)
	r.Check = screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		if !kin.Of(c).Older(h) && exited(h) {
			check(c, h, out)
		}
	})
	return &r
}

// ofTest finishes a rule that finds what one of the nine tests of 八有一超 fails.
func ofTest(r screening.Rule, test standard.Test, who func(c *screening.Case, p *roll.Person) bool, tell screening.Words, needs ...screening.Need) *screening.Rule {
	if r.Exceptions == (screening.Words{}) {
		r.Exceptions = say("预脱贫、返贫、未脱贫的；情况不明的不算合格，计入“无法判断”。", "households that have not exited; what is not known is no pass, and counted as not judged")
	}
	return ofExited(r, func(c *screening.Case, h *roll.Household, out *screening.Report) {
		a := standard.Judge(c, h, test)
		if a.Verdict == standard.Unknown {
			out.CannotJudge(say("“"+r.Title.ZH+"”依据不足", "too little is known"))
			return
		}
		out.Look()
		if a.Verdict != standard.Lacks {
			return
		}
		f := screening.Finding{House: h, Matters: []string{a.Value}, Evidence: []screening.Fact{fact("value", a.Source, a.Value), strong()}, Message: tell}
		if r.Field.OfHousehold() {
			f.At, f.Value = atHead(h, r.Field), h.Text(r.Field)
		}
		for _, p := range members(h) {
			if who != nil && who(c, p) {
				f.Related = append(f.Related, related([]*roll.Person{p}, r.Field, r.Title)...)
			}
		}
		out.Find(f)
	}, needs...)
}

var exitBasis = say("广西 2017 年“八有一超”双认定", "Guangxi's exit form of 2017")

var exitedDropout = ofTest(screening.Rule{
	Code: "WX-003", Basis: exitBasis,
	Title:      say("已脱贫但有适龄儿童疑似失学", "exited with a child of school age perhaps not at school"),
	Reason:     say("脱贫须义务教育有保障；可能辍学，也可能学籍信息未更新，由教育部门核对。", "to exit, compulsory schooling must be assured; it may be a dropout, or an entry out of date: the school department checks"),
	Condition:  say("已脱贫户有义务教育适龄成员（同 PER-021）不在校且未填原因，或在教育部门名单上登记为失学。", "an exited household has a member of school age (as in PER-021) who is not at school with no reason entered, or whom the school list has as a dropout"),
	Exceptions: say("已填失学原因的（因病等）不判失学，计入“无法判断”；已初中毕业的；预脱贫、返贫、未脱贫的。", "a reason entered is not judged; those through middle school; households that have not exited"),
}, standard.Schooling, dropout, say("已脱贫，有义务教育适龄儿童疑似不在校，请教育部门核对、入户查看", "exited, and a child of school age seems not to be at school; to be checked with the school department and at the door"),
	screening.NeedField(roll.InSchool), screening.NeedAsOf())

var exitedUninsured = ofTest(screening.Rule{
	Code: "WX-004", Basis: say("广西 2017 年“八有一超”双认定；防返贫监测系统数据核查规则 1_11_008 一类", "Guangxi's exit form of 2017; the monitoring system's data rules 1_11_008 and the like"),
	Title:     say("已脱贫但有成员未参加基本医保", "exited with a member without medical insurance"),
	Reason:    say("脱贫须基本医疗有保障；可能未参保，也可能在外地参保未录入，由医保部门核对。", "to exit, medical care must be assured; a member may be uninsured, or insured elsewhere: the insurance department checks"),
	Condition: say("已脱贫户有现有成员城乡居民医保、职工医保都没有参加（至少一列填“否”，没有一列填“是”）。", "a current member of an exited household is in neither of the medical insurances (one column says no, none says yes)"),
}, standard.Medical, func(_ *screening.Case, p *roll.Person) bool {
	resident, worker := p.Term(roll.MedicalInsurance), p.Term(roll.WorkerMedicalInsurance)
	return resident != roll.Yes && worker != roll.Yes && (resident == roll.No || worker == roll.No)
}, say("已脱贫，有成员未参加基本医疗保险，请医保部门核对", "exited, and a member has no medical insurance; the insurance department checks"),
	screening.NeedAnyField(roll.MedicalInsurance, roll.WorkerMedicalInsurance))

var exitedDark = ofTest(screening.Rule{
	Code: "WX-006", Field: roll.Power, Basis: exitBasis,
	Title:     say("已脱贫但未通生活用电", "exited without electricity"),
	Reason:    say("脱贫须有电用；可能错退，也可能通电后信息未更新。", "to exit, a household must have electricity; a wrong exit, or an entry out of date"),
	Condition: say("已脱贫户的是否通生活用电为“否”。", "an exited household's electricity is marked no"),
}, standard.Power, nil, say("已脱贫，但未通生活用电，请核对、入户查看", "exited, and no electricity; to be checked at the door"), screening.NeedField(roll.Power))

var exitedOnTransfers = ofExited(screening.Rule{
	Code: "WX-007", Field: roll.TransferIncome,
	Off:        exitsOver,
	Title:      say("已脱贫但收入几乎全靠转移性收入", "exited on transfers alone"),
	Reason:     say("有劳动力而收入全靠政策性补助的，脱贫不稳定，有的省规定不能脱贫。", "an exit on grants alone, with somebody able to work, does not last; some provinces forbid it"),
	Condition:  say("已脱贫户转移性收入占家庭纯收入的比例高于 90%，而有普通或技能劳动力。", "an exited household's transfer income is above 90 % of its net income, and a member is ordinary or skilled labour"),
	Exceptions: say("没有劳动力的户（兜底保障）；纯收入为空、为 0 或不是数字的不判断。", "households without labour; a net income that is blank, 0 or no number"),
	Basis:      say("甘肃安定区“十不脱”（整户依靠政策性保障的）；比例为本工具建议值", "Gansu's ten cases of no exit (all of the household on grants); the share is our proposal"),
}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	transfer, a := amount(h, roll.TransferIncome)
	net, b := amount(h, roll.NetIncome)
	if !a || !b || !h.Quantity(roll.TransferIncome).Ok() || !h.Quantity(roll.NetIncome).Ok() || net <= 0 {
		out.CannotJudge(say("纯收入、转移性收入为空、为 0 或不是数字", "the net or the transfer income is blank, 0 or no number"))
		return
	}
	out.Look()
	if transfer*10 <= net*9 || !anyMember(h, able) {
		return
	}
	share := fmt.Sprintf("%.0f%%", float64(transfer)*100/float64(net))
	out.Find(screening.Finding{House: h, At: atHead(h, roll.TransferIncome), Value: h.Text(roll.TransferIncome), Matters: []string{money2(transfer), money2(net)},
		Evidence: []screening.Fact{fact("share", "转移性收入占纯收入", share), fact("net_income", "纯收入", money2(net))},
		Message:  say("已脱贫，有劳动力而纯收入的 "+share+" 是转移性收入，请核实收入是否稳定", "exited with labour, and "+share+" of the income are transfers; check whether the income is steady")})
}, screening.NeedField(roll.TransferIncome, roll.NetIncome, roll.Labour))

var exitedIll = ofExited(screening.Rule{
	Code:       "WX-008",
	Title:      say("已脱贫但有大病或重大支出", "exited with a serious illness or large costs"),
	Reason:     say("大病未治愈、自付支出大的户容易返贫，有的省规定不能脱贫，须核实是否已治愈、支出是否解决。", "an illness not cured and large costs push a household back; some provinces forbid the exit: is it cured, are the costs met?"),
	Condition:  say("已脱贫户有成员健康状况含“患有大病”（没有支出数据的只作提示），或合规自付支出达到 illness_self_paid，或大病名单上自付达到该数（没有金额列的在名单上即列）。", "a member of an exited household has 患有大病 in health (information only where no costs are known), or the costs paid by the household reach illness_self_paid, or those of the illness list do (all rows where the list has no amounts)"),
	Exceptions: say("慢性病、残疾；自付不到标准的；预脱贫、返贫、未脱贫的。", "chronic illness and disability; smaller costs; households that have not exited"),
	Basis:      say("甘肃安定区“十不脱”（大病未治愈）；金额为本工具建议值", "Gansu's ten cases of no exit (an illness not cured); the amount is our proposal"),
}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	out.Look()
	f := screening.Finding{House: h, Severity: screening.Info} // an illness alone may be cured or paid for
	limit := c.Profile.IllnessSelfPaid
	if n := h.Quantity(roll.SelfPaid); n.Ok() && n.Float() >= limit && limit > 0 {
		f.Severity = screening.Warn
		f.Evidence, f.Matters = append(f.Evidence, fact("self_paid", "合规自付支出（元）", money2(n.Micro))), append(f.Matters, money2(n.Micro))
	}
	for _, p := range members(h) {
		if v := (view{c: c, p: p}); v.ails(seriousIll) {
			f.Evidence = append(f.Evidence, fact("health", "健康状况", strings.TrimSpace(p.Text(roll.Health))))
			f.Related, f.Matters = append(f.Related, related([]*roll.Person{p}, roll.Health, say("患有大病的成员", "seriously ill"))...), append(f.Matters, personKey(p))
		}
		for _, m := range kin.Of(c).Matches(roll.Illness, p) {
			if n := m.Entry.Number(roll.SelfPaid); m.Entry.Part.Has(roll.SelfPaid) && (!n.Ok() || n.Float() < limit) {
				continue
			}
			f.Severity = screening.Warn
			f.Evidence = append(f.Evidence, fact("list", "大病名单", strings.TrimSpace(m.Entry.Text(roll.Disease)+" "+m.Entry.Text(roll.SelfPaid))))
			f.Related, f.Matters = append(f.Related, relatedEntry(m.Entry, say("大病名单", "list of serious illness"))), append(f.Matters, personKey(p))
		}
	}
	if f.Evidence == nil {
		return
	}
	f.Message = say("已脱贫，有大病成员或重大医疗支出，请核实是否治愈、负担是否解决", "exited, and somebody is seriously ill or the costs are large; is it cured, are the costs met?")
	out.Find(f)
}, screening.Need{Missing: func(c *screening.Case) screening.Words {
	if c.Lists[roll.Illness] != nil {
		return screening.Words{}
	}
	return screening.NeedAnyField(roll.Health, roll.SelfPaid).Missing(c)
}})
