package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/roll"
)

// aid is a kind of help by the words for it, and what a household must have for it to fit.
type aid struct {
	field roll.Field // the handbook's column of this kind alone
	words []string
	lacks screening.Words
	fits  func(c *screening.Case, h *roll.Household) (fits, known bool)
}

var aids = []aid{
	{roll.NoField, []string{"残疾"}, say("户内没有残疾人", "nobody is disabled"),
		func(c *screening.Case, h *roll.Household) (bool, bool) {
			return hasDisabled(c, h), fed(c, h, roll.Health)
		}},
	{roll.HelpWork, []string{"务工", "就业", "公益性岗位", "公益岗", "护林员", "保洁员"}, say("户内无人务工、无公益性岗位", "nobody works or has a welfare post"),
		func(c *screening.Case, h *roll.Household) (bool, bool) {
			return anyMember(h, works), worksSaid(c, h)
		}},
	{roll.HelpEducation, []string{"雨露计划", "助学", "教育补助", "教育资助", "教育帮扶", "教育扶贫", "教育扶持", "学费", "寄宿生", "学生补助", "上学补助"}, say("户内无人在校", "nobody is at school"),
		func(c *screening.Case, h *roll.Household) (bool, bool) {
			return anyMember(h, func(p *roll.Person) bool { return p.School() != "" }), fed(c, h, roll.InSchool)
		}},
	{roll.HelpIndustry, []string{"产业奖补", "产业帮扶", "产业扶持", "产业扶贫", "发展产业", "特色产业", "养殖", "种植", "养牛", "养猪", "养羊", "养鸡", "养鸭"}, say("生产经营性收入为 0", "the business income is 0"),
		func(c *screening.Case, h *roll.Household) (bool, bool) {
			n := h.Quantity(roll.BusinessIncome)
			return n.Micro != 0, n.Ok()
		}},
}

// answers are the words of measures one of which a cause asks for.
var answers = []struct {
	cause roll.Term
	field roll.Field // the handbook's column of this kind alone
	words []string
	lacks screening.Words
}{
	{"因病", roll.HelpHealth, strings.Fields("医 病 健康 签约 救助 药 低保 康复"), say("致贫原因为因病，没有健康、医疗方面的措施", "the cause is illness, and no measure is about health")},
	{"因残", roll.HelpSupport, strings.Fields("残 低保 保障 护理 医 康复 特困 五保 救助 健康"), say("致贫原因为因残，没有残疾、保障方面的措施", "the cause is disability, and no measure is about it")},
	{"因学", roll.HelpEducation, strings.Fields("学 教育 雨露 寄宿 校 幼儿 入园"), say("致贫原因为因学，没有教育方面的措施", "the cause is schooling, and no measure is about it")},
	{"因安全住房", roll.HelpHouse, strings.Fields("房 搬迁 危改 住"), say("致贫原因为住房，没有住房、搬迁方面的措施", "the cause is housing, and no measure is about it")},
	{"因安全饮水", roll.HelpWater, strings.Fields("水"), say("致贫原因为饮水，没有饮水方面的措施", "the cause is water, and no measure is about it")},
}

var measureMisfit = ofBooks(screening.Rule{
	Code: "HB-005", Severity: screening.Warn, Action: screening.Verify, Field: roll.Measures,
	Title:      say("帮扶措施与致贫原因、家庭成员不符", "measures that do not fit the cause or the members"),
	Reason:     say("措施要对得上原因和人；对不上的，是措施没有针对性、没有落实，或者成员信息没有更新。", "measures are to answer the cause and fit the people; else they fit nobody, were not carried out, or the entries are out of date"),
	Condition:  say("措施说的是残疾人而户内没有残疾人；是务工、就业、公益岗位而无人务工；是教育、雨露计划而无人在校；是产业、种养而生产经营性收入为 0；致贫原因为因病、因残、因学、住房、饮水而没有一项对得上的措施。一户一种列一条。", "a measure for the disabled, and nobody is; for work or a welfare post, and nobody works; for schooling, and nobody is at school; for an industry, and the business income is 0; illness, disability, schooling, housing or water is the cause, and no measure answers it; one finding a household and kind"),
	Exceptions: say("没有措施的；花名册没有相应列或整列为空的不判断；其他致贫原因不核。", "households without measures; columns that the roll has not or that are blank throughout; other causes"),
	Basis:      say("防返贫监测系统数据核查规则 4_11_012 至 4_11_016、5_18_001 至 007（2023 年）的同类条件；右江日报 2018-06-26", "the same conditions as the monitoring system's data rules 4_11_012 to 4_11_016 and 5_18_001 to 007; the article of 2018"),
	Needs:      []screening.Need{bookNeeds(roll.Measures, roll.HelpIndustry, roll.HelpWork, roll.HelpEducation, roll.HelpHealth)},
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		all := x.Measures(h)
		all = slices.DeleteFunc(all, func(m handbook.Measure) bool { return m.Text == "" })
		if len(all) == 0 || len(h.Members) == 0 {
			continue
		}
		for k := range aids {
			aids[k].judge(c, h, all, out)
		}
		unansweredCause(h, all, out)
	}
})

// judge points at the first measure of the kind where the household does not fit it.
func (a *aid) judge(c *screening.Case, h *roll.Household, all []handbook.Measure, out *screening.Report) {
	i := slices.IndexFunc(all, func(m handbook.Measure) bool {
		return a.field != roll.NoField && m.At.Field == a.field || slices.ContainsFunc(a.words, func(w string) bool { return strings.Contains(m.Text, w) })
	})
	if i < 0 {
		return
	}
	fits, known := a.fits(c, h)
	if !known {
		return
	}
	out.Look()
	if fits {
		return
	}
	f := measureFinding(h, all[i], a.lacks)
	f.Message = say("帮扶措施与成员不符："+a.lacks.ZH+"，请核实", "a measure does not fit: "+a.lacks.EN+"; to be checked")
	out.Find(f)
}

func measureFinding(h *roll.Household, m handbook.Measure, lacks screening.Words) screening.Finding {
	return screening.Finding{House: h, At: m.At, Matters: []string{lacks.EN},
		Evidence: []screening.Fact{fact("measure", "措施", cut(m.Text, 200)), fact("misfit", "不符", lacks.ZH)},
		Related:  []screening.Related{relatedHouse(h, say("花名册", "roll"))}}
}

// unansweredCause finds a main cause that no measure answers.
func unansweredCause(h *roll.Household, all []handbook.Measure, out *screening.Report) {
	cause := h.Term(roll.MainCause)
	for _, a := range answers {
		if a.cause != cause {
			continue
		}
		out.Look()
		if slices.ContainsFunc(all, func(m handbook.Measure) bool {
			return m.At.Field == a.field || slices.ContainsFunc(a.words, func(w string) bool { return strings.Contains(m.Text, w) })
		}) {
			return
		}
		f := measureFinding(h, all[0], a.lacks)
		f.Message = say(a.lacks.ZH+"，请核实", a.lacks.EN+"; to be checked")
		out.Find(f)
	}
}
