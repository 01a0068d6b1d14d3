// Package cases holds each rule's examples as text: small tables, and the findings that they give. The first case of a
// rule is its documented example.
//
// A file CODE.txtar is a run of sections, each under a line "-- name --":
//
//	-- case TITLE --        begins a case
//	-- roll --              persons, a tab-separated table with the fields' Chinese headers or keys
//	-- household --         the household sheet
//	-- register --          the register of all farm households
//	-- list KIND --         a department's list
//	-- profile --           key=value, a line each; the first line may be a profile's name
//	-- as-of --             2018-06-30 where it is not given
//	-- era --               the roll's era; 2018-2020 where it is not given
//	-- lost --              a damaged table that was read in part, and the first row that is lost: roll 4
//	-- want --              a line a finding: see package ruletest
//
// A section of tables may be given a second name after a comma (roll, b), so that there can be two of a kind.
// ID numbers of invented people are made from their parts: see Expand.
package cases

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.txtar
var files embed.FS

// Case is one example.
type Case struct {
	Title  string
	Tables []Table
	Lines  map[string][]string // the sections that are no tables: profile, as-of, era, want
}

// Table is one sheet of an example.
type Table struct {
	Name string // roll; list payroll; roll, b
	Kind string // roll, household, register, or a kind of list
	Rows [][]string
}

// Codes lists the rules that have cases.
func Codes() []string {
	entries, _ := files.ReadDir(".") // an embedded directory is always there
	var codes []string
	for _, e := range entries {
		codes = append(codes, strings.TrimSuffix(e.Name(), ".txtar"))
	}
	slices.Sort(codes)
	return codes
}

// Of gives a rule's cases; none where it has no file.
func Of(code string) []Case {
	data, err := files.ReadFile(code + ".txtar")
	if err != nil {
		return nil
	}
	return Parse(string(data))
}

// Parse reads a file of cases.
func Parse(text string) []Case {
	var all []Case
	section := ""
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		line = strings.TrimSuffix(line, "\r") // a checkout may have changed the line ends
		if name, ok := marker(line); ok {
			section = name
			if title, isCase := strings.CutPrefix(name, "case "); isCase {
				all = append(all, Case{Title: title, Lines: map[string][]string{}})
			} else if len(all) > 0 && kindOf(name) != "" {
				c := &all[len(all)-1]
				c.Tables = append(c.Tables, Table{Name: name, Kind: kindOf(name)})
			}
			continue
		}
		if len(all) == 0 || line == "" {
			continue
		}
		c := &all[len(all)-1]
		if kindOf(section) == "" {
			c.Lines[section] = append(c.Lines[section], Expand(line))
			continue
		}
		t := &c.Tables[len(c.Tables)-1]
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = Expand(cells[i])
		}
		t.Rows = append(t.Rows, cells)
	}
	return all
}

func marker(line string) (string, bool) {
	name, ok := strings.CutPrefix(line, "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, " --")
}

// kindOf is the kind of a section of rows, empty for other sections.
func kindOf(section string) string {
	kind, _, _ := strings.Cut(section, ",")
	switch kind {
	case "roll", "household", "register":
		return kind
	}
	list, _ := strings.CutPrefix(kind, "list ")
	if list == kind {
		return ""
	}
	return list
}

// Example is a rule's first case as text for people: its tables and what is found in them. Empty where it has none.
func Example(code string) string {
	all := Of(code)
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(all[0].Title + "\n")
	for _, t := range all[0].Tables {
		b.WriteString("[" + t.Name + "]\n")
		for _, row := range t.Rows {
			for i, cell := range row {
				row[i] = visible(cell)
			}
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	b.WriteString("=>\n")
	for _, line := range all[0].Lines["want"] {
		b.WriteString(line + "\n")
	}
	return b.String()
}
