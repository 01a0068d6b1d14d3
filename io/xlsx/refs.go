package xlsx

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// leaving are the rows (1-based, ascending) that leave a sheet.
type leaving []int

// at is where a row stands once the others have left: of one that leaves, where the next one after it comes to stand.
func (v leaving) at(row int) (now int, gone bool) {
	n := sort.SearchInts(v, row)
	return row - n, n < len(v) && v[n] == row
}

// span is where rows from first to last stand; ok is false where none of them is left. The end of the sheet stays its end.
func (v leaving) span(first, last int) (from, to int, ok bool) {
	from, _ = v.at(first)
	if last >= maxRows {
		return from, maxRows, true
	}
	to = last - sort.SearchInts(v, last+1)
	return from, to, to >= from
}

// touches says that a row from first to last leaves, or that they come to stand elsewhere.
func (v leaving) touches(first, last int) bool { return len(v) > 0 && last >= v[0] }

// ranges is a list of ranges, parted by blanks, as it is afterwards; empty where nothing is left.
func (v leaving) ranges(list string) (string, bool) {
	var kept []string
	for _, one := range strings.Fields(list) {
		now, ok, known := v.ref(one)
		if !known {
			return "", false
		}
		if ok {
			kept = append(kept, now)
		}
	}
	return strings.Join(kept, " "), true
}

// ref is one reference, A1 or A1:C3 with or without dollars, as it is afterwards: ok is false where nothing of it is left,
// known where it is no reference.
func (v leaving) ref(text string) (now string, ok, known bool) {
	first, last, two := strings.Cut(text, ":")
	a, fine := parseRef(first)
	if !fine {
		return "", false, false
	}
	b := a
	if two {
		if b, fine = parseRef(last); !fine || (a.row == 0) != (b.row == 0) {
			return "", false, false
		}
	}
	if a.row == 0 {
		return text, true, true
	}
	low, high := a.row, b.row
	if low > high {
		low, high = high, low
	}
	from, to, ok := v.span(low, high)
	if !ok {
		return "", false, true
	}
	a.row, b.row = from, to
	if !two {
		return a.String(), true, true
	}
	return a.String() + ":" + b.String(), true, true
}

// oneRef is a cell in a reference; row or column is missing (0 or empty) where it is a whole column or row.
type oneRef struct {
	col    string // letters with their dollar
	row    int
	dollar bool
}

func (r oneRef) String() string {
	switch {
	case r.row == 0:
		return r.col
	case r.dollar:
		return r.col + "$" + strconv.Itoa(r.row)
	}
	return r.col + strconv.Itoa(r.row)
}

func parseRef(text string) (r oneRef, ok bool) {
	rest := strings.TrimPrefix(text, "$")
	letters := 0
	for letters < len(rest) && rest[letters]|0x20 >= 'a' && rest[letters]|0x20 <= 'z' {
		letters++
	}
	if letters > 3 {
		return r, false
	}
	if letters > 0 {
		r.col = text[:len(text)-len(rest)+letters]
		rest = rest[letters:]
		if rest == "" {
			return r, true
		}
		if d := strings.TrimPrefix(rest, "$"); d != rest {
			r.dollar, rest = true, d
		}
	} else {
		r.dollar = rest != text
	}
	n, fine := digitsOf([]byte(rest))
	if !fine || n < 1 || n > maxRows {
		return r, false
	}
	r.row = n
	return r, true
}

// seenRef is a reference in a formula: bytes from to to of it, to rows first to last of a sheet.
type seenRef struct {
	from, to    int
	sheet       string // as the formula names it; empty for its own
	first, last int    // 0 for whole columns
	text        string
}

// unreadable is the word by which a formula names cells in a way that its text does not show.
type unreadable struct{ word string }

// formulaRefs finds the references in a formula. A formula that reckons its references (INDIRECT and the like), or refers to
// several sheets at once, or depends on where it stands (ROW), is unreadable.
func formulaRefs(formula string) (refs []seenRef, bad *unreadable) {
	sheet := ""
	for i := 0; i < len(formula); {
		switch c := formula[i]; {
		case c == '"':
			i = closing(formula, i, '"')
			continue
		case c == '\'':
			end := closing(formula, i, '\'')
			if end < len(formula) && formula[end] == '!' {
				sheet = strings.ReplaceAll(formula[i+1:max(i+1, end-1)], "''", "'")
				if strings.Contains(sheet, ":") && !strings.Contains(sheet, "[") { // several sheets
					return nil, &unreadable{sheet}
				}
				end++
			}
			i = end
			continue
		case c == '[':
			i = bracket(formula, i)
			if word := wordAt(formula, i); word > 0 && i+word < len(formula) && formula[i+word] == '!' { // [1]Sheet1!A1: of another file
				sheet = "[" + formula[i:i+word]
				i += word + 1
			}
			continue
		}
		n := wordAt(formula, i)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(formula[i:])
			i += size
			sheet = ""
			continue
		}
		word := formula[i : i+n]
		end := i + n
		next := byte(0)
		if end < len(formula) {
			next = formula[end]
		}
		switch {
		case next == '!':
			sheet = word
			i = end + 1
			continue
		case next == '(':
			switch upper := strings.ToUpper(word); upper {
			case "INDIRECT", "OFFSET", "ROW", "ROWS", "CELL", "ADDRESS":
				return nil, &unreadable{upper}
			}
		default:
			if r, ok := rangeAt(formula, i, n); ok {
				r.sheet = sheet
				if strings.Contains(sheet, "[") { // of another file
					r.first, r.last = 0, 0
				}
				refs = append(refs, r)
				end = r.to
			} else if next == ':' && strings.IndexByte(formula[end:], '!') > 0 && wordAt(formula, end+1) > 0 {
				if m := end + 1 + wordAt(formula, end+1); m < len(formula) && formula[m] == '!' { // Sheet1:Sheet3!A1
					return nil, &unreadable{formula[i:m]}
				}
			}
		}
		sheet = ""
		i = end
	}
	return refs, nil
}

// rangeAt reads a reference whose first word has n bytes.
func rangeAt(formula string, i, n int) (r seenRef, ok bool) {
	a, ok := parseRef(formula[i : i+n])
	if !ok {
		return r, false
	}
	r = seenRef{from: i, to: i + n, first: a.row, last: a.row}
	single := a.col != "" && a.row > 0
	if r.to < len(formula) && formula[r.to] == ':' {
		m := wordAt(formula, r.to+1)
		if b, fine := parseRef(formula[r.to+1 : r.to+1+m]); fine && (b.row == 0) == (a.row == 0) && (b.col == "") == (a.col == "") {
			r.to += 1 + m
			r.first, r.last = min(a.row, b.row), max(a.row, b.row)
			single = true
		}
	}
	r.text = formula[i:r.to]
	return r, single
}

// wordAt is the length of a name, number or reference at an index.
func wordAt(s string, i int) int {
	n := 0
	for i+n < len(s) {
		c := s[i+n]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?' || c >= 0x80 {
			n++
			continue
		}
		break
	}
	return n
}

// closing is the index behind the quote that ends what begins at i; a quote written twice is one of the text.
func closing(s string, i int, quote byte) int {
	for i++; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

// bracket is the index behind the bracket that ends what begins at i.
func bracket(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}
