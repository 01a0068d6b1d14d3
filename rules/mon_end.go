package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var endedBlank = ofMonitoring(screening.Rule{
	Code: "MON-005", Severity: screening.Warn, Action: screening.Verify, Field: roll.RiskEndDate,
	Title:     say("风险已消除而消除信息不全", "eliminated, and when or how is blank"),
	Reason:    say("消除要有时间和方式，才能核对程序。", "when and how must be known before the procedure can be checked"),
	Condition: say("风险已消除为“是”，而风险消除时间或风险消除方式为空（有该列时）。", "eliminated, and the date or the way of elimination is blank (where there is the column)"),
	Basis:     official("1_11_004"),
}, []roll.Field{roll.RiskEnded}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !eliminated(h) {
		return
	}
	out.Look()
	for _, f := range []roll.Field{roll.RiskEndDate, roll.RiskEndMode} {
		if at := h.At(f); !emptyColumn(c, at.Part, f) && nothing(at.Part.Text(f, at.Row)) {
			out.Find(screening.Finding{House: h, At: at, Matters: []string{f.String()},
				Message: say("风险已消除，"+f.Chinese()+"为空，请补填", "eliminated, and blank: "+f.English())})
		}
	}
})

var endedLack = ofMonitoring(screening.Rule{
	Code: "MON-006", Severity: screening.Warn, Action: screening.Verify, Field: roll.RiskEnded,
	Title:     say("风险已消除仍有缺口", "eliminated, and a gap remains"),
	Reason:    say("三保障和饮水安全有缺口，风险不应消除。", "with a gap the risk is not eliminated"),
	Condition: say("风险已消除为“是”，而危房户为“是”、饮水安全为“否”、有义务教育适龄儿童不在校或有成员未参加基本医保。", "eliminated, with an unsafe house, unsafe water, a child not at school, or a member without medical insurance"),
	Basis:     official("1_11_005 至 1_11_008"),
}, []roll.Field{roll.RiskEnded}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !eliminated(h) {
		return
	}
	out.Look()
	for _, l := range lacks {
		if l.exists(c, h) {
			out.Find(screening.Finding{House: h, At: h.At(roll.RiskEnded), Matters: []string{l.key}, Evidence: []screening.Fact{fact("lack", "缺口", l.key), fact("strength", "疑点程度", "高")},
				Message: say("风险已消除，但"+l.words.ZH+"，请核实", "eliminated, yet there is "+l.words.EN+"; to be checked")})
		}
	}
})

var endedSoon = ofMonitoring(screening.Rule{
	Code: "MON-007", Severity: screening.Warn, Action: screening.Verify, Field: roll.RiskEndDate,
	Title:      say("识别后不到半年即消除风险", "eliminated within half a year"),
	Reason:     say("风险消除要稳定，识别后至少跟踪半年。", "an elimination is to be lasting: half a year at least"),
	Condition:  say("风险消除时间与识别时间相差不到 6 个月（monitoring），消除时间在 2022 年 4 月以后。", "less than 6 months between identification and elimination (monitoring), eliminated since April 2022"),
	Exceptions: say("两个时间任一不到月的不判断；当月、次月消除的归 MON-008。", "dates not known to the month; eliminated in the same or the next month: MON-008"),
	Basis:      official("2_11_002"),
}, []roll.Field{roll.RiskDate, roll.RiskEndDate}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	from, to := h.Date(roll.RiskDate), h.Date(roll.RiskEndDate)
	n, ok := months(from, to)
	if !ok || int(to)/100 < c.Profile.Monitoring.EndedFrom {
		return
	}
	out.Look()
	if n < 0 || n >= c.Profile.Monitoring.MinMonths || n <= 1 && !ofItself(h) {
		return
	}
	out.Find(screening.Finding{House: h, At: h.At(roll.RiskEndDate), Matters: []string{from.String(), to.String()}, Evidence: []screening.Fact{fact("months", "相差月数", fmt.Sprint(n))},
		Message: say(fmt.Sprintf("识别 %d 个月即消除风险，请核实是否稳定消除", n), fmt.Sprintf("eliminated after %d months; is it lasting?", n))})
})

var endedAtOnce = ofMonitoring(screening.Rule{
	Code: "MON-008", Severity: screening.Warn, Action: screening.Verify, Field: roll.RiskEndDate,
	Title:      say("当月或次月消除风险", "eliminated in the same or the next month"),
	Reason:     say("来不及帮扶就消除，多为时间录错或识别不准。", "too soon for any help: a wrong date, or a household that had no risk"),
	Condition:  say("风险消除时间就在识别的当月或次月，消除方式不是自然消除。", "eliminated in the month of identification or the next, and not of itself"),
	Exceptions: say("自然消除的；时间不到月的不判断。", "risks that went of themselves; dates not known to the month"),
	Basis:      official("5_18_009"),
}, []roll.Field{roll.RiskDate, roll.RiskEndDate}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	from, to := h.Date(roll.RiskDate), h.Date(roll.RiskEndDate)
	n, ok := months(from, to)
	if !ok {
		return
	}
	out.Look()
	if n < 0 || n > 1 || ofItself(h) {
		return
	}
	out.Find(screening.Finding{House: h, At: h.At(roll.RiskEndDate), Matters: []string{from.String(), to.String()},
		Message: say("风险在识别当月或次月消除，请核实时间和识别是否准确", "eliminated in the same or the next month; check the dates and the identification")})
})

var endedPoor = ofMonitoring(screening.Rule{
	Code: "MON-014", Severity: screening.Warn, Action: screening.Verify, Field: roll.IncomePerHead,
	Title:      say("帮扶消除风险而收入低于监测线", "eliminated by help, and below the monitoring line"),
	Reason:     say("收入稳定超过监测线是消除风险的条件。", "an income above the line is a condition of elimination"),
	Condition:  say("风险已消除，消除方式为帮扶消除，人均纯收入低于监测线（monitoring_line）。", "eliminated by help, net income per head below the monitoring line"),
	Exceptions: say("自然消除、消除方式为空的不看；人均纯收入为空的不判断。", "risks that went of themselves or in no way named; no income"),
	Basis:      official("4_11_010"),
	Needs:      []screening.Need{needMonitoringLine},
}, []roll.Field{roll.RiskEnded, roll.RiskEndMode, roll.IncomePerHead}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !eliminated(h) || !byHelp(h) {
		return
	}
	belowMonitoringLine(c, h, out, func(income, line float64) screening.Words {
		return say(fmt.Sprintf("已帮扶消除风险，人均纯收入 %g 元仍低于监测线 %g 元，请核实", income, line), fmt.Sprintf("eliminated by help, and the income of %g yuan a head is below the line of %g; to be checked", income, line))
	})
})
