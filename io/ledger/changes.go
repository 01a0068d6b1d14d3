package ledger

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"rollnet/io/place"
	"rollnet/screening"
)

// Columns are the header of changes.csv, in order.
var Columns = []string{"file", "sheet", "row", "column", "household", "person", "field", "was", "becomes", "rule", "action", "basis"}

// Line is one line of the ledger: a cell that was changed, or with an empty Column a row that left its sheet: its Field is
// RowField, Was is the person's number (else the ID number or name; of a household sheet's row the household's number), and
// Becomes is empty. File, Sheet and Row are places in the roll before.
type Line struct {
	File, Sheet       string
	Row               int
	Column            string
	Household, Person string
	Field             string
	Was, Becomes      string
	Rule              string
	Action            screening.Action
	Basis             string
}

// RowField stands for the field in a line about a row that left.
const RowField = "row"

// WriteChanges writes the ledger of corrections, in the order given; see WriteLines.
func WriteChanges(w io.Writer, corrections []screening.Correction, lang string) (int, error) {
	lines := make([]Line, len(corrections))
	for i, c := range corrections {
		f := c.Finding
		lines[i] = Line{Household: f.Household, Person: f.Person, Field: c.At.Field.String(), Was: c.Was, Becomes: c.Becomes,
			Rule: f.Rule.Code, Action: f.Action, Basis: f.Rule.Basis.In(lang)}
		l := &lines[i]
		l.File, l.Sheet, l.Row, l.Column = place.Cell(c.At)
	}
	return WriteLines(w, lines)
}

// WriteLines writes the ledger, in the order given, as CSV in UTF-8 with BOM and CRLF. It returns the number of lines without
// the header.
//
// Texts stand as they are in the cells, for the ledger is proof, but for one case: a text that a spreadsheet would run as
// a formula gets an apostrophe in front, and so does such a text that has apostrophes already. Taking one apostrophe off
// each text that would be a formula without its apostrophes gives the exact texts back.
func WriteLines(w io.Writer, lines []Line) (int, error) {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return 0, err
	}
	out := bufio.NewWriter(w)
	WriteRecord(out, Columns)
	for i := range lines {
		l := &lines[i]
		WriteRecord(out, []string{l.File, l.Sheet, strconv.Itoa(l.Row), l.Column, l.Household, l.Person, l.Field, l.Was, l.Becomes, l.Rule, string(l.Action), l.Basis})
	}
	return len(lines), out.Flush()
}

// WriteRecord writes one line. The standard library's writer would change line breaks within fields.
func WriteRecord(out *bufio.Writer, fields []string) {
	for i, field := range fields {
		if i > 0 {
			out.WriteByte(',')
		}
		field = guard(field)
		if strings.ContainsAny(field, ",\"\r\n\t ") {
			field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
		}
		out.WriteString(field)
	}
	out.WriteString("\r\n")
}

func guard(s string) string {
	if isFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// isFormula says that Excel or WPS would run a text in CSV as a formula that is more than a number or a quoted text:
// ="4510…" and +8613… are common in rolls and harmless. Tabs in front do not count; exports put them before numbers.
func isFormula(s string) bool {
	s = strings.TrimLeft(s, "\t\r\n")
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune("=+-@＝＋－＠", first) {
		return false
	}
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
		return false
	}
	return strings.Trim(s, "+-0123456789.") != ""
}
