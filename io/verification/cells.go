package verification

import (
	"path/filepath"
	"strconv"
	"strings"

	"rollnet/io/sheet"
	"rollnet/screening"
	"rollnet/screening/compare"
	"rollnet/screening/table"
)

// cells holds each input against its corrected copy, cell by cell: what differs has its line, and each line its difference.
func (v *verifier) cells() error {
	if v.noLedger {
		return nil
	}
	wanted := map[string]bool{}
	for i := range v.copies {
		wanted[v.copies[i].input.SHA256] = true
	}
	before := v.correctedBefore()
	byHash, others := map[string]string{}, map[string]bool{} // others are by name: files given that no input is equal to
	for i, path := range append(before, v.options.Inputs...) {
		sum, err := hashOf(path)
		if err != nil {
			return &Refusal{path, screening.Words{ZH: "读不了（提示：检查路径和权限）", EN: "cannot be read (hint: check path and permissions)"}}
		}
		byHash[sum] = path
		if i >= len(before) && !wanted[sum] {
			others[filepath.Base(path)] = true
		}
	}
	lines := map[place]*compare.Line{}
	for i := range v.lines {
		lines[placeOf(&v.lines[i])] = &v.lines[i]
	}
	var absent []string
	for i := range v.copies {
		c := &v.copies[i]
		path, given := byHash[c.input.SHA256]
		switch {
		case !given && others[filepath.Base(filepath.FromSlash(c.input.File))]:
			v.fail(Cells, c.input.File, "给出的同名文件内容不同（提示：原始文件被改动过，或不是筛查时的那一份）", "the file given by this name has other content (hint: it was altered since, or is not the one that was screened)")
		case !given:
			absent = append(absent, c.input.File)
		case v.book(c) != nil:
			if err := v.against(c, path, lines); err != nil {
				return err
			}
		}
	}
	names := strings.Join(absent, "、")
	switch {
	case len(absent) == len(v.copies) && len(absent) > 0 && len(v.options.Inputs) > 0:
		v.fail(Cells, names, "给出的文件里没有（提示：--inputs 给出筛查时的原始文件）", "not among the files given (hint: give the files that were screened with --inputs)")
	case len(absent) == len(v.copies) && len(absent) > 0:
		v.notMade(Cells, screening.Words{ZH: "没有给出原始文件，逐格核对没有做（提示：用 --inputs 给出 " + names + "）", EN: "the original files were not given, so cells were not compared (hint: give " + names + " with --inputs)"})
	case len(absent) > 0:
		v.partly(Cells, screening.Words{ZH: "没有给出：" + names, EN: "not given: " + names})
	}
	return nil
}

// against compares one input with its copy.
func (v *verifier) against(c *copied, path string, lines map[place]*compare.Line) error {
	in, err := sheet.Open(path, c.input.File, sheet.Options{Password: v.options.Password, Partial: c.input.Outcome == "partial"})
	if err != nil {
		return err
	}
	in.Data = nil
	borne := map[place]bool{}
	for _, t := range in.Tables {
		if copied := v.tableOf(c, t.Sheet); copied != nil {
			v.sheet(c, t, copied, lines, borne)
		}
	}
	for i := range v.lines {
		l := &v.lines[i]
		if l.File == c.input.File && !borne[placeOf(l)] {
			v.fail(Cells, lineName(l), "%s：与原始文件对照，这一处没有这样的改动（提示：台账被添改，或单元格被改回）", "%s: held against the original file, nothing was changed so (hint: the line was added or altered, or the cell was changed back)", placeOf(l))
		}
	}
	return nil
}

// sheet compares one sheet; borne is what lines of the ledger are true.
func (v *verifier) sheet(c *copied, t, copied *table.Table, lines map[place]*compare.Line, borne map[place]bool) {
	rows := rowsByNumber(copied)
	for row := range t.Rows() {
		number := t.Number(row)
		to, there := c.moved(t.Sheet, number)
		if !there {
			borne[place{c.input.File, t.Sheet, number, ""}] = true
			continue
		}
		other, found := rows[to]
		for col := range max(len(t.Columns), len(copied.Columns)) {
			was, is := t.At(row, col), table.Value{}
			if found {
				is = copied.At(other, col)
			}
			v.looked(Cells, 1)
			if was.Text == is.Text || sameDay(t, copied, was, is) {
				continue
			}
			at := place{c.input.File, t.Sheet, number, table.ColumnName(col)}
			if l := lines[at]; l != nil && l.Was == was.Text && l.Becomes == is.Text {
				borne[at] = true
				continue
			}
			v.fail(Cells, place{c.name, t.Sheet, to, at.column}.String(), "与原始文件不同，台账中没有相符的一行（提示：单元格或台账被改动过）",
				"it is not what the original file has, and no line of the ledger says so (hint: the cell or the ledger was altered)")
		}
		delete(rows, to)
	}
	for number := range rows {
		v.fail(Cells, place{c.name, t.Sheet, number, ""}.String(), "原始文件中没有这一行（提示：被添上）", "the original file has no such row (hint: it was added)")
	}
}

// sameDay says that a serial counted from 1904 became that of the same day counted from 1900.
func sameDay(t, copied *table.Table, was, is table.Value) bool {
	if !t.Date1904 || copied.Date1904 || was.Kind != table.Date {
		return false
	}
	a, rest, _ := strings.Cut(was.Text, ".")
	b, other, _ := strings.Cut(is.Text, ".")
	x, err := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	return err == nil && err2 == nil && y == x+1462 && rest == other
}
