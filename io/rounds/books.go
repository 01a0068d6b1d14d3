package rounds

import (
	"sort"
	"strings"

	"rollnet/io/answers"
	"rollnet/io/intake"
	"rollnet/io/ledger"
	"rollnet/screening"
	"rollnet/screening/compare"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Books are the corrected rolls of a run, read again, with a way from a place in a file to the row.
type Books struct {
	sheets map[[2]string]*page
	roll   *roll.Roll
}

// page is a sheet: its cells, and where it is part of the roll its parts and the persons of its rows.
type page struct {
	table   *table.Table
	parts   []*roll.Part
	persons []int32 // by stored row the person's number + 1 in the roll
	houses  map[int32]*roll.Household
}

// NewBooks takes what was read of the corrected rolls.
func NewBooks(in *intake.Intake) *Books {
	b := &Books{sheets: map[[2]string]*page{}, roll: in.Roll}
	for i := range in.Inputs {
		for _, t := range in.Inputs[i].Workbook.Tables {
			b.sheets[[2]string{t.File, t.Sheet}] = &page{table: t, persons: make([]int32, t.Rows()), houses: map[int32]*roll.Household{}}
		}
	}
	for _, part := range in.Roll.Parts {
		p := b.page(part.Table.File, part.Table.Sheet)
		p.parts = append(p.parts, part)
	}
	for i := range in.Roll.Persons {
		p := &in.Roll.Persons[i]
		b.page(p.Part.Table.File, p.Part.Table.Sheet).persons[p.Row] = int32(i) + 1
	}
	for i := range in.Roll.Households {
		h := &in.Roll.Households[i]
		for _, e := range h.Entries() {
			if e.Part.Kind == roll.Households {
				b.page(e.Part.Table.File, e.Part.Table.Sheet).houses[e.Row] = h
			}
		}
	}
	return b
}

func (b *Books) page(file, sheet string) *page { return b.sheets[[2]string{file, sheet}] }

// row finds a stored row by its number in the file.
func (p *page) row(number int) (int, bool) {
	n := p.table.Rows()
	i := sort.Search(n, func(i int) bool { return p.table.Number(i) >= number })
	return i, i < n && p.table.Number(i) == number
}

// part is the part that a stored row belongs to.
func (p *page) part(row int) *roll.Part {
	for _, part := range p.parts {
		if i := sort.Search(len(part.Rows), func(i int) bool { return int(part.Rows[i]) >= row }); i < len(part.Rows) && int(part.Rows[i]) == row {
			return part
		}
	}
	return nil
}

// Owner says whose row it is: the person's, or the household's alone.
func (b *Books) Owner(file, sheet string, number int) (person *roll.Person, house *roll.Household) {
	p := b.page(file, sheet)
	if p == nil {
		return nil, nil
	}
	row, found := p.row(number)
	if !found {
		return nil, nil
	}
	if i := p.persons[row]; i > 0 {
		person = &b.roll.Persons[i-1]
		return person, person.Household
	}
	return nil, p.houses[int32(row)]
}

// Text is what a cell holds; false where there is no such row.
func (b *Books) Text(file, sheet string, number int, column string) (string, bool) {
	p := b.page(file, sheet)
	if p == nil {
		return "", false
	}
	row, found := p.row(number)
	return p.table.At(row, ColumnNumber(column)).Text, found
}

// ColumnNumber is a column's 0-based number from its letters.
func ColumnNumber(letters string) int {
	n := 0
	for _, r := range letters {
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// enter is the unit that puts another value into the cell a finding is about.
func (b *Books) enter(f *ledger.Finding, value string) (*ledger.Unit, words) {
	none := words{ZH: "这条疑点不在花名册的单元格上，改不了值", EN: "the finding is about no cell of the roll"}
	p := b.page(f.File, f.Sheet)
	if p == nil || f.Field == "" {
		return nil, none
	}
	row, found := p.row(f.Row)
	if !found {
		return nil, none
	}
	part := p.part(row)
	if part == nil {
		return nil, none
	}
	_, house := b.Owner(f.File, f.Sheet, f.Row)
	unit, why := screening.Enter(roll.Cell{Part: part, Row: row, Field: roll.FieldByKey(string(f.Field))}, house, value)
	if unit == nil {
		return nil, why
	}
	return ledger.UnitOf(unit), words{}
}

// fits says what in the rolls stands against a unit: cells that hold something else than it rests on, rows of somebody else.
func (b *Books) fits(a *Accepted) words {
	if p, _ := b.Owner(a.Finding.File, a.Finding.Sheet, a.Finding.Row); p != nil && a.Finding.Person != "" && len(a.Unit.Changes) > 0 {
		if idno.Clean(p.Key()) != idno.Clean(string(a.Finding.Person)) {
			return words{ZH: "更正后的花名册里，这一行已是别人", EN: "the row of the corrected roll is somebody else's"}
		}
	}
	for _, c := range a.Unit.Changes {
		if text, found := b.Text(c.File, c.Sheet, c.Row, c.Column); !found || text != c.Was {
			at := strings.TrimSuffix(c.File+"!"+c.Sheet, "!") + "!" + table.CellName(c.Row, ColumnNumber(c.Column))
			return words{ZH: at + " 的内容已不是筛查时的值，没有改", EN: at + " holds something else than when the roll was screened"}
		}
	}
	for _, row := range a.Unit.Leaves {
		if !b.holds(&row) {
			at := placeOf(&Entry{Answer: answers.Answer{File: row.File, Sheet: row.Sheet, Row: row.Row}})
			return words{ZH: at + " 这一行的内容已与筛查时不同，没有移出", EN: at + " is not the row it was when the roll was screened"}
		}
	}
	return words{}
}

// holds says that a row still holds the texts it is known by.
func (b *Books) holds(row *ledger.Row) bool {
	p := b.page(row.File, row.Sheet)
	if p == nil {
		return false
	}
	stored, found := p.row(row.Row)
	if !found {
		return false
	}
	part := p.part(stored)
	if part == nil {
		return false
	}
	for _, fact := range row.Fields {
		field := roll.FieldByKey(fact.Key)
		if part.Has(field) && part.Text(field, stored) != fact.Value {
			return false
		}
	}
	return true
}

// Names says how the corrected copy of an input is called, and its sheets, by the input's own names.
type Names struct {
	File   map[string]string
	Sheets map[string]map[string]string
}

func (n *Names) sheet(file, sheet string) string {
	if renamed, found := n.Sheets[file][sheet]; found {
		return renamed
	}
	return sheet
}

// Localise turns the places of findings in inputs into places in the corrected rolls, and what they say cells hold into what
// the ledger of the run says has become of them.
func Localise(found []ledger.Finding, names Names, lines []compare.Line) {
	fixed := map[Cell]compare.Line{}
	byField := map[Cell]compare.Line{}
	for _, l := range lines {
		fixed[Cell{l.File, l.Sheet, l.Row, l.Column}] = l
		byField[Cell{l.File, l.Sheet, l.Row, l.Field}] = l
	}
	move := func(file, sheet *string) {
		if name, found := names.File[*file]; found {
			*sheet = names.sheet(*file, *sheet)
			*file = name
		}
	}
	for i := range found {
		f := &found[i]
		if f.Unit != nil {
			for j := range f.Unit.Changes {
				c := &f.Unit.Changes[j]
				if l, is := fixed[Cell{c.File, c.Sheet, c.Row, c.Column}]; is && l.Was == c.Was {
					c.Was = l.Becomes
				}
				move(&c.File, &c.Sheet)
			}
			for j := range f.Unit.Leaves {
				row := &f.Unit.Leaves[j]
				for k := range row.Fields {
					if l, is := byField[Cell{row.File, row.Sheet, row.Row, row.Fields[k].Key}]; is && l.Was == row.Fields[k].Value {
						row.Fields[k].Value = l.Becomes
					}
				}
				move(&row.File, &row.Sheet)
			}
		}
		for j := range f.Related {
			move(&f.Related[j].File, &f.Related[j].Sheet)
		}
		move(&f.File, &f.Sheet)
	}
}
