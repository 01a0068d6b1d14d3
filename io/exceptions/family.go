package exceptions

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// column is a column of a family's sheet: what it is headed, and what it shows of a finding.
type column struct {
	head  words
	width float64
	style workbook.Style
	cell  func(e entry, lang string) workbook.Cell
	bare  bool // hidden where no finding of the sheet has anything in it
	same  bool // hidden too where it says no more than 证件号码 does
	aside bool
}

func text(s string) workbook.Cell { return workbook.Cell{Value: s} }

// of makes a column's cell from a text of the finding.
func of(get func(e entry) string) func(entry, string) workbook.Cell {
	return func(e entry, _ string) workbook.Cell { return text(get(e)) }
}

// Widths are measured so that all columns up to the note fit across a sheet of A4, and that a name and one answer stand
// side by side on a laptop at 200 %.
var columns = []column{
	{head: words{ZH: "姓名", EN: "name"}, width: 8, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Name) })},
	{head: words{ZH: "程度", EN: "severity"}, width: 7, style: workbook.Middle, cell: severity},
	{head: words{ZH: "乡镇", EN: "town"}, width: 7, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Town) }), bare: true},
	{head: words{ZH: "行政村", EN: "village"}, width: 7.5, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Village) }), bare: true},
	{head: words{ZH: "自然村（组）", EN: "group"}, width: 9, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Group) }), bare: true},
	{head: words{ZH: "户主", EN: "head"}, width: 7, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Head) }), bare: true},
	{head: words{ZH: "户编号", EN: "household"}, width: 11.5, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Household) }), bare: true},
	{head: words{ZH: "证件号码", EN: "ID number"}, width: 20, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Number) })},
	{head: words{ZH: "问题", EN: "finding"}, width: 24, style: workbook.Text, cell: problem},
	{head: words{ZH: "现值", EN: "value"}, width: 11, style: workbook.Text, cell: of(value), bare: true, same: true},
	{head: words{ZH: "建议值", EN: "proposed"}, width: 11, style: workbook.Text, cell: of(proposed), bare: true},
	{head: words{ZH: "依据", EN: "evidence"}, width: 19, style: workbook.Text, cell: evidence(nil), bare: true},
	{head: words{ZH: "相关记录", EN: "related rows"}, width: 22, style: workbook.Text, cell: relatedRows, bare: true},
}

// asides stand behind the answers and are not printed.
var asides = []column{
	{head: words{ZH: "规则", EN: "rule"}, width: 9, style: workbook.Middle, cell: func(e entry, _ string) workbook.Cell { return workbook.Cell{Value: e.Rule, Link: e.key} }, aside: true},
	{head: words{ZH: "处理方式", EN: "settled by"}, width: 12, style: workbook.Middle, cell: action, aside: true},
	{head: words{ZH: "字段", EN: "field"}, width: 12, style: workbook.Middle, cell: field, aside: true, bare: true},
	{head: words{ZH: "来源文件", EN: "file"}, width: 20, style: workbook.Text, cell: of(func(e entry) string { return e.File }), aside: true},
	{head: words{ZH: "工作表", EN: "sheet"}, width: 12, style: workbook.Text, cell: of(func(e entry) string { return e.Sheet }), aside: true, bare: true},
	{head: words{ZH: "行", EN: "row"}, width: 8, style: workbook.Middle, cell: func(e entry, _ string) workbook.Cell {
		return workbook.Cell{Value: e.Row, Link: e.place(e.File, e.Sheet, e.Row)}
	}, aside: true},
	{head: words{ZH: "列", EN: "column"}, width: 6, style: workbook.Middle, cell: of(func(e entry) string { return string(e.Column) }), aside: true, bare: true},
}

var number = words{ZH: "序号", EN: "no."}

// keys are the first columns of each row: its number on paper, and the finding it is known by, which moves with it.
func keys(lang string) []workbook.Column {
	return []workbook.Column{
		{Header: number.In(lang), Width: 5, Style: workbook.Middle},
		{Header: HeadID.In(lang), Width: 18, Style: workbook.Small, Key: true,
			Prompt: words{ZH: "问题编号用来对回原表，不能改动", EN: "by this number the answer is found again; leave it"}.In(lang)},
	}
}

// familyTable is the sheet of one family: number and name, where to go, what it is about, and the answers.
func familyTable(list []entry, family screening.Family, name words, lang string) workbook.Table {
	t := workbook.Table{
		Name: name.In(lang),
		Title: map[bool]string{
			true:  fmt.Sprintf("%s: %d findings, %s. Check at the door and fill in the yellow columns.", name.EN, len(list), notVerdict.EN),
			false: fmt.Sprintf("%s　共 %d 条　%s，请入户核实后填写黄色列", name.ZH, len(list), notVerdict.ZH),
		}[lang == "en"],
		Footer:  name.In(lang) + "　" + notVerdict.In(lang),
		Freeze:  3,
		Columns: keys(lang),
	}
	front := columnsOf(family)
	for _, c := range front {
		t.Columns = append(t.Columns, c.of(list, lang))
	}
	t.Columns = append(t.Columns, answers(lang)...)
	for _, c := range asides {
		t.Columns = append(t.Columns, c.of(list, lang))
	}
	t.Rows = rows(list, append(front, asides...), len(front), make([]workbook.Cell, len(answers(lang))), lang)
	return t
}

// of is the column in a workbook, for a list.
func (c column) of(list []entry, lang string) workbook.Column {
	return workbook.Column{Header: c.head.In(lang), Width: c.width, Style: c.style, Aside: c.aside, Hidden: c.bare && blank(list, c, lang)}
}

// columnsOf are the columns of a family: where a lead rests on a list, its source, the day of the fact beside that of the
// identification, and how well the person matches stand in columns of their own.
func columnsOf(family screening.Family) []column {
	if family != screening.WrongIn && family != screening.Missed && family != screening.WrongOut {
		return slices.Clone(columns)
	}
	proofs := []column{
		{head: words{ZH: "名单来源", EN: "source"}, width: 13, style: workbook.Text, cell: of(source), bare: true},
		{head: words{ZH: "事实时间", EN: "day of the fact"}, width: 11, style: workbook.Text, cell: fact("date", "date_unknown"), bare: true},
		{head: words{ZH: "识别时间", EN: "identified"}, width: 10.5, style: workbook.Middle, cell: fact("identified"), bare: true},
		{head: words{ZH: "比对依据", EN: "matched by"}, width: 10, style: workbook.Text, cell: fact("match"), bare: true},
	}
	var list []column
	for _, c := range columns {
		switch c.head.ZH {
		case "依据":
			list = append(list, proofs...)
			c.cell = evidence([]string{"date", "date_unknown", "identified", "match"})
		case "相关记录":
			c.width = 18
		}
		list = append(list, c)
	}
	return list
}

// fact makes a column's cell of some evidence.
func fact(keys ...string) func(entry, string) workbook.Cell {
	return func(e entry, _ string) workbook.Cell {
		var values []string
		for _, key := range keys {
			values = append(values, e.Evidence.Of(key))
		}
		return text(strings.Join(filled(values), "\n"))
	}
}

// source is the files that a lead rests on beside the roll's own.
func source(e entry) string {
	var files []string
	for _, r := range e.Related {
		if r.File != e.File && !slices.Contains(files, r.File) {
			files = append(files, r.File)
		}
	}
	if len(files) == 0 {
		files = []string{e.File}
	}
	return strings.Join(files, "\n")
}

// rows makes the rows of a list: their keys, the columns before gap, the cells of the gap, the other columns.
func rows(list []entry, shown []column, gap int, between []workbook.Cell, lang string) iter.Seq[[]workbook.Cell] {
	return func(yield func([]workbook.Cell) bool) {
		for i, e := range list {
			row := []workbook.Cell{{Value: i + 1}, {Value: e.ID}}
			for j, c := range shown {
				if j == gap {
					row = append(row, between...)
				}
				row = append(row, c.cell(e, lang))
			}
			if !yield(row) {
				return
			}
		}
	}
}

func blank(list []entry, c column, lang string) bool {
	for _, e := range list {
		if value := c.cell(e, lang).Value; value != "" && !(c.same && value == string(e.Number)) {
			return false
		}
	}
	return true
}

// answers are the columns to fill in.
func answers(lang string) []workbook.Column {
	choices := func(all []words) []string {
		var list []string
		for _, w := range all {
			list = append(list, w.In(lang))
		}
		return list
	}
	prompt := func(zh, en string) string { return words{ZH: zh, EN: en}.In(lang) }
	return []workbook.Column{
		{Header: HeadResult.In(lang), Width: 9.5, Style: workbook.Answer, Choices: choices(Answers), Strict: true,
			Prompt: prompt("请从下拉列表中选一项；拿不准的选“待核”", "choose one from the list")},
		{Header: HeadOther.In(lang), Width: 11, Style: workbook.Answer,
			Prompt: prompt("只在选“属实-另改为”时填：只写正确的值本身，如 之女，不要写别的字", "only with “true - another value”: the right value and nothing else")},
		{Header: HeadHandling.In(lang), Width: 11, Style: workbook.Answer, Choices: choices(handlings),
			Prompt: prompt("可选可填：打算怎么办", "choose or type: what is to be done")},
		{Header: HeadVerifier.In(lang), Width: 7, Style: workbook.Answer},
		{Header: HeadDate.In(lang), Width: 9.5, Style: workbook.Answer, Date: true,
			Prompt: prompt("按年-月-日填写，如 2018-07-15", "year-month-day, such as 2018-07-15")},
		{Header: HeadNote.In(lang), Width: 11, Style: workbook.Answer},
	}
}

func severity(e entry, lang string) workbook.Cell {
	look := map[screening.Severity]workbook.Style{screening.Err: workbook.Error, screening.Warn: workbook.Warning, screening.Info: workbook.Info}
	return workbook.Cell{Value: severities[e.Severity].In(lang), Style: look[e.Severity]}
}

func problem(e entry, lang string) workbook.Cell {
	title, message := e.title.In(lang), e.Message
	if strings.HasPrefix(message, title) {
		return text(message)
	}
	return text(strings.TrimSpace("【" + title + "】" + message))
}

func value(e entry) string {
	if e.Value == nil {
		return ""
	}
	return *e.Value
}

func proposed(e entry) string {
	if e.Proposed == nil {
		return ""
	}
	return *e.Proposed
}

// evidence makes the cell of the evidence, a line each, without what stands in columns of its own.
func evidence(elsewhere []string) func(entry, string) workbook.Cell {
	return func(e entry, lang string) workbook.Cell {
		var lines []string
		for _, f := range e.Evidence {
			if slices.Contains(elsewhere, f.Key) || f.Value == "" {
				continue
			}
			value := f.Value
			if code, known := fails[value]; known && f.Key == "fails" {
				value = code.In(lang)
			}
			label := f.Label
			if lang == "en" || label == "" {
				label = f.Key
			}
			lines = append(lines, label+words{ZH: "：", EN: ": "}.In(lang)+value)
		}
		if e.Score != nil {
			lines = append(lines, words{ZH: "把握：", EN: "score: "}.In(lang)+strconv.FormatFloat(*e.Score, 'f', 2, 64))
		}
		return text(strings.Join(lines, "\n"))
	}
}

// relatedRows are the other rows, one under the other: who, where, why, and in which file and row.
func relatedRows(e entry, lang string) workbook.Cell {
	var lines []string
	for _, r := range e.Related {
		parts := []string{string(r.Name), string(r.Town), string(r.Village)}
		if r.Household != "" {
			parts = append(parts, words{ZH: "户编号", EN: "household "}.In(lang)+string(r.Household))
		}
		in := words{ZH: fmt.Sprintf("第%d行", r.Row), EN: fmt.Sprintf("row %d", r.Row)}.In(lang)
		if r.Sheet != e.Sheet && r.Sheet != "" {
			in = r.Sheet + " " + in
		}
		if r.File != e.File {
			in = r.File + " " + in
		}
		parts = append(parts, string(r.Note), in)
		lines = append(lines, strings.Join(filled(parts), words{ZH: "，", EN: ", "}.In(lang)))
	}
	cell := text(strings.Join(lines, "\n"))
	for _, r := range e.Related {
		if cell.Link = e.place(r.File, r.Sheet, r.Row); cell.Link != "" {
			break // a cell leads to one place: the first that can be opened
		}
	}
	return cell
}

// place is a row of an input in its corrected copy, as a link; empty where there is none.
func (e entry) place(file, sheet string, row int) string {
	name := strings.ReplaceAll(e.files[file], " ", "%20")
	if name == "" {
		return ""
	}
	if sheet == "" { // CSV has none
		return fmt.Sprintf("%s#A%d", name, row)
	}
	return fmt.Sprintf("%s#'%s'!A%d", name, strings.ReplaceAll(sheet, "'", "''"), row)
}

func filled(parts []string) []string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

func action(e entry, lang string) workbook.Cell { return text(actions[e.Action].In(lang)) }

func field(e entry, lang string) workbook.Cell {
	f := roll.FieldByKey(string(e.Field))
	if lang == "en" {
		return text(f.English())
	}
	return text(f.Chinese())
}

// fixedTable lists the findings whose correction was applied: nobody has to visit them.
func fixedTable(list []entry, lang string) workbook.Table {
	return settledTable(list, fixedSheet, words{
		ZH: fmt.Sprintf("已自动更正　共 %d 条　只改书写格式，内容不变，不需入户", len(list)),
		EN: fmt.Sprintf("fixed: %d findings of form only; nobody has to be visited", len(list)),
	}, lang)
}

// answeredTable lists the findings whose answer of an earlier round stands: they are not asked about again.
func answeredTable(list []entry, lang string) workbook.Table {
	return settledTable(list, answeredSheet, words{
		ZH: fmt.Sprintf("往次已答复　共 %d 条　情况没有变化，答复仍然有效，不需再入户", len(list)),
		EN: fmt.Sprintf("answered: %d findings whose facts are as they were; nobody has to be visited", len(list)),
	}, lang)
}

// settledTable is a list without answer columns.
func settledTable(list []entry, name, title words, lang string) workbook.Table {
	shown := slices.Concat(columns, asides)
	t := workbook.Table{
		Name:    name.In(lang),
		Title:   title.In(lang),
		Footer:  name.In(lang),
		Freeze:  3,
		Columns: keys(lang),
	}
	for _, c := range shown {
		if name == fixedSheet && c.head.ZH == "建议值" {
			c.head = words{ZH: "已改为", EN: "changed to"}
		}
		t.Columns = append(t.Columns, c.of(list, lang))
	}
	t.Rows = rows(list, shown, -1, nil, lang)
	return t
}

// keyFirst is the row of the first rule on the sheet of rules.
const keyFirst = 3

// keyTable is the key of the rules: all of them, those that did not run with the reason.
func keyTable(results []screening.RuleResult, lang string) workbook.Table {
	names := map[screening.Family]words{}
	for _, f := range screening.Families {
		names[f.Family] = f.Name
	}
	head := func(zh, en string) string { return words{ZH: zh, EN: en}.In(lang) }
	return workbook.Table{
		Name:   keySheet.In(lang),
		Title:  head("规则说明：查了什么，没查什么，为什么", "rules: what was checked, what was not, and why"),
		Footer: keySheet.In(lang),
		Freeze: 2,
		Columns: []workbook.Column{
			{Header: head("规则", "rule"), Width: 9, Style: workbook.Middle},
			{Header: head("名称", "title"), Width: 20, Style: workbook.Text},
			{Header: head("类别", "family"), Width: 9, Style: workbook.Middle},
			{Header: head("是否查过", "state"), Width: 9, Style: workbook.Middle},
			{Header: head("未查或停用的原因", "why"), Width: 24, Style: workbook.Text},
			{Header: head("查了多少", "looked at"), Width: 9, Style: workbook.Figure},
			{Header: head("命中", "hits"), Width: 8, Style: workbook.Figure},
			{Header: head("查什么", "what is checked"), Width: 40, Style: workbook.Text},
			{Header: head("哪些不算", "what is not"), Width: 28, Style: workbook.Text},
			{Header: head("依据", "basis"), Width: 26, Style: workbook.Text},
			{Header: head("处理方式", "settled by"), Width: 12, Style: workbook.Middle},
		},
		Rows: func(yield func([]workbook.Cell) bool) {
			for _, r := range results {
				state := workbook.Cell{Value: states[r.State].In(lang)}
				if r.State == screening.Stopped {
					state.Style = workbook.Error
				}
				if !yield([]workbook.Cell{
					text(r.Rule.Code), text(r.Rule.Title.In(lang)), text(names[r.Rule.Family].In(lang)), state, text(r.Why.In(lang)),
					{Value: r.LookedAt}, {Value: r.Hits},
					text(r.Rule.Condition.In(lang)), text(r.Rule.Exceptions.In(lang)), text(r.Rule.Basis.In(lang)), text(actions[r.Rule.Action].In(lang)),
				}) {
					return
				}
			}
		},
	}
}
