package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// ofRegisterBooks finishes a rule about the register's households of which nobody is on the roll: group says what speaks for one.
func ofRegisterBooks(r screening.Rule, judge func(c *screening.Case, book *kin.Book, o *outsider) *judgement) *screening.Rule {
	r.Family, r.Severity, r.Action = screening.Missed, screening.Warn, screening.Verify
	r.Check = screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		known := map[*roll.Household]*outsider{}
		for _, o := range screening.Shared(c, outsidersOf).all {
			if o.book != nil {
				known[o.book.Household] = o
			}
		}
		for i := range x.Books() {
			book := &x.Books()[i]
			if len(book.Houses) > 0 {
				continue
			}
			out.Look()
			o := known[book.Household]
			if o == nil {
				o = &outsider{book: book}
			}
			if j := judge(c, book, o); j != nil {
				out.Find(o.finding(c, r.Code, j))
			}
		}
	})
	return &r
}

// faceOf is the row that stands for a register's household: the head's, else the first of those who live there.
func faceOf(c *screening.Case, book *kin.Book) (roll.Entry, bool) {
	living := kin.Of(c).Living(book.Household)
	for _, p := range living {
		if p.Relation() == roll.Head {
			return roll.Entry{Part: p.Part, Row: p.Row}, true
		}
	}
	if len(living) == 0 {
		return roll.Entry{}, false
	}
	return roll.Entry{Part: living[0].Part, Row: living[0].Row}, true
}

// edges are the groups that are looked at again (重点人群), those that other rules list among them.
var edges = []struct {
	need need
	zh   string
}{{poor, "低收入"}, {unsafeHome, "危房户"}, {ill, "重大疾病户"}, {dry, "饮水不安全户"}, {aided, "低保、特困户"}, {impaired, "残疾人户"}}

var edgeMissed = ofRegisterBooks(screening.Rule{
	Code: "MS-008", Field: roll.IDNumber, Years: "2014-2020",
	Title:      say("重点人群未在册（独居老人、无劳力、危房、重病、残疾、低保）", "households of the groups to be looked at again, not on the roll"),
	Reason:     say("这些人群容易漏评，应逐户复核；单独一项不说明符合条件。", "these groups are easily missed and are checked again household by household; one sign alone does not mean that the household qualifies"),
	Condition:  say("农户册中全户无人在册的户：独居老人户（全户满 elder_age 周岁、不超过 elder_max_members 人）或整户无劳动力的，连同危房、重病、残疾、低保、低收入、饮水，合计 edge_signs 项以上的；只有一项的（edge_signs 为 1 时）列为提示；一户一条。", "a household of the register of which nobody is on the roll: old people alone (all of elder_age, no more than elder_max_members) or nobody able to work; together with unsafe house, grave illness, disability, allowance, low income or water edge_signs or more signs in all; a single one (with edge_signs 1) is information; one finding a household"),
	Exceptions: say("只有危房、重病、残疾、低保、低收入、饮水其中一项的（由 MS-001 至 MS-007 列出）；死亡、迁出的；名下有排除情形的仍列出，注明并降为提示。", "a single sign that MS-001 to MS-007 list; the dead and moved; households with a ground against them are shown as such, as information"),
	Basis:      say("湖北 2019 年“回头看”重点人群：重大疾病户、残疾人户、低保户、边缘户、独居老人户", "Hubei 2019: the groups to be looked at again (grave illness, disability, allowance, households on the edge, old people alone)"),
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber), screening.NeedAsOf()},
}, func(c *screening.Case, book *kin.Book, o *outsider) *judgement {
	var groups []string
	living := kin.Of(c).Living(book.Household)
	if oldAlone(c, living) {
		groups = append(groups, "独居老人户")
	}
	if noneAble(living) {
		groups = append(groups, "无劳动力户")
	}
	own := len(groups)
	var rows []roll.Entry
	for _, edge := range edges {
		if len(o.rows[edge.need]) > 0 {
			groups = append(groups, edge.zh)
			rows = append(rows, o.rows[edge.need][0])
		}
	}
	face, found := faceOf(c, book)
	if !found || len(groups) < c.Profile.EdgeSigns || len(groups) == 1 && own == 0 {
		return nil
	}
	text := strings.Join(groups, "、")
	j := &judgement{rows: append([]roll.Entry{face}, rows...), matters: groups, hint: len(groups) == 1, facts: []screening.Fact{fact("groups", "人群", text)},
		message: say("疑点："+text+"，全户不在册，请复核是否漏评", "a lead: nobody of a household of the groups to be looked at again is on the roll; check whether it was missed")}
	if j.hint {
		j.message.ZH = "提示：" + text + "，全户不在册，请复核"
	}
	return j
})

// oldAlone says that some people are a household of old people alone.
func oldAlone(c *screening.Case, living []*roll.Person) bool {
	for _, p := range living {
		if age := p.Age(c.AsOf); age < c.Profile.ElderAge || age > c.Profile.AgeLimit.Warning {
			return false
		}
	}
	return len(living) > 0 && len(living) <= c.Profile.ElderMaxMembers
}

// noneAble says that the register has nobody of some people as able to work.
func noneAble(living []*roll.Person) bool {
	for _, p := range living {
		if l := p.Term(roll.Labour); l != roll.NoLabour && l != roll.LostLabour {
			return false
		}
	}
	return len(living) > 0
}
