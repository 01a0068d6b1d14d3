package xlsx

import (
	"bytes"
	"strings"
	"testing"
)

// Of a broken sheet the rows before the break are read, if the checksum proves them; the first row that is lost is named.
func TestReadSound(t *testing.T) {
	row := func(n, text string) string {
		return `<row r="` + n + `"><c r="A` + n + `" t="inlineStr"><is><t>` + text + `</t></is></c><c r="B` + n + `"><v>1</v></c></row>`
	}
	good := row("1", "a") + row("2", "b")
	for _, c := range []struct {
		name, sheet string
		rows, lost  int
	}{
		{"sound", sheetOf(good), 2, 0},
		{"in a row", sheetOf(good + strings.Replace(row("4", "d"), "<v>1</v>", "<v>1x</v>", 1) + row("5", "e")), 2, 4},
		{"between rows", sheetOf(good + `<row r="1"/>` + row("5", "e")), 2, 3},
		{"cut", `<worksheet xmlns="` + mainSpace + `"><sheetData>` + good, 2, 3},
		{"the first", sheetOf(`<row r="1"><c r="A1"><v>x</v></c></row>` + good), 0, 1},
	} {
		book := bookOf(c.sheet).zip(t)
		w, lost, err := ReadSound(bytes.NewReader(book), int64(len(book)), "f.xlsx", nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		from := 0
		if len(lost) > 0 {
			if from = lost[0].Row; lost[0].Sheet != "S" || lost[0].Why.Sheet != "S" {
				t.Errorf("%s: %+v", c.name, lost[0])
			}
		}
		if got := w.Sheets[0].Table; got.Rows() != c.rows || from != c.lost || c.rows > 0 && got.At(1, 0).Text != "b" {
			t.Errorf("%s: %d rows, lost from %d", c.name, got.Rows(), from)
		}
	}
}

// Where the checksum of a part does not fit, any of its cells may be wrong: none is taken.
func TestReadSoundChecksum(t *testing.T) {
	book := bookOf(sheetOf(`<row r="1"><c r="A1"><v>1050</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>`)).zip(t)
	a, err := openArchive(bytes.NewReader(book), int64(len(book)), "f.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	at, err := a.parts[sheetPart].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	for i := range int(a.parts[sheetPart].CompressedSize64) {
		broken := bytes.Clone(book)
		broken[int(at)+i] ^= 4
		w, lost, err := ReadSound(bytes.NewReader(broken), int64(len(broken)), "f.xlsx", nil)
		if err == nil && len(lost) == 0 && w.Sheets[0].Table.At(0, 0).Text+w.Sheets[0].Table.At(1, 0).Text == "10507" {
			continue // a bit behind the end of what is packed
		}
		if err == nil && (len(lost) != 1 || lost[0].Row != 1 || w.Sheets[0].Table.Rows() != 0) {
			t.Errorf("byte %d: %d rows, lost %v", i, w.Sheets[0].Table.Rows(), lost)
		}
	}
}
