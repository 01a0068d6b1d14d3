package invent

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// double enters somebody a second time, changed in a way: one line for each class of duplicate.
type double struct {
	class string
	rule  string
	also  string  // a rule that finds the same two rows too
	where []reach // in turns
	needs roll.Field
	fits  func(x *Member) bool               // nil where everybody does
	enter func(m *maker, c *Member, nth int) // changes the second row
}

// reach is how far from the first row the second one stands.
type reach uint8

const (
	sameHome reach = iota
	sameVillage
	sameTown
	elsewhereInCounty
)

var (
	anywhere   = []reach{sameHome, sameVillage, sameTown, elsewhereInCounty}
	inTown     = []reach{sameHome, sameVillage, sameTown}
	inVillage  = []reach{sameHome, sameVillage}
	nextDoor   = []reach{sameVillage}
	sameNumber = func(*maker, *Member, int) {}
)

// doubles are the classes of somebody entered twice. A homophone without a number in one household could be a twin's row, and so
// could one with another number: these stand in two households of a village.
var doubles = []double{
	{class: "exact, same household", rule: "DUP-001", where: anywhere[:1], enter: sameNumber},
	{class: "exact, another household of the village", rule: "DUP-001", where: anywhere[1:2], enter: sameNumber},
	{class: "exact, another village", rule: "DUP-001", where: anywhere[2:3], enter: sameNumber},
	{class: "exact, another town", rule: "DUP-001", where: anywhere[3:], enter: sameNumber},
	{class: "15 and 18 digits", rule: "DUP-002", where: anywhere, fits: bornBefore1999, enter: func(_ *maker, c *Member, _ int) { c.ID = old(c.ID) }},
	{class: "18 and 20 or 22 digits", rule: "DUP-002", where: anywhere, enter: func(_ *maker, c *Member, nth int) { c.ID += []string{"43", "23B1"}[nth%2] }},
	{class: "one number, another name", rule: "DUP-003", also: "DUP-001", where: anywhere, enter: func(m *maker, c *Member, _ int) { c.Name = m.unlike(c.Name, c.Person.Male) }},
	{class: "a digit typed wrong", rule: "DUP-004", where: inTown, enter: func(m *maker, c *Member, _ int) { m.slipDigit(c, 0, 6, 14, 17) }},
	{class: "a digit of the birth date typed wrong", rule: "DUP-004", where: inTown, enter: func(m *maker, c *Member, _ int) { m.slipDigit(c, 8, 14, 8, 14) }},
	{class: "two digits transposed", rule: "DUP-004", where: inTown, enter: func(m *maker, c *Member, _ int) { m.turnDigits(c) }},
	{class: "another number", rule: "DUP-004", where: nextDoor, enter: func(m *maker, c *Member, _ int) { m.renumber(c) }},
	{class: "no number, one birth date", rule: "DUP-004", where: inVillage, needs: roll.BirthDate, enter: func(_ *maker, c *Member, nth int) { c.ID = []string{"", "无", "不详"}[nth%3] }},
	{class: "traditional form, number typed wrong", rule: "DUP-004", where: inTown, fits: respellable(traditional), enter: spelt(traditional, (*maker).slipSerial)},
	{class: "traditional form, another number", rule: "DUP-004", where: nextDoor, fits: respellable(traditional), enter: spelt(traditional, (*maker).renumber)},
	{class: "homophone, number typed wrong", rule: "DUP-005", where: inTown, fits: respellable(homophones), enter: spelt(homophones, (*maker).slipSerial)},
	{class: "homophone, another number", rule: "DUP-005", where: nextDoor, fits: respellable(homophones), enter: spelt(homophones, (*maker).renumber)},
	{class: "homophone, no number", rule: "DUP-005", where: nextDoor, needs: roll.BirthDate, fits: respellable(homophones), enter: spelt(homophones, noID)},
	{class: "look-alike, number typed wrong", rule: "DUP-005", where: inTown, fits: respellable(lookAlikes), enter: spelt(lookAlikes, (*maker).slipSerial)},
	{class: "look-alike, another number", rule: "DUP-005", where: nextDoor, fits: respellable(lookAlikes), enter: spelt(lookAlikes, (*maker).renumber)},
	{class: "look-alike, no number", rule: "DUP-005", where: nextDoor, needs: roll.BirthDate, fits: respellable(lookAlikes), enter: spelt(lookAlikes, noID)},
}

// doublePlans are the classes of duplicates, of people and of households, and their near misses: first those that need a column that
// not every layout has.
func doublePlans() []plan {
	all := slices.Clone(twicePlans)
	inOrder := slices.Clone(doubles)
	slices.SortStableFunc(inOrder, func(a, b double) int { return cmp.Compare(b.needs, a.needs) })
	for _, d := range inOrder {
		all = append(all, plan{rule: d.rule, plant: func(m *maker, nth int) bool { return m.double(d, nth) }})
	}
	return all
}

func (m *maker) double(d double, nth int) bool {
	x := m.plain(func(x *Member) bool {
		return (d.needs == roll.NoField || x.House.Village.Town.Layout.Has(d.needs)) && (d.fits == nil || d.fits(x))
	})
	if x == nil {
		return false
	}
	to, relation := x.House, x.Relation
	if where := d.where[nth%len(d.where)]; where != sameHome {
		if to = m.reached(x, where); to == nil {
			return false
		}
		relation = roll.OtherRelation
		to.grow()
	} else if relation == roll.Head || relation == roll.Spouse {
		relation = roll.OtherRelation // a household has one of each
	}
	x.House.used = true
	c := m.copy(x, to, relation)
	d.enter(m, c, nth)
	rule := d.rule
	if rule == "DUP-005" && to == x.House {
		rule = "DUP-004" // within a household the number decides
	}
	m.twice(rule, d.also, d.class, x, c)
	return true
}

// twice notes two rows of one person, and the other rule that finds them.
func (m *maker) twice(rule, also, class string, x, c *Member) {
	m.note(Planted{Kind: Error, Rule: rule, Field: roll.IDNumber, Member: x, Rival: c, Original: x.ID, Planted: c.ID, Note: class})
	if also != "" {
		m.note(Planted{Kind: Also, Rule: also, Field: roll.IDNumber, Member: x, Rival: c, Note: "follows from " + rule})
	}
}

// reached finds a household so far from somebody's and takes it. Columns that the second row needs are those of the first's layout.
func (m *maker) reached(x *Member, where reach) *Household {
	return m.household(func(h *Household) bool {
		village, town := h.Village == x.House.Village, h.Village.Town == x.House.Village.Town
		far := map[reach]bool{sameVillage: village, sameTown: town && !village, elsewhereInCounty: !town}
		return h != x.House && len(h.Members) > 1 && far[where]
	})
}

func bornBefore1999(x *Member) bool { return x.Person.Birth < 19990901 }

func noID(_ *maker, c *Member) { c.ID = "" }

func (m *maker) renumber(c *Member) { c.ID = m.next(c.ID[:6], c.Person.Birth, c.Person.Male) }

func (m *maker) slipSerial(c *Member) { m.slipDigit(c, 14, 17, 14, 17) }

// slipDigit types one digit of one of two stretches of the number wrong, so that the check digit does not fit.
func (m *maker) slipDigit(c *Member, from, to, from2, to2 int) {
	right := c.ID
	c.ID = m.fresh(func() string {
		at := m.between(from, to-1)
		if m.in(50) {
			at = m.between(from2, to2-1)
		}
		digits := []byte(right)
		digits[at] = '0' + (digits[at]-'0'+byte(m.between(1, 9)))%10
		return string(digits)
	})
}

// turnDigits puts two neighbouring digits of the birth date or serial in each other's place.
func (m *maker) turnDigits(c *Member) {
	right := c.ID
	c.ID = m.fresh(func() string {
		for {
			at := m.between(8, 15)
			digits := []byte(right)
			digits[at], digits[at+1] = digits[at+1], digits[at]
			if idno.CheckDigit(string(digits[:17])) != digits[17] {
				return string(digits)
			}
		}
	})
}

// unlike is a name that has nothing of another one.
func (m *maker) unlike(name string, male bool) string {
	for {
		if other := m.name(m.weighted(surnames), male); !strings.ContainsAny(other, name) {
			return other
		}
	}
}

// spelt makes a change of the number go with another spelling of the name.
func spelt(other map[rune]rune, number func(*maker, *Member)) func(*maker, *Member, int) {
	return func(m *maker, c *Member, _ int) {
		c.Name, _ = respell(c.Name, other)
		number(m, c)
	}
}

func respellable(other map[rune]rune) func(*Member) bool {
	return func(x *Member) bool {
		_, can := respell(x.Name, other)
		return can
	}
}

// respell writes the last character of a given name that has another one in a table with that.
func respell(name string, other map[rune]rune) (string, bool) {
	runes := []rune(name)
	for i := len(runes) - 1; i > 0; i-- {
		if o, known := other[runes[i]]; known {
			runes[i] = o
			return string(runes), true
		}
	}
	return name, false
}
