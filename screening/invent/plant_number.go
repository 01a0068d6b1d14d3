package invent

import (
	"slices"
	"strings"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// write puts a text in the row's ID number cell and notes it.
func (m *maker) write(rule string, x *Member, text, action string) *Planted {
	p := Planted{Kind: Error, Rule: rule, Field: roll.IDNumber, Member: x, Original: x.ID, Planted: text, Action: action}
	x.ID = text
	return m.note(p)
}

func (m *maker) noNumber(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	m.write("ID-001", x, []string{"", "　"}[nth%2], "verify")
	return true
}

func (m *maker) placeholder(int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	m.write("ID-002", x, m.fresh(func() string { return number("999999", int(x.Person.Birth), 10+m.IntN(900)) }), "department")
	return true
}

func (m *maker) wrongLength(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	at := m.between(8, 16)
	m.write("ID-003", x, []string{x.ID[:at] + x.ID[at+1:], x.ID[:at] + x.ID[at:at+1] + x.ID[at:]}[nth%2], "verify")
	return true
}

func (m *maker) wrongCharacter(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	at := m.between(6, 16)
	m.write("ID-004", x, x.ID[:at]+[]string{"O", "l", "*", "B", "-"}[nth%5]+x.ID[at+1:], "verify")
	return true
}

// untidyNumber writes a good number as typing and exporting leave it.
func (m *maker) untidyNumber(nth int) bool {
	last := nth%3 == 0 // numbers that end in X have more ways
	x := m.plain(func(x *Member) bool { return strings.HasSuffix(x.ID, "X") == last })
	if x == nil {
		x = m.plain(always)
	}
	if x == nil {
		return false
	}
	id := x.ID
	ways := []string{" " + id, id[:6] + " " + id[6:14] + " " + id[14:], "'" + id, id + "\u3000", wide(id), id + "\t", "\u200b" + id, id + "\u00a0", "\u202d" + id + "\u202c"}
	if strings.HasSuffix(id, "X") {
		ways = []string{id[:17] + "x", id[:17] + "Х", id[:17] + "Χ", id[:17] + "×", id[:17] + "ｘ", id[:17] + "x "}
	} else if nth%7 == 1 {
		ways = []string{id + ".0"}
	}
	m.write("ID-005", x, ways[nth/3%len(ways)], "fix").Expected = id
	return true
}

func wide(s string) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, s)
}

// lostDigits stores a number as Excel stores it in a number cell: with 15 digits.
func (m *maker) lostDigits(nth int) bool {
	x := m.plain(func(x *Member) bool { return !strings.HasSuffix(x.ID, "X") })
	if x == nil {
		return false
	}
	x.IDAsNumber = nth%3 != 2
	text := []string{x.ID[:15] + "000", x.ID[:1] + "." + strings.TrimRight(x.ID[1:15], "0") + "E+17", x.ID[:1] + "." + x.ID[1:6] + "E+17"}[nth%3]
	m.write("ID-006", x, text, "verify")
	return true
}

// wrongCheck mistypes one digit of those that do not say birthday or sex, or swaps two.
func (m *maker) wrongCheck(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	m.write("ID-007", x, m.mistype(x.ID, nth), "verify")
	return true
}

func (m *maker) mistype(id string, nth int) string {
	return m.fresh(func() string {
		digits := []byte(id)
		switch nth % 3 {
		case 1:
			digits[15] = '0' + (digits[15]-'0'+1+byte(m.IntN(9)))%10
		case 2:
			digits[14], digits[15] = digits[15], digits[14]
		}
		nth = 0 // if the one asked for makes no wrong number that is nobody's, another check digit does
		if out := string(digits); idno.CheckDigit(out[:17]) != out[17] {
			return out
		}
		digits[17] = "0123456789X"[(strings.IndexByte("0123456789X", digits[17])+1+m.IntN(10))%11]
		return string(digits)
	})
}

func (m *maker) wrongCertificate(nth int) bool {
	x := m.plain(func(x *Member) bool { return m.adult(x) && x.Person.Tail == "" && m.untouched(x.House) })
	if x == nil {
		return false
	}
	tail := []string{"43", "44", "23"}[nth%3]
	m.disable(x.Person, tail)
	if nth%2 == 1 {
		tail += "B1"
	}
	m.write("ID-008", x, m.mistype(x.ID, nth)+tail, "").Original += tail
	if x.House.Village.Town.Layout.Has(roll.CertificateNumber) {
		m.note(Planted{Kind: Also, Rule: "DIS-002", Field: roll.CertificateNumber, Member: x, Note: "follows from ID-008"})
	}
	return true
}

// nearCertificate enters good numbers of 20 and 22 characters, and the codes that the county had over the years.
func (m *maker) nearCertificate(nth int) bool {
	x := m.plain(func(x *Member) bool { return m.adult(x) && x.Person.Tail == "" && m.untouched(x.House) })
	if x == nil {
		return false
	}
	tail := []string{"43", "44B1", "23"}[nth%3]
	m.disable(x.Person, tail[:2])
	x.ID += tail
	m.note(Planted{Kind: Near, Rule: Any, Field: roll.IDNumber, Member: x, Planted: x.ID, Note: "disability number of 20 or 22 characters"})
	area := []string{codeOfDistrict, codeOfCounty, codeOfCityDivide}[nth%3]
	if y := m.plain(func(y *Member) bool { return y.ID[:6] == area }); y != nil {
		m.note(Planted{Kind: Near, Rule: Any, Field: roll.IDNumber, Member: y, Planted: y.ID, Note: "area code of another year"})
	}
	if y := m.plain(func(y *Member) bool { return y.ID[:2] != "45" }); y != nil {
		m.note(Planted{Kind: Near, Rule: Any, Field: roll.IDNumber, Member: y, Planted: y.ID, Note: "area code of another province"})
	}
	return true
}

// impossibleBirth plants birthdays that are none, on people whose relation says nothing about their age.
func (m *maker) impossibleBirth(nth int) bool {
	x := m.plain(func(x *Member) bool { return x.Relation == roll.Spouse && m.age(x) < 58 })
	if x == nil {
		return false
	}
	birth, year := int(x.Person.Birth), m.asOf.Year()
	switch nth % 5 {
	case 0:
		birth = birth/10000*10000 + 1300 + birth%100
	case 1:
		birth = birth/10000*10000 + 230
	case 2:
		birth = 18850000 + birth%10000
	case 3:
		birth = (year+1)*10000 + birth%10000
	case 4:
		birth = (year-108)*10000 + 101
	}
	sex := int(x.ID[16]-'0') % 2
	m.write("ID-009", x, m.fresh(func() string { return number(x.ID[:6], birth, 2*m.between(1, 490)+sex) }), "verify")
	if nth%5 > 1 && x.House.Village.Town.Layout.Has(roll.BirthDate) {
		m.note(Planted{Kind: Also, Rule: "ID-012", Field: roll.BirthDate, Member: x, Note: "follows from ID-009"})
	}
	return true
}

// fresh draws numbers until one is nobody's: a wrong number must not make a duplicate.
func (m *maker) fresh(draw func() string) string {
	for {
		if id := draw(); !m.used[id] {
			m.used[id] = true
			return id
		}
	}
}

// oldNumber enters the number that somebody had before 1999-10-01.
func (m *maker) oldNumber(int) bool {
	x := m.plain(func(x *Member) bool { return x.Person.Birth < 19990901 })
	if x == nil {
		return false
	}
	m.write("ID-010", x, old(x.ID), "propose").Expected = x.Person.ID
	return true
}

func old(id string) string { return id[:6] + id[8:17] }

// untouched says that nothing is planted in the household yet: whose means may change with a member.
func (m *maker) untouched(h *Household) bool {
	return !h.leaned && !slices.ContainsFunc(h.Members, func(x *Member) bool { return x.used })
}
