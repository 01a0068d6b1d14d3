package xlsx

import "io"

// ahead unpacks a part in a goroutine of its own, so that inflating and scanning overlap.
type ahead struct {
	full  chan block
	free  chan []byte
	stop  chan struct{}
	done  chan struct{}
	block block
	used  int
}

type block struct {
	data []byte
	err  error // after data
}

const (
	blockSize = 256 << 10
	blocks    = 4
	smallPart = 4 * blockSize // a part below this is not worth a goroutine
)

func readAhead(src io.Reader) *ahead {
	a := &ahead{full: make(chan block, blocks), free: make(chan []byte, blocks), stop: make(chan struct{}), done: make(chan struct{})}
	for range blocks {
		a.free <- make([]byte, blockSize)
	}
	go a.run(src)
	return a
}

func (a *ahead) run(src io.Reader) {
	defer close(a.done)
	for {
		var buf []byte
		select {
		case buf = <-a.free:
		case <-a.stop:
			return
		}
		n, err := 0, error(nil)
		for n < len(buf) && err == nil {
			var m int
			m, err = src.Read(buf[n:])
			n += m
		}
		a.full <- block{buf[:n], err} // never waits: there are no more blocks than places
		if err != nil {
			return
		}
	}
}

// Read gives what was unpacked, then the error that ended it, io.EOF at a sound end.
func (a *ahead) Read(p []byte) (int, error) {
	for a.used == len(a.block.data) {
		if a.block.err != nil {
			return 0, a.block.err
		}
		if a.block.data != nil {
			a.free <- a.block.data[:blockSize]
		}
		a.block, a.used = <-a.full, 0
	}
	n := copy(p, a.block.data[a.used:])
	a.used += n
	return n, nil
}

// Close ends the goroutine and waits for it.
func (a *ahead) Close() error {
	close(a.stop)
	<-a.done
	return nil
}
