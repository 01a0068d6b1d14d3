package rules

import (
	"fmt"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var houseArea = ofHouses(screening.Rule{
	Code: "HH-040", Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseArea,
	Title:      say("住房面积过大", "a house of an area out of line"),
	Reason:     say("面积过大多为单位或小数点录错，或把宅基地、几户合住的面积算在一户。", "mostly a wrong unit or point, a plot of land, or a house of several households"),
	Condition:  say("人均住房面积超过 100 平方米，或全户超过 600 平方米（house_area_max）。", "more than 100 square metres a head, or 600 in all (house_area_max)"),
	Exceptions: say("面积为空、为 0 的；人均不足 13 平方米的不在此列：已脱贫的归 WX-002，父母子女分户的须按合并面积算。", "blank or 0; less than 13 square metres a head is WX-002's business where the household has exited, and parents and children who live apart on paper count together"),
	Basis:      say("界限为本工具建议值；人均下限见广西 2017 年“双认定”", "the limits are our proposal; for the lower limit see Guangxi's form of 2017"),
}, []roll.Field{roll.HouseArea}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	area := h.Quantity(roll.HouseArea)
	if !area.Ok() || area.Micro <= 0 {
		return
	}
	out.Look()
	people, limit := sizeOf(h), c.Profile.HouseAreaMax
	each := area.Float() / float64(max(1, people))
	if area.Float() <= limit.Total && (people == 0 || each <= limit.PerPerson) {
		return
	}
	perHead := strconv.FormatFloat(each, 'f', 1, 64)
	out.Find(screening.Finding{House: h, At: h.Stands(roll.HouseArea), Matters: []string{fmt.Sprint(area.Micro), fmt.Sprint(people)},
		Evidence: []screening.Fact{fact("area_per_head", "人均住房面积（平方米）", perHead)},
		Message: say(fmt.Sprintf("住房面积 %g 平方米，人均 %s 平方米，请核实单位和面积", area.Float(), perHead),
			fmt.Sprintf("the house has %g square metres, %s a head; check unit and area", area.Float(), perHead))})
})

var houseContradicts = ofHouses(screening.Rule{
	Code: "HH-041", Severity: screening.Err, Action: screening.Department, Field: roll.UnsafeHouse,
	Title:      say("危房信息矛盾", "entries on the house contradict each other"),
	Reason:     say("是否危房与等级、改造情况对不上，住房保障无法判断；由住建核对、入户查看。", "whether the house is unsafe cannot be told; the housing office checks it and somebody looks"),
	Condition:  say("危房户为“是”而等级为 A、B 级，或为“否”而等级为 C、D 级（错误）；已有住房安全保障、搬迁措施或在搬迁名单上，危房户仍为“是”（疑点）。", "marked as unsafe with grade A or B, or as not unsafe with C or D (error); marked as unsafe although there is a measure of housing or relocation, or the household is on the list of the relocated (warning)"),
	Exceptions: say("任一项为空、等级为“安全”“无”的不比等级；住房等级名单与花名册不同的归 WX-002。", "blanks, and grades 安全 or 无, are not held against each other; a grade on the housing list: WX-002"),
	Basis:      say("农村危险房屋鉴定技术导则：C、D 级为危房", "the guide to unsafe rural houses: grades C and D are unsafe"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.HouseGrade, roll.HelpHouse, roll.HelpMove, roll.UnsafeHouse)},
}, []roll.Field{roll.UnsafeHouse}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	unsafe, grade := h.Term(roll.UnsafeHouse), h.Term(roll.HouseGrade)
	if unsafe != roll.Yes && unsafe != roll.No {
		return
	}
	out.Look()
	f := screening.Finding{House: h, At: h.Stands(roll.UnsafeHouse), Matters: []string{string(unsafe), string(grade)}}
	safe := grade == roll.GradeA || grade == roll.GradeB
	switch {
	case unsafe == roll.Yes && safe, unsafe == roll.No && unsafeGrade(grade):
		f.Message = say("危房户为“"+string(unsafe)+"”，等级为"+string(grade)+"，请住建核对", "marked as unsafe: "+string(unsafe)+", and of grade "+string(grade)[:1]+"; the housing office checks it")
		f.Evidence = []screening.Fact{fact("house_grade", "花名册住房等级", string(grade))}
	case unsafe == roll.Yes && housed(c, h):
		f.Severity, f.Matters = screening.Warn, []string{"housed"}
		f.Message = say("已有住房保障或搬迁措施，危房户仍为“是”，请核实是否已改造、搬迁", "there is a measure of housing or relocation, and the house is still marked as unsafe; is it done?")
	default:
		return
	}
	out.Find(f)
})

// housed says that the household has had a measure for its house, or was relocated.
func housed(c *screening.Case, h *roll.Household) bool {
	if !nothing(h.Text(roll.HelpHouse)) || !nothing(h.Text(roll.HelpMove)) {
		return true
	}
	return c.Lists[roll.Relocation] != nil && anyMember(h, func(p *roll.Person) bool { return onList(kin.Of(c), roll.Relocation, p) })
}

var noPower = ofHouses(screening.Rule{
	Code: "HH-042", Severity: screening.Warn, Action: screening.Verify, Field: roll.Power,
	Title:      say("无电或饮水不安全", "no electricity, or unsafe water"),
	Reason:     say("农村已普遍通电，填“否”多为录错；饮水未解决的，是待办的帮扶任务。", "electricity is everywhere, and 否 mostly a wrong entry; water that is not safe is help still to be given"),
	Condition:  say("通生活用电为“否”（疑点）；未脱贫户饮水安全为“否”（提示）。", "no household electricity (warning); unsafe water of a household that has not exited (info)"),
	Exceptions: say("空白不看；已脱贫户饮水不安全的归 WX-005、MON-002。", "blanks; exited households with unsafe water: WX-005, MON-002"),
	Basis:      official("2_02_002、1_02_002"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.Power, roll.WaterSafe)},
}, nil, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	if !h.Has(roll.Power) && !h.Has(roll.WaterSafe) {
		return
	}
	out.Look()
	if h.Term(roll.Power) == roll.No {
		out.Find(screening.Finding{House: h, At: h.Stands(roll.Power), Matters: []string{"power"},
			Message: say("登记为不通生活用电，请核实", "entered without electricity; to be checked")})
	}
	if h.Term(roll.WaterSafe) == roll.No && !exited(h) {
		out.Find(screening.Finding{House: h, At: h.Stands(roll.WaterSafe), Severity: screening.Info, Matters: []string{"water"},
			Message: say("饮水安全未解决，请告知水利部门", "the drinking water is not safe; tell the water office")})
	}
})
