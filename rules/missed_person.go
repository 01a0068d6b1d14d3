package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var schoolMissed = ofNeed(screening.Rule{
	Code: "MS-003", Action: screening.Verify, Field: roll.DropoutReason, Years: "2014-2020",
	Title: say("义务教育阶段失学而未在册", "a child out of school and not on the roll"), Reason: missedReason, Basis: missedBasis,
	Exceptions: say("因残疾不能入学、送教上门的；已复学、在校的；不在义务教育年龄的；已在册的；死亡、迁出的。名下有排除情形的仍列出，注明并降为提示。", "children who cannot attend for a disability; those back at school; other ages; those on the roll; the dead and moved. Households with a ground against them are shown as such, as information"),
	Condition:  say("在校/失学名单（或农户册）中 compulsory_age 周岁的孩子失学、辍学、未入学，其本人不在册；一户一条。", "the school list (or the register) has a child of compulsory_age out of school who is not on the roll; one finding a household"),
	Needs:      []screening.Need{needSource(roll.School, roll.DropoutReason), screening.NeedField(roll.IDNumber), screening.NeedAsOf()},
}, dropsOut, func(c *screening.Case, rows []roll.Entry) *judgement {
	j := &judgement{rows: rows, facts: []screening.Fact{fact("children", "失学人数", strconv.Itoa(len(rows))), strong()},
		message: say("疑点：义务教育阶段孩子 "+strconv.Itoa(len(rows))+" 人失学而不在册，请核实失学原因和是否漏评", "a lead: "+strconv.Itoa(len(rows))+" child(ren) out of school and not on the roll; check why, and whether the household was missed")}
	j.facts = append(j.facts, asRows(rows).texts("reason", "失学原因", roll.DropoutReason)...)
	j.facts = append(j.facts, asRows(rows).texts("school_status", "就读状态", roll.SchoolStatus)...)
	for _, e := range rows {
		j.matters = append(j.matters, e.ID().Key)
	}
	return j
})

var illnessMissed = ofNeed(screening.Rule{
	Code: "MS-004", Action: screening.Verify, Field: roll.SelfPaid, Years: "2014-2020",
	Title: say("大病、慢病支出大而未在册", "grave illness or large costs and not on the roll"), Reason: missedReason, Exceptions: missedException,
	Basis:     say("漏评口径（因病）；自付标准各地不同，illness_self_paid 为本工具建议值", "the measure of households missed (illness); what counts as large differs from place to place, illness_self_paid is our proposal"),
	Condition: say("大病名单上的人不在册，全户自付合计达到 illness_self_paid；名单没有自付列的，在名单上即列；一户一条。", "somebody on the illness list is not on the roll, and the household's own payments add up to illness_self_paid; where the list has no such column, being on it is enough; one finding a household"),
	Needs:     []screening.Need{screening.NeedList(roll.Illness), screening.NeedField(roll.IDNumber)},
}, ill, func(c *screening.Case, rows []roll.Entry) *judgement {
	paid, counted := selfPaid(rows)
	if counted && paid < c.Profile.IllnessSelfPaid {
		return nil
	}
	j := &judgement{rows: rows}
	text := "金额不明"
	if counted {
		text = strconv.FormatFloat(paid, 'f', -1, 64)
		j.facts = append(j.facts, fact("self_paid", "自付合计（元）", text))
		text = "自付 " + text + " 元"
	}
	j.matters = []string{text}
	j.facts = append(j.facts, asRows(rows).texts("disease", "病种", roll.Disease)...)
	j.message = say("疑点：大病名单上（"+text+"）而不在册，请核实支出和是否漏评", "a lead: on the illness list and not on the roll; check the costs, and whether the household was missed")
	return j
})

// selfPaid adds up what a household paid itself; counted is false where the list does not say.
func selfPaid(rows []roll.Entry) (yuan float64, counted bool) {
	for _, e := range rows {
		if n := e.Number(roll.SelfPaid); n.Ok() {
			yuan, counted = yuan+n.Float(), true
		}
		counted = counted || e.Part.Has(roll.SelfPaid)
	}
	return yuan, counted
}

var aidedNotEnrolled = ofNeed(screening.Rule{
	Code: "MS-006", Action: screening.Verify, Field: roll.IDNumber, Years: "2014-2020",
	Title:      say("低保、特困人员未在册", "on the civil affairs list and not on the roll"),
	Reason:     say("民政已认定生活困难的人没有建档立卡，可能漏评，应逐户核实是否符合识别条件；整户低保的先核。", "somebody whom civil affairs found in need is not enrolled; perhaps missed, to be checked household by household, those first of whom all have the allowance"),
	Condition:  say("农村低保、五保（特困）名单上的人不在花名册现有成员中；同一户的列一条。", "somebody on the rural minimum living allowance or five-guarantees list is none of the roll's current members; one finding a household"),
	Exceptions: say("城市低保；死亡名单或农户册、花名册中已死亡、迁出的；同名且号码仅录错一两位、已在册的（号码另有规则核对）。名下有财政供养、车辆等排除情形的仍列出，注明并降为提示。", "urban allowances; people whom the death list, the register or the roll has as dead or moved away; people who stand on the roll under the same name with a number mistyped in one or two places. Households with a ground against them on another list are shown as such, as information"),
	Basis:      say("精准识别工作规范：低保、五保以民政数据为准，应纳尽纳；漏评率口径", "the rules of identification: civil affairs' lists are decisive and all who qualify are to be enrolled; the measure of households missed"),
	Needs:      []screening.Need{screening.NeedList(roll.DibaoList, roll.TekunList), screening.NeedField(roll.IDNumber)},
}, aided, func(c *screening.Case, rows []roll.Entry) *judgement {
	kind := screening.ListNames[rows[0].Part.Kind]
	j := &judgement{rows: rows, matters: []string{rows[0].ID().Key}, facts: []screening.Fact{fact("list", "名单", kind.ZH)},
		message: say("疑点：在"+kind.ZH+"名单而不在花名册，请核实是否漏评", "a lead: on the list ("+kind.EN+") and not on the roll; check whether the household was missed")}
	j.facts = append(j.facts, asRows(rows).texts("kind", "保障类别", roll.CertificateType)...)
	people := map[string]bool{}
	for _, e := range rows {
		people[e.ID().Key] = true
	}
	for _, p := range kin.Of(c).Recorded(rows[0]) {
		living := kin.Of(c).Living(p.Household)
		whole := len(living) > 0
		for _, other := range living {
			whole = whole && people[other.ID().Key]
		}
		if whole {
			j.facts = append(j.facts, fact("whole", "整户保障", "户籍中 "+strconv.Itoa(len(living))+" 人都在名单，先核"), strong())
		}
		break
	}
	return j
})

var disabledMissed = ofNeed(screening.Rule{
	Code: "MS-007", Action: screening.Verify, Field: roll.DisabilityGrade, Years: "2014-2020",
	Title: say("重度残疾人未在册", "a severely disabled person not on the roll"), Reason: missedReason, Basis: missedBasis, Exceptions: missedException,
	Condition: say("残疾名单上重度残疾（severe_disability：一、二级，智力、精神含三、四级）的人不在册；一户一条。", "somebody on the disability list with a severe grade (severe_disability: 1 and 2, of intellect and mind also 3 and 4) is not on the roll; one finding a household"),
	Needs:     []screening.Need{screening.NeedList(roll.Disability), screening.NeedField(roll.IDNumber)},
}, heavy, func(_ *screening.Case, rows []roll.Entry) *judgement {
	var words []string
	for _, e := range rows {
		kind, grade := disability(e)
		words = onceMore(words, shortKind(kind)+strconv.Itoa(grade)+"级")
	}
	text := strings.Join(words, "、")
	return &judgement{rows: rows, matters: words, facts: []screening.Fact{fact("disability", "残疾类别等级", text)},
		message: say("疑点：重度残疾（"+text+"）而不在册，请核实是否漏评", "a lead: a severe disability, and not on the roll; check whether the household was missed")}
})

func shortKind(text string) string {
	for _, kind := range disabilityKinds {
		if strings.Contains(text, kind) {
			return kind
		}
	}
	return ""
}
