package invented

import (
	"strings"

	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// The columns that several layouts have, under the header of each.

func place(county, town, village string) []column {
	return []column{
		{county, roll.County, func(r row) cell { return words(r.county.Name) }},
		{town, roll.Town, func(r row) cell { return words(r.house.Village.Town.Name) }},
		{village, roll.Village, func(r row) cell { return words(r.house.Village.Name) }},
	}
}

func serial() column {
	return column{"序号", roll.Sequence, func(r row) cell { return count(r.serial) }}
}

func group() column {
	return column{"自然村", roll.Group, func(r row) cell { return words(r.house.Group) }}
}

func houseNumber() column {
	return column{"户编号", roll.HouseholdNumber, func(r row) cell { return words(r.house.Number) }}
}

func personNumber(header string) column {
	return column{header, roll.PersonNumber, func(r row) cell { return words(r.member.Number) }}
}

func name() column {
	return column{"姓名", roll.Name, func(r row) cell { return words(r.member.Name) }}
}

func id(header string) column {
	return column{header, roll.IDNumber, func(r row) cell { return cell{r.member.ID, r.member.IDAsNumber} }}
}

func size(header string) column {
	return column{header, roll.HouseholdSize, func(r row) cell { return count(r.house.Size) }}
}

func relation() column {
	return column{"与户主关系", roll.Relation, func(r row) cell { return words(string(r.member.Relation)) }}
}

func sex() column {
	return column{"性别", roll.Sex, func(r row) cell { return words(sexOf(r.person())) }}
}

func sexOf(p *invent.Person) string {
	if p.Male {
		return "男"
	}
	return "女"
}

func ethnic() column {
	return column{"民族", roll.Ethnic, func(r row) cell { return words(r.person().Ethnic) }}
}

// educationUntil2020 has every column filled: those who do not go to school are 非在校生.
func educationUntil2020() []column {
	return []column{
		{"文化程度", roll.Education, func(r row) cell { return words(r.person().Education) }},
		{"在校生状况", roll.InSchool, func(r row) cell {
			if r.person().InSchool == "" {
				return words("非在校生")
			}
			return words(r.person().InSchool)
		}},
	}
}

// educationSince2021 has one of the two columns filled.
func educationSince2021() []column {
	return []column{
		{"文化程度", roll.Education, func(r row) cell {
			if p := r.person(); p.InSchool == "" && p.Education != "学龄前儿童" {
				return words(p.Education)
			}
			return cell{}
		}},
		{"在校生状况", roll.InSchool, func(r row) cell {
			p := r.person()
			switch {
			case p.InSchool == "" && p.Education == "学龄前儿童":
				return words(p.Education)
			case strings.HasPrefix(p.InSchool, "高中"):
				return words("普通" + p.InSchool)
			case strings.HasPrefix(p.InSchool, "高职"):
				return words("高职高专" + strings.TrimPrefix(p.InSchool, "高职"))
			}
			return words(p.InSchool)
		}},
	}
}

func health() column {
	return column{"健康状况", roll.Health, func(r row) cell { return words(r.person().Health) }}
}

func labour(header string, era2021 bool) column {
	return column{header, roll.Labour, func(r row) cell { return words(labourOf(r.member, era2021)) }}
}

// labourOf is the word of the era: weak labour was not told from none before 2019.
func labourOf(x *invent.Member, era2021 bool) string {
	if x.Labour == roll.WeakLabour && !era2021 {
		return string(roll.NoLabour)
	}
	return string(x.Labour)
}

func workPlace(header string) column {
	return column{header, roll.WorkPlace, func(r row) cell { return words(r.person().WorkPlace) }}
}

func workMonths(header string) column {
	return column{header, roll.WorkMonths, func(r row) cell { return count(r.person().WorkMonths) }}
}

// fixed is a column of a field that says the same everywhere, but for what is planted in it.
func fixed(header string, f roll.Field, text string) column {
	return column{header, f, func(row) cell { return words(text) }}
}

func insured(header string, f roll.Field) column { return fixed(header, f, "是") }

func pension(header string) column {
	return column{header, roll.Pension, func(r row) cell {
		return yes(r.person().Age(r.county.AsOf) >= 16 && r.person().InSchool == "")
	}}
}

func exit() column {
	return column{"脱贫属性", roll.ExitStatus, func(r row) cell {
		if r.house.Exited {
			return words("已脱贫")
		}
		return words("未脱贫")
	}}
}

func attribute() column {
	return column{"贫困户属性", roll.PovertyAttribute, func(r row) cell { return words(r.house.Attribute) }}
}

func cause(header string) column {
	return column{header, roll.MainCause, func(r row) cell { return words(r.house.Cause) }}
}

func incomePerHead() column {
	return column{"人均纯收入", roll.IncomePerHead, func(r row) cell { return money(r.house.Income.PerHead) }}
}

func unsafeHouse(header string) column {
	return column{header, roll.UnsafeHouse, func(r row) cell { return yes(r.house.House.Unsafe) }}
}

func water(header string) column {
	return column{header, roll.WaterSafe, func(r row) cell { return yes(r.house.WaterSafe) }}
}

func phone(header string) column {
	return column{header, roll.Phone, func(r row) cell { return words(r.member.Phone) }}
}

func housePhone(header string) column {
	return column{header, roll.HouseholdPhone, func(r row) cell { return words(r.house.Phone) }}
}

func headName() column {
	return column{"户主姓名", roll.HeadName, func(r row) cell { return words(r.house.Head().Name) }}
}

func headID(header string) column {
	return column{header, roll.HeadID, func(r row) cell { return words(r.house.Head().ID) }}
}

func bankAccount(header string) column { // a passbook of the credit co-operative, which has no check digit
	return column{header, roll.BankAccount, func(r row) cell { return words("1016120101" + r.house.Number) }}
}

func dataYear(header string) column {
	return column{header, roll.DataYear, func(r row) cell { return words(r.county.AsOf.String()[:4]) }}
}

// all makes one list of columns and lists of columns.
func all(parts ...any) []column {
	var out []column
	for _, p := range parts {
		switch p := p.(type) {
		case column:
			out = append(out, p)
		case []column:
			out = append(out, p...)
		}
	}
	return out
}
