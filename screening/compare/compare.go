package compare

import (
	"slices"

	"rollnet/screening/roll"
)

// Options say how two rolls are compared.
type Options struct {
	IgnoreForm bool // leave out what differs in form only: blanks, spellings of one number, one date or one word
	Order      bool // also say which rows stand in another order
	// Others names the columns of a sheet that are no known field; they are compared by their headers. May be nil.
	Others func(*roll.Part) []Other
}

// Other is a column that is no known field.
type Other struct {
	Header string
	Col    int // 0-based
}

// Row is a row of a roll: a person's, or a household sheet's (Person nil).
type Row struct {
	roll.Entry
	Person *roll.Person
	House  *roll.Household
}

// Spot is a cell of a row: its column is 0-based, -1 where the sheet has none.
type Spot struct {
	Row
	Col int
}

// Text is the text of the cell.
func (s Spot) Text() string { return s.Part.Table.At(int(s.Entry.Row), s.Col).Text }

// Twin is one cell before and after.
type Twin struct{ Before, After Spot }

// Change is one value that differs: of a person, or of a household once where all its rows say the same.
type Change struct {
	Field        roll.Field // NoField for a column of no known field
	Header       string     // of that
	Was, Becomes string     // the texts of the cells
	Form         bool       // both mean the same
	Moved        bool       // a household's field in the row of a person who came into another household
	By           By         // how the person was matched; of a household's change, how the household was
	Cells        []Twin     // each cell that differs so, in order; never empty
}

// Move is a person who stands in another household.
type Move struct{ Before, After Row }

// Pair is a row before and after.
type Pair struct {
	Before, After Row
	By            By
}

// By is what a person or household was matched by.
type By uint8

const (
	ByNumber    By = iota // 人编号, with the ID number or the name; 户编号
	ByID                  // the ID number, 15 and 18 characters the same
	ByNumberYet           // 人编号 alone, ID number and name being others: surely worth a look
	ByName                // a candidate: name within the household, or name, birth date and village
	ByLikeness            // a candidate: birth date or nearly the ID number within the household
	ByContent             // without any key: all cells alike
	ByMembers             // a household: most of its persons
)

// Candidate says that a match rests on likeness, not on a number.
func (b By) Candidate() bool { return b == ByName || b == ByLikeness }

func (b By) String() string {
	return [...]string{"number", "id", "number_only", "name", "likeness", "content", "members"}[b]
}

// Repeat is a key that stands more than once in one of the rolls.
type Repeat struct {
	Field         roll.Field // PersonNumber, IDNumber or HouseholdNumber
	Key           string
	Before, After []Row // those who have it
}

// Apart is a field that only one of two matched rows has, and so was not compared in so many rows.
type Apart struct {
	Field roll.Field
	In    string // before or after
	Rows  int
}

// Difference is what differs, in order of the rolls' rows.
type Difference struct {
	Changes        []Change
	Added, Removed []Row
	Moved          []Move
	Candidates     []Pair // matched by likeness only: perhaps another person
	Doubtful       []Pair // matched by their number, ID number and name being others
	Repeats        []Repeat
	Apart          []Apart
	OutOfOrder     []Pair // rows that do not stand in the order of the others; only where asked for

	AddedHouses, RemovedHouses []*roll.Household
	MatchedPersons             int
	MatchedHouses              int
	Compared                   int // cells, form and content alike
}

// None says that nothing differs; the order of rows is no difference.
func (d *Difference) None() bool {
	return len(d.Changes)+len(d.Added)+len(d.Removed)+len(d.Moved)+len(d.AddedHouses)+len(d.RemovedHouses) == 0
}

// Rolls compares two rolls. Neither is changed, and nothing depends on the order of their rows but the order of the result.
func Rolls(before, after *roll.Roll, o Options) *Difference {
	m := match(before, after)
	c := &comparer{options: o, match: m, out: &Difference{Repeats: m.repeats}, plans: map[[2]*roll.Part]*plan{}}
	c.persons()
	c.houses()
	c.apart()
	c.sort()
	if o.Order {
		c.rowOrder()
	}
	return c.out
}

// DropForm leaves out the changes of form only.
func (d *Difference) DropForm() {
	d.Changes = slices.DeleteFunc(d.Changes, func(c Change) bool { return c.Form })
}
