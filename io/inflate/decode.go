package inflate

import (
	"encoding/binary"
	"io"
)

func le64(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }

// decode unpacks a block's codes until the window is full or the block ends. Where the source's last word begins it goes code by
// code, so that nothing is given out that rests on the padding.
func (r *Reader) decode() error {
	for r.w < full && r.state == inCodes {
		if r.stop == nil || r.pos+word <= r.fresh {
			if err := r.decodeTo(full, false); err != nil {
				return err
			}
			continue
		}
		before := r.w
		err := r.decodeTo(before+1, true)
		if r.beyond() {
			r.w = before
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// decodeTo unpacks codes until there are so many bytes, the block ends, or less than a word of the source is left; in the padding
// it goes on. A refill gives 56 bits or more: a length, a distance and what is added to them take 48 at most.
func (r *Reader) decodeTo(until int, inPadding bool) error {
	lengths, distances := &r.codes.lengths, &r.codes.distances
	in, pos, buffer, nbits, out, w := r.in, r.pos, r.bits, r.nbits, r.out, r.w
	save := func() { r.pos, r.bits, r.nbits, r.w = pos, buffer, nbits, w }
	end := r.fresh
	if inPadding {
		end = len(in)
	}
	for w < until {
		if pos+word > end {
			save()
			if inPadding || r.stop != nil {
				return r.more()
			}
			if err := r.more(); err != nil {
				return err
			}
			in, pos, end = r.in, r.pos, r.fresh
			if pos+word > end {
				return nil
			}
		}
		buffer |= le64(in, pos) << (nbits & 63)
		pos += int(63-nbits) >> 3
		nbits |= 56

		e := lengths[buffer&(1<<lengthBits-1)]
		if e&literal != 0 {
			buffer >>= e & 63
			nbits -= uint(e & 63)
			out[w] = byte(e >> 16)
			w++
			if e = lengths[buffer&(1<<lengthBits-1)]; e&literal != 0 {
				buffer >>= e & 63
				nbits -= uint(e & 63)
				out[w] = byte(e >> 16)
				w++
				e = lengths[buffer&(1<<lengthBits-1)]
			}
			if e&literal != 0 || nbits < 48 {
				continue
			}
		}
		if e&special != 0 {
			if e&link != 0 {
				e = lengths[(uint64(e>>16)+buffer>>lengthBits&(1<<(e>>extraShift&extraMask)-1))&uint64(len(lengths)-1)]
			}
			switch {
			case e&literal != 0:
				buffer >>= e & 63
				nbits -= uint(e & 63)
				out[w] = byte(e >> 16)
				w++
				continue
			case e == special:
				save()
				return r.corrupt()
			case e&special != 0:
				buffer >>= e & 63
				nbits -= uint(e & 63)
				save()
				return r.endBlock()
			}
		}
		buffer >>= e & 63
		extra := e >> extraShift & extraMask
		length := int(e>>16) + int(buffer&(1<<extra-1))
		buffer >>= extra
		nbits -= uint(e&63) + uint(extra)

		d := distances[buffer&(1<<distanceBits-1)]
		if d&special != 0 {
			if d&link != 0 {
				d = distances[(uint64(d>>16)+buffer>>distanceBits&(1<<(d>>extraShift&extraMask)-1))&uint64(len(distances)-1)]
			}
			if d&special != 0 {
				save()
				return r.corrupt()
			}
		}
		buffer >>= d & 63
		extra = d >> extraShift & extraMask
		distance := int(d>>16) + int(buffer&(1<<extra-1))
		buffer >>= extra
		nbits -= uint(d&63) + uint(extra)
		if distance > w {
			save()
			return r.corrupt()
		}
		repeat(out, w, distance, length)
		w += length
	}
	save()
	return nil
}

// repeat copies a match to w; behind its end the window may be written over by less than 16 bytes.
func repeat(out []byte, w, distance, length int) {
	from, end := w-distance, w+length
	switch {
	case distance >= 16:
		if length > 64 && distance >= length {
			copy(out[w:end], out[from:])
			return
		}
		for ; w < end; w, from = w+16, from+16 {
			to, of := out[w:w+16:w+16], out[from:from+16:from+16]
			binary.LittleEndian.PutUint64(to, binary.LittleEndian.Uint64(of))
			binary.LittleEndian.PutUint64(to[8:], binary.LittleEndian.Uint64(of[8:]))
		}
	case distance >= 8:
		for ; w < end; w, from = w+8, from+8 {
			binary.LittleEndian.PutUint64(out[w:], binary.LittleEndian.Uint64(out[from:]))
		}
	default:
		for ; w < end; w, from = w+1, from+1 {
			out[w] = out[from]
		}
	}
}
