package rules

import (
	"rollnet/screening"
	"rollnet/screening/double"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

var dupSound = &screening.Rule{
	Code: "DUP-005", Family: screening.Duplicate, Severity: screening.Warn, Action: screening.Verify, Field: roll.Name,
	Title:      say("同音形近名同生日", "names that sound or look alike, born on one day"),
	Reason:     say("按音录名、按形认字常会写成另一个字（晓红、小红），按姓名和号码都查不出来。", "names are entered by ear and by eye: another character for the same sound or the same look, which neither names nor numbers find"),
	Condition:  say("同一数据年度、不同户、号码不同的两名现有成员，性别相同、出生日期相同，姓名同音（含多音字）、形近、近音或繁简不同，并且同村或两户有相同的其他成员；姓名只差一字而不同音不形近的，还须号码只差一两处或一方没有可用的号码。由比对模型算出的可能性不低于 50%。", "two current members of one data year in different households under different numbers, of one sex and born on one day, whose names sound alike (any reading), look alike, sound nearly alike or are variants, in one village or with others in common in both households; names just one character apart also need numbers one or two slips apart, or a side without a usable number. The matching model gives it 50 % or more"),
	Exceptions: say("同户的不算（双胞胎、同日出生的兄弟姐妹）；两个号码都成立、地区和生日相同而顺序码相邻的，是双胞胎登记的样子，不算。只作线索，绝不合并：堂表姐妹常有近似的名字。", "within a household (twins, siblings born on one day); two sound numbers of one region and day with neighbouring serials, as twins have them. A lead and never a merge: cousins often have names alike"),
	Basis:      say("汉字读音（多音字、姓氏读音）和四角号码；本工具的比对模型", "readings of characters, surnames among them, and four-corner codes; the tool's matching model"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.Name)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		lookAtMembers(c, out)
		eachDouble(c, soundsAlike, func(p double.Pair) {
			f := doubleFinding(p, "姓名"+p.Name.Like.Chinese()+"、出生日期相同，疑似同一人", "names alike ("+p.Name.Like.English()+") and one birth date, perhaps one person")
			f.At = p.Later.At(roll.Name)
			out.Find(f)
		})
	}),
}

// soundsAlike says that a pair is of DUP-005.
func soundsAlike(p double.Pair) bool {
	if p.Name.Same || p.Name.Like <= namekey.Order || p.First.Household == p.Later.Household || !p.Birth || !oneSex(p) {
		return false
	}
	slip := p.ID == double.OneSlip || p.ID == double.TwoSlips
	if !p.Place && p.Fellows == 0 && !slip {
		return false
	}
	if p.Name.Like >= namekey.OneOther {
		return p.Name.Like == namekey.OneOther && (slip || p.ID == double.NoNumber && p.Fellows > 0)
	}
	return !twinNumbers(p)
}

func oneSex(p double.Pair) bool {
	a, b := double.Sex(p.First), double.Sex(p.Later)
	return a == "" || b == "" || a == b
}

// twinNumbers says that two sound numbers were given one after the other on one day: same-sex twins' serials are two apart.
func twinNumbers(p double.Pair) bool {
	a, b := p.First.ID().Key, p.Later.ID().Key
	if p.ID != double.BothSound || a[:14] != b[:14] || p.Fellows > 0 {
		return false
	}
	serial := func(key string) int { return int(key[14]-'0')*100 + int(key[15]-'0')*10 + int(key[16]-'0') }
	gap := serial(a) - serial(b)
	return gap >= -2 && gap <= 2
}
