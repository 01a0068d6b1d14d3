package minimal

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func equal(a, b int) Check {
	return Check{[]int{a, b}, func(v []int64) bool { return v[0] == v[1] }}
}

func differ(a, b int) Check {
	return Check{[]int{a, b}, func(v []int64) bool { return v[0] != v[1] }}
}

func bit(cell int, value int64) Variable { return Variable{cell, value, []int64{1 - value}} }

func text(parts []Part, ok bool) string {
	out := fmt.Sprint(ok)
	for _, p := range parts {
		out += fmt.Sprintf(" %v:", p.Failing)
		for _, s := range p.Sets {
			out += fmt.Sprintf(" %v=%v", s.Cells, s.Choices)
		}
	}
	return out
}

func TestSolve(t *testing.T) {
	for name, c := range map[string]struct {
		p    Problem
		want string
	}{
		"nothing fails": {Problem{[]int{1, 1}, []Variable{bit(0, 1), bit(1, 1)}, []Check{equal(0, 1)}}, "true"},
		"a tie is not broken": {Problem{[]int{1, 1}, []Variable{bit(0, 0), bit(1, 1)}, []Check{equal(0, 1)}},
			"true [0]: [0]=[{0 [1]}] [1]=[{1 [0]}]"},
		"the trusted cell stays": {Problem{[]int{5, 1}, []Variable{bit(0, 0), bit(1, 1)}, []Check{equal(0, 1)}},
			"true [0]: [1]=[{1 [0]}]"},
		"one cell explains two checks": {Problem{[]int{1, 1, 1}, []Variable{bit(0, 0), bit(1, 1), bit(2, 1)}, []Check{equal(0, 1), equal(0, 2)}},
			"true [0 1]: [0]=[{0 [1]}]"},
		// Cell 0 alone would do for the first check, were it not for the second.
		"a check that held pulls a cell in": {Problem{[]int{1, 9, 1}, []Variable{bit(0, 0), bit(1, 1), bit(2, 0)}, []Check{equal(0, 1), equal(0, 2)}},
			"true [0]: [0 2]=[{0 [1]} {2 [1]}]"},
		"a fixed variable": {Problem{[]int{7}, []Variable{bit(0, 0), {Fixed, 1, nil}}, []Check{equal(0, 1)}}, "true [0]: [0]=[{0 [1]}]"},
		"nothing does":     {Problem{[]int{1}, []Variable{{0, 0, []int64{2}}, {Fixed, 1, nil}}, []Check{equal(0, 1)}}, "false"},
		"several values": {Problem{[]int{1, 9}, []Variable{{0, 1, []int64{2, 3}}, bit(1, 1)}, []Check{differ(0, 1)}},
			"true [0]: [0]=[{0 [2 3]}]"},
		"two variables of a cell": {Problem{[]int{1, 9}, []Variable{bit(0, 0), bit(0, 0), bit(1, 1), bit(1, 1)}, []Check{equal(0, 2), equal(1, 3)}},
			"true [0 1]: [0]=[{0 [1]} {1 [1]}]"},
		"parts apart": {Problem{[]int{1, 1, 9, 1}, []Variable{bit(0, 0), bit(1, 1), bit(2, 0), bit(3, 1)}, []Check{equal(2, 3), equal(0, 1)}},
			"true [0]: [3]=[{3 [0]}] [1]: [0]=[{0 [1]}] [1]=[{1 [0]}]"},
	} {
		if got := text(c.p.Solve()); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestGivesUp(t *testing.T) {
	var p Problem
	for i := range 60 {
		p.Weights = append(p.Weights, 1)
		p.Variables = append(p.Variables, bit(i, int64(i%2)))
		if i > 0 {
			p.Checks = append(p.Checks, equal(i-1, i))
		}
	}
	if parts, ok := p.Solve(); ok {
		t.Errorf("30 of 60 cells, found among more sets than are looked at: %d parts", len(parts))
	}
}

// problem draws a small problem whose checks are tables of what is allowed.
func problem(t *rapid.T) *Problem {
	n := rapid.IntRange(2, 6).Draw(t, "cells")
	p := &Problem{}
	for i := range n {
		p.Weights = append(p.Weights, rapid.IntRange(1, 3).Draw(t, "weight"))
		for range rapid.IntRange(1, 2).Draw(t, "variables") {
			p.Variables = append(p.Variables, Variable{i, 0, []int64{1, 2}[:rapid.IntRange(1, 2).Draw(t, "others")]})
		}
	}
	for range rapid.IntRange(1, 6).Draw(t, "checks") {
		of := []int{rapid.IntRange(0, len(p.Variables)-1).Draw(t, "a"), rapid.IntRange(0, len(p.Variables)-1).Draw(t, "b")}
		allowed := rapid.SliceOfN(rapid.Bool(), 9, 9).Draw(t, "allowed")
		p.Checks = append(p.Checks, Check{of, func(v []int64) bool { return allowed[3*v[0]+v[1]] }})
	}
	return p
}

// slow tries every assignment: the weight of the least change, and the sets of cells that change in one of that weight.
func slow(p *Problem) (least int, sets []string) {
	values := make([]int64, len(p.Variables))
	least = -1
	var try func(i int)
	try = func(i int) {
		if i < len(values) {
			for _, x := range append([]int64{p.Variables[i].Value}, p.Variables[i].Others...) {
				values[i] = x
				try(i + 1)
			}
			return
		}
		for _, c := range p.Checks {
			if !c.Holds([]int64{values[c.Of[0]], values[c.Of[1]]}) {
				return
			}
		}
		var cells []int
		weight := 0
		for v, x := range values {
			if cell := p.Variables[v].Cell; x != p.Variables[v].Value && !slices.Contains(cells, cell) {
				cells = append(cells, cell)
				weight += p.Weights[cell]
			}
		}
		if least < 0 || weight < least {
			least, sets = weight, nil
		}
		if key := fmt.Sprint(cells); weight == least && !slices.Contains(sets, key) {
			sets = append(sets, key)
		}
	}
	try(0)
	slices.Sort(sets)
	return least, sets
}

// The product of the parts' sets is what trying everything gives.
func TestAgainstTryingEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem(t)
		least, want := slow(p)
		parts, ok := p.Solve()
		if !ok || least < 0 {
			if ok != (least >= 0) {
				t.Fatalf("solved: %v, least weight %d", ok, least)
			}
			return
		}
		all := [][]int{nil}
		for _, part := range parts {
			var next [][]int
			for _, a := range all {
				for _, set := range part.Sets {
					both := append(slices.Clone(a), set.Cells...)
					slices.Sort(both)
					next = append(next, both)
				}
			}
			all = next
		}
		var got []string
		for _, cells := range all {
			if cells == nil {
				cells = []int{}
			}
			got = append(got, fmt.Sprint(cells))
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
