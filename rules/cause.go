package rules

import (
	"slices"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// causeFields are the columns of causes and risks.
var causeFields = []roll.Field{roll.MainCause, roll.OtherCause, roll.Risk3, roll.Risk4, roll.Risk5}

// hasCause says that a cause or risk stands in one of the household's columns, and in which.
func hasCause(h *roll.Household, causes ...roll.Term) (at roll.Cell, yes bool) {
	for _, f := range causeFields {
		at := h.Stands(f)
		if f == roll.OtherCause {
			if slices.ContainsFunc(at.Part.Terms(f, at.Row), func(t roll.Term) bool { return slices.Contains(causes, t) }) {
				return at, true
			}
		} else if slices.Contains(causes, at.Part.Term(f, at.Row)) {
			return at, true
		}
	}
	return roll.Cell{}, false
}

var needCause = screening.NeedAnyField(causeFields...)

// hasDisabled says that somebody of the household, members of the past too, is disabled: by the health, a disability number
// or certificate, or the department's list. A cause is that of the time of identification.
func hasDisabled(c *screening.Case, h *roll.Household) bool {
	x := kin.Of(c)
	return slices.ContainsFunc(h.Members, func(p roll.Person) bool {
		return slices.Contains(p.Terms(roll.Health), disabled) || p.ID().Tail != "" || p.Part.ID(roll.CertificateNumber, int(p.Row)).Tail != "" ||
			known(p.Term(roll.DisabilityClass)) || onList(x, roll.Disability, &p)
	})
}
