// Package numfmt tells by a cell's number format whether its number is shown as a date.
package numfmt

import "strings"

// IsDate says whether a format shows dates or times: built-in ones by their number (ECMA-376 Part 1, 18.8.30, with the East
// Asian ones 27–36 and 50–58), others by their code. Of a code, only its first section counts, without quoted text,
// escaped characters and brackets other than elapsed time.
func IsDate(id int, code string) bool {
	if code == "" {
		return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
	}
	quoted, bracket := false, -1
	for i := 0; i < len(code); i++ {
		switch ch := code[i]; {
		case quoted:
			quoted = ch != '"'
		case bracket >= 0:
			if ch == ']' {
				if elapsed(code[bracket+1 : i]) {
					return true
				}
				bracket = -1
			}
		case ch == '"':
			quoted = true
		case ch == '[':
			bracket = i
		case ch == '\\' || ch == '_' || ch == '*':
			i++
		case ch == ';':
			return false
		case strings.IndexByte("yYmMdDhHsS", ch) >= 0:
			return true
		case ch == 'e' || ch == 'E': // e is the year in East Asian formats, E+ the exponent
			if i+1 >= len(code) || code[i+1] != '+' && code[i+1] != '-' {
				return true
			}
		case ch == 'G' || ch == 'g': // General holds no date letter but e
			if len(code) >= i+7 && strings.EqualFold(code[i:i+7], "general") {
				i += 6
			}
		}
	}
	return false
}

// elapsed says that a bracket holds hours, minutes or seconds: [h], [mm], [ss].
func elapsed(inside string) bool {
	return inside != "" && (strings.Trim(inside, "hH") == "" || strings.Trim(inside, "mM") == "" || strings.Trim(inside, "sS") == "")
}
