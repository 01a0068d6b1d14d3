package invent

import (
	"fmt"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// fieldSlips are errors of form in a member's row (section A of the catalogue).
var fieldSlips = []slip{
	{rule: "ID-011", field: roll.Sex, fits: neutral, cells: otherSexTyped},
	{rule: "ID-012", field: roll.BirthDate, fits: whole, fixed: "propose", expect: func(x *Member) string { return compact(x.Person.Birth) },
		cells: func(m *maker, x *Member, nth int) typed {
			b := x.Person.Birth
			return typed{roll.BirthDate: compact([]date.Date{date.Of(b.Year(), b.Month(), b.Day()%28+1), date.Of(b.Year()-1, b.Month(), min(b.Day(), 28)), date.Of(b.Year(), b.Month()%12+1, min(b.Day(), 28))}[nth%3])}
		}},
	{rule: "DIS-002", field: roll.CertificateNumber, fits: certified, fixed: "department", cells: func(m *maker, x *Member, _ int) typed {
		return typed{roll.CertificateNumber: m.number(x.Person, false) + x.Person.Tail}
	}},
	{rule: "DIS-003", field: roll.Health, fits: is(whole, healthy, aged(18, 58), noPupil), cells: just(roll.Health, "残疾")},
	{rule: "DIS-004", field: roll.Health, fits: is(certified, ablePerson), cells: just(roll.Health, "健康"), fixed: "propose", expect: saying("残疾")},
	{rule: "DT-001", field: roll.BirthDate, fits: whole, fixed: "verify", cells: func(_ *maker, x *Member, nth int) typed {
		y := fmt.Sprint(x.Person.Birth.Year())
		return typed{roll.BirthDate: []string{y + "1332", y + "年13月2日", y[2:] + ".3.2"}[nth%3]}
	}},
	{rule: "DT-002", field: roll.PersonIdentifiedDate, fits: aged(0, 3), fixed: "verify", cells: func(_ *maker, x *Member, _ int) typed {
		return typed{roll.PersonIdentifiedDate: fmt.Sprintf("%d-05", x.Person.Birth.Year()-2)}
	}},
	{rule: "AM-003", field: roll.Ethnic, fits: notIn(AC01), cells: just(roll.Ethnic, ""), fixed: "verify"},
	{rule: "AM-003", field: roll.Labour, fits: is(notIn(AC01), unwatched, othersAble), cells: just(roll.Labour, ""), fixed: "verify", leans: true},
	{rule: "AM-004", field: roll.Relation, fits: is(whole, notIn(AC01), related(roll.Son)), cells: just(roll.Relation, "儿子"), fixed: "fix", expect: saying("之子")},
	{rule: "AM-004", field: roll.Education, fits: is(whole, notIn(AC01), noPupil, aged(16, 70), educated("初中")), cells: just(roll.Education, "初中毕业"), fixed: "fix", expect: saying("初中")},
	{rule: "AM-004", field: roll.Education, fits: is(whole, notIn(AC01), noPupil, aged(25, 70)), cells: just(roll.Education, "私塾", "扫盲班"), fixed: "verify"},
	{rule: "AM-005", field: roll.WorkMonths, fits: worker, cells: just(roll.WorkMonths, "15", "30", "12.5"), fixed: "verify"},
	{rule: "AM-005", near: true, field: roll.WorkMonths, fits: worker, cells: just(roll.WorkMonths, "3.5")},
}

// otherSexTyped types the other sex: the export of 2023 has codes.
func otherSexTyped(_ *maker, x *Member, _ int) typed {
	words := map[bool]string{true: "女", false: "男"}
	if x.House.Village.Town.Layout == Wide2023 {
		words = map[bool]string{true: "2", false: "1"}
	}
	return typed{roll.Sex: words[x.Person.Male]}
}

// neutral says that neither the person's relation nor the spouse's says anything on sexes.
func neutral(_ *maker, x *Member) bool {
	if x.ID != x.Person.ID {
		return false
	}
	if x.Relation == roll.Sibling {
		return true
	}
	return x.Relation == roll.Head && !x.House.Village.Town.Layout.Heads() && (len(x.House.Members) == 1 || x.House.Members[1].Relation != roll.Spouse)
}

// whole says that the row has the person's own number and is no head whose number and name stand a second time.
func whole(_ *maker, x *Member) bool {
	return x.ID == x.Person.ID && (x.Relation != roll.Head || !x.House.Village.Town.Layout.Heads())
}

func related(relation roll.Term) func(*maker, *Member) bool {
	return func(_ *maker, x *Member) bool { return x.Relation == relation }
}

func educated(as string) func(*maker, *Member) bool {
	return func(_ *maker, x *Member) bool { return x.Person.Education == as }
}

func compact(d date.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// wrongRegion gives a number whose first digits are no province's.
func (m *maker) wrongRegion(nth int) bool {
	x := m.plain(always)
	if x == nil {
		return false
	}
	region := []string{"90", "16", "27", "47", "56"}[nth%5]
	m.write("ID-013", x, m.fresh(func() string {
		return number(region+x.ID[2:6], int(x.Person.Birth), 2*m.between(1, 490)+int(x.ID[16]-'0')%2)
	}), "verify")
	return true
}

// noSerial gives a number that nobody can have got: the serials begin with 001.
func (m *maker) noSerial(int) bool {
	x := m.plain(func(x *Member) bool { return !x.Person.Male && !m.used[number(x.ID[:6], int(x.Person.Birth), 0)] })
	if x == nil {
		return false
	}
	m.write("ID-015", x, m.fresh(func() string { return number(x.ID[:6], int(x.Person.Birth), 0) }), "verify")
	return true
}

func (m *maker) wrongTail(nth int) bool {
	x := m.member(func(x *Member) bool { return certified(m, x) })
	if x == nil {
		return false
	}
	m.write("DIS-001", x, x.ID[:18]+[]string{"83", "45", "03", "40"}[nth%4], "verify").Original = x.Person.ID + x.Person.Tail
	return true
}

func (m *maker) noRealName(nth int) bool {
	x := m.plain(func(x *Member) bool { return m.age(x) < 16 && undotted(x) })
	if x == nil {
		return false
	}
	m.call("NM-006", x, []string{"小孩", firstSurname(x.House.Head().Name) + "某之子", "未取名", "无名"}[nth%4], "verify", "")
	return true
}

// sharedPhone gives two households one number.
func (m *maker) sharedPhone(int) bool {
	fits := func(x *Member) bool { return x.Phone != "" && m.adult(x) }
	x := m.member(fits)
	if x == nil {
		return false
	}
	y := m.member(func(y *Member) bool { return fits(y) && y.House != x.House })
	if y == nil {
		return false
	}
	y.Phone = x.Phone
	m.note(Planted{Kind: Error, Rule: "PH-003", Field: roll.Phone, Member: x, Rival: y, Planted: x.Phone, Action: "verify"})
	y.used = true
	return true
}

// apartPhone gives two of a household who work in different counties one number.
func (m *maker) apartPhone(int) bool {
	var second *Member
	x := m.member(func(x *Member) bool {
		l := x.House.Village.Town.Layout
		if l != Pair2021 && l != Wide2023 || !worker(m, x) || x.Phone == "" {
			return false
		}
		second = nil
		for _, y := range x.House.Members {
			if y != x && !y.used && worker(m, y) && y.Phone != "" {
				second = y
			}
		}
		return second != nil
	})
	if x == nil {
		return false
	}
	second.Phone = x.Phone
	x.Typed, second.Typed = typed{roll.WorkPlace: "广东省佛山市南海区"}, typed{roll.WorkPlace: "浙江省金华市义乌市"}
	m.note(Planted{Kind: Error, Rule: "PH-004", Field: roll.Phone, Member: x, Rival: second, Planted: x.Phone, Action: "verify"})
	second.used = true
	return true
}

// sharedAccount gives two households one account.
func (m *maker) sharedAccount(int) bool {
	find := func(not *Household) *Household {
		return m.household(func(h *Household) bool { return h != not && h.Village.Town.Layout.Has(roll.BankAccount) })
	}
	a := find(nil)
	if a == nil {
		return false
	}
	b := find(a)
	if b == nil {
		return false
	}
	account := "1016120199" + a.Number
	a.Typed, b.Typed = typed{roll.BankAccount: account}, typed{roll.BankAccount: account}
	m.note(Planted{Kind: Error, Rule: "BK-002", Field: roll.BankAccount, House: a, RivalHouse: b, Planted: account, Action: "department"})
	return true
}

// noPhones leaves a household without any number.
func (m *maker) noPhones(h *Household, cells typed) typed {
	for _, x := range h.Members {
		x.Phone = ""
	}
	return cells
}

// fieldWrongs are errors of form in a household's cells.
var fieldWrongs = []wrong{
	{rule: "PH-002", field: roll.Phone, fixed: "verify", plant: func(m *maker, h *Household, _ int) typed {
		return m.noPhones(h, typed{roll.HouseholdPhone: ""})
	}},
	{rule: "PH-005", field: roll.HouseholdPhone, needs: []roll.Field{roll.HelperPhone}, fixed: "verify",
		plant: func(_ *maker, h *Household, _ int) typed { return typed{roll.HouseholdPhone: h.Helper} }},
	{rule: "BK-001", field: roll.BankAccount, plant: func(_ *maker, h *Household, nth int) typed {
		return typed{roll.BankAccount: []string{"10161201", wrongCard("622848" + h.Number + "70"), "1016-" + h.Number + "号"}[nth%3]}
	}},
	{rule: "BK-003", field: roll.AccountHolder, fixed: "verify", plant: func(m *maker, _ *Household, _ int) typed {
		return typed{roll.AccountHolder: m.name("司徒", true)}
	}},
	{rule: "DT-001", field: roll.IdentifiedDate, fixed: "verify", plant: say(roll.IdentifiedDate, "2014-13", "201400", "去年")},
	{rule: "DT-002", field: roll.IdentifiedDate, fixed: "verify", plant: func(m *maker, _ *Household, _ int) typed {
		return typed{roll.IdentifiedDate: fmt.Sprintf("%d-05", m.asOf.Year()+1)}
	}},
	{rule: "AM-001", field: roll.IncomePerHead, fixed: "verify", plant: say(roll.IncomePerHead, "0.35万", "约3000", "三千五")},
	{rule: "AM-001", field: roll.IncomePerHead, fits: aboveThousand, fixed: "fix", expect: func(h *Household) string { return fmt.Sprint(h.Income.PerHead / 100) },
		plant: func(_ *maker, h *Household, nth int) typed {
			n := h.Income.PerHead / 100
			return typed{roll.IncomePerHead: []string{fmt.Sprintf("%d元", n), fmt.Sprintf("%d,%03d", n/1000, n%1000), wide(fmt.Sprint(n))}[nth%3]}
		}},
	{rule: "AM-002", field: roll.FarmLand, fixed: "verify", plant: say(roll.FarmLand, "-3", "-0.5")},
	{rule: "AM-003", field: roll.HouseArea, fixed: "verify", plant: say(roll.HouseArea, "")},
}

// wrongCard is a card number whose last digit, by Luhn's check, is wrong.
func wrongCard(body string) string {
	sum := 0
	for i := range body {
		n := int(body[len(body)-1-i] - '0')
		if i%2 == 0 {
			n = n*2/10 + n*2%10
		}
		sum += n
	}
	return body + fmt.Sprint((20-sum%10+3)%10)
}

// aboveThousand says that the income is long enough for a separator.
func aboveThousand(_ *maker, h *Household) bool { return h.Income.PerHead >= 1000_00 }

func say(f roll.Field, texts ...string) func(*maker, *Household, int) typed {
	return func(_ *maker, _ *Household, nth int) typed { return typed{f: texts[nth%len(texts)]} }
}
