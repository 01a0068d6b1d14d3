package roll

import (
	"testing"

	"rollnet/screening/date"
	"rollnet/screening/table"
)

func TestParseNumber(t *testing.T) {
	good := map[string]int64{
		"0": 0, "3200": 3200e6, "3200.5": 3200500000, " 3,200.50 ": 3200500000, "３２００": 3200e6, "3200元": 3200e6, "-12.5": -12500000,
		"1.2E+3": 1200e6, "1E-3": 1000, "0.1": 100000, "2995.0000000001": 2995e6, "0.30000000000000004": 300000, "12,345,678": 12345678e6,
		"'45": 45e6, `="45"`: 45e6, "+7": 7e6, "¥8": 8e6, ".5": 500000, "1.9999999": 2000000, "3\u00a0200": 3200e6, "5\u200b": 5e6,
	}
	for text, want := range good {
		if got := ParseNumber(table.Value{Text: text, Kind: table.Text}); got != (Number{Good, want}) {
			t.Errorf("%q: got %+v, want %d", text, got, want)
		}
	}
	for _, text := range []string{"1.2万", "三千", "3200元/月", "12,34", "1-2", "--3", "1.2.3", "E5", "12E", "9999999999999999999999", "约3000", "-", "1E+99", ",5"} {
		if got := ParseNumber(table.Value{Text: text, Kind: table.Text}); got.State != BadNumber {
			t.Errorf("%q: got %+v, want a bad number", text, got)
		}
	}
	for _, text := range []string{"", "  ", "\u3000"} {
		if got := ParseNumber(table.Value{Text: text, Kind: table.Text}); got.State != NoNumber {
			t.Errorf("%q: got %+v, want none", text, got)
		}
	}
	if got := ParseNumber(table.Value{Text: "#N/A", Kind: table.Error}); got.State != BadNumber {
		t.Errorf("an error cell: got %+v", got)
	}
}

func TestNumber(t *testing.T) {
	if n, ok := (Number{Good, 4e6}).Whole(); n != 4 || !ok {
		t.Errorf("4: got %d, %v", n, ok)
	}
	if _, ok := (Number{Good, 4500000}).Whole(); ok {
		t.Error("4.5 is taken for whole")
	}
	if _, ok := (Number{}).Whole(); ok {
		t.Error("a blank cell is taken for whole")
	}
	if got := (Number{Good, 4500000}).Float(); got != 4.5 {
		t.Errorf("got %v", got)
	}
}

func TestParseDate(t *testing.T) {
	text := map[string]date.Date{
		"2018-06-30": 20180630, "2018-6-3": 20180603, "2018/6/30": 20180630, "2018.6.30": 20180630, "20180630": 20180630, "20180630.0": 20180630,
		"201806": date.Month(2018, 6), "201806.0": date.Month(2018, 6), "2018-06": date.Month(2018, 6), "2018年6月30日": 20180630,
		"2018年6月": date.Month(2018, 6), "2018年": date.Year(2018), "2018": date.Year(2018), "2018-06-30 12:30:00": 20180630,
		"2018/6/30 0:00": 20180630, "2018-06-30T00:00:00": 20180630, " 2018 - 06 - 30 ": 20180630, "２０１８－０６－３０": 20180630,
		"1985.03": date.Month(1985, 3), "2018-06-31": 0, "20181301": 0, "18-6-30": 0, "85年3月": 0, "": 0, "不详": 0, "2018-6-30-1": 0,
		"43110": 0, "123456": 0, "1234": 0, "2018--6": 0, "6/30/2018": 0, "19580229": 0, "2018年6月30日 8:00": 20180630,
	}
	for s, want := range text {
		if got := ParseDate(table.Value{Text: s, Kind: table.Text}, false); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
	for _, c := range []struct {
		text string
		kind table.Kind
		from bool
		want date.Date
	}{
		{"43110", table.Date, false, 20180110}, {"43110.75", table.Date, false, 20180110}, {"41648", table.Date, true, 20180110},
		{"60", table.Date, false, 0}, {"43110", table.Number, false, 20180110}, {"20180110", table.Number, false, 20180110},
		{"2018", table.Number, false, date.Year(2018)}, {"1", table.Bool, false, 0}, {"20180110", table.Date, false, 20180110},
	} {
		if got := ParseDate(table.Value{Text: c.text, Kind: c.kind}, c.from); got != c.want {
			t.Errorf("%v %q: got %d, want %d", c.kind, c.text, got, c.want)
		}
	}
}
