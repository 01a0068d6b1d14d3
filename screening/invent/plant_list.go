package invent

import (
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
		return (k == nuclear || k == threeYoung) && len(h.Members) > 3 && m.age(h.Members[0]) < 45
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
	b := m.book(func(b *Book) bool { return b.kind == want && b.child == nil && b.Persons[0].Status == "正常" })
	if b == nil {
		return false
	}
	p := b.Persons[0]
	p.Dibao, p.Tekun = kind == roll.DibaoList, kind == roll.TekunList
	m.note(Planted{Kind: Error, Rule: "MS-006", List: kind, Person: p, KinBook: b})
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

func (m *maker) worker() *Member {
	return m.member(func(x *Member) bool { return m.adult(x) && x.ID[:18] == x.Person.ID })
}

func (m *maker) onPayroll(nth int) bool {
	x := m.worker()
	if x == nil {
		return false
	}
	m.list(roll.Payroll, x.Person, "S0001", m.unit(), "在编", "科员", "在职", "2009-07-01", m.listedID(x.Person, nth), x.Person.Name)
	m.note(Planted{Kind: Error, Rule: "WE-001", Member: x, Severity: "warning"})
	return true
}

func (m *maker) nearPayroll(nth int) bool {
	x := m.worker()
	if x == nil {
		return false
	}
	posts := [][2]string{{"公益性岗位", "保洁员"}, {"编外", "村级防疫员"}, {"遗属补助", "遗属"}, {"代课", "代课教师"}}
	p := posts[nth%len(posts)]
	m.list(roll.Payroll, x.Person, "S0002", m.unit(), p[0], p[1], "在职", "2012-03-01", x.Person.ID, x.Person.Name)
	m.note(Planted{Kind: Near, Rule: "WE-001", Member: x, Note: p[1]})
	if late := m.member(func(y *Member) bool { return m.adult(y) && y.House.Village.Town.Layout.Has(roll.IdentifiedDate) }); late != nil {
		m.list(roll.Payroll, late.Person, "S0001", m.unit(), "在编", "教师", "在职", "2017-09-01", late.Person.ID, late.Person.Name)
		m.note(Planted{Kind: Error, Rule: "WE-001", Member: late, Severity: "info", Note: "entered service after identification"})
	}
	return true
}

func (m *maker) unit() string {
	return m.of([]string{"桂岭县第二中学", "桂岭县人民医院", "桂岭县财政局", "云岭镇人民政府", "古眉镇中心小学"})
}

// vehicle is a row of the vehicle list.
func (m *maker) vehicle(p *Person, id, plate, kind, brand, registered, status string) {
	m.list(roll.Vehicle, p, plate, m.plate(), kind, brand, "非营运", p.Name, id, registered, status)
}

func (m *maker) plate() string {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	return "桂L" + string(letters[m.IntN(len(letters))]) + string(rune('0'+m.IntN(10))) + string(letters[m.IntN(len(letters))]) +
		string(rune('0'+m.IntN(10))) + string(rune('0'+m.IntN(10)))
}

func (m *maker) hasCar(nth int) bool {
	x := m.worker()
	if x == nil {
		return false
	}
	kinds := [][2]string{{"小型轿车", "五菱"}, {"小型普通客车", "长安"}, {"小型越野客车", "哈弗"}, {"重型自卸货车", "东风"}}
	k := kinds[nth%len(kinds)]
	m.vehicle(x.Person, m.listedID(x.Person, nth), "小型汽车", k[0], k[1], "2012-10-20", "正常")
	m.note(Planted{Kind: Error, Rule: "WE-003", Member: x, Severity: "warning"})
	return true
}

func (m *maker) nearCar(nth int) bool {
	x := m.worker()
	if x == nil {
		return false
	}
	kinds := [][4]string{{"普通摩托车", "普通二轮摩托车", "正常", "motorcycle"}, {"小型汽车", "小型轿车", "报废", "scrapped"},
		{"三轮汽车", "三轮汽车", "正常", "three wheels"}, {"小型汽车", "小型轿车", "注销", "taken off the register"}, {"轻便摩托车", "轻便二轮摩托车", "正常", "motorcycle"}}
	k := kinds[nth%len(kinds)]
	m.vehicle(x.Person, x.Person.ID, k[0], k[1], "嘉陵", "2011-05-06", k[2])
	m.note(Planted{Kind: Near, Rule: "WE-003", Member: x, Note: k[3]})
	if late := m.member(func(y *Member) bool { return m.adult(y) && y.House.Village.Town.Layout.Has(roll.IdentifiedDate) }); late != nil {
		m.vehicle(late.Person, late.Person.ID, "小型汽车", "小型轿车", "五菱", "2018-01-15", "正常")
		m.note(Planted{Kind: Error, Rule: "WE-003", Member: late, Severity: "info", Note: "bought after identification"})
	}
	return true
}
