package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

var dupMarried = &screening.Rule{
	Code: "DUP-007", Family: screening.Duplicate, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("婚嫁后两户都在册", "married, and still in the parents' household"),
	Reason:     say("已嫁出（入赘）的人在娘家没有减少，两户各算一次；应在原户自然减少，不是删人。", "somebody who married out counts in both households as long as the parents' does not let go; that is a natural decrease there and no deletion"),
	Condition:  say("同一数据年度、同一人（证件号码相同，或疑似同一人）在一户是之子、之女、之孙子、之孙女、之外孙子、之外孙女，在另一户是配偶、之儿媳、之女婿；列在后出现的行。", "one person (one ID number, or a pair of the matching model) of one data year who is a son, daughter or grandchild in one household and a spouse, daughter- or son-in-law in another; one finding at the later row"),
	Exceptions: say("已记为嫁出、迁出的不算；整户重复登记的看 DUP-006。", "those who are marked as married out or moved; whole households registered twice are DUP-006"),
	Basis:      say("动态管理：婚嫁为自然减少、自然增加的原因", "dynamic management: marriage is a reason for natural decrease and increase"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.Relation)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		lookAtMembers(c, out)
		for _, o := range overlaps(c) {
			if o.twice() {
				continue
			}
			for _, pair := range o.same {
				if atParents, married := marriage(pair[0], pair[1]); married != nil {
					out.Find(marriedFinding(pair[0], pair[1], atParents, married))
				}
			}
		}
	}),
}

// marriage says which of two rows of a person is in the parents' household and which in the spouse's; nil where they are not so.
func marriage(a, b *roll.Person) (atParents, married *roll.Person) {
	switch {
	case isDescendant(a) && marriedIn(b):
		return a, b
	case isDescendant(b) && marriedIn(a):
		return b, a
	}
	return nil, nil
}

func isDescendant(p *roll.Person) bool {
	switch p.Relation() {
	case roll.Son, roll.Daughter, roll.Grandson, roll.Granddaughter, roll.OuterGrandson, roll.OuterGranddaughter:
		return true
	}
	return false
}

func marriedFinding(first, p, atParents, married *roll.Person) screening.Finding {
	return screening.Finding{
		Of: p, At: p.At(roll.Relation),
		Message: say(
			"同一人在户编号 "+atParents.Household.Number+" 是"+atParents.Text(roll.Relation)+"，在户编号 "+married.Household.Number+" 是"+married.Text(roll.Relation)+"，疑似婚嫁后原户未减少，请核实",
			"one person is a child in household "+atParents.Household.Number+" and married into household "+married.Household.Number+"; perhaps the first was not told, check"),
		Evidence: append(sideBySide(first, p),
			fact("leaves", "如属实", "在户编号 "+atParents.Household.Number+" 办理自然减少（婚嫁），在户编号 "+married.Household.Number+" 保留")),
		Related: []screening.Related{relatedPerson(first, say("前面一行", "the earlier row"))},
		Unit:    decreaseOf(atParents),
		Matters: append(personKeys([]*roll.Person{atParents, married}), atParents.Household.Number, married.Household.Number),
	}
}
