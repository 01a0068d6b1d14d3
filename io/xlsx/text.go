package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"rollnet/io/fault"
)

// mark says what a text holds that a plain one does not.
type mark uint8

const (
	markAmp     mark = 1 << iota // & begins a reference
	markCR                       // line ends are to be made LF
	markHigh                     // beyond ASCII: UTF-8 to be checked
	markBracket                  // ] may begin ]]>
	markLow                      // _ may begin _xHHHH_
	markIllegal                  // a control character that XML does not have
)

var markOf = func() (t [256]mark) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = markHigh
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r':
			t[c] = markIllegal
		}
	}
	t['&'], t['\r'], t[']'], t['_'] = markAmp, markCR, markBracket, markLow
	return t
}()

func marksOf(b []byte) (m mark) {
	for _, c := range b {
		m |= markOf[c]
	}
	return m
}

// checkText refuses a text or an attribute value that XML does not allow.
func (l *lexer) checkText(b []byte, m mark) error {
	if err := l.checkBytes(b, m); err != nil {
		return err
	}
	if m&markBracket != 0 && bytes.Contains(b, []byte("]]>")) {
		return l.fault(fault.BadXML, "]]> in a text", "文本中有 ]]>")
	}
	if m&markAmp == 0 {
		return nil
	}
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return nil
		}
		_, n := reference(b[i:])
		if n == 0 {
			return l.fault(fault.BadXML, "a bare & or an unknown &…; reference", "单独的 & 或未知的 &…; 引用")
		}
		b = b[i+n:]
	}
}

// checkBytes refuses bytes that are no UTF-8 and characters that XML does not have.
func (l *lexer) checkBytes(b []byte, m mark) error {
	if m&markIllegal != 0 {
		return l.fault(fault.BadXML, "a control character", "含有控制字符")
	}
	if m&markHigh != 0 && !validHigh(b) {
		return l.fault(fault.BadXML, "bytes that are not UTF-8", "含有不是 UTF-8 的字节")
	}
	return nil
}

// validHigh says that b is UTF-8 without U+FFFE and U+FFFF.
func validHigh(b []byte) bool {
	if !utf8.Valid(b) {
		return false
	}
	for rest := b; ; {
		i := bytes.IndexByte(rest, 0xef)
		if i < 0 {
			return true
		}
		if rest[i+1] == 0xbf && rest[i+2] >= 0xbe {
			return false
		}
		rest = rest[i+3:]
	}
}

// reference reads &…; at the start of b: the character and the length, which is 0 for anything that is not one.
func reference(b []byte) (rune, int) {
	semi := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if semi < 2 {
		return 0, 0
	}
	switch body := b[1:semi]; {
	case string(body) == "lt":
		return '<', 4
	case string(body) == "gt":
		return '>', 4
	case string(body) == "amp":
		return '&', 5
	case string(body) == "quot":
		return '"', 6
	case string(body) == "apos":
		return '\'', 6
	case body[0] != '#':
		return 0, 0
	case len(body) > 1 && body[1] == 'x':
		return number(body[2:], 16, semi+1)
	default:
		return number(body[1:], 10, semi+1)
	}
}

func number(digits []byte, base rune, length int) (rune, int) {
	var r rune
	for _, c := range digits {
		d := hexDigit(c)
		if d >= base {
			return 0, 0
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, 0
		}
	}
	legal := r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r < 0xd800 || r >= 0xe000 && r < 0xfffe || r >= 0x10000
	if len(digits) == 0 || !legal {
		return 0, 0
	}
	return r, length
}

// hexDigit is the value of a hexadecimal digit, 16 for any other byte.
func hexDigit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 16
}

// appendDecoded appends a checked text with its references resolved and its line ends as LF; CDATA has no references.
func appendDecoded(dst, b []byte, cdata bool) []byte {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '&' && !cdata:
			r, n := reference(b[i:])
			dst = utf8.AppendRune(dst, r)
			i += n
		case c == '\r':
			dst = append(dst, '\n')
			i++
			if i < len(b) && b[i] == '\n' {
				i++
			}
		default:
			dst = append(dst, c)
			i++
		}
	}
	return dst
}

// appendText appends the token's text, decoded.
func (l *lexer) appendText(dst []byte) []byte {
	if l.marks&(markAmp|markCR) == 0 {
		return append(dst, l.text...)
	}
	return appendDecoded(dst, l.text, l.cdata)
}

// unescape resolves _xHHHH_ in b[from:] in place: Excel's spelling of UTF-16 units that XML does not have. Two halves of a
// pair make one character; a half alone is none and becomes U+FFFD.
func unescape(b []byte, from int) []byte {
	i := bytes.Index(b[from:], []byte("_x"))
	if i < 0 {
		return b
	}
	to := from + i
	for i = to; i < len(b); {
		unit, ok := escaped(b[i:])
		if !ok {
			b[to] = b[i]
			to++
			i++
			continue
		}
		i += 7
		if utf16.IsSurrogate(unit) {
			low, ok := escaped(b[i:])
			if pair := utf16.DecodeRune(unit, low); ok && pair != utf8.RuneError {
				unit = pair
				i += 7
			} else {
				unit = utf8.RuneError
			}
		}
		to += utf8.EncodeRune(b[to:i], unit) // at most 4 bytes where at least 7 were
	}
	return b[:to]
}

// escaped reads _xHHHH_ at the start of b.
func escaped(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	var unit rune
	for _, c := range b[2:6] {
		d := hexDigit(c)
		if d == 16 {
			return 0, false
		}
		unit = unit<<4 | d
	}
	return unit, true
}

// tooLong says that a cell's text has more UTF-16 units than a cell can hold.
func tooLong(b []byte) bool {
	if len(b) <= maxCellUnits {
		return false
	}
	units := 0
	for _, c := range b {
		switch {
		case c >= 0xf0:
			units += 2
		case c < 0x80 || c >= 0xc0:
			units++
		}
	}
	return units > maxCellUnits
}
