package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// columnUse says which columns of the roll's sheets hold anything, and which sheets give several words of health in a cell.
type columnUse map[*roll.Part]*partUse

type partUse struct {
	filled  []bool // by field
	healths bool
	person  []roll.Field // the filled columns that no person's row may leave blank
}

func newColumnUse(c *screening.Case) columnUse {
	use := columnUse{}
	for _, part := range c.Roll.Parts {
		fields := roll.Fields()
		u := &partUse{filled: make([]bool, len(fields)+1)}
		for _, f := range fields {
			if column := part.Dictionary(f); column != nil {
				u.filled[f] = anyRow(part, func(row int) bool { return column.Code(row) != 0 })
			}
		}
		for _, f := range wantedOfPerson {
			if u.filled[f] {
				u.person = append(u.person, f)
			}
		}
		u.healths = part.Has(roll.Health) && anyRow(part, func(row int) bool { return len(part.Terms(roll.Health, row)) > 1 })
		use[part] = u
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

func useOf(c *screening.Case, p *roll.Part) *partUse { return screening.Shared(c, newColumnUse)[p] }

// emptyColumn says that a sheet of the roll has nothing in a column.
func emptyColumn(c *screening.Case, p *roll.Part, f roll.Field) bool { return !useOf(c, p).filled[f] }

// manyHealths says that a sheet of the roll gives several words of health in one cell.
func manyHealths(c *screening.Case, p *roll.Part) bool { return useOf(c, p).healths }
