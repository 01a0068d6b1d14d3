package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var idOld = &screening.Rule{
	Code: "ID-010", Family: screening.Quality, Severity: screening.Warn, Action: screening.Propose, Field: roll.IDNumber,
	Title:      say("15 位旧身份证号", "old ID number of 15 digits"),
	Reason:     say("15 位旧号已停用，部门数据都用 18 位，不升位就比对不上。", "numbers of 15 digits are out of use; departments' data have 18, so that nothing matches"),
	Condition:  say("号码为 15 位数字且其中日期真实。建议值：第 6 位后补 19（顺序码 996—999 补 18），再按标准加校验码。", "15 digits with a real date; proposed is the number with 19 put in after the sixth digit (18 for serials 996 to 999) and the check digit added"),
	Exceptions: say("日期不真实的归 ID-009；按 19xx 年推算年龄过大的，可能另有录错，不给建议值。", "numbers without a real date: ID-009; where the age would be too high something else may be wrong, and nothing is proposed"),
	Basis:      say("GB 11643-1999 代替 GB 11643-89；少数人换证时公安另编号码，须核对户口簿", "GB 11643-1999 in place of GB 11643-89; the police gave some people a new number, so the household book decides"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(c *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Old || n.Birth == 0 {
			return nil
		}
		v := &screening.Verdict{Matters: []string{n.Text}}
		if date.Age(n.Birth, c.AsOf) > c.Profile.AgeLimit.Warning && n.Text[12:] < "996" {
			// Nobody born after September 1999 was given 15 digits, so this is no younger person's number either.
			v.Action = screening.Verify
			v.Message = say(fmt.Sprintf("证件号码 %s 为 15 位旧号，但推算年龄过大，请核对户口簿上的 18 位号码", mask.ID(n.Text)),
				fmt.Sprintf("the ID number %s is an old one of 15 digits, but makes the person too old; take the number from the household book", mask.ID(n.Text)))
			return v
		}
		v.Proposed = new(idno.Upgrade(n.Text))
		v.Message = say(fmt.Sprintf("证件号码 %s 为 15 位旧号，已推算 18 位建议值，请与户口簿核对后采用", mask.ID(n.Text)),
			fmt.Sprintf("the ID number %s is an old one of 15 digits; the number of 18 is proposed, to be compared with the household book", mask.ID(n.Text)))
		return v
	}),
}
