// Package idno reads citizen ID numbers (公民身份号码, GB 11643-1999, and the 15-digit form of GB 11643-89) and disability
// certificate numbers (残疾证号, the citizen number and two to four characters more), which stand in the same column.
package idno

import (
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/table"
)

// Form is what a cell of an ID column holds, after cleaning.
type Form uint8

const (
	Empty        Form = iota // nothing, or nothing but blanks and marks
	Damaged                  // a number cell, or text of one, that has lost its last digits
	Placeholder              // begins with 999999: a person known to have no number
	BadLength                // neither 15, 18, 20 nor 22 characters
	BadCharacter             // the right length, with a character that cannot stand there
	Old                      // 15 digits, GB 11643-89
	Citizen                  // 18 characters, GB 11643-1999
	Disabled                 // 20 or 22 characters: a disability certificate
)

// Number is a cell of an ID column, read.
type Number struct {
	Form    Form
	Text    string    // cleaned: half-width, no blanks or marks, X upper case
	Changed bool      // cleaning changed the text; for Damaged, Empty and BadCharacter it is not a correction
	Key     string    // who it is: 18 characters, 15 digits upgraded; empty where the number cannot identify anyone
	Checked bool      // the check digit fits (Citizen, Disabled)
	Birth   date.Date // the birth date inside, 0 where that is no date
	Male    bool      // the sex digit is odd (where there is one)
	Tail    string    // what a disability number has behind the citizen number
}

// HasSex says that the number is of a form that has a sex digit.
func (n Number) HasSex() bool { return n.Form >= Old }

// Person says that the number has the form of somebody's number: 15, 18, 20 or 22 characters, well written.
func (n Number) Person() bool { return n.Form >= Old }

var weights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// CheckDigit is the 18th character for 17 digits (ISO 7064 MOD 11-2).
func CheckDigit(body string) byte {
	sum := 0
	for i, w := range weights {
		sum += w * int(body[i]-'0')
	}
	return "10X98765432"[sum%11]
}

// Upgrade writes a 15-digit number with 18 characters: the century in full and the check digit added. Serials 996 to 999
// were given to people born in the 1800s.
func Upgrade(old string) string {
	century := "19"
	if old[12:] >= "996" {
		century = "18"
	}
	body := old[:6] + century + old[6:]
	return body + string(CheckDigit(body))
}

// Parse reads a cell.
func Parse(v table.Value) Number {
	text := Clean(v.Text)
	n := Number{Text: text, Changed: text != v.Text}
	switch {
	case text == "":
		n.Form = Empty
		return n
	case lost(v, text):
		n.Form, n.Text, n.Changed = Damaged, v.Text, false
		return n
	case strings.HasPrefix(text, "999999"):
		n.Form = Placeholder
		return n
	}
	switch len([]rune(text)) {
	case 15:
		n.Form = Old
	case 18:
		n.Form = Citizen
	case 20, 22:
		n.Form = Disabled
	default:
		n.Form = BadLength
		return n
	}
	if !wellWritten(text) {
		n.Form = BadCharacter
		return n
	}
	n.read()
	return n
}

func (n *Number) read() {
	full := n.Text
	if n.Form == Old {
		full = Upgrade(n.Text)
	}
	n.Tail = full[18:]
	full = full[:18]
	n.Birth = date.Of(digits(full[6:10]), digits(full[10:12]), digits(full[12:14]))
	n.Male = (full[16]-'0')%2 == 1
	n.Checked = n.Form != Old && CheckDigit(full[:17]) == full[17]
	if n.Form != Old || n.Birth != 0 {
		n.Key = full
	}
}

// wellWritten says that only such characters occur as may: digits, an X in the 18th place, anything in a re-issue mark.
func wellWritten(s string) bool {
	for i := 0; i < len(s); i++ {
		digit := s[i] >= '0' && s[i] <= '9'
		upper := s[i] >= 'A' && s[i] <= 'Z'
		if !digit && !(i == 17 && s[i] == 'X') && !(i >= 20 && upper) {
			return false
		}
	}
	return true
}

// lost says that digits are gone: Excel keeps 15, so a longer number cell ends in zeros, or shows as 4.51E+17.
func lost(v table.Value, clean string) bool {
	if v.Kind == table.Number || v.Kind == table.Date {
		return len(clean) > 15 || strings.ContainsAny(clean, "Ee")
	}
	mantissa, exponent, found := strings.Cut(strings.ToUpper(clean), "E+")
	return found && digitsOnly(exponent) && digitsOnly(strings.ReplaceAll(mantissa, ".", ""))
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
