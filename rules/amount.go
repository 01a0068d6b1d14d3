package rules

import (
	"strconv"
	"strings"

	"rollnet/screening/roll"
)

// yuan is one yuan as numbers of cells are kept.
const yuan = 1e6

// mostMoney is the largest amount that is reckoned with, 1000 million yuan; what is above is AM-001's business.
const mostMoney = 1e9 * yuan

var (
	earnings  = []roll.Field{roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome, roll.TransferIncome}
	transfers = []roll.Field{roll.FamilyPlanningGrant, roll.DibaoGrant, roll.TekunGrant, roll.PensionGrant, roll.EcologyGrant, roll.OtherTransfer}
)

// amount is an amount of money in a household's cell; a blank is 0. ok is false where it is no number, or none that can be.
func amount(h *roll.Household, f roll.Field) (micro int64, ok bool) {
	n := h.Quantity(f)
	return n.Micro, n.State != roll.BadNumber && n.Micro < mostMoney && n.Micro > -mostMoney
}

// sum adds amounts up; ok is false where one cannot be read or all are blank.
func sum(h *roll.Household, fields []roll.Field) (micro int64, ok bool) {
	given := false
	for _, f := range fields {
		n, readable := amount(h, f)
		if !readable {
			return 0, false
		}
		given = given || h.Quantity(f).Ok()
		micro += n
	}
	return micro, given
}

// netSum is what the net income ought to be: the earnings less the cost of business.
func netSum(h *roll.Household) (micro int64, ok bool) {
	earned, a := sum(h, earnings)
	cost, b := amount(h, roll.BusinessCost)
	return earned - cost, a && b
}

// sizeOf is the household's size as written, else the number of its members.
func sizeOf(h *roll.Household) int64 {
	at := sizeCell(h)
	if n, whole := at.Part.Number(roll.HouseholdSize, at.Row).Whole(); whole && n > 0 && n < 1000 {
		return int64(n)
	}
	return int64(len(members(h)))
}

func within(a, b, tolerance int64) bool { return a-b <= tolerance && b-a <= tolerance }

// money2 writes an amount with up to two decimals.
func money2(micro int64) string {
	fen := (micro + 5000) / 10000
	if micro < 0 {
		fen = (micro - 5000) / 10000
	}
	text := strconv.FormatFloat(float64(fen)/100, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// earners is by how many the incomes are shared out: the size in the year of the incomes where the sheet has it, else the
// size. year says that it is the former.
func earners(h *roll.Household) (n int64, year bool) {
	if n, whole := h.Quantity(roll.YearSize).Whole(); whole && n > 0 && n < 1000 {
		return int64(n), true
	}
	return sizeOf(h), false
}
