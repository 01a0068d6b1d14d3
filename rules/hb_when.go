package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/handbook"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var measureWhen = ofBooks(screening.Rule{
	Code: "HB-007", Severity: screening.Err, Action: screening.Verify, Field: roll.MeasureDate,
	Title:      say("措施时间在识别以前，或在死亡、脱贫以后", "measures before the identification, or after death or exit"),
	Reason:     say("还没有识别就不会有帮扶措施，人已去世也不会再受帮扶；这样的记录是补填或抄错的。", "nobody is helped before being identified or after having died: such entries were filled in later or miscopied"),
	Condition:  say("措施实施时间（或措施文字中的年月）早于识别时间；晚于成员的死亡日期（一人一行的手册按该成员，一户一行的按全户都已死亡）；晚于脱贫年度（疑点）。", "the date of a measure (or a year and month in its words) is before the identification; after the member's death (of a row for each member, that member; of a row for each household, where all have died); or after the exit year (warning)"),
	Exceptions: say("只知道年份或月份、不能断定先后的；脱贫当年的；没有识别时间、死亡日期的不判断。脱贫后按“脱贫不脱政策”继续帮扶的属正常，核实后保留。", "where year or month alone does not tell; the year of the exit; no date to hold it against. Help that goes on after the exit by policy is right, and stays"),
	Basis:      say("扶贫手册填写说明：措施按实施时间填写", "the instructions for handbooks: measures are entered when they are taken"),
	Years:      "2016-2020",
	Needs:      []screening.Need{bookNeeds(roll.MeasureDate, roll.Measures)},
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if kin.Of(c).Older(h) {
			continue
		}
		done := map[roll.Entry]bool{} // several columns of measures share one date
		for _, m := range x.Measures(h) {
			if len(m.Days) == 0 || done[m.Entry] {
				continue
			}
			out.Look()
			if f := misdated(c, h, m); f != nil {
				done[m.Entry] = true
				out.Find(*f)
			}
		}
	}
})

// misdated finds the first day of a measure that cannot be.
func misdated(c *screening.Case, h *roll.Household, m handbook.Measure) *screening.Finding {
	identified, died := h.Date(roll.IdentifiedDate), deathOf(c, h, m.Entry)
	if identified == 0 {
		identified = m.Entry.Date(roll.IdentifiedDate)
	}
	tell := func(day date.Date, severity screening.Severity, words screening.Words, other date.Date, key, label string) *screening.Finding {
		return &screening.Finding{House: h, At: m.At, Severity: severity, Matters: []string{key, day.String(), other.String()},
			Evidence: []screening.Fact{fact("measure_date", "措施时间", day.String()), fact(key, label, other.String())},
			Related:  []screening.Related{relatedHouse(h, say("花名册", "roll"))},
			Message:  say("措施时间 "+day.String()+" "+words.ZH+" "+other.String()+"，请核实", "a measure of "+day.String()+" "+words.EN+" "+other.String()+"; to be checked")}
	}
	exit := h.Date(roll.ExitYear)
	for _, day := range m.Days {
		switch {
		case identified.After(day):
			return tell(day, screening.Err, say("早于识别时间", "is before the identification on"), identified, "identified", "识别时间")
		case day.After(died):
			return tell(day, screening.Err, say("晚于死亡日期", "is after the death on"), died, "died", "死亡日期")
		case h.Exited() && day.After(exit):
			return tell(day, screening.Warn, say("晚于脱贫年度", "is after the exit of"), exit, "exited", "脱贫年度")
		}
	}
	return nil
}

// deathOf is the day from which on a row's measure helps nobody: the death of its member, or where it is a household's the last
// of the deaths of all; 0 where somebody lives or a day is not known.
func deathOf(c *screening.Case, h *roll.Household, e roll.Entry) date.Date {
	if e.Part.Has(roll.Relation) {
		for i := range h.Members {
			if p := &h.Members[i]; p.ID().Key != "" && p.ID().Key == e.ID().Key {
				return dayOfDeath(c, p)
			}
		}
	}
	var last date.Date
	for i := range h.Members {
		p := &h.Members[i]
		if !p.Current() && p.Term(roll.LifeStatus) != roll.Dead {
			continue // who has left is not helped here either
		}
		day := dayOfDeath(c, p)
		if day == 0 {
			return 0
		}
		last = max(last, day)
	}
	return last
}

// dayOfDeath is the day of somebody's death by the roll, the death list or the register; 0 where none says.
func dayOfDeath(c *screening.Case, p *roll.Person) date.Date {
	if d := p.Date(roll.DeathDate); d != 0 {
		return d
	}
	x := kin.Of(c)
	for _, m := range x.DeathMatches(p) {
		if d := m.Entry.Date(roll.DeathDate); d != 0 {
			return d
		}
	}
	for _, other := range x.InRegister(p.ID().Key) {
		if d := other.Date(roll.DeathDate); d != 0 {
			return d
		}
	}
	return 0
}
