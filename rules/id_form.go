package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var idLength = &screening.Rule{
	Code: "ID-003", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码位数不对", "ID number of the wrong length"),
	Reason:     say("位数不对的号码必有漏录、多录，无法比对。", "a number of the wrong length has characters missing or too many and matches nothing"),
	Condition:  say("去掉空格等不计，号码不是 18 位，也不是 20、22 位（残疾证号）或 15 位（旧号）。", "without blanks and marks, the number has neither 18 characters nor 20 or 22 (disability certificate) or 15 (old number)"),
	Exceptions: say("15 位旧号归 ID-010；占位号归 ID-002；丢失末位的号码归 ID-006。", "old numbers of 15 digits: ID-010; placeholders: ID-002; numbers that have lost their last digits: ID-006"),
	Basis:      say("GB 11643-1999；防返贫监测系统数据核查规则 1_01_002", "GB 11643-1999; the monitoring system's data rule 1_01_002"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.BadLength {
			return nil
		}
		length := len([]rune(n.Text))
		return &screening.Verdict{
			Message: say(fmt.Sprintf("证件号码 %s 有 %d 位，应为 18 位（残疾证号 20 或 22 位），请核对户口簿", mask.ID(n.Text), length),
				fmt.Sprintf("the ID number %s has %d characters, expected 18 (20 or 22 for a disability certificate); check the household book", mask.ID(n.Text), length)),
			Evidence: []screening.Fact{fact("length", "位数", fmt.Sprint(length))},
			Matters:  []string{n.Text},
		}
	}),
}

var idCharacters = &screening.Rule{
	Code: "ID-004", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码含非法字符", "ID number with characters that cannot stand in it"),
	Reason:     say("号码中出现字母 O、汉字等，说明录入有误，无法比对。", "a letter O or other characters among the digits are typing errors, and the number matches nothing"),
	Condition:  say("位数正确，但前 17 位有非数字，或第 18 位不是数字或 X，或残疾证号后几位不合写法。", "the length is right, but a character that must be a digit is none, or the 18th is neither a digit nor X"),
	Exceptions: say("空格、全角、小写 x 等不丢信息的写法由 ID-005 更正，不在此列。", "blanks, full-width digits, a small x and the like are corrected by ID-005"),
	Basis:      say("GB 11643-1999 公民身份号码", "GB 11643-1999, citizen identification number"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.BadCharacter {
			return nil
		}
		places := badPlaces(n.Text)
		return &screening.Verdict{
			Message: say(fmt.Sprintf("证件号码 %s 第 %s 位不是数字（末位可为 X），请核对户口簿", mask.ID(n.Text), places),
				fmt.Sprintf("character %s of the ID number %s cannot stand there; check the household book", places, mask.ID(n.Text))),
			Evidence: []screening.Fact{fact("places", "出错位置", places)},
			Matters:  []string{n.Text},
		}
	}),
}

// badPlaces lists the places (1-based) of what cannot stand there: all but digits, X in the 18th place, and letters of a
// re-issue mark behind the 20th.
func badPlaces(text string) string {
	var places []string
	for i, r := range []rune(text) {
		digit := r >= '0' && r <= '9'
		if !digit && !(i == 17 && r == 'X') && !(i >= 20 && r >= 'A' && r <= 'Z') {
			places = append(places, fmt.Sprint(i+1))
		}
	}
	return strings.Join(places, ",")
}

var idDamaged = &screening.Rule{
	Code: "ID-006", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码末位已丢失", "ID number has lost its last digits"),
	Reason:     say("号码存成了数字格式，表格软件只保留 15 位，末三位已变成 0 或显示为 4.5E+17，原号无法还原。", "kept as a number, the spreadsheet holds 15 digits only: the last three have become 0 or it shows 4.5E+17, and cannot be restored"),
	Condition:  say("单元格是数字格式且超过 15 位，或文字写作 d.dddE+17。", "a number cell of more than 15 digits, or text such as d.dddE+17"),
	Exceptions: say("数字格式的 15 位旧号没有丢失，不算。", "a 15-digit number in a number cell has lost nothing"),
	Basis:      say("表格软件数字精度为 15 位有效数字", "spreadsheets keep 15 significant digits"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Damaged {
			return nil
		}
		return &screening.Verdict{
			Message: say("证件号码存成了数字格式，末几位已丢失；请按户口簿重新录入，或从系统以文本格式重新导出，不可补 0 或猜测",
				"the ID number was kept as a number and its last digits are lost; enter it again from the household book or export it as text, never guess"),
			Matters: []string{n.Text},
		}
	}),
}
