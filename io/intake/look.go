package intake

import (
	"strings"

	"rollnet/io/layout"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Look is what a clerk is to know about the cells of a column that was taken.
type Look struct {
	Filled  int // cells with something in them, of the rows that were kept
	Lost    int // cells of long numbers that are no amounts, whose digits behind the 15th are lost
	Numbers int // number cells in a column of ID numbers
	Strange int // cells of a vocabulary's column that hold no word of it
}

// Look counts the cells of a sheet's columns, in the order of its Columns; nil where the sheet was not taken.
func (in *Input) Look(s *layout.Sheet) []Look {
	for i, of := range in.of {
		if of != s {
			continue
		}
		looks := make([]Look, len(s.Columns))
		for j, c := range s.Columns {
			if c.Field != roll.NoField {
				looks[j] = look(in.parts[i], c.Field)
			}
		}
		return looks
	}
	return nil
}

func look(p *roll.Part, f roll.Field) (l Look) {
	c := p.Dictionary(f)
	if c == nil {
		return l
	}
	lost := make([]bool, c.Len())
	number := make([]bool, c.Len())
	for code := range lost {
		v := c.Value(uint32(code))
		number[code] = v.Kind == table.Number || v.Kind == table.Date
		if number[code] || strings.ContainsAny(v.Text, "EeＥｅ") { // nothing else can have lost digits
			lost[code] = f.Type() != roll.NumType && f.Type() != roll.DateType && idno.Parse(v).Form == idno.Damaged
		}
	}
	for _, row := range p.Rows {
		code := c.Code(int(row))
		if code == 0 {
			continue
		}
		l.Filled++
		if lost[code] {
			l.Lost++
		}
		if number[code] && f.Type() == roll.IDType {
			l.Numbers++
		}
		if f.Type() == roll.TermType && p.Term(f, int(row)) == roll.Unknown {
			l.Strange++
		}
	}
	return l
}
