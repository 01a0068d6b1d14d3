package matching

import (
	"container/heap"
	"math"
)

// most is how many records of a cluster another is weighed against; of a larger one every so manieth is taken.
const most = 24

// clusterer joins records into clusters, the surest first.
type clusterer struct {
	comparators []*comparator
	prior       float64
	least       float64 // the weight that joins
	once        *Column
	members     [][]int32
	at          []int32          // the cluster of each record
	near        []map[int32]bool // of each cluster, the others that some pair leads to
	version     []int32          // of each cluster: what was weighed before it grew no longer holds
	queue       joins
}

// join is two clusters that may be one.
type join struct {
	weight     float64
	a, b       int32
	from, with int32 // their versions
}

type joins []join

func (q joins) Len() int { return len(q) }
func (q joins) Less(i, j int) bool {
	if q[i].weight != q[j].weight {
		return q[i].weight > q[j].weight
	}
	if q[i].a != q[j].a {
		return q[i].a < q[j].a
	}
	return q[i].b < q[j].b
}
func (q joins) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *joins) Push(x any)   { *q = append(*q, x.(join)) }
func (q *joins) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

// run joins clusters as long as the evidence for the surest two outweighs what is needed.
func (k *clusterer) run(rows int, links []link) []int32 {
	k.members, k.at, k.version = make([][]int32, rows), make([]int32, rows), make([]int32, rows)
	k.near = make([]map[int32]bool, rows)
	for i := range rows {
		k.members[i] = []int32{int32(i)}
		k.at[i] = int32(i)
	}
	for _, l := range links {
		for _, pair := range [][2]int32{{l.a, l.b}, {l.b, l.a}} {
			if k.near[pair[0]] == nil {
				k.near[pair[0]] = map[int32]bool{}
			}
			k.near[pair[0]][pair[1]] = true
		}
		if l.weight >= k.least && !k.clash([]int32{l.a}, []int32{l.b}) {
			k.queue = append(k.queue, join{l.weight, l.a, l.b, 0, 0})
		}
	}
	heap.Init(&k.queue)
	for len(k.queue) > 0 {
		j := heap.Pop(&k.queue).(join)
		if k.version[j.a] != j.from || k.version[j.b] != j.with {
			continue
		}
		k.unite(j.a, j.b)
	}
	return k.at
}

// unite joins two clusters under the lower number and weighs it against those near it anew.
func (k *clusterer) unite(a, b int32) {
	if b < a {
		a, b = b, a
	}
	for _, r := range k.members[b] {
		k.at[r] = a
	}
	k.members[a] = append(k.members[a], k.members[b]...)
	k.members[b] = nil
	k.version[a]++
	k.version[b] = -1
	for other := range k.near[b] {
		delete(k.near[other], b)
		if other != a {
			k.near[a][other] = true
			k.near[other][a] = true
		}
	}
	delete(k.near[a], b)
	k.near[b] = nil
	for other := range k.near[a] {
		if w := k.weigh(k.members[a], k.members[other]); w >= k.least {
			x, y := a, other
			if y < x {
				x, y = y, x
			}
			heap.Push(&k.queue, join{w, x, y, k.version[x], k.version[y]})
		}
	}
}

// weigh is the logarithm of the odds that two clusters are one: for each comparison the mean of the ratios of all pairs across that say
// something, so that each comparison counts once however many records a cluster has, and one record that agrees does not
// outvote ten that do not.
func (k *clusterer) weigh(a, b []int32) float64 {
	if k.clash(a, b) {
		return math.Inf(-1)
	}
	stepA, stepB := (len(a)+most-1)/most, (len(b)+most-1)/most
	w := k.prior
	for _, c := range k.comparators {
		sum, n := 0.0, 0
		for i := 0; i < len(a); i += stepA {
			for j := 0; j < len(b); j += stepB {
				if level := c.level(a[i], b[j]); level != missing {
					sum += c.exact(a[i], b[j], level)
					n++
				}
			}
		}
		if n > 0 {
			w += math.Log2(sum / float64(n))
		}
	}
	return w
}

// clash says that both have a record with one text in the column in which a cluster has each text once.
func (k *clusterer) clash(a, b []int32) bool {
	if k.once == nil {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if code := k.once.Codes[x]; code != 0 && code == k.once.Codes[y] {
				return true
			}
		}
	}
	return false
}
