package compare

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// none is the partner of who has none.
const none = -1

// side is one of the two rolls while they are matched.
type side struct {
	roll    *roll.Roll
	partner []int32 // of persons, in the other roll; none
	house   []int32 // of households, likewise
	of      []int32 // the household of each person
}

func newSide(r *roll.Roll) *side {
	s := &side{roll: r, partner: make([]int32, len(r.Persons)), house: make([]int32, len(r.Households)), of: make([]int32, len(r.Persons))}
	for i := range s.partner {
		s.partner[i] = none
	}
	for i := range s.house {
		s.house[i] = none
		for j := range r.Households[i].Members {
			s.of[r.Households[i].Members[j].Index] = int32(i)
		}
	}
	return s
}

// matching is who is who.
type matching struct {
	before, after *side
	by            []By // of the persons before that have a partner
	houseBy       []By
	repeats       []Repeat
}

// brake is the most pairs that one key may give: a key that thousands have in common is a placeholder and tells nothing.
const brake = 10_000

// match finds for each person and household of one roll the same one in the other, by what is surest first.
func match(before, after *roll.Roll) *matching {
	m := &matching{before: newSide(before), after: newSide(after), by: make([]By, len(before.Persons)), houseBy: make([]By, len(before.Households))}
	m.repeated()
	m.pair(ByNumber, numberKey, sameIDOrName)
	m.pair(ByID, idKey, nil)
	m.pair(ByNumberYet, numberKey, nil)
	m.pair(ByName, houseNameKey, nil)
	m.pair(ByName, placeNameKey, unlikeNumbers)
	m.pair(ByLikeness, houseBirthKey, nil)
	m.pair(ByLikeness, houseKeyOf, nearID)
	m.pair(ByContent, content, nil)
	m.houses()
	return m
}

// key tells of a person what may be the same in the other roll; empty where there is nothing.
type key func(*roll.Person) string

// scope is what goes in front of a key in rolls of several years, where a person stands once a year.
func scope(h *roll.Household) string {
	if i := strings.LastIndexByte(h.Key, '@'); i >= 0 && len(h.Key)-i == len("@2018") {
		return h.Key[i:] + " "
	}
	return ""
}

func scoped(p *roll.Person, key string) string {
	if key == "" {
		return ""
	}
	if s := scope(p.Household); s != "" {
		return s + key
	}
	return key
}

func numberKey(p *roll.Person) string { return scoped(p, idno.Clean(p.Text(roll.PersonNumber))) }

func idKey(p *roll.Person) string {
	n := p.ID()
	if n.Key == "" && n.Form >= idno.BadLength { // not well written, and still more telling than a name
		return scoped(p, n.Text)
	}
	return scoped(p, n.Key)
}

func houseNameKey(p *roll.Person) string { return within(p, p.Name().Key) }

// within is a key that means something within the household only.
func within(p *roll.Person, key string) string {
	house := houseKey(p.Household)
	if house == "" {
		return ""
	}
	return house + "\t" + key
}

func placeNameKey(p *roll.Person) string {
	name, birth := p.Name().Key, birth(p)
	if name == "" || birth == 0 {
		return ""
	}
	return scoped(p, name+"\t"+birth.String()+"\t"+meaning(p.Household.Text(roll.Village)))
}

func houseBirthKey(p *roll.Person) string {
	birth := birth(p)
	if birth == 0 {
		return ""
	}
	return within(p, birth.String()+"\t"+string(sexOf(p)))
}

func houseKeyOf(p *roll.Person) string { return houseKey(p.Household) }

// houseKey is what a household is known by in another roll: its number, or its head's ID number where it has none; of a
// household sheet's row without either, all that it says. Empty where there is nothing.
func houseKey(h *roll.Household) string {
	switch {
	case !h.Derived && h.Number != "":
		return scope(h) + h.Number
	case strings.HasPrefix(h.Key, "head "):
		return h.Key
	case h.Number != "":
		return scope(h) + "head " + h.Number
	case len(h.Members) == 0 && h.Sheet != nil:
		return contentOf(roll.Entry{Part: h.Sheet, Row: h.Row})
	}
	return ""
}

// birth is a person's date of birth: that of the column, which stays when a number is put right, else that of the number.
func birth(p *roll.Person) date.Date {
	if d := p.Date(roll.BirthDate); d != 0 {
		return d
	}
	return p.ID().Birth
}

func sexOf(p *roll.Person) roll.Term {
	if n := p.ID(); n.HasSex() && !p.Has(roll.Sex) {
		return map[bool]roll.Term{true: roll.Male, false: roll.Female}[n.Male]
	}
	return p.Term(roll.Sex)
}

func sameIDOrName(a, b *roll.Person) bool {
	if k := a.ID().Key; k != "" && k == b.ID().Key {
		return true
	}
	return a.Name().Key == b.Name().Key
}

// unlikeNumbers refuses two of one name and birth date whose numbers say that they are two.
func unlikeNumbers(a, b *roll.Person) bool {
	x, y := a.ID(), b.ID()
	return x.Key == "" || y.Key == "" || !(x.Checked && y.Checked)
}

// nearID says that two numbers of one length differ in no more than two characters.
func nearID(a, b *roll.Person) bool {
	x, y := a.ID().Text, b.ID().Text
	if len(x) != len(y) || len(x) < 15 {
		return false
	}
	differ := 0
	for i := range len(x) {
		if x[i] != y[i] {
			differ++
		}
	}
	return differ <= 2
}

// content is all cells of a row, and the household where it is no cell.
func content(p *roll.Person) string {
	text := contentOf(roll.Entry{Part: p.Part, Row: p.Row})
	if p.Household.Derived {
		text += p.Household.Number
	}
	return text
}

func contentOf(e roll.Entry) string {
	var b strings.Builder
	for _, f := range roll.Fields() {
		if e.Part.Has(f) {
			b.WriteString(f.String() + "\t" + e.Text(f) + "\n")
		}
	}
	return b.String()
}

// chains are the persons without a partner by key, in order.
type chains struct {
	first map[string]int32
	next  []int32
}

func (s *side) chains(of key) *chains {
	c := &chains{first: map[string]int32{}, next: make([]int32, len(s.partner))}
	for i := len(s.partner) - 1; i >= 0; i-- {
		if s.partner[i] != none {
			continue
		}
		if k := of(&s.roll.Persons[i]); k != "" {
			after, found := c.first[k]
			if !found {
				after = none
			}
			c.first[k], c.next[i] = int32(i), after
		}
	}
	return c
}

func (c *chains) of(key string) (all []int32) {
	i, found := c.first[key]
	for ; found && i != none; i = c.next[i] {
		all = append(all, i)
	}
	return all
}

func (s *side) left() bool { return slices.Contains(s.partner, none) }

// pair matches who has no partner yet by a key; fits, if not nil, refuses pairs.
func (m *matching) pair(by By, of key, fits func(a, b *roll.Person) bool) {
	if !m.before.left() || !m.after.left() {
		return
	}
	other := m.after.chains(of)
	mine := m.before.chains(of)
	for i := range m.before.partner {
		if m.before.partner[i] != none {
			continue
		}
		p := &m.before.roll.Persons[i]
		k := of(p)
		j, found := other.first[k]
		if k == "" || !found || mine.first[k] != int32(i) { // the first of a key settles it for all
			continue
		}
		if mine.next[i] == none && other.next[j] == none {
			if fits == nil || fits(p, &m.after.roll.Persons[j]) {
				m.join(by, int32(i), j)
			}
			continue
		}
		m.resolve(by, mine.of(k), other.of(k), fits)
	}
}

func (m *matching) join(by By, i, j int32) {
	m.before.partner[i], m.after.partner[j], m.by[i] = j, i, by
}

// resolve matches several who have one key, the likest first.
func (m *matching) resolve(by By, mine, other []int32, fits func(a, b *roll.Person) bool) {
	if by == ByContent { // they are all alike
		for n := range min(len(mine), len(other)) {
			m.join(by, mine[n], other[n])
		}
		return
	}
	if len(mine)*len(other) > brake {
		return
	}
	type likely struct {
		i, j  int32
		score int
		a, b  string
	}
	var all []likely
	texts := map[*roll.Person]string{}
	text := func(p *roll.Person) string {
		if _, known := texts[p]; !known {
			texts[p] = content(p)
		}
		return texts[p]
	}
	for _, i := range mine {
		for _, j := range other {
			a, b := &m.before.roll.Persons[i], &m.after.roll.Persons[j]
			if fits == nil || fits(a, b) {
				all = append(all, likely{i, j, likeness(a, b, text(a) == text(b)), text(a), text(b)})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y likely) int { // by content before place, so that the order of rows does not matter
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.a, y.a), strings.Compare(x.b, y.b))
	})
	for _, l := range all {
		if m.before.partner[l.i] == none && m.after.partner[l.j] == none {
			m.join(by, l.i, l.j)
		}
	}
}

func likeness(a, b *roll.Person, same bool) int {
	score := 0
	add := func(points int, is bool) {
		if is {
			score += points
		}
	}
	add(32, same)
	add(16, numberKey(a) != "" && numberKey(a) == numberKey(b))
	add(8, houseKeyOf(a) == houseKeyOf(b))
	add(4, idKey(a) != "" && idKey(a) == idKey(b))
	add(2, a.Name().Key == b.Name().Key)
	add(1, birth(a) == birth(b))
	return score
}
