// Package summary counts an outcome once, for run.json, the terminal and the workbook alike.
package summary

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/io/ledger"
	"rollnet/screening"
)

// Rows is what became of the rows of the inputs: Read = Kept + Skipped.
type Rows struct {
	Read    int `json:"read"`
	Kept    int `json:"kept"`
	Skipped int `json:"skipped"`
}

// Tally counts findings by severity. Applied ones are fixes of form that were made, answered ones were answered in an earlier
// round; both are counted among the rest too.
type Tally struct {
	Findings   int `json:"findings"`
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Infos      int `json:"infos"`
	Applied    int `json:"applied"`
	Answered   int `json:"answered"`
	Households int `json:"households"` // different ones, on the roll or in the register
	Persons    int `json:"persons"`    // different ones: see counter.persons
}

// Open is the number of findings that somebody has still to look at.
func (t Tally) Open() int { return t.Findings - t.Applied - t.Answered }

// Family is the tally of a family of findings.
type Family struct {
	Family screening.Family `json:"family"`
	Tally
	Ran    int      `json:"ran"`     // how many of its rules ran
	NotRun []string `json:"not_run"` // codes of its rules that were skipped or stopped: no finding of theirs is no proof
}

// Action is the number of findings that are settled in one way.
type Action struct {
	Action   screening.Action `json:"action"`
	Findings int              `json:"findings"`
}

// Town is the tally of a township; an empty name is where no sheet says it.
type Town struct {
	Town string `json:"town"`
	Tally
	Families map[screening.Family]int `json:"families"` // findings; without the zeros
	Outcomes map[Outcome]Tally        `json:"outcomes"` // without those that have no finding
	Rules    map[string]int           `json:"-"`        // findings by code; without the zeros
	Villages []Village                `json:"-"`        // by name; without those that have no finding
}

// Village is the tally of a village of a town; an empty name is where no sheet says it.
type Village struct {
	Village string
	Tally
}

// States is the number of rules by what became of them.
type States struct {
	Ran     int `json:"ran"`
	Skipped int `json:"skipped"`
	Stopped int `json:"stopped"`
	Off     int `json:"off"`
}

// Summary is an outcome in figures. It holds no personal data.
type Summary struct {
	Rows        Rows              `json:"rows"`
	Households  int               `json:"households"` // on the roll
	Persons     int               `json:"persons"`    // on the roll
	Findings    Tally             `json:"findings"`
	Corrections int               `json:"corrections"` // cells changed
	Rules       States            `json:"rules"`
	Families    []Family          `json:"families"` // all that have a rule, in the order of the exception list
	Outcomes    map[Outcome]Tally `json:"outcomes"` // without those that have no finding
	Actions     []Action          `json:"actions"`  // all, in the order of screening.Action
	Towns       []Town            `json:"towns"`    // most findings first, then by name
	Ages        *Ages             `json:"ages"`     // of the roll
	Rounds      []Round           `json:"rounds"`   // this run and those before it, the first in front
}

// Of counts findings, and adds what is not in them: how the rules fared, and how many cells were changed.
func Of(findings []ledger.Finding, results []screening.RuleResult, corrections int, rows Rows, households, persons int) Summary {
	s := Summary{Rows: rows, Households: households, Persons: persons, Corrections: corrections}
	for _, r := range results {
		switch r.State {
		case screening.Ran:
			s.Rules.Ran++
		case screening.Skipped:
			s.Rules.Skipped++
		case screening.Stopped:
			s.Rules.Stopped++
		case screening.Off:
			s.Rules.Off++
		}
	}
	all, outcomes := newCounter(), counters[Outcome]{}
	families := counters[screening.Family]{}
	towns := map[string]*townCounter{}
	actions := map[screening.Action]int{}
	for i := range findings {
		f := &findings[i]
		all.add(f)
		actions[f.Action]++
		families.add(f.Family, f)
		outcomes.add(OutcomeOf(f), f)
		name := string(f.Town)
		if towns[name] == nil {
			towns[name] = newTownCounter(name)
		}
		towns[name].add(f)
	}
	s.Findings, s.Outcomes = all.tally(), outcomes.tallies()
	s.Families = inOrder(results, families)
	for _, a := range []screening.Action{screening.Fix, screening.Propose, screening.Department, screening.Verify, screening.Procedure} {
		s.Actions = append(s.Actions, Action{a, actions[a]})
	}
	s.Towns = []Town{}
	for _, t := range towns {
		s.Towns = append(s.Towns, t.town())
	}
	slices.SortFunc(s.Towns, func(a, b Town) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), strings.Compare(a.Town, b.Town))
	})
	return s
}

// inOrder lists the families that have a rule or a finding.
func inOrder(results []screening.RuleResult, counted counters[screening.Family]) []Family {
	list := []Family{}
	for _, known := range screening.Families {
		family := Family{Family: known.Family, NotRun: []string{}}
		rules := 0
		for _, r := range results {
			if r.Rule.Family != known.Family {
				continue
			}
			rules++
			if r.State == screening.Ran {
				family.Ran++
			}
			if r.State == screening.Skipped || r.State == screening.Stopped {
				family.NotRun = append(family.NotRun, r.Rule.Code)
			}
		}
		c := counted[known.Family]
		if c != nil {
			family.Tally = c.tally()
		}
		if c != nil || rules > 0 {
			list = append(list, family)
		}
	}
	return list
}
