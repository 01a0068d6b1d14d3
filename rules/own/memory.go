package own

import (
	"encoding/binary"
	"slices"

	"github.com/expr-lang/expr/vm"

	"rollnet/screening/roll"
)

// memory keeps verdicts by what they follow from, so that a condition is evaluated once for each distinct content and not
// once for each row: of a single column by the column's codes, of several by a key of small numbers.
type memory struct {
	program *vm.Program
	self    []*Name // that the verdict follows from, of the row at hand
	members []*Name // of each current member
	count   bool    // the number of members matters, though none of their columns does

	part *roll.Part
	code []verdict // by content, where the verdict follows from a single column of the person's or from one of few words
	few  bool      // it is of few words

	key     []uint32
	packed  map[uint64]verdict // by key, where that is of few small numbers
	long    map[string]verdict // by key, where it is not
	bytes   []byte
	parts   map[*roll.Part]uint32
	current uint32 // the number of part
	asked   int
	missed  int
	single  bool // it is of a single column of the person's
	off     bool // contents are hardly ever the same: it does not pay
}

// enough is after how many units it is seen whether a memory pays.
const enough = 512

func newMemory(household bool, q question) memory {
	m := memory{program: q.program, packed: map[uint64]verdict{}, long: map[string]verdict{}, parts: map[*roll.Part]uint32{}, count: q.members}
	for _, a := range q.asked {
		if a.name.constant {
			continue
		}
		if a.self {
			m.self = append(m.self, a.name)
		}
		if a.member {
			m.members = append(m.members, a.name)
		}
	}
	all := append(slices.Clone(m.self), m.members...)
	if len(all) == 1 && !household && !m.count && len(m.self) == 1 && !m.self[0].Household {
		if n := m.self[0]; n.words != nil {
			m.few, m.code = true, make([]verdict, len(n.words))
			return m
		} else if n.field != roll.NoField {
			m.single = true
			return m
		}
	}
	m.off = slices.ContainsFunc(all, (*Name).nearlyOne)
	return m
}

// nearlyOne says that a name's values are nearly as many as the rows.
func (n *Name) nearlyOne() bool {
	return n.Key == "birth" || n.field.Type() == roll.IDType || n.field.Type() == roll.NameType || n.field == roll.PersonNumber
}

// remembered is the verdict on the row at hand.
func (t *task) remembered(m *memory) verdict {
	switch {
	case m.off:
		return t.ask(m.program)
	case m.few:
		return t.known(m, &m.code[m.self[0].of(&t.self)])
	case m.single:
		p := t.self.p
		column := p.Part.Dictionary(m.self[0].field)
		if column == nil {
			return t.ask(m.program)
		}
		if m.part != p.Part {
			m.part, m.code = p.Part, make([]verdict, column.Len())
		}
		return t.known(m, &m.code[column.Code(int(p.Row))])
	}
	m.lookAt(t)
	v, short := m.recall()
	m.asked++
	if v == unknown {
		v = t.ask(m.program)
		if m.missed++; short != nil {
			m.packed[*short] = v
		} else {
			m.long[string(m.bytes)] = v
		}
		m.off = m.asked > enough && 2*m.missed > m.asked
	}
	return v
}

// lookAt makes the key of the row at hand.
func (m *memory) lookAt(t *task) {
	m.key = m.key[:0]
	if p := t.self.p; p != nil {
		m.number(m.partNumber(p.Part))
	}
	for _, n := range m.self {
		m.add(n, &t.self)
	}
	if !m.count {
		return
	}
	people := t.membersOf(t.self.h())
	m.number(uint32(len(people)))
	if len(m.members) == 0 {
		return
	}
	at := row{s: t.state}
	for _, p := range people {
		at.p = p
		m.number(m.partNumber(p.Part))
		for _, n := range m.members {
			m.add(n, &at)
		}
	}
}

// recall is the verdict of the key, unknown where it is new, and the key's short form where it has one.
func (m *memory) recall() (v verdict, short *uint64) {
	packed, large := uint64(1), uint32(0) // the 1 in front keeps keys of different lengths apart
	for _, n := range m.key {
		packed, large = packed<<15|uint64(n), large|n
	}
	if len(m.key) <= 4 && large < 1<<15 {
		return m.packed[packed], &packed
	}
	m.bytes = m.bytes[:0]
	for _, n := range m.key {
		m.bytes = binary.LittleEndian.AppendUint32(m.bytes, n)
	}
	return m.long[string(m.bytes)], nil
}

// known asks what is not yet known.
func (t *task) known(m *memory, v *verdict) verdict {
	if *v == unknown {
		*v = t.ask(m.program)
	}
	return *v
}

func (m *memory) number(n uint32) { m.key = append(m.key, n) }

// add adds what tells a name's values apart.
func (m *memory) add(n *Name, r *row) {
	switch {
	case n.field != roll.NoField:
		at := n.cell(r)
		if n.Household { // it may stand in any sheet; the person's was named before
			m.number(m.partNumber(at.Part))
		}
		code := uint32(0)
		if column := at.Part.Dictionary(n.field); column != nil {
			code = column.Code(at.Row)
		}
		m.number(code)
	case n.kind == number:
		v, ok := n.value(r)
		if !ok {
			v = -1
		}
		m.number(uint32(int32(v)))
	case n.kind == flag && n.yes(r):
		m.number(1)
	case n.kind == flag:
		m.number(0)
	default:
		m.number(uint32(n.of(r)))
	}
}

// partNumber is a sheet's number, in the order of being met.
func (m *memory) partNumber(p *roll.Part) uint32 {
	if p != m.part {
		m.part = p
		if m.parts[p] == 0 {
			m.parts[p] = uint32(len(m.parts)) + 1
		}
		m.current = m.parts[p]
	}
	return m.current
}
