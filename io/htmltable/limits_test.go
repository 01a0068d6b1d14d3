package htmltable

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rollnet/io/fault"
)

// Pages that are made to exhaust the reader, or whose rows stand where no browser shows them, are refused with a place.
func TestRefuses(t *testing.T) {
	table := func(rows string) string { return "<table>" + rows + "</table>" }
	var attributes strings.Builder
	for i := range maxAttrs + 1 {
		fmt.Fprintf(&attributes, " a%d", i)
	}
	for name, c := range map[string]struct {
		page string
		want fault.Code
	}{
		"span":                {table(`<tr><td colspan=1001>a</td></tr>`), fault.Limit},
		"attributes":          {table("<tr><td" + attributes.String() + ">a</td></tr>"), fault.Limit},
		"merges":              {table(strings.Repeat("<tr><td colspan=2>", maxMerges+1)), fault.Limit},
		"columns":             {table("<tr>" + strings.Repeat("<td>", maxColumns+1)), fault.Limit},
		"text":                {table("<tr><td>" + strings.Repeat("长", maxText+1)), fault.Limit},
		"a table in a table":  {table("<tr><td>" + table("") + "</td></tr>"), fault.Unsupported},
		"a row without table": {"<body><tr><td>a</td></tr></body>", fault.BadXML},
		"a tag without end":   {table("<tr><td>a</td></tr\n<tr><td>b</td></tr>"), fault.BadXML},
		"no end":              {"<table><tr><td>a</td></tr>", fault.Truncated},
		"bytes":               {"<table>\xff\xff</table>", fault.BadText},
	} {
		_, err := Read([]byte(c.page), "f.xls")
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != c.want {
			t.Errorf("%s: %v, not %s", name, err, c.want)
		}
	}
}

// A page is read as far as it is sound; a row that was not read to its end is lost.
func TestReadSound(t *testing.T) {
	for page, want := range map[string][2]int{ // rows read, first row lost
		"<table><tr><td>a</td></tr><tr><td>b</td></tr></table>":                 {2, 0},
		"<table><tr><td>a</td></tr><tr><td>b</td>":                              {1, 2},
		"<table><tr><td>a</td></tr>":                                            {1, 2},
		"<table><tr><td>a</td></tr><tr><td>b</td><td colspan=9999>c</td></tr>x": {1, 2},
	} {
		tables, lost, err := ReadSound([]byte(page), "f.xls")
		row := 0
		if lost != nil {
			row = lost.Row
		}
		if err != nil || len(tables) != 1 || tables[0].Rows() != want[0] || row != want[1] {
			t.Errorf("%s: %d rows, lost from %d, %v", page, tables[0].Rows(), row, err)
		}
	}
}
