package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var sameSex = &screening.Rule{
	Code: "PER-029", Family: screening.OfPerson, Severity: screening.Err, Action: screening.Verify, Field: roll.Relation,
	Title:      say("户主与配偶同性别", "head and spouse of one sex"),
	Reason:     say("性别或关系必有一项录错。", "a sex or the relation is wrong"),
	Condition:  say("户主只有一名，户主与配偶的性别（没有时看校验码相符的证件号码）相同。", "one head, whose sex (by the column, else by an ID number whose check digit fits) is the spouse's"),
	Exceptions: say("任一方性别不明的不判断；多名户主的归 HH-002，多名配偶的归 HH-008。", "unknown sex; several heads: HH-002; several spouses: HH-008"),
	Basis:      official("2_02_001、2_11_003、2_12_008"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAnyField(roll.Sex, roll.IDNumber)},
	Check: couples(func(c *screening.Case, head, spouse *roll.Person, out *screening.Report) {
		headMale, a := male(head)
		spouseMale, b := male(spouse)
		if !a || !b {
			out.CannotJudge(say("性别不明", "the sex is not known"))
			return
		}
		out.Look()
		if headMale != spouseMale {
			return
		}
		sex, en := "女", "women"
		if headMale {
			sex, en = "男", "men"
		}
		out.Find(screening.Finding{Of: spouse, Related: related([]*roll.Person{head}, roll.Relation, say("户主", "head")), Matters: []string{sex, personKey(head)},
			Message: say("户主与配偶性别都为“"+sex+"”，请核对性别和关系", "head and spouse are both "+en+"; check the sexes and the relation")})
	}),
}

var spouseAge = &screening.Rule{
	Code: "PER-043", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("配偶年龄偏小或相差过大", "age of a couple out of the ordinary"),
	Reason:     say("多为关系或证件号码录错；少数民族地区有习俗婚姻，只核信息，不作评判。", "mostly a wrong relation or number; marriages by custom occur, and only the data are checked"),
	Condition:  say("户主和配偶中，女不满 20 周岁或男不满 22 周岁（疑点）；相差超过 30 岁（提示）。", "of head and spouse, a woman under 20 or a man under 22 (warning); more than 30 years apart (info)"),
	Exceptions: say("户主、配偶不止一名，出生日期不可信的不判断。", "several heads or spouses, or no credible birth date"),
	Basis:      say("《婚姻法》结婚年龄；年龄差为本工具建议值（marriage）", "the marriage law; the difference is our proposal (marriage)"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAsOf()},
	Check: couples(func(c *screening.Case, head, spouse *roll.Person, out *screening.Report) {
		a, b := soundBirth(c, head), soundBirth(c, spouse)
		if a == 0 || b == 0 {
			out.CannotJudge(say("出生日期不明或不可信", "no credible birth date"))
			return
		}
		out.Look()
		ages := [2]int{date.Age(a, c.AsOf), date.Age(b, c.AsOf)}
		limit := c.Profile.Marriage
		for i, p := range []*roll.Person{head, spouse} {
			isMale, known := male(p)
			if known && (isMale && ages[i] < limit.Male || !isMale && ages[i] < limit.Female) {
				out.Find(screening.Finding{Of: p, Matters: []string{"young", p.Birth().String()}, Evidence: []screening.Fact{fact("age", "年龄", fmt.Sprint(ages[i]))},
					Message: say(fmt.Sprintf("“%s” %d 岁，请核对关系和证件号码", p.Relation(), ages[i]), fmt.Sprintf("%s is %d; check the relation and the ID number", p.Relation(), ages[i]))})
				return
			}
		}
		if gap := max(ages[0]-ages[1], ages[1]-ages[0]); gap > limit.Gap {
			out.Find(screening.Finding{Of: spouse, Severity: screening.Info, Matters: []string{"gap", a.String(), b.String()}, Evidence: []screening.Fact{fact("gap", "年龄差", fmt.Sprint(gap))},
				Related: related([]*roll.Person{head}, roll.Relation, say("户主", "head")),
				Message: say(fmt.Sprintf("户主与配偶相差 %d 岁，请核对关系和证件号码", gap), fmt.Sprintf("head and spouse are %d years apart; check the relation and the ID numbers", gap))})
		}
	}),
}

// couples gives a check each head with the spouse, where there is one of each.
func couples(check func(c *screening.Case, head, spouse *roll.Person, out *screening.Report)) screening.Households {
	return func(c *screening.Case, h *roll.Household, out *screening.Report) {
		all := members(h)
		heads, spouses := withRelation(all, roll.Head), withRelation(all, roll.Spouse)
		if len(heads) == 1 && len(spouses) == 1 {
			check(c, heads[0], spouses[0], out)
		}
	}
}
