package layout

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"rollnet/io/fault"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Mapping is what the user says about columns, header rows and kinds: of several words on one column the last counts.
type Mapping struct {
	Entries []*Entry
	SHA256  string // of the mapping file, where there is one
}

// Entry is what is said about the sheets that fit its patterns.
type Entry struct {
	From       string // what the user gave it with: --map, or the mapping file's name
	File       string // a file's name or a pattern of it, as a*.xlsx; "" for any
	Sheet      string // the same of a sheet
	Kind       roll.Kind
	Era        roll.Era // "" to tell by the contents
	NotRead    bool     // the sheet is left out
	HeaderRows []int    // as Excel shows them; nil to find them
	Columns    []*Choice

	met atomic.Bool
}

// Choice says which field a column is.
type Choice struct {
	Column string     // a header, or where the entry names a file, a column's letters
	Field  roll.Field // NoField: the column is left out

	met atomic.Bool
}

// letters are a column as Excel shows it.
var letters = regexp.MustCompile(`^[A-Z]{1,3}$`)

// Unmet gives the first column that is said and that no sheet has, as an error (fault.BadMapping); nil where there is
// none. It is to be asked when all files are read. left are the entries of a mapping file that fit no sheet.
func (m *Mapping) Unmet() (left []*Entry, err error) {
	if m == nil {
		return nil, nil
	}
	for _, e := range m.Entries {
		if e.File+e.Sheet != "" && !e.met.Load() {
			left = append(left, e)
			continue
		}
		for _, c := range e.Columns {
			if !e.NotRead && !c.met.Load() && err == nil {
				err = &fault.Fault{Code: fault.BadMapping, File: e.From, Sheet: e.File, Cell: e.Sheet,
					Found: "no sheet has a column " + strconv.Quote(c.Column), FoundZH: "没有哪张表有“" + c.Column + "”这一列"}
			}
		}
	}
	return left, err
}

// of gives what is said about a sheet.
func (m *Mapping) of(t *table.Table) []*Entry {
	if m == nil {
		return nil
	}
	var entries []*Entry
	for _, e := range m.Entries {
		if fits(e.File, t.File) && fits(e.Sheet, t.Sheet) {
			e.met.Store(true)
			entries = append(entries, e)
		}
	}
	return entries
}

// fits says that a name is meant by a pattern: the name itself, its last part, or a pattern of either.
func fits(pattern, name string) bool {
	if pattern == "" || pattern == name || pattern == path.Base(name) {
		return true
	}
	for _, n := range []string{name, path.Base(name)} {
		if ok, err := path.Match(pattern, n); err == nil && ok {
			return true
		}
	}
	return false
}

// lookup tells what headers mean in one sheet: by the synonym table, and before it by what the user says.
type lookup struct {
	entries []*Entry
	choices map[int]*Choice // by column, once the header is found
}

func newLookup(entries []*Entry) *lookup { return &lookup{entries: entries} }

// said is what the user says about a column; nil for nothing.
func (l *lookup) said(col int) *Choice { return l.choices[col] }

// settle finds the columns that the user speaks of.
func (l *lookup) settle(t *table.Table, b block) error {
	l.choices = map[int]*Choice{}
	for _, e := range l.entries {
		for _, c := range e.Columns {
			found := false
			for col, h := range b.headers {
				if c.names(h) {
					l.choices[col], found = c, true
				}
			}
			if !found && e.File != "" && letters.MatchString(c.Column) {
				if col := columnNumber(c.Column); col < len(t.Columns) {
					l.choices[col], found = c, true
				}
			}
			if found {
				c.met.Store(true)
			}
		}
	}
	for col, h := range b.headers {
		if c := l.choices[col]; c != nil && c.Field.Type() == roll.NumType && c.Field != roll.Capital && tenThousands(h) {
			return &fault.Fault{Code: fault.BadMapping, File: t.File, Sheet: t.Sheet, Cell: table.CellName(t.Number(b.first+b.height-1), col),
				Found: h.text() + " is not in yuan and cannot be " + c.Field.String(), FoundZH: h.text() + " 的单位不是元，不能作为" + c.Field.Chinese()}
		}
	}
	return nil
}

// names says that a choice is about a header.
func (c *Choice) names(h header) bool {
	key := normal(c.Column)
	return key != "" && slices.Contains(h.keys, key)
}

// tenThousands says that a header's unit is ten thousand or a thousand yuan.
func tenThousands(h header) bool {
	for _, key := range h.keys {
		if _, bracket, found := strings.Cut(key, "("); found && (strings.Contains(bracket, "万") || strings.Contains(bracket, "千元")) {
			return true
		}
	}
	return false
}

// columnNumber is a column's 0-based number of its letters.
func columnNumber(name string) int {
	n := 0
	for _, r := range name {
		n = 26*n + int(r-'A') + 1
	}
	return n - 1
}

// saidRank is that of a column that the user names: it goes before all others.
const saidRank = -1000

// choice is what the user says about a column: by its place, or before the header is found, by the header alone.
func (l *lookup) choice(col int, h header) *Choice {
	if l.choices != nil {
		return l.choices[col]
	}
	for i := len(l.entries) - 1; i >= 0; i-- {
		for _, c := range l.entries[i].Columns {
			if c.names(h) {
				return c
			}
		}
	}
	return nil
}

// anyMeaning gives a header's meaning where the kind of the sheet does not matter.
func (l *lookup) anyMeaning(col int, h header) (meaning, bool) {
	if c := l.choice(col, h); c != nil {
		return meaning{field: c.Field, rank: saidRank}, true
	}
	return words().anyMeaning(h)
}

// meaningOf gives a header's meaning in a kind of sheet. A column that the user names speaks for the kind as the field's
// usual header does.
func (l *lookup) meaningOf(col int, h header, kind roll.Kind) (meaning, bool) {
	if c := l.choice(col, h); c != nil {
		usual := c.Field.Chinese()
		m, _ := words().meaningOf(newHeader([]string{usual}, []string{normal(usual)}), kind)
		return meaning{field: c.Field, weight: m.weight, rank: saidRank}, true
	}
	return words().meaningOf(h, kind)
}

// isIdentity says that a header is that of a column that every row of people fills.
func (l *lookup) isIdentity(col int, h header) bool {
	m, ok := l.anyMeaning(col, h)
	return ok && identity(m.field)
}

// header finds the sheet's header, where the user says it or else by the headers that are known.
func (l *lookup) header(t *table.Table) (b block, said bool, err error) {
	var rows []int
	for _, e := range l.entries {
		if len(e.HeaderRows) > 0 {
			rows = e.HeaderRows
		}
	}
	if rows == nil {
		return l.findHeader(t), false, nil
	}
	first, last := -1, -1
	for row := range t.Rows() {
		switch t.Number(row) {
		case slices.Min(rows):
			first = row
		case slices.Max(rows):
			last = row
		}
	}
	if len(rows) == 1 || slices.Min(rows) == slices.Max(rows) {
		last = first
	}
	if first < 0 || last < 0 || last-first >= tallest {
		return b, false, &fault.Fault{Code: fault.BadMapping, File: t.File, Sheet: t.Sheet, Cell: strconv.Itoa(slices.Min(rows)),
			Found: "the rows said to be the header are not there, or are more than three", FoundZH: "映射所说的表头行不在表中，或超过三行"}
	}
	return l.newGrid(t, first).block(first, last-first+1), true, nil
}

// kind is what the user says the sheet is, and whether it is to be left out.
func (l *lookup) kind() (kind roll.Kind, notRead bool) {
	for _, e := range l.entries {
		if e.Kind != "" || e.NotRead {
			kind, notRead = e.Kind, e.NotRead
		}
	}
	return kind, notRead
}

func (l *lookup) era() roll.Era {
	era := roll.NoEra
	for _, e := range l.entries {
		if e.Era != roll.NoEra {
			era = e.Era
		}
	}
	return era
}
