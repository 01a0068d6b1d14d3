package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// members gives a household's current members, each person once.
func members(h *roll.Household) []*roll.Person { return h.CurrentMembers() }

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

// soundBirth is the person's birth date, 0 where there is no credible one.
func soundBirth(c *screening.Case, p *roll.Person) date.Date { return c.SoundBirth(p) }

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
