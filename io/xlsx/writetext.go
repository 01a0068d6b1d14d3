package xlsx

import (
	"errors"
	"unicode/utf8"
)

// ErrText is returned for a text that no cell can hold: not UTF-8, or longer than a cell.
var ErrText = errors.New("a text that a cell cannot hold: not UTF-8, or longer than 32,767 UTF-16 units")

// Where a run of plain bytes ends: what XML escapes, control characters, the _ that may begin an escape, and everything
// beyond ASCII, which is checked.
var odd = func() (t [256]bool) {
	for c := range t {
		t[c] = c < ' ' && c != '\t' && c != '\n' || c >= 0x7f
	}
	for _, c := range "&<>_" {
		t[c] = true
	}
	return t
}()

// appendEscaped adds a cell's text as the inside of a <t> element: escaped for XML, and as _xHHHH_ (ECMA-376 part 1, 22.9.2.19,
// ST_Xstring) what XML cannot hold and what would be read as such an escape.
func appendEscaped(to []byte, text string) ([]byte, error) {
	units := 0
	for i := 0; i < len(text); {
		plain := i
		for i < len(text) && !odd[text[i]] {
			i++
		}
		to = append(to, text[plain:i]...)
		units += i - plain
		if i == len(text) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		units++
		switch {
		case r == utf8.RuneError && size == 1:
			return to, ErrText
		case r == '&':
			to = append(to, "&amp;"...)
		case r == '<':
			to = append(to, "&lt;"...)
		case r == '>':
			to = append(to, "&gt;"...)
		case r == '_' && isEscape(text[i:]):
			to = append(to, "_x005F_"...)
		case r < ' ' || r == 0xfffe || r == 0xffff:
			to = appendEscape(to, r)
		default:
			to = append(to, text[i:i+size]...)
			if r > 0xffff {
				units++
			}
		}
		i += size
	}
	if units > maxCellUnits {
		return to, ErrText
	}
	return to, nil
}

func appendEscape(to []byte, r rune) []byte {
	const digits = "0123456789ABCDEF"
	return append(to, '_', 'x', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15], '_')
}

// isEscape says that a text begins with something that a reader takes for _xHHHH_. A small x in capitals' place and digits
// of either case are escaped too: not all readers are strict.
func isEscape(s string) bool {
	if len(s) < 7 || s[1]|0x20 != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f') {
			return false
		}
	}
	return true
}

// keepsBlanks says that a text needs xml:space="preserve".
func keepsBlanks(s string) bool {
	if s == "" {
		return false
	}
	if s[0] <= ' ' || s[len(s)-1] <= ' ' {
		return true
	}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\t' {
			return true
		}
	}
	return false
}
