package ledger

import (
	"encoding/json"

	"rollnet/io/place"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// unit is what follows when a finding's proposal is accepted, as scripts and apply see it.
type unit struct {
	Operation screening.Operation `json:"operation"`
	Into      *string             `json:"into"`
	Changes   []change            `json:"changes"`
	Leaves    []row               `json:"leaves"`
	Enters    []row               `json:"enters"`
}

// change is one cell of the roll.
type change struct {
	File    string `json:"file"`
	Sheet   string `json:"sheet"`
	Row     int    `json:"row"`
	Column  string `json:"column"`
	Field   string `json:"field"`
	Was     string `json:"was"`
	Becomes string `json:"becomes"`
}

// row is a row that leaves the roll, or one of the register or a list that is to be entered, with the fields that it has.
type row struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Fields fields `json:"fields"`
}

func unitOf(u *screening.Unit) *unit {
	if u == nil {
		return nil
	}
	out := &unit{Operation: u.Operation, Into: orNull(u.Into), Changes: make([]change, 0, len(u.Changes)), Leaves: rowsOf(u.Leaves), Enters: rowsOf(u.Enters)}
	for _, c := range u.Changes {
		one := change{Field: c.At.Field.String(), Was: c.At.Part.Text(c.At.Field, c.At.Row), Becomes: c.Becomes}
		one.File, one.Sheet, one.Row, one.Column = place.Cell(c.At)
		out.Changes = append(out.Changes, one)
	}
	return out
}

func rowsOf(entries []roll.Entry) []row {
	out := make([]row, 0, len(entries))
	for _, e := range entries {
		one := row{Fields: fields(e)}
		one.File, one.Sheet, one.Row, _ = place.Cell(e.At(roll.NoField))
		out = append(out, one)
	}
	return out
}

// fields writes a row's texts by their fields' keys, those that are blank left out, in the order of the fields.
type fields roll.Entry

// MarshalJSON writes the object.
func (f fields) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for _, field := range roll.Fields() {
		text := roll.Entry(f).Text(field)
		if text == "" {
			continue
		}
		quoted, err := json.Marshal(text)
		if err != nil {
			return nil, err
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, '"')
		out = append(out, field.String()...)
		out = append(out, '"', ':')
		out = append(out, quoted...)
	}
	return append(out, '}'), nil
}
