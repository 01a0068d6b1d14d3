package rules

import (
	"strconv"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var wholeAway = ofHouses(screening.Rule{
	Code: "WE-007", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Verify,
	Title:      say("全家长期外出、空挂户", "the whole household is away"),
	Reason:     say("全家长期在外、家中无人居住的，或户口在本地而不在本地生产生活的，原则上不符合识别条件；外出务工本身不是问题，年限和去向须核实。", "a household that lives elsewhere for years, or is only registered here, does not qualify as a rule; work elsewhere is no fault, so since when and where must be checked"),
	Condition:  say("每个现有成员在农户册（入户调查表）中都填“户在人不在”或“人户都不在”；有外出时间的，到识别时已满 absent_years 年；时间不明的列出并注明；识别以后才满的只作提示。", "the register (village survey) says of every member that they are registered and not here, or neither; where it says since when, for absent_years years by the identification; marked where it does not; reached afterwards it is information only"),
	Exceptions: say("有人在家的；农户册中查不到某个成员的；外出不满年限的。", "somebody is at home; a member is not in the register; fewer years"),
	Basis:      say("黑龙江绥滨 2017 年：全家外出三年以上；重庆等地一年；广西“一票否决”第六条（原文、年限未核到出处）", "Suibin, Heilongjiang, 2017: three years; Chongqing and others one year; Guangxi's sixth ground of refusal (neither its wording nor the years were found)"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedRegister(), needRegisterField(roll.Away, roll.NeitherHere), screening.NeedField(roll.IDNumber)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	x := kin.Of(c)
	all := members(h)
	if len(all) == 0 {
		return
	}
	var rows []*roll.Person
	latest, unknown := date.Date(0), false // when the last of them left
	for _, p := range all {
		row := awayRow(x, p)
		if row == nil {
			out.Look()
			return
		}
		rows = append(rows, row)
		since := row.Date(roll.AwaySince)
		latest, unknown = max(latest, since), unknown || since == 0
	}
	out.Look()
	f := screening.Finding{House: h, Matters: keys(all)}
	for _, row := range rows {
		f.Related = append(f.Related, relatedPerson(row, say("农户册中的记录", "row in the register")))
	}
	f.Evidence = []screening.Fact{fact("members", "外出成员数", strconv.Itoa(len(rows)))}
	reached := latest.AddMonths(12 * c.Profile.AbsentYears)
	identified := h.Date(roll.IdentifiedDate)
	switch {
	case !unknown && reached.After(c.AsOf):
		return
	case unknown || identified == 0:
		f.Evidence = append(f.Evidence, fact("date_unknown", "时间不明", "外出时间或识别时间不明，须核实到识别时是否已满 "+strconv.Itoa(c.Profile.AbsentYears)+" 年"))
	default:
		f.Evidence = append(f.Evidence, fact("date", "最晚外出时间", latest.String()), fact("identified", "识别时间", identified.String()))
	}
	f.Message = say("疑点：农户册显示全家 "+strconv.Itoa(len(rows))+" 人都不在家，请核实外出年限、去向和是否空挂户口",
		"a lead: by the register all "+strconv.Itoa(len(rows))+" are away; check for how long, where, and whether they are only registered here")
	f.Unit = strikeOff(h)
	if !unknown && reached.After(identified) {
		f.Severity, f.Action, f.Unit = screening.Info, screening.Procedure, nil
		f.Evidence = append(f.Evidence, fact("later", "识别以后", "外出满年限在识别以后，不属错评，按动态管理、退出程序核实"))
		f.Message = say("识别以后全家外出已满年限：不属错评，请按动态管理、退出程序核实", "the whole household is away, for long enough only since after the identification: no wrong enrolment; check under the procedure for leaving the roll")
	}
	out.Find(f)
})

// awayRow is the register's row that says that a member is not here; nil where the member is, or is not in the register.
func awayRow(x *kin.Index, p *roll.Person) *roll.Person {
	for _, row := range x.InRegister(p.ID().Key) {
		if row.Term(roll.Away) == roll.Yes || row.Term(roll.NeitherHere) == roll.Yes {
			return row
		}
	}
	return nil
}

// needRegisterField asks for a register with one of some columns.
func needRegisterField(fields ...roll.Field) screening.Need {
	return screening.Need{Missing: func(c *screening.Case) screening.Words {
		if c.Register == nil || registerHas(c, fields...) {
			return screening.Words{}
		}
		return say("农户册没有“"+fields[0].Chinese()+"”列", "the register has no column for "+fields[0].String())
	}}
}

// registerHas says that a sheet of the register has one of some columns.
func registerHas(c *screening.Case, fields ...roll.Field) bool {
	if c.Register == nil {
		return false
	}
	for _, p := range c.Register.Parts {
		for _, f := range fields {
			if p.Has(f) {
				return true
			}
		}
	}
	return false
}

var movedInFirst = ofHouses(screening.Rule{
	Code: "WE-010", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Verify,
	Title:      say("识别前不久迁入、分户", "moved in or split off shortly before the identification"),
	Reason:     say("为争取贫困户而迁入户口、拆户分户的，属错评；正常的婚嫁、搬迁、分家不属，须核实原因。", "moving a registration in or splitting a household to be enrolled is wrong enrolment; marriage, resettlement and ordinary partition are not, so the reason must be checked"),
	Condition:  say("户主在农户册中的迁入（立户）日期在识别以前 split_window_months 个月以内，迁入原因不在 move_in_exempt。", "the register has the head moved in (or the household set up) within split_window_months months before the identification, for no reason in move_in_exempt"),
	Exceptions: say("因婚嫁、出生、退伍、毕业、搬迁安置等迁入的；识别以后迁入的；日期不明的不判断。", "those who moved in by marriage, birth, discharge, graduation, resettlement and the like; after the identification; unknown dates are not judged"),
	Basis:      say("云南 2017 年第七、八项（故意分户、空挂）；广西“一票否决”第八条（原文未核到出处）；十二个月为本工具建议值", "Yunnan 2017, items 7 and 8; Guangxi's eighth ground of refusal (its wording was not found); twelve months are our proposal"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedRegister(), needRegisterField(roll.MoveInDate), screening.NeedField(roll.IDNumber, roll.Relation), screening.NeedField(roll.IdentifiedDate)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	head, identified := h.Head(), h.Date(roll.IdentifiedDate)
	if head == nil {
		return
	}
	if identified == 0 {
		out.CannotJudge(say("识别时间不明", "the date of the identification is not known"))
		return
	}
	out.Look()
	x := kin.Of(c)
	for _, row := range x.InRegister(head.ID().Key) {
		day, why := row.Date(roll.MoveInDate), row.Text(roll.MoveInReason)
		first := identified.AddMonths(-c.Profile.SplitWindow)
		if day == 0 || first == 0 || day.After(identified) || first.After(day) || hasAny([]string{why}, c.Profile.MoveInExempt) {
			continue
		}
		f := screening.Finding{House: h, Matters: []string{head.ID().Key, day.String()}, Unit: strikeOff(h),
			Related:  []screening.Related{relatedPerson(row, say("农户册中户主的记录", "the head's row in the register"))},
			Evidence: []screening.Fact{fact("date", "迁入（立户）时间", day.String()), fact("identified", "识别时间", identified.String())},
			Message: say("疑点：户主在识别前 "+strconv.Itoa(c.Profile.SplitWindow)+" 个月以内迁入或立户，请核实原因，是否为争取贫困户而迁入、分户",
				"a lead: the head moved in or set up the household within "+strconv.Itoa(c.Profile.SplitWindow)+" months before the identification; check why")}
		if why != "" {
			f.Evidence = append(f.Evidence, fact("reason", "迁入原因", why))
		} else {
			f.Evidence = append(f.Evidence, fact("reason_unknown", "迁入原因", "未填，须问清"))
		}
		out.Find(f)
		return
	}
})
