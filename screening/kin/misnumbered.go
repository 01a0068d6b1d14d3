package kin

import (
	"slices"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// absentee is somebody on a list whose number is not on the roll.
type absentee struct {
	entry   roll.Entry
	id      idno.Number
	records []*roll.Person    // the register's rows
	houses  []*roll.Household // of the roll, in which somebody of the same book stands
}

// Misnumbered gives, of list rows whose number is not on the roll, those whose person seems to stand there with a faulty
// number: the same name, and either the household of the same register book, or a number nearly the same, or no usable
// number and nothing that speaks for somebody else. That number has a finding of its own; the person is not missed.
func (x *Index) Misnumbered(entries []roll.Entry) map[roll.Entry]bool {
	wanted := map[string][]*absentee{}
	for _, e := range entries {
		name := e.Name().Key
		if name == "" {
			continue
		}
		a := &absentee{entry: e, id: e.ID()}
		a.records = x.InRegister(a.id.Key)
		for _, r := range a.records {
			a.houses = append(a.houses, x.Houses(r.Household)...)
		}
		wanted[name] = append(wanted[name], a)
	}
	found := map[roll.Entry]bool{}
	for i := range x.c.Roll.Persons {
		p := &x.c.Roll.Persons[i]
		same := wanted[p.Name().Key]
		if same == nil || !x.Counts(p) {
			continue
		}
		for _, a := range same {
			if x.standsAs(a, p) {
				found[a.entry] = true
			}
		}
	}
	return found
}

// standsAs says that a person of the roll with the same name seems to be the absentee. A person whose number is that of
// somebody else in the register is somebody else.
func (x *Index) standsAs(a *absentee, p *roll.Person) bool {
	own := p.ID()
	if own.Key != "" && len(x.InRegister(own.Key)) > 0 {
		return false
	}
	if slices.Contains(a.houses, p.Household) {
		return true
	}
	switch {
	case elsewhere(a.entry, p.Household):
		return false
	case own.Key == "":
		return a.fitsUnnumbered(p)
	case x.faulty(own):
		return near(own.Key, a.id.Key, 6)
	}
	return near(own.Key, a.id.Key, 2)
}

// fitsUnnumbered holds birth dates and places against each other where the roll's row has no usable number. Where neither
// list nor register says where the person lives, the name must do: few rows have no number.
func (a *absentee) fitsUnnumbered(p *roll.Person) bool {
	if birth := p.Date(roll.BirthDate); birth.Whole() && a.id.Birth != 0 {
		return birth == a.id.Birth
	}
	if sameVillage(a.entry, p.Household) {
		return true
	}
	placed := a.entry.Text(roll.Village) != "" || a.entry.Text(roll.Address) != ""
	for _, r := range a.records {
		if sameVillage(roll.Entry{Part: r.Part, Row: r.Row}, p.Household) {
			return true
		}
		placed = placed || r.Text(roll.Village) != "" || r.Text(roll.Address) != ""
	}
	return !placed
}

// faulty says that a number cannot be right as it stands: its check digit does not fit, or nobody was born on its day.
func (x *Index) faulty(id idno.Number) bool {
	year := x.c.AsOf.Year() - x.c.Profile.AgeLimit.Warning
	return id.Form != idno.Old && !id.Checked || id.Birth == 0 || id.Birth.After(x.c.AsOf) || id.Birth.Year() < year
}

// elsewhere says that a list's row is known to be of another village or town than the household.
func elsewhere(e roll.Entry, h *roll.Household) bool {
	v, home := Place(e.Text(roll.Village)), Place(h.Text(roll.Village))
	return v != "" && home != "" && v != home || townsDiffer(e, h)
}

// near says that two numbers of 18 characters differ in at most so many places.
func near(a, b string, most int) bool {
	if len(a) != len(b) {
		return false
	}
	off := 0
	for i := range len(a) {
		if a[i] != b[i] {
			off++
		}
	}
	return off <= most
}
