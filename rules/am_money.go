package rules

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// moneyFields are the columns of money, in yuan.
var moneyFields = []roll.Field{roll.IncomePerHead, roll.NetIncome, roll.GrossIncome, roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome,
	roll.TransferIncome, roll.FamilyPlanningGrant, roll.DibaoGrant, roll.TekunGrant, roll.PensionGrant, roll.EcologyGrant, roll.OtherTransfer,
	roll.BusinessCost, roll.DividendIncome, roll.OtherPropertyIncome, roll.WorkWage}

// mayBeNegative are sums from which costs have been taken.
var mayBeNegative = []roll.Field{roll.IncomePerHead, roll.NetIncome, roll.BusinessIncome}

var money = &screening.Rule{
	Code: "AM-001", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IncomePerHead,
	Title:      say("金额写法有误", "amount that is none"),
	Reason:     say("金额不是数字就算不出收入；带“万”的不能自动换算，差一万倍。", "incomes cannot be reckoned; 万 is never scaled, the error would be ten thousandfold"),
	Condition:  say("收入、支出、补助金额不是数字（含“万”）、为负数或多于两位小数。千位逗号、“元”、全角数字、空格直接更正为数字。", "an income, cost or grant that is no number (万 among it), negative, or with more than two decimals; thousands separators, 元, full-width digits and blanks are corrected"),
	Exceptions: say("空白不看；纯收入、人均纯收入、经营性收入可以为负；公式算出的长小数只列为疑点。", "blank cells; net and business incomes may be negative; long decimals of a number cell are only a warning"),
	Basis:      say("收入指标单位为元、两位小数", "incomes are in yuan with two decimals"),
	Needs:      []screening.Need{screening.NeedAnyField(moneyFields...)},
	Check: screening.FieldCells{Fields: moneyFields, Check: func(_ *screening.Case, at roll.Cell) *screening.Verdict {
		v, n := at.Part.Value(at.Field, at.Row), at.Part.Number(at.Field, at.Row)
		label, en := at.Field.Chinese(), at.Field.English()
		switch {
		case n.State == roll.NoNumber || nothing(v.Text) && strings.TrimSpace(v.Text) != "0":
			return nil
		case n.State == roll.BadNumber && strings.Contains(v.Text, "万"):
			return number(v.Text, "万", label+"带“万”，请按元填写数字", en+" is in 万; write it in yuan")
		case n.State == roll.BadNumber:
			return number(v.Text, "none", label+"不是数字，请核对", en+" is no number; to be checked")
		case n.Micro < 0 && !slices.Contains(mayBeNegative, at.Field):
			return number(v.Text, "negative", label+"为负数，请核对", en+" is negative; to be checked")
		case n.Micro%1e4 != 0:
			verdict := number(v.Text, "decimals", label+"多于两位小数，请核对", en+" has more than two decimals; to be checked")
			if v.Kind == table.Number {
				verdict.Severity = screening.Warn
			}
			return verdict
		}
		plain := plainNumber(n)
		if v.Kind != table.Text || digitsAndPoint(v.Text) {
			return nil
		}
		verdict := number(plain, "form", label+"已更正为数字", en+" is written as a number")
		verdict.Severity, verdict.Action, verdict.Proposed = screening.Info, screening.Fix, &plain
		return verdict
	}},
}

func number(text, kind, zh, en string) *screening.Verdict {
	return &screening.Verdict{Matters: []string{kind, text}, Evidence: []screening.Fact{fact("fails", "不符项", kind)}, Message: say(zh, en)}
}

// digitsAndPoint says that a text is written as a plain number: digits with a sign, a point or an exponent.
func digitsAndPoint(s string) bool { return strings.Trim(s, "0123456789.-+eE") == "" }

// plainNumber writes a number of up to two decimals.
func plainNumber(n roll.Number) string {
	s := fmt.Sprintf("%d", n.Micro/1e6)
	if n.Micro < 0 && n.Micro > -1e6 {
		s = "-0"
	}
	if cents := max(n.Micro, -n.Micro) / 1e4 % 100; cents != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", cents), "0")
	}
	return s
}
