package xml2003

import (
	"fmt"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/io/utf16text"
)

const head = `<?xml version="1.0" encoding="UTF-16"?><Workbook xmlns="` + Namespace + `" xmlns:ss="` + Namespace + `">`

func sheetOf(name, rows string) string {
	return `<Worksheet ss:Name="` + name + `"><Table>` + rows + `</Table></Worksheet>`
}

func rowOf(text string) string {
	return `<Row><Cell><Data ss:Type="String">` + text + `</Data></Cell></Row>`
}

// A workbook in UTF-16 is read, whatever byte order.
func TestUTF16(t *testing.T) {
	for _, order := range []utf16text.Order{utf16text.Little, utf16text.Big} {
		tables, err := Read(utf16text.Encode([]byte(head+sheetOf("甲", rowOf("姓名一"))+`</Workbook>`), order), "f.xls")
		if err != nil || len(tables) != 1 || tables[0].Sheet != "甲" || tables[0].At(0, 0).Text != "姓名一" {
			t.Errorf("%v: %v", order.ByteOrder, err)
		}
	}
}

// The sheets and the rows before the break are read; the row in which it lies is lost.
func TestReadSound(t *testing.T) {
	plain := strings.Replace(head, "UTF-16", "UTF-8", 1)
	first := sheetOf("甲", rowOf("a")+rowOf("b"))
	for _, c := range []struct {
		data string
		rows []int
		lost string
	}{
		{first + `</Workbook>`, []int{2}, ""},
		{first + `<Worksheet ss:Name="乙"><Table>` + rowOf("c") + `<Row><Cell><Data ss:Type="Str`, []int{2, 1}, "乙 2"},
		{first + `<Worksheet ss:Name="乙"><Table>` + rowOf("c"), []int{2, 1}, "乙 2"},
		{first + `<Worksheet ss:Name="乙"><Table>` + rowOf("c") + rowOf("&bad;") + rowOf("d"), []int{2, 1}, "乙 2"},
		{first, []int{2}, " 1"},
	} {
		tables, lost, err := ReadSound([]byte(plain+c.data), "f.xls")
		var rows []int
		for _, t := range tables {
			rows = append(rows, t.Rows())
		}
		said := ""
		if lost != nil {
			said = fmt.Sprint(lost.Sheet, " ", lost.Row)
		}
		if err != nil || fmt.Sprint(rows) != fmt.Sprint(c.rows) || said != c.lost {
			t.Errorf("%q: %v rows, lost %q, %v", c.data, rows, said, err)
		}
	}
}

func TestLimits(t *testing.T) {
	plain := strings.Replace(head, "UTF-16", "UTF-8", 1)
	var attributes strings.Builder
	for i := range maxAttrs + 1 {
		fmt.Fprintf(&attributes, ` a%d=""`, i)
	}
	for name, data := range map[string]string{
		"merges":     sheetOf("甲", strings.Repeat(`<Row><Cell ss:MergeAcross="1"/></Row>`, maxMerges+1)),
		"sheets":     strings.Repeat(sheetOf("甲", ""), maxSheets+1),
		"depth":      strings.Repeat("<a>", maxDepth+1),
		"attributes": `<Worksheet` + attributes.String() + `/>`,
		"text":       sheetOf("甲", rowOf(strings.Repeat("长", maxText+1))),
	} {
		_, err := Read([]byte(plain+data+`</Workbook>`), "f.xls")
		if f, ok := err.(*fault.Fault); !ok || f.Code != fault.Limit {
			t.Errorf("%s: %v", name, err)
		}
	}
}
