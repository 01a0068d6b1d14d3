package rules

import "rollnet/screening"

// Absence is a rule of the sources that is not in the catalogue.
type Absence struct {
	Code  string
	Title screening.Words
	Why   screening.Words
}

// Absent lists the rules of the sources that no catalogue entry checks, and why: nobody is to take them for checked.
func Absent() []Absence {
	return []Absence{
		{"MS-023", say("双胞胎、同日出生", "twins and children of one birth date"),
			say("不是问题：同日出生的兄弟姐妹不是重复登记，由查重规则作为例外处理", "no problem: siblings of one birth date are no duplicates, which the rules on duplicates take into account")},
		{"MON-011", say("参保补贴与识别月份", "insurance subsidy against the month of identification"),
			say("各年口径不同，未找到公开的条件，不能核查", "the condition differs by year and was not found in public")},
		{"MON-015", say("行政村信息", "data on villages"),
			say("行政村导出不是花名册，本工具不读入", "exports on villages are no roll and are not read")},
		{"MON-016", say("分户子女信息", "children in other households"),
			say("由老人户规则（ELD-001 等）核查", "checked by the rules on the elderly (ELD-001 and others)")},
		{"HB-008", say("每位领导抽查 10 名帮扶人", "ten helpers for each leader"),
			say("是抽查，不是规则：rollnet sample", "a spot check and no rule: rollnet sample")},
		{"HB-009", say("手册评分", "scores of handbooks"),
			say("只由人评；本工具只给条数，不给人排名", "given by people only; the tool gives counts and ranks nobody")},
		{"HB-010", say("逾期未改", "corrections overdue"),
			say("是状态，不是规则：带 --previous 筛查，上一轮已列出、这一轮仍在的疑点标为 persisting", "a state and no rule: with --previous, what the last round listed and is still there is persisting")},
	}
}
