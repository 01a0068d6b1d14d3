package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

var accountForm = &screening.Rule{
	Code: "BK-001", Family: screening.Quality, Severity: screening.Warn, Action: screening.Department, Field: roll.BankAccount,
	Title:      say("银行账号写法有误", "bank account that is none"),
	Reason:     say("账号不对，补助资金打不进去。", "help cannot be paid into a wrong account"),
	Condition:  say("去掉空格等后不是 12 至 21 位数字，或存成数字而末位丢失；62 开头、16 至 19 位的卡号不合 Luhn 校验。", "without blanks not 12 to 21 digits, or kept as a number with its last digits lost; a card of 16 to 19 digits beginning with 62 that fails the Luhn check"),
	Exceptions: say("空白不看；一折通、信用社存折账号没有校验位，不验 Luhn。", "blank cells; passbooks of the credit co-operatives have no check digit"),
	Basis:      say("ISO/IEC 7812 银行卡号", "ISO/IEC 7812, card numbers"),
	Needs:      []screening.Need{screening.NeedField(roll.BankAccount)},
	Check: screening.FieldCells{Fields: []roll.Field{roll.BankAccount}, Check: func(_ *screening.Case, at roll.Cell) *screening.Verdict {
		v := at.Part.Value(at.Field, at.Row)
		account := bareAccount(v.Text)
		var why screening.Words
		switch digits := strings.Trim(account, "0123456789") == ""; {
		case account == "":
			return nil
		case v.Kind == table.Number && (len(account) > 15 || !digits):
			why = say("存成了数字格式，末几位已丢失", "was kept as a number and has lost its last digits")
		case !digits:
			why = say("含有数字以外的字符", "has other characters than digits")
		case len(account) < 12 || len(account) > 21:
			why = say(fmt.Sprintf("有 %d 位，应为 12 至 21 位", len(account)), fmt.Sprintf("has %d digits, expected 12 to 21", len(account)))
		case strings.HasPrefix(account, "62") && len(account) >= 16 && len(account) <= 19 && !luhn(account):
			why = say("卡号校验不符", "fails the check of card numbers")
		default:
			return nil
		}
		return &screening.Verdict{Matters: []string{account},
			Message: say("银行账号 "+mask.Phone(account)+" "+why.ZH+"，请与存折或信用社核对", "the bank account "+mask.Phone(account)+" "+why.EN+"; compare with the passbook")}
	}},
}

// bareAccount is an account without blanks and marks.
func bareAccount(text string) string { return hyphens.Replace(idno.Clean(text)) }

func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

var accountShared = &screening.Rule{
	Code: "BK-002", Family: screening.Quality, Severity: screening.Warn, Action: screening.Department, Field: roll.BankAccount,
	Title:      say("不同户同一银行账号", "one bank account in several households"),
	Reason:     say("资金打入同一账号的，须由主管部门核对；也可能是录错或一家分两户。", "help of several households goes into one account: for the supervising office only; it may be a typing error or a family in two households"),
	Condition:  say("同一账号出现在两户以上；在后面各户列出，指向最先的一户。", "one account in two households or more; found at the later ones, pointing back to the first"),
	Exceptions: say("不足 12 位的、末位丢失的账号不比；同一户的历年记录不看。", "accounts of fewer than 12 digits, or with lost digits; yearly pictures of one household"),
	Basis:      say("本工具建议；只送主管部门核对", "our proposal; for the supervising office only"),
	Needs:      []screening.Need{screening.NeedField(roll.BankAccount)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		shared(c, out, accountsOf, func(*roll.Household, *roll.Household, bool) bool { return false }, func(f *screening.Finding, account string) {
			f.Evidence = []screening.Fact{fact("strength", "疑点程度", "高")}
			f.Message = say("银行账号 "+mask.Phone(account)+" 与另一户相同，请主管部门核对", "the bank account "+mask.Phone(account)+" is another household's too; the supervising office checks it")
		})
	}),
}

// accountsOf is a household's account and where it stands.
func accountsOf(h *roll.Household, visit func(string, roll.Cell)) {
	at := h.At(roll.BankAccount)
	v := at.Part.Value(at.Field, at.Row)
	account := bareAccount(v.Text)
	lost := v.Kind == table.Number && len(account) > 15
	if len(account) >= 12 && !lost && strings.Trim(account, "0123456789") == "" && strings.Trim(account, account[:1]) != "" {
		visit(account, at)
	}
}

var accountHolder = &screening.Rule{
	Code: "BK-003", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.AccountHolder,
	Title:      say("开户人不是户内成员", "account held by nobody of the household"),
	Reason:     say("资金打入他人账户要有说明。", "help that goes into another's account needs a reason"),
	Condition:  say("开户人（持卡人）姓名与户内任何成员都不同。", "the holder's name is no member's"),
	Exceptions: say("姓名按去空格、统一间隔号后比较；已去世等非现有成员也算户内；表中没有成员的户不判断。", "names are compared without blanks and with one dot; former members count; households without member rows"),
	Basis:      say("本工具建议", "our proposal"),
	Needs:      []screening.Need{screening.NeedField(roll.AccountHolder), screening.NeedPersons()},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		at := h.At(roll.AccountHolder)
		holder := at.Part.Name(roll.AccountHolder, at.Row)
		if holder.Text == "" || len(h.Members) == 0 {
			return
		}
		out.Look()
		for i := range h.Members {
			if h.Members[i].Name().Key == holder.Key {
				return
			}
		}
		out.Find(screening.Finding{House: h, At: at, Matters: []string{holder.Key},
			Message: say("开户人 "+mask.Name(holder.Text)+" 不是本户成员，请核实", "the account's holder "+mask.Name(holder.Text)+" is no member of the household; to be checked")})
	}),
}
