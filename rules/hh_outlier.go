package rules

import (
	"fmt"
	"slices"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var incomeOutlier = &screening.Rule{
	Code: "HH-016", Family: screening.OfHouse, Severity: screening.Warn, Action: screening.Verify, Field: roll.IncomePerHead,
	Title:      say("人均纯收入离群或雷同", "an income per head out of line, or copied"),
	Reason:     say("收入为 0、远高于本村、与上年相差悬殊、几户分毫不差，多为漏填、单位录错或照抄；也可能属实。", "an income of 0, far above the village, far from last year's, or the same to the fen in several households is mostly left out, in a wrong unit, or copied; it may be true"),
	Condition:  say("人均纯收入为 0；大于本村中位数的 5 倍（不少于 10 户的村）；比上年增加一倍以上或减少一半以上；同村 3 户以上分毫不差（income_outlier）。", "0; more than 5 times the median of a village of 10 households or more; more than twice or less than half of last year's; the same to the fen in more than 3 households of a village (income_outlier)"),
	Exceptions: say("空白归 AM-003；五保（特困）户收入多为同一供养标准，不看雷同；没有上年记录的不比。", "blanks: AM-003; five guarantees households, whose grants are alike, are not looked at for copies; no record of the year before"),
	Basis:      say("“数据失真”核查做法；界限为本工具建议值", "how counties look for distorted data; the limits are our proposal"),
	Needs:      []screening.Need{screening.NeedField(roll.IncomePerHead)},
	Check:      screening.Whole(checkIncomes),
}

// income is a household's income per head.
type income struct {
	h     *roll.Household
	micro int64
}

func checkIncomes(c *screening.Case, out *screening.Report) {
	x, limit := kin.Of(c), c.Profile.IncomeOutlier
	before := incomesBefore(c)
	villages := map[[2]string][]income{}
	var order [][2]string
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		n := h.Quantity(roll.IncomePerHead)
		if x.Older(h) || !n.Ok() {
			continue
		}
		out.Look()
		in := income{h, n.Micro}
		if n.Micro == 0 {
			out.Find(in.finding("zero", say("人均纯收入为 0，请核实是否漏填", "the income per head is 0; was it left out?")))
			continue
		}
		if was := before[lastYear(h)]; was > 0 && in.micro > 0 && (float64(in.micro) > limit.YearTimes*float64(was) || float64(was) > limit.YearTimes*float64(in.micro)) {
			out.Find(in.finding("year", say("人均纯收入由上年 "+money2(was)+" 元变为 "+money2(in.micro)+" 元，请核实", "the income per head went from "+money2(was)+" to "+money2(in.micro)+" yuan within a year; to be checked"),
				fact("year_before", "上年人均纯收入", money2(was))))
		}
		place := [2]string{h.Text(roll.Town), h.Text(roll.Village)}
		if villages[place] == nil {
			order = append(order, place)
		}
		villages[place] = append(villages[place], in)
	}
	for _, place := range order {
		if place[1] != "" {
			outliers(c, villages[place], out)
			copies(c, villages[place], out)
		}
	}
}

func (in income) finding(why string, message screening.Words, facts ...screening.Fact) screening.Finding {
	return screening.Finding{House: in.h, At: in.h.Stands(roll.IncomePerHead), Matters: []string{why, fmt.Sprint(in.micro)}, Evidence: facts, Message: message}
}

// yearOf is a household in one data year.
type yearOf struct {
	number string
	year   int
}

func lastYear(h *roll.Household) yearOf {
	return yearOf{h.Number, h.Date(roll.DataYear).Year() - 1}
}

// incomesBefore gives the incomes of the pictures of earlier years.
func incomesBefore(c *screening.Case) map[yearOf]int64 {
	x, before := kin.Of(c), map[yearOf]int64{}
	for i := range c.Roll.Households {
		if h := &c.Roll.Households[i]; x.Older(h) {
			before[yearOf{h.Number, h.Date(roll.DataYear).Year()}] = h.Quantity(roll.IncomePerHead).Micro
		}
	}
	return before
}

func outliers(c *screening.Case, all []income, out *screening.Report) {
	if len(all) < c.Profile.IncomeOutlier.MedianHouseholds {
		return
	}
	sorted := make([]int64, len(all))
	for i, in := range all {
		sorted[i] = in.micro
	}
	slices.Sort(sorted)
	median := sorted[(len(sorted)-1)/2]
	for _, in := range all {
		if median > 0 && float64(in.micro) > c.Profile.IncomeOutlier.MedianTimes*float64(median) {
			out.Find(in.finding("median", say(fmt.Sprintf("人均纯收入 %s 元，超过本村中位数 %s 元的 %g 倍，请核实单位和数额", money2(in.micro), money2(median), c.Profile.IncomeOutlier.MedianTimes), "the income per head of "+money2(in.micro)+" yuan is far above the village's median of "+money2(median)+"; check unit and amount"),
				fact("median", "本村中位数", money2(median))))
		}
	}
}

func copies(c *screening.Case, all []income, out *screening.Report) {
	same := map[int64][]income{}
	for _, in := range all {
		if !wubao(in.h) && !anyMember(in.h, func(p *roll.Person) bool { return p.Term(roll.Tekun) == roll.Yes }) {
			same[in.micro] = append(same[in.micro], in)
		}
	}
	for _, in := range all {
		group := same[in.micro]
		if len(group) <= c.Profile.IncomeOutlier.SameHouseholds || !slices.Contains(group, in) {
			continue
		}
		f := in.finding("same", say(fmt.Sprintf("同村 %d 户人均纯收入同为 %s 元，请核实是否照抄", len(group), money2(in.micro)), fmt.Sprintf("%d households of the village have an income of %s yuan a head; copied?", len(group), money2(in.micro))),
			fact("households", "雷同户数", fmt.Sprint(len(group))))
		other := group[0]
		if other == in {
			other = group[1]
		}
		f.Related = []screening.Related{{At: other.h.Stands(roll.IncomePerHead), Household: other.h.Number, Name: nameOf(other.h), Note: say("相同", "the same")}}
		out.Find(f)
	}
}
