package xlsx

import (
	"bytes"
	"io"
	"strconv"

	"rollnet/io/fault"
)

// sharedStrings is all shared strings one behind the other: a county has a million and a half of them.
type sharedStrings struct {
	blob []byte
	ends []uint32 // ends[i] is where string i begins, ends[i+1] where it ends
}

func (t *sharedStrings) len() int {
	if t == nil {
		return 0
	}
	return len(t.ends) - 1
}

// widen makes room for as many more strings as the part is likely to hold, at most four times those at hand.
func (t *sharedStrings) widen(share float64) {
	share = min(4, max(1.25, 1.02*share))
	t.blob = append(make([]byte, 0, int(share*float64(len(t.blob)))+2*maxCellUnits), t.blob...)
	t.ends = append(make([]uint32, 0, int(share*float64(len(t.ends)))+1024), t.ends...)
}

// at is a string by its number, which must be below len.
func (t *sharedStrings) at(i uint32) []byte { return t.blob[t.ends[i]:t.ends[i+1]] }

// readStrings reads the shared strings part, of about size bytes, to its end.
func readStrings(part io.Reader, size int64, file, name string) (*sharedStrings, error) {
	l := newLexer(part, file, name)
	t := &sharedStrings{ends: make([]uint32, 1, 1024)}
	usual := false // SpreadsheetML is the default namespace
	for {
		if usual && len(l.open) == 1 {
			for len(t.ends) <= maxStrings && fastString(l, t) {
				if len(t.ends) == cap(t.ends) || cap(t.blob)-len(t.blob) < maxCellUnits {
					t.widen(float64(size) / float64(l.offset(l.pos)))
				}
			}
		}
		if err := l.next(); err != nil {
			return nil, err
		}
		switch {
		case l.token == tokenEOF:
			return t, nil
		case l.token == tokenText && !white(l.text):
			return nil, l.fault(fault.BadXML, "text between the shared strings", "共享字符串之外有文字")
		case l.token != tokenStart:
		case len(l.open) == 1:
			if !l.is("sst") {
				return nil, l.fault(fault.BadXML, "<"+short(string(l.name))+"> where <sst> should be", "应为 <sst>，实为 <"+short(string(l.name))+">")
			}
			main, _ := l.resolve(nil)
			usual = main == spaceMain
		case l.is("si"):
			if err := oneString(l, t); err != nil {
				return nil, err
			}
		case l.is("extLst"):
			if err := l.skip(); err != nil {
				return nil, err
			}
		default:
			return nil, l.fault(fault.BadXML, "an unknown element <"+short(string(l.name))+">", "未知元素 <"+short(string(l.name))+">")
		}
	}
}

// oneString reads an <si> whose start tag was just read.
func oneString(l *lexer, t *sharedStrings) error {
	if len(t.ends) > maxStrings {
		f := l.fault(fault.Limit, "too many shared strings", "共享字符串过多")
		f.Want = strconv.Itoa(maxStrings)
		return f
	}
	from := len(t.blob)
	if err := l.richText(&t.blob); err != nil {
		return err
	}
	if tooLong(t.blob[from:]) {
		return l.longCell()
	}
	t.ends = append(t.ends, uint32(len(t.blob)))
	return nil
}

// fastString reads a string of the usual spelling that lies whole in the window and needs no decoding; otherwise it answers
// false and has done nothing.
func fastString(l *lexer, t *sharedStrings) bool {
	const open, preserved, end = "<si><t>", `<si><t xml:space="preserve">`, "</t></si>"
	b, j := l.buf, l.pos
	switch {
	case string(b[j:j+len(open)]) == open:
		j += len(open)
	case string(b[j:j+len(preserved)]) == preserved:
		j += len(preserved)
	default:
		return false
	}
	n := bytes.IndexByte(b[j:l.end], '<')
	if n < 0 || n > maxCellUnits || string(b[j+n:j+n+len(end)]) != end {
		return false
	}
	text := b[j : j+n]
	m := marksOf(text)
	switch {
	case m&(markAmp|markCR|markBracket|markIllegal) != 0,
		m&markLow != 0 && bytes.Contains(text, []byte("_x")),
		m&markHigh != 0 && !validHigh(text):
		return false
	}
	t.blob = append(t.blob, text...)
	t.ends = append(t.ends, uint32(len(t.blob)))
	l.pos = j + n + len(end)
	return true
}
