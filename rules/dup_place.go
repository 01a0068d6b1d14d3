package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// repeats goes through all members whose number stands in an earlier row of the same data year: sameText says that first is
// the earliest row with the very same text, otherwise first is the earliest row with the same key.
func repeats(c *screening.Case, out *screening.Report, found func(first, p *roll.Person, sameText bool)) {
	x := kin.Of(c)
	for i := range c.Roll.Persons {
		p := &c.Roll.Persons[i]
		id := p.ID()
		if id.Key == "" || !p.Current() {
			continue
		}
		out.Look()
		rows := c.Roll.ByID(id.Key)
		if len(rows) == 1 {
			continue
		}
		var first, alike *roll.Person
		for _, j := range rows {
			o := &c.Roll.Persons[j]
			if !o.Current() || !x.Before(o, p) || x.Year(o) != x.Year(p) {
				continue
			}
			if first == nil || x.Before(o, first) {
				first = o
			}
			if o.ID().Text == id.Text && (alike == nil || x.Before(o, alike)) {
				alike = o
			}
		}
		switch {
		case alike != nil:
			found(alike, p, true)
		case first != nil:
			found(first, p, false)
		}
	}
}

// duplicate is what findings of the two rules have in common.
func duplicate(first, p *roll.Person) screening.Finding {
	f := screening.Finding{
		Of:       p,
		At:       p.At(roll.IDNumber),
		Evidence: []screening.Fact{fact("class", "两行关系", placing(first, p).ZH)},
		Related:  []screening.Related{relatedPerson(first, say("最先出现的行", "first seen"))},
		Matters:  []string{p.ID().Text, first.ID().Text, first.Household.Number},
	}
	if first.Name().Key != p.Name().Key {
		f.Evidence = append(f.Evidence, fact("names_differ", "姓名不一致", "同一号码两个姓名，可能一人号码录错或确有重号，请公安核对"))
	}
	return f
}

// placing says how far apart the households of two rows are.
func placing(a, b *roll.Person) screening.Words {
	same := func(f roll.Field) (equal, known bool) {
		x, y := a.Household.Text(f), b.Household.Text(f)
		return x == y, x != "" && y != ""
	}
	village, villages := same(roll.Village)
	town, towns := same(roll.Town)
	switch {
	case a.Household == b.Household:
		return say("同户", "same household")
	case villages && village && (town || !towns):
		return say("同村不同户", "same village, other household")
	case towns && town:
		return say("同乡镇不同村", "same township, other village")
	case towns:
		return say("不同乡镇", "other township")
	}
	return say("不同户", "other household")
}

// sameRow says that two rows of one sheet are equal in all columns but the running number.
func sameRow(a, b *roll.Person) bool {
	if a.Part != b.Part || a.ID().Text != b.ID().Text {
		return false
	}
	t := a.Part.Table
	for col, column := range t.Columns {
		if col == a.Part.Column(roll.Sequence) || col == a.Part.Column(roll.IDNumber) {
			continue
		}
		if column.Code(int(a.Row)) != column.Code(int(b.Row)) {
			return false
		}
	}
	return true
}

// relatedPerson is a row of the roll or register that a finding rests on.
func relatedPerson(p *roll.Person, note screening.Words) screening.Related {
	return screening.Related{At: p.At(roll.NoField), Household: p.Household.Number, Person: p.Key(), Name: p.Name().Text, Note: note}
}

// relatedEntry is a list's row that a finding rests on.
func relatedEntry(e roll.Entry, note screening.Words) screening.Related {
	return screening.Related{At: e.At(roll.NoField), Person: e.ID().Text, Name: e.Name().Text, Note: note}
}
