package compare

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Line is one line of a ledger: a cell that was changed, or a row that left its sheet.
type Line struct {
	File, Sheet  string
	Row          int    // as Excel shows it, in the roll before
	Column       string // letters; empty for a line about the whole row
	Field        string
	Household    string
	Person       string
	Was, Becomes string
	Rule, Action string
	Leaves       bool // the row left the sheet
	At           int  // line in the ledger's file
}

// Explained says which ledger lines account for which differences.
type Explained struct {
	Lines       int // in the ledger
	Used        int // that account for a difference
	Unexplained Difference
	Cells       int    // cells that differ
	CellsLeft   int    // of them, those that no line accounts for
	Idle        []Idle // lines without effect
}

// Idle is a ledger line that no difference bears out, and why.
type Idle struct {
	Line
	Why Why
	Has string // the text that the cell has in place of what the line says
}

// Why says what is wrong with an idle line.
type Why string

const (
	NoCell    Why = "no_cell"     // there is no such row in the roll before
	OtherWas  Why = "other_was"   // the cell before holds something else
	NotDone   Why = "not_done"    // the cell after holds something else than the line says
	Twice     Why = "twice"       // another line is about the same cell
	NotLeft   Why = "not_left"    // the row is still there
	Unmatched Why = "row_is_gone" // the row has no counterpart after
)

// place is a cell of the roll before as a ledger names it.
type place struct {
	file, sheet string
	row         int
	column      string
}

// Explain holds a difference against a ledger: each cell that differs is accounted for by exactly one line, each row that is
// gone by one that says so, or is left in Unexplained. d must come from Rolls without IgnoreForm.
func Explain(d *Difference, before *roll.Roll, ledger []Line) *Explained {
	x := &explainer{lines: map[place][]int{}, used: make([]bool, len(ledger)), ledger: ledger, out: &Explained{Lines: len(ledger)}}
	x.names(before)
	for i, l := range ledger {
		at := place{x.file(l.File), l.Sheet, l.Row, l.Column}
		if l.Leaves {
			at.column = ""
		}
		x.lines[at] = append(x.lines[at], i)
	}
	x.changes(d)
	x.rows(d)
	x.idle(d, before)
	return x.out
}

type explainer struct {
	ledger []Line
	lines  map[place][]int
	used   []bool
	files  []string
	out    *Explained
}

// names are the files of the roll. A ledger may call a file by more or less of its path than this reading does.
func (x *explainer) names(r *roll.Roll) {
	for _, p := range r.Parts {
		if !slices.Contains(x.files, p.Table.File) {
			x.files = append(x.files, p.Table.File)
		}
	}
}

func (x *explainer) file(name string) string {
	if slices.Contains(x.files, name) {
		return name
	}
	found := ""
	for _, f := range x.files {
		if strings.HasSuffix("/"+f, "/"+name) || strings.HasSuffix("/"+name, "/"+f) {
			if found != "" {
				return name
			}
			found = f
		}
	}
	return cmp.Or(found, name)
}

func placeOf(s Spot) place {
	t := s.Part.Table
	return place{t.File, t.Sheet, t.Number(int(s.Entry.Row)), table.ColumnName(s.Col)}
}

// changes takes from each change the cells that a line accounts for.
func (x *explainer) changes(d *Difference) {
	for _, c := range d.Changes {
		left := c
		left.Cells = nil
		for _, cell := range c.Cells {
			x.out.Cells++
			if !x.explains(cell) {
				left.Cells = append(left.Cells, cell)
			}
		}
		x.out.CellsLeft += len(left.Cells)
		if len(left.Cells) > 0 {
			x.out.Unexplained.Changes = append(x.out.Unexplained.Changes, left)
		}
	}
	// A person has moved by a changed cell; the move is accounted for where all cells of the row are.
	open := map[Row]bool{}
	cells := map[Row]bool{}
	for _, c := range d.Changes {
		cells[c.Cells[0].Before.Row] = cells[c.Cells[0].Before.Row] || c.Moved
	}
	for _, c := range x.out.Unexplained.Changes {
		for _, cell := range c.Cells {
			open[cell.Before.Row] = open[cell.Before.Row] || c.Moved
		}
	}
	for _, m := range d.Moved {
		if open[m.Before] || !cells[m.Before] {
			x.out.Unexplained.Moved = append(x.out.Unexplained.Moved, m)
		}
	}
}

func (x *explainer) explains(cell Twin) bool {
	for _, i := range x.lines[placeOf(cell.Before)] {
		l := &x.ledger[i]
		if !x.used[i] && l.Was == cell.Before.Text() && l.Becomes == cell.After.Text() {
			x.use(i)
			return true
		}
	}
	return false
}

func (x *explainer) use(i int) {
	x.used[i] = true
	x.out.Used++
}

// rows takes from the rows that are gone those that a line says have left. Nothing in a ledger adds a row.
func (x *explainer) rows(d *Difference) {
	gone := map[*roll.Household]bool{}
	for _, r := range d.Removed {
		at := placeOf(Spot{r, 0})
		at.column = ""
		left := false
		for _, i := range x.lines[at] {
			if !x.used[i] && x.ledger[i].Leaves && !left {
				x.use(i)
				left = true
			}
		}
		if !left {
			x.out.Unexplained.Removed = append(x.out.Unexplained.Removed, r)
			gone[r.House] = true
		}
	}
	x.out.Unexplained.Added = d.Added
	x.out.Unexplained.AddedHouses = d.AddedHouses
	for _, h := range d.RemovedHouses { // a household is gone with its rows
		if gone[h] {
			x.out.Unexplained.RemovedHouses = append(x.out.Unexplained.RemovedHouses, h)
		}
	}
}

// idle lists the lines that nothing bears out.
func (x *explainer) idle(d *Difference, before *roll.Roll) {
	if !slices.Contains(x.used, false) {
		return
	}
	rows := rowsByPlace(before)
	twins := map[place]Twin{}
	for _, c := range d.Changes {
		for _, cell := range c.Cells {
			twins[placeOf(cell.Before)] = cell
		}
	}
	gone := map[place]bool{}
	for _, r := range d.Removed {
		at := placeOf(Spot{r, 0})
		at.column = ""
		gone[at] = true
	}
	for i, l := range x.ledger {
		if x.used[i] {
			continue
		}
		at := place{x.file(l.File), l.Sheet, l.Row, ""}
		e, there := rows[at]
		idle := Idle{Line: l}
		was := ""
		if there && !l.Leaves {
			was = e.Part.Table.At(int(e.Row), table.ColumnNumber(l.Column)).Text
		}
		cell, differs := twins[place{at.file, at.sheet, at.row, l.Column}]
		switch {
		case !there:
			idle.Why = NoCell
		case x.another(i, at):
			idle.Why = Twice
		case l.Leaves:
			idle.Why = NotLeft
		case was != l.Was:
			idle.Why, idle.Has = OtherWas, was
		case gone[at]:
			idle.Why = Unmatched
		case differs:
			idle.Why, idle.Has = NotDone, cell.After.Text()
		default:
			idle.Why, idle.Has = NotDone, was
		}
		x.out.Idle = append(x.out.Idle, idle)
	}
}

// another says that another line about the same cell or row was used.
func (x *explainer) another(i int, at place) bool {
	if !x.ledger[i].Leaves {
		at.column = x.ledger[i].Column
	}
	return slices.ContainsFunc(x.lines[at], func(j int) bool { return j != i && x.used[j] })
}

// rowsByPlace finds all rows that are data.
func rowsByPlace(r *roll.Roll) map[place]roll.Entry {
	rows := map[place]roll.Entry{}
	for _, p := range r.Parts {
		for _, row := range p.Rows {
			rows[place{p.Table.File, p.Table.Sheet, p.Table.Number(int(row)), ""}] = roll.Entry{Part: p, Row: row}
		}
	}
	return rows
}
