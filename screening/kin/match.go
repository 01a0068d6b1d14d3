package kin

import (
	"maps"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/namekey"
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
		return made().of[p.Index]
	}
	return nil
}

// matched are a list's rows that are of persons of the roll.
type matched struct {
	of   map[int32][]Match
	weak map[roll.Entry]*roll.Person // the persons of rows that were matched without a number
}

// Enrolled gives the member of the roll whose row of a list it is, by the number or without; nil where there is none.
func (x *Index) Enrolled(e roll.Entry) *roll.Person {
	if m := x.Member(e.ID().Key); m != nil {
		return m
	}
	if made := x.lists[e.Part.Kind]; made != nil {
		return made().weak[e]
	}
	return nil
}

// born is what identifies a person without a number, together with the village.
type born struct {
	name  string
	birth date.Date
}

func (x *Index) match(list *roll.List) matched {
	found := matched{of: map[int32][]Match{}}
	nameless := x.withoutNumbers()
	unnumbered := map[born][]roll.Entry{}
	unnamed := map[roll.Entry]*roll.Person{} // rows with a number whose person the roll has without one
	list.Each(func(e roll.Entry) {
		id := e.ID()
		if id.Key == "" {
			if b := (born{e.Name().Key, e.Date(roll.BirthDate)}); b.known() {
				unnumbered[b] = append(unnumbered[b], e)
			}
		} else if p := x.Member(id.Key); p != nil {
			found.of[p.Index] = append(found.of[p.Index], Match{e, QualityOf(id, p.ID())})
		} else if p := only(nameless[born{e.Name().Key, id.Birth}], e); p != nil {
			unnamed[e] = p
		}
	})
	found.weak = one(func(visit func(*roll.Person)) {
		for i := range x.c.Roll.Persons {
			if p := &x.c.Roll.Persons[i]; x.first(p) {
				visit(p)
			}
		}
	}, unnumbered)
	maps.Copy(found.weak, unnamed)
	if len(found.weak) > 0 {
		list.Each(func(e roll.Entry) {
			if p := found.weak[e]; p != nil {
				found.of[p.Index] = append(found.of[p.Index], Match{e, ByBirth})
			}
		})
	}
	return found
}

func (b born) known() bool { return b.name != "" && b.birth.Whole() }

// withoutNumbers are the members of the roll who have no usable number, by name and birth date.
func (x *Index) withoutNumbers() map[born][]*roll.Person {
	all := map[born][]*roll.Person{}
	for i := range x.c.Roll.Persons {
		p := &x.c.Roll.Persons[i]
		if x.Counts(p) && p.ID().Key == "" {
			if b := (born{p.Name().Key, p.Date(roll.BirthDate)}); b.known() {
				all[b] = append(all[b], p)
			}
		}
	}
	return all
}

// QualityOf says by what two numbers with one key are equal.
func QualityOf(a, b idno.Number) Quality {
	if (a.Form == idno.Old) != (b.Form == idno.Old) {
		return ByOldID
	}
	return ByID
}

// one gives, for rows of a list without a usable number, the one person of the same name, birth date and village; where two
// are, it takes neither.
func one(everybody func(visit func(*roll.Person)), wanted map[born][]roll.Entry) map[roll.Entry]*roll.Person {
	found := map[roll.Entry]*roll.Person{}
	if len(wanted) == 0 {
		return found
	}
	people := map[born][]*roll.Person{}
	everybody(func(p *roll.Person) {
		if b := (born{p.Name().Key, p.Birth()}); wanted[b] != nil {
			people[b] = append(people[b], p)
		}
	})
	for b, entries := range wanted {
		for _, e := range entries {
			if p := only(people[b], e); p != nil {
				found[e] = p
			}
		}
	}
	return found
}

// only gives the one of some persons who is of a list row's village; nil where none is, or more than one.
func only(people []*roll.Person, e roll.Entry) *roll.Person {
	var found *roll.Person
	for _, p := range people {
		if !sameVillage(e, p.Household) {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// Recorded gives the register's people of a list's row: by the number, else the one of the same name, birth date and village.
func (x *Index) Recorded(e roll.Entry) []*roll.Person {
	if key := e.ID().Key; key != "" {
		return x.InRegister(key)
	}
	if made := x.recorded[e.Part.Kind]; made != nil && x.c.Register != nil {
		if p := made()[e]; p != nil {
			return []*roll.Person{p}
		}
	}
	return nil
}

// recordUnnumbered finds the register's people of a list's rows without a usable number.
func (x *Index) recordUnnumbered(list *roll.List) map[roll.Entry]*roll.Person {
	unnumbered := map[born][]roll.Entry{}
	list.Each(func(e roll.Entry) {
		if b := (born{e.Name().Key, e.Date(roll.BirthDate)}); e.ID().Key == "" && b.known() {
			unnumbered[b] = append(unnumbered[b], e)
		}
	})
	return one(func(visit func(*roll.Person)) {
		for i := range x.c.Register.Persons {
			visit(&x.c.Register.Persons[i])
		}
	}, unnumbered)
}

// sameVillage says that a list's row is known to be of the household's village. Registers often have nothing but an address.
func sameVillage(e roll.Entry, h *roll.Household) bool {
	village, home := Place(e.Text(roll.Village)), Place(h.Text(roll.Village))
	switch {
	case village != "" && home != "":
		return village == home && !townsDiffer(e, h)
	case home != "":
		return lies(e.Text(roll.Address), home, Place(h.Text(roll.Town)))
	case village != "":
		return lies(h.Text(roll.Address), village, Place(e.Text(roll.Town)))
	}
	a, b := namekey.Strip(e.Text(roll.Address)), namekey.Strip(h.Text(roll.Address))
	return a != "" && a == b
}

// lies says that an address is in a village. Villages of one name are common: an address that names a town must name the same.
func lies(address, village, town string) bool {
	if strings.ContainsAny(address, "乡镇") && !strings.Contains(address, town) {
		return false
	}
	return len([]rune(village)) > 1 && strings.Contains(address, village)
}

func townsDiffer(e roll.Entry, h *roll.Household) bool {
	t, home := Place(e.Text(roll.Town)), Place(h.Text(roll.Town))
	return t != "" && home != "" && t != home
}
