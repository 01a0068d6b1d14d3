package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

// enteredOn is when a person was entered: the person's own identification where a column says, else the household's.
func enteredOn(p *roll.Person) date.Date {
	if d := p.Date(roll.PersonIdentifiedDate); d != 0 {
		return d
	}
	return identifiedOn(p)
}

// withDay notes the day that a fact is held against.
func withDay(f *screening.Finding, day date.Date) {
	if day != 0 {
		f.Evidence = append(f.Evidence, fact("identified", "识别时间", day.String()))
		f.Matters = append(f.Matters, day.String())
	}
}

var notSharing = &screening.Rule{
	Code: "WE-011", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("服刑、失踪、不共享开支的人列为成员", "somebody in prison, missing or living apart is listed as a member"),
	Reason:     say("家庭成员以共享开支为准；识别时已服刑、失踪、不共享开支的人不应列入，是人员问题，不是整户错评。", "who shares the expenses is a member; somebody who was in prison, missing or apart at the identification was not to be listed: that is about the person, not the household"),
	Condition:  say("现有成员在农户册或花名册的状态、备注中写明服刑、失踪、不共享开支；起始时间不明的列出并注明。", "register or roll say in status or remark that a current member is in prison, missing or shares no expenses; marked where it is not known since when"),
	Exceptions: say("死亡、迁出、嫁出的（识别以前的见 WE-014，其余见 MS-021）；服现役的。", "those who died, moved or married out (before the identification WE-014, else MS-021); serving soldiers"),
	Basis:      say("云南 2017 年错评认定第九项：死亡、服刑、失踪、不共享开支成员，只剔除人员", "Yunnan 2017, item 9: members who are dead, in prison, missing or share no expenses; the person is taken off, not the household"),
	Years:      "2014-2020",
	Needs:      []screening.Need{needStatus},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		var proofs []proof
		for _, pr := range leavingProofs(c, x, p) {
			switch pr.what {
			case imprisoned, missingPerson, livesApart:
				proofs = append(proofs, pr)
			case died:
				return
			}
		}
		if proofs == nil {
			return
		}
		f := leftFinding(p, proofs)
		withDay(&f, enteredOn(p))
		f.Evidence = append(f.Evidence, fact("also", "同时列入", "MS-021（自然减少）"))
		what := departures[proofs[0].what].words
		f.Message = say(mask.Name(p.Name().Text)+" 登记为"+what.ZH+"，请核实识别时是否已如此；属人员调整，不是整户错评",
			mask.Name(p.Name().Text)+" is stated to be "+what.EN+"; check whether it was so at the identification: a matter of the person, not of the household")
		out.Find(f)
	}),
}

// needStatus asks for a column that may say that somebody does not share the household.
var needStatus = screening.Need{Missing: func(c *screening.Case) screening.Words {
	for _, r := range []*roll.Roll{c.Roll, c.Register} {
		if r == nil {
			continue
		}
		for _, p := range r.Parts {
			if p.Has(roll.LifeStatus) || p.Has(roll.Remark) {
				return screening.Words{}
			}
		}
	}
	return say("花名册、农户册没有人员状态或备注列", "neither roll nor register has a column for the status or a remark")
}}

var goneBefore = &screening.Rule{
	Code: "WE-014", Family: screening.WrongIn, Severity: screening.Err, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("识别前已死亡、迁出、嫁出", "dead or gone before the identification"),
	Reason:     say("识别以前已死亡或迁出（嫁出）的人不可能是当时的家庭成员，须由公安确认后减去。", "somebody who had died or moved before the identification cannot have been a member then; the police confirm it"),
	Condition:  say("现有成员的死亡、迁出（嫁出）日期确定早于识别时间（有人员识别时间的用人员识别时间）。", "a current member's death or move was surely before the identification (the person's own where a column says)"),
	Exceptions: say("日期或识别时间不明的、同月难分先后的（见 MS-021）；迁出后在本县另有户籍的；仅同名的。", "unknown dates, or the same month (see MS-021); those who moved and are registered elsewhere in the county; namesakes"),
	Basis:      say("识别时不符合条件的为错评；人员状态以公安数据为准", "what was not so at the identification is wrong enrolment; a person's status is for the police to say"),
	Years:      "2014-",
	Needs:      []screening.Need{needProofOfLeaving, screening.NeedAnyField(roll.IdentifiedDate, roll.PersonIdentifiedDate)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x, entered := kin.Of(c), enteredOn(p)
		if !x.Counts(p) {
			return
		}
		if entered == 0 {
			out.CannotJudge(say("识别时间不明", "the date of the identification is not known"))
			return
		}
		out.Look()
		var proofs []proof
		for _, pr := range leavingProofs(c, x, p) {
			if pr.what <= marriedOut && entered.After(pr.day) {
				proofs = append(proofs, pr)
			}
		}
		if proofs == nil {
			return
		}
		f := leftFinding(p, proofs)
		withDay(&f, entered)
		f.Evidence = append(f.Evidence, fact("also", "同时列入", "MS-021（自然减少）"))
		what := departures[proofs[0].what].words
		f.Message = say(mask.Name(p.Name().Text)+" 在识别以前已"+what.ZH+"，请公安核对身份和日期后办理",
			mask.Name(p.Name().Text)+" was "+what.EN+" before the identification; the police check the identity and the date")
		out.Find(f)
	}),
}
