package csvtext

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"rollnet/io/fault"
	"rollnet/io/utf16text"
	"rollnet/screening/table"
)

// Format is how a file is written.
type Format struct {
	Encoding  Encoding
	BOM       bool
	Delimiter byte   // one of , TAB ; |
	LineEnd   string // the first one: CRLF, LF or CR; empty in a file of one line without an end
}

// Read reads a text as one table of text cells. Rows and columns are those that a spreadsheet shows on opening the file: a
// row is a record, blank ones counted, whatever line breaks its fields hold. file is the name for places in faults; a
// text that is damaged or cannot be told apart for sure is a *fault.Fault.
func Read(data []byte, file string) (*table.Table, Format, error) {
	t, format, lost, err := ReadSound(data, file)
	if err == nil && lost != nil {
		t, err = nil, lost.Why
	}
	return t, format, err
}

// ReadSound reads the rows before the place where a text is broken; lost is nil where the text is sound. It is an error where
// not even its form can be told.
func ReadSound(data []byte, file string) (t *table.Table, format Format, lost *fault.Loss, err error) {
	s, d, format, err := open(data)
	if err != nil {
		return nil, format, nil, named(err, file)
	}
	b := table.NewBuilder(file, "")
	b.Untyped()
	broken := brokenAt(s.data, s.encoding)
	for {
		more, err := s.record()
		if err != nil {
			err = s.refuse(err)
		} else if more {
			if err = s.keep(b, d, broken); err != nil {
				b.Undo()
			}
		}
		var f *fault.Fault
		switch {
		case errors.As(named(err, file), &f):
			return b.Table(), format, &fault.Loss{Row: s.row, Why: f}, nil
		case err != nil:
			return nil, format, nil, err
		case !more:
			return b.Table(), format, nil, nil
		}
	}
}

// named puts the file's name into a fault.
func named(err error, file string) error {
	if f, ok := err.(*fault.Fault); ok {
		f.File = file
	}
	return err
}

// open finds out how a text is written and stands at its first record.
func open(data []byte) (*scanner, *decoder, Format, error) {
	var format Format
	s := &scanner{raw: data, next: 1, encoding: UTF8}
	data = s.decode16(&format)
	start := 0
	if bytes.HasPrefix(data, []byte(bom)) {
		format.BOM, start = true, len(bom)
	}
	if len(data) == start {
		return nil, nil, format, &fault.Fault{Code: fault.Empty}
	}
	if s.order == nil {
		s.encoding = encodingOf(data[start:], format.BOM)
		format.Encoding = s.encoding
	}
	if i := bytes.IndexAny(data, "\r\n"); i >= 0 {
		format.LineEnd = string(data[i : i+1])
		if bytes.HasPrefix(data[i:], []byte("\r\n")) {
			format.LineEnd = "\r\n"
		}
	}
	s.data, s.pos = data, start
	if delim, length := declared(data[start:]); length > 0 {
		format.Delimiter = delim
		s.pos, s.next = start+length, 2
		s.width, _ = usual(s.sample(delim, s.encoding))
	} else {
		format.Delimiter, s.width = s.guess(s.encoding)
	}
	s.delim = format.Delimiter
	s.hop = s.encoding == GB18030 && s.delim == '|'
	return s, newDecoder(s.encoding), format, nil
}

// decode16 gives a text in UTF-16 as UTF-8, any other as it is. Where it cannot be decoded it ends, with a NUL, which is found
// when its field is read.
func (s *scanner) decode16(format *Format) []byte {
	order, found := utf16text.Detect(s.raw)
	if !found {
		return s.raw
	}
	s.order, format.Encoding = &order, UTF16LE
	if order == utf16text.Big {
		format.Encoding = UTF16BE
	}
	text, bad := utf16text.Decode(s.raw, order)
	if bad >= 0 {
		text = append(text, 0)
	}
	return text
}

// declared reads a first line sep=; which tells Excel the delimiter and is no row.
func declared(data []byte) (delim byte, length int) {
	if len(data) < 6 || !bytes.EqualFold(data[:4], []byte("sep=")) || data[4] >= utf8.RuneSelf || data[4] < ' ' && data[4] != '\t' {
		return 0, 0
	}
	switch {
	case bytes.HasPrefix(data[5:], []byte("\r\n")):
		return data[4], 7
	case data[5] == '\n' || data[5] == '\r':
		return data[4], 6
	}
	return 0, 0
}

const (
	sampleRows  = 20
	sampleBytes = 64 << 10
)

// shape is what a record looks like under a delimiter: its fields, and how many of them hold something.
type shape struct{ fields, filled int }

// sample cuts the first records under a delimiter.
func (s *scanner) sample(delim byte, e Encoding) (shapes []shape) {
	try := scanner{data: s.data, pos: s.pos, delim: delim, hop: e == GB18030 && delim == '|'}
	for len(shapes) < sampleRows && try.pos < s.pos+sampleBytes {
		if more, err := try.record(); err != nil || !more {
			break
		}
		record := shape{fields: len(try.fields)}
		for _, f := range try.fields {
			if len(bytes.Trim(s.data[f.from:f.to], " \t\",")) > 0 {
				record.filled++
			}
		}
		shapes = append(shapes, record)
	}
	return shapes
}

// guess finds the delimiter that the header and the rows below it agree on: among those that cut half of the first records
// into equally many fields the one that does so from the topmost record, and of these the one that makes the most columns.
// Blank columns do not count, so that a TAB before every number, which keeps it text, is not taken for the delimiter.
func (s *scanner) guess(e Encoding) (delim byte, width int) {
	delim = ','
	var best []int
	for _, candidate := range []byte(",\t;|") {
		shapes := s.sample(candidate, e)
		fields, count := usual(shapes)
		if fields < 2 {
			continue
		}
		filled, rows := 0, 0
		for _, r := range shapes {
			filled = max(filled, r.filled)
			if r.filled > 0 {
				rows++
			}
		}
		top := slices.IndexFunc(shapes, func(r shape) bool { return r.fields == fields })
		rank := []int{0, -top, (min(fields, filled) - 1) * count}
		if 2*count >= rows {
			rank[0] = 1
		}
		if slices.Compare(rank, best) > 0 {
			best, delim, width = rank, candidate, fields
		}
	}
	return delim, width
}

// usual is the number of fields that most records have, among those with two or more; and how many have it.
func usual(shapes []shape) (fields, count int) {
	counts := map[int]int{}
	for _, r := range shapes {
		counts[r.fields]++
		if n := counts[r.fields]; r.fields > 1 && (n > count || n == count && r.fields > fields) {
			fields, count = r.fields, n
		}
	}
	return fields, count
}

// brokenAt is the first byte that shows damage to the whole text, -1 without: NUL, or in UTF-8 what is no character.
// GB18030 is found out field by field.
func brokenAt(data []byte, e Encoding) int {
	at := bytes.IndexByte(data, 0)
	if e != UTF8 || utf8.Valid(data) {
		return at
	}
	for i := 0; i < len(data) && (at < 0 || i < at); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return at
}

// keep puts the last record into the table.
func (s *scanner) keep(b *table.Builder, d *decoder, broken int) error {
	if err := b.Row(s.row); err != nil {
		return err
	}
	switch {
	case s.row > maxRows:
		return s.fault(fault.Limit, -1, -1, "more than 1,048,576 rows", "行数超过 1048576", strconv.Itoa(maxRows))
	case len(s.fields) > maxColumns:
		return s.fault(fault.Limit, -1, -1, "more than 16,384 columns", "列数超过 16384", strconv.Itoa(maxColumns))
	}
	for col := range s.fields {
		f := &s.fields[col]
		if broken >= f.from && broken < f.to {
			return s.undecodable(col, broken)
		}
		text, bad := s.text(d, f)
		switch {
		case bad >= 0:
			return s.undecodable(col, bad)
		case len(text) == 0:
			continue
		case tooLong(text):
			return s.fault(fault.Limit, col, f.from, "a cell of more than 32,767 characters", "单元格超过 32767 个字符", strconv.Itoa(maxUnits))
		}
		if err := b.Cell(col, table.Text, text); err != nil {
			return s.fault(fault.Limit, col, f.from, "more rows by columns than can be kept", "行数乘列数过大", "134217728")
		}
	}
	return nil
}

// undecodable says which bytes of a cell are no character. Single bytes of a name tell nobody's name.
func (s *scanner) undecodable(col, at int) error {
	from := s.place(at)
	b := fmt.Sprintf("% X", s.raw[from:min(from+2, len(s.raw))])
	return s.fault(fault.BadText, col, at, "the bytes "+b+" are no character", "字节 "+b+" 不是字符", "")
}

// refuse says where quotes do not pair.
func (s *scanner) refuse(err error) error {
	q, ok := err.(*quoteError)
	if !ok {
		return err
	}
	from := s.fields[q.field].from
	start := s.fields[0].from
	return s.fault(fault.BadQuote, q.field, from, strconv.Itoa(s.line+lineBreaks(s.data[start:from])), "", "")
}

// place is where in the file a byte of data stands.
func (s *scanner) place(at int) int {
	if s.order == nil {
		return at
	}
	return utf16text.Offset(s.data, at)
}

// fault is a fault in the last record; col and at are -1 where it is about the record as a whole.
func (s *scanner) fault(code fault.Code, col, at int, found, zh, want string) error {
	f := &fault.Fault{Code: code, Found: found, FoundZH: zh, Want: want, Cell: strconv.Itoa(s.row)}
	if col >= 0 {
		f.Cell, f.Byte = table.CellName(s.row, col), int64(s.place(at))
	}
	return f
}
