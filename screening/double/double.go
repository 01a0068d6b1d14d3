// Package double finds who stands on the roll twice under two numbers: the matching model of rolls, and what its pairs mean.
package double

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/kin"
	"rollnet/screening/matching"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

//go:embed roll.yaml
var modelText []byte

// Pair is two rows of the roll that may be one person; First stands before Later.
type Pair struct {
	First, Later *roll.Person
	Probability  float64
	Name         Alike
	ID           Numbers
	Birth        bool // the birth dates are the same and whole
	Place        bool // one village
	Phone        bool
	Fellows      int // how many names the rest of both households have in common, 2 for more
}

// Alike is how alike two names are.
type Alike struct {
	Same bool
	Like namekey.Likeness // where they are not the same
}

// Numbers is what two ID numbers say about each other.
type Numbers uint8

const (
	NoNumber  Numbers = iota // one side has no number that could be compared
	OneSlip                  // one digit is another one, two neighbours are turned, or one is too many or missing; not both are sound
	TwoSlips                 // two of these; not both are sound
	OneFaulty                // quite other numbers, one of them not sound
	BothSound                // two numbers whose check digits fit
)

// Of gives the pairs of the case's roll, by the places of the later and the first row. Rows with one number are not among them.
func Of(c *screening.Case) []Pair { return screening.Shared(c, find).pairs }

// Compared says how many pairs the model looked at.
func Compared(c *screening.Case) int { return screening.Shared(c, find).compared }

type found struct {
	pairs    []Pair
	compared int
}

func find(c *screening.Case) *found {
	x := kin.Of(c)
	var rows []*roll.Person
	for i := range c.Roll.Persons {
		if p := &c.Roll.Persons[i]; x.Counts(p) {
			rows = append(rows, p)
		}
	}
	model, err := matching.Load("roll.yaml", modelText, levels)
	if err != nil {
		panic(err) // it is part of the program, and a test reads it
	}
	result, err := model.Run(tableOf(x, rows), matching.Options{Jobs: 2})
	if err != nil {
		panic(err) // likewise: the table has the columns that the model names
	}
	out := &found{compared: result.Compared}
	for _, p := range result.Pairs {
		a, b := rows[p.A], rows[p.B]
		if !p.Match || a.ID().Key != "" && a.ID().Key == b.ID().Key || x.Year(a) != x.Year(b) {
			continue
		}
		if x.Before(b, a) {
			a, b = b, a
		}
		out.pairs = append(out.pairs, look(a, b, p.Probability))
	}
	slices.SortFunc(out.pairs, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(p.Later.Index, q.Later.Index), cmp.Compare(p.First.Index, q.First.Index))
	})
	return out
}

// look says what two rows have in common.
func look(a, b *roll.Person, probability float64) Pair {
	p := Pair{First: a, Later: b, Probability: probability}
	p.Name.Same = a.Name().Key == b.Name().Key
	if !p.Name.Same {
		x, y := namekey.Spell(a.Name().Key), namekey.Spell(b.Name().Key)
		p.Name.Like = x.Compare(&y)
	}
	p.ID = NumbersOf(a.ID(), b.ID())
	p.Birth = a.Birth().Whole() && a.Birth() == b.Birth()
	p.Place = placeOf(a) != "" && placeOf(a) == placeOf(b)
	p.Phone = phoneOf(a) != "" && phoneOf(a) == phoneOf(b)
	p.Fellows = min(2, common(strings.Fields(fellowsOf(a)), strings.Fields(fellowsOf(b))))
	return p
}

// sameHome is how likely two rows of one household with one name are one person, by what their numbers say of each other: judged,
// not learnt, for a household that names somebody twice is rare whatever the roll.
var sameHome = map[Numbers]float64{NoNumber: 0.9, OneSlip: 0.99, TwoSlips: 0.95, OneFaulty: 0.8, BothSound: 0.8}

// Within gives the pairs of rows of one household under different numbers that may be one person: of one name, not known to be born on
// different days but for a number that was entered wrong; or of names that sound or look alike and numbers that are a slip or two apart
// and not both sound, as twins' are.
func Within(c *screening.Case) []Pair {
	x := kin.Of(c)
	var pairs []Pair
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if x.Older(h) {
			continue
		}
		members := h.CurrentMembers()
		for j, b := range members {
			for _, a := range members[:j] {
				if mayBeOne(a, b) {
					if p := look(a, b, 0); p.within() {
						p.Probability = sameHome[p.ID]
						pairs = append(pairs, p)
					}
				}
			}
		}
	}
	return pairs
}

// mayBeOne is a quick look: most members of a household are born on other days and have quite other names.
func mayBeOne(a, b *roll.Person) bool {
	x, y := a.Name().Key, b.Name().Key
	if x == "" || y == "" || a.ID().Key != "" && a.ID().Key == b.ID().Key {
		return false
	}
	return x == y || a.Birth() == b.Birth() || NumbersOf(a.ID(), b.ID()) <= TwoSlips
}

func (p *Pair) within() bool {
	slip := p.ID == OneSlip || p.ID == TwoSlips
	if !p.Name.Same && p.Name.Like > namekey.Order {
		return slip && p.Name.Like <= namekey.Near
	}
	return p.Birth || slip || p.ID == NoNumber && !(p.First.Birth().Whole() && p.Later.Birth().Whole())
}

// tableOf is what the model compares.
func tableOf(x *kin.Index, rows []*roll.Person) *matching.Table {
	t := matching.NewTable(len(rows))
	add := func(name string, text func(p *roll.Person) string) {
		t.Add(name, func(row int) string { return text(rows[row]) })
	}
	add("name", func(p *roll.Person) string { return p.Name().Key })
	t.Derive("sound", "name", namekey.SoundKey)
	// One character of a given name may be another one: the rest of the name is enough to meet by.
	t.Derive("but_last", "name", func(name string) string { return without(name, -1) })
	t.Derive("but_middle", "name", func(name string) string { return without(name, 1) })
	add("id", func(p *roll.Person) string { return comparable(p.ID()) })
	t.Derive("ends", "id", func(id string) string {
		if len(id) != 18 {
			return ""
		}
		return id[:6] + id[14:]
	})
	t.Derive("start", "id", func(id string) string {
		if len(id) != 18 {
			return ""
		}
		return id[:12]
	})
	add("birth", birthOf)
	add("sex", func(p *roll.Person) string { return string(Sex(p)) })
	add("place", placeOf)
	add("fellows", fellowsOf)
	add("phone", phoneOf)
	add("household", func(p *roll.Person) string { return p.Household.Key })
	return t
}

// without is a name of three characters or more without the character at a place, counted from the end where it is negative; empty for a
// shorter one, of which only the surname would be left.
func without(name string, at int) string {
	runes := []rune(name)
	if len(runes) < 3 {
		return ""
	}
	if at < 0 {
		at += len(runes)
	}
	return string(slices.Delete(runes, at, at+1))
}

// comparable is a number as numbers are compared: written with 18 characters, or as it stands where it has the wrong length or a wrong
// character; empty where nothing can be made of it.
func comparable(n idno.Number) string {
	switch {
	case n.Key != "":
		return n.Key
	case n.Form == idno.BadLength || n.Form == idno.BadCharacter:
		return n.Text
	}
	return ""
}

func birthOf(p *roll.Person) string {
	if b := p.Birth(); b.Whole() {
		return strconv.Itoa(int(b))
	}
	return ""
}

// Sex is what the row says, else what the number says, unless its check digit says that it is wrong somewhere; empty where neither does.
func Sex(p *roll.Person) roll.Term {
	id := p.ID()
	switch sex := p.Term(roll.Sex); {
	case sex == roll.Male || sex == roll.Female:
		return sex
	case !id.HasSex() || !id.Checked && id.Form != idno.Old:
		return ""
	case id.Male:
		return roll.Male
	}
	return roll.Female
}

func placeOf(p *roll.Person) string {
	village := kin.Place(p.Household.Text(roll.Village))
	if village == "" {
		return ""
	}
	return kin.Place(p.Household.Text(roll.Town)) + "|" + village
}

// fellowsOf are the names of the others in a person's household.
func fellowsOf(p *roll.Person) string {
	var names []string
	for _, m := range p.Household.CurrentMembers() {
		if m != p && m.Name().Key != "" && m.Name().Key != p.Name().Key {
			names = append(names, m.Name().Key)
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

func phoneOf(p *roll.Person) string {
	for _, text := range []string{p.Text(roll.Phone), p.Household.Text(roll.HouseholdPhone)} {
		if digits := idno.Clean(text); len(digits) == 11 && strings.Trim(digits, "0123456789") == "" {
			return digits
		}
	}
	return ""
}
