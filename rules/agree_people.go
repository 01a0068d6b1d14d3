package rules

import (
	"rollnet/screening"
	"rollnet/screening/minimal"
	"rollnet/screening/roll"
)

// younger holds the relations that must be born after the head, older those before. In-laws may be of any age.
var (
	younger = map[roll.Term]*mustAgree{roll.Son: childOrder, roll.Daughter: childOrder, roll.Grandson: grandOrder, roll.Granddaughter: grandOrder,
		roll.OuterGrandson: grandOrder, roll.OuterGranddaughter: grandOrder, roll.GreatGrandson: grandOrder, roll.GreatGranddaughter: grandOrder}
	older = map[roll.Term]*mustAgree{roll.Father: parentOrder, roll.Mother: parentOrder, roll.Grandfather: grandOrder, roll.Grandmother: grandOrder,
		roll.OuterGrandfather: grandOrder, roll.OuterGrandmother: grandOrder}

	checkDigit  = &mustAgree{"ID-007", screening.Err, say("证件号码校验码不符", "the check digit fails")}
	sexDigit    = &mustAgree{"ID-011", screening.Warn, say("性别与证件号码不符", "sex and ID number differ")}
	birthDigits = &mustAgree{"ID-012", screening.Warn, say("出生日期与证件号码不符", "birth date and ID number differ")}
	sexRelation = &mustAgree{"PER-030", screening.Warn, say("关系与性别不符", "relation and sex differ")}
	coupleSexes = &mustAgree{"PER-029", screening.Err, say("户主与配偶同性别", "head and spouse are of one sex")}
	childOrder  = &mustAgree{"PER-040", screening.Err, say("子女不比户主年轻", "a child is no younger than the head")}
	parentOrder = &mustAgree{"PER-041", screening.Err, say("父母不比户主年长", "a parent is no older than the head")}
	grandOrder  = &mustAgree{"PER-042", screening.Err, say("祖孙先后颠倒", "grandparent and grandchild are in the wrong order")}
	oneHead     = &mustAgree{"HH-002", screening.Err, say("不止一名户主", "several heads")}
	oneSpouse   = &mustAgree{"HH-008", screening.Err, say("不止一名配偶", "several spouses")}
)

// order says that a member is born before or after the head as the relation must be; must is nil where either may be.
func (f *fellow) order(head *fellow) (must *mustAgree, holds bool) {
	mine, heads := f.birth(), head.birth()
	if mine == 0 || heads == 0 {
		return nil, true
	}
	if must = younger[f.relation]; must != nil {
		return must, mine > heads
	}
	if must = older[f.relation]; must != nil {
		return must, mine < heads
	}
	return nil, true
}

// ofPeople gathers what must agree among the members; nil where fewer than two checks fail, which is most households.
func ofPeople(c *screening.Case, h *roll.Household) *agreement {
	all := members(h)
	fellows := make([]fellow, len(all))
	var heads, spouses []int
	fails := 0
	count := func(failed bool) {
		if failed {
			fails++
		}
	}
	for i, p := range all {
		f := &fellows[i]
		*f = newFellow(c, p)
		count(f.badNumber())
		count(f.sexDiffers())
		count(f.birthDiffers())
		count(f.relationDiffers())
		if f.relation == roll.Head {
			heads = append(heads, i)
		} else if f.relation == roll.Spouse {
			spouses = append(spouses, i)
		}
	}
	count(len(heads) > 1)
	count(len(spouses) > 1)
	if len(heads) == 1 {
		head := &fellows[heads[0]]
		headMale, a := head.male()
		for i := range fellows {
			_, holds := fellows[i].order(head)
			count(!holds)
		}
		for _, i := range spouses {
			spouseMale, b := fellows[i].male()
			count(a && b && headMale == spouseMale)
		}
	}
	if fails < 2 {
		return nil
	}
	return newPeople(c, h, fellows, heads, spouses)
}

// vars are the variables of a member, minimal.Fixed for none.
type vars struct{ relation, sex, birth int }

const (
	stays   int64 = 0 // the relation as it stands
	another int64 = 1 // some other relation, which nothing speaks against
)

func newPeople(c *screening.Case, h *roll.Household, fellows []fellow, heads, spouses []int) *agreement {
	a := &agreement{c: c, house: h}
	births := birthsAround(fellows)
	of := make([]vars, len(fellows))
	for i := range fellows {
		f := &fellows[i]
		relation := minimal.Fixed // who the only head is, is not in question
		if f.relation != roll.Head || len(heads) > 1 {
			relation = a.cell(c.Profile.Trust.Relation, doubted{p: f.p, at: f.p.At(roll.Relation)})
		}
		of[i] = vars{a.variable(relation, stays, another), minimal.Fixed, minimal.Fixed}
		a.person(f, &of[i], births)
		if implied, known := sexOf[f.relation]; known && of[i].sex >= 0 {
			a.check(sexRelation, f.p, func(v []int64) bool { return v[0] == another || (v[1] == 1) == (implied == roll.Male) }, of[i].relation, of[i].sex)
		}
	}
	a.atMostOne(oneHead, of, heads)
	a.atMostOne(oneSpouse, of, spouses)
	if len(heads) != 1 {
		return a
	}
	head := heads[0]
	for _, i := range spouses {
		if of[i].sex >= 0 && of[head].sex >= 0 {
			a.check(coupleSexes, fellows[i].p, func(v []int64) bool { return v[0] == another || v[1] != v[2] }, of[i].relation, of[i].sex, of[head].sex)
		}
	}
	for i := range fellows {
		if must, _ := fellows[i].order(&fellows[head]); must != nil {
			after := younger[fellows[i].relation] != nil
			a.check(must, fellows[i].p, func(v []int64) bool { return v[0] == another || v[1] != v[2] && (v[1] > v[2]) == after }, of[i].relation, of[i].birth, of[head].birth)
		}
	}
	return a
}

// atMostOne lets one of those in a relation keep it.
func (a *agreement) atMostOne(must *mustAgree, of []vars, those []int) {
	if len(those) < 2 {
		return
	}
	var relations []int
	for _, i := range those {
		relations = append(relations, of[i].relation)
	}
	a.check(must, nil, func(v []int64) bool {
		kept := 0
		for _, x := range v {
			if x == stays {
				kept++
			}
		}
		return kept == 1
	}, relations...)
}
