package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// holding is a kind of fact that speaks against a household, as a department's list states it: who is on the list, and from
// when to when the fact stood.
type holding struct {
	kind  roll.Kind
	since func(c *screening.Case, e roll.Entry) date.Date // from when it stood, 0 where unknown
	label string                                          // what that day is
	over  func(c *screening.Case, e roll.Entry) bool      // the row says that it is over; nil where rows do not say
	void  func(c *screening.Case, e roll.Entry) bool      // it is of a kind that does not count
	facts []listColumn                                    // what a finding says of the rows
	hint  bool                                            // it only tells: nothing follows from it by itself
}

// listColumn is a column of a list that findings show.
type listColumn struct {
	key, label string
	field      roll.Field
}

// when is how a fact lies to the day of identification.
type when uint8

const (
	never      when = iota // it does not count, was over by then, or is later than the roll
	stood                  // it was so then
	unclear                // a date is missing, or not exact enough
	afterwards             // it came about later: no wrong enrolment
)

// lies says how a row's fact lies to a day; to a day that is not known only the roll's own day and the first year of
// any identification are held.
func (h *holding) lies(c *screening.Case, e roll.Entry, day date.Date) when {
	if h.void(c, e) {
		return never
	}
	since, until := h.since(c, e), e.Date(roll.EndDate)
	if since.After(c.AsOf) || h.wasOver(c, e, until, day) {
		return never
	}
	switch {
	case since.After(day):
		return afterwards
	case since == 0 || day == 0 || !day.After(since) && (day != since || !day.Whole()):
		return unclear
	}
	return stood
}

// wasOver says that a row's fact was over by a day; where the day is not known, by the first year of any identification.
func (h *holding) wasOver(c *screening.Case, e roll.Entry, until, day date.Date) bool {
	over := h.over != nil && h.over(c, e)
	switch {
	case until == 0:
		return over
	case day == 0:
		return date.Year(c.Profile.FirstIdentified).After(until)
	}
	return day.After(until) || over && !until.After(day)
}

// stands says that a fact counts at the roll's day, known or not since when.
func (h *holding) stands(c *screening.Case, e roll.Entry) bool { return h.lies(c, e, c.AsOf) != never }

// startOf is a column as the day since when something stood.
func startOf(f roll.Field) func(*screening.Case, roll.Entry) date.Date {
	return func(_ *screening.Case, e roll.Entry) date.Date { return e.Date(f) }
}

// holdings are what a household may hold that speaks against it, in the order of the rules.
func holdings() []*holding {
	return []*holding{payroll, cadres, vehicles, properties, businesses, employments}
}

// ofHolding finishes a rule that holds a list against the members: its needs and its check.
func ofHolding(r screening.Rule, h *holding, lead, later func(count string) screening.Words, needs ...screening.Need) *screening.Rule {
	r.Family, r.Severity, r.Action, r.Field, r.Years = screening.WrongIn, screening.Warn, screening.Verify, roll.IDNumber, "2014-2020"
	if h.hint {
		r.Severity = screening.Info
	}
	r.Needs = append([]screening.Need{screening.NeedList(h.kind), screening.NeedField(roll.IDNumber)}, needs...)
	r.Check = screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		rows := x.Matches(h.kind, p)
		f, lies, n := h.finding(c, p, rows, identifiedOn(p))
		switch f.Of = p; lies {
		case never:
			return
		case afterwards:
			f.Message = later(n)
		default:
			f.Message = lead(n)
		}
		if h.hint {
			f.Severity, f.Unit = screening.Info, nil
		}
		out.Find(f)
	})
	return &r
}

// finding gathers the rows that count against a member. Where all of them came about after the identification, it is no
// wrong enrolment but a matter of leaving the roll: that is said, as information. It gives the number of rows as well.
func (h *holding) finding(c *screening.Case, p *roll.Person, rows []kin.Match, identified date.Date) (f screening.Finding, lies when, n string) {
	var before, after listRows
	doubt := false
	for _, m := range rows {
		switch h.lies(c, m.Entry, identified) {
		case stood:
			before = append(before, m)
		case unclear:
			before, doubt = append(before, m), true
		case afterwards:
			after = append(after, m)
		}
	}
	if before == nil && after == nil {
		return f, never, ""
	}
	f.Matters = []string{p.ID().Key}
	told := before
	if lies = stood; before == nil {
		lies, told, f.Severity, f.Action = afterwards, after, screening.Info, screening.Procedure
	}
	told.tell(c, h, p, &f, say("名单记录", "row of the list"))
	if identified != 0 {
		f.Evidence = append(f.Evidence, fact("identified", "识别时间", identified.String()))
	}
	switch {
	case before == nil:
		f.Evidence = append(f.Evidence, fact("later", "识别以后", h.label+"在识别以后，不属错评，按动态管理、退出程序核实"))
	case doubt:
		f.Evidence = append(f.Evidence, fact("date_unknown", "时间不明", "识别时间或"+h.label+"不明，须核实先后"))
	}
	if before != nil {
		for _, m := range after {
			f.Related = append(f.Related, relatedEntry(m.Entry, say("识别以后的名单记录", "row of the list, after the identification")))
		}
		f.Unit = strikeOff(p.Household)
	}
	return f, lies, told.count()
}

// strikeOff is what follows when a household is found to be wrongly enrolled (错评剔除): all its rows leave the roll.
func strikeOff(h *roll.Household) *screening.Unit {
	return &screening.Unit{Operation: screening.Strike, Leaves: h.Entries()}
}

// identifiedOn is when a person's household was identified, else the person; 0 where no column says.
func identifiedOn(p *roll.Person) date.Date {
	if d := p.Household.Date(roll.IdentifiedDate); d != 0 {
		return d
	}
	if d := p.Date(roll.IdentifiedDate); d != 0 {
		return d
	}
	return p.Date(roll.PersonIdentifiedDate)
}

// asText is a term as evidence; a cell without a word of the vocabulary is shown as it stands.
func asText(p *roll.Person, f roll.Field) string {
	if t := p.Term(f); t != "" && t != roll.Unknown {
		return string(t)
	}
	return strings.TrimSpace(p.Text(f))
}
