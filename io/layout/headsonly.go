package layout

import (
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// headsOnly says that a table of persons is one of households that heads the heads' names 姓名: it has nothing that only
// members have, each number stands once, and the families are larger than one.
func (l *lookup) headsOnly(t *table.Table, b block, kind roll.Kind) bool {
	if kind != "" && kind != roll.Persons && kind != roll.Register {
		return false
	}
	columns := map[roll.Field]int{}
	for col, h := range b.headers {
		m, ok := l.meaningOf(col, h, roll.Persons)
		if !ok || m.field == roll.NoField {
			continue
		}
		switch m.field {
		case roll.Relation, roll.PersonNumber, roll.HeadName, roll.HeadID:
			return false
		}
		if was, twice := columns[m.field]; !twice || b.headers[was].blank() {
			columns[m.field] = col
		}
	}
	for i := range requirements {
		if r := &requirements[i]; r.kind == roll.Households {
			if f := r.fit(l, b); len(f.missing) > 0 || f.score < r.weight {
				return false
			}
		}
	}
	size, sized := columns[roll.HouseholdSize]
	key, keyed := columns[roll.HouseholdNumber]
	if !keyed {
		key, keyed = columns[roll.IDNumber]
	}
	return sized && keyed && once(t.Columns[key], b.below()) && families(t, size, b.below())
}

// once says that no content of a column stands twice.
func once(c *table.Column, from int) bool {
	seen := make([]bool, c.Len())
	codes := c.Codes()
	for row := from; row < len(codes); row++ {
		if code := codes[row]; code != 0 && seen[code] {
			return false
		}
		seen[codes[row]] = true
	}
	return true
}

// families says that most sizes in a column are above one.
func families(t *table.Table, col, from int) bool {
	more, all := 0, 0
	for row := from; row < t.Rows(); row++ {
		v := t.At(row, col)
		if namekey.Strip(v.Text) == "" {
			continue
		}
		all++
		if n, ok := roll.ParseNumber(v).Whole(); ok && n > 1 {
			more++
		}
	}
	return 2*more > all
}
