package matching

import (
	"fmt"
	"slices"
	"sync"
)

// BlockUse says what became of a block.
type BlockUse struct {
	Columns []string
	Groups  int // of two records or more
	Pairs   int // that no block before it has
	Large   int // groups over the limit
	LeftOut int // records in groups that were too large however they were refined
}

// grouping says in which group of a block each record is; 0 is none.
type grouping struct {
	of     []uint32
	groups [][]int32
}

// groupings makes the blocks' groups.
func (m *Model) groupings(t *Table) ([]grouping, []BlockUse, error) {
	columns := func(names []string) ([]*Column, error) {
		var all []*Column
		for _, name := range names {
			c := t.Column(name)
			if c == nil {
				return nil, fmt.Errorf("there is no column %q, which a block looks at", name)
			}
			all = append(all, c)
		}
		return all, nil
	}
	refine, err := columns(m.Refine)
	if err != nil {
		return nil, nil, err
	}
	var all []grouping
	var uses []BlockUse
	for _, b := range m.Blocks {
		keys, err := columns(b)
		if err != nil {
			return nil, nil, err
		}
		use := BlockUse{Columns: b}
		everybody := make([]int32, t.Rows)
		for i := range everybody {
			everybody[i] = int32(i)
		}
		groups := [][]int32{everybody}
		for _, c := range keys {
			groups = split(groups, c)
		}
		var kept [][]int32
		for _, g := range groups {
			if len(g) > m.BlockLimit {
				use.Large++
			}
			kept = append(kept, m.fit(g, refine, &use)...)
		}
		use.Groups = len(kept)
		g := grouping{of: make([]uint32, t.Rows), groups: kept}
		for i, members := range kept {
			for _, r := range members {
				g.of[r] = uint32(i) + 1
			}
		}
		all = append(all, g)
		uses = append(uses, use)
	}
	return all, uses, nil
}

// split divides groups by a column; groups of one, and records with a blank, fall away.
func split(groups [][]int32, c *Column) [][]int32 {
	var out [][]int32
	for _, g := range groups {
		sorted := slices.Clone(g)
		slices.SortFunc(sorted, func(a, b int32) int {
			if x, y := c.Codes[a], c.Codes[b]; x != y {
				return int(x) - int(y)
			}
			return int(a - b)
		})
		for from := 0; from < len(sorted); {
			code, to := c.Codes[sorted[from]], from+1
			for to < len(sorted) && c.Codes[sorted[to]] == code {
				to++
			}
			if code != 0 && to-from > 1 {
				out = append(out, sorted[from:to:to])
			}
			from = to
		}
	}
	return out
}

// fit divides a group that is too large by the columns of refine, one after the other.
func (m *Model) fit(g []int32, refine []*Column, use *BlockUse) [][]int32 {
	if len(g) <= m.BlockLimit {
		return [][]int32{g}
	}
	if len(refine) == 0 {
		use.LeftOut += len(g)
		return nil
	}
	var out [][]int32
	inside := 0
	for _, part := range split([][]int32{g}, refine[0]) {
		inside += len(part)
		out = append(out, m.fit(part, refine[1:], use)...)
	}
	use.LeftOut += len(g) - inside
	return out
}

// compareAll compares the pairs of all groups, each pair once: in the first block that has it.
func compareAll(groupings []grouping, uses []BlockUse, comparators []*comparator, jobs int) *pairs {
	type task struct{ block, from, to int }
	var tasks []task
	for b, g := range groupings {
		work, from := 0, 0
		for i, members := range g.groups {
			work += len(members) * len(members) / 2
			if work > 1<<18 || i == len(g.groups)-1 {
				tasks = append(tasks, task{b, from, i + 1})
				work, from = 0, i+1
			}
		}
	}
	found := make([]*pairs, len(tasks))
	next := make(chan int, len(tasks))
	for i := range tasks {
		next <- i
	}
	close(next)
	var group sync.WaitGroup
	for range max(1, jobs) {
		group.Go(func() {
			own := make([]*comparator, len(comparators))
			for i, c := range comparators {
				own[i] = c.fork()
			}
			for i := range next {
				found[i] = compareGroups(groupings, tasks[i].block, tasks[i].from, tasks[i].to, own)
			}
		})
	}
	group.Wait()
	all := &pairs{}
	number := map[pattern]int32{}
	for i, f := range found {
		uses[tasks[i].block].Pairs += len(f.a)
		all.join(f, number)
	}
	return all
}

func compareGroups(groupings []grouping, block, from, to int, comparators []*comparator) *pairs {
	out := &pairs{}
	number := map[pattern]int32{}
	for _, g := range groupings[block].groups[from:to] {
		for i, a := range g {
		next:
			for _, b := range g[i+1:] {
				for _, before := range groupings[:block] {
					if x := before.of[a]; x != 0 && x == before.of[b] {
						continue next
					}
				}
				var p pattern
				for k, c := range comparators {
					p.set(k, c.level(a, b))
				}
				out.add(a, b, p, 1, number)
			}
		}
	}
	return out
}

func (p *pairs) add(a, b int32, levels pattern, count float64, number map[pattern]int32) {
	n, known := number[levels]
	if !known {
		n = int32(len(p.patterns))
		number[levels] = n
		p.patterns = append(p.patterns, levels)
		p.counts = append(p.counts, 0)
	}
	p.counts[n] += count
	p.a, p.b, p.of = append(p.a, a), append(p.b, b), append(p.of, n)
}

// join puts more pairs behind, with the numbers of this one's patterns.
func (p *pairs) join(more *pairs, number map[pattern]int32) {
	numbers := make([]int32, len(more.patterns))
	for i, levels := range more.patterns {
		n, known := number[levels]
		if !known {
			n = int32(len(p.patterns))
			number[levels] = n
			p.patterns = append(p.patterns, levels)
			p.counts = append(p.counts, 0)
		}
		p.counts[n] += more.counts[i]
		numbers[i] = n
	}
	p.a, p.b = append(p.a, more.a...), append(p.b, more.b...)
	for _, n := range more.of {
		p.of = append(p.of, numbers[n])
	}
}
