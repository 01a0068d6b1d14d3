package corrected

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rollnet/io/intake"
	"rollnet/io/layout"
	"rollnet/io/sheet"
	"rollnet/io/xlsx"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// input is a file as the intake gives it: two columns, names and ID numbers, with rows of persons from row 2.
func input(t *testing.T, name string, data []byte) (*intake.Input, []*roll.Part) {
	t.Helper()
	w, err := sheet.Read(data, name, name, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := &intake.Input{File: name, Container: string(w.Container), Workbook: w}
	var parts []*roll.Part
	for _, tab := range w.Tables {
		var rows []int32
		for row := 1; row < tab.Rows(); row++ {
			rows = append(rows, int32(row))
		}
		in.Sheets = append(in.Sheets, &layout.Sheet{Table: tab, Kind: roll.Persons, Rows: rows})
		parts = append(parts, roll.NewPart(roll.Persons, roll.Era2018, tab, map[roll.Field]int{roll.Name: 0, roll.IDNumber: 1}, rows))
	}
	return in, parts
}

// fix is a correction of a cell in a stored row (0-based).
func fix(p *roll.Part, row int, f roll.Field, becomes string) screening.Correction {
	return screening.Correction{At: roll.Cell{Part: p, Row: row, Field: f}, Was: p.Text(f, row), Becomes: becomes}
}

// books is one roll in each container, in two sheets where the container has sheets.
func books(t *testing.T) map[string][]byte {
	t.Helper()
	var book bytes.Buffer
	w := xlsx.NewWriter(&book, xlsx.WriteOptions{})
	err := errors.Join(
		w.Sheet("甲村", xlsx.SheetOptions{Widths: []float64{12, 24}}),
		w.HeaderRow("姓名", "证件号码"),
		blank(w, 2),
		w.Row(xlsx.TextCell("张 三"), xlsx.NumberCell("45102119")),
		w.Row(xlsx.TextCell("李四"), xlsx.TextCell("45x")),
		w.Sheet("乙村", xlsx.SheetOptions{Hidden: true}),
		w.HeaderRow("姓名", "证件号码"),
		w.Row(xlsx.TextCell("张 三"), xlsx.TextCell("46x")),
		w.Close(),
	)
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{
		"a.xlsx": book.Bytes(),
		"b.csv":  []byte("姓名,证件号码\r\n\r\n\r\n\"张 三\",=\"45102119\"\r\n李四,45x\r\n"),
		"c.xls":  []byte("<html><meta charset=\"utf-8\"><table><tr><td>姓名<td>证件号码<tr><td><tr><td><tr><td>张 三<td>45102119<tr><td>李四<td>45x</table></html>"),
	}
}

func blank(w *xlsx.Writer, rows int) error {
	w.Skip(rows)
	return nil
}

// texts writes all cells of a workbook: sheet, cell, text.
func texts(w *sheet.Workbook) (all []string) {
	for i, t := range w.Tables {
		for row := range t.Rows() {
			for col := range t.Columns {
				if v := t.At(row, col); v.Kind != table.Blank {
					all = append(all, fmt.Sprint(i, " ", table.CellName(t.Number(row), col), " ", v.Text))
				}
			}
		}
	}
	return all
}

func TestWrite(t *testing.T) {
	for name, data := range books(t) {
		in, parts := input(t, name, data)
		other, otherParts := input(t, "other.csv", []byte("姓名,证件号码\n王 五,1\n"))
		corrections := []screening.Correction{
			fix(parts[0], 2, roll.IDNumber, "45X"),
			fix(otherParts[0], 1, roll.Name, "王五"),
			fix(parts[0], 1, roll.Name, "张三"),
		}
		want := texts(in.Workbook)
		change := func(was, becomes string) {
			want[slices.Index(want, was)] = becomes
		}
		change("0 A4 张 三", "0 A4 张三")
		change("0 B5 45x", "0 B5 45X")
		var out bytes.Buffer
		rows, err := Write(&out, in, corrections)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if persons := len(in.Sheets[0].Rows) + len(in.Sheets[len(in.Sheets)-1].Rows)*(len(in.Sheets)-1); rows != persons {
			t.Errorf("%s: %d rows, want %d", name, rows, persons)
		}
		again, _ := input(t, Names([]intake.Input{*in, *other})[0], out.Bytes())
		if got := texts(again.Workbook); !slices.Equal(got, want) {
			t.Errorf("%s:\n%q, want\n%q", name, got, want)
		}
	}
}

// Without corrections the copy is the file itself, byte for byte.
func TestWriteNothing(t *testing.T) {
	for name, data := range books(t) {
		in, _ := input(t, name, data)
		var out bytes.Buffer
		if _, err := Write(&out, in, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if kept(in) && !bytes.Equal(out.Bytes(), data) {
			t.Errorf("%s: the copy differs", name)
		}
		again, _ := input(t, name, out.Bytes())
		if got, want := texts(again.Workbook), texts(in.Workbook); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, data := range books(t) {
		in, parts := input(t, name, data)
		p := parts[0]
		other := fix(p, 1, roll.Name, "x")
		other.Was = "王五"
		for why, corrections := range map[string][]screening.Correction{
			"twice":      {fix(p, 1, roll.Name, "张三"), fix(p, 1, roll.Name, "张三")},
			"other text": {other},
			"no column":  {{At: roll.Cell{Part: p, Row: 1, Field: roll.Sex}, Becomes: "男"}},
		} {
			var out bytes.Buffer
			_, err := Write(&out, in, corrections)
			if err == nil || !strings.HasPrefix(err.Error(), name+"!") || strings.Contains(err.Error(), "三") {
				t.Errorf("%s, %s: %v", name, why, err)
			}
		}
	}
}

// What a workbook that is made anew keeps: kinds of cells, days by either calendar, merges, hidden sheets, and its sheets'
// names as far as a workbook allows them.
func TestConvert(t *testing.T) {
	long := strings.Repeat("长", 40)
	var tables []*table.Table
	for i, name := range []string{"a/b", "", "a_b", long, long} {
		b := table.NewBuilder("f.xls", name)
		if err := errors.Join(b.Row(3), b.Cell(0, table.Text, []byte("007")), b.Cell(1, table.Number, []byte("451021197001010000")),
			b.Cell(2, table.Date, []byte("0.5")), b.Cell(4, table.Bool, []byte("1")), b.Cell(5, table.Error, []byte("#N/A"))); err != nil {
			t.Fatal(err)
		}
		b.Merge(table.Range{Row1: 1, Col1: 0, Row2: 2, Col2: 3})
		tables = append(tables, b.Table())
		tables[i].Hidden, tables[i].Date1904 = i == 1, i == 0
	}
	in := &intake.Input{File: "f.xls", Workbook: &sheet.Workbook{Container: sheet.XLS, Tables: tables}}
	var out bytes.Buffer
	if _, err := Write(&out, in, nil); err != nil {
		t.Fatal(err)
	}
	again, err := sheet.Read(out.Bytes(), "f.xlsx", "f.xlsx", sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i, tab := range again.Tables {
		names = append(names, tab.Sheet)
		serial := "0.5"
		if i == 0 {
			serial = "1462.5"
		}
		want := []table.Value{{Text: "007", Kind: table.Text}, {Text: "451021197001010000", Kind: table.Number}, {Text: serial, Kind: table.Date}, {}, {Text: "1", Kind: table.Bool}, {Text: "#N/A", Kind: table.Error}}
		for col, v := range want {
			if got := tab.At(0, col); got != v || tab.Number(0) != 3 {
				t.Errorf("sheet %d, column %d: %v, want %v", i, col, got, v)
			}
		}
		if tab.Hidden != (i == 1) || !slices.Equal(tab.Merges, tables[i].Merges) {
			t.Errorf("sheet %d: hidden %v, merges %v", i, tab.Hidden, tab.Merges)
		}
	}
	if want := []string{"a_b", "Sheet2", "a_b_2", long[:31*3], long[:29*3] + "_2"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestNames(t *testing.T) {
	of := func(file string, c sheet.Container) intake.Input {
		return intake.Input{File: file, Workbook: &sheet.Workbook{Container: c}}
	}
	got := Names([]intake.Input{of("户.xls", sheet.XLS), of("户.XLSX", sheet.XLSX), of("d/p.xls", sheet.XLSX), of("p.htm", sheet.HTML), of("p.xls", sheet.XLS), of("q.csv", sheet.CSV)})
	want := []string{"户.xls.xlsx", "户.XLSX", "d/p.xls", "p.xlsx", "p.xls.xlsx", "q.csv"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Rows leave a workbook and a text; of a container that becomes another none does.
func TestChange(t *testing.T) {
	for name, data := range books(t) {
		in, _ := input(t, name, data)
		sheet := in.Workbook.Tables[0].Sheet
		var out bytes.Buffer
		rows, err := Change(&out, in, map[string][]xlsx.Edit{sheet: {{Row: 5, Col: 1, Was: "45x", Becomes: "45X"}}}, map[string][]int{sheet: {4}})
		if !kept(in) {
			if err == nil {
				t.Errorf("%s: a row left", name)
			}
			continue
		}
		all := 0
		for _, s := range in.Sheets {
			all += len(s.Rows)
		}
		if err != nil || rows != all-1 {
			t.Errorf("%s: %d of %d rows, %v", name, rows, all, err)
			continue
		}
		again, _ := input(t, name, out.Bytes())
		got := texts(again.Workbook)
		if !slices.Contains(got, "0 B4 45X") || slices.Contains(got, "0 A4 张 三") {
			t.Errorf("%s: %q", name, got)
		}
	}
}
