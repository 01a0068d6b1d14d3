// Package intake reads files into the roll, the register and the departments' lists, with every row accounted for.
package intake

import (
	"slices"

	"rollnet/io/fault"
	"rollnet/io/layout"
	"rollnet/io/sheet"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// Intake is all that was read.
type Intake struct {
	Roll     *roll.Roll // nil without one
	Register *roll.Roll // nil without one
	Lists    map[roll.Kind]*roll.List
	Inputs   []Input   // in order of their names
	DataDate date.Date // the rolls' own 数据日期, where all rows that have one have the same; else 0
}

// Source is one file to read.
type Source struct {
	Path string
	Name string    // as users see it; "" for the name that its path gives among all sources
	Kind roll.Kind // what it holds, where the user says so (--list KIND=FILE); "" to tell by its headers
}

// Options say how to read.
type Options struct {
	Jobs     int                                   // files read at a time; the result does not depend on it
	NeedRoll bool                                  // refuse when no input holds a roll
	Unknown  bool                                  // keep files of which nothing is recognised, instead of refusing
	Mapping  *layout.Mapping                       // what the user says about columns; may be nil
	Password string                                // for workbooks that have one
	Partial  bool                                  // read damaged files as far as they are sound; Input.Workbook.Lost says what is missing
	Progress func(stage string, done, total int64) // bytes of a file; may be nil; called from several goroutines
}

// Input is one file as run.json and inspect show it.
type Input struct {
	Path      string // where it was read
	File      string // its name as users see it
	SHA256    string
	Container string    // xlsx, csv …
	Kind      roll.Kind // the kind of most of its kept rows
	Era       roll.Era
	Sheets    []*layout.Sheet
	Unfit     *fault.Fault    // of a file that was to be looked at only (Options.Unknown): why its headers cannot be taken
	Workbook  *sheet.Workbook // as it was read; its Data is kept only where the input holds a roll

	parts []*roll.Part    // the recognised sheets, in order
	of    []*layout.Sheet // the sheet of each part
}

// SheetOf is the sheet that a part was made of; nil where the part is of another intake.
func (in *Intake) SheetOf(p *roll.Part) *layout.Sheet {
	for i := range in.Inputs {
		if n := slices.Index(in.Inputs[i].parts, p); n >= 0 {
			return in.Inputs[i].of[n]
		}
	}
	return nil
}

// Lost is what could not be read of a damaged file; nil of a sound one.
func (in *Input) Lost() []fault.Loss {
	if in.Workbook == nil {
		return nil
	}
	return in.Workbook.Lost
}

// HoldsRoll says that a sheet of the input is part of the roll.
func (in *Input) HoldsRoll() bool {
	for _, s := range in.Sheets {
		if s.Kind == roll.Persons || s.Kind == roll.Households {
			return true
		}
	}
	return false
}
