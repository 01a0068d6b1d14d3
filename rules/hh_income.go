package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var perHead = ofHouses(screening.Rule{
	Code: "HH-010", Severity: screening.Err, Action: screening.Verify, Field: roll.IncomePerHead,
	Title:      say("人均纯收入与家庭纯收入不符", "income per head is not the household's by its size"),
	Reason:     say("人均纯收入是识别、退出的依据，算错一处就会错判。", "entry and exit go by it"),
	Condition:  say("人均纯收入与纯收入÷人数相差超过 1 元，按填写人数、按现有成员数都不符；有年度家庭人口数的，只按年度人口数。收入各项加总（HH-011）、转移性收入分项（HH-012）都相符，填写人数与成员数也相符（HH-005）时，建议值为纯收入÷人数。", "more than 1 yuan from the net income by the size, as written and as counted, or by the size in the year of the incomes where there is a column for it; proposed is the quotient where the sums of HH-011 and HH-012 hold and the size is right (HH-005)"),
	Exceptions: say("纯收入、人均纯收入为空或不是数字的不判断。", "incomes that are blank or no numbers"),
	Basis:      say("人均纯收入 = 纯收入 ÷ 家庭人口数", "net income per head is the net income by the size"),
}, []roll.Field{roll.IncomePerHead, roll.NetIncome}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	each, a := amount(h, roll.IncomePerHead)
	net, b := amount(h, roll.NetIncome)
	count := int64(len(members(h)))
	size, year := earners(h)
	if !a || !b || !h.Quantity(roll.IncomePerHead).Ok() || !h.Quantity(roll.NetIncome).Ok() || size == 0 {
		out.CannotJudge(say("纯收入、人均纯收入或人数为空或不是数字", "the net income, the income per head or the size is blank or no number"))
		return
	}
	out.Look()
	if within(each*size, net, yuan*size) || !year && count > 0 && within(each*count, net, yuan*count) {
		return
	}
	right := money2(net / size)
	f := screening.Finding{House: h, At: h.Stands(roll.IncomePerHead), Matters: []string{fmt.Sprint(each), fmt.Sprint(net), fmt.Sprint(size)},
		Evidence: []screening.Fact{fact("net_income", "纯收入", money2(net)), fact("size", "人数", fmt.Sprint(size)), fact("per_head", "纯收入÷人数", right)},
		Message:  say("人均纯收入 "+money2(each)+" 元，按纯收入和人数应为 "+right+" 元，请核实", "the income per head is "+money2(each)+" yuan, by net income and size it is "+right)}
	at := sizeCell(h)
	written, given := at.Part.Number(roll.HouseholdSize, at.Row).Whole()
	if (year || given && int64(written) == count) && partsHold(h) {
		f.Action, f.Proposed = screening.Propose, &right
	}
	out.Find(f)
})

// partsHold says that the household has all parts of its income, and that they add up.
func partsHold(h *roll.Household) bool {
	for _, f := range append(append([]roll.Field{roll.BusinessCost}, earnings...), transfers...) {
		if !h.Has(f) {
			return false
		}
	}
	net, a := amount(h, roll.NetIncome)
	parts, b := netSum(h)
	transfer, d := amount(h, roll.TransferIncome)
	grants, e := sum(h, transfers)
	return a && b && d && within(net, parts, yuan*sizeOf(h)) && (e && within(transfer, grants, yuan) || !e && transfer == 0)
}

var netParts = ofHouses(screening.Rule{
	Code: "HH-011", Severity: screening.Err, Action: screening.Verify, Field: roll.NetIncome,
	Title:      say("纯收入与各项收入不符", "net income is not the sum of its parts"),
	Reason:     say("加总不符说明某一项录错，人均纯收入也不可信。", "one of the amounts is wrong, and the income per head with it"),
	Condition:  say("纯收入与工资性＋生产经营性＋财产性＋转移性收入－生产经营性支出相差超过人数（每人 1 元）。", "more than 1 yuan a head from wages, business, property and transfers less the cost of business"),
	Exceptions: say("空白项按 0 计；各项全空、纯收入为空或不是数字的不判断。", "a blank part counts as 0; all parts blank, or a net income that is blank or no number"),
	Basis:      say("广西 2017 年“双认定”表收入公式", "the formula of Guangxi's form of 2017"),
}, append([]roll.Field{roll.NetIncome, roll.BusinessCost}, earnings...), func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	net, a := amount(h, roll.NetIncome)
	parts, b := netSum(h)
	if !a || !b || !h.Quantity(roll.NetIncome).Ok() {
		out.CannotJudge(say("纯收入或各项收入为空或不是数字", "the net income or its parts are blank or no numbers"))
		return
	}
	out.Look()
	if within(net, parts, yuan*max(1, sizeOf(h))) {
		return
	}
	out.Find(screening.Finding{House: h, At: h.Stands(roll.NetIncome), Matters: []string{fmt.Sprint(net), fmt.Sprint(parts)},
		Evidence: []screening.Fact{fact("sum", "各项合计减支出", money2(parts)), fact("difference", "相差", money2(net-parts))},
		Message:  say("纯收入 "+money2(net)+" 元，各项收入减支出合计 "+money2(parts)+" 元，请核实是哪一项录错", "the net income is "+money2(net)+" yuan, its parts add up to "+money2(parts)+"; which is wrong?")})
})
