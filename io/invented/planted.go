package invented

import (
	"encoding/json"
	"fmt"
	"os"

	"rollnet/screening/idno"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Line is one line of planted.jsonl.
type Line struct {
	Kind      invent.PlantedKind `json:"kind"`
	Rule      string             `json:"rule"`
	File      string             `json:"file"`
	Sheet     string             `json:"sheet"`
	Row       int                `json:"row"`                // of the finding
	CellRow   int                `json:"cell_row,omitempty"` // of the changed cell, where that is another row
	Column    string             `json:"column,omitempty"`
	Field     string             `json:"field,omitempty"`
	Household string             `json:"household,omitempty"` // 户编号, or 户号 where the place is the register
	Person    string             `json:"person,omitempty"`    // 人编号, or the ID number where there is none
	Original  string             `json:"original"`
	Planted   string             `json:"planted"`
	Action    string             `json:"action,omitempty"`
	Severity  string             `json:"severity,omitempty"` // of the finding, where it is not the rule's own
	Expected  string             `json:"expected,omitempty"` // what the cell becomes, or what is proposed
	Related   []string           `json:"related,omitempty"`  // households, of the roll and the register, one of which the finding is to name
	Note      string             `json:"note,omitempty"`
}

// planted writes planted.jsonl.
func (w *writer) planted() error {
	return w.file(PlantedFile, func(f *os.File) error {
		to := json.NewEncoder(f)
		to.SetEscapeHTML(false)
		for _, p := range w.county.Planted {
			line, err := w.line(p)
			if err != nil {
				return err
			}
			if err := to.Encode(line); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) line(p *invent.Planted) (Line, error) {
	l := Line{Kind: p.Kind, Rule: p.Rule, Original: p.Original, Planted: p.Planted, Action: p.Action, Severity: p.Severity, Expected: p.Expected, Note: p.Note}
	if p.Kin != nil {
		at := w.rows[p.Kin.Head()]
		l.Related = append(l.Related, number(p.Kin.Number, p.Kin.Head().ID, at))
	}
	if p.KinBook != nil {
		l.Related = append(l.Related, p.KinBook.Number)
	}
	if p.Field != roll.NoField {
		l.Field = p.Field.String()
	}
	at, found := w.spot(p)
	if !found {
		return l, fmt.Errorf("%s: a planted row was not written", p.Rule)
	}
	l.File, l.Sheet, l.Row = at.file, at.name, at.row
	if at.sheet == nil {
		if p.List == "" {
			l.Household = p.Person.Book.Number
			l.Person = p.Person.ID
		}
		return l, nil
	}
	l.Household = number(at.made.house.Number, at.made.house.Head().ID, at)
	if at.made.member != nil && !p.OfHousehold() {
		l.Person = number(at.made.member.Number, at.made.member.ID, at)
	}
	if changed := w.rows[p.Cell]; p.Cell != nil && changed.row != l.Row {
		l.CellRow = changed.row
	}
	if i := at.sheet.letter(p.Field); i >= 0 {
		l.Column = table.ColumnName(i)
		w.inCells(&l, p, at, i)
	}
	return l, nil
}

// number is what findings call a household or person: the system's number, or in layouts without one the ID number.
func number(own, id string, at spot) string {
	if at.sheet.letter(roll.HouseholdNumber) >= 0 {
		return own
	}
	return idno.Clean(id)
}

// inCells says values as the cells do, in the layouts of codes, and what stood where something was typed over it.
func (w *writer) inCells(l *Line, p *invent.Planted, at spot, column int) {
	codes := at.sheet.codes[p.Field]
	if _, typed := at.made.typed(p.Field); typed && l.Original == "" {
		l.Original = at.sheet.columns[column].cell(at.made).text
	}
	if l.Planted == "" { // blank, or what follows from changes elsewhere
		l.Planted = at.sheet.cell(column, at.made).text
	}
	l.Original, l.Planted, l.Expected = codeOf(codes, l.Original), codeOf(codes, l.Planted), codeOf(codes, l.Expected)
}

// spot is where the finding must point.
func (w *writer) spot(p *invent.Planted) (spot, bool) {
	switch {
	case p.List != "":
		at, found := w.rows[listed{p.List, p.Person}]
		return at, found
	case p.Rival != nil:
		a, found := w.rows[p.Member]
		b, also := w.rows[p.Rival]
		return later(a, b), found && also
	case p.RivalHouse != nil:
		a, found := w.rows[p.House.Head()]
		b, also := w.rows[p.RivalHouse.Head()]
		if later(a, b).row == a.row && later(a, b).file == a.file {
			return w.ofHouse(p.House, p.Field), found && also
		}
		return w.ofHouse(p.RivalHouse, p.Field), found && also
	case p.Member != nil:
		at, found := w.rows[p.Member]
		return at, found
	case p.House != nil:
		at := w.ofHouse(p.House, p.Field)
		return at, at.row > 0
	}
	at, found := w.rows[p.Person]
	return at, found
}

// ofHouse is where a household's field stands: its own row, else its head's.
func (w *writer) ofHouse(h *invent.Household, f roll.Field) spot {
	if at, found := w.rows[h]; found && at.sheet.letter(f) >= 0 {
		return at
	}
	return w.rows[h.Head()]
}

// later is the later of two rows.
func later(a, b spot) spot {
	if a.file > b.file || a.file == b.file && a.row > b.row {
		return a
	}
	return b
}
