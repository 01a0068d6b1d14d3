package idno

import (
	"strings"
	"testing"

	"rollnet/screening/table"
)

// Whatever stands in a cell: it is read without a panic, cleaning is done once, and a good number is good after cleaning.
func FuzzParse(f *testing.F) {
	for _, body := range []string{"45102119620304001", "45102120000229112"} {
		id := body + string(CheckDigit(body))
		for _, s := range []string{id, " " + strings.ToLower(id), id + "43", "\t" + id + "\u200b", "４５" + id[2:], id[:15], "4.51021196203040E+17", ""} {
			f.Add(s, uint8(table.Text))
			f.Add(s, uint8(table.Number))
		}
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		n := Parse(table.Value{Text: s, Kind: table.Kind(kind % 6)})
		if clean := Clean(s); Clean(clean) != clean {
			t.Errorf("%q cleaned twice is %q, once %q", s, Clean(clean), clean)
		}
		if n.Text != s && n.Key == "" && n.Form != Empty && len(s) == 18 && strings.Trim(s, "0123456789") == "" && kind%6 == uint8(table.Text) {
			t.Errorf("%q has no key", s)
		}
	})
}
