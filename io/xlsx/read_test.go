package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

const (
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

// parts are a workbook's entries, name and content, in order.
type parts [][2]string

// bookOf is a small workbook whose only sheet is the given part.
func bookOf(sheet string) parts {
	const rel = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
	rels := func(all ...any) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			fmt.Sprintf(strings.Repeat(rel, len(all)/3), all...) + `</Relationships>`
	}
	return parts{
		{"_rels/.rels", rels("r1", "officeDocument", "/xl/workbook.xml")},
		{"xl/workbook.xml", `<workbook xmlns="` + mainSpace + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", rels("r1", "worksheet", `worksheets\Sheet1.xml`, "r2", "sharedStrings", "sharedStrings.xml", "r3", "styles", "styles.xml")},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/SharedStrings.xml", `<sst xmlns="` + mainSpace + `"><si><t>甲</t></si> <si><t xml:space="preserve"> 乙 </t></si><si><r><rPr><b/></rPr><t>丙</t></r><r><t>&amp;丁</t></r><rPh sb="0" eb="1"><t>ding</t></rPh><phoneticPr fontId="1"/></si><si><t>_x0041__x005F_x0042_</t></si><si/></sst>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + mainSpace + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs><dxfs><dxf><numFmt numFmtId="2" formatCode="yyyy"/></dxf></dxfs></styleSheet>`},
	}
}

func (p parts) zip(t testing.TB) []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, part := range p {
		f, err := w.Create(part[0])
		if err == nil {
			_, err = io.WriteString(f, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// with is p with a part in another form.
func (p parts) with(name, content string) parts {
	for i := range p {
		if p[i][0] == name {
			p[i][1] = content
			return p
		}
	}
	return append(p, [2]string{name, content})
}

func readBytes(data []byte) (*Workbook, error) {
	return Read(bytes.NewReader(data), int64(len(data)), "f.xlsx", nil)
}

// show writes a table's cells: A1=text, with the kind where it is not text.
func show(t *table.Table) string {
	var all []string
	for row := range t.Rows() {
		for col := range t.Columns {
			v := t.At(row, col)
			if v.Kind == table.Blank {
				continue
			}
			s := table.CellName(t.Number(row), col) + "=" + v.Text
			if v.Kind != table.Text {
				s += "(" + v.Kind.String() + ")"
			}
			all = append(all, s)
		}
	}
	return strings.Join(all, "|")
}

func sheetOf(data string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="` + mainSpace + `"><sheetData>` + data + `</sheetData></worksheet>`
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, sheet, want string }{
		{"kinds", sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="d"><v>2018-06-30</v></c><c r="F1" t="n"><v>-1.5E-3</v></c></row>`),
			"A1=甲|B1=12(number)|C1=1(bool)|D1=#N/A(error)|E1=2018-06-30|F1=-1.5E-3(number)"},
		{"dates", sheetOf(`<row r="3"><c r="A3" s="1"><v>43281</v></c><c r="B3" s="2"><v>43281</v></c><c r="C3" s="3"><v>43281</v></c><c r="D3" s="99"><v>43281</v></c><c r="E3" s=""><v>1</v></c></row>`),
			"A3=43281(date)|B3=43281(date)|C3=43281(number)|D3=43281(number)|E3=1(number)"},
		{"digits stay", sheetOf(`<row r="1"><c r="A1"><v>4.5102119900101E+17</v></c><c r="B1"><v>0012</v></c><c r="C1"><v>123456789012345678901234567890</v></c></row>`),
			"A1=4.5102119900101E+17(number)|B1=0012(number)|C1=123456789012345678901234567890(number)"},
		{"strings", sheetOf(`<row><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"/><c t="s"><v/></c></row>`),
			"A1= 乙 |B1=丙&丁|C1=A_x0042_"},
		{"inline", sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> a&#x4E59; </t></is></c><c r="C1" t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></is></c><c r="D1" t="inlineStr"><is><t>_x000d_|_xD83D__xDE00_|_xDE00_|_xZZZZ_</t></is></c><c r="E1" t="inlineStr"><is/></c><c r="F1" t="inlineStr"><v>1</v><is><t>1.</t></is></c></row>`),
			"A1=甲|B1= a乙 |C1=一二|D1=\r|😀|\uFFFD|_xZZZZ_|F1=1."},
		{"formulas", sheetOf(`<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>_x0041_ &lt;</v></c><c r="B1"><f t="shared" si="0"/><v>7</v></c><c r="C1"><f>1+1</f></c><c r="D1" t="str"><f>""</f><v></v></c></row>`),
			"A1=_x0041_ <|B1=7(number)"},
		{"places", sheetOf(`<row><c/><c><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c><v>3</v></c></row><row/><row><c r="AA7"><v>4</v></c></row>`),
			"B1=1(number)|C5=2(number)|D5=3(number)|AA7=4(number)"},
		{"other spellings", "\ufeff<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n<!-- a --><x:worksheet xmlns:x='" + strictSpace + "' xmlns:m='urn:m'>\n<x:sheetData >\n<x:row m:dy='1' spans='1:2' r='2'>\n<x:c t='s' s='1' r='A2' ><?pi?><x:v ><![CDATA[0]]></x:v ></x:c >\n<x:c r='B2' t='str'><x:v>a<!-- b -->c<![CDATA[<&]]>\r\nd</x:v></x:c></x:row ></x:sheetData></x:worksheet>\n<!-- z -->\n",
			"A2=甲|B2=ac<&\nd"},
		{"extensions", `<worksheet xmlns="` + mainSpace + `" xmlns:mc="urn:mc"><sheetPr/><cols><col min="1"/></cols><mc:AlternateContent><mc:Choice><sheetData><row r="9"/></sheetData></mc:Choice></mc:AlternateContent><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst/></row><extLst/></sheetData><hyperlinks/><extLst><ext xmlns:y="urn:y"><y:c>x</y:c></ext></extLst></worksheet>`,
			"A1=1(number)"},
		{"an inner namespace", sheetOf(`<row r="1"><x:c xmlns:x="` + mainSpace + `" r="A1"><x:v>1</x:v></x:c><c xmlns="` + mainSpace + `" r="B1"><v>2</v></c></row>`), "A1=1(number)|B1=2(number)"},
		{"nothing", sheetOf(""), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, err := readBytes(bookOf(c.sheet).zip(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(w.Sheets[0].Table); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	long := strings.Repeat("长", maxCellUnits+1)
	row := func(cells string) string { return sheetOf(`<row r="7">` + cells + `</row>`) }
	for _, c := range []struct {
		name, sheet string
		code        fault.Code
		cell        string
	}{
		{"bare &", row(`<c r="A7" t="str"><v>a & b</v></c>`), fault.BadXML, "A7"},
		{"unknown entity", row(`<c r="A7"/><c r="B7" t="inlineStr"><is><t>a&nbsp;b</t></is></c>`), fault.BadXML, "B7"},
		{"reference to NUL", row(`<c r="A7" t="str"><v>&#0;</v></c>`), fault.BadXML, "A7"},
		{"control character", row("<c r=\"A7\" t=\"str\"><v>a\vb</v></c>"), fault.BadXML, "A7"},
		{"bad UTF-8", row("<c r=\"A7\" t=\"str\"><v>\xd5\xc5</v></c>"), fault.BadXML, "A7"},
		{"bad UTF-8 in an attribute", row("<c r=\"A7\" t=\"str\" x=\"\xd5\xc5\"><v>1</v></c>"), fault.BadXML, "7"},
		{"U+FFFF", row("<c r=\"A7\" t=\"str\"><v>\uffff</v></c>"), fault.BadXML, "A7"},
		{"]]>", row(`<c r="A7" t="str"><v>]]></v></c>`), fault.BadXML, "A7"},
		{"not closed", row(`<c r="A7"><v>1</c>`), fault.BadXML, "A7"},
		{"attribute twice", row(`<c r="A7" r="A7"><v>1</v></c>`), fault.BadXML, "7"},
		{"< in an attribute", row(`<c r="A7" x="<"><v>1</v></c>`), fault.BadXML, "7"},
		{"prefix not declared", row(`<y:c r="A7"><v>1</v></y:c>`), fault.BadXML, "7"},
		{"unknown element in a row", row(`<d r="A7"/>`), fault.BadXML, "7"},
		{"unknown element in a cell", row(`<c r="A7"><w>1</w></c>`), fault.BadXML, "A7"},
		{"foreign element in a row", row(`<y:c xmlns:y="urn:y" r="A7"/>`), fault.BadXML, "7"},
		{"element in a value", row(`<c r="A7"><v>1<b/></v></c>`), fault.BadXML, "A7"},
		{"text in a row", row(`x<c r="A7"><v>1</v></c>`), fault.BadXML, "7"},
		{"text beside a value", row(`<c r="A7">2<v>1</v></c>`), fault.BadXML, "A7"},
		{"cells out of order", row(`<c r="B7"><v>1</v></c><c r="A7"><v>1</v></c>`), fault.BadOrder, "A7"},
		{"cell twice", row(`<c r="B7"><v>1</v></c><c r="B7"><v>1</v></c>`), fault.BadOrder, "B7"},
		{"rows out of order", sheetOf(`<row r="7"/><row r="6"/>`), fault.BadOrder, "7"},
		{"row twice", sheetOf(`<row r="7"/><row r="7"/>`), fault.BadOrder, "7"},
		{"row 0", sheetOf(`<row r="0"/>`), fault.BadRow, ""},
		{"row -1", sheetOf(`<row r="-1"/>`), fault.BadRow, ""},
		{"row 1048577", sheetOf(`<row r="1048577"/>`), fault.BadRow, ""},
		{"a row after the last", sheetOf(`<row r="1048576"/><row/>`), fault.BadRow, "1048576"},
		{"column XFE", row(`<c r="XFE7"/>`), fault.BadCell, "7"},
		{"column after the last", row(`<c r="XFD7"/><c/>`), fault.BadColumn, "XFE7"},
		{"another row's cell", row(`<c r="A8"/>`), fault.BadCell, "7"},
		{"no cell name", row(`<c r="7"/>`), fault.BadCell, "7"},
		{"string out of range", row(`<c r="A7" t="s"><v>5</v></c>`), fault.BadString, "A7"},
		{"string number -1", row(`<c r="A7" t="s"><v>-1</v></c>`), fault.BadString, "A7"},
		{"string number too long", row(`<c r="A7" t="s"><v>00000000000000000001</v></c>`), fault.BadString, "A7"},
		{"no number", row(`<c r="A7"><v>1.2.3</v></c>`), fault.BadCell, "A7"},
		{"no boolean", row(`<c r="A7" t="b"><v>2</v></c>`), fault.BadCell, "A7"},
		{"unknown type", row(`<c r="A7" t="x"><v>2</v></c>`), fault.BadCell, "A7"},
		{"style", row(`<c r="A7" s="a"><v>2</v></c>`), fault.BadCell, "A7"},
		{"two values", row(`<c r="A7"><v>2</v><v>3</v></c>`), fault.BadCell, "A7"},
		{"value for an inline string", row(`<c r="A7" t="inlineStr"><v>2</v></c>`), fault.BadCell, "A7"},
		{"inline string for a value", row(`<c r="A7" t="str"><is><t>2</t></is></c>`), fault.BadCell, "A7"},
		{"long text", row(`<c r="A7" t="inlineStr"><is><t>` + long + `</t></is></c>`), fault.Limit, "A7"},
		{"long value", row(`<c r="A7" t="str"><v>` + long + `</v></c>`), fault.Limit, "A7"},
		{"merge", `<worksheet xmlns="` + mainSpace + `"><sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells></worksheet>`, fault.BadCell, ""},
		{"DOCTYPE", `<!DOCTYPE x [<!ENTITY a "b">]>` + sheetOf(""), fault.BadXML, ""},
		{"declaration in the middle", " " + sheetOf(""), fault.BadXML, ""},
		{"encoding", strings.Replace(sheetOf(""), "UTF-8", "GBK", 1), fault.BadText, ""},
		{"UTF-16, half a character", "\xff\xfe<\x00\x00\xdcw\x00", fault.BadText, ""},
		{"depth", `<worksheet xmlns="` + mainSpace + `">` + strings.Repeat("<a>", 64) + strings.Repeat("</a>", 64) + `</worksheet>`, fault.Limit, ""},
		{"attributes", `<worksheet xmlns="` + mainSpace + `"` + manyAttributes(65) + `/>`, fault.Limit, ""},
		{"two data", `<worksheet xmlns="` + mainSpace + `"><sheetData/><sheetData/></worksheet>`, fault.BadXML, ""},
		{"no data", `<worksheet xmlns="` + mainSpace + `"></worksheet>`, fault.MissingPart, ""},
		{"another root", `<chartsheet xmlns="` + mainSpace + `"/>`, fault.BadXML, ""},
		{"another namespace", `<worksheet xmlns="urn:x"/>`, fault.BadXML, ""},
		{"cut", `<worksheet xmlns="` + mainSpace + `"><sheetData/>`, fault.Truncated, ""},
		{"cut in a cell", `<worksheet xmlns="` + mainSpace + `"><sheetData><row r="7"><c r="A7"><v>1`, fault.Truncated, "A7"},
		{"empty", "", fault.Truncated, ""},
		{"after the root", sheetOf("") + "<x/>", fault.BadXML, ""},
		{"text after the root", sheetOf("") + "x", fault.BadXML, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readBytes(bookOf(c.sheet).zip(t))
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != c.code || f.Cell != c.cell || f.File != "f.xlsx" || f.Sheet != "S" {
				t.Errorf("got %#v %v, not %s at %q", f, err, c.code, c.cell)
			}
		})
	}
}

func manyAttributes(n int) string {
	all := ""
	for i := range n {
		all += fmt.Sprintf(` a%d="1"`, i)
	}
	return all
}

func TestSheetFacts(t *testing.T) {
	book := bookOf(`<worksheet xmlns="` + mainSpace + `"><sheetData><row r="2"><c r="B2"><f>1</f></c><c r="C2"><f>2</f><v>2</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="B2"/></mergeCells></worksheet>`)
	book = book.with("xl/workbook.xml", `<workbook xmlns="`+mainSpace+`" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="甲&amp;乙" state="veryHidden" r:id="r1"/></sheets></workbook>`)
	var told []int64
	data := book.zip(t)
	w, err := Read(bytes.NewReader(data), int64(len(data)), "f.xlsx", func(done, total int64) { told = append(told, done, total) })
	if err != nil {
		t.Fatal(err)
	}
	s := w.Sheets[0]
	if s.Name != "甲&乙" || !s.Hidden || !s.Table.Hidden || !s.Table.Date1904 || s.Part != "xl/worksheets/sheet1.xml" {
		t.Errorf("sheet %+v", s)
	}
	if s.Cells != 1 || s.Formulas != 2 || s.Unvalued != 1 || s.UnvaluedCell != "B2" {
		t.Errorf("counts %+v", s)
	}
	if want := []table.Range{{Row1: 1, Col1: 0, Row2: 1, Col2: 3}, {Row1: 2, Col1: 1, Row2: 2, Col2: 1}}; fmt.Sprint(s.Table.Merges) != fmt.Sprint(want) {
		t.Errorf("merges %v", s.Table.Merges)
	}
	if n := len(told); n < 2 || told[n-2] != told[n-1] {
		t.Errorf("progress %v does not end", told)
	}
}

func TestRefusedBooks(t *testing.T) {
	good := func() parts { return bookOf(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)) }
	one := func(name, old, new string) parts {
		p := good()
		for i := range p {
			if p[i][0] == name {
				if p[i][1] = strings.Replace(p[i][1], old, new, 1); !strings.Contains(p[i][1], new) {
					t.Fatalf("%s has no %s", name, old)
				}
			}
		}
		return p
	}
	const rels, workbook = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
	many := good()
	for i := range maxEntries {
		many = append(many, [2]string{fmt.Sprint("media/", i), ""})
	}
	for _, c := range []struct {
		name string
		book parts
		code fault.Code
	}{
		{"the same name in another case", append(good(), [2]string{`xl\sharedstrings.XML`, "x"}), fault.BadZip},
		{"many entries", many, fault.Limit},
		{"no sheet part", one(rels, "Sheet1.xml", "Sheet2.xml"), fault.MissingPart},
		{"no such relation", one(workbook, `r:id="r1"`, `r:id="r9"`), fault.MissingPart},
		{"an outside sheet", one(rels, `Target="worksheets\Sheet1.xml"`, `Target="http://x/y.xml" TargetMode="External"`), fault.BadZip},
		{"no shared strings", one(rels, `Target="sharedStrings.xml"`, `Target="gone.xml"`), fault.MissingPart},
		{"two sheets of one name", one(workbook, `</sheets>`, `<sheet name="s" r:id="r2"/></sheets>`), fault.BadZip},
		{"two sheets of one part", one(workbook, `</sheets>`, `<sheet name="T" r:id="r1"/></sheets>`), fault.BadZip},
		{"bad strings", one("xl/SharedStrings.xml", "<si/>", "<si><u/></si>"), fault.BadXML},
		{"bad styles", one("xl/styles.xml", "<xf/>", "<xf>"), fault.BadXML},
		{"a document", one(workbook, "<workbook", "<document"), fault.Unsupported},
		{"packed too well", good().with("xl/worksheets/sheet1.xml", sheetOf(strings.Repeat("<row/>", 1<<18))), fault.Limit},
		{"xlsb", parts{{"_rels/.rels", strings.Replace(good()[0][1], "workbook.xml", "workbook.bin", 1)}, {"xl/workbook.bin", ""}}, fault.Unsupported},
		{"ods", parts{{"mimetype", ""}, {"content.xml", ""}}, fault.Unsupported},
		{"some zip", parts{{"a.txt", ""}}, fault.Unsupported},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readBytes(c.book.zip(t))
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != c.code {
				t.Errorf("got %v, not %s", err, c.code)
			}
		})
	}
	_, err := readBytes([]byte("PK\x03\x04"))
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != fault.Truncated {
		t.Errorf("a cut zip: %v", err)
	}
}

func TestSkipsCharts(t *testing.T) {
	book := bookOf(sheetOf(""))
	book[1][1] = strings.Replace(book[1][1], "</sheets>", `<sheet name="图" r:id="r8"/></sheets>`, 1)
	book[2][1] = strings.Replace(book[2][1], "</Relationships>", `<Relationship Id="r8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1)
	w, err := readBytes(book.zip(t))
	if err != nil || len(w.Sheets) != 1 || len(w.Skipped) != 1 || w.Skipped[0] != (Skipped{"图", "chartsheet"}) {
		t.Errorf("%+v %v", w, err)
	}
}
