package compare

import (
	"cmp"
	"slices"

	"rollnet/screening/roll"
)

// comparer goes through the pairs and notes what differs.
type comparer struct {
	options Options
	match   *matching
	out     *Difference
	plans   map[[2]*roll.Part]*plan
	order   []*plan // as they came up
}

// plan is what of two sheets' rows is compared.
type plan struct {
	fields []roll.Field
	others []columns // of no known field
	apart  []Apart
	text   bool // the sheets have one layout: texts are compared, not only what they mean
	rows   int  // pairs compared
}

type columns struct {
	header        string
	before, after int
}

func (c *comparer) plan(p, q *roll.Part) *plan {
	at := [2]*roll.Part{p, q}
	if x := c.plans[at]; x != nil {
		return x
	}
	x := &plan{text: p.Kind == q.Kind && p.Era == q.Era && p.Table.Untyped == q.Table.Untyped && p.Table.Date1904 == q.Table.Date1904}
	for _, f := range roll.Fields() {
		switch has, had := q.Has(f), p.Has(f); {
		case has && had:
			x.fields = append(x.fields, f)
		case had:
			x.apart = append(x.apart, Apart{Field: f, In: "before"})
		case has:
			x.apart = append(x.apart, Apart{Field: f, In: "after"})
		}
	}
	if len(x.apart)*layoutShare > len(x.fields) {
		x.text = false
	}
	if c.options.Others != nil {
		x.others = sameHeaders(c.options.Others(p), c.options.Others(q))
	}
	c.plans[at] = x
	c.order = append(c.order, x)
	return x
}

// layoutShare: sheets of one kind and time are of one layout where no more than a field in so many stands in one only.
const layoutShare = 5

// apart adds up the rows in which a field was not compared because only one of the rows has it. A household's field is not
// apart where both rolls have it somewhere: it was compared there.
func (c *comparer) apart() {
	rows := map[Apart]int{}
	for _, x := range c.order {
		for _, a := range x.apart {
			if !a.Field.OfHousehold() || !has(c.match.before.roll, a.Field) || !has(c.match.after.roll, a.Field) {
				rows[a] += x.rows
			}
		}
	}
	for a, n := range rows {
		a.Rows = n
		c.out.Apart = append(c.out.Apart, a)
	}
	slices.SortFunc(c.out.Apart, func(a, b Apart) int { return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.In, b.In)) })
}

// sameHeaders are the columns whose headers stand once in both sheets.
func sameHeaders(before, after []Other) (both []columns) {
	once := func(all []Other) map[string]int {
		cols := map[string]int{}
		for _, o := range all {
			if _, twice := cols[o.Header]; twice {
				cols[o.Header] = none
				continue
			}
			cols[o.Header] = o.Col
		}
		return cols
	}
	a, b := once(before), once(after)
	for _, o := range before {
		if i, j := a[o.Header], b[o.Header]; o.Header != "" && i != none {
			if _, found := b[o.Header]; found && j != none {
				both = append(both, columns{o.Header, i, j})
			}
		}
	}
	return both
}

// persons compares the rows of each pair of persons, household by household, and lists the rows without a partner.
func (c *comparer) persons() {
	before, after := c.match.before, c.match.after
	for i := range before.roll.Households {
		h := &before.roll.Households[i]
		house := &collector{by: c.match.houseBy[i]}
		for n := range h.Members {
			index := h.Members[n].Index
			partner := before.partner[index]
			if partner == none {
				c.out.Removed = append(c.out.Removed, before.row(index))
				continue
			}
			c.person(house, before.row(index), after.row(partner), before.house[i] == after.of[partner], c.match.by[index])
		}
		c.house(house, int32(i))
	}
	for j := range after.partner {
		if after.partner[j] == none {
			c.out.Added = append(c.out.Added, after.row(int32(j)))
		}
	}
}

func (c *comparer) person(house *collector, a, b Row, together bool, by By) {
	c.out.MatchedPersons++
	switch {
	case by.Candidate():
		c.out.Candidates = append(c.out.Candidates, Pair{a, b, by})
	case by == ByNumberYet:
		c.out.Doubtful = append(c.out.Doubtful, Pair{a, b, by})
	}
	if !together {
		c.out.Moved = append(c.out.Moved, Move{a, b})
	}
	c.row(a, b, func(change Change, ofHouse, differs bool) {
		switch {
		case ofHouse && together:
			house.add(change, differs)
		case differs:
			change.Moved, change.By = ofHouse, by
			c.out.Changes = append(c.out.Changes, change)
		}
	})
}

// row compares two rows and gives each compared cell to visit; change has but one of Field and Header.
func (c *comparer) row(a, b Row, visit func(change Change, ofHouse, differs bool)) {
	p, q := a.Part, b.Part
	plan := c.plan(p, q)
	plan.rows++
	i, j := int(a.Entry.Row), int(b.Entry.Row)
	for _, f := range plan.fields {
		x, y := p.Value(f, i), q.Value(f, j)
		c.out.Compared++
		same := plan.text && (x.Text == y.Text || sameNumber(x, y))
		if same && !f.OfHousehold() {
			continue
		}
		change := Change{Field: f}
		if !same {
			form := means(p, q, f, i, j, !plan.text)
			if same = form && (!plan.text || c.options.IgnoreForm); !same {
				change = Change{Field: f, Was: x.Text, Becomes: y.Text, Form: form, Cells: []Twin{{Spot{a, p.Column(f)}, Spot{b, q.Column(f)}}}}
			}
		}
		if !same || f.OfHousehold() {
			visit(change, f.OfHousehold(), !same)
		}
	}
	for _, o := range plan.others {
		x, y := p.Table.At(i, o.before).Text, q.Table.At(j, o.after).Text
		c.out.Compared++
		form := x != y && meaning(x) == meaning(y)
		if x != y && !(form && (c.options.IgnoreForm || !plan.text)) {
			visit(Change{Header: o.header, Was: x, Becomes: y, Form: form, Cells: []Twin{{Spot{a, o.before}, Spot{b, o.after}}}}, false, true)
		}
	}
}

// sort puts everything in the order of files, sheets, rows and columns.
func (c *comparer) sort() {
	d := c.out
	slices.SortStableFunc(d.Changes, func(a, b Change) int {
		x, y := a.Cells[0].Before, b.Cells[0].Before
		return cmp.Or(byPlace(x.Row, y.Row), cmp.Compare(x.Col, y.Col), cmp.Compare(a.Field, b.Field))
	})
	slices.SortStableFunc(d.Added, byPlace)
	slices.SortStableFunc(d.Removed, byPlace)
	slices.SortStableFunc(d.Moved, func(a, b Move) int { return byPlace(a.Before, b.Before) })
	for _, pairs := range [][]Pair{d.Candidates, d.Doubtful} {
		slices.SortStableFunc(pairs, func(a, b Pair) int { return byPlace(a.Before, b.Before) })
	}
}
