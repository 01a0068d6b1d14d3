package invent

import (
	"fmt"

	"rollnet/screening/roll"
)

// exited finds a household that left poverty, in a layout that shows it and some fields, and takes it.
func (m *maker) exited(yes bool, fields ...roll.Field) *Household {
	return m.household(func(h *Household) bool {
		if !h.Village.Town.Layout.Exits() {
			return false
		}
		for _, f := range fields {
			if !h.Village.Town.Layout.Has(f) {
				return false
			}
		}
		return h.Exited == yes
	})
}

func (m *maker) poorExit(int) bool {
	h := m.exited(true, roll.IncomePerHead)
	if h == nil {
		return false
	}
	was := h.Income.PerHead
	m.income(h, m.between(1500_00, 2700_00))
	m.note(Planted{Kind: Error, Rule: "WX-001", Field: roll.IncomePerHead, House: h, Original: yuan(was), Planted: yuan(h.Income.PerHead)})
	return true
}

func yuan(fen int64) string { return fmt.Sprintf("%d.%02d", fen/100, fen%100) }

// unsafeExit puts a household that left poverty in an unsafe house: by the roll and the housing list, or by the list alone.
func (m *maker) unsafeExit(nth int) bool {
	if nth%2 == 1 {
		h := m.exited(true)
		if h == nil {
			return false
		}
		was := h.House.Listed
		h.House.Listed = []string{"C级", "D级"}[nth/2%2]
		m.note(Planted{Kind: Error, Rule: "WX-002", Field: roll.UnsafeHouse, House: h, Original: was, Planted: h.House.Listed, Note: "by the housing list"})
		return true
	}
	h := m.exited(true, roll.UnsafeHouse)
	if h == nil {
		return false
	}
	h.House.Unsafe, h.House.Grade, h.House.Listed = true, "D级", "D级"
	m.note(Planted{Kind: Error, Rule: "WX-002", Field: roll.UnsafeHouse, House: h, Original: "否", Planted: "是"})
	return true
}

func (m *maker) waterExit(int) bool {
	h := m.exited(true, roll.WaterSafe)
	if h == nil {
		return false
	}
	h.WaterSafe = false
	m.note(Planted{Kind: Error, Rule: "WX-005", Field: roll.WaterSafe, House: h, Original: "是", Planted: "否"})
	return true
}

// nearExit makes households that are poor, badly housed or without water and have not left poverty, and one that left it
// with an income just above the line.
func (m *maker) nearExit(nth int) bool {
	switch nth % 3 {
	case 0:
		h := m.exited(false, roll.WaterSafe)
		if h == nil {
			return false
		}
		h.WaterSafe = false
		h.House.Unsafe, h.House.Grade, h.House.Listed = true, "D级", "D级"
		for _, rule := range []string{"WX-001", "WX-002", "WX-005"} {
			m.note(Planted{Kind: Near, Rule: rule, House: h, Note: "has not left poverty"})
		}
		m.note(Planted{Kind: Also, Rule: "HH-042", House: h, Field: roll.WaterSafe, Note: "unsafe water"})
	default:
		h := m.exited(true, roll.IncomePerHead)
		if h == nil {
			return false
		}
		m.income(h, m.between(3540_00, 3700_00))
		m.note(Planted{Kind: Near, Rule: "WX-001", House: h, Note: "income above every line of the years to 2018"})
	}
	return true
}
