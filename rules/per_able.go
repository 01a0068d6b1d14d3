package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var healthyLost = ofPersons(screening.Rule{
	Code: "PER-003", Severity: screening.Warn, Action: screening.Verify, Field: roll.Labour,
	Title:      say("健康的劳动年龄人口登记为丧失劳动力", "a healthy person of working age as having lost labour capacity"),
	Reason:     say("健康又在劳动年龄，却登记为丧失劳动力，健康状况或劳动技能可能录错。", "health and labour capacity do not agree; one may be wrong"),
	Condition:  say("16 至 59 周岁，健康状况只有“健康”，不在校，劳动技能为“丧失劳动力”。", "16 to 59, healthy, not at school, labour capacity lost"),
	Exceptions: say("有慢性病、大病、残疾的，在校的，健康状况为空的不算。", "the ill and disabled, those at school, and rows without health"),
	Basis:      official("2_01_005、2_12_009"),
}, personCheck{
	fields: []roll.Field{roll.Labour, roll.Health, roll.InSchool}, aged: true,
	applies: func(v *view) bool { return v.labour() == roll.LostLabour && v.healthy() && v.school() == "" },
	doubt:   doubtAble,
})

var healthyNone = ofPersons(screening.Rule{
	Code: "PER-004", Severity: screening.Warn, Action: screening.Verify, Field: roll.Labour,
	Title:      say("健康的劳动年龄人口登记为无劳动力", "a healthy person of working age as having no labour capacity"),
	Reason:     say("健康又在劳动年龄，却登记为无劳动力，健康状况或劳动技能可能录错。", "health and labour capacity do not agree; one may be wrong"),
	Condition:  say("16 至 59 周岁，健康状况只有“健康”，不在校，劳动技能为“无劳动力”；2023 年参数下“弱劳动力或半劳动力”也算（weak_labour_checked）。", "16 to 59, healthy, not at school, no labour capacity; in the profile of 2023 also weak or half labour (weak_labour_checked)"),
	Exceptions: say("有慢性病、大病、残疾的，在校的，健康状况为空的不算。", "the ill and disabled, those at school, and rows without health"),
	Basis:      official("2_01_010、2_12_013、5_12_008；1111_14、1111_15"),
}, personCheck{
	fields: []roll.Field{roll.Labour, roll.Health, roll.InSchool}, aged: true,
	applies: func(v *view) bool {
		l := v.labour()
		return (l == roll.NoLabour || l == roll.WeakLabour && v.c.Profile.WeakLabour) && v.healthy() && v.school() == ""
	},
	doubt: doubtAble,
})

func doubtAble(v *view) *screening.Finding {
	if !v.inAge() {
		return nil
	}
	return found(fmt.Sprintf("%d 岁、健康、不在校，却登记为“%s”，请核实健康状况和劳动技能", v.age, v.labour()),
		fmt.Sprintf("aged %d, healthy, not at school, yet entered as %s; check health and labour capacity", v.age, v.labour()), string(v.labour()))
}

var oldLabour = ofPersons(screening.Rule{
	Code: "PER-005", Severity: screening.Warn, Action: screening.Verify, Field: roll.Labour, Years: "2021+",
	Title:      say("60 岁及以上登记为普通或技能劳动力", "labour capacity at 60 and above"),
	Reason:     say("2023 年起系统要求 60 岁及以上不再登记为普通、技能劳动力。", "since 2023 the system asks that those of 60 and above are not entered as ordinary or skilled labour"),
	Condition:  say("超过劳动年龄（60 周岁及以上），劳动技能为“普通劳动力”或“技能劳动力”；监测户中“丧失劳动力”也算。", "above working age (60 and more) with ordinary or skilled labour; in monitored households also with lost labour"),
	Exceptions: say("2018 年允许仍在劳动的老人登记为普通劳动力，gx-2018 不启用。", "in 2018 an old person at work could be entered as ordinary labour: off in gx-2018"),
	Basis:      official("2_12_005、2_12_017"),
	Off:        map[string]screening.Words{"gx-2018": say("2018 年允许仍在劳动的 60 岁以上人员登记为普通劳动力", "in 2018 people of 60 and more who worked could be entered as ordinary labour")},
}, personCheck{
	fields: []roll.Field{roll.Labour}, aged: true,
	applies: func(v *view) bool { return v.able() || v.labour() == roll.LostLabour && monitored(v.p.Household) },
	doubt: func(v *view) *screening.Finding {
		if v.age <= v.c.Profile.LabourAgeEnd {
			return nil
		}
		return found(fmt.Sprintf("%d 岁登记为“%s”，请核实劳动技能", v.age, v.labour()),
			fmt.Sprintf("aged %d and entered as %s; check the labour capacity", v.age, v.labour()), string(v.labour()))
	},
})

// severe are kinds and grades of disability that leave little labour capacity: 肢体 1-2 by the official rule; 视力 1, 智力 and
// 精神 1-2 are our proposal.
var severe = []string{"41", "42", "11", "51", "52", "61", "62"}

var severeAble = ofPersons(screening.Rule{
	Code: "PER-006", Severity: screening.Warn, Action: screening.Verify, Field: roll.Labour,
	Title:      say("重度残疾登记为普通或技能劳动力", "severely disabled and entered as labour"),
	Reason:     say("重度残疾人一般不是普通劳动力，登记错了会影响低保和措施。", "the severely disabled are seldom ordinary labour; a wrong entry misleads allowances and help"),
	Condition:  say("残疾证号显示肢体一、二级，视力一级，智力、精神一、二级，而劳动技能为“普通劳动力”或“技能劳动力”。", "the disability number shows limbs of grade 1 or 2, sight of grade 1, or intellect or mind of grade 1 or 2, and the labour capacity is ordinary or skilled"),
	Exceptions: say("其他类别、等级的残疾，弱劳动力不算。", "other kinds and grades, and weak labour"),
	Basis:      say("防返贫监测系统数据核查规则 4_01_007、4_01_008（肢体一、二级）；其余类别为本工具建议", "the monitoring system's data rules 4_01_007, 4_01_008 (limbs, grades 1 and 2); the other kinds are our proposal"),
}, personCheck{
	fields: []roll.Field{roll.Labour, roll.IDNumber},
	applies: func(v *view) bool {
		return v.labour() != "" && (v.p.ID().Tail != "" || v.p.Has(roll.CertificateNumber))
	},
	doubt: func(v *view) *screening.Finding {
		if !v.able() || !v.severeTail(severe...) {
			return nil
		}
		return found("残疾证号显示为重度残疾，却登记为“"+string(v.labour())+"”，请核实", "the disability number shows a severe disability, yet the entry is "+string(v.labour()), string(v.labour()), v.p.ID().Tail)
	},
})
