package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

const sheetPart = "xl/worksheets/sheet1.xml"

func patchedBytes(book []byte, edits map[string][]Edit) ([]byte, error) {
	var out bytes.Buffer
	err := Patch(&out, bytes.NewReader(book), int64(len(book)), "f.xlsx", edits)
	return out.Bytes(), err
}

// editsFor draws corrections for a sheet part, and gives the byte ranges of the cells that they are of.
func editsFor(t *testing.T, r *rand.Rand, part []byte) (edits []Edit, ranges [][2]int64) {
	t.Helper()
	texts := []string{"451021197001010013", "张三", "", " 前后 ", "a<b>&\"'", "_x0041_", "_x005F_x", "换\n行", "\r\x01", "𠮷", "]]>"}
	shared := []string{"甲", " 乙 ", "丙&丁", "A_x0042_", ""}
	s := newScanner(bytes.NewReader(part), "f.xlsx", "S")
	for {
		e, err := s.next()
		if err != nil {
			t.Fatal(err)
		}
		if e == eventEnd {
			return edits, ranges
		}
		if e != eventCell || s.cell.formula || r.IntN(3) > 0 {
			continue
		}
		was := string(s.cell.value)
		if s.cell.kind == 's' {
			was = shared[s.cell.index]
		}
		edits = append(edits, Edit{s.cell.row, s.cell.col, was, texts[r.IntN(len(texts))]})
		ranges = append(ranges, [2]int64{s.cell.start, s.cell.end})
	}
}

var cellElement = regexp.MustCompile(`^<(x:)?c[^>]*?(/>|>(?s:.*?)</(x:)?c>)`)

// In a sheet of any spelling the corrected cells hold their new texts as text cells of the same style, every other byte of
// the part is what it was, and every other entry of the zip is packed as it was.
func TestPatchProperty(t *testing.T) {
	edited := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		before := []byte(oddSheet(r))
		book := bookOf(string(before)).zip(t)
		edits, ranges := editsFor(t, r, before)
		if len(edits) == 0 {
			continue
		}
		edited += len(edits)
		mixed := append([]Edit{}, edits...)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		out, err := patchedBytes(book, map[string][]Edit{"S": mixed})
		if err != nil {
			t.Fatalf("%v\n%s", err, before)
		}
		after := partOf(t, out, sheetPart)
		if err := onlyThese(before, after, ranges); err != nil {
			t.Fatalf("%v\n%s\n%s", err, before, after)
		}
		if err := sameEntries(book, out, sheetPart); err != nil {
			t.Fatal(err)
		}
		want := oracleTexts(t, book)
		for _, e := range edits {
			name := table.CellName(e.Row, e.Col)
			if delete(want, name); e.Becomes != "" {
				want[name] = "inlineStr " + e.Becomes
			}
		}
		if got := oracleTexts(t, out); !maps.Equal(got, want) {
			t.Fatalf("%v\nwant %v\n%s", got, want, after)
		}
		w, err := readBytes(out)
		if err != nil {
			t.Fatalf("%v\n%s", err, after)
		}
		for _, e := range edits {
			if got := w.at(e.Row, e.Col); got.Text != e.Becomes || e.Becomes != "" && got.Kind != table.Text {
				t.Fatalf("%s: %v, want %q", table.CellName(e.Row, e.Col), got, e.Becomes)
			}
		}
	}
	if edited < 500 {
		t.Errorf("only %d cells were corrected", edited)
	}
}

// at is the content of a cell of the first sheet, by its place in the file.
func (w *Workbook) at(row, col int) table.Value {
	t := w.Sheets[0].Table
	for i := range t.Rows() {
		if t.Number(i) == row {
			return t.At(i, col)
		}
	}
	return table.Value{}
}

// oracleTexts is what the oracle reads: kind and text of each cell that is not empty.
func oracleTexts(t *testing.T, book []byte) map[string]string {
	t.Helper()
	sheets, err := oracleBook(book)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, c := range sheets[0].cells {
		all[table.CellName(c.row, c.col)] = c.kind + " " + c.text
	}
	return all
}

// onlyThese says where two parts differ outside the elements in these byte ranges of the first.
func onlyThese(before, after []byte, ranges [][2]int64) error {
	from := int64(0)
	for _, r := range ranges {
		kept := before[from:r[0]]
		if !bytes.HasPrefix(after, kept) {
			return fmt.Errorf("the bytes before %d have changed", r[0])
		}
		after = after[len(kept):]
		cell := cellElement.Find(after)
		if style := regexp.MustCompile(`\ss="\d+"`); cell == nil || !bytes.Equal(style.Find(cell), style.Find(before[r[0]:r[1]])) {
			return fmt.Errorf("the cell at byte %d became %q", r[0], cell)
		}
		after = after[len(cell):]
		from = r[1]
	}
	if !bytes.Equal(after, before[from:]) {
		return fmt.Errorf("the bytes behind %d have changed", from)
	}
	return nil
}

// sameEntries says which entry of the zip other than one differs in its packed bytes, its header or its place.
func sameEntries(before, after []byte, but string) error {
	a, err := zip.NewReader(bytes.NewReader(before), int64(len(before)))
	if err != nil {
		return err
	}
	b, err := zip.NewReader(bytes.NewReader(after), int64(len(after)))
	if err != nil {
		return err
	}
	if len(a.File) != len(b.File) || a.Comment != b.Comment {
		return fmt.Errorf("%d entries, not %d; comment %q, not %q", len(b.File), len(a.File), b.Comment, a.Comment)
	}
	for i, f := range a.File {
		g := b.File[i]
		if strings.HasSuffix(f.Name, "/") && f.Name == g.Name {
			continue
		}
		if f.Name != g.Name || f.ModifiedDate != g.ModifiedDate || f.ModifiedTime != g.ModifiedTime || f.Method != g.Method ||
			f.Comment != g.Comment || f.ExternalAttrs != g.ExternalAttrs || !bytes.Equal(f.Extra, g.Extra) {
			return fmt.Errorf("%+v became %+v", f.FileHeader, g.FileHeader)
		}
		if f.Name == but {
			continue
		}
		packed, err := packedBytes(f)
		if err != nil {
			return err
		}
		again, err := packedBytes(g)
		if err != nil {
			return err
		}
		if !bytes.Equal(packed, again) || f.CRC32 != g.CRC32 || f.Flags != g.Flags {
			return fmt.Errorf("%s is packed in another way", f.Name)
		}
	}
	return nil
}

func packedBytes(f *zip.File) ([]byte, error) {
	r, err := f.OpenRaw()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Times, comments, stored entries and extra fields of the zip stay; the sheet that is written anew keeps its header.
func TestPatchKeepsZip(t *testing.T) {
	var book bytes.Buffer
	w := zip.NewWriter(&book)
	for i, p := range bookOf(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)).with("xl/media/image1.png", "\x89PNG") {
		h := &zip.FileHeader{Name: p[0], Method: uint16(i % 2 * 8), Comment: fmt.Sprint("entry ", i), Modified: time.Date(2018, 6, 30, 9, i, 0, 0, time.UTC)}
		h.SetMode(0o640)
		f, err := w.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(f, p[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.SetComment("国扶"), w.Close()); err != nil {
		t.Fatal(err)
	}
	edits := map[string][]Edit{"S": {{1, 0, "甲", "乙"}}}
	out, err := patchedBytes(book.Bytes(), edits)
	if err != nil {
		t.Fatal(err)
	}
	if err := sameEntries(book.Bytes(), out, sheetPart); err != nil {
		t.Error(err)
	}
	if again, err := patchedBytes(book.Bytes(), edits); err != nil || !bytes.Equal(again, out) {
		t.Error("a second patching gives other bytes")
	}
}

func TestPatchSpelling(t *testing.T) {
	for _, c := range []struct{ before, becomes, want string }{
		{`<c r="A1" s="7" t="s"><v>0</v></c>`, "新", `<c r="A1" s="7" t="inlineStr"><is><t>新</t></is></c>`},
		{`<c t='s'  s='7'  r='A1' cm="1" vm="2"><v>0</v></c>`, " _x0041_&", `<c s='7' r='A1' t="inlineStr"><is><t xml:space="preserve"> _x005F_x0041_&amp;</t></is></c>`},
		{`<c r="A1" s="7" />`, "x", `<c r="A1" s="7" t="inlineStr"><is><t>x</t></is></c>`},
		{`<c s="7"><v>1</v></c>`, "", `<c s="7"/>`},
		{`<y:c xmlns:y="` + mainSpace + `" r="A1" note=">"><y:v>1</y:v></y:c>`, "x", `<y:c xmlns:y="` + mainSpace + `" r="A1" note=">" t="inlineStr"><y:is><y:t>x</y:t></y:is></y:c>`},
	} {
		got, err := textCell(nil, []byte(c.before), c.becomes)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s, %v, want %s", c.before, got, err, c.want)
		}
	}
}

func TestPatchRefuses(t *testing.T) {
	book := bookOf(`<worksheet xmlns="` + mainSpace + `"><sheetData>` +
		`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="s"><v>99</v></c><c r="D2"/></row>` +
		`<row r="4"><c r="A4"><v>451021197001010013</v></c></row></sheetData>` +
		`<mergeCells><mergeCell ref="C2:D3"/></mergeCells></worksheet>`).zip(t)
	for name, c := range map[string]struct {
		edits map[string][]Edit
		place string // how the error begins
	}{
		"other text":         {map[string][]Edit{"S": {{2, 0, "乙", "x"}}}, "f.xlsx!S!A2: "},
		"formula":            {map[string][]Edit{"S": {{2, 1, "2", "x"}}}, "f.xlsx!S!B2: "},
		"no shared string":   {map[string][]Edit{"S": {{2, 2, "99", "x"}}}, "f.xlsx!S!C2: "},
		"hidden by a merge":  {map[string][]Edit{"S": {{2, 3, "", "x"}}}, "f.xlsx!S!D2: "},
		"no cell":            {map[string][]Edit{"S": {{2, 4, "1", "x"}}}, "f.xlsx!S!E2: "},
		"no cell between":    {map[string][]Edit{"S": {{3, 0, "", "x"}}}, "f.xlsx!S!A3: "},
		"no cell behind":     {map[string][]Edit{"S": {{5, 0, "", "x"}}}, "f.xlsx!S!A5: "},
		"twice":              {map[string][]Edit{"S": {{2, 0, "甲", "x"}, {4, 0, "451021197001010013", "y"}, {2, 0, "甲", "x"}}}, "f.xlsx!S!A2: "},
		"no sheet":           {map[string][]Edit{"S": nil, "T": {{2, 0, "甲", "x"}}}, "f.xlsx: "},
		"too long":           {map[string][]Edit{"S": {{2, 0, "甲", strings.Repeat("长", 32768)}}}, "f.xlsx!S!A2: "},
		"not UTF-8":          {map[string][]Edit{"S": {{2, 0, "甲", "\xff"}}}, "f.xlsx!S!A2: "},
		"an ID that is none": {map[string][]Edit{"S": {{4, 0, "451021197001010010", "x"}}}, "f.xlsx!S!A4: "},
	} {
		_, err := patchedBytes(book, c.edits)
		if err == nil || !strings.HasPrefix(err.Error(), c.place) || strings.Contains(err.Error(), "4510") {
			t.Errorf("%s: %v, want an error at %s", name, err, c.place)
		}
	}
	if out, err := patchedBytes(book, map[string][]Edit{"S": {{4, 0, "451021197001010013", "x"}}}); err != nil || !strings.Contains(string(partOf(t, out, sheetPart)), `<c r="A4" t="inlineStr"><is><t>x</t></is></c>`) {
		t.Errorf("a sound correction: %v", err)
	}
}

// A workbook that breaks off is a fault, not half a copy without a word.
func TestPatchOfDamaged(t *testing.T) {
	book := bookOf(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1">&</c></row>`)).zip(t)
	_, err := patchedBytes(book, map[string][]Edit{"S": {{1, 0, "甲", "x"}}})
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != fault.BadXML || f.Sheet != "S" {
		t.Errorf("%v, want a fault", err)
	}
}

// Another reader, where it is installed, sees the corrected cells changed and no others.
func TestPatchForOpenpyxl(t *testing.T) {
	if exec.Command("python3", "-c", "import openpyxl").Run() != nil {
		t.Skip("python3 with openpyxl is not installed")
	}
	const script = `
import sys, io, openpyxl
for row in openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))['人员信息']:
    for c in row:
        if c.value is not None: print(c.coordinate, c.data_type, c.number_format, repr(c.value))
`
	seen := func(book []byte) string {
		cmd := exec.Command("python3", "-c", script)
		cmd.Stdin = bytes.NewReader(book)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	before := written(t, WriteOptions{})
	after, err := patchedBytes(before, map[string][]Edit{"人员信息": {{6, 0, "123456789012345678", "45X"}, {5, 0, "007", "八"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("A6 n General 123456789012345678", "A6 s General '45X'", "A5 s @ '007'", "A5 s @ '八'").Replace(seen(before))
	if got := seen(after); got != want || !strings.Contains(got, "A6 s General '45X'") || !strings.Contains(got, "'八'") {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// In each odd file that can be read, one cell is corrected: the others read as before, and no other entry has changed.
func TestPatchOddFiles(t *testing.T) {
	patched := 0
	for _, path := range oddFiles(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 4<<20 {
			continue // as many again as the reader's own test takes
		}
		w, err := readBytes(data)
		if err != nil {
			continue
		}
		sheet, row, col := middleCell(w)
		if sheet == nil {
			continue
		}
		was := sheet.Table.At(row, col).Text
		edit := Edit{sheet.Table.Number(row), col, was, "更正"}
		out, err := patchedBytes(data, map[string][]Edit{sheet.Name: {edit}})
		if err != nil {
			if !strings.Contains(err.Error(), "formula") && !strings.Contains(err.Error(), "merged") {
				t.Errorf("%s: %v", path, err)
			}
			continue
		}
		if err := sameEntries(data, out, sheet.Part); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		again, err := readBytes(out)
		if err != nil {
			t.Errorf("%s: patched: %v", path, err)
			continue
		}
		for i := range w.Sheets {
			want, got := show(w.Sheets[i].Table), show(again.Sheets[i].Table)
			if &w.Sheets[i] == sheet {
				name := table.CellName(edit.Row, col) + "="
				a, b := strings.Index("|"+want, "|"+name), strings.Index("|"+got, "|"+name)
				kind := sheet.Table.At(row, col).Kind
				was := name + was
				if kind != table.Text {
					was += "(" + kind.String() + ")"
				}
				if a != b || got[:b]+was+got[b+len(name+"更正"):] != want {
					t.Errorf("%s!%s: other cells have changed", path, sheet.Name)
				}
			} else if got != want {
				t.Errorf("%s!%s: has changed", path, w.Sheets[i].Name)
			}
		}
		patched++
	}
	if t.Logf("%d patched", patched); patched < 500 {
		t.Errorf("only %d files were patched", patched)
	}
}

// middleCell is a cell that is not blank, in the middle of the first sheet with rows.
func middleCell(w *Workbook) (sheet *Sheet, row, col int) {
	for i := range w.Sheets {
		t := w.Sheets[i].Table
		row := t.Rows() / 2
		for col := range t.Columns {
			if t.At(row, col).Kind != table.Blank {
				return &w.Sheets[i], row, col
			}
		}
	}
	return nil, 0, 0
}
