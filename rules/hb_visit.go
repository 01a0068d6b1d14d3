package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/handbook"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var visits = ofBooks(screening.Rule{
	Code: "HB-006", Severity: screening.Warn, Action: screening.Verify, Field: roll.VisitDate,
	Title:      say("走访记录有疑点", "visits that are missing or cannot have been"),
	Reason:     say("走访要到户；同一分钟在两户、日期在数据时点以后的记录不可能是真的，整月没有走访的要补访。", "a visit is made at the door: two households in one minute, or a day that is still to come, cannot have been; a month without one is to be made up for"),
	Condition:  say("走访日期晚于数据时点；同一帮扶人同一天同一分钟走访两户以上（列在后一户）；走访记录所覆盖的月份中，一户整月没有走访（一户列一条，列明月份）。", "a visit dated after the as-of date; two households visited by one helper in the same minute (at the later one); a whole month without a visit among those that the log covers (one finding a household, with the months)"),
	Exceptions: say("没有写到分钟的不比；同一户写两次的；同名而单位、乡镇不同的两名帮扶人；不满一月的首末月、识别以前的月份；走访记录没有覆盖（不足半数户有走访）的村和月份，不判断；手册里只有最近一次走访日期的，不查整月。", "times that are not to the minute; the same household twice; two helpers of one name in different units or towns; the log's first and last month where they are not whole, months before the identification; villages and months that the log does not cover (visits to less than half of the households); handbooks that give only the last visit are not searched for months"),
	Basis:      say("右江日报 2018-06-26：干部每周走访、以签字和照片为据；每月至少走访一次为本工具建议值", "the article of 2018: visits each week, shown by signature and photograph; once a month is our proposal"),
	Years:      "2016-2020",
	Needs:      []screening.Need{bookNeeds(roll.VisitDate), screening.NeedAsOf()},
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	visitsAhead(c, x, out)
	visitsAtOnce(x, out)
	if x.Logged {
		monthsWithout(c, x, out)
	}
})

// visitFinding is about one visit.
func visitFinding(v *handbook.Visit, zh, en string, matters ...string) screening.Finding {
	f := screening.Finding{House: v.House, At: v.At.At(roll.VisitDate), Household: v.At.Text(roll.HouseholdNumber), Name: v.At.Name().Text,
		Message: say(zh, en), Matters: append([]string{v.Day.String()}, matters...)}
	if v.House != nil {
		f.Household, f.Name = v.House.Number, nameOf(v.House)
		f.Related = []screening.Related{relatedHouse(v.House, say("花名册", "roll"))}
	}
	return f
}

func visitsAhead(c *screening.Case, x *handbook.Index, out *screening.Report) {
	for i := range x.Visits {
		v := &x.Visits[i]
		if v.Day == 0 {
			out.CannotJudge(say("走访日期无法识别", "the date of the visit cannot be read"))
			continue
		}
		out.Look()
		if v.Day.After(c.AsOf) {
			out.Find(visitFinding(v, "走访日期 "+v.Day.String()+" 在数据时点 "+c.AsOf.String()+" 以后，请核实", "a visit on "+v.Day.String()+", after the as-of date "+c.AsOf.String()+"; to be checked", "ahead"))
		}
	}
}

// visitsAtOnce finds the households that a helper visited in one minute; each after the first is a finding.
func visitsAtOnce(x *handbook.Index, out *screening.Report) {
	firsts := map[string][]*handbook.Visit{}
	for i := range x.Visits {
		v := &x.Visits[i]
		if !v.Day.Whole() || v.Minute < 0 || v.Helper == "" {
			continue
		}
		key := v.Helper + "\t" + v.Day.String() + "\t" + strconv.Itoa(v.Minute)
		same := slices.ContainsFunc(firsts[key], func(other *handbook.Visit) bool { return sameVisited(v, other) })
		if same {
			continue
		}
		if earlier := slices.DeleteFunc(slices.Clone(firsts[key]), func(other *handbook.Visit) bool { return namesakes(v, other) }); len(earlier) > 0 {
			at := fmt.Sprintf("%s %02d:%02d", v.Day, v.Minute/60, v.Minute%60)
			f := visitFinding(v, "同一帮扶人 "+at+" 同时走访两户，请核实", "one helper visited two households at "+at+"; to be checked", "at once", at)
			f.Evidence = []screening.Fact{fact("helper", "帮扶人", v.Helper), fact("time", "时间", at)}
			f.Related = append(f.Related, relatedEntry(earlier[0].At, say("同一分钟的另一户", "the other one of the minute")))
			out.Find(f)
		}
		firsts[key] = append(firsts[key], v)
	}
}

// namesakes says that two visits were made by two people of one name: of different units, or in different towns.
func namesakes(a, b *handbook.Visit) bool {
	differ := func(x, y string) bool { return x != "" && y != "" && x != y }
	return differ(a.Unit, b.Unit) || differ(kin.Place(a.House.Says(roll.Town)), kin.Place(b.House.Says(roll.Town)))
}

func sameVisited(a, b *handbook.Visit) bool {
	if a.House != nil || b.House != nil {
		return a.House == b.House
	}
	return a.At.Text(roll.HouseholdNumber) == b.At.Text(roll.HouseholdNumber) && a.At.ID().Key == b.At.ID().Key
}

// monthsWithout finds the months in which a household was not visited, of those that the log covers in its village.
func monthsWithout(c *screening.Case, x *handbook.Index, out *screening.Report) {
	visited := map[*roll.Household]map[int]bool{}
	var first, last date.Date
	for i := range x.Visits {
		v := &x.Visits[i]
		if !v.Logged || v.Day.Month() == 0 || v.Day.After(c.AsOf) {
			continue
		}
		if first == 0 || v.Day < first {
			first = v.Day
		}
		last = max(last, v.Day)
		if v.House != nil {
			if visited[v.House] == nil {
				visited[v.House] = map[int]bool{}
			}
			visited[v.House][monthOf(v.Day)] = true
		}
	}
	months := wholeMonths(c, first, last)
	villages, order := byVillage(c)
	for _, key := range order {
		covered := coveredMonths(villages[key], visited, months)
		for _, h := range villages[key] {
			lacks := unvisited(h, visited[h], covered)
			if covered != nil {
				out.Look()
			}
			if lacks == nil {
				continue
			}
			f := screening.Finding{House: h, At: h.At(roll.HouseholdNumber), Matters: append([]string{"month"}, lacks...),
				Evidence: []screening.Fact{fact("months", "没有走访的月份", strings.Join(lacks, "、"))},
				Message: say(fmt.Sprintf("有 %d 个月没有走访记录（%s），请核实", len(lacks), strings.Join(lacks, "、")),
					fmt.Sprintf("no visit in %d months (%s); to be checked", len(lacks), strings.Join(lacks, ", ")))}
			out.Find(f)
		}
	}
}

// monthOf numbers the months: 12 a year.
func monthOf(d date.Date) int { return 12*d.Year() + d.Month() - 1 }

// wholeMonths are the months of a log: its first where it began in the first week, its last where that is over on the as-of day.
func wholeMonths(c *screening.Case, first, last date.Date) []int {
	if first == 0 {
		return nil
	}
	from, to := monthOf(first), monthOf(last)
	if first.Day() > 7 {
		from++
	}
	if monthOf(c.AsOf) == to && date.Of(c.AsOf.Year(), c.AsOf.Month(), c.AsOf.Day()+1) != 0 { // days of the month are still to come
		to--
	}
	var months []int
	for m := from; m <= to; m++ {
		months = append(months, m)
	}
	return months
}

// byVillage puts the roll's households together by village, in the order of their first.
func byVillage(c *screening.Case) (villages map[[2]string][]*roll.Household, order [][2]string) {
	villages = map[[2]string][]*roll.Household{}
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if kin.Of(c).Older(h) {
			continue
		}
		key := [2]string{kin.Place(h.Says(roll.Town)), kin.Place(h.Says(roll.Village))}
		if villages[key] == nil {
			order = append(order, key)
		}
		villages[key] = append(villages[key], h)
	}
	return villages, order
}

// coveredMonths are the months in which at least half of a village's households were visited.
func coveredMonths(village []*roll.Household, visited map[*roll.Household]map[int]bool, months []int) []int {
	var covered []int
	for _, m := range months {
		n := 0
		for _, h := range village {
			if visited[h][m] {
				n++
			}
		}
		if 2*n >= len(village) {
			covered = append(covered, m)
		}
	}
	return covered
}

func unvisited(h *roll.Household, visited map[int]bool, covered []int) []string {
	identified := h.Date(roll.IdentifiedDate)
	var lacks []string
	for _, m := range covered {
		month := date.Month(m/12, m%12+1)
		if !visited[m] && monthOf(identified) < m {
			lacks = append(lacks, month.String())
		}
	}
	return lacks
}
