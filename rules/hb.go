package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/roll"
)

// ofBooks finishes a rule about handbooks, ledgers and visit logs.
func ofBooks(r screening.Rule, check func(c *screening.Case, x *handbook.Index, out *screening.Report)) *screening.Rule {
	r.Family = screening.Handbook
	r.Needs = append([]screening.Need{screening.NeedList(roll.Handbook)}, r.Needs...)
	r.Check = screening.Whole(func(c *screening.Case, out *screening.Report) { check(c, handbook.Of(c), out) })
	return &r
}

// bookNeeds asks for one of some columns in a handbook, ledger or log.
func bookNeeds(fields ...roll.Field) screening.Need {
	return screening.Need{Missing: func(c *screening.Case) screening.Words {
		var zh, en []string
		for _, f := range fields {
			for _, p := range c.Lists[roll.Handbook].Parts {
				if p.Has(f) {
					return screening.Words{}
				}
			}
			zh, en = append(zh, "“"+f.Chinese()+"”"), append(en, f.String())
		}
		return say("手册、台账没有"+strings.Join(zh, "或")+"列", "no handbook or ledger has a column for "+strings.Join(en, " or "))
	}}
}

// aboutBook is a finding about what a book says in a column; the head's row of the roll and the household's other books are
// related.
func aboutBook(x *handbook.Index, b *handbook.Book, f roll.Field) screening.Finding {
	at := b.Row(f)
	out := screening.Finding{House: b.House, At: at.At(f), Household: b.Number, Name: at.Name().Text}
	if b.House == nil {
		out.Person = at.ID().Text
		return out
	}
	out.Household, out.Name = b.House.Number, nameOf(b.House)
	out.Related = append(out.Related, relatedHouse(b.House, say("花名册", "roll")))
	for _, s := range []handbook.Source{handbook.Handbook, handbook.Ledger} {
		for _, other := range x.BooksOf(b.House, s) {
			if other != b {
				out.Related = append(out.Related, relatedEntry(other.Row(f), s.Words()))
			}
		}
	}
	return out
}

// relatedHouse points at the row of the roll that stands for a household.
func relatedHouse(h *roll.Household, note screening.Words) screening.Related {
	return screening.Related{At: h.At(roll.NoField), Household: h.Number, Name: nameOf(h), Note: note}
}
