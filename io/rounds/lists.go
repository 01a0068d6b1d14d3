package rounds

import (
	"cmp"
	"strings"

	"rollnet/io/ledger"
	"rollnet/io/operations"
	"rollnet/io/place"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// Items are the lines of an operation's list: a line for each cell that changes, each row that leaves and each that is to be
// entered, once each though several findings say it: then all their rules are named. rule gives a rule's code and title.
func (p *Plan) Items(op screening.Operation, books *Books, rule func(code string) string) []operations.Item {
	var items []operations.Item
	add := func(a *Accepted, item operations.Item) {
		f := a.Finding
		item.Why, item.Rule, item.Into = f.Message, rule(f.Rule), string(a.Unit.Into)
		item.Verifier, item.Day, item.Note = a.Answer.Verifier, a.Answer.Date, a.Answer.Note
		items = append(items, item)
	}
	for _, c := range p.Changes() {
		if c.For.Unit.Operation == op {
			add(c.For, operations.Item{Place: books.place(c.For.Finding, c.File, c.Sheet, c.Row), Field: roll.FieldByKey(c.Field), Was: c.Was, Becomes: c.Becomes})
		}
	}
	for _, l := range p.Leaves() {
		if l.For.Unit.Operation == op {
			add(l.For, operations.Item{Place: ofRow(l.For.Finding, &l.Row), Fields: l.Row.Fields})
		}
	}
	entered := map[Cell]int{}
	for i := range p.Accepted {
		a := &p.Accepted[i]
		if a.Unit.Operation != op {
			continue
		}
		for j := range a.Unit.Enters {
			row := &a.Unit.Enters[j]
			at := Cell{row.File, row.Sheet, row.Row, string(a.Unit.Into)}
			if n, is := entered[at]; is {
				if name := rule(a.Finding.Rule); !strings.Contains(items[n].Rule, name) {
					items[n].Rule += "；" + name
				}
				continue
			}
			entered[at] = len(items)
			item := operations.Item{Place: ofRow(a.Finding, row), Fields: row.Fields}
			item.Household = cmp.Or(string(a.Unit.Into), item.Household)
			add(a, item)
		}
	}
	return items
}

// place is where a row of the roll stands, at the door and in the file; what its own household does not say, the finding does.
func (b *Books) place(f *ledger.Finding, file, sheet string, row int) place.Place {
	at := place.Place{Town: string(f.Town), Village: string(f.Village), Group: string(f.Group), Household: string(f.Household), Head: string(f.Head),
		Person: string(f.Person), Name: string(f.Name), ID: string(f.Number), File: file, Sheet: sheet, Row: row}
	person, house := b.Owner(file, sheet, row)
	if house != nil {
		at.Household, at.County = house.Number, house.Says(roll.County)
		at.Town, at.Village = cmp.Or(house.Says(roll.Town), at.Town), cmp.Or(house.Says(roll.Village), at.Village)
		if head := house.Head(); head != nil {
			at.Head = strings.TrimSpace(head.Text(roll.Name))
		}
	}
	if person != nil {
		at.Person, at.Name, at.ID = person.Key(), strings.TrimSpace(person.Text(roll.Name)), strings.TrimSpace(person.Text(roll.IDNumber))
	}
	return at
}

// ofRow is the place of a row by what it says itself.
func ofRow(f *ledger.Finding, row *ledger.Row) place.Place {
	say := func(fields ...roll.Field) string {
		for _, field := range fields {
			if s := strings.TrimSpace(row.Fields.Of(field.String())); s != "" {
				return s
			}
		}
		return ""
	}
	return place.Place{
		County: say(roll.County), Town: cmp.Or(say(roll.Town), string(f.Town)), Village: cmp.Or(say(roll.Village), string(f.Village)),
		Group: cmp.Or(say(roll.Group, roll.Address), string(f.Group)), Household: say(roll.HouseholdNumber), Head: cmp.Or(say(roll.HeadName), string(f.Head)),
		Person: say(roll.PersonNumber), Name: say(roll.Name, roll.HeadName), ID: say(roll.IDNumber, roll.HeadID), File: row.File, Sheet: row.Sheet, Row: row.Row,
	}
}

// Lines is the ledger: a line for each cell that changes and each row that leaves, in order of their places. basis gives what a
// rule rests on.
func (p *Plan) Lines(books *Books, basis func(code string) string) []ledger.Line {
	var lines []ledger.Line
	add := func(a *Accepted, l ledger.Line) {
		f := a.Finding
		person, house := books.Owner(l.File, l.Sheet, l.Row)
		l.Household, l.Rule, l.Action, l.Basis = string(f.Household), f.Rule, f.Action, basis(f.Rule)
		if house != nil {
			l.Household = house.Number
		}
		if person != nil {
			l.Person = person.Key()
		}
		if l.Column == "" {
			l.Field, l.Was = ledger.RowField, cmp.Or(l.Person, l.Household)
			if person != nil {
				l.Was = cmp.Or(l.Person, person.Name().Text)
			}
		}
		lines = append(lines, l)
	}
	changes, leaves := p.Changes(), p.Leaves()
	for len(changes)+len(leaves) > 0 {
		if len(leaves) == 0 || len(changes) > 0 && before(&changes[0], &leaves[0]) {
			c := changes[0]
			changes = changes[1:]
			add(c.For, ledger.Line{File: c.File, Sheet: c.Sheet, Row: c.Row, Column: c.Column, Field: c.Field, Was: c.Was, Becomes: c.Becomes})
			continue
		}
		l := leaves[0]
		leaves = leaves[1:]
		add(l.For, ledger.Line{File: l.File, Sheet: l.Sheet, Row: l.Row.Row})
	}
	return lines
}

func before(c *Change, l *Leave) bool {
	return cmp.Or(strings.Compare(c.File, l.File), strings.Compare(c.Sheet, l.Sheet), cmp.Compare(c.Row, l.Row.Row)) < 0
}
