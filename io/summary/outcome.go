package summary

import (
	"strings"

	"rollnet/io/ledger"
	"rollnet/screening"
)

// Outcome is what a county reports of a screening, in its own words. Each finding belongs to one.
type Outcome string

const (
	Elderly   Outcome = "elderly"
	WrongIn   Outcome = "wrong_in"
	Missed    Outcome = "missed"  // people who are not on the roll
	Members   Outcome = "members" // households on the roll with a member too many or too few
	Hints     Outcome = "hints"   // on wrong enrolment, households missed and members, and no lead by itself
	WrongOut  Outcome = "wrong_out"
	Duplicate Outcome = "duplicate"
	Problems  Outcome = "problems"
	Handbooks Outcome = "handbooks"
)

// Unit is what an outcome is counted in.
type Unit struct {
	Name screening.Words
	Of   func(Tally) int
}

var (
	households = Unit{screening.Words{ZH: "户", EN: "households"}, func(t Tally) int { return t.Households }}
	persons    = Unit{screening.Words{ZH: "人", EN: "persons"}, func(t Tally) int { return t.Persons }}
	findings   = Unit{screening.Words{ZH: "条", EN: "findings"}, func(t Tally) int { return t.Findings }}
)

// Outcomes lists the outcomes in the order of a county's report, with their names and what each is counted in, the unit that
// is named first in front.
var Outcomes = []struct {
	Outcome Outcome
	Name    screening.Words
	Units   []Unit
}{
	{Elderly, screening.Words{ZH: "老人户", EN: "elderly households"}, []Unit{households, persons}},
	{WrongIn, screening.Words{ZH: "错评", EN: "wrongly enrolled"}, []Unit{households, persons}},
	{Missed, screening.Words{ZH: "漏评", EN: "missed"}, []Unit{households, persons}},
	{Members, screening.Words{ZH: "户内漏人、多人", EN: "members missing or too many"}, []Unit{households, persons}},
	{Hints, screening.Words{ZH: "提示（不计入错评、漏评）", EN: "hints (not counted as wrongly enrolled or missed)"}, []Unit{findings, households}},
	{WrongOut, screening.Words{ZH: "错退", EN: "wrong exits"}, []Unit{households}},
	{Duplicate, screening.Words{ZH: "重复", EN: "duplicates"}, []Unit{findings, persons}},
	{Problems, screening.Words{ZH: "问题数据", EN: "faulty data"}, []Unit{findings, households}},
	{Handbooks, screening.Words{ZH: "帮扶手册", EN: "handbooks"}, []Unit{findings, households}},
}

// OutcomeOf is the outcome that a finding belongs to. A fact that arose after the identification, or a household with a ground
// against it, is told as information, and counted neither as wrongly enrolled nor as missed.
func OutcomeOf(f *ledger.Finding) Outcome {
	if f.Severity == screening.Info && (f.Family == screening.WrongIn || f.Family == screening.Missed) {
		return Hints
	}
	switch f.Family {
	case screening.Elderly:
		return Elderly
	case screening.WrongIn:
		return WrongIn
	case screening.Missed:
		if strings.HasPrefix(f.Rule, "MS-") && f.Rule >= "MS-020" { // from here on the rules are about members of households on the roll
			return Members
		}
		return Missed
	case screening.WrongOut:
		return WrongOut
	case screening.Duplicate:
		return Duplicate
	case screening.Handbook:
		return Handbooks
	}
	return Problems
}
