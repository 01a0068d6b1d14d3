package handbook

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening/date"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Visit is one visit to a household (入户走访).
type Visit struct {
	At     roll.Entry
	House  *roll.Household // nil where the household is not on the roll
	Helper string          // name key: the row's, else the household's; empty where nobody says
	Unit   string          // of the helper, empty where nobody says: two people may have one name
	Day    date.Date
	Minute int  // of the day; -1 where the time is not stated to the minute
	Logged bool // it stands in a sheet of visits, not in a handbook's column of the last one
}

func (x *Index) readVisits(p *roll.Part) {
	if !p.Has(roll.VisitDate) {
		return
	}
	logged := kindOf(p) == visits
	for _, row := range p.Rows {
		e := roll.Entry{Part: p, Row: row}
		if e.Text(roll.VisitDate) == "" {
			continue
		}
		v := Visit{At: e, House: x.house(e), Helper: e.Part.Name(roll.Helper, int(row)).Key, Unit: namekey.Strip(e.Text(roll.HelperUnit)), Minute: minuteOf(e), Logged: logged}
		days := visitDays(e)
		for _, v.Day = range days {
			if len(days) > 1 {
				v.Minute = -1 // of which of them the time is, nobody can say
			}
			x.Visits = append(x.Visits, v)
		}
	}
}

// fillHelpers gives visits whose rows name no helper the household's, with the unit: books may stand behind the visits.
func (x *Index) fillHelpers() {
	for i := range x.Visits {
		v := &x.Visits[i]
		if v.House != nil {
			helper, unit := x.helperOf(v.House)
			if v.Helper == "" {
				v.Helper = helper
			}
			if v.Helper == helper {
				v.Unit = cmp.Or(v.Unit, unit)
			}
		}
	}
}

// visitDays are the days in a cell: one, several, or 0 where it holds none that can be read.
func visitDays(e roll.Entry) []date.Date {
	v := e.Part.Value(roll.VisitDate, int(e.Row))
	if days := daysIn(v, e.Part.Table.Date1904); days != nil {
		return days
	}
	if days := daysInText(v.Text); days != nil {
		return days
	}
	return []date.Date{0}
}

// minuteOf is the minute of a visit, in its own column or behind the day.
func minuteOf(e roll.Entry) int {
	if m := minute(e.Part.Value(roll.VisitTime, int(e.Row))); m >= 0 {
		return m
	}
	v := e.Part.Value(roll.VisitDate, int(e.Row))
	if v.Kind == table.Date || v.Kind == table.Number {
		if _, fraction, found := strings.Cut(v.Text, "."); found {
			return ofDay("0." + fraction)
		}
		return -1
	}
	return minute(v)
}

var clock = regexp.MustCompile(`(\d{1,2})\s*(?::|时|点)\s*(\d{1,2})`)

// minute reads a time of day: 14:20, 14时20分, 下午2:20, or the fraction of a day that a time cell holds; -1 where it is none.
func minute(v table.Value) int {
	text := norm.NFKC.String(v.Text)
	if v.Kind == table.Date || v.Kind == table.Number {
		if _, fraction, found := strings.Cut(text, "."); found && (strings.HasPrefix(text, "0.") || strings.HasPrefix(text, ".")) {
			return ofDay("0." + fraction)
		}
	}
	found := clock.FindStringSubmatch(text)
	if found == nil {
		return -1
	}
	h, _ := strconv.Atoi(found[1]) // the pattern lets only digits through
	m, _ := strconv.Atoi(found[2])
	if h < 12 && (strings.Contains(text, "下午") || strings.Contains(text, "晚")) {
		h += 12
	}
	if h > 23 || m > 59 {
		return -1
	}
	return 60*h + m
}

// ofDay is the minute at a fraction of the day.
func ofDay(fraction string) int {
	f, err := strconv.ParseFloat(fraction, 64)
	if err != nil || f >= 1 {
		return -1
	}
	return int(f*24*60+0.5) % (24 * 60)
}
