package minimal

import "slices"

// Fixed as the cell of a variable says that nothing may change it.
const Fixed = -1

// Variable is one thing that a cell says. A cell may say several: an ID number has a sex and a birth date.
type Variable struct {
	Cell   int // index into Problem.Weights, or Fixed
	Value  int64
	Others []int64 // the other values that it may take
}

// Check is what must hold of some variables, whatever they become.
type Check struct {
	Of    []int // indexes of the variables
	Holds func(values []int64) bool
}

// Problem is cells with their weights, what they say, and what must hold. A weight is above 0: the higher, the further the
// cell is trusted.
type Problem struct {
	Weights   []int
	Variables []Variable
	Checks    []Check
}

// Set is cells which, changed together, satisfy every check.
type Set struct {
	Cells   []int // ascending
	Choices []Choice
}

// Choice is the values that a variable of a changed cell can take while every check holds. Where each of a set's choices has
// one value, the set's values are determined.
type Choice struct {
	Variable int
	Values   []int64
}

// Part is a part of the contradictions that has nothing to do with the others.
type Part struct {
	Failing []int // the checks that fail as things stand, ascending
	Sets    []Set // every smallest set, in order of their cells
}

// Most of what a problem may cost before it is given up.
const (
	maxSets  = 20000  // sets that are looked at
	maxSteps = 400000 // values that are tried
)

// Solve gives the parts of the contradictions, in order of their checks; none where every check holds. ok is false where no
// change of cells satisfies the checks, or where finding the smallest would cost too much.
func (p *Problem) Solve() (parts []Part, ok bool) {
	failing := p.failing()
	if len(failing) == 0 {
		return nil, true
	}
	s := newSearch(p, failing)
	sets, ok := s.smallest()
	if !ok {
		return nil, false
	}
	solved := make([]Set, len(sets))
	for i, cells := range sets {
		solved[i] = Set{cells, s.choices(cells)}
	}
	return s.split(solved), s.steps <= maxSteps
}

// failing lists the checks that fail as things stand.
func (p *Problem) failing() []int {
	var all []int
	var values []int64
	for i, c := range p.Checks {
		values = values[:0]
		for _, v := range c.Of {
			values = append(values, p.Variables[v].Value)
		}
		if !c.Holds(values) {
			all = append(all, i)
		}
	}
	return all
}

// cells gives the cells that a check looks at and that may be changed, ascending.
func (p *Problem) cells(c Check) []int {
	var all []int
	for _, v := range c.Of {
		if cell := p.Variables[v].Cell; cell != Fixed && !slices.Contains(all, cell) {
			all = append(all, cell)
		}
	}
	slices.Sort(all)
	return all
}
