package matching

import (
	"cmp"
	"math"
	"slices"
)

// Options say how a table is matched. None of them changes the result.
type Options struct {
	Jobs int // goroutines that compare; less than 1 is 1
}

// Pair is two records, the lower number first.
type Pair struct {
	A, B        int32
	Weight      float64 // logarithm to base 2 of the odds that they are one
	Probability float64
	Match       bool // they are of one cluster; else they are worth a look
}

// Result is what matching found.
type Result struct {
	Pairs    []Pair  // matches, and pairs worth a look, by A and B
	Clusters []int32 // of each record the lowest record of its cluster
	Blocks   []BlockUse
	Compared int // pairs

	model       *Model
	comparators []*comparator
	prior       float64
	place       []int32 // of each record in the order of matching
}

// link is a pair in the order of matching.
type link struct {
	a, b   int32
	weight float64
}

// Run matches a table's records. The result does not depend on their order, nor on the jobs.
func (m *Model) Run(t *Table, opt Options) (*Result, error) {
	prepared, err := m.prepare(t)
	if err != nil {
		return nil, err
	}
	comparators, err := m.comparators(prepared)
	if err != nil {
		return nil, err
	}
	records := m.arrange(prepared)
	groupings, uses, err := m.groupings(prepared)
	if err != nil {
		return nil, err
	}
	candidates := compareAll(groupings, uses, comparators, opt.Jobs)
	r := &Result{Blocks: uses, Compared: len(candidates.a), model: m, comparators: comparators}
	r.prior = learn(comparators, candidates, t.Rows, m.Trust)
	links := r.links(candidates)
	k := &clusterer{comparators: comparators, prior: r.prior, least: logit(m.Match), once: prepared.Column(m.Once)}
	clusters := k.run(t.Rows, links)
	r.settle(records, clusters, links)
	return r, nil
}

// arrange puts the records of a prepared table into the order of what they hold.
func (m *Model) arrange(t *Table) []int32 {
	var names []string
	for name := range t.columns {
		names = append(names, name)
	}
	slices.Sort(names)
	var columns []*Column
	for _, name := range names {
		columns = append(columns, t.columns[name])
	}
	records := order(t.Rows, columns)
	for _, c := range columns {
		codes := make([]uint32, len(c.Codes))
		for i, r := range records {
			codes[i] = c.Codes[r]
		}
		c.Codes = codes
	}
	return records
}

func logit(p float64) float64 { return math.Log2(p / (1 - p)) }

func probability(weight float64) float64 { return 1 / (1 + math.Exp2(-weight)) }

// weigh is the weight of a pair in the order of matching.
func (r *Result) weigh(a, b int32) float64 {
	w := r.prior
	for _, c := range r.comparators {
		w += math.Log2(c.exact(a, b, c.level(a, b)))
	}
	return w
}

// faint is the weight below which a pair is not even a path between clusters.
const faint = -7

// links are the candidates that may come to something.
func (r *Result) links(p *pairs) []link {
	var all []link
	for i, n := range p.of {
		w := r.prior
		for k, c := range r.comparators {
			w += math.Log2(c.exact(p.a[i], p.b[i], p.patterns[n].level(k)))
		}
		if w >= faint {
			all = append(all, link{min(p.a[i], p.b[i]), max(p.a[i], p.b[i]), w})
		}
	}
	slices.SortFunc(all, func(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return all
}

// settle gives the result in the records' own numbers.
func (r *Result) settle(records, clusters []int32, links []link) {
	r.place = make([]int32, len(records))
	first := map[int32]int32{}
	for i, record := range records {
		r.place[record] = int32(i)
		if low, known := first[clusters[i]]; !known || record < low {
			first[clusters[i]] = record
		}
	}
	r.Clusters = make([]int32, len(records))
	together := map[int32][]int32{}
	for i, record := range records {
		low := first[clusters[i]]
		r.Clusters[record] = low
		together[low] = append(together[low], record)
	}
	for _, members := range together {
		slices.Sort(members)
		for i, a := range members {
			for _, b := range members[i+1:] {
				r.Pairs = append(r.Pairs, r.pair(a, b, true))
			}
		}
	}
	for _, l := range links {
		if clusters[l.a] == clusters[l.b] || probability(l.weight) < r.model.Possible {
			continue
		}
		a, b := records[l.a], records[l.b]
		r.Pairs = append(r.Pairs, r.pair(min(a, b), max(a, b), false))
	}
	slices.SortFunc(r.Pairs, func(x, y Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
}

func (r *Result) pair(a, b int32, match bool) Pair {
	w := r.weigh(r.place[a], r.place[b])
	return Pair{A: a, B: b, Weight: w, Probability: probability(w), Match: match}
}

// Term is one comparison's part of a pair's weight.
type Term struct {
	Comparison string
	Level      string
	Weight     float64
}

// Prior is what a pair weighs before anything is compared.
func (r *Result) Prior() float64 { return r.prior }

// Explain gives the parts of a pair's weight, in the order of the comparisons: with the prior they add up to it.
func (r *Result) Explain(a, b int32) []Term {
	var terms []Term
	x, y := r.place[a], r.place[b]
	for _, c := range r.comparators {
		level := c.level(x, y)
		t := Term{Comparison: c.Name, Weight: math.Log2(c.exact(x, y, level))}
		switch {
		case level == missing:
			t.Level = Missing
		case level >= bins:
			t.Level = c.Levels[c.same]
		case level == c.levels-1:
			t.Level = Else
		default:
			t.Level = c.Levels[level]
		}
		terms = append(terms, t)
	}
	return terms
}
