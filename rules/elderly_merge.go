package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// merger is what can be proposed for an old household whose child is known: that it comes into the child's household, as one
// unit, or why the roll alone does not allow that.
type merger struct {
	unit  *screening.Unit
	facts []screening.Fact // what follows from it
	why   screening.Words
}

// mergers are the proposals for all old households of a case. They do not get into each other's way: where two old households
// have one child, or a child's household is itself to come into another, the later one waits for the next round.
type mergers map[*kin.Elder]*merger

// sureEnough is the least strength of a link on which a merger is proposed. A rare surname, or a number shared with a woman of
// another surname, is only asked about.
const sureEnough = 0.7

func newMergers(c *screening.Case) mergers {
	x, all := kin.Of(c), mergers{}
	taken := map[*roll.Household]bool{}
	for i := range c.Roll.Households {
		if e := x.Elder(&c.Roll.Households[i]); e != nil {
			all.propose(c, x, e, taken)
		}
	}
	return all
}

// propose makes the proposal of an old household, and before it that of the household it would come into.
func (all mergers) propose(c *screening.Case, x *kin.Index, e *kin.Elder, taken map[*roll.Household]bool) *merger {
	if m := all[e]; m != nil {
		return m
	}
	m := &merger{}
	all[e] = m
	if len(e.Children) == 0 {
		return m
	}
	child := e.Children[0]
	home := child.Person.Household
	switch target := x.Elder(home); {
	case !child.OnRoll:
		m.why = say("子女不在册，只在农户册中：花名册上无户可并，须入户核实是否共同生活，按共同家庭核对错评条件（见错评各条）",
			"the child is only in the register: there is no household on the roll to merge with; ask whether they live together, and judge the joint household")
	case child.Score() < sureEnough:
		m.why = say("线索较弱，须先核实是否子女", "the link is weak; ask first whether it is the child")
	case target != nil && all.propose(c, x, target, taken).unit != nil:
		m.why = say("子女户本身也是老人户，先核实该户", "the child's household is one of old people that may itself be merged; that comes first")
	case taken[home]:
		m.why = say("另有老人户拟并入同一子女户，先办理一户，下一轮再办本户", "another old household would come into the same one; one after the other")
	default:
		m.reckon(c, x, e, child)
		taken[home] = m.unit != nil
	}
	return m
}

// reckon makes the unit.
func (m *merger) reckon(c *screening.Case, x *kin.Index, e *kin.Elder, child kin.Child) {
	home := child.Person.Household
	j, why := joinAs(e, child)
	if m.why = why; j == nil {
		return
	}
	u := &union{c: c, old: e.House, home: home, joint: map[roll.Field]string{}, unit: &screening.Unit{Operation: screening.Merge, Into: home.Number}}
	if m.why = u.hindrance(x); m.why != (screening.Words{}) {
		return
	}
	u.size()
	u.incomes()
	if m.why = u.move(j); m.why != (screening.Words{}) {
		return
	}
	u.restate()
	u.unit.Leaves = sheetRows(e.House)
	m.unit = u.unit
	m.facts = []screening.Fact{fact("merge_into", "建议合并识别，并入户编号", home.Number)}
	var relations []string
	for _, p := range e.Members {
		relations = append(relations, p.Name().Text+"："+string(j[p]))
	}
	m.facts = append(m.facts, fact("relation_after", "合并后与户主关系", strings.Join(relations, "、")), fact("size_after", "合并后人数", u.joint[roll.HouseholdSize]))
	if each := u.joint[roll.IncomePerHead]; each != "" {
		m.facts = append(m.facts, fact("income_after", "合并后人均纯收入（元）", each))
	} else {
		m.facts = append(m.facts, fact("income_after", "合并后人均纯收入（元）", "花名册算不出，须重新核算"))
	}
	m.facts = append(m.facts, fact("after", "合并后", "户主不变；属性、致贫原因等随子女户；原老人户注销；土地、住房须核定；老人原享受的低保等须民政另行核定"))
}

// union is an old household that comes into another: what is common to both from then on, and the cells that change.
type union struct {
	c         *screening.Case
	old, home *roll.Household
	people    int
	joint     map[roll.Field]string // the fields that are reckoned anew
	unit      *screening.Unit
}

// hindrance says why a roll does not allow the merger to be written into it.
func (u *union) hindrance(x *kin.Index) screening.Words {
	switch {
	case u.old.Derived || u.home.Derived:
		return say("花名册没有户编号，合并须在系统中办理", "the roll has no household numbers; to be merged in the national system")
	case x.Earlier(u.old):
		return say("花名册中有该户往年数据，合并须在系统中办理", "the roll has earlier years of this household; to be merged in the national system")
	}
	there := map[string]bool{}
	for i := range u.home.Members {
		there[u.home.Members[i].ID().Key] = true
	}
	for i := range u.old.Members {
		if key := u.old.Members[i].ID().Key; key != "" && there[key] {
			return say("老人已登记在子女户中，属重复登记（见 DUP-001）", "the old person stands in the child's household too, and so twice on the roll (see DUP-001)")
		}
	}
	return screening.Words{}
}

func (u *union) size() {
	u.people = len(members(u.home)) + len(members(u.old))
	u.joint[roll.HouseholdSize] = strconv.Itoa(u.people)
	if a, year := earners(u.home); year {
		b, _ := earners(u.old)
		u.joint[roll.YearSize] = strconv.FormatInt(a+b, 10)
	}
}

// move writes the old people's rows as rows of the child's household: its number and what stands on each of its rows, and
// their relation to its head. What is the person's own stays.
func (u *union) move(j joining) screening.Words {
	for i := range u.old.Members {
		p := &u.old.Members[i]
		like := u.modelFor(p.Part)
		if like == nil || !p.Part.Has(roll.HouseholdNumber) || like.Part.Era != p.Part.Era {
			return say("两户在不同格式的表中，合并须在系统中办理", "the two households stand in sheets of different layouts; to be merged in the national system")
		}
		u.change(p.At(roll.Relation), spelt(u.c, p, roll.Relation, j[p]))
		for _, f := range roll.Fields() {
			if !f.OfHousehold() || f == roll.BookNumber || !p.Part.Has(f) { // a household on the roll may have several books
				continue
			}
			text, ok := u.as(like, p.Part, f)
			if !ok {
				return say("两户在不同格式的表中，合并须在系统中办理", "the two households stand in sheets of different layouts; to be merged in the national system")
			}
			u.change(p.At(f), text)
		}
	}
	return screening.Words{}
}

// modelFor is the row of the child's household after which rows of a sheet are written: one of the sheet, and not the head's
// where there is another, for many sheets state what is the household's on the head's row alone.
func (u *union) modelFor(part *roll.Part) *roll.Person {
	var like *roll.Person
	for _, p := range members(u.home) {
		switch {
		case like == nil, like.Part != part && p.Part == part,
			(like.Part == part) == (p.Part == part) && like.Relation() == roll.Head && p.Relation() != roll.Head:
			like = p
		}
	}
	return like
}

// as is what a sheet's cell says of the child's household, as the model's row says it.
func (u *union) as(like *roll.Person, part *roll.Part, f roll.Field) (text string, ok bool) {
	if !like.Part.Has(f) {
		return "", false
	}
	text = like.Text(f)
	if joint := u.joint[f]; joint != "" && text != "" {
		return joint, true
	}
	switch term := like.Term(f); {
	case like.Part != part && term != "" && term != roll.Unknown:
		return part.Writes(f, term), true
	case f.Type() == roll.DateType && like.Part.Value(f, int(like.Row)).Kind != table.Text && like.Date(f).Whole(): // a serial number is no date once it is text
		return like.Date(f).String(), true
	}
	return text, true
}

// restate writes what was reckoned anew wherever the child's household states it.
func (u *union) restate() {
	for _, f := range roll.Fields() {
		joint := u.joint[f]
		if joint == "" || !u.home.Has(f) {
			continue
		}
		main := u.home.Stands(f)
		for _, e := range u.home.Entries() {
			if at := e.At(f); at == main || at.Part.Text(f, at.Row) != "" {
				u.change(at, joint)
			}
		}
	}
}

func (u *union) change(at roll.Cell, text string) {
	if at.Part.Has(at.Field) && at.Part.Text(at.Field, at.Row) != text {
		u.unit.Changes = append(u.unit.Changes, screening.Change{At: at, Becomes: text})
	}
}

// sheetRows are the rows of household sheets about a household.
func sheetRows(h *roll.Household) []roll.Entry {
	var rows []roll.Entry
	if h.Sheet != nil {
		rows = append(rows, roll.Entry{Part: h.Sheet, Row: h.Row})
	}
	return append(rows, h.Also...)
}
