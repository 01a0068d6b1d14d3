package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// The columns that must not be blank.
var (
	wantedOfPerson = []roll.Field{roll.Ethnic, roll.Health, roll.Labour, roll.Relation, roll.IllnessInsurance, roll.Pension}
	wantedOfHouse  = []roll.Field{roll.FarmLand, roll.WoodLand, roll.PastureLand, roll.Road, roll.HouseArea, roll.UnsafeHouse, roll.WaterSafe, roll.Toilet, roll.Power, roll.RoadDistance}
)

var blanks = &screening.Rule{
	Code: "AM-003", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.Health,
	Title:      say("必填项为空", "blank where something must stand"),
	Reason:     say("必填项为空，系统不能通过，核查也无从判断。", "the system refuses it, and nothing can be checked"),
	Condition:  say("民族、健康状况、劳动技能、与户主关系、大病保险、养老保险，以及户的耕地、林地、牧草地、入户路类型、住房面积、危房户、饮水安全、卫生厕所、生活用电、与主干路距离为空。每人、每户一条，列出所有空项。不可补 0。", "of a person the nationality, health, labour capacity, relation, illness insurance, pension insurance; of a household the land, road, house, water, toilet, power and distance; one finding a person or household names them all; 0 is never filled in"),
	Exceptions: say("表中没有的列、整列为空的列不看；不满 16 周岁的养老保险不看；户的指标在任一成员行上有的不算。", "columns that are not there or blank throughout; pension insurance under 16; a household's value on any member's row is enough"),
	Basis:      official("2_01_001 至 2_01_003、2_01_006、2_01_007、3_01_001、3_02_002 至 3_02_013、2_02_002"),
	Needs:      []screening.Need{screening.NeedAnyField(append(append([]roll.Field{}, wantedOfPerson...), wantedOfHouse...)...)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		var blank []roll.Field
		looked := false
		for _, f := range wantedOfHouse {
			if useOf(c, h.At(f).Part).filled[f] {
				looked = true
				if blankOnAll(h, f) {
					blank = append(blank, f)
				}
			}
		}
		if looked {
			out.Look()
		}
		if blank != nil {
			out.Find(missing(screening.Finding{House: h, At: h.At(blank[0])}, blank))
		}
		var use *partUse
		for i := range h.Members {
			p := &h.Members[i]
			if use == nil || p.Part != h.Members[i-1].Part {
				use = useOf(c, p.Part)
			}
			if len(use.person) == 0 || !p.Current() {
				continue
			}
			out.Look()
			if blank := blankOf(c, p, use.person); blank != nil {
				out.Find(missing(screening.Finding{Of: p, At: p.At(blank[0])}, blank))
			}
		}
	}),
}

// blankOf gives the fields that a person's row leaves blank; nobody under 16 has a pension insurance.
func blankOf(c *screening.Case, p *roll.Person, fields []roll.Field) []roll.Field {
	var blank []roll.Field
	for _, f := range fields {
		if strings.TrimSpace(p.Text(f)) != "" {
			continue
		}
		if f == roll.Pension {
			if age := date.Age(soundBirth(c, p), c.AsOf); age >= 0 && age < c.Profile.LabourAge {
				continue
			}
		}
		blank = append(blank, f)
	}
	return blank
}

// missing completes a finding about blank fields.
func missing(f screening.Finding, blank []roll.Field) screening.Finding {
	var zh, en []string
	for _, field := range blank {
		zh, en, f.Matters = append(zh, field.Chinese()), append(en, field.English()), append(f.Matters, field.String())
	}
	f.Message = say("必填项为空："+strings.Join(zh, "、")+"，请核实后补填", "blank: "+strings.Join(en, ", ")+"; to be filled in at the door")
	return f
}

// blankOnAll says that no row of a household has a value of its own.
func blankOnAll(h *roll.Household, f roll.Field) bool {
	if strings.TrimSpace(h.Text(f)) != "" {
		return false
	}
	for i := range h.Members {
		if strings.TrimSpace(h.Members[i].Text(f)) != "" {
			return false
		}
	}
	return true
}
