package invent

import (
	"slices"
	"strings"

	"rollnet/screening/roll"
)

// typed are cells that were typed over, in place of what is so.
type typed map[roll.Field]string

// slip is an error in the cells of one member's row: one line for each rule that such an error breaks.
type slip struct {
	rule   string
	field  roll.Field   // the cell in question
	needs  []roll.Field // other columns without which the error would not show
	fits   func(m *maker, x *Member) bool
	cells  func(m *maker, x *Member, nth int) typed // nil where the person does not do after all
	leans  bool                                     // it rests on what the other members are
	fixed  string                                   // the action, empty where it depends on the columns
	expect func(x *Member) string
	also   []string // rules that the same cells break
	near   bool     // no error: nothing may be found
}

func (s slip) plan(when era) plan {
	return plan{rule: s.rule, when: when, plant: func(m *maker, nth int) bool { return m.slip(s, nth) }}
}

func (m *maker) slip(s slip, nth int) bool {
	var cells typed
	x := m.member(func(x *Member) bool {
		l := x.House.Village.Town.Layout
		lacks := func(f roll.Field) bool { return !l.Has(f) }
		if lacks(s.field) || slices.ContainsFunc(s.needs, lacks) || s.leans && x.House.leaned || !s.fits(m, x) {
			return false
		}
		cells = s.cells(m, x, nth)
		return cells != nil
	})
	if x == nil {
		return false
	}
	x.House.leaned = x.House.leaned || s.leans
	p := Planted{Kind: Error, Rule: s.rule, Field: s.field, Member: x, Planted: cells[s.field], Action: s.fixed}
	if s.near {
		p.Kind = Near
	}
	if s.expect != nil {
		p.Expected = s.expect(x)
	}
	x.Typed = cells
	m.note(p)
	for _, rule := range s.also {
		also := Planted{Kind: Also, Rule: rule, Note: "follows from " + s.rule}
		if strings.HasPrefix(rule, "HH-") {
			also.House = x.House
		} else {
			also.Member = x
		}
		m.note(also)
	}
	return true
}

// wrong is an error of a household as a whole.
type wrong struct {
	rule   string
	field  roll.Field
	needs  []roll.Field
	fits   func(m *maker, h *Household) bool
	plant  func(m *maker, h *Household, nth int) typed // what is typed over; other changes are made in the truth
	fixed  string
	expect func(h *Household) string
	also   []string
}

func (w wrong) plan(when era) plan {
	return plan{rule: w.rule, when: when, plant: func(m *maker, nth int) bool { return m.wrong(w, nth) }}
}

func (m *maker) wrong(w wrong, nth int) bool {
	h := m.household(func(h *Household) bool {
		lacks := func(f roll.Field) bool { return !h.Village.Town.Layout.Has(f) }
		return !lacks(w.field) && !slices.ContainsFunc(w.needs, lacks) && (w.fits == nil || w.fits(m, h))
	})
	if h == nil {
		return false
	}
	p := Planted{Kind: Error, Rule: w.rule, Field: w.field, House: h, Action: w.fixed}
	if w.expect != nil {
		p.Expected = w.expect(h)
	}
	h.Typed = w.plant(m, h, nth)
	if p.Planted = h.Typed[w.field]; h.Typed[w.field] == "" && h.Typed == nil {
		p.Note = "in the truth"
	}
	m.note(p)
	for _, rule := range w.also {
		m.note(Planted{Kind: Also, Rule: rule, House: h, Note: "follows from " + w.rule})
	}
	return true
}

// What a member may be.

func is(tests ...func(m *maker, x *Member) bool) func(*maker, *Member) bool {
	return func(m *maker, x *Member) bool {
		for _, test := range tests {
			if !test(m, x) {
				return false
			}
		}
		return true
	}
}

func aged(from, to int) func(*maker, *Member) bool {
	return func(m *maker, x *Member) bool { return m.age(x) >= from && m.age(x) <= to }
}

func healthy(_ *maker, x *Member) bool { return x.Person.Health == "健康" && x.Person.Tail == "" }

func unwell(_ *maker, x *Member) bool { return !healthy(nil, x) }

func certified(_ *maker, x *Member) bool {
	return x.Person.Tail != "" && x.ID == x.Person.ID+x.Person.Tail && (x.Relation != roll.Head || !x.House.Village.Town.Layout.Heads())
}

func pupil(_ *maker, x *Member) bool { return x.Person.InSchool != "" }

func noPupil(_ *maker, x *Member) bool { return x.Person.InSchool == "" }

func worker(_ *maker, x *Member) bool { return x.Person.WorkMonths > 0 }

func idle(_ *maker, x *Member) bool { return x.Person.WorkMonths == 0 }

func ablePerson(_ *maker, x *Member) bool { return able(x) }

func unable(_ *maker, x *Member) bool {
	return x.Person.Labour == roll.NoLabour || x.Person.Labour == roll.LostLabour
}

// ordinary says that the household is no 低保 or 五保 household, whose cause of poverty nobody's labour bears out.
func ordinary(_ *maker, x *Member) bool {
	return x.House.Attribute == "一般贫困户" && x.House.Cause != "缺劳力" && x.House.Watch == nil
}

// earning says that the household has wages, so that one who works more or less breaks no sum.
func earning(_ *maker, x *Member) bool { return x.House.Income.Wage > 0 }

// othersAble says that others of the household can work.
func othersAble(_ *maker, x *Member) bool {
	return slices.ContainsFunc(x.House.Members, func(y *Member) bool { return y != x && able(y) })
}

// othersWork says that others of the household work.
func othersWork(_ *maker, x *Member) bool {
	return slices.ContainsFunc(x.House.Members, func(y *Member) bool { return y != x && y.Person.WorkMonths > 0 })
}

func unwatched(_ *maker, x *Member) bool { return x.House.Watch == nil }

func in(layouts ...Layout) func(*maker, *Member) bool {
	return func(_ *maker, x *Member) bool { return slices.Contains(layouts, x.House.Village.Town.Layout) }
}

func notIn(layouts ...Layout) func(*maker, *Member) bool {
	return func(m *maker, x *Member) bool { return !in(layouts...)(m, x) }
}

func since2021(_ *maker, x *Member) bool { return x.House.Village.Town.Layout.Since2021() }

// just types one text over the cell.
func just(f roll.Field, texts ...string) func(*maker, *Member, int) typed {
	return func(_ *maker, _ *Member, nth int) typed { return typed{f: texts[nth%len(texts)]} }
}

// both types the same texts over every time.
func both(cells typed) func(*maker, *Member, int) typed {
	return func(*maker, *Member, int) typed {
		out := typed{}
		for f, text := range cells {
			out[f] = text
		}
		return out
	}
}

func saying(text string) func(*Member) string { return func(*Member) string { return text } }
