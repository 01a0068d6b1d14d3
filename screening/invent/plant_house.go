package invent

import (
	"fmt"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// relate puts a relation in the row's cell and notes the error.
func (m *maker) relate(rule string, x *Member, relation roll.Term, household bool) *Planted {
	p := Planted{Kind: Error, Rule: rule, Field: roll.Relation, Original: string(x.Relation), Planted: string(relation), Action: "verify"}
	if household {
		p.House, p.Cell = x.House, x
	} else {
		p.Member = x
	}
	x.Relation = relation
	return m.note(p)
}

func (m *maker) noHead(nth int) bool {
	h := m.household(func(h *Household) bool { return len(h.Members) > 1 })
	if h == nil {
		return false
	}
	m.relate("HH-001", h.Members[0], []roll.Term{roll.OtherRelation, roll.Sibling}[nth%2], true)
	return true
}

func (m *maker) twoHeads(int) bool {
	x := m.withRelation(always, roll.Spouse)
	if x == nil {
		return false
	}
	m.relate("HH-002", x, roll.Head, true)
	return true
}

func (m *maker) wrongSize(nth int) bool {
	h := m.household(func(h *Household) bool { return len(h.Members) > 1 })
	if h == nil {
		return false
	}
	right := h.Size
	h.Size += []int{1, -1, 2}[nth%3]
	if h.Size < 1 {
		h.Size = right + 1
	}
	m.note(Planted{Kind: Error, Rule: "HH-005", Field: roll.HouseholdSize, House: h, Original: fmt.Sprint(right), Planted: fmt.Sprint(h.Size),
		Action: "propose", Expected: fmt.Sprint(right)})
	if h.Village.Town.Layout.Has(roll.NetIncome) {
		m.note(Planted{Kind: Also, Rule: "HH-060", Field: roll.HouseholdSize, House: h, Note: "the incomes speak for the right size"})
	}
	return true
}

// nearSize leaves somebody dead on the roll as a row of the past, which does not count.
func (m *maker) nearSize(int) bool {
	x := m.withRelation(func(x *Member) bool { return x.House.Village.Town.Layout == AC01 }, roll.Father, roll.Mother)
	if x == nil {
		return false
	}
	x.Past = "死亡"
	x.Person.Status = "死亡"
	x.House.Size--
	m.note(Planted{Kind: Near, Rule: Any, Member: x, Note: "row of a dead member, kept as history"})
	return true
}

func (m *maker) twoSpouses(int) bool {
	x := m.withRelation(func(x *Member) bool {
		return m.age(x) >= 20 && x.House.Members[1].Relation == roll.Spouse && x.Person.Male != x.House.Head().Person.Male
	},
		roll.DaughterInLaw, roll.Daughter, roll.Son, roll.Sibling)
	if x == nil {
		return false
	}
	m.relate("HH-008", x, roll.Spouse, true)
	return true
}

func childTerm(x *Member) roll.Term { return childOf(x.Person.Male) }

func parentTerm(x *Member) roll.Term {
	if x.Person.Male {
		return roll.Father
	}
	return roll.Mother
}

// childTooOld calls a parent or the spouse of the head a child.
func (m *maker) childTooOld(nth int) bool {
	relations := []roll.Term{roll.Father, roll.Mother}
	if nth%2 == 1 {
		relations = []roll.Term{roll.Spouse}
	}
	x := m.withRelation(func(x *Member) bool { return m.age(x) >= 20 && m.age(x.House.Head()) < 55 }, relations...)
	if x == nil {
		return false
	}
	m.relate("PER-040", x, childTerm(x), false)
	return true
}

// parentTooYoung calls a child or the spouse of the head a parent.
func (m *maker) parentTooYoung(nth int) bool {
	relations := []roll.Term{roll.Son, roll.Daughter}
	if nth%2 == 1 {
		relations = []roll.Term{roll.Spouse}
	}
	x := m.withRelation(func(x *Member) bool { return m.age(x) >= 18 && m.age(x.House.Head()) < 55 }, relations...)
	if x == nil {
		return false
	}
	m.relate("PER-041", x, parentTerm(x), false)
	return true
}

// nearGap makes families whose ages are unusual and possible: a daughter-in-law not much younger than the head, a parent
// at sixteen.
func (m *maker) nearGap(nth int) bool {
	if nth%2 == 0 {
		x := m.withRelation(func(x *Member) bool { return m.age(x.House.Head()) < 60 }, roll.DaughterInLaw, roll.SonInLaw)
		if x != nil {
			m.rebirth(x, date.Of(x.House.Head().Person.Birth.Year()+6, 3, 15))
			m.note(Planted{Kind: Near, Rule: "PER-040", Member: x, Note: "son's or daughter's spouse six years younger than the head"})
			return true
		}
	}
	x := m.withRelation(func(x *Member) bool {
		return m.age(x) > 2 && m.age(x.House.Head()) >= 36 && m.age(x.House.Head()) < 50 && x.House.Members[1].Relation == roll.Spouse
	}, roll.Son, roll.Daughter)
	if x == nil {
		return false
	}
	head := x.House.Head().Person.Birth
	m.rebirth(x, date.Of(head.Year()+17, head.Month(), min(head.Day(), 28)))
	m.note(Planted{Kind: Near, Rule: "PER-040", Member: x, Note: "child seventeen years younger than the head"})
	return true
}

// rebirth gives a person another birthday in truth, and all that follows from it.
func (m *maker) rebirth(x *Member, birth date.Date) {
	p := x.Person
	p.Birth, p.Tail = birth, ""
	p.ID = m.number(p, false)
	m.condition(p)
	x.ID, x.Labour, x.Phone = p.ID, p.Labour, p.Phone
	if p.Tail != "" {
		x.ID += p.Tail
	}
	m.means(x.House)
}

func (m *maker) childLabour(int) bool {
	x := m.plain(func(x *Member) bool { return m.age(x) < 16 && m.age(x) > 5 })
	if x == nil {
		return false
	}
	m.note(Planted{Kind: Error, Rule: "PER-001", Field: roll.Labour, Member: x, Original: string(roll.NoLabour),
		Planted: string(roll.Ordinary), Action: "propose", Expected: string(roll.NoLabour)})
	x.Labour = roll.Ordinary
	return true
}

var otherSex = map[roll.Term]roll.Term{
	roll.Son: roll.Daughter, roll.Daughter: roll.Son, roll.Grandson: roll.Granddaughter, roll.Granddaughter: roll.Grandson,
	roll.OuterGrandson: roll.OuterGranddaughter, roll.OuterGranddaughter: roll.OuterGrandson,
	roll.DaughterInLaw: roll.SonInLaw, roll.SonInLaw: roll.DaughterInLaw, roll.Father: roll.Mother, roll.Mother: roll.Father,
}

// wrongRelation enters a relation that only the other sex can have.
func (m *maker) wrongRelation(int) bool {
	x := m.plain(func(x *Member) bool { return otherSex[x.Relation] != "" })
	if x == nil {
		return false
	}
	right := x.Relation
	p := m.relate("PER-030", x, otherSex[right], false)
	p.Action = ""
	if (right == roll.Son || right == roll.Daughter) && x.House.Village.Town.Layout.Has(roll.Sex) {
		p.Action, p.Expected = "propose", string(right)
	}
	return true
}

func (m *maker) copy(x *Member, to *Household, relation roll.Term) *Member {
	c := *x
	c.House, c.Relation, c.used = to, relation, true
	c.Number = fmt.Sprintf("%s%02d", to.Number, 30+len(to.Members))
	to.Members = append(to.Members, &c)
	x.used = true
	return &c
}

// copiedPerson enters somebody twice: in the household, in another of the village, in another town.
func (m *maker) copiedPerson(nth int) bool {
	x := m.withRelation(func(x *Member) bool { return x.ID == x.Person.ID }, roll.Son, roll.Daughter, roll.Sibling)
	if x == nil {
		return false
	}
	to, relation := x.House, x.Relation
	if nth%3 != 0 {
		to, relation = m.other(x, nth%3 == 1), roll.OtherRelation
		if to == nil {
			return false
		}
		to.grow()
	}
	c := m.copy(x, to, relation)
	m.note(Planted{Kind: Error, Rule: "DUP-001", Field: roll.IDNumber, Member: x, Rival: c, Original: x.ID, Planted: x.ID,
		Note: [...]string{"same household", "another household of the village", "another town"}[nth%3]})
	return true
}

// grow counts one more in the household, who earns as much as the others.
func (h *Household) grow() {
	in := &h.Income
	h.Size++
	more := int64(h.Size)*in.PerHead - in.Net
	in.Business, in.Gross, in.Net = in.Business+more, in.Gross+more, in.Net+more
}

// other finds another household for a copy, and takes it.
func (m *maker) other(x *Member, sameVillage bool) *Household {
	return m.household(func(h *Household) bool {
		if hasWages(m, h) != hasWages(m, x.House) || h.Members[0].Person.Dibao != x.Person.Dibao || x.Person.Tekun || h.Cause == "缺劳力" {
			return false // the wages, allowances and labour of both go with the copy
		}
		return h != x.House && len(h.Members) > 2 && (h.Village == x.House.Village) == sameVillage && (sameVillage || h.Village.Town != x.House.Village.Town)
	})
}

// otherForm enters somebody a second time with a number in another form.
func (m *maker) otherForm(nth int) bool {
	x := m.withRelation(func(x *Member) bool {
		return x.ID == x.Person.ID && x.Person.Birth < 19990901 && x.Person.Tail == "" && m.age(x) < 60
	}, roll.Son, roll.Daughter, roll.Sibling, roll.Spouse)
	if x == nil {
		return false
	}
	if nth%2 == 1 {
		m.disable(x.Person, "43")
	}
	to := m.other(x, nth%2 == 0)
	if to == nil {
		return false
	}
	c := m.copy(x, to, roll.OtherRelation)
	to.grow()
	if nth%2 == 0 {
		c.ID = old(x.ID)
		m.note(Planted{Kind: Also, Rule: "ID-010", Field: roll.IDNumber, Member: c, Original: x.ID, Planted: c.ID, Action: "propose", Expected: x.ID,
			Note: "the copy that DUP-002 is about"})
	} else {
		c.ID = x.ID + x.Person.Tail
	}
	m.note(Planted{Kind: Error, Rule: "DUP-002", Field: roll.IDNumber, Member: x, Rival: c, Original: x.ID, Planted: c.ID})
	return true
}

// nearDuplicate makes twins, and namesakes of one village born on one day.
func (m *maker) nearDuplicate(nth int) bool {
	if nth%2 == 1 {
		x := m.plain(func(x *Member) bool { return m.age(x) < 40 && x.Relation != roll.Spouse })
		if x == nil {
			return false
		}
		y := m.plain(func(y *Member) bool {
			return y.House != x.House && y.House.Village == x.House.Village && y.Person.Male == x.Person.Male && y.Relation == roll.Spouse
		})
		if y == nil {
			return false
		}
		y.Person.Name = x.Name
		y.Name = x.Name
		m.note(Planted{Kind: Near, Rule: Any, Member: x, Note: "namesake in the village"})
		m.note(Planted{Kind: Near, Rule: Any, Member: y, Note: "namesake in the village"})
		return true
	}
	find := func(h *Household) (a, b *Member) {
		for i, x := range h.Members {
			if i > 0 && h.Members[i-1].Relation == x.Relation && (x.Relation == roll.Son || x.Relation == roll.Daughter) {
				return h.Members[i-1], x
			}
		}
		return nil, nil
	}
	h := m.household(func(h *Household) bool { a, _ := find(h); return a != nil })
	if h == nil {
		return false
	}
	a, b := find(h)
	m.rebirth(b, a.Person.Birth)
	m.note(Planted{Kind: Near, Rule: Any, Member: a, Note: "twin"})
	m.note(Planted{Kind: Near, Rule: Any, Member: b, Note: "twin"})
	return true
}
