package invent

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// book finds a book that is not on the roll, has nothing planted, and fits; it takes it.
func (m *maker) book(fits func(*Book) bool) *Book {
	books := m.county.Books
	start := m.IntN(len(books))
	for i := range books {
		b := books[(start+i)%len(books)]
		if b.house == nil && !b.used && fits(b) {
			b.used = true
			return b
		}
	}
	return nil
}

// elders puts a book of old people on the roll as a household that errors may concern.
func (m *maker) elders(b *Book) *Household {
	h := m.enter(b)
	h.used = true
	return h
}

// childFound registers old people apart from a child whose household can be found: the child's book stands in the same
// house, or the old people stand in the child's book.
func (m *maker) childFound(nth int) bool {
	var h, kin *Household
	var book *Book
	if nth%2 == 0 {
		if b := m.book(func(b *Book) bool { return b.kind == elderly && b.child != nil && b.Persons[0].Tail == "" }); b != nil {
			b.child.used = true
			h, kin, book = m.elders(b), b.child.house, b.child
		}
	}
	if h == nil {
		from := m.household(func(h *Household) bool { return len(m.oldParents(h)) > 0 && len(h.Members) > 3 })
		if from == nil {
			return false
		}
		h, kin, book = m.split(from), from, from.Members[0].Person.Book
		m.note(Planted{Kind: Also, Rule: "MS-025", Person: book.Persons[0], Kin: h})
	}
	m.note(Planted{Kind: Error, Rule: "ELD-001", House: h, Action: "verify", Note: "old people alone, their child near"})
	m.note(Planted{Kind: Error, Rule: "ELD-002", House: h, Kin: kin, KinBook: book})
	if kin != nil {
		m.childMeans(h, kin, nth)
		if kin.Members[0].Person.Book == h.Members[0].Person.Book {
			m.note(Planted{Kind: Also, Rule: "ELD-008", House: h, Kin: kin, Note: "one book"})
		}
	}
	return true
}

// monitoredLine is the poverty line that counties of the monitoring years are screened with, in fen.
const monitoredLine = 4000_00

// childMeans makes a child's household poor, so that the child cannot support, or well off with labour, so that it can; every
// third is poor no longer and not well off, of which nothing follows.
func (m *maker) childMeans(h, kin *Household, nth int) {
	kin.used = true
	exits := kin.Village.Town.Layout.Exits()
	if m.asOf.Year() >= 2021 { // what monitoring says of the household hangs together: it stays as it is
		if kin.Able() && kin.Village.Town.Layout.Has(roll.IncomePerHead) && kin.Income.PerHead > monitoredLine {
			m.note(Planted{Kind: Error, Rule: "ELD-003", House: h, Kin: kin, Note: "the child earns well"})
		} else if !exits || !kin.Exited {
			m.note(Planted{Kind: Error, Rule: "ELD-004", House: h, Kin: kin, Note: "the child is poor"})
		}
		return
	}
	switch nth / 2 % 3 {
	case 0:
		kin.Exited = false
		m.income(kin, m.between(1900_00, 2600_00))
		m.note(Planted{Kind: Error, Rule: "ELD-004", House: h, Kin: kin, Note: "the child is poor"})
	case 1:
		if !kin.Able() || !exits || !kin.Village.Town.Layout.Has(roll.IncomePerHead) {
			m.childMeans(h, kin, 4)
			return
		}
		kin.Exited = true
		m.income(kin, m.between(9000_00, 12000_00))
		m.note(Planted{Kind: Error, Rule: "ELD-003", House: h, Kin: kin, Note: "the child earns well"})
	default:
		if !exits {
			m.childMeans(h, kin, 0)
			return
		}
		kin.Exited = true
		m.note(Planted{Kind: Near, Rule: "ELD-004", House: h, Note: "the child has left poverty"})
	}
}

// oldParents are the head's parents where all of them are old.
func (m *maker) oldParents(h *Household) []*Member {
	var parents []*Member
	for _, x := range h.Members {
		if x.Relation == roll.Father || x.Relation == roll.Mother {
			if m.age(x) < 60 {
				return nil
			}
			parents = append(parents, x)
		}
	}
	return parents
}

// split moves the head's parents to a household of their own on the roll; the register keeps them where they were.
func (m *maker) split(from *Household) *Household {
	parents := m.oldParents(from)
	var left []*Member
	for _, x := range from.Members {
		if x.Relation != roll.Father && x.Relation != roll.Mother {
			left = append(left, x)
		}
	}
	from.Members = left
	m.recount(from)
	h := m.newHousehold(parents[0].Person.Book)
	for i, x := range parents {
		h.enter(x.Person, []roll.Term{roll.Head, roll.Spouse}[i])
	}
	h.Phone, h.used = m.phone(), true
	m.recount(h)
	return h
}

// noChild registers old people of whom no child can be found, in villages full of their surname.
func (m *maker) noChild(int) bool {
	b := m.book(func(b *Book) bool { return b.kind == elderly && b.child == nil && b.Persons[0].Tail == "" })
	if b == nil {
		return false
	}
	h := m.elders(b)
	m.note(Planted{Kind: Error, Rule: "ELD-001", House: h, Action: "verify", Note: "old people alone, no child found"})
	m.note(Planted{Kind: Error, Rule: "ELD-007", House: h, Action: "department"})
	m.note(Planted{Kind: Near, Rule: "ELD-002", House: h, Note: "neighbours of the same surname are no children"})
	return true
}

// supportedElderly registers an old person who has 五保 support already.
func (m *maker) supportedElderly(int) bool {
	b := m.book(func(b *Book) bool { return b.kind == elderly && b.child == nil && len(b.Persons) == 1 })
	if b == nil {
		return false
	}
	m.disable(b.Persons[0], "41")
	h := m.elders(b)
	m.note(Planted{Kind: Error, Rule: "ELD-001", House: h, Action: "verify", Note: "supported already"})
	m.note(Planted{Kind: Near, Rule: "ELD-007", House: h, Note: "supported already"})
	m.note(Planted{Kind: Near, Rule: "ELD-002", House: h, Note: "neighbours of the same surname are no children"})
	return true
}

// nearElderly registers households that are nearly old people alone: with a grandchild, or with one just under sixty.
func (m *maker) nearElderly(nth int) bool {
	b := m.book(func(b *Book) bool {
		return b.kind == elderly && b.child == nil && len(b.Persons) == 2-nth%2 && b.Persons[0].Age(m.asOf) < 80
	})
	if b == nil {
		return false
	}
	note := "with a grandchild"
	if nth%2 == 0 {
		p := b.Persons[1]
		p.Birth = date.Of(m.asOf.Year()-60, 12, 30)
		if p.Birth <= date.Of(m.asOf.Year()-60, m.asOf.Month(), m.asOf.Day()) {
			p.Birth = date.Of(m.asOf.Year()-59, 12, 30)
		}
		p.ID, p.Tail = m.number(p, false), ""
		m.condition(p)
		note = "one is not yet sixty"
	} else {
		m.surname, m.ethnic = firstSurname(b.Persons[0].Name), b.Persons[0].Ethnic
		grandson := m.add(b, roll.Grandson, true, m.between(6, 14))
		m.condition(grandson)
	}
	h := m.elders(b)
	for _, rule := range []string{"ELD-001", "ELD-002", "ELD-007"} {
		m.note(Planted{Kind: Near, Rule: rule, House: h, Note: note})
	}
	return true
}
