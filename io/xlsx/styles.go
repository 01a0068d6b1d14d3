package xlsx

import (
	"io"
	"strconv"
	"strings"

	"rollnet/io/fault"
)

// styles says of each cell format whether it shows a date or a time.
type styles struct{ date []bool }

func (s *styles) isDate(style int) bool { return s != nil && style < len(s.date) && s.date[style] }

// readStyles reads the styles part to its end.
func readStyles(part io.Reader, file, name string) (*styles, error) {
	l := newLexer(part, file, name)
	custom := map[int]bool{}
	var formats []int
	section := "" // the element of the second level we are in
	for {
		if err := l.next(); err != nil {
			return nil, err
		}
		if l.token == tokenEOF {
			break
		}
		if l.token != tokenStart {
			continue
		}
		switch depth := len(l.open); {
		case depth == 1 && !l.is("styleSheet"):
			return nil, l.fault(fault.BadXML, "<"+short(string(l.name))+"> where <styleSheet> should be", "应为 <styleSheet>，实为 <"+short(string(l.name))+">")
		case depth == 2:
			section = ""
			if l.space == spaceMain {
				section = string(l.name)
			}
		case depth == 3 && section == "numFmts" && l.is("numFmt"):
			if id, ok := l.formatID(); ok {
				code, _ := l.attr("formatCode")
				custom[id] = showsDate(string(code))
			}
		case depth == 3 && section == "cellXfs" && l.is("xf"):
			id, _ := l.formatID()
			if formats = append(formats, id); len(formats) > maxFormats {
				f := l.fault(fault.Limit, "too many cell formats", "单元格格式过多")
				f.Want = strconv.Itoa(maxFormats)
				return nil, f
			}
		}
	}
	s := &styles{date: make([]bool, len(formats))}
	for i, id := range formats {
		date, ok := custom[id]
		s.date[i] = date || !ok && builtinDate(id)
	}
	return s, nil
}

// formatID is the number of a tag's number format; one that is no number is General, which is what Excel makes of it.
func (l *lexer) formatID() (int, bool) {
	v, _ := l.attr("numFmtId")
	return digitsOf(v)
}

// builtinDate says that a number format without code is a date or a time: ECMA-376 part 1, 18.8.30, with the East Asian ones.
func builtinDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// showsDate says that a number format's code shows a day or a time: y m d h s or 年月日 outside quotes and brackets.
func showsDate(code string) bool {
	code = strings.ToLower(code)
	if strings.HasPrefix(code, "general") || strings.Contains(code, "通用格式") {
		return false
	}
	quoted := false
	for i := 0; i < len(code); {
		rest := code[i:]
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
			i++
		case quoted:
			i++
		case c == '\\' || c == '_' || c == '*': // the character after it stands for itself
			i++
			for i++; i < len(code) && code[i]&0xc0 == 0x80; i++ {
			}
		case c == '[':
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				return false
			}
			if inside := rest[1:end]; inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "") {
				return true // elapsed time: [h]:mm
			}
			i += end + 1
		case strings.IndexByte("ymdhs", c) >= 0:
			return true
		case strings.HasPrefix(rest, "年"), strings.HasPrefix(rest, "月"), strings.HasPrefix(rest, "日"):
			return true
		default:
			i++
		}
	}
	return false
}
