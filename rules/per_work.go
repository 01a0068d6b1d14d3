package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var workerUnable = ofPersons(screening.Rule{
	Code: "PER-007", Severity: screening.Err, Action: screening.Verify, Field: roll.Labour,
	Title:      say("务工人员登记为无劳动力或丧失劳动力", "somebody who works, entered without labour capacity"),
	Reason:     say("在务工就有劳动能力，务工信息和劳动技能必有一项不对。", "who works has labour capacity: one of the two entries is wrong"),
	Condition:  say("务工所在地（务工状况）有内容或务工时间大于 0，而劳动技能为“无劳动力”“丧失劳动力”。", "a work place or months of work, and no or lost labour capacity"),
	Exceptions: say("弱劳动力或半劳动力不算；务工状况写“无”“其他”且没有月数的不算务工；不满 16 周岁的归 PER-001、PER-009。", "weak labour; 无 or 其他 as work place without months is no work; under 16: PER-001, PER-009"),
	Basis:      official("2_01_015、2_12_004"),
}, personCheck{
	fields:  []roll.Field{roll.Labour},
	applies: func(v *view) bool { return v.labour() != "" && (v.p.Has(roll.WorkPlace) || v.p.Has(roll.WorkMonths)) },
	doubt: func(v *view) *screening.Finding {
		if !v.unable() || !v.working() {
			return nil
		}
		if age := date.Age(soundBirth(v.c, v.p), v.c.AsOf); age >= 0 && age < v.c.Profile.LabourAge {
			return nil
		}
		return found("有务工信息却登记为“"+string(v.labour())+"”，请核实是务工还是劳动技能录错", "has work entered, yet the labour capacity is "+string(v.labour())+"; one of the two is wrong",
			string(v.labour()), v.p.Text(roll.WorkPlace), v.p.Text(roll.WorkMonths))
	},
})

var childWorks = ofPersons(screening.Rule{
	Code: "PER-009", Severity: screening.Err, Action: screening.Verify, Field: roll.WorkStart,
	Title:      say("16 岁以下有务工登记", "work entered under 16"),
	Reason:     say("用人单位不得招用未满 16 周岁的人；多为日期或人员录错。", "nobody under 16 may be employed; mostly a wrong date or person"),
	Condition:  say("务工开始时间有完整日期，当天未满 16 周岁。", "under 16 on the day when work began"),
	Exceptions: say("开始时间只到月份或年度的，按该月、该年最后一天计算；没有出生日期的不判断。", "dates known to the month or year count by their last day"),
	Basis:      official("5_16_010"),
}, personCheck{
	fields: []roll.Field{roll.WorkStart}, aged: true,
	applies: func(v *view) bool { return v.p.Date(roll.WorkStart) != 0 },
	doubt: func(v *view) *screening.Finding {
		began := v.p.Date(roll.WorkStart)
		birth := soundBirth(v.c, v.p)
		sixteen := birth + date.Date(v.c.Profile.LabourAge*10000) // a day that may not exist orders as it should
		if !sixteen.After(began) {
			return nil
		}
		return found("务工开始（"+began.String()+"）时未满 16 周岁，请核对日期和人员", "under 16 when work began ("+began.String()+")", began.String())
	},
})

var localPostAway = ofPersons(screening.Rule{
	Code: "PER-028", Severity: screening.Warn, Action: screening.Verify, Field: roll.WorkChannel,
	Title:      say("县外务工却就业于公益岗位或帮扶车间", "work outside the county in a local post"),
	Reason:     say("公益岗位、帮扶车间都在本县，务工地和就业渠道必有一项不对。", "welfare posts and workshops are in the county: place and way of employment do not agree"),
	Condition:  say("就业渠道含公益岗位、公益性岗位或帮扶（扶贫）车间，而务工地在县外、省外，或写有县区名称而不是本县。", "the way of employment is a welfare post or workshop, and the place of work lies outside the county or names another one"),
	Exceptions: say("务工地没有写明县区的不判断。", "places that name no county"),
	Basis:      official("5_01_003、5_12_002"),
}, personCheck{
	fields:  []roll.Field{roll.WorkChannel, roll.WorkPlace},
	applies: func(v *view) bool { return localChannel(v.p.Text(roll.WorkChannel)) },
	doubt: func(v *view) *screening.Finding {
		place := v.p.Text(roll.WorkPlace)
		if !outside(place, v.p.Household.Text(roll.County)) {
			return nil
		}
		return found("就业渠道为本县岗位，务工地却在县外，请核实", "a local post, yet the work lies outside the county", v.p.Text(roll.WorkChannel), place)
	},
})

func localChannel(text string) bool {
	return strings.Contains(text, "公益岗") || strings.Contains(text, "公益性岗") || strings.Contains(text, "帮扶车间") || strings.Contains(text, "扶贫车间")
}

// outside says that a place of work lies surely outside a county.
func outside(place, county string) bool {
	if place == "县外省内务工" || place == "省外务工" || place == "县外省内" || place == "省外" {
		return true
	}
	stem := strings.TrimRight(strings.TrimSpace(county), "县区市")
	return len([]rune(stem)) >= 2 && strings.ContainsAny(place, "县区") && !strings.Contains(place, "务工") && !strings.Contains(place, "县内") && !strings.Contains(place, stem)
}
