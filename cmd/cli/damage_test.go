package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rollnet/io/containertest"
	"rollnet/io/fault"
	"rollnet/io/sheet"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// lines writes what was read, a line a cell.
func lines(w *sheet.Workbook) string {
	var b bytes.Buffer
	for _, t := range w.Tables {
		for row := range t.Rows() {
			for col := range t.Columns {
				if v := t.At(row, col); v.Kind != table.Blank {
					fmt.Fprintf(&b, "%d\t%d\t%s\t%s\n", t.Number(row), col, v.Kind, v.Text)
				}
			}
		}
	}
	return b.String()
}

// damage reads a damaged file and says whether it was refused or read as if it were whole; what is neither is an error.
func damage(t *testing.T, c containertest.Container, data []byte, want, what string) (refused bool) {
	t.Helper()
	w, err := sheet.Read(data, c.Name, c.Name, sheet.Options{})
	var f *fault.Fault
	switch {
	case errors.As(err, &f):
		return true
	case err != nil:
		t.Errorf("%s, %s: %v is no fault", c.Name, what, err)
	case lines(w) != want && c.Checks:
		t.Errorf("%s, %s: read as something else", c.Name, what)
	}
	return false
}

// goodFiles are 50 good files: five rolls in ten containers.
func goodFiles(t *testing.T, visit func(c containertest.Container, data []byte, want string, random *rand.Rand)) {
	t.Helper()
	for i := range 5 {
		roll := inventedRoll(t, 20+10*i, 0)
		for n, c := range containertest.All {
			data, err := c.Write(roll)
			if err != nil {
				t.Fatal(err)
			}
			w, err := sheet.Read(data, c.Name, c.Name, sheet.Options{})
			if err != nil {
				t.Fatal(c.Name, err)
			}
			visit(c, data, lines(w), rand.New(rand.NewPCG(uint64(i), uint64(n))))
		}
	}
}

// A file that was cut off is refused, or it is read whole. Of a text nothing tells that lines are missing, unless it is cut
// inside a character or between quotes; that is why row counts are shown to the user.
func TestTruncated(t *testing.T) {
	refused, tried := 0, 0
	goodFiles(t, func(c containertest.Container, data []byte, want string, random *rand.Rand) {
		for range 20 {
			at := random.IntN(len(data))
			cut := damage(t, c, data[:at:at], want, fmt.Sprintf("cut at %d of %d", at, len(data)))
			if c.Checks || c.Name == "biff8.xls" {
				tried++
				if cut {
					refused++
				}
			}
		}
	})
	if tried != 5*5*20 || refused < tried*9/10 {
		t.Errorf("%d of %d files that were cut are refused", refused, tried)
	}
}

// A flipped byte is found out by the checksums of .xlsx, and where it breaks the form of .xls, HTML and XML. It never makes
// rows fewer than before without a word.
func TestFlipped(t *testing.T) {
	refused := map[string]int{}
	goodFiles(t, func(c containertest.Container, data []byte, want string, random *rand.Rand) {
		for range 50 {
			at := random.IntN(len(data))
			broken := bytes.Clone(data)
			broken[at] ^= byte(1 + random.IntN(255))
			w, err := sheet.Read(broken, c.Name, c.Name, sheet.Options{})
			var f *fault.Fault
			switch {
			case errors.As(err, &f):
				refused[c.Name]++
			case err != nil:
				t.Errorf("%s, byte %d: %v is no fault", c.Name, at, err)
			case sums(c) && lines(w) != want:
				t.Errorf("%s, byte %d of %d: read as something else", c.Name, at, len(data))
			case fewer(w, want):
				t.Errorf("%s, byte %d of %d: fewer rows", c.Name, at, len(data))
			}
		}
	})
	if refused["shared.xlsx"] < 200 || refused["inline.xlsx"] < 200 {
		t.Errorf("of 250 .xlsx with a flipped byte few are refused: %v", refused)
	}
}

// sums says that a container has checksums over all that is read.
func sums(c containertest.Container) bool { return c.Name == "shared.xlsx" || c.Name == "inline.xlsx" }

// fewer says that rows are missing. In a text a flipped byte may well join two lines, and in .xls make of a cell a record that is
// none; both have no checksums, and nothing tells.
func fewer(w *sheet.Workbook, want string) bool {
	if w.Container == sheet.CSV || w.Container == sheet.XLS {
		return false
	}
	rows := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSuffix(want, "\n"), "\n") {
		number, _, _ := strings.Cut(line, "\t")
		rows[number] = true
	}
	n := 0
	for _, t := range w.Tables {
		n += t.Rows()
	}
	return n < len(rows)
}

// Every byte of a small page or XML, flipped in every bit: no row is lost without a word.
func TestFlippedEverywhere(t *testing.T) {
	small := tabletext.Table("roll", "", "户编号\t姓名\t人数\n3116400001\t韦一\t#2\n3116400001\t黄二\t#2\n3116400002\t农三\t#1\n")
	for _, c := range containertest.All {
		if sums(c) || !c.Checks {
			continue
		}
		data, err := c.Write(small)
		if err != nil {
			t.Fatal(err)
		}
		w, err := sheet.Read(data, c.Name, c.Name, sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := lines(w)
		for at := range data {
			for bit := range 8 {
				broken := bytes.Clone(data)
				broken[at] ^= 1 << bit
				w, err := sheet.Read(broken, c.Name, c.Name, sheet.Options{})
				if err == nil && fewer(w, want) {
					t.Errorf("%s, byte %d of %d, bit %d: fewer rows: %q for %q", c.Name, at, len(data), bit, broken[max(0, at-10):min(len(data), at+10)], data[max(0, at-10):min(len(data), at+10)])
				}
			}
		}
	}
}
