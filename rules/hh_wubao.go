package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var wubaoAble = ofHouses(screening.Rule{
	Code: "HH-030", Severity: screening.Warn, Action: screening.Department, Field: roll.PovertyAttribute,
	Title:      say("五保（特困）户含劳动力", "a five guarantees household with labour"),
	Reason:     say("五保（特困）对象须无劳动能力；户内有劳动力的，请民政核对属性或劳动技能。", "five guarantees support is for those who cannot work; the civil affairs department checks attribute or labour"),
	Condition:  say("贫困户属性为五保（特困），而有 16 至 59 周岁成员为普通或技能劳动力，或健康状况只有“健康”且不在校。", "the attribute is 五保 (特困), and a member of 16 to 59 is ordinary or skilled labour, or healthy and not at school"),
	Exceptions: say("弱劳动力、半劳动力，有病或残疾的，在校的不算；出生日期不可信的不判断。", "weak labour, the ill and disabled, those at school; no credible birth date"),
	Basis:      say("贫困户登记表指标解释；特困人员认定条件（无劳动能力、无生活来源、无法定赡养抚养人）", "the household form; the conditions of five guarantees support"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.Labour, roll.Health), screening.NeedAsOf()},
}, []roll.Field{roll.PovertyAttribute}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !wubao(h) || len(h.Members) == 0 {
		return
	}
	out.Look()
	for _, p := range members(h) {
		v := view{c: c, p: p, age: date.Age(soundBirth(c, p), c.AsOf)}
		if !v.inAge() || !v.able() && (!v.healthy() || v.school() != "" || v.labour() == roll.WeakLabour) {
			continue
		}
		out.Find(screening.Finding{House: h, At: h.Stands(roll.PovertyAttribute), Matters: []string{personKey(p), string(v.labour())}, Related: related([]*roll.Person{p}, roll.Labour, say("劳动年龄成员", "of working age")),
			Evidence: []screening.Fact{fact("age", "年龄", fmt.Sprint(v.age)), fact("labour", "劳动技能", string(v.labour())), strong()},
			Message: say(fmt.Sprintf("属性为“%s”，有 %d 岁有劳动能力或健康的成员，请民政核对", h.Term(roll.PovertyAttribute), v.age),
				fmt.Sprintf("the attribute is %s, and a member of %d is able or healthy; the civil affairs department checks it", h.Term(roll.PovertyAttribute), v.age))})
		return
	}
})

var wubaoFamily = ofHouses(screening.Rule{
	Code: "HH-031", Severity: screening.Warn, Action: screening.Department, Field: roll.PovertyAttribute,
	Title:      say("五保（特困）户人口偏多或有成年子女", "a five guarantees household with a family"),
	Reason:     say("五保（特困）对象没有法定赡养、抚养人；人多或有成年子女的，请民政核对。", "five guarantees support is for those without anybody bound to keep them"),
	Condition:  say("贫困户属性为五保（特困），而现有成员超过 2 人，或有年满 18 周岁的之子、之女。", "the attribute is 五保 (特困), and there are more than 2 members, or a son or daughter of 18 or more"),
	Exceptions: say("出生日期不可信的子女不看；孤儿、整户无劳动能力的可能属实。", "children without a credible birth date; orphans, and families of whom nobody can work, may be so"),
	Basis:      say("特困人员认定条件；人数为本工具建议值", "the conditions of five guarantees support; the number is our proposal"),
	Needs:      []screening.Need{screening.NeedPersons()},
}, []roll.Field{roll.PovertyAttribute}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	all := members(h)
	if !wubao(h) || len(all) == 0 {
		return
	}
	out.Look()
	f := screening.Finding{House: h, At: h.Stands(roll.PovertyAttribute), Evidence: []screening.Fact{fact("members", "现有成员数", fmt.Sprint(len(all)))}}
	for _, p := range all {
		if r := p.Relation(); (r == roll.Son || r == roll.Daughter) && date.Age(soundBirth(c, p), c.AsOf) >= 18 {
			f.Matters = append(f.Matters, personKey(p))
			f.Related = append(f.Related, related([]*roll.Person{p}, roll.Relation, say("成年子女", "a grown-up child"))...)
		}
	}
	switch {
	case f.Related != nil:
		f.Message = say("属性为五保（特困），户内有成年子女，请民政核对", "the attribute is 五保 (特困), with a grown-up child in the household; the civil affairs department checks it")
	case len(all) > 2:
		f.Matters = []string{fmt.Sprint(len(all))}
		f.Message = say(fmt.Sprintf("属性为五保（特困），户内有 %d 人，请民政核对", len(all)), fmt.Sprintf("the attribute is 五保 (特困), with %d members; the civil affairs department checks it", len(all)))
	default:
		return
	}
	out.Find(f)
})
