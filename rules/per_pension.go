package rules

import (
	"fmt"
	"slices"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var alive = ofPersons(screening.Rule{
	Code: "PER-049", Severity: screening.Warn, Action: screening.Department, Field: roll.BirthDate,
	Title:      say("百岁以上，请核对是否健在", "a hundred years and more: still alive?"),
	Reason:     say("百岁以上登记为现有成员的，可能已去世未减员；由公安、民政、人社核对，不可自动减员。", "may have died without being taken off; departments check it, nobody is taken off by a rule"),
	Condition:  say("现有成员年满 100 周岁（alive_check_age）。", "a current member of 100 or more (alive_check_age)"),
	Exceptions: say("出生日期不可信的不判断，归 ID-009。", "no credible birth date: ID-009"),
	Basis:      say("生存认证惯例；年龄为本工具建议值", "custom of proof of life; the age is our proposal"),
}, personCheck{
	fields: []roll.Field{roll.IDNumber}, aged: true,
	applies: func(v *view) bool { return v.p.ID().Birth != 0 || v.p.Date(roll.BirthDate) != 0 },
	doubt: func(v *view) *screening.Finding {
		if v.age < v.c.Profile.AliveCheckAge {
			return nil
		}
		return found(fmt.Sprintf("%d 岁，请公安、民政核对是否健在", v.age), fmt.Sprintf("aged %d; the departments check whether the person is alive", v.age), "alive")
	},
})

var pensionAge = &screening.Rule{
	Code: "PER-048", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Department, Field: roll.PensionGrant,
	Title:      say("养老金与成员年龄、参保不符", "pensions, ages and insurance do not agree"),
	Reason:     say("居民养老金年满 60 周岁才领取；对不上的请人社部门核对。", "the resident pension is paid from 60; the department checks what does not agree"),
	Condition:  say("养老保险金大于 0，而户内没有年满 60 周岁的成员（疑点）；年满 60 周岁而居民养老保险为“否”（提示）。", "a pension, and no member of 60 (warning); a member of 60 with pension insurance 否 (info)"),
	Exceptions: say("户内有残疾人、参加城镇职工养老保险的成员、出生日期不明的成员的不算；参加职工养老保险的老人不提示。", "a disabled member, one in the workers' insurance, or one without a birth date"),
	Basis:      say("城乡居民基本养老保险领取年龄 60 周岁（pension_age）", "resident pensions are paid from 60 (pension_age)"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.PensionGrant, roll.Pension), screening.NeedAsOf(), screening.NeedPersons()},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		grant := h.Quantity(roll.PensionGrant)
		entitled := false
		for i := range h.Members {
			p := &h.Members[i]
			if !p.Current() {
				continue
			}
			birth := soundBirth(c, p)
			old := birth != 0 && birth.Year()+c.Profile.PensionAge <= c.AsOf.Year() // paid from the month of the birthday
			worker := p.Term(roll.WorkerPension) == roll.Yes
			entitled = entitled || birth == 0 || old || worker || slices.Contains(p.Terms(roll.Health), disabled) || p.ID().Tail != ""
			if old && !worker && p.Term(roll.Pension) == roll.No && int(birth)+10000*c.Profile.PensionAge <= int(c.AsOf) {
				out.Find(screening.Finding{Of: p, At: p.At(roll.Pension), Severity: screening.Info, Matters: []string{"uninsured"},
					Message: say("年满 60 周岁而未登记参加居民养老保险，请人社部门核对", "60 or older without resident pension insurance; the department checks it")})
			}
		}
		if len(h.Members) > 0 {
			out.Look()
		}
		if grant.Ok() && grant.Micro > 0 && !entitled && len(h.Members) > 0 {
			out.Find(screening.Finding{House: h, At: h.At(roll.PensionGrant), Matters: []string{"grant", fmt.Sprint(grant.Micro)},
				Message: say("有养老保险金收入，而户内没有年满 60 周岁的成员，请核对", "a pension is received, and no member is 60; to be checked")})
		}
	}),
}
