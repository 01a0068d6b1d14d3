package cases

import (
	"slices"
	"strings"
	"testing"

	"rollnet/screening/idno"
	"rollnet/screening/table"
)

func TestExpand(t *testing.T) {
	parse := func(cell string) idno.Number { return idno.Parse(table.Value{Text: Expand(cell), Kind: table.Text}) }
	whole := parse("{id:451021,19560304,m,7}")
	if whole.Form != idno.Citizen || !whole.Checked || !whole.Male || whole.Birth != 19560304 || whole.Text[14:17] != "015" {
		t.Errorf("%+v", whole)
	}
	if n := parse("{id:451021,19560304,f}"); n.Male || !n.Checked {
		t.Errorf("%+v", n)
	}
	if n := parse("{idbad:451021,19560304,m,7}"); n.Form != idno.Citizen || n.Checked || n.Text[:17] != whole.Text[:17] {
		t.Errorf("%+v", n)
	}
	for _, cell := range []string{"{id15:451021,19560304,m,7}", "{id20:451021,19560304,m,7}", "{id22:451021,19560304,m,7}"} {
		if n := parse(cell); n.Key != whole.Key || n.Form == idno.Citizen {
			t.Errorf("%s: %+v", cell, n)
		}
	}
	if a, b := parse("{id:a}"), parse("{id:b}"); !a.Checked || a.Birth == 0 || a.Key == b.Key || Expand("{id:a}") != a.Text {
		t.Errorf("%+v %+v", a, b)
	}
	if got := Expand(`x\u3000y {id} {n}1`); got != "x\u3000y {id} {n}1" {
		t.Errorf("%q", got)
	}
	if got := visible("a\u200b b\ue123\u3000"); got != `a\u200b b\ue123\u3000` {
		t.Errorf("%q", got)
	}
}

func TestParse(t *testing.T) {
	all := Parse("lost\n-- case one --\n-- roll, b --\r\n姓名\t性别\r\n韦一\t\n\n-- list death --\n姓名\n-- want --\nroll:2 name\n  age: 3\n-- case two --\n-- as-of --\n2019-01-01\n")
	if len(all) != 2 || all[0].Title != "one" || all[1].Title != "two" || !slices.Equal(all[1].Lines["as-of"], []string{"2019-01-01"}) {
		t.Fatalf("%+v", all)
	}
	tables := all[0].Tables
	if len(tables) != 2 || tables[0].Kind != "roll" || tables[0].Name != "roll, b" || tables[1].Kind != "death" || len(tables[0].Rows) != 2 || len(tables[0].Rows[1]) != 2 {
		t.Errorf("%+v", tables)
	}
	if !slices.Equal(all[0].Lines["want"], []string{"roll:2 name", "  age: 3"}) {
		t.Errorf("%q", all[0].Lines["want"])
	}
}

func TestExample(t *testing.T) {
	text := Example("ID-001")
	if !strings.Contains(text, "韦国强") || !strings.Contains(text, `\u3000`) || !strings.Contains(text, "roll:3 id_number error verify") || strings.Contains(text, "{id") {
		t.Error(text)
	}
	if Example("XX-000") != "" {
		t.Error("an example of a rule that is not there")
	}
}
