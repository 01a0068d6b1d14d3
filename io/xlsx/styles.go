package xlsx

import (
	"io"
	"strconv"

	"rollnet/io/fault"
	"rollnet/io/numfmt"
)

// styles says of each cell format whether it shows a date or a time.
type styles struct{ date []bool }

func (s *styles) isDate(style int) bool { return s != nil && style < len(s.date) && s.date[style] }

// readStyles reads the styles part to its end.
func readStyles(part io.Reader, file, name string) (*styles, error) {
	l := newLexer(part, file, name)
	custom := map[int]string{}
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
				custom[id] = string(code)
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
		s.date[i] = numfmt.IsDate(id, custom[id])
	}
	return s, nil
}

// formatID is the number of a tag's number format; one that is no number is General, which is what Excel makes of it.
func (l *lexer) formatID() (int, bool) {
	v, _ := l.attr("numFmtId")
	return digitsOf(v)
}
