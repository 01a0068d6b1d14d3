package handbook

import (
	"regexp"
	"strconv"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// helpFields are the columns of measures, one of a kind each; Measures is all in one text.
var helpFields = []roll.Field{roll.Measures, roll.HelpIndustry, roll.HelpWork, roll.HelpFinance, roll.HelpPost, roll.HelpHealth, roll.HelpEducation, roll.HelpSocial,
	roll.HelpSupport, roll.HelpSchooling, roll.HelpHouse, roll.HelpWater, roll.HelpMove}

// Measure is a measure of help, as a row states it.
type Measure struct {
	At    roll.Cell
	Entry roll.Entry
	Text  string
	Days  []date.Date // when it was taken, as far as stated; of several, each
}

// Measures gives what a household was helped with by its books and sheets of measures, in order. Columns of measures count
// only in handbooks and ledgers, where somebody typed them for the household.
func (x *Index) Measures(h *roll.Household) []Measure {
	var all []Measure
	for _, s := range []Source{Handbook, Ledger} {
		for _, b := range x.of[h][s] {
			for _, e := range append(append([]roll.Entry{}, b.Rows...), b.Again...) {
				all = append(all, measuresIn(e)...)
			}
		}
	}
	for _, e := range x.extra[h] {
		all = append(all, measuresIn(e)...)
	}
	return all
}

func measuresIn(e roll.Entry) []Measure {
	var all []Measure
	days := daysIn(e.Part.Value(roll.MeasureDate, int(e.Row)), e.Part.Table.Date1904)
	for _, f := range helpFields {
		text := strings.TrimSpace(e.Text(f))
		if roll.Nothing(text) {
			continue
		}
		m := Measure{At: e.At(f), Entry: e, Text: text, Days: append([]date.Date{}, days...)}
		m.Days = append(m.Days, daysInText(text)...)
		all = append(all, m)
	}
	if len(all) == 0 && len(days) > 0 {
		all = append(all, Measure{At: e.At(roll.MeasureDate), Entry: e, Days: days})
	}
	return all
}

// daysIn reads a cell of one day, or of several with marks between them.
func daysIn(v table.Value, date1904 bool) []date.Date {
	if d := roll.ParseDate(v, date1904); d != 0 {
		return []date.Date{d}
	}
	var days []date.Date
	for _, word := range strings.FieldsFunc(v.Text, func(r rune) bool { return strings.ContainsRune("；;、，,\n", r) }) {
		if d := roll.ParseDate(table.Value{Text: word, Kind: table.Text}, date1904); d != 0 {
			days = append(days, d)
		}
	}
	return days
}

var inText = regexp.MustCompile(`(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?|(20\d\d)[-./](\d{1,2})[-./](\d{1,2})`)

// daysInText are the days and months that a measure's own words give: 2015年3月发放鸡苗.
func daysInText(text string) []date.Date {
	var days []date.Date
	for _, m := range inText.FindAllStringSubmatch(text, -1) {
		if m[1] == "" {
			m[1], m[2], m[3] = m[4], m[5], m[6]
		}
		year, _ := strconv.Atoi(m[1]) // the pattern lets only digits through
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		if d := date.Of(year, month, day); d != 0 {
			days = append(days, d)
		} else if d := date.Month(year, month); d != 0 && m[3] == "" {
			days = append(days, d)
		}
	}
	return days
}
