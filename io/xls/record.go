package xls

import (
	"encoding/binary"
	"math"

	"rollnet/io/fault"
)

// The records that are read; [MS-XLS] 2.3.
const (
	recFormula     = 0x0006
	recEOF         = 0x000A
	recDateMode    = 0x0022
	recFilePass    = 0x002F
	recContinue    = 0x003C
	recCodePage    = 0x0042
	recBoundSheet  = 0x0085
	recMulRK       = 0x00BD
	recRString     = 0x00D6
	recXF          = 0x00E0
	recMergedCells = 0x00E5
	recSST         = 0x00FC
	recLabelSST    = 0x00FD
	recNumber      = 0x0203
	recLabel       = 0x0204
	recBoolErr     = 0x0205
	recString      = 0x0207
	recRK          = 0x027E
	recFormat      = 0x041E
	recBOF         = 0x0809
)

// stream walks the records of a workbook stream.
type stream struct {
	data []byte
	at   int // where the next record begins
	file string
	err  error
}

// record is one record; its chunks are its own data and that of the CONTINUE records behind it.
type record struct {
	id     uint16
	start  int
	chunks [][]byte
}

func (r *record) data() []byte { return r.chunks[0] }

// next gives the next record with its continuations; ok is false at the end of the stream or when it is broken (err).
func (s *stream) next() (record, bool) {
	r, ok := s.one()
	for ok {
		follow := s.at
		if follow+4 > len(s.data) || binary.LittleEndian.Uint16(s.data[follow:]) != recContinue {
			break
		}
		var more record
		if more, ok = s.one(); ok {
			r.chunks = append(r.chunks, more.data())
		}
	}
	return r, ok && s.err == nil
}

func (s *stream) one() (record, bool) {
	if s.err != nil || s.at >= len(s.data) {
		return record{}, false
	}
	if s.at+4 > len(s.data) {
		s.fail(fault.Truncated, "the last record has no end")
		return record{}, false
	}
	id := binary.LittleEndian.Uint16(s.data[s.at:])
	size := int(binary.LittleEndian.Uint16(s.data[s.at+2:]))
	from := s.at + 4
	if from+size > len(s.data) {
		s.fail(fault.Truncated, "the last record has no end")
		return record{}, false
	}
	r := record{id: id, start: s.at, chunks: [][]byte{s.data[from : from+size : from+size]}}
	s.at = from + size
	return r, true
}

func (s *stream) fail(code fault.Code, found string) {
	if s.err == nil {
		s.err = &fault.Fault{Code: code, File: s.file, Byte: int64(s.at), Found: found}
	}
}

// cursor reads values from a record; reading behind its end makes it bad and gives zeros.
type cursor struct {
	chunks [][]byte
	at     int // in the first of the chunks
	bad    bool
}

func (r *record) cursor() *cursor { return &cursor{chunks: r.chunks} }

// left is what is left of the current chunk.
func (c *cursor) left() int { return len(c.chunks[0]) - c.at }

// more goes on in the next chunk; false where there is none.
func (c *cursor) more() bool {
	if len(c.chunks) < 2 {
		c.bad = true
		return false
	}
	c.chunks, c.at = c.chunks[1:], 0
	return true
}

// bytes gives n bytes, which may lie across chunks.
func (c *cursor) bytes(n int) []byte {
	if n <= c.left() {
		b := c.chunks[0][c.at : c.at+n]
		c.at += n
		return b
	}
	var b []byte
	for len(b) < n {
		take := min(n-len(b), c.left())
		b = append(b, c.chunks[0][c.at:c.at+take]...)
		c.at += take
		if len(b) < n && !c.more() {
			return make([]byte, min(n, 16))
		}
	}
	return b
}

// skip passes n bytes over without keeping them.
func (c *cursor) skip(n int) {
	for n > 0 {
		take := min(n, c.left())
		c.at += take
		n -= take
		if n > 0 && !c.more() {
			return
		}
	}
}

func (c *cursor) u8() int       { return int(c.bytes(1)[0]) }
func (c *cursor) u16() int      { return int(binary.LittleEndian.Uint16(c.bytes(2))) }
func (c *cursor) u32() uint32   { return binary.LittleEndian.Uint32(c.bytes(4)) }
func (c *cursor) f64() float64  { return math.Float64frombits(binary.LittleEndian.Uint64(c.bytes(8))) }
func (c *cursor) ended() bool   { return c.left() == 0 && len(c.chunks) == 1 }
func (c *cursor) rkNum() number { return unpackRK(c.u32()) }

// number is a numeric cell.
type number float64

// unpackRK reads a number packed into 30 bits: [MS-XLS] 2.5.217.
func unpackRK(rk uint32) number {
	var v float64
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	} else {
		v = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return number(v)
}
