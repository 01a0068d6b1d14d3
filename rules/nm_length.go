package rules

import (
	"fmt"
	"strings"
	"unicode"

	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// longName is how many characters, dots not counted, a name may have; the longest of several nationalities have fewer.
const longName = 15

var nameLength = &screening.Rule{
	Code: "NM-001", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.Name,
	Title:      say("姓名为空、过短或过长", "name missing, too short or too long"),
	Reason:     say("没有姓名无法入户核实；单字或过长的姓名多半漏录或串列。", "without a name nobody can be visited; a single character or a very long name is often a slip of columns"),
	Condition:  say("去掉空格后姓名为空（错误）；不计间隔号只有 1 个字，或多于 15 个字（疑点）。", "empty without blanks (error); without dots one character, or more than 15 (warning)"),
	Exceptions: say("确有单字姓名的人，核实后保留。", "people with names of one character exist; they stay as they are"),
	Basis:      say("证件姓名登记惯例；字数上限为本工具建议值", "custom of registration; the limits are our proposal"),
	Needs:      []screening.Need{screening.NeedField(roll.Name)},
	Check: screening.NameCells(func(_ *screening.Case, n namekey.Name) *screening.Verdict {
		if n.Text == "" {
			return &screening.Verdict{
				Message: say("姓名为空，请核对户口簿后补填", "the name is empty; fill it in from the household book"),
				Matters: []string{"empty"},
			}
		}
		length, last := 0, rune(0)
		for _, r := range n.Text {
			if !namekey.IsDot(r) {
				length, last = length+1, r
			}
		}
		switch {
		case length > longName:
		case length == 1 && unicode.Is(unicode.Han, last) && !lostCharacter(last):
		default:
			return nil
		}
		return &screening.Verdict{
			Severity: screening.Warn,
			Message: say(fmt.Sprintf("姓名 %s 有 %d 个字，请核对户口簿是否漏字或串列", mask.Name(n.Text), length),
				fmt.Sprintf("the name %s has %d characters; check the household book for slips", mask.Name(n.Text), length)),
			Evidence: []screening.Fact{fact("length", "字数", fmt.Sprint(length))},
			Matters:  []string{n.Key},
		}
	}),
}

// lostCharacter says that a character stands where another could not be written: private use, replacement and question
// marks, empty and full squares, rings, asterisks, and the braces and operators by which rare characters are described.
func lostCharacter(r rune) bool {
	switch {
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		return true
	case r >= 0x2ff0 && r <= 0x2fff: // ⿰⿱…
		return true
	}
	return strings.ContainsRune("?？\uFFFD□■▢◇◆○◯〇*＊×{}｛｝〓", r)
}
