package roll

import (
	"testing"

	"rollnet/screening/table"
)

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2018-06-30", "2018年6月", "20180630", "43281", "43281.5", "2018/6/30 00:00:00", "60", "2018.6.30", "1900-02-29", "9999-12-31", "０"} {
		f.Add(s, uint8(table.Text), false)
		f.Add(s, uint8(table.Date), true)
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8, date1904 bool) {
		d := ParseDate(table.Value{Text: s, Kind: table.Kind(kind % 6)}, date1904)
		if d == 0 {
			return
		}
		if d.Month() > 12 || d.Day() > 31 || d.Year() < 1 || d.Year() > 9999 {
			t.Fatalf("%q is %v", s, d)
		}
		if again := ParseDate(table.Value{Text: d.String(), Kind: table.Text}, false); again != d {
			t.Errorf("%q is %v, which is read as %v", s, d, again)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"1234.5", "1,234.50元", "１２", "-0.0000001", "1E+3", "3万", "99999999999999999999", ".", "+", "1 000"} {
		f.Add(s, uint8(table.Text))
		f.Add(s, uint8(table.Number))
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		v := table.Value{Text: s, Kind: table.Kind(kind % 6)}
		if a, b := ParseNumber(v), ParseNumber(v); a != b {
			t.Errorf("%q is %v and %v", s, a, b)
		}
	})
}
