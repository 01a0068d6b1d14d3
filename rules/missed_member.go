package rules

import (
	"slices"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var memberMissing = &screening.Rule{
	Code: "MS-020", Family: screening.Missed, Severity: screening.Warn, Action: screening.Verify, Field: roll.Name,
	Title:      say("漏人：户籍有、花名册无", "a member in the register and not on the roll"),
	Reason:     say("在册户的家人漏登，享受不到相应帮扶；常见于新生儿、嫁入和回迁人员。", "a member of an enrolled household who is not listed gets none of the help; newborns, spouses and people who came back are often left out"),
	Condition:  say("农户册一户中有人在花名册，同户另有健在、未迁出的成员在花名册任何一户都没有。", "in a register household of which somebody is on the roll, another member who is alive and has not moved is on the roll nowhere"),
	Exceptions: say("已死亡、迁出、嫁出、注销的；注明现役军人、服刑、失踪的；数据时点以后出生、迁入的；无有效号码但同户有同名（或同生日）成员的；全户无人在册的户（不属漏人）。", "those who died, moved or married out; serving soldiers, prisoners and missing people where it is stated; those born or moved in after the as-of date; those without a usable number whom the household has under the same name or birth date; households of which nobody is enrolled"),
	Basis:      say("漏人核查；自然增加的情形：新生儿、嫁入、迁入、回归、遗漏；家庭成员以共享开支为准，须入户核实", "the check for people left out; natural increase: birth, marriage, moving in, return, omission; who shares expenses is a member, which is found out at the door"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		for _, book := range x.Books() {
			if len(book.Houses) == 0 {
				continue
			}
			absent, judged := x.Absent(book.Household, book.Houses)
			for range judged {
				out.Look()
			}
			for _, p := range absent {
				out.Find(missingFinding(c, x, p, book.Houses))
			}
		}
	}),
}

func missingFinding(c *screening.Case, x *kin.Index, p *roll.Person, houses []*roll.Household) screening.Finding {
	why := increaseOf(c, p)
	f := screening.Finding{
		Of: p,
		At: p.At(roll.Name),
		Message: say(
			"农户册中的家人 "+mask.Name(p.Name().Text)+" 不在花名册，请核实是否共同生活、应否自然增加",
			mask.Name(p.Name().Text)+" is in the register's household and not on the roll; check whether the person shares the household and is to be added"),
		Matters: personKeys([]*roll.Person{p}),
	}
	if r := p.Text(roll.Relation); r != "" {
		f.Evidence = append(f.Evidence, fact("relation", "册内关系", r))
	}
	if age := p.Age(c.AsOf); age >= 0 {
		f.Evidence = append(f.Evidence, fact("age", "周岁", joinInts([]int{age})))
	}
	f.Evidence = append(f.Evidence, fact("increase", "自然增加原因（推断）", why))
	for _, h := range houses {
		f.Related = append(f.Related, relatedPerson(h.Face(), say("同户籍的在册户", "household of the same book on the roll")))
		f.Matters = append(f.Matters, h.Number)
		if x.Elder(h) != nil {
			f.Evidence = append(f.Evidence, fact("elderly", "老人户", "该在册户为老人单独识别户，请与 ELD-002 一并核实，不宜只作自然增加"))
		}
	}
	if why == newborn && motherOnRoll(x, p) != nil {
		f.Evidence = append(f.Evidence, fact("also", "另见", "MS-022"))
	}
	f.Unit = addTo(homeOf(x, p, houses), p)
	return f
}

// addTo is what follows when somebody is found to be a member: the register's row is entered in a household (自然增加).
func addTo(h *roll.Household, p *roll.Person) *screening.Unit {
	return &screening.Unit{Operation: screening.Increase, Into: h.Number, Enters: []roll.Entry{{Part: p.Part, Row: p.Row}}}
}

// homeOf is the one of some households of a book that somebody is most surely of: that of a parent, a spouse or a child,
// else of whoever of the book comes first.
func homeOf(x *kin.Index, p *roll.Person, houses []*roll.Household) *roll.Household {
	for _, tie := range []kin.Tie{kin.AsParent, kin.AsSpouse, kin.AsChild} {
		for _, r := range x.Relatives(p.ID().Key) {
			if m := x.Member(r.Person.ID().Key); r.Tie == tie && m != nil && slices.Contains(houses, m.Household) {
				return m.Household
			}
		}
	}
	return houses[0]
}

// The reasons of a natural increase (自然增加).
const (
	newborn  = "新生儿"
	wedded   = "嫁入（入赘）"
	movedIn  = "迁入"
	cameBack = "回归（刑满、退役等）"
	leftOut  = "遗漏"
)

// increaseOf is why somebody would be added, as far as the register tells.
func increaseOf(c *screening.Case, p *roll.Person) string {
	why := []string{p.Text(roll.MoveInReason)}
	switch {
	case isNewborn(c, p):
		return newborn
	case hasAny(why, []string{"刑满", "退役", "退伍", "复员", "释放"}):
		return cameBack
	case hasAny(why, []string{"婚", "嫁", "入赘"}):
		return wedded
	case p.Date(roll.MoveInDate) != 0:
		return movedIn
	}
	if r := p.Relation(); r == roll.DaughterInLaw || r == roll.SonInLaw {
		return wedded
	}
	return leftOut
}

// isNewborn says that somebody is younger than newborn_years.
func isNewborn(c *screening.Case, p *roll.Person) bool {
	age := p.Age(c.AsOf)
	return age >= 0 && age < c.Profile.NewbornYears
}

var memberGone = &screening.Rule{
	Code: "MS-021", Family: screening.Missed, Severity: screening.Warn, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("多人：花名册有、实际已死亡、迁出或不共同生活", "on the roll and dead, moved away or living apart"),
	Reason:     say("已死亡、迁出、嫁出、服刑、失踪或不共享开支的人仍在册，人口、收入都会算错；须由公安、民政、司法确认后按自然减少办理。", "a person who died, moved, is in prison, missing or shares no expenses and is still listed makes sizes and incomes wrong; the departments confirm it, then it is entered as a natural decrease"),
	Condition:  say("现有成员在死亡名单上，或农户册中其状态为死亡、迁出、嫁出、注销，或农户册、花名册的状态、备注写明服刑、失踪、不共享开支；且在数据时点以前。", "a current member is on the death list, or the register has the person as dead, moved or married out or struck off, or register or roll say in status or remark that the person is in prison, missing or shares no expenses; by the as-of date"),
	Exceptions: say("数据时点以后死亡、迁出的；迁出后在本县另有户籍的；仅同名的；花名册已标死亡、迁出的；服现役的。", "deaths and moves after the as-of date; those who moved and are registered elsewhere in the county; namesakes; those whom the roll itself has as dead or moved; serving soldiers"),
	Basis:      say("动态管理：自然减少（死亡、婚嫁、迁出、失踪、服刑、其他）须注明原因；人员状态以公安数据为准", "the yearly adjustment: natural decrease by death, marriage, moving, being missing, prison or else, with its reason; a person's status is for the police to say"),
	Years:      "2014-",
	Needs:      []screening.Need{needProofOfLeaving, screening.NeedField(roll.IDNumber)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		if proofs := leavingProofs(c, x, p); proofs != nil {
			f := leftFinding(p, proofs)
			what := departures[proofs[0].what]
			f.Message = say(
				mask.Name(p.Name().Text)+" "+what.seems+"而仍在册，请部门核对后按自然减少办理",
				mask.Name(p.Name().Text)+" may be "+what.words.EN+" and is still listed; to be confirmed by the departments, then entered as a natural decrease")
			out.Find(f)
		}
	}),
}

// needProofOfLeaving asks for the register or the death list.
var needProofOfLeaving = screening.Need{Missing: func(c *screening.Case) screening.Words {
	if c.Register != nil || c.Lists[roll.Death] != nil {
		return screening.Words{}
	}
	return say("需要全县农户（户籍）名册或死亡名单", "needs the register of all farm households or the death list")
}}
