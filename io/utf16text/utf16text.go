// Package utf16text tells texts in UTF-16 by their bytes, and turns them into UTF-8 and back without losing a byte.
package utf16text

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Order is the order of the two bytes of a unit.
type Order struct{ binary.ByteOrder }

var (
	Little = Order{binary.LittleEndian}
	Big    = Order{binary.BigEndian}
)

// searched is how much of a text without a byte order mark is looked at.
const searched = 64 << 10

// Detect says that a text is in UTF-16: by its byte order mark, or else by zero bytes, which no other text has, where they
// make delimiters and line ends of one order and not of the other. A Chinese text has zeros on both sides (一 is 4E00, which the
// other way round is N), so that counting zeros or ASCII is not enough.
func Detect(data []byte) (order Order, found bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}): // UTF-32
		return Order{}, false
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return Little, true
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return Big, true
	}
	head := data[:min(len(data), searched)]
	if bytes.IndexByte(head, 0) < 0 {
		return Order{}, false
	}
	little, big := score(head, Little), score(head, Big)
	single := 0 // in a text of single bytes with a stray zero, most delimiters have no zero beside them
	for _, c := range head {
		if delimiter(uint16(c)) {
			single++
		}
	}
	switch {
	case 2*little > single && little > 4*big:
		return Little, true
	case 2*big > single && big > 4*little:
		return Big, true
	}
	return Order{}, false
}

// score counts the delimiters and line ends of a text read in an order; -1 where it cannot be a text in it. The other way round
// these are characters that no roll has.
func score(data []byte, order Order) (n int) {
	for ; len(data) >= 2; data = data[2:] {
		switch unit := order.Uint16(data); {
		case delimiter(unit):
			n++
		case unit < ' ', unit == 0xFFFE, unit == 0xFFFF:
			return -1
		}
	}
	return n
}

func delimiter(unit uint16) bool {
	switch unit {
	case '\n', '\r', '\t', ',', ';', '|', '<', '>':
		return true
	}
	return false
}

// Decode gives a text in UTF-8, a byte order mark included. bad is the offset of the first unit that is half of a pair, or of
// a last byte without its second; -1 for a sound text.
func Decode(data []byte, order Order) (text []byte, bad int) {
	text = make([]byte, 0, len(data)+len(data)/2)
	for i := 0; i < len(data); {
		if i+2 > len(data) {
			return text, i
		}
		r, size := rune(order.Uint16(data[i:])), 2
		if utf16.IsSurrogate(r) {
			if i+4 > len(data) {
				return text, i
			}
			if r, size = utf16.DecodeRune(r, rune(order.Uint16(data[i+2:]))), 4; r == utf8.RuneError {
				return text, i
			}
		}
		text = utf8.AppendRune(text, r)
		i += size
	}
	return text, -1
}

// Encode is the way back; text is valid UTF-8.
func Encode(text []byte, order Order) []byte {
	data := make([]byte, 0, 2*len(text))
	for _, r := range string(text) {
		if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
			data = append2(append2(data, high, order), low, order)
		} else {
			data = append2(data, r, order)
		}
	}
	return data
}

func append2(data []byte, unit rune, order Order) []byte {
	var two [2]byte
	order.PutUint16(two[:], uint16(unit))
	return append(data, two[:]...)
}

// Offset is where the character at an offset of the UTF-8 stands in the UTF-16.
func Offset(text []byte, at int) int {
	n := 0
	for _, r := range string(text[:min(at, len(text))]) {
		n += 2 * utf16.RuneLen(r)
	}
	return n
}
