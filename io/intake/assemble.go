package intake

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// assembleRoll makes the roll of its person and household sheets; nil without any.
func assembleRoll(parts []*roll.Part) *roll.Roll {
	if len(parts) == 0 {
		return nil
	}
	g := newGrouper(severalYears(parts))
	rows := make([][]int32, len(parts))
	for i, p := range parts {
		if p.Kind == roll.Persons {
			rows[i] = g.persons(p, "")
		}
	}
	heads := &headIndex{g: g, parts: parts, rows: rows}
	for _, p := range parts {
		if p.Kind == roll.Households {
			g.households(p, heads)
		}
	}
	return g.roll(parts, rows)
}

// assembleRegister makes the register; nil without any sheet. Household numbers of the police are kept apart by file: two
// stations may both have a household 1.
func assembleRegister(parts []*roll.Part) *roll.Roll {
	if len(parts) == 0 {
		return nil
	}
	g := newGrouper(false)
	rows := make([][]int32, len(parts))
	for i, p := range parts {
		rows[i] = g.persons(p, p.Table.File+"!")
	}
	return g.roll(parts, rows)
}

// households hangs a household sheet's rows on the households of the persons; one without persons stands alone.
func (g *grouper) households(p *roll.Part, heads *headIndex) {
	for _, row := range p.Rows {
		n := g.household(p, row, heads)
		if h := &g.groups[n]; h.sheet == nil {
			h.sheet, h.row = p, row
		} else {
			h.also = append(h.also, roll.Entry{Part: p, Row: row})
		}
	}
}

func (g *grouper) household(p *roll.Part, row int32, heads *headIndex) int32 {
	year := g.year(p, row)
	number := cleanNumber(p, row)
	if number != "" {
		if n, ok := g.byKey[number+year]; ok {
			return n
		}
	}
	id := p.ID(roll.HeadID, int(row))
	if usable(id) {
		if n, ok := g.byKey[headKey(id)+year]; ok {
			for g.groups[n].sheet != nil && g.groups[n].next != 0 {
				n = g.groups[n].next
			}
			return n
		}
		if number == "" {
			if n, ok := heads.find(headKey(id) + year); ok {
				return n
			}
		}
	}
	switch {
	case number != "":
		return g.of(number+year, number, false)
	case usable(id):
		return g.of(headKey(id)+year, id.Text, true)
	}
	return g.add(rowKey(p, row), "", true)
}

// headIndex finds households by the ID number of the member who is the head; it is built when first asked.
type headIndex struct {
	g     *grouper
	parts []*roll.Part
	rows  [][]int32
	byID  map[string]int32
}

func (x *headIndex) find(key string) (int32, bool) {
	if x.byID == nil {
		x.byID = map[string]int32{}
		for i, p := range x.parts {
			for j, n := range x.rows[i] {
				row := p.Rows[j]
				id := p.ID(roll.IDNumber, int(row))
				if p.Term(roll.Relation, int(row)) != roll.Head || !usable(id) {
					continue
				}
				k := headKey(id) + x.g.year(p, row)
				if _, ok := x.byID[k]; !ok {
					x.byID[k] = n
				}
			}
		}
	}
	n, ok := x.byID[key]
	return n, ok
}

// roll lays the persons out household by household: households in order of their first row, those without persons last.
func (g *grouper) roll(parts []*roll.Part, rows [][]int32) *roll.Roll {
	place, total := g.order(rows)
	persons := make([]roll.Person, total)
	households := make([]roll.Household, len(g.groups))
	starts := make([]int32, len(g.groups)+1) // by place
	for n := range g.groups {
		starts[place[n]+1] = g.groups[n].size
	}
	for i := range g.groups {
		starts[i+1] += starts[i]
	}
	next := append([]int32(nil), starts...)
	for i, p := range parts {
		for j, n := range rows[i] {
			at := place[n]
			persons[next[at]] = roll.Person{Part: p, Row: p.Rows[j], Household: &households[at]}
			next[at]++
		}
	}
	for n := range g.groups {
		x, at := &g.groups[n], place[n]
		h := &households[at]
		*h = roll.Household{Key: x.key, Number: x.number, Derived: x.derived, Sheet: x.sheet, Row: x.row, Also: x.also,
			Members: persons[starts[at]:next[at]:next[at]]}
		if h.Number == "" {
			h.Number = rebuiltNumber(h)
		}
	}
	return roll.New(parts, persons, households)
}

// order gives each group its place among the households, and counts the persons.
func (g *grouper) order(rows [][]int32) (place []int32, total int) {
	place = make([]int32, len(g.groups))
	for n := range place {
		place[n] = -1
	}
	count := int32(0)
	put := func(n int32) {
		if place[n] < 0 {
			place[n] = count
			count++
		}
	}
	for _, r := range rows {
		total += len(r)
		for _, n := range r {
			put(n)
		}
	}
	for n := range g.groups {
		put(int32(n))
	}
	return place, total
}

// rebuiltNumber is the head's ID number, or the first member's where no row is the head.
func rebuiltNumber(h *roll.Household) string {
	if len(h.Members) == 0 {
		return ""
	}
	face := h.Face()
	if h.Head() == nil {
		for i := range h.Members {
			m := &h.Members[i]
			if name := m.Part.Name(roll.HeadName, int(m.Row)).Key; name != "" && name == m.Name().Key {
				face = m
				break
			}
		}
	}
	return face.ID().Text
}

// dataDate is the 数据日期 of the roll, where there is a single one.
func dataDate(parts []*roll.Part) date.Date {
	var only date.Date
	for _, p := range parts {
		if !p.Has(roll.DataDate) {
			continue
		}
		for _, row := range p.Rows {
			d := p.Date(roll.DataDate, int(row))
			if d != 0 && only != 0 && d != only {
				return 0
			}
			only = max(only, d)
		}
	}
	return only
}
