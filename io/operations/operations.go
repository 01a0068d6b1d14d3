// Package operations writes what is to be entered in the national system, one list for each kind of operation.
package operations

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"rollnet/io/place"
	"rollnet/io/workbook"
	"rollnet/screening"
)

// EditsName is where the list of edits stands in a run folder.
const EditsName = "operations/信息修改.xlsx"

type words = screening.Words

var sheet = words{ZH: "信息修改", EN: "edits"}

type column struct {
	head  words
	width float64
	style workbook.Style
	cell  func(e edit, lang string) any
}

// edit is a correction and where it stands.
type edit struct {
	*screening.Correction
	place.Place
}

var columns = []column{
	{words{ZH: "县", EN: "county"}, 8, workbook.Middle, func(e edit, _ string) any { return e.Place.County }},
	{words{ZH: "乡镇", EN: "town"}, 8, workbook.Middle, func(e edit, _ string) any { return e.Place.Town }},
	{words{ZH: "行政村", EN: "village"}, 9, workbook.Middle, func(e edit, _ string) any { return e.Place.Village }},
	{words{ZH: "户编号", EN: "household"}, 13, workbook.Middle, func(e edit, _ string) any { return e.Place.Household }},
	{words{ZH: "户主姓名", EN: "head"}, 9, workbook.Middle, func(e edit, _ string) any { return e.Place.Head }},
	{words{ZH: "人编号", EN: "person"}, 15, workbook.Middle, func(e edit, _ string) any { return e.Place.Person }},
	{words{ZH: "姓名", EN: "name"}, 9, workbook.Middle, func(e edit, _ string) any { return e.Place.Name }},
	{words{ZH: "证件号码", EN: "ID number"}, 20, workbook.Middle, func(e edit, _ string) any { return e.Place.ID }},
	{words{ZH: "修改字段", EN: "field"}, 11, workbook.Middle, field},
	{words{ZH: "原值", EN: "was"}, 20, workbook.Text, func(e edit, _ string) any { return e.Was }},
	{words{ZH: "修改后", EN: "becomes"}, 20, workbook.Text, func(e edit, _ string) any { return e.Becomes }},
	{words{ZH: "修改说明", EN: "why"}, 26, workbook.Text, why},
	{words{ZH: "依据规则", EN: "rule"}, 18, workbook.Text, rule},
	{words{ZH: "来源文件", EN: "file"}, 18, workbook.Text, func(e edit, _ string) any { return e.Place.File }},
	{words{ZH: "工作表", EN: "sheet"}, 11, workbook.Text, func(e edit, _ string) any { return e.Place.Sheet }},
	{words{ZH: "行号", EN: "row"}, 8, workbook.Middle, func(e edit, _ string) any { return e.Place.Row }},
}

func field(e edit, lang string) any {
	if lang == "en" {
		return e.At.Field.English()
	}
	return e.At.Field.Chinese()
}

func why(e edit, lang string) any { return e.Finding.Message.In(lang) }

func rule(e edit, lang string) any { return e.Finding.Rule.Code + " " + e.Finding.Rule.Title.In(lang) }

// WriteEdits writes the list of applied corrections, sorted by town, village, household and row, as they are entered in
// the system; without any, it says so. It returns their number. scratch is a private folder for temporary files.
func WriteEdits(w io.Writer, scratch string, corrections []screening.Correction, lang string) (rows int, err error) {
	book, err := workbook.New(scratch)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	t := workbook.Table{
		Name:    sheet.In(lang),
		Title:   words{ZH: "信息修改：已更正、需在系统中录入的内容", EN: "edits to enter in the national system"}.In(lang),
		Footer:  sheet.In(lang),
		Columns: []workbook.Column{{Header: words{ZH: "序号", EN: "no."}.In(lang), Width: 6, Style: workbook.Middle}},
		Rows:    lines(corrections, lang),
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, workbook.Column{Header: c.head.In(lang), Width: c.width, Style: c.style})
	}
	if err := book.Table(t); err != nil {
		return 0, err
	}
	return len(corrections), book.Write(w)
}

func lines(corrections []screening.Correction, lang string) func(yield func([]workbook.Cell) bool) {
	if len(corrections) == 0 {
		none := words{ZH: "本次无可直接修改项", EN: "nothing to enter this time"}.In(lang)
		return func(yield func([]workbook.Cell) bool) {
			yield([]workbook.Cell{{}, {Value: none, Style: workbook.Plain}})
		}
	}
	edits := make([]edit, len(corrections))
	for i := range corrections {
		c := &corrections[i]
		edits[i] = edit{c, place.Of(c.Finding)}
		edits[i].File, edits[i].Sheet, edits[i].Row, _ = place.Cell(c.At)
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.Town, b.Town), cmp.Compare(a.Village, b.Village), cmp.Compare(a.Place.Household, b.Place.Household))
	})
	return func(yield func([]workbook.Cell) bool) {
		for i := range edits {
			row := []workbook.Cell{{Value: i + 1}}
			for _, c := range columns {
				row = append(row, workbook.Cell{Value: c.cell(edits[i], lang)})
			}
			if !yield(row) {
				return
			}
		}
	}
}
