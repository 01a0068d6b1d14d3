package verification

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/sheet"
	"rollnet/screening/compare"
	"rollnet/screening/table"
)

const correctedFolder = "corrected/"

// copied is an input that holds a roll and its corrected copy.
type copied struct {
	input *input
	name  string           // of the copy among the outputs; empty where there is none
	left  map[string][]int // rows that left, by sheet, ascending, as the input numbers them
}

// pairInputs finds the copy of each input that holds a roll: of the same name, or with the ending .xlsx.
func (v *verifier) pairInputs() {
	var free []string
	for _, o := range v.run.Outputs {
		if name, found := strings.CutPrefix(o.File, correctedFolder); found {
			free = append(free, name)
		}
	}
	take := func(name string) string {
		i := slices.Index(free, name)
		if i < 0 {
			return ""
		}
		free = slices.Delete(free, i, i+1)
		return correctedFolder + name
	}
	for i := range v.run.Inputs {
		in := &v.run.Inputs[i]
		if slices.ContainsFunc(in.Sheets, func(s inputSheet) bool { return s.roll() }) {
			v.copies = append(v.copies, copied{input: in, left: map[string][]int{}})
		}
	}
	for i := range v.copies {
		v.copies[i].name = take(v.copies[i].input.File)
	}
	for i := range v.copies {
		c := &v.copies[i]
		if c.name == "" {
			c.name = take(strings.TrimSuffix(c.input.File, path.Ext(c.input.File)) + ".xlsx")
		}
		for name := c.input.File + ".xlsx"; c.name == "" && len(name) < len(c.input.File)+30; name += ".xlsx" {
			c.name = take(name)
		}
		if c.name == "" {
			v.fail(Rows, c.input.File, "没有更正后的副本（提示：corrected 里缺少文件）", "it has no corrected copy (hint: a file is missing in corrected)")
		}
	}
	for _, name := range free {
		v.fail(Rows, correctedFolder+name, "没有与它对应的输入文件", "no input belongs to it")
	}
	for _, l := range v.lines {
		if c := v.copyOf(l.File); c != nil && l.Leaves {
			c.left[l.Sheet] = append(c.left[l.Sheet], l.Row)
		}
	}
	for i := range v.copies {
		for _, rows := range v.copies[i].left {
			slices.Sort(rows)
		}
	}
}

func (s *inputSheet) roll() bool { return s.Kind == "person" || s.Kind == "household" }

func (v *verifier) copyOf(file string) *copied {
	for i := range v.copies {
		if v.copies[i].input.File == file {
			return &v.copies[i]
		}
	}
	return nil
}

// moved is the number that a row of the input has in the copy, below the rows that left; there is false for one that left.
func (c *copied) moved(sheet string, row int) (number int, there bool) {
	n, gone := slices.BinarySearch(c.left[sheet], row)
	return row - n, !gone
}

// sheets are the names of an input's sheets, each once, in order.
func (in *input) sheets() (names []string) {
	for _, s := range in.Sheets {
		if !slices.Contains(names, s.Sheet) {
			names = append(names, s.Sheet)
		}
	}
	return names
}

// book reads a corrected copy, once; nil, and a failure, where it cannot be read.
func (v *verifier) book(c *copied) *sheet.Workbook {
	if c.name == "" {
		return nil
	}
	if b, known := v.books[c.name]; known {
		return b
	}
	b, err := sheet.Open(v.path(c.name), c.name, sheet.Options{Password: v.options.Password})
	if err != nil {
		v.failErr(Rows, c.name, err)
		b = nil
	} else {
		b.Data = nil
	}
	v.books[c.name] = b
	return b
}

// tableOf is the copy's table of a sheet of the input: of its name, or in its place where a workbook does not allow the name.
func (v *verifier) tableOf(c *copied, name string) *table.Table {
	b := v.book(c)
	if b == nil {
		return nil
	}
	for _, t := range b.Tables {
		if t.Sheet == name {
			return t
		}
	}
	if i := slices.Index(c.input.sheets(), name); i >= 0 && i < len(b.Tables) && len(b.Tables) == len(c.input.sheets()) {
		return b.Tables[i]
	}
	return nil
}

// rows holds the rows of the inputs, as run.json has them, against the rows of the copies.
func (v *verifier) rows() {
	for i := range v.run.Inputs {
		in := &v.run.Inputs[i]
		for _, s := range in.Sheets {
			v.looked(Rows, s.RowsRead)
			if s.RowsRead != s.RowsKept+s.RowsSkipped || s.RowsSkipped != len(s.Skipped) {
				v.fail(Rows, in.File+"!"+s.Sheet, "run.json 记下读入 %d 行、采用 %d 行、跳过 %d 行（列出 %d 行），对不上", "run.json says %d rows read, %d kept, %d skipped (%d listed), which does not add up",
					s.RowsRead, s.RowsKept, s.RowsSkipped, len(s.Skipped))
			}
		}
	}
	for i := range v.copies {
		c := &v.copies[i]
		b := v.book(c)
		if b == nil {
			continue
		}
		for _, name := range c.input.sheets() {
			v.rowsOf(c, name)
		}
	}
}

func (v *verifier) rowsOf(c *copied, name string) {
	want := -len(c.left[name])
	for _, s := range c.input.Sheets {
		if s.Sheet == name {
			want += s.RowsRead + len(s.HeaderRows)
		}
	}
	t := v.tableOf(c, name)
	place := strings.TrimSuffix(c.name+"!"+name, "!")
	switch {
	case t == nil && want > 0:
		v.fail(Rows, place, "工作表不见了，应有 %d 行", "the sheet is missing, it should have %d rows", want)
	case t != nil && t.Rows() != want:
		v.fail(Rows, place, "有 %d 行，应有 %d 行（读入的行加表头，减去台账中移出的行）（提示：有行被删去或添上）",
			"it has %d rows and should have %d: those read and the headers, without those that left by the ledger (hint: a row was dropped or added)", t.Rows(), want)
	}
}

func lineName(l *compare.Line) string { return "changes.csv!" + strconv.Itoa(l.At) }
