package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var aidedNotEnrolled = &screening.Rule{
	Code: "MS-006", Family: screening.Missed, Severity: screening.Warn, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("低保、特困人员未在册", "on the civil affairs list and not on the roll"),
	Reason:     say("民政已认定生活困难的人没有建档立卡，可能漏评，应逐户核实是否符合识别条件。", "somebody whom civil affairs found in need is not enrolled; perhaps missed, to be checked household by household"),
	Condition:  say("农村低保、五保（特困）名单上的人，其证件号码不在花名册现有成员中；一人列一条。", "somebody on the rural minimum living allowance or five-guarantees list whose ID number is none of the roll's current members'; one finding a person"),
	Exceptions: say("城市低保；名单上无有效号码的；死亡名单或农户册、花名册中已死亡、迁出的；同名且号码仅录错一两位、已在册的（号码另有规则核对）。", "urban allowances; rows without a usable number; people whom the death list, the register or the roll has as dead or moved away; people who stand on the roll under the same name with a number mistyped in one or two places"),
	Basis:      say("精准识别工作规范：低保、五保以民政数据为准，应纳尽纳；漏评率口径", "the rules of identification: civil affairs' lists are decisive and all who qualify are to be enrolled; the measure of households missed"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedList(roll.DibaoList, roll.TekunList), screening.NeedField(roll.IDNumber)},
	Check:      screening.Whole(checkAided),
}

func checkAided(c *screening.Case, out *screening.Report) {
	x := kin.Of(c)
	people, order := aidedPeople(c, x, out)
	var absent []roll.Entry
	for _, key := range order {
		if x.Member(key) == nil {
			absent = append(absent, people[key][0])
		}
	}
	misnumbered := x.Misnumbered(absent)
	for _, e := range absent {
		if !misnumbered[e] {
			out.Find(aidedFinding(c, x, people[e.ID().Key]))
		}
	}
}

// aidedPeople gathers the lists' rows by person, in the order of their first rows, without those known to be dead or gone.
func aidedPeople(c *screening.Case, x *kin.Index, out *screening.Report) (people map[string][]roll.Entry, order []string) {
	people = map[string][]roll.Entry{}
	for _, kind := range []roll.Kind{roll.DibaoList, roll.TekunList} {
		list := c.Lists[kind]
		if list == nil {
			continue
		}
		list.Each(func(e roll.Entry) {
			key := e.ID().Key
			if key == "" {
				out.CannotJudge(say("名单上没有有效证件号码", "no usable ID number on the list"))
				return
			}
			if hasAny([]string{e.Text(roll.CertificateType)}, []string{"城市", "城镇", "城保"}) || ended(c, e) || gone(c, x, key) {
				return
			}
			if people[key] == nil {
				out.Look()
				order = append(order, key)
			}
			people[key] = append(people[key], e)
		})
	}
	return people, order
}

func aidedFinding(c *screening.Case, x *kin.Index, rows []roll.Entry) screening.Finding {
	e := rows[0]
	f := screening.Finding{
		At:      e.At(idField(e.Part)),
		Person:  e.ID().Text,
		Name:    e.Name().Text,
		Matters: []string{e.ID().Key},
		Message: say(
			"疑点：在"+screening.ListNames[e.Part.Kind].ZH+"名单而不在花名册，请核实是否漏评",
			"a lead: on the list ("+screening.ListNames[e.Part.Kind].EN+") and not on the roll; check whether the household was missed"),
		Evidence: []screening.Fact{fact("list", "名单", screening.ListNames[e.Part.Kind].ZH)},
	}
	f.Evidence = append(f.Evidence, listRows{{Entry: e}}.texts("kind", "保障类别", roll.CertificateType)...)
	for _, other := range rows[1:] {
		f.Related = append(f.Related, relatedEntry(other, say("同一人的另一条名单记录", "another row of the same person")))
	}
	for _, p := range x.InRegister(e.ID().Key) {
		if x.Moved(p) {
			continue
		}
		f.Household = p.Household.Number
		f.Related = append(f.Related, relatedPerson(p, say("农户册中的记录", "row in the register")))
		for _, h := range x.Houses(p.Household) {
			f.Related = append(f.Related, relatedPerson(h.Face(), say("同户籍的在册户", "household of the same book on the roll")))
		}
		break
	}
	for _, i := range c.Roll.ByID(e.ID().Key) {
		f.Related = append(f.Related, relatedPerson(&c.Roll.Persons[i], say("花名册中的历史记录", "former row on the roll")))
	}
	return f
}

// idField is the column that a list's ID numbers stand in: the person's own, else the head's.
func idField(p *roll.Part) roll.Field {
	if p.Has(roll.IDNumber) {
		return roll.IDNumber
	}
	return roll.HeadID
}
