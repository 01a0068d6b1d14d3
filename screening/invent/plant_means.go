package invent

import (
	"fmt"

	"rollnet/screening/roll"
)

// meansWrongs are households whose cells do not go together (section C of the catalogue).
var meansWrongs = []wrong{
	{rule: "HH-004", field: roll.HeadName, plant: func(m *maker, h *Household, nth int) typed {
		name := []rune(h.Head().Name)
		if nth%2 == 0 {
			return typed{roll.HeadName: string(name[:len(name)-1]) + "某"}
		}
		return typed{roll.HeadName: m.name("司徒", true)}
	}},
	{rule: "HH-010", field: roll.IncomePerHead, needs: []roll.Field{roll.NetIncome}, fixed: "propose",
		expect: func(h *Household) string { return plainYuan(h.Income.Net / int64(len(h.Members))) },
		plant: func(_ *maker, h *Household, nth int) typed {
			return typed{roll.IncomePerHead: fmt.Sprint(h.Income.PerHead/100 + []int64{200, 1000}[nth%2])}
		}},
	{rule: "HH-011", field: roll.NetIncome, needs: []roll.Field{roll.WageIncome}, fixed: "verify", fits: hasWages,
		plant: func(_ *maker, h *Household, _ int) typed {
			return typed{roll.WageIncome: fmt.Sprint(h.Income.Wage/100 + 2000)}
		}},
	{rule: "HH-012", field: roll.TransferIncome, fixed: "verify", plant: func(_ *maker, h *Household, _ int) typed {
		return typed{roll.OtherTransfer: fmt.Sprint(h.Income.Other/100 + 600)}
	}},
	{rule: "HH-013", field: roll.BusinessCost, fits: hasWages, plant: func(_ *maker, h *Household, _ int) typed {
		in := &h.Income
		more := in.Business + 500_00 - in.Cost
		in.Cost, in.Wage, in.Gross = in.Cost+more, in.Wage+more, in.Gross+more
		return nil
	}},
	{rule: "HH-014", field: roll.WageIncome, fits: nobodyWorks, plant: func(_ *maker, h *Household, _ int) typed {
		in := &h.Income
		in.Wage, in.Gross, in.Net = in.Wage+3000_00, in.Gross+3000_00, in.Net+3000_00
		in.PerHead = in.Net / int64(len(h.Members))
		return nil
	}},
	{rule: "HH-015", field: roll.DibaoGrant, fixed: "department", fits: func(m *maker, h *Household) bool { return h.Attribute == "一般贫困户" },
		plant: func(_ *maker, h *Household, _ int) typed { add(h, 1200_00, &h.Income.Dibao); return nil }},
	{rule: "HH-016", field: roll.IncomePerHead, fixed: "verify", fits: func(m *maker, h *Household) bool {
		return m.onRoll(h.Village) >= 12 && (h.Exited || h.Watch != nil)
	}, plant: func(m *maker, h *Household, _ int) typed { m.income(h, 90000_00); return nil }},
	{rule: "HH-020", field: roll.MainCause, fits: and(causeShown, none(unwell)), plant: because("因残")},
	{rule: "HH-021", field: roll.MainCause, fits: and(causeShown, none(unwell)), plant: because("因病")},
	{rule: "HH-022", field: roll.MainCause, fits: and(causeShown, none(pupil), none(aged(5, 35))), plant: because("因学")},
	{rule: "HH-023", field: roll.MainCause, fits: and(causeShown, mostAble), plant: because("缺劳力")},
	{rule: "HH-025", field: roll.CauseNote, fixed: "verify", plant: func(_ *maker, _ *Household, _ int) typed {
		return typed{roll.MainCause: "99", roll.CauseNote: ""}
	}},
	{rule: "HH-026", field: roll.OtherCause, needs: []roll.Field{roll.HeadName}, fixed: "fix", fits: func(_ *maker, h *Household) bool {
		return h.Village.Town.Layout != Wide2023 && h.Cause != "缺水"
	}, expect: func(h *Household) string { return "缺水" }, plant: func(_ *maker, h *Household, _ int) typed {
		return typed{roll.OtherCause: h.Cause + ",缺水"}
	}},
	{rule: "HH-030", field: roll.PovertyAttribute, fits: and(plainHousehold, pairOfAble), fixed: "department", plant: say(roll.PovertyAttribute, "五保贫困户")},
	{rule: "HH-031", field: roll.PovertyAttribute, fits: and(plainHousehold, large, ableHousehold), fixed: "department", also: []string{"HH-030"},
		plant: say(roll.PovertyAttribute, "五保贫困户")},
	{rule: "HH-032", field: roll.PovertyAttribute, fits: plainHousehold, plant: say(roll.PovertyAttribute, "低保贫困户")},
	{rule: "HH-033", field: roll.Labour, fixed: "department", fits: and(dibaoHousehold, none(notUnable)), plant: func(m *maker, h *Household, _ int) typed {
		h.Attribute = "一般贫困户"
		for _, x := range h.Members {
			x.Person.Dibao = false
		}
		m.income(h, int(h.Income.PerHead))
		return nil
	}},
	{rule: "HH-040", field: roll.HouseArea, fixed: "verify", plant: func(_ *maker, h *Household, nth int) typed {
		return typed{roll.HouseArea: fmt.Sprint([]int{101*len(h.Members) + 3, 610}[nth%2])}
	}},
	{rule: "HH-041", field: roll.UnsafeHouse, needs: []roll.Field{roll.HouseGrade}, plant: func(_ *maker, _ *Household, _ int) typed {
		return typed{roll.UnsafeHouse: "是"}
	}},
	{rule: "HH-042", field: roll.Power, fixed: "verify", plant: say(roll.Power, "否")},
}

// earlyWrongs are those of the years before monitoring.
var earlyWrongs = []wrong{
	{rule: "HH-051", field: roll.ExitStatus, needs: []roll.Field{roll.WaterSafe, roll.IncomePerHead}, fits: func(_ *maker, h *Household) bool {
		return !h.Exited && !h.House.Unsafe
	}, plant: func(m *maker, h *Household, _ int) typed { m.income(h, m.between(6500_00, 9000_00)); return nil }},
}

// watchWrongs are households under monitoring (section K).
var watchWrongs = []wrong{
	{rule: "MON-001", field: roll.IncomePerHead, needs: monitors, fixed: "procedure", fits: leftAlone, plant: func(m *maker, h *Household, _ int) typed {
		m.income(h, m.between(5000_00, 6900_00))
		return nil
	}},
	{rule: "MON-002", field: roll.MonitorType, needs: append(monitors, roll.IllnessInsurance), fixed: "verify", fits: leftAlone, plant: func(_ *maker, h *Household, _ int) typed {
		h.Members[len(h.Members)-1].Typed = typed{roll.IllnessInsurance: "否"}
		return nil
	}},
	{rule: "MON-003", field: roll.MainCause, needs: monitors, fixed: "verify", fits: watched, plant: say(roll.MainCause, "")},
	{rule: "MON-004", field: roll.HelpIndustry, fixed: "verify", fits: watched, plant: func(*maker, *Household, int) typed {
		return typed{roll.HelpIndustry: "", roll.HelpHealth: "", roll.HelpEducation: "", roll.HelpSocial: "", roll.HelpSupport: ""}
	}},
	{rule: "MON-005", field: roll.RiskEndMode, fixed: "verify", fits: ended, plant: say(roll.RiskEndMode, "")},
	{rule: "MON-006", field: roll.RiskEnded, needs: []roll.Field{roll.MedicalInsurance}, fixed: "verify", fits: ended, plant: func(m *maker, h *Household, _ int) typed {
		x := h.Members[len(h.Members)-1]
		x.Typed = typed{roll.MedicalInsurance: "否"}
		m.note(Planted{Kind: Also, Rule: "PER-025", Member: x, Note: "follows from MON-006"})
		return nil
	}},
	{rule: "MON-007", field: roll.RiskEndDate, needs: monitors, fixed: "verify", fits: ended, plant: func(_ *maker, h *Household, nth int) typed {
		h.Watch.Ended = h.Watch.Since.AddMonths(3 + nth%3)
		return nil
	}},
	{rule: "MON-008", field: roll.RiskEndDate, needs: monitors, fixed: "verify", fits: ended, plant: func(_ *maker, h *Household, nth int) typed {
		h.Watch.Ended = h.Watch.Since.AddMonths(nth % 2)
		return nil
	}},
	{rule: "MON-009", field: roll.DevelopmentHelp, fixed: "verify", fits: and(watched, ableHousehold), plant: say(roll.DevelopmentHelp, "尚未实施")},
	{rule: "MON-010", field: roll.MainCause, needs: []roll.Field{roll.HelpHealth}, fixed: "verify", fits: watched, plant: func(_ *maker, h *Household, _ int) typed {
		return typed{roll.OtherCause: "因安全饮水"}
	}},
	{rule: "MON-012", field: roll.HelpMove, fixed: "verify", plant: func(m *maker, _ *Household, _ int) typed {
		return typed{roll.HelpMove: "搬迁", roll.IdentifiedDate: fmt.Sprintf("%d-03", m.asOf.Year()-2)}
	}},
	{rule: "MON-013", field: roll.MainCause, needs: []roll.Field{roll.HelpHealth}, fixed: "verify", fits: func(m *maker, h *Household) bool {
		return watched(m, h) && !h.Exited
	}, plant: func(_ *maker, h *Household, _ int) typed {
		h.House = House{Unsafe: true, Grade: "D级", Listed: "D级", Area: h.House.Area}
		return nil
	}},
	{rule: "MON-014", field: roll.IncomePerHead, needs: []roll.Field{roll.RiskEndMode}, fixed: "verify", fits: ended, plant: func(m *maker, h *Household, _ int) typed {
		m.income(h, m.between(5000_00, 6900_00))
		return nil
	}},
	{rule: "HH-024", field: roll.MainCause, needs: []roll.Field{roll.HelpHealth}, fits: and(watched, nobodyWorks), plant: say(roll.MainCause, "因务工就业不稳")},
	{rule: "HH-034", field: roll.HelpSupport, fixed: "verify", fits: and(watched, none(unwell)), plant: say(roll.HelpSupport, "残疾人两项补贴")},
	{rule: "AM-002", field: roll.FarmLand, fixed: "verify", plant: say(roll.FarmLand, "350", "101")},
}

var monitors = []roll.Field{roll.MonitorType, roll.HouseholdType}

func and(tests ...func(*maker, *Household) bool) func(*maker, *Household) bool {
	return func(m *maker, h *Household) bool {
		for _, test := range tests {
			if !test(m, h) {
				return false
			}
		}
		return true
	}
}

// none says that no member is so.
func none(test func(*maker, *Member) bool) func(*maker, *Household) bool {
	return func(m *maker, h *Household) bool {
		for _, x := range h.Members {
			if test(m, x) {
				return false
			}
		}
		return true
	}
}

// leftAlone says that the household left poverty and is not monitored.
func leftAlone(_ *maker, h *Household) bool { return h.Exited && h.Watch == nil }

func watched(_ *maker, h *Household) bool { return h.Watch != nil && h.Watch.Ended == 0 }

func ended(_ *maker, h *Household) bool { return h.Watch != nil && h.Watch.Ended != 0 }

func ableHousehold(_ *maker, h *Household) bool { return h.Able() }

// causeShown says that the household's cause stands in its sheet: that of 2023 has the causes of the monitored only.
func causeShown(_ *maker, h *Household) bool {
	return h.Village.Town.Layout != Wide2023 || h.Watch != nil && h.Watch.Ended != 0
}

func because(cause string) func(*maker, *Household, int) typed {
	return func(_ *maker, h *Household, _ int) typed {
		h.Cause = cause
		return nil
	}
}

func hasWages(_ *maker, h *Household) bool { return h.Income.Wage > 0 }

func nobodyWorks(m *maker, h *Household) bool { return none(worker)(m, h) }

func large(_ *maker, h *Household) bool { return len(h.Members) > 2 }

func dibaoHousehold(_ *maker, h *Household) bool {
	l := h.Village.Town.Layout
	return h.Attribute == "低保贫困户" && (l.Has(roll.PovertyAttribute) || l.Has(roll.Dibao))
}

func notUnable(m *maker, x *Member) bool { return !unable(m, x) }

func plainHousehold(_ *maker, h *Household) bool { return h.Attribute == "一般贫困户" }

// pairOfAble is a household of one or two, childless, of whom one can work.
func pairOfAble(m *maker, h *Household) bool {
	return len(h.Members) <= 2 && h.Able() && none(related(roll.Son))(m, h) && none(related(roll.Daughter))(m, h)
}

// mostAble says that there are four or more members, half of them able.
func mostAble(_ *maker, h *Household) bool {
	n := 0
	for _, x := range h.Members {
		if able(x) {
			n++
		}
	}
	return n == len(h.Members) || len(h.Members) >= 4 && 2*n >= len(h.Members)
}

func (m *maker) onRoll(v *Village) int {
	n := 0
	for _, h := range m.county.Roll {
		if h.Village == v {
			n++
		}
	}
	return n
}

// plainYuan writes fen as rules propose amounts.
func plainYuan(fen int64) string {
	text := fmt.Sprintf("%d.%02d", fen/100, fen%100)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}

// childHead makes the head of a household of brothers and sisters a child.
func (m *maker) childHead(nth int) bool {
	h := m.household(func(h *Household) bool {
		return h.Members[0].Person.Book.kind == siblings && len(h.Members) > 1 && h.Members[1].Relation == roll.Sibling
	})
	if h == nil {
		return false
	}
	m.rebirth(h.Members[0], m.birth([]int{17, 15}[nth%2]))
	m.note(Planted{Kind: Error, Rule: "HH-003", Field: roll.IDNumber, House: h, Action: "verify", Note: "the head is a child"})
	return true
}

// noRow leaves a household out of the household sheet.
func (m *maker) noRow(int) bool {
	h := m.household(func(h *Household) bool { return h.Village.Town.Layout == Pair2021 })
	if h == nil {
		return false
	}
	h.NoRow = true
	m.note(Planted{Kind: Error, Rule: "HH-006", House: h, Action: "verify", Note: "no row in the household sheet"})
	return true
}

// sameNumber gives two persons one 人编号.
func (m *maker) sameNumber(int) bool {
	fits := func(x *Member) bool { return x.House.Village.Town.Layout.Has(roll.PersonNumber) }
	x := m.member(fits)
	if x == nil {
		return false
	}
	y := m.member(func(y *Member) bool { return y.House != x.House && y.House.Village == x.House.Village && fits(y) })
	if y == nil {
		return false
	}
	y.Number = x.Number
	m.note(Planted{Kind: Error, Rule: "HH-007", Field: roll.PersonNumber, Member: x, Rival: y, Planted: x.Number, Action: "verify"})
	y.used = true
	return true
}

// twoVillages writes another village into a member's row.
func (m *maker) twoVillages(int) bool {
	h := m.household(func(h *Household) bool {
		l := h.Village.Town.Layout
		return len(h.Members) > 1 && l.Has(roll.HouseholdNumber) && l != List2017
	})
	if h == nil {
		return false
	}
	other := h.Village.Town.Villages[0]
	if other == h.Village {
		other = h.Village.Town.Villages[1]
	}
	x := h.Members[len(h.Members)-1]
	x.Typed = typed{roll.Village: other.Name}
	m.note(Planted{Kind: Error, Rule: "HH-007", House: h, Action: "verify", Note: "a member's row names another village"})
	return true
}
