package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var (
	grandchildren = []roll.Term{roll.Grandson, roll.Granddaughter, roll.OuterGrandson, roll.OuterGranddaughter}
	grandparents  = []roll.Term{roll.Grandfather, roll.Grandmother, roll.OuterGrandfather, roll.OuterGrandmother}
)

var grandGap = &screening.Rule{
	Code: "PER-042", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("祖孙年龄差不合理", "age of a grandchild and a grandparent do not agree"),
	Reason:     say("祖孙相差不到 28 岁，多为关系（应为子女）或证件号码录错。", "less than 28 years apart is mostly a wrong relation (a child) or ID number"),
	Condition:  say("孙、外孙不比户主小（错误），或小不到 28 岁（疑点）；祖父母、外祖父母与户主相应计算（grandparent_gap）。", "a grandchild no younger than the head (error), or less than 28 years younger (warning); grandparents of the head likewise (grandparent_gap)"),
	Exceptions: say("户主不止一名或没有、出生日期不可信的不判断；曾孙不看。", "no head or several, no credible birth date; great-grandchildren"),
	Basis:      say("年龄差界限为本工具建议值（grandparent_gap）", "the limit is our proposal (grandparent_gap)"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAsOf()},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		for i := range h.Members {
			p := &h.Members[i]
			younger := oneOf(p.Relation(), grandchildren)
			if !p.Current() || !younger && !oneOf(p.Relation(), grandparents) {
				continue
			}
			heads := withRelation(members(h), roll.Head)
			if len(heads) != 1 {
				out.CannotJudge(say("没有户主或户主不止一名", "no head, or several"))
				continue
			}
			elder, child := heads[0], p
			if !younger {
				elder, child = p, heads[0]
			}
			a, b := soundBirth(c, elder), soundBirth(c, child)
			if a == 0 || b == 0 {
				out.CannotJudge(say("出生日期不明或不可信", "no credible birth date"))
				continue
			}
			out.Look()
			gap := date.Age(a, b)
			if gap >= c.Profile.GrandparentGap {
				continue
			}
			f := screening.Finding{Of: p, Related: related(heads, roll.Relation, say("户主", "head")), Matters: []string{string(p.Relation()), a.String(), b.String()},
				Evidence: []screening.Fact{fact("gap", "年龄差", fmt.Sprint(gap))},
				Message:  say(fmt.Sprintf("“%s”与户主相差 %d 岁，请核对关系和证件号码", p.Relation(), gap), fmt.Sprintf("%s is %d years from the head; check the relation and the ID numbers", p.Relation(), gap))}
			if b <= a {
				f.Severity = screening.Err
				f.Evidence, f.Message = nil, say("“"+string(p.Relation())+"”与户主长幼颠倒，请核对关系和证件号码", string(p.Relation())+": the grandchild is no younger than the grandparent; check the relation and the ID numbers")
			}
			out.Find(f)
		}
	}),
}

func oneOf(t roll.Term, terms []roll.Term) bool {
	for _, other := range terms {
		if t == other {
			return true
		}
	}
	return false
}
