package roll

import (
	"rollnet/screening/date"
	"rollnet/screening/table"
)

// Number is a cell of money, area or a count, read exactly: Micro is the value in millionths.
type Number struct {
	State NumberState
	Micro int64
}

// NumberState says what a NumType cell held.
type NumberState uint8

const (
	NoNumber  NumberState = iota // blank
	Good                         // a number
	BadNumber                    // something that is not a number
)

// Ok says that there is a number.
func (n Number) Ok() bool { return n.State == Good }

// Whole gives the value where it is a whole number.
func (n Number) Whole() (int, bool) {
	return int(n.Micro / 1e6), n.State == Good && n.Micro%1e6 == 0
}

// Float is for reckoning with tolerances, never for writing back.
func (n Number) Float() float64 { return float64(n.Micro) / 1e6 }

// ParseNumber reads a NumType cell: thousands separators, full-width digits, a tail 元 and blanks are taken off; 万 is not
// scaled but makes it a BadNumber.
func ParseNumber(v table.Value) Number { panic("helper") }

// ParseDate reads a DateType cell: yyyy-MM-dd, yyyy/M/d, yyyy.M.d, yyyyMMdd, yyyyMM, yyyy-MM, yyyy年M月d日, yyyy年M月, yyyy, each
// also with a tail .0 or a time of day, and serials of date cells (1900 with its false leap day, or 1904). 0 where it is none.
func ParseDate(v table.Value, date1904 bool) date.Date { panic("helper") }
