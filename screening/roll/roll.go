package roll

import (
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/namekey"
)

// Cell is a place: a stored row (0-based) of a sheet, and the field it is about (NoField: the row as a whole).
type Cell struct {
	Part  *Part
	Row   int
	Field Field
}

// Person is one row of a roll or register.
type Person struct {
	Part      *Part
	Row       int32
	Index     int32 // its number in Roll.Persons
	Household *Household
}

// Household is a household and its persons, in row order.
type Household struct {
	Key     string // what the rows were grouped by: the household number, with the data year where several occur
	Number  string // 户编号 without blanks and marks (register: 户号); where the layout has none, the head's ID number
	Derived bool   // rebuilt from the head's ID or name because the sheet has no household number
	Members []Person
	Sheet   *Part // the household sheet's row, where the household has one
	Row     int32
	Also    []Entry // further rows about the household: of other household sheets, or the same household twice

	current []*Person // see CurrentMembers
}

// Roll is a roll or the register: persons in order of file, sheet and row within their households, households in order
// of their first row.
type Roll struct {
	Parts      []*Part // all sheets, person and household, in order
	Persons    []Person
	Households []Household

	byID index[int32]
}

// List is a department's list of one kind: all its sheets, in order.
type List struct {
	Kind  Kind
	Parts []*Part

	byID index[Entry]
}

// Entry is one row of a list.
type Entry struct {
	Part *Part
	Row  int32
}

// New groups nothing: it takes persons already in household order, and sets the lookups up.
func New(parts []*Part, persons []Person, households []Household) *Roll {
	r := &Roll{Parts: parts, Persons: persons, Households: households}
	all := newIndexer[int32](len(persons))
	for i := range r.Persons {
		p := &r.Persons[i]
		p.Index = int32(i)
		all.add(p.Part.idOf(IDNumber, p.Row), p.Index)
	}
	r.byID = all.index()
	r.findCurrent()
	return r
}

// NewList sets a list's lookups up.
func NewList(kind Kind, parts []*Part) *List {
	l := &List{Kind: kind, Parts: parts}
	all := newIndexer[Entry](0)
	l.Each(func(e Entry) { all.add(e.Part.idOf(e.idField(), e.Row), e) })
	l.byID = all.index()
	return l
}

// ByID gives the indexes of the persons with this ID key (see idno.Number.Key), in order.
func (r *Roll) ByID(key string) []int32 { return r.byID.of(key) }

// ByID gives the rows with this ID key, in order.
func (l *List) ByID(key string) []Entry { return l.byID.of(key) }

// Each visits all rows of the list in order.
func (l *List) Each(visit func(Entry)) {
	for _, p := range l.Parts {
		for _, row := range p.Rows {
			visit(Entry{Part: p, Row: row})
		}
	}
}

// ID is the row's own ID number; a household list that has only the head's gives that.
func (e Entry) ID() idno.Number { return e.Part.ID(e.idField(), int(e.Row)) }

func (e Entry) idField() Field {
	if e.Part.Has(IDNumber) {
		return IDNumber
	}
	return HeadID
}

// Name is the row's own name, or the head's where there is no other.
func (e Entry) Name() namekey.Name {
	if e.Part.Has(Name) {
		return e.Part.Name(Name, int(e.Row))
	}
	return e.Part.Name(HeadName, int(e.Row))
}

// At is the place of a field in the row.
func (e Entry) At(f Field) Cell { return Cell{Part: e.Part, Row: int(e.Row), Field: f} }

// Text is the raw text of a field.
func (e Entry) Text(f Field) string { return e.Part.Text(f, int(e.Row)) }

// Date is the date in a DateType field.
func (e Entry) Date(f Field) date.Date { return e.Part.Date(f, int(e.Row)) }

// Number is the number in a NumType field.
func (e Entry) Number(f Field) Number { return e.Part.Number(f, int(e.Row)) }

// Term is the word in a TermType field.
func (e Entry) Term(f Field) Term { return e.Part.Term(f, int(e.Row)) }

// At is the place of a field in the person's row.
func (p *Person) At(f Field) Cell { return Cell{Part: p.Part, Row: int(p.Row), Field: f} }

// Has says that the person's sheet has the field.
func (p *Person) Has(f Field) bool { return p.Part.Has(f) }

// Text is the raw text of a field.
func (p *Person) Text(f Field) string { return p.Part.Text(f, int(p.Row)) }

// ID is the person's citizen or disability number.
func (p *Person) ID() idno.Number { return p.Part.ID(IDNumber, int(p.Row)) }

// Name is the person's name.
func (p *Person) Name() namekey.Name { return p.Part.Name(Name, int(p.Row)) }

// Date is the date in a DateType field.
func (p *Person) Date(f Field) date.Date { return p.Part.Date(f, int(p.Row)) }

// Number is the number in a NumType field.
func (p *Person) Number(f Field) Number { return p.Part.Number(f, int(p.Row)) }

// Term is the word in a TermType field.
func (p *Person) Term(f Field) Term { return p.Part.Term(f, int(p.Row)) }

// Terms is the words of a field that holds several: Health or OtherCause.
func (p *Person) Terms(f Field) []Term { return p.Part.Terms(f, int(p.Row)) }

// Relation is 与户主关系.
func (p *Person) Relation() Term { return p.Term(Relation) }

// Birth is the birth date in the ID number, else in the birth date column; 0 where neither gives one. A number whose
// check digit fails still counts: most typing errors lie elsewhere than in the date, and the number has a finding.
func (p *Person) Birth() date.Date {
	if b := p.ID().Birth; b != 0 {
		return b
	}
	return p.Date(BirthDate)
}

// Age is the person's age in full years at a day, -1 where unknown.
func (p *Person) Age(asOf date.Date) int { return date.Age(p.Birth(), asOf) }

// Current says that the row counts as a member now: 生存状态 正常 or 加入, or not stated. Other rows are history.
func (p *Person) Current() bool {
	s := p.Term(LifeStatus)
	return s != Dead && s != MarriedOut && s != Deleted && s != MovedOut
}

// Key names the person in findings: 人编号, else the ID number, else nothing.
func (p *Person) Key() string {
	if n := p.Text(PersonNumber); n != "" {
		return n
	}
	return p.ID().Text
}

// Head is the first member who is 户主; nil where there is none.
func (h *Household) Head() *Person {
	for i := range h.Members {
		if h.Members[i].Relation() == Head {
			return &h.Members[i]
		}
	}
	return nil
}

// Face is the row that stands for the household: the head's, else the first; nil for a household without members.
func (h *Household) Face() *Person {
	if p := h.Head(); p != nil {
		return p
	}
	if len(h.Members) > 0 {
		return &h.Members[0]
	}
	return nil
}

// At is the place of a household field: in the household sheet where it has that field, else in the face's row, else, where
// that is blank, in the first row that is not: many sheets state the household's fields on one row only, whosever it is.
func (h *Household) At(f Field) Cell {
	face := h.Face()
	if h.Sheet == nil || f == NoField && face != nil {
		return h.stated(face, f)
	}
	if !h.Sheet.Has(f) {
		for _, e := range h.Also {
			if e.Part.Has(f) {
				return e.At(f)
			}
		}
		if face != nil {
			return h.stated(face, f)
		}
	}
	return Cell{Part: h.Sheet, Row: int(h.Row), Field: f}
}

// stated is the place of a field in the face's row, or in the first row that states it where the face's does not.
func (h *Household) stated(face *Person, f Field) Cell {
	if f.OfHousehold() && face.Text(f) == "" {
		for i := range h.Members {
			if p := &h.Members[i]; p.Text(f) != "" {
				return p.At(f)
			}
		}
	}
	return face.At(f)
}

// Entries are all rows of the household: of household sheets, then of its members, in order.
func (h *Household) Entries() []Entry {
	var all []Entry
	if h.Sheet != nil {
		all = append(all, Entry{h.Sheet, h.Row})
	}
	all = append(all, h.Also...)
	for i := range h.Members {
		all = append(all, Entry{h.Members[i].Part, h.Members[i].Row})
	}
	return all
}

// Stands is where the value of a household field stands: at its place (At), or where a household sheet leaves that blank,
// in the first other row of the household that has it.
func (h *Household) Stands(f Field) Cell {
	at := h.At(f)
	if !f.OfHousehold() || at.Part.Text(f, at.Row) != "" {
		return at
	}
	for _, e := range h.Also {
		if e.Text(f) != "" {
			return e.At(f)
		}
	}
	for i := range h.Members {
		if p := &h.Members[i]; p.Text(f) != "" {
			return p.At(f)
		}
	}
	return at
}

// Has says that there is a column for a household field.
func (h *Household) Has(f Field) bool { return h.At(f).Part.Has(f) }

// Text is the raw text of a household field.
func (h *Household) Text(f Field) string { c := h.Stands(f); return c.Part.Text(f, c.Row) }

// Date is the date in a household field of DateType.
func (h *Household) Date(f Field) date.Date { c := h.Stands(f); return c.Part.Date(f, c.Row) }

// Quantity is the number in a household field of NumType.
func (h *Household) Quantity(f Field) Number { c := h.Stands(f); return c.Part.Number(f, c.Row) }

// Term is the word in a household field of TermType.
func (h *Household) Term(f Field) Term { c := h.Stands(f); return c.Part.Term(f, c.Row) }

// Says is the text of a field without the blanks around it: the household's, else that of the row that stands for it;
// empty for no household.
func (h *Household) Says(f Field) string {
	if h == nil {
		return ""
	}
	if s := strings.TrimSpace(h.Text(f)); s != "" {
		return s
	}
	if face := h.Face(); face != nil {
		return strings.TrimSpace(face.Text(f))
	}
	return ""
}
