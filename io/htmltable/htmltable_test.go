package htmltable

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// show writes a table's cells as A1=text, a number with # before it.
func show(t *table.Table) string {
	var cells []string
	for row := range t.Rows() {
		for col := range t.Columns {
			if v := t.At(row, col); v.Kind != table.Blank {
				mark := map[bool]string{true: "#"}[v.Kind == table.Number]
				cells = append(cells, fmt.Sprintf("%s=%s%s", table.CellName(t.Number(row), col), mark, v.Text))
			}
		}
	}
	return strings.Join(cells, " ")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<table><tr><td>姓名<td>人数</tr><tr><td>韦某</td><td>3</td></tr></table>", "A1=姓名 B1=人数 A2=韦某 B2=3"},
		{"<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "A1=a B1=b B2=c"},
		{"<table><tr><td colspan=3>a</td><td>b</td></tr></table>", "A1=a D1=b"},
		{"<html><body><p>某县 名单</p><table><tr><th>a&amp;b</th></tr></table></body></html>", "A1=某县 名单 A2=a&b"},
		{"<table><tr><td> x \n y </td><td>&nbsp;</td><td>1<br>2</td></tr></table>", "A1=x y C1=1\n2"},
		{`<table><tr><td x:num="451021199001011234">4.51E+17</td><td x:num>7</td></tr></table>`, "A1=#451021199001011234 B1=#7"},
		{"<style>td{}</style><table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", "A1=a A2=b"},
	} {
		tables, err := Read([]byte(c.page), "x.xls")
		if err != nil {
			t.Errorf("%s: %v", c.page, err)
			continue
		}
		if got := show(tables[0]); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.page, got, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	page := "<html><head><meta charset=gb2312></head><body><table><tr><td>覃㐀𠮷</td></tr></table></body></html>"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{page, "\xEF\xBB\xBF" + page, gb} {
		tables, err := Read([]byte(data), "x.xls")
		if err != nil {
			t.Fatal(err)
		}
		if got := show(tables[0]); got != "A1=覃㐀𠮷" {
			t.Errorf("got %q", got)
		}
	}
}

// A page cut anywhere before its tables end is refused: never fewer rows in silence.
func TestTruncated(t *testing.T) {
	page := "<html><table><tr><td>a</td></tr><tr><td>b</td></tr></table></html>"
	for cut := len("<html><table>"); cut < len(page)-len("</html>"); cut++ {
		_, err := Read([]byte(page[:cut]), "x.xls")
		var f *fault.Fault
		if !errors.As(err, &f) {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=2 colspan=3>a</td><td>b<tr><td>c</table>"))
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
