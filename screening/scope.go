package screening

import (
	"sync"

	"rollnet/screening/idno"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// chunk is how many persons or households one task takes: small enough to share work out, large enough to cost nothing.
const chunk = 8192

// Name is "cell".
func (IDCells) Name() string { return "cell" }

// Name is "cell".
func (NameCells) Name() string { return "cell" }

// Name is "person".
func (Persons) Name() string { return "person" }

// Name is "household".
func (Households) Name() string { return "household" }

// Name is "case".
func (Whole) Name() string { return "case" }

func (check IDCells) tasks(c *Case) []func(*Report) {
	return cells(c, roll.IDNumber, (*roll.Part).IDs, idno.Parse, func(n idno.Number) *Verdict { return check(c, n) })
}

func (check NameCells) tasks(c *Case) []func(*Report) {
	return cells(c, roll.Name, (*roll.Part).Names, namekey.Parse, func(n namekey.Name) *Verdict { return check(c, n) })
}

func (check Persons) tasks(c *Case) []func(*Report) {
	return chunks(len(c.Roll.Persons), func(i int, out *Report) {
		p := &c.Roll.Persons[i]
		out.person = p
		check(c, p, out)
	})
}

func (check Households) tasks(c *Case) []func(*Report) {
	return chunks(len(c.Roll.Households), func(i int, out *Report) {
		h := &c.Roll.Households[i]
		out.house = h
		check(c, h, out)
	})
}

// Name is "person".
func (PersonsBy) Name() string { return "person" }

// Name is "household".
func (HouseholdsBy) Name() string { return "household" }

func (prepare PersonsBy) tasks(c *Case) []func(*Report) {
	return split(len(c.Roll.Persons), func(from, to int, out *Report) {
		check := prepare(c)
		for i := from; i < to; i++ {
			p := &c.Roll.Persons[i]
			out.person = p
			check(c, p, out)
		}
	})
}

func (prepare HouseholdsBy) tasks(c *Case) []func(*Report) {
	return split(len(c.Roll.Households), func(from, to int, out *Report) {
		check := prepare(c)
		for i := from; i < to; i++ {
			h := &c.Roll.Households[i]
			out.house = h
			check(c, h, out)
		}
	})
}

func (check Whole) tasks(c *Case) []func(*Report) {
	return []func(*Report){func(out *Report) { check(c, out) }}
}

// chunks shares n units out over tasks.
func chunks(n int, visit func(i int, out *Report)) []func(*Report) {
	return split(n, func(from, to int, out *Report) {
		for i := from; i < to; i++ {
			visit(i, out)
		}
	})
}

// split shares n units out over tasks, each a run of units.
func split(n int, visit func(from, to int, out *Report)) []func(*Report) {
	var tasks []func(*Report)
	for from := 0; from < n; from += chunk {
		to := min(from+chunk, n)
		tasks = append(tasks, func(out *Report) { visit(from, to, out) })
	}
	return tasks
}

// cells judges each distinct content of a column once a sheet, then gives the verdicts to the persons' rows.
func cells[T any](c *Case, f roll.Field, typed func(*roll.Part, roll.Field) *table.Typed[T], parse func(table.Value) T, check func(T) *Verdict) []func(*Report) {
	judged := map[*roll.Part]func() []*Verdict{}
	for _, part := range c.Roll.Parts {
		if part.Kind != roll.Persons || !part.Has(f) {
			continue
		}
		judged[part] = sync.OnceValue(func() []*Verdict {
			column := typed(part, f)
			if column == nil { // a header over nothing but blank cells
				return []*Verdict{check(parse(table.Value{}))}
			}
			verdicts := make([]*Verdict, len(column.Values()))
			for code, v := range column.Values() {
				verdicts[code] = check(v)
			}
			return verdicts
		})
	}
	return split(len(c.Roll.Persons), func(from, to int, out *Report) {
		var part *roll.Part // of the person before, whose neighbours mostly stand in the same sheet
		var verdicts []*Verdict
		var codes []uint32
		for i := from; i < to; i++ {
			p := &c.Roll.Persons[i]
			if p.Part != part {
				part, verdicts, codes = p.Part, nil, nil
				if judge := judged[part]; judge != nil {
					verdicts = judge()
				}
				if column := part.Dictionary(f); column != nil {
					codes = column.Codes()
				}
			}
			if verdicts == nil {
				continue
			}
			out.Look()
			code := uint32(0)
			if int(p.Row) < len(codes) {
				code = codes[p.Row]
			}
			if v := verdicts[code]; v != nil {
				out.Find(Finding{At: p.At(f), Of: p, Severity: v.Severity, Action: v.Action, Proposed: v.Proposed,
					Message: v.Message, Evidence: v.Evidence, Matters: v.Matters})
			}
		}
	})
}
