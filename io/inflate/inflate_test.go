package inflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	fast "github.com/klauspost/compress/flate"
)

// pack deflates with the standard library.
func pack(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// samples are texts of the kinds that a packer treats each in its own way.
func samples() map[string][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(random.UintN(256))
	}
	var sheet bytes.Buffer
	for row := range 20_000 {
		fmt.Fprintf(&sheet, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d"><v>%d.%d</v></c></row>`, row, row, random.UintN(5000), row, random.UintN(90000), row%100)
	}
	skewed := make([]byte, 200_000) // Fibonacci frequencies make codes of every length
	for i := range skewed {
		v, n := byte(0), random.Uint32()
		for n&1 == 1 && v < 40 {
			v, n = v+1, n>>1
		}
		skewed[i] = v * 7
	}
	runs := bytes.Repeat([]byte{'a'}, 100_000)
	for distance := range 40 { // matches that overlap themselves
		unit := noise[distance*50 : distance*50+distance+1]
		runs = append(runs, bytes.Repeat(unit, 300/(distance+1)+2)...)
	}
	return map[string][]byte{
		"empty": nil, "one byte": {7}, "noise": noise, "sheet": sheet.Bytes(), "skewed": skewed, "runs": runs,
		"mixed": append(append(append([]byte{}, noise[:70_000]...), sheet.Bytes()[:400_000]...), runs...),
	}
}

// What the standard library packed at any level comes back, however the source gives its bytes.
func TestRoundTrip(t *testing.T) {
	for name, data := range samples() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, 1, 6, 9} {
			packed := pack(t, data, level)
			sources := map[string]io.Reader{"whole": bytes.NewReader(packed), "with an end": iotest.DataErrReader(bytes.NewReader(packed)),
				"with more behind": io.MultiReader(bytes.NewReader(packed), strings.NewReader("PK and more, far more"))}
			if len(packed) < 200_000 {
				sources["byte by byte"] = iotest.OneByteReader(bytes.NewReader(packed))
			}
			for how, source := range sources {
				got, err := io.ReadAll(NewReader(source))
				if err != nil || !bytes.Equal(got, data) {
					t.Errorf("%s, level %d, %s: %d bytes for %d (%v)", name, level, how, len(got), len(data), err)
				}
			}
		}
	}
}

// A stream that ends early is never taken for a whole one.
func TestCutShort(t *testing.T) {
	for name, data := range samples() {
		for _, level := range []int{0, 1, 9} {
			packed := pack(t, data, level)
			for cut := 0; cut < len(packed); cut += 1 + len(packed)/50 {
				got, err := io.ReadAll(NewReader(bytes.NewReader(packed[:cut])))
				if !errors.Is(err, io.ErrUnexpectedEOF) {
					t.Fatalf("%s, level %d, cut at %d of %d: %d bytes, %v", name, level, cut, len(packed), len(got), err)
				}
				if !bytes.HasPrefix(data, got) {
					t.Fatalf("%s, level %d, cut at %d: wrong bytes", name, level, cut)
				}
			}
		}
	}
}

// agree unpacks with the standard library too: the same bytes, and an error where it has one.
func agree(t *testing.T, packed []byte) {
	t.Helper()
	want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), 1<<22))
	got, err := io.ReadAll(io.LimitReader(NewReader(bytes.NewReader(packed)), 1<<22))
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("error %v, the standard library has %v", err, wantErr)
	}
	if err == nil && !bytes.Equal(got, want) {
		t.Fatalf("%d bytes, the standard library has %d others", len(got), len(want))
	}
	var corrupt CorruptError
	if err != nil && !errors.As(err, &corrupt) && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatalf("error %v", err)
	}
}

// A flipped bit is seen, or unpacks to what the standard library makes of it: the checksum of the zip sees that.
func TestFlippedBits(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, data := range samples() {
		packed := pack(t, data[:min(len(data), 20_000)], 6)
		for range 300 {
			at := random.IntN(len(packed))
			broken := bytes.Clone(packed)
			broken[at] ^= 1 << random.UintN(8)
			t.Run(name, func(t *testing.T) { agree(t, broken) })
		}
	}
}

func TestHandMade(t *testing.T) {
	for name, packed := range map[string][]byte{
		"no block": {}, "block of kind 3": {7}, "stored, length wrong": {1, 2, 0, 2, 0, 1, 2}, "stored, empty": {1, 0, 0, 0xff, 0xff},
		"fixed, empty": {3, 0}, "fixed, too far back": {0x63, 0x00, 0x02, 0xff, 0xff}, "dynamic, cut": {5, 0xe0},
		"zeros": make([]byte, 40), "ones": bytes.Repeat([]byte{0xff}, 40),
	} {
		t.Run(name, func(t *testing.T) { agree(t, packed) })
	}
}

// An error of the source comes through.
func TestSourceFails(t *testing.T) {
	packed := pack(t, samples()["sheet"], 6)
	_, err := io.ReadAll(NewReader(io.MultiReader(bytes.NewReader(packed[:1000]), iotest.ErrReader(io.ErrClosedPipe))))
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v", err)
	}
}

func FuzzAgree(f *testing.F) {
	for _, data := range samples() {
		f.Add(pack(f, data[:min(len(data), 3000)], 6))
	}
	f.Fuzz(agree)
}

func BenchmarkSheet(b *testing.B) {
	data := samples()["sheet"]
	packed := pack(b, data, 6)
	for name, open := range map[string]func(io.Reader) io.Reader{
		"ours":      func(r io.Reader) io.Reader { return NewReader(r) },
		"standard":  func(r io.Reader) io.Reader { return flate.NewReader(r) },
		"klauspost": func(r io.Reader) io.Reader { return fast.NewReader(r) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := io.Copy(io.Discard, open(bytes.NewReader(packed))); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
