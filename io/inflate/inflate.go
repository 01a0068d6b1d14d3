package inflate

import (
	"io"
	"strconv"
)

// CorruptError says at which byte of the packed stream, about, it cannot be unpacked.
type CorruptError int64

// Error names the byte.
func (e CorruptError) Error() string {
	return "corrupt deflate data before byte " + strconv.FormatInt(int64(e), 10)
}

const (
	history  = 32 << 10 // how far back a match may reach (RFC 1951, 2)
	full     = history + 128<<10
	overrun  = 258 + 16 // bytes that the last match may write behind a full window
	inBuffer = 64 << 10
	word     = 8  // bytes that a refill of the bits reads at once
	padding  = 16 // zeros behind the stream's last byte, so that a whole word is there to read
)

// Reader unpacks a stream as it is read.
type Reader struct {
	src  io.Reader
	err  error // what Read says once all that was unpacked has been read
	stop error // io.EOF once the source has ended

	in    []byte // the input at hand: of buffer, padded once the source has ended
	pos   int    // the next byte of in
	fresh int    // how many bytes of in came from the source
	taken int64  // bytes of the source before in
	bits  uint64 // bits taken from in and not used yet, the next one lowest
	nbits uint   // how many; above them stand bits of the bytes from pos on

	state  state
	last   bool // the block is the stream's last
	stored int  // bytes left of a stored block

	out  []byte // the window: up to w it is unpacked, up to read it has been read
	w    int
	read int

	codes   *codes
	dynamic codes
	lengths [maxLengths + maxDistances]uint8
	buffer  [inBuffer + padding]byte
}

// state is what the next bits are part of.
type state uint8

const (
	atHeader state = iota // the head of a block
	inStored              // a stored block's bytes
	inCodes               // a block's codes
)

// NewReader unpacks a source that holds one stream. It may read more of the source than the stream.
func NewReader(src io.Reader) *Reader {
	return &Reader{src: src, out: make([]byte, full+overrun)}
}

// Read unpacks. The error is io.EOF at the end of the stream, io.ErrUnexpectedEOF where the source ends before it, a
// CorruptError, or the source's own.
func (r *Reader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for r.read == r.w {
		if r.err != nil {
			return 0, r.err
		}
		r.err = r.unpack()
	}
	n := copy(p, r.out[r.read:r.w])
	r.read += n
	return n, nil
}

// Close does nothing: the source is its owner's.
func (r *Reader) Close() error { return nil }

// unpack fills the window, as far as the stream goes; all that was in it has been read.
func (r *Reader) unpack() error {
	if r.w >= full {
		copy(r.out, r.out[r.w-history:r.w])
		r.w, r.read = history, history
	}
	for r.w < full {
		var err error
		switch r.state {
		case atHeader:
			if r.last {
				return io.EOF
			}
			err = r.startBlock()
		case inStored:
			err = r.copyStored()
		case inCodes:
			err = r.decode()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// corrupt is the error of data that make no sense, or that come from behind the source's end.
func (r *Reader) corrupt() error {
	if r.beyond() {
		return io.ErrUnexpectedEOF
	}
	return CorruptError(r.taken + int64(r.pos))
}

// beyond says that bits were used which the source does not have.
func (r *Reader) beyond() bool { return r.pos-int(r.nbits/8) > r.fresh }

// more sees to it that a whole word of input is there from pos on.
func (r *Reader) more() error {
	if r.pos+word <= len(r.in) {
		return nil
	}
	if r.stop != nil {
		return io.ErrUnexpectedEOF // all of the padding but what a word holds was used
	}
	rest := copy(r.buffer[:], r.in[r.pos:])
	r.taken += int64(r.pos)
	r.pos, r.fresh = 0, rest
	for r.fresh < word && r.stop == nil {
		n, err := r.src.Read(r.buffer[r.fresh:inBuffer])
		r.fresh += n
		switch err {
		case nil:
		case io.EOF:
			r.stop = err
		default:
			return err
		}
	}
	end := r.fresh
	if r.stop != nil {
		end += padding
		clear(r.buffer[r.fresh:end])
	}
	r.in = r.buffer[:end]
	return nil
}

// need sees to it that so many bits are there, at most 56.
func (r *Reader) need(n uint) error {
	if r.nbits >= n {
		return nil
	}
	if err := r.more(); err != nil {
		return err
	}
	r.bits |= le64(r.in, r.pos) << (r.nbits & 63)
	r.pos += int(63-r.nbits) >> 3
	r.nbits |= 56
	return nil
}

// take uses bits that are there.
func (r *Reader) take(n uint) uint {
	v := uint(r.bits & (1<<(n&63) - 1))
	r.bits >>= n & 63
	r.nbits -= n
	return v
}

// startBlock reads the head of a block.
func (r *Reader) startBlock() error {
	if err := r.need(3); err != nil {
		return err
	}
	r.last = r.take(1) == 1
	switch r.take(2) {
	case 0:
		return r.startStored()
	case 1:
		r.codes = fixed()
	case 2:
		if err := r.readCodes(); err != nil {
			return err
		}
		r.codes = &r.dynamic
	default:
		return r.corrupt()
	}
	r.state = inCodes
	return nil
}

// startStored reads the length of a stored block, which begins at a whole byte.
func (r *Reader) startStored() error {
	r.take(r.nbits % 8)
	if err := r.need(32); err != nil {
		return err
	}
	n, inverse := r.take(16), r.take(16)
	if n != inverse^0xffff {
		return r.corrupt()
	}
	r.pos -= int(r.nbits / 8) // back to bytes
	r.bits, r.nbits = 0, 0
	r.stored, r.state = int(n), inStored
	return nil
}

func (r *Reader) copyStored() error {
	for r.stored > 0 && r.w < full {
		if r.pos >= r.fresh {
			if r.stop != nil {
				return io.ErrUnexpectedEOF
			}
			r.pos = r.fresh
			if err := r.more(); err != nil {
				return err
			}
			continue
		}
		n := copy(r.out[r.w:full], r.in[r.pos:min(r.fresh, r.pos+r.stored)])
		r.w += n
		r.pos += n
		r.stored -= n
	}
	if r.stored == 0 {
		return r.endBlock()
	}
	return nil
}

func (r *Reader) endBlock() error {
	if r.beyond() {
		return io.ErrUnexpectedEOF
	}
	r.state = atHeader
	return nil
}
