package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var needMonitoringLine = screening.Need{Missing: func(c *screening.Case) screening.Words {
	if c.Profile.MonitoringLine > 0 {
		return screening.Words{}
	}
	return say("需要监测线（--set monitoring_line=…）", "needs the monitoring line (--set monitoring_line=…)")
}}

var poorUnwatched = ofMonitoring(screening.Rule{
	Code: "MON-001", Severity: screening.Warn, Action: screening.Procedure, Field: roll.IncomePerHead,
	Title:      say("脱贫户收入低于监测线而未监测", "below the monitoring line and not watched"),
	Reason:     say("收入低于监测线的脱贫户应核实是否纳入监测，早发现早帮扶。", "who left poverty and is below the line may need to be watched"),
	Condition:  say("脱贫户，人均纯收入低于监测线（monitoring_line），监测对象类别为空或“否”。", "a household that left poverty, net income per head below the monitoring line, not monitored"),
	Exceptions: say("人均纯收入为空的不判断；没有设置监测线的不运行。", "no income: cannot be judged; without a line it does not run"),
	Basis:      official("1_02_006"),
	Needs:      []screening.Need{needMonitoringLine},
}, []roll.Field{roll.MonitorType, roll.IncomePerHead}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !left(h) {
		return
	}
	belowMonitoringLine(c, h, out, func(income, line float64) screening.Words {
		return say(fmt.Sprintf("脱贫户人均纯收入 %g 元，低于监测线 %g 元，未列为监测对象，请核实", income, line), fmt.Sprintf("net income %g yuan a head, below the monitoring line of %g, and not monitored; to be checked", income, line))
	})
})

// belowMonitoringLine finds a household whose income per head is below the monitoring line; who has none is not judged.
func belowMonitoringLine(c *screening.Case, h *roll.Household, out *screening.Report, message func(income, line float64) screening.Words) {
	income := h.Quantity(roll.IncomePerHead)
	if !income.Ok() {
		out.CannotJudge(say("人均纯收入为空或不是数字", "no income per head"))
		return
	}
	out.Look()
	if line := c.Profile.MonitoringLine; income.Float() < line {
		out.Find(screening.Finding{House: h, At: h.At(roll.IncomePerHead), Matters: []string{fmt.Sprint(income.Micro), fmt.Sprint(line)},
			Evidence: []screening.Fact{fact("line", "监测线", fmt.Sprint(line))}, Message: message(income.Float(), line)})
	}
}

var lackUnwatched = ofMonitoring(screening.Rule{
	Code: "MON-002", Severity: screening.Warn, Action: screening.Verify, Field: roll.MonitorType,
	Title:      say("住房、饮水、大病保险有缺口而未监测", "house, water or insurance lacking, and not watched"),
	Reason:     say("三保障和饮水安全有缺口的脱贫户要及时补上，并核实是否纳入监测。", "a gap is to be closed, and may need watching"),
	Condition:  say("脱贫户，监测对象类别为空或“否”，而危房户为“是”，或饮水安全为“否”，或有成员大病保险为“否”或空白。", "a household that left poverty, not monitored, with an unsafe house, unsafe water, or a member without serious illness insurance"),
	Exceptions: say("大病保险整列为空的不看。", "an insurance column that is blank throughout"),
	Basis:      official("1_02_001、1_02_002、1_02_003"),
}, []roll.Field{roll.MonitorType}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !left(h) {
		return
	}
	out.Look()
	for _, l := range append(lacks[:2:2], lack{"illness", say("有成员未参加大病保险", "a member without serious illness insurance"), "", uninsured}) {
		if l.exists(c, h) {
			out.Find(screening.Finding{House: h, At: h.At(roll.MonitorType), Matters: []string{l.key}, Evidence: []screening.Fact{fact("lack", "缺口", l.key)},
				Message: say("脱贫户"+l.words.ZH+"，未列为监测对象，请核实", "left poverty, has "+l.words.EN+", and is not monitored; to be checked")})
		}
	}
})

// uninsured says that a member has no serious illness insurance.
func uninsured(c *screening.Case, h *roll.Household) bool {
	return anyMember(h, func(p *roll.Person) bool {
		t := p.Term(roll.IllnessInsurance)
		return !emptyColumn(c, p.Part, roll.IllnessInsurance) && (t == roll.No || t == "")
	})
}

var watchedNoRisk = ofMonitoring(screening.Rule{
	Code: "MON-003", Severity: screening.Err, Action: screening.Verify, Field: roll.MainCause,
	Title:     say("监测对象没有风险", "monitored without a risk"),
	Reason:    say("没有填风险就无法对症帮扶。", "without a risk there is no help to choose"),
	Condition: say("监测对象类别已填，而致贫/返贫风险1（致贫原因）为空。", "monitored, and the first risk (cause) is blank"),
	Basis:     official("1_11_001"),
}, []roll.Field{roll.MonitorType, roll.MainCause}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !monitored(h) || emptyColumn(c, h.At(roll.MainCause).Part, roll.MainCause) {
		return
	}
	out.Look()
	if h.Term(roll.MainCause) == "" {
		out.Find(screening.Finding{House: h, At: h.At(roll.MainCause), Matters: []string{"blank"},
			Message: say("监测对象没有填致贫、返贫风险，请补填", "monitored, and no risk is entered; fill it in")})
	}
})

var watchedLack = ofMonitoring(screening.Rule{
	Code: "MON-013", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("三保障缺口与监测风险不符", "a gap that is no risk of the household"),
	Reason:     say("有危房、饮水、辍学缺口而风险中没有，帮扶会落空。", "a gap that is not among the risks is not helped"),
	Condition:  say("监测对象风险未消除，危房户为“是”、饮水安全为“否”或有义务教育适龄儿童不在校，而风险中没有相应的因安全住房、因安全饮水、因学。", "monitored, the risk not eliminated, with an unsafe house, unsafe water or a child not at school, and no such risk"),
	Exceptions: say("风险已消除的归 MON-006；没有风险的归 MON-003；表中只有一列原因、写不下多个风险的不看。", "eliminated risks: MON-006; no risk at all: MON-003; sheets with a single column of causes"),
	Basis:      say("防返贫监测系统数据核查规则 4_11_006 至 4_11_008（原文未见，按规则名理解）", "the monitoring system's data rules 4_11_006 to 4_11_008 (wording not seen, understood by their names)"),
}, []roll.Field{roll.MonitorType, roll.MainCause, roll.OtherCause}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	all := risks(h)
	if !watched(h) || len(all) == 0 {
		return
	}
	out.Look()
	for _, l := range lacks[:3] {
		if oneOf(l.risk, all) || !l.exists(c, h) {
			continue
		}
		out.Find(screening.Finding{House: h, At: h.At(roll.MainCause), Matters: []string{l.key}, Evidence: []screening.Fact{fact("lack", "缺口", l.key)},
			Message: say("监测对象"+l.words.ZH+"，风险中没有“"+string(l.risk)+"”，请核实", "monitored, has "+l.words.EN+", and "+string(l.risk)+" is not among the risks; to be checked")})
	}
})
