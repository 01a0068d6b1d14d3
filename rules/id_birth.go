package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var idBirth = &screening.Rule{
	Code: "ID-009", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码中的出生日期不合理", "impossible birth date in the ID number"),
	Reason:     say("出生日期不存在、在将来或年龄过大，说明号码录错，年龄类核查也会跟着错。", "a date that does not exist, lies ahead or makes a person too old is a wrong number, and misleads all checks of age"),
	Condition:  say("号码中的出生日期不是真实日期，或早于 1900-01-01，或晚于数据时点，或年龄超过 120 岁（错误）、超过 105 岁（疑点）。", "the date is none, before 1900-01-01, after the as-of date, or makes an age above 120 (error) or 105 (warning)"),
	Exceptions: say("占位号和位数、字符有误的号码不核。", "placeholders and numbers of wrong length or characters are not checked"),
	Basis:      say("GB 11643-1999 公民身份号码；年龄上限为本工具建议值（age_limit）", "GB 11643-1999; the limits of age are our proposal (age_limit)"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(c *screening.Case, n idno.Number) *screening.Verdict {
		if !n.Person() {
			return nil
		}
		severity, why := doubtBirth(c, n)
		if severity == "" {
			return nil
		}
		return &screening.Verdict{
			Severity: severity,
			Message: say(fmt.Sprintf("证件号码 %s 中的%s，请核对户口簿", mask.ID(n.Text), why.ZH),
				fmt.Sprintf("in the ID number %s the %s; check the household book", mask.ID(n.Text), why.EN)),
			Evidence: []screening.Fact{fact("birth", "号码中的出生日期", n.Birth.String()), fact("fails", "不符项", "birth date")},
			Matters:  []string{n.Text, string(severity)},
		}
	}),
}

// doubtBirth says how far the birth date in a number is doubted, and why.
func doubtBirth(c *screening.Case, n idno.Number) (screening.Severity, screening.Words) {
	limit := c.Profile.AgeLimit
	age := date.Age(n.Birth, c.AsOf)
	switch {
	case n.Birth == 0:
		return screening.Err, say("出生日期不是真实日期", "birth date does not exist")
	case c.AsOf.Whole() && n.Birth > c.AsOf:
		return screening.Err, say("出生日期晚于数据时点", "birth date lies after the as-of date")
	case n.Birth < date.Of(1900, 1, 1):
		return screening.Err, say("出生日期早于 1900 年", "birth date lies before 1900")
	case age > limit.Error:
		return screening.Err, say(fmt.Sprintf("年龄为 %d 岁", age), fmt.Sprintf("age is %d", age))
	case age > limit.Warning:
		return screening.Warn, say(fmt.Sprintf("年龄为 %d 岁，可能录错或已去世", age), fmt.Sprintf("age is %d, a typing error or somebody no longer alive", age))
	}
	return "", screening.Words{}
}
