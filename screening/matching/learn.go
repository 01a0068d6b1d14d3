package matching

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// samples is how many pairs of texts are taken at random to see how often unlike texts are alike by chance.
const samples = 200_000

// chance sets u, how often two records taken at random have each level: of equal texts exactly, from the shares; of the others from
// all pairs of texts, or where those are too many from pairs drawn by their shares. The texts are sorted, so the draw does not
// depend on the order of the records.
func (c *comparator) chance() {
	equal := c.equals()
	counts, all := c.unlike()
	c.u = make([]float64, c.levels)
	rest := 1.0
	if c.same >= 0 {
		rest = max(1-equal, 1e-9)
	}
	for i := range c.u {
		c.u[i] = rest * (counts[i] + 0.5) / (all + 0.5*float64(c.levels))
	}
	if c.same >= 0 {
		c.u[c.same] = max(equal, 1e-12)
	}
	for i, most := range c.AtMost {
		if most > 0 {
			c.u[i] = min(c.u[i], most)
		}
	}
}

// equals is how often two records have one text, and sets how rare the texts of each bin are.
func (c *comparator) equals() (equal float64) {
	var weight, square [maxBin + 1]float64
	for code, other := range c.column.other {
		if other > 0 {
			f := c.column.share[code]
			equal += f * other
			weight[bin(other)] += f
			square[bin(other)] += f * other
		}
	}
	c.rare = make([]float64, maxBin+1)
	for i := range c.rare {
		c.rare[i] = math.Exp2(-float64(i))
		if weight[i] > 0 {
			c.rare[i] = square[i] / weight[i]
		}
		c.rare[i] = c.bounded(c.rare[i])
	}
	return equal
}

// bounded is a chance of equal texts, no more than the model allows.
func (c *comparator) bounded(chance float64) float64 {
	if c.AtMost != nil && c.same >= 0 && c.AtMost[c.same] > 0 {
		return min(chance, c.AtMost[c.same])
	}
	return chance
}

// unlike counts the levels of two texts taken at random, equal ones left out where they have a level of their own. The counts are
// as of so many samples.
func (c *comparator) unlike() (counts []float64, all float64) {
	counts = make([]float64, c.levels)
	share := c.column.share
	n := len(share)
	if (n-1)*(n-1) <= samples {
		for x := 1; x < n; x++ {
			for y := 1; y < n; y++ {
				if x != y || c.same < 0 {
					weight := samples * share[x] * share[y]
					counts[c.other(uint32(min(x, y)), uint32(max(x, y)))] += weight
					all += weight
				}
			}
		}
		return counts, all
	}
	sums, sum := make([]float64, n), 0.0
	for code := 1; code < n; code++ {
		sum += share[code]
		sums[code] = sum
	}
	random := rand.New(rand.NewPCG(17, 29))
	draw := func() int { return min(n-1, 1+sort.SearchFloat64s(sums[1:], random.Float64()*sum)) }
	for range samples {
		if x, y := draw(), draw(); x != y || c.same < 0 {
			counts[c.other(uint32(min(x, y)), uint32(max(x, y)))]++
			all++
		}
	}
	return counts, all
}

// guess sets m before anything is learnt: as it is expected, else most matches agree, and the rest is spread over the levels, the
// better ones first.
func (c *comparator) guess() {
	c.m = slices.Clone(c.Expect)
	if c.m != nil {
		for i := range c.m {
			c.m[i] = max(c.m[i], 1e-6)
		}
		return
	}
	c.m = make([]float64, c.levels)
	left := 1.0
	for i := range c.levels - 1 {
		c.m[i] = left * 0.8
		left -= c.m[i]
	}
	c.m[c.levels-1] = left
}

// pattern is the levels of a pair, eight bits each.
type pattern [2]uint64

func (p pattern) level(i int) int { return int(p[i/8] >> (i % 8 * 8) & 0xff) }

func (p *pattern) set(i, level int) { p[i/8] |= uint64(level) << (i % 8 * 8) }

// pairs are candidates: their records, and the number of their pattern.
type pairs struct {
	a, b     []int32
	of       []int32
	patterns []pattern
	counts   []float64
}

const (
	rounds  = 100
	settled = 1e-5
)

// learn finds m, and the share of matches among all pairs, that make the pairs as they are likeliest (EM). Pairs that are in no block
// count as no matches. It returns the logarithm to base 2 of the odds that two records taken at random match.
func learn(all []*comparator, p *pairs, rows int, trust float64) (prior float64) {
	for _, c := range all {
		c.chance()
		c.guess()
	}
	total := float64(rows) * float64(rows-1) / 2
	share := 1 / float64(max(rows, 2))
	for range rounds {
		matches := 0.0
		sums := make([][]float64, len(all))
		for i, c := range all {
			sums[i] = make([]float64, c.levels)
		}
		for n, pattern := range p.patterns {
			odds := share / (1 - share)
			for i, c := range all {
				odds *= c.ratio(pattern.level(i))
			}
			q := odds / (1 + odds)
			if math.IsInf(odds, 1) {
				q = 1
			}
			q *= p.counts[n]
			matches += q
			for i, c := range all {
				if level := pattern.level(i); level != missing {
					sums[i][c.index(level)] += q
				}
			}
		}
		change := 0.0
		for i, c := range all {
			seen := 0.0
			for _, s := range sums[i] {
				seen += s
			}
			for level, s := range sums[i] {
				m := (s + 0.5) / (seen + 0.5*float64(c.levels))
				if c.Expect != nil {
					m = (s + trust*c.Expect[level] + 1e-3) / (seen + trust + 1e-3*float64(c.levels))
				}
				change = max(change, math.Abs(m-c.m[level]))
				c.m[level] = m
			}
		}
		share = min(0.5, max((matches+0.5)/(total+1), 1e-12))
		if change < settled {
			break
		}
	}
	return math.Log2(share / (1 - share))
}

// order gives the records in an order of their own: by what they hold in the columns that matter. Records that hold the same are
// alike for all that follows.
func order(rows int, columns []*Column) []int32 {
	all := make([]int32, rows)
	for i := range all {
		all[i] = int32(i)
	}
	slices.SortFunc(all, func(a, b int32) int {
		for _, c := range columns {
			if x, y := c.Codes[a], c.Codes[b]; x != y {
				return int(x) - int(y)
			}
		}
		return int(a - b)
	})
	return all
}
