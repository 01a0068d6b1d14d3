package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// misfit is a measure that does not fit the household: applies says that it can be judged.
type misfit struct {
	field   roll.Field
	words   screening.Words
	applies func(c *screening.Case, h *roll.Household) bool
	fits    func(c *screening.Case, h *roll.Household, text string) bool
}

var misfits = []misfit{
	{roll.HelpSupport, say("有残疾人补贴，户内没有残疾人", "an allowance for the disabled, and nobody is disabled"),
		func(c *screening.Case, h *roll.Household) bool { return fed(c, h, roll.Health) },
		func(c *screening.Case, h *roll.Household, text string) bool {
			return !strings.Contains(text, "残疾") || hasDisabled(c, h)
		}},
	{roll.HelpWork, say("有就业帮扶，户内无人务工", "help with employment, and nobody works"), worksSaid, someWork},
	{roll.HelpPost, say("有公益岗位帮扶，户内无人务工、无公益性岗位", "help with a welfare post, and nobody works or has one"), worksSaid, someWork},
	{roll.HelpIndustry, say("有产业帮扶，没有生产经营性收入", "help with industry, and no income of business"),
		func(_ *screening.Case, h *roll.Household) bool { return h.Quantity(roll.BusinessIncome).Ok() },
		func(_ *screening.Case, h *roll.Household, _ string) bool {
			return h.Quantity(roll.BusinessIncome).Micro != 0
		}},
}

func someWork(_ *screening.Case, h *roll.Household, _ string) bool { return anyMember(h, works) }

var helpMisfit = &screening.Rule{
	Code: "HH-034", Family: screening.OfHouse, Severity: screening.Warn, Action: screening.Verify, Field: roll.HelpWork,
	Title:      say("帮扶措施与成员情况不符", "measures that do not fit the household"),
	Reason:     say("措施与家庭情况对不上：措施录错、没有落实，或成员信息未更新。", "a wrong measure, one not carried out, or entries out of date"),
	Condition:  say("综合保障含残疾人补贴而无残疾人；有就业帮扶、公益岗位帮扶而无人务工；有产业帮扶而生产经营性收入为 0。", "an allowance for the disabled without one; help with employment or a post, and nobody works; help with industry and a business income of 0"),
	Exceptions: say("措施为空、“无”的；收入为空、务工信息整列为空的不判断；风险没有对应措施的归 MON-010。", "no measure; incomes that are blank and columns of work that are blank throughout; risks without their measure: MON-010"),
	Basis:      official("4_11_012 至 4_11_016、5_11_013"),
	Years:      "2021+",
	Needs:      []screening.Need{screening.NeedAnyField(roll.HelpSupport, roll.HelpWork, roll.HelpPost, roll.HelpIndustry)},
	Check: ofHouses(screening.Rule{}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
		if len(h.Members) == 0 {
			return
		}
		for _, m := range misfits {
			text := h.Text(m.field)
			if nothing(text) || !m.applies(c, h) {
				continue
			}
			out.Look()
			if !m.fits(c, h, text) {
				out.Find(screening.Finding{House: h, At: h.Stands(m.field), Matters: []string{m.field.String()},
					Message: say(m.words.ZH+"，请核实", m.words.EN+"; to be checked")})
			}
		}
	}).Check,
}
