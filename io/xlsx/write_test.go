package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"

	"rollnet/screening/date"
	"rollnet/screening/table"
)

// written is a small workbook with all that a writer does.
func written(t testing.TB, options WriteOptions) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, options)
	steps := []error{
		w.Sheet("人员信息", SheetOptions{Widths: []float64{8, 0, 20.5}, Freeze: 3}),
		w.Title("全县贫困人口花名册", 3),
		w.HeaderRow("户", "", "备注"),
		w.HeaderRow("编号", "姓名", ""),
	}
	w.Merge(table.Range{Row1: 2, Col1: 0, Row2: 2, Col2: 1})
	w.Skip(1)
	steps = append(steps,
		w.Row(TextCell("007"), Cell{}, TextCell(" a<b>&_x0041_\n\"q\" ")),
		w.Row(NumberCell("123456789012345678"), DateCell(date.Of(1985, 3, 9)), TextCell("𠮷田")),
		w.Sheet("第二页", SheetOptions{Hidden: true}),
		w.Row(TextCell("007"), IntCell(-3)),
		w.Close(),
	)
	if err := errors.Join(steps...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var writtenCells = []string{
	`人员信息 visible A1='全县贫困人口花名册' A2='户' C2='备注' A3='编号' B3='姓名' A5='007' C5=' a<b>&_x0041_\n"q" ' ` +
		`A6=123456789012345678 B6='1985-03-09' C6='𠮷田' merged A1:C1 A2:B2 frozen A4`,
	`第二页 hidden A1='007' B1=-3 merged frozen None`,
}

// Another reader, where it is installed, sees what was written.
func TestWriterForOpenpyxl(t *testing.T) {
	if exec.Command("python3", "-c", "import openpyxl").Run() != nil {
		t.Skip("python3 with openpyxl is not installed")
	}
	const script = `
import sys, io, re, openpyxl
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
for sheet in book:
    out = [sheet.title, sheet.sheet_state]
    for row in sheet.iter_rows():
        for c in row:
            v = c.value
            if v is not None:
                if hasattr(v, 'date'): v = str(v.date())
                if isinstance(v, str) and sys.argv[1] == 'true': v = re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m[1], 16)), v)
                out.append(c.coordinate + '=' + repr(v))
    out += ['merged'] + sorted(map(str, sheet.merged_cells.ranges)) + ['frozen', str(sheet.freeze_panes)]
    sys.stdout.buffer.write((' '.join(out) + '\n').encode())
`
	for _, inline := range []bool{false, true} {
		cmd := exec.Command("python3", "-c", script, fmt.Sprint(inline)) // it resolves _xHHHH_ in shared strings only
		cmd.Stdin = bytes.NewReader(written(t, WriteOptions{Inline: inline}))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("inline %v: %v\n%s", inline, err, out)
		}
		if got, want := strings.TrimSpace(string(out)), strings.Join(writtenCells, "\n"); got != want {
			t.Errorf("inline %v:\n%s\nwant\n%s", inline, got, want)
		}
	}
}

func TestWriterIsDeterministic(t *testing.T) {
	if a, b := written(t, WriteOptions{}), written(t, WriteOptions{}); !bytes.Equal(a, b) {
		t.Error("two writings differ")
	}
}

// One text stands once among the shared strings, and the counts say so.
func TestWriterShares(t *testing.T) {
	part := string(partOf(t, written(t, WriteOptions{}), "xl/sharedStrings.xml"))
	if n := strings.Count(part, "<t>007</t>"); n != 1 {
		t.Errorf("007 stands %d times among the shared strings", n)
	}
	if want := `count="9" uniqueCount="8"`; !strings.Contains(part, want) {
		t.Errorf("no %s in %s", want, part)
	}
}

func TestWriterRefuses(t *testing.T) {
	sheet := func(w *Writer) error { return w.Sheet("a", SheetOptions{}) }
	cases := map[string]func(w *Writer) error{
		"no sheet":          func(w *Writer) error { return nil },
		"row first":         func(w *Writer) error { return w.Row(IntCell(1)) },
		"no name":           func(w *Writer) error { return w.Sheet("", SheetOptions{}) },
		"long name":         func(w *Writer) error { return w.Sheet(strings.Repeat("表", 32), SheetOptions{}) },
		"odd name":          func(w *Writer) error { return w.Sheet("a/b", SheetOptions{}) },
		"same name":         func(w *Writer) error { return errors.Join(sheet(w), w.Sheet("A", SheetOptions{})) },
		"not a number":      func(w *Writer) error { return errors.Join(sheet(w), w.Row(NumberCell("1<2"))) },
		"no number":         func(w *Writer) error { return errors.Join(sheet(w), w.Row(NumberCell("NaN"))) },
		"not a truth value": func(w *Writer) error { return errors.Join(sheet(w), w.Row(Cell{Kind: table.Bool, Text: "2"})) },
		"bad UTF-8":         func(w *Writer) error { return errors.Join(sheet(w), w.Row(TextCell("a\xff"))) },
		"too long":          func(w *Writer) error { return errors.Join(sheet(w), w.Row(TextCell(strings.Repeat("一", 32768)))) },
		"row too far":       func(w *Writer) error { sheet(w); w.Skip(maxRows); return w.Row(IntCell(1)) },
		"too many rows":     func(w *Writer) error { return errors.Join(sheet(w), w.Row(make([]Cell, maxCols+1)...)) },
	}
	for name, do := range cases {
		w := NewWriter(io.Discard, WriteOptions{Inline: true})
		first := do(w)
		if err := w.Close(); err == nil {
			t.Errorf("%s: closed without an error (the step gave %v)", name, first)
		}
	}
	w := NewWriter(io.Discard, WriteOptions{})
	if err := errors.Join(sheet(w), w.Row(TextCell(strings.Repeat("一", 32767))), w.Close()); err != nil {
		t.Errorf("a cell of 32,767 characters: %v", err)
	}
}

func TestDateCell(t *testing.T) {
	for d, want := range map[date.Date]string{
		date.Of(1900, 3, 1): "61", date.Of(2018, 6, 30): "43281", date.Of(9999, 12, 31): "2958465",
		date.Of(1900, 2, 28): "", date.Month(2018, 6): "", 0: "",
	} {
		if got := DateCell(d).Text; got != want {
			t.Errorf("%s: serial %q, want %q", d, got, want)
		}
	}
}

// partOf is the content of a zip entry.
func partOf(t testing.TB, book []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// writeCounty writes a person sheet of the size of a county's, or a part of it, without chance.
func writeCounty(w io.Writer, rows, columns int, options WriteOptions) error {
	book := NewWriter(w, options)
	if err := book.Sheet("人员信息", SheetOptions{}); err != nil {
		return err
	}
	cells := make([]Cell, columns)
	words := []string{"否", "是", "男", "女", "壮族", "配偶", "之子", "普通劳动力", "健康", "小学", "非在校生"}
	for row := range rows {
		for col := range cells {
			switch n := row*2654435761 + col*40503; {
			case col == 0:
				cells[col] = TextCell(fmt.Sprintf("4510%014d", n%1e14))
			case col < 4:
				cells[col] = TextCell(fmt.Sprintf("姓%d名%d", n%97, n>>8%9973))
			case col < 7:
				cells[col] = NumberCell(fmt.Sprintf("%d.%02d", n>>4%20000, n%100))
			default:
				cells[col] = TextCell(words[n>>10%len(words)])
			}
		}
		if err := book.Row(cells...); err != nil {
			return err
		}
	}
	return book.Close()
}

func BenchmarkWriter(b *testing.B) {
	for _, level := range []int{1, 2, 3, 5, 6} {
		b.Run(fmt.Sprint("level", level), func(b *testing.B) {
			for b.Loop() {
				n := &counter{}
				if err := writeCounty(n, 20000, 40, WriteOptions{Level: level}); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(n.bytes)/1e6, "MB")
			}
		})
	}
}

type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}

func TestEscaping(t *testing.T) {
	for text, want := range map[string]string{
		"a\x01b\r\x7f":  "a_x0001_b_x000D_\x7f",
		"_x0041_":       "_x005F_x0041_",
		"_x005f_x0041_": "_x005F_x005f_x005F_x0041_",
		"__x0041_":      "__x005F_x0041_",
		"_x004_ _x004g": "_x004_ _x004g",
		"张\ufffe&<>\"'": "张_xFFFE_&amp;&lt;&gt;\"'",
	} {
		got, err := appendEscaped(nil, text)
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
		if back := string(unescape(appendDecoded(nil, got, false), 0)); back != text {
			t.Errorf("%q: read back as %q", text, back)
		}
	}
}
