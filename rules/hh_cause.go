package rules

import (
	"slices"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var disabledCause = ofHouses(screening.Rule{
	Code: "HH-020", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("致贫原因为因残而无残疾人", "poor by disability, and nobody is disabled"),
	Reason:     say("原因与成员对不上：健康状况漏填残疾，或原因录错；帮扶措施会落空。", "a disability not entered, or a wrong cause; help goes astray"),
	Condition:  say("致贫原因（主要、其他、风险）有“因残”，而成员健康状况都没有“残疾”，也没有残疾证号。", "因残 among the causes and risks, and no member with 残疾 in the health or a disability number"),
	Exceptions: say("残疾人名单上有的、已减少的成员有残疾的不算；健康状况整列为空的不判断。", "somebody on the list of the disabled; a disabled member who has left; a column of health that is blank throughout"),
	Basis:      official("2_11_001"),
	Needs:      []screening.Need{needCause, screening.NeedField(roll.Health)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	at, yes := hasCause(h, "因残")
	if !yes || !fed(c, h, roll.Health) {
		return
	}
	out.Look()
	if hasDisabled(c, h) {
		return
	}
	out.Find(screening.Finding{House: h, At: at, Matters: []string{"因残"}, Evidence: []screening.Fact{strong()},
		Message: say("致贫原因为“因残”，户内没有残疾人，请核实", "the cause is 因残, and nobody is disabled; to be checked")})
})

var illnessCause = ofHouses(screening.Rule{
	Code: "HH-021", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("致贫原因为因病而无病人", "poor by illness, and nobody is ill"),
	Reason:     say("原因与成员对不上：健康状况漏填，或病已痊愈、原因录错。", "an illness not entered, one that is over, or a wrong cause"),
	Condition:  say("致贫原因（主要、其他、风险）有“因病”，而成员健康状况都没有长期慢性病、患有大病；2021 年以后的表，合规自付支出为 0 的也提示。", "因病 among the causes and risks, and no member chronically or seriously ill; in sheets since 2021, paid costs of 0 are pointed out too"),
	Exceptions: say("大病名单上有的、已减少的成员有病的不算；健康状况整列为空的不判断。", "somebody on the list of serious illness; an ill member who has left; a column of health that is blank throughout"),
	Basis:      official("5_15_015、5_15_020"),
	Needs:      []screening.Need{needCause, screening.NeedField(roll.Health)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	at, yes := hasCause(h, "因病")
	if !yes || !fed(c, h, roll.Health) {
		return
	}
	out.Look()
	x := kin.Of(c)
	ill := slices.ContainsFunc(h.Members, func(p roll.Person) bool {
		words := p.Terms(roll.Health)
		return slices.Contains(words, chronic) || slices.Contains(words, seriousIll) || onList(x, roll.Illness, &p)
	})
	f := screening.Finding{House: h, At: at, Matters: []string{"因病"}, Evidence: []screening.Fact{strong()},
		Message: say("致贫原因为“因病”，户内没有病人，请核实", "the cause is 因病, and nobody is ill; to be checked")}
	if paid := h.Quantity(roll.SelfPaid); ill {
		if !paid.Ok() || paid.Micro != 0 {
			return
		}
		f.At, f.Severity, f.Evidence, f.Matters = h.Stands(roll.SelfPaid), screening.Info, nil, []string{"paid"}
		f.Message = say("致贫原因为“因病”，合规自付支出为 0，请核实", "the cause is 因病, and the paid costs are 0; to be checked")
	}
	out.Find(f)
})

// studentAges is the ages at which somebody may have been a student, and lookBack how long ago the cause may date from where
// the sheet does not say.
const (
	youngest, oldest = 6, 25
	lookBack         = 8
)

var schoolCause = ofHouses(screening.Rule{
	Code: "HH-022", Severity: screening.Warn, Action: screening.Verify, Field: roll.MainCause,
	Title:      say("致贫原因为因学而无学生", "poor by schooling, and nobody is at school"),
	Reason:     say("原因与成员对不上：在校生状况漏填，或学生已毕业、原因录错。", "a student not entered, one who has graduated, or a wrong cause"),
	Condition:  say("致贫原因（主要、其他、风险）有“因学”，而没有成员在小学以上就读。识别时（不明的按 8 年前）有成员为 6 至 25 周岁的，可能已毕业，只作提示。", "因学 among the causes and risks, and no member at school from primary school on; where somebody was 6 to 25 when identified (where unknown, 8 years ago) and may have graduated, it is only pointed out"),
	Exceptions: say("学前教育不算在校；学校名单上有的不算；在校生状况整列为空的不判断。", "preschool is no schooling; somebody on the schools' list; a column that is blank throughout"),
	Basis:      say("贫困户登记表指标解释：因家庭子女上学导致贫困；按识别时的情况", "the household form: poor by the children's schooling, as at identification"),
	Needs:      []screening.Need{needCause, screening.NeedField(roll.InSchool)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	at, yes := hasCause(h, "因学")
	if !yes || !fed(c, h, roll.InSchool) {
		return
	}
	out.Look()
	x := kin.Of(c)
	if anyMember(h, func(p *roll.Person) bool {
		s := schoolOf(p)
		return s != "" && !slices.Contains(preschool, s) || onList(x, roll.School, p)
	}) {
		return
	}
	f := screening.Finding{House: h, At: at, Matters: []string{"因学"},
		Message: say("致贫原因为“因学”，户内没有在校学生，请核实", "the cause is 因学, and nobody is at school; to be checked")}
	if youth(c, h) {
		f.Severity = screening.Info
		f.Message = say("致贫原因为“因学”，户内现无在校学生，可能已毕业，请核对", "the cause is 因学, and nobody is at school now; perhaps they have graduated")
	}
	if d := h.Date(roll.IdentifiedDate); d != 0 {
		f.Evidence = append(f.Evidence, fact("identified", "识别时间", d.String()))
	}
	out.Find(f)
})

// youth says that somebody was of an age to be a student when the household was identified, or may have been.
func youth(c *screening.Case, h *roll.Household) bool {
	year := h.Date(roll.IdentifiedDate).Year()
	if year == 0 {
		year = c.AsOf.Year() - lookBack
	}
	return slices.ContainsFunc(h.Members, func(p roll.Person) bool {
		birth := p.Birth()
		then := year - birth.Year()
		return birth == 0 || then <= oldest && (then >= youngest || date.Age(birth, c.AsOf) >= youngest)
	})
}
