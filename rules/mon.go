package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// before2021 says why the rules of monitoring are off in the profile of the years before.
var before2021 = map[string]screening.Words{"gx-2018": say("防返贫监测自 2021 年起（见 monitor-2023）", "monitoring began in 2021 (see monitor-2023)")}

// ofMonitoring finishes a rule of the monitoring years: fields are the columns that the household must have.
func ofMonitoring(r screening.Rule, fields []roll.Field, check func(c *screening.Case, h *roll.Household, out *screening.Report)) *screening.Rule {
	if r.Family == "" {
		r.Family = screening.OfHouse
	}
	r.Years, r.Off = "2021+", before2021
	r.Needs = append([]screening.Need{screening.NeedField(fields...)}, r.Needs...)
	r.Check = screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		for _, f := range fields {
			if !h.Has(f) {
				return
			}
		}
		check(c, h, out)
	})
	return &r
}

// monitored says that the household is watched (监测对象).
func monitored(h *roll.Household) bool {
	t := h.Term(roll.MonitorType)
	return known(t) && t != roll.No
}

// watched says that the household is watched and its risk is not eliminated.
func watched(h *roll.Household) bool { return monitored(h) && h.Term(roll.RiskEnded) != roll.Yes }

// eliminated says that the household's risk is eliminated.
func eliminated(h *roll.Household) bool { return h.Term(roll.RiskEnded) == roll.Yes }

// left says that the household has left poverty and is not watched.
func left(h *roll.Household) bool {
	return !monitored(h) && h.Term(roll.MonitorType) != roll.Unknown && (h.Term(roll.HouseholdType) == "脱贫户" || h.Term(roll.ExitStatus) == roll.Exited)
}

// ofItself says that a risk went without help (自然消除).
func ofItself(h *roll.Household) bool { return strings.Contains(h.Text(roll.RiskEndMode), "自然") }

// byHelp says that a risk was eliminated by help (帮扶消除).
func byHelp(h *roll.Household) bool { return strings.Contains(h.Text(roll.RiskEndMode), "帮扶") }

// helpFields are the columns of measures.
var helpFields = []roll.Field{roll.HelpIndustry, roll.HelpWork, roll.HelpFinance, roll.HelpPost, roll.HelpHealth, roll.HelpEducation, roll.HelpSocial,
	roll.HelpSupport, roll.HelpSchooling, roll.HelpHouse, roll.HelpWater, roll.HelpMove, roll.HelpInfrastructure, roll.HelpLiving}

// helped gives the measures that a household has; any says that there are columns of measures.
func helped(h *roll.Household) (measures []roll.Field, any bool) {
	for _, f := range helpFields {
		if at := h.At(f); at.Part.Has(f) {
			any = true
			if !nothing(at.Part.Text(f, at.Row)) {
				measures = append(measures, f)
			}
		}
	}
	return measures, any
}

// risks are the household's risks of poverty.
func risks(h *roll.Household) []roll.Term {
	var all []roll.Term
	for _, f := range []roll.Field{roll.MainCause, roll.Risk3, roll.Risk4, roll.Risk5} {
		if t := h.Term(f); known(t) {
			all = append(all, t)
		}
	}
	at := h.At(roll.OtherCause)
	for _, t := range at.Part.Terms(roll.OtherCause, at.Row) {
		if known(t) {
			all = append(all, t)
		}
	}
	return all
}

// lack is what is not assured of a household: its house, water, schooling or insurance.
type lack struct {
	key    string
	words  screening.Words
	risk   roll.Term
	exists func(c *screening.Case, h *roll.Household) bool
}

var lacks = []lack{
	{"house", say("危房", "an unsafe house"), "因安全住房", func(_ *screening.Case, h *roll.Household) bool { return h.Term(roll.UnsafeHouse) == roll.Yes }},
	{"water", say("饮水不安全", "unsafe water"), "因安全饮水", func(_ *screening.Case, h *roll.Household) bool { return h.Term(roll.WaterSafe) == roll.No }},
	{"school", say("有义务教育适龄儿童不在校", "a child not at school"), "因学", func(c *screening.Case, h *roll.Household) bool {
		return anyMember(h, func(p *roll.Person) bool {
			return !emptyColumn(c, p.Part, roll.InSchool) && dropout(c, p)
		})
	}},
	{"insurance", say("有成员未参加基本医保", "a member without medical insurance"), "因病", func(_ *screening.Case, h *roll.Household) bool {
		return anyMember(h, func(p *roll.Person) bool {
			return p.Term(roll.MedicalInsurance) == roll.No && p.Term(roll.WorkerMedicalInsurance) != roll.Yes
		})
	}},
}

func anyMember(h *roll.Household, is func(*roll.Person) bool) bool {
	return slices.ContainsFunc(h.Members, func(p roll.Person) bool { return p.Current() && is(&p) })
}

// months is how many months lie between two dates known to the month; ok is false where one is not.
func months(from, to date.Date) (n int, ok bool) {
	if from.Month() == 0 || to.Month() == 0 {
		return 0, false
	}
	return 12*(to.Year()-from.Year()) + to.Month() - from.Month(), true
}
