package rules

import (
	"math"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// showsUnsafe says that a row of the house grades is of a house of grade C or D, or of a household without one.
func showsUnsafe(_ *screening.Case, e roll.Entry) bool {
	if unsafeGrade(e.Term(roll.HouseGrade)) {
		return true
	}
	text := strings.TrimSpace(e.Text(roll.HouseGrade))
	return text == "无房" || text == "无房户" || e.Term(roll.HouseGrade) == "" && e.Term(roll.UnsafeHouse) == roll.Yes
}

// dropoutWords say in a status, a sheet's or a file's name that somebody does not go to school; stayWords that somebody does.
var (
	dropoutWords = []string{"失学", "辍学", "未入学", "未就学", "不在校", "未在校", "离校"}
	stayWords    = []string{"在校", "在读", "复学", "劝返", "已入学", "送教", "毕业", "未失学", "未辍学", "无"}
)

// showsDropout says that a row of the school list is of a child of school age who does not go to school, and not for a
// disability.
func showsDropout(c *screening.Case, e roll.Entry) bool {
	birth := e.ID().Birth
	if birth == 0 {
		birth = e.Date(roll.BirthDate)
	}
	if age := date.Age(birth, c.AsOf); !c.Profile.CompulsoryAge.Contains(age) {
		return false
	}
	status, reason := strings.TrimSpace(e.Text(roll.SchoolStatus)), strings.TrimSpace(e.Text(roll.DropoutReason))
	if forDisability(reason) || forDisability(e.Text(roll.Remark)) || e.Term(roll.Dropout) == roll.No {
		return false
	}
	switch {
	case e.Term(roll.Dropout) == roll.Yes, status == "否", hasAny([]string{status}, dropoutWords) && !hasAny([]string{status}, []string{"未失学", "未辍学", "无失学", "无辍学"}):
		return true
	case status == "是" || hasAny([]string{status}, stayWords):
		return false
	}
	return !nothing(reason) || status == "" && hasAny(sheetWords(e), dropoutWords)
}

// forDisability says that a reason for not going to school is a disability.
func forDisability(reason string) bool {
	return hasAny([]string{reason}, []string{"残", "智力", "自闭", "送教"})
}

// showsIllness says that a row of the illness list names an illness, or costs; how large they are is judged by household.
func showsIllness(c *screening.Case, e roll.Entry) bool {
	return !e.Date(roll.StartDate).After(c.AsOf)
}

// showsAid says that a row of civil affairs' lists is of rural aid that was not over.
func showsAid(c *screening.Case, e roll.Entry) bool {
	return !hasAny([]string{e.Text(roll.CertificateType)}, []string{"城市", "城镇", "城保"}) && !ended(c, e)
}

// showsSevere says that a row of the disability list is of a severe disability.
func showsSevere(c *screening.Case, e roll.Entry) bool {
	kind, grade := disability(e)
	return grade > 0 && severeGrade(c.Profile, kind, grade)
}

func severeGrade(p *profile.Profile, kind string, grade int) bool {
	most := p.SevereDisability.Grade
	if strings.Contains(kind, "智力") || strings.Contains(kind, "精神") {
		most = p.SevereDisability.Mental
	}
	return grade <= most
}

var disabilityKinds = []string{"视力", "听力", "言语", "肢体", "智力", "精神", "多重"}

// disability is the kind of a disability in words and its grade, 0 where neither the number nor the columns tell.
func disability(e roll.Entry) (kind string, grade int) {
	tail := e.ID().Tail
	if n := e.Part.ID(roll.CertificateNumber, int(e.Row)); tail == "" && n.Tail != "" {
		tail = n.Tail
	}
	if number := strings.TrimSpace(e.Text(roll.CertificateNumber)); tail == "" && len(number) >= 20 {
		tail = number[18:]
	}
	if len(tail) >= 2 && tail[0] >= '1' && tail[0] <= '7' && tail[1] >= '1' && tail[1] <= '4' {
		return disabilityKinds[tail[0]-'1'], int(tail[1] - '0')
	}
	grades := map[string]int{"一级": 1, "二级": 2, "三级": 3, "四级": 4, "1级": 1, "2级": 2, "3级": 3, "4级": 4, "1": 1, "2": 2, "3": 3, "4": 4}
	text := strings.TrimSpace(e.Text(roll.DisabilityGrade))
	if t := e.Term(roll.DisabilityGrade); t != "" && t != roll.Unknown {
		text = string(t)
	}
	return string(e.Term(roll.DisabilityClass)) + e.Text(roll.DisabilityClass), grades[text]
}

// shown is a need that the register says of a household, and the row that says it.
type shown struct {
	need need
	row  roll.Entry
}

// registerShows is what the register says of a household: its income, house, water, and children out of school.
func registerShows(c *screening.Case, h *roll.Household) []shown {
	var all []shown
	at := func(n need, f roll.Field) {
		cell := h.Stands(f)
		all = append(all, shown{n, roll.Entry{Part: cell.Part, Row: int32(cell.Row)}})
	}
	if line, _, ok := c.Profile.Line(registerYear(c, h)); ok {
		if n := h.Quantity(roll.IncomePerHead); n.Ok() && n.Micro < int64(math.Round(line*1e6)) {
			at(poor, roll.IncomePerHead)
		}
	}
	if h.Term(roll.UnsafeHouse) == roll.Yes {
		at(unsafeHome, roll.UnsafeHouse)
	} else if unsafeGrade(h.Term(roll.HouseGrade)) {
		at(unsafeHome, roll.HouseGrade)
	}
	if h.Term(roll.WaterSafe) == roll.No {
		at(dry, roll.WaterSafe)
	}
	for i := range h.Members {
		p := &h.Members[i]
		if reason := p.Text(roll.DropoutReason); !nothing(reason) && !forDisability(reason) && c.Profile.CompulsoryAge.Contains(p.Age(c.AsOf)) {
			all = append(all, shown{dropsOut, roll.Entry{Part: p.Part, Row: p.Row}})
		}
	}
	return all
}

// registerYear is the year that the register's incomes are of: its data year, else the as-of date's.
func registerYear(c *screening.Case, h *roll.Household) int {
	if y := h.Date(roll.DataYear).Year(); y != 0 {
		return y
	}
	return c.AsOf.Year()
}
