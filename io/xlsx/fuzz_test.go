package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

var fuzzStrings = []string{"甲", " 乙 ", "", "c"}

// scanned is what the scanner makes of a part through a window of the given size, one line a cell; out is what it copied.
func scanned(data []byte, size int) (lines []string, out []byte, err error) {
	s := newScanner(bytes.NewReader(data), "f.xlsx", "S")
	s.buf = make([]byte, size+pad)
	var copied bytes.Buffer
	s.copyTo(&copied)
	texts := &sharedStrings{ends: []uint32{0}}
	for _, t := range fuzzStrings {
		texts.blob = append(texts.blob, t...)
		texts.ends = append(texts.ends, uint32(len(texts.blob)))
	}
	for {
		e, err := s.next()
		if err != nil {
			return lines, copied.Bytes(), err
		}
		switch e {
		case eventEnd:
			return lines, copied.Bytes(), nil
		case eventCell:
			c := s.cell
			if !bytes.Equal(data[c.start:c.end], c.raw) {
				return nil, nil, fmt.Errorf("%s stands elsewhere", table.CellName(c.row, c.col))
			}
			kind, text, err := s.content(texts, nil)
			if err != nil {
				return lines, copied.Bytes(), err
			}
			if kind != table.Blank {
				lines = append(lines, fmt.Sprintf("%s %q %v", table.CellName(c.row, c.col), text, c.formula))
			}
		}
	}
}

// checkSheet holds a part against the oracle, and a narrow window against a wide one.
func checkSheet(data []byte) error {
	lines, out, err := scanned(data, 1<<14)
	narrow, _, narrowErr := scanned(data, 16)
	if (err == nil) != (narrowErr == nil) || err == nil && strings.Join(lines, "\n") != strings.Join(narrow, "\n") {
		return fmt.Errorf("a narrow window differs: %v / %v\n%v\n%v", err, narrowErr, lines, narrow)
	}
	var f *fault.Fault
	if err != nil {
		if !errors.As(err, &f) {
			return fmt.Errorf("refused without a fault: %w", err)
		}
		return nil
	}
	if !bytes.Equal(out, data) {
		return errors.New("not copied as it stands")
	}
	want, err := oracleCells(data, fuzzStrings)
	if err != nil {
		return fmt.Errorf("read, but not by the oracle: %w", err)
	}
	if len(want.cells) != len(lines) {
		return fmt.Errorf("%d cells, not %d", len(lines), len(want.cells))
	}
	for i, c := range want.cells {
		if line := fmt.Sprintf("%s %q %v", table.CellName(c.row, c.col), c.text, c.formula); line != lines[i] {
			return fmt.Errorf("%s, not %s", lines[i], line)
		}
	}
	return nil
}

func FuzzSheet(f *testing.F) {
	for seed := range uint64(8) {
		f.Add([]byte(oddSheet(rand.New(rand.NewPCG(seed, 0)))))
	}
	f.Add([]byte(sheetOf(`<row r="2"><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>_x0041_</t></is></c></row>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkSheet(data); err != nil {
			t.Error(err)
		}
	})
}

// oddSheet is a sound sheet in spellings that writers do use.
func oddSheet(r *rand.Rand) string {
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	text := func() string {
		return strings.Repeat(pick("甲", "a", " ", "&amp;", "&#20057;", "_x000D_", "_x", "\n", "]", "𠮷", "<![CDATA[<&>]]>", "<!--c-->"), r.IntN(4)) + pick("", "丁", "9")
	}
	var b strings.Builder
	space := pick("", "", "", "\n ")
	b.WriteString(pick("", "\ufeff", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"))
	p := pick("", "", "", "x:")
	b.WriteString(`<` + p + `worksheet xmlns` + strings.TrimSuffix(":"+p, ":") + `="` + pick(mainSpace, strictSpace) + `"><` + p + `sheetData>`)
	row := 0
	for range r.IntN(6) {
		row += 1 + r.IntN(2)*r.IntN(2000)
		fmt.Fprintf(&b, `%s<%srow r="%d"%s>`, space, p, row, pick("", ` spans="1:2"`, ` hidden='true'`))
		col := -1
		for range r.IntN(8) {
			name := ""
			if col++; r.IntN(4) > 0 {
				col += r.IntN(2) * r.IntN(30)
				name = ` r="` + table.CellName(row, col) + `"`
			}
			attrs, style := name, pick("", ` s="1"`, ` s="12"`)
			if r.IntN(3) > 0 {
				attrs += style
			} else {
				attrs = style + attrs
			}
			v := func(kind, value string) string {
				return attrs + pick(kind, kind, "") + ">" + pick("", "", "<"+p+"f>1</"+p+"f>") + "<" + p + "v>" + value + "</" + p + "v>" + space + "</" + p + "c>"
			}
			cell := ""
			switch r.IntN(8) {
			case 0:
				cell = attrs + "/>"
			case 1:
				cell = attrs + "></" + p + "c>"
			case 2:
				cell = attrs + ` t="s"><` + p + "v>" + pick("0", "1", "2", "3") + "</" + p + "v></" + p + "c>"
			case 3, 4:
				cell = attrs + ` t="inlineStr"><` + p + `is><` + p + `t` + pick("", ` xml:space="preserve"`) + `>` + text() + `</` + p + `t></` + p + `is></` + p + `c>`
			case 5:
				cell = attrs + ` t="str"><` + p + "v>" + text() + "</" + p + "v></" + p + "c>"
			case 6:
				cell = attrs + ` t="b"><` + p + "v>" + pick("0", "1") + "</" + p + "v></" + p + "c>"
			default:
				cell = v(` t="n"`, pick("0", "43281", "-1.25", "4.51E+17", "451021197001010013"))
			}
			b.WriteString(space + "<" + p + "c" + cell)
		}
		b.WriteString("</" + p + "row>")
	}
	b.WriteString(space + "</" + p + "sheetData></" + p + "worksheet>" + pick("", "\n"))
	return b.String()
}

// Sound sheets in all spellings are read as the oracle reads them; cut or with one byte changed, they are refused or read as
// the oracle reads what they have become.
func TestOddSpellings(t *testing.T) {
	read := 0
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 1))
		data := []byte(oddSheet(r))
		if _, _, err := scanned(data, window); err != nil {
			t.Fatalf("a sound sheet is refused: %v\n%s", err, data)
		}
		if err := checkSheet(data); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		read++
		for range 20 {
			cut := data[:r.IntN(len(bytes.TrimSpace(data)))]
			if _, _, err := scanned(cut, window); err == nil {
				t.Fatalf("a cut sheet is read\n%s", cut)
			}
			flipped := bytes.Clone(data)
			flipped[r.IntN(len(data))] ^= byte(1 << r.IntN(8))
			if err := checkSheet(flipped); err != nil {
				t.Fatalf("%v\n%s", err, flipped)
			}
		}
	}
	if read != 120 {
		t.Error(read)
	}
}

// A workbook cut anywhere, or with a bit changed anywhere, is refused or read as before: its checksums see to that.
func TestDamage(t *testing.T) {
	var book bytes.Buffer
	if err := writeCounty(&book, 200, 12, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	data := book.Bytes()
	sound, err := readBytes(data)
	if err != nil {
		t.Fatal(err)
	}
	want := show(sound.Sheets[0].Table)
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for range 600 {
		damaged := bytes.Clone(data)
		if r.IntN(3) == 0 {
			damaged = damaged[:r.IntN(len(data))]
		} else {
			damaged[r.IntN(len(data))] ^= byte(1 << r.IntN(8))
		}
		w, err := readBytes(damaged)
		var f *fault.Fault
		switch {
		case err != nil && !errors.As(err, &f):
			t.Fatalf("refused without a fault: %v", err)
		case err != nil:
			refused++
		case len(w.Sheets) != 1 || show(w.Sheets[0].Table) != want:
			t.Fatal("read otherwise than before")
		}
	}
	if refused < 400 {
		t.Errorf("only %d of 600 were refused", refused)
	}
}

// The table has what was put into it, however it is put.
func TestTableKeeps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := table.NewBuilder("f", "s")
		b.Expect(rapid.IntRange(0, 100).Draw(t, "expected"))
		texts := []string{"a", "b", "甲", "", "乙乙", "0", "1"}
		var want []string
		number := 0
		for range rapid.IntRange(0, 60).Draw(t, "rows") {
			number += rapid.IntRange(1, 3).Draw(t, "gap")
			if err := b.Row(number); err != nil {
				t.Fatal(err)
			}
			for col := 0; col < 6; col += rapid.IntRange(1, 3).Draw(t, "step") {
				key := rapid.IntRange(0, len(texts)-1).Draw(t, "key")
				kind := table.Text
				if texts[key] == "" {
					kind = table.Blank
				}
				keyed := rapid.Bool().Draw(t, "keyed")
				known := false
				var err error
				if keyed {
					known, err = b.Again(col, uint32(key))
				}
				switch {
				case keyed && !known && err == nil:
					err = b.CellAs(col, uint32(key), kind, []byte(texts[key]))
				case !keyed:
					if kind == table.Text && key%2 == 1 {
						kind = table.Number
					}
					err = b.Cell(col, kind, []byte(texts[key]))
				}
				if err != nil {
					t.Fatal(err)
				}
				if kind != table.Blank {
					want = append(want, fmt.Sprint(table.CellName(number, col), kind, texts[key]))
				}
			}
		}
		tab := b.Table()
		var got []string
		for row := range tab.Rows() {
			for col, c := range tab.Columns {
				if v := c.At(row); v.Kind != table.Blank {
					got = append(got, fmt.Sprint(table.CellName(tab.Number(row), col), v.Kind, v.Text))
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
		for _, c := range tab.Columns {
			seen := map[table.Value]bool{}
			for code := range c.Len() {
				if v := c.Value(uint32(code)); seen[v] {
					t.Fatalf("%v stands twice", v)
				} else {
					seen[v] = true
				}
			}
		}
	})
}
