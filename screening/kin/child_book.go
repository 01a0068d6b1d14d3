package kin

import (
	"cmp"
	"slices"

	"rollnet/screening/roll"
)

// lives says that a register's row is of somebody who is alive and has not moved away.
func (x *Index) lives(p *roll.Person) bool { return !x.Dead(p) && !x.Moved(p) }

// childrenInBook takes the children whom the register names in an old person's household book.
func (x *Index) childrenInBook(e *Elder) {
	for _, old := range e.Members {
		for _, record := range x.InRegister(old.ID().Key) {
			if !x.lives(record) {
				continue
			}
			for i := range record.Household.Members {
				x.bookChild(e, old, record, &record.Household.Members[i])
			}
		}
		for _, child := range x.NamedChildren(old.ID().Key) {
			if gap, _ := e.gap(x, child); !e.has(child) && !x.Dead(child) && (gap < 0 || gap >= x.c.Profile.ChildAgeGap.Min) {
				x.takeChild(e, old, child, ByNamed, gap, false)
			}
		}
	}
}

// bookChild takes somebody of the book of an old person, whose row there is old.
func (x *Index) bookChild(e *Elder, parent, old, p *roll.Person) {
	if e.has(p) || x.Dead(p) {
		return
	}
	child, inLaw := parentOf(old.Relation(), p.Relation())
	link := ByBook
	gap, fits := e.gap(x, p)
	if !child {
		if old.Relation() != "" && old.Relation() != roll.Unknown || p.Relation() != "" && p.Relation() != roll.Unknown {
			return
		}
		if !fits || Surname(p.Name()) != e.surname() {
			return
		}
		link = ByCustody
	}
	if gap >= 0 && gap < x.c.Profile.ChildAgeGap.Min {
		return
	}
	x.takeChild(e, parent, p, link, gap, inLaw)
}

// takeChild takes a child of the register, or notes one who has moved away: unless the roll or another book has the child
// where it moved to.
func (x *Index) takeChild(e *Elder, parent, p *roll.Person, link Link, gap int, inLaw bool) {
	if !x.Moved(p) {
		e.add(x, p, parent, link, gap, inLaw, true)
		return
	}
	key := p.ID().Key
	if m := x.Member(key); m != nil && m.Household != e.House {
		e.add(x, p, parent, link, gap, inLaw, true)
		return
	}
	for _, other := range x.InRegister(key) {
		if x.lives(other) {
			e.add(x, other, parent, link, gap, inLaw, true)
			return
		}
	}
	e.Away = append(e.Away, p)
}

// parentOf says whether, in one household, somebody of the first relation to the head is a parent (or a parent-in-law:
// inLaw) of somebody of the second.
func parentOf(old, young roll.Term) (child, inLaw bool) {
	switch old {
	case roll.Head, roll.Spouse:
		switch young {
		case roll.Son, roll.Daughter:
			return true, false
		case roll.DaughterInLaw, roll.SonInLaw:
			return true, true
		}
	case roll.Father, roll.Mother:
		switch young {
		case roll.Head, roll.Sibling:
			return true, false
		case roll.Spouse, roll.SiblingsWife:
			return true, true
		}
	case roll.FatherInLaw, roll.MotherInLaw, roll.HusbandsFather, roll.HusbandsMother:
		switch young {
		case roll.Spouse:
			return true, false
		case roll.Head:
			return true, true
		}
	case roll.Grandfather, roll.Grandmother:
		switch young {
		case roll.Father, roll.Uncle:
			return true, false
		case roll.Mother:
			return true, true
		}
	case roll.OuterGrandfather, roll.OuterGrandmother:
		switch young {
		case roll.Mother:
			return true, false
		case roll.Father:
			return true, true
		}
	}
	return false, false
}

// sexes says whether there are men and women among the old people.
func (e *Elder) sexes() (men, women bool) {
	for _, p := range e.Members {
		man := male(p)
		men, women = men || man, women || !man
	}
	return men, women
}

func male(p *roll.Person) bool {
	if sex := p.Term(roll.Sex); sex == roll.Male || sex == roll.Female {
		return sex == roll.Male
	}
	return p.ID().HasSex() && p.ID().Male
}

// fathersSurname is the surname that children would have; empty where there is no man.
func (e *Elder) fathersSurname() string {
	for _, p := range e.Members {
		if male(p) {
			return Surname(p.Name())
		}
	}
	return ""
}

func (e *Elder) surname() string { return cmp.Or(e.fathersSurname(), Surname(e.Members[0].Name())) }

func (e *Elder) has(p *roll.Person) bool {
	key := p.ID().Key
	return slices.ContainsFunc(e.Members, func(m *roll.Person) bool { return m == p || key != "" && m.ID().Key == key })
}

// gap is how many years younger a person is than the youngest of the old people, -1 where unknown. It fits where it may
// be a child's: younger than all by the least gap, and than one by no more than the largest.
func (e *Elder) gap(x *Index, p *roll.Person) (gap int, fits bool) {
	age := p.Age(x.c.AsOf)
	if age < 0 {
		return -1, false
	}
	youngest := slices.Min(e.Ages)
	span := x.c.Profile.ChildAgeGap
	return youngest - age, youngest-age >= span.Min && youngest-age <= span.Max
}
