package spotcheck

import (
	"errors"
	"fmt"
	"io"

	"rollnet/io/workbook"
	"rollnet/screening"
)

// Question is a column to fill in with 是 or 否.
type Question struct {
	Key   string
	Head  screening.Words
	Limit string // the profile's limit that the rate is held against; empty without one
	Good  bool   // 是 is what is hoped for
}

var (
	problemAsked = Question{"problem", screening.Words{ZH: "有无问题", EN: "problem"}, "", false}
	wrongIn      = Question{"wrong_in", screening.Words{ZH: "是否错评", EN: "wrongly enrolled"}, "", false}
	wrongOut     = Question{"wrong_out", screening.Words{ZH: "是否错退", EN: "wrong exit"}, "wrong_out", false}
	missed       = Question{"missed", screening.Words{ZH: "是否漏评", EN: "missed"}, "missed", false}
	content      = Question{"content", screening.Words{ZH: "群众是否认可", EN: "content"}, "acceptance", true}
	confirmed    = Question{"confirmed", screening.Words{ZH: "是否属实", EN: "confirmed"}, "", false}
)

// questions are what is asked, by kind.
var questions = map[Kind][]Question{
	Roll:     {problemAsked, wrongIn, content},
	Exited:   {problemAsked, wrongOut, content},
	Register: {missed},
	Findings: {confirmed},
}

// QuestionsOf lists what a kind of spot check asks.
func QuestionsOf(k Kind) []Question { return questions[k] }

// HeadID is the header of the column by which a returned row is known.
var HeadID = screening.Words{ZH: "抽样编号", EN: "draw ID"}

// What the answers are, and the headers behind them.
var (
	yes     = screening.Words{ZH: "是", EN: "yes"}
	no      = screening.Words{ZH: "否", EN: "no"}
	remarks = []screening.Words{{ZH: "问题说明", EN: "what is wrong"}, {ZH: "核查人", EN: "checked by"}}
)

// WriteSheet writes the workbook to carry to the door: who was drawn, with what chance, and columns to fill in. scratch is a
// private folder for temporary files.
func (d *Draw) WriteSheet(w io.Writer, scratch, lang string) (err error) {
	book, err := workbook.New(scratch)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	in := func(zh, en string) string { return screening.Words{ZH: zh, EN: en}.In(lang) }
	title := fmt.Sprintf(in("抽查表（种子 %d，抽样框 %s…，入样概率见各行）：填“是”或“否”，没有查到的留空", "spot check (seed %d, frame %s…, chances in the rows): fill in yes or no, leave blank what was not checked"), d.Seed, d.FrameHash[:12])
	t := workbook.Table{Name: in("抽查表", "spot check"), Title: title, Footer: in("抽查表", "spot check"), Freeze: 1, Columns: []workbook.Column{
		{Header: in("序号", "no."), Width: 5, Style: workbook.Middle},
		{Header: in("乡镇", "town"), Width: 8, Style: workbook.Middle}, {Header: in("行政村", "village"), Width: 9, Style: workbook.Middle},
		{Header: in("村组", "group"), Width: 10, Style: workbook.Middle}, {Header: in("户编号", "household"), Width: 13, Style: workbook.Middle},
		{Header: in("户主", "head"), Width: 9, Style: workbook.Middle}, {Header: in("帮扶人", "helper"), Width: 12, Style: workbook.Middle},
		{Header: in("抽样层", "stratum"), Width: 10, Style: workbook.Middle}, {Header: in("入样概率", "chance"), Width: 9, Style: workbook.Middle},
	}}
	if d.Kind == Findings {
		t.Columns = append(t.Columns, workbook.Column{Header: in("核对内容", "to check"), Width: 30, Style: workbook.Text})
	}
	for _, q := range questions[d.Kind] {
		t.Columns = append(t.Columns, workbook.Column{Header: q.Head.In(lang), Width: 8, Style: workbook.Answer, Choices: []string{yes.In(lang), no.In(lang)}, Strict: true,
			Prompt: in("填“是”或“否”；没有查到的留空", "yes or no; blank where it was not checked")})
	}
	for _, h := range remarks {
		t.Columns = append(t.Columns, workbook.Column{Header: h.In(lang), Width: 14, Style: workbook.Answer})
	}
	t.Columns = append(t.Columns, workbook.Column{Header: in("核查日期", "checked on"), Width: 10, Style: workbook.Answer, Date: true},
		workbook.Column{Header: HeadID.In(lang), Width: 14, Style: workbook.Small})
	t.Rows = func(yield func([]workbook.Cell) bool) {
		for i, r := range d.Rows {
			row := []workbook.Cell{{Value: i + 1}}
			texts := []string{r.Town, r.Village, r.Group, r.Household, r.Head, r.Helper, r.Stratum, Chance(r.Chance)}
			if d.Kind == Findings {
				texts = append(texts, r.What)
			}
			for _, text := range texts {
				row = append(row, workbook.Cell{Value: text})
			}
			for range len(t.Columns) - len(row) - 1 {
				row = append(row, workbook.Cell{})
			}
			if !yield(append(row, workbook.Cell{Value: r.ID})) {
				return
			}
		}
	}
	if err := book.Table(t); err != nil {
		return err
	}
	return book.Write(w)
}
