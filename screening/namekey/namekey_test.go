package namekey

import (
	"testing"

	"rollnet/screening/table"
)

func TestParse(t *testing.T) {
	for raw, want := range map[string][2]string{
		"韦国强":                {"韦国强", "韦国强"},
		" 韦\u3000强\u00a0\t":  {"韦强", "韦强"},
		"\ufeff韦\u200b强\r\n": {"韦强", "韦强"},
		"阿卜杜•热西提":            {"阿卜杜•热西提", "阿卜杜·热西提"},
		"阿里.买买提・热西提":         {"阿里.买买提・热西提", "阿里·买买提·热西提"},
		"韦𬭚?":                {"韦𬭚?", "韦𬭚?"},
		"\u3000":             {"", ""},
	} {
		if n := Parse(table.Value{Text: raw, Kind: table.Text}); n.Raw != raw || n.Text != want[0] || n.Key != want[1] {
			t.Errorf("%q: %+v", raw, n)
		}
	}
}
