package table

// Kind says what a cell was in its file; the same text in a text cell and in a number cell are two contents, because
// a number cell with more than 15 digits has lost some and a text cell has not.
type Kind uint8

const (
	Blank  Kind = iota
	Text        // shared, inline or formula string; every CSV field
	Number      // the digits as stored, never through a float
	Date        // a number cell whose format shows a date; the text is the serial as stored
	Bool        // "1" or "0"
	Error       // "#N/A" and the like
)

func (k Kind) String() string {
	return [...]string{"blank", "text", "number", "date", "bool", "error"}[k]
}

// Value is one distinct content of a column: the text exactly as the cell stores it, and what kind of cell it was.
type Value struct {
	Text string
	Kind Kind
}

// Column is one column of a table. Code 0 is the blank cell.
type Column struct {
	text  string   // all distinct texts, one behind the other
	ends  []uint32 // where each text ends
	kinds []Kind
	codes []uint32 // one per stored row; rows behind the end are blank
}

// Step is a text that holds from a stored row (0-based) on.
type Step struct {
	From int
	Text string
}

// Stepped is a column with a text in every row from the first step on; each holds up to the next. Steps are in order.
func Stepped(steps []Step, rows int) *Column {
	c := &Column{ends: []uint32{0}, kinds: []Kind{Blank}, codes: make([]uint32, rows)}
	known := map[string]uint32{}
	for i, s := range steps {
		if known[s.Text] == 0 {
			known[s.Text] = uint32(len(c.kinds))
			c.text += s.Text
			c.ends, c.kinds = append(c.ends, uint32(len(c.text))), append(c.kinds, Text)
		}
		to := rows
		if i+1 < len(steps) {
			to = steps[i+1].From
		}
		for row := s.From; row < to; row++ {
			c.codes[row] = known[s.Text]
		}
	}
	return c
}

// Len is the number of distinct contents, the blank one (code 0) included.
func (c *Column) Len() int { return len(c.kinds) }

// Code is the content's number in a stored row (0-based); 0 is blank.
func (c *Column) Code(row int) uint32 {
	if row < len(c.codes) {
		return c.codes[row]
	}
	return 0
}

// Codes gives the codes of the stored rows from the first; rows behind its end are blank. Not to be written to.
func (c *Column) Codes() []uint32 { return c.codes }

// Value is the content behind a code.
func (c *Column) Value(code uint32) Value {
	if code == 0 {
		return Value{}
	}
	return Value{Text: c.text[c.ends[code-1]:c.ends[code]], Kind: c.kinds[code]}
}

// At is the content of a stored row (0-based).
func (c *Column) At(row int) Value { return c.Value(c.Code(row)) }

// Typed is a column read as T: parsed once for each distinct content. The zero Typed gives T's zero value everywhere.
type Typed[T any] struct {
	codes  []uint32
	values []T
}

// Map parses each distinct content of a column once. A nil column gives the zero Typed; a blank cell is parsed too.
func Map[T any](c *Column, parse func(Value) T) Typed[T] {
	if c == nil {
		return Typed[T]{}
	}
	t := Typed[T]{codes: c.codes, values: make([]T, c.Len())}
	for code := range t.values {
		t.values[code] = parse(c.Value(uint32(code)))
	}
	return t
}

// At is the parsed content of a stored row (0-based).
func (t *Typed[T]) At(row int) T {
	if row < len(t.codes) {
		return t.values[t.codes[row]]
	}
	var zero T
	if len(t.values) > 0 {
		return t.values[0]
	}
	return zero
}

// Values gives the parsed contents by code. Not to be written to.
func (t *Typed[T]) Values() []T { return t.values }

// Present says whether there is a column behind it.
func (t *Typed[T]) Present() bool { return t.values != nil }

// Ref is the parsed content of a stored row (0-based) where it is kept; nil where there is no column behind it. Not to be
// written to.
func (t *Typed[T]) Ref(row int) *T {
	if len(t.values) == 0 {
		return nil
	}
	if row < len(t.codes) {
		return &t.values[t.codes[row]]
	}
	return &t.values[0]
}
