package invent

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
	"slices"
)

// means gives a household of the roll its attribute, cause, exit, income and house, consistent with its members.
func (m *maker) means(h *Household) {
	if h.Helper == "" {
		h.Helper = m.phone()
	}
	m.attribute(h)
	h.Cause = m.cause(h)
	h.WaterSafe = true
	h.Identified = date.Month(m.between(2013, 2016), m.between(1, 12))
	h.Exited = h.Village.Town.Layout == Pair2021 || m.in(62) || m.asOf.Year() >= 2021 && m.in(70)
	if h.Exited {
		h.ExitYear = m.between(max(h.Identified.Year()+1, 2015), 2017)
	} else {
		h.ExitYear = 0
	}
	m.house(h)
	h.Watch = nil
	switch {
	case m.asOf.Year() >= 2021:
		m.watch(h)
		m.income(h, m.between(8200_00, 14000_00))
	case h.Exited:
		m.income(h, m.between(4200_00, 9000_00))
	default:
		m.income(h, m.between(1900_00, 2750_00))
	}
}

// watch has those monitored who have not left poverty, and some who have; half of the risks are eliminated by now.
func (m *maker) watch(h *Household) {
	h.House.Unsafe = false
	h.House.Grade, h.House.Listed = "A级", "A级"
	if h.Exited && !m.in(25) {
		return
	}
	h.Watch = &Watch{Type: "边缘易致贫户", Since: date.Month(m.asOf.Year()-1, m.between(1, 9))}
	if h.Exited {
		h.Watch.Type = "脱贫不稳定户"
	}
	if m.in(50) && slices.ContainsFunc(h.Members, (*Member).canWork) { // who cannot work is supported on
		h.Watch.Ended, h.Watch.EndMode = h.Watch.Since.AddMonths(8), "帮扶消除"
	}
}

func (m *maker) attribute(h *Household) {
	able, tekun := 0, len(h.Members[0].Person.Book.Persons) == 1
	for _, x := range h.Members {
		if x.Person.Labour == roll.Ordinary || x.Person.Labour == roll.Skilled {
			able++
		}
	}
	tekun = tekun && able == 0 && h.Members[0].Person.Tail != ""
	dibao := !tekun && (able == 0 || m.in(12))
	h.Attribute = "一般贫困户"
	if tekun {
		h.Attribute = "五保贫困户"
	} else if dibao {
		h.Attribute = "低保贫困户"
	}
	for _, x := range h.Members {
		x.Person.Dibao, x.Person.Tekun = dibao, tekun
	}
}

// cause is a cause of poverty that the members bear out.
func (m *maker) cause(h *Household) string {
	able, ill, disabled, student := 0, false, false, false
	for _, x := range h.Members {
		p := x.Person
		if p.Labour == roll.Ordinary || p.Labour == roll.Skilled {
			able++
		}
		ill = ill || p.Health == "患有大病" || p.Health == "长期慢性病"
		disabled = disabled || p.Tail != ""
		student = student || len([]rune(p.InSchool)) == 5
	}
	switch {
	case disabled && m.in(70):
		return "因残"
	case ill && m.in(60):
		return "因病"
	case student && m.in(60):
		return "因学"
	case able*4 <= len(h.Members):
		return "缺劳力"
	}
	return m.of(causes)
}

func (m *maker) house(h *Household) {
	people := len(h.Members)
	h.House = House{Grade: "A级", Area: people*m.between(18, 36) + m.between(0, 20)}
	switch {
	case h.Exited && m.in(40):
		h.House.Grade = "B级"
	case !h.Exited && m.in(15):
		h.House.Grade, h.House.Unsafe = "C级", true
	case !h.Exited && m.in(5):
		h.House.Grade, h.House.Unsafe = "D级", true
	}
	h.House.Listed = h.House.Grade
}

// income makes parts that add up to about so many fen a head.
func (m *maker) income(h *Household, perHead int) {
	people := int64(len(h.Members))
	net := int64(perHead) * people
	in := Income{FarmLand: m.between(5, 60), WoodLand: m.between(10, 200), RoadMetres: m.between(50, 3000)}
	works, elders := false, int64(0)
	for _, x := range h.Members {
		works = works || x.Person.WorkMonths > 0
		if x.Person.Age(m.asOf) >= 60 {
			elders++
		}
	}
	if h.Members[0].Person.Dibao {
		in.Dibao = max(200_00, min(people*1500_00, net/4))
	}
	if h.Members[0].Person.Tekun {
		in.Tekun = max(200_00, net/2)
	}
	if elders > 0 {
		in.Pension = max(88_00, min(elders*1080_00, net/4))
	}
	if m.in(30) {
		in.ReturnedLand = m.between(5, in.WoodLand)
		in.Ecology = int64(in.ReturnedLand) * 12_50
	}
	in.Other = int64(m.between(0, 100)) * 1_00
	rest := net - in.Dibao - in.Tekun - in.Pension - in.Ecology - in.Other
	if rest < 400_00 {
		in.Ecology, in.Other, in.ReturnedLand = 0, 0, 0
		rest = net - in.Dibao - in.Tekun - in.Pension
	}
	if works {
		in.Wage = rest / 10 * int64(m.between(5, 7))
	}
	in.Property = rest / 100 * int64(m.between(0, 6))
	earned := rest - in.Wage - in.Property
	in.Cost = earned / 4
	in.Business = earned + in.Cost
	in.Transfer = in.Dibao + in.Tekun + in.Pension + in.Ecology + in.Other
	in.Gross = in.Wage + in.Business + in.Property + in.Transfer
	in.Net = in.Gross - in.Cost
	in.PerHead = in.Net / people
	h.Income = in
}
