package roll

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening/date"
	"rollnet/screening/namekey"
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
// scaled but makes it a BadNumber. Digits behind the sixth decimal, which a spreadsheet's reckoning leaves, are rounded.
func ParseNumber(v table.Value) Number {
	text := bare(v.Text)
	if text == "" {
		return Number{}
	}
	bad := Number{State: BadNumber}
	if v.Kind == table.Error || v.Kind == table.Bool {
		return bad
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, "整"), "元")
	for _, mark := range []string{"¥", "￥"} {
		text = strings.TrimPrefix(text, mark)
	}
	text, ok := withoutSeparators(text)
	if !ok {
		return bad
	}
	micro, ok := micro(text)
	if !ok {
		return bad
	}
	return Number{State: Good, Micro: micro}
}

// bare writes a cell's text half-width, without blanks, invisible characters and the formula wrapper ="…".
func bare(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < 0x7f && s[i] != '"' && s[i] != '\''
	}
	if plain {
		return s
	}
	s = namekey.Strip(norm.NFKC.String(s))
	if inner, ok := strings.CutPrefix(s, `="`); ok {
		s = strings.TrimSuffix(inner, `"`)
	}
	return strings.TrimLeft(s, "'")
}

// withoutSeparators takes thousands separators out where they stand as such: 12,345 but not 12,34.
func withoutSeparators(s string) (string, bool) {
	if !strings.Contains(s, ",") {
		return s, true
	}
	whole, tail, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if digits := strings.TrimLeft(g, "+-"); i == 0 && (digits == "" || len(digits) > 3) || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	if strings.Contains(tail, ",") {
		return "", false
	}
	return strings.ReplaceAll(s, ",", ""), true
}

// micro reads a decimal number, with an exponent or without, as millionths.
func micro(s string) (int64, bool) {
	mantissa, exponent, hasExponent := strings.Cut(strings.ToUpper(s), "E")
	shift := 0
	if hasExponent {
		n, ok := small(strings.TrimPrefix(exponent, "+"))
		if !ok {
			return 0, false
		}
		shift = n
	}
	negative := strings.HasPrefix(mantissa, "-")
	whole, fraction, _ := strings.Cut(strings.TrimLeft(mantissa, "+-"), ".")
	if len(mantissa)-len(strings.TrimLeft(mantissa, "+-")) > 1 || whole+fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return 0, false
	}
	digits := whole + fraction
	keep := len(whole) + shift + 6 // digits that make up the millionths
	round := false
	switch {
	case keep < 0:
		digits = ""
	case keep < len(digits):
		round = digits[keep] >= '5'
		digits = digits[:keep]
	default:
		if keep-len(digits) > 20 && strings.Trim(digits, "0") != "" {
			return 0, false
		}
		digits += strings.Repeat("0", min(keep-len(digits), 20))
	}
	var n int64
	for i := 0; i < len(digits); i++ {
		if n > (1<<63-1-9)/10 {
			return 0, false
		}
		n = n*10 + int64(digits[i]-'0')
	}
	if round {
		n++
	}
	if negative {
		n = -n
	}
	return n, true
}

// small reads an exponent, which may have a sign.
func small(s string) (int, bool) {
	sign := 1
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = rest, -1
	}
	if s == "" || len(s) > 2 || !allDigits(s) {
		return 0, false
	}
	return sign * atoi(s), true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// ParseDate reads a DateType cell: yyyy-MM-dd, yyyy/M/d, yyyy.M.d, yyyyMMdd, yyyyMM, yyyy-MM, yyyy年M月d日, yyyy年M月, yyyy, each
// also with a tail .0 or a time of day, and serials of date cells (1900 with its false leap day, or 1904). 0 where it is none.
// A number cell of five digits is a serial as well: registers lose the format of their date columns.
func ParseDate(v table.Value, date1904 bool) date.Date {
	if v.Kind == table.Bool || v.Kind == table.Error {
		return 0
	}
	text := bare(v.Text)
	if v.Kind == table.Date {
		if d := serial(text, date1904); d != 0 {
			return d
		}
	}
	text = withoutTime(v.Text, text)
	if whole, tail, found := strings.Cut(text, "."); found && strings.Trim(tail, "0") == "" && allDigits(whole) {
		text = whole
	}
	if allDigits(text) {
		return fromDigits(text, v.Kind == table.Number, date1904)
	}
	return fromParts(text)
}

// withoutTime takes a time of day off: what follows a blank or T behind the day and has a colon.
func withoutTime(raw, text string) string {
	if !strings.Contains(text, ":") {
		return text
	}
	raw = strings.TrimSpace(norm.NFKC.String(raw))
	if i := strings.IndexAny(raw, " T"); i > 0 && strings.Contains(raw[i:], ":") {
		return bare(raw[:i])
	}
	return text
}

func fromDigits(s string, number, date1904 bool) date.Date {
	switch len(s) {
	case 8:
		return date.Of(atoi(s[:4]), atoi(s[4:6]), atoi(s[6:]))
	case 6:
		return plausible(date.Month(atoi(s[:4]), atoi(s[4:])))
	case 5:
		if number {
			return serial(s, date1904)
		}
	case 4:
		return plausible(date.Year(atoi(s)))
	}
	return 0
}

// plausible refuses years that a short number is not meant to be.
func plausible(d date.Date) date.Date {
	if d.Year() < 1800 || d.Year() > 2200 {
		return 0
	}
	return d
}

// fromParts reads a date written with marks between year, month and day. Years of two digits are not guessed.
func fromParts(s string) date.Date {
	s = strings.TrimRight(strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "", "/", "-", ".", "-").Replace(s), "-")
	parts := strings.Split(s, "-")
	if len(parts[0]) != 4 {
		return 0
	}
	for i, p := range parts {
		if p == "" || !allDigits(p) || i > 0 && len(p) > 2 {
			return 0
		}
	}
	switch len(parts) {
	case 1:
		return plausible(date.Year(atoi(parts[0])))
	case 2:
		return plausible(date.Month(atoi(parts[0]), atoi(parts[1])))
	case 3:
		return date.Of(atoi(parts[0]), atoi(parts[1]), atoi(parts[2]))
	}
	return 0
}

// serial reads a spreadsheet's day number; the time of day behind the point is dropped.
func serial(s string, date1904 bool) date.Date {
	whole, fraction, _ := strings.Cut(s, ".")
	if whole == "" || len(whole) > 7 || !allDigits(whole) || !allDigits(fraction) {
		return 0
	}
	return date.Serial(atoi(whole), date1904)
}
