package compare

import (
	"cmp"
	"slices"

	"rollnet/screening/roll"
)

// collector gathers what the rows of one household say of the household's fields, so that what differs alike in all of
// them is one change.
type collector struct {
	by      By
	fields  []roll.Field // compared in some row
	counts  [][2]int     // rows compared, rows that differ like the first that does; by place in fields
	changes []Change     // in the order of the rows
}

func (x *collector) add(change Change, differs bool) {
	i := slices.Index(x.fields, change.Field)
	if i < 0 {
		i = len(x.fields)
		x.fields, x.counts = append(x.fields, change.Field), append(x.counts, [2]int{})
	}
	x.counts[i][0]++
	if !differs {
		return
	}
	for k := range x.changes {
		if c := &x.changes[k]; c.Field == change.Field && c.Was == change.Was && c.Becomes == change.Becomes {
			c.Cells = append(c.Cells, change.Cells...)
			return
		}
	}
	change.By = x.by
	x.changes = append(x.changes, change)
}

// all are the changes: one for the household where all rows differ alike, else one for each row.
func (x *collector) all() (out []Change) {
	for _, c := range x.changes {
		if len(c.Cells) == x.counts[slices.Index(x.fields, c.Field)][0] {
			out = append(out, c)
			continue
		}
		for _, cell := range c.Cells {
			one := c
			one.Cells = []Twin{cell}
			out = append(out, one)
		}
	}
	return out
}

// house compares what stands on the household sheets' rows, and what one layout has there and the other on the persons' rows.
func (c *comparer) house(x *collector, i int32) {
	h := &c.match.before.roll.Households[i]
	j := c.match.before.house[i]
	if j == none {
		c.out.RemovedHouses = append(c.out.RemovedHouses, h)
		c.out.Removed = append(c.out.Removed, sheetRows(h)...)
		c.out.Changes = append(c.out.Changes, x.all()...)
		return
	}
	c.out.MatchedHouses++
	other := &c.match.after.roll.Households[j]
	mine, others := sheetRows(h), sheetRows(other)
	paired := hasSheets(c.match.before.roll) && hasSheets(c.match.after.roll) // else no row is missing in the other
	for n, pair := range pairSheets(mine, others) {
		switch {
		case pair[1] != nil && pair[0] != nil:
			of := x
			if n > 0 {
				of = &collector{by: x.by} // further rows are no more of the same
			}
			c.row(*pair[0], *pair[1], func(change Change, ofHouse, differs bool) {
				if ofHouse {
					of.add(change, differs)
				} else if differs {
					change.By = x.by
					c.out.Changes = append(c.out.Changes, change)
				}
			})
			if of != x {
				c.out.Changes = append(c.out.Changes, of.all()...)
			}
		case pair[1] == nil && paired:
			c.out.Removed = append(c.out.Removed, *pair[0])
		case pair[0] == nil && paired:
			c.out.Added = append(c.out.Added, *pair[1])
		}
	}
	c.across(x, h, other)
	c.out.Changes = append(c.out.Changes, x.all()...)
}

func hasSheets(r *roll.Roll) bool {
	return slices.ContainsFunc(r.Parts, func(p *roll.Part) bool { return p.Kind == roll.Households })
}

// pairSheets pairs the household sheets' rows of one household: those of one content first, then as they come.
func pairSheets(mine, others []Row) (pairs [][2]*Row) {
	if len(mine) == 1 && len(others) == 1 {
		return [][2]*Row{{&mine[0], &others[0]}}
	}
	order := func(rows []Row) []*Row {
		all := make([]*Row, len(rows))
		for i := range rows {
			all[i] = &rows[i]
		}
		slices.SortStableFunc(all, func(a, b *Row) int { return cmp.Compare(contentOf(a.Entry), contentOf(b.Entry)) })
		return all
	}
	a, b := order(mine), order(others)
	a = slices.DeleteFunc(a, func(x *Row) bool {
		n := slices.IndexFunc(b, func(y *Row) bool { return contentOf(x.Entry) == contentOf(y.Entry) })
		if n < 0 {
			return false
		}
		pairs = append(pairs, [2]*Row{x, b[n]})
		b = slices.Delete(b, n, n+1)
		return true
	})
	for i := range max(len(a), len(b)) {
		var pair [2]*Row
		if i < len(a) {
			pair[0] = a[i]
		}
		if i < len(b) {
			pair[1] = b[i]
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// across compares the household's fields that no two rows have both, because one layout has them on a household sheet and
// the other on the persons' rows.
func (c *comparer) across(x *collector, h, other *roll.Household) {
	for _, f := range roll.Fields() {
		if !f.OfHousehold() || slices.Contains(x.fields, f) || !has(c.match.before.roll, f) || !has(c.match.after.roll, f) {
			continue
		}
		if len(h.Members) == 0 && h.Sheet == nil || len(other.Members) == 0 && other.Sheet == nil || !h.Has(f) || !other.Has(f) {
			continue
		}
		a, b := h.Stands(f), other.Stands(f)
		if a.Part.Kind == b.Part.Kind {
			continue // on rows that have no counterpart, and are listed as such
		}
		c.out.Compared++
		if means(a.Part, b.Part, f, a.Row, b.Row, true) {
			continue
		}
		x.add(Change{Field: f, Was: a.Part.Text(f, a.Row), Becomes: b.Part.Text(f, b.Row), Cells: []Twin{{spotOf(a, h), spotOf(b, other)}}}, true)
	}
}

func has(r *roll.Roll, f roll.Field) bool {
	return slices.ContainsFunc(r.Parts, func(p *roll.Part) bool { return p.Has(f) })
}

func spotOf(at roll.Cell, h *roll.Household) Spot {
	row := Row{Entry: roll.Entry{Part: at.Part, Row: int32(at.Row)}, House: h}
	for i := range h.Members {
		if p := &h.Members[i]; p.Part == at.Part && int(p.Row) == at.Row {
			row.Person = p
		}
	}
	return Spot{row, at.Part.Column(at.Field)}
}

// houses lists the households after that were not there before.
func (c *comparer) houses() {
	for j, i := range c.match.after.house {
		if i == none {
			h := &c.match.after.roll.Households[j]
			c.out.AddedHouses = append(c.out.AddedHouses, h)
			c.out.Added = append(c.out.Added, sheetRows(h)...)
		}
	}
}
