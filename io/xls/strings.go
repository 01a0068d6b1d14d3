package xls

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// maxText is how many UTF-16 units a cell can hold.
const maxText = 32767

// unicode reads the characters of a string whose count and flags have been read. Where they go on in a CONTINUE record,
// that begins with flags of its own: [MS-XLS] 2.5.293.
func (c *cursor) unicode(count, flags int) string {
	var b strings.Builder
	var high rune // the first half of a pair
	wide := flags&1 != 0
	for count > 0 && !c.bad {
		if c.left() == 0 {
			if !c.more() {
				break
			}
			wide = c.u8()&1 != 0
			continue
		}
		var unit rune
		if wide {
			if c.left() < 2 {
				c.bad = true
				break
			}
			unit = rune(c.u16())
		} else {
			unit = rune(c.u8())
		}
		count--
		high = writeUnit(&b, high, unit)
	}
	if high != 0 {
		b.WriteRune(utf8.RuneError)
	}
	return b.String()
}

// writeUnit writes a UTF-16 unit and gives back a first half that waits for its second.
func writeUnit(b *strings.Builder, high, unit rune) rune {
	if high != 0 {
		if whole := utf16.DecodeRune(high, unit); whole != utf8.RuneError {
			b.WriteRune(whole)
			return 0
		}
		b.WriteRune(utf8.RuneError)
	}
	if utf16.IsSurrogate(unit) {
		if unit < 0xDC00 {
			return unit
		}
		unit = utf8.RuneError
	}
	b.WriteRune(unit)
	return 0
}

// shortString reads a string with a one-byte count (sheet names), longString one with a two-byte count.
func (w *workbook) shortString(c *cursor) string { return w.text(c, c.u8()) }
func (w *workbook) longString(c *cursor) string  { return w.text(c, c.u16()) }

func (w *workbook) text(c *cursor, count int) string {
	if w.biff8 {
		return c.unicode(count, c.u8())
	}
	return w.decode(c.bytes(count))
}

// decode reads a BIFF5 string in the workbook's code page. Where that is unknown, only ASCII can be read.
func (w *workbook) decode(b []byte) string {
	if w.encoding == nil {
		w.foreign = w.foreign || bytes.ContainsFunc(b, func(r rune) bool { return r > 127 })
		return string(b)
	}
	out, err := w.encoding.NewDecoder().Bytes(b)
	if err != nil {
		return strings.Repeat(string(utf8.RuneError), len(b))
	}
	return string(out)
}

// codePage is the encoding behind a code page's number; nil where it is not known here.
func codePage(number int) encoding.Encoding {
	switch number {
	case 936, 54936:
		return simplifiedchinese.GB18030
	case 874:
		return charmap.Windows874
	case 932:
		return japanese.ShiftJIS
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252, 0x8001, 367:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 852:
		return charmap.CodePage852
	case 855:
		return charmap.CodePage855
	case 866:
		return charmap.CodePage866
	case 10007:
		return charmap.MacintoshCyrillic
	case 10000, 0x8000:
		return charmap.Macintosh
	}
	return nil
}

// sharedStrings reads the SST record: all texts one behind the other, and where each ends.
func (w *workbook) sharedStrings(r *record) {
	c := r.cursor()
	c.u32() // how often they are used
	count := int(c.u32())
	for range count {
		if c.ended() { // some writers count too many; a cell that asks for one of those is refused
			break
		}
		if c.left() == 0 && !c.more() {
			break
		}
		w.strings = append(w.strings, richString(c))
		if c.bad {
			break
		}
	}
	w.broken = w.broken || c.bad
}

// richString reads a shared string: [MS-XLS] 2.5.296. Its formatting and its phonetic guide are passed over.
func richString(c *cursor) string {
	count := c.u16()
	flags := c.u8()
	runs, guide := 0, 0
	if flags&8 != 0 {
		runs = c.u16()
	}
	if flags&4 != 0 {
		guide = int(int32(c.u32()))
	}
	text := c.unicode(count, flags)
	c.skip(4 * runs)
	c.skip(guide)
	return text
}
