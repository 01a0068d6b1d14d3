package kin

import (
	"rollnet/screening/roll"
)

// Elder is a household of old people only (老人单独识别户).
type Elder struct {
	House    *roll.Household
	Members  []*roll.Person // current, each once
	Ages     []int
	Peers    int     // households of the village with the same surname and a head as much younger as a child: no more than a hint
	Children []Child // by strength
	Away     []*roll.Person
	Known    bool // one of them is in the register
}

// elders are the elderly households and what was asked to find their children.
type elders struct {
	byHouse map[*roll.Household]*Elder
	all     []*Elder
}

// Elder gives what is known of a household of old people only; nil for any other household.
func (x *Index) Elder(h *roll.Household) *Elder { return x.elders().byHouse[h] }

func (x *Index) findElders() *elders {
	found := &elders{byHouse: map[*roll.Household]*Elder{}}
	for i := range x.c.Roll.Households {
		h := &x.c.Roll.Households[i]
		if members, judged := x.Old(h); judged && members != nil {
			e := &Elder{House: h, Members: members}
			for _, p := range members {
				e.Ages = append(e.Ages, p.Age(x.c.AsOf))
			}
			found.byHouse[h] = e
			found.all = append(found.all, e)
		}
	}
	x.countPeers(found.all)
	x.findChildren(found.all)
	return found
}

// Old gives the members of a household of old people only, nil for another. judged is false where that hangs on an age
// that nothing tells.
func (x *Index) Old(h *roll.Household) (members []*roll.Person, judged bool) {
	if x.Older(h) {
		return nil, true
	}
	unknown := false
	for i := range h.Members {
		p := &h.Members[i]
		if !p.Current() || twice(members, p) {
			continue
		}
		switch p.Relation() {
		case roll.Son, roll.Daughter, roll.DaughterInLaw, roll.SonInLaw:
			return nil, true
		}
		age := p.Age(x.c.AsOf)
		if age >= 0 && age < x.c.Profile.ElderAge {
			return nil, true
		}
		unknown = unknown || age < 0 || age > x.c.Profile.AgeLimit.Warning // a number typed wrong makes people of 200
		members = append(members, p)
	}
	if len(members) > x.c.Profile.ElderMaxMembers || len(members) == 0 {
		return nil, true
	}
	if unknown {
		return nil, false
	}
	return members, true
}

func twice(members []*roll.Person, p *roll.Person) bool {
	key := p.ID().Key
	for _, m := range members {
		if key != "" && m.ID().Key == key {
			return true
		}
	}
	return false
}

// countPeers counts the households that might be a child's for all one can tell by surname, village and age. In villages
// of one surname that is many, so it names none.
func (x *Index) countPeers(all []*Elder) {
	type clan struct{ town, village, surname string }
	of := func(h *roll.Household, surname string) clan {
		return clan{Place(h.Text(roll.Town)), Place(h.Text(roll.Village)), surname}
	}
	wanted := map[clan][]*Elder{}
	for _, e := range all {
		c := of(e.House, Surname(e.Members[0].Name()))
		wanted[c] = append(wanted[c], e)
	}
	if len(wanted) == 0 {
		return
	}
	for i := range x.c.Roll.Households {
		h := &x.c.Roll.Households[i]
		face := h.Face()
		if face == nil || x.Older(h) {
			continue
		}
		age := face.Age(x.c.AsOf)
		for _, e := range wanted[of(h, Surname(face.Name()))] {
			if age >= 0 && h != e.House && x.c.Profile.ChildAgeGap.Contains(e.Ages[0]-age) {
				e.Peers++
			}
		}
	}
}
