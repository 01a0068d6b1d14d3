package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/minimal"
	"rollnet/screening/roll"
)

// value is what a cell's only choice is, as it would be written; ok is false where there are several, or none may be proposed.
func (a *agreement) value(set minimal.Set, cell int) (text string, ok bool) {
	for _, choice := range set.Choices {
		if a.Variables[choice.Variable].Cell != cell {
			continue
		}
		allowed := a.cells[cell].allowed
		if allowed == nil || len(choice.Values) != 1 {
			return "", false
		}
		return allowed(choice.Values[0])
	}
	return "", false
}

// proposals are the values of a set's cells; nil where one of them is not determined, or not to be proposed.
func (a *agreement) proposals(set minimal.Set) []string {
	var all []string
	for _, cell := range set.Cells {
		text, ok := a.value(set, cell)
		if !ok {
			return nil
		}
		all = append(all, text)
	}
	return all
}

// way says in words which cells a set changes, and to what where that is known and nobody's number or birthday.
func (a *agreement) way(set minimal.Set) screening.Words {
	var zh, en []string
	for _, cell := range set.Cells {
		d := a.cells[cell]
		whoZH, whoEN := "", ""
		if d.p != nil {
			whoZH = "“" + string(d.p.Relation()) + "”" + mask.Name(d.p.Name().Text) + "的"
			whoEN = string(d.p.Relation()) + " " + mask.Name(d.p.Name().Text) + ": "
		}
		whoZH, whoEN = whoZH+d.at.Field.Chinese(), whoEN+d.at.Field.English()
		if text, ok := a.value(set, cell); ok {
			if d.at.Field == roll.BirthDate {
				whoZH, whoEN = whoZH+"（按证件号码）", whoEN+" (by the ID number)"
			} else {
				whoZH, whoEN = whoZH+"改为 "+text, whoEN+" to "+text
			}
		}
		zh, en = append(zh, whoZH), append(en, whoEN)
	}
	return say(strings.Join(zh, "和"), strings.Join(en, " and "))
}

func join(ways []screening.Words, chinese bool) string {
	var all []string
	for _, w := range ways {
		if chinese {
			all = append(all, w.ZH)
		} else {
			all = append(all, w.EN)
		}
	}
	if chinese {
		return strings.Join(all, "；或")
	}
	return strings.Join(all, "; or ")
}
