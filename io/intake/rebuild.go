package intake

import (
	"cmp"
	"slices"

	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// filler gives a household column's content where it stands on the household's first row only: merged over the rows, or
// left blank below.
type filler struct {
	part   *roll.Part
	merged []table.Range // ranges over rows in the column, from above
	sparse bool
	codes  []uint32
}

// sparseShare is the part of blank cells (one in so many) from which a column is taken to be filled once a household.
const sparseShare = 4

func newFiller(p *roll.Part, f roll.Field) *filler {
	c := p.Dictionary(f)
	x := &filler{part: p}
	if c == nil {
		return x
	}
	blank := 0
	for _, row := range p.Rows {
		if c.Code(int(row)) == 0 {
			blank++
		}
	}
	if blank == 0 {
		return x
	}
	x.sparse = sparseShare*blank >= len(p.Rows)
	col := p.Column(f)
	for _, m := range p.Table.Merges {
		if m.Col1 <= col && col <= m.Col2 && m.Row2 > m.Row1 {
			x.merged = append(x.merged, m)
		}
	}
	slices.SortFunc(x.merged, func(a, b table.Range) int { return cmp.Compare(a.Row1, b.Row1) })
	x.fill(c)
	return x
}

// fill carries contents down over the blank rows of their household.
func (x *filler) fill(c *table.Column) {
	p := x.part
	x.codes = make([]uint32, len(p.Rows))
	for i, row := range p.Rows {
		code := c.Code(int(row))
		if code == 0 && i > 0 && (x.inMerge(p.Table.Number(int(p.Rows[i-1])), p.Table.Number(int(row))) || x.sparse && x.belongs(i)) {
			code = x.codes[i-1]
		}
		x.codes[i] = code
	}
	if !x.sparse {
		return
	}
	for i := len(x.codes) - 2; i >= 0; i-- { // the number may stand on another row than the household's first
		if x.codes[i] == 0 && p.Rows[i]+1 == p.Rows[i+1] && x.joined(i+1) {
			x.codes[i] = x.codes[i+1]
		}
	}
}

// joined says that a row is surely of the household above: no head, or the only one so far, and of the same head's name
// where there are such names.
func (x *filler) joined(i int) bool {
	p, row, above := x.part, int(x.part.Rows[i]), int(x.part.Rows[i-1])
	named, own := p.Name(roll.HeadName, above).Key, p.Name(roll.HeadName, row).Key
	if named != "" || own != "" {
		return named == own && !(p.Term(roll.Relation, row) == roll.Head && p.Term(roll.Relation, above) == roll.Head)
	}
	return p.Has(roll.Relation) && p.Term(roll.Relation, row) != "" && p.Term(roll.Relation, row) != roll.Head
}

// inMerge says that two rows stand in one merged range.
func (x *filler) inMerge(above, below int) bool {
	i, found := slices.BinarySearchFunc(x.merged, above, func(m table.Range, row int) int { return cmp.Compare(m.Row1, row) })
	if !found {
		i--
	}
	return i >= 0 && x.merged[i].Row1 <= above && x.merged[i].Row2 >= below
}

// belongs says that nothing in a row speaks against its being of the household above: it is no head, and has no other
// head's name.
func (x *filler) belongs(i int) bool {
	p, row, above := x.part, int(x.part.Rows[i]), int(x.part.Rows[i-1])
	if p.Term(roll.Relation, row) == roll.Head {
		return false
	}
	name := p.Name(roll.HeadName, row).Key
	return name == "" || name == p.Name(roll.HeadName, above).Key
}

// code is the content's code at a place in the part's rows.
func (x *filler) code(c *table.Column, i int) uint32 {
	if x.codes != nil {
		return x.codes[i]
	}
	return c.Code(int(x.part.Rows[i]))
}

// rebuild makes households of rows that have neither a household number nor the head's ID: rows below each other with one
// 户主姓名, else with one address, else from one 户主 to the next. What cannot be put together stays a household of its own,
// so that no row is lost.
func (g *grouper) rebuild(p *roll.Part, rows []int, out []int32) {
	b := builder{part: p, name: p.Has(roll.HeadName), address: p.Has(roll.Address), relation: p.Has(roll.Relation)}
	current := int32(-1)
	for i, place := range rows {
		row := int(p.Rows[place])
		if current < 0 || place != rows[i-1]+1 || !b.joins(row) {
			current = g.add(rowKey(p, p.Rows[place]), "", true)
			b.start()
		}
		b.take(row)
		out[place] = current
	}
}

// builder is the household that is being rebuilt.
type builder struct {
	part                    *roll.Part
	name, address, relation bool // the sheet has the column

	headName, at string
	headID       string // of the row that is the head
	hasHead      bool
}

func (b *builder) start() { b.headName, b.at, b.headID, b.hasHead = "", "", "", false }

func (b *builder) take(row int) {
	if n := b.part.Name(roll.HeadName, row).Key; n != "" {
		b.headName = n
	}
	if a := namekey.Strip(b.part.Text(roll.Address, row)); a != "" {
		b.at = a
	}
	if b.isHead(row) {
		b.hasHead, b.headID = true, b.part.ID(roll.IDNumber, row).Text
	}
}

// isHead says that a row is its household's head: by the relation, or by the name.
func (b *builder) isHead(row int) bool {
	if b.relation {
		return b.part.Term(roll.Relation, row) == roll.Head
	}
	name := b.part.Name(roll.HeadName, row).Key
	return name != "" && name == b.part.Name(roll.Name, row).Key
}

// joins says that a row belongs to the household above.
func (b *builder) joins(row int) bool {
	head := b.isHead(row)
	if head && b.hasHead && b.headID != b.part.ID(roll.IDNumber, row).Text {
		return false
	}
	at := namekey.Strip(b.part.Text(roll.Address, row))
	elsewhere := at != "" && b.at != "" && at != b.at
	if name := b.part.Name(roll.HeadName, row).Key; b.name && (name != "" || b.headName != "") {
		return (name == "" && !head || name == b.headName) && !elsewhere
	}
	if b.address && at != "" && b.at != "" {
		return !elsewhere && !(head && b.hasHead)
	}
	return b.relation && !head && b.part.Term(roll.Relation, row) != ""
}
