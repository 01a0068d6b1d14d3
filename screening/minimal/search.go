package minimal

import (
	"cmp"
	"container/heap"
	"slices"
)

// search looks for the smallest sets, from the lightest on. From a set that leaves a failing check as it is, it goes on with
// each cell of that check; from one that touches them all and does not do, with each cell that shares a check with it. Any
// set that does can be reached so: what of it is not yet in the set must hang together with the set, else the set would do.
type search struct {
	*Problem
	fails   []int
	cellsOf [][]int // the cells of each check
	steps   int
}

func newSearch(p *Problem, failing []int) *search {
	s := &search{Problem: p, fails: failing}
	for _, c := range p.Checks {
		s.cellsOf = append(s.cellsOf, p.cells(c))
	}
	return s
}

// candidate is a set that is to be looked at.
type candidate struct {
	cells  []int
	weight int
}

type queue []candidate

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].weight, q[j].weight), slices.Compare(q[i].cells, q[j].cells)) < 0
}
func (q *queue) Push(x any) { *q = append(*q, x.(candidate)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// smallest gives every smallest set that does, in order of their cells.
func (s *search) smallest() (sets [][]int, ok bool) {
	open := &queue{{}}
	seen := map[string]bool{}
	least := -1
	for looked := 0; open.Len() > 0; looked++ {
		if looked > maxSets || s.steps > maxSteps {
			return nil, false
		}
		at := heap.Pop(open).(candidate)
		if least >= 0 && at.weight > least {
			break
		}
		more, whole := s.untouched(at.cells)
		if whole {
			if s.feasible(at.cells, -1, 0) {
				sets, least = append(sets, at.cells), at.weight
				continue
			}
			more = s.neighbours(at.cells)
		}
		for _, cell := range more {
			next := candidate{with(at.cells, cell), at.weight + s.Weights[cell]}
			if key := keyOf(next.cells); !seen[key] && (least < 0 || next.weight <= least) {
				seen[key] = true
				heap.Push(open, next)
			}
		}
	}
	slices.SortFunc(sets, slices.Compare)
	return sets, len(sets) > 0
}

// untouched gives the cells of the first failing check that a set leaves as it is; whole is true where it leaves none.
func (s *search) untouched(set []int) (cells []int, whole bool) {
	for _, c := range s.fails {
		if !meets(s.cellsOf[c], set) {
			return s.cellsOf[c], false
		}
	}
	return nil, true
}

// neighbours gives the cells that share a check with a set and are not in it.
func (s *search) neighbours(set []int) []int {
	var all []int
	for _, cells := range s.cellsOf {
		if !meets(cells, set) {
			continue
		}
		for _, cell := range cells {
			if !slices.Contains(set, cell) && !slices.Contains(all, cell) {
				all = append(all, cell)
			}
		}
	}
	return all
}

func meets(a, b []int) bool {
	return slices.ContainsFunc(a, func(cell int) bool { return slices.Contains(b, cell) })
}

func with(set []int, cell int) []int {
	at, _ := slices.BinarySearch(set, cell)
	return slices.Insert(slices.Clone(set), at, cell)
}

func keyOf(set []int) string {
	key := make([]byte, 0, 2*len(set))
	for _, cell := range set {
		key = append(key, byte(cell>>8), byte(cell))
	}
	return string(key)
}
