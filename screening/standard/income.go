package standard

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// Line is the poverty line that a household's exit is measured by.
type Line struct {
	Value float64 // yuan a head
	Which string  // its track, as the profile names it
	Year  int
	Of    string // where the year comes from
}

// LineOf is the line of the year of the exit; where that is unknown of the data year, and else of the as-of date. ok is false
// where the profile has none for the year.
func LineOf(c *screening.Case, h *roll.Household) (l Line, ok bool) {
	l.Year, l.Of = c.AsOf.Year(), "数据时点（脱贫年度不明）"
	if y := h.Date(roll.DataYear).Year(); y != 0 {
		l.Year, l.Of = y, "数据年度（脱贫年度不明）"
	}
	if y := h.Date(roll.ExitYear).Year(); y != 0 {
		l.Year, l.Of = y, "脱贫年度"
	}
	l.Value, l.Which, ok = c.Profile.Line(l.Year)
	return l, ok
}

// Counted is a household's income per head as the standard counts it, in millionths of a yuan: what is not to be counted
// (income_excludes) taken off. Low is reached whatever the rest is, High is what the data allow at most; Missing are the columns
// that would tell, of which there are none.
type Counted struct {
	Written   int64 // as it stands
	Low, High int64
	Missing   []string
}

// uncounted are the columns that may hold an excluded part where it has no column of its own: it is no more than they say.
var uncounted = map[string]roll.Field{
	roll.BasicPension.Chinese():    roll.PensionGrant,
	roll.DibaoC.Chinese():          roll.DibaoGrant,
	roll.TemporaryRelief.Chinese(): roll.OtherTransfer,
}

// IncomeOf reckons a household's counted income per head; ok is false where the income is blank or no number.
func IncomeOf(c *screening.Case, h *roll.Household) (n Counted, ok bool) {
	written := h.Quantity(roll.IncomePerHead)
	if !written.Ok() {
		return n, false
	}
	n = Counted{Written: written.Micro, Low: written.Micro, High: written.Micro}
	size := int64(len(h.CurrentMembers()))
	for _, f := range []roll.Field{roll.YearSize, roll.HouseholdSize} {
		if s, whole := h.Quantity(f).Whole(); whole && s > 0 {
			size = int64(s)
			break
		}
	}
	if size == 0 {
		size = 1
	}
	for _, name := range c.Profile.IncomeExcludes {
		own := slices.IndexFunc(roll.Fields(), func(f roll.Field) bool { return f.Chinese() == name && h.Has(f) })
		switch part := h.Quantity(uncounted[name]); {
		case own >= 0:
			exact := h.Quantity(roll.Fields()[own])
			n.Low, n.High = n.Low-exact.Micro/size, n.High-exact.Micro/size
		case uncounted[name] != roll.NoField && h.Has(uncounted[name]) && part.Ok():
			n.Low -= part.Micro / size
		default:
			n.Missing = append(n.Missing, name)
		}
	}
	return n, true
}

// income asks for an income above the line with nothing in it that does not count.
func income(c *screening.Case, h *roll.Household) Answer {
	source := roll.IncomePerHead.Chinese()
	n, ok := IncomeOf(c, h)
	if !ok {
		return unknown("人均纯收入为空或不是数字", source)
	}
	line, ok := LineOf(c, h)
	if !ok {
		return unknown("没有"+strconv.Itoa(line.Year)+"年的贫困线", source)
	}
	least := int64(math.Round(line.Value * 1e6))
	value := strings.TrimSpace(h.Text(roll.IncomePerHead)) + "元，贫困线" + strconv.FormatFloat(line.Value, 'f', -1, 64) + "元（" + line.Which + "）"
	switch {
	case n.High < least:
		return Answer{Lacks, value, source}
	case len(n.Missing) > 0:
		return unknown(value+"；没有应剔除的"+strings.Join(n.Missing, "、")+"，不能判为合格", source)
	case n.Low > least:
		return Answer{Has, value, source}
	}
	return unknown(value+"；剔除不计收入的部分后可能不超过", source)
}
