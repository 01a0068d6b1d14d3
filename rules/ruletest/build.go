package ruletest

import (
	"fmt"
	"strings"

	"rollnet/rules/cases"
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Build makes what a rule sees out of a case's tables, as the importer would, without files.
func Build(c cases.Case) (*screening.Case, error) {
	out := &screening.Case{Lists: map[roll.Kind]*roll.List{}, AsOf: date.Of(2018, 6, 30)}
	settings, name := c.Lines["profile"], profile.Default
	if len(settings) > 0 && !strings.Contains(settings[0], "=") {
		settings, name = settings[1:], settings[0]
	}
	p, err := profile.Load(name)
	if err != nil {
		return nil, err
	}
	out.Profile = p
	for _, line := range settings {
		if err := p.Set(line); err != nil {
			return nil, err
		}
	}
	for _, line := range c.Lines["as-of"] {
		if out.AsOf = roll.ParseDate(table.Value{Text: line, Kind: table.Text}, false); !out.AsOf.Whole() {
			return nil, fmt.Errorf("as-of %q is no day", line)
		}
	}
	era := roll.Era2018
	for _, line := range c.Lines["era"] {
		era = roll.Era(line)
	}
	for _, line := range c.Lines["lost"] {
		var name string
		var row int
		if _, err := fmt.Sscan(line, &name, &row); err != nil {
			return nil, fmt.Errorf("lost %q is no table and row", line)
		}
		loss, err := screening.NewLoss(fileName(name), "", row, screening.Words{ZH: "文件不完整", EN: "the file is not complete"})
		if err != nil {
			return nil, err
		}
		out.Losses = append(out.Losses, loss)
	}
	return out, fill(out, c.Tables, era)
}

func fill(out *screening.Case, tables []cases.Table, era roll.Era) error {
	var persons, households, register []*roll.Part
	lists := map[roll.Kind][]*roll.Part{}
	for _, t := range tables {
		kind := roll.Kind(t.Kind)
		switch t.Kind {
		case "roll":
			kind = roll.Persons
		case "household":
			kind = roll.Households
		}
		part, err := newPart(t, kind, era)
		if err != nil {
			return err
		}
		switch kind {
		case roll.Persons:
			persons = append(persons, part)
		case roll.Households:
			households = append(households, part)
		case roll.Register:
			register = append(register, part)
		default:
			lists[kind] = append(lists[kind], part)
		}
	}
	out.Roll = newRoll(persons, households)
	if len(register) > 0 {
		out.Register = newRoll(register, nil)
	}
	for _, kind := range roll.ListKinds {
		if parts := lists[kind]; parts != nil {
			out.Lists[kind] = roll.NewList(kind, parts)
		}
		delete(lists, kind)
	}
	for kind := range lists {
		return fmt.Errorf("there is no list %q", kind)
	}
	return nil
}

func newPart(t cases.Table, kind roll.Kind, era roll.Era) (*roll.Part, error) {
	if len(t.Rows) == 0 {
		return nil, fmt.Errorf("%s: no header", t.Name)
	}
	columns := map[roll.Field]int{}
	for col, header := range t.Rows[0] {
		f := fieldOf(header)
		if f == roll.NoField {
			return nil, fmt.Errorf("%s: there is no field %q", t.Name, header)
		}
		columns[f] = col
	}
	b := table.NewBuilder(fileName(t.Name), "")
	var rows []int32
	for i, cells := range t.Rows {
		if err := b.Row(i + 1); err != nil {
			return nil, err
		}
		for col, text := range cells {
			kind, text := cellKind(text)
			if err := b.Cell(col, kind, []byte(text)); err != nil {
				return nil, err
			}
		}
		if i > 0 {
			rows = append(rows, int32(i))
		}
	}
	made := b.Table()
	if made.Rows() != len(t.Rows) {
		return nil, fmt.Errorf("%s: a row has nothing but blanks", t.Name)
	}
	return roll.NewPart(kind, era, made, columns, rows), nil
}

// fileName is how wanted findings name a table: roll, payroll, roll_b.
func fileName(section string) string {
	return strings.ReplaceAll(strings.TrimPrefix(section, "list "), ", ", "_")
}

// cellKind reads the marks of a cell that is not text: {n} before a number cell, {d} before a date cell.
func cellKind(text string) (table.Kind, string) {
	if digits, ok := strings.CutPrefix(text, "{n}"); ok {
		return table.Number, digits
	}
	if serial, ok := strings.CutPrefix(text, "{d}"); ok {
		return table.Date, serial
	}
	if text == "" {
		return table.Blank, ""
	}
	return table.Text, text
}

func fieldOf(header string) roll.Field {
	if header == "户号" { // as the register of all households calls it
		return roll.HouseholdNumber
	}
	for _, f := range roll.Fields() {
		if f.String() == header || f.Chinese() == header {
			return f
		}
	}
	return roll.NoField
}

// newRoll groups persons by household number and data year, else by the head's ID number, in order of first rows.
func newRoll(persons, households []*roll.Part) *roll.Roll {
	var order []string
	rows := map[string][]roll.Person{}
	sheets, also := map[string]roll.Entry{}, map[string][]roll.Entry{}
	meet := func(key string) {
		if _, known := rows[key]; !known {
			rows[key] = nil
			order = append(order, key)
		}
	}
	for _, p := range persons {
		for _, row := range p.Rows {
			key := householdKey(p, row)
			meet(key)
			rows[key] = append(rows[key], roll.Person{Part: p, Row: row})
		}
	}
	for _, p := range households {
		for _, row := range p.Rows {
			key := householdKey(p, row)
			meet(key)
			if _, twice := sheets[key]; twice {
				also[key] = append(also[key], roll.Entry{Part: p, Row: row})
				continue
			}
			sheets[key] = roll.Entry{Part: p, Row: row}
		}
	}
	var all []roll.Person
	for _, key := range order {
		all = append(all, rows[key]...)
	}
	houses := make([]roll.Household, len(order))
	from := 0
	for i, key := range order {
		to := from + len(rows[key])
		h := &houses[i]
		h.Key, h.Members = key, all[from:to:to]
		h.Number, _, _ = strings.Cut(key, "|")
		if s, ok := sheets[key]; ok {
			h.Sheet, h.Row, h.Also = s.Part, s.Row, also[key]
		}
		for m := range h.Members {
			h.Members[m].Household = h
		}
		from = to
	}
	return roll.New(append(append([]*roll.Part{}, households...), persons...), all, houses)
}

func householdKey(p *roll.Part, row int32) string {
	number := p.Text(roll.HouseholdNumber, int(row))
	if number == "" {
		number = p.ID(roll.HeadID, int(row)).Key
	}
	return number + "|" + p.Text(roll.DataYear, int(row))
}
