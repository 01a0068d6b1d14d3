package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/profile"
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

// vetoKinds are the lists on which a ground of refusal must still be found.
var vetoKinds = []struct {
	words []string
	of    *holding
}{
	{[]string{"车", "机动", "农机"}, vehicles}, {[]string{"房", "门面", "商铺", "地皮"}, properties}, {[]string{"财政", "公职", "编制", "工资"}, payroll},
	{[]string{"村干", "两委"}, cadres}, {[]string{"工商", "公司", "企业", "经商", "经营"}, businesses}, {[]string{"社保", "国企", "就业"}, employments},
}

var vetoGone = ofRegisterBooks(screening.Rule{
	Code: "MS-009", Field: roll.IDNumber, Years: "2014-2020",
	Title:      say("曾被否决，现名单上已查不到否决情形", "refused once, and the ground is on no list now"),
	Reason:     say("识别时因车、房、工商等被否决的户，情形消失后可能应纳未纳。", "a household that was refused for a car, a house or a business may be due once the ground is gone"),
	Condition:  say("农户册（入户调查表）写有否决原因，对应的名单已提供，而全户现在没有一人在该名单上；全户无人在册；一户一条。", "the register (village survey) states a ground of refusal, the list of that kind is given, and nobody of the household is on it now; nobody is on the roll; one finding a household"),
	Exceptions: say("对应名单没有提供的；否决原因看不出是哪类的；仍在名单上的。", "the list is not given; a ground of no known kind; somebody is still on the list"),
	Basis:      say("“回头看”核查：否决情形不再存在的、群众反映的重新核实", "the review: households whose ground of refusal is gone are checked again"),
	Needs:      []screening.Need{screening.NeedRegister(), needRegisterField(roll.VetoReason), screening.NeedField(roll.IDNumber)},
}, func(c *screening.Case, book *kin.Book, o *outsider) *judgement {
	why := book.Text(roll.VetoReason)
	face, found := faceOf(c, book)
	if nothing(why) || !found {
		return nil
	}
	judged := false
	for _, v := range vetoKinds {
		list := c.Lists[v.of.kind]
		if !hasAny([]string{why}, v.words) {
			continue
		}
		if list == nil {
			return nil
		}
		judged = true
		for _, key := range keys(kin.Of(c).Living(book.Household)) {
			for _, e := range list.ByID(key) {
				if v.of.stands(c, e) {
					return nil
				}
			}
		}
	}
	if !judged {
		return nil
	}
	return &judgement{rows: []roll.Entry{face}, matters: []string{why}, facts: []screening.Fact{fact("veto", "否决原因", why)},
		message: say("疑点：曾因“"+why+"”被否决，现有名单上已查不到，请核实情形是否消失、是否符合条件", "a lead: refused once, and the ground is on no list now; check whether it is gone and the household qualifies")}
})

var fourIn = ofRegisterBooks(screening.Rule{
	Code: "MS-010", Field: roll.IDNumber, Years: "2014-2020",
	Title:      say("“四进”情形未在册", "one of the four grounds to be taken in, not on the roll"),
	Reason:     say("重庆 2017 年“四进七不进”：收入低于标准、无力完成义务教育、危房且无力改造、医疗自付超过承受能力的应纳入。", "Chongqing 2017: households to be taken in have an income below the line, cannot finish compulsory schooling, cannot mend an unsafe house, or paid more for medical care than they can bear"),
	Condition:  say("农户册中全户无人在册的户，有收入低于标准、义务教育阶段失学、危房且整户无劳动力、大病自付达到 illness_self_paid 之一；一户一条。", "nobody of the register's household is on the roll, and it has an income below the line, a child out of school, an unsafe house with nobody able to work, or own payments of illness_self_paid; one finding a household"),
	Exceptions: say("危房但有劳动力的、自付不足的（见 MS-002、MS-004）；死亡、迁出的。", "an unsafe house with people able to work, smaller payments (see MS-002, MS-004); the dead and moved"),
	Basis:      say("重庆 2017 年“四进七不进”（归属为推断）", "the four to be taken in, 2017 (attributed to Chongqing by inference)"),
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber)},
	Off: map[string]screening.Words{
		profile.Default: say("外省口径；同样的情形由 MS-001 至 MS-004 分别列出，需要时用 rules_on 启用", "another province's; MS-001 to MS-004 list the same one by one; turn it on with rules_on"),
		"monitor-2023":  say("识别年代的口径，监测不用", "of the years of identification, not of the monitoring"),
	},
}, func(c *screening.Case, book *kin.Book, o *outsider) *judgement {
	var grounds []string
	var rows []roll.Entry
	add := func(n need, zh string) {
		grounds, rows = append(grounds, zh), append(rows, o.rows[n][0])
	}
	if len(o.rows[poor]) > 0 {
		add(poor, "收入低于标准")
	}
	if len(o.rows[dropsOut]) > 0 {
		add(dropsOut, "义务教育阶段失学")
	}
	if len(o.rows[unsafeHome]) > 0 && noneAble(kin.Of(c).Living(book.Household)) {
		add(unsafeHome, "危房且无劳动力")
	}
	if paid, counted := selfPaid(o.rows[ill]); counted && paid >= c.Profile.IllnessSelfPaid {
		add(ill, "医疗自付过高")
	}
	if grounds == nil {
		return nil
	}
	text := strings.Join(grounds, "、")
	return &judgement{rows: rows, matters: grounds, facts: []screening.Fact{fact("grounds", "情形", text)},
		message: say("疑点："+text+"，全户不在册，请核实是否漏评", "a lead: a ground to be taken in, and nobody is on the roll; check whether the household was missed")}
})
