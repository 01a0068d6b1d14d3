package stats

import (
	"fmt"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/indicators"
)

// Dated is the indicators of one date, and where they come from.
type Dated struct {
	Source string
	Set    *indicators.Set
}

// Row is one indicator in one area, over the dates.
type Row struct {
	Indicator *indicators.Indicator // of the first date that has it: title, formula, unit, target
	Area      indicators.Area
	Points    []Point // by date
}

// Point is an indicator of an area at one date.
type Point struct {
	Figure  *indicators.Figure    // nil where there is none
	Missing *screening.Words      // why, where the indicator could not be reckoned; nil too where the date has no such area
	LeftOut []screening.Words     // the reasons of the figure's counts
	Of      *indicators.Indicator // nil where the date has no such indicator
}

// Course puts the dates side by side: for each indicator of any date, each area of a level, in the order of the first date
// that has it.
func Course(dates []Dated, level indicators.Level) []Row {
	var rows []Row
	areas := areasOf(dates, level)
	for _, key := range keysOf(dates) {
		var first *indicators.Indicator
		for _, d := range dates {
			if first = d.Set.Find(key); first != nil {
				break
			}
		}
		for _, a := range areas {
			row := Row{Indicator: first, Area: a}
			for _, d := range dates {
				row.Points = append(row.Points, point(d.Set, key, a))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func areasOf(dates []Dated, level indicators.Level) []indicators.Area {
	var all []indicators.Area
	seen := map[indicators.Area]bool{}
	for _, d := range dates {
		for _, a := range d.Set.Areas {
			if a.Level == level && !seen[a] {
				seen[a] = true
				all = append(all, a)
			}
		}
	}
	return all
}

func keysOf(dates []Dated) []string {
	var all []string
	seen := map[string]bool{}
	for _, d := range dates {
		for i := range d.Set.Indicators {
			if key := d.Set.Indicators[i].Key; !seen[key] {
				seen[key] = true
				all = append(all, key)
			}
		}
	}
	return all
}

func point(s *indicators.Set, key string, a indicators.Area) Point {
	one := s.Find(key)
	if one == nil {
		return Point{}
	}
	p := Point{Of: one, Missing: one.Missing, LeftOut: one.LeftOut}
	for i, area := range s.Areas {
		if area == a && one.Missing == nil {
			p.Figure = &one.Figures[i]
		}
	}
	return p
}

// OfRule says that the row counts the findings of one rule: such rows are many.
func (r *Row) OfRule() bool { return strings.HasPrefix(r.Indicator.Key, "rule_") }

// Name is the area in words; the county as a whole has the word for that.
func Name(a indicators.Area, lang string) string {
	unnamed := screening.Words{ZH: "（未注明）", EN: "(not stated)"}.In(lang)
	named := func(s string) string {
		if s == "" {
			return unnamed
		}
		return s
	}
	switch a.Level {
	case indicators.Town:
		return named(a.Town)
	case indicators.Village:
		return named(a.Town) + " " + named(a.Village)
	}
	return screening.Words{ZH: "全县", EN: "county"}.In(lang)
}

// Percent writes a share as people read it: 66.5; empty where there is none.
func Percent(f *indicators.Figure) string {
	if f == nil {
		return ""
	}
	if p, ok := f.Percent(); ok {
		return strconv.FormatFloat(p, 'f', 1, 64)
	}
	return ""
}

// LeftOutIn says what a figure leaves out and why; empty where nothing is.
func (p *Point) LeftOutIn(lang string) string {
	if p.Figure == nil {
		return ""
	}
	var all []string
	for i, n := range p.Figure.LeftOut {
		if n > 0 {
			all = append(all, fmt.Sprintf("%s %d", p.LeftOut[i].In(lang), n))
		}
	}
	return strings.Join(all, screening.Words{ZH: "，", EN: ", "}.In(lang))
}

// TargetIn says what is aimed at; empty without a target.
func TargetIn(t *indicators.Target) string {
	if t == nil {
		return ""
	}
	sign := "≥"
	if t.AtMost {
		sign = "≤"
	}
	return sign + strconv.FormatFloat(t.Percent, 'f', -1, 64) + "%"
}

// Change is the difference between the last share and the first in percentage points; ok is false where one of them is not
// there.
func (r *Row) Change() (points float64, ok bool) {
	first, last := r.Points[0].Figure, r.Points[len(r.Points)-1].Figure
	if first == nil || last == nil || len(r.Points) < 2 {
		return 0, false
	}
	a, okA := first.Percent()
	b, okB := last.Percent()
	return b - a, okA && okB
}
