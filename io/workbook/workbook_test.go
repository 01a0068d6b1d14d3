package workbook

import (
	"bytes"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func rowsOf(n int, text string) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		for i := range n {
			if !yield([]Cell{{Value: i + 1}, {Value: text}, {Value: fmt.Sprintf("%s%d", text, i)}}) {
				return
			}
		}
	}
}

func table(name string, rows iter.Seq[[]Cell]) Table {
	return Table{Name: name, Title: name, Rows: rows, Freeze: 1, Columns: []Column{
		{Header: "序号", Width: 5, Style: Middle}, {Header: "内容", Width: 20, Style: Text}, {Header: "编号", Width: 20, Style: Text, Aside: true, Hidden: true},
	}}
}

func make1(t *testing.T, most int, tables ...Table) []byte {
	t.Helper()
	scratch := t.TempDir()
	b, err := New(scratch)
	if err != nil {
		t.Fatal(err)
	}
	b.most = most
	for _, one := range tables {
		if err := b.Table(one); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(scratch); len(left) > 0 {
		t.Errorf("left in the scratch folder: %v", left)
	}
	return out.Bytes()
}

func read(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestLongTableGoesOn(t *testing.T) {
	f := read(t, make1(t, 10, table("清单", rowsOf(25, "x")), table("空", rowsOf(0, "")), table("满", rowsOf(10, "y"))))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"清单", "清单（2）", "清单（3）", "空", "满"}) {
		t.Fatalf("sheets %v", got)
	}
	total := 0
	for _, name := range []string{"清单", "清单（2）", "清单（3）"} {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[2:] {
			total++
			if row[0] != fmt.Sprint(total) {
				t.Fatalf("%s: row %q, want %d", name, row, total)
			}
		}
	}
	if total != 25 {
		t.Errorf("%d rows", total)
	}
}

// Several long sheets go through temporary files; the bytes are the same, and so are they for short ones.
func TestSameBytes(t *testing.T) {
	for _, n := range []int{3, 60_000} {
		if n > 3 && testing.Short() {
			continue
		}
		long := strings.Repeat("长", 100)
		build := func() []byte {
			return make1(t, maxRows, table("甲", rowsOf(n, long)), table("乙", rowsOf(n, long)), table("丙", rowsOf(3, long)))
		}
		first := build()
		for range 3 {
			if !bytes.Equal(first, build()) {
				t.Fatalf("%d rows: other bytes", n)
			}
		}
	}
}

// What is put in comes out, whatever it looks like; what no workbook can hold is marked.
func TestTexts(t *testing.T) {
	for _, text := range []string{"_x0041_", "=1+1", "'x", " 前后有空格 ", "一\n二", "<&>\"", "𠮷", "a\tb", "_x005F_", "-5", "00123", "451021195603040015"} {
		f := read(t, make1(t, 10, table("表", rowsOf(1, text))))
		if got, err := f.GetCellValue("表", "B3"); got != text || err != nil {
			t.Errorf("%q came out as %q (%v)", text, got, err)
		}
		if kind, err := f.GetCellType("表", "B3"); kind != excelize.CellTypeInlineString || err != nil {
			t.Errorf("%q is a cell of type %v (%v)", text, kind, err)
		}
	}
	f := read(t, make1(t, 10, table("表", rowsOf(1, "a\x01b\ufffe"))))
	if got, _ := f.GetCellValue("表", "B3"); got != "a\uFFFDb\uFFFD" {
		t.Errorf("control characters came out as %q", got)
	}
	if got := Clean(strings.Repeat("长", maxText)); len(got) > maxText+3 || !strings.HasSuffix(got, "长…") {
		t.Errorf("a text too long became %d bytes", len(got))
	}
}

func TestNothingOfThisMachine(t *testing.T) {
	f := read(t, make1(t, 10, table("表", rowsOf(1, "x"))))
	props, err := f.GetDocProps()
	if err != nil || props.Creator != "rollnet" || props.Created != "2006-09-16T00:00:00Z" || props.Modified != "2006-09-16T00:00:00Z" {
		t.Errorf("document properties %+v (%v)", props, err)
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text string
		wide float64
		want int
	}{{"", 10, 1}, {"一二三四五", 10, 1}, {"一二三四五六", 10, 2}, {"abcdefghi", 10, 1}, {"一二三abcdefgh", 10, 2}, {"一二三4510021234567", 10, 3}, {"a\nb", 10, 2}, {"一二三四五六\n七", 4, 4}} {
		if got := Lines(c.text, c.wide); got != c.want {
			t.Errorf("%q in %g: %d lines, want %d", c.text, c.wide, got, c.want)
		}
	}
}
