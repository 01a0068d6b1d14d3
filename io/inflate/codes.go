package inflate

import (
	"math/bits"
	"sync"
)

const (
	maxLengths   = 288 // codes of literals and lengths, two of which never occur
	maxDistances = 32  // of distances, two of which never occur
	maxBits      = 15
)

// An entry of a table says what the bits that lead to it mean. Its lowest byte is how many bits the code has; the kinds:
//
//	literal  a byte, in the upper half
//	0        a length or distance: its base in the upper half, how many bits are to be added to it from extraShift on
//	special  with link: a table of longer codes, from where in the upper half and of how many bits from extraShift on;
//	         with no bits: no code; else the end of the block
const (
	literal    = 1 << 8
	special    = 1 << 9
	link       = 1 << 10
	extraShift = 11
	extraMask  = 15
)

const (
	lengthBits   = 11 // of the tables' first level: most codes are found in it
	distanceBits = 9
	codeBits     = 7
)

// Tables have room for every code that can be: 2342 and 594 entries are the most (zlib, enough.c), and are powers of two, so that
// a masked index needs no check.
type (
	lengthTable   [4096]uint32
	distanceTable [1024]uint32
)

// codes are the two codes of a block.
type codes struct {
	lengths   lengthTable
	distances distanceTable
}

// What each symbol means.
var lengthSymbols, distanceSymbols, codeSymbols = symbols()

func symbols() (lengths [maxLengths]uint32, distances [maxDistances]uint32, plain [19]uint32) {
	for i := range 256 {
		lengths[i] = uint32(i)<<16 | literal
	}
	lengths[256] = special // the bits of its code make it the end of the block
	base := 3
	for i := 257; i < 285; i++ {
		extra := max(0, (i-261)/4)
		lengths[i] = uint32(base)<<16 | uint32(extra)<<extraShift
		base += 1 << extra
	}
	lengths[285] = 258 << 16
	base = 1
	for i := range 30 {
		extra := max(0, (i-2)/2)
		distances[i] = uint32(base)<<16 | uint32(extra)<<extraShift
		base += 1 << extra
	}
	for i := range plain {
		plain[i] = uint32(i)<<16 | literal
	}
	return lengths, distances, plain
}

// build makes the table of a code from the lengths of its symbols' codes (0: it has none). It returns false for lengths that
// make no code: too many codes, or too few, but for a single code of one bit.
func build(table []uint32, first uint, lengths []uint8, meanings []uint32) bool {
	next, longest, ok := canonical(lengths)
	if !ok {
		return false
	}
	size := 1 << first
	for i := range table[:size] {
		table[i] = special
	}
	if longest > int(first) {
		linkTables(table, first, lengths, next)
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		code := reversed(next[n], n)
		next[n]++
		entry := meanings[symbol] | uint32(n)
		if meanings[symbol] == 0 { // it stands in the fixed codes only, and nothing may use it
			entry = special
		}
		at, end, step := code, size, 1<<n
		if e := table[code&(size-1)]; uint(n) > first {
			start := int(e >> 16)
			at, end, step = start+code>>first, start+1<<(e>>extraShift&extraMask), 1<<(uint(n)-first)
		}
		for ; at < end; at += step {
			table[at] = entry
		}
	}
	return true
}

// canonical gives the first code of each length (RFC 1951, 3.2.2) and the longest length.
func canonical(lengths []uint8) (next [maxBits + 1]int, longest int, ok bool) {
	var count [maxBits + 1]int
	for _, n := range lengths {
		count[n]++
	}
	count[0] = 0
	left := 1
	for n := 1; n <= maxBits; n++ {
		next[n] = (next[n-1] + count[n-1]) << 1
		if left = left<<1 - count[n]; left < 0 {
			return next, 0, false
		}
		if count[n] > 0 {
			longest = n
		}
	}
	return next, longest, left == 0 || longest == 0 || longest == 1 && count[1] == 1
}

// reversed is a code with its first bit lowest, as it comes.
func reversed(code int, n uint8) int { return int(bits.Reverse16(uint16(code)) >> (16 - n)) }

// linkTables makes room behind the table's first level for the codes that do not fit into it: one table for all that begin with
// the same bits, as large as the longest of them needs.
func linkTables(table []uint32, first uint, lengths []uint8, next [maxBits + 1]int) {
	size := 1 << first
	var deepest [1 << lengthBits]uint8
	for _, n := range lengths {
		if uint(n) > first {
			prefix := reversed(next[n], n) & (size - 1)
			deepest[prefix] = max(deepest[prefix], n)
		}
		next[n]++
	}
	free := size
	for prefix, n := range deepest[:size] {
		if n > 0 {
			more := uint(n) - first
			table[prefix] = uint32(free)<<16 | uint32(more)<<extraShift | special | link | uint32(first)
			for i := range 1 << more {
				table[free+i] = special
			}
			free += 1 << more
		}
	}
}

// fixed are the codes that every stream knows (RFC 1951, 3.2.6).
var fixed = sync.OnceValue(func() *codes {
	var lengths [maxLengths]uint8
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		default:
			lengths[i] = 8
		}
	}
	var distances [maxDistances]uint8
	for i := range distances {
		distances[i] = 5
	}
	c := &codes{}
	build(c.lengths[:], lengthBits, lengths[:], lengthSymbols[:])
	build(c.distances[:], distanceBits, distances[:], distanceSymbols[:])
	return c
})

// codeOrder is the order in which the lengths of the code of code lengths come (RFC 1951, 3.2.7).
var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// readCodes reads the codes at the head of a block.
func (r *Reader) readCodes() error {
	if err := r.need(14); err != nil {
		return err
	}
	lengths, distances, given := int(r.take(5))+257, int(r.take(5))+1, int(r.take(4))+4
	if lengths > maxLengths-2 { // as the standard library: one that says so is faulty
		return r.corrupt()
	}
	var few [19]uint8
	for _, symbol := range codeOrder[:given] {
		if err := r.need(3); err != nil {
			return err
		}
		few[symbol] = uint8(r.take(3))
	}
	var table [1 << codeBits]uint32
	if !build(table[:], codeBits, few[:], codeSymbols[:]) {
		return r.corrupt()
	}
	all := r.lengths[:lengths+distances]
	if err := r.readLengths(all, &table); err != nil {
		return err
	}
	c := &r.dynamic
	if !build(c.lengths[:], lengthBits, all[:lengths], lengthSymbols[:]) ||
		!build(c.distances[:], distanceBits, all[lengths:], distanceSymbols[:]) {
		return r.corrupt()
	}
	return nil
}

// readLengths reads the lengths of codes, which are packed themselves: 16 repeats the one before, 17 and 18 are runs of zeros.
func (r *Reader) readLengths(all []uint8, table *[1 << codeBits]uint32) error {
	for i := 0; i < len(all); {
		if err := r.need(14); err != nil {
			return err
		}
		e := table[r.bits&(1<<codeBits-1)]
		if e&special != 0 {
			return r.corrupt()
		}
		r.take(uint(e & 0xff))
		symbol := e >> 16
		if symbol < 16 {
			all[i] = uint8(symbol)
			i++
			continue
		}
		value, run := uint8(0), 0
		switch symbol {
		case 16:
			if i == 0 {
				return r.corrupt()
			}
			value, run = all[i-1], 3+int(r.take(2))
		case 17:
			run = 3 + int(r.take(3))
		case 18:
			run = 11 + int(r.take(7))
		}
		if i+run > len(all) {
			return r.corrupt()
		}
		for range run {
			all[i] = value
			i++
		}
	}
	return nil
}
