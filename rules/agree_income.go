package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/minimal"
	"rollnet/screening/roll"
)

var (
	sizeMembers  = &mustAgree{"HH-005", screening.Err, say("人数与成员数不符", "size and members differ")}
	headNet      = &mustAgree{"HH-010", screening.Err, say("人均纯收入与纯收入不符", "income per head and net income differ")}
	netSums      = &mustAgree{"HH-011", screening.Err, say("纯收入与各项收入不符", "net income and its parts differ")}
	transferSums = &mustAgree{"HH-012", screening.Err, say("转移性收入与分项不符", "transfer income and its parts differ")}
)

// ofIncomes gathers what must agree among a household's size and incomes; nil where fewer than two checks fail.
func ofIncomes(c *screening.Case, h *roll.Household) *agreement {
	if !h.Has(roll.NetIncome) {
		return nil
	}
	m := newMeans(h)
	fails := 0
	for _, failed := range []bool{
		m.bySize && m.size != m.count,
		m.byHead && !within(m.each*m.shared(), m.net, m.slack()),
		m.bySum && !within(m.net, m.sums, m.slack()),
		m.byPart && !within(m.transfer, m.grants, yuan),
	} {
		if failed {
			fails++
		}
	}
	if fails < 2 {
		return nil
	}
	return m.agreement(c)
}

// agreement is the problem. What a cell may become are the values at which a sum that it stands in holds, the others being
// as they are or as their other sums have them.
func (m *means) agreement(c *screening.Case) *agreement {
	a := &agreement{c: c, house: m.h}
	slack := m.slack()
	sizes := []int64{m.size, m.count}
	if m.year > 0 {
		sizes = []int64{m.year}
	}
	moved := []int64{0} // by how much the transfer income may change
	if m.byPart {
		moved = append(moved, m.grants-m.transfer)
	}
	var nets []int64
	if m.bySum {
		for _, d := range moved {
			nets = addApart(nets, m.net, m.sums+d, slack)
		}
	}
	if m.byHead {
		for _, n := range sizes {
			nets = addApart(nets, m.net, m.each*n, slack)
		}
	}
	var eaches []int64
	for _, net := range append([]int64{m.net}, nets...) {
		for _, n := range sizes {
			if n > 0 {
				eaches = addApart(eaches, m.each, net/n, yuan)
			}
		}
	}
	size := a.sizeVariable(m)
	net := a.money(roll.NetIncome, nets)
	if m.year > 0 {
		size = a.variable(minimal.Fixed, m.year)
	}
	if m.byHead {
		a.check(headNet, nil, func(v []int64) bool { return within(v[0]*v[1], v[2], yuan*v[1]) }, a.money(roll.IncomePerHead, eaches), size, net)
	}
	var whole int // the variable of the transfer income
	var wholes []int64
	if m.byPart {
		wholes = addApart(wholes, m.transfer, m.grants, yuan)
	}
	if m.bySum {
		for _, n := range append([]int64{m.net}, nets...) {
			wholes = addApart(wholes, m.transfer, m.transfer+n-m.sums, slack)
		}
	}
	whole = a.money(roll.TransferIncome, wholes)
	if m.bySum {
		a.netCheck(m, net, whole, nets, moved)
	}
	if m.byPart {
		a.partCheck(m, whole, wholes)
	}
	return a
}

func (a *agreement) sizeVariable(m *means) int {
	if !m.bySize {
		return a.variable(minimal.Fixed, m.size)
	}
	cell := a.cell(a.c.Profile.Trust.HouseholdSize, doubted{at: sizeCell(m.h), allowed: func(n int64) (string, bool) { return fmt.Sprint(n), true }})
	size := a.variable(cell, m.size, m.count)
	count := a.variable(minimal.Fixed, m.count)
	a.check(sizeMembers, nil, func(v []int64) bool { return v[0] == v[1] }, size, count)
	return size
}

// netCheck adds the sum of the net income.
func (a *agreement) netCheck(m *means, net, whole int, nets, moved []int64) {
	of := []int{net, whole}
	for _, f := range []roll.Field{roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome, roll.BusinessCost} {
		now, _ := amount(m.h, f)
		var others []int64
		for _, n := range append([]int64{m.net}, nets...) {
			for _, d := range moved {
				change := n - m.sums - d
				if f == roll.BusinessCost {
					change = -change
				}
				if now+change >= 0 {
					others = addApart(others, now, now+change, m.slack())
				}
			}
		}
		of = append(of, a.money(f, others))
	}
	slack := m.slack()
	a.check(netSums, nil, func(v []int64) bool { return within(v[0], v[1]+v[2]+v[3]+v[4]-v[5], slack) }, of...)
}

// partCheck adds the sum of the transfer income.
func (a *agreement) partCheck(m *means, whole int, wholes []int64) {
	of := []int{whole}
	for _, f := range transfers {
		now, _ := amount(m.h, f)
		var others []int64
		for _, w := range append([]int64{m.transfer}, wholes...) {
			if now+w-m.grants >= 0 {
				others = addApart(others, now, now+w-m.grants, yuan)
			}
		}
		of = append(of, a.money(f, others))
	}
	a.check(transferSums, nil, func(v []int64) bool {
		rest := v[0]
		for _, part := range v[1:] {
			rest -= part
		}
		return within(rest, 0, yuan)
	}, of...)
}

// money adds a cell of money. Blank cells are not filled.
func (a *agreement) money(f roll.Field, others []int64) int {
	now, _ := amount(a.house, f)
	at := a.house.Stands(f)
	given := a.house.Quantity(f).Ok()
	cell := a.cell(a.c.Profile.Trust.Income, doubted{at: at, allowed: func(n int64) (string, bool) { return money2(n), given }})
	return a.variable(cell, now, others...)
}

// addApart adds a value to some that lie apart by more than the rounding of a sum.
func addApart(all []int64, now, value, slack int64) []int64 {
	for _, x := range append([]int64{now}, all...) {
		if within(x, value, slack) {
			return all
		}
	}
	return append(all, value)
}
