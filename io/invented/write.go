package invented

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rollnet/io/xlsx"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// Options say how a county is written.
type Options struct {
	Wide     bool // the roll is one workbook of 40 columns, whatever the county's layouts
	RollOnly bool // neither register nor lists nor planted.jsonl, much of which rests on them
}

// PlantedFile is the name of the file that lists what was planted.
const PlantedFile = "planted.jsonl"

// WideFile is the name of the workbook that Options.Wide makes.
const WideFile = "贫困人员信息.xlsx"

// book is one workbook of the roll: its name without ending, its sheets, and whose households it holds.
type book struct {
	name   string
	sheets []sheet
	houses []*invent.Household
}

// Write writes a county's files into a folder, which is made where it is not there. Files that are there already are an
// error: an invented county never takes the place of a real one.
func Write(dir string, c *invent.County, o Options) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	w := &writer{dir: dir, county: c, rows: map[any]spot{}}
	for _, b := range w.books(o) {
		if err := w.rollBook(b); err != nil {
			return err
		}
	}
	if o.RollOnly {
		return nil
	}
	for _, part := range []func() error{w.register, w.lists, w.planted} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// writer writes one county and keeps the rows of what was planted.
type writer struct {
	dir    string
	county *invent.County
	rows   map[any]spot // where a *Member, a *Household's own row, a *Person's register row or a listed row stands
}

// spot is a row in a file.
type spot struct {
	file  string
	sheet *sheet // nil for the register and lists
	name  string // of the sheet
	row   int
	made  row
}

// listed is the key of a list's row.
type listed struct {
	kind   roll.Kind
	person *invent.Person
}

// books splits the roll into workbooks: one for each town where towns differ in layout, else one for the county.
func (w *writer) books(o Options) []book {
	if o.Wide {
		return []book{{strings.TrimSuffix(WideFile, ".xlsx"), wide(w.county), w.county.Roll}}
	}
	if !w.mixed() {
		return w.layout(w.county.Towns[0].Layout, "", w.county.Roll)
	}
	byTown := map[*invent.Town][]*invent.Household{}
	for _, h := range w.county.Roll {
		byTown[h.Village.Town] = append(byTown[h.Village.Town], h)
	}
	var books []book
	for _, t := range w.county.Towns {
		if len(byTown[t]) > 0 {
			books = append(books, w.layout(t.Layout, "_"+t.Name, byTown[t])...)
		}
	}
	return books
}

// mixed says that towns differ in layout.
func (w *writer) mixed() bool {
	return slices.ContainsFunc(w.county.Towns, func(t *invent.Town) bool { return t.Layout != w.county.Towns[0].Layout })
}

func (w *writer) layout(l invent.Layout, tail string, houses []*invent.Household) []book {
	split := func(sheets []sheet, names ...string) []book {
		var books []book
		for i := range sheets {
			books = append(books, book{names[i] + tail, sheets[i : i+1], houses})
		}
		return books
	}
	switch l {
	case invent.List2017:
		return split(list2017(w.county), "建档立卡贫困人口")
	case invent.List2022:
		return split(list2022(w.county), "已脱贫人口名单")
	case invent.Wide2023:
		return split(wide2023(w.county), "监测对象信息")
	case invent.AC01:
		return split(ac01(w.county), "贫困户基本信息", "贫困人口基本信息")
	case invent.Pair2021:
		return split(pair2021(w.county), "户信息", "家庭成员信息")
	}
	return split(list2018(w.county), "贫困人员信息")
}

// rollBook writes a workbook of the roll.
func (w *writer) rollBook(b book) error {
	file := b.name + ".xlsx"
	return w.workbook(file, func(x *xlsx.Writer) error {
		for i := range b.sheets {
			if err := w.rollSheet(x, file, &b.sheets[i], b.houses); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) rollSheet(x *xlsx.Writer, file string, s *sheet, houses []*invent.Household) error {
	widths := make([]float64, len(s.columns))
	headers := make([]string, len(s.columns))
	for i, c := range s.columns {
		headers[i], widths[i] = c.header, width(c.field)
	}
	if err := x.Sheet(s.name, xlsx.SheetOptions{Widths: widths, Freeze: s.firstRow() - 1}); err != nil {
		return err
	}
	for _, t := range s.titles {
		if err := x.Title(t, len(s.columns)); err != nil {
			return err
		}
	}
	if err := x.HeaderRow(headers...); err != nil {
		return err
	}
	cells := make([]xlsx.Cell, len(s.columns))
	if s.legend != nil {
		for i, text := range s.legend {
			cells[i] = xlsx.TextCell(text).In(xlsx.Wrapped)
		}
		if err := x.Row(cells...); err != nil {
			return err
		}
	}
	number, village := s.firstRow()-1, houses[0].Village
	err := s.each(w.county, houses, func(r row) error {
		if s.joined && r.house.Village != village {
			x.Skip(1)
			if err := x.HeaderRow(headers...); err != nil {
				return err
			}
			number, village = number+2, r.house.Village
		}
		number++
		for i := range s.columns {
			cells[i] = written(s.cell(i, r))
		}
		w.keep(file, s, number, r)
		return x.Row(cells...)
	})
	if err != nil {
		return err
	}
	for _, note := range s.notes {
		if err := x.Row(xlsx.TextCell(note)); err != nil {
			return err
		}
	}
	return nil
}

// keep remembers the rows that planted lines are about.
func (w *writer) keep(file string, s *sheet, number int, r row) {
	if len(w.county.Planted) == 0 {
		return
	}
	at := spot{file, s, s.name, number, r}
	if s.households {
		w.rows[r.house] = at
		return
	}
	w.rows[r.member] = at
}

func written(c cell) xlsx.Cell {
	if c.number {
		return xlsx.NumberCell(c.text)
	}
	return xlsx.TextCell(c.text)
}

// width is a column's width in characters.
func width(f roll.Field) float64 {
	switch f {
	case roll.IDNumber, roll.HeadID, roll.BankAccount:
		return 22
	case roll.HouseholdNumber, roll.PersonNumber, roll.Phone, roll.HouseholdPhone, roll.WorkPlace, roll.MainCause:
		return 15
	case roll.Sequence:
		return 7
	}
	return 10
}

// workbook makes a file that must not be there.
func (w *writer) workbook(name string, fill func(*xlsx.Writer) error) error {
	return w.file(name, func(f *os.File) error {
		x := xlsx.NewWriter(f, xlsx.WriteOptions{})
		if err := fill(x); err != nil {
			return err
		}
		return x.Close()
	})
}

func (w *writer) file(name string, fill func(*os.File) error) (err error) {
	f, err := os.OpenFile(filepath.Join(w.dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if err := fill(f); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
