package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var dupCouple = &screening.Rule{
	Code: "DUP-008", Family: screening.Duplicate, Severity: screening.Warn, Action: screening.Verify, Field: roll.Relation,
	Title:      say("夫妻各为户主", "husband and wife each a head"),
	Reason:     say("夫妻分立两户，收入、住房分开算，可能是拆户。", "a couple in two households has its income and house counted apart; the household may have been split"),
	Condition:  say("两户的户主中，一人在另一户（花名册）或同一户籍册（农户册）登记为另一人的配偶，并且两户联系电话、银行账号或详细住址相同；列在后出现的户。", "two heads of households of whom one stands as the other's spouse in that household (the roll) or in one household book (the register), and the two households have one phone number, bank account or exact address; one finding at the later household"),
	Exceptions: say("电话、账号、住址都不同的，可能已离婚，不算；只是电话相同的邻居不算。", "couples with nothing of these in common may be divorced; neighbours who only share a phone number"),
	Basis:      say("精准识别以户为单位，户是共同生活、共享收支的人；故意拆户属错评情形", "identification is by household, those who live and spend together; splitting one on purpose is a ground of wrong enrolment"),
	Needs:      []screening.Need{screening.NeedField(roll.Relation, roll.IDNumber)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		heads := map[string]*roll.Household{} // by the head's number, the first household
		for i := range c.Roll.Households {
			h := &c.Roll.Households[i]
			if head := h.Head(); head != nil && !x.Older(h) {
				out.Look()
				if key := head.ID().Key; key != "" && heads[key] == nil {
					heads[key] = h
				}
			}
		}
		same := sameElsewhere(c)
		told := map[[2]*roll.Household]bool{}
		for i := range c.Roll.Households {
			h := &c.Roll.Households[i]
			head := h.Head()
			if head == nil || x.Older(h) {
				continue
			}
			for _, s := range spousesOf(x, h, head) {
				other := heads[s.ID().Key]
				if other == nil || other == h {
					other = headedBy(same[s])
				}
				if other == nil || other == h || told[[2]*roll.Household{h, other}] {
					continue
				}
				if contact := sharedContact(h, other); contact != "" {
					told[[2]*roll.Household{h, other}], told[[2]*roll.Household{other, h}] = true, true
					out.Find(coupleFinding(x, h, other, s, contact))
				}
			}
		}
	}),
}

// sameElsewhere are the rows that may be a row's person under another number, found by DUP-004 and DUP-005.
func sameElsewhere(c *screening.Case) map[*roll.Person][]*roll.Person {
	all := map[*roll.Person][]*roll.Person{}
	for _, p := range doublesOf(c) {
		if mistyped(p) || soundsAlike(p) {
			all[p.First] = append(all[p.First], p.Later)
			all[p.Later] = append(all[p.Later], p.First)
		}
	}
	return all
}

// headedBy is the first household of which one of some persons is the head.
func headedBy(people []*roll.Person) *roll.Household {
	for _, p := range people {
		if p.Household.Head() == p {
			return p.Household
		}
	}
	return nil
}

// spousesOf are the rows that name somebody as the spouse of a household's head: in the household, and in the head's household book.
func spousesOf(x *kin.Index, h *roll.Household, head *roll.Person) []*roll.Person {
	var all []*roll.Person
	for _, m := range h.CurrentMembers() {
		if m.Relation() == roll.Spouse {
			all = append(all, m)
		}
	}
	for _, record := range x.InRegister(head.ID().Key) {
		for i := range record.Household.Members {
			m := &record.Household.Members[i]
			pair := [2]roll.Term{record.Relation(), m.Relation()}
			if m.ID().Key != "" && !x.Dead(m) && !x.Moved(m) && (pair == [2]roll.Term{roll.Head, roll.Spouse} || pair == [2]roll.Term{roll.Spouse, roll.Head}) {
				all = append(all, m)
			}
		}
	}
	return all
}

// sharedContact is what two households have in common of phone, account and exact address; empty where it is nothing.
func sharedContact(a, b *roll.Household) string {
	var shared []string
	if x := phoneNumbers(a); len(x) > 0 && meets(x, phoneNumbers(b)) {
		shared = append(shared, "联系电话相同")
	}
	if x := idno.Clean(a.Text(roll.BankAccount)); len(x) > 6 && x == idno.Clean(b.Text(roll.BankAccount)) {
		shared = append(shared, "银行账号相同")
	}
	if x := strings.TrimSpace(a.Text(roll.Address)); strings.Contains(x, "号") && x == strings.TrimSpace(b.Text(roll.Address)) {
		shared = append(shared, "详细住址相同")
	}
	return strings.Join(shared, "、")
}

// phoneNumbers are the mobile numbers that a household's rows state.
func phoneNumbers(h *roll.Household) map[string]bool {
	all := map[string]bool{}
	add := func(text string) {
		if n := idno.Clean(text); len(n) == 11 && strings.Trim(n, "0123456789") == "" {
			all[n] = true
		}
	}
	add(h.Text(roll.HouseholdPhone))
	for _, m := range h.CurrentMembers() {
		add(m.Text(roll.Phone))
	}
	return all
}

func meets(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

func coupleFinding(x *kin.Index, h, other *roll.Household, spouse *roll.Person, contact string) screening.Finding {
	first, later := h, other
	if x.Before(later.Face(), first.Face()) {
		first, later = later, first
	}
	where := say("户编号 "+h.Number+" 中登记为配偶", "as spouse in household "+h.Number)
	if spouse.Household != h {
		where = say("农户册中同册登记为夫妻", "as a couple in one household book")
	}
	return screening.Finding{
		House: later, At: later.At(roll.Relation), Of: later.Head(),
		Message: say(
			"与户编号 "+first.Number+" 的户主疑似夫妻而各为户主（"+where.ZH+"，"+contact+"），请核实是否离婚或拆户",
			"the head and that of household "+first.Number+" are perhaps husband and wife ("+where.EN+"); check whether they are divorced or the household was split"),
		Evidence: append(sideBySide(first.Head(), later.Head()), fact("couple", "夫妻依据", where.ZH), fact("contact", "两户相同之处", contact)),
		Related: []screening.Related{
			relatedPerson(first.Head(), say("另一户的户主", "the other household's head")),
			relatedPerson(spouse, say("登记为配偶的一行", "the row that names the spouse")),
		},
		Matters: append(personKeys([]*roll.Person{first.Head(), later.Head()}), first.Number, later.Number, contact),
	}
}
