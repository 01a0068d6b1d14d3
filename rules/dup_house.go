package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var dupHouse = &screening.Rule{
	Code: "DUP-006", Family: screening.Duplicate, Severity: screening.Err, Action: screening.Verify, Field: roll.HouseholdNumber,
	Title:      say("同户重复登记", "a household registered twice"),
	Reason:     say("一户有两个户编号，全户重复享受；按人查只看到一串重复的人，看不出是整户。", "a household under two numbers is helped twice; looking person by person shows a string of people and not the household"),
	Condition:  say("同一数据年度的两个户编号，现有成员中同一人（证件号码相同，或 DUP-004、DUP-005 认定疑似同一人）占两户成员总数（不重复计）的一半以上，或户主是同一证件号码；列在后出现的户。", "two household numbers of one data year whose current members are the same people (one ID number, or pairs of DUP-004 and DUP-005) in half or more of all who stand in either, or whose heads have one ID number; one finding at the later household"),
	Exceptions: say("户编号相同的是 HH-007；不同年度的是历年记录；只有一两人重叠的看 DUP-001、DUP-007。", "one household number twice is HH-007; other years are yearly pictures; overlaps of one or two people are DUP-001 and DUP-007"),
	Basis:      say("重复户的处理：按姓名、证件号码、住址核对后由县级申请删除并附证据", "how households registered twice are handled: names, numbers and addresses are compared, then the county applies for the deletion with evidence"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.HouseholdNumber)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		for i := range c.Roll.Households {
			if h := &c.Roll.Households[i]; !x.Older(h) && len(h.CurrentMembers()) > 0 {
				out.Look()
			}
		}
		for _, o := range overlaps(c) {
			if o.twice() {
				out.Find(twiceFinding(o))
			}
		}
	}),
}

// overlap is two households of one year and those of their members who are the same people, by the first's and the later's rows.
type overlap struct {
	first, later *roll.Household
	same         [][2]*roll.Person
	byNumber     int // how many of them have one ID number
}

// share is how much of all who stand in either household stands in both.
func (o *overlap) share() float64 {
	all := len(o.first.CurrentMembers()) + len(o.later.CurrentMembers()) - len(o.same)
	return float64(len(o.same)) / float64(max(all, 1))
}

func (o *overlap) twice() bool {
	a, b := o.first.Head(), o.later.Head()
	return o.share() >= 0.5 || a != nil && b != nil && a.ID().Key != "" && a.ID().Key == b.ID().Key
}

type overlapping struct{ all []*overlap }

// overlaps are the pairs of households with a member in common, in order of the later household.
func overlaps(c *screening.Case) []*overlap { return screening.Shared(c, findOverlaps).all }

func findOverlaps(c *screening.Case) *overlapping {
	x := kin.Of(c)
	found := map[[2]*roll.Household]*overlap{}
	meet := func(a, b *roll.Person, byNumber bool) {
		if a.Household == b.Household || a.Household.Number == b.Household.Number || x.Year(a) != x.Year(b) {
			return
		}
		if x.Before(b.Household.Face(), a.Household.Face()) {
			a, b = b, a
		}
		o := found[[2]*roll.Household{a.Household, b.Household}]
		if o == nil {
			o = &overlap{first: a.Household, later: b.Household}
			found[[2]*roll.Household{a.Household, b.Household}] = o
		}
		for _, pair := range o.same {
			if pair[0] == a || pair[1] == b {
				return
			}
		}
		o.same = append(o.same, [2]*roll.Person{a, b})
		if byNumber {
			o.byNumber++
		}
	}
	for i := range c.Roll.Persons {
		p := &c.Roll.Persons[i]
		if p.ID().Key == "" || !x.Counts(p) {
			continue
		}
		for _, j := range c.Roll.ByID(p.ID().Key) {
			if o := &c.Roll.Persons[j]; x.Counts(o) && x.Before(o, p) {
				meet(o, p, true)
			}
		}
	}
	for _, p := range doublesOf(c) {
		if mistyped(p) || soundsAlike(p) {
			meet(p.First, p.Later, false)
		}
	}
	out := &overlapping{}
	for _, o := range found {
		out.all = append(out.all, o)
	}
	slices.SortFunc(out.all, func(a, b *overlap) int {
		order := func(x, y *roll.Household) int { return cmp.Compare(x.Face().Index, y.Face().Index) }
		return cmp.Or(order(a.later, b.later), order(a.first, b.first))
	})
	return out
}

func twiceFinding(o *overlap) screening.Finding {
	a, b := len(o.first.CurrentMembers()), len(o.later.CurrentMembers())
	f := screening.Finding{
		House: o.later, At: o.later.At(roll.HouseholdNumber),
		Message: say(
			fmt.Sprintf("与户编号 %s 疑似同一户：两户分别 %d 人、%d 人，其中 %d 人相同，请入户核实后按程序处理", o.first.Number, a, b, len(o.same)),
			fmt.Sprintf("perhaps one household with number %s: %d and %d members, of whom %d are the same; check at the door, then follow the procedure", o.first.Number, a, b, len(o.same))),
		Evidence: []screening.Fact{
			fact("share", "相同成员占两户全部成员", fmt.Sprintf("%.0f%%", 100*o.share())),
			fact("same", "相同的成员", sameNames(o)),
			fact("match", "比对依据", fmt.Sprintf("证件号码一致 %d 人，疑似同一人 %d 人", o.byNumber, len(o.same)-o.byNumber)),
			fact("keep", "保留哪一户（仅供参考）", keepWords(o)),
		},
		Matters: []string{o.first.Number, o.later.Number},
	}
	for _, pair := range o.same {
		f.Related = append(f.Related, relatedPerson(pair[0], say("前面一户的同一人", "the same person in the earlier household")))
		f.Matters = append(f.Matters, personKeys([]*roll.Person{pair[0], pair[1]})...)
	}
	return f
}

func sameNames(o *overlap) string {
	var names []string
	for _, pair := range o.same {
		names = append(names, pair[1].Name().Text)
	}
	return strings.Join(names, "、")
}

// keepWords suggests which household stays: the one identified earlier, else the one with more help on record; it decides nothing.
func keepWords(o *overlap) string {
	first, later := o.first.Date(roll.IdentifiedDate), o.later.Date(roll.IdentifiedDate)
	switch {
	case first != 0 && later != 0 && first != later:
		if first < later {
			return "户编号 " + o.first.Number + "：识别时间较早（" + first.String() + "）"
		}
		return "户编号 " + o.later.Number + "：识别时间较早（" + later.String() + "）"
	case helpOf(o.first) != helpOf(o.later):
		if helpOf(o.first) > helpOf(o.later) {
			return "户编号 " + o.first.Number + "：帮扶记录较多"
		}
		return "户编号 " + o.later.Number + "：帮扶记录较多"
	}
	return "数据中看不出，请以先识别、帮扶记录多、成员齐全的为准"
}

// helpOf counts the kinds of help that a household has on record.
func helpOf(h *roll.Household) int {
	n := 0
	for f := roll.HelpIndustry; f <= roll.HelpLiving; f++ {
		if text := h.Text(f); text != "" && text != string(roll.No) {
			n++
		}
	}
	return n
}
