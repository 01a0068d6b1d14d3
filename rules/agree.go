package rules

import (
	"slices"

	"rollnet/screening"
	"rollnet/screening/minimal"
	"rollnet/screening/roll"
)

// agreement is what must agree within a household, as a problem of the smallest change.
type agreement struct {
	minimal.Problem
	c      *screening.Case
	cells  []doubted       // by cell
	must   []*mustAgree    // by check
	member []*roll.Person  // by check: whom it is about, nil for the household
	house  *roll.Household // whose
}

// doubted is a cell that may be wrong. allowed says that its value may be proposed, and how it is written; nil for cells whose
// values are not reckoned: nobody's ID number or relation is.
type doubted struct {
	p       *roll.Person // nil for the household's cells
	at      roll.Cell
	allowed func(value int64) (text string, ok bool)
}

// mustAgree is one check that cannot fail unless a cell is wrong, and the rule that says so by itself.
type mustAgree struct {
	code     string
	severity screening.Severity
	words    screening.Words
}

func (a *agreement) cell(weight int, d doubted) int {
	a.Weights = append(a.Weights, weight)
	a.cells = append(a.cells, d)
	return len(a.cells) - 1
}

// variable adds what a cell says; others are the values that it may take instead.
func (a *agreement) variable(cell int, value int64, others ...int64) int {
	var rest []int64
	for _, x := range others {
		if x != value && !slices.Contains(rest, x) {
			rest = append(rest, x)
		}
	}
	a.Variables = append(a.Variables, minimal.Variable{Cell: cell, Value: value, Others: rest})
	return len(a.Variables) - 1
}

func (a *agreement) check(must *mustAgree, p *roll.Person, holds func(v []int64) bool, of ...int) {
	a.Checks = append(a.Checks, minimal.Check{Of: of, Holds: holds})
	a.must = append(a.must, must)
	a.member = append(a.member, p)
}

var smallestChange = ofHouses(screening.Rule{
	Code: "HH-060", Severity: screening.Err, Action: screening.Verify, Field: roll.Relation,
	Title:  say("户内几处信息相互矛盾：改动最少的改法", "entries of a household contradict each other: the smallest change"),
	Reason: say("几项核查牵连到同一个单元格时，各自的建议可能互相打架；合在一起看，往往是一处录错。", "where several checks meet in one cell, each by itself may point elsewhere; together they often come down to one wrong cell"),
	Condition: say("两项以上核查同时不符、且牵连到同样的单元格：证件号码的校验码、性别位、出生日期与性别列、出生日期列，关系与性别，户主与配偶性别，子女、父母、祖孙与户主的先后，户主、配偶只有一名，人数与成员数，纯收入、人均纯收入、转移性收入的加总。求出改动代价（trust）最小、能使各项都相符的一组单元格。只有一组且值唯一的，作为建议值；不止一组的列出各种可能，不给建议。",
		"two or more checks fail that share cells: check digit, sex digit and birth date of the ID number, the columns of sex and birth date, relation and sex, the sexes of head and spouse, the order of birth of children, parents and grandchildren, one head, one spouse, size and members, the sums of incomes. The cells of the smallest weight (trust) whose change makes all agree are found; one such set with single values is proposed, of several each is named and none proposed"),
	Exceptions: say("只有一项不符的归各自的规则；证件号码、与户主关系只指出、不给值；性别只按校验码相符的证件号码建议，姓名有相反性别常用字的不建议；空白单元格不填。", "a single check that fails is its own rule's; ID numbers and relations are named without a value; a sex is proposed only by an ID number whose check digit fits, and not where the name has a character common for the other; blank cells are not filled"),
	Basis:      say("Fellegi–Holt 最小改动原则（统计数据审核）；可信程度为本工具建议值（trust）", "the principle of least change of Fellegi and Holt (1976); the weights are our proposal (trust)"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.Relation, roll.IDNumber, roll.NetIncome)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	out.Look()
	for _, gather := range []func(*screening.Case, *roll.Household) *agreement{ofPeople, ofIncomes} {
		a := gather(c, h)
		if a == nil {
			continue
		}
		parts, ok := a.Solve()
		if !ok {
			out.CannotJudge(say("矛盾过多，求不出最少的改动", "too many contradictions to find the smallest change"))
			continue
		}
		for _, part := range parts {
			if len(part.Failing) > 1 {
				a.find(part, out)
			}
		}
	}
})
