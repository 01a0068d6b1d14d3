package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// listRows are the rows of a list that stand against a person.
type listRows []kin.Match

// standing leaves out the rows that do not count.
func standing(c *screening.Case, p *roll.Person, rows []kin.Match, counts func(*screening.Case, *roll.Person, roll.Entry) bool) listRows {
	var kept listRows
	for _, m := range rows {
		if counts(c, p, m.Entry) {
			kept = append(kept, m)
		}
	}
	return kept
}

func (rows listRows) count() string { return strconv.Itoa(len(rows)) }

// texts is what the rows say in one column, each word once; no fact where they say nothing.
func (rows listRows) texts(key, label string, f roll.Field) []screening.Fact {
	var words []string
	seen := map[string]bool{}
	for _, m := range rows {
		if s := strings.TrimSpace(m.Entry.Text(f)); s != "" && !seen[s] {
			seen[s] = true
			words = append(words, s)
		}
	}
	if words == nil {
		return nil
	}
	return []screening.Fact{fact(key, label, strings.Join(words, "、"))}
}

// listFinding is what findings from a list against a member have in common.
func listFinding(c *screening.Case, p *roll.Person, rows listRows, when roll.Field, label string) screening.Finding {
	identified := identifiedOn(p)
	f := screening.Finding{Of: p, Matters: []string{p.ID().Key}}
	quality, unknown, differs := rows[0].Quality, identified == 0, false
	var dates []string
	for _, m := range rows {
		day := m.Entry.Date(when)
		if day == 0 {
			unknown = true
		} else {
			dates = append(dates, day.String())
		}
		if own, other := p.Name().Key, m.Entry.Name().Key; own != "" && other != "" && own != other {
			differs = true
		}
		f.Related = append(f.Related, relatedEntry(m.Entry, say("名单记录", "row of the list")))
		f.Matters = append(f.Matters, day.String(), rowMatter(m.Entry))
	}
	f.Evidence = append(f.Evidence, fact("match", "比对依据", quality.Chinese()))
	if dates != nil {
		f.Evidence = append(f.Evidence, fact("date", label, strings.Join(dates, "、")))
	}
	if identified != 0 {
		f.Evidence = append(f.Evidence, fact("identified", "识别时间", identified.String()))
	}
	if unknown {
		f.Evidence = append(f.Evidence, fact("date_unknown", "时间不明", "识别时间或"+label+"不明，须核实先后"))
	}
	if differs {
		f.Evidence = append(f.Evidence, fact("names_differ", "姓名不一致", "名单姓名与花名册不同，可能号码录错或挂名"))
	}
	return f
}

// rowMatter is what makes a list's row the same row in the next round.
func rowMatter(e roll.Entry) string {
	return namekey.Strip(e.Text(roll.PlateNumber) + e.Text(roll.Unit) + e.Text(roll.Post))
}

// identifiedOn is when a person's household was identified, else the person; 0 where no column says.
func identifiedOn(p *roll.Person) date.Date {
	if d := p.Household.Date(roll.IdentifiedDate); d != 0 {
		return d
	}
	if d := p.Date(roll.IdentifiedDate); d != 0 {
		return d
	}
	return p.Date(roll.PersonIdentifiedDate)
}

// happenedAfter says that something surely came about after the identification, and where that is unknown, after the
// day that the roll is of: then it was not so at the identification either.
func happenedAfter(c *screening.Case, p *roll.Person, day date.Date) bool {
	return day.After(identifiedOn(p)) || day.After(c.AsOf)
}

// rowWords is what a row says in some columns, and in all columns that were taken for nothing: lists have columns such as
// 身份 that no field stands for.
func rowWords(e roll.Entry, fields ...roll.Field) []string {
	var words []string
	taken := map[int]bool{}
	for _, f := range roll.Fields() {
		if e.Part.Has(f) {
			taken[e.Part.Column(f)] = true
		}
	}
	for _, f := range fields {
		words = append(words, e.Text(f))
	}
	for col := range e.Part.Table.Columns {
		if !taken[col] {
			words = append(words, e.Part.Table.At(int(e.Row), col).Text)
		}
	}
	return words
}

// hasAny says that one of some texts contains one of some words, whatever their blanks.
func hasAny(texts, words []string) bool {
	for _, text := range texts {
		text = namekey.Strip(text)
		for _, w := range words {
			if w != "" && strings.Contains(text, w) {
				return true
			}
		}
	}
	return false
}
