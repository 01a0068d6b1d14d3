package own

import (
	"errors"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/vm"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// manyMembers is from how many current members on a household is not judged: loops over members have an end.
const manyMembers = 200

// row is a person, or a household where p is nil, as the language sees it.
type row struct {
	s     *state
	p     *roll.Person
	house *roll.Household
}

func (r *row) h() *roll.Household {
	if r.p != nil {
		return r.p.Household
	}
	return r.house
}

// someDay is a day in the language.
type someDay struct{ d date.Date }

// state is what one task keeps while it evaluates a rule.
type state struct {
	c       *screening.Case
	slots   []*Name
	machine vm.VM
	env     map[string]any
	self    row
	missing *Name // what was asked for and is not there

	of       *roll.Household // whose members are at hand
	people   []*roll.Person
	rows     []any // *row of people; nil until asked for
	settings map[string]float64
}

func newState(c *screening.Case, slots []*Name) *state {
	s := &state{c: c, slots: slots}
	s.self.s = s
	s.env = environment(&s.self, c.AsOf)
	return s
}

// environment is what the language's variables stand for.
func environment(self *row, asOf date.Date) map[string]any {
	return map[string]any{selfName: self, "as_of": someDay{asOf}, "数据时点": someDay{asOf}}
}

var (
	errMissing = errors.New("a value is missing")
	errNoRow   = errors.New("there is no such person")
)

func (s *state) atPerson(p *roll.Person) { s.self.p, s.self.house = p, nil }

func (s *state) atHousehold(h *roll.Household) { s.self.p, s.self.house = nil, h }

func (s *state) membersOf(h *roll.Household) []*roll.Person {
	if s.of != h {
		s.of, s.people, s.rows = h, h.CurrentMembers(), nil // the rows are made when a condition asks for them
	}
	return s.people
}

func (s *state) rowsOf(h *roll.Household) []any {
	people := s.membersOf(h)
	if s.rows == nil {
		made := make([]row, len(people))
		s.rows = make([]any, len(people))
		for i, p := range people {
			made[i] = row{s: s, p: p}
			s.rows[i] = &made[i]
		}
	}
	return s.rows
}

// headOf is the head's row; a nil row where there is none.
func (s *state) headOf(h *roll.Household) *row {
	for i, p := range s.membersOf(h) {
		if p.Relation() == roll.Head {
			return s.rowsOf(h)[i].(*row)
		}
	}
	return nil
}

// textOf is a word as the language has it: terms in their usual form, ID numbers and names without blanks, other text as it
// stands without blanks around it.
func (n *Name) textOf(r *row) string {
	if n.of != nil {
		return n.words[n.of(r)]
	}
	at := n.cell(r)
	switch n.field.Type() {
	case roll.TermType:
		return string(at.Part.Term(n.field, at.Row))
	case roll.IDType:
		return at.Part.ID(n.field, at.Row).Text
	case roll.NameType:
		return at.Part.Name(n.field, at.Row).Text
	}
	return strings.TrimSpace(at.Part.Text(n.field, at.Row))
}

func (n *Name) cell(r *row) roll.Cell {
	if n.Household {
		return r.h().Stands(n.field)
	}
	return r.p.At(n.field)
}

func (n *Name) numberOf(r *row) (float64, bool) {
	if n.value != nil {
		return n.value(r)
	}
	at := n.cell(r)
	v := at.Part.Number(n.field, at.Row)
	return v.Float(), v.Ok()
}

func (n *Name) dayOf(r *row) date.Date {
	if n.field == roll.NoField {
		return r.s.c.SoundBirth(r.p)
	}
	at := n.cell(r)
	return at.Part.Date(n.field, at.Row)
}

// has says that there is a value: for words, one that the vocabulary knows.
func (n *Name) has(r *row) bool {
	switch n.kind {
	case number:
		_, ok := n.numberOf(r)
		return ok
	case day:
		return n.dayOf(r) != 0
	case flag:
		return true
	}
	text := n.textOf(r)
	return text != "" && text != string(roll.Unknown)
}

// shown is the value as text, for evidence and for what matters.
func (n *Name) shown(r *row) string {
	switch n.kind {
	case number:
		if v, ok := n.numberOf(r); ok {
			return plain(v)
		}
		return ""
	case day:
		return n.dayOf(r).String()
	case flag:
		return yesNo(n.yes(r))
	}
	return n.textOf(r)
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func yesNo(yes bool) string {
	if yes {
		return string(roll.Yes)
	}
	return string(roll.No)
}

// compact writes a text half-width, without blanks, marks and hyphens.
func compact(s string) string {
	return hyphens.Replace(idno.Clean(s))
}

var hyphens = strings.NewReplacer("-", "", "－", "", "—", "", "–", "")
