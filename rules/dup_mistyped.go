package rules

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/double"
	"rollnet/screening/kin"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

var dupMistyped = &screening.Rule{
	Code: "DUP-004", Family: screening.Duplicate, Severity: screening.Warn, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("疑似一人两号", "perhaps one person under two numbers"),
	Reason:     say("号码录错一位，按号码查重就查不出来；同一人会登记两次、享受两份。", "with one digit entered wrong, comparing numbers finds nothing, and somebody is listed and helped twice"),
	Condition:  say("同一数据年度、号码不同的两名现有成员，姓名相同（或同音、形近而号码只差一处），并且：号码只差一两处（一位录错、相邻两位颠倒、多一位少一位）且至少一方校验不符；或出生日期相同、同村（或两户有相同的其他成员）。由比对模型算出的可能性不低于 50%。同户内不用模型：姓名相同的，或同音、形近而号码只差一两处且至少一方校验不符的。", "two current members of one data year under different numbers, with one name (or names that sound or look alike and numbers one slip apart), and: numbers one or two slips apart (another digit, two neighbours turned, one more or fewer) of which one at least fails its check; or one birth date and one village (or others in common in both households). The matching model gives it 50 % or more. Within a household the model is not asked: equal names, or names that sound or look alike with numbers one or two slips apart of which one at least fails its check"),
	Exceptions: say("同村同名但出生日期不同、号码都成立的，是重名；双胞胎、兄弟姐妹、堂表亲不算。", "namesakes of a village whose birth dates differ and whose numbers are sound; twins, siblings and cousins"),
	Basis:      say("GB 11643-1999 校验码：录错一位必不相符；本工具的比对模型（姓名越少见、相同的越多，可能性越大）", "GB 11643-1999: one wrong digit never passes the check; the tool's matching model (the rarer the name and the more that agrees, the likelier)"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.Name)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		lookAtMembers(c, out)
		eachDouble(c, mistyped, func(p double.Pair) {
			out.Find(doubleFinding(p, "疑似同一人登记了两个号码", "perhaps one person under two numbers"))
		})
	}),
}

// eachDouble visits the pairs that a rule is about, of each later row only the one with the earliest row: where somebody stands three
// times, the third row is one finding.
func eachDouble(c *screening.Case, of func(double.Pair) bool, visit func(double.Pair)) {
	var told *roll.Person
	for _, p := range doublesOf(c) {
		if p.Later != told && of(p) {
			told = p.Later
			visit(p)
		}
	}
}

// lookAtMembers counts everybody who is compared.
func lookAtMembers(c *screening.Case, out *screening.Report) {
	for i := range c.Roll.Persons {
		if c.Roll.Persons[i].Current() {
			out.Look()
		}
	}
}

// doublesOf are the pairs of the matching model, and within households those of one name.
func doublesOf(c *screening.Case) []double.Pair { return screening.Shared(c, findDoubles).all }

type doubles struct{ all []double.Pair }

func findDoubles(c *screening.Case) *doubles {
	x := kin.Of(c)
	all := append(slices.Clone(double.Of(c)), double.Within(c)...)
	slices.SortStableFunc(all, func(p, q double.Pair) int {
		if p.Later != q.Later {
			return cmp.Compare(p.Later.Index, q.Later.Index)
		}
		if x.Before(p.First, q.First) {
			return -1
		}
		return 1
	})
	return &doubles{all}
}

// mistyped says that a pair is of DUP-004.
func mistyped(p double.Pair) bool {
	named := p.Name.Same || p.Name.Like <= namekey.Order
	if p.First.Household == p.Later.Household {
		return true // Within has looked
	}
	switch p.ID {
	case double.OneSlip:
		return named || p.Name.Like < namekey.OneOther && !p.Birth
	case double.TwoSlips:
		return named && (p.Place || p.Birth || p.Fellows > 0)
	case double.BothSound:
		return named && p.Birth && (p.Place || p.Fellows > 0 || p.Phone)
	case double.OneFaulty:
		return named && p.Birth && (p.Place || p.Fellows > 0 || p.Phone)
	}
	if p.Birth {
		return named && (p.Place || p.Fellows > 0 || p.Phone)
	}
	return named && !bornApart(p) && p.Place && p.Fellows > 0
}

// bornApart says that both birth dates are known and are not the same.
func bornApart(p double.Pair) bool {
	return !p.Birth && p.First.Birth().Whole() && p.Later.Birth().Whole()
}

// doubleFinding is the finding of a pair of the model.
func doubleFinding(p double.Pair, zh, en string) screening.Finding {
	score := math.Round(p.Probability*1000) / 1000
	agree, differ := inWords(p)
	f := screening.Finding{
		Of: p.Later, At: p.Later.At(roll.IDNumber), Score: &score,
		Message: say(
			fmt.Sprintf("%s（%s，%s），请入户核对户口簿和身份证", zh, placing(p.First, p.Later).ZH, sureness(p.Probability).ZH),
			fmt.Sprintf("%s (%s, %s); compare the household books and identity cards", en, placing(p.First, p.Later).EN, sureness(p.Probability).EN)),
		Evidence: append(sideBySide(p.First, p.Later),
			fact("class", "两行关系", placing(p.First, p.Later).ZH), fact("agree", "相同之处", strings.Join(agree, "、"))),
		Related: []screening.Related{relatedPerson(p.First, say("可能是同一人的前面一行", "the earlier row of what may be one person"))},
		Matters: append(personKeys([]*roll.Person{p.First, p.Later}), p.First.Household.Number, p.First.Name().Key),
	}
	if len(differ) > 0 {
		f.Evidence = append(f.Evidence, fact("differ", "不同之处", strings.Join(differ, "、")))
	}
	return f
}

// sureness says how sure a pair is, in words.
func sureness(probability float64) screening.Words {
	switch {
	case probability >= 0.95:
		return say("把握大", "quite sure")
	case probability >= 0.8:
		return say("较有把握", "fairly sure")
	}
	return say("把握不大", "not very sure")
}

// inWords says what agrees in two rows and what does not.
func inWords(p double.Pair) (agree, differ []string) {
	sort := func(same bool, yes, no string) {
		if same && yes != "" {
			agree = append(agree, yes)
		}
		if !same && no != "" {
			differ = append(differ, no)
		}
	}
	if p.Name.Same {
		agree = append(agree, "姓名相同")
	} else {
		differ = append(differ, "姓名"+p.Name.Like.Chinese())
	}
	if p.First.Birth().Whole() && p.Later.Birth().Whole() {
		sort(p.Birth, "出生日期相同", "出生日期不同")
	}
	if p.First.Household != p.Later.Household {
		sort(p.Place, "同村", "不同村")
		sort(p.Fellows > 0, fmt.Sprintf("两户另有 %d 个以上相同的姓名", p.Fellows), "")
		sort(p.Phone, "联系电话相同", "")
	}
	differ = append(differ, numbersInWords(p))
	return agree, differ
}

func numbersInWords(p double.Pair) string {
	a, b := p.First.ID(), p.Later.ID()
	switch p.ID {
	case double.OneSlip, double.TwoSlips:
		if places := otherPlaces(a.Key, b.Key); places != "" {
			return "证件号码第 " + places + " 位不同" + unsoundSide(p)
		}
		return "证件号码位数不同或有误" + unsoundSide(p)
	case double.OneFaulty:
		return "证件号码不同" + unsoundSide(p)
	case double.BothSound:
		return "证件号码不同，两个号码校验都成立"
	}
	return "一方没有可用的证件号码"
}

// unsoundSide says whose number fails its check.
func unsoundSide(p double.Pair) string {
	here, there := p.Later.ID().Checked, p.First.ID().Checked
	switch {
	case !here && there:
		return "，本行号码校验不符"
	case here && !there:
		return "，前面一行号码校验不符"
	case !here:
		return "，两个号码校验都不符"
	}
	return ""
}

// otherPlaces are the places at which two numbers of 18 characters differ; empty for other lengths.
func otherPlaces(a, b string) string {
	var places []string
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			places = append(places, fmt.Sprint(i+1))
		}
	}
	if len(a) != 18 || len(b) != 18 {
		return ""
	}
	return strings.Join(places, "、")
}
