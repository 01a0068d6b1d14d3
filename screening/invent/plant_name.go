package invent

import (
	"strings"

	"rollnet/screening/roll"
)

// call puts a text in the row's name cell and notes it.
func (m *maker) call(rule string, x *Member, text, action, expected string) {
	p := Planted{Kind: Error, Rule: rule, Field: roll.Name, Member: x, Original: x.Name, Planted: text, Action: action, Expected: expected}
	x.Name = text
	m.note(p)
}

// dotted gives a person a name in parts, in truth; the family is of one nationality.
func (m *maker) dotted(x *Member) {
	x.Person.Name = m.of(dottedFamily) + "·" + m.of(dottedGiven)
	for _, p := range x.Person.Book.Persons {
		p.Ethnic = "彝族"
	}
	x.Name = x.Person.Name
}

func undotted(x *Member) bool { return !strings.Contains(x.Name, "·") }

func (m *maker) noName(nth int) bool {
	x := m.plain(undotted)
	if x == nil {
		return false
	}
	m.call("NM-001", x, []string{"", string([]rune(x.Name)[:1])}[nth%2], "verify", "")
	return true
}

// blankInName plants blanks that can be taken out; each fifth stands where a dot should, and can only be asked about.
func (m *maker) blankInName(nth int) bool {
	x := m.plain(undotted)
	if x == nil {
		return false
	}
	if nth%5 == 4 {
		m.dotted(x)
		m.call("NM-002", x, strings.Replace(x.Name, "·", " ", 1), "propose", x.Name)
		return true
	}
	runes := []rune(x.Name)
	text := []string{string(runes[:1]) + "　" + string(runes[1:]), x.Name + " ", "\u200b" + x.Name, "\u00a0" + x.Name + "\t"}[nth%5]
	if strings.HasPrefix(x.Name, "欧阳") {
		text = x.Name + " "
	}
	m.call("NM-002", x, text, "fix", x.Name)
	return true
}

func (m *maker) wrongDot(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	m.dotted(x)
	m.call("NM-003", x, strings.Replace(x.Name, "·", []string{"•", "．", ".", "・", "‧", "●", "。"}[nth%7], 1), "propose", x.Name)
	return true
}

func (m *maker) foreignInName(nth int) bool {
	x := m.plain(undotted)
	if x == nil {
		return false
	}
	m.call("NM-004", x, x.Name+[]string{"(故)", "1", "（小）", "A", "(已嫁)"}[nth%5], "verify", "")
	return true
}

func (m *maker) unwritable(nth int) bool {
	x := m.plain(func(x *Member) bool { return undotted(x) && len([]rune(x.Name)) == 3 })
	if x == nil {
		return false
	}
	runes := []rune(x.Name)
	m.call("NM-005", x, string(runes[:1])+[]string{"?", "\ue123", "□", "？", "■"}[nth%5]+string(runes[2:]), "verify", "")
	return true
}

// nearName enters names that are right as they are, though they look odd.
func (m *maker) nearName(nth int) bool {
	x := m.plain(undotted)
	if x == nil {
		return false
	}
	m.dotted(x)
	if nth%2 == 1 {
		x.Person.Name += "·" + m.of(dottedGiven) + "惹"
		x.Name = x.Person.Name
	}
	m.note(Planted{Kind: Near, Rule: Any, Field: roll.Name, Member: x, Planted: x.Name, Note: "name in parts"})
	return true
}

func (m *maker) withPhone() *Member {
	return m.member(func(x *Member) bool { return x.Phone != "" })
}

func (m *maker) wrongPhone(nth int) bool {
	x := m.withPhone()
	if x == nil {
		return false
	}
	text := []string{x.Phone[:10], x.Phone + "1", "0776-5212345", "12" + x.Phone[2:], x.Phone[:7] + "无"}[nth%5]
	m.note(Planted{Kind: Error, Rule: "PH-001", Field: roll.Phone, Member: x, Original: x.Phone, Planted: text, Action: "verify"})
	x.Phone = text
	return true
}

func (m *maker) nearPhone(nth int) bool {
	x := m.withPhone()
	if x == nil {
		return false
	}
	x.Phone = []string{"+86 " + x.Phone, x.Phone[:3] + "-" + x.Phone[3:7] + "-" + x.Phone[7:], x.Phone + ".0", x.Phone[:3] + " " + x.Phone[3:]}[nth%4]
	m.note(Planted{Kind: Near, Rule: Any, Field: roll.Phone, Member: x, Planted: x.Phone, Note: "mobile number written with marks"})
	return true
}
