package roll

import "rollnet/screening/idno"

// index finds things by ID key. What has one key lies side by side, in the order in which it was added: one map with one
// number a key is a third of the memory of a map of slices.
type index[T any] struct {
	groups map[string]uint32
	starts []uint32 // where a group begins; one more than there are groups
	all    []T
}

func (x *index[T]) of(key string) []T {
	g, ok := x.groups[key]
	if !ok {
		return nil
	}
	return x.all[x.starts[g]:x.starts[g+1]:x.starts[g+1]]
}

// indexer collects an index.
type indexer[T any] struct {
	groups map[string]uint32
	counts []uint32
	group  []uint32
	things []T
}

func newIndexer[T any](size int) *indexer[T] {
	return &indexer[T]{groups: make(map[string]uint32, size), group: make([]uint32, 0, size), things: make([]T, 0, size)}
}

func (x *indexer[T]) add(id *idno.Number, thing T) {
	if id == nil || id.Key == "" {
		return
	}
	g, ok := x.groups[id.Key]
	if !ok {
		g = uint32(len(x.counts))
		x.groups[id.Key] = g
		x.counts = append(x.counts, 0)
	}
	x.counts[g]++
	x.group = append(x.group, g)
	x.things = append(x.things, thing)
}

func (x *indexer[T]) index() index[T] {
	starts := make([]uint32, len(x.counts)+1)
	for g, n := range x.counts {
		starts[g+1] = starts[g] + n
	}
	all := make([]T, len(x.things))
	next := append([]uint32(nil), starts...)
	for i, g := range x.group {
		all[next[g]] = x.things[i]
		next[g]++
	}
	return index[T]{groups: x.groups, starts: starts, all: all}
}

// idOf is the number in an IDType field without copying it; nil where the sheet has no such field.
func (p *Part) idOf(f Field, row int32) *idno.Number {
	if t := p.ids[f]; t != nil {
		return t.Ref(int(row))
	}
	return nil
}
