package rules

import (
	"slices"

	"rollnet/screening/roll"
)

// totals are the amounts of a household that add up when two become one.
var totals = slices.Concat([]roll.Field{roll.NetIncome, roll.GrossIncome, roll.BusinessCost, roll.DividendIncome, roll.OtherPropertyIncome, roll.SelfPaid}, earnings, transfers)

// incomes reckons the incomes of the joint household. The income per head is its net income by its size where both net incomes
// are known, else the mean by size of the two incomes per head; where one of them is not known it is not reckoned.
func (u *union) incomes() {
	for _, f := range totals {
		a, readable := amount(u.home, f)
		b, readableToo := amount(u.old, f)
		if readable && readableToo && (u.home.Quantity(f).Ok() || u.old.Quantity(f).Ok()) {
			u.joint[f] = money2(a + b)
		}
	}
	n, _ := earners(u.home)
	m, _ := earners(u.old)
	if _, year := earners(u.home); !year {
		n, m = int64(len(members(u.home))), int64(len(members(u.old)))
	}
	if n+m == 0 {
		return
	}
	given := func(f roll.Field) bool { return u.home.Quantity(f).Ok() && u.old.Quantity(f).Ok() }
	a, okA := amount(u.home, roll.NetIncome)
	b, okB := amount(u.old, roll.NetIncome)
	if given(roll.NetIncome) && okA && okB {
		u.joint[roll.IncomePerHead] = money2((a + b) / (n + m))
		return
	}
	a, okA = amount(u.home, roll.IncomePerHead)
	b, okB = amount(u.old, roll.IncomePerHead)
	if given(roll.IncomePerHead) && okA && okB {
		u.joint[roll.IncomePerHead] = money2((a*n + b*m) / (n + m))
	}
}
