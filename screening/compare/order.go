package compare

import (
	"slices"
	"sort"
)

// rowOrder lists the pairs that stand out of the order which most rows have kept: those outside a longest run of rows that
// come in the same order before and after.
func (c *comparer) rowOrder() {
	var pairs []Pair
	before, after := c.match.before, c.match.after
	for i, j := range before.partner {
		if j != none {
			pairs = append(pairs, Pair{before.row(int32(i)), after.row(j), c.match.by[i]})
		}
	}
	slices.SortStableFunc(pairs, func(a, b Pair) int { return byPlace(a.After, b.After) })
	place := make(map[Row]int, len(pairs))
	for i, p := range pairs {
		place[p.After] = i
	}
	slices.SortStableFunc(pairs, func(a, b Pair) int { return byPlace(a.Before, b.Before) })
	sequence := make([]int, len(pairs))
	for i, p := range pairs {
		sequence[i] = place[p.After]
	}
	kept := rising(sequence)
	for i, p := range pairs {
		if !kept[i] {
			c.out.OutOfOrder = append(c.out.OutOfOrder, p)
		}
	}
}

// rising marks a longest rising subsequence.
func rising(sequence []int) []bool {
	var ends []int // places of the least last members of runs of each length
	from := make([]int, len(sequence))
	for i, v := range sequence {
		n := sort.Search(len(ends), func(n int) bool { return sequence[ends[n]] >= v })
		from[i] = none
		if n > 0 {
			from[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	kept := make([]bool, len(sequence))
	if len(ends) == 0 {
		return kept
	}
	for i := ends[len(ends)-1]; i != none; i = from[i] {
		kept[i] = true
	}
	return kept
}
