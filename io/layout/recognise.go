package layout

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/io/fault"
	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Said is what the user says about a table.
type Said struct {
	Kind    roll.Kind // "" to tell by the headers, and by the title, the sheet's and the file's name where these leave it open
	Mapping *Mapping  // nil for nothing; its word on a sheet's kind goes before Kind
}

// Recognise finds out what a table is, or the tables that stand on one sheet below each other. A sheet that is nothing known
// is no error; two columns for one field are (fault.HeaderTwice), and so are a second header in the data that is no known
// table's (fault.SecondHeader) and a mapping that does not fit (fault.BadMapping).
func Recognise(t *table.Table, said Said) ([]*Sheet, error) {
	entries := said.Mapping.of(t)
	l := newLookup(entries)
	b, fixed, err := l.header(t)
	if err != nil {
		return nil, err
	}
	if first, ok := l.earlier(t, b); ok && !fixed {
		b = l.headerAt(t, first)
	}
	s, next, err := l.table(t, 0, b, said.Kind, fixed)
	if err != nil {
		return nil, err
	}
	sheets := []*Sheet{s}
	for next.header < t.Rows() {
		at := next
		l := newLookup(entries)
		if s, next, err = l.table(t, at.from, l.headerAt(t, at.header), said.Kind, false); err != nil {
			return nil, err
		}
		if s.Kind == "" && s.Other.ZH == "" {
			return nil, &fault.Fault{Code: fault.SecondHeader, File: t.File, Sheet: t.Sheet, Cell: strconv.Itoa(t.Number(at.header))}
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// earlier finds a header of a table that stands above the best header, with rows between the two.
func (l *lookup) earlier(t *table.Table, best block) (first int, ok bool) {
	grid := l.newGrid(t, 0)
	for first := 0; first+1 < best.first; first++ {
		b := grid.block(first, 1)
		cells := 0
		for _, h := range b.headers {
			if !h.blank() {
				cells++
			}
		}
		if b.known < 4 || 3*b.known < 2*cells || grid.reaches(best.first) {
			continue
		}
		if kind, _ := l.recognise(b, where{}, ""); kind != "" {
			return first, true
		}
	}
	return 0, false
}

// table recognises the table with a header, whose rows begin with from; next is where another one begins.
func (l *lookup) table(t *table.Table, from int, b block, forced roll.Kind, fixed bool) (s *Sheet, next start, err error) {
	s = &Sheet{Table: t, from: from}
	kind, missing, err := l.tell(s, b, forced, fixed)
	if err != nil {
		return nil, next, err
	}
	if kind == "" {
		s.Missing = missing
		why := unrecognised
		if s.Other.ZH != "" {
			why = s.Other
		}
		s.skipAll(from, why)
		return s, start{t.Rows(), t.Rows()}, nil
	}
	if s.Columns, err = l.assign(t, b, kind); err != nil {
		return nil, next, err
	}
	s.Kind = kind
	rows := &sorter{t: t, from: from, block: b, column: s.Fields(), spans: spans(t), sheet: s}
	for _, h := range b.headers {
		rows.headers = append(rows.headers, h.last())
	}
	next = rows.sort()
	s.Given = given(s, around(t, from, b), rows.villages)
	if s.Era = eraOf(s, b); l.era() != roll.NoEra {
		s.Era = l.era()
	}
	return s, next, nil
}

// tell gives a table's kind: what the user says, else what headers and names say.
func (l *lookup) tell(s *Sheet, b block, forced roll.Kind, fixed bool) (roll.Kind, screening.Words, error) {
	t := s.Table
	kind, leave := l.kind()
	if leave {
		s.Other = notRead
		return "", screening.Words{}, nil
	}
	if kind != "" {
		forced = kind
	}
	if forced == "" {
		if name, is := otherTable(l.newGrid(t, s.from), tallest, t.Sheet, ""); is && b.known < 2 {
			s.Other, s.Seen = name, likelyHeader(t)
			return "", screening.Words{}, nil
		}
	}
	least := 2
	if forced != "" {
		least = 1
	}
	if b.known < least && !fixed {
		s.Seen = likelyHeader(t)
		return "", screening.Words{ZH: "一行认得的表头（如 姓名、证件号码）", EN: "a row of known headers (such as 姓名, 证件号码)"}, nil
	}
	if err := l.settle(t, b); err != nil {
		return "", screening.Words{}, err
	}
	s.Seen = l.seen(b)
	kind, missing := l.recognise(b, around(t, s.from, b), forced)
	if forced != "" {
		return kind, missing, nil
	}
	if name, is := otherTable(l.newGrid(t, b.first), b.height, t.Sheet, kind); is {
		s.Other = name
		return "", screening.Words{}, nil
	}
	if l.headsOnly(t, b, kind) {
		kind = roll.Households
	}
	return kind, missing, nil
}

func (s *Sheet) skipAll(from int, why screening.Words) {
	for row := from; row < s.Table.Rows(); row++ {
		s.Skipped = append(s.Skipped, Skipped{Row: s.Table.Number(row), Reason: why})
	}
}

// seen are the header texts to show of a sheet that was not recognised. A row that holds long numbers is no header but
// somebody's data; of it only known headers are shown.
func (l *lookup) seen(b block) []string {
	data := false
	for _, h := range b.headers {
		data = data || digits(h.text()) >= 6
	}
	var texts []string
	for col, h := range b.headers {
		if _, known := l.anyMeaning(col, h); !h.blank() && (known || !data && b.known >= 3) {
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
func around(t *table.Table, from int, b block) where {
	var titles strings.Builder
	for row := from; row < b.first; row++ {
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
