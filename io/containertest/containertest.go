// Package containertest writes one table in every container that is read, for tests.
package containertest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/io/utf16text"
	"rollnet/io/xlsx"
	"rollnet/screening/table"
)

// Container is one way of writing a table.
type Container struct {
	Name    string // a file's name
	Numbers bool   // number cells stay number cells; text has none
	Checks  bool   // damage can be told: of a text that is cut at a line's end nothing can
	Write   func(t *table.Table) ([]byte, error)
}

// All are all containers.
var All = []Container{
	{"shared.xlsx", true, true, func(t *table.Table) ([]byte, error) { return workbook(t, xlsx.WriteOptions{}) }},
	{"inline.xlsx", true, true, func(t *table.Table) ([]byte, error) { return workbook(t, xlsx.WriteOptions{Inline: true}) }},
	{"biff8.xls", true, false, biff8},
	{"utf8.csv", false, false, func(t *table.Table) ([]byte, error) { return text(t, ','), nil }},
	{"bom.csv", false, false, func(t *table.Table) ([]byte, error) { return append([]byte("\uFEFF"), text(t, ',')...), nil }},
	{"gb18030.csv", false, false, func(t *table.Table) ([]byte, error) {
		return simplifiedchinese.GB18030.NewEncoder().Bytes(text(t, ','))
	}},
	{"utf16.csv", false, false, func(t *table.Table) ([]byte, error) {
		return utf16text.Encode(append([]byte("\uFEFF"), text(t, '\t')...), utf16text.Little), nil
	}},
	{"utf16be.csv", false, false, func(t *table.Table) ([]byte, error) { return utf16text.Encode(text(t, ','), utf16text.Big), nil }},
	{"page.xls", true, true, page},
	{"xml2003.xls", true, true, xml2003},
}

func workbook(t *table.Table, o xlsx.WriteOptions) ([]byte, error) {
	var buf bytes.Buffer
	w := xlsx.NewWriter(&buf, o)
	if err := w.Sheet("Sheet1", xlsx.SheetOptions{}); err != nil {
		return nil, err
	}
	above := 0
	for row := range t.Rows() {
		w.Skip(t.Number(row) - above - 1)
		above = t.Number(row)
		cells := make([]xlsx.Cell, len(t.Columns))
		for col := range cells {
			switch v := t.At(row, col); v.Kind {
			case table.Blank:
			case table.Number:
				cells[col] = xlsx.NumberCell(v.Text)
			default:
				cells[col] = xlsx.TextCell(v.Text)
			}
		}
		if err := w.Row(cells...); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return buf.Bytes(), err
}

func text(t *table.Table, delim rune) []byte {
	var b bytes.Buffer
	line := 1
	for row := range t.Rows() {
		for ; line < t.Number(row); line++ {
			b.WriteString("\r\n")
		}
		for col := range t.Columns {
			if col > 0 {
				b.WriteRune(delim)
			}
			field := t.At(row, col).Text
			if strings.ContainsAny(field, "\",\t\r\n") {
				field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
			}
			b.WriteString(field)
		}
		b.WriteString("\r\n")
		line++
	}
	return b.Bytes()
}

func page(t *table.Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>` + "\n")
	line := 1
	for row := range t.Rows() {
		for ; line < t.Number(row); line++ {
			b.WriteString("<tr></tr>\n")
		}
		b.WriteString("<tr>")
		for col := range t.Columns {
			v := t.At(row, col)
			mark := ""
			if v.Kind == table.Number {
				mark = " x:num"
			}
			fmt.Fprintf(&b, "<td%s>%s</td>", mark, html.EscapeString(v.Text))
		}
		b.WriteString("</tr>\n")
		line++
	}
	b.WriteString("</table></body></html>\n")
	return b.Bytes(), nil
}

func xml2003(t *table.Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sheet1"><Table>` + "\n")
	for row := range t.Rows() {
		fmt.Fprintf(&b, `<Row ss:Index="%d">`, t.Number(row))
		for col := range t.Columns {
			v := t.At(row, col)
			if v.Kind == table.Blank {
				continue
			}
			kind := "String"
			if v.Kind == table.Number {
				kind = "Number"
			}
			fmt.Fprintf(&b, `<Cell ss:Index="%d"><Data ss:Type="%s">`, col+1, kind)
			if err := xml.EscapeText(&b, []byte(v.Text)); err != nil {
				return nil, err
			}
			b.WriteString("</Data></Cell>")
		}
		b.WriteString("</Row>\n")
	}
	b.WriteString("</Table></Worksheet></Workbook>\n")
	return b.Bytes(), nil
}
