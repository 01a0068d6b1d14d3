package kin

import (
	"slices"

	"rollnet/screening/roll"
)

// Tie is what somebody is to somebody else.
type Tie string

// The ties that rules ask for.
const (
	AsParent  Tie = "parent"
	AsChild   Tie = "child"
	AsSpouse  Tie = "spouse"
	AsSibling Tie = "sibling"
)

// Chinese is the tie in words.
func (t Tie) Chinese() string {
	switch t {
	case AsParent:
		return "父母"
	case AsChild:
		return "子女"
	case AsSpouse:
		return "配偶"
	}
	return "兄弟姐妹"
}

// couples are relations to one head of which the two are married to each other. A son and a daughter-in-law are left out:
// where there are two sons, nobody can tell whose wife she is.
var couples = [][2]roll.Term{
	{roll.Head, roll.Spouse}, {roll.Father, roll.Mother}, {roll.FatherInLaw, roll.MotherInLaw}, {roll.HusbandsFather, roll.HusbandsMother},
	{roll.Grandfather, roll.Grandmother}, {roll.OuterGrandfather, roll.OuterGrandmother},
}

// TieOf says what somebody with the relation b to a head is to somebody with the relation a to the same head: a tie by blood
// or marriage that follows for sure, else "".
func TieOf(a, b roll.Term) Tie {
	if child, inLaw := parentOf(a, b); child && !inLaw {
		return AsChild
	}
	if child, inLaw := parentOf(b, a); child && !inLaw {
		return AsParent
	}
	if slices.Contains(couples, [2]roll.Term{a, b}) || slices.Contains(couples, [2]roll.Term{b, a}) {
		return AsSpouse
	}
	young := []roll.Term{roll.Son, roll.Daughter}
	side := []roll.Term{roll.Head, roll.Sibling}
	if slices.Contains(young, a) && slices.Contains(young, b) || slices.Contains(side, a) && slices.Contains(side, b) && (a != roll.Head || b != roll.Head) {
		return AsSibling
	}
	return ""
}

// Relative is somebody in the register who is tied to a person.
type Relative struct {
	Person *roll.Person // the register's row
	Tie    Tie          // what they are to the person
	Named  bool         // by a column of parents' numbers, not by the household book
}

// Relatives gives the people of the register who are surely tied to somebody: through the head of a household book in which
// both stand, and through columns of the parents' numbers where the register has such. In the order of the register; each once.
func (x *Index) Relatives(key string) []Relative {
	var all []Relative
	add := func(p *roll.Person, tie Tie, named bool) {
		other := p.ID().Key
		if tie == "" || other == "" || other == key || slices.ContainsFunc(all, func(r Relative) bool { return r.Person.ID().Key == other }) {
			return
		}
		all = append(all, Relative{p, tie, named})
	}
	for _, row := range x.InRegister(key) {
		for i := range row.Household.Members {
			add(&row.Household.Members[i], TieOf(row.Relation(), row.Household.Members[i].Relation()), false)
		}
		for _, parent := range parentKeys(row) {
			for _, p := range x.InRegister(parent) {
				add(p, AsParent, true)
			}
		}
	}
	for _, p := range x.children()[key] {
		add(p, AsChild, true)
	}
	return all
}

// parentKeys are the parents' numbers on a row.
func parentKeys(p *roll.Person) []string {
	var keys []string
	for _, f := range []roll.Field{roll.FatherID, roll.MotherID} {
		if key := p.Part.ID(f, int(p.Row)).Key; key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// NamedChildren gives the register's rows that name somebody as father or mother by the number.
func (x *Index) NamedChildren(key string) []*roll.Person { return x.children()[key] }

// findNamed gathers the rows of the register that name a parent's number, by that number; most registers have no such column.
func (x *Index) findNamed() map[string][]*roll.Person {
	named := map[string][]*roll.Person{}
	if x.c.Register == nil {
		return named
	}
	has := func(p *roll.Part) bool { return p.Has(roll.FatherID) || p.Has(roll.MotherID) }
	if !slices.ContainsFunc(x.c.Register.Parts, has) {
		return named
	}
	for i := range x.c.Register.Persons {
		p := &x.c.Register.Persons[i]
		for _, key := range parentKeys(p) {
			named[key] = append(named[key], p)
		}
	}
	return named
}
