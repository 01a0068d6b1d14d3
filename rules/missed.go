package rules

import (
	"cmp"
	"slices"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// need is what speaks for a household that is not on the roll.
type need uint8

const (
	poor       need = iota // an income below the line
	unsafeHome             // a house of grade C or D, or none
	dropsOut               // a child out of school
	ill                    // grave illness, large costs
	dry                    // no safe water
	aided                  // on civil affairs' lists
	heavy                  // a severe disability
	impaired               // any disability; no ground by itself
	needCount
)

// needRules are the rules that list the needs, for findings to name each other; an empty one is no rule's.
var needRules = [needCount]string{"MS-001", "MS-002", "MS-003", "MS-004", "MS-005", "MS-006", "MS-007", ""}

// outsider is a household, or somebody of it, that is not on the roll and that a list or the register says is in need. It is
// a book of the register; of people whom the register does not have, what the list itself holds together.
type outsider struct {
	book   *kin.Book // nil where the register does not have them
	houses []*roll.Household
	rows   [needCount][]roll.Entry // of people who are not on the roll, in the order of the sources
}

// outsiders are all of them, in the order in which the sources name them.
type outsiders struct {
	all    []*outsider
	looked [needCount]int // rows that show the need, on the roll or not
	unsure [needCount]int // rows of nobody who could be found
}

// bearers are the lists that show a need, and what of a row shows it.
var bearers = []struct {
	need need
	kind roll.Kind
	show func(c *screening.Case, e roll.Entry) bool
}{
	{unsafeHome, roll.Housing, showsUnsafe},
	{dropsOut, roll.School, showsDropout},
	{ill, roll.Illness, showsIllness},
	{aided, roll.DibaoList, showsAid},
	{aided, roll.TekunList, showsAid},
	{heavy, roll.Disability, showsSevere},
	{impaired, roll.Disability, func(*screening.Case, roll.Entry) bool { return true }},
}

// gatherer makes the outsiders.
type gatherer struct {
	c      *screening.Case
	x      *kin.Index
	found  outsiders
	ofBook map[*roll.Household]*outsider
	ofKey  map[string]*outsider
	books  map[*roll.Household]*kin.Book
}

func outsidersOf(c *screening.Case) *outsiders {
	g := &gatherer{c: c, x: kin.Of(c), ofBook: map[*roll.Household]*outsider{}, ofKey: map[string]*outsider{}, books: map[*roll.Household]*kin.Book{}}
	for i := range g.x.Books() {
		book := &g.x.Books()[i]
		g.books[book.Household] = book
	}
	for _, b := range bearers {
		if list := c.Lists[b.kind]; list != nil {
			list.Each(func(e roll.Entry) {
				if b.show(c, e) {
					g.list(b.need, e)
				}
			})
		}
	}
	g.dropMisnumbered()
	for i := range g.x.Books() {
		g.register(&g.x.Books()[i])
	}
	g.found.all = slices.DeleteFunc(g.found.all, func(o *outsider) bool { return o.empty() })
	return &g.found
}

func (o *outsider) empty() bool {
	return !slices.ContainsFunc(o.rows[:], func(rows []roll.Entry) bool { return len(rows) > 0 })
}

// list takes a row of a list in: of somebody on the roll it says that the household stands there, else that there is a need.
func (g *gatherer) list(n need, e roll.Entry) {
	key := e.ID().Key
	if m := g.x.Enrolled(e); m != nil {
		g.found.looked[n]++
		if o := g.ofKey[together(e)]; o != nil {
			o.houses = onceMoreHouse(o.houses, m.Household)
		} else if g.c.Register == nil && together(e) != "" {
			g.ofKey[together(e)] = g.add(&outsider{houses: []*roll.Household{m.Household}})
		}
		return
	}
	records := g.x.Recorded(e)
	if key == "" && len(records) == 0 {
		g.found.unsure[n]++
		return
	}
	left := key != "" && gone(g.c, g.x, key) || key == "" && (g.x.Dead(records[0]) || g.x.Moved(records[0]))
	if left && (n != unsafeHome || !g.livesOn(records)) {
		return
	}
	g.found.looked[n]++
	o := g.household(e, records)
	o.rows[n] = append(o.rows[n], e)
}

// livesOn says that others of a household live in the house that is listed under somebody who has died or moved.
func (g *gatherer) livesOn(records []*roll.Person) bool {
	return slices.ContainsFunc(records, func(p *roll.Person) bool { return len(g.x.Living(p.Household)) > 0 })
}

// household finds the outsider of a list's row, or makes it.
func (g *gatherer) household(e roll.Entry, records []*roll.Person) *outsider {
	for _, p := range records {
		if !g.x.Moved(p) {
			return g.ofRegister(p.Household)
		}
	}
	key := cmp.Or(together(e), e.ID().Key)
	if g.ofKey[key] == nil {
		g.ofKey[key] = g.add(&outsider{})
		if head := g.x.Member(e.Part.ID(roll.HeadID, int(e.Row)).Key); head != nil {
			g.ofKey[key].houses = []*roll.Household{head.Household}
		}
	}
	return g.ofKey[key]
}

func (g *gatherer) ofRegister(h *roll.Household) *outsider {
	if g.ofBook[h] == nil {
		book := g.books[h]
		g.ofBook[h] = g.add(&outsider{book: book, houses: book.Houses})
	}
	return g.ofBook[h]
}

func (g *gatherer) add(o *outsider) *outsider {
	g.found.all = append(g.found.all, o)
	return o
}

// together is what holds the rows of a household on a list together where the register does not: the head's number, else the
// certificate of the allowance.
func together(e roll.Entry) string {
	if key := e.Part.ID(roll.HeadID, int(e.Row)).Key; key != "" {
		return key
	}
	if e.Part.Kind == roll.DibaoList {
		if number := e.Text(roll.CertificateNumber); number != "" {
			return "certificate " + number
		}
	}
	return ""
}

// register takes in what the register itself says of a household of which nobody is on the roll.
func (g *gatherer) register(book *kin.Book) {
	shows := registerShows(g.c, book.Household)
	if len(shows) == 0 {
		return
	}
	for _, s := range shows {
		g.found.looked[s.need]++
	}
	if len(book.Houses) > 0 || len(g.x.Living(book.Household)) == 0 {
		return
	}
	o := g.ofRegister(book.Household)
	for _, s := range shows {
		o.rows[s.need] = append(o.rows[s.need], s.row)
	}
}

// dropMisnumbered takes out the rows of those who stand on the roll with a faulty number.
func (g *gatherer) dropMisnumbered() {
	var all []roll.Entry
	for _, o := range g.found.all {
		for n := range o.rows {
			all = append(all, o.rows[n]...)
		}
	}
	wrong := g.x.Misnumbered(all)
	for _, o := range g.found.all {
		for n := range o.rows {
			o.rows[n] = slices.DeleteFunc(o.rows[n], func(e roll.Entry) bool { return wrong[e] })
		}
	}
}

func onceMoreHouse(houses []*roll.Household, h *roll.Household) []*roll.Household {
	if slices.Contains(houses, h) {
		return houses
	}
	return append(houses, h)
}

// needSource asks for a list, or for a register with one of some columns.
func needSource(kind roll.Kind, fields ...roll.Field) screening.Need {
	return screening.Need{Missing: func(c *screening.Case) screening.Words {
		if c.Lists[kind] != nil || registerHas(c, fields...) {
			return screening.Words{}
		}
		return say("需要名单："+screening.ListNames[kind].ZH+"（或农户册有“"+fields[0].Chinese()+"”列）", "needs a list: "+string(kind)+" (or a register with "+fields[0].String()+")")
	}}
}
