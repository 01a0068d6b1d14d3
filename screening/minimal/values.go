package minimal

import "slices"

// assignment is values being given to the variables of a set's cells, one after the other.
type assignment struct {
	s      *search
	values []int64
	free   []int // the variables in order
	judged [][]int
	buffer []int64
}

// feasible says that some values of a set's cells satisfy every check that looks at them. Where variable is not negative, it
// keeps to one value.
func (s *search) feasible(set []int, variable int, value int64) bool {
	a := s.assignment(set)
	return a.fill(0, variable, value)
}

func (s *search) assignment(set []int) *assignment {
	a := &assignment{s: s, values: make([]int64, len(s.Variables))}
	place := map[int]int{}
	for i, v := range s.Variables {
		a.values[i] = v.Value
		if v.Cell != Fixed && slices.Contains(set, v.Cell) {
			place[i] = len(a.free)
			a.free = append(a.free, i)
		}
	}
	// A check is judged as soon as the last of its variables has its value.
	a.judged = make([][]int, len(a.free))
	for c, check := range s.Checks {
		last := -1
		for _, v := range check.Of {
			if at, free := place[v]; free {
				last = max(last, at)
			}
		}
		if last >= 0 {
			a.judged[last] = append(a.judged[last], c)
		}
	}
	return a
}

// fill gives values to the variables from one on; true once all have theirs and every check holds.
func (a *assignment) fill(at, variable int, value int64) bool {
	if at == len(a.free) {
		return true
	}
	v := a.free[at]
	was := &a.s.Variables[v]
	try := func(x int64) bool {
		if a.s.steps++; a.s.steps > maxSteps || v == variable && x != value {
			return false
		}
		a.values[v] = x
		return a.holds(at) && a.fill(at+1, variable, value)
	}
	return slices.ContainsFunc(was.Others, try) || try(was.Value)
}

func (a *assignment) holds(at int) bool {
	for _, c := range a.judged[at] {
		check := &a.s.Checks[c]
		a.buffer = a.buffer[:0]
		for _, v := range check.Of {
			a.buffer = append(a.buffer, a.values[v])
		}
		if !check.Holds(a.buffer) {
			return false
		}
	}
	return true
}

// choices gives the values that the variables of a set's cells can take while every check holds.
func (s *search) choices(set []int) []Choice {
	var all []Choice
	for i, v := range s.Variables {
		if v.Cell == Fixed || !slices.Contains(set, v.Cell) {
			continue
		}
		choice := Choice{Variable: i}
		for _, value := range append([]int64{v.Value}, v.Others...) {
			if s.feasible(set, i, value) {
				choice.Values = append(choice.Values, value)
			}
		}
		all = append(all, choice)
	}
	return all
}
