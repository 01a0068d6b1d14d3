package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var dupID = &screening.Rule{
	Code: "DUP-001", Family: screening.Duplicate, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码重复", "the same ID number twice"),
	Reason:     say("一人登记两次会重复享受政策，也可能是两人中有一人的号码录错；哪一行该留要入户核实。", "somebody listed twice is counted and helped twice, or one of two people has the other's number; which row stays is found out at the door"),
	Condition:  say("同一数据年度的现有成员中，规范写法后的证件号码与前面某行完全相同；每个后出现的行列一条，指向最先出现的行。", "among the current members of one data year, the ID number, cleaned, equals that of an earlier row; one finding at each later row, pointing back to the first"),
	Exceptions: say("不同年度的行是同一户的历年记录；已死亡、迁出等非现有成员，空号、占位号和残缺号码不比；同名不同号不算重复。", "rows of different years are yearly pictures of one household; former members, empty, placeholder and damaged numbers are not compared; one name with two numbers is no duplicate"),
	Basis:      say("防返贫监测系统数据核查规则 1_01_001、1_12_001", "the monitoring system's data rules 1_01_001, 1_12_001"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		repeats(c, out, func(first, p *roll.Person, sameText bool) {
			if sameText {
				out.Find(duplicateID(first, p))
			}
		})
	}),
}

var dupOldID = &screening.Rule{
	Code: "DUP-002", Family: screening.Duplicate, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("新旧号码或残疾证号指同一人", "one person under two forms of a number"),
	Reason:     say("15 位旧号、18 位身份证号和 20（22）位残疾证号可以是同一人，按文字查重会漏掉。", "the old number of 15 digits, the number of 18 and a disability number of 20 or 22 can be one person's; comparing texts misses that"),
	Condition:  say("同一数据年度的现有成员中，证件号码与前面某行写法不同，但 15 位升为 18 位、20（22）位取前 18 位后相同。", "among the current members of one data year, the ID number differs from an earlier row's as text but equals it once 15 digits are written with 18 and 20 or 22 are cut to 18"),
	Exceptions: say("15 位号码的生日不成立时不升位；同一写法的重复归 DUP-001；不同年度的行不比。", "an old number with an impossible birth date is not upgraded; equal texts are DUP-001; rows of different years are not compared"),
	Basis:      say("GB 11643-1999 代替 GB 11643-89；残疾人证号前 18 位为公民身份号码", "GB 11643-1999 in place of GB 11643-89; a disability number begins with the citizen number"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		repeats(c, out, func(first, p *roll.Person, sameText bool) {
			if !sameText {
				out.Find(duplicateForm(first, p))
			}
		})
	}),
}

func duplicateID(first, p *roll.Person) screening.Finding {
	f := duplicate(first, p)
	f.Message = say(
		"证件号码 "+mask.ID(p.ID().Text)+" 与前面一行相同（"+placing(first, p).ZH+"），请入户核实是否一人重复登记或号码录错",
		"the ID number "+mask.ID(p.ID().Text)+" stands in an earlier row too ("+placing(first, p).EN+"); check whether one person is listed twice or a number is wrong")
	f.Evidence = append(f.Evidence, fact("match", "比对依据", kin.ByID.Chinese()))
	if first.Household == p.Household && sameRow(first, p) {
		f.Action = screening.Propose
		f.Unit = &screening.Unit{Operation: screening.Decrease, Leaves: []roll.Entry{{Part: p.Part, Row: p.Row}}} // the copy; who was counted once is counted still
		f.Evidence = append(f.Evidence, fact("copy", "整行一致", "除序号外各列完全相同，建议核对后只留一行"))
	}
	return f
}

func duplicateForm(first, p *roll.Person) screening.Finding {
	f := duplicate(first, p)
	f.Message = say(
		"证件号码 "+mask.ID(p.ID().Text)+" 换算成 18 位后与前面一行相同（"+placing(first, p).ZH+"），可能是同一人",
		"the ID number "+mask.ID(p.ID().Text)+" equals an earlier row's once written with 18 characters ("+placing(first, p).EN+"); it may be one person")
	f.Evidence = append(f.Evidence,
		fact("match", "比对依据", formsMatch(first, p)),
		fact("keep", "号码以何为准", "18 位身份证号或 20（22）位残疾证号优先，15 位旧号待公安确认"))
	if first.Name().Key != "" && first.Name().Key == p.Name().Key {
		f.Action = screening.Propose
	}
	return f
}

func formsMatch(a, b *roll.Person) string {
	if q := kin.QualityOf(a.ID(), b.ID()); q != kin.ByID {
		return q.Chinese()
	}
	return "残疾证号前18位与身份证号一致"
}
