package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// subsidised says that a row of the vehicle list is a farm machine bought with a subsidy: the list of 农机 is given as one
// of vehicles.
func subsidised(e roll.Entry) bool { return e.Number(roll.Amount).Ok() }

var machines = &holding{
	kind: roll.Vehicle, since: startOf(roll.RegisteredDate), label: "购机时间", hint: true,
	facts: []listColumn{{"machine", "机具", roll.VehicleType}, {"subsidy", "补贴金额（元）", roll.Amount}},
	void: func(c *screening.Case, e roll.Entry) bool {
		return !subsidised(e) || e.Number(roll.Amount).Float() <= c.Profile.MachineSubsidy
	},
}

var subsidisedMachine = ofHolding(screening.Rule{
	Code:       "WE-009",
	Title:      say("成员有大额农机补贴", "a member had a large subsidy for a farm machine"),
	Reason:     say("个别省份把大额农机补贴列为核查线索；买得起大型农机的，识别时可能不困难。", "some provinces take a large subsidy for a farm machine as a lead: who could buy such a machine may not have been in need"),
	Condition:  say("现有成员在农机补贴名单上（按车辆名单给出，有补贴金额列），单台补贴超过 machine_subsidy，购机不晚于识别或日期不明。", "a current member is on the list of subsidised machines (given as a vehicle list with a column 补贴金额), a subsidy above machine_subsidy, bought no later than the identification or at an unknown time"),
	Exceptions: say("补贴不超过标准的；识别以后购买的另作说明；仅同名的。", "smaller subsidies; machines bought afterwards are told apart; namesakes"),
	Basis:      say("个别省份 2017 年核查口径（7000 元）；广西未见此规定，只作提示", "one province's measure of 2017 (7000 yuan); none was found for Guangxi, so it is information only"),
}, machines, func(n string) screening.Words {
	return say("提示：识别前后有大额农机补贴（"+n+" 台），请核实经营规模", "for information: a large subsidy for "+n+" farm machine(s) by the time of identification; check the scale of the farm")
}, func(n string) screening.Words {
	return say("提示：识别以后有大额农机补贴（"+n+" 台），不属错评", "for information: a large subsidy for "+n+" farm machine(s) after the identification: no wrong enrolment")
}, needSubsidy)

// needSubsidy asks for a list of vehicles with subsidies.
var needSubsidy = screening.Need{Missing: func(c *screening.Case) screening.Words {
	if list := c.Lists[roll.Vehicle]; list != nil {
		for _, p := range list.Parts {
			if p.Has(roll.Amount) {
				return screening.Words{}
			}
		}
	}
	return say("需要带补贴金额的农机名单（--list vehicle=…）", "needs a list of farm machines with the subsidies (--list vehicle=…)")
}}

// luxuries are columns of yes and no that a survey may have (WE-012).
var luxuries = []struct {
	field roll.Field
	zh    string
	en    string
}{
	{roll.CommercialPension, "参加商业养老保险", "a commercial pension"},
	{roll.StudyAbroad, "出国留学", "studies abroad"},
}

var luxury = &screening.Rule{
	Code: "WE-012", Family: screening.WrongIn, Severity: screening.Info, Action: screening.Verify, Field: roll.Name,
	Title:      say("商业养老保险、出国留学、豪华装修", "a commercial pension, studies abroad, a luxurious house"),
	Reason:     say("陕西、黑龙江一些县把这些列为不符合条件的情形；须核实由谁出资。", "some counties of Shaanxi and Heilongjiang took these for grounds; who paid for them is to be found out"),
	Condition:  say("成员在花名册或农户册中填有商业养老保险、出国留学为“是”，或装修情况写明豪华、精装、高档。", "the roll or the register says yes to a commercial pension or studies abroad of a member, or calls the house luxurious"),
	Exceptions: say("空白或“否”的；普通装修、简装的。", "blank or no; ordinary fittings"),
	Basis:      say("2017 年陕西（白河、兴平，归属为推断）“九条红线”、黑龙江绥滨“十一类人”", "the nine red lines of Shaanxi (attributed by inference) and the eleven kinds of Suibin, Heilongjiang, 2017"),
	Years:      "2014-2020",
	Needs:      []screening.Need{needLuxury},
	Off: map[string]screening.Words{
		"gx-2018":      say("外省县的口径，广西未见此规定；需要时用 rules_on 启用", "other provinces' counties; none was found for Guangxi; turn it on with rules_on"),
		"monitor-2023": say("识别年代的口径，监测不用", "of the years of identification, not of the monitoring"),
	},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		rows := append([]*roll.Person{p}, x.InRegister(p.ID().Key)...)
		for _, row := range rows {
			zh, en := luxuriesOf(row)
			if zh == "" {
				continue
			}
			f := screening.Finding{Of: p, Matters: []string{p.ID().Key, zh}, Evidence: []screening.Fact{fact("luxury", "情形", zh)},
				Message: say("提示：登记有“"+zh+"”，请核实出资人和时间", "for information: "+en+"; check who paid for it and when")}
			if row != p {
				f.Related = append(f.Related, relatedPerson(row, say("农户册中的记录", "row in the register")))
			}
			out.Find(f)
			return
		}
	}),
}

func luxuriesOf(p *roll.Person) (zh, en string) {
	for _, l := range luxuries {
		if p.Term(l.field) == roll.Yes {
			return l.zh, l.en
		}
	}
	if hasAny([]string{p.Text(roll.Decoration)}, []string{"豪华", "精装", "高档"}) {
		return "豪华装修", "a luxurious house"
	}
	return "", ""
}

var needLuxury = screening.Need{Missing: func(c *screening.Case) screening.Words {
	parts := c.Roll.Parts
	if c.Register != nil {
		parts = append(parts[:len(parts):len(parts)], c.Register.Parts...)
	}
	for _, p := range parts {
		if p.Has(roll.CommercialPension) || p.Has(roll.StudyAbroad) || p.Has(roll.Decoration) {
			return screening.Words{}
		}
	}
	return say("花名册、农户册没有商业养老保险、出国留学、装修情况列", "neither roll nor register has a column for a commercial pension, studies abroad or the fittings")
}}
