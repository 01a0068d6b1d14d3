package rules

import (
	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

var dupName = &screening.Rule{
	Code: "DUP-003", Family: screening.Duplicate, Severity: screening.Err, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("同号不同名", "one ID number, two names"),
	Reason:     say("一个号码两个姓名：多半是一人的号码录错或姓名写法不同，少数是公安系统的重号；号码归谁以公安为准。", "one number under two names is mostly a number or a name entered wrong, seldom a number given twice; whose it is the police say"),
	Condition:  say("同一数据年度的现有成员中，证件号码（15 位升 18 位、20（22）位取前 18 位后）与前面某行相同，而去掉空格、统一间隔号后的姓名不同。", "among the current members of one data year, the ID number (15 digits written with 18, 20 or 22 cut to 18) equals an earlier row's, and the names differ once blanks are taken out and dots are written alike"),
	Exceptions: say("姓名只差空格、间隔号的不算；空号、占位号、残缺号码不比。", "names that differ in blanks or dots only; empty, placeholder and damaged numbers are not compared"),
	Basis:      say("GB 11643-1999：号码唯一；防返贫监测系统数据核查规则 1_01_001", "GB 11643-1999: a number is one person's; the monitoring system's data rule 1_01_001"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.Name)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		repeats(c, out, func(first, p *roll.Person, _ bool) {
			if first.Name().Key != p.Name().Key && first.Name().Key != "" && p.Name().Key != "" {
				out.Find(otherName(first, p))
			}
		})
	}),
}

func otherName(first, p *roll.Person) screening.Finding {
	a, b := namekey.Spell(first.Name().Key), namekey.Spell(p.Name().Key)
	like := a.Compare(&b)
	f := screening.Finding{
		Of: p, At: p.At(roll.IDNumber),
		Message: say(
			"证件号码 "+mask.ID(p.ID().Text)+" 与前面一行相同而姓名不同（"+placing(first, p).ZH+"，姓名"+like.Chinese()+"），请公安核对号码归谁",
			"the ID number "+mask.ID(p.ID().Text)+" stands in an earlier row under another name ("+placing(first, p).EN+", "+like.English()+"); the police should say whose it is"),
		Evidence: append(sideBySide(first, p), fact("class", "两行关系", placing(first, p).ZH), fact("names", "姓名比对", like.Chinese())),
		Related:  []screening.Related{relatedPerson(first, say("最先出现的行", "first seen"))},
		Matters:  []string{p.ID().Text, first.Name().Key, p.Name().Key, first.Household.Number},
	}
	if like < namekey.OneOther {
		f.Action = screening.Verify
		f.Evidence = append(f.Evidence, fact("reading", "倾向", "多半是同一人，姓名有一处写法不同；以户口簿为准"))
	}
	return f
}

// sideBySide are both rows in short, so that two people at a door need no second list.
func sideBySide(first, p *roll.Person) []screening.Fact {
	return []screening.Fact{fact("here", "本行", inShort(p)), fact("there", "前面一行", inShort(first))}
}

// inShort is a row in a line: name, number, birth date, relation, where.
func inShort(p *roll.Person) string {
	line := p.Name().Text
	for _, text := range []string{p.ID().Text, birthWords(p), p.Text(roll.Relation), p.Household.Text(roll.Village), p.Household.Text(roll.Group), "户编号" + p.Household.Number} {
		if text != "" {
			line += "，" + text
		}
	}
	return line
}

// birthWords is the birth date where the number does not show it.
func birthWords(p *roll.Person) string {
	if b := p.Birth(); p.ID().Birth == 0 && b != 0 {
		return b.String()
	}
	return ""
}
