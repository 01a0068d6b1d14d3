package invent

import (
	"slices"

	"rollnet/screening/roll"
)

// outside finds a household that is not on the roll, with nobody disabled, for an error to be planted in.
func (m *maker) outside(fits func(*Book) bool) *Book {
	return m.book(func(b *Book) bool {
		return b.kind != elderly && !disabled(b) && b.Persons[0].Status == "正常" && fits(b)
	})
}

// disabled says that somebody of a book has a disability certificate.
func disabled(b *Book) bool {
	return slices.ContainsFunc(b.Persons, func(p *Person) bool { return p.Tail != "" })
}

func anyBook(*Book) bool { return true }

// poorOutside has the survey find an income below the line; near misses are just at it.
func (m *maker) poorOutside(nth int) bool {
	b := m.outside(anyBook)
	if b == nil {
		return false
	}
	b.Income = m.between(900, 2500)
	if nth%3 == 2 {
		b.Income = 4000 // no line is higher
		m.note(Planted{Kind: Near, Rule: "MS-001", Person: b.Persons[0], Note: "an income at the line"})
		return true
	}
	m.note(Planted{Kind: Error, Rule: "MS-001", Person: b.Persons[0]})
	return true
}

// unsafeOutside gives a household that is not on the roll a dangerous house; some have a car, which is said.
func (m *maker) unsafeOutside(nth int) bool {
	b := m.outside(anyBook)
	if b == nil {
		return false
	}
	b.grade = []string{"C级", "D级"}[nth%2]
	p := b.Persons[0]
	severity := "warning"
	if nth%3 == 2 {
		m.vehicle(p, p.ID, "小型汽车", "小型轿车", "五菱", "2014-03-12", "正常")
		severity = "info"
	}
	m.note(Planted{Kind: Error, Rule: "MS-002", List: roll.Housing, Person: p, Severity: severity, KinBook: b})
	return true
}

// dropoutOutside lists a child out of school; near misses cannot attend for a disability, or are back.
func (m *maker) dropoutOutside(nth int) bool {
	child := func(b *Book) *Person {
		for _, p := range b.Persons {
			if age := p.Age(m.asOf); p.Status == "正常" && age >= 8 && age <= 14 {
				return p
			}
		}
		return nil
	}
	b := m.outside(func(b *Book) bool { return child(b) != nil })
	if b == nil {
		return false
	}
	p := child(b)
	variants := []struct {
		kind        PlantedKind
		status, why string
	}{{Error, "辍学", "厌学"}, {Error, "失学", "家庭困难"}, {Near, "失学", "重度残疾"}, {Near, "已复学", ""}}
	v := variants[nth%len(variants)]
	m.list(roll.School, p, b.Village.Town.Name, b.Village.Name, p.Name, p.ID, b.Village.Town.Name+"中心校", v.status, v.why, b.Persons[0].Name)
	m.note(Planted{Kind: v.kind, Rule: "MS-003", List: roll.School, Person: p, Note: v.status + v.why})
	return true
}

// illOutside lists somebody with large costs; near misses paid little.
func (m *maker) illOutside(nth int) bool {
	b := m.outside(anyBook)
	if b == nil {
		return false
	}
	p, kind, paid := b.Persons[0], Error, "36000"
	if nth%3 == 2 {
		kind, paid = Near, "1200"
	}
	m.list(roll.Illness, p, p.Name, p.ID, "恶性肿瘤", "2017-05-08", paid)
	m.note(Planted{Kind: kind, Rule: "MS-004", List: roll.Illness, Person: p, Note: "paid " + paid})
	return true
}

// dryOutside has the survey find no safe water.
func (m *maker) dryOutside(int) bool {
	b := m.outside(anyBook)
	if b == nil {
		return false
	}
	b.NoWater = true
	m.note(Planted{Kind: Error, Rule: "MS-005", Person: b.Persons[0]})
	return true
}

// disabledOutside gives somebody who is not on the roll a severe disability; near misses a light one.
func (m *maker) disabledOutside(nth int) bool {
	b := m.outside(anyBook)
	if b == nil {
		return false
	}
	p, kind := b.Persons[0], Error
	p.Tail = []string{"41", "53", "12", "44"}[nth%4]
	if nth%4 == 3 {
		kind = Near
	}
	m.note(Planted{Kind: kind, Rule: "MS-007", List: roll.Disability, Person: p, Note: p.Tail})
	return true
}

// edgeOutside gives old people alone a dangerous house.
func (m *maker) edgeOutside(nth int) bool {
	b := m.book(func(b *Book) bool { return b.kind == elderly && b.child == nil && b.Persons[0].Status == "正常" })
	if b == nil {
		return false
	}
	if nth%3 == 2 {
		m.note(Planted{Kind: Near, Rule: "MS-008", Person: b.Persons[0], Note: "old people alone, nothing else"})
		return true
	}
	b.grade = "D级"
	m.note(Planted{Kind: Error, Rule: "MS-008", Person: b.Persons[0], Note: "old people alone in a dangerous house"})
	m.note(Planted{Kind: Also, Rule: "MS-002", List: roll.Housing, Person: b.Persons[0]})
	return true
}

// refused says that a household was refused for a car; near misses still have it.
func (m *maker) refused(nth int) bool {
	b := m.outside(anyBook)
	if b == nil {
		return false
	}
	b.Veto = "有机动车"
	p := b.Persons[0]
	if nth%3 == 2 {
		m.vehicle(p, p.ID, "小型汽车", "小型轿车", "五菱", "2014-03-12", "正常")
		m.note(Planted{Kind: Near, Rule: "MS-009", Person: p, Note: "the car is still there"})
		return true
	}
	m.note(Planted{Kind: Error, Rule: "MS-009", Person: p})
	return true
}

// otherHead has the roll call the wife the head and the register the husband.
func (m *maker) otherHead(int) bool {
	h := m.household(func(h *Household) bool {
		return len(h.Members) > 1 && h.Members[1].Relation == roll.Spouse && h.Members[0].Relation == roll.Head && h.Members[0].Person.Book.house == h &&
			h.Members[0].ID == h.Members[0].Person.ID && h.Members[1].ID == h.Members[1].Person.ID && onlyChildren(h)
	})
	if h == nil {
		return false
	}
	man, wife := h.Members[0], h.Members[1]
	h.Members[0], h.Members[1] = wife, man
	wife.Relation, man.Relation = roll.Head, roll.Spouse
	m.note(Planted{Kind: Error, Rule: "MS-024", Person: man.Person, Kin: h})
	return true
}

// onlyChildren says that a household is a couple and their children.
func onlyChildren(h *Household) bool {
	for _, x := range h.Members[2:] {
		if x.Relation != roll.Son && x.Relation != roll.Daughter {
			return false
		}
	}
	return true
}

// twoBooks moves somebody of another household book into a household of the roll.
func (m *maker) twoBooks(int) bool {
	h := m.household(func(h *Household) bool { return len(h.Members) > 1 && h.Members[0].Relation == roll.Head })
	if h == nil {
		return false
	}
	b := m.outside(func(b *Book) bool { return b.kind == couple && len(b.Persons) == 2 })
	if b == nil {
		return false
	}
	for _, p := range b.Persons {
		h.enter(p, roll.OtherRelation)
	}
	b.house = h
	m.recount(h)
	m.note(Planted{Kind: Error, Rule: "MS-026", House: h})
	return true
}
