package ledger

import (
	"rollnet/io/place"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// Unit is what follows when a finding's proposal is accepted, as scripts and apply see it.
type Unit struct {
	Operation screening.Operation `json:"operation"`
	Into      OrNull              `json:"into"`
	Changes   []Change            `json:"changes"`
	Leaves    []Row               `json:"leaves"`
	Enters    []Row               `json:"enters"`
}

// Change is one cell of the roll.
type Change struct {
	File    string `json:"file"`
	Sheet   string `json:"sheet"`
	Row     int    `json:"row"`
	Column  string `json:"column"`
	Field   string `json:"field"`
	Was     string `json:"was"`
	Becomes string `json:"becomes"`
}

// Row is a row that leaves the roll, or one of the register or a list that is to be entered: its texts by their fields'
// keys, those that are blank left out, in the order of the fields.
type Row struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Fields Facts  `json:"fields"`
}

// UnitOf puts a unit into plain words.
func UnitOf(u *screening.Unit) *Unit {
	if u == nil {
		return nil
	}
	out := &Unit{Operation: u.Operation, Into: OrNull(u.Into), Changes: make([]Change, 0, len(u.Changes)), Leaves: rowsOf(u.Leaves), Enters: rowsOf(u.Enters)}
	for _, c := range u.Changes {
		one := Change{Field: c.At.Field.String(), Was: c.At.Part.Text(c.At.Field, c.At.Row), Becomes: c.Becomes}
		one.File, one.Sheet, one.Row, one.Column = place.Cell(c.At)
		out.Changes = append(out.Changes, one)
	}
	return out
}

func rowsOf(entries []roll.Entry) []Row {
	out := make([]Row, 0, len(entries))
	for _, e := range entries {
		one := Row{Fields: Facts{}}
		one.File, one.Sheet, one.Row, _ = place.Cell(e.At(roll.NoField))
		for _, field := range roll.Fields() {
			if text := e.Text(field); text != "" {
				one.Fields = append(one.Fields, screening.Fact{Key: field.String(), Value: text})
			}
		}
		out = append(out, one)
	}
	return out
}
