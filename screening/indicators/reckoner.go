package indicators

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// reckoner is a case as indicators look at it.
type reckoner struct {
	c     *screening.Case
	o     *screening.Outcome // nil where nothing was screened
	kin   *kin.Index
	areas *areas
	spots map[*roll.Household]spot
}

// newReckoner meets the roll's villages in order, so that they bear the names that the roll gives them.
func newReckoner(c *screening.Case, o *screening.Outcome) *reckoner {
	r := &reckoner{c: c, o: o, kin: kin.Of(c), areas: newAreas(), spots: map[*roll.Household]spot{}}
	r.houses(func(h *roll.Household, _ spot) {})
	return r
}

// houses visits the roll's households as they are now: pictures of earlier years are not looked at.
func (r *reckoner) houses(visit func(h *roll.Household, at spot)) {
	for i := range r.c.Roll.Households {
		if h := &r.c.Roll.Households[i]; !r.kin.Older(h) {
			visit(h, r.spotOf(h))
		}
	}
}

// persons visits the current members of these households, each person once.
func (r *reckoner) persons(visit func(p *roll.Person, at spot)) {
	r.houses(func(h *roll.Household, at spot) {
		for _, p := range h.CurrentMembers() {
			visit(p, at)
		}
	})
}

func (r *reckoner) spotOf(h *roll.Household) spot {
	s, met := r.spots[h]
	if !met {
		s = r.areas.ofHouse(h)
		r.spots[h] = s
	}
	return s
}

// spotOfEntry is the village of a list's row: its own words, else where its person stands in the roll or the register.
func (r *reckoner) spotOfEntry(e roll.Entry) spot {
	if town, village := e.Text(roll.Town), e.Text(roll.Village); town != "" || village != "" {
		return r.areas.at(town, village)
	}
	key := e.ID().Key
	if p := r.kin.Member(key); p != nil {
		return r.spotOf(p.Household)
	}
	for _, p := range r.kin.InRegister(key) {
		return r.spotOf(p.Household)
	}
	return r.areas.at("", "")
}

// spotOfFinding is the village that a finding is about.
func (r *reckoner) spotOfFinding(f *screening.Finding) spot { return r.areas.at(f.Where()) }
