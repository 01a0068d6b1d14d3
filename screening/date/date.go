// Package date is calendar days without clock or zone, some known only to the month or the year.
package date

import "fmt"

// Date is a day as yyyymmdd; dd or mmdd are 00 when the source gives only a month or a year. 0 is no date.
type Date int32

// Of makes a date; it is 0 unless year, month and day exist in the calendar.
func Of(year, month, day int) Date {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0
	}
	return Date(year*10000 + month*100 + day)
}

// Month makes a date known to the month.
func Month(year, month int) Date {
	if year < 1 || year > 9999 || month < 1 || month > 12 {
		return 0
	}
	return Date(year*10000 + month*100)
}

// Year makes a date known to the year.
func Year(year int) Date {
	if year < 1 || year > 9999 {
		return 0
	}
	return Date(year * 10000)
}

func (d Date) Year() int  { return int(d) / 10000 }
func (d Date) Month() int { return int(d) / 100 % 100 }
func (d Date) Day() int   { return int(d) % 100 }

// Whole says that the day is known.
func (d Date) Whole() bool { return d.Day() != 0 }

// String is 2018-06-30, 2018-06 or 2018, as far as known.
func (d Date) String() string {
	switch {
	case d == 0:
		return ""
	case d.Month() == 0:
		return fmt.Sprintf("%04d", d.Year())
	case d.Day() == 0:
		return fmt.Sprintf("%04d-%02d", d.Year(), d.Month())
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// Age is the number of full years (周岁) at a day, -1 when either date is not whole or the birth lies after it.
func Age(birth, at Date) int {
	if !birth.Whole() || !at.Whole() || birth > at {
		return -1
	}
	return (int(at) - int(birth)) / 10000
}

// After says that d surely lies after other, whatever the unknown parts of either are.
func (d Date) After(other Date) bool {
	if d == 0 || other == 0 {
		return false
	}
	return d.first() > other.lastDay()
}

func (d Date) first() Date {
	if d.Month() == 0 {
		return d + 101
	}
	if d.Day() == 0 {
		return d + 1
	}
	return d
}

func (d Date) lastDay() Date {
	if d.Month() == 0 {
		return d + 1231
	}
	if d.Day() == 0 {
		return d + Date(daysIn(d.Year(), d.Month()))
	}
	return d
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Serial is the day of a spreadsheet's day number: 1 is 1900-01-01 and the false 1900-02-29 (60) is no date, or in files
// that count from 1904, 0 is 1904-01-01.
func Serial(n int, from1904 bool) Date {
	switch {
	case from1904:
		n += 1462
	case n == 60 || n < 1:
		return 0
	case n < 60:
		n++
	}
	if n > 2958465 { // 9999-12-31
		return 0
	}
	return fromDays(n + 693899) // 1900-03-01 is serial 61
}

// fromDays is the day with a number of days behind 0000-03-01.
func fromDays(days int) Date {
	era := days / 146097
	day := days % 146097
	year := (day - day/1460 + day/36524 - day/146096) / 365
	day -= 365*year + year/4 - year/100
	month := (5*day + 2) / 153
	day -= (153*month+2)/5 - 1
	year += era * 400
	if month < 10 {
		return Of(year, month+3, day)
	}
	return Of(year+1, month-9, day)
}

// AddMonths is the day so many months later, known as exactly as d; the end of a shorter month stands for days it has not.
func (d Date) AddMonths(n int) Date {
	if d == 0 || d.Month() == 0 && n%12 != 0 {
		return 0
	}
	if d.Month() == 0 {
		return Year(d.Year() + n/12)
	}
	at := 12*d.Year() + d.Month() - 1 + n
	if !d.Whole() {
		return Month(at/12, at%12+1)
	}
	return Of(at/12, at%12+1, min(d.Day(), daysIn(at/12, at%12+1)))
}
