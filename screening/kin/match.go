package kin

import (
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// Match is a list's row of a person of the roll.
type Match struct {
	Entry   roll.Entry
	Quality Quality
}

// Matches gives the rows of a list that are of a person of the roll, in the list's order. They stand at the person's
// first row only.
func (x *Index) Matches(kind roll.Kind, p *roll.Person) []Match {
	if made := x.lists[kind]; made != nil {
		return made()[p.Index]
	}
	return nil
}

// born is what identifies a person without a number, together with the village.
type born struct {
	name  string
	birth date.Date
}

func (x *Index) match(list *roll.List) map[int32][]Match {
	found := map[int32][]Match{}
	unnumbered := map[born][]roll.Entry{}
	list.Each(func(e roll.Entry) {
		id := e.ID()
		if id.Key == "" {
			if b := (born{e.Name().Key, e.Date(roll.BirthDate)}); b.name != "" && b.birth.Whole() {
				unnumbered[b] = append(unnumbered[b], e)
			}
			return
		}
		if p := x.Member(id.Key); p != nil {
			found[p.Index] = append(found[p.Index], Match{e, QualityOf(id, p.ID())})
		}
	})
	x.matchUnnumbered(unnumbered, found)
	return found
}

// QualityOf says by what two numbers with one key are equal.
func QualityOf(a, b idno.Number) Quality {
	if (a.Form == idno.Old) != (b.Form == idno.Old) {
		return ByOldID
	}
	return ByID
}

// matchUnnumbered finds persons of the same name, birth date and village; where two are, it takes neither.
func (x *Index) matchUnnumbered(wanted map[born][]roll.Entry, found map[int32][]Match) {
	if len(wanted) == 0 {
		return
	}
	people := map[roll.Entry][]int32{}
	for i := range x.c.Roll.Persons {
		p := &x.c.Roll.Persons[i]
		for _, e := range wanted[born{p.Name().Key, p.Birth()}] {
			if x.first(p) && sameVillage(e, p.Household) {
				people[e] = append(people[e], p.Index)
			}
		}
	}
	for i := range x.c.Roll.Persons { // in the roll's order, for a map has none
		for _, e := range wanted[born{x.c.Roll.Persons[i].Name().Key, x.c.Roll.Persons[i].Birth()}] {
			if who := people[e]; len(who) == 1 && who[0] == int32(i) {
				found[who[0]] = append(found[who[0]], Match{e, ByBirth})
			}
		}
	}
}

// sameVillage says that a list's row is known to be of the household's village.
func sameVillage(e roll.Entry, h *roll.Household) bool {
	home := Place(h.Text(roll.Village))
	if home == "" {
		return false
	}
	if v := Place(e.Text(roll.Village)); v != "" {
		return v == home && !townsDiffer(e, h)
	}
	address := e.Text(roll.Address)
	town := Place(h.Text(roll.Town))
	if strings.ContainsAny(address, "乡镇") && !strings.Contains(address, town) { // villages of one name are common
		return false
	}
	return len([]rune(home)) > 1 && strings.Contains(address, home)
}

func townsDiffer(e roll.Entry, h *roll.Household) bool {
	t, home := Place(e.Text(roll.Town)), Place(h.Text(roll.Town))
	return t != "" && home != "" && t != home
}
