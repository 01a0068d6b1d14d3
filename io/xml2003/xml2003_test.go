package xml2003

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

func book(rows string) string {
	return `<?xml version="1.0"?><Workbook xmlns="` + Namespace + `" xmlns:ss="` + Namespace + `">` +
		`<Worksheet ss:Name="一"><Table>` + rows + `</Table></Worksheet></Workbook>`
}

func show(t *table.Table) string {
	var cells []string
	for row := range t.Rows() {
		for col := range t.Columns {
			if v := t.At(row, col); v.Kind != table.Blank {
				cells = append(cells, fmt.Sprintf("%s=%s:%s", table.CellName(t.Number(row), col), v.Kind, v.Text))
			}
		}
	}
	return strings.Join(cells, " ")
}

func TestRead(t *testing.T) {
	text := func(s string) string { return `<Data ss:Type="String">` + s + `</Data>` }
	for _, c := range []struct{ rows, want string }{
		{"<Row><Cell>" + text("姓名") + `</Cell><Cell><Data ss:Type="Number">12</Data></Cell></Row>`, "A1=text:姓名 B1=number:12"},
		{`<Row ss:Index="3"><Cell ss:Index="2">` + text("a&amp;b") + "</Cell></Row><Row><Cell>" + text("c") + "</Cell></Row>", "B3=text:a&b A4=text:c"},
		{`<Row><Cell ss:MergeAcross="1">` + text("a") + "</Cell><Cell>" + text("b") + "</Cell></Row>", "A1=text:a C1=text:b"},
		{`<Row><Cell ss:MergeDown="1">` + text("a") + "</Cell></Row><Row><Cell>" + text("b") + "</Cell></Row>", "A1=text:a B2=text:b"},
		{`<Row><Cell><Data ss:Type="String">a<B xmlns="x">b</B></Data><Comment><ss:Data ss:Type="String">no</ss:Data></Comment></Cell></Row>`, "A1=text:ab"},
	} {
		tables, err := Read([]byte(book(c.rows)), "x.xls")
		if err != nil {
			t.Errorf("%s: %v", c.rows, err)
			continue
		}
		if got := show(tables[0]); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.rows, got, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	good := book(`<Row ss:Index="2"><Cell><Data ss:Type="String">a</Data></Cell></Row>`)
	for name, data := range map[string]string{
		"rows go back":   book(`<Row ss:Index="2"/><Row ss:Index="1"/>`),
		"row 0":          book(`<Row ss:Index="0"/>`),
		"unknown type":   book(`<Row><Cell><Data ss:Type="What">a</Data></Cell></Row>`),
		"bare ampersand": book(`<Row><Cell><Data ss:Type="String">a & b</Data></Cell></Row>`),
		"entity":         strings.Replace(good, "<Workbook", `<!DOCTYPE x [<!ENTITY a "b">]><Workbook`, 1),
		"cut":            good[:len(good)-30],
		"other xml":      "<a/>",
		"deep":           book("<Row><Cell>" + strings.Repeat("<b>", 100) + strings.Repeat("</b>", 100) + "</Cell></Row>"),
	} {
		_, err := Read([]byte(data), "x.xls")
		var f *fault.Fault
		if !errors.As(err, &f) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(book(`<Row ss:Index="3" ss:Span="2"><Cell ss:Index="2" ss:MergeDown="4"><Data ss:Type="Error">#N/A</Data></Cell></Row>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := Read(data, "x.xls")
		var refused *fault.Fault
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("%v: not a fault", err)
		}
		for _, table := range tables {
			show(table)
		}
	})
}
