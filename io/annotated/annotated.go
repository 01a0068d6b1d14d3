// Package annotated writes a clerk's own sheet with the cells that findings are about coloured and commented, and nothing else
// changed. Containers that carry no colours (CSV) or cannot be patched (.xls, HTML, XML 2003) become .xlsx.
package annotated

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"rollnet/io/corrected"
	"rollnet/io/intake"
	"rollnet/io/layout"
	"rollnet/io/ledger"
	"rollnet/io/sheet"
	"rollnet/io/xlsx"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Folder is where annotated copies stand in a run folder.
const Folder = "annotated/"

// Limits that keep Excel and WPS quick: each comment is a drawing of its own.
const (
	MaxComments = 3000 // of a sheet; cells beyond them, the least severe, are coloured only
	maxFindings = 6    // told of in one comment
	maxText     = 1200 // characters of a comment
)

// Names are the names of the inputs' annotated copies, in order, by the rule of corrected.NamesOf.
func Names(inputs []intake.Input) []string {
	originals := make([]corrected.Original, len(inputs))
	for i := range inputs {
		originals[i] = corrected.Original{File: inputs[i].File, Kept: stays(&inputs[i])}
	}
	return corrected.NamesOf(originals)
}

// stays says that the copy is the input's own bytes but for what is marked.
func stays(in *intake.Input) bool {
	return in.Workbook.Container == sheet.XLSX && len(in.Workbook.Lost) == 0
}

// Write writes the annotated copy of an input that holds a roll, and returns the number of marked cells. findings may be of other
// inputs too; titles are the rules' by code.
func Write(w io.Writer, in *intake.Input, findings []ledger.Finding, titles map[string]string, lang string) (cells int, err error) {
	marked := marks(in, findings, titles, lang)
	for _, notes := range marked {
		cells += len(notes)
	}
	data := in.Workbook.Data
	if !stays(in) {
		var book bytes.Buffer
		names, err := corrected.Workbook(&book, in)
		if err != nil {
			return cells, err
		}
		renamed := map[string][]xlsx.Note{}
		for i, t := range in.Workbook.Tables {
			if notes, found := marked[t.Sheet]; found {
				renamed[names[i]] = notes
			}
		}
		marked, data = renamed, book.Bytes()
	}
	if cells == 0 {
		_, err = w.Write(data)
		return 0, err
	}
	return cells, xlsx.Annotate(w, bytes.NewReader(data), int64(len(data)), in.File, marked)
}

// Uncommented is how many marked cells of an input would be coloured only.
func Uncommented(in *intake.Input, findings []ledger.Finding) int {
	bySheet := map[string]map[[2]int]bool{}
	for at := range places(in, findings) {
		if bySheet[at.sheet] == nil {
			bySheet[at.sheet] = map[[2]int]bool{}
		}
		bySheet[at.sheet][[2]int{at.row, at.col}] = true
	}
	n := 0
	for _, cells := range bySheet {
		n += max(0, len(cells)-MaxComments)
	}
	return n
}

type place struct {
	sheet    string
	row, col int
}

// places are the findings of an input by the cell that shows them.
func places(in *intake.Input, findings []ledger.Finding) map[place][]*ledger.Finding {
	all := map[place][]*ledger.Finding{}
	tables := map[string]*table.Table{}
	for _, t := range in.Workbook.Tables {
		tables[t.Sheet] = t
	}
	stored := map[*table.Table]map[int]bool{}
	for i := range findings {
		f := &findings[i]
		t := tables[f.Sheet]
		if f.File != in.File || t == nil {
			continue
		}
		if stored[t] == nil {
			stored[t] = map[int]bool{}
			for row := range t.Rows() {
				stored[t][t.Number(row)] = true
			}
		}
		if !stored[t][f.Row] {
			continue // what is lost of a damaged sheet
		}
		col := table.ColumnNumber(string(f.Column))
		if col < 0 || col >= maxColumn {
			col = face(in, f)
		}
		at := shown(t, place{f.Sheet, f.Row, col})
		all[at] = append(all[at], f)
	}
	return all
}

const maxColumn = 16_384

// face is the column that stands for a row as a whole: the name's, else the head's name's, else the household's number, else the first.
func face(in *intake.Input, f *ledger.Finding) int {
	for _, field := range []roll.Field{roll.Name, roll.HeadName, roll.HouseholdNumber} {
		for _, s := range in.Sheets {
			if s.Table.Sheet != f.Sheet {
				continue
			}
			if i := slices.IndexFunc(s.Columns, func(c layout.Column) bool { return c.Field == field }); i >= 0 {
				return s.Columns[i].Index
			}
		}
	}
	return 0
}

// shown is the first cell of the merged range that covers a cell, else the cell itself.
func shown(t *table.Table, at place) place {
	for _, m := range t.Merges {
		if m.Row1 <= at.row && at.row <= m.Row2 && m.Col1 <= at.col && at.col <= m.Col2 {
			return place{at.sheet, m.Row1, m.Col1}
		}
	}
	return at
}

// marks are the notes of an input by sheet.
func marks(in *intake.Input, findings []ledger.Finding, titles map[string]string, lang string) map[string][]xlsx.Note {
	bySheet := map[string][]xlsx.Note{}
	for at, found := range places(in, findings) {
		slices.SortStableFunc(found, func(a, b *ledger.Finding) int {
			return cmp.Or(cmp.Compare(mark(b.Severity), mark(a.Severity)), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID))
		})
		bySheet[at.sheet] = append(bySheet[at.sheet], xlsx.Note{Row: at.row, Col: at.col, Mark: mark(found[0].Severity), Text: text(found, titles, lang)})
	}
	for _, notes := range bySheet {
		slices.SortFunc(notes, func(a, b xlsx.Note) int {
			return cmp.Or(cmp.Compare(b.Mark, a.Mark), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
		})
		for i := MaxComments; i < len(notes); i++ {
			notes[i].Text = ""
		}
	}
	return bySheet
}

func mark(s screening.Severity) xlsx.Mark {
	switch s {
	case screening.Err:
		return xlsx.MarkError
	case screening.Warn:
		return xlsx.MarkWarning
	}
	return xlsx.MarkInfo
}

// text is what a comment says: each finding's rule, what is wrong and what to do.
func text(found []*ledger.Finding, titles map[string]string, lang string) string {
	say := func(zh, en string) string { return screening.Words{ZH: zh, EN: en}.In(lang) }
	var parts []string
	for i, f := range found {
		if i == maxFindings {
			parts = append(parts, fmt.Sprintf(say("另有 %d 条，见 exceptions.xlsx", "%d more, see exceptions.xlsx"), len(found)-i))
			break
		}
		part := "【" + severityWords[f.Severity].In(lang) + "】" + f.Rule + " " + titles[f.Rule] + "\n" + f.Message
		switch {
		case f.Applied && f.Proposed != nil:
			part += "\n" + say("已在 corrected 中更正为：", "corrected in the copy under corrected: ") + shownValue(*f.Proposed, say)
		case f.Proposed != nil:
			part += "\n" + say("建议值（核实后采用）：", "proposed (to be accepted first): ") + shownValue(*f.Proposed, say)
		}
		parts = append(parts, part+"\n"+actionWords[f.Action].In(lang))
	}
	runes := []rune(strings.Join(parts, "\n\n"))
	if len(runes) > maxText {
		runes = append(runes[:maxText-1], '…')
	}
	return string(runes) + "\n" + say("（疑点，不是结论）", "(a lead, not a verdict)")
}

func shownValue(s string, say func(zh, en string) string) string {
	if s == "" {
		return say("（空）", "(blank)")
	}
	return s
}

var severityWords = map[screening.Severity]screening.Words{
	screening.Err: {ZH: "错误", EN: "error"}, screening.Warn: {ZH: "疑点", EN: "warning"}, screening.Info: {ZH: "提示", EN: "info"},
}

var actionWords = map[screening.Action]screening.Words{
	screening.Fix:        {ZH: "处理：只改写法，无须核实", EN: "settled by: form only, nothing to check"},
	screening.Propose:    {ZH: "处理：核实后按建议值修改", EN: "settled by: accept the proposed value once checked"},
	screening.Department: {ZH: "处理：与部门数据核对", EN: "settled by: the department's data"},
	screening.Verify:     {ZH: "处理：入户核实", EN: "settled by: a visit to the household"},
	screening.Procedure:  {ZH: "处理：核实后按程序办理", EN: "settled by: the procedure, once checked"},
}
