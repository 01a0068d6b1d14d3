//go:build unix

package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// BenchmarkRead reads a workbook and, in the same run, unpacks the same parts to nowhere with the same library; the ratio of
// their CPU times is what the reader promises. Rows and columns are a tenth of a county's.
func BenchmarkRead(b *testing.B) {
	for _, inline := range []bool{false, true} {
		b.Run(fmt.Sprintf("inline=%v", inline), func(b *testing.B) { benchmarkRead(b, 37_000, 40, inline) })
	}
}

func benchmarkRead(b *testing.B, rows, columns int, inline bool) {
	var data bytes.Buffer
	if err := writeCounty(&data, rows, columns, WriteOptions{Inline: inline}); err != nil {
		b.Fatal(err)
	}
	r := bytes.NewReader(data.Bytes())
	var read, inflate time.Duration
	var heap uint64
	for b.Loop() {
		start := cpuTime()
		w, err := Read(r, r.Size(), "county.xlsx", nil)
		if err != nil {
			b.Fatal(err)
		}
		read += cpuTime() - start
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heap = m.HeapAlloc
		runtime.KeepAlive(w)
		start = cpuTime()
		if err := inflateAll(r); err != nil {
			b.Fatal(err)
		}
		inflate += cpuTime() - start
	}
	b.ReportMetric(float64(read)/float64(inflate), "x-inflate")
	b.ReportMetric(float64(heap)/1e6, "MB-kept")
}

func inflateAll(r *bytes.Reader) error {
	a, err := openArchive(r, r.Size(), "county.xlsx")
	if err != nil {
		return err
	}
	for _, f := range a.zip.File {
		if err := a.inflate(f); err != nil {
			return err
		}
	}
	return nil
}

func (a *archive) inflate(f *zip.File) error {
	rc, err := a.open(f)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, rc)
	return err
}

// cpuTime is what this process has used so far, of all threads.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
