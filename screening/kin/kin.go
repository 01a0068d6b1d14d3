// Package kin says who is who: which rows of the roll, the register and the lists are one person, which rows are other
// years' pictures of one household, and in which household an old person's child stands.
package kin

import (
	"strings"
	"sync"

	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// Quality says by what two rows were taken for one person. Nothing weaker than these is a match.
type Quality string

const (
	ByID    Quality = "id"                 // equal ID numbers
	ByOldID Quality = "id15"               // equal once the 15-digit number of one side is written with 18
	ByBirth Quality = "name_birth_village" // one side has no usable number; equal name, whole birth date and village
)

// Chinese is the quality in words.
func (q Quality) Chinese() string {
	switch q {
	case ByOldID:
		return "15位号升18位后一致"
	case ByBirth:
		return "姓名、出生日期、村一致（一方无有效证件号码）"
	}
	return "证件号码一致"
}

// Index is the lookups of one case. It may be asked by several rules at once.
type Index struct {
	c        *screening.Case
	year     int                      // the newest data year of the roll, 0 where it has none
	older    map[*roll.Household]bool // pictures of earlier years of households that have a newer one
	pictured map[picture]bool
	order    map[*roll.Part]int
	lists    map[roll.Kind]func() matched
	recorded map[roll.Kind]func() map[roll.Entry]*roll.Person // the register's people of list rows without a number
	books    func() []Book
	elders   func() *elders
	children func() map[string][]*roll.Person // rows of the register by the numbers of the parents they name
}

// Of gives the case's lookups.
func Of(c *screening.Case) *Index { return screening.Shared(c, build) }

func build(c *screening.Case) *Index {
	x := &Index{c: c, order: map[*roll.Part]int{}, lists: map[roll.Kind]func() matched{},
		recorded: map[roll.Kind]func() map[roll.Entry]*roll.Person{}}
	for i, p := range c.Roll.Parts {
		x.order[p] = i
	}
	x.findOlder()
	for kind, list := range c.Lists {
		x.lists[kind] = sync.OnceValue(func() matched { return x.match(list) })
		x.recorded[kind] = sync.OnceValue(func() map[roll.Entry]*roll.Person { return x.recordUnnumbered(list) })
	}
	x.elders = sync.OnceValue(x.findElders)
	x.books = sync.OnceValue(x.findBooks)
	x.children = sync.OnceValue(x.findNamed)
	return x
}

// picture is a household in one data year.
type picture struct {
	number string
	year   int
}

// findOlder notes the households that the roll has in a newer data year too.
func (x *Index) findOlder() {
	dated := false
	for _, p := range x.c.Roll.Parts {
		dated = dated || p.Has(roll.DataYear)
	}
	if !dated {
		return
	}
	newest := map[string]int{}
	x.pictured = map[picture]bool{}
	for i := range x.c.Roll.Households {
		h := &x.c.Roll.Households[i]
		y := h.Date(roll.DataYear).Year()
		x.year = max(x.year, y)
		newest[h.Number] = max(newest[h.Number], y)
		x.pictured[picture{h.Number, y}] = y != 0
	}
	x.older = map[*roll.Household]bool{}
	for i := range x.c.Roll.Households {
		h := &x.c.Roll.Households[i]
		if y := h.Date(roll.DataYear).Year(); y != 0 && h.Number != "" && y < newest[h.Number] {
			x.older[h] = true
		}
	}
}

// Older says that a household is the picture of an earlier year, and the roll has a newer one of it.
func (x *Index) Older(h *roll.Household) bool { return x.older[h] }

// Earlier says that the roll has pictures of earlier years of a household.
func (x *Index) Earlier(h *roll.Household) bool {
	for y := range h.Date(roll.DataYear).Year() {
		if x.pictured[picture{h.Number, y}] {
			return true
		}
	}
	return false
}

// PictureOfExit says that a household is the picture by which its exit is judged: that of the exit's year where the roll
// has one, else the newest.
func (x *Index) PictureOfExit(h *roll.Household) bool {
	y := h.Date(roll.ExitYear).Year()
	if y == 0 || !x.pictured[picture{h.Number, y}] {
		return !x.older[h]
	}
	return h.Date(roll.DataYear).Year() == y
}

// Counts says that a person is a member now: a current row in the newest picture of the household.
func (x *Index) Counts(p *roll.Person) bool { return p.Current() && !x.older[p.Household] }

// Year is the data year of a person's row; a row that does not say counts to the newest year of the roll.
func (x *Index) Year(p *roll.Person) int {
	if y := p.Date(roll.DataYear).Year(); y != 0 {
		return y
	}
	if y := p.Household.Date(roll.DataYear).Year(); y != 0 {
		return y
	}
	return x.year
}

// Before says that a row of the roll stands before another, by file, sheet and row.
func (x *Index) Before(a, b *roll.Person) bool {
	if a.Part != b.Part {
		return x.order[a.Part] < x.order[b.Part]
	}
	return a.Row < b.Row
}

// Member is the first row of the roll that is this person as a member now; nil where there is none. The key is an
// idno.Number's.
func (x *Index) Member(key string) *roll.Person {
	if key == "" {
		return nil
	}
	var first *roll.Person
	for _, i := range x.c.Roll.ByID(key) {
		p := &x.c.Roll.Persons[i]
		if x.Counts(p) && (first == nil || x.Before(p, first)) {
			first = p
		}
	}
	return first
}

// Single says that somebody stands in one household of the roll only: who is listed in several belongs to none for sure.
func (x *Index) Single(key string) bool {
	var house *roll.Household
	for _, i := range x.c.Roll.ByID(key) {
		p := &x.c.Roll.Persons[i]
		if !x.Counts(p) {
			continue
		}
		if house != nil && house != p.Household {
			return false
		}
		house = p.Household
	}
	return house != nil
}

// first says that a row is the one that Member gives for its person, so that a person listed twice is judged once.
func (x *Index) first(p *roll.Person) bool {
	key := p.ID().Key
	return x.Counts(p) && (key == "" || x.Member(key) == p)
}

// InRegister gives the register's rows of a person.
func (x *Index) InRegister(key string) []*roll.Person {
	if x.c.Register == nil || key == "" {
		return nil
	}
	var rows []*roll.Person
	for _, i := range x.c.Register.ByID(key) {
		rows = append(rows, &x.c.Register.Persons[i])
	}
	return rows
}

// Dead says that a register's row is of a person who had died by the case's day.
func (x *Index) Dead(p *roll.Person) bool {
	for _, f := range []roll.Field{roll.DeathDate, roll.CremationDate} {
		if d := p.Date(f); d != 0 && !d.After(x.c.AsOf) {
			return true
		}
	}
	return p.Term(roll.LifeStatus) == roll.Dead
}

// Moved says that a register's row is of a person who had moved or married out by the case's day.
func (x *Index) Moved(p *roll.Person) bool {
	switch p.Term(roll.LifeStatus) {
	case roll.MovedOut, roll.MarriedOut, roll.Deleted:
		return !p.Date(roll.MoveOutDate).After(x.c.AsOf)
	case "":
		d := p.Date(roll.MoveOutDate)
		return d != 0 && !d.After(x.c.AsOf)
	}
	return false
}

// Surname is the first character of a name; households are held against each other by it, never joined.
func Surname(n namekey.Name) string {
	for _, r := range n.Key {
		return string(r)
	}
	return ""
}

// Place writes a village's or town's name without the words for what it is, so that spellings meet.
func Place(s string) string {
	s = namekey.Strip(s)
	for _, tail := range []string{"村民委员会", "居民委员会", "村委会", "居委会", "行政村", "村委", "社区", "村", "乡", "镇", "街道"} {
		if short, found := strings.CutSuffix(s, tail); found && short != "" {
			return short
		}
	}
	return s
}
