package rounds

import (
	"cmp"
	"errors"
	"maps"
	"slices"
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
		p.keep(func(a *Accepted) words {
			for _, row := range a.Unit.Leaves {
				if row.File == file && row.Sheet == stuck.Sheet && (stuck.Row == 0 || stuck.Row == row.Row) {
					return stuck.Words
				}
			}
			return words{}
		})
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
			if c.Becomes != becomes[at] { // so all that change the cell are at odds with one another
				for _, b := range cells[at] {
					clash(a, b)
					clash(b, a)
				}
			}
			if b := leaving[Cell{c.File, c.Sheet, c.Row, ""}]; b != nil {
				clash(a, b)
				clash(b, a)
			}
		}
	}
	return against
}

// Changes are the cells that change, in order of their places, each once; those of rows that leave are none.
func (p *Plan) Changes() []Change {
	leaving := map[Cell]bool{}
	for i := range p.Accepted {
		for _, row := range p.Accepted[i].Unit.Leaves {
			leaving[Cell{row.File, row.Sheet, row.Row, ""}] = true
		}
	}
	seen := map[Cell]bool{}
	var all []Change
	for i := range p.Accepted {
		a := &p.Accepted[i]
		for _, c := range a.Unit.Changes {
			at := Cell{c.File, c.Sheet, c.Row, c.Column}
			if !seen[at] && !leaving[Cell{c.File, c.Sheet, c.Row, ""}] {
				seen[at] = true
				all = append(all, Change{c, a})
			}
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
