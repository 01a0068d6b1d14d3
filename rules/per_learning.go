package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var lowEducation = ofPersons(screening.Rule{
	Code: "PER-018", Severity: screening.Warn, Action: screening.Verify, Field: roll.Education,
	Title:      say("青年文化程度为小学及以下", "a young person with primary education or less"),
	Reason:     say("这一年龄的人大都接受了义务教育，可能辍学，也可能文化程度未更新。", "most of that age went through compulsory schooling: a dropout, or an entry out of date"),
	Condition:  say("16 至 22 周岁（low_education_age），不在校，文化程度为“文盲或半文盲”“小学”。", "16 to 22 (low_education_age), not at school, illiterate or primary education"),
	Exceptions: say("在校的；智力、精神、多重残疾和类别不明的残疾人不算。", "those at school; the disabled in intellect, mind or several ways, or in a way not known"),
	Basis:      official("5_17_007、5_12_019"),
}, personCheck{
	fields: []roll.Field{roll.Education}, aged: true,
	applies: func(v *view) bool {
		e := v.p.Term(roll.Education)
		return (e == "文盲或半文盲" || e == "小学") && v.school() == "" && !v.ails(disabled) && !v.learningDisabled()
	},
	doubt: func(v *view) *screening.Finding {
		if !v.c.Profile.LowEducationAge.Contains(v.age) {
			return nil
		}
		e := string(v.p.Term(roll.Education))
		return found(fmt.Sprintf("%d 岁、不在校，文化程度为“%s”，请核实是否辍学或未更新", v.age, e),
			fmt.Sprintf("aged %d, not at school, education %s; a dropout, or out of date", v.age, e), e)
	},
})

// learningDisabled says that a disability number shows intellect, mind or several.
func (v *view) learningDisabled() bool {
	tail := v.p.ID().Tail
	return tail != "" && tail[0] >= '5' && tail[0] <= '7'
}

var learningBlank = ofPersons(screening.Rule{
	Code: "PER-019", Severity: screening.Err, Action: screening.Verify, Field: roll.Education,
	Title:      say("文化程度、在校生状况、失学原因同时为空", "education, schooling and reason for not attending all blank"),
	Reason:     say("三项中每人至少有一项，全空则无法判断教育保障。", "each person has one of the three; without any, schooling cannot be judged"),
	Condition:  say("文化程度、在校生状况、失学或辍学原因都为空。", "all three cells are blank"),
	Exceptions: say("表中没有失学原因列的只看前两项；某一列整列为空的不判断。", "without a column for the reason the first two count; columns that are blank throughout are not judged"),
	Basis:      official("3_01_002、3_12_003"),
}, personCheck{
	fields: []roll.Field{roll.Education, roll.InSchool},
	applies: func(v *view) bool {
		return !emptyColumn(v.c, v.p.Part, roll.Education) && !emptyColumn(v.c, v.p.Part, roll.InSchool)
	},
	doubt: func(v *view) *screening.Finding {
		for _, f := range []roll.Field{roll.Education, roll.InSchool, roll.DropoutReason} {
			if strings.TrimSpace(v.p.Text(f)) != "" {
				return nil
			}
		}
		return found("文化程度、在校生状况、失学原因都为空，请补填", "education, schooling and the reason for not attending are all blank", "blank")
	},
})

var learningBoth = ofPersons(screening.Rule{
	Code: "PER-020", Severity: screening.Err, Action: screening.Verify, Field: roll.Education, Years: "2021+",
	Title:      say("文化程度与在校生状况同时填报", "education and schooling both filled in"),
	Reason:     say("2019 年以后系统要求两项只填一项：在校的填在校生状况，不在校的填文化程度。", "since 2019 the system wants one of the two: schooling for students, education for all others"),
	Condition:  say("2021 年起的表中，文化程度和在校生状况都有内容。不满 16 周岁的，建议清空文化程度。", "in sheets since 2021 both cells are filled; under 16 it is proposed to clear the education"),
	Exceptions: say("2020 年以前的表两项都要填；“非在校生”不算在校。", "until 2020 both were filled; 非在校生 is not at school"),
	Basis:      official("3_01_003、3_12_004"),
}, personCheck{
	fields:  []roll.Field{roll.Education, roll.InSchool},
	applies: func(v *view) bool { return v.p.Part.Era == roll.Era2021 },
	doubt: func(v *view) *screening.Finding {
		education, school := v.p.Term(roll.Education), v.school()
		if education == "" || school == "" {
			return nil
		}
		f := found("文化程度“"+string(education)+"”与在校生状况“"+string(school)+"”同时填报，请核实后保留一项", "education ("+string(education)+") and schooling ("+string(school)+") are both filled in; one of them stays",
			string(education), string(school))
		if age := date.Age(soundBirth(v.c, v.p), v.c.AsOf); age >= 0 && age < v.c.Profile.LabourAge {
			f.Action, f.Proposed = screening.Propose, new("")
		}
		return f
	},
})
