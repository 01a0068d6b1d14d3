package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// shared finds what stands in several households of one data year: values gives each household's, and pardon says that
// two households may share one. The finding stands at the later household.
func shared(c *screening.Case, out *screening.Report, values func(*roll.Household, func(string, roll.Cell)), pardon func(first, h *roll.Household, both bool) bool, tell func(*screening.Finding, string)) {
	index := kin.Of(c)
	type place struct {
		h  *roll.Household
		at roll.Cell
	}
	firsts := make(map[string]place, len(c.Roll.Households))
	repeats := map[string][]place{}
	var order []string
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if index.Older(h) {
			continue
		}
		any := false
		values(h, func(value string, at roll.Cell) {
			any = true
			first, met := firsts[value]
			all := repeats[value]
			switch {
			case !met:
				firsts[value] = place{h, at}
			case first.h == h || len(all) > 0 && all[len(all)-1].h == h:
			default:
				if len(all) == 0 {
					order = append(order, value)
				}
				repeats[value] = append(all, place{h, at})
			}
		})
		if any {
			out.Look()
		}
	}
	for _, value := range order {
		first, all := firsts[value], repeats[value]
		for _, later := range all {
			if pardon(first.h, later.h, len(all) == 1) {
				continue
			}
			f := screening.Finding{House: later.h, At: later.at, Matters: []string{value},
				Related: []screening.Related{{At: first.at, Household: first.h.Number, Name: nameOf(first.h), Note: say("相同", "the same")}}}
			tell(&f, value)
			out.Find(f)
		}
	}
}

// nameOf is the name of the person who stands for a household; empty for one without members.
func nameOf(h *roll.Household) string {
	if face := h.Face(); face != nil {
		return face.Name().Text
	}
	return ""
}
