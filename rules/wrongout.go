package rules

import (
	"math"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

var exitedPoor = &screening.Rule{
	Code: "WX-001", Family: screening.WrongOut, Severity: screening.Warn, Action: screening.Verify, Field: roll.IncomePerHead,
	Title:      say("已脱贫但人均收入低于贫困线", "exited with an income below the line"),
	Reason:     say("脱贫须年人均纯收入稳定超过当年标准；低于标准的可能错退，应核实收入并按程序回退。", "to exit, the income must be safely above the year's line; one below it may be a wrong exit, to be checked and then reversed by the procedure"),
	Condition:  say("已脱贫户的人均纯收入，剔除已知不计收入的部分（income_excludes）后，低于脱贫年度的贫困线；脱贫年度不明时用数据年度，再不明用数据时点的年份，并注明所用的线。", "an exited household's income per head, less what is known to be no income (income_excludes), is below the poverty line of the year of its exit; where that is unknown, of the data year, then of the as-of date; the line used is named"),
	Exceptions: say("预脱贫、返贫、未脱贫的；收入为空的；等于贫困线的。收入不低于线、但缺少应剔除项目（income_excludes）的列，或剔除后可能低于的，不能判为合格，计入“无法判断”。", "households about to exit, returned or not exited; a blank income; an income equal to the line. Where the income reaches the line but the columns to be left out of it (income_excludes) are missing, it is counted as not judged, not as passed"),
	Basis:      say("中办国办 2016 年贫困退出机制意见；广西 2017 年“八有一超”双认定：基础养老金、C类低保金、临时救助不计收入", "the exit mechanism of 2016; Guangxi's exit form of 2017: basic pension, class C allowance and temporary relief are no income"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedLine(), needExit, screening.NeedField(roll.IncomePerHead)},
	Check:      screening.Households(checkExitIncome),
}

func checkExitIncome(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !kin.Of(c).PictureOfExit(h) || !exited(h) {
		return
	}
	income, ok := standard.IncomeOf(c, h)
	if !ok {
		out.CannotJudge(say("人均纯收入为空或不是数字", "the income per head is blank or no number"))
		return
	}
	line, ok := standard.LineOf(c, h)
	if !ok {
		year := strconv.Itoa(line.Year)
		out.CannotJudge(say("没有"+year+"年的贫困线", "there is no poverty line for "+year))
		return
	}
	out.Look()
	least := int64(math.Round(line.Value * 1e6))
	if income.High >= least {
		switch {
		case len(income.Missing) > 0:
			out.CannotJudge(say("收入不低于贫困线，但花名册没有应剔除的"+strings.Join(income.Missing, "、")+"，不能判为合格",
				"the income reaches the line, but the roll does not say what of it is to be left out (income_excludes)"))
		case income.Low < least:
			out.CannotJudge(say("收入不低于贫困线，但剔除养老金、低保金等后可能低于，须核实其中不计收入的部分",
				"the income reaches the line, but may not without the pension, the allowance and other transfers in it"))
		}
		return
	}
	amount := strconv.FormatFloat(line.Value, 'f', -1, 64)
	f := screening.Finding{
		House: h,
		At:    atHead(h, roll.IncomePerHead),
		Value: h.Text(roll.IncomePerHead),
		Message: say(
			"已脱贫，人均纯收入 "+h.Text(roll.IncomePerHead)+" 元低于贫困线 "+amount+" 元，请核实收入和脱贫程序",
			"exited with "+h.Text(roll.IncomePerHead)+" yuan a head, below the line of "+amount+"; check the income and the exit"),
		Evidence: []screening.Fact{
			fact("line", "贫困线（元）", amount),
			fact("track", "贫困线口径", line.Which),
			fact("year", "年份", strconv.Itoa(line.Year)),
			fact("year_of", "年份取自", line.Of),
		},
		Matters: []string{h.Text(roll.IncomePerHead), amount, strconv.Itoa(line.Year)},
	}
	if income.High != income.Written {
		counted := money2(income.High)
		f.Evidence = append(f.Evidence, fact("counted", "剔除不计收入部分后（元/人）", counted))
		f.Message = say("已脱贫，人均纯收入 "+h.Text(roll.IncomePerHead)+" 元，剔除不计收入的部分后 "+counted+" 元，低于贫困线 "+amount+" 元，请核实收入和脱贫程序",
			"exited with "+h.Text(roll.IncomePerHead)+" yuan a head, "+counted+" without what is no income, below the line of "+amount+"; check the income and the exit")
	}
	out.Find(f)
}

// needExit asks for a column that says who has exited.
var needExit = screening.NeedAnyField(roll.ExitStatus, roll.HouseholdType, roll.PovertyAttribute)

// exited says that a household has left the roll of the poor.
func exited(h *roll.Household) bool { return h.Exited() }

// atHead is where a finding about a household points that proposes no value: the household sheet, or the head's row, even
// where the value stands on another row of the household.
func atHead(h *roll.Household, f roll.Field) roll.Cell {
	at := h.At(f)
	if face := h.Face(); face != nil && face.Part == at.Part {
		return face.At(f)
	}
	return at
}
