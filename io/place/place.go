// Package place says where a finding stands, in the words of files and in the words of villages.
package place

import (
	"cmp"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Place is where to look for a finding: at the door, and in the file. What is not known is empty.
type Place struct {
	County, Town, Village string
	Group                 string // the natural village or group, else the address
	Household             string // 户编号, or the register's 户号
	Head                  string // the head's name
	Person                string // 人编号, or the ID number where there is none
	Name                  string
	ID                    string // the ID number as it stands in the row; of a household, the head's

	File, Sheet string
	Row         int    // as Excel shows it
	Column      string // the letters as Excel shows them; empty where it is the row as a whole
}

// Of is a finding's place.
func Of(f *screening.Finding) Place {
	p := Place{
		Household: f.Household,
		Person:    f.Person,
		Name:      f.Name,
		County:    f.Says(roll.County),
		Group:     cmp.Or(f.Says(roll.Group), f.Says(roll.Address)),
		Head:      head(f),
		ID:        id(f),
	}
	p.Town, p.Village = f.Where()
	p.File, p.Sheet, p.Row, p.Column = Cell(f.At)
	return p
}

// Cell is a place in a file: column is empty where it is the row as a whole.
func Cell(c roll.Cell) (file, sheet string, row int, column string) {
	t := c.Part.Table
	if col := c.Part.Column(c.Field); c.Field != roll.NoField && col >= 0 {
		column = table.ColumnName(col)
	}
	return t.File, t.Sheet, t.Number(c.Row), column
}

// Row is a field of a cell's row, without blanks around it.
func Row(c roll.Cell, field roll.Field) string { return clean(c.Part.Text(field, c.Row)) }

func head(f *screening.Finding) string {
	if f.House != nil {
		if h := f.House.Head(); h != nil {
			return clean(h.Text(roll.Name))
		}
	}
	return f.Says(roll.HeadName)
}

func id(f *screening.Finding) string {
	switch {
	case f.Of != nil:
		return clean(f.Of.Text(roll.IDNumber))
	case f.House == nil:
		return cmp.Or(Row(f.At, roll.IDNumber), Row(f.At, roll.HeadID))
	}
	if face := f.House.Face(); face != nil {
		if s := clean(face.Text(roll.IDNumber)); s != "" {
			return s
		}
	}
	return f.House.Says(roll.HeadID)
}

// clean takes off the blanks around a cell's text and the tabs that systems put before numbers.
func clean(s string) string { return strings.TrimSpace(s) }
