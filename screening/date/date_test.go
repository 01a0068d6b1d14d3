package date

import (
	"testing"
	"time"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    Date
	}{
		{2018, 6, 30, 20180630}, {2018, 6, 31, 0}, {2016, 2, 29, 20160229}, {2018, 2, 29, 0}, {1900, 2, 29, 0},
		{2000, 2, 29, 20000229}, {2018, 0, 1, 0}, {2018, 13, 1, 0}, {0, 1, 1, 0}, {2018, 1, 0, 0},
	} {
		if got := Of(c.y, c.m, c.d); got != c.want {
			t.Errorf("Of(%d, %d, %d) = %d, want %d", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestPartlyKnown(t *testing.T) {
	if got := Month(2018, 6).String() + " " + Year(2018).String() + " " + Of(2018, 6, 3).String() + Date(0).String(); got != "2018-06 2018 2018-06-03" {
		t.Errorf("got %q", got)
	}
	if Month(2018, 13) != 0 || Year(0) != 0 || Month(2018, 6).Whole() || !Of(2018, 6, 3).Whole() {
		t.Error("a month or a year is taken for more than it is")
	}
}

func TestAge(t *testing.T) {
	for _, c := range []struct {
		birth, at Date
		want      int
	}{
		{19580630, 20180630, 60}, {19580701, 20180630, 59}, {19560229, 20180228, 61}, {19560229, 20180301, 62},
		{20180630, 20180630, 0}, {20180701, 20180630, -1}, {Year(1958), 20180630, -1}, {0, 20180630, -1}, {19580630, Month(2018, 6), -1},
	} {
		if got := Age(c.birth, c.at); got != c.want {
			t.Errorf("Age(%d, %d) = %d, want %d", c.birth, c.at, got, c.want)
		}
	}
}

func TestAfter(t *testing.T) {
	for _, c := range []struct {
		d, other Date
		want     bool
	}{
		{20180630, 20180629, true}, {20180630, 20180630, false}, {20180630, Month(2018, 6), false}, {20180701, Month(2018, 6), true},
		{Month(2018, 7), Month(2018, 6), true}, {Year(2018), 20171231, true}, {Year(2018), 20180101, false}, {0, 20180101, false}, {20180101, 0, false},
		{20160301, Month(2016, 2), true}, {20160229, Month(2016, 2), false},
	} {
		if got := c.d.After(c.other); got != c.want {
			t.Errorf("%v.After(%v) = %v", c.d, c.other, got)
		}
	}
}

func TestSerialAgreesWithTheCalendar(t *testing.T) {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	for n := 61; n <= 2958465; n++ {
		day := first.AddDate(0, 0, n)
		if got := Serial(n, false); got != Of(day.Year(), int(day.Month()), day.Day()) || got == 0 {
			t.Fatalf("Serial(%d) = %v, want %v", n, got, day)
		}
	}
	for _, c := range []struct {
		n    int
		from bool
		want Date
	}{
		{1, false, 19000101}, {59, false, 19000228}, {60, false, 0}, {61, false, 19000301}, {0, false, 0}, {-1, false, 0},
		{0, true, 19040101}, {1, true, 19040102}, {43110, false, 20180110}, {2958466, false, 0},
	} {
		if got := Serial(c.n, c.from); got != c.want {
			t.Errorf("Serial(%d, %v) = %d, want %d", c.n, c.from, got, c.want)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from Date
		n    int
		want Date
	}{
		{20150131, 1, 20150228}, {20160131, 1, 20160229}, {20151115, 2, 20160115}, {20160115, -12, 20150115}, {20160100, 12, 20170100},
		{20160100, -1, 20151200}, {20160000, 24, 20180000}, {20160000, 5, 0}, {0, 12, 0}, {20161231, 0, 20161231},
	} {
		if got := c.from.AddMonths(c.n); got != c.want {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}
