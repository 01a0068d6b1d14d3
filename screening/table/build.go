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
	most     int              // that room may become
	expected int              // stored rows that the table is likely to get
	waiting  []waiting        // cells of the row that are yet to be looked up
	texts    []byte           // theirs
}

// ErrOrder is returned for a row or a cell that comes before one already given, or twice.
var ErrOrder = errors.New("rows or cells out of order")

// ErrSize is returned when a table grows beyond what is kept in memory: more than 128 Mi places of rows by used columns,
// which is a county's rows by 360 columns, or more than 4 GiB of distinct text in a column.
var ErrSize = errors.New("more rows by columns than can be kept")

const maxRoom = 128 << 20

// NewBuilder starts a table for a sheet of a file.
func NewBuilder(file, sheet string) *Builder {
	return &Builder{table: Table{File: file, Sheet: sheet}, most: maxRoom}
}

// Expect says how many stored rows are likely, so that columns need not grow step by step. A wrong guess does no harm.
func (b *Builder) Expect(rows int) { b.expected = rows }

// Row says that the next cells stand in this row (1-based), which must lie below all earlier ones.
func (b *Builder) Row(number int) error {
	if int32(number) <= b.row {
		return ErrOrder
	}
	b.settle()
	b.row, b.open, b.last = int32(number), false, -1
	return nil
}

// Cell adds a cell (0-based column) to the current row; text is copied. Blank cells need not be given.
func (b *Builder) Cell(col int, kind Kind, text []byte) error {
	return b.add(col, kind, text, 0, false)
}

// CellAs is Cell for a content that may come again under a key, which stands for one kind and text in the whole table.
func (b *Builder) CellAs(col int, key uint32, kind Kind, text []byte) error {
	return b.add(col, kind, text, key, true)
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

// Formula says that the cell in this column of the current row holds a formula, of which the text is the result.
func (b *Builder) Formula(col int) {
	b.table.formulas = append(b.table.formulas, formulaAt(b.row, col))
}

func (b *Builder) add(col int, kind Kind, text []byte, key uint32, keyed bool) error {
	c, err := b.column(col, kind)
	if c == nil {
		return err
	}
	if c.last != 0 && c.is(c.last, kind, text) {
		return b.put(c, c.last)
	}
	if uint64(len(c.text))+uint64(len(text)) > 1<<32-1 {
		return ErrSize
	}
	if err := b.put(c, 0); err != nil {
		return err
	}
	if 4*len(c.kinds) >= 3*len(c.slots) {
		c.widen(b.share())
	}
	from := len(b.texts)
	b.texts = append(b.texts, text...)
	h := uint32(maphash.Bytes(seed, text)) ^ uint32(kind)*0x9e3779b9
	b.waiting = append(b.waiting, waiting{column: c, hash: h, from: from, kind: kind, key: key, keyed: keyed})
	return nil
}

// waiting is a cell of the present row whose content has yet to be looked up.
type waiting struct {
	column *columnBuilder
	hash   uint32
	key    uint32
	from   int // of the text in texts
	kind   Kind
	keyed  bool

	slot uint64
	end  uint32
	byte byte
}

// settle looks up the contents of the row. A county's dictionaries are far larger than the processor's caches, and nearly
// every look is a miss; so all cells of the row take their first looks together, which lets the misses overlap.
func (b *Builder) settle() {
	for i := range b.waiting {
		w := &b.waiting[i]
		w.slot = w.column.slots[w.hash&uint32(len(w.column.slots)-1)]
	}
	for i := range b.waiting {
		if w := &b.waiting[i]; uint32(w.slot>>32) == w.hash {
			w.end = w.column.ends[uint32(w.slot)]
		}
	}
	for i := range b.waiting {
		if w := &b.waiting[i]; w.end > 0 {
			w.byte = w.column.text[w.end-1]
		}
	}
	to := len(b.texts)
	for i := len(b.waiting) - 1; i >= 0; i-- { // a column has one cell in a row, so any order does
		w := &b.waiting[i]
		c := w.column
		code := b.intern(c, w.kind, b.texts[w.from:to], w.hash)
		c.codes[len(c.codes)-1] = code
		c.last = code
		if w.keyed {
			if c.memory == nil {
				c.memory = make([]remembered, memorySize)
			}
			c.memory[w.key%memorySize] = remembered{w.key, code}
		}
		to = w.from
	}
	b.waiting, b.texts = b.waiting[:0], b.texts[:0]
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
	if rows >= 4096 && b.expected > size && b.room+b.expected < b.most/2 {
		size = b.expected
	}
	if b.room += size - cap(c.codes); b.room > b.most {
		return ErrSize
	}
	codes := make([]uint32, len(c.codes), size)
	copy(codes, c.codes)
	c.codes = codes
	return nil
}

// Untyped says that the container knows texts only.
func (b *Builder) Untyped() { b.table.Untyped = true }

// Merge notes a merged range.
func (b *Builder) Merge(r Range) { b.table.Merges = append(b.table.Merges, r) }

// Table ends the building.
func (b *Builder) Table() *Table {
	b.settle()
	for _, c := range b.columns {
		if c == nil {
			c = newColumnBuilder()
		}
		b.table.Columns = append(b.table.Columns, c.column())
	}
	b.columns = nil
	return &b.table
}

// columnBuilder interns contents while a table is read.
type columnBuilder struct {
	text   []byte
	ends   []uint32
	kinds  []Kind
	codes  []uint32
	slots  []uint64     // the hash table: 32 bits of hash over 32 of code, 0 where free; a probe is one look at memory
	last   uint32       // the content given before: registers repeat themselves downwards
	memory []remembered // by key; nil until a key is used
}

// remembered is a content that was met under a key; code 0 is none.
type remembered struct{ key, code uint32 }

const memorySize = 1024

var seed = maphash.MakeSeed() // codes are given in order of appearance, so the seed never shows

func newColumnBuilder() *columnBuilder {
	return &columnBuilder{ends: []uint32{0}, kinds: []Kind{Blank}}
}

func (c *columnBuilder) is(code uint32, kind Kind, text []byte) bool {
	return bytes.Equal(c.text[c.ends[code-1]:c.ends[code]], text) && c.kinds[code] == kind
}

// intern gives a content's code, a new one if it is new.
func (b *Builder) intern(c *columnBuilder, kind Kind, text []byte, h uint32) uint32 {
	mask := uint32(len(c.slots) - 1)
	i := h & mask
	for ; c.slots[i] != 0; i = (i + 1) & mask {
		if slot := c.slots[i]; uint32(slot>>32) == h && c.is(uint32(slot), kind, text) {
			return uint32(slot)
		}
	}
	if len(c.text)+len(text) > cap(c.text) {
		c.text = grown(c.text, len(text), b.share())
	}
	if len(c.kinds) == cap(c.kinds) {
		c.kinds = grown(c.kinds, 1, b.share())
		c.ends = grown(c.ends, 1, b.share())
	}
	code := uint32(len(c.kinds))
	c.text = append(c.text, text...)
	c.ends = append(c.ends, uint32(len(c.text)))
	c.kinds = append(c.kinds, kind)
	c.slots[i] = uint64(h)<<32 | uint64(code)
	return code
}

// share is how many times as long the table is likely to get, at least one and a quarter, at most four times.
func (b *Builder) share() float64 {
	if n := len(b.table.numbers); n >= 1024 && b.expected > n {
		return min(4, max(1.25, 1.02*float64(b.expected)/float64(n)))
	}
	return 1.5
}

// grown is s with room for more, and for as much as it is likely to get.
func grown[T any](s []T, more int, share float64) []T {
	wider := make([]T, len(s), max(len(s)+more, int(float64(len(s))*share), 64))
	copy(wider, s)
	return wider
}

// widen gives the hash table room for share times as many contents, at three quarters full.
func (c *columnBuilder) widen(share float64) {
	size, want := max(64, 2*len(c.slots)), int(share*float64(len(c.kinds)))*4/3
	for size < want {
		size *= 2
	}
	old := c.slots
	c.slots = make([]uint64, size)
	mask := uint32(size - 1)
	for _, slot := range old {
		if slot == 0 {
			continue
		}
		i := uint32(slot>>32) & mask
		for c.slots[i] != 0 {
			i = (i + 1) & mask
		}
		c.slots[i] = slot
	}
}

// column hands the built dictionary over; the builder is done.
func (c *columnBuilder) column() *Column {
	// The bytes are never written again, so they can be the string.
	text := unsafe.String(unsafe.SliceData(c.text), len(c.text))
	column := &Column{text: text, ends: c.ends, kinds: c.kinds, codes: c.codes}
	*c = columnBuilder{}
	return column
}
