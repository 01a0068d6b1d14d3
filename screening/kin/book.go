package kin

import (
	"slices"
	"strings"

	"rollnet/screening/roll"
)

// Houses gives the roll's households in which members of a register's household stand now, in the order of the members.
func (x *Index) Houses(book *roll.Household) []*roll.Household {
	var houses []*roll.Household
	for i := range book.Members {
		if m := x.Member(book.Members[i].ID().Key); m != nil && !slices.Contains(houses, m.Household) {
			houses = append(houses, m.Household)
		}
	}
	return houses
}

// Absent gives the members of a register's household who ought to be on the roll and are nowhere on it, and how many were
// judged. Those whose number is not there may stand in one of the book's households with a faulty number, or with none:
// first whoever has the same name, then whoever has no usable number and the same birth date, is taken for them.
func (x *Index) Absent(book *roll.Household, houses []*roll.Household) (absent []*roll.Person, judged int) {
	for i := range book.Members {
		p := &book.Members[i]
		if !x.due(p) {
			continue
		}
		judged++
		if key := p.ID().Key; key == "" || len(x.c.Roll.ByID(key)) == 0 {
			absent = append(absent, p)
		}
	}
	if len(absent) == 0 {
		return nil, judged
	}
	free := x.unplaced(book, houses)
	for _, same := range []func(p, m *roll.Person) bool{
		func(p, m *roll.Person) bool { return p.Name().Key != "" && p.Name().Key == m.Name().Key },
		func(p, m *roll.Person) bool {
			return (m.ID().Key == "" || p.ID().Key == "") && p.Birth().Whole() && p.Birth() == m.Birth()
		},
	} {
		absent = slices.DeleteFunc(absent, func(p *roll.Person) bool {
			at := slices.IndexFunc(free, func(m *roll.Person) bool { return same(p, m) })
			if at < 0 {
				return false
			}
			free = slices.Delete(free, at, at+1)
			return true
		})
	}
	return absent, judged
}

// unplaced are the members of households, former ones too, whose number the book does not have.
func (x *Index) unplaced(book *roll.Household, houses []*roll.Household) []*roll.Person {
	known := map[string]bool{}
	for i := range book.Members {
		known[book.Members[i].ID().Key] = true
	}
	var free []*roll.Person
	for _, h := range houses {
		for i := range h.Members {
			if m := &h.Members[i]; m.ID().Key == "" || !known[m.ID().Key] {
				free = append(free, m)
			}
		}
	}
	return free
}

// away are words for people who keep their registration and do not live in the household, in registers that say so.
var away = []string{"现役", "服役", "服兵役", "参军", "入伍", "服刑", "失踪"}

// due says that somebody in the register ought to be counted with the household: alive, here, born and moved in by the
// case's day, and not known to be in the army or in prison.
func (x *Index) due(p *roll.Person) bool {
	if x.Dead(p) || x.Moved(p) || p.Term(roll.Soldier) == roll.Yes || p.Birth().After(x.c.AsOf) || p.Date(roll.MoveInDate).After(x.c.AsOf) {
		return false
	}
	if list := x.c.Lists[roll.Death]; list != nil && p.ID().Key != "" && len(list.ByID(p.ID().Key)) > 0 {
		return false
	}
	status := p.Text(roll.LifeStatus) + p.Text(roll.Remark)
	return !slices.ContainsFunc(away, func(w string) bool { return strings.Contains(status, w) })
}

// DeathMatches gives the death list's rows of a person. Every row of the roll with the number has them, not only the first,
// for each is one too many.
func (x *Index) DeathMatches(p *roll.Person) []Match {
	list := x.c.Lists[roll.Death]
	key := p.ID().Key
	if list == nil || key == "" {
		return x.Matches(roll.Death, p)
	}
	var all []Match
	for _, e := range list.ByID(key) {
		all = append(all, Match{e, QualityOf(e.ID(), p.ID())})
	}
	return append(all, slices.DeleteFunc(slices.Clone(x.Matches(roll.Death, p)), func(m Match) bool { return m.Quality != ByBirth })...)
}
