package rules

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

var nameDot = &screening.Rule{
	Code: "NM-003", Family: screening.Quality, Severity: screening.Info, Action: screening.Propose, Field: roll.Name,
	Title:      say("姓名间隔号不统一", "dot of a name in another form"),
	Reason:     say("间隔号有多种写法，同一姓名因此比对不上。", "the dot is written in several ways, which keeps the same name from being matched"),
	Condition:  say("汉字之间有 • ‧ ・ ● . 。 ． 等，而不是“·”（U+00B7）。建议值：改为“·”。", "• ‧ ・ ● . 。 ． and the like between Chinese characters instead of · (U+00B7), which is proposed"),
	Exceptions: say("姓名首尾的点不是间隔号，归 NM-004。", "dots at either end of a name: NM-004"),
	Basis:      say("公安人口信息中姓名间隔号用 U+00B7", "the police write the dot as U+00B7"),
	Needs:      []screening.Need{screening.NeedField(roll.Name)},
	Check: screening.NameCells(func(_ *screening.Case, n namekey.Name) *screening.Verdict {
		if n.Key == n.Text || !dotsBetween(n.Text) {
			return nil
		}
		return &screening.Verdict{
			Proposed: new(n.Key),
			Message: say("姓名 "+mask.Name(n.Text)+" 的间隔号写法不统一，建议改为“·”，请与证件核对",
				"the dot in the name "+mask.Name(n.Text)+" is irregular; · is proposed, to be compared with the document"),
			Matters: []string{n.Text, "dot"},
		}
	}),
}

var nameCharacters = &screening.Rule{
	Code: "NM-004", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.Name,
	Title:      say("姓名含非法字符", "characters in a name that cannot stand there"),
	Reason:     say("字母、数字、括号不是姓名的一部分，多为录入错误或备注；备注文字（如“故”“已嫁”）是核实线索。", "letters, digits and brackets are no part of a name but slips or notes; a note (dead, married out) is a lead"),
	Condition:  say("姓名中有外文字母、数字、括号或“·”以外的标点。", "letters other than Chinese characters, digits, brackets or punctuation other than the dot"),
	Exceptions: say("汉字之间的间隔号归 NM-003；“?”“□”“*”等缺字符号归 NM-005；空格归 NM-002。", "dots between Chinese characters: NM-003; marks for missing characters: NM-005; blanks: NM-002"),
	Basis:      say("人员信息核查规则：姓名中不得含除“·”之外的特殊符号、数字或字母", "rule for personal data: no special characters, digits or letters but the dot"),
	Needs:      []screening.Need{screening.NeedField(roll.Name)},
	Check: screening.NameCells(func(_ *screening.Case, n namekey.Name) *screening.Verdict {
		between := dotsBetween(n.Text)
		bad := pick(n.Text, func(r rune) bool {
			if namekey.IsDot(r) {
				return !between
			}
			return !unicode.Is(unicode.Han, r) && !lostCharacter(r)
		})
		if bad == "" {
			return nil
		}
		v := &screening.Verdict{
			Message: say("姓名 "+mask.Name(n.Text)+" 含字母、数字、括号或标点，请核对证件；括号内文字可作线索",
				"the name "+mask.Name(n.Text)+" holds letters, digits, brackets or punctuation; check the document"),
			Evidence: []screening.Fact{fact("characters", "异常字符", bad)},
			Matters:  []string{n.Text},
		}
		if m := bracketed.FindStringSubmatch(n.Text); m != nil {
			v.Evidence = append(v.Evidence, fact("note", "括号内文字", m[1]))
		}
		return v
	}),
}

var nameLost = &screening.Rule{
	Code: "NM-005", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.Name,
	Title:      say("姓名有缺字或替代符号", "a character of a name missing or replaced"),
	Reason:     say("生僻字打不出时常用“?”“□”“*”或自造字代替，换一台电脑就认不出，也比对不上。", "rare characters are replaced by ?, □, * or private ones, which no other computer shows and nothing matches"),
	Condition:  say("姓名中有自造字区字符（PUA）、?、□、■、〇、*、花括号或字形描述符。", "characters of the private use area, ?, □, ■, 〇, *, braces or description characters"),
	Exceptions: say("能正常显示的生僻字不算。", "rare characters that are written as such"),
	Basis:      say("GB 18030 信息技术 中文编码字符集", "GB 18030, Chinese coded character set"),
	Needs:      []screening.Need{screening.NeedField(roll.Name)},
	Check: screening.NameCells(func(_ *screening.Case, n namekey.Name) *screening.Verdict {
		lost := pick(n.Text, lostCharacter)
		if lost == "" {
			return nil
		}
		var codes []string
		for _, r := range lost {
			codes = append(codes, fmt.Sprintf("%U", r))
		}
		return &screening.Verdict{
			Message: say("姓名 "+mask.Name(n.Text)+" 有缺字或替代符号，请按户口簿补正，打不出的字请公安协助",
				"a character of the name "+mask.Name(n.Text)+" is missing or replaced; complete it from the household book"),
			Evidence: []screening.Fact{fact("characters", "替代符号", strings.Join(codes, " "))},
			Matters:  []string{n.Text},
		}
	}),
}

var bracketed = regexp.MustCompile(`[(（\[【〔<《「]([^)）\]】〕>》」]+)`)

// dotsBetween says that all dots of a name stand singly between Chinese characters, or what replaces such.
func dotsBetween(text string) bool {
	runes := []rune(text)
	letter := func(i int) bool {
		return i >= 0 && i < len(runes) && !namekey.IsDot(runes[i]) && (unicode.Is(unicode.Han, runes[i]) || lostCharacter(runes[i]))
	}
	for i, r := range runes {
		if namekey.IsDot(r) && !(letter(i-1) && letter(i+1)) {
			return false
		}
	}
	return true
}

// pick gives the characters that are asked for, each once.
func pick(text string, asked func(rune) bool) string {
	var b strings.Builder
	for _, r := range text {
		if asked(r) && !strings.ContainsRune(b.String(), r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
