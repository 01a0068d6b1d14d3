package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var (
	missedReason    = say("符合识别标准而整户没有建档立卡的为漏评；名单、调查数据只是线索，应逐户核实，按程序评议。", "a household that qualifies and is not enrolled was missed; lists and surveys give leads only, each is checked at the door and assessed by the procedure")
	missedException = say("已在册的（含同户籍有人在册的整户情形）；死亡、迁出的；同名且号码只录错一两位、已在册的（号码另有规则核对）。名下有财政供养、车辆等排除情形的仍列出，注明并降为提示。", "those on the roll; the dead and moved; people on the roll under the same name with a number mistyped in one or two places. Households with a ground against them on another list are shown as such, as information")
	missedBasis     = say("漏评口径：符合贫困识别标准但未纳入建档立卡的农村人口，含整户和户内；2014—2020 年，2021 年起转为监测", "the measure of households missed: rural people who qualify and are not enrolled, as households or within one; 2014 to 2020, then the monitoring")
)

var incomeMissed = ofNeed(screening.Rule{
	Code: "MS-001", Action: screening.Verify, Field: roll.IncomePerHead, Years: "2014-2020",
	Title: say("收入低于贫困线而未在册", "an income below the line and not on the roll"), Reason: missedReason, Basis: missedBasis, Exceptions: missedException,
	Condition: say("农户册（入户采集表）中人均纯收入低于该年贫困线，全户无人在册；一户一条。", "the register (household survey) has an income per head below the year's line, and nobody of the household is on the roll; one finding a household"),
	Needs:     []screening.Need{screening.NeedLine(), screening.NeedRegister(), needRegisterField(roll.IncomePerHead), screening.NeedField(roll.IDNumber)},
}, poor, func(c *screening.Case, rows []roll.Entry) *judgement {
	year := rows[0].Date(roll.DataYear).Year()
	if year == 0 {
		year = c.AsOf.Year()
	}
	line, which, _ := c.Profile.Line(year) // it was there when the need was found
	amount, income := strconv.FormatFloat(line, 'f', -1, 64), rows[0].Text(roll.IncomePerHead)
	return &judgement{rows: rows, matters: []string{income, amount},
		facts: []screening.Fact{fact("income", "人均纯收入（元）", income), fact("line", "贫困线（元）", amount), fact("track", "贫困线口径", which), fact("year", "年份", strconv.Itoa(year)), strong()},
		message: say("疑点：人均纯收入 "+income+" 元低于贫困线 "+amount+" 元而全户不在册，请核实是否漏评",
			"a lead: an income of "+income+" yuan a head, below the line of "+amount+", and nobody is on the roll; check whether the household was missed")}
})

var houseMissed = ofNeed(screening.Rule{
	Code: "MS-002", Action: screening.Verify, Field: roll.HouseGrade, Years: "2014-2020",
	Title: say("住房为 C、D 级或无房而未在册", "an unsafe house and not on the roll"), Reason: missedReason, Basis: missedBasis,
	Exceptions: say("同户籍有人在册的；同一户另有 A、B 级住房的；死亡、迁出的。名下有排除情形的仍列出，注明并降为提示。", "households of which somebody is on the roll, or that have another house of grade A or B; the dead and moved. Those with a ground against them are shown as such, as information"),
	Condition:  say("住房等级名单（或农户册）为 C、D 级或无房，全户无人在册；一户一条。", "the list of house grades (or the register) says C, D or no house, and nobody of the household is on the roll; one finding a household"),
	Needs:      []screening.Need{needSource(roll.Housing, roll.UnsafeHouse, roll.HouseGrade), screening.NeedField(roll.IDNumber)},
}, unsafeHome, func(c *screening.Case, rows []roll.Entry) *judgement {
	var grades []string
	for _, e := range rows {
		if otherHouse(c, e) {
			return nil
		}
		grades = onceMore(grades, gradeText(e))
	}
	text := strings.Join(grades, "、")
	return &judgement{rows: rows, matters: grades, facts: []screening.Fact{fact("grade", "住房等级", text), strong()},
		message: say("疑点：住房为 "+text+" 而全户不在册，请核实是否唯一住房、是否漏评", "a lead: an unsafe house ("+text+"), and nobody is on the roll; check whether it is the only one and the household was missed")}
})

func gradeText(e roll.Entry) string {
	if t := e.Term(roll.HouseGrade); t != "" && t != roll.Unknown {
		return string(t)
	}
	if text := strings.TrimSpace(e.Text(roll.HouseGrade)); text != "" {
		return text
	}
	return "危房"
}

// otherHouse says that the household of a row has another house that is safe, by the list of house grades.
func otherHouse(c *screening.Case, e roll.Entry) bool {
	list := c.Lists[roll.Housing]
	if list == nil {
		return false
	}
	people := []string{e.ID().Key}
	for _, p := range kin.Of(c).Recorded(e) {
		people = append(people, keys(kin.Of(c).Living(p.Household))...)
	}
	for _, key := range people {
		for _, other := range list.ByID(key) {
			if g := other.Term(roll.HouseGrade); g == roll.GradeA || g == roll.GradeB {
				return true
			}
		}
	}
	return false
}

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

var waterMissed = ofNeed(screening.Rule{
	Code: "MS-005", Action: screening.Verify, Field: roll.WaterSafe, Years: "2014-2020",
	Title: say("饮水不安全而未在册", "no safe water and not on the roll"), Reason: missedReason, Basis: missedBasis, Exceptions: missedException,
	Condition: say("农户册（入户采集表）中饮水安全为“否”，全户无人在册；一户一条。", "the register (household survey) says that the water is not safe, and nobody of the household is on the roll; one finding a household"),
	Needs:     []screening.Need{screening.NeedRegister(), needRegisterField(roll.WaterSafe), screening.NeedField(roll.IDNumber)},
}, dry, func(_ *screening.Case, rows []roll.Entry) *judgement {
	return &judgement{rows: rows, matters: []string{"no"}, facts: []screening.Fact{fact("water", "饮水安全", rows[0].Text(roll.WaterSafe))},
		message: say("疑点：饮水不安全而全户不在册，请核实饮水情况和是否漏评", "a lead: no safe water, and nobody is on the roll; check the water, and whether the household was missed")}
})

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

func asRows(entries []roll.Entry) listRows {
	rows := make(listRows, len(entries))
	for i, e := range entries {
		rows[i].Entry = e
	}
	return rows
}

// needSource asks for a list, or for a register with one of some columns.
func needSource(kind roll.Kind, fields ...roll.Field) screening.Need {
	return screening.Need{Missing: func(c *screening.Case) screening.Words {
		if c.Lists[kind] != nil || registerHas(c, fields...) {
			return screening.Words{}
		}
		return say("需要名单："+screening.ListNames[kind].ZH+"（或农户册有“"+fields[0].Chinese()+"”列）", "needs a list: "+string(kind)+" (or a register with "+fields[0].String()+")")
	}}
}

// ended says that the help on a list's row had ended by the case's day.
func ended(c *screening.Case, e roll.Entry) bool {
	return c.AsOf.After(e.Date(roll.EndDate))
}

// gone says that somebody is known to be dead, or to have moved away and to live nowhere else in the county.
func gone(c *screening.Case, x *kin.Index, key string) bool {
	if list := c.Lists[roll.Death]; list != nil {
		for _, e := range list.ByID(key) {
			if !diedOn(e).After(c.AsOf) {
				return true
			}
		}
	}
	for _, i := range c.Roll.ByID(key) {
		if c.Roll.Persons[i].Term(roll.LifeStatus) == roll.Dead {
			return true
		}
	}
	rows := x.InRegister(key)
	for _, p := range rows {
		if x.Dead(p) {
			return true
		}
		if !x.Moved(p) {
			return false
		}
	}
	return len(rows) > 0
}
