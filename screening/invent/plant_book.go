package invent

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// bookWrong is an error planted in one handbook. It says whether the handbook is one that it can be planted in.
type bookWrong struct {
	rule   string
	field  roll.Field
	action string
	plant  func(m *maker, p *paper, nth int) bool
	place  roll.Kind // "": the household's row of the roll
	note   string
}

var bookWrongs = []bookWrong{
	{"HB-001", roll.HouseholdSize, "verify", func(m *maker, p *paper, _ int) bool { p.size = fmt.Sprint(p.house.Size + 1); return true }, roll.Handbook, "size"},
	{"HB-001", roll.IncomePerHead, "verify", func(m *maker, p *paper, _ int) bool {
		p.income = fmt.Sprint(p.house.Income.PerHead/100 + 350)
		return true
	}, roll.Handbook, "income"},
	{"HB-001", roll.MainCause, "verify", func(m *maker, p *paper, _ int) bool {
		p.cause = map[bool]string{true: "因灾", false: "缺水"}[p.house.Cause != "因灾"]
		return true
	}, roll.Handbook, "cause"},
	{"HB-001", roll.HeadName, "verify", func(m *maker, p *paper, _ int) bool {
		p.head = m.name("唐", true)
		return true
	}, roll.Handbook, "head"},
	{"HB-002", roll.CardColour, "verify", func(m *maker, p *paper, _ int) bool {
		p.card = map[string]string{"红卡": "蓝卡", "蓝卡": "红卡"}[p.card]
		return p.card != ""
	}, roll.Handbook, "card"},
	{"HB-002", roll.HouseholdNumber, "verify", func(m *maker, p *paper, _ int) bool { p.none = true; return true }, "", "no handbook"},
	{"HB-002", roll.HouseholdNumber, "verify", func(m *maker, p *paper, _ int) bool { p.twice = true; return true }, roll.Handbook, "two handbooks"},
	{"HB-003", roll.HelperSignature, "verify", func(m *maker, p *paper, nth int) bool {
		switch nth % 3 {
		case 0:
			p.signed = ""
		case 1:
			p.countersign = "未签"
		default:
			p.signatures = "7"
		}
		return true
	}, roll.Handbook, "signature"},
	{"HB-005", roll.Measures, "verify", func(m *maker, p *paper, _ int) bool {
		p.measures += "；发放残疾人两项补贴"
		return !slices.ContainsFunc(p.house.Members, func(x *Member) bool { return x.Person.Tail != "" || strings.Contains(x.Person.Health, "残疾") })
	}, roll.Handbook, "nobody disabled"},
	{"HB-005", roll.Measures, "verify", func(m *maker, p *paper, _ int) bool {
		p.measures += "；介绍到扶贫车间就业"
		return !slices.ContainsFunc(p.house.Members, func(x *Member) bool { return x.Person.WorkMonths > 0 || x.Person.WorkPlace != "" })
	}, roll.Handbook, "nobody works"},
	{"HB-005", roll.Measures, "verify", func(m *maker, p *paper, _ int) bool {
		p.measures += "；申请雨露计划补助"
		return !slices.ContainsFunc(p.house.Members, func(x *Member) bool { return x.Person.InSchool != "" })
	}, roll.Handbook, "nobody at school"},
	{"HB-006", roll.VisitDate, "verify", func(m *maker, p *paper, nth int) bool {
		p.visits = append(p.visits, visit{date.Of(m.asOf.Year(), m.asOf.Month()+1, 9), 600 + nth%200})
		return m.asOf.Month() < 12
	}, VisitLog, "visit after the as-of date"},
	{"HB-006", roll.VisitDate, "verify", func(m *maker, p *paper, nth int) bool {
		p.visits = slices.Delete(p.visits, nth%4, nth%4+1)
		return true
	}, "", "a month without a visit"},
	{"HB-007", roll.MeasureDate, "verify", func(m *maker, p *paper, _ int) bool {
		p.when = date.Month(p.house.Identified.Year()-1, 5).String()
		return true
	}, roll.Handbook, "before the identification"},
}

// plantPapers plants errors in handbooks, as many of each as the share asks for.
func (m *maker) plantPapers(all []*paper) {
	if m.options.Errors == 0 {
		return
	}
	free := slices.Clone(all)
	m.Shuffle(len(free), func(i, j int) { free[i], free[j] = free[j], free[i] })
	count := max(1, int(m.options.Errors*float64(len(all))/float64(len(bookWrongs)+8)+0.5))
	left := slices.Clone(all) // each helper has one group of copies
	for range max(1, count/2) {
		helpers := m.copies(left)
		left = slices.DeleteFunc(left, func(p *paper) bool { return slices.Contains(helpers, p.helper) })
		m.atOnce(all)
	}
	for _, w := range bookWrongs {
		planted := 0
		for _, p := range free {
			if p.used || planted == count {
				continue
			}
			before := *p
			before.visits = slices.Clone(p.visits)
			if !w.plant(m, p, planted) {
				*p = before
				continue
			}
			planted++
			p.used = true
			m.notePaper(p, w)
		}
	}
	for _, p := range free { // rounded incomes, causes in several words
		if !p.used {
			p.used = true
			p.cause += "、缺技术"
			m.note(Planted{Kind: Near, Rule: "HB-001", List: roll.Handbook, Person: p.house.Head().Person, House: p.house, Note: "two causes, an income without the fen"})
			break
		}
	}
}

func (m *maker) notePaper(p *paper, w bookWrong) {
	line := Planted{Kind: Error, Rule: w.rule, Field: w.field, Action: w.action, House: p.house, Note: w.note}
	if w.place != "" {
		line.List, line.Person = w.place, p.house.Head().Person
	} else {
		line.Field = roll.NoField
	}
	m.note(line)
	if w.rule == "HB-003" && (p.signed == "" || p.countersign == "未签") && p.house.Exited && p.house.Village.Town.Layout.Exits() {
		m.note(Planted{Kind: Also, Rule: "WX-011", House: p.house, Note: "follows from " + w.rule})
	}
}

// unused gives some handbooks of one helper in which nothing is planted yet, in order.
func unused(all []*paper, n int) []*paper {
	var some []*paper
	for _, p := range all {
		if p.used {
			continue
		}
		if len(some) > 0 && some[0].helper != p.helper {
			some = nil
		}
		if some = append(some, p); len(some) == n {
			return some
		}
	}
	return nil
}

// copies writes one text into three handbooks of a helper, with a word changed in each; and into two of another only. It returns
// these helpers.
func (m *maker) copies(all []*paper) (helpers []string) {
	const text = "结合家庭实际制定脱贫计划，宣传各项惠农政策，落实健康医疗和教育保障，解决住房饮水困难，每月上门了解生产生活情况并做好记录"
	words := []string{"困难", "问题", "难题"}
	some := unused(all, 3)
	for i, p := range some {
		p.used = true
		p.measures = strings.Replace(text, "困难", words[i], 1)
	}
	if some != nil {
		helpers = append(helpers, some[0].helper)
		all = slices.DeleteFunc(slices.Clone(all), func(p *paper) bool { return p.helper == helpers[0] })
		first := some[0].house
		m.note(Planted{Kind: Error, Rule: "HB-004", Field: roll.Measures, Action: "verify", List: roll.Handbook, Person: first.Head().Person, House: first, Kin: some[1].house, Note: "copied"})
	}
	if pair := unused(all, 2); pair != nil {
		helpers = append(helpers, pair[0].helper)
		for _, p := range pair {
			p.used = true
			p.measures = strings.Replace(text, "脱贫", "增收", 1)
		}
		m.note(Planted{Kind: Near, Rule: "HB-004", List: roll.Handbook, Person: pair[0].house.Head().Person, House: pair[0].house, Note: "two households only"})
	}
	return helpers
}

// atOnce lets a helper be in two houses in one minute.
func (m *maker) atOnce(all []*paper) {
	pair := unused(all, 2)
	if pair == nil {
		return
	}
	for _, p := range pair {
		p.used = true
	}
	last := len(pair[0].visits) - 1
	pair[1].visits[last] = pair[0].visits[last]
	m.note(Planted{Kind: Error, Rule: "HB-006", Field: roll.VisitDate, Action: "verify", List: VisitLog, Person: pair[1].house.Head().Person, House: pair[1].house, Note: "two houses in one minute"})
}
