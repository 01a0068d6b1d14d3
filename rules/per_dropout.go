package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

var outOfSchool = ofPersons(screening.Rule{
	Code: "PER-021", Severity: screening.Warn, Action: screening.Department, Field: roll.InSchool,
	Title:      say("义务教育适龄儿童不在校", "a child of school age not at school"),
	Reason:     say("义务教育有保障是脱贫的硬条件；请教育部门核对学籍，控辍保学。", "compulsory schooling is a condition of leaving poverty; the school department checks its register"),
	Condition:  say("义务教育年龄（gx-2018 为 6 至 15 周岁，2023 年参数为 6 至 16 周岁；本学年 9 月 1 日已满 6 周岁、未满最后一岁），在校生状况为空或“非在校生”，未填失学原因。", "of the age of compulsory schooling (6 to 15, in 2023 to 16; 6 at the beginning of the school year and below the last age then), schooling blank or 非在校生, and no reason entered"),
	Exceptions: say("本学年初还不满 6 周岁的；文化程度已达初中以上的（已毕业）；已填失学原因的。", "who was not yet 6 when the school year began; who has finished middle school; who has a reason entered"),
	Basis:      say("《义务教育法》；防返贫监测系统数据核查规则 1_02_005、5_15_016、5_15_017", "the law on compulsory education; the monitoring system's data rules 1_02_005, 5_15_016, 5_15_017"),
}, personCheck{
	fields: []roll.Field{roll.InSchool}, aged: true,
	applies: func(v *view) bool { return v.school() == "" && !emptyColumn(v.c, v.p.Part, roll.InSchool) },
	doubt: func(v *view) *screening.Finding {
		if !dropout(v.c, v.p) {
			return nil
		}
		f := found(fmt.Sprintf("%d 岁，义务教育适龄，登记为不在校且无原因，请教育部门核对学籍", v.age),
			fmt.Sprintf("aged %d, of school age, not at school and no reason given; the school register decides", v.age), "out")
		f.Evidence = append(f.Evidence, fact("strength", "疑点程度", "高"))
		return f
	},
})

// dropout says that a child ought to go to school, does not, and no reason is entered.
func dropout(c *screening.Case, p *roll.Person) bool { return standard.Dropout(c, p) }

var illNotIll = ofPersons(screening.Rule{
	Code: "PER-022", Severity: screening.Warn, Action: screening.Verify, Field: roll.DropoutReason,
	Title:     say("因病、因残失学但健康", "not at school for illness, yet healthy"),
	Reason:    say("失学原因与健康状况矛盾，可能掩盖了其他辍学原因。", "the reason and the health do not agree, and may hide another one"),
	Condition: say("失学或辍学原因含“因病”“因残”，而健康状况只有“健康”。", "the reason is illness or disability, and the health is 健康 alone"),
	Basis:     official("2_01_012"),
}, personCheck{
	fields: []roll.Field{roll.DropoutReason, roll.Health},
	applies: func(v *view) bool {
		text := v.p.Text(roll.DropoutReason)
		return strings.Contains(text, "因病") || strings.Contains(text, "因残")
	},
	doubt: func(v *view) *screening.Finding {
		if !v.healthy() {
			return nil
		}
		return found("失学原因为病残，健康状况却为“健康”，请核实", "the reason is illness or disability, yet the health is 健康", v.p.Text(roll.DropoutReason))
	},
})
