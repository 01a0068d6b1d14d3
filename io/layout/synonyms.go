package layout

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rollnet/screening/roll"
)

//go:embed synonyms.tsv
var synonymsFile string

//go:embed eras.tsv
var erasFile string

// meaning is what a header says in a kind of sheet.
type meaning struct {
	field  roll.Field // NoField: known, and not used
	other  roll.Field // what it is when another column is the better field; NoField for nothing
	weight int        // how much it speaks for the kind
	rank   int        // the lower rank gets the field
}

// dictionary is the synonym table.
type dictionary struct {
	means map[string]map[roll.Kind]meaning // by normalised header; the kind "" is any other kind
	eras  map[string]roll.Era
}

// cutRank is added to the rank of a header that is known only without its bracket: one known in full goes before it.
const cutRank = 10

var words = sync.OnceValue(func() *dictionary {
	d, err := parseSynonyms(synonymsFile)
	if err == nil {
		err = d.parseEras(erasFile)
	}
	if err != nil {
		panic("synonyms: " + err.Error()) // they are part of the program, and a test reads them
	}
	return d
})

// everyKind is all kinds of sheets, and "" for one that is not known.
var everyKind = append([]roll.Kind{"", roll.Persons, roll.Households, roll.Register}, roll.ListKinds...)

// kindsOf reads a name of kinds in the synonym table; a higher level is more particular. nil where it is none.
func kindsOf(name string) (kinds []roll.Kind, level int) {
	switch name {
	case "*":
		return everyKind, 0
	case "roll":
		return []roll.Kind{roll.Persons, roll.Households}, 1
	case "lists":
		return roll.ListKinds, 1
	}
	for _, k := range strings.Split(name, ",") {
		if k == "" || !slices.Contains(everyKind, roll.Kind(k)) {
			return nil, 0
		}
		kinds = append(kinds, roll.Kind(k))
	}
	return kinds, 2
}

func parseSynonyms(file string) (*dictionary, error) {
	d := &dictionary{means: map[string]map[roll.Kind]meaning{}, eras: map[string]roll.Era{}}
	levels := map[string]int{}
	for i, line := range strings.Split(file, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 5 {
			return nil, fmt.Errorf("line %d: %d columns", i+1, len(columns))
		}
		m, err := parseMeaning(columns)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		kinds, level := kindsOf(columns[1])
		if kinds == nil {
			return nil, fmt.Errorf("line %d: no kind %q", i+1, columns[1])
		}
		for _, spelt := range strings.Fields(columns[4]) {
			key := normal(spelt)
			if d.means[key] == nil {
				d.means[key] = map[roll.Kind]meaning{}
			}
			for _, kind := range kinds {
				at := key + "\t" + string(kind)
				was, there := levels[at]
				if there && was == level {
					return nil, fmt.Errorf("line %d: %s has two meanings in %q", i+1, spelt, kind)
				}
				if !there || level > was {
					d.means[key][kind], levels[at] = m, level
				}
			}
		}
	}
	return d, nil
}

func parseMeaning(columns []string) (meaning, error) {
	var m meaning
	var err error
	if columns[0] != "-" {
		field, other, _ := strings.Cut(columns[0], ">")
		m.field, m.other = roll.FieldByKey(field), roll.FieldByKey(other)
		if m.field == roll.NoField || other != "" && m.other == roll.NoField {
			return m, fmt.Errorf("no field %q", columns[0])
		}
	}
	if m.weight, err = strconv.Atoi(columns[2]); err != nil {
		return m, err
	}
	m.rank, err = strconv.Atoi(columns[3])
	return m, err
}

func (d *dictionary) parseEras(file string) error {
	for i, line := range strings.Split(file, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		era, headers, _ := strings.Cut(line, "\t")
		if !slices.Contains([]roll.Era{roll.Era2014, roll.Era2018, roll.Era2021}, roll.Era(era)) {
			return fmt.Errorf("line %d of the eras: no era %q", i+1, era)
		}
		for _, header := range strings.Fields(headers) {
			d.eras[normal(header)] = roll.Era(era)
		}
	}
	return nil
}

// anyMeaning gives a header's meaning where the kind of the sheet does not matter: the common one, else that in the first
// kind that knows it.
func (d *dictionary) anyMeaning(h header) (meaning, bool) {
	for _, keys := range [][]string{h.keys, h.cuts} {
		for _, key := range keys {
			in := d.means[key]
			if in == nil {
				continue
			}
			for _, kind := range everyKind {
				if m, ok := in[kind]; ok {
					return m, true
				}
			}
		}
	}
	return meaning{}, false
}

// meaningOf gives a header's meaning in a kind of sheet.
func (d *dictionary) meaningOf(h header, kind roll.Kind) (m meaning, ok bool) {
	for _, key := range h.keys {
		if m, ok = d.means[key][kind]; ok {
			return m, true
		}
	}
	for _, key := range h.cuts {
		if m, ok = d.means[key][kind]; ok {
			m.rank += cutRank
			return m, true
		}
	}
	return meaning{}, false
}
