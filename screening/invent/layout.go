package invent

import (
	"fmt"

	"rollnet/screening/roll"
)

// Layout is how a town's roll was exported.
type Layout string

const (
	List2017 Layout = "list2017" // person list with household columns, 27 columns
	List2018 Layout = "list2018" // person list with household columns, 26 columns
	List2022 Layout = "list2022" // 已脱贫人口名单, 32 columns
	AC01     Layout = "ac01"     // household and person sheets with codes
	Pair2021 Layout = "pair2021" // household and member sheets
	Mixed    Layout = "mixed"    // towns differ
)

// Layouts are the layouts a town can have; Mixed takes them in turn.
var Layouts = []Layout{List2018, AC01, Pair2021, List2017, List2022}

// ParseLayout reads a layout's name.
func ParseLayout(name string) (Layout, error) {
	for _, l := range append([]Layout{Mixed}, Layouts...) {
		if string(l) == name {
			return l, nil
		}
	}
	return "", fmt.Errorf("unknown layout %q (hint: one of mixed, list2017, list2018, list2022, ac01, pair2021)", name)
}

// lacks are the columns that a rule of the planted errors may look at and a layout does not have.
var lacks = map[Layout][]roll.Field{
	List2017: {roll.UnsafeHouse, roll.WaterSafe, roll.IdentifiedDate, roll.BirthDate},
	List2018: {roll.Sex, roll.IdentifiedDate, roll.BirthDate},
	List2022: {roll.Sex, roll.BirthDate},
	AC01: {roll.UnsafeHouse, roll.WaterSafe, roll.IncomePerHead, roll.IdentifiedDate, roll.BirthDate,
		roll.HouseholdNumber, roll.PersonNumber},
	Pair2021: {roll.ExitStatus, roll.IdentifiedDate},
}

// Has says that the layout has a column for a field, of those that planted errors need.
func (l Layout) Has(f roll.Field) bool {
	for _, lacked := range lacks[l] {
		if lacked == f {
			return false
		}
	}
	return true
}

// Pair says that households stand in a sheet of their own.
func (l Layout) Pair() bool { return l == AC01 || l == Pair2021 }
