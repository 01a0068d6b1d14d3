package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

var exitedUnsafe = &screening.Rule{
	Code: "WX-002", Family: screening.WrongOut, Severity: screening.Warn, Action: screening.Verify, Field: roll.UnsafeHouse,
	Title:      say("已脱贫但住房不安全或面积不足", "exited with an unsafe or too small house"),
	Reason:     say("脱贫须住房有保障；仍住危房或人均面积不足的可能错退，也可能危改后信息未更新，须住建核对、入户查看。", "to exit, the housing must be secure; an unsafe or small house may mean a wrong exit, or a house repaired since and not entered"),
	Condition:  say("已脱贫户的危房户为“是”，或花名册、住房等级名单中为 C、D 级，或住房面积已填且人均低于 house_m2_per_person（默认 13 平方米）。", "an exited household is marked as having an unsafe house, or the roll or the list of house grades has grade C or D, or the house area, where given, is below house_m2_per_person (13 square metres) a head"),
	Exceptions: say("A、B 级；面积为空或为 0 的；预脱贫、返贫、未脱贫的。父母与子女分户的按合并面积核算，须入户了解。", "grades A and B; an area that is blank or 0; households that have not exited. Where parents and children live apart on paper the joint area counts, which is found out at the door"),
	Basis:      say("广西 2017 年“八有一超”双认定（有住房保障：A、B级，人均 13 平方米以上）；农村危房评定导则", "Guangxi's exit form of 2017 (grade A or B, 13 square metres a head); the guide to unsafe rural houses"),
	Years:      "2014-2020",
	Needs:      []screening.Need{needExit, needHouse},
	Check:      screening.Households(checkExitHouse),
}

// needHouse asks for anything about the house: a column of the roll or the list of grades.
var needHouse = screening.Need{Missing: func(c *screening.Case) screening.Words {
	if c.Lists[roll.Housing] != nil {
		return screening.Words{}
	}
	return screening.NeedAnyField(roll.UnsafeHouse, roll.HouseGrade, roll.HouseArea).Missing(c)
}}

func checkExitHouse(c *screening.Case, h *roll.Household, out *screening.Report) {
	x := kin.Of(c)
	if x.Older(h) || !exited(h) {
		return
	}
	out.Look()
	f := screening.Finding{House: h}
	var zh, en []string
	note := func(field roll.Field, words screening.Words, facts ...screening.Fact) {
		if f.Evidence == nil {
			f.At, f.Value = atHead(h, field), h.Text(field)
		}
		f.Evidence = append(f.Evidence, facts...)
		for _, e := range facts {
			f.Matters = append(f.Matters, e.Key+"="+e.Value)
		}
		zh, en = append(zh, words.ZH), append(en, words.EN)
	}
	if h.Term(roll.UnsafeHouse) == roll.Yes {
		note(roll.UnsafeHouse, say("危房户为“是”", "marked as an unsafe house"), fact("unsafe_house", "危房户", string(roll.Yes)))
	}
	if g := h.Term(roll.HouseGrade); unsafeGrade(g) {
		note(roll.HouseGrade, say("住房为"+string(g), "the house is of grade "+string(g)[:1]), fact("house_grade", "花名册住房等级", string(g)))
	}
	if perHead, small := tooSmall(c, h); small {
		note(roll.HouseArea, say("人均住房 "+perHead+" 平方米", perHead+" square metres a head"), fact("area_per_head", "人均住房面积（平方米）", perHead))
	}
	for i := range h.Members {
		for _, m := range x.Matches(roll.Housing, &h.Members[i]) {
			g := m.Entry.Term(roll.HouseGrade)
			if unsafeGrade(g) {
				note(roll.NoField, say("住房等级名单为"+string(g), "grade "+string(g)[:1]+" on the list of house grades"),
					fact("list_grade", "名单住房等级", string(g)), fact("match", "比对依据", m.Quality.Chinese()))
				f.Related = append(f.Related, relatedEntry(m.Entry, say("住房等级名单", "list of house grades")))
			}
		}
	}
	if f.Evidence == nil {
		return
	}
	f.Message = say(
		"已脱贫，但"+strings.Join(zh, "；")+"，请住建核对、入户查看",
		"exited, but "+strings.Join(en, "; ")+"; to be checked with the housing office and at the door")
	out.Find(f)
}

func unsafeGrade(g roll.Term) bool { return standard.Unsafe(g) }

// tooSmall says that the house has less room a head than it should.
func tooSmall(c *screening.Case, h *roll.Household) (perHead string, small bool) {
	each, known := standard.AreaPerHead(h)
	if !known {
		return "", false
	}
	return strconv.FormatFloat(each, 'f', 1, 64), each < c.Profile.HouseM2PerPerson
}

var exitedWater = &screening.Rule{
	Code: "WX-005", Family: screening.WrongOut, Severity: screening.Warn, Action: screening.Verify, Field: roll.WaterSafe,
	Title:      say("已脱贫但饮水不安全", "exited without safe drinking water"),
	Reason:     say("脱贫须饮水安全；填“否”的可能错退，也可能通水后信息未更新。", "to exit, drinking water must be safe; a no may mean a wrong exit, or water laid on since and not entered"),
	Condition:  say("已脱贫户的饮水安全（是否解决安全饮用水）为“否”。", "an exited household's drinking water is marked as not safe"),
	Exceptions: say("饮水安全为空的；只有“饮水困难”而饮水安全为“是”的；预脱贫、返贫、未脱贫的。", "a blank; water that is hard to get but safe; households that have not exited"),
	Basis:      say("广西 2017 年“八有一超”双认定（有安全饮水）", "Guangxi's exit form of 2017 (safe drinking water)"),
	Years:      "2014-2020",
	Needs:      []screening.Need{needExit, screening.NeedField(roll.WaterSafe)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		if kin.Of(c).Older(h) || !exited(h) {
			return
		}
		out.Look()
		if h.Term(roll.WaterSafe) != roll.No {
			return
		}
		out.Find(screening.Finding{
			House:   h,
			At:      atHead(h, roll.WaterSafe),
			Value:   h.Text(roll.WaterSafe),
			Message: say("已脱贫，但饮水安全为“否”，请水利核对、入户查看", "exited, but the drinking water is marked as not safe; to be checked with the water office and at the door"),
			Matters: []string{"no"},
		})
	}),
}
