package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/roll"
)

var booksDiffer = ofBooks(screening.Rule{
	Code: "HB-001", Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseholdNumber,
	Title:      say("系统、手册、台账不一致", "system, handbook and ledger differ"),
	Reason:     say("手册填写内容应与系统保持一致；不一致的，入户核实哪一个是对的。", "the handbook is to agree with the system; which of them is right is found out at the door"),
	Condition:  say("同一户在花名册、手册、台账中的户主（姓名、证件号码）、人口数、成员、贫困户属性、主要致贫原因、人均纯收入、住房等级、脱贫年度、帮扶人，有两处填了而不相同；一户一项列一条，三个值并列，不作取舍。", "the head (name, ID number), size, members, attribute, main cause, income per head, house grade, exit year or helper of a household is stated in two of roll, handbook and ledger and differs; one finding a household and item, the three values side by side, none chosen"),
	Exceptions: say("空白的不比；收入相差不足 1 元的（四舍五入）；致贫原因写了几项而含系统的主要原因的；“安全”与 A、B 级；属性按一般、低保、五保（特困）归类比较。", "blanks; incomes less than 1 yuan apart (rounding); several causes that include the system's; 安全 and grades A or B; attributes are compared as ordinary, allowance and five guarantees"),
	Basis:      say("扶贫手册填写说明（手册与系统保持一致）；桂扶领发〔2016〕14号", "the instructions for handbooks (to agree with the system); notice 桂扶领发〔2016〕14号"),
	Years:      "2016-2020",
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if books := firstBooks(x, h); books != nil {
			for _, item := range bookItems {
				item.compare(c, x, h, books, out)
			}
		}
	}
})

// firstBooks are a household's handbook and ledger, the first of each; nil where it has none.
func firstBooks(x *handbook.Index, h *roll.Household) []*handbook.Book {
	var books []*handbook.Book
	for _, s := range []handbook.Source{handbook.Handbook, handbook.Ledger} {
		if all := x.BooksOf(h, s); len(all) > 0 {
			books = append(books, all[0])
		}
	}
	return books
}

// stated is what one of the three says: for people, and as it is compared; no key where it says nothing that can be compared.
type stated struct{ shown, key string }

// bookItem is something that roll, handbook and ledger all say.
type bookItem struct {
	name   screening.Words
	field  roll.Field
	system func(h *roll.Household) stated
	book   func(b *handbook.Book) stated
	alike  func(a, b string) bool // nil: equal keys
}

func (item *bookItem) compare(c *screening.Case, x *handbook.Index, h *roll.Household, books []*handbook.Book, out *screening.Report) {
	system := item.system(h)
	said, sources := []stated{system}, []string{"system"}
	for _, b := range books {
		said, sources = append(said, item.book(b)), append(sources, string(b.Source))
	}
	differ, compared := -1, false
	for i := range said {
		for j := range i {
			if said[i].key == "" || said[j].key == "" {
				continue
			}
			compared = true
			if !item.same(said[i].key, said[j].key) && (differ < 0 || i < differ) {
				differ = i
			}
		}
	}
	if compared {
		out.Look()
	}
	if differ < 0 {
		return
	}
	f := aboutBook(x, books[differ-1], item.field)
	f.Matters = []string{item.field.String()}
	labels := map[string]string{"system": "系统", "handbook": "手册", "ledger": "台账"}
	for i, s := range said {
		f.Evidence = append(f.Evidence, fact(sources[i], labels[sources[i]], s.shown))
		f.Matters = append(f.Matters, sources[i]+"="+s.key)
	}
	f.Message = say(item.name.ZH+"：系统、手册、台账不一致，各值见依据；本工具不作取舍，请核实", item.name.EN+": system, handbook and ledger differ, their values are in the evidence; none is chosen, to be checked")
	out.Find(f)
}

func (item *bookItem) same(a, b string) bool {
	if a == b {
		return true
	}
	return item.alike != nil && (item.alike(a, b) || item.alike(b, a))
}

var bookItems = []bookItem{
	{name: say("户主", "the head"), field: roll.HeadName, system: systemHead, book: bookHead, alike: sameHead},
	{name: say("家庭人口数", "the size of the household"), field: roll.HouseholdSize, system: systemSize,
		book: func(b *handbook.Book) stated { return numberOf(b, roll.HouseholdSize) }},
	{name: say("家庭成员", "the members"), field: roll.IDNumber, system: systemMembers, book: bookMembers, alike: sameMembers},
	{name: say("贫困户属性", "the attribute"), field: roll.PovertyAttribute,
		system: func(h *roll.Household) stated {
			return stated{h.Text(roll.PovertyAttribute), attributeClass(h.Term(roll.PovertyAttribute))}
		},
		book: func(b *handbook.Book) stated {
			return stated{b.Text(roll.PovertyAttribute), attributeClass(b.Row(roll.PovertyAttribute).Term(roll.PovertyAttribute))}
		}},
	{name: say("致贫原因", "the main cause"), field: roll.MainCause,
		system: func(h *roll.Household) stated { return causesOf(h.Stands(roll.MainCause)) },
		book:   func(b *handbook.Book) stated { return causesOf(b.Row(roll.MainCause).At(roll.MainCause)) }, alike: sameCauses},
	{name: say("人均纯收入", "the income per head"), field: roll.IncomePerHead,
		system: func(h *roll.Household) stated {
			return moneyStated(h.Text(roll.IncomePerHead), h.Quantity(roll.IncomePerHead))
		},
		book: func(b *handbook.Book) stated {
			return moneyStated(b.Text(roll.IncomePerHead), b.Row(roll.IncomePerHead).Number(roll.IncomePerHead))
		}, alike: sameMoney},
	{name: say("住房等级", "the house grade"), field: roll.HouseGrade,
		system: func(h *roll.Household) stated { return grade(h.Text(roll.HouseGrade), h.Term(roll.HouseGrade)) },
		book: func(b *handbook.Book) stated {
			return grade(b.Text(roll.HouseGrade), b.Row(roll.HouseGrade).Term(roll.HouseGrade))
		}, alike: sameGrade},
	{name: say("脱贫年度", "the exit year"), field: roll.ExitYear, system: systemExit, book: bookExit},
	{name: say("帮扶人", "the helper"), field: roll.Helper,
		system: func(h *roll.Household) stated {
			at := h.Stands(roll.Helper)
			n := at.Part.Name(roll.Helper, at.Row)
			return stated{n.Text, n.Key}
		},
		book: func(b *handbook.Book) stated {
			e := b.Row(roll.Helper)
			n := e.Part.Name(roll.Helper, int(e.Row))
			return stated{n.Text, n.Key}
		}},
}

// attributeClass is what a 贫困户属性 says of the allowances: the words of the years differ.
func attributeClass(t roll.Term) string {
	switch word := string(t); {
	case t == "" || t == roll.Unknown:
		return ""
	case strings.Contains(word, "五保") || strings.Contains(word, "特困"):
		return "五保"
	case strings.Contains(word, "低保"):
		return "低保"
	}
	return "一般"
}

func moneyStated(shown string, n roll.Number) stated {
	if !n.Ok() {
		return stated{shown: shown}
	}
	return stated{shown, strconv.FormatInt(n.Micro, 10)}
}

func sameMoney(a, b string) bool {
	x, _ := strconv.ParseInt(a, 10, 64) // moneyStated wrote them
	y, _ := strconv.ParseInt(b, 10, 64)
	return x-y < 1e6 && y-x < 1e6
}

func grade(shown string, t roll.Term) stated {
	switch t {
	case roll.GradeA, roll.GradeB, roll.GradeC, roll.GradeD, "安全":
		return stated{shown, string(t)}
	}
	return stated{shown: shown}
}

func sameGrade(a, b string) bool {
	return a == "安全" && (b == string(roll.GradeA) || b == string(roll.GradeB))
}
