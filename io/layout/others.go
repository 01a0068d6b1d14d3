package layout

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"rollnet/screening"
	"rollnet/screening/roll"
)

//go:embed others.tsv
var othersFile string

// other is a table that is recognised and not read.
type other struct {
	name    screening.Words
	need    int
	sheets  []string
	headers map[string]bool
}

var others = sync.OnceValue(func() []other {
	all, err := parseOthers(othersFile)
	if err != nil {
		panic("others: " + err.Error()) // they are part of the program, and a test reads them
	}
	return all
})

func parseOthers(file string) ([]other, error) {
	var all []other
	for i, line := range strings.Split(file, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 5 {
			return nil, fmt.Errorf("line %d: %d columns", i+1, len(columns))
		}
		o := other{name: screening.Words{ZH: columns[0], EN: columns[1]}, headers: map[string]bool{}}
		var err error
		if o.need, err = strconv.Atoi(columns[2]); err != nil || o.need < 1 {
			return nil, fmt.Errorf("line %d: needs %q headers", i+1, columns[2])
		}
		if columns[3] != "-" {
			o.sheets = strings.Fields(columns[3])
		}
		for _, h := range strings.Fields(columns[4]) {
			o.headers[normal(h)] = true
		}
		all = append(all, o)
	}
	return all, nil
}

// otherHeader says that a normalised text is a header of such a table.
func otherHeader(key string) bool {
	for _, o := range others() {
		if o.headers[key] {
			return true
		}
	}
	return false
}

// otherTable says what a sheet is that is no roll and no list: by its name, or by the headers in the first rows of a grid; a
// table that is nothing else may have its headers further down. A list whose kind its headers or its title say stays a list, but for pupils and the ill:
// lists of grants and of medical bills look like theirs.
func otherTable(g *grid, rows int, sheet string, kind roll.Kind) (screening.Words, bool) {
	switch kind {
	case "", roll.Persons, roll.Households, roll.Register, roll.School, roll.Illness:
	default:
		return screening.Words{}, false
	}
	for _, o := range others() {
		for _, word := range o.sheets {
			if strings.Contains(tidy(sheet), word) {
				return o.name, true
			}
		}
		tops := 1
		if kind == "" {
			tops, rows = len(g.normals), tallest
		}
		for row := range min(tops, len(g.normals)) {
			met := map[string]bool{}
			for r := row; r < min(row+rows, len(g.normals)); r++ {
				for _, key := range g.normals[r] {
					if o.headers[key] {
						met[key] = true
					}
				}
			}
			if len(met) >= o.need {
				return o.name, true
			}
		}
	}
	return screening.Words{}, false
}
