package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var phoneNone = &screening.Rule{
	Code: "PH-002", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseholdPhone,
	Title:      say("全户没有联系电话", "household without a phone number"),
	Reason:     say("没有电话联系不上农户，通知和电话核查都落空。", "the household cannot be reached"),
	Condition:  say("户联系电话为空，现有成员的联系电话也都为空。", "the household's number is blank, and so is every current member's"),
	Exceptions: say("任一成员有电话的不算；表中没有电话列、电话列整列为空的不看。", "one member with a number is enough; sheets without the column or with nothing in it"),
	Basis:      official("4_02_001"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.Phone, roll.HouseholdPhone)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		columns, at := false, h.At(roll.HouseholdPhone)
		blank := func(p *roll.Part, f roll.Field, row int) bool {
			columns = columns || !emptyColumn(c, p, f)
			return nothing(p.Text(f, row))
		}
		empty, current := blank(at.Part, roll.HouseholdPhone, at.Row), len(h.Members) == 0
		for i := range h.Members {
			if p := &h.Members[i]; p.Current() {
				current = true
				empty = blank(p.Part, roll.Phone, int(p.Row)) && empty
				empty = blank(p.Part, roll.HouseholdPhone, int(p.Row)) && empty
			}
		}
		if !columns || !current {
			return
		}
		out.Look()
		if !empty {
			return
		}
		if !at.Part.Has(roll.HouseholdPhone) {
			at = h.At(roll.Phone)
		}
		out.Find(screening.Finding{House: h, At: at, Matters: []string{"none"},
			Message: say("全户没有联系电话，请补填", "the household has no phone number; fill one in")})
	}),
}

var phoneShared = &screening.Rule{
	Code: "PH-003", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseholdPhone,
	Title:      say("不同户同一电话", "one phone number in several households"),
	Reason:     say("常是村干部、帮扶人的号码代填，农户本人联系不上。", "often a cadre's number put in as a filler"),
	Condition:  say("同一电话出现在两户以上；在后面各户列出，指向最先的一户。", "one number in two households or more; found at the later ones, pointing back to the first"),
	Exceptions: say("同村两户共用而其中一户全是老人（elder_age）的不算，老人常留子女电话；同一户的历年记录、不是现有成员的不看；两户有同一人（DUP-001、DUP-002）的、格式不对的号码（PH-001）不比。", "two households of a village of which one is all old people, who give a child's number; yearly pictures of one household; former members; households that list one person twice (DUP-001, DUP-002); what is no phone number (PH-001)"),
	Basis:      official("5_15_022"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.Phone, roll.HouseholdPhone)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		shared(c, out, phonesOf, func(first, h *roll.Household, both bool) bool {
			old := both && first.Text(roll.Village) == h.Text(roll.Village) && (allOld(c, first) || allOld(c, h))
			return old || sharePerson(first, h)
		}, func(f *screening.Finding, number string) {
			f.Message = say("电话 "+mask.Phone(number)+" 与另一户相同，请核实是否代填", "the phone number "+mask.Phone(number)+" is another household's too; is it a filler?")
		})
	}),
}

// phonesOf are a household's phone numbers and where they stand.
func phonesOf(h *roll.Household, visit func(number string, at roll.Cell)) {
	give := func(at roll.Cell) {
		text := at.Part.Text(at.Field, at.Row)
		if text != "" && !mobile(text) {
			text = barePhone(text)
		}
		landline := len(text) >= 10 && len(text) <= 12 && text[0] == '0' && strings.Trim(text, "0123456789") == ""
		if (landline || mobile(text)) && strings.Trim(text, text[:1]) != "" {
			visit(text, at)
		}
	}
	give(h.At(roll.HouseholdPhone))
	for i := range h.Members {
		if p := &h.Members[i]; p.Current() {
			give(p.At(roll.Phone))
		}
	}
}

func allOld(c *screening.Case, h *roll.Household) bool {
	for i := range h.Members {
		if p := &h.Members[i]; p.Current() && date.Age(soundBirth(c, p), c.AsOf) < c.Profile.ElderAge {
			return false
		}
	}
	return len(h.Members) > 0
}

// sharePerson says that one person is listed in both households.
func sharePerson(a, b *roll.Household) bool {
	return anyMember(a, func(p *roll.Person) bool {
		key := p.ID().Key
		return key != "" && anyMember(b, func(q *roll.Person) bool { return q.ID().Key == key })
	})
}
