package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var idSex = &screening.Rule{
	Code: "ID-011", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.Sex,
	Title:      say("性别与证件号码性别位不符", "sex and the ID number's sex digit differ"),
	Reason:     say("性别或证件号码必有一项录错；也有公安编错号的，须看户口簿。", "one of the two is wrong; numbers given wrongly exist, so the household book decides"),
	Condition:  say("号码第 17 位奇数为男、偶数为女，与性别列不同。校验码相符、与户主关系指明的性别同号码一致、姓名没有相反性别的常用字时，给出号码的性别为建议值。", "the 17th digit, odd for men, differs from the column; the number's sex is proposed where its check digit fits, the relation implies that sex, and the name has no character that is common for the other"),
	Exceptions: say("占位号和位数、字符有误的号码，性别为空或未说明的不判断。", "placeholders, numbers of wrong length or characters; sex blank or not stated"),
	Basis:      say("GB 11643-1999 公民身份号码", "GB 11643-1999, citizen identification number"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.Sex)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		column := p.Term(roll.Sex)
		if !p.Current() || column != roll.Male && column != roll.Female {
			return
		}
		id := p.ID()
		if !id.HasSex() {
			return
		}
		out.Look()
		number := roll.Female
		if id.Male {
			number = roll.Male
		}
		if number == column {
			return
		}
		f := screening.Finding{Of: p, Matters: []string{string(column), id.Text}, Evidence: []screening.Fact{fact("id_sex", "证件号码性别位", string(number))},
			Message: say("性别为“"+string(column)+"”，证件号码 "+mask.ID(id.Text)+" 的性别位为“"+string(number)+"”，请核对户口簿", "the sex is "+string(column)+", by the ID number "+mask.ID(id.Text)+" it is "+string(number)+"; see the household book")}
		if id.Checked && sexOf[p.Relation()] == number && !nameSpeaksFor(p, column) {
			f.Action, f.Proposed = screening.Propose, new(spelt(c, p, roll.Sex, number))
		}
		out.Find(f)
	}),
}

// Characters of given names that hardly occur in names of the other sex.
const (
	womanly = "妹娘姐娟娜妮姑婷娥媛娇姣婵姗婆嫂妞妍嫦秀兰凤花莲珍香桂菊芳芬玲燕丽艳霞翠"
	manly   = "强刚雄军勇彪虎龙豪汉爷公弟锋钢武猛"
)

// nameSpeaksFor says that a given name has a character that is common for one sex.
func nameSpeaksFor(p *roll.Person, sex roll.Term) bool {
	set := womanly
	if sex == roll.Male {
		set = manly
	}
	runes := []rune(p.Name().Key)
	return len(runes) > 1 && strings.ContainsAny(string(runes[1:]), set)
}

var birthDiffers = &screening.Rule{
	Code: "ID-012", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.BirthDate,
	Title:      say("出生日期与证件号码不符", "birth date and ID number differ"),
	Reason:     say("年龄类核查以证件号码为准，两处不符要先核清。", "checks of age go by the number; which of the two is right comes first"),
	Condition:  say("出生日期与号码第 7 至 14 位不同。校验码相符且号码日期真实时，建议值为号码中的日期，写法同原单元格。", "the date differs from characters 7 to 14; where the check digit fits and the date is real, the number's date is proposed, written as the cell was"),
	Exceptions: say("只有年、年月的日期，与号码前几位一致的不算；校验码不符的号码不判断；户口簿另有说明的以户口簿为准。", "dates of year or month that agree as far as they go; numbers whose check digit fails; where the household book says otherwise it decides"),
	Basis:      say("GB 11643-1999 公民身份号码", "GB 11643-1999, citizen identification number"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.BirthDate)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		born := p.Date(roll.BirthDate)
		if born == 0 || !p.Current() {
			return
		}
		id := p.ID()
		if !id.Checked || id.Birth == 0 {
			return
		}
		out.Look()
		if agrees(born, id.Birth) {
			return
		}
		f := screening.Finding{Of: p, Matters: []string{born.String(), id.Text}, Evidence: []screening.Fact{fact("id_birth", "号码中的出生日期", id.Birth.String())},
			Message: say("出生日期与证件号码 "+mask.ID(id.Text)+" 中的日期不符，请核对户口簿", "the birth date is not that of the ID number "+mask.ID(id.Text)+"; see the household book")}
		if severity, _ := doubtBirth(c, id); severity == "" {
			f.Message = say("出生日期与证件号码 "+mask.ID(id.Text)+" 中的日期不符，建议以号码为准，请核对户口簿", "the birth date is not that of the ID number "+mask.ID(id.Text)+", which is proposed; see the household book")
			f.Action, f.Proposed = screening.Propose, new(writtenLike(p.Text(roll.BirthDate), born, id.Birth))
		}
		out.Find(f)
	}),
}

// agrees says that a date, as far as it is known, is the day.
func agrees(d, day date.Date) bool {
	switch {
	case d.Month() == 0:
		return d.Year() == day.Year()
	case d.Day() == 0:
		return int(d)/100 == int(day)/100
	}
	return d == day
}

// writtenLike writes a day as far, and in the form, as a cell writes another.
func writtenLike(text string, was, day date.Date) string {
	text = strings.TrimSpace(text)
	y, m, d := day.Year(), day.Month(), day.Day()
	pad := "%02d"
	for _, mark := range []string{"-", "/", "."} {
		parts := strings.Split(text, mark)
		if len(parts) == 3 && was.Whole() && len(parts[0]) == 4 {
			if len(parts[1]) == 1 || len(parts[2]) == 1 {
				pad = "%d"
			}
			return fmt.Sprintf("%04d%s"+pad+"%s"+pad, y, mark, m, mark, d)
		}
		if len(parts) == 2 && was.Month() != 0 && !was.Whole() {
			return fmt.Sprintf("%04d%s%02d", y, mark, m)
		}
	}
	switch {
	case strings.Contains(text, "年") && was.Whole():
		return fmt.Sprintf("%d年%d月%d日", y, m, d)
	case strings.Contains(text, "年") && was.Month() != 0:
		return fmt.Sprintf("%d年%d月", y, m)
	case was.Month() == 0:
		return fmt.Sprintf("%04d", y)
	case !was.Whole():
		return fmt.Sprintf("%04d%02d", y, m)
	case len(text) == 8:
		return fmt.Sprintf("%04d%02d%02d", y, m, d)
	}
	return day.String()
}
