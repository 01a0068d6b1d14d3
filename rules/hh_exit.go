package rules

import (
	"fmt"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// asWX001 says why HH-050 is off: one rule is enough for one fact.
var asWX001 = say("与 WX-001（错退）判断的是同一件事，由 WX-001 列出，避免一户两条", "says what WX-001 (wrong exits) says; one finding a household is enough")

var exitedBelow = &screening.Rule{
	Code: "HH-050", Family: screening.OfHouse, Severity: screening.Warn, Action: screening.Procedure, Field: roll.IncomePerHead,
	Title:      say("已脱贫但人均收入低于标准", "exited, and below the line"),
	Reason:     say("同 WX-001：脱贫须收入稳定超过标准，低于标准的按程序核实、回退。", "as WX-001: an exit needs an income above the line"),
	Condition:  say("已脱贫户的人均纯收入低于脱贫年度的贫困线，年度和所用的线同 WX-001。", "an exited household's income per head is below the line of the year of its exit, as in WX-001"),
	Exceptions: exitedPoor.Exceptions,
	Basis:      exitedPoor.Basis,
	Years:      exitedPoor.Years,
	Needs:      exitedPoor.Needs,
	Off:        map[string]screening.Words{"gx-2018": asWX001, "monitor-2023": asWX001},
	Check:      screening.Households(checkExitIncome),
}

var aboveLine = ofHouses(screening.Rule{
	Code: "HH-051", Severity: screening.Info, Action: screening.Procedure, Field: roll.ExitStatus,
	Title:      say("未脱贫但收入远高于标准、各项有保障", "not exited, far above the line and with everything assured"),
	Reason:     say("可能已达到退出条件，可在下次动态调整时按程序评议。", "may be ready to exit, by the due procedure"),
	Condition:  say("未脱贫户人均纯收入超过贫困线 1.5 倍（above_line_times），住房、饮水都有保障，用电、电视、医保、就学没有缺口。", "not exited, an income above 1.5 times the line (above_line_times), house and water safe, and no gap in power, television, medical insurance and schooling"),
	Exceptions: say("住房、饮水情况不明的不判断；返贫户不看。", "house or water not known; households that returned to poverty"),
	Basis:      say("广西“八有一超”；倍数为本工具建议值", "Guangxi's criteria of exit; the factor is our proposal"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedLine(), screening.NeedField(roll.WaterSafe), screening.NeedAnyField(roll.UnsafeHouse, roll.HouseGrade)},
}, []roll.Field{roll.ExitStatus, roll.IncomePerHead}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if h.Term(roll.ExitStatus) != roll.NotExited {
		return
	}
	year := h.Date(roll.DataYear).Year()
	if year == 0 {
		year = c.AsOf.Year()
	}
	line, which, ok := c.Profile.Line(year)
	income, grade, unsafe := h.Quantity(roll.IncomePerHead), h.Term(roll.HouseGrade), h.Term(roll.UnsafeHouse)
	if !ok || !income.Ok() || h.Term(roll.WaterSafe) == "" || unsafe == "" && grade == "" {
		out.CannotJudge(say("没有该年的贫困线，或收入、住房、饮水情况不明", "no line for the year, or income, house or water not known"))
		return
	}
	out.Look()
	if income.Float() <= c.Profile.AboveLineTimes*line || unsafe == roll.Yes || unsafeGrade(grade) || h.Term(roll.WaterSafe) != roll.Yes ||
		h.Term(roll.Power) == roll.No || h.Term(roll.Television) == roll.No || lacks[2].exists(c, h) || lacks[3].exists(c, h) {
		return
	}
	amount := strconv.FormatFloat(line, 'f', -1, 64)
	out.Find(screening.Finding{House: h, At: h.Stands(roll.ExitStatus), Matters: []string{fmt.Sprint(income.Micro), amount},
		Evidence: []screening.Fact{fact("income_per_head", "人均纯收入", money2(income.Micro)), fact("line", "贫困线（元）", amount), fact("track", "贫困线口径", which)},
		Message: say("未脱贫，人均纯收入 "+money2(income.Micro)+" 元，远高于 "+amount+" 元，住房、饮水等有保障，可按程序评议退出",
			"not exited, "+money2(income.Micro)+" yuan a head against a line of "+amount+", house and water safe; may exit by the due procedure")})
})

var exitedAtOnce = ofHouses(screening.Rule{
	Code: "HH-052", Severity: screening.Warn, Action: screening.Procedure, Field: roll.ExitYear,
	Title:      say("当年识别当年脱贫", "identified and exited in one year"),
	Reason:     say("当年新识别的原则上不能当年退出；有的省计为错退。", "a household identified in a year is not to exit in the same, as a rule; some provinces count it as a wrong exit"),
	Condition:  say("已脱贫户的识别年度与脱贫年度相同；脱贫年度在 2016 年以前的只作提示（same_year_exit_from）。", "an exited household's year of identification is that of its exit; exits before 2016 are only pointed out (same_year_exit_from)"),
	Exceptions: say("未脱贫、预脱贫、返贫的；任一年度不明的不判断。", "households that have not exited or have returned; a year that is not known"),
	Basis:      say("2017 年“一出三不出”：当年新识别或返贫的原则上不能退出；贵州长顺 2017 年计为错退", "the rule of 2017: newly identified or returned households do not exit in the year; counted as wrong exits in 长顺 in 2017"),
	Years:      "2014-2020",
	Needs:      []screening.Need{needExit},
}, []roll.Field{roll.IdentifiedDate, roll.ExitYear}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !exited(h) {
		return
	}
	in, left := h.Date(roll.IdentifiedDate).Year(), h.Date(roll.ExitYear).Year()
	if in == 0 || left == 0 {
		out.CannotJudge(say("识别或脱贫年度不明", "the year of identification or exit is not known"))
		return
	}
	out.Look()
	if in != left {
		return
	}
	f := screening.Finding{House: h, At: h.Stands(roll.ExitYear), Matters: []string{fmt.Sprint(in)}, Evidence: []screening.Fact{fact("year", "年份", fmt.Sprint(in))},
		Message: say(fmt.Sprintf("%d 年识别、当年脱贫，请核对程序", in), fmt.Sprintf("identified and exited in %d; check the procedure", in))}
	if in < c.Profile.SameYearExitFrom {
		f.Severity = screening.Info
	} else {
		f.Evidence = append(f.Evidence, strong())
	}
	out.Find(f)
})
