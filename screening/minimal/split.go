package minimal

import "slices"

// split takes contradictions apart that have nothing to do with each other: no cell of one's smallest sets shares a check
// with a cell of the other's, and every choice of the one goes with every choice of the other.
func (s *search) split(sets []Set) []Part {
	group := s.groups(sets)
	var order []int // the groups by their first check
	failing := map[int][]int{}
	for _, c := range s.fails {
		for _, cell := range s.cellsOf[c] {
			if g, ok := group[cell]; ok {
				if failing[g] == nil {
					order = append(order, g)
				}
				failing[g] = append(failing[g], c)
				break
			}
		}
	}
	parts, product := make([]Part, 0, len(order)), 1
	for _, g := range order {
		part := Part{Failing: failing[g]}
		for _, set := range sets {
			part.add(s.project(set, func(cell int) bool { return group[cell] == g }))
		}
		product *= len(part.Sets)
		parts = append(parts, part)
	}
	if product != len(sets) {
		return []Part{{s.fails, sets}}
	}
	return parts
}

// groups numbers the cells of the sets by what hangs together: cells that share a check.
func (s *search) groups(sets []Set) map[int]int {
	group := map[int]int{}
	for _, set := range sets {
		for _, cell := range set.Cells {
			group[cell] = cell
		}
	}
	for _, cells := range s.cellsOf {
		first := -1
		for _, cell := range cells {
			g, ok := group[cell]
			switch {
			case !ok:
			case first < 0:
				first = g
			case g != first:
				for other, of := range group {
					if of == g {
						group[other] = first
					}
				}
			}
		}
	}
	return group
}

// project is what of a set lies in a group.
func (s *search) project(set Set, in func(cell int) bool) Set {
	var part Set
	for _, cell := range set.Cells {
		if in(cell) {
			part.Cells = append(part.Cells, cell)
		}
	}
	for _, choice := range set.Choices {
		if in(s.Variables[choice.Variable].Cell) {
			part.Choices = append(part.Choices, choice)
		}
	}
	return part
}

func (p *Part) add(set Set) {
	if !slices.ContainsFunc(p.Sets, func(other Set) bool { return slices.Equal(other.Cells, set.Cells) }) {
		p.Sets = append(p.Sets, set)
	}
}
