package invent

import (
	"fmt"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// personSlips are entries in a member's row that do not go together (section B of the catalogue).
var personSlips = []slip{
	{rule: "PER-002", field: roll.Labour, fits: is(pupil, aged(16, 20), healthy, ordinary), cells: just(roll.Labour, "普通劳动力"), leans: true},
	{rule: "PER-003", field: roll.Labour, fits: is(healthy, noPupil, aged(17, 58), idle, ordinary, othersAble), cells: just(roll.Labour, "丧失劳动力"), leans: true},
	{rule: "PER-004", field: roll.Labour, fits: is(healthy, noPupil, aged(17, 58), idle, ordinary, othersAble), cells: just(roll.Labour, "无劳动力"), leans: true},
	{rule: "PER-006", field: roll.Labour, fits: is(certified, severe, aged(18, 58), noPupil, unskilled, ordinary), cells: just(roll.Labour, "普通劳动力"), leans: true},
	{rule: "PER-007", field: roll.WorkMonths, fits: is(noPupil, unable, aged(18, 90), earning, ordinary), cells: just(roll.WorkMonths, "6", "11"), leans: true},
	{rule: "PER-008", field: roll.WorkMonths, fits: is(pupil, aged(7, 14), earning), cells: just(roll.WorkMonths, "5", "8"), leans: true},
	{rule: "PER-010", field: roll.WelfarePost, fits: is(aged(71, 90), earning, ordinary), leans: true, fixed: "verify",
		cells: both(typed{roll.WelfarePost: "护林员", roll.WelfareMonths: "12", roll.Labour: "弱劳动力或半劳动力"})},
	{rule: "PER-011", field: roll.WelfarePost, fits: is(ablePerson, idle, earning), leans: true, fixed: "verify", cells: func(_ *maker, _ *Member, nth int) typed {
		return []typed{{roll.WelfarePost: "保洁员", roll.WelfareMonths: "0"}, {roll.WelfarePost: "", roll.WelfareMonths: "6"},
			{roll.WelfarePost: "保洁员,护林员,护路员", roll.WelfareMonths: "12"}}[nth%3]
	}},
	{rule: "PER-011", near: true, field: roll.WelfarePost, fits: is(ablePerson, idle, earning), leans: true,
		cells: both(typed{roll.WelfarePost: "保洁员", roll.WelfareMonths: "12"})},
	{rule: "PER-012", field: roll.InSchool, fits: is(healthy, pupil, aged(8, 11)), cells: just(roll.InSchool, "学前教育")},
	{rule: "PER-013", field: roll.InSchool, fits: is(healthy, pupil, aged(16, 17)), cells: just(roll.InSchool, "小学")},
	{rule: "PER-014", field: roll.InSchool, fits: is(healthy, pupil, aged(7, 10)), cells: just(roll.InSchool, "七年级", "九年级")},
	{rule: "PER-015", field: roll.InSchool, fits: is(healthy, pupil, aged(7, 13)), cells: schooling("高中一年级", "普通高中一年级")},
	{rule: "PER-015", near: true, field: roll.InSchool, fits: is(healthy, pupil, aged(15, 15)), cells: schooling("高中一年级", "普通高中一年级")},
	{rule: "PER-016", field: roll.InSchool, fits: is(healthy, pupil, aged(12, 16)), cells: schooling("高职一年级", "高职高专一年级")},
	{rule: "PER-017", field: roll.InSchool, fits: is(healthy, pupil, aged(16, 18), since2021), cells: just(roll.InSchool, "硕士研究生及以上")},
	{rule: "PER-018", field: roll.Education, fits: is(healthy, noPupil, aged(17, 22)), cells: just(roll.Education, "小学", "文盲或半文盲")},
	{rule: "PER-019", field: roll.Education, fits: is(healthy, noPupil, aged(23, 70), since2021), cells: just(roll.Education, ""), fixed: "verify"},
	{rule: "PER-020", field: roll.Education, fits: is(healthy, pupil, aged(16, 20), since2021), cells: just(roll.Education, "初中"), fixed: "verify"},
	{rule: "PER-020", field: roll.Education, fits: is(healthy, pupil, aged(7, 14), since2021), cells: just(roll.Education, "小学"), fixed: "propose"},
	{rule: "PER-021", field: roll.InSchool, fits: is(healthy, pupil, aged(8, 12), schoolless, unwatched), leans: true, cells: func(_ *maker, x *Member, _ int) typed {
		if x.House.Village.Town.Layout.Since2021() {
			return typed{roll.InSchool: "", roll.Education: "小学"}
		}
		return typed{roll.InSchool: "非在校生"}
	}},
	{rule: "PER-022", field: roll.DropoutReason, fits: is(healthy, noPupil, aged(18, 25)), cells: just(roll.DropoutReason, "因病", "因残"), fixed: "verify"},
	{rule: "PER-023", field: roll.Tekun, fits: is(healthy, noPupil, aged(19, 58), idle, ordinary), leans: true, also: []string{"HH-015"}, cells: tekun},
	{rule: "PER-024", field: roll.Tekun, fits: is(unwell, worker, ordinary), leans: true, also: []string{"HH-015"}, cells: tekun},
	{rule: "PER-025", field: roll.MedicalInsurance, needs: []roll.Field{roll.WorkerMedicalInsurance}, fits: unwatched, leans: true, cells: func(_ *maker, _ *Member, nth int) typed {
		return []typed{{roll.MedicalInsurance: "否"}, {roll.MedicalInsurance: "是", roll.WorkerMedicalInsurance: "是"}}[nth%2]
	}},
	{rule: "PER-026", field: roll.MedicalAid, needs: []roll.Field{roll.WorkerMedicalInsurance}, fits: unwatched, leans: true, also: []string{"PER-025"},
		cells: both(typed{roll.MedicalAid: "是", roll.MedicalInsurance: "否"})},
	{rule: "PER-028", field: roll.WorkChannel, fits: is(worker), cells: both(typed{roll.WorkChannel: "帮扶车间", roll.WorkPlace: "广东省佛山市南海区"})},
	{rule: "PER-031", field: roll.RainDew, fits: is(pupil, aged(8, 14)), cells: just(roll.RainDew, "是")},
	{rule: "HH-060", field: roll.Sex, fits: is(whole, related(roll.Spouse)), also: []string{"ID-011", "PER-029"}, leans: true, cells: otherSexTyped},
	{rule: "PER-045", field: roll.Health, fits: is(healthy, since2021), cells: just(roll.Health, "健康,长期慢性病"), fixed: "propose", expect: saying("长期慢性病")},
	{rule: "PER-046", field: roll.Ethnic, fits: notIn(AC01), cells: just(roll.Ethnic, "客家族", "壮汉族", "外省")},
	{rule: "PER-047", field: roll.Soldier, fits: is(aged(61, 90)), cells: just(roll.Soldier, "1")},
}

// laterSlips are those of columns and rules that came with the monitoring of 2021.
var laterSlips = []slip{
	{rule: "PER-005", field: roll.Labour, fits: is(aged(60, 80), ordinary, idle, healthy), leans: true, cells: just(roll.Labour, "普通劳动力", "技能劳动力")},
	{rule: "PER-009", field: roll.WorkStart, fits: is(worker, aged(19, 30)), cells: func(_ *maker, x *Member, _ int) typed {
		return typed{roll.WorkStart: date.Of(x.Person.Birth.Year()+15, x.Person.Birth.Month(), min(x.Person.Birth.Day(), 28)).String()}
	}},
	{rule: "PER-027", field: roll.WorkWage, fits: worker, cells: just(roll.WorkWage, "50", "48000", "350")},
	{rule: "PER-032", field: roll.WorkMonths, fits: is(skilled, worker, othersWork, noPupil, aged(18, 58)), leans: true, cells: both(typed{roll.WorkMonths: "0", roll.WorkPlace: "", roll.WorkStart: "", roll.WorkWage: ""})},
}

func skilled(_ *maker, x *Member) bool { return x.Person.Labour == roll.Skilled }

func severe(_ *maker, x *Member) bool {
	switch x.Person.Tail {
	case "41", "42", "11", "61", "62", "52":
		return true
	}
	return false
}

// unskilled says that nothing speaks of skills: idle skills are pointed out.
func unskilled(_ *maker, x *Member) bool { return x.Person.Education != "大专" }

// schoolless says that the household's cause of poverty is not schooling.
func schoolless(_ *maker, x *Member) bool { return x.House.Cause != "因学" }

// schooling types a class in the words of the layout's years.
func schooling(until2020, since string) func(*maker, *Member, int) typed {
	return func(_ *maker, x *Member, _ int) typed {
		if x.House.Village.Town.Layout.Since2021() {
			return typed{roll.InSchool: since}
		}
		return typed{roll.InSchool: until2020}
	}
}

func tekun(_ *maker, x *Member, _ int) typed {
	if x.House.Village.Town.Layout == Wide2023 {
		return typed{roll.Tekun: "农村特困"}
	}
	return typed{roll.Tekun: "是"}
}

// sameSex makes head and spouse of one sex, by their numbers, or by the column alone.
func (m *maker) sameSex(int) bool {
	x := m.withRelation(func(x *Member) bool { return x.ID == x.Person.ID }, roll.Spouse)
	if x == nil {
		return false
	}
	p := x.Person
	p.Male = x.House.Head().Person.Male
	p.ID = m.number(p, false)
	x.ID = p.ID
	m.note(Planted{Kind: Error, Rule: "PER-029", Member: x, Action: "verify", Note: "the spouse is of the head's sex"})
	return true
}

// grandchild calls a child a grandchild.
func (m *maker) grandchild(int) bool {
	x := m.withRelation(func(x *Member) bool {
		gap := m.age(x.House.Head()) - m.age(x)
		return gap > 1 && gap < 27 && x.ID[:18] == x.Person.ID
	}, roll.Son, roll.Daughter)
	if x == nil {
		return false
	}
	m.relate("PER-042", x, grandchildOf(x.Person.Male, true), false)
	return true
}

// youngSpouse makes a spouse younger than the law allows.
func (m *maker) youngSpouse(int) bool {
	x := m.withRelation(func(x *Member) bool { return m.age(x.House.Head()) < 44 }, roll.Spouse)
	if x == nil {
		return false
	}
	age := 18
	if x.Person.Male {
		age = 20
	}
	m.rebirth(x, m.birth(age))
	m.note(Planted{Kind: Error, Rule: "PER-043", Member: x, Action: "verify", Note: fmt.Sprintf("a spouse of %d", age)})
	return true
}

// wrongSide calls a man's own parent his parent-in-law of a woman.
func (m *maker) wrongSide(int) bool {
	x := m.withRelation(func(x *Member) bool { return x.House.Head().Person.Male && x.House.Village.Town.Layout != AC01 }, roll.Father, roll.Mother)
	if x == nil {
		return false
	}
	relation := roll.Term("之公公")
	if !x.Person.Male {
		relation = "之婆婆"
	}
	m.relate("PER-044", x, relation, false)
	return true
}

// hundred makes somebody older than a hundred.
func (m *maker) hundred(int) bool {
	x := m.withRelation(always, roll.Father, roll.Mother)
	if x == nil {
		return false
	}
	m.rebirth(x, m.birth(102))
	x.Relation = roll.OtherRelation
	m.note(Planted{Kind: Error, Rule: "PER-049", Member: x, Action: "department", Note: "102 years old"})
	return true
}

// add adds to a part of the transfers and all sums above it.
func add(h *Household, fen int64, part *int64) {
	in := &h.Income
	*part += fen
	in.Transfer += fen
	in.Gross += fen
	in.Net += fen
	in.PerHead = in.Net / int64(len(h.Members))
}

var personWrongs = []wrong{
	{rule: "PER-048", field: roll.PensionGrant, fixed: "department", fits: func(m *maker, h *Household) bool {
		for _, x := range h.Members {
			if m.asOf.Year()-x.Person.Birth.Year() >= 60 || x.Person.Tail != "" {
				return false
			}
		}
		return true
	}, plant: func(_ *maker, h *Household, _ int) typed { add(h, 960_00, &h.Income.Pension); return nil }},
}
