package xlsx

import (
	"bytes"
	"strconv"

	"rollnet/io/fault"
)

// fastCell reads a cell that has the spelling all common writers give it, <c r="B12" s="3" t="s"><v>7</v></c> or an inline
// string of one run, lying whole in the window. It answers false, and has done nothing, wherever it is not quite sure.
func (s *scanner) fastCell() bool {
	b, i := s.buf, s.pos
	if string(b[i:i+6]) != `<c r="` {
		return false
	}
	j, col := i+6, 0
	for c := b[j] - 'A'; c < 26; c = b[j] - 'A' {
		col = col*26 + int(c) + 1
		j++
		if j > i+9 {
			return false
		}
	}
	col--
	n := j + len(s.digits)
	if col < s.col || col >= maxCols || string(b[j:n]) != s.digits || b[n] != '"' {
		return false
	}
	style, kind, j := fastAttributes(b, n+1)
	if j < 0 {
		return false
	}
	c := &s.cell
	c.col, c.kind, c.style, c.value, c.valued = col, kind, style, nil, false
	if b[j] == '/' && b[j+1] == '>' {
		return s.fastDone(i, j+2)
	}
	if b[j] != '>' {
		return false
	}
	j++
	if kind == 'i' {
		return s.fastInline(i, j)
	}
	if string(b[j:j+3]) != "<v>" {
		return string(b[j:j+4]) == "</c>" && s.fastDone(i, j+4)
	}
	return s.fastValue(i, j+3)
}

// fastAttributes reads s and t, in this order, from index j of the window: where they end, or -1.
func fastAttributes(b []byte, j int) (style int, kind byte, end int) {
	kind = 'n'
	if string(b[j:j+4]) == ` s="` {
		k := j + 4
		for c := b[k] - '0'; c < 10 && k < j+12; c = b[k] - '0' {
			style = style*10 + int(c)
			k++
		}
		if b[k] != '"' || k == j+4 {
			return 0, 0, -1
		}
		j = k + 1
	}
	if string(b[j:j+4]) != ` t="` {
		return style, kind, j
	}
	switch k := j + 4; {
	case b[k+1] == '"' && (b[k] == 's' || b[k] == 'n' || b[k] == 'b' || b[k] == 'e'):
		return style, b[k], k + 2
	case string(b[k:k+4]) == `str"`:
		return style, 't', k + 4
	case string(b[k:k+10]) == `inlineStr"`:
		return style, 'i', k + 10
	}
	return 0, 0, -1
}

// fastValue reads what follows <v>, at index j, of the cell that starts at index i.
func (s *scanner) fastValue(i, j int) bool {
	b, c, from := s.buf, &s.cell, j
	switch c.kind {
	case 's':
		index := uint32(0)
		for d := b[j] - '0'; d < 10; d = b[j] - '0' {
			index = index*10 + uint32(d)
			j++
		}
		if j == from || j > from+9 {
			return false
		}
		c.index = index
	case 'n':
		for b[j]-'0' < 10 {
			j++
		}
		if b[j] != '<' || j == from { // not all digits
			for b[j] > ' ' && b[j] != '<' && b[j] != '&' {
				j++
			}
			if !validNumber(b[from:j]) {
				return false
			}
		}
	default:
		n := bytes.IndexByte(b[j:s.end], '<')
		if n <= 0 || n > maxCellUnits || !s.plain(b[j:j+n]) || !validValue(c.kind, b[j:j+n]) {
			return false
		}
		j += n
	}
	if j+8 > s.end || string(b[j:j+8]) != "</v></c>" {
		return false
	}
	c.value, c.valued = b[from:j], true
	return s.fastDone(i, j+8)
}

func (s *scanner) fastInline(i, j int) bool {
	b := s.buf
	const open, preserved = "<is><t>", `<is><t xml:space="preserve">`
	switch {
	case string(b[j:j+len(open)]) == open:
		j += len(open)
	case string(b[j:j+len(preserved)]) == preserved:
		j += len(preserved)
	default:
		return false
	}
	if j > s.end {
		return false
	}
	n := bytes.IndexByte(b[j:s.end], '<')
	if n <= 0 || n > maxCellUnits {
		return false
	}
	text := b[j : j+n]
	const end = "</t></is></c>"
	if j += n; string(b[j:j+len(end)]) != end || !s.plain(text) || bytes.Contains(text, []byte("_x")) {
		return false
	}
	s.cell.value, s.cell.valued = text, true
	return s.fastDone(i, j+len(end))
}

// plain says that a text needs neither decoding nor a fault.
func (s *scanner) plain(b []byte) bool {
	m := marksOf(b)
	return m&(markAmp|markCR|markBracket|markIllegal) == 0 && (m&markHigh == 0 || validHigh(b))
}

func (s *scanner) fastDone(from, to int) bool {
	if to > s.end {
		return false
	}
	c := &s.cell
	c.row, c.formula = s.row, false
	c.start, c.end, c.raw = s.base+int64(from), s.base+int64(to), s.buf[from:to]
	s.col = c.col + 1
	s.pos = to
	return true
}

// slowCell reads any cell whose start tag was just read.
func (s *scanner) slowCell() error {
	s.pin = s.from
	s.cell = cell{row: s.row, col: s.col, kind: 'n', start: s.offset(s.from)}
	s.scratch, s.beside = s.scratch[:0], false
	if err := s.cellAttributes(); err != nil {
		return err
	}
	depth := len(s.open)
	for {
		if err := s.lexer.next(); err != nil {
			return err
		}
		switch {
		case s.token == tokenText && !white(s.text):
			return s.fault(fault.BadXML, "text beside the value of a cell", "单元格的值之外有文字")
		case s.token == tokenEnd && len(s.open) < depth:
			return s.cellDone()
		case s.token != tokenStart:
		default:
			if err := s.cellChild(); err != nil {
				return err
			}
		}
	}
}

func (s *scanner) cellAttributes() error {
	c := &s.cell
	if r, ok := s.attr("r"); ok {
		col, row, ok := cellRef(r)
		if !ok {
			f := s.fault(fault.BadCell, "the cell name "+strconv.Quote(short(string(r))), "单元格地址 "+strconv.Quote(short(string(r))))
			f.Cell = strconv.Itoa(s.row)
			return f
		}
		if row != s.row {
			f := s.fault(fault.BadCell, "a cell of row "+strconv.Itoa(row)+" in row "+strconv.Itoa(s.row), "第 "+strconv.Itoa(s.row)+" 行中有第 "+strconv.Itoa(row)+" 行的单元格")
			f.Cell = strconv.Itoa(s.row)
			return f
		}
		c.col = col
	}
	if c.col < s.col {
		return s.fault(fault.BadOrder, "a cell that stands left of the one before, or twice", "单元格重复或次序颠倒")
	}
	if c.col >= maxCols {
		f := s.fault(fault.BadColumn, strconv.Itoa(c.col+1), "")
		f.Want, f.WantZH = "A to XFD", "A 至 XFD"
		return f
	}
	s.col = c.col + 1
	if v, ok := s.attr("s"); ok && len(v) > 0 {
		if c.style, ok = digitsOf(v); !ok {
			return s.fault(fault.BadCell, "the style "+strconv.Quote(short(string(v))), "样式 "+strconv.Quote(short(string(v))))
		}
	}
	if t, ok := s.attr("t"); ok {
		if c.kind, ok = kindOf[string(t)]; !ok {
			return s.fault(fault.BadCell, "the cell type "+strconv.Quote(short(string(t))), "单元格类型 "+strconv.Quote(short(string(t))))
		}
	}
	return nil
}

// cellChild takes up an element within a cell.
func (s *scanner) cellChild() error {
	c := &s.cell
	switch {
	case s.is("f"):
		c.formula = true
		return s.skip()
	case s.is("v"):
		if c.kind == 'i' { // some writers give the number too; the string is what Excel shows
			var beside []byte
			err := s.plainText(&beside)
			s.beside = s.beside || len(beside) > 0
			return err
		}
		if c.valued {
			return s.fault(fault.BadCell, "two values", "有两个值")
		}
		c.valued = true
		return s.plainText(&s.scratch)
	case s.is("is"):
		if c.valued {
			return s.fault(fault.BadCell, "two values", "有两个值")
		}
		if c.kind != 'i' {
			return s.fault(fault.BadCell, "an inline string in a cell of another type", "单元格类型与内联字符串不符")
		}
		c.valued = true
		return s.richText(&s.scratch)
	case s.is("extLst"):
		return s.skip()
	}
	return s.fault(fault.BadXML, "an unknown element <"+short(string(s.lexer.name))+">", "未知元素 <"+short(string(s.lexer.name))+">")
}

// cellDone checks a cell that was read to its end.
func (s *scanner) cellDone() error {
	c := &s.cell
	c.end, c.raw, c.value = s.offset(s.pos), s.buf[s.pin:s.pos], s.scratch
	if tooLong(c.value) {
		return s.longCell()
	}
	if c.kind == 'i' && !c.valued && s.beside {
		return s.fault(fault.BadCell, "a value where an inline string should be", "应为内联字符串，实为普通值")
	}
	if len(c.value) == 0 { // of a shared string too: some programs write blank cells so
		return nil
	}
	if c.kind == 's' {
		index, ok := digitsOf(c.value)
		if !ok {
			f := s.fault(fault.BadString, strconv.Quote(short(string(c.value))), "")
			f.Want, f.WantZH = "a number", "数字"
			return f
		}
		c.index = uint32(index)
	} else if !validValue(c.kind, c.value) {
		return s.fault(fault.BadCell, "a value that does not fit the cell's type", "值与单元格类型不符")
	}
	return nil
}

// validValue says that a <v> is what the cell's type says.
func validValue(kind byte, v []byte) bool {
	switch kind {
	case 'n':
		return validNumber(v)
	case 'b':
		return len(v) == 1 && (v[0] == '0' || v[0] == '1') || string(v) == "true" || string(v) == "false"
	}
	return true
}

// validNumber says that v is a decimal number, with or without sign, point and exponent; blanks around it are XML's.
func validNumber(v []byte) bool {
	v = bytes.TrimSpace(v)
	i, digits := 0, 0
	sign := func() {
		if i < len(v) && (v[i] == '-' || v[i] == '+') {
			i++
		}
	}
	run := func() {
		for ; i < len(v) && v[i] >= '0' && v[i] <= '9'; i++ {
			digits++
		}
	}
	sign()
	run()
	if i < len(v) && v[i] == '.' {
		i++
		run()
	}
	if digits == 0 {
		return false
	}
	if i < len(v) && v[i]|0x20 == 'e' {
		i++
		sign()
		digits = 0
		run()
	}
	return digits > 0 && i == len(v)
}
