package csvtext

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// Encoding is how a file writes characters.
type Encoding string

const (
	UTF8    Encoding = "utf-8"
	GB18030 Encoding = "gb18030" // GBK and GB 2312 are parts of it
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
)

const bom = "\xef\xbb\xbf"

// encodingOf tells the encoding by the bytes behind the BOM: what is not UTF-8 is GB18030, which Chinese Excel writes. A text
// that is UTF-8 but for a few broken bytes stays UTF-8, because read as GB18030 it would turn into other characters
// without a word.
func encodingOf(data []byte, marked bool) Encoding {
	if marked || utf8.Valid(data) {
		return UTF8
	}
	good, broken := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			good++
		}
		i += size
	}
	if good > 10*broken {
		return UTF8
	}
	return GB18030
}

// More of GB18030 than x/text has: the three user-defined zones, where counties keep glyphs for rare names, and single codes
// of the standard. A run is count codes from first, which stand for the characters from r; trail byte 7F is none. Source:
// GB 18030-2005, with the characters of Unicode 4.1 and later where they have got a place since.
var gbRuns = func() []gbRun {
	runs := []gbRun{
		{0xA2AB, 6, 0xE766}, {0xA2E4, 1, 0xE76D}, {0xA2EF, 2, 0xE76E}, {0xA2FD, 2, 0xE770}, {0xA4F4, 11, 0xE772},
		{0xA5F7, 8, 0xE77D}, {0xA6B9, 8, 0xE785}, {0xA6D9, 7, 0xE78D}, {0xA6EC, 2, 0xE794}, {0xA6F3, 1, 0xE796},
		{0xA6F6, 9, 0xE797}, {0xA7C2, 15, 0xE7A0}, {0xA7F2, 13, 0xE7AF}, {0xA896, 11, 0xE7BC}, {0xA8BC, 1, 0x1E3F},
		{0xA8C1, 4, 0xE7C9}, {0xA8EA, 21, 0xE7CD}, {0xA958, 1, 0xE7E2}, {0xA95B, 1, 0xE7E3}, {0xA95D, 3, 0xE7E4},
		{0xA997, 13, 0xE7F4}, {0xA9F0, 15, 0xE801}, {0xD7FA, 5, 0xE810}, {0xFE51, 3, 0xE816}, {0xFE59, 1, 0x9FB4},
		{0xFE61, 1, 0x9FB5}, {0xFE66, 2, 0x9FB6}, {0xFE6C, 1, 0xE831}, {0xFE6D, 1, 0x9FB8}, {0xFE76, 1, 0xE83B},
		{0xFE7E, 1, 0x9FB9}, {0xFE90, 1, 0x9FBA}, {0xFE91, 1, 0xE855}, {0xFEA0, 1, 0x9FBB},
	}
	zone := func(lead, last, trail int, r rune, count int) {
		for ; lead <= last; lead++ {
			runs = append(runs, gbRun{lead<<8 | trail, count, r})
			r += rune(count)
		}
	}
	zone(0xAA, 0xAF, 0xA1, 0xE000, 94)
	zone(0xF8, 0xFE, 0xA1, 0xE234, 94)
	zone(0xA1, 0xA7, 0x40, 0xE4C6, 96)
	return runs
}()

type gbRun struct {
	first, count int
	r            rune
}

// moreDecoded is the character behind two bytes that x/text does not know, U+FFFD where there is none.
func moreDecoded(lead, trail byte) rune {
	code := int(lead)<<8 | int(trail)
	for _, run := range gbRuns {
		n := code - run.first
		if run.first&0xff == 0x40 && trail > 0x7f {
			n--
		}
		if n >= 0 && n < run.count && run.first>>8 == int(lead) && trail != 0x7f {
			return run.r + rune(n)
		}
	}
	return utf8.RuneError
}

// moreEncoded is the way back; ok is false for a character that x/text writes.
func moreEncoded(r rune) (lead, trail byte, ok bool) {
	for _, run := range gbRuns {
		n := int(r - run.r)
		if n < 0 || n >= run.count {
			continue
		}
		code := run.first + n
		if run.first&0xff == 0x40 && code&0xff >= 0x7f {
			code++
		}
		return byte(code >> 8), byte(code), true
	}
	return 0, 0, false
}

// gbLength is how many bytes the character at the start of b takes by its lead bytes, at most len(b).
func gbLength(b []byte) int {
	switch {
	case b[0] <= 0x80 || b[0] == 0xff || len(b) == 1:
		return 1
	case b[1] >= 0x30 && b[1] <= 0x39:
		return min(4, len(b))
	case b[1] < 0x40:
		return 1
	}
	return 2
}

// decoder turns fields into UTF-8. Its zero value decodes UTF-8.
type decoder struct {
	gb  transform.Transformer // nil: nothing to do
	buf []byte
}

func newDecoder(e Encoding) *decoder {
	if e == GB18030 {
		return &decoder{gb: simplifiedchinese.GB18030.NewDecoder().Transformer}
	}
	return &decoder{}
}

// decode gives raw in UTF-8, good until the next call; bad is the offset of the first byte that is no character, or -1.
func (d *decoder) decode(raw []byte) (text []byte, bad int) {
	if d.gb == nil {
		return raw, -1
	}
	plain := true
	for _, c := range raw {
		plain = plain && c < utf8.RuneSelf
	}
	if plain {
		return raw, -1
	}
	if need := 3*len(raw) + utf8.UTFMax; cap(d.buf) < need { // at most 3 bytes come of one
		d.buf = make([]byte, 2*need)
	}
	d.gb.Reset()
	n, _, err := d.gb.Transform(d.buf[:cap(d.buf)], raw, true)
	if text = d.buf[:n]; err == nil && !bytes.ContainsRune(text, utf8.RuneError) {
		return text, -1
	}
	return d.slowly(raw)
}

// slowly decodes character by character.
func (d *decoder) slowly(raw []byte) (text []byte, bad int) {
	text = make([]byte, 0, 3*len(raw))
	for i := 0; i < len(raw); {
		size := gbLength(raw[i:])
		var one [8]byte
		d.gb.Reset()
		n, _, err := d.gb.Transform(one[:], raw[i:i+size], true)
		r, length := utf8.DecodeRune(one[:n])
		if err != nil || r == utf8.RuneError || length != n {
			r = utf8.RuneError
			if size == 2 {
				r = moreDecoded(raw[i], raw[i+1])
			}
		}
		if r == utf8.RuneError {
			return nil, i
		}
		text = utf8.AppendRune(text, r)
		i += size
	}
	return text, -1
}

// encode gives a text in the encoding; ok is false for a text that it cannot hold.
func encode(e Encoding, text string) (raw []byte, ok bool) {
	if !utf8.ValidString(text) {
		return nil, false
	}
	if e == UTF8 {
		return []byte(text), true
	}
	encoder := simplifiedchinese.GB18030.NewEncoder()
	for _, r := range text {
		if lead, trail, more := moreEncoded(r); more {
			raw = append(raw, lead, trail)
			continue
		}
		one, err := encoder.Bytes(utf8.AppendRune(nil, r))
		if err != nil {
			return nil, false
		}
		raw = append(raw, one...)
	}
	back, bad := newDecoder(e).decode(raw)
	return raw, bad < 0 && string(back) == text
}
