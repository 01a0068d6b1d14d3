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
	places := map[string][]place{}
	var order []string
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if index.Older(h) {
			continue
		}
		any := false
		values(h, func(value string, at roll.Cell) {
			any = true
			all := places[value]
			if len(all) == 0 {
				order = append(order, value)
			} else if all[len(all)-1].h == h {
				return
			}
			places[value] = append(all, place{h, at})
		})
		if any {
			out.Look()
		}
	}
	for _, value := range order {
		all := places[value]
		for _, later := range all[1:] {
			first := all[0]
			if pardon(first.h, later.h, len(all) == 2) {
				continue
			}
			f := screening.Finding{House: later.h, At: later.at, Matters: []string{value},
				Related: []screening.Related{{At: first.at, Household: first.h.Number, Name: first.h.Face().Name().Text, Note: say("相同", "the same")}}}
			tell(&f, value)
			out.Find(f)
		}
	}
}
