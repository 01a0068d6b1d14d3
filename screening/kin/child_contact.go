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
		e.add(x, p, nil, link, gap, false, same)
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
