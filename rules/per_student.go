package rules

import (
	"fmt"
	"slices"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// The stages of schooling.
var (
	preschool    = []roll.Term{"学龄前儿童", "学前教育"}
	primary      = []roll.Term{"小学"}
	middleSchool = []roll.Term{"七年级", "八年级", "九年级"}
	highSchool   = []roll.Term{"高中一年级", "高中二年级", "高中三年级"}
	vocational   = []roll.Term{"中职一年级", "中职二年级", "中职三年级"}
	college      = []roll.Term{"高职高专一年级", "高职高专二年级", "高职高专三年级", "大专及以上", "技师学院一年级", "技师学院二年级", "技师学院三年级", "技师学院四年级",
		"本科一年级", "本科二年级", "本科三年级", "本科四年级", "本科五年级"}
	master = []roll.Term{"硕士研究生及以上"}
)

var studentLabour = ofPersons(screening.Rule{
	Code: "PER-002", Severity: screening.Err, Action: screening.Verify, Field: roll.Labour,
	Title:      say("在校生登记为有劳动能力", "a student with a labour capacity"),
	Reason:     say("在校生按无劳动力登记；登记错了，劳动力和务工统计都不准。", "students are entered without labour capacity; otherwise all counts of labour are wrong"),
	Condition:  say("满 16 周岁、在校生状况有在读阶段，而劳动技能不为空、不是“无劳动力”；大专以上在读的只列为疑点。", "16 or older and at school, with a labour capacity other than none; at college only a warning"),
	Exceptions: say("不满 16 周岁的归 PER-001；“非在校生”、学龄前和空白不算在校。", "under 16: PER-001; 非在校生, preschool children and blank cells are not at school"),
	Basis:      official("1111_07"),
}, personCheck{
	fields: []roll.Field{roll.Labour, roll.InSchool}, aged: true,
	applies: func(v *view) bool {
		s, l := v.school(), v.labour()
		return s != "" && s != roll.Unknown && l != "" && l != roll.Unknown && !slices.Contains(preschool, s)
	},
	doubt: func(v *view) *screening.Finding {
		if v.labour() == roll.NoLabour || v.age < v.c.Profile.LabourAge {
			return nil
		}
		f := found(fmt.Sprintf("在校（%s）却登记为“%s”，请核实是否仍在校", v.school(), v.labour()),
			fmt.Sprintf("at school (%s), yet entered as %s; check whether they still go to school", v.school(), v.labour()), string(v.labour()), string(v.school()))
		if slices.Contains(college, v.school()) || slices.Contains(master, v.school()) {
			f.Severity = screening.Warn
		}
		return f
	},
})

var studentWorks = ofPersons(screening.Rule{
	Code: "PER-008", Severity: screening.Warn, Action: screening.Verify, Field: roll.InSchool,
	Title:      say("在校却外出务工", "at school and at work"),
	Reason:     say("可能已辍学、毕业未更新，或务工信息录错。", "a dropout, a graduate not updated, or wrong entries on work"),
	Condition:  say("在校生状况为学龄前至高中，又有务工所在地或务工时间；务工不超过 2 个月的只作提示（假期工）。", "from preschool to high school, with a work place or months of work; up to 2 months (holiday work) is only pointed out"),
	Exceptions: say("中职、高职及以上（含顶岗实习）不算。", "vocational schools and colleges, whose students work as trainees"),
	Basis:      official("4_01_006、4_12_002"),
}, personCheck{
	fields: []roll.Field{roll.InSchool},
	applies: func(v *view) bool {
		s := v.school()
		return slices.Contains(preschool, s) || slices.Contains(primary, s) || slices.Contains(middleSchool, s) || slices.Contains(highSchool, s)
	},
	doubt: func(v *view) *screening.Finding {
		if !v.working() {
			return nil
		}
		f := found("在校（"+string(v.school())+"）却有务工信息，请核实是否仍在校", "at school ("+string(v.school())+"), yet with work entered; check whether they still go to school",
			string(v.school()), v.p.Text(roll.WorkPlace), v.p.Text(roll.WorkMonths))
		if months := v.p.Number(roll.WorkMonths); months.Ok() && months.Micro > 0 && months.Micro <= 2e6 {
			f.Severity = screening.Info
		}
		return f
	},
})
