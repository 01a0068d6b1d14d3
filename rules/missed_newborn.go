package rules

import (
	"slices"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var newbornMissing = &screening.Rule{
	Code: "MS-022", Family: screening.Missed, Severity: screening.Warn, Action: screening.Verify, Field: roll.Name,
	Title:      say("新生儿未登记", "a newborn not entered"),
	Reason:     say("母亲在册而孩子没有登记，孩子享受不到帮扶、医保；新生儿应自然增加。", "the mother is on the roll and the child is not: it gets none of the help; newborns are a natural increase"),
	Condition:  say("农户册中不满 newborn_years 周岁的孩子不在册，其母亲（母亲号码列，或册内关系能确定的）是花名册现有成员。", "a child of the register younger than newborn_years is not on the roll, and the mother, by a column of her number or surely by the relations of the book, is a current member"),
	Exceptions: say("孩子已死亡、迁出的；数据时点以后出生的；母亲不在册的（父亲在册的见 MS-020）；无有效号码但同户有同生日成员的。", "children who died or moved; born after the as-of date; whose mother is not on the roll (where the father is, see MS-020); without a usable number where the household has somebody of the same birth date"),
	Basis:      say("动态管理：自然增加（新生儿）；年龄为本工具建议值", "the yearly adjustment: natural increase by birth; the age is our proposal"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber), screening.NeedAsOf()},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		for _, book := range x.Books() {
			if !slices.ContainsFunc(book.Members, func(p roll.Person) bool { return isNewborn(c, &p) }) {
				continue
			}
			absent, _ := x.Absent(book.Household, book.Houses)
			for i := range book.Members {
				p := &book.Members[i]
				if !isNewborn(c, p) {
					continue
				}
				out.Look()
				if mother := motherOnRoll(x, p); mother != nil && slices.Contains(absent, p) {
					out.Find(newbornFinding(c, p, mother, book))
				}
			}
		}
	}),
}

func newbornFinding(c *screening.Case, p, mother *roll.Person, book kin.Book) screening.Finding {
	f := screening.Finding{Of: p, At: p.At(roll.Name), Matters: append(personKeys([]*roll.Person{p}), mother.ID().Key), Unit: addTo(mother.Household, p),
		Evidence: []screening.Fact{fact("age", "周岁", strconv.Itoa(p.Age(c.AsOf))), fact("increase", "自然增加原因", newborn)},
		Related:  []screening.Related{relatedPerson(mother, say("在册的母亲", "the mother on the roll"))},
		Message: say("新生儿 "+mask.Name(p.Name().Text)+" 的母亲在册而本人不在册，请核实后自然增加",
			"the mother of the newborn "+mask.Name(p.Name().Text)+" is on the roll and the child is not; to be checked and added")}
	if len(book.Houses) > 0 {
		f.Evidence = append(f.Evidence, fact("also", "另见", "MS-020"))
	}
	return f
}

// motherOnRoll gives the member of the roll who is surely somebody's mother: by the column of her number, else by the book;
// a head's grandchild's mother is the only daughter-in-law.
func motherOnRoll(x *kin.Index, p *roll.Person) *roll.Person {
	if key := p.Part.ID(roll.MotherID, int(p.Row)).Key; key != "" {
		return x.Member(key)
	}
	var mothers []*roll.Person
	for i := range p.Household.Members {
		m := &p.Household.Members[i]
		grandchild := (p.Relation() == roll.Grandson || p.Relation() == roll.Granddaughter) && m.Relation() == roll.DaughterInLaw
		if man, known := male(m); known && !man && (grandchild || kin.TieOf(p.Relation(), m.Relation()) == kin.AsParent) {
			mothers = append(mothers, m)
		}
	}
	if len(mothers) != 1 {
		return nil
	}
	return x.Member(mothers[0].ID().Key)
}
