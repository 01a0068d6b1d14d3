package screening

import (
	"fmt"

	"rollnet/screening/profile"
)

// guard says whether a rule's findings may be kept. A rule that hits a large share of what it looked at is more likely a
// wrong rule, age basis or mapping than thousands of wrong rows, and thousands of exceptions would hide the others.
func guard(p *profile.Profile, r *RuleResult) bool {
	if r.State != Ran {
		return false
	}
	share, guarded := p.GuardShare(r.Rule.Code)
	if !guarded || r.Rule.Severity == Info || r.Hits < p.Guard.MinHits || float64(r.Hits) <= share*float64(r.LookedAt) {
		return true
	}
	r.State = Stopped
	hit := 100 * float64(r.Hits) / float64(max(r.LookedAt, 1))
	r.Why = Words{
		fmt.Sprintf("命中 %d / %d（%.1f%%），超过上限 %.0f%%：规则或列对应关系可疑，本规则结果不予列出，请先核对", r.Hits, r.LookedAt, hit, 100*share),
		fmt.Sprintf("hit %d of %d (%.1f%%), more than %.0f%%: the rule or the mapping of columns is suspect, its findings are left out", r.Hits, r.LookedAt, hit, 100*share),
	}
	return false
}

func addUnsure(all, more []Unsure) []Unsure {
next:
	for _, m := range more {
		for i := range all {
			if all[i].Why == m.Why {
				all[i].Count += m.Count
				continue next
			}
		}
		all = append(all, m)
	}
	return all
}

// explainUnsure says in words what a rule that ran could not judge.
func explainUnsure(r *RuleResult) {
	if r.State != Ran {
		return
	}
	for i, u := range r.Unsure {
		if i > 0 {
			r.Why.ZH += "；"
			r.Why.EN += "; "
		}
		r.Why.ZH += fmt.Sprintf("%d 条无法判断：%s", u.Count, u.Why.ZH)
		r.Why.EN += fmt.Sprintf("%d could not be judged: %s", u.Count, u.Why.EN)
	}
}
