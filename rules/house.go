package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// ofHouses finishes a rule about households: fields are the household columns that it must have. Pictures of earlier years
// of a household that the roll has a newer one of are history, and not looked at.
func ofHouses(r screening.Rule, fields []roll.Field, check func(c *screening.Case, h *roll.Household, out *screening.Report)) *screening.Rule {
	if r.Family == "" {
		r.Family = screening.OfHouse
	}
	r.Needs = append([]screening.Need{screening.NeedField(fields...)}, r.Needs...)
	r.Check = screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		if kin.Of(c).Older(h) || slices.ContainsFunc(fields, func(f roll.Field) bool { return !h.Has(f) }) {
			return
		}
		check(c, h, out)
	})
	return &r
}

// strong marks the stronger of a rule's warnings.
func strong() screening.Fact { return fact("strength", "疑点程度", "高") }

// fed says that the sheets of all current members have something in a column; false for a household without members.
func fed(c *screening.Case, h *roll.Household, f roll.Field) bool {
	any := false
	for i := range h.Members {
		if p := &h.Members[i]; p.Current() {
			any = true
			if emptyColumn(c, p.Part, f) {
				return false
			}
		}
	}
	return any
}

// worksSaid says that the members' sheets tell who works.
func worksSaid(c *screening.Case, h *roll.Household) bool {
	return fed(c, h, roll.WorkMonths) || fed(c, h, roll.WorkPlace)
}

// works says that somebody works, or has a public welfare post.
func works(p *roll.Person) bool {
	v := view{p: p}
	months := p.Number(roll.WelfareMonths)
	return v.working() || months.Ok() && months.Micro > 0 || !nothing(p.Text(roll.WelfarePost))
}

// labours counts the household's members, those who are able (普通、技能) and those who have no or lost labour; ok is false
// where somebody's labour is not known.
func labours(h *roll.Household) (all, able, none int, ok bool) {
	for _, p := range members(h) {
		all++
		switch p.Term(roll.Labour) {
		case roll.Ordinary, roll.Skilled:
			able++
		case roll.NoLabour, roll.LostLabour:
			none++
		case "", roll.Unknown:
			return 0, 0, 0, false
		}
	}
	return all, able, none, all > 0
}

// attributed says that a word stands in the household's 贫困户属性: 低保, or 五保 and 特困 for the five guarantees.
func attributed(h *roll.Household, words ...string) bool {
	attribute := string(h.Term(roll.PovertyAttribute))
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(attribute, w) })
}

func wubao(h *roll.Household) bool { return attributed(h, "五保", "特困") }

// listed says that a current member stands in a department's list by an ID number.
func listed(c *screening.Case, h *roll.Household, kind roll.Kind) bool {
	x := kin.Of(c)
	return anyMember(h, func(p *roll.Person) bool { return onList(x, kind, p) })
}

func onList(x *kin.Index, kind roll.Kind, p *roll.Person) bool {
	return slices.ContainsFunc(x.Matches(kind, p), func(m kin.Match) bool { return m.Quality != kin.ByBirth })
}
