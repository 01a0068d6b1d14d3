package rules

import (
	"fmt"
	"slices"

	"rollnet/screening"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// band is a stage of schooling and the ages that it is doubted at: one rule a line.
type band struct {
	code, numbers string
	zh, en        string
	rangeZH       string // the built-in ages in words
	rangeEN       string
	stages        [][]roll.Term
	ages          func(*profile.Profile) profile.Range
	healthyOnly   bool
}

var (
	preschoolAge = schoolAge(band{"PER-012", "5_17_001、5_12_013", "学前阶段", "preschool", "6 周岁以内", "up to 6", [][]roll.Term{preschool},
		func(p *profile.Profile) profile.Range { return p.SchoolBands.Preschool }, true})
	primaryAge = schoolAge(band{"PER-013", "5_17_002、5_12_014", "小学", "primary school", "6 至 14 周岁", "6 to 14", [][]roll.Term{primary},
		func(p *profile.Profile) profile.Range { return p.SchoolBands.Primary }, false})
	middleAge = schoolAge(band{"PER-014", "5_17_003、5_12_015", "初中", "middle school", "12 至 17 周岁", "12 to 17", [][]roll.Term{middleSchool},
		func(p *profile.Profile) profile.Range { return p.SchoolBands.Middle }, false})
	highAge = schoolAge(band{"PER-015", "5_17_004、5_12_016", "高中、中职", "high and vocational school", "15 至 20 周岁", "15 to 20", [][]roll.Term{highSchool, vocational},
		func(p *profile.Profile) profile.Range { return p.SchoolBands.High }, false})
	collegeAge = schoolAge(band{"PER-016", "5_17_005、5_12_017", "高职高专、技师学院、本科", "college", "18 周岁以上", "18 and more", [][]roll.Term{college},
		func(p *profile.Profile) profile.Range { return p.SchoolBands.College }, false})
	masterAge = schoolAge(band{"PER-017", "5_17_006、5_12_018", "硕士研究生及以上", "postgraduate study", "20 周岁以上", "20 and more", [][]roll.Term{master},
		func(p *profile.Profile) profile.Range { return p.SchoolBands.Master }, false})
)

// schoolAge makes the rule of a stage of schooling.
func schoolAge(b band) *screening.Rule {
	exceptions := say("留级、晚入学的属实则保留；“非在校生”和空白不看。", "who repeated a year or began late stays; 非在校生 and blank cells are not looked at")
	if b.healthyOnly {
		exceptions = say("健康状况不只是“健康”的不算；“非在校生”和空白不看。", "the ill and disabled; 非在校生 and blank cells are not looked at")
	}
	return ofPersons(screening.Rule{
		Code: b.code, Severity: screening.Warn, Action: screening.Verify, Field: roll.InSchool,
		Title:      say(b.zh+"在读年龄不合", "age at "+b.en+" does not fit"),
		Reason:     say("在读阶段与年龄差得多，多为升学后未更新或人员信息录错。", "a stage far from the age is mostly out of date or a wrong row"),
		Condition:  say("在校生状况为"+b.zh+"，而年龄在"+b.rangeZH+"之外（school_bands）。", b.en+" at an age outside "+b.rangeEN+" (school_bands)"),
		Exceptions: exceptions,
		Basis:      official(b.numbers),
	}, personCheck{
		fields: []roll.Field{roll.InSchool}, aged: true,
		applies: func(v *view) bool {
			s := v.school()
			return s != "" && slices.ContainsFunc(b.stages, func(stage []roll.Term) bool { return slices.Contains(stage, s) })
		},
		doubt: func(v *view) *screening.Finding {
			ages := b.ages(v.c.Profile)
			if v.age >= ages.Min && (ages.Max == 0 || v.age <= ages.Max) || b.healthyOnly && !v.healthy() {
				return nil
			}
			return found(fmt.Sprintf("%d 岁登记为“%s”在读，请核实是否升学未更新", v.age, v.school()),
				fmt.Sprintf("aged %d and entered at %s; check whether the entry is out of date", v.age, v.school()), string(v.school()))
		},
	})
}
