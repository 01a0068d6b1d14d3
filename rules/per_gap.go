package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// kind is how close a relation between parent and child is.
type kind uint8

const (
	blood kind = iota + 1
	inLaw
)

var (
	childRelations  = map[roll.Term]kind{roll.Son: blood, roll.Daughter: blood, roll.SonInLaw: inLaw, roll.DaughterInLaw: inLaw}
	parentRelations = map[roll.Term]kind{roll.Father: blood, roll.Mother: blood, roll.FatherInLaw: inLaw, roll.MotherInLaw: inLaw,
		roll.HusbandsFather: inLaw, roll.HusbandsMother: inLaw}
)

var childGap = &screening.Rule{
	Code: "PER-040", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("子女与户主年龄差不合理", "age of a child and the head do not agree"),
	Reason:     say("子女比户主年长，或只小十来岁，多为关系或证件号码录错。", "a child older than the head, or hardly younger, is mostly a wrong relation or ID number"),
	Condition:  say("之子、之女、之女婿、之儿媳年龄不小于户主（错误）；之子、之女比户主小不到 14 岁、不到 16 岁，或户主为女大 55 岁以上、其余大 70 岁以上（疑点）；女婿、儿媳只看小不到 5 岁。", "a child or child-in-law no younger than the head (error); a child less than 14 or 16 years younger, or more than 55 (the head is a woman) or 70 years (warning); children-in-law only if less than 5 years younger"),
	Exceptions: say("户主不止一名或没有、出生日期不可信的不判断。继子女、收养子女可能属实，核实后保留。", "no head or several, or no credible birth date; stepchildren and adopted children may be so"),
	Basis:      say("年龄差界限为本工具建议值（parent_gap）", "the limits are our proposal (parent_gap)"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAsOf()},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		gaps(c, h, childRelations, out, func(p, head *roll.Person) (parent, child *roll.Person) { return head, p })
	}),
}

var parentGap = &screening.Rule{
	Code: "PER-041", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("父母与户主年龄差不合理", "age of a parent and the head do not agree"),
	Reason:     say("父母比户主年轻，或只大十来岁，多为关系或证件号码录错。", "a parent younger than the head, or hardly older, is mostly a wrong relation or ID number"),
	Condition:  say("之父、之母、岳父母、公婆年龄不大于户主（错误）；比户主大不到 14 岁，父母大不到 16 岁，或母亲大 55 岁以上、父亲大 70 岁以上（疑点）。", "a parent or parent-in-law no older than the head (error); less than 14 years older, for parents 16, or a mother more than 55, a father more than 70 years older (warning)"),
	Exceptions: say("户主不止一名或没有、出生日期不可信的不判断。继父母、养父母可能属实，核实后保留。", "no head or several, or no credible birth date; stepparents and adoptive parents may be so"),
	Basis:      say("年龄差界限为本工具建议值（parent_gap）", "the limits are our proposal (parent_gap)"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAsOf()},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		gaps(c, h, parentRelations, out, func(p, head *roll.Person) (parent, child *roll.Person) { return p, head })
	}),
}

// gaps judges the members in some relations against the head.
func gaps(c *screening.Case, h *roll.Household, relations map[roll.Term]kind, out *screening.Report, order func(p, head *roll.Person) (parent, child *roll.Person)) {
	all := members(h)
	heads := withRelation(all, roll.Head)
	for _, p := range all {
		of := relations[p.Relation()]
		if of == 0 {
			continue
		}
		if len(heads) != 1 {
			out.CannotJudge(say("没有户主或户主不止一名", "no head, or several"))
			continue
		}
		parent, child := order(p, heads[0])
		older, younger := soundBirth(c, parent), soundBirth(c, child)
		if older == 0 || younger == 0 {
			out.CannotJudge(say("出生日期不明或不可信", "no credible birth date"))
			continue
		}
		out.Look()
		ages := [2]int{date.Age(older, c.AsOf), date.Age(younger, c.AsOf)}
		gap := date.Age(older, younger)
		isMale, known := male(parent)
		severity, high := doubtGap(c, of, p == parent, ages, gap, known && !isMale)
		if severity == "" {
			continue
		}
		f := screening.Finding{Of: p, Severity: severity, Matters: []string{string(p.Relation()), older.String(), younger.String()},
			Related:  related(heads, roll.Relation, say("户主", "head")),
			Evidence: []screening.Fact{fact("parent_age", "长辈年龄", fmt.Sprint(ages[0])), fact("child_age", "晚辈年龄", fmt.Sprint(ages[1]))},
			Message: say(fmt.Sprintf("“%s”与户主的年龄为长辈 %d 岁、晚辈 %d 岁，请核对关系和证件号码", p.Relation(), ages[0], ages[1]),
				fmt.Sprintf("%s of the head: the elder is %d, the younger %d; check the relation and the ID numbers", p.Relation(), ages[0], ages[1]))}
		if high {
			f.Evidence = append(f.Evidence, fact("strength", "疑点程度", "高"))
		}
		out.Find(f)
	}
}

// doubtGap says how far the ages of a parent and a child are doubted; high marks the stronger warnings. ages are in
// full years at the as-of date, gap is the parent's age at the child's birth.
func doubtGap(c *screening.Case, of kind, parentIsMember bool, ages [2]int, gap int, mother bool) (severity screening.Severity, high bool) {
	limit := c.Profile.ParentGap
	switch {
	case ages[1] >= ages[0]:
		return screening.Err, true
	case of == inLaw && parentIsMember:
		if gap < limit.WarningHigh {
			return screening.Warn, true
		}
	case of == inLaw:
		if gap < limit.InLaw {
			return screening.Warn, false
		}
	case gap < limit.WarningHigh:
		return screening.Warn, true
	case gap < limit.Warning, gap > limit.Max, mother && gap > limit.MaxMother:
		return screening.Warn, false
	}
	return "", false
}
