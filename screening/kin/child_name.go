package kin

import (
	"slices"
	"strings"

	"rollnet/screening/roll"
)

// rareShare is how many households of a surname a natural village may have on average, the old people's own left out, for
// the surname to be rare: below it, another household of it in theirs is hardly there by chance. 黄 or 韦 never is.
const rareShare = 0.05

// childrenByName takes, where nothing else is known, the one household of the natural village that has the father's
// surname, if that is rare, and somebody who may be a child.
func (x *Index) childrenByName(all []*Elder) {
	var inRegister, onRoll []*Elder
	for _, e := range all {
		switch {
		case len(e.Children) > 0 || e.fathersSurname() == "":
		case e.Known:
			inRegister = append(inRegister, e)
		default:
			onRoll = append(onRoll, e)
		}
	}
	x.rareNames(x.c.Register, inRegister, x.lives)
	x.rareNames(x.c.Roll, onRoll, x.Counts)
}

// home is a household and where it lives.
type home struct {
	house *roll.Household
	area  string
}

func (x *Index) rareNames(r *roll.Roll, all []*Elder, counts func(*roll.Person) bool) {
	clans := map[string][]home{}
	for _, e := range all {
		clans[e.fathersSurname()] = nil
	}
	if len(clans) == 0 {
		return
	}
	areas := map[string]bool{}
	for i := range r.Households {
		h := &r.Households[i]
		face := h.Face()
		if face == nil || x.Older(h) {
			continue
		}
		at := home{h, area(h)}
		areas[at.area] = true
		if have, wanted := clans[Surname(face.Name())]; wanted {
			clans[Surname(face.Name())] = append(have, at)
		}
	}
	for _, e := range all {
		clan := clans[e.fathersSurname()]
		if float64(len(clan)-1) <= rareShare*float64(len(areas)) {
			x.onlyNamesake(e, clan, counts)
		}
	}
}

// onlyNamesake takes the possible children of the one household of a clan that lives where the old people do; where there
// are two such households it takes none.
func (x *Index) onlyNamesake(e *Elder, clan []home, counts func(*roll.Person) bool) {
	own := slices.IndexFunc(clan, func(at home) bool { return e.livesIn(at.house) })
	if own < 0 || clan[own].area == "" {
		return
	}
	var found []*roll.Person
	houses := 0
	for _, at := range clan {
		if at.area != clan[own].area || e.livesIn(at.house) {
			continue
		}
		before := len(found)
		for i := range at.house.Members {
			p := &at.house.Members[i]
			_, fits := e.gap(x, p)
			if fits && counts(p) && Surname(p.Name()) == e.fathersSurname() && mayBeChild(e, at.house, p, counts) {
				found = append(found, p)
			}
		}
		if len(found) > before {
			houses++
		}
	}
	if houses != 1 {
		return
	}
	for _, p := range found {
		gap, _ := e.gap(x, p)
		e.add(x, p, nil, ByRareName, gap, false, true)
	}
}

// livesIn says that one of the old people stands in a household.
func (e *Elder) livesIn(h *roll.Household) bool {
	return h == e.House || slices.ContainsFunc(h.Members, func(m roll.Person) bool { return e.has(&m) })
}

// area is where a household lives down to the natural village or group, as far as its sheet tells.
func area(h *roll.Household) string {
	parts := []string{Place(h.Text(roll.Town)), Place(h.Text(roll.Village)), h.Text(roll.Group), street(h.Text(roll.Address))}
	if joined := strings.Join(parts, "|"); joined != "|||" {
		return joined
	}
	return ""
}

// street is an address without its house number.
func street(address string) string {
	runes := []rune(halfWidth(address))
	end := len(runes)
	if at, found := houseNumber(runes); found {
		end = at
	}
	for end > 0 && (isNumeral(runes[end-1]) || runes[end-1] == '-') {
		end--
	}
	return string(runes[:end])
}
