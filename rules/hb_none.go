package rules

import (
	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var bookMissing = ofBooks(screening.Rule{
	Code: "HB-002", Severity: screening.Err, Action: screening.Verify, Field: roll.HouseholdNumber,
	Title:      say("册无户、户无册、一户两册，卡色不符", "a book without its household, a household without its book or with two, a card of the wrong colour"),
	Reason:     say("一户一册一卡：每户一本手册、一张联系卡，未脱贫为蓝卡，脱贫换红卡。", "one household, one handbook, one card: blue before the exit, red after it"),
	Condition:  say("手册（台账）上的户不在花名册；在册户没有手册（台账）；一户有两本；手册上没有户编号和证件号码，不知是谁家的；已脱贫户不是红卡、未脱贫户不是蓝卡，或没有卡。", "a book whose household is not on the roll; a household of the roll without a book; one with two; a book with neither a household number nor an ID number; an exited household whose card is not red, another one whose card is not blue, or no card"),
	Exceptions: say("手册只覆盖了该村不足半数的户时，户无册不判断（计入“无法判断”）；卡色为空的、脱贫状态不明的不判断；预脱贫、返贫户为蓝卡。", "where the books cover less than half of a village's households, its households without one are counted as not judged; blank colours and unknown statuses; households about to exit or returned have a blue card"),
	Basis:      say("桂扶领发〔2016〕14号：一户一册一卡", "notice 桂扶领发〔2016〕14号: one household, one handbook, one card"),
	Years:      "2016-2020",
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	for _, e := range x.Keyless {
		out.Look()
		out.Find(screening.Finding{At: e.At(roll.NoField), Name: e.Name().Text, Matters: []string{"keyless", e.Name().Key, e.Text(roll.Village)},
			Message: say("手册没有户编号，也没有认得的证件号码，不知是哪一户的，请补填", "the book has neither a household number nor a known ID number: whose it is cannot be told")})
	}
	for _, b := range x.Books {
		out.Look()
		switch {
		case b.House == nil:
			f := aboutBook(x, b, roll.HouseholdNumber)
			f.Matters = []string{"no household", b.Number, f.Person}
			f.Message = say(b.Source.Words().ZH+"上的户不在花名册（册无户），请核实户编号或是否已剔除", "a "+b.Source.Words().EN+" whose household is not on the roll; check the number, or whether it was struck off")
			out.Find(f)
		case len(b.Again) > 0 || x.BooksOf(b.House, b.Source)[0] != b:
			f := aboutBook(x, b, roll.HouseholdNumber)
			if len(b.Again) > 0 {
				f.At = b.Again[0].At(roll.HouseholdNumber)
				f.Related = append(f.Related, relatedEntry(b.Rows[0], say("同一户的另一本", "the other one of the household")))
			}
			f.Matters = []string{"two", string(b.Source)}
			f.Message = say("一户有两本"+b.Source.Words().ZH+"，请核实哪一本有效", "the household has two of them ("+b.Source.Words().EN+"); check which one holds")
			out.Find(f)
		}
		if b.House != nil {
			checkCard(x, b, out)
		}
	}
	for _, s := range []handbook.Source{handbook.Handbook, handbook.Ledger} {
		if x.Has(s) {
			householdsWithout(c, x, s, out)
		}
	}
})

// checkCard holds the colour of the contact card against the status.
func checkCard(x *handbook.Index, b *handbook.Book, out *screening.Report) {
	card := b.Row(roll.CardColour).Term(roll.CardColour)
	if card == "" || card == roll.Unknown {
		return
	}
	if !statusStated(b.House) {
		out.CannotJudge(say("脱贫状态不明，卡色无从核对", "the status is not known, and with it the colour of the card"))
		return
	}
	want := roll.Term("蓝卡")
	if b.House.Exited() {
		want = "红卡"
	}
	if card == want {
		return
	}
	f := aboutBook(x, b, roll.CardColour)
	f.Matters = []string{"card", string(card), string(want)}
	f.Evidence = []screening.Fact{fact("card", "卡色", string(card)), fact("expected", "应为", string(want))}
	f.Message = say("联系卡为“"+string(card)+"”，按脱贫状态应为"+string(want)+"，请核实", "the contact card is "+string(card)+", by the status it is to be "+string(want)+"; to be checked")
	out.Find(f)
}

func statusStated(h *roll.Household) bool {
	for _, f := range []roll.Field{roll.ExitStatus, roll.HouseholdType, roll.PovertyAttribute} {
		if known(h.Term(f)) {
			return true
		}
	}
	return false
}

// householdsWithout finds the households without a book of a source, in the villages that the books cover.
func householdsWithout(c *screening.Case, x *handbook.Index, s handbook.Source, out *screening.Report) {
	type village struct{ town, village string }
	type count struct{ all, with int }
	villages := map[village]*count{}
	of := func(h *roll.Household) village {
		return village{kin.Place(h.Says(roll.Town)), kin.Place(h.Says(roll.Village))}
	}
	each := func(visit func(h *roll.Household, n *count)) {
		for i := range c.Roll.Households {
			h := &c.Roll.Households[i]
			if kin.Of(c).Older(h) {
				continue
			}
			v := of(h)
			if villages[v] == nil {
				villages[v] = &count{}
			}
			visit(h, villages[v])
		}
	}
	each(func(h *roll.Household, n *count) {
		n.all++
		if len(x.BooksOf(h, s)) > 0 {
			n.with++
		}
	})
	each(func(h *roll.Household, n *count) {
		switch {
		case len(x.BooksOf(h, s)) > 0:
			return
		case 2*n.with < n.all:
			out.CannotJudge(say("该村的"+s.Words().ZH+"不足半数户，户无册无从判断", "the books cover less than half of the village"))
			return
		}
		out.Look()
		out.Find(screening.Finding{House: h, At: h.At(roll.HouseholdNumber), Matters: []string{"no book", string(s)},
			Message: say("在册户没有"+s.Words().ZH+"（户无册），请核实", "the household has no "+s.Words().EN+"; to be checked")})
	})
}
