// Package handbook reads the handbooks (帮扶手册), ledgers (脱贫台账) and visit logs (走访记录) of a case by household: which rows
// are whose, which household has none or two, what each says, and which texts of one helper are copies of each other.
package handbook

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/kin"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// Source is which of the papers a sheet is.
type Source string

const (
	Handbook Source = "handbook" // 帮扶手册
	Ledger   Source = "ledger"   // 脱贫台账: a sheet that is called so, in its file's or sheet's name or in its title
)

// Words is the source in words.
func (s Source) Words() screening.Words {
	if s == Ledger {
		return screening.Words{ZH: "台账", EN: "ledger"}
	}
	return screening.Words{ZH: "手册", EN: "handbook"}
}

// Book is one household's rows in one sheet.
type Book struct {
	Source Source
	House  *roll.Household // nil where the household is not on the roll
	Number string          // 户编号 as the sheet has it, cleaned
	Rows   []roll.Entry    // the first is the head's, where the sheet has a row for each member
	Again  []roll.Entry    // rows that begin a second book of the household in this sheet
	Member bool            // the sheet has a row for each member
}

// Index is the papers of a case.
type Index struct {
	Books   []*Book      // in order of their first rows
	Keyless []roll.Entry // rows with neither a household number nor an ID number that says whose they are
	Visits  []Visit      // in order of their rows
	Logged  bool         // a sheet has a visit a row, so that the visits of a household can be counted
	has     map[Source]bool
	of      map[*roll.Household]map[Source][]*Book
	extra   map[*roll.Household][]roll.Entry // rows of sheets that have a measure a row

	c       *screening.Case
	numbers map[string]*roll.Household
}

// Of gives the case's papers; nil without a list of them.
func Of(c *screening.Case) *Index { return screening.Shared(c, build) }

func build(c *screening.Case) *Index {
	list := c.Lists[roll.Handbook]
	if list == nil {
		return nil
	}
	x := &Index{c: c, has: map[Source]bool{}, of: map[*roll.Household]map[Source][]*Book{}, extra: map[*roll.Household][]roll.Entry{}, numbers: map[string]*roll.Household{}}
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if key := idno.Clean(h.Number); key != "" && !kin.Of(c).Older(h) && x.numbers[key] == nil {
			x.numbers[key] = h
		}
	}
	for _, p := range list.Parts {
		switch kindOf(p) {
		case visits:
			x.Logged = true
		case measures:
			for _, row := range p.Rows {
				if h := x.house(roll.Entry{Part: p, Row: row}); h != nil {
					x.extra[h] = append(x.extra[h], roll.Entry{Part: p, Row: row})
				}
			}
		default:
			x.read(p)
		}
		x.readVisits(p)
	}
	x.fillHelpers()
	return x
}

// What the rows of a sheet are.
const (
	books    = iota
	visits   // one visit a row
	measures // one measure a row
)

// bookFields are the columns of which a sheet of visits or measures alone has none.
var bookFields = []roll.Field{roll.HouseholdSize, roll.IncomePerHead, roll.NetIncome, roll.IncomeBreakdown, roll.MainCause, roll.PovertyAttribute, roll.CardColour,
	roll.HouseholdSignature, roll.HelperSignature, roll.Signatures, roll.HouseGrade, roll.ExitYear, roll.Relation}

func kindOf(p *roll.Part) int {
	if slices.ContainsFunc(bookFields, p.Has) {
		return books
	}
	switch {
	case p.Has(roll.VisitDate):
		return visits
	case p.Has(roll.Measures) && p.Has(roll.MeasureDate):
		return measures
	}
	return books
}

// sourceOf tells a ledger by what it is called.
func sourceOf(p *roll.Part) Source {
	if strings.Contains(p.Table.File+p.Table.Sheet, "台账") {
		return Ledger
	}
	if len(p.Rows) == 0 {
		return Handbook
	}
	for row := range int(p.Rows[0]) { // the title above the header
		for col := range p.Table.Columns {
			if strings.Contains(namekey.Strip(p.Table.At(row, col).Text), "台账") {
				return Ledger
			}
		}
	}
	return Handbook
}

// read makes the books of a sheet.
func (x *Index) read(p *roll.Part) {
	source, member := sourceOf(p), p.Has(roll.Relation)
	x.has[source] = true
	byKey := map[string]*Book{}
	for _, row := range p.Rows {
		e := roll.Entry{Part: p, Row: row}
		h, key := x.house(e), idno.Clean(e.Text(roll.HouseholdNumber))
		if h != nil {
			key = "house " + idno.Clean(h.Number)
		} else if key == "" {
			key = e.ID().Key
		}
		if key == "" {
			x.Keyless = append(x.Keyless, e)
			continue
		}
		if b := byKey[key]; b != nil {
			b.add(e)
			continue
		}
		b := &Book{Source: source, House: h, Number: idno.Clean(e.Text(roll.HouseholdNumber)), Rows: []roll.Entry{e}, Member: member}
		byKey[key] = b
		x.Books = append(x.Books, b)
		if h != nil {
			if x.of[h] == nil {
				x.of[h] = map[Source][]*Book{}
			}
			x.of[h][source] = append(x.of[h][source], b)
		}
	}
}

// add adds a further row: another member, or the beginning of a second book.
func (b *Book) add(e roll.Entry) {
	first := b.Rows[0]
	switch {
	case b.Member && e.Term(roll.Relation) == roll.Head && first.Term(roll.Relation) == roll.Head:
		b.Again = append(b.Again, e)
	case b.Member && e.Term(roll.Relation) == roll.Head:
		b.Rows = append([]roll.Entry{e}, b.Rows...)
	case !b.Member && !b.others(e):
		b.Again = append(b.Again, e)
	default:
		b.Rows = append(b.Rows, e)
	}
}

// others says that a row of a sheet without relations is another person's than those before, of whom the sheet says the head:
// a member, not a second book.
func (b *Book) others(e roll.Entry) bool {
	if !e.Part.Has(roll.IDNumber) || !(e.Part.Has(roll.HeadName) || e.Part.Has(roll.HeadID)) {
		return false
	}
	key := e.ID().Key
	return key != "" && !slices.ContainsFunc(b.Rows, func(r roll.Entry) bool { return r.ID().Key == key })
}

// house is the household of the roll that a row is about: by 户编号, else by the head's or the person's ID number.
func (x *Index) house(e roll.Entry) *roll.Household {
	if h := x.numbers[idno.Clean(e.Text(roll.HouseholdNumber))]; h != nil {
		return h
	}
	for _, f := range []roll.Field{roll.HeadID, roll.IDNumber} {
		if p := kin.Of(x.c).Member(e.Part.ID(f, int(e.Row)).Key); p != nil {
			return p.Household
		}
	}
	return nil
}

// Has says that there is a sheet of a source.
func (x *Index) Has(s Source) bool { return x.has[s] }

// BooksOf gives a household's books of a source, in order.
func (x *Index) BooksOf(h *roll.Household, s Source) []*Book { return x.of[h][s] }

// Has says that the book's sheet has a column.
func (b *Book) Has(f roll.Field) bool { return b.Rows[0].Part.Has(f) }

// Row is the row that states a field: the first that is not blank there, else the first.
func (b *Book) Row(f roll.Field) roll.Entry {
	for _, e := range b.Rows {
		if strings.TrimSpace(e.Text(f)) != "" {
			return e
		}
	}
	return b.Rows[0]
}

// Text is what the book states in a field.
func (b *Book) Text(f roll.Field) string { return strings.TrimSpace(b.Row(f).Text(f)) }

// Head is the head's name and ID number in the book.
func (b *Book) Head() (name namekey.Name, id idno.Number) {
	e := b.Rows[0]
	if name = b.Row(roll.HeadName).Part.Name(roll.HeadName, int(b.Row(roll.HeadName).Row)); name.Key == "" && (!b.Member || e.Term(roll.Relation) == roll.Head) {
		name = e.Part.Name(roll.Name, int(e.Row))
	}
	if at := b.Row(roll.HeadID); at.Part.Has(roll.HeadID) {
		id = at.Part.ID(roll.HeadID, int(at.Row))
	}
	if id.Key == "" && !b.Has(roll.HeadName) && (!b.Member || e.Term(roll.Relation) == roll.Head) {
		id = e.Part.ID(roll.IDNumber, int(e.Row))
	}
	if id.Key == "" && b.Has(roll.HeadName) && e.Part.Name(roll.Name, int(e.Row)).Key == "" { // 户主、证件号码: the number is the head's
		id = e.Part.ID(roll.IDNumber, int(e.Row))
	}
	return name, id
}

// HelperOf is the name key of the helper of a household: by its handbook, its ledger, the roll; empty where none says.
func (x *Index) HelperOf(h *roll.Household) string {
	key, _ := x.helperOf(h)
	return key
}

func (x *Index) helperOf(h *roll.Household) (key, unit string) {
	for _, s := range []Source{Handbook, Ledger} {
		for _, b := range x.of[h][s] {
			if key := b.Helper(); key != "" {
				return key, namekey.Strip(b.Text(roll.HelperUnit))
			}
		}
	}
	at := h.Stands(roll.Helper)
	return at.Part.Name(roll.Helper, at.Row).Key, namekey.Strip(h.Text(roll.HelperUnit))
}

// Helper is the name key of the helper in the book.
func (b *Book) Helper() string {
	e := b.Row(roll.Helper)
	return e.Part.Name(roll.Helper, int(e.Row)).Key
}
