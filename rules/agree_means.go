package rules

import (
	"cmp"

	"rollnet/screening/roll"
)

// means is a household's size and incomes, in millionths, and which of the sums can be judged.
type means struct {
	h                             *roll.Household
	size, count                   int64
	year                          int64 // the size in the year of the incomes, 0 where the sheet does not say
	each, net, transfer, grants   int64
	sums                          int64 // what the net income ought to be
	bySize, byHead, bySum, byPart bool
}

func newMeans(h *roll.Household) means {
	m := means{h: h, count: int64(len(members(h)))}
	at := sizeCell(h)
	written, whole := at.Part.Number(roll.HouseholdSize, at.Row).Whole()
	m.size = int64(written)
	m.bySize = whole && written > 0 && written < 1000 && m.count > 0
	if !m.bySize {
		m.size = m.count
	}
	if n, year := earners(h); year {
		m.year = n
	}
	var ok [5]bool
	m.each, ok[0] = amount(h, roll.IncomePerHead)
	m.net, ok[1] = amount(h, roll.NetIncome)
	m.transfer, ok[2] = amount(h, roll.TransferIncome)
	m.grants, ok[3] = sum(h, transfers)
	m.sums, ok[4] = netSum(h)
	given := func(f roll.Field) bool { return h.Quantity(f).Ok() }
	m.byHead = ok[0] && ok[1] && given(roll.IncomePerHead) && given(roll.NetIncome) && m.shared() > 0
	m.bySum = ok[1] && ok[4] && given(roll.NetIncome) && has(h, roll.BusinessCost) && has(h, earnings...)
	m.byPart = ok[2] && ok[3] && given(roll.TransferIncome) && has(h, transfers...)
	if m.byPart && m.grants < m.transfer && h.Stands(roll.TransferIncome).Part.Era == roll.Era2021 {
		m.byPart = false // those sheets have more columns of grants
	}
	return m
}

func has(h *roll.Household, fields ...roll.Field) bool {
	for _, f := range fields {
		if !h.Has(f) {
			return false
		}
	}
	return true
}

// shared is by how many the incomes are shared out.
func (m *means) shared() int64 { return cmp.Or(m.year, m.size) }

func (m *means) slack() int64 { return yuan * max(1, m.shared()) }
