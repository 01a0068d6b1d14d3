package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// sexOf is the sex that a relation to the head implies; relations of either sex are not in it.
var sexOf = map[roll.Term]roll.Term{
	roll.Son: roll.Male, roll.SonInLaw: roll.Male, roll.Grandson: roll.Male, roll.OuterGrandson: roll.Male,
	roll.GreatGrandson: roll.Male, roll.Father: roll.Male, roll.FatherInLaw: roll.Male, roll.HusbandsFather: roll.Male,
	roll.Grandfather: roll.Male, roll.OuterGrandfather: roll.Male, roll.Uncle: roll.Male, roll.Nephew: roll.Male,
	roll.Daughter: roll.Female, roll.DaughterInLaw: roll.Female, roll.Granddaughter: roll.Female, roll.OuterGranddaughter: roll.Female,
	roll.GreatGranddaughter: roll.Female, roll.Mother: roll.Female, roll.MotherInLaw: roll.Female, roll.HusbandsMother: roll.Female,
	roll.Grandmother: roll.Female, roll.OuterGrandmother: roll.Female, roll.SiblingsWife: roll.Female, roll.Niece: roll.Female,
}

var relationSex = &screening.Rule{
	Code: "PER-030", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("与户主关系和性别不符", "relation and sex do not agree"),
	Reason:     say("关系或性别必有一项录错，影响户内结构判断。", "one of the two is wrong, and with it the picture of the family"),
	Condition:  say("之子、之女婿、之父等应为男，之女、之儿媳、之母等应为女，而性别（没有时看校验码相符的证件号码）相反。性别与证件号码一致时，之子、之女互改为建议值。", "a son, son-in-law, father … who is a woman, or a daughter, daughter-in-law, mother … who is a man, by the sex column, else by an ID number whose check digit fits; where column and number agree, son and daughter are proposed for each other"),
	Exceptions: say("户主、配偶、之兄弟姐妹、其他不分性别；性别不明的不判断；不是现有成员的不看。", "head, spouse, sibling and other are of either sex; unknown sex; persons who are no current members"),
	Basis:      say("防返贫监测系统数据核查规则 2_01_004、2_12_008", "the monitoring system's data rules 2_01_004, 2_12_008"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation), screening.NeedAnyField(roll.Sex, roll.IDNumber)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		relation := p.Relation()
		implied, known := sexOf[relation]
		if !known || !p.Current() {
			return
		}
		isMale, known := male(p)
		if !known {
			out.CannotJudge(say("性别不明", "the sex is not known"))
			return
		}
		out.Look()
		if isMale == (implied == roll.Male) {
			return
		}
		out.Find(sexFinding(c, p, relation, isMale))
	}),
}

func sexFinding(c *screening.Case, p *roll.Person, relation roll.Term, isMale bool) screening.Finding {
	sex, en := roll.Female, "a woman"
	if isMale {
		sex, en = roll.Male, "a man"
	}
	f := screening.Finding{Of: p, Matters: []string{string(relation), string(sex)},
		Message: say("与户主关系为“"+string(relation)+"”，性别却为“"+string(sex)+"”，请核对是关系还是性别录错",
			"the relation is "+string(relation)+", yet the person is "+en+"; one of the two is wrong")}
	column, id := p.Term(roll.Sex), p.ID()
	if column == roll.Male || column == roll.Female {
		f.Evidence = append(f.Evidence, fact("sex", "性别", string(column)))
	}
	if !id.Checked {
		return f
	}
	number := roll.Female
	if id.Male {
		number = roll.Male
	}
	f.Evidence = append(f.Evidence, fact("id_sex", "证件号码性别位", string(number)))
	if column != number {
		return f
	}
	swap := map[roll.Term]roll.Term{roll.Son: roll.Daughter, roll.Daughter: roll.Son}[relation]
	if swap != "" {
		f.Action, f.Proposed = screening.Propose, new(spelt(c, p, roll.Relation, swap))
	}
	return f
}
