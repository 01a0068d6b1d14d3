package handbook

import (
	"slices"
	"testing"

	"rollnet/screening/date"
	"rollnet/screening/table"
)

func TestMinute(t *testing.T) {
	for _, c := range []struct {
		kind table.Kind
		text string
		want int
	}{
		{table.Text, "14:20", 860}, {table.Text, "下午2：20", 860}, {table.Text, "14时20分", 860}, {table.Text, "2018-05-03 9:05:30", 545},
		{table.Number, "0.5", 720}, {table.Date, "0.597222222222222", 860}, {table.Text, "", -1}, {table.Text, "上午", -1}, {table.Text, "25:10", -1},
		{table.Text, "2018-05-03", -1}, {table.Text, "12点15", 735},
	} {
		if got := minute(table.Value{Kind: c.kind, Text: c.text}); got != c.want {
			t.Errorf("%s is minute %d, not %d", c.text, got, c.want)
		}
	}
}

func TestDays(t *testing.T) {
	if got := daysIn(table.Value{Kind: table.Text, Text: "2018-05-03；2018年6月"}, false); !slices.Equal(got, []date.Date{date.Of(2018, 5, 3), date.Month(2018, 6)}) {
		t.Errorf("days %v", got)
	}
	if got := daysInText("2015年3月发放鸡苗，2016-04-05危改，2019年13月"); !slices.Equal(got, []date.Date{date.Month(2015, 3), date.Of(2016, 4, 5)}) {
		t.Errorf("days %v", got)
	}
}
