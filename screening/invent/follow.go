package invent

import (
	"slices"
	"strings"

	"rollnet/screening/roll"
)

// follow notes what follows from the truth, and from what was planted, by the rules on exits.
func (m *maker) follow() {
	for _, h := range m.county.Roll {
		if h.Watch != nil && h.Watch.Ended != 0 && !strings.Contains(h.Watch.EndMode, "自然") && h.Village.Town.Layout.Has(roll.RiskEnded) &&
			!slices.ContainsFunc(h.Members, (*Member).canWork) {
			m.note(Planted{Kind: Also, Rule: "WX-013", House: h, Note: "nobody can work, and the risk is eliminated"})
		}
		if !h.Exited || !h.Village.Town.Layout.Exits() {
			continue
		}
		if slices.ContainsFunc(h.Members, func(x *Member) bool {
			return x.Past == "" && strings.Contains(x.shown(roll.Health, x.Person.Health), "患有大病")
		}) {
			m.note(Planted{Kind: Also, Rule: "WX-008", House: h, Severity: "info", Note: "a serious illness, no costs known"})
		}
	}
	for _, p := range slices.Clone(m.county.Planted) {
		h := p.House
		if p.Kind == Near || h == nil || !h.Exited || !h.Village.Town.Layout.Exits() {
			continue
		}
		if exit := failedExits[p.Rule]; exit != "" && (p.Rule != "PER-025" || p.Member.Typed[roll.MedicalInsurance] == "否") && (p.Rule != "HH-042" || p.Field == roll.Power) {
			m.note(Planted{Kind: Also, Rule: exit, House: h, Note: "follows from " + p.Rule})
		}
	}
}

// failedExits are the rules on exits that find what another rule finds in every household.
var failedExits = map[string]string{"PER-021": "WX-003", "PER-025": "WX-004", "HH-042": "WX-006"}

// shown is what the row shows in a field: what was typed over it, else the truth.
func (x *Member) shown(f roll.Field, truth string) string {
	if typed, over := x.Typed[f]; over {
		return typed
	}
	return truth
}

// canWork says that a member who is there is not marked as unable to work.
func (x *Member) canWork() bool {
	labour := roll.Term(x.shown(roll.Labour, string(x.Labour)))
	return x.Past == "" && labour != roll.NoLabour && labour != roll.LostLabour
}
