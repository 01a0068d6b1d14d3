package kin

import (
	"cmp"
	"slices"

	"rollnet/screening/roll"
)

// Link is what ties a child to an old person, strongest first. A surname and a village are no link.
type Link uint8

const (
	ByBook    Link = iota // the register has both in one household book, with the relation
	ByCustody             // one book, no relation written: surname and ages fit
	ByAccount             // one bank account
	ByAddress             // one exact address
	ByPhone               // one phone number
)

// Chinese is the link in words.
func (l Link) Chinese() string {
	return [...]string{"户籍同册且关系为亲子", "户籍同册（未注明关系）", "银行账号相同", "详细住址相同", "联系电话相同"}[l]
}

// English is the link in words.
func (l Link) English() string {
	return [...]string{"parent and child in one household book", "one household book, no relation stated", "same bank account", "same exact address", "same phone number"}[l]
}

func (l Link) score() float64 { return [...]float64{0.95, 0.85, 0.8, 0.75, 0.7}[l] }

// Child is a person who seems to be an old person's child, or the child's spouse.
type Child struct {
	Person   *roll.Person // on the roll where they stand there, else in the register
	Record   *roll.Person // the register's row, where it is another one
	OnRoll   bool
	Links    []Link
	Gap      int  // years younger than the youngest of the old people, -1 where unknown
	InLaw    bool // the child's spouse
	Surnames bool // the surname could be held against a father's
}

// Score is how strong the links are, 0 to 1.
func (ch Child) Score() float64 {
	score := ch.Links[0].score() + 0.02*float64(len(ch.Links)-1)
	if !ch.Surnames && ch.Links[0] > ByCustody {
		score -= 0.15
	}
	return min(score, 0.99)
}

func (x *Index) findChildren(all []*Elder) {
	k := contacts{}
	asked := map[*Elder][]contact{}
	for _, e := range all {
		ask := func(p *roll.Part, row int32) { asked[e] = append(asked[e], k.wantRow(p, row)...) }
		if e.House.Sheet != nil {
			ask(e.House.Sheet, e.House.Row)
		}
		for _, p := range e.Members {
			ask(p.Part, p.Row)
			for _, record := range x.InRegister(p.ID().Key) {
				e.Known = true
				if !x.Dead(record) && !x.Moved(record) {
					ask(record.Part, record.Row)
				}
			}
		}
	}
	if len(k) > 0 {
		k.scan(x.c.Roll, x.Counts, func(s *sharers) *[]*roll.Household { return &s.roll })
		if x.c.Register != nil {
			k.scan(x.c.Register, x.lives, func(s *sharers) *[]*roll.Household { return &s.register })
		}
	}
	for _, e := range all {
		x.childrenInBook(e)
		for _, c := range asked[e] {
			x.childrenByContact(e, c.link, k[c])
		}
		e.rank(x)
	}
}

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
				x.bookChild(e, record, &record.Household.Members[i])
			}
		}
	}
}

func (x *Index) bookChild(e *Elder, old, p *roll.Person) {
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
	if x.Moved(p) {
		e.Away = append(e.Away, p)
		return
	}
	e.add(x, p, link, gap, inLaw, true)
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

// childrenByContact takes those who share a contact and may be a child by age, surname and their own household.
func (x *Index) childrenByContact(e *Elder, link Link, s *sharers) {
	limit := x.c.Profile.SharedContactMax
	if len(s.roll) > limit || len(s.register) > limit {
		return
	}
	for _, h := range s.roll {
		if h != e.House && h.Number != e.House.Number && !x.Older(h) {
			x.contactChildren(e, link, h, x.Counts)
		}
	}
	for _, h := range s.register {
		x.contactChildren(e, link, h, x.lives)
	}
}

func (x *Index) contactChildren(e *Elder, link Link, h *roll.Household, counts func(*roll.Person) bool) {
	surname := e.fathersSurname()
	if surname == "" && link == ByPhone { // a phone alone and no surname to hold against it says too little
		return
	}
	for i := range h.Members {
		if e.has(&h.Members[i]) { // their own book: the relations in it have been read
			return
		}
	}
	for i := range h.Members {
		p := &h.Members[i]
		gap, fits := e.gap(x, p)
		if !fits || !counts(p) || !mayBeChild(e, h, p, counts) || surname != "" && Surname(p.Name()) != surname {
			continue
		}
		e.add(x, p, link, gap, false, surname != "")
	}
}

// mayBeChild says that nothing in a household speaks against one of its members being the child: whoever is somebody
// else's child there, or has living parents of their own there, is not.
func mayBeChild(e *Elder, h *roll.Household, p *roll.Person, counts func(*roll.Person) bool) bool {
	fathers, mothers := []roll.Term{roll.Father}, []roll.Term{roll.Mother}
	switch p.Relation() {
	case roll.Head, roll.Sibling:
	case roll.Spouse:
		fathers = []roll.Term{roll.FatherInLaw, roll.HusbandsFather}
		mothers = []roll.Term{roll.MotherInLaw, roll.HusbandsMother}
	case "", roll.Unknown:
		return true
	default:
		return false
	}
	men, women := e.sexes()
	for i := range h.Members {
		r := h.Members[i].Relation()
		if !counts(&h.Members[i]) {
			continue
		}
		if men && slices.Contains(fathers, r) || women && slices.Contains(mothers, r) {
			return false
		}
	}
	return true
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

// add notes a child once, with all links; a register's row is followed to the roll.
func (e *Elder) add(x *Index, p *roll.Person, link Link, gap int, inLaw, surnames bool) {
	child := Child{Person: p, Links: []Link{link}, Gap: gap, InLaw: inLaw, Surnames: surnames}
	if x.ofRoll(p) {
		child.OnRoll = true
	} else if m := x.Member(p.ID().Key); m != nil {
		if m.Household == e.House {
			return
		}
		child.Person, child.Record, child.OnRoll = m, p, true
	}
	for i := range e.Children {
		have := &e.Children[i]
		if have.Person == child.Person {
			if !slices.Contains(have.Links, link) {
				have.Links = append(have.Links, link)
				slices.Sort(have.Links)
			}
			have.Record = cmp.Or(have.Record, child.Record)
			have.InLaw = have.InLaw && inLaw
			return
		}
	}
	e.Children = append(e.Children, child)
}

func (x *Index) ofRoll(p *roll.Person) bool {
	_, on := x.order[p.Part]
	return on
}

// rank orders the children: the strongest link first, those on the roll first, the child before the spouse, the elder
// before the younger.
func (e *Elder) rank(x *Index) {
	before := func(b bool) int {
		if b {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(e.Children, func(a, b Child) int {
		return cmp.Or(
			cmp.Compare(b.Score(), a.Score()),
			before(a.OnRoll)-before(b.OnRoll),
			before(!a.InLaw)-before(!b.InLaw),
			cmp.Compare(a.Person.Birth(), b.Person.Birth()),
		)
	})
}
