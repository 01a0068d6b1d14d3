package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var transferParts = &screening.Rule{
	Code: "HH-012", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Verify, Field: roll.TransferIncome,
	Title:      say("转移性收入与分项不符", "transfer income is not the sum of its parts"),
	Reason:     say("低保金、五保金、养老金等都是有账可查的，加总不符说明某一项录错。", "grants are on record elsewhere; one of the amounts is wrong"),
	Condition:  say("转移性收入与计划生育金、低保金、五保金、养老保险金、生态补偿金、其他转移性收入之和相差超过 1 元；或某一分项大于转移性收入。", "more than 1 yuan from family planning, allowance, five guarantees, pension, ecology and other; or a part above the whole"),
	Exceptions: say("空白项按 0 计；分项的列不全时，只看单项是否大于转移性收入；2021 年以后的表另有奖补等列，合计小于转移性收入时只列为疑点。", "a blank part counts as 0; without all the columns only single parts are held against the whole; sheets since 2021 have more columns of grants, where a smaller sum is only a warning"),
	Basis:      say("贫困户登记表 A50-4；广西 2017 年“双认定”表", "household form, block A50-4; Guangxi's form of 2017"),
	Needs:      []screening.Need{screening.NeedField(roll.TransferIncome), screening.NeedAnyField(transfers...)},
	Check: ofHouses(screening.Rule{}, []roll.Field{roll.TransferIncome}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		whole, ok := amount(h, roll.TransferIncome)
		grants, given := sum(h, transfers)
		if !ok || !given || !h.Quantity(roll.TransferIncome).Ok() {
			out.CannotJudge(say("转移性收入或其分项为空或不是数字", "the transfer income or its parts are blank or no numbers"))
			return
		}
		out.Look()
		all := true
		for _, f := range transfers {
			all = all && h.Has(f)
			if part, _ := amount(h, f); part > whole+yuan {
				out.Find(screening.Finding{House: h, At: h.Stands(f), Matters: []string{f.String(), fmt.Sprint(part), fmt.Sprint(whole)},
					Evidence: []screening.Fact{fact("transfer_income", "转移性收入", money2(whole))},
					Message:  say(f.Chinese()+" "+money2(part)+" 元大于转移性收入 "+money2(whole)+" 元，请核实", f.English()+" of "+money2(part)+" yuan is more than the whole transfer income of "+money2(whole))})
				return
			}
		}
		if !all || within(whole, grants, yuan) {
			return
		}
		f := screening.Finding{House: h, At: h.Stands(roll.TransferIncome), Matters: []string{fmt.Sprint(whole), fmt.Sprint(grants)},
			Evidence: []screening.Fact{fact("sum", "分项合计", money2(grants)), fact("difference", "相差", money2(whole-grants))},
			Message:  say("转移性收入 "+money2(whole)+" 元，分项合计 "+money2(grants)+" 元，请核实是哪一项录错", "the transfer income is "+money2(whole)+" yuan, its parts add up to "+money2(grants)+"; which is wrong?")}
		if grants < whole && f.At.Part.Era == roll.Era2021 {
			f.Severity = screening.Warn
		}
		out.Find(f)
	}).Check,
}
