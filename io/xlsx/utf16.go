package xlsx

import (
	"bufio"
	"io"
	"unicode/utf8"

	"rollnet/io/fault"
	"rollnet/io/utf16text"
)

// wide gives a part in UTF-16, which XML allows and few writers use, in UTF-8. Bytes of its faults are counted in UTF-8.
type wide struct {
	src   io.Reader
	order utf16text.Order
	file  string
	part  string
	raw   []byte // read and not yet decoded
	text  []byte // decoded and not yet given
	err   error
}

// narrow tells a part in UTF-16 by its byte order mark, or the first < of one without; all others are given as they are.
func narrow(part io.Reader, file, name string) io.Reader {
	r := bufio.NewReaderSize(part, 16)
	head, _ := r.Peek(2) // what is wrong comes up again when it is read
	if order, found := utf16text.Detect(head); found {
		return &wide{src: r, order: order, file: file, part: name}
	}
	return r
}

// Read decodes as much as there is; halves of characters wait for the rest.
func (w *wide) Read(p []byte) (int, error) {
	for len(w.text) == 0 {
		if w.err != nil {
			return 0, w.err
		}
		have := len(w.raw)
		w.raw = append(w.raw, make([]byte, 32<<10)...)
		n, err := w.src.Read(w.raw[have:])
		w.raw, w.err = w.raw[:have+n], err
		text, bad := utf16text.Decode(w.raw, w.order)
		left := 0
		if bad >= 0 {
			left = len(w.raw) - bad
		}
		if left >= 4 || left > 0 && err == io.EOF {
			w.err = &fault.Fault{Code: fault.BadText, File: w.file, Sheet: w.part, Found: "UTF-16 with half a character", FoundZH: "UTF-16 编码中有不完整的字符"}
		}
		w.text = text
		w.raw = append(w.raw[:0], w.raw[len(w.raw)-left:]...)
	}
	n := copy(p, w.text)
	w.text = w.text[n:]
	return n, nil
}

// widened writes UTF-8 as UTF-16.
type widened struct {
	w     io.Writer
	order utf16text.Order
	rest  []byte // of a character that is not whole yet
}

func (w *widened) Write(p []byte) (int, error) {
	w.rest = append(w.rest, p...)
	whole := len(w.rest)
	for back := 1; back < utf8.UTFMax && back <= len(w.rest); back++ {
		if c := w.rest[len(w.rest)-back]; utf8.RuneStart(c) {
			if !utf8.FullRune(w.rest[len(w.rest)-back:]) {
				whole = len(w.rest) - back
			}
			break
		}
	}
	_, err := w.w.Write(utf16text.Encode(w.rest[:whole], w.order))
	w.rest = append(w.rest[:0], w.rest[whole:]...)
	return len(p), err
}
