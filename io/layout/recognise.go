package layout

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Recognise finds out what a table is. forced says its kind where the user does; "" is to tell by the headers, and by the
// title, the sheet's and the file's name where headers leave it open. A sheet that is nothing known is no error; two
// columns for one field are (fault.HeaderTwice), and so is a second, different header in the data (fault.SecondHeader).
func Recognise(t *table.Table, forced roll.Kind) (*Sheet, error) {
	b := findHeader(t)
	s := &Sheet{Table: t}
	least := 2
	if forced != "" {
		least = 1
	}
	if b.known < least {
		s.Seen = likelyHeader(t)
		s.Missing = screening.Words{ZH: "一行认得的表头（如 姓名、证件号码）", EN: "a row of known headers (such as 姓名, 证件号码)"}
		s.skipAll()
		return s, nil
	}
	s.Seen = seen(b)
	kind, missing := recognise(b, around(t, b), forced)
	if kind == "" {
		s.Missing = missing
		s.skipAll()
		return s, nil
	}
	columns, err := assign(t, b, kind)
	if err != nil {
		return nil, err
	}
	s.Kind, s.Columns = kind, columns
	rows := &sorter{t: t, block: b, column: s.Fields(), spans: spans(t), sheet: s}
	for _, h := range b.headers {
		rows.headers = append(rows.headers, h.last())
	}
	if err := rows.sort(); err != nil {
		return nil, err
	}
	s.Era = eraOf(s, b)
	return s, nil
}

func (s *Sheet) skipAll() {
	for row := range s.Table.Rows() {
		s.Skipped = append(s.Skipped, Skipped{Row: s.Table.Number(row), Reason: unrecognised})
	}
}

// seen are the header texts to show of a sheet that was not recognised. A row that holds long numbers is no header but
// somebody's data; of it only known headers are shown.
func seen(b block) []string {
	data := false
	for _, h := range b.headers {
		data = data || digits(h.text()) >= 6
	}
	var texts []string
	for _, h := range b.headers {
		if _, known := words().anyMeaning(h); !h.blank() && (known || !data && b.known >= 3) {
			texts = append(texts, h.text())
		}
	}
	return texts
}

// likelyHeader gives the texts of the first row that looks like a header though none of it is known: some short words
// without a figure, so that no row of somebody's data is shown.
func likelyHeader(t *table.Table) []string {
	for row := range min(t.Rows(), searched) {
		var texts []string
		plain := true
		for col := range t.Columns {
			if text := namekey.Strip(t.At(row, col).Text); text != "" {
				texts = append(texts, text)
				plain = plain && digits(text) == 0 && len([]rune(text)) <= 12
			}
		}
		if len(texts) >= 3 {
			if plain {
				return texts
			}
			return nil
		}
	}
	return nil
}

// around gives the texts outside of the header that may name the kind.
func around(t *table.Table, b block) where {
	var titles strings.Builder
	for row := range b.first {
		for col := range t.Columns {
			titles.WriteString(t.At(row, col).Text)
		}
	}
	for _, h := range b.headers { // a title that is merged over all columns may count as a header row
		for _, part := range h.parts[:max(0, len(h.parts)-1)] {
			titles.WriteString(part)
		}
	}
	return where{titles: tidy(titles.String()), sheet: tidy(t.Sheet), file: tidy(t.File)}
}

func tidy(s string) string {
	return strings.NewReplacer("“", "", "”", "", "\"", "").Replace(namekey.Strip(norm.NFKC.String(s)))
}

// spans are the row numbers with a merged range over three columns or more.
func spans(t *table.Table) map[int]bool {
	m := map[int]bool{}
	for _, r := range t.Merges {
		if r.Col2-r.Col1 >= 2 {
			m[r.Row1] = true
		}
	}
	return m
}

// eraOf tells the years of a roll's export: by the headers that only some years have; where these say nothing, by words
// that only some years have; a sheet of codes is of 2014 to 2018.
func eraOf(s *Sheet, b block) roll.Era {
	if s.Kind != roll.Persons && s.Kind != roll.Households {
		return roll.NoEra
	}
	votes := map[roll.Era]int{}
	for _, h := range b.headers {
		for _, key := range h.keys {
			if era, ok := words().eras[key]; ok {
				votes[era]++
				break
			}
		}
	}
	fields := s.Fields()
	era := roll.Era2018
	switch {
	case votes[roll.Era2021] > votes[roll.Era2014] && votes[roll.Era2021] > votes[roll.Era2018]:
		return roll.Era2021
	case votes[roll.Era2014] > votes[roll.Era2018]:
		era = roll.Era2014
	case votes[roll.Era2018] == 0 && holds(s, fields, roll.InSchool, "非在校生"):
		era = roll.Era2014
	}
	if era == roll.Era2014 && holds(s, fields, roll.Labour, "弱劳动力或半劳动力") {
		era = roll.Era2018
	}
	if coded(s, fields, roll.Relation) || coded(s, fields, roll.PovertyAttribute) {
		era = roll.Era2014
	}
	return era
}

// holds says that a column has a word among its contents.
func holds(s *Sheet, fields map[roll.Field]int, f roll.Field, word string) bool {
	col, ok := fields[f]
	if !ok {
		return false
	}
	c := s.Table.Columns[col]
	for code := 1; code < c.Len(); code++ {
		if namekey.Strip(c.Value(uint32(code)).Text) == word {
			return true
		}
	}
	return false
}

// coded says that a column's contents are codes of two digits, all but the header and a few.
func coded(s *Sheet, fields map[roll.Field]int, f roll.Field) bool {
	col, ok := fields[f]
	if !ok {
		return false
	}
	c := s.Table.Columns[col]
	codes, others := 0, 0
	for code := 1; code < c.Len(); code++ {
		text := namekey.Strip(c.Value(uint32(code)).Text)
		if len(text) == 2 && digits(text) == 2 {
			codes++
		} else {
			others++
		}
	}
	return codes >= 3 && codes > others
}
