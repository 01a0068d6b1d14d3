// Package changelog reads a ledger of changes (changes.csv) back, by code that shares nothing with what wrote it.
package changelog

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rollnet/screening"
	"rollnet/screening/compare"
)

// needed are the columns without which a table is no ledger; their order does not matter, and others may stand between.
var needed = []string{"file", "sheet", "row", "column", "was", "becomes"}

// Wrong is a ledger that cannot be read: place first, hint last.
type Wrong struct {
	Place string
	Words screening.Words
}

// Error is the message in English.
func (w *Wrong) Error() string { return w.In("en") }

// In is the message in a language.
func (w *Wrong) In(lang string) string {
	if lang == "en" {
		return w.Place + ": " + w.Words.EN
	}
	return w.Place + "：" + w.Words.ZH
}

// Read reads a ledger in UTF-8, or in GB18030 as Excel may have saved it again. name is for messages. The error is a *Wrong
// with file and row.
func Read(data []byte, name string) ([]compare.Line, error) {
	all, missing, err := Table(data, name, needed)
	if err != nil {
		return nil, err
	}
	if missing != "" {
		return nil, &Wrong{name, screening.Words{
			ZH: fmt.Sprintf("不是更正台账，缺少列 %s（提示：台账是结果文件夹里的 changes.csv）", missing),
			EN: fmt.Sprintf("not a ledger of changes, the column %s is missing (hint: the ledger is changes.csv in a run folder)", missing)}}
	}
	lines := make([]compare.Line, 0, len(all))
	for i := range all {
		line, err := lineOf(&all[i])
		if err != nil {
			err.Place = fmt.Sprintf("%s!%d", name, all[i].At)
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// Row is a line of a CSV table: where a spreadsheet shows it, and its texts by the columns' headers.
type Row struct {
	At      int
	fields  []string
	columns map[string]int
}

// Text is the text under a header, the apostrophe before what a spreadsheet would run as a formula taken off.
func (r *Row) Text(header string) string {
	if col, found := r.columns[header]; found && col < len(r.fields) {
		return plain(r.fields[col])
	}
	return ""
}

// Table reads a CSV table as run folders hold them; missing is the first of the needed columns that is not there. The error
// is a *Wrong with file and row.
func Table(data []byte, name string, needed []string) (rows []Row, missing string, err error) {
	all, err := records(data, name)
	if err != nil {
		return nil, "", err
	}
	columns := map[string]int{}
	if len(all) > 0 {
		for col, header := range all[0].fields {
			columns[strings.ToLower(strings.TrimSpace(header))] = col
		}
	}
	for _, n := range needed {
		if _, found := columns[n]; !found {
			return nil, n, nil
		}
	}
	for _, r := range all[min(1, len(all)):] {
		rows = append(rows, Row{r.row, r.fields, columns})
	}
	return rows, "", nil
}

func lineOf(r *Row) (compare.Line, *Wrong) {
	text := r.Text
	number, err := strconv.Atoi(text("row"))
	if err != nil || number < 1 {
		return compare.Line{}, &Wrong{Words: screening.Words{
			ZH: "row 一列应为正整数（提示：台账可能被改动过）",
			EN: "row should be a whole number from 1 on (hint: the ledger may have been altered)"}}
	}
	return compare.Line{
		File: text("file"), Sheet: text("sheet"), Row: number, Column: text("column"), Field: text("field"), Household: text("household"), Person: text("person"),
		Was: text("was"), Becomes: text("becomes"), Rule: text("rule"), Action: text("action"), Leaves: text("column") == "", At: r.At,
	}, nil
}

// plain takes off the apostrophe that stands before what a spreadsheet would run as a formula.
func plain(s string) string {
	bare := strings.TrimLeft(strings.TrimLeft(s, "'"), "\t\r\n")
	if !strings.HasPrefix(s, "'") || bare == "" {
		return s
	}
	first, _ := utf8.DecodeRuneInString(bare)
	quoted := strings.HasPrefix(bare, `="`) && strings.HasSuffix(bare, `"`) && strings.Count(bare, `"`) == 2
	if !strings.ContainsRune("=+-@＝＋－＠", first) || quoted || strings.Trim(bare, "+-0123456789.") == "" {
		return s
	}
	return s[1:]
}
