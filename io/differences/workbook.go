package differences

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/compare"
	"rollnet/screening/roll"
)

type words = screening.Words

// The columns that say who a line is about, in every list.
var who = []workbook.Column{
	{Header: "乡镇", Width: 9, Style: workbook.Middle}, {Header: "行政村", Width: 9, Style: workbook.Middle},
	{Header: "户编号", Width: 14, Style: workbook.Middle}, {Header: "姓名", Width: 9, Style: workbook.Middle},
	{Header: "人编号", Width: 16, Style: workbook.Middle}, {Header: "证件号码", Width: 20, Style: workbook.Middle},
}

var whoEnglish = []string{"town", "village", "household", "name", "person", "ID number"}

func (w *Who) cells() []workbook.Cell {
	return texts(w.Town, w.Village, w.Household, w.Name, w.Person, w.ID)
}

func texts(all ...string) []workbook.Cell {
	cells := make([]workbook.Cell, len(all))
	for i, text := range all {
		cells[i] = workbook.Cell{Value: text}
	}
	return cells
}

// list is a sheet of the workbook.
type list struct {
	name, title words
	columns     []column // behind those of who
	rows        iter.Seq[[]workbook.Cell]
	count       int
}

type column struct {
	head  words
	width float64
}

// Workbook writes the report as a workbook for an auditor: figures first, then a sheet for each kind of difference, before
// and after side by side and marked. scratch is a private folder for temporary files.
func (r *Report) Workbook(out io.Writer, scratch, lang string) (err error) {
	book, err := workbook.New(scratch)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	b := &auditBook{Report: r, book: book, lang: lang}
	if err := b.summary(); err != nil {
		return err
	}
	for _, l := range b.lists() {
		if l.count > 0 {
			if err := b.sheet(l); err != nil {
				return err
			}
		}
	}
	return book.Write(out)
}

type auditBook struct {
	*Report
	book *workbook.Book
	lang string
}

func (b *auditBook) in(zh, en string) string { return words{ZH: zh, EN: en}.In(b.lang) }

func (b *auditBook) sheet(l list) error {
	t := workbook.Table{Name: l.name.In(b.lang), Title: l.title.In(b.lang), Footer: l.name.In(b.lang), Rows: l.rows, Freeze: 4}
	for i, c := range who {
		if b.lang == "en" {
			c.Header = whoEnglish[i]
		}
		t.Columns = append(t.Columns, c)
	}
	for _, c := range l.columns {
		t.Columns = append(t.Columns, workbook.Column{Header: c.head.In(b.lang), Width: c.width, Style: workbook.Text})
	}
	return b.book.Table(t)
}

// summary is the first sheet: what was compared, and the figures.
func (b *auditBook) summary() error {
	n := b.Counts
	line := func(zh, en string, value any) []workbook.Cell {
		return []workbook.Cell{{Value: b.in(zh, en), Style: workbook.Label}, {Value: value}}
	}
	rows := [][]workbook.Cell{
		line("之前的文件", "files before", strings.Join(b.Before.Files, "、")),
		line("之后的文件", "files after", strings.Join(b.After.Files, "、")),
		line("之前户数、人数", "households and persons before", fmt.Sprintf("%d / %d", b.Before.Households, b.Before.Persons)),
		line("之后户数、人数", "households and persons after", fmt.Sprintf("%d / %d", b.After.Households, b.After.Persons)),
		line("对应上的户数、人数", "matched households and persons", fmt.Sprintf("%d / %d", n.MatchedHouseholds, n.MatchedPersons)),
		line("比较的单元格", "cells compared", n.Compared),
		line("修改（处）", "changed", n.Changed),
		line("其中只是写法不同", "in form only", n.FormOnly),
		line("修改的单元格", "cells changed", n.Cells),
		line("涉及人数、户数", "persons and households concerned", fmt.Sprintf("%d / %d", n.Persons, n.Households)),
		line("新增行", "rows added", n.Added), line("减少行", "rows removed", n.Removed), line("换户人数", "persons moved", n.Moved),
		line("新增户", "households added", n.HouseholdsAdded), line("减少户", "households removed", n.HouseholdsRemoved),
		line("对应关系须核对", "matches to be looked at", len(b.Unsure)),
	}
	for _, k := range b.Repeated {
		rows = append(rows, line("重复的编号", "number that stands more than once", fmt.Sprintf(b.in("%s %s：之前 %d 行，之后 %d 行", "%s %s: %d rows before, %d after"), k.Field, k.Key, len(k.Before), len(k.After))))
	}
	for _, a := range b.Apart {
		rows = append(rows, line("没有比较的字段", "field not compared", fmt.Sprintf(b.in("%s：只有%s有（%d 行）", "%s: only %s (%d rows)"), a.Header,
			map[string]string{"before": b.in("之前", "before"), "after": b.in("之后", "after")}[a.In], a.Rows)))
	}
	if x := b.Ledger; x != nil {
		rows = append(rows,
			line("台账行数", "lines of the ledger", x.Lines), line("与差异一一对应的台账", "lines that account for a difference each", x.Used),
			line("没有效果的台账", "lines without effect", len(x.Idle)),
			line("没有台账的差异", "differences without a line", len(x.Unexplained)+len(x.Added)+len(x.Removed)+len(x.Moved)))
	}
	return b.book.Table(workbook.Table{
		Name: b.in("概要", "summary"), Title: b.in("花名册前后对比", "two rolls compared"), Footer: b.in("概要", "summary"), Rows: slices.Values(rows),
		Columns: []workbook.Column{{Header: b.in("项目", "item"), Width: 30, Style: workbook.Text}, {Header: b.in("内容", "value"), Width: 80, Style: workbook.Text}},
	})
}

var beforeAfter = []column{{words{ZH: "之前位置", EN: "place before"}, 28}, {words{ZH: "之后位置", EN: "place after"}, 28}}

func (b *auditBook) lists() []list {
	changed := []column{{words{ZH: "字段", EN: "field"}, 14}, {words{ZH: "之前", EN: "before"}, 22}, {words{ZH: "之后", EN: "after"}, 22}, {words{ZH: "说明", EN: "note"}, 22}}
	changed = append(changed, beforeAfter...)
	one := []column{{words{ZH: "位置", EN: "place"}, 28}, {words{ZH: "内容", EN: "content"}, 60}}
	moved := append([]column{{words{ZH: "原户编号", EN: "from household"}, 16}, {words{ZH: "现户编号", EN: "to household"}, 16}}, beforeAfter...)
	unsure := append([]column{{words{ZH: "对应依据", EN: "matched by"}, 24}}, beforeAfter...)
	all := []list{
		{words{ZH: "修改", EN: "changed"}, words{ZH: "修改：之前与之后的内容", EN: "what was changed, before and after"}, changed, b.changes(b.Changed), len(b.Changed)},
		{words{ZH: "新增", EN: "added"}, words{ZH: "之后才有的行", EN: "rows that only stand after"}, one, b.rowLines(b.Added, workbook.Info), len(b.Added)},
		{words{ZH: "减少", EN: "removed"}, words{ZH: "之前才有的行", EN: "rows that only stood before"}, one, b.rowLines(b.Removed, workbook.Error), len(b.Removed)},
		{words{ZH: "换户", EN: "moved"}, words{ZH: "换到另一户的人", EN: "persons in another household"}, moved, b.moveLines(b.Moved), len(b.Moved)},
		{words{ZH: "对应须核对", EN: "matches"}, words{ZH: "没有可靠编号、按其他内容对应的人，须核对是否同一人", EN: "persons matched without a sure number; to be looked at"}, unsure, b.pairLines(b.Unsure), len(b.Unsure)},
		{words{ZH: "行序", EN: "order"}, words{ZH: "行序变动（不算差异）", EN: "rows in another order, which is no difference"}, unsure, b.pairLines(b.Order), len(b.Order)},
	}
	if x := b.Ledger; x != nil {
		all = append(all,
			list{words{ZH: "没有台账的修改", EN: "changed, no line"}, words{ZH: "没有台账的修改", EN: "changed without a line of the ledger"}, changed, b.changes(x.Unexplained), len(x.Unexplained)},
			list{words{ZH: "没有台账的新增", EN: "added, no line"}, words{ZH: "没有台账的新增行", EN: "added without a line of the ledger"}, one, b.rowLines(x.Added, workbook.Info), len(x.Added)},
			list{words{ZH: "没有台账的减少", EN: "removed, no line"}, words{ZH: "没有台账的减少行", EN: "removed without a line of the ledger"}, one, b.rowLines(x.Removed, workbook.Error), len(x.Removed)},
			list{words{ZH: "没有台账的换户", EN: "moved, no line"}, words{ZH: "没有台账的换户", EN: "moved without a line of the ledger"}, moved, b.moveLines(x.Moved), len(x.Moved)},
			list{words{ZH: "没有效果的台账", EN: "lines without effect"}, words{ZH: "没有效果的台账", EN: "ledger lines without effect"}, []column{
				{words{ZH: "台账行", EN: "line"}, 8}, {words{ZH: "字段", EN: "field"}, 14}, {words{ZH: "原值", EN: "was"}, 20}, {words{ZH: "改为", EN: "becomes"}, 20},
				{words{ZH: "实际内容", EN: "has"}, 20}, {words{ZH: "原因", EN: "why"}, 26}, {words{ZH: "位置", EN: "place"}, 28}}, b.idle(x.Idle), len(x.Idle)})
	}
	return all
}

func (b *auditBook) changes(cells []Cell) iter.Seq[[]workbook.Cell] {
	return func(yield func([]workbook.Cell) bool) {
		for i := range cells {
			c := &cells[i]
			mark := workbook.Error
			if c.Form {
				mark = workbook.Warning
			}
			note := []string{c.Differs(b.lang)}
			if c.Cells > 1 {
				note = append(note, fmt.Sprintf(b.in("全户 %d 行", "all %d rows of the household"), c.Cells))
			}
			if c.Moved {
				note = append(note, b.in("因换户", "by moving"))
			}
			if why := MatchWords[c.Match].In(b.lang); why != "" {
				note = append(note, why)
			}
			note = slices.DeleteFunc(note, func(s string) bool { return s == "" })
			row := append(c.Who.cells(), workbook.Cell{Value: c.Header}, workbook.Cell{Value: c.Was}, workbook.Cell{Value: c.Becomes, Style: mark})
			if !yield(append(row, texts(strings.Join(note, "；"), c.Before.String(), c.After.String())...)) {
				return
			}
		}
	}
}

func (b *auditBook) rowLines(rows []Row, mark workbook.Style) iter.Seq[[]workbook.Cell] {
	return func(yield func([]workbook.Cell) bool) {
		for i := range rows {
			r := &rows[i]
			cells := r.Who.cells()
			cells[3].Style = mark
			if !yield(append(cells, texts(r.Place.String(), b.said(r))...)) {
				return
			}
		}
	}
}

// said is what a row says, field by field.
func (b *auditBook) said(r *Row) string {
	var parts []string
	t := &teller{lang: b.lang}
	for _, f := range roll.Fields() {
		if text := r.Says[f.String()]; text != "" {
			parts = append(parts, t.header(f, "")+"："+text)
		}
	}
	return strings.Join(parts, "；")
}

func (b *auditBook) moveLines(moves []Move) iter.Seq[[]workbook.Cell] {
	return func(yield func([]workbook.Cell) bool) {
		for i := range moves {
			m := &moves[i]
			if !yield(append(m.Who.cells(), workbook.Cell{Value: m.From}, workbook.Cell{Value: m.To, Style: workbook.Error},
				workbook.Cell{Value: m.Before.String()}, workbook.Cell{Value: m.After.String()})) {
				return
			}
		}
	}
}

func (b *auditBook) pairLines(pairs []Pair) iter.Seq[[]workbook.Cell] {
	return func(yield func([]workbook.Cell) bool) {
		for i := range pairs {
			p := &pairs[i]
			if !yield(append(p.Who.cells(), texts(MatchWords[p.Match].In(b.lang), p.Before.String(), p.After.String())...)) {
				return
			}
		}
	}
}

func (b *auditBook) idle(lines []Idle) iter.Seq[[]workbook.Cell] {
	return func(yield func([]workbook.Cell) bool) {
		for i := range lines {
			l := &lines[i]
			field := (&teller{lang: b.lang}).header(roll.FieldByKey(l.Field), l.Field)
			row := append(texts("", "", "", "", "", ""), workbook.Cell{Value: l.Line})
			if !yield(append(row, texts(field, l.Was, l.Becomes, l.Has, IdleWords[l.Why].In(b.lang), l.Place.String())...)) {
				return
			}
		}
	}
}

// MatchWords says what a pair was matched by, where that is worth a look.
var MatchWords = map[string]screening.Words{
	compare.ByNumberYet.String(): {ZH: "人编号相同，姓名和证件号码都不同", EN: "the same person number, another name and ID number"},
	compare.ByName.String():      {ZH: "按姓名对应", EN: "matched by name"},
	compare.ByLikeness.String():  {ZH: "按同户、出生日期或相近的证件号码对应", EN: "matched by household and birth date or a like ID number"},
}

// IdleWords says why a ledger line has no effect.
var IdleWords = map[string]screening.Words{
	string(compare.NoCell):    {ZH: "前一份里没有这一行", EN: "there is no such row before"},
	string(compare.OtherWas):  {ZH: "前一份的单元格与“原值”不符", EN: "the cell before does not hold what the line says it was"},
	string(compare.NotDone):   {ZH: "后一份的单元格与“改为”不符", EN: "the cell after does not hold what the line says it becomes"},
	string(compare.Twice):     {ZH: "同一处已有另一行台账", EN: "another line is about the same place"},
	string(compare.NotLeft):   {ZH: "该行仍在后一份里", EN: "the row is still there"},
	string(compare.Unmatched): {ZH: "该行在后一份里已没有", EN: "the row is gone"},
}
