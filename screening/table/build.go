package table

import (
	"bytes"
	"errors"
	"hash/maphash"
	"unsafe"
)

// Builder makes a table from cells that come row by row, left to right.
type Builder struct {
	table    Table
	columns  []*columnBuilder // nil where no cell stood yet
	row      int32            // number of the row that cells go to
	open     bool             // the row has a cell
	last     int              // last column written in the row
	room     int              // codes that all columns have room for
	expected int              // stored rows that the table is likely to get
}

// ErrOrder is returned for a row or a cell that comes before one already given, or twice.
var ErrOrder = errors.New("rows or cells out of order")

// ErrSize is returned when a table grows beyond what is kept in memory: more than 128 Mi places of rows by used columns,
// which is a county's rows by 360 columns, or more than 4 GiB of distinct text in a column.
var ErrSize = errors.New("more rows by columns than can be kept")

const maxRoom = 128 << 20

// NewBuilder starts a table for a sheet of a file.
func NewBuilder(file, sheet string) *Builder {
	return &Builder{table: Table{File: file, Sheet: sheet}}
}

// Expect says how many stored rows are likely, so that columns need not grow step by step. A wrong guess does no harm.
func (b *Builder) Expect(rows int) { b.expected = rows }

// Row says that the next cells stand in this row (1-based), which must lie below all earlier ones.
func (b *Builder) Row(number int) error {
	if int32(number) <= b.row {
		return ErrOrder
	}
	b.row, b.open, b.last = int32(number), false, -1
	return nil
}

// Cell adds a cell (0-based column) to the current row; text is copied where it is new. Blank cells need not be given.
func (b *Builder) Cell(col int, kind Kind, text []byte) error {
	c, err := b.column(col, kind)
	if c == nil {
		return err
	}
	code, err := c.intern(kind, text)
	if err != nil {
		return err
	}
	return b.put(c, code)
}

// Again adds a cell whose content was given to CellAs in this column under the same key. It answers false, and adds nothing,
// where the content is not remembered.
func (b *Builder) Again(col int, key uint32) (bool, error) {
	if col >= len(b.columns) || b.columns[col] == nil {
		return false, nil
	}
	c := b.columns[col]
	if c.memory == nil {
		return false, nil
	}
	known := c.memory[key%memorySize]
	if known.code == 0 || known.key != key {
		return false, nil
	}
	if _, err := b.column(col, Text); err != nil {
		return false, err
	}
	c.last = known.code
	return true, b.put(c, known.code)
}

// CellAs is Cell for a content that may come again under a key, which stands for one kind and text in the whole table.
func (b *Builder) CellAs(col int, key uint32, kind Kind, text []byte) error {
	if err := b.Cell(col, kind, text); err != nil || kind == Blank {
		return err
	}
	c := b.columns[col]
	if c.memory == nil {
		c.memory = make([]remembered, memorySize)
	}
	c.memory[key%memorySize] = remembered{key, c.last}
	return nil
}

// column is the builder of the column that a cell goes to; nil without error for a blank cell.
func (b *Builder) column(col int, kind Kind) (*columnBuilder, error) {
	if col <= b.last {
		return nil, ErrOrder
	}
	b.last = col
	if kind == Blank {
		return nil, nil
	}
	if !b.open {
		b.open = true
		b.table.numbers = append(b.table.numbers, b.row)
	}
	for len(b.columns) <= col {
		b.columns = append(b.columns, nil)
	}
	if b.columns[col] == nil {
		b.columns[col] = newColumnBuilder()
	}
	return b.columns[col], nil
}

// put writes a code into the present row of a column.
func (b *Builder) put(c *columnBuilder, code uint32) error {
	row, n := len(b.table.numbers)-1, len(c.codes)
	if row >= cap(c.codes) {
		if err := b.grow(c, row+1); err != nil {
			return err
		}
	}
	c.codes = c.codes[:row+1]
	clear(c.codes[n:row])
	c.codes[row] = code
	return nil
}

// grow makes room for rows in a column.
func (b *Builder) grow(c *columnBuilder, rows int) error {
	size := max(rows, rows+rows/2, 16)
	if rows >= 4096 && b.expected > size && b.room+b.expected < maxRoom/2 {
		size = b.expected
	}
	if b.room += size - cap(c.codes); b.room > maxRoom {
		return ErrSize
	}
	codes := make([]uint32, len(c.codes), size)
	copy(codes, c.codes)
	c.codes = codes
	return nil
}

// Merge notes a merged range.
func (b *Builder) Merge(r Range) { b.table.Merges = append(b.table.Merges, r) }

// Table ends the building.
func (b *Builder) Table() *Table {
	for _, c := range b.columns {
		if c == nil {
			c = newColumnBuilder()
		}
		b.table.Columns = append(b.table.Columns, c.column())
	}
	b.columns = nil
	return &b.table
}

// columnBuilder interns contents while a table is read. The hash table holds codes; a slot of 0 is free.
type columnBuilder struct {
	text   []byte
	ends   []uint32
	kinds  []Kind
	hashes []uint32
	codes  []uint32
	slots  []uint32
	last   uint32       // the content given before: registers repeat themselves downwards
	memory []remembered // by key; nil until a key is used
}

// remembered is a content that was met under a key; code 0 is none.
type remembered struct{ key, code uint32 }

const memorySize = 1024

var seed = maphash.MakeSeed() // codes are given in order of appearance, so the seed never shows

func newColumnBuilder() *columnBuilder {
	return &columnBuilder{ends: []uint32{0}, kinds: []Kind{Blank}, hashes: []uint32{0}}
}

func (b *columnBuilder) is(code uint32, kind Kind, text []byte) bool {
	return b.kinds[code] == kind && bytes.Equal(b.text[b.ends[code-1]:b.ends[code]], text)
}

// intern gives a content's code, a new one if it is new.
func (b *columnBuilder) intern(kind Kind, text []byte) (uint32, error) {
	if b.last != 0 && b.is(b.last, kind, text) {
		return b.last, nil
	}
	if 3*len(b.kinds) > 2*len(b.slots) {
		b.grow()
	}
	h := uint32(maphash.Bytes(seed, text)) ^ uint32(kind)*0x9e3779b9
	mask := uint32(len(b.slots) - 1)
	i := h & mask
	for ; b.slots[i] != 0; i = (i + 1) & mask {
		if code := b.slots[i]; b.hashes[code] == h && b.is(code, kind, text) {
			b.last = code
			return code, nil
		}
	}
	if uint64(len(b.text))+uint64(len(text)) > 1<<32-1 {
		return 0, ErrSize
	}
	code := uint32(len(b.kinds))
	b.text = append(b.text, text...)
	b.ends = append(b.ends, uint32(len(b.text)))
	b.kinds = append(b.kinds, kind)
	b.hashes = append(b.hashes, h)
	b.slots[i] = code
	b.last = code
	return code, nil
}

func (b *columnBuilder) grow() {
	b.slots = make([]uint32, max(64, 2*len(b.slots)))
	mask := uint32(len(b.slots) - 1)
	for code := 1; code < len(b.hashes); code++ {
		i := b.hashes[code] & mask
		for b.slots[i] != 0 {
			i = (i + 1) & mask
		}
		b.slots[i] = uint32(code)
	}
}

// column hands the built dictionary over; the builder is done.
func (b *columnBuilder) column() *Column {
	// The bytes are never written again, so they can be the string.
	text := unsafe.String(unsafe.SliceData(b.text), len(b.text))
	c := &Column{text: text, ends: b.ends, kinds: b.kinds, codes: b.codes}
	*b = columnBuilder{}
	return c
}
