package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var unhelped = ofMonitoring(screening.Rule{
	Code: "MON-004", Severity: screening.Warn, Action: screening.Verify, Field: roll.MonitorType,
	Title:      say("监测对象没有帮扶措施", "monitored without help"),
	Reason:     say("纳入监测要及时落实帮扶；没有措施就不能说帮扶消除。", "who is monitored is to be helped soon; without help nothing is eliminated by it"),
	Condition:  say("帮扶消除风险而没有任何措施；或风险未消除、识别超过 1 个月（monitoring）而没有任何措施。", "eliminated by help without any; or identified more than a month ago (monitoring), not eliminated, and without any help"),
	Exceptions: say("表中没有措施列的不看；识别时间不到月的不判断。", "sheets without columns of help; dates not known to the month"),
	Basis:      official("1_11_009、1_11_010"),
	Needs:      []screening.Need{screening.NeedAnyField(helpFields...), screening.NeedAsOf()},
}, []roll.Field{roll.MonitorType}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	measures, any := helped(h)
	if !monitored(h) || !any {
		return
	}
	out.Look()
	if len(measures) > 0 {
		return
	}
	f := screening.Finding{House: h, At: h.At(roll.MonitorType)}
	began := h.Date(roll.RiskDate)
	n, dated := months(began, c.AsOf)
	switch {
	case eliminated(h) && byHelp(h):
		f.Matters, f.Message = []string{"ended"}, say("登记为帮扶消除风险，却没有任何帮扶措施，请核实", "eliminated by help, and no help is entered; to be checked")
	case watched(h) && dated && (n > c.Profile.Monitoring.HelpWithin+1 || n == c.Profile.Monitoring.HelpWithin+1 && began.Day() <= c.AsOf.Day()):
		f.Matters, f.Message = []string{"waiting", began.String()}, say("识别（"+began.String()+"）超过 1 个月，尚无帮扶措施，请核实", "identified "+began.String()+", more than a month ago, and no help yet; to be checked")
	default:
		return
	}
	out.Find(f)
})

var onlySupport = ofMonitoring(screening.Rule{
	Code: "MON-009", Severity: screening.Warn, Action: screening.Verify, Field: roll.MonitorType,
	Title:      say("监测户劳动力与帮扶方式不符", "labour and kind of help do not agree"),
	Reason:     say("有劳动力的户要开发式帮扶，无劳动力的户要兜底保障。", "households with labour are helped to develop, those without are supported"),
	Condition:  say("风险未消除的监测户：有普通或技能劳动力而开发式帮扶为空或“尚未实施”，或只有综合保障；全户无劳动力、丧失劳动力而未标记整户无劳动能力兜底保障户。", "monitored, not eliminated: ordinary or skilled labour and no development help, or allowances only; no labour at all and not marked as fully supported"),
	Exceptions: say("表中没有相应列、整列为空的不看；劳动技能为空的成员、弱劳动力、在校生，不作无劳动力判断。", "columns that are not there or blank throughout; members without an entry, weak labour and students are not taken for none"),
	Basis:      official("5_12_007、5_11_030、5_11_032、5_11_033"),
}, []roll.Field{roll.MonitorType}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !watched(h) || len(h.Members) == 0 || !h.Members[0].Has(roll.Labour) {
		return
	}
	out.Look()
	find := func(field roll.Field, key, zh, en string) {
		out.Find(screening.Finding{House: h, At: h.At(field), Matters: []string{key}, Message: say(zh, en)})
	}
	measures, any := helped(h)
	has := func(f roll.Field) bool { return !emptyColumn(c, h.At(f).Part, f) }
	someAble := anyMember(h, able)
	someMaybe := anyMember(h, func(p *roll.Person) bool {
		t := p.Term(roll.Labour)
		return t != roll.NoLabour && t != roll.LostLabour || schoolOf(p) != ""
	})
	switch {
	case someAble && any && slices.Equal(measures, []roll.Field{roll.HelpSupport}):
		find(roll.HelpSupport, "support", "有劳动力，却只有综合保障，请核实开发式帮扶", "has labour, and allowances are all its help")
	case someAble && has(roll.DevelopmentHelp) && nothing(h.Text(roll.DevelopmentHelp)):
		find(roll.DevelopmentHelp, "development", "有劳动力，尚未实施开发式帮扶，请核实", "has labour, and no development help yet")
	case !someMaybe && has(roll.WholeNoLabour) && h.Term(roll.WholeNoLabour) != roll.Yes:
		find(roll.WholeNoLabour, "whole", "全户无劳动力，未标记为整户无劳动能力兜底保障户，请核实", "no labour at all, and not marked as fully supported")
	}
})

// remedy is a risk and the measures that answer it: one line a rule of the official list.
type remedy struct {
	risk roll.Term
	by   []roll.Field
}

var remedies = []remedy{
	{"因病", []roll.Field{roll.HelpHealth, roll.HelpSocial}},
	{"因学", []roll.Field{roll.HelpSchooling, roll.HelpEducation, roll.HelpSocial}},
	{"因残", []roll.Field{roll.HelpSupport, roll.HelpSocial}},
	{"因安全住房", []roll.Field{roll.HelpHouse, roll.HelpMove}},
	{"因安全饮水", []roll.Field{roll.HelpWater}},
}

var unanswered = ofMonitoring(screening.Rule{
	Code: "MON-010", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("风险没有对应的帮扶措施", "a risk without the help that answers it"),
	Reason:     say("措施要对着风险，否则消除不了。", "help is to answer the risk"),
	Condition:  say("监测对象有因病而无健康帮扶、社会帮扶；因学而无义务教育保障、教育帮扶、社会帮扶；因残而无综合保障、社会帮扶；因安全住房而无住房安全保障、搬迁；因安全饮水而无饮水安全保障。", "a risk of illness without health or social help; of schooling without schooling, education or social help; of disability without allowances or social help; of the house without housing or relocation; of water without water"),
	Exceptions: say("没有任何措施的归 MON-004；自然消除的不看；表中没有相应措施列的不判断；医保保费无单独的风险，不核。", "without any help: MON-004; risks that went of themselves; sheets without those columns; insurance is no risk of its own"),
	Basis:      official("5_18_001 至 5_18_007、3_11_003 至 3_11_009"),
}, []roll.Field{roll.MonitorType, roll.MainCause}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	measures, _ := helped(h)
	if !monitored(h) || len(measures) == 0 || eliminated(h) && ofItself(h) {
		return
	}
	all := risks(h)
	out.Look()
	for _, r := range remedies {
		answered := slices.ContainsFunc(r.by, func(f roll.Field) bool { return slices.Contains(measures, f) || !h.Has(f) })
		if !oneOf(r.risk, all) || answered {
			continue
		}
		var names []string
		for _, f := range r.by {
			names = append(names, f.Chinese())
		}
		out.Find(screening.Finding{House: h, At: h.At(roll.MainCause), Matters: []string{string(r.risk)},
			Evidence: []screening.Fact{fact("wanted", "对应措施", strings.Join(names, "或"))},
			Message:  say("风险“"+string(r.risk)+"”没有对应措施（"+strings.Join(names, "或")+"），请核实", "the risk "+string(r.risk)+" has none of the measures that answer it ("+strings.Join(names, ", ")+")")})
	}
})

var movedLate = ofMonitoring(screening.Rule{
	Code: "MON-012", Severity: screening.Warn, Action: screening.Verify, Field: roll.HelpMove,
	Title:      say("2021 年后识别的户有搬迁措施", "relocation of a household identified since 2021"),
	Reason:     say("易地扶贫搬迁“十三五”期间已完成，2021 年后识别的户不应再有。", "relocation was completed by 2020"),
	Condition:  say("识别（监测）时间在 2021 年以后，而有搬迁措施。", "identified since 2021, with a measure of relocation"),
	Exceptions: say("识别时间为空的不判断；2020 年以前首次识别的脱贫户不算。", "no date of identification; households first identified by 2020"),
	Basis:      official("1111_4"),
}, []roll.Field{roll.HelpMove}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	began := h.Date(roll.IdentifiedDate)
	if began == 0 {
		began = h.Date(roll.RiskDate)
	}
	if began == 0 || nothing(h.Text(roll.HelpMove)) {
		return
	}
	out.Look()
	if began.Year() >= 2021 {
		out.Find(screening.Finding{House: h, At: h.At(roll.HelpMove), Matters: []string{began.String()},
			Message: say("识别时间为 "+began.String()+"，却有搬迁措施，请核实", "identified "+began.String()+", yet with a measure of relocation; to be checked")})
	}
})
