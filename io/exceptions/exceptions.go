package exceptions

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rollnet/io/ledger"
	"rollnet/io/summary"
	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/indicators"
)

// Content is what the exception list says.
type Content struct {
	Findings   []ledger.Finding
	Rules      []screening.RuleResult
	Summary    summary.Summary
	Indicators *indicators.Set   // nil where they are not known
	Exits      []Exit            // the exited households; without any there is no sheet of them
	Facts      []Fact            // on what the screening rests: as-of date, profile, poverty line, inputs
	Corrected  map[string]string // by input: the file beside the workbook that holds its rows; links lead there
	Masked     bool              // the findings are: the first sheet says so
	Lang       string            // zh or en
}

// Fact is a line of the first sheets: what it is, and its value.
type Fact struct {
	Label screening.Words
	Value string
}

// Write writes the exception list and returns the number of findings in it: those that somebody must look at on a sheet
// for each family, those that were fixed on a sheet of their own. scratch is a private folder for temporary files.
func Write(w io.Writer, scratch string, c Content) (rows int, err error) {
	book, err := workbook.New(scratch)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	families, _, _ := c.entries()
	if err := writeIntro(book, words{ZH: "筛查清单填写说明", EN: "how to use the exception list"}.In(c.Lang), intro, c.Facts, c.Lang); err != nil {
		return 0, err
	}
	if err := writeSummary(book, c, families); err != nil {
		return 0, err
	}
	for _, t := range []workbook.Table{townsTable(c.Summary, c.Lang), rulesTable(c)} {
		if err := book.Table(t); err != nil {
			return 0, err
		}
	}
	if err := c.lists(book); err != nil {
		return 0, err
	}
	if len(c.Exits) > 0 {
		if err := book.Table(exitTable(c.Exits, c.Lang)); err != nil {
			return 0, err
		}
	}
	if err := book.Table(keyTable(c.Rules, c.Lang)); err != nil {
		return 0, err
	}
	return len(c.Findings), book.Write(w)
}

// lists writes the sheets of findings: one for each family that has any to look at, one of those whose answer stands, and one
// of those that were fixed.
func (c *Content) lists(book *workbook.Book) error {
	families, fixed, answered := c.entries()
	for _, known := range screening.Families {
		if list := families[known.Family]; len(list) > 0 {
			if err := book.Table(familyTable(list, known.Family, known.Name, c.Lang)); err != nil {
				return err
			}
			if known.Family == screening.Elderly {
				if err := book.Table(visitTable(list, c.Lang)); err != nil {
					return err
				}
			}
		}
	}
	if len(answered) > 0 {
		if err := book.Table(answeredTable(answered, c.Lang)); err != nil {
			return err
		}
	}
	if len(fixed) == 0 {
		return nil
	}
	return book.Table(fixedTable(fixed, c.Lang))
}

// entry is a finding and its rule's title.
type entry struct {
	*ledger.Finding
	title words
	key   string            // the place of the rule on the sheet of rules; empty without one
	files map[string]string // see Content.Corrected
}

// entries sorts the findings for a walk: town, village, group, household, row.
func (c *Content) entries() (families map[screening.Family][]entry, fixed, answered []entry) {
	titles, keys := map[string]words{}, map[string]string{}
	for i, r := range c.Rules {
		titles[r.Rule.Code] = r.Rule.Title
		if c.Corrected != nil {
			keys[r.Rule.Code] = fmt.Sprintf("'%s'!A%d", keySheet.In(c.Lang), keyFirst+i)
		}
	}
	families = map[screening.Family][]entry{}
	for i := range c.Findings {
		f := &c.Findings[i]
		e := entry{f, titles[f.Rule], keys[f.Rule], c.Corrected}
		switch {
		case f.Applied:
			fixed = append(fixed, e)
		case f.Answered():
			answered = append(answered, e)
		default:
			families[f.Family] = append(families[f.Family], e)
		}
	}
	for _, list := range families {
		slices.SortStableFunc(list, walk)
	}
	slices.SortStableFunc(fixed, walk)
	slices.SortStableFunc(answered, walk)
	return families, fixed, answered
}

// walk compares two entries; what is equal stays in the order of file, sheet, row and rule. Names that are missing come last.
func walk(a, b entry) int {
	for _, pair := range [][2]ledger.OrNull{{a.Town, b.Town}, {a.Village, b.Village}, {a.Group, b.Group}, {a.Household, b.Household}} {
		if n := nameless(string(pair[0]), string(pair[1])); n != 0 {
			return n
		}
	}
	return 0
}

// natural compares names so that 2组 comes before 10组.
func natural(a, b string) int {
	for a != "" && b != "" {
		na, nb := digits(a), digits(b)
		if na > 0 && nb > 0 {
			da, db := strings.TrimLeft(a[:na], "0"), strings.TrimLeft(b[:nb], "0")
			if n := cmp.Or(cmp.Compare(len(da), len(db)), strings.Compare(da, db)); n != 0 {
				return n
			}
			a, b = a[na:], b[nb:]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}
