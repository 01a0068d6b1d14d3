// Package operations writes what is to be entered in the national system, one list for each kind of operation.
package operations

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"rollnet/io/ledger"
	"rollnet/io/place"
	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// EditsName is where the list of edits stands in a run folder.
var EditsName = Name(screening.Edit)

type words = screening.Words

// Name is where the list of an operation stands in a run folder.
func Name(op screening.Operation) string { return "operations/" + nameOf(op).ZH + ".xlsx" }

func nameOf(op screening.Operation) words {
	for _, known := range screening.Operations {
		if known.Operation == op {
			return known.Name
		}
	}
	return words{ZH: string(op), EN: string(op)}
}

// Item is a line of a list: whom it is about, what is to be entered, why, and where it stands in the files. What is not known
// is empty.
type Item struct {
	place.Place
	Fields        ledger.Facts // of a row that leaves or is to be entered: its texts by field
	Into          string       // the 户编号 that it comes into
	Field         roll.Field   // of a cell that changes
	Was, Becomes  string
	Why, Rule     string
	Verifier, Day string // who checked it at the door, and when
	Note          string
}

type column struct {
	head  words
	width float64
	style workbook.Style
	cell  func(i *Item, lang string) any
	bare  bool // left out where no line has anything in it
}

func of(get func(i *Item) string) func(*Item, string) any {
	return func(i *Item, _ string) any { return get(i) }
}

// who stands in front, in the national system's order.
var who = []column{
	{words{ZH: "县", EN: "county"}, 8, workbook.Middle, of(func(i *Item) string { return i.County }), false},
	{words{ZH: "乡镇", EN: "town"}, 8, workbook.Middle, of(func(i *Item) string { return i.Town }), false},
	{words{ZH: "行政村", EN: "village"}, 9, workbook.Middle, of(func(i *Item) string { return i.Village }), false},
	{words{ZH: "户编号", EN: "household"}, 13, workbook.Middle, of(func(i *Item) string { return i.Household }), false},
	{words{ZH: "户主姓名", EN: "head"}, 9, workbook.Middle, of(func(i *Item) string { return i.Head }), false},
	{words{ZH: "人编号", EN: "person"}, 15, workbook.Middle, of(func(i *Item) string { return i.Person }), false},
	{words{ZH: "姓名", EN: "name"}, 9, workbook.Middle, of(func(i *Item) string { return i.Name }), false},
	{words{ZH: "证件号码", EN: "ID number"}, 20, workbook.Middle, of(func(i *Item) string { return i.ID }), false},
}

// rowFields are shown of rows that leave or are to be entered, in the order of the national system's list of persons.
var rowFields = []roll.Field{roll.Sex, roll.BirthDate, roll.HouseholdSize, roll.Relation, roll.Ethnic, roll.Education, roll.InSchool, roll.Health, roll.Labour,
	roll.WorkPlace, roll.WorkMonths, roll.MedicalInsurance, roll.IllnessInsurance, roll.Pension, roll.WorkerPension, roll.ExitStatus, roll.PovertyAttribute,
	roll.HouseholdType, roll.MonitorType, roll.MainCause, roll.IncomePerHead, roll.Phone, roll.HouseholdPhone, roll.BankName, roll.BankAccount, roll.Address}

// what stands behind them.
var what = []column{
	{words{ZH: "转入户编号", EN: "into household"}, 13, workbook.Middle, of(func(i *Item) string { return i.Into }), true},
	{words{ZH: "修改字段", EN: "field"}, 11, workbook.Middle, field, true},
	{words{ZH: "原值", EN: "was"}, 20, workbook.Text, of(func(i *Item) string { return i.Was }), true},
	{words{ZH: "修改后", EN: "becomes"}, 20, workbook.Text, of(func(i *Item) string { return i.Becomes }), true},
	{words{ZH: "说明", EN: "why"}, 26, workbook.Text, of(func(i *Item) string { return i.Why }), false},
	{words{ZH: "依据规则", EN: "rule"}, 18, workbook.Text, of(func(i *Item) string { return i.Rule }), false},
	{words{ZH: "核实人", EN: "checked by"}, 9, workbook.Middle, of(func(i *Item) string { return i.Verifier }), true},
	{words{ZH: "核实日期", EN: "checked on"}, 11, workbook.Middle, of(func(i *Item) string { return i.Day }), true},
	{words{ZH: "核实说明", EN: "note"}, 20, workbook.Text, of(func(i *Item) string { return i.Note }), true},
	{words{ZH: "来源文件", EN: "file"}, 18, workbook.Text, of(func(i *Item) string { return i.File }), false},
	{words{ZH: "工作表", EN: "sheet"}, 11, workbook.Text, of(func(i *Item) string { return i.Sheet }), false},
	{words{ZH: "行号", EN: "row"}, 8, workbook.Middle, func(i *Item, _ string) any { return i.Row }, false},
}

func field(i *Item, lang string) any { return fieldName(i.Field, lang) }

func fieldName(f roll.Field, lang string) string {
	return words{ZH: f.Chinese(), EN: f.English()}.In(lang)
}

// WriteEdits writes the list of the corrections that a screening applied; see Write.
func WriteEdits(w io.Writer, scratch string, corrections []screening.Correction, lang string) (rows int, err error) {
	items := make([]Item, len(corrections))
	for i := range corrections {
		c := &corrections[i]
		f := c.Finding
		items[i] = Item{Place: place.Of(f), Field: c.At.Field, Was: c.Was, Becomes: c.Becomes, Why: f.Message.In(lang), Rule: f.Rule.Code + " " + f.Rule.Title.In(lang)}
		one := &items[i].Place
		one.File, one.Sheet, one.Row, one.Column = place.Cell(c.At)
	}
	return Write(w, scratch, screening.Edit, items, lang)
}

// Write writes the list of an operation, sorted by town, village and household, as it is entered in the system; without any
// line, it says so. It returns their number. scratch is a private folder for temporary files.
func Write(w io.Writer, scratch string, op screening.Operation, items []Item, lang string) (rows int, err error) {
	book, err := workbook.New(scratch)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	items = slices.SortedStableFunc(slices.Values(items), func(a, b Item) int {
		return cmp.Or(strings.Compare(a.Town, b.Town), strings.Compare(a.Village, b.Village), strings.Compare(a.Household, b.Household))
	})
	shown := shownColumns(items, lang)
	name := nameOf(op)
	t := workbook.Table{
		Name:    name.In(lang),
		Title:   words{ZH: name.ZH + "：需在系统中录入的内容", EN: name.EN + " to enter in the national system"}.In(lang),
		Footer:  name.In(lang),
		Columns: []workbook.Column{{Header: words{ZH: "序号", EN: "no."}.In(lang), Width: 6, Style: workbook.Middle}},
		Rows:    lines(items, shown, lang),
	}
	if op == screening.Edit {
		t.Title = words{ZH: "信息修改：已更正、需在系统中录入的内容", EN: "edits to enter in the national system"}.In(lang)
	}
	for _, c := range shown {
		t.Columns = append(t.Columns, workbook.Column{Header: c.head.In(lang), Width: c.width, Style: c.style})
	}
	if err := book.Table(t); err != nil {
		return 0, err
	}
	return len(items), book.Write(w)
}

// shownColumns are the columns of a list: those that some line has something in, and those that are always there.
func shownColumns(items []Item, lang string) []column {
	all := slices.Clone(who)
	for _, f := range rowFields {
		all = append(all, column{words{ZH: f.Chinese(), EN: f.English()}, 11, workbook.Middle, of(func(i *Item) string { return i.Fields.Of(f.String()) }), true})
	}
	all = append(all, what...)
	return slices.DeleteFunc(all, func(c column) bool {
		return c.bare && !slices.ContainsFunc(items, func(i Item) bool { return c.cell(&i, lang) != "" })
	})
}

func lines(items []Item, shown []column, lang string) func(yield func([]workbook.Cell) bool) {
	if len(items) == 0 {
		none := words{ZH: "本次无可直接修改项", EN: "nothing to enter this time"}.In(lang)
		return func(yield func([]workbook.Cell) bool) {
			yield([]workbook.Cell{{}, {Value: none, Style: workbook.Plain}})
		}
	}
	return func(yield func([]workbook.Cell) bool) {
		for i := range items {
			row := []workbook.Cell{{Value: i + 1}}
			for _, c := range shown {
				row = append(row, workbook.Cell{Value: c.cell(&items[i], lang)})
			}
			if !yield(row) {
				return
			}
		}
	}
}
