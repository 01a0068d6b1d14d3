package own

import (
	"slices"
	"strings"
	"sync"

	"github.com/expr-lang/expr/parser/utils"

	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// kind is what a name stands for.
type kind uint8

const (
	word   kind = iota // text; "" where blank
	number             // float64
	day
	flag // true or false
)

// Name is a name that conditions may use.
type Name struct {
	Key, Chinese string
	Household    bool // of the household; else of a person
	Note         string

	kind     kind
	field    roll.Field // NoField for what is reckoned
	needs    []roll.Field
	of       func(*row) int // of words
	value    func(*row) (float64, bool)
	yes      func(*row) bool
	constant bool     // the same for everybody
	words    []string // all that the text may be, where that is not the field's vocabulary
}

// names are all names by key and by Chinese header.
var names = sync.OnceValue(func() map[string]*Name {
	all := map[string]*Name{}
	for _, n := range Names() {
		all[n.Key] = &n
		if n.Chinese != "" {
			all[n.Chinese] = &n
		}
	}
	return all
})

// Names lists the names: what is reckoned first, then the logical fields in order. Where a reckoned name is that of a column
// (age, 年龄), the reckoned one is meant.
func Names() []Name {
	all := derived()
	taken := map[string]bool{}
	for _, n := range append(slices.Clone(all), Name{Key: "members", Chinese: "成员"}, Name{Key: "head", Chinese: "户主"}, Name{Key: "as_of", Chinese: "数据时点"}) {
		taken[n.Key], taken[n.Chinese] = true, true
	}
	for _, f := range roll.Fields() {
		if taken[f.String()] {
			continue
		}
		chinese, _, _ := strings.Cut(f.Chinese(), "（") // a unit or gloss cannot stand in a name
		if taken[chinese] || !utils.IsValidIdentifier(chinese) {
			chinese = ""
		}
		taken[chinese] = true
		all = append(all, Name{Key: f.String(), Chinese: chinese, Household: f.OfHousehold(), kind: kindOf(f), field: f, needs: []roll.Field{f}})
	}
	return all
}

func kindOf(f roll.Field) kind {
	switch f.Type() {
	case roll.DateType:
		return day
	case roll.NumType:
		return number
	}
	return word
}

// vocabulary says whether a text can ever be what the name stands for; where it cannot, near is the word that is meant.
func (n *Name) vocabulary(text string) (near string, ok bool) {
	if text == "" || text == string(roll.Unknown) {
		return "", true
	}
	if n.words != nil {
		return nearest(text, slices.Clone(n.words)), slices.Contains(n.words, text)
	}
	if n.field == roll.NoField || n.field.Type() != roll.TermType {
		return "", true
	}
	vocabulary := roll.VocabularyOf(n.field, roll.Persons, roll.Era2018)
	switch term := vocabulary.Parse(table.Value{Text: text, Kind: table.Text}); term {
	case roll.Term(text):
		return "", true
	case roll.Unknown:
		var all []string
		for _, term := range vocabulary.All() {
			all = append(all, string(term))
		}
		return nearest(text, all), false
	default:
		return string(term), false
	}
}
