package kin

import (
	"slices"
	"strings"

	"rollnet/screening/roll"
)

// Book is a household of the register and where its people stand on the roll.
type Book struct {
	*roll.Household
	Houses []*roll.Household // in which members stand now, in the order of the members
}

// Books gives the register's households, in its order; nil without a register.
func (x *Index) Books() []Book { return x.books() }

func (x *Index) findBooks() []Book {
	if x.c.Register == nil {
		return nil
	}
	all := make([]Book, len(x.c.Register.Households))
	for i := range all {
		book := &x.c.Register.Households[i]
		all[i] = Book{book, x.Houses(book)}
	}
	return all
}

// Living gives the members of a register's household who ought to be counted with it, each number once.
func (x *Index) Living(book *roll.Household) []*roll.Person {
	var living []*roll.Person
	for i := range book.Members {
		if p := &book.Members[i]; x.due(p) && !twice(living, p) {
			living = append(living, p)
		}
	}
	return living
}

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

// Elsewhere is why somebody who is registered with a household and alive does not share it.
type Elsewhere string

// The reasons that registers state, in the words that findings use.
const (
	Serving    Elsewhere = "现役"
	Imprisoned Elsewhere = "服刑"
	Missing    Elsewhere = "失踪"
	Apart      Elsewhere = "不共享开支"
)

// elsewhereWords are how registers and rolls write them, in a status or a remark.
var elsewhereWords = []struct {
	why   Elsewhere
	words []string
}{
	{Serving, []string{"现役", "服役", "服兵役", "参军", "入伍"}},
	{Imprisoned, []string{"服刑", "监狱", "在押", "劳改"}},
	{Missing, []string{"失踪", "下落不明", "走失"}},
	{Apart, []string{"不共享", "不共同生活", "不在一起生活", "不共同居住"}},
}

// others are words by which a remark speaks of somebody else: 其子服刑、丈夫失踪.
var others = []string{"其", "丈夫", "妻", "儿子", "女儿", "父", "母", "配偶", "兄", "弟", "姐", "妹", "子女", "家人"}

// Elsewhere says why a row's person does not share the household, by status, or by a remark that is not about somebody else;
// empty where neither says so.
func (x *Index) Elsewhere(p *roll.Person) Elsewhere {
	text, remark := p.Text(roll.LifeStatus), p.Text(roll.Remark)
	has := func(text string) func(string) bool { return func(w string) bool { return strings.Contains(text, w) } }
	if remark != "" && !slices.ContainsFunc(others, has(remark)) {
		text += "；" + remark
	}
	if text == "" {
		return ""
	}
	for _, e := range elsewhereWords {
		if slices.ContainsFunc(e.words, has(text)) {
			return e.why
		}
	}
	return ""
}

// due says that somebody in the register ought to be counted with the household: alive, here, born and moved in by the
// case's day, and not known to be in the army, in prison, missing or living apart.
func (x *Index) due(p *roll.Person) bool {
	if x.Dead(p) || x.Moved(p) || p.Term(roll.Soldier) == roll.Yes || p.Birth().After(x.c.AsOf) || p.Date(roll.MoveInDate).After(x.c.AsOf) {
		return false
	}
	if list := x.c.Lists[roll.Death]; list != nil && p.ID().Key != "" && len(list.ByID(p.ID().Key)) > 0 {
		return false
	}
	return x.Elsewhere(p) == ""
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
