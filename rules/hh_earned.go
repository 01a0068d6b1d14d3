package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var costAlone = ofHouses(screening.Rule{
	Code: "HH-013", Severity: screening.Warn, Action: screening.Verify, Field: roll.BusinessCost,
	Title:      say("生产经营支出大于收入", "cost of business above its income"),
	Reason:     say("有支出而无收入，或支出大于收入，多为漏填收入或录错单位；也可能当年亏损。", "mostly an income left out or a wrong unit; a year of loss is possible"),
	Condition:  say("生产经营性支出大于 0 而生产经营性收入为 0 或空白，或支出大于收入。", "a cost without an income, or above it"),
	Basis:      say("贫困户登记表收支项目的关系（本工具建议）", "how the two amounts belong together; our proposal"),
	Exceptions: say("支出为空或 0 的。", "no cost"),
}, []roll.Field{roll.BusinessCost, roll.BusinessIncome}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	cost, a := amount(h, roll.BusinessCost)
	income, b := amount(h, roll.BusinessIncome)
	if !a || !b {
		out.CannotJudge(say("金额不是数字", "an amount is no number"))
		return
	}
	out.Look()
	if cost <= 0 || cost <= income {
		return
	}
	out.Find(screening.Finding{House: h, At: h.Stands(roll.BusinessCost), Matters: []string{fmt.Sprint(cost), fmt.Sprint(income)},
		Evidence: []screening.Fact{fact("business_income", "生产经营性收入", money2(income))},
		Message:  say("生产经营性支出 "+money2(cost)+" 元，收入只有 "+money2(income)+" 元，请核实是否漏填收入或当年亏损", "the cost of business is "+money2(cost)+" yuan, its income "+money2(income)+"; an income left out, or a loss?")})
})

var wageAndWork = ofHouses(screening.Rule{
	Code: "HH-014", Severity: screening.Warn, Action: screening.Verify, Field: roll.WageIncome,
	Title:      say("工资性收入与务工情况不符", "wages and work do not agree"),
	Reason:     say("有工资却无人务工，或有人务工却无工资，收入或务工信息必有一处不全。", "wages without work, or work without wages: one of the two is not complete"),
	Condition:  say("工资性收入大于 0 而无人务工、无公益性岗位；有人务工满 1 个月而工资性收入为 0；工资性收入大于 0 而不足 100 元（wage_income_min）。", "wages and nobody at work or in a welfare post; a month of work or more and wages of 0; wages above 0 and below 100 yuan (wage_income_min)"),
	Exceptions: say("工资性收入为空的、务工信息整列为空的不判断；务工状况“其他”且没有月数的不算务工。", "blank wages, or columns of work that are blank throughout, cannot be judged; 其他 without months is no work"),
	Basis:      official("5_15_023、4_11_012"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.WorkMonths, roll.WorkPlace)},
}, []roll.Field{roll.WageIncome}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	wages, ok := amount(h, roll.WageIncome)
	if !ok || !h.Quantity(roll.WageIncome).Ok() || !worksSaid(c, h) {
		out.CannotJudge(say("工资性收入为空或不是数字，或没有务工信息", "no wages, or nothing on work"))
		return
	}
	out.Look()
	f := screening.Finding{House: h, At: h.Stands(roll.WageIncome), Matters: []string{fmt.Sprint(wages)}}
	switch month := func(p *roll.Person) bool { n := p.Number(roll.WorkMonths); return n.Ok() && n.Micro >= 1e6 }; {
	case wages > 0 && !anyMember(h, works):
		f.Message = say("有工资性收入 "+money2(wages)+" 元，户内无人务工，请核实", "wages of "+money2(wages)+" yuan, and nobody at work; to be checked")
	case wages == 0 && anyMember(h, month):
		f.Message = say("有成员务工满 1 个月，工资性收入为 0，请核实", "a member has worked a month or more, and the wages are 0; to be checked")
	case wages > 0 && float64(wages) < c.Profile.WageIncomeMin*yuan:
		f.Message = say("工资性收入只有 "+money2(wages)+" 元，请核实单位和数额", "wages of only "+money2(wages)+" yuan; check unit and amount")
	default:
		return
	}
	f.Matters = append(f.Matters, f.Message.ZH)
	out.Find(f)
})

// grant is an allowance: the household's column of money, the person's column, and the department's list.
type grant struct {
	money, person roll.Field
	list          roll.Kind
	words         []string // of 贫困户属性
}

var grants = []grant{
	{roll.DibaoGrant, roll.Dibao, roll.DibaoList, []string{"低保"}},
	{roll.TekunGrant, roll.Tekun, roll.TekunList, []string{"五保", "特困"}},
}

var grantAndMember = ofHouses(screening.Rule{
	Code: "HH-015", Severity: screening.Warn, Action: screening.Department, Field: roll.DibaoGrant,
	Title:      say("低保金、五保金与享受人员不符", "allowances and those who have them do not agree"),
	Reason:     say("有钱无人或有人无钱，由民政核对；不可按一处改另一处。", "money without a person or a person without money, which the civil affairs department checks"),
	Condition:  say("低保金（五保金）大于 0 而无成员享受；或有成员享受而低保金（五保金）为 0。", "an allowance without a member who has it; or a member who has it and an allowance of 0"),
	Exceptions: say("贫困户属性为低保、五保的，民政名单上有成员的，算有人享受；低保金为空的、成员低保列整列为空的不判断。", "the poverty attribute or the department's list says so too; blank amounts, and columns of members that are blank throughout"),
	Basis:      official("5_16_003 至 5_16_006、4_11_013、4_11_015"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.DibaoGrant, roll.TekunGrant), screening.NeedAnyField(roll.Dibao, roll.Tekun)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	for _, g := range grants {
		money, ok := amount(h, g.money)
		if !h.Has(g.money) || !fed(c, h, g.person) {
			continue
		}
		if !ok || !h.Quantity(g.money).Ok() {
			out.CannotJudge(say("金额为空或不是数字", "no amount"))
			continue
		}
		out.Look()
		has := anyMember(h, func(p *roll.Person) bool { return p.Term(g.person) == roll.Yes })
		unsure := anyMember(h, func(p *roll.Person) bool { return p.Term(g.person) == roll.Unknown })
		f := screening.Finding{House: h, At: h.Stands(g.money), Matters: []string{g.money.String(), fmt.Sprint(money)}}
		switch {
		case money > 0 && !has && !unsure && !attributed(h, g.words...) && !listed(c, h, g.list):
			f.Message = say("有"+g.money.Chinese()+" "+money2(money)+" 元，户内无人享受，请民政核对", g.money.English()+" of "+money2(money)+" yuan, and no member who has it; the civil affairs department checks it")
		case money == 0 && has:
			f.Message = say("有成员享受，"+g.money.Chinese()+"为 0，请民政核对", "a member has it, and "+g.money.English()+" is 0; the civil affairs department checks it")
		default:
			continue
		}
		out.Find(f)
	}
})
