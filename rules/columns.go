package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// columnUse says which columns of the roll's sheets hold anything, and which sheets give several words of health in a cell.
type columnUse struct {
	filled  map[*roll.Part]map[roll.Field]bool
	healths map[*roll.Part]bool
}

func newColumnUse(c *screening.Case) *columnUse {
	use := &columnUse{map[*roll.Part]map[roll.Field]bool{}, map[*roll.Part]bool{}}
	for _, part := range c.Roll.Parts {
		use.filled[part] = map[roll.Field]bool{}
		for _, f := range roll.Fields() {
			if column := part.Dictionary(f); column != nil {
				use.filled[part][f] = anyRow(part, func(row int) bool { return column.Code(row) != 0 })
			}
		}
		use.healths[part] = part.Has(roll.Health) && anyRow(part, func(row int) bool { return len(part.Terms(roll.Health, row)) > 1 })
	}
	return use
}

func anyRow(part *roll.Part, is func(row int) bool) bool {
	for _, row := range part.Rows {
		if is(int(row)) {
			return true
		}
	}
	return false
}

// emptyColumn says that a sheet of the roll has nothing in a column.
func emptyColumn(c *screening.Case, p *roll.Part, f roll.Field) bool {
	return !screening.Shared(c, newColumnUse).filled[p][f]
}

// manyHealths says that a sheet of the roll gives several words of health in one cell.
func manyHealths(c *screening.Case, p *roll.Part) bool {
	return screening.Shared(c, newColumnUse).healths[p]
}
