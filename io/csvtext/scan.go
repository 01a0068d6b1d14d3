package csvtext

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"rollnet/io/utf16text"
)

// field is one field of a record: raw is data[from:to] as it stands between the delimiters.
type field struct {
	from, to int
	quoted   bool // it begins with a quote
	close    int  // quoted: where the closing quote stands
	wrapped  bool // it begins with =" and ends with " without quotes around
	broken   bool // quoted: it holds a line break
}

// scanner cuts a text into records and fields, as spreadsheets do: a quote counts only where a field begins; what follows a
// closing quote belongs to the field; CRLF, LF and CR end a record. Its places are bytes of data.
type scanner struct {
	raw      []byte           // the file
	order    *utf16text.Order // of a file in UTF-16, whose data is in UTF-8; else nil
	encoding Encoding         // of data: UTF-8 or GB18030

	data   []byte
	pos    int
	delim  byte
	hop    bool // the delimiter may be the second byte of a GB18030 character
	row    int  // of the last record, 1-based: as Excel counts
	line   int  // of the last record's first line, 1-based
	next   int  // line where the next record begins
	width  int  // fields of the header's record, 0 if not known; see swallowed
	fields []field
}

// quoteError is a quote that is not closed where it should be.
type quoteError struct{ field int }

func (*quoteError) Error() string { return "a quote that is not closed" }

// record reads the next record into s.fields; false at the end of the text.
func (s *scanner) record() (bool, error) {
	if s.pos >= len(s.data) {
		return false, nil
	}
	s.row++
	s.line = s.next
	s.fields = s.fields[:0]
	start := s.pos
	for {
		f, err := s.field()
		s.fields = append(s.fields, f)
		if err != nil {
			return true, err
		}
		s.pos = f.to
		if s.pos == len(s.data) {
			break
		}
		s.pos++
		if c := s.data[f.to]; c == s.delim {
			continue
		} else if c == '\r' && s.pos < len(s.data) && s.data[s.pos] == '\n' {
			s.pos++
		}
		break
	}
	s.next++
	for i := range s.fields {
		if !s.fields[i].broken {
			continue
		}
		s.next += lineBreaks(s.data[s.fields[i].from:s.fields[i].to])
		if s.swallowed(s.data[start:s.fields[len(s.fields)-1].to]) {
			return true, &quoteError{i}
		}
	}
	return true, nil
}

// wideRecord is from how many columns on a line of a remark does not have as many delimiters as a record.
const wideRecord = 8

func lineBreaks(b []byte) int {
	return bytes.Count(b, []byte{'\n'}) + bytes.Count(b, []byte{'\r'}) - bytes.Count(b, []byte("\r\n"))
}

// swallowed says that a record of several lines looks like several records in one, because of a quote too many or too few:
// two of its lines have as many delimiters as a record. A remark with line breaks does not: the record's delimiters are
// spread over its lines.
func (s *scanner) swallowed(record []byte) bool {
	if s.width < 3 {
		return false
	}
	whole := 0
	for len(record) > 0 {
		n := bytes.IndexAny(record, "\r\n")
		if n < 0 {
			n = len(record)
		}
		if fields := s.count(record[:n]) + 1; fields == s.width || fields > s.width && s.width >= wideRecord {
			whole++
		}
		record = record[min(n+1, len(record)):]
	}
	return whole > 1
}

// count is how often the delimiter stands in a line, quotes or not.
func (s *scanner) count(line []byte) (n int) {
	for i := 0; i < len(line); i += s.step(line[i:]) {
		if line[i] == s.delim {
			n++
		}
	}
	return n
}

// step is the length of the character at the start of b, as far as it matters.
func (s *scanner) step(b []byte) int {
	if s.hop && b[0] > 0x80 {
		return gbLength(b)
	}
	return 1
}

// field measures the field at pos.
func (s *scanner) field() (field, error) {
	f := field{from: s.pos}
	rest := s.data[s.pos:]
	switch {
	case len(rest) > 0 && rest[0] == '"':
		f.quoted = true
		return s.quoted(f)
	case len(rest) > 1 && rest[0] == '=' && rest[1] == '"':
		if n := s.wrapper(rest); n > 0 {
			f.to, f.wrapped = s.pos+n, true
			return f, nil
		}
	}
	f.to = s.plain(s.pos)
	return f, nil
}

// plain finds where an unquoted text ends.
func (s *scanner) plain(i int) int {
	data := s.data
	if !s.hop {
		for i < len(data) && data[i] != s.delim && data[i] != '\n' && data[i] != '\r' {
			i++
		}
		return i
	}
	for i < len(data) && data[i] != s.delim && data[i] != '\n' && data[i] != '\r' {
		i += s.step(data[i:])
	}
	return i
}

// quoted finds the closing quote and what follows it. Anything but blanks behind the quote of a field that holds delimiters
// or line breaks shows that the quotes do not pair: other fields have been taken for one.
func (s *scanner) quoted(f field) (field, error) {
	for i := f.from + 1; ; {
		n := bytes.IndexByte(s.data[i:], '"')
		if n < 0 {
			f.to, f.close = len(s.data), len(s.data)
			return f, &quoteError{len(s.fields)}
		}
		i += n
		if i+1 < len(s.data) && s.data[i+1] == '"' {
			i += 2
			continue
		}
		f.close = i
		break
	}
	inner := s.data[f.from+1 : f.close]
	f.broken = bytes.IndexByte(inner, '\n') >= 0 || bytes.IndexByte(inner, '\r') >= 0
	f.to = s.plain(f.close + 1)
	tail := bytes.Trim(s.data[f.close+1:f.to], " \t")
	if len(tail) > 0 && (f.broken || s.count(inner) > 0) || f.broken && len(inner) > 4*maxUnits {
		return f, &quoteError{len(s.fields)}
	}
	return f, nil
}

// wrapper measures ="…" at the start of b, 0 if it does not end with the field, in the same line. Delimiters in it belong
// to the text.
func (s *scanner) wrapper(b []byte) int {
	for i := 2; i < len(b) && b[i] != '\n' && b[i] != '\r'; i++ {
		if b[i] != '"' {
			continue
		}
		if i+1 == len(b) || b[i+1] == s.delim || b[i+1] == '\n' || b[i+1] == '\r' {
			return i + 1
		}
		if b[i+1] != '"' {
			return 0
		}
		i++
	}
	return 0
}

// text gives a field's text: quotes, doubled quotes and the wrapper ="…" taken off. bad is the byte of data that is no
// character, or -1. The text is good until the next call.
func (s *scanner) text(d *decoder, f *field) (text []byte, bad int) {
	raw, at := s.data[f.from:f.to], f.from
	if f.quoted {
		inner, tail := s.data[f.from+1:f.close], s.data[f.close+1:f.to]
		raw, at = inner, f.from+1
		if len(tail) > 0 || bytes.IndexByte(inner, '"') >= 0 {
			raw = append(bytes.ReplaceAll(inner, []byte(`""`), []byte(`"`)), tail...)
		}
	}
	text, bad = d.decode(raw)
	if bad >= 0 {
		return nil, at + bad
	}
	return unwrapped(text), -1
}

// unwrapped takes ="…" off a text that is nothing else. Spreadsheets' users write it so that an ID number stays text.
func unwrapped(text []byte) []byte {
	if len(text) < 3 || text[0] != '=' || text[1] != '"' || text[len(text)-1] != '"' {
		return text
	}
	inner := text[2 : len(text)-1]
	doubled := bytes.Count(inner, []byte(`""`))
	if 2*doubled != bytes.Count(inner, []byte(`"`)) {
		return text
	}
	if doubled > 0 {
		inner = bytes.ReplaceAll(inner, []byte(`""`), []byte(`"`))
	}
	return inner
}

// maxUnits is how much a cell holds, in UTF-16 units, and the sizes are a sheet's: "Excel specifications and limits".
const (
	maxUnits   = 32_767
	maxRows    = 1_048_576
	maxColumns = 16_384
)

func tooLong(text []byte) bool {
	if len(text) <= maxUnits {
		return false
	}
	units := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		units += max(1, utf16.RuneLen(r))
		i += size
	}
	return units > maxUnits
}
