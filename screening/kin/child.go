package kin

import (
	"cmp"
	"slices"

	"rollnet/screening/roll"
)

// Link is what ties a child to an old person, strongest first. A surname and a village are no link, unless the surname is
// so rare that it is one.
type Link uint8

const (
	ByNamed    Link = iota // the register names the old person as father or mother, by the number
	ByBook                 // the register has both in one household book, with the relation
	ByCustody              // one book, no relation written: surname and ages fit
	ByAccount              // one bank account
	ByAddress              // one exact address
	ByPhone                // one phone number
	ByRareName             // the natural village's only other household of a surname rare in the county
)

// Chinese is the link in words.
func (l Link) Chinese() string {
	return [...]string{"农户册写明父母证件号码", "户籍同册且关系为亲子", "户籍同册（未注明关系）", "银行账号相同", "详细住址相同", "联系电话相同", "罕见姓氏，同屯（组）仅此一户同姓且年龄相符"}[l]
}

// English is the link in words.
func (l Link) English() string {
	return [...]string{"named as parent in the register, by the number", "parent and child in one household book", "one household book, no relation stated", "same bank account", "same exact address", "same phone number", "a rare surname, and the only household of it in the natural village with fitting ages"}[l]
}

func (l Link) score() float64 { return [...]float64{0.97, 0.95, 0.85, 0.8, 0.75, 0.7, 0.55}[l] }

// Child is a person who seems to be an old person's child, or the child's spouse.
type Child struct {
	Person  *roll.Person // on the roll where they stand there, else in the register
	Record  *roll.Person // the register's row, where it is another one
	OnRoll  bool
	Parent  *roll.Person // the old person whose child it is; nil where only a contact or a name ties them
	Links   []Link
	Gap     int  // years younger than the youngest of the old people, -1 where unknown
	InLaw   bool // the child's spouse
	Surname bool // the father's surname, or in one household book anyway
}

// Score is how strong the links are, 0 to 1.
func (ch Child) Score() float64 {
	score := ch.Links[0].score() + 0.02*float64(len(ch.Links)-1)
	if !ch.Surname {
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
	}
	x.childrenByName(all)
	for _, e := range all {
		e.rank(x)
	}
}

// add notes a child once, with all links; a register's row is followed to the roll.
func (e *Elder) add(x *Index, p, parent *roll.Person, link Link, gap int, inLaw, surname bool) {
	child := Child{Person: p, Parent: parent, Links: []Link{link}, Gap: gap, InLaw: inLaw, Surname: surname}
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
			have.Record, have.Parent = cmp.Or(have.Record, child.Record), cmp.Or(have.Parent, parent)
			have.InLaw = have.InLaw && inLaw
			have.Surname = have.Surname || surname
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
