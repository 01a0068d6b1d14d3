package spotcheck

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rollnet/io/sheet"
	"rollnet/screening/namekey"
	"rollnet/screening/sampling"
	"rollnet/screening/table"
)

// Answers are what came back, by question and unit ID.
type Answers map[string]map[string]bool

// words of an answer, besides those of the drop-downs.
var answerWords = map[string]bool{"是": true, "有": true, "yes": true, "Yes": true, "YES": true, "y": true, "Y": true, "√": true, "认可": true, "属实": true,
	"否": false, "无": false, "没有": false, "no": false, "No": false, "NO": false, "n": false, "N": false, "×": false, "不认可": false, "不属实": false}

// ReadAnswers reads sheets that were filled in. All that is wrong with them is named with its place: rows that were never drawn,
// answers that are neither yes nor no, rows that say one thing here and another there. Blank answers are no answers.
func (d *Draw) ReadAnswers(files []string) (Answers, error) {
	r := &reader{draw: d, rows: map[string]bool{}, answers: Answers{}, places: map[string]string{}}
	for _, row := range d.Rows {
		r.rows[row.ID] = true
	}
	for _, q := range questions[d.Kind] {
		r.answers[q.Key] = map[string]bool{}
	}
	var wrong []error
	for _, f := range files {
		w, err := sheet.Open(f, f, sheet.Options{})
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		found := false
		for _, t := range w.Tables {
			found = r.read(t) || found
		}
		if !found {
			wrong = append(wrong, problem("%s：没有“%s”列，不是抽查表（提示：交回的表要保留这一列）", "%s: no column %q, so it is no sheet of a spot check (hint: leave that column in)", f, HeadID.ZH))
		}
	}
	return r.answers, errors.Join(append(wrong, r.wrong...)...)
}

type reader struct {
	draw    *Draw
	rows    map[string]bool
	answers Answers
	places  map[string]string // of each answer that was read
	wrong   []error
}

// read reads a table; it says whether it is a sheet of a spot check.
func (r *reader) read(t *table.Table) bool {
	header, id := findHeader(t)
	if header < 0 {
		return false
	}
	columns := map[int]Question{}
	for col := range t.Columns {
		for _, q := range questions[r.draw.Kind] {
			if h := namekey.Strip(t.At(header, col).Text); h == namekey.Strip(q.Head.ZH) || h == namekey.Strip(q.Head.EN) {
				columns[col] = q
			}
		}
	}
	if len(columns) == 0 {
		var heads []string
		for _, q := range questions[r.draw.Kind] {
			heads = append(heads, q.Head.ZH)
		}
		r.wrong = append(r.wrong, problem("%s：没有要填的列（%s）", "%s: no column to fill in (%s)", place(t, header, -1), strings.Join(heads, "、")))
	}
	for row := header + 1; row < t.Rows(); row++ {
		r.row(t, row, namekey.Strip(t.At(row, id).Text), columns)
	}
	return true
}

func findHeader(t *table.Table) (row, col int) {
	for row := range min(t.Rows(), 20) {
		for col := range t.Columns {
			if h := namekey.Strip(t.At(row, col).Text); h == HeadID.ZH || h == namekey.Strip(HeadID.EN) {
				return row, col
			}
		}
	}
	return -1, -1
}

func (r *reader) row(t *table.Table, row int, id string, columns map[int]Question) {
	blank := true
	for col := range t.Columns {
		blank = blank && namekey.Strip(t.At(row, col).Text) == ""
	}
	if blank {
		return
	}
	if !r.rows[id] {
		r.wrong = append(r.wrong, problem("%s：这一行没有被抽中（提示：只填抽中的户，换了户的不能计入；抽样编号不要改）", "%s: this row was never drawn (hint: only what was drawn counts, a household in its place does not; leave the draw ID as it is)", place(t, row, -1)))
		return
	}
	for col := range t.Columns {
		q, asked := columns[col]
		text := namekey.Strip(t.At(row, col).Text)
		if !asked || text == "" {
			continue
		}
		answer, known := answerWords[text]
		if !known {
			r.wrong = append(r.wrong, problem("%s：%s 只能填“是”或“否”", "%s: %s is yes or no (是 or 否)", place(t, row, col), q.Head.ZH))
			continue
		}
		before, twice := r.answers[q.Key][id]
		key := q.Key + " " + id
		if twice && before != answer {
			r.wrong = append(r.wrong, problem("%s：与 %s 的回答相反（提示：核对后只留一处）", "%s: the opposite of %s (hint: leave the right one only)", place(t, row, col), r.places[key]))
			continue
		}
		r.answers[q.Key][id], r.places[key] = answer, place(t, row, col)
	}
}

// place is a row, or a cell of it, as people find it.
func place(t *table.Table, row, col int) string {
	name := t.File
	if t.Sheet != "" {
		name += "!" + t.Sheet
	}
	if col < 0 {
		return fmt.Sprintf("%s!%d", name, t.Number(row))
	}
	return name + "!" + table.CellName(t.Number(row), col)
}

// Rate is the estimates of one question.
type Rate struct {
	Question Question
	Limit    *Limit
	Strata   []sampling.Estimate
	All      *sampling.Estimate // nil where nobody answered
}

// Rates reckons what the answers say.
func (d *Draw) Rates(a Answers) []Rate {
	var rates []Rate
	for _, q := range questions[d.Kind] {
		r := Rate{Question: q}
		r.Strata, r.All = d.sample().Estimates(a[q.Key])
		if l, ok := d.Limits[q.Key]; ok {
			r.Limit = &l
		}
		rates = append(rates, r)
	}
	return rates
}

// Unanswered gives the IDs of rows without any answer, in order.
func (d *Draw) Unanswered(a Answers) []string {
	var ids []string
	for _, r := range d.Rows {
		if !slices.ContainsFunc(questions[d.Kind], func(q Question) bool { _, ok := a[q.Key][r.ID]; return ok }) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
