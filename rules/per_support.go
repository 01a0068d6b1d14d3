package rules

import (
	"fmt"
	"slices"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var supportedAble = ofPersons(screening.Rule{
	Code: "PER-023", Severity: screening.Warn, Action: screening.Department, Field: roll.Tekun,
	Title:      say("健康的劳动年龄人口享受特困供养", "a healthy person of working age on five guarantees support"),
	Reason:     say("特困人员须无劳动能力；健康的劳动年龄人口享受，请民政核对。", "support is for those who cannot work; the civil affairs department checks it"),
	Condition:  say("18 至 59 周岁，健康状况只有“健康”，不在校，享受特困供养。", "18 to 59, healthy, not at school, and supported"),
	Exceptions: say("有慢性病、大病、残疾的，在校的，健康状况为空的不算。", "the ill and disabled, those at school, and rows without health"),
	Basis:      official("5_15_018、5_15_019"),
}, personCheck{
	fields: []roll.Field{roll.Tekun, roll.Health}, aged: true,
	applies: func(v *view) bool { return v.p.Term(roll.Tekun) == roll.Yes && v.healthy() && v.school() == "" },
	doubt: func(v *view) *screening.Finding {
		if v.age < 18 || v.age > v.c.Profile.LabourAgeEnd {
			return nil
		}
		f := found(fmt.Sprintf("%d 岁、健康、不在校，登记为享受特困供养，请民政核对", v.age),
			fmt.Sprintf("aged %d, healthy, not at school, entered as supported; the civil affairs department checks it", v.age), "tekun")
		f.Evidence = append(f.Evidence, fact("strength", "疑点程度", "高"))
		return f
	},
})

var supportedWorks = ofPersons(screening.Rule{
	Code: "PER-024", Severity: screening.Warn, Action: screening.Verify, Field: roll.Tekun,
	Title:     say("特困供养对象务工", "somebody on five guarantees support at work"),
	Reason:    say("特困供养对象无劳动能力，有务工信息说明其中一项不对。", "who is supported cannot work: one of the entries is wrong"),
	Condition: say("享受特困供养，又有务工所在地或务工时间。", "supported, with a work place or months of work"),
	Basis:     official("5_01_004、5_12_003"),
}, personCheck{
	fields:  []roll.Field{roll.Tekun},
	applies: func(v *view) bool { return v.p.Term(roll.Tekun) == roll.Yes },
	doubt: func(v *view) *screening.Finding {
		if !v.working() {
			return nil
		}
		return found("享受特困供养却有务工信息，请核实", "on five guarantees support, yet with work entered", v.p.Text(roll.WorkPlace), v.p.Text(roll.WorkMonths))
	},
})

var insurance = ofPersons(screening.Rule{
	Code: "PER-025", Severity: screening.Warn, Action: screening.Verify, Field: roll.MedicalInsurance,
	Title:      say("居民医保与职工医保都未参加或都参加", "neither or both of the medical insurances"),
	Reason:     say("基本医疗有保障要求人人参保，且只能参加一种。", "everybody is to have medical insurance, and only one"),
	Condition:  say("居民医保、职工医保都不是“是”（疑点）；都是“是”（错误）。", "neither is 是 (warning); both are 是 (error)"),
	Exceptions: say("现役军人不参加居民医保，不算；两列中任一列整列为空的不判断。", "serving soldiers; columns that are blank throughout are not judged"),
	Basis:      official("2_01_008、2_01_009、2_12_012、2_12_015、2_12_016"),
}, personCheck{
	fields: []roll.Field{roll.MedicalInsurance, roll.WorkerMedicalInsurance},
	applies: func(v *view) bool {
		return v.p.Term(roll.Soldier) != roll.Yes && !emptyColumn(v.c, v.p.Part, roll.MedicalInsurance) && !emptyColumn(v.c, v.p.Part, roll.WorkerMedicalInsurance)
	},
	doubt: func(v *view) *screening.Finding {
		resident, worker := v.p.Term(roll.MedicalInsurance), v.p.Term(roll.WorkerMedicalInsurance)
		switch {
		case resident == roll.Unknown || worker == roll.Unknown:
			return nil // the words themselves are AM-004's business
		case resident == roll.Yes && worker == roll.Yes:
			f := found("居民医保和职工医保都登记为参加，只能参加一种，请核实", "both medical insurances are entered; there can be only one", "both")
			f.Severity = screening.Err
			return f
		case resident != roll.Yes && worker != roll.Yes:
			return found("居民医保和职工医保都未登记参加，请核实参保情况", "no medical insurance is entered; to be checked", "none", string(resident), string(worker))
		}
		return nil
	},
})

var aidUninsured = ofPersons(screening.Rule{
	Code: "PER-026", Severity: screening.Warn, Action: screening.Verify, Field: roll.MedicalAid,
	Title:     say("未参医保却接受医疗救助", "medical aid without insurance"),
	Reason:    say("医疗救助在医保报销之后，未参保而有救助多为参保信息未更新。", "aid comes after insurance; the entry on insurance is mostly out of date"),
	Condition: say("居民医保为“否”，职工医保不是“是”，而是否接受医疗救助为“是”。", "resident insurance 否, worker insurance not 是, and medical aid 是"),
	Basis:     official("3_01_007"),
}, personCheck{
	fields:  []roll.Field{roll.MedicalAid, roll.MedicalInsurance},
	applies: func(v *view) bool { return v.p.Term(roll.MedicalAid) == roll.Yes },
	doubt: func(v *view) *screening.Finding {
		if v.p.Term(roll.MedicalInsurance) != roll.No || v.p.Term(roll.WorkerMedicalInsurance) == roll.Yes {
			return nil
		}
		return found("未参加医保却登记接受医疗救助，请核实参保情况", "medical aid without insurance; check the insurance", "aid")
	},
})

var rainDew = ofPersons(screening.Rule{
	Code: "PER-031", Severity: screening.Warn, Action: screening.Verify, Field: roll.RainDew,
	Title:     say("享受雨露计划但不是中高职在读", "a vocational school grant without such a school"),
	Reason:    say("雨露计划补助中职、高职在读学生。", "the grant is for students of vocational schools"),
	Condition: say("雨露计划为“是”，而在校生状况不是中职、高职高专、技师学院在读。", "the grant is 是, and the schooling is no vocational school"),
	Basis:     official("5_15_011、5_15_012"),
}, personCheck{
	fields:  []roll.Field{roll.RainDew, roll.InSchool},
	applies: func(v *view) bool { return v.p.Term(roll.RainDew) == roll.Yes },
	doubt: func(v *view) *screening.Finding {
		s := v.school()
		if slices.Contains(vocational, s) || slices.Contains(college[:8], s) {
			return nil
		}
		return found("享受雨露计划，但在校生状况不是中高职在读，请核实", "a vocational school grant, but the schooling is no vocational school", string(s))
	},
})
