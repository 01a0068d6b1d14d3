package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// caps are the areas and the distance that have a limit: one column a line.
var caps = map[roll.Field]func(profile.AreaCaps) float64{
	roll.FarmLand:     func(c profile.AreaCaps) float64 { return c.FarmLand },
	roll.WoodLand:     func(c profile.AreaCaps) float64 { return c.WoodLand },
	roll.ReturnedLand: func(c profile.AreaCaps) float64 { return c.ReturnedLand },
	roll.OrchardLand:  func(c profile.AreaCaps) float64 { return c.OrchardLand },
	roll.PastureLand:  func(c profile.AreaCaps) float64 { return c.PastureLand },
	roll.WaterLand:    func(c profile.AreaCaps) float64 { return c.WaterLand },
	roll.RoadDistance: func(c profile.AreaCaps) float64 { return c.RoadDistance },
}

var areaFields = []roll.Field{roll.FarmLand, roll.WoodLand, roll.ReturnedLand, roll.OrchardLand, roll.PastureLand, roll.WaterLand, roll.RoadDistance}

var area = &screening.Rule{
	Code: "AM-002", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.FarmLand,
	Title:      say("面积、距离超出范围", "area or distance out of range"),
	Reason:     say("面积过大、为负多为单位（亩、平方米）或小数点错。", "too large or negative mostly means a wrong unit or point"),
	Condition:  say("耕地、林地、退耕还林、林果、牧草地、水面面积，与村主干路距离：不是数字（错误）、为负，或大于上限（area_caps；2023 年 100、200、200、200、100、100 亩，5 公里）。", "areas of land and the distance to the main road: no number (error), negative, or above the limit (area_caps; in 2023 100, 200, 200, 200, 100, 100 mu and 5 km)"),
	Exceptions: say("空白不看；gx-2018 不设上限，山区林地可以更大。", "blank cells; gx-2018 has no limits, for mountain households hold more woodland"),
	Basis:      official("5_14_001 至 5_14_014"),
	Needs:      []screening.Need{screening.NeedAnyField(areaFields...)},
	Check: screening.FieldCells{Fields: areaFields, Check: func(c *screening.Case, at roll.Cell) *screening.Verdict {
		n, text := at.Part.Number(at.Field, at.Row), at.Part.Text(at.Field, at.Row)
		limit := caps[at.Field](c.Profile.AreaCaps)
		label, en := at.Field.Chinese(), at.Field.English()
		switch {
		case n.State == roll.NoNumber || nothing(text):
			return nil
		case n.State == roll.BadNumber:
			v := number(text, "none", label+"不是数字，请核对", en+" is no number; to be checked")
			v.Severity = screening.Err
			return v
		case n.Micro < 0:
			return number(text, "negative", label+"为负数，请核对", en+" is negative; to be checked")
		case limit > 0 && n.Float() > limit:
			return number(text, "large", fmt.Sprintf("%s为 %g，超过 %g，请核对单位和小数点", label, n.Float(), limit), fmt.Sprintf("%s is %g, above %g; check unit and point", en, n.Float(), limit))
		}
		return nil
	}},
}

var counts = &screening.Rule{
	Code: "AM-005", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.WorkMonths,
	Title:      say("月数、人数不合理", "impossible count"),
	Reason:     say("一年只有 12 个月，人数必为整数。", "a year has 12 months, and people are whole"),
	Condition:  say("务工时间（月）、公益性岗位月数不是 0 至 12；人数不是 1 以上的整数；年龄不是 0 以上的整数。", "months of work or in a post are not 0 to 12; the household size is no whole number from 1; the age no whole number from 0"),
	Exceptions: say("空白不看；务工时间可以有半个月（3.5）。", "blank cells; half months (3.5)"),
	Basis:      say("指标解释：务工时间按月填写，可到半月", "notes on the columns: work in months, halves allowed"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.WorkMonths, roll.WelfareMonths, roll.HouseholdSize, roll.Age)},
	Check: screening.FieldCells{Fields: []roll.Field{roll.WorkMonths, roll.WelfareMonths, roll.HouseholdSize, roll.Age}, Check: func(_ *screening.Case, at roll.Cell) *screening.Verdict {
		n, text := at.Part.Number(at.Field, at.Row), at.Part.Text(at.Field, at.Row)
		months := at.Field == roll.WorkMonths || at.Field == roll.WelfareMonths
		least := int64(0)
		if at.Field == roll.HouseholdSize {
			least = 1e6
		}
		switch whole := n.Micro%1e6 == 0; {
		case n.State == roll.NoNumber || months && nothing(text):
			return nil
		case n.Ok() && months && n.Micro >= 0 && n.Micro <= 12e6, n.Ok() && !months && whole && n.Micro >= least:
			return nil
		}
		return number(text, "count", at.Field.Chinese()+"“"+text+"”不合理，请核对", at.Field.English()+" is "+text+", which cannot be; to be checked")
	}},
}
