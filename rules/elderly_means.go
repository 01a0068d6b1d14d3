package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// sign is a fact that speaks for or against a child's means to support the parents, and the row that states it.
type sign struct {
	key   string // payroll, cadre … of the forms' columns
	words string // what the row says, in words
	row   roll.Entry
	note  screening.Words
}

// support is a child of old people with what is known of the means to support them. None of it is a verdict.
type support struct {
	child  kin.Child
	family []*roll.Person // the child, and the child's spouse where the household tells
	able   []sign         // the child or the spouse has means
	unable []sign         // the child has not
	also   []sign         // steady work: shown, nothing follows
}

// meansLists are the lists that may show means, in the order of the form.
var meansLists = []struct {
	h    *holding
	key  string
	note screening.Words
}{
	{payroll, "payroll", say("财政供养", "on the public payroll")},
	{cadres, "cadre", say("村干部", "a village cadre")},
	{businesses, "business", say("工商登记", "a registered business")},
	{properties, "property", say("商品房", "property in a town")},
	{vehicles, "vehicle", say("小汽车", "a vehicle")},
}

// surely are the children whose links are strong enough for something to follow.
func surely(e *kin.Elder) []kin.Child {
	var sure []kin.Child
	for _, child := range e.Children {
		if child.Score() >= sureEnough {
			sure = append(sure, child)
		}
	}
	return sure
}

// supports says of each child of old people what is known of the means to support them.
func supports(c *screening.Case, e *kin.Elder) []*support {
	var all []*support
	for _, child := range surely(e) {
		s := &support{child: child, family: withSpouse(child.Person)}
		for _, p := range s.family {
			s.hold(c, p)
		}
		s.earn(c)
		s.lack(c)
		all = append(all, s)
	}
	return all
}

// withSpouse is a person and the spouse whom the household shows for sure.
func withSpouse(p *roll.Person) []*roll.Person {
	family := []*roll.Person{p}
	for i := range p.Household.Members {
		if m := &p.Household.Members[i]; m.Current() && kin.TieOf(p.Relation(), m.Relation()) == kin.AsSpouse {
			family = append(family, m)
		}
	}
	return family
}

// listed rows of a person who may stand on the roll or only in the register.
func rowsOn(c *screening.Case, kind roll.Kind, p *roll.Person) []kin.Match {
	x, list := kin.Of(c), c.Lists[kind]
	if list == nil {
		return nil
	}
	key := p.ID().Key
	if p.Part.Kind != roll.Register {
		if m := x.Member(key); m != nil {
			p = m
		}
		return x.Matches(kind, p)
	}
	var rows []kin.Match
	if key != "" {
		for _, e := range list.ByID(key) {
			rows = append(rows, kin.Match{Entry: e, Quality: kin.QualityOf(e.ID(), p.ID())})
		}
	}
	return rows
}

func (s *support) hold(c *screening.Case, p *roll.Person) {
	for _, l := range meansLists {
		for _, m := range rowsOn(c, l.h.kind, p) {
			if l.h.stands(c, m.Entry) {
				s.able = append(s.able, s.signOf(l.key, l.note, l.h.facts, m, p))
			}
		}
	}
	for _, m := range rowsOn(c, roll.Employment, p) {
		if employments.stands(c, m.Entry) {
			s.also = append(s.also, s.signOf("employment", say("企业稳定就业（国企等须核实）", "steady work in a firm"), employments.facts, m, p))
		}
	}
	for _, m := range rowsOn(c, roll.Relocation, p) {
		if n := m.Entry.Number(roll.Amount); n.Ok() && n.Float() >= c.Profile.DemolitionLarge {
			s.able = append(s.able, s.signOf("compensation", say("大额拆迁补偿", "a large compensation"), []listColumn{{"amount", "金额（元）", roll.Amount}}, m, p))
		}
	}
}

func (s *support) signOf(key string, note screening.Words, columns []listColumn, m kin.Match, p *roll.Person) sign {
	var words []string
	for _, column := range columns {
		if text := strings.TrimSpace(m.Entry.Text(column.field)); text != "" {
			words = append(words, column.label+text)
		}
	}
	who := "本人"
	if p != s.child.Person {
		who = "配偶"
	}
	return sign{key: key, note: note, row: m.Entry,
		words: note.ZH + "：" + who + "，" + strings.Join(append(words, "依据"+m.Quality.Chinese(), source(m.Entry)), "，")}
}

// source is where a row stands, for people: file, sheet and row.
func source(e roll.Entry) string {
	t := e.Part.Table
	return strings.TrimSpace(t.File+" "+t.Sheet) + " 第" + strconv.Itoa(t.Number(int(e.Row))) + "行"
}

// earn looks at the income of the child's household: above the line, and somebody in it can work.
func (s *support) earn(c *screening.Case) {
	home := s.child.Person.Household
	income := home.Quantity(roll.IncomePerHead)
	year := home.Date(roll.DataYear).Year()
	if year == 0 {
		year = c.AsOf.Year()
	}
	line, which, ok := c.Profile.Line(year)
	if !ok || !income.Ok() || income.Float() <= line || !slices.ContainsFunc(home.CurrentMembers(), able) {
		return
	}
	at := home.Stands(roll.IncomePerHead)
	s.able = append(s.able, sign{key: "income", note: say("收入高于贫困线且有劳动力", "an income above the line, and labour"), row: roll.Entry{Part: at.Part, Row: int32(at.Row)},
		words: fmt.Sprintf("子女户人均纯收入%s元，高于贫困线%s元（%s），户内有劳动力", strings.TrimSpace(home.Text(roll.IncomePerHead)), strconv.FormatFloat(line, 'f', -1, 64), which)})
}

// lack gathers what speaks against the child's own means.
func (s *support) lack(c *screening.Case) {
	p, x := s.child.Person, kin.Of(c)
	home, own := p.Household, roll.Entry{Part: p.Part, Row: p.Row}
	v := view{c: c, p: p}
	age := p.Age(c.AsOf)
	note := func(key, words string, row roll.Entry, zh, en string) {
		s.unable = append(s.unable, sign{key: key, words: words, row: row, note: say(zh, en)})
	}
	tekun, dibao := rowsOn(c, roll.TekunList, p), rowsOn(c, roll.DibaoList, p)
	switch {
	case len(tekun) > 0:
		note("tekun", "在特困（五保）名单，"+source(tekun[0].Entry), tekun[0].Entry, "特困（五保）", "five guarantees")
	case p.Term(roll.Tekun) == roll.Yes || wubao(home):
		note("tekun", "登记为特困（五保）", own, "特困（五保）", "five guarantees")
	}
	if on := len(dibao) > 0; on || p.Term(roll.Dibao) == roll.Yes || attributed(home, "低保") {
		row := own
		if on {
			row = dibao[0].Entry
		}
		if age >= c.Profile.ElderAge {
			note("old_dibao", strconv.Itoa(age)+"周岁，低保对象，"+source(row), row, "60周岁以上低保对象", "old, and on the allowance")
		} else {
			s.also = append(s.also, sign{key: "dibao", words: "低保对象，" + source(row), row: row, note: say("低保对象", "on the allowance")})
		}
	}
	if row, severe := severelyDisabled(c, p); severe {
		note("disability", "重度残疾，"+source(row), row, "重度残疾", "a severe disability")
	}
	if rows := rowsOn(c, roll.Illness, p); len(rows) > 0 {
		note("illness", "在大病名单，"+source(rows[0].Entry), rows[0].Entry, "大病", "a serious illness")
	} else if v.ails(seriousIll) {
		note("illness", "登记为患有大病", own, "大病", "a serious illness")
	}
	if s.child.OnRoll && !home.Exited() {
		note("poor", "子女户在册、未脱贫，户编号"+home.Number, own, "子女户本身在册未脱贫", "poor and on the roll")
	}
	for _, row := range append([]*roll.Person{p, s.child.Record}, x.InRegister(p.ID().Key)...) {
		if row != nil && x.Elsewhere(row) == kin.Imprisoned {
			note("prison", "登记为服刑", roll.Entry{Part: row.Part, Row: row.Row}, "服刑", "in prison")
			break
		}
	}
}

// severelyDisabled says that somebody's own number or the list of disabilities shows a severe disability.
func severelyDisabled(c *screening.Case, p *roll.Person) (row roll.Entry, severe bool) {
	own := roll.Entry{Part: p.Part, Row: p.Row}
	if showsSevere(c, own) {
		return own, true
	}
	for _, m := range rowsOn(c, roll.Disability, p) {
		if showsSevere(c, m.Entry) {
			return m.Entry, true
		}
	}
	return own, false
}

// unchecked are the lists of means that there are none of, in words: without them nobody is known to have none.
func unchecked(c *screening.Case) string {
	var absent []string
	for _, l := range meansLists {
		if c.Lists[l.h.kind] == nil {
			absent = append(absent, screening.ListNames[l.h.kind].ZH)
		}
	}
	return strings.Join(absent, "、")
}

// signWords are signs in words, each once.
func signWords(signs []sign) string {
	var words []string
	for _, s := range signs {
		words = onceMore(words, s.words)
	}
	return strings.Join(words, "；")
}

// relatedSigns are the rows of the lists that signs rest on.
func relatedSigns(signs []sign) []screening.Related {
	var rows []screening.Related
	for _, s := range signs {
		if s.row.Part.Kind != roll.Persons && s.row.Part.Kind != roll.Households && s.row.Part.Kind != roll.Register {
			rows = append(rows, relatedEntry(s.row, s.note))
		}
	}
	return rows
}
