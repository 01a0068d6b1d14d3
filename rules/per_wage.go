package rules

import (
	"fmt"
	"slices"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var wage = ofPersons(screening.Rule{
	Code: "PER-027", Severity: screening.Warn, Action: screening.Verify, Field: roll.WorkWage, Years: "2023",
	Title:      say("务工月收入异常", "wage out of the ordinary"),
	Reason:     say("月收入过低或过高多为单位（元、万元）或漏位录错，影响家庭收入。", "mostly a wrong unit or a missing digit, and the household's income is wrong with it"),
	Condition:  say("务工月收入低于 400 元（低于 100 元为疑点程度高）或高于 30000 元（work_wage）。", "below 400 yuan a month (strongly below 100) or above 30000 (work_wage)"),
	Exceptions: say("空白和 0 不看。", "blank cells and 0"),
	Basis:      official("1111_12、5_16_001、5_16_002"),
	Off:        map[string]screening.Words{"gx-2018": say("2018 年的导出没有务工月收入，也没有公开的界限", "exports of 2018 have no wages, and no limits were published")},
}, personCheck{
	fields:  []roll.Field{roll.WorkWage},
	applies: func(v *view) bool { n := v.p.Number(roll.WorkWage); return n.Ok() && n.Micro != 0 },
	doubt: func(v *view) *screening.Finding {
		amount, limit := v.p.Number(roll.WorkWage).Float(), v.c.Profile.WorkWage
		if amount >= limit.Doubt && amount <= limit.High {
			return nil
		}
		f := found(fmt.Sprintf("务工月收入 %g 元，请核实", amount), fmt.Sprintf("a wage of %g yuan a month; to be checked", amount), fmt.Sprint(amount))
		if amount < limit.Low || amount > limit.High {
			f.Evidence = append(f.Evidence, fact("strength", "疑点程度", "高"))
		}
		return f
	},
})

var idleSkill = ofPersons(screening.Rule{
	Code: "PER-032", Severity: screening.Info, Action: screening.Verify, Field: roll.WorkPlace, Years: "2023",
	Title:      say("大专以上或技能劳动力未务工", "college education or skilled labour without work"),
	Reason:     say("可能未就业，也可能务工信息未录，供就业帮扶参考。", "without work or without an entry; for those who help people into work"),
	Condition:  say("劳动年龄，不在校，有劳动能力，文化程度大专以上或为技能劳动力，没有务工所在地和务工时间。", "of working age, not at school, able, with college education or skilled, and no work entered"),
	Exceptions: say("在家经营的属实则保留。", "who works at home stays"),
	Basis:      official("5_20_028 至 5_20_031"),
	Off:        map[string]screening.Words{"gx-2018": say("2023 年务工监测的口径，2018 年没有", "from the monitoring of work in 2023")},
}, personCheck{
	fields: []roll.Field{roll.Labour, roll.WorkMonths}, aged: true,
	applies: func(v *view) bool {
		return v.school() == "" && (v.labour() == roll.Skilled || v.able() && slices.Contains(higher, v.p.Term(roll.Education)))
	},
	doubt: func(v *view) *screening.Finding {
		if !v.inAge() || v.working() {
			return nil
		}
		return found("大专以上文化或技能劳动力，未登记务工，供就业帮扶参考", "college education or skilled, and no work entered", string(v.labour()))
	},
})

// higher are the levels of education above high school.
var higher = []roll.Term{"大专", "大专及以上", "本科及以上"}
