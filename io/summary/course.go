package summary

import (
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
)

// Round is one run in the course over rounds: a screening, or answers that were applied to one.
type Round struct {
	Command string `json:"command"` // screen, apply
	AsOf    string `json:"as_of"`
	Progress
	Towns []TownProgress `json:"towns"` // by name; an empty name is where no sheet says it
}

// Progress counts findings of a run, without the fixes of form that screening makes itself. Found = Answered + Open of a
// screening, and = Corrected + Answered + Open + Resolved of answers that were applied.
type Progress struct {
	Found      int `json:"found"`
	New        int `json:"new"`        // not among those of the round before
	Persisting int `json:"persisting"` // among those of the round before, without an answer that stands
	Resolved   int `json:"resolved"`   // of the round before, and no more found
	Reopened   int `json:"reopened"`   // new ones where an answered one about the same household and person is gone: its facts have changed
	Answered   int `json:"answered"`   // an answer stands
	Corrected  int `json:"corrected"`  // accepted, and applied
	Open       int `json:"open"`       // to be looked at
}

// TownProgress is a township's part.
type TownProgress struct {
	Town string `json:"town"`
	Progress
}

// Name says which run it is, the i-th from 0: 1 筛查 2018-06-30.
func (r Round) Name(i int, lang string) string {
	what := map[string]screening.Words{"screen": {ZH: "筛查", EN: "screening"}, "apply": {ZH: "答复", EN: "answers"}}[r.Command]
	return strconv.Itoa(i+1) + " " + what.In(lang) + " " + r.AsOf
}

// Course counts a round by town.
type Course struct{ towns map[string]*Progress }

// NewCourse begins to count.
func NewCourse() Course { return Course{map[string]*Progress{}} }

// Of is the count of a town.
func (c Course) Of(town string) *Progress {
	if c.towns[town] == nil {
		c.towns[town] = &Progress{}
	}
	return c.towns[town]
}

// ByTown is all counts. Not to be written to but through them.
func (c Course) ByTown() map[string]*Progress { return c.towns }

// Round adds the towns up.
func (c Course) Round(command, asOf string) Round {
	r := Round{Command: command, AsOf: asOf, Towns: []TownProgress{}}
	for town, p := range c.towns {
		r.Towns = append(r.Towns, TownProgress{town, *p})
		r.Found += p.Found
		r.New += p.New
		r.Persisting += p.Persisting
		r.Resolved += p.Resolved
		r.Reopened += p.Reopened
		r.Answered += p.Answered
		r.Corrected += p.Corrected
		r.Open += p.Open
	}
	slices.SortFunc(r.Towns, func(a, b TownProgress) int { return strings.Compare(a.Town, b.Town) })
	return r
}
