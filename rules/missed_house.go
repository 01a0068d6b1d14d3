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

var waterMissed = ofNeed(screening.Rule{
	Code: "MS-005", Action: screening.Verify, Field: roll.WaterSafe, Years: "2014-2020",
	Title: say("饮水不安全而未在册", "no safe water and not on the roll"), Reason: missedReason, Basis: missedBasis, Exceptions: missedException,
	Condition: say("农户册（入户采集表）中饮水安全为“否”，全户无人在册；一户一条。", "the register (household survey) says that the water is not safe, and nobody of the household is on the roll; one finding a household"),
	Needs:     []screening.Need{screening.NeedRegister(), needRegisterField(roll.WaterSafe), screening.NeedField(roll.IDNumber)},
}, dry, func(_ *screening.Case, rows []roll.Entry) *judgement {
	return &judgement{rows: rows, matters: []string{"no"}, facts: []screening.Fact{fact("water", "饮水安全", rows[0].Text(roll.WaterSafe))},
		message: say("疑点：饮水不安全而全户不在册，请核实饮水情况和是否漏评", "a lead: no safe water, and nobody is on the roll; check the water, and whether the household was missed")}
})
