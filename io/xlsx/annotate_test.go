package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// entries are a workbook's parts as they are packed.
func entries(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		packed, err := io.ReadAll(raw)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(packed)
	}
	return all
}

func annotated(t *testing.T, data []byte, notes map[string][]Note) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Annotate(&out, bytes.NewReader(data), int64(len(data)), "roll.xlsx", notes); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// clerks is a workbook as a clerk has it: styles of her own, a comment, a picture's worth of other parts, blanks.
func clerks(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	try := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for cell, v := range map[string]any{"A1": "姓名", "B1": "证件号码", "C1": "日期", "A2": "韦小明", "C2": 43281, "A3": "黄大山", "B3": "451021", "D3": "末"} {
		try(f.SetCellValue("Sheet1", cell, v))
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14, Font: &excelize.Font{Bold: true}})
	try(err)
	try(f.SetCellStyle("Sheet1", "C2", "C2", style))
	try(f.AddComment("Sheet1", excelize.Comment{Cell: "A3", Author: "小王", Text: "已核"}))
	try(f.AutoFilter("Sheet1", "A1:D3", nil))
	_, err = f.NewSheet("其他")
	try(err)
	try(f.SetCellValue("其他", "A1", "不动"))
	buffer, err := f.WriteToBuffer()
	try(err)
	return buffer.Bytes()
}

func TestAnnotate(t *testing.T) {
	data := clerks(t)
	out := annotated(t, data, map[string][]Note{"Sheet1": {
		{Row: 3, Col: 0, Mark: MarkError, Text: "姓名须核对 <&>"}, {Row: 2, Col: 1, Mark: MarkWarning, Text: "证件号码为空"},
		{Row: 2, Col: 2, Mark: MarkInfo, Text: "日期"}, {Row: 3, Col: 5, Mark: MarkInfo}, {Row: 2, Col: 4, Mark: MarkError, Text: "行末"},
	}})
	before, after := entries(t, data), entries(t, out)
	for name, packed := range before {
		if changed := after[name] != packed; changed != slices.Contains([]string{"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}, name) {
			t.Errorf("%s: changed is %v", name, changed)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d parts became %d", len(before), len(after))
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments("Sheet1")
	if err != nil || len(comments) != 4 {
		t.Fatalf("%d comments (%v)", len(comments), err)
	}
	for cell, want := range map[string]string{"A3": "姓名须核对 <&>", "B2": "证件号码为空", "E2": "行末"} {
		if i := slices.IndexFunc(comments, func(c excelize.Comment) bool { return c.Cell == cell }); i < 0 || !strings.Contains(textOf(comments[i]), want) {
			t.Errorf("%s has no comment %q: %+v", cell, want, comments)
		}
	}
	if i := slices.IndexFunc(comments, func(c excelize.Comment) bool { return c.Cell == "A3" }); comments[i].Author != "小王" || !strings.Contains(textOf(comments[i]), "已核") {
		t.Errorf("the clerk's own comment became %+v", comments[i])
	}
	for cell, want := range map[string]string{"A3": "FFC7CE", "B2": "FFEB9C", "C2": "DDEBF7", "F3": "DDEBF7", "E2": "FFC7CE", "A2": ""} {
		id, err := f.GetCellStyle("Sheet1", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(style.Fill.Color, ""); !strings.HasSuffix(got, want) || want == "" && got != "" {
			t.Errorf("%s is %q, not %q", cell, got, want)
		}
		if cell == "C2" && (style.NumFmt != 14 || !style.Font.Bold) {
			t.Errorf("the date's own look is gone: %+v", style)
		}
	}
	same(t, data, out)
	if again := annotated(t, out, map[string][]Note{"Sheet1": {{Row: 2, Col: 0, Mark: MarkError, Text: "再"}}, "其他": {{Row: 1, Col: 0, Text: "注"}}}); len(again) > 0 {
		same(t, data, again)
	}
}

func textOf(c excelize.Comment) string {
	text := c.Text
	for _, p := range c.Paragraph {
		text += p.Text
	}
	return text
}

// same says that our reader finds the same cells in two workbooks.
func same(t *testing.T, a, b []byte) {
	t.Helper()
	x, err := Read(bytes.NewReader(a), int64(len(a)), "a.xlsx", nil)
	if err != nil {
		t.Fatal(err)
	}
	y, err := Read(bytes.NewReader(b), int64(len(b)), "b.xlsx", nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range x.Sheets {
		p, q := x.Sheets[i].Table, y.Sheets[i].Table
		if p.Rows() != q.Rows() {
			t.Fatalf("%d rows became %d", p.Rows(), q.Rows())
		}
		for row := range p.Rows() {
			for col := range p.Columns {
				if p.At(row, col) != q.At(row, col) {
					t.Errorf("row %d column %d: %v became %v", row, col, p.At(row, col), q.At(row, col))
				}
			}
		}
	}
}

// Thousands of comments on several sheets get numbers of their own; without styles and relations they are made.
func TestAnnotateMany(t *testing.T) {
	var data bytes.Buffer
	w := NewWriter(&data, WriteOptions{})
	var notes [2][]Note
	for s := range notes {
		if err := w.Sheet([]string{"一", "二"}[s], SheetOptions{}); err != nil {
			t.Fatal(err)
		}
		for row := range 1500 {
			if err := w.Row(TextCell("甲"), TextCell("乙")); err != nil {
				t.Fatal(err)
			}
			notes[s] = append(notes[s], Note{Row: row + 1, Col: row % 3, Mark: Mark(row % 3), Text: "第一行\n第二行"})
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	out := annotated(t, data.Bytes(), map[string][]Note{"一": notes[0], "二": notes[1]})
	same(t, data.Bytes(), out)
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{"一", "二"} {
		if comments, err := f.GetComments(name); err != nil || len(comments) != 1500 {
			t.Errorf("%s: %d comments (%v)", name, len(comments), err)
		}
	}
	seen := map[string]bool{}
	r, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range r.File {
		if !strings.HasSuffix(part.Name, ".vml") {
			continue
		}
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		drawing, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range shapeNumber.FindAllString(string(drawing), -1) {
			if seen[id] {
				t.Fatalf("the shape %s stands twice", id)
			}
			seen[id] = true
		}
	}
	if len(seen) != 3000 {
		t.Errorf("%d shapes", len(seen))
	}
}

func TestAnnotateRefuses(t *testing.T) {
	data := clerks(t)
	for name, notes := range map[string]map[string][]Note{
		"two notes on one cell": {"Sheet1": {{Row: 2, Col: 0}, {Row: 2, Col: 0}}},
		"a sheet that is not":   {"Sheet9": {{Row: 2, Col: 0}}},
		"there is no such row":  {"Sheet1": {{Row: 99, Col: 0}}},
	} {
		err := Annotate(io.Discard, bytes.NewReader(data), int64(len(data)), "roll.xlsx", notes)
		if err == nil || !strings.Contains(err.Error(), name) || !strings.HasPrefix(err.Error(), "roll.xlsx") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
