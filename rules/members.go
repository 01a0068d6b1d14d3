package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// members gives a household's current members, a person who stands there twice with one ID number only once: the second
// row is DUP-001's business, and no second head, spouse or mouth to feed.
func members(h *roll.Household) []*roll.Person {
	var all []*roll.Person
next:
	for i := range h.Members {
		p := &h.Members[i]
		if !p.Current() {
			continue
		}
		if key := p.ID().Key; key != "" {
			for _, other := range all {
				if other.ID().Key == key {
					continue next
				}
			}
		}
		all = append(all, p)
	}
	return all
}

// withRelation gives those of some persons who stand in a relation to the head.
func withRelation(persons []*roll.Person, relation roll.Term) []*roll.Person {
	var found []*roll.Person
	for _, p := range persons {
		if p.Relation() == relation {
			found = append(found, p)
		}
	}
	return found
}

// related points at persons' rows.
func related(persons []*roll.Person, f roll.Field, note screening.Words) []screening.Related {
	var all []screening.Related
	for _, p := range persons {
		all = append(all, screening.Related{At: p.At(f), Household: p.Household.Number, Person: p.Key(), Name: p.Name().Text, Note: note})
	}
	return all
}

// keys are the persons' numbers, for what matters in a finding.
func keys(persons []*roll.Person) []string {
	var all []string
	for _, p := range persons {
		all = append(all, personKey(p))
	}
	return all
}

// personKey is who the person is: the ID key, else the name.
func personKey(p *roll.Person) string {
	if key := p.ID().Key; key != "" {
		return key
	}
	return p.Name().Key
}

// soundBirth is the person's birth date; 0 where it is not known to the day, lies ahead, or makes an age that ID-009 doubts.
func soundBirth(c *screening.Case, p *roll.Person) date.Date {
	if id := p.ID(); id.Person() && id.Birth == 0 {
		return 0 // what the number says is impossible, and the column may have been copied from a better one
	}
	b := p.Birth()
	if age := date.Age(b, c.AsOf); age < 0 || age > c.Profile.AgeLimit.Warning {
		return 0
	}
	return b
}

// male says whether the person is a man by the sex column, else by an ID number whose check digit fits; known is false
// where neither says.
func male(p *roll.Person) (yes, known bool) {
	switch p.Term(roll.Sex) {
	case roll.Male:
		return true, true
	case roll.Female:
		return false, true
	}
	id := p.ID()
	return id.Male, id.Checked
}
