package rules

import (
	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

var idEmpty = &screening.Rule{
	Code: "ID-001", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码为空", "ID number missing"),
	Reason:     say("没有证件号码就无法与公安、民政等部门数据比对，也无法查重。", "without a number a person can be matched neither with departments' data nor against duplicates"),
	Condition:  say("证件号码去掉空格等不可见字符后为空。", "the ID number is empty once blanks and marks are taken off"),
	Exceptions: say("没有证件号码的人按规定填 999999 开头的占位号，归 ID-002。", "a person known to have no number has a placeholder beginning with 999999; see ID-002"),
	Basis:      say("防返贫监测系统数据核查规则 4_01_003", "the monitoring system's data rule 4_01_003"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Empty {
			return nil
		}
		return &screening.Verdict{
			Message: say("证件号码为空，请核对户口簿后补填", "the ID number is empty; fill it in from the household book"),
			Matters: []string{"empty"},
		}
	}),
}

var idPlaceholder = &screening.Rule{
	Code: "ID-002", Family: screening.Quality, Severity: screening.Warn, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("证件号码为占位号", "placeholder instead of an ID number"),
	Reason:     say("占位号表示此人暂无身份证号，需请公安补录；在此之前无法与部门数据比对。", "a placeholder stands for somebody without a number; until the police give one, no department's data can be matched"),
	Condition:  say("证件号码前 6 位为 999999。", "the ID number begins with 999999"),
	Exceptions: say("不再核对占位号的长度、校验码和出生日期。", "length, check digit and birth date of a placeholder are not checked"),
	Basis:      say("防返贫监测系统数据核查规则 4_01_003（无身份证号，含前 6 位为 6 个 9）", "the monitoring system's data rule 4_01_003"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Placeholder {
			return nil
		}
		return &screening.Verdict{
			Message: say("证件号码是 999999 开头的占位号，请与公安核对是否已有身份证号", "the ID number is a placeholder; ask the police whether there is a number by now"),
			Matters: []string{n.Text},
		}
	}),
}
