package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// clerksBook is a roll as clerks keep them: a title, a header, people in rows 3 to 22, and all that can hang on rows.
func clerksBook(t testing.TB) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	const s = "Sheet1"
	must(f.SetCellStr(s, "A1", "花名册"))
	must(f.MergeCell(s, "A1", "D1"))
	must(f.SetSheetRow(s, "A2", &[]string{"户编号", "姓名", "证件号码", "关系"}))
	for row := 3; row <= 22; row++ {
		must(f.SetSheetRow(s, fmt.Sprint("A", row), &[]string{fmt.Sprint("户", (row-3)/2), fmt.Sprint("某", row), fmt.Sprint("45102", row), "之子"}))
	}
	for row := 3; row <= 22; row += 4 {
		must(f.MergeCell(s, fmt.Sprint("A", row), fmt.Sprint("A", row+1)))
	}
	must(f.AutoFilter(s, "A2:D22", nil))
	dv := excelize.NewDataValidation(true)
	dv.SetSqref("D3:D22")
	must(dv.SetDropList([]string{"之子", "之女"}))
	must(f.AddDataValidation(s, dv))
	style, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	must(err)
	must(f.SetConditionalFormat(s, "C3:C22", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "LEN($C3)<>18", Format: &style}}))
	must(f.SetCellHyperLink(s, "B6", "https://example.org/6", "External"))
	must(f.SetCellHyperLink(s, "B9", "https://example.org/9", "External"))
	for _, row := range []int{5, 8, 12} {
		must(f.AddComment(s, excelize.Comment{Cell: fmt.Sprint("C", row), Author: "某", Text: fmt.Sprint("批注", row)}))
	}
	must(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: s + "!$A$1:$D$22", Scope: s}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "名单", RefersTo: s + "!$B$3:$B$22"}))
	must(f.InsertPageBreak(s, "A13"))
	_, err = f.NewSheet("字典")
	must(err)
	must(f.SetSheetRow("字典", "A1", &[]string{"某7", "之女", "之子"}))
	return f
}

func bytesOf(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func withoutRows(book []byte, edits map[string][]Edit, leaves map[string][]int) ([]byte, error) {
	var out bytes.Buffer
	err := PatchRows(&out, bytes.NewReader(book), int64(len(book)), "f.xlsx", edits, leaves)
	return out.Bytes(), err
}

// picture is all that a workbook's reader sees of a sheet.
func picture(t testing.TB, book []byte) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	say := func(what string, v any) { all = append(all, fmt.Sprintf("%s: %v", what, v)) }
	rows, err := f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		say(fmt.Sprint("row ", i+1), row)
	}
	merges, _ := f.GetMergeCells("Sheet1")
	for _, m := range merges {
		say("merge", m.GetStartAxis()+":"+m.GetEndAxis()+" "+m.GetCellValue())
	}
	dvs, _ := f.GetDataValidations("Sheet1")
	for _, dv := range dvs {
		say("drop-down", dv.Sqref)
	}
	formats, _ := f.GetConditionalFormats("Sheet1")
	for _, at := range slices.Sorted(maps.Keys(formats)) {
		say("format", at+" "+formats[at][0].Criteria)
	}
	comments, _ := f.GetComments("Sheet1")
	for _, c := range comments {
		say("comment", c.Cell+" "+c.Text)
	}
	for row := 1; row <= 30; row++ {
		if ok, target, _ := f.GetCellHyperLink("Sheet1", fmt.Sprint("B", row)); ok {
			say(fmt.Sprint("link ", row), target)
		}
	}
	for _, n := range f.GetDefinedName() {
		say("name", n.Name+" "+n.RefersTo)
	}
	return all
}

// Rows that leave take with them what hangs on them, and the rest follows; nothing else changes.
func TestRowsLeave(t *testing.T) {
	book := bytesOf(t, clerksBook(t))
	out, err := withoutRows(book, map[string][]Edit{"Sheet1": {{10, 3, "之子", "之女"}}}, map[string][]int{"Sheet1": {6, 7, 8, 22}})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(picture(t, out), "\n")
	for _, want := range []string{
		"row 5: [户1 某5 451025 之子]", "row 6: [户3 某9 451029 之子]", "row 7: [户3 某10 4510210 之女]", "row 18: [户9 某21 4510221 之子]",
		"merge: A3:A4 户0", "merge: A8:A9 户4", "drop-down: D3:D18", "format: C3:C18 LEN($C3)<>18", "comment: C5 批注5", "comment: C9 批注12",
		"link 6: https://example.org/9", "Print_Area Sheet1!$A$1:$D$18", "名单 Sheet1!$B$3:$B$18",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %s in\n%s", want, got)
		}
	}
	for _, gone := range []string{"某6", "某8", "某22", "批注8", "example.org/6", "row 19", "A7:A8"} {
		if strings.Contains(got, gone) {
			t.Errorf("%s is still there", gone)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(r)
		for _, gone := range []string{"某6<", "某8<", "某22<", "451026<", "批注8<"} {
			if strings.Contains(string(data), gone) {
				t.Errorf("%s still stands in %s", gone, f.Name)
			}
		}
		if f.Name == "xl/sharedStrings.xml" && !strings.Contains(string(data), "某7<") {
			t.Errorf("a text that another sheet has is gone")
		}
	}
	if !strings.Contains(string(partOf(t, out, sheetPart)), `<brk id="9"`) {
		t.Errorf("the page break did not follow")
	}
}

// Whatever rows leave, what is left reads as if they had been deleted in a spreadsheet: excelize is the oracle for the cells.
func TestRowsLeaveProperty(t *testing.T) {
	book := bytesOf(t, clerksBook(t))
	before, err := readBytes(book)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		var rows []int
		for row := 3; row <= 22; row++ {
			if rapid.Bool().Draw(rt, "leaves") {
				rows = append(rows, row)
			}
		}
		out, err := withoutRows(book, nil, map[string][]int{"Sheet1": rows})
		var stuck *Stuck
		head := slices.ContainsFunc(rows, func(r int) bool { return (r-3)%4 == 0 && !slices.Contains(rows, r+1) })
		if head || len(rows) == 20 { // the first row of a merge alone, or all of the named range
			if !errors.As(err, &stuck) {
				rt.Fatalf("%v of rows %v", err, rows)
			}
			return
		}
		if err != nil {
			rt.Fatal(err)
		}
		after, err := readBytes(out)
		if err != nil {
			rt.Fatal(err)
		}
		var want, got []string
		for row := 1; row <= 22; row++ {
			if !slices.Contains(rows, row) {
				want = append(want, fmt.Sprint(before.at(row, 0).Text, before.at(row, 1).Text, before.at(row, 2).Text))
			}
		}
		sheet := after.Sheets[0].Table
		for i := range sheet.Rows() {
			got = append(got, fmt.Sprint(sheet.At(i, 0).Text, sheet.At(i, 1).Text, sheet.At(i, 2).Text))
			if sheet.Number(i) != i+1 {
				rt.Fatalf("row %d is numbered %d", i, sheet.Number(i))
			}
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("%v, want %v", got, want)
		}
	})
}

func TestRowsCannotLeave(t *testing.T) {
	for name, c := range map[string]struct {
		make func(f *excelize.File) error
		rows []int
		at   string // empty: they can
	}{
		"a formula on a row below":           {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "E10", "MID(C10,7,4)") }, []int{6}, "f.xlsx!Sheet1!E10"},
		"a formula above":                    {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "E4", "LEN(C4)") }, []int{6}, ""},
		"a formula on the row that leaves":   {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "E6", "LEN(C6)") }, []int{6}, ""},
		"a sum of whole columns":             {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "E1", "COUNTA(B:B)") }, []int{6}, ""},
		"a sum over the rows":                {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "E1", "COUNTA(B3:B22)") }, []int{6}, "f.xlsx!Sheet1!E1"},
		"a formula of another sheet":         {func(f *excelize.File) error { return f.SetCellFormula("字典", "B2", "Sheet1!B9") }, []int{6}, "f.xlsx!字典!B2"},
		"one that only looks like it":        {func(f *excelize.File) error { return f.SetCellFormula("字典", "B2", `"Sheet1!B9"&LOG10(B9)`) }, []int{6}, ""},
		"a formula by the number of its row": {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "E10", "ROW()-2") }, []int{6}, "f.xlsx!Sheet1!E10"},
		"the first row of a merge":           {func(f *excelize.File) error { return nil }, []int{7}, "f.xlsx!Sheet1!A7:A8"},
		"the whole merge":                    {func(f *excelize.File) error { return nil }, []int{7, 8}, ""},
		"the header of a table":              {func(f *excelize.File) error { return f.AddTable("字典", &excelize.Table{Range: "A1:C3"}) }, []int{6}, ""},
	} {
		f := clerksBook(t)
		if err := c.make(f); err != nil {
			t.Fatal(err)
		}
		book := bytesOf(t, f)
		err := CanLeave(bytes.NewReader(book), int64(len(book)), "f.xlsx", map[string][]int{"Sheet1": c.rows})
		if c.at == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var stuck *Stuck
		if !errors.As(err, &stuck) || !strings.HasPrefix(err.Error(), c.at+": ") {
			t.Errorf("%s: %v, want %s", name, err, c.at)
		}
	}
	book := bytesOf(t, clerksBook(t))
	if _, err := withoutRows(book, nil, map[string][]int{"Sheet1": {40}}); err == nil {
		t.Error("a row left that is not there")
	}
	if _, err := withoutRows(book, map[string][]Edit{"Sheet1": {{6, 1, "某6", "x"}}}, map[string][]int{"Sheet1": {6}}); err == nil {
		t.Error("a row was corrected and left")
	}
}

// The order of calculation names cells that move, and goes with the part's mention.
func TestRowsLeaveWithoutChain(t *testing.T) {
	f := clerksBook(t)
	if err := f.SetCellFormula("Sheet1", "E3", "1+1"); err != nil {
		t.Fatal(err)
	}
	f.CalcChain = nil
	parts := map[string]string{}
	book := bytesOf(t, f)
	z, _ := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	var again bytes.Buffer
	w := zip.NewWriter(&again)
	for _, e := range z.File {
		data := string(partOf(t, book, e.Name))
		switch e.Name {
		case "[Content_Types].xml":
			data = strings.Replace(data, "</Types>", `<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`, 1)
		case "xl/_rels/workbook.xml.rels":
			data = strings.Replace(data, "</Relationships>", `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>`, 1)
		}
		parts[e.Name] = data
		p, _ := w.Create(e.Name)
		_, _ = io.WriteString(p, data)
	}
	p, _ := w.Create("xl/calcChain.xml")
	_, _ = io.WriteString(p, `<calcChain xmlns="`+mainSpace+`"><c r="E3" i="1"/></calcChain>`)
	_ = w.Close()
	out, err := withoutRows(again.Bytes(), nil, map[string][]int{"Sheet1": {6}})
	if err != nil {
		t.Fatal(err)
	}
	z, _ = zip.NewReader(bytes.NewReader(out), int64(len(out)))
	for _, e := range z.File {
		if strings.Contains(strings.ToLower(e.Name), "calcchain") || strings.Contains(string(partOf(t, out, e.Name)), "calcChain") {
			t.Errorf("the chain stands in %s", e.Name)
		}
	}
}

func TestFormulaRefs(t *testing.T) {
	for formula, want := range map[string]string{
		`SUM(A2:B$10)+$C$5`:                   "A2:B$10 $C$5",
		`'乡 镇''s'!A1&Sheet2!B2`:               "乡 镇's!A1 Sheet2!B2",
		`LOG10(A1)+"B2"+Table1[[#Data],[C3]]`: "A1",
		`[1]Sheet1!A7+A:A+3:5`:                "[Sheet1!A7 A:A 3:5",
		`IF(TRUE,AB12XYZ,A1048577)`:           "",
		`INDIRECT("A1")`:                      "INDIRECT",
		`SUM(Sheet1:Sheet3!A1)`:               "Sheet1:Sheet3",
	} {
		refs, bad := formulaRefs(formula)
		var got []string
		for _, r := range refs {
			text := r.text
			if r.sheet != "" {
				text = r.sheet + "!" + text
			}
			got = append(got, text)
		}
		if bad != nil {
			got = []string{bad.word}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", formula, got, want)
		}
	}
}

func TestLeavingRanges(t *testing.T) {
	v := leaving{3, 4, 9}
	for before, want := range map[string]string{
		"A1:D20": "A1:D17", "A3:D4": "", "B3": "", "B5": "B3", "$A$2:$C$9": "$A$2:$C$6", "A4:A9": "A3:A6", "C3:C1048576": "C3:C1048576",
		"A:D": "A:D", "2:5": "2:3", "A1:B2 A9 C10": "A1:B2 C7",
	} {
		if got, known := v.ranges(before); !known || got != want {
			t.Errorf("%s: %s, want %s", before, got, want)
		}
	}
	if _, known := v.ranges("R1C1:x"); known {
		t.Error("no range was taken for one")
	}
}
