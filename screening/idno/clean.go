package idno

import (
	"strconv"
	"strings"
	"unicode"
)

// Clean takes out of an ID number what typing and exporting leave around and inside it and what carries nothing: blanks
// of every kind, invisible characters, quotation marks, commas, full stops, the formula wrapper ="…" and a decimal tail
// .0. It writes full-width characters half-width, and the letters that look like X in the 18th place (x, ×, Cyrillic Х,
// Greek Χ) as X, and a re-issue mark behind a disability number in upper case. Nothing that could be a digit is touched.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	text := strings.TrimSpace(s)
	if strings.HasPrefix(text, `="`) && strings.HasSuffix(text, `"`) {
		text = text[1:]
	}
	runes := make([]rune, 0, 24)
	for _, r := range text {
		if r >= '！' && r <= '～' { // the full-width forms of ! to ~
			r -= '！' - '!'
		}
		if !ignored(r) {
			runes = append(runes, r)
		}
	}
	out := string(runes)
	if whole, tail, found := strings.Cut(out, "."); found && digitsOnly(whole) && strings.Trim(tail, "0") == "" {
		out = whole
	}
	if !strings.ContainsAny(out, "Ee") { // in 4.51E+17 the point is part of the number
		out = strings.ReplaceAll(out, ".", "")
	}
	return upperX(expand(out))
}

// expand writes a whole number of at most 15 digits that is stored with an exponent (1.3812345678E10) in full. Six digits
// before the exponent are what a column too narrow shows of a longer number, so fewer than seven prove nothing.
func expand(s string) string {
	mantissa, exponent, found := strings.Cut(strings.ToUpper(s), "E")
	power, err := strconv.Atoi(exponent)
	if !found || err != nil || power < 1 || power > 14 {
		return s
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	figures := whole + fraction
	if len(whole) != 1 || !digitsOnly(figures) || len(figures) < 7 || len(figures) > power+1 {
		return s
	}
	return figures + strings.Repeat("0", power+1-len(figures))
}

// upperX writes what stands for X in the 18th place as X.
func upperX(s string) string {
	runes := []rune(s)
	if n := len(runes); n != 18 && n != 20 && n != 22 {
		return s
	}
	if strings.ContainsRune("x×ХхΧχ", runes[17]) {
		runes[17] = 'X'
	}
	for i := 20; i < len(runes); i++ {
		runes[i] = unicode.ToUpper(runes[i])
	}
	return string(runes)
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if (s[i] < '0' || s[i] > '9') && s[i] != 'X' {
			return false
		}
	}
	return true
}

func ignored(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) ||
		strings.ContainsRune("'\"‘’“”`,，。、", r)
}
