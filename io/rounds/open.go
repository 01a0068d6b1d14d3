package rounds

import (
	"slices"
	"sort"

	"rollnet/io/ledger"
	"rollnet/screening"
)

// StateAnswered and the others are the states of findings.
const (
	StateAnswered   = "answered"
	StatePersisting = "persisting"
)

// Open is what is left of a run's findings once a plan is carried out, at their places in the rolls after: without those that
// were corrected or whose row has left. Those whose answer stands are answered, all others persist.
func (p *Plan) Open(found []ledger.Finding) []ledger.Finding {
	settled := map[string]State{}
	for i := range p.Entries {
		e := &p.Entries[i]
		if e.State == Repeated && settled[e.ID] == "" || e.Stands() {
			settled[e.ID] = e.State
		}
	}
	leaves := p.LeavingRows()
	var open []ledger.Finding
	for _, f := range found {
		if f.Applied || settled[f.ID] == Applied || gone(leaves, &f) {
			continue
		}
		f.State = StatePersisting
		if settled[f.ID] != "" {
			f.State = StateAnswered
		}
		open = append(open, moved(leaves, f))
	}
	return open
}

// has says that a row leaves.
func has(leaves map[string]map[string][]int, file, sheet string, row int) bool {
	_, found := slices.BinarySearch(leaves[file][sheet], row)
	return found
}

// gone says that a finding's row has left, or of a duplicate the row that it is a duplicate of.
func gone(leaves map[string]map[string][]int, f *ledger.Finding) bool {
	if has(leaves, f.File, f.Sheet, f.Row) {
		return true
	}
	return f.Family == screening.Duplicate && slices.ContainsFunc(f.Related, func(r ledger.Related) bool { return has(leaves, r.File, r.Sheet, r.Row) })
}

// moved is a finding with its places where its rows stand once others have left.
func moved(leaves map[string]map[string][]int, f ledger.Finding) ledger.Finding {
	up := func(file, sheet string, row *int) {
		if rows := leaves[file][sheet]; len(rows) > 0 {
			*row -= sort.SearchInts(rows, *row)
		}
	}
	if len(leaves) == 0 {
		return f
	}
	f.Related = slices.Clone(f.Related)
	f.Related = slices.DeleteFunc(f.Related, func(r ledger.Related) bool { return has(leaves, r.File, r.Sheet, r.Row) })
	for i := range f.Related {
		up(f.Related[i].File, f.Related[i].Sheet, &f.Related[i].Row)
	}
	if f.Unit != nil {
		u := *f.Unit
		u.Changes, u.Leaves = slices.Clone(u.Changes), slices.Clone(u.Leaves)
		u.Changes = slices.DeleteFunc(u.Changes, func(c ledger.Change) bool { return has(leaves, c.File, c.Sheet, c.Row) })
		u.Leaves = slices.DeleteFunc(u.Leaves, func(r ledger.Row) bool { return has(leaves, r.File, r.Sheet, r.Row) })
		for i := range u.Changes {
			up(u.Changes[i].File, u.Changes[i].Sheet, &u.Changes[i].Row)
		}
		for i := range u.Leaves {
			up(u.Leaves[i].File, u.Leaves[i].Sheet, &u.Leaves[i].Row)
		}
		f.Unit = &u
	}
	up(f.File, f.Sheet, &f.Row)
	return f
}
