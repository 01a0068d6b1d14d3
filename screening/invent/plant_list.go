package invent

import (
	"slices"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// list adds a row about a person to a list.
func (m *maker) list(kind roll.Kind, p *Person, cells ...string) {
	m.extra = append(m.extra, Entry{Kind: kind, Person: p, Cells: cells})
}

// missedPerson leaves a member out of the roll: a newborn, or somebody who was forgotten.
func (m *maker) missedPerson(nth int) bool {
	fits := func(h *Household) bool {
		k := h.Members[0].Person.Book.kind
		return (k == nuclear || k == threeYoung) && len(h.Members) > 3 && m.age(h.Members[0]) < 45 && h.Members[len(h.Members)-1].Person.Tail == ""
	}
	h := m.household(fits)
	if h == nil {
		return false
	}
	book := h.Members[0].Person.Book
	var p *Person
	note := "newborn"
	if nth%2 == 0 {
		m.surname, m.ethnic = firstSurname(book.Persons[0].Name), book.Persons[0].Ethnic
		male := m.in(50)
		p = m.add(book, childOf(male), male, 0)
		m.condition(p)
	} else {
		last := h.Members[len(h.Members)-1]
		p, note = last.Person, "left out"
		p.member, p.Dibao = nil, false
		h.Members = h.Members[:len(h.Members)-1]
		m.recount(h)
	}
	m.note(Planted{Kind: Error, Rule: "MS-020", Person: p, Action: "verify", Kin: h, Note: note})
	if note == "newborn" && slices.ContainsFunc(h.Members, func(x *Member) bool {
		return x.Relation == roll.Spouse && !x.Person.Male || x == h.Head() && !x.Person.Male
	}) {
		m.note(Planted{Kind: Also, Rule: "MS-022", Person: p, Kin: h, Note: note})
	}
	return true
}

// nearMissed points at people of a household on the roll who are in the book and not in the house any more.
func (m *maker) nearMissed(int) bool {
	for _, b := range m.county.Books {
		if b.house == nil || b.used {
			continue
		}
		for _, p := range b.Persons {
			if p.member == nil && p.Status != "正常" {
				b.used = true
				m.note(Planted{Kind: Near, Rule: "MS-020", Person: p, Note: "in the book, " + p.Status})
				return true
			}
		}
	}
	return false
}

// missedSupport puts somebody who is not on the roll on the lists of those who get support.
func (m *maker) missedSupport(nth int) bool {
	kind, want := roll.DibaoList, nuclear
	if nth%3 == 2 {
		kind, want = roll.TekunList, elderly
	}
	b := m.book(func(b *Book) bool {
		return b.kind == want && b.child == nil && b.Persons[0].Status == "正常" && !disabled(b)
	})
	if b == nil {
		return false
	}
	p := b.Persons[0]
	p.Dibao, p.Tekun = kind == roll.DibaoList, kind == roll.TekunList
	m.note(Planted{Kind: Error, Rule: "MS-006", List: kind, Person: p, KinBook: b})
	if want == elderly {
		m.note(Planted{Kind: Also, Rule: "MS-008", Person: p, Note: "old people alone, and supported"})
	}
	return true
}

// nearSupport leaves somebody dead on the list.
func (m *maker) nearSupport(int) bool {
	b := m.book(func(b *Book) bool { return b.kind == elderly && b.child == nil && len(b.Persons) == 1 })
	if b == nil {
		return false
	}
	p := b.Persons[0]
	p.Dibao, p.Status = true, "死亡"
	m.note(Planted{Kind: Near, Rule: "MS-006", List: roll.DibaoList, Person: p, Note: "dead"})
	return true
}

// departedOnRoll keeps somebody on the roll who is dead or gone by the register or the list of deaths.
func (m *maker) departedOnRoll(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	note := "dead by the register"
	switch nth % 3 {
	case 0:
		x.Person.Status = "死亡"
	case 1:
		m.list(roll.Death, x.Person, x.Person.Name, x.Person.ID, "2018-02-11", "2018-02-14")
		note = "dead by the list of deaths"
	case 2:
		x.Person.Status = "迁出（离开）本地"
		note = "moved away by the register"
	}
	m.note(Planted{Kind: Error, Rule: "MS-021", Member: x, Action: "department", Note: note})
	return true
}

// nearDeath puts a namesake on the list of deaths.
func (m *maker) nearDeath(int) bool {
	x := m.member(always)
	if x == nil {
		return false
	}
	born := date.Of(x.Person.Birth.Year(), 5, 5)
	m.list(roll.Death, nil, x.Person.Name, m.next("450103", born, x.Person.Male), "2017-11-02", "2017-11-05")
	m.note(Planted{Kind: Near, Rule: "MS-021", Member: x, Note: "namesake on the list of deaths"})
	return true
}

// number as a department has it: some still keep the old form.
func (m *maker) listedID(p *Person, nth int) string {
	if nth%4 == 3 && p.Birth < 19990901 {
		return old(p.ID)
	}
	return p.ID
}
