package rounds

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/answers"
	"rollnet/io/ledger"
	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// Cell is a place in a roll; an empty Column is the row as a whole.
type Cell struct {
	File, Sheet string
	Row         int
	Column      string
}

// Change is a cell that gets another content, and the finding it is for.
type Change struct {
	ledger.Change
	For *Accepted
}

// Leave is a row that leaves its sheet, and the finding it is for.
type Leave struct {
	ledger.Row
	For *Accepted
}

// Stuck says that a sheet cannot let rows go. Row is the one that is in the way, 0 where it is the sheet as a whole.
type Stuck struct {
	Sheet string
	Row   int
	Words screening.Words
}

// Error is the English text.
func (s *Stuck) Error() string { return s.Words.EN }

// Settle says which of the accepted units are applied: each whole or not at all. Units at odds with what the rolls hold, or
// with each other, are left; so are those whose rows a file cannot let go, for which canLeave is asked, nil where no file is.
// All that is not of a *Stuck is returned as an error.
func (p *Plan) Settle(books *Books, canLeave func(file string, rows map[string][]int) error) error {
	p.keep(func(a *Accepted) words { return books.fits(a) })
	against := contradictions(p.Accepted)
	p.keep(func(a *Accepted) words { return against[a.Finding.ID] })
	for canLeave != nil {
		var stuck *Stuck
		var file string
		leaves := p.LeavingRows()
		for _, name := range sortedKeys(leaves) {
			err := canLeave(name, leaves[name])
			if err == nil {
				continue
			}
			if !errors.As(err, &stuck) {
				return err
			}
			file = name
			break
		}
		if stuck == nil {
			break
		}
		asked := len(p.Accepted)
		p.keep(func(a *Accepted) words {
			for _, row := range a.Unit.Leaves {
				if row.File == file && row.Sheet == stuck.Sheet && (stuck.Row == 0 || stuck.Row == row.Row) {
					return stuck.Words
				}
			}
			return words{}
		})
		if len(p.Accepted) == asked { // it would be asked for ever
			return stuck
		}
	}
	for i := range p.Accepted {
		p.put(p.Accepted[i].entry, Applied, words{})
	}
	return nil
}

// keep drops the accepted units of which drop says why.
func (p *Plan) keep(drop func(a *Accepted) words) {
	p.Accepted = slices.DeleteFunc(p.Accepted, func(a Accepted) bool {
		why := drop(&a)
		if why == (words{}) {
			return false
		}
		p.put(a.entry, NotApplied, why)
		return true
	})
}

// contradictions finds units that cannot all be applied: two contents for one cell, a row that leaves and is changed, people
// who come into a household that leaves. None of them is applied; each says which other finding is in the way.
func contradictions(all []Accepted) map[string]words {
	against := map[string]words{}
	clash := func(a, b *Accepted) {
		if _, said := against[a.Finding.ID]; a != b && !said {
			f := b.Finding
			at := placeOf(&Entry{Answer: answers.Answer{File: f.File, Sheet: f.Sheet, Row: f.Row}})
			against[a.Finding.ID] = words{ZH: "与 " + f.Rule + "（" + at + "）的答复相互矛盾，均未采用", EN: "at odds with the answer to " + f.Rule + " (" + at + "); neither is applied"}
		}
	}
	cells := map[Cell][]*Accepted{} // those that change a cell
	becomes := map[Cell]string{}    // what the first of them makes of it
	leaving := map[Cell]*Accepted{}
	gone := map[string]*Accepted{} // by the number of a household that leaves whole
	for i := range all {
		a := &all[i]
		for _, row := range a.Unit.Leaves {
			leaving[Cell{row.File, row.Sheet, row.Row, ""}] = a
			if op := a.Unit.Operation; op == screening.Strike || op == screening.Merge {
				gone[idno.Clean(row.Fields.Of(roll.HouseholdNumber.String()))] = a
			}
		}
		for _, c := range a.Unit.Changes {
			at := Cell{c.File, c.Sheet, c.Row, c.Column}
			if len(cells[at]) == 0 {
				becomes[at] = c.Becomes
			}
			cells[at] = append(cells[at], a)
		}
	}
	delete(gone, "")
	for i := range all {
		a := &all[i]
		if b := gone[idno.Clean(string(a.Unit.Into))]; b != nil {
			clash(a, b)
			clash(b, a)
		}
		for _, c := range a.Unit.Changes {
			at := Cell{c.File, c.Sheet, c.Row, c.Column}
			for _, b := range cells[at] {
				adds, also := a.adds(&c), b.adds(&c)
				if adds && also { // each takes its own people away
					continue
				}
				if c.Becomes != becomes[at] || adds != also { // so all that change the cell are at odds with one another
					clash(a, b)
					clash(b, a)
				}
			}
			if b := leaving[Cell{c.File, c.Sheet, c.Row, ""}]; b != nil && !a.elsewhere(&c, leaving) {
				clash(a, b)
				clash(b, a)
			}
		}
	}
	return against
}

// adds says that a unit changes how many people a household has because some of them come or go: several such add up.
func (a *Accepted) adds(c *ledger.Change) bool {
	return c.Field == roll.HouseholdSize.String() && a.Unit.Operation != screening.Edit
}

// elsewhere says that a change is of a household's field, and that a row which stays gets it too: that one of the household's
// people leaves does not stand against it.
func (a *Accepted) elsewhere(c *ledger.Change, leaving map[Cell]*Accepted) bool {
	if !roll.FieldByKey(c.Field).OfHousehold() || a.Unit.Operation != screening.Edit && !a.adds(c) {
		return false
	}
	return slices.ContainsFunc(a.Unit.Changes, func(other ledger.Change) bool {
		return other.Field == c.Field && leaving[Cell{other.File, other.Sheet, other.Row, ""}] == nil
	})
}

// sum is what a household's size becomes when several units change it, by the people they are about, so that people who leave
// by two findings leave once. A decrease states how many are left of those who are there, whatever the size said before.
func sum(was string, units map[string]sized) (string, bool) {
	base, err := strconv.Atoi(strings.TrimSpace(was))
	if err != nil {
		return "", false
	}
	for _, u := range units {
		if u.leave > 0 {
			base = u.becomes + u.leave
		}
	}
	size := base
	for _, u := range units {
		if u.leave > 0 {
			size -= u.leave
		} else {
			size += u.becomes - base
		}
	}
	return strconv.Itoa(size), true
}

// sized is what a unit makes of a household's size, and how many people it takes away.
type sized struct{ becomes, leave int }

// people names those whom a unit is about, by the rows they leave; of a unit without such rows, the unit itself.
func (a *Accepted) people() string {
	if len(a.Unit.Leaves) == 0 {
		return a.Finding.ID
	}
	var rows []string
	for _, l := range a.Unit.Leaves {
		rows = append(rows, placeOf(&Entry{Answer: answers.Answer{File: l.File, Sheet: l.Sheet, Row: l.Row}}))
	}
	slices.Sort(rows)
	return strings.Join(rows, "|")
}

// Changes are the cells that change, in order of their places, each once; those of rows that leave are none.
func (p *Plan) Changes() []Change {
	leaving := map[Cell]bool{}
	for _, l := range p.Leaves() {
		leaving[Cell{l.File, l.Sheet, l.Row.Row, ""}] = true
	}
	at := map[Cell]int{}
	sizes := map[Cell]map[string]sized{}
	var all []Change
	for i := range p.Accepted {
		a := &p.Accepted[i]
		for _, c := range a.Unit.Changes {
			cell := Cell{c.File, c.Sheet, c.Row, c.Column}
			if leaving[Cell{c.File, c.Sheet, c.Row, ""}] {
				continue
			}
			if becomes, err := strconv.Atoi(strings.TrimSpace(c.Becomes)); a.adds(&c) && err == nil {
				if sizes[cell] == nil {
					sizes[cell] = map[string]sized{}
				}
				one := sized{becomes: becomes}
				if a.Unit.Operation == screening.Decrease {
					one.leave = len(a.Unit.Leaves)
				}
				sizes[cell][a.people()] = one
			}
			if _, seen := at[cell]; !seen {
				at[cell] = len(all)
				all = append(all, Change{c, a})
			}
		}
	}
	for cell, units := range sizes {
		if size, ok := sum(all[at[cell]].Was, units); ok && len(units) > 1 {
			all[at[cell]].Becomes = size
		}
	}
	slices.SortStableFunc(all, func(a, b Change) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row),
			cmp.Compare(len(a.Column), len(b.Column)), strings.Compare(a.Column, b.Column))
	})
	return all
}

// Leaves are the rows that leave, in order of their places, each once.
func (p *Plan) Leaves() []Leave {
	seen := map[Cell]bool{}
	var all []Leave
	for i := range p.Accepted {
		a := &p.Accepted[i]
		for _, row := range a.Unit.Leaves {
			if at := (Cell{row.File, row.Sheet, row.Row, ""}); !seen[at] {
				seen[at] = true
				all = append(all, Leave{row, a})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Leave) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row.Row, b.Row.Row))
	})
	return all
}

// LeavingRows are the numbers of the rows that leave, by file and sheet, ascending.
func (p *Plan) LeavingRows() map[string]map[string][]int {
	all := map[string]map[string][]int{}
	for _, l := range p.Leaves() {
		if all[l.File] == nil {
			all[l.File] = map[string][]int{}
		}
		all[l.File][l.Sheet] = append(all[l.File][l.Sheet], l.Row.Row)
	}
	return all
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
