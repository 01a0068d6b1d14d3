package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

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
