package kin

import (
	"slices"

	"rollnet/screening/roll"
)

// childrenByContact takes those who share a contact and may be a child by age and their own household: sons
// by the surname too, daughters whatever theirs.
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
	for i := range h.Members {
		if e.has(&h.Members[i]) { // their own book: the relations in it have been read
			return
		}
	}
	for i := range h.Members {
		p := &h.Members[i]
		gap, fits := e.gap(x, p)
		same := surname != "" && Surname(p.Name()) == surname
		if !fits || !counts(p) || !mayBeChild(e, h, p, counts) || surname != "" && !same && male(p) {
			continue
		}
		e.add(x, p, link, gap, false, same)
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

// rareShare is how many households of a surname a village may have on average, the old people's own left out, for the
// surname to be called rare there: then a second one by chance is unlikely.
const rareShare = 0.1

// childrenByName takes, where nothing stronger is known, the one household of a village that has the father's surname, if
// that is rare in the county, and somebody who may be a child. 黄 or 韦 says nothing here.
func (x *Index) childrenByName(all []*Elder) {
	clans := map[string][]*roll.Household{}
	for _, e := range all {
		if s := e.fathersSurname(); s != "" && len(e.Children) == 0 {
			clans[s] = nil
		}
	}
	if len(clans) == 0 {
		return
	}
	type place struct{ town, village string }
	villages := map[place]bool{}
	gather := func(h *roll.Household) {
		if face := h.Face(); face != nil {
			s := Surname(face.Name())
			if have, wanted := clans[s]; wanted {
				clans[s] = append(have, h)
			}
		}
	}
	for i := range x.c.Roll.Households {
		h := &x.c.Roll.Households[i]
		if !x.Older(h) {
			villages[place{h.Text(roll.Town), h.Text(roll.Village)}] = true
			gather(h)
		}
	}
	if x.c.Register != nil {
		for i := range x.c.Register.Households {
			if h := &x.c.Register.Households[i]; len(x.Houses(h)) == 0 { // the others are on the roll
				gather(h)
			}
		}
	}
	for _, e := range all {
		clan := clans[e.fathersSurname()]
		if len(e.Children) == 0 && float64(len(clan)-1) <= rareShare*float64(len(villages)) {
			x.onlyNamesake(e, clan)
		}
	}
}

func (x *Index) onlyNamesake(e *Elder, clan []*roll.Household) {
	var found []*roll.Person
	homes := map[*roll.Household]bool{}
	for _, h := range clan {
		counts := x.lives
		if x.ofRoll(h.Face()) {
			counts = x.Counts
		}
		face := h.Face()
		if h == e.House || slices.ContainsFunc(e.Members, func(m *roll.Person) bool { return x.at(h, m) }) ||
			!sameVillage(roll.Entry{Part: face.Part, Row: face.Row}, e.House) {
			continue
		}
		for i := range h.Members {
			p := &h.Members[i]
			if _, fits := e.gap(x, p); fits && counts(p) && Surname(p.Name()) == e.fathersSurname() && mayBeChild(e, h, p, counts) {
				found = append(found, p)
				homes[h] = true
			}
		}
	}
	if len(homes) != 1 {
		return
	}
	for _, p := range found {
		gap, _ := e.gap(x, p)
		e.add(x, p, ByRareName, gap, false, true)
	}
}

// at says that a person stands in a household, by number.
func (x *Index) at(h *roll.Household, p *roll.Person) bool {
	key := p.ID().Key
	return key != "" && slices.ContainsFunc(h.Members, func(m roll.Person) bool { return m.ID().Key == key })
}
