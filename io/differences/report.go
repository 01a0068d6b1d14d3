package differences

import (
	"encoding/json"
	"io"

	"rollnet/screening/compare"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Report is a difference in plain words. Lists are never null.
type Report struct {
	Same     bool    `json:"same"` // no difference; the order of rows is none
	Before   Side    `json:"before"`
	After    Side    `json:"after"`
	Counts   Counts  `json:"counts"`
	Changed  []Cell  `json:"changed"`
	Added    []Row   `json:"added"`
	Removed  []Row   `json:"removed"`
	Moved    []Move  `json:"moved"`
	Founded  []House `json:"households_added"`
	Gone     []House `json:"households_removed"`
	Unsure   []Pair  `json:"unsure"`   // matched without a number that is surely one's own: to be looked at
	Repeated []Key   `json:"repeated"` // keys that stand more than once in one roll
	Apart    []Apart `json:"not_compared"`
	Order    []Pair  `json:"out_of_order"`
	Ledger   *Ledger `json:"ledger"` // null without one
}

// Side is one of the two rolls.
type Side struct {
	Files      []string `json:"files"`
	Households int      `json:"households"`
	Persons    int      `json:"persons"`
}

// Counts are the figures of a difference.
type Counts struct {
	Changed           int `json:"changed"`    // differences; a household's is one
	Cells             int `json:"cells"`      // cells of them
	FormOnly          int `json:"form_only"`  // differences in form only
	Persons           int `json:"persons"`    // persons with a change of their own
	Households        int `json:"households"` // households with a change of theirs
	Added             int `json:"added"`      // rows
	Removed           int `json:"removed"`    // rows
	Moved             int `json:"moved"`      // persons
	HouseholdsAdded   int `json:"households_added"`
	HouseholdsRemoved int `json:"households_removed"`
	MatchedPersons    int `json:"matched_persons"`
	MatchedHouseholds int `json:"matched_households"`
	Compared          int `json:"compared_cells"`
}

// Place is a cell or row of a file.
type Place struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Column string `json:"column,omitempty"`
}

// String is file!sheet!cell.
func (p Place) String() string {
	name := p.File + "!"
	if p.Sheet != "" {
		name += p.Sheet + "!"
	}
	return name + p.Column + itoa(p.Row)
}

// Who is the person and household of a row.
type Who struct {
	Household string `json:"household"`
	Person    string `json:"person"` // 人编号, or the ID number; empty for a household's row
	Name      string `json:"name"`   // the person's, or the head's
	ID        string `json:"id_number"`
	Town      string `json:"town"`
	Village   string `json:"village"`
}

// Cell is a value that differs.
type Cell struct {
	Of      string  `json:"of"` // person or household
	Field   string  `json:"field"`
	Header  string  `json:"header"` // the field's usual header, or that of a column of no known field
	Was     string  `json:"was"`
	Becomes string  `json:"becomes"`
	Form    bool    `json:"form_only"`
	Moved   bool    `json:"by_moving"` // a household's field of a person who came into another household
	Match   string  `json:"matched_by"`
	Before  Place   `json:"before"`
	After   Place   `json:"after"`
	Cells   int     `json:"cells"` // so many, of which before and after are the first
	Others  []Place `json:"other_cells"`
	Who
	places []int // where the texts differ, of few characters
}

// Row is a row that only one roll has.
type Row struct {
	Of    string            `json:"of"`
	Place Place             `json:"place"`
	Says  map[string]string `json:"fields"` // what it says, by field
	Who
}

// Move is a person who stands in another household.
type Move struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Before Place  `json:"before"`
	After  Place  `json:"after"`
	Who
}

// House is a household that only one roll has.
type House struct {
	Place   Place `json:"place"`
	Members int   `json:"members"`
	Who
}

// Pair is two rows that were taken for one person.
type Pair struct {
	Match  string `json:"matched_by"`
	Before Place  `json:"before"`
	After  Place  `json:"after"`
	Who
}

// Key is a number that stands more than once.
type Key struct {
	Field  string  `json:"field"`
	Key    string  `json:"key"`
	Before []Place `json:"before"`
	After  []Place `json:"after"`
}

// Apart is a field that was not compared because only one side has it.
type Apart struct {
	Field  string `json:"field"`
	Header string `json:"header"`
	In     string `json:"in"` // before or after
	Rows   int    `json:"rows"`
}

// Ledger is how a ledger accounts for the differences.
type Ledger struct {
	Lines       int    `json:"lines"`
	Used        int    `json:"used"`
	Explained   bool   `json:"explained"` // all differences by one line each, and no line without effect
	Unexplained []Cell `json:"unexplained"`
	Added       []Row  `json:"unexplained_added"`
	Removed     []Row  `json:"unexplained_removed"`
	Moved       []Move `json:"unexplained_moved"`
	Idle        []Idle `json:"without_effect"`
}

// Idle is a ledger line without effect.
type Idle struct {
	Line    int    `json:"line"` // of the ledger
	Place   Place  `json:"place"`
	Field   string `json:"field"`
	Was     string `json:"was"`
	Becomes string `json:"becomes"`
	Has     string `json:"has"`
	Why     string `json:"why"`
}

// Write writes the report as one JSON object.
func (r *Report) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Rolls are what was compared.
type Rolls struct{ Before, After *roll.Roll }

// Of puts a difference into words; explained may be nil. masked hides personal values, for the terminal. lang is the language
// of the headers.
func Of(d *compare.Difference, explained *compare.Explained, of Rolls, masked bool, lang string) *Report {
	t := &teller{masked: masked, lang: lang}
	r := &Report{
		Same: d.None(), Before: side(of.Before), After: side(of.After), Counts: counts(d),
		Changed: t.cells(d.Changes), Added: t.rows(d.Added), Removed: t.rows(d.Removed), Moved: t.moves(d.Moved),
		Founded: t.houses(d.AddedHouses), Gone: t.houses(d.RemovedHouses),
		Unsure: t.pairs(append(append([]compare.Pair{}, d.Candidates...), d.Doubtful...)), Order: t.pairs(d.OutOfOrder),
		Repeated: []Key{}, Apart: []Apart{},
	}
	for _, k := range d.Repeats {
		r.Repeated = append(r.Repeated, Key{k.Field.String(), t.value(k.Field, k.Key), t.places(k.Before), t.places(k.After)})
	}
	for _, a := range d.Apart {
		r.Apart = append(r.Apart, Apart{a.Field.String(), t.header(a.Field, ""), a.In, a.Rows})
	}
	if x := explained; x != nil {
		u := &x.Unexplained
		l := &Ledger{Lines: x.Lines, Used: x.Used, Unexplained: t.cells(u.Changes), Added: t.rows(u.Added), Removed: t.rows(u.Removed), Moved: t.moves(u.Moved), Idle: []Idle{}}
		for _, i := range x.Idle {
			f := roll.FieldByKey(i.Field)
			l.Idle = append(l.Idle, Idle{i.At, Place{i.File, i.Sheet, i.Row, i.Column}, i.Field, t.value(f, i.Was), t.value(f, i.Becomes), t.value(f, i.Has), string(i.Why)})
		}
		l.Explained = len(l.Unexplained)+len(l.Added)+len(l.Removed)+len(l.Moved)+len(l.Idle) == 0
		r.Ledger = l
	}
	return r
}

func side(r *roll.Roll) Side {
	s := Side{Files: []string{}, Households: len(r.Households), Persons: len(r.Persons)}
	seen := map[string]bool{}
	for _, p := range r.Parts {
		if !seen[p.Table.File] {
			seen[p.Table.File] = true
			s.Files = append(s.Files, p.Table.File)
		}
	}
	return s
}

func counts(d *compare.Difference) Counts {
	c := Counts{Changed: len(d.Changes), Added: len(d.Added), Removed: len(d.Removed), Moved: len(d.Moved), HouseholdsAdded: len(d.AddedHouses),
		HouseholdsRemoved: len(d.RemovedHouses), MatchedPersons: d.MatchedPersons, MatchedHouseholds: d.MatchedHouses, Compared: d.Compared}
	persons, houses := map[*roll.Person]bool{}, map[*roll.Household]bool{}
	for _, x := range d.Changes {
		c.Cells += len(x.Cells)
		if x.Form {
			c.FormOnly++
		}
		if row := x.Cells[0].Before.Row; x.Field.OfHousehold() || row.Person == nil {
			houses[row.House] = true
		} else {
			persons[row.Person] = true
		}
	}
	c.Persons, c.Households = len(persons), len(houses)
	return c
}

// teller puts rows and values into words.
type teller struct {
	masked bool
	lang   string
}

func (t *teller) header(f roll.Field, header string) string {
	switch {
	case f == roll.NoField:
		return header
	case t.lang == "en":
		return f.English()
	}
	return f.Chinese()
}

func (t *teller) cells(changes []compare.Change) []Cell {
	out := make([]Cell, 0, len(changes))
	for i := range changes {
		c := &changes[i]
		first := c.Cells[0]
		one := Cell{Of: "person", Field: c.Field.String(), Header: t.header(c.Field, c.Header), Was: t.value(c.Field, c.Was), Becomes: t.value(c.Field, c.Becomes),
			Form: c.Form, Moved: c.Moved, Match: c.By.String(), Before: spot(first.Before), After: spot(first.After), Cells: len(c.Cells), Others: []Place{},
			Who: t.who(first.Before.Row), places: note(c.Was, c.Becomes)}
		if c.Field.OfHousehold() || first.Before.Person == nil {
			one.Of = "household"
		}
		for _, other := range c.Cells[1:] {
			one.Others = append(one.Others, spot(other.Before))
		}
		out = append(out, one)
	}
	return out
}

func (t *teller) rows(rows []compare.Row) []Row {
	out := make([]Row, 0, len(rows))
	for _, r := range rows {
		one := Row{Of: "person", Place: placeOf(r), Says: map[string]string{}, Who: t.who(r)}
		if r.Person == nil {
			one.Of = "household"
		}
		for _, f := range roll.Fields() {
			if text := r.Text(f); text != "" {
				one.Says[f.String()] = t.value(f, text)
			}
		}
		out = append(out, one)
	}
	return out
}

func (t *teller) moves(moves []compare.Move) []Move {
	out := make([]Move, 0, len(moves))
	for _, m := range moves {
		out = append(out, Move{t.houseNumber(m.Before.House), t.houseNumber(m.After.House), placeOf(m.Before), placeOf(m.After), t.who(m.Before)})
	}
	return out
}

func (t *teller) houses(houses []*roll.Household) []House {
	out := make([]House, 0, len(houses))
	for _, h := range houses {
		at := h.At(roll.NoField)
		row := compare.Row{Entry: roll.Entry{Part: at.Part, Row: int32(at.Row)}, House: h}
		out = append(out, House{placeOf(row), len(h.Members), t.who(row)})
	}
	return out
}

func (t *teller) pairs(pairs []compare.Pair) []Pair {
	out := make([]Pair, 0, len(pairs))
	for _, p := range pairs {
		out = append(out, Pair{p.By.String(), placeOf(p.Before), placeOf(p.After), t.who(p.Before)})
	}
	return out
}

func (t *teller) places(rows []compare.Row) []Place {
	out := make([]Place, 0, len(rows))
	for _, r := range rows {
		out = append(out, placeOf(r))
	}
	return out
}

func (t *teller) houseNumber(h *roll.Household) string {
	if h.Derived { // the head's ID number
		return t.value(roll.IDNumber, h.Number)
	}
	return h.Number
}

func (t *teller) who(r compare.Row) Who {
	w := Who{Household: t.houseNumber(r.House), Town: r.House.Says(roll.Town), Village: r.House.Says(roll.Village)}
	p := r.Person
	if p == nil {
		if p = r.House.Face(); p == nil {
			w.Name, w.ID = t.value(roll.Name, r.Entry.Name().Text), t.value(roll.IDNumber, r.Entry.ID().Text)
			return w
		}
	} else {
		w.Person = t.value(roll.PersonNumber, p.Text(roll.PersonNumber))
		if w.Person == "" {
			w.Person = t.value(roll.IDNumber, p.ID().Text)
		}
	}
	w.Name, w.ID = t.value(roll.Name, p.Name().Text), t.value(roll.IDNumber, p.Text(roll.IDNumber))
	return w
}

func placeOf(r compare.Row) Place {
	t := r.Part.Table
	return Place{File: t.File, Sheet: t.Sheet, Row: t.Number(int(r.Entry.Row))}
}

func spot(s compare.Spot) Place {
	p := placeOf(s.Row)
	p.Column = table.ColumnName(s.Col)
	return p
}
