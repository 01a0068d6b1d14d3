package invent

import (
	"fmt"
	"slices"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// twicePlans are duplicates that concern households, and what looks like duplicates and is none.
var twicePlans = []plan{
	{rule: "DUP-006", plant: (*maker).householdTwice}, {rule: "DUP-007", plant: (*maker).marriedOut}, {rule: "DUP-008", plant: (*maker).twoHouseholds},
	{rule: "DUP-010", plant: (*maker).yearBefore},
	{rule: "DUP-005", plant: (*maker).twins}, {rule: "DUP-004", plant: (*maker).namesakes}, {rule: "DUP-005", plant: (*maker).cousins},
	{rule: "DUP-007", plant: (*maker).namesakeMarried}, {rule: "DUP-008", plant: (*maker).divorced}, {rule: "DUP-005", plant: (*maker).fatherAndSon},
}

// another makes a second household of a village on the roll, with nobody in it yet.
func (m *maker) another(h *Household) *Household {
	g := *h
	g.Number, g.Members, g.used, g.Phone = fmt.Sprintf("4510%06d", len(m.county.Roll)+100001), nil, true, m.phone()
	at := slices.Index(m.county.Roll, h)
	for at < len(m.county.Roll) && m.county.Roll[at].Village == h.Village {
		at++ // households of a village stand together
	}
	m.county.Roll = slices.Insert(m.county.Roll, at, &g)
	return &g
}

// numbered says that nothing is wrong with the members' numbers.
func numbered(h *Household) bool {
	return !slices.ContainsFunc(h.Members, func(x *Member) bool { return x.ID != x.Person.ID })
}

// householdTwice registers a household under a second number: all members, or all but the last; in each second one, a number is
// typed wrong.
func (m *maker) householdTwice(nth int) bool {
	h := m.household(func(h *Household) bool {
		return len(h.Members) > 2 && numbered(h) && h.Village.Town.Layout.Has(roll.HouseholdNumber)
	})
	if h == nil {
		return false
	}
	g := m.another(h)
	class := "household twice, numbers the same"
	for i, x := range h.Members[:len(h.Members)-nth/2%2] {
		c := m.copy(x, g, x.Relation)
		rule := "DUP-001"
		if i == 1 && nth%2 == 1 {
			m.slipSerial(c)
			rule, class = "DUP-004", "household twice, a number typed wrong"
		}
		m.note(Planted{Kind: Also, Rule: rule, Field: roll.IDNumber, Member: x, Rival: c, Note: "follows from DUP-006"})
	}
	g.Size = len(g.Members)
	m.note(Planted{Kind: Error, Rule: "DUP-006", Field: roll.HouseholdNumber, House: h, RivalHouse: g, Note: class})
	return true
}

// marriedOut leaves a daughter in her parents' household and enters her as wife or daughter-in-law in another.
func (m *maker) marriedOut(nth int) bool {
	x := m.withRelation(func(x *Member) bool { return x.ID == x.Person.ID && !x.Person.Male && m.age(x) > 19 }, roll.Daughter)
	if x == nil {
		return false
	}
	to := m.reached(x, anywhere[1+nth%3])
	if to == nil {
		return false
	}
	c := m.copy(x, to, roll.DaughterInLaw)
	to.grow()
	class, also := "married out, number the same", "DUP-001"
	if nth%2 == 1 {
		m.slipSerial(c)
		class, also = "married out, number typed wrong", "DUP-004"
	}
	m.twice("DUP-007", also, class, x, c)
	return true
}

// twoHouseholds makes the head's spouse the head of a second household with the same phone.
func (m *maker) twoHouseholds(nth int) bool {
	x := m.withRelation(func(x *Member) bool {
		return x.ID == x.Person.ID && x.Phone != "" && len(x.House.Members) > 2 && numbered(x.House)
	}, roll.Spouse)
	if x == nil {
		return false
	}
	g := m.another(x.House)
	g.Phone = x.House.Phone
	c := m.copy(x, g, roll.Head)
	g.Size = 1
	class, also := "couple, each a head", "DUP-001"
	if nth%3 == 2 {
		m.slipSerial(c)
		class, also = "couple, each a head, number typed wrong", "DUP-004"
	}
	m.note(Planted{Kind: Error, Rule: "DUP-008", Field: roll.Relation, House: x.House, RivalHouse: g, Note: class})
	m.note(Planted{Kind: Also, Rule: also, Field: roll.IDNumber, Member: x, Rival: c, Note: "follows from DUP-008"})
	return true
}

// yearBefore gives a household a picture of the year before, in which a member stood in a household with another number.
func (m *maker) yearBefore(nth int) bool {
	x := m.withRelation(func(x *Member) bool {
		return x.ID == x.Person.ID && x.House.Village.Town.Layout.Has(roll.HouseholdNumber) && x.House.Village.Town.Layout.Has(roll.DataYear)
	}, roll.Son, roll.Daughter, roll.Sibling, roll.Father, roll.Mother)
	if x == nil {
		return false
	}
	g := m.another(x.House)
	g.Typed = typed{roll.DataYear: fmt.Sprint(m.asOf.Year() - 1)}
	g.Size = 1
	c := m.copy(x, g, roll.Head)
	class := "another household in the year before"
	if nth%3 == 2 {
		m.slipSerial(c)
		class = "another household in the year before, number typed wrong"
	}
	m.note(Planted{Kind: Error, Rule: "DUP-010", Field: roll.HouseholdNumber, Member: x, Note: class})
	return true
}

// notTwice notes near misses on two rows.
func (m *maker) notTwice(note string, rows ...*Member) bool {
	for _, x := range rows {
		m.note(Planted{Kind: Near, Rule: Any, Member: x, Note: note})
	}
	return true
}

// called gives somebody another name, in truth.
func called(x *Member, name string) { x.Person.Name, x.Name = name, name }

// twins makes two children of a household, or neighbours' grown children, twins with numbers given one after the other and names that
// sound alike.
func (m *maker) twins(nth int) bool {
	h := m.household(func(h *Household) bool {
		return len(h.Members) > 2 && slices.ContainsFunc(h.Members[1:], func(x *Member) bool { return homophonous(x) && isChild(x) })
	})
	if h == nil {
		return false
	}
	a := h.Members[slices.IndexFunc(h.Members, func(x *Member) bool { return x != h.Members[0] && homophonous(x) && isChild(x) })]
	g := h
	if nth%3 == 2 {
		if g = m.reached(a, sameVillage); g == nil {
			return false
		}
	}
	p := *a.Person
	b := m.copy(a, g, a.Relation)
	b.Person = &p
	p.Name, _ = respell(a.Name, homophones)
	if nth%2 == 1 {
		for p.Name = a.Name; p.Name == a.Name; {
			runes := []rune(a.Name)
			runes[len(runes)-1] = []rune(femaleGiven)[m.IntN(len(femaleGiven))]
			p.Name = string(runes)
		}
	}
	serial := 100*int(a.ID[14]-'0') + 10*int(a.ID[15]-'0') + int(a.ID[16]-'0')
	p.ID = number(a.ID[:6], int(a.Person.Birth), (serial+2)%1000)
	b.Name, b.ID = p.Name, p.ID
	g.grow()
	note := "twins"
	if g != h {
		note = "twins in two households"
	}
	return m.notTwice(note, a, b)
}

func homophonous(x *Member) bool {
	_, can := respell(x.Name, homophones)
	return can && x.ID == x.Person.ID
}

func isChild(x *Member) bool { return x.Relation == roll.Son || x.Relation == roll.Daughter }

// neighbours finds somebody and one of the same sex in another household of the village, and takes both households.
func (m *maker) neighbours(fits func(x *Member) bool) (x, y *Member) {
	if x = m.plain(fits); x == nil {
		return nil, nil
	}
	y = m.plain(func(y *Member) bool {
		return y.House != x.House && y.House.Village == x.House.Village && y.Person.Male == x.Person.Male && y.Person.Birth != x.Person.Birth
	})
	if y == nil {
		return nil, nil
	}
	x.House.used, y.House.used = true, true
	return x, y
}

// namesakes gives two neighbours one name; in each third pair the birth dates are a digit apart.
func (m *maker) namesakes(nth int) bool {
	x, y := m.neighbours(always)
	if y == nil {
		return false
	}
	called(y, x.Name)
	if nth%3 == 2 {
		birth := x.Person.Birth
		day := birth.Day() + 10
		if day > 28 {
			day -= 20
		}
		m.rebirth(y, date.Of(birth.Year(), birth.Month(), day))
	}
	return m.notTwice("namesakes", x, y)
}

// cousins gives neighbours names that sound alike.
func (m *maker) cousins(int) bool {
	x, y := m.neighbours(homophonous)
	if y == nil {
		return false
	}
	name, _ := respell(x.Name, homophones)
	called(y, name)
	return m.notTwice("cousins with names that sound alike", x, y)
}

// namesakeMarried gives a daughter and a daughter-in-law elsewhere one name.
func (m *maker) namesakeMarried(int) bool {
	x := m.withRelation(func(x *Member) bool { return m.age(x) > 16 }, roll.Daughter)
	if x == nil {
		return false
	}
	y := m.withRelation(func(y *Member) bool { return y.Person.Birth != x.Person.Birth }, roll.DaughterInLaw, roll.Spouse)
	if y == nil || y.Person.Male {
		return false
	}
	called(y, x.Name)
	return m.notTwice("a daughter and a namesake elsewhere", x, y)
}

// divorced gives a couple a household and a household book each, neither of which names the other as a spouse; half of them kept one
// phone.
func (m *maker) divorced(nth int) bool {
	x := m.withRelation(func(x *Member) bool { return x.ID == x.Person.ID && x.Phone != "" && len(x.House.Members) > 2 }, roll.Spouse)
	if x == nil {
		return false
	}
	h := x.House
	g := m.another(h)
	if nth%2 == 1 {
		g.Phone = h.Phone
	}
	h.Members = slices.DeleteFunc(h.Members, func(y *Member) bool { return y == x })
	m.recount(h)
	b := *x.Person.Book
	b.Number, b.Persons, b.house = fmt.Sprintf("%09d", 451000001+len(m.county.Books)), []*Person{x.Person}, g
	x.Person.Book.Persons = slices.DeleteFunc(x.Person.Book.Persons, func(p *Person) bool { return p == x.Person })
	x.Person.Book, x.Person.Relation = &b, roll.Head
	m.county.Books = append(m.county.Books, &b)
	x.House, x.Relation, x.Number = g, roll.Head, g.Number+"01"
	g.Members, g.Size = []*Member{x}, 1
	return m.notTwice("divorced couple", h.Members[0], x)
}

// fatherAndSon gives a son his father's name but for one character.
func (m *maker) fatherAndSon(nth int) bool {
	x := m.withRelation(func(x *Member) bool {
		return x.House.Members[0].Person.Male && len([]rune(x.House.Members[0].Name)) == 3 && x.ID == x.Person.ID
	}, roll.Son)
	if x == nil {
		return false
	}
	name := []rune(x.House.Members[0].Name)
	called(x, []string{string(name[0]) + "小" + string(name[2]), string(name[0]) + string(name[2])}[nth%2])
	return m.notTwice("father and son", x.House.Members[0], x)
}
