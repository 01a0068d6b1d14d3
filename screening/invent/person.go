package invent

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// condition gives a person schooling, health, labour and work that fit the age and each other.
func (m *maker) condition(p *Person) {
	age := p.Age(m.asOf)
	p.InSchool = m.school(p.Birth)
	p.Health = m.health(age)
	if p.Health == "残疾" {
		p.Tail = m.of([]string{"11", "12", "23", "31", "43", "44", "42", "53", "61", "62"})
	}
	p.Education = m.education(age, p)
	m.labour(p)
	if age >= 16 && p.InSchool == "" {
		p.Phone = m.phone()
	}
}

// school is the class that a birthday puts somebody in: the school year begins on 1 September.
func (m *maker) school(birth date.Date) string {
	year := m.asOf.Year()
	if m.asOf.Month() < 9 {
		year--
	}
	switch at := date.Age(birth, date.Of(year, 9, 1)); {
	case at >= 3 && at <= 5:
		return "学前教育"
	case at >= 6 && at <= 11:
		return "小学"
	case at == 12:
		return "七年级"
	case at == 13:
		return "八年级"
	case at == 14:
		return "九年级"
	case at >= 15 && at <= 17:
		kind := "高中"
		if m.in(35) {
			kind = "中职"
		}
		return kind + [...]string{"一年级", "二年级", "三年级"}[at-15]
	case at >= 18 && at <= 20 && m.in(30):
		return [...]string{"高职一年级", "高职二年级", "高职三年级"}[at-18]
	}
	return ""
}

func (m *maker) health(age int) string {
	at := m.IntN(100)
	switch {
	case age < 16 && at < 98, age < 60 && at < 86, age >= 60 && at < 62:
		return "健康"
	case age < 16 || at >= 96:
		return "残疾"
	case at >= 93:
		return "患有大病"
	}
	return "长期慢性病"
}

func (m *maker) education(age int, p *Person) string {
	switch {
	case p.InSchool == "" && age < 16:
		return "学龄前儿童"
	case p.InSchool == "学前教育":
		return "学龄前儿童"
	case p.InSchool == "小学", p.InSchool == "七年级", p.InSchool == "八年级", p.InSchool == "九年级":
		return "小学"
	case p.InSchool != "" && age < 19:
		return "初中"
	case p.InSchool != "":
		return "高中"
	case age <= 23:
		return m.of([]string{"初中", "初中", "高中"})
	case age <= 45:
		return m.of([]string{"小学", "初中", "初中", "高中", "大专"})
	}
	return m.of([]string{"文盲或半文盲", "小学", "小学", "初中"})
}

// labour sets what somebody can do and does.
func (m *maker) labour(p *Person) {
	age := p.Age(m.asOf)
	p.WorkPlace, p.WorkMonths = "", 0
	severe := p.Tail != "" && p.Tail[1] <= '2'
	switch {
	case age < 16 || p.InSchool != "":
		p.Labour = roll.NoLabour
		return
	case age >= 60:
		p.Labour = roll.NoLabour
		if age < 70 && p.Health == "健康" {
			p.Labour = roll.WeakLabour
		}
		return
	case severe || p.Health == "患有大病":
		p.Labour = roll.LostLabour
		return
	}
	p.Labour = roll.Ordinary
	if m.in(15) {
		p.Labour = roll.Skilled
	}
	if p.Labour == roll.Skilled || p.Education == "大专" || m.in(50) {
		p.WorkPlace = m.of([]string{"乡（镇）内务工", "乡（镇）外县内务工", "县外省内务工", "省外务工", "省外务工"})
		p.WorkMonths = m.between(3, 11)
	}
}

// disable makes a person disabled, of a kind and grade.
func (m *maker) disable(p *Person, tail string) {
	p.Health, p.Tail = "残疾", tail
	m.labour(p)
	if p.member != nil {
		p.member.Labour = p.Labour
		m.means(p.member.House)
	}
}
