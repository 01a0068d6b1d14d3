package rounds

import (
	"rollnet/io/ledger"
	"rollnet/io/summary"
	"rollnet/screening"
)

// Carry compares the findings of a screening with those of the round before and the answers that stand: it gives each its
// state, new, persisting or answered, and says what has become of the earlier ones. A finding that is new where an answered
// one of the same rule about the same household and person is gone is reopened: its facts have changed, and it says so.
// ran says whether a rule ran: what one that did not run finds no more is not resolved.
func Carry(found, before []ledger.Finding, standing []Entry, ran func(rule string) bool, lang string) summary.Course {
	course := summary.NewCourse()
	now, then := map[string]bool{}, map[string]bool{}
	for i := range found {
		now[found[i].ID] = true
	}
	type key struct{ rule, household, person string }
	answered := map[string]bool{}
	changed := map[key]*Entry{}
	for i := range standing {
		e := &standing[i]
		answered[e.ID] = true
		if !now[e.ID] {
			changed[key{e.Rule, e.Household, e.Person}] = e
		}
	}
	for i := range before {
		then[before[i].ID] = true
	}
	reopened := map[string]bool{}
	for i := range found {
		f := &found[i]
		if f.Applied {
			continue
		}
		c := course.Of(string(f.Town))
		c.Found++
		e := changed[key{f.Rule, string(f.Household), string(f.Person)}]
		switch {
		case answered[f.ID]:
			f.State = StateAnswered
			c.Answered++
			continue
		case then[f.ID]:
			f.State = StatePersisting
			c.Persisting++
		case e != nil:
			c.Reopened++
			c.New++
			reopened[e.ID] = true
			f.Evidence = append(f.Evidence[:len(f.Evidence):len(f.Evidence)], screening.Fact{Key: "reopened",
				Label: words{ZH: "情况有变，重新核实；上次答复", EN: "the facts have changed since the answer"}.In(lang), Value: e.Said})
			f.Labels = append(f.Labels[:len(f.Labels):len(f.Labels)], words{ZH: "情况有变，重新核实；上次答复", EN: "the facts have changed since the answer"}.In(lang))
		default:
			c.New++
		}
		c.Open++
	}
	for i := range before {
		if f := &before[i]; !f.Applied && !now[f.ID] && !reopened[f.ID] && ran(f.Rule) {
			course.Of(string(f.Town)).Resolved++
		}
	}
	return course
}

// Course counts what a plan made of a run: what was corrected, what is answered and what is still open.
func (p *Plan) Course(found, open []ledger.Finding) summary.Course {
	course := summary.NewCourse()
	for i := range found {
		if f := &found[i]; !f.Applied {
			course.Of(string(f.Town)).Found++
		}
	}
	for i := range p.Accepted {
		course.Of(string(p.Accepted[i].Finding.Town)).Corrected++
	}
	left := map[string]int{}
	for i := range open {
		f := &open[i]
		c := course.Of(string(f.Town))
		left[string(f.Town)]++
		if f.Answered() {
			c.Answered++
		} else {
			c.Persisting++
			c.Open++
		}
	}
	for town, c := range course.ByTown() {
		c.Resolved = c.Found - c.Corrected - left[town] // their rows have left
	}
	return course
}
