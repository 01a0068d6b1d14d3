package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var idCheckDigit = &screening.Rule{
	Code: "ID-007", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("身份证号校验码不符", "check digit of the ID number does not fit"),
	Reason:     say("校验码不符说明 18 位中至少有一位录错；错的多半不是末位，因此不能改末位凑数。", "one of the 18 characters is wrong, most likely not the last: the check digit must never be rewritten to make it fit"),
	Condition:  say("18 位号码前 17 位加权求和，模 11 后对应的校验码与第 18 位不同。", "the weighted sum of the first 17 digits modulo 11 gives another 18th character"),
	Exceptions: say("占位号、旧号、末位丢失的号码不核；残疾证号内的身份证号归 ID-008。", "placeholders, old numbers and numbers that have lost digits are not checked; numbers inside disability numbers: ID-008"),
	Basis:      say("GB 11643-1999（ISO 7064 MOD 11-2）；防返贫监测系统数据核查规则 1_01_003、1_12_002", "GB 11643-1999 (ISO 7064 MOD 11-2); the monitoring system's data rules 1_01_003, 1_12_002"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Citizen || n.Checked {
			return nil
		}
		return &screening.Verdict{
			Message: say(fmt.Sprintf("身份证号 %s 校验码不符，至少有一位录错，请逐位核对户口簿；不可改末位凑数", mask.ID(n.Text)),
				fmt.Sprintf("the check digit of the ID number %s does not fit: at least one digit is wrong; compare it with the household book", mask.ID(n.Text))),
			Evidence: []screening.Fact{fact("fails", "不符项", "check digit")},
			Matters:  []string{n.Text},
		}
	}),
}

var idDisability = &screening.Rule{
	Code: "ID-008", Family: screening.Quality, Severity: screening.Err, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("残疾证号内的身份证号校验码不符", "check digit inside a disability number does not fit"),
	Reason:     say("残疾证号前 18 位就是本人身份证号，校验码不符说明其中有录错。", "the first 18 characters of a disability number are the person's ID number; one of them is wrong"),
	Condition:  say("号码为 20 或 22 位，前 18 位的校验码不符。", "a number of 20 or 22 characters whose first 18 fail the check digit"),
	Exceptions: say("校验码相符的 20、22 位残疾证号是规定的填法，不算问题。", "a disability number of 20 or 22 characters that fits is a proper entry"),
	Basis:      say("《中华人民共和国残疾人证管理办法》；防返贫监测系统数据核查规则 1_01_004、1_12_004", "the measures for disability certificates; the monitoring system's data rules 1_01_004, 1_12_004"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Disabled || n.Checked {
			return nil
		}
		return &screening.Verdict{
			Message: say(fmt.Sprintf("残疾证号 %s 前 18 位校验码不符，请与残联、户口簿核对", mask.ID(n.Text)),
				fmt.Sprintf("the first 18 characters of the disability number %s fail the check digit; compare with the certificate and the household book", mask.ID(n.Text))),
			Evidence: []screening.Fact{fact("fails", "不符项", "check digit")},
			Matters:  []string{n.Text},
		}
	}),
}
