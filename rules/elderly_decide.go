package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// decide is the decision table of old households (民发〔2016〕178号, from July 2021 民发〔2021〕43号) as evidence for the visit: what
// the data suggest, why, and how far each of the three tests of 特困 is known. Nothing of it is a verdict.
func decide(c *screening.Case, e *kin.Elder) []screening.Fact {
	all := supports(c, e)
	proposal, reason := suggestion(c, e, all)
	facts := []screening.Fact{fact("proposal", "建议（须核实、评议）", proposal), fact("reason", "理由", reason)}
	for _, s := range all {
		facts = append(facts, fact("child", "可能的子女", s.child.Person.Name().Text+"（"+s.told()+"）"))
	}
	if absent := unchecked(c); absent != "" && len(all) > 0 {
		facts = append(facts, fact("unchecked", "没有名单、未核对", absent))
	}
	facts = append(facts, fact("test_no_labour", "特困三条：无劳动能力", labourTest(c, e)), fact("test_no_income", "特困三条：无生活来源", incomeTest(e)),
		fact("test_no_obligor", "特困三条：无法定义务人（或无能力）", obligorTest(c, e, all)))
	return append(facts, prefilled(c, e)...)
}

// suggestion is what the data suggest: to rejoin, to be assessed for five guarantees, or to stay apart until asked.
func suggestion(c *screening.Case, e *kin.Elder, all []*support) (proposal, reason string) {
	m := screening.Shared(c, newMergers)[e]
	able := ""
	if ableChildren(all) {
		able = "；子女可能有赡养能力（ELD-003），合并后的家庭按错评条件核对"
	}
	switch {
	case m.unit != nil:
		return "合并识别，并入户编号" + m.unit.Into, "子女在册：" + linkWords(e.Children[0], kin.Link.Chinese, "、") + able
	case supported(kin.Of(c), e):
		return "维持单列", "已是五保（特困）" + map[bool]string{true: "；查到子女，请民政复核（ELD-010）"}[len(all) > 0 || len(e.Away) > 0]
	case len(e.Children) > 0:
		return "先核实子女，暂维持单列", m.why.ZH + able
	case len(e.Away) > 0:
		return "先核实子女，暂维持单列", "农户册中有已迁出、嫁出的子女，去向须问清"
	case e.Known:
		return "五保（特困）评定，由民政认定", "农户册、住址、电话、账号均未查到子女；没有查到不等于没有"
	}
	return "先核实子女，暂维持单列", "老人不在农户册中（或没有农户册），子女无法查找"
}

// told is what is known of a child, in one line.
func (s *support) told() string {
	parts := []string{householdWords(s.child), linkWords(s.child, kin.Link.Chinese, "、")}
	for _, one := range []struct {
		label string
		signs []sign
	}{{"可能有能力：", s.able}, {"可能无能力：", s.unable}, {"另有：", s.also}} {
		if len(one.signs) > 0 {
			parts = append(parts, one.label+signWords(one.signs))
		}
	}
	if len(s.able)+len(s.unable) == 0 {
		parts = append(parts, "有无赡养能力不明，须问")
	}
	return strings.Join(parts, "；")
}

// newRegime says that the measures of July 2021 hold.
func newRegime(c *screening.Case) bool { return !date.Of(2021, 7, 1).After(c.AsOf) }

func labourTest(c *screening.Case, e *kin.Elder) string {
	for i, age := range e.Ages {
		if _, severe := severelyDisabled(c, e.Members[i]); age < 60 && !severe {
			return "不明：有不满60周岁的，须看残疾等级"
		}
	}
	return "已知：符合（" + map[bool]string{false: "2016年办法", true: "2021年办法"}[newRegime(c)] + "，60周岁以上或重度残疾；" + joinInts(e.Ages) + "周岁）"
}

func incomeTest(e *kin.Elder) string {
	if n := e.House.Quantity(roll.IncomePerHead); n.Ok() {
		return "须问：花名册人均纯收入" + strings.TrimSpace(e.House.Text(roll.IncomePerHead)) + "元，是否低于当地低保标准（不计基础养老金、高龄津贴等）、财产状况，由民政核对"
	}
	return "须问：花名册没有收入，收入和财产由民政核对"
}

// obligorTest says whether somebody is bound to support them, and able, by the measures in force.
func obligorTest(c *screening.Case, e *kin.Elder, all []*support) string {
	switch {
	case len(e.Children)+len(e.Away) == 0 && e.Known:
		return "须问：未查到子女；还有无收养、外嫁子女和其他义务人"
	case len(e.Children)+len(e.Away) == 0:
		return "须问：不在农户册，无法查找"
	case len(e.Away) > 0 || len(all) < len(e.Children):
		return "须问：有子女去向不明或线索较弱"
	}
	for _, s := range all {
		if len(s.able) > 0 {
			return "已知：有子女可能有能力，多半不符合；实际赡养情况须问"
		}
	}
	var grounds []string
	for _, s := range all {
		for _, one := range s.unable {
			switch {
			case one.key == "tekun", one.key == "old_dibao", one.key == "prison":
				grounds = onceMore(grounds, one.note.ZH)
			case one.key == "disability" && newRegime(c):
				grounds = onceMore(grounds, "重度残疾（另看收入、财产）")
			case one.key == "disability":
				grounds = onceMore(grounds, "重度残疾（另须为低保对象）")
			}
		}
	}
	if grounds != nil {
		return "须问：有子女，可能无履行能力：" + strings.Join(grounds, "、") + "；财产由民政核对"
	}
	return "须问：有子女，有无履行能力不明"
}

// prefilled is what else the visit sheet asks and the data know.
func prefilled(c *screening.Case, e *kin.Elder) []screening.Fact {
	var facts []screening.Fact
	add := func(key, label, value string) {
		if value = strings.TrimSpace(value); value != "" {
			facts = append(facts, fact(key, label, value))
		}
	}
	add("attribute", "贫困户属性", e.House.Text(roll.PovertyAttribute))
	x := kin.Of(c)
	var dibao, tekun []string
	for _, p := range e.Members {
		for _, m := range x.Matches(roll.DibaoList, p) {
			dibao = onceMore(dibao, strings.TrimSpace("低保 "+m.Entry.Text(roll.CertificateType)))
		}
		for _, m := range x.Matches(roll.TekunList, p) {
			tekun = onceMore(tekun, strings.TrimSpace("特困 "+m.Entry.Text(roll.CertificateNumber)))
		}
	}
	add("dibao", "低保类别", strings.Join(dibao, "、"))
	add("tekun", "特困（五保）证", strings.Join(tekun, "、"))
	own := e.House.Quantity(roll.HouseArea)
	if own.Ok() && own.Micro > 0 {
		add("house_area", "本户住房面积（㎡）", e.House.Text(roll.HouseArea))
	}
	if len(e.Children) > 0 {
		home := e.Children[0].Person.Household
		if joint := home.Quantity(roll.HouseArea); e.Children[0].OnRoll && own.Ok() && joint.Ok() && joint.Micro > 0 {
			people := len(e.Members) + len(home.CurrentMembers())
			add("joint_area", "与子女合并计算人均住房（㎡）", fmt.Sprintf("%.1f", (own.Float()+joint.Float())/float64(people)))
		}
	}
	return facts
}
