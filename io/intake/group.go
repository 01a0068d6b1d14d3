package intake

import (
	"strconv"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// group is a household in the making.
type group struct {
	key     string
	number  string
	derived bool
	size    int32
	hasHead bool  // in sheets that name the household by its head
	next    int32 // another household by the same key; 0 is none (the first group never is another's second)

	sheet *roll.Part
	row   int32
	also  []roll.Entry
}

// grouper gives each person's row its household.
type grouper struct {
	years  bool // several data years occur, and the year is part of the key
	groups []group
	byKey  map[string]int32
}

func newGrouper(years bool) *grouper {
	return &grouper{years: years, byKey: map[string]int32{}}
}

// severalYears says that the parts hold data of more than one year.
func severalYears(parts []*roll.Part) bool {
	year := 0
	for _, p := range parts {
		if !p.Has(roll.DataYear) {
			continue
		}
		for _, row := range p.Rows {
			y := p.Date(roll.DataYear, int(row)).Year()
			if y != 0 && year != 0 && y != year {
				return true
			}
			year = max(year, y)
		}
	}
	return false
}

// year is what the data year adds to a row's key.
func (g *grouper) year(p *roll.Part, row int32) string {
	if !g.years {
		return ""
	}
	if y := p.Date(roll.DataYear, int(row)).Year(); y != 0 {
		return "@" + strconv.Itoa(y)
	}
	return ""
}

func (g *grouper) add(key, number string, derived bool) int32 {
	n := int32(len(g.groups))
	g.groups = append(g.groups, group{key: key, number: number, derived: derived})
	return n
}

// of gives the group of a key, which is made where it is new.
func (g *grouper) of(key, number string, derived bool) int32 {
	n, ok := g.byKey[key]
	if !ok {
		n = g.add(key, number, derived)
		g.byKey[key] = n
	}
	return n
}

// persons gives each data row of a person part or register part its group. scope goes in front of household numbers that
// mean something in one file only.
func (g *grouper) persons(p *roll.Part, scope string) []int32 {
	out := make([]int32, len(p.Rows))
	var left []int // places in p.Rows that have no household number
	if p.Has(roll.HouseholdNumber) {
		left = g.byNumber(p, scope, out)
	} else {
		left = make([]int, len(p.Rows))
		for i := range left {
			left[i] = i
		}
	}
	if len(left) > 0 && p.Has(roll.HeadID) {
		left = g.byHead(p, scope, left, out)
	}
	if len(left) > 0 {
		g.rebuild(p, left, out)
	}
	for _, n := range out {
		g.groups[n].size++
	}
	return out
}

// byNumber groups by the household number: one look-up for each distinct content, not for each row.
func (g *grouper) byNumber(p *roll.Part, scope string, out []int32) (left []int) {
	fill := newFiller(p, roll.HouseholdNumber)
	c := p.Dictionary(roll.HouseholdNumber)
	if c == nil {
		for i := range p.Rows {
			left = append(left, i)
		}
		return left
	}
	known := make([]int32, c.Len()) // group + 1 by code
	byYear := map[[2]uint32]int32{}
	for i, row := range p.Rows {
		code := fill.code(c, i)
		if code == 0 {
			left = append(left, i)
			continue
		}
		year := uint32(0)
		if g.years {
			year = uint32(p.Date(roll.DataYear, int(row)).Year())
		}
		n := known[code]
		if g.years {
			n = byYear[[2]uint32{code, year}]
		}
		if n == 0 {
			number := idno.Clean(c.Value(code).Text)
			if number == "" {
				left = append(left, i)
				continue
			}
			n = g.of(scope+number+g.year(p, row), number, false) + 1
			known[code] = n
			if g.years {
				byYear[[2]uint32{code, year}] = n
			}
		}
		out[i] = n - 1
	}
	return left
}

// usable says that a head's number can stand for a household: digits that are lost are the same for many.
func usable(n idno.Number) bool { return n.Form >= idno.BadLength }

// headKey is the key of a household that is named by its head's number.
func headKey(n idno.Number) string {
	if n.Key != "" {
		return "head " + n.Key
	}
	return "head " + n.Text
}

// byHead groups by the head's number. Two households can have one number there: when it stands twice on the roll. A run of
// rows with a head of its own is another household than an earlier run with one.
func (g *grouper) byHead(p *roll.Part, scope string, rows []int, out []int32) (left []int) {
	for from := 0; from < len(rows); {
		row := p.Rows[rows[from]]
		id := p.ID(roll.HeadID, int(row))
		if !usable(id) {
			left = append(left, rows[from])
			from++
			continue
		}
		key := scope + headKey(id) + g.year(p, row)
		to, head := from, false
		for ; to < len(rows) && rows[to]-rows[from] == to-from; to++ {
			r := p.Rows[rows[to]]
			if other := p.ID(roll.HeadID, int(r)); !usable(other) || scope+headKey(other)+g.year(p, r) != key {
				break
			}
			head = head || p.Term(roll.Relation, int(r)) == roll.Head
		}
		n := g.of(key, id.Text, true)
		for head && g.groups[n].hasHead {
			if g.groups[n].next == 0 {
				g.groups[n].next = g.add(key, id.Text, true)
			}
			n = g.groups[n].next
		}
		g.groups[n].hasHead = g.groups[n].hasHead || head
		for ; from < to; from++ {
			out[rows[from]] = n
		}
	}
	return left
}

// cleanNumber is the household number without blanks and marks.
func cleanNumber(p *roll.Part, row int32) string {
	return idno.Clean(p.Text(roll.HouseholdNumber, int(row)))
}

// rowKey is the key of a household that is nothing but a row.
func rowKey(p *roll.Part, row int32) string {
	return p.Table.File + "!" + p.Table.Sheet + "!" + strconv.Itoa(p.Table.Number(int(row)))
}
