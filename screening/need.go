package screening

import (
	"strings"

	"rollnet/screening/roll"
)

// NeedRegister asks for the register of all farm households.
func NeedRegister() Need {
	return Need{func(c *Case) Words {
		if c.Register != nil {
			return Words{}
		}
		return Words{"需要全县农户（户籍）名册", "needs the register of all farm households"}
	}}
}

// NeedList asks for at least one of some departments' lists.
func NeedList(kinds ...roll.Kind) Need {
	return Need{func(c *Case) Words {
		var zh, en []string
		for _, kind := range kinds {
			if c.Lists[kind] != nil {
				return Words{}
			}
			zh = append(zh, ListNames[kind].ZH)
			en = append(en, string(kind))
		}
		return Words{"需要名单：" + strings.Join(zh, "或"), "needs a list: " + strings.Join(en, " or ")}
	}}
}

// NeedField asks for columns: each field must stand in at least one sheet of the roll.
func NeedField(fields ...roll.Field) Need {
	return Need{func(c *Case) Words {
		for _, f := range fields {
			if !rollHas(c, f) {
				return Words{"花名册没有“" + f.Chinese() + "”列", "the roll has no column for " + f.String()}
			}
		}
		return Words{}
	}}
}

// NeedPersons asks for a sheet of persons: a roll of household sheets alone has no members to count.
func NeedPersons() Need {
	return Need{func(c *Case) Words {
		if len(c.Roll.Persons) > 0 {
			return Words{}
		}
		return Words{"花名册没有人员", "the roll has no persons"}
	}}
}

// NeedAnyField asks for columns: one of the fields must stand in a sheet of the roll.
func NeedAnyField(fields ...roll.Field) Need {
	return Need{func(c *Case) Words {
		var zh, en []string
		for _, f := range fields {
			if rollHas(c, f) {
				return Words{}
			}
			zh = append(zh, "“"+f.Chinese()+"”")
			en = append(en, f.String())
		}
		return Words{"花名册没有" + strings.Join(zh, "或") + "列", "the roll has no column for " + strings.Join(en, " or ")}
	}}
}

func rollHas(c *Case, f roll.Field) bool {
	for _, p := range c.Roll.Parts {
		if p.Has(f) {
			return true
		}
	}
	return false
}

// NeedLine asks for a poverty line, set as one value or chosen as a track of yearly values.
func NeedLine() Need {
	return Need{func(c *Case) Words {
		if c.Profile.HasLine() {
			return Words{}
		}
		return Words{"需要贫困线（--set poverty_line=… 或 line_track=…）", "needs a poverty line (--set poverty_line=… or line_track=…)"}
	}}
}

// NeedAsOf asks for the day at which ages are reckoned.
func NeedAsOf() Need {
	return Need{func(c *Case) Words {
		if c.AsOf.Whole() {
			return Words{}
		}
		return Words{"需要数据时点（--as-of）", "needs the as-of date (--as-of)"}
	}}
}

// ListNames are the departments' lists in words.
var ListNames = map[roll.Kind]Words{
	roll.Payroll:    {"财政供养", "payroll"},
	roll.Cadre:      {"村干部", "village cadres"},
	roll.Vehicle:    {"车辆", "vehicles"},
	roll.Property:   {"房产", "property"},
	roll.Business:   {"工商登记", "businesses"},
	roll.Employment: {"职工社保", "employment"},
	roll.Death:      {"死亡", "deaths"},
	roll.DibaoList:  {"低保", "minimum living allowance"},
	roll.TekunList:  {"五保/特困", "five guarantees"},
	roll.Disability: {"残疾", "disability"},
	roll.Housing:    {"住房等级", "house grades"},
	roll.School:     {"在校/失学", "school attendance"},
	roll.Illness:    {"大病", "serious illness"},
	roll.Relocation: {"易地搬迁", "relocation"},
	roll.Handbook:   {"帮扶手册/台账", "handbooks"},
}
