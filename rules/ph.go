package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var phoneForm = &screening.Rule{
	Code: "PH-001", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.Phone,
	Title:      say("手机号格式不对", "phone number that is no mobile number"),
	Reason:     say("号码不对就联系不上农户，政策通知和电话核查都落空。", "a household with a wrong number cannot be reached"),
	Condition:  say("联系电话或户联系电话不为空，去掉空格、横线、+86、末尾 .0 后不是 1 开头、第二位为 3 至 9 的 11 位数字。", "a phone number that, without blanks, hyphens, +86 and a tail .0, is not 11 digits beginning with 1 and 3 to 9"),
	Exceptions: say("空号码不在此列；户联系电话每户只核一次；写法（空格、横线等）不算问题。固定电话仍列为疑点，因系统要求手机号。", "empty numbers; a household's number is checked once; blanks and hyphens do not matter; landline numbers are listed, for the system asks for a mobile number"),
	Basis:      say("防返贫监测系统数据核查规则 2_01_013、2_01_014、2_12_007、4_02_001、5_13_003", "the monitoring system's data rules 2_01_013, 2_01_014, 2_12_007, 4_02_001, 5_13_003"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.Phone, roll.HouseholdPhone)},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		phone := func(f screening.Finding, text string) {
			if text == "" {
				return
			}
			bare := text
			if !mobile(text) {
				if bare = barePhone(text); bare == "" {
					return
				}
			}
			out.Look()
			if mobile(bare) {
				return
			}
			f.Message = say("电话 "+mask.Phone(bare)+" 不是手机号，请向农户核实", "the phone number "+mask.Phone(bare)+" is no mobile number; ask the household")
			f.Matters = []string{bare}
			out.Find(f)
		}
		at := h.At(roll.HouseholdPhone)
		phone(screening.Finding{House: h, At: at}, at.Part.Text(roll.HouseholdPhone, at.Row))
		for i := range h.Members {
			if p := &h.Members[i]; p.Current() {
				phone(screening.Finding{Of: p, At: p.At(roll.Phone)}, p.Text(roll.Phone))
			}
		}
	}),
}

// mobile says that a text is 1, then 3 to 9, then nine digits.
func mobile(s string) bool {
	if len(s) != 11 || s[0] != '1' || s[1] < '3' {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

var hyphens = strings.NewReplacer("-", "", "－", "", "—", "", "–", "")

// barePhone takes off what is written around and inside a phone number, and the country's prefix.
func barePhone(text string) string {
	bare := idno.Clean(text) // blanks, marks, ="…", full width and .0 are the same trouble in any column of digits
	bare = hyphens.Replace(bare)
	without := strings.TrimPrefix(strings.TrimPrefix(bare, "+"), "86")
	if len(without) == 11 && len(bare) > 11 {
		return without
	}
	return bare
}
