package rules

import (
	"slices"
	"strings"
	"unicode"

	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

var nameBlank = &screening.Rule{
	Code: "NM-002", Family: screening.Quality, Severity: screening.Info, Action: screening.Fix, Field: roll.Name,
	Title:      say("姓名含空格或不可见字符", "blanks or invisible characters in a name"),
	Reason:     say("空格和不可见字符看不出来，却使同一姓名在比对时变成两个。", "they cannot be seen, yet make two names of one when data are matched"),
	Condition:  say("姓名首尾或中间有空格、制表符、零宽字符等。一侧为单字或复姓的空格只是排版，直接去掉。", "blanks, tabs, zero-width characters and the like around or inside a name; those beside a single character or behind a double surname are typesetting and are taken out"),
	Exceptions: say("两侧都有两个以上汉字的空格可能代替间隔号，只给建议值：民族姓名有间隔号的建议改为“·”，其余建议去掉。只有空格的姓名归 NM-001，外文字母间的空格归 NM-004。", "a blank between parts of two or more characters may stand for the dot: a value is only proposed, with the dot for nationalities whose names have it; a name of nothing but blanks: NM-001; blanks among Latin letters: NM-004"),
	Basis:      say("姓名登记惯例；间隔号为 U+00B7", "custom of registration; the dot is U+00B7"),
	Needs:      []screening.Need{screening.NeedField(roll.Name)},
	Check: screening.Persons(func(_ *screening.Case, p *roll.Person, out *screening.Report) {
		if !p.Has(roll.Name) {
			return
		}
		out.Look()
		n := p.Name()
		if n.Raw == n.Text || n.Text == "" {
			return
		}
		proposed, sure := closeBlanks(n.Raw, dotted(p))
		if proposed == n.Raw {
			return
		}
		f := screening.Finding{Of: p, Proposed: &proposed, Matters: []string{n.Key, "blank"}}
		if sure {
			f.Message = say("姓名中的空格或不可见字符已去掉", "blanks or invisible characters are taken out of the name")
		} else {
			f.Severity, f.Action = screening.Warn, screening.Propose
			f.Message = say("姓名 "+mask.Name(n.Text)+" 中间有空格，可能代替间隔号“·”，请核对证件后采用建议值",
				"the name "+mask.Name(n.Text)+" has a blank inside that may stand for the dot; compare with the document")
		}
		out.Find(f)
	}),
}

// doubleSurnames are the compound surnames (复姓) of some frequency: a blank behind one is typesetting.
var doubleSurnames = strings.Fields("欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 端木 南宫 独孤 轩辕 闻人 澹台 公冶 申屠 太史 钟离 淳于 单于 呼延 百里 东郭 赫连 万俟 濮阳 宗政 公羊 第五")

// dottedGroups are nationalities whose names are written with the dot.
var dottedGroups = strings.Fields("维吾尔 彝族 哈萨克 柯尔克孜 塔吉克 乌孜别克 塔塔尔 俄罗斯 藏族 蒙古")

// dotted says that names of the person's nationality have the dot. Codes of nationalities differ between systems and
// say nothing here.
func dotted(p *roll.Person) bool {
	group := p.Text(roll.Ethnic)
	return slices.ContainsFunc(dottedGroups, func(g string) bool { return strings.Contains(group, g) })
}

// closeBlanks writes a name without its blanks and invisible characters. sure is false where a blank may have a meaning;
// withDot then says what is put in its place. Blanks among letters other than Chinese ones stay.
func closeBlanks(raw string, withDot bool) (text string, sure bool) {
	shown := strings.Map(func(r rune) rune {
		if namekey.Invisible(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, raw)
	parts := strings.Fields(shown)
	var b strings.Builder
	sure = true
	for i, part := range parts {
		if i > 0 {
			switch before := parts[i-1]; {
			case foreign(before) || foreign(part):
				b.WriteByte(' ')
			case typesetting(before, part):
			default:
				sure = false
				if withDot {
					b.WriteRune(namekey.Dot)
				}
			}
		}
		b.WriteString(part)
	}
	return b.String(), sure
}

// typesetting says that a blank between two parts of a name means nothing.
func typesetting(before, after string) bool {
	left, right := []rune(before), []rune(after)
	return len(left) == 1 || len(right) == 1 || slices.Contains(doubleSurnames, before) ||
		namekey.IsDot(left[len(left)-1]) || namekey.IsDot(right[0])
}

func foreign(part string) bool {
	return strings.ContainsFunc(part, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !namekey.IsDot(r) && !lostCharacter(r) })
}
