package roll

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"rollnet/screening/table"
)

//go:embed vocabulary.tsv
var vocabularyFile string

// Vocabulary is the words of one field as a kind of sheet of an era writes them.
type Vocabulary struct {
	field Field
	words map[string]Term // by bare text
	codes map[string]Term // by code without zeros in front
	names map[Term]string // the codes as they are written
}

// The schemes of codes that are not an era's.
const (
	anyScheme = "any"
	gbScheme  = "gb"
)

// entry is one line of the vocabulary file.
type entry struct {
	term   Term
	codes  []string // scheme:code
	spelts []string
}

// lexicon is the vocabulary file by field.
var lexicon = sync.OnceValue(func() map[Field][]entry {
	all, err := parseVocabulary(vocabularyFile)
	if err != nil {
		panic("vocabulary.tsv: " + err.Error()) // it is part of the program, and a test reads it
	}
	return all
})

func parseVocabulary(file string) (map[Field][]entry, error) {
	all := map[Field][]entry{}
	for i, line := range strings.Split(file, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := append(strings.Split(line, "\t"), "", "")
		if columns[1] == "" {
			return nil, fmt.Errorf("line %d: no term", i+1)
		}
		e := entry{term: Term(columns[1]), codes: strings.Fields(columns[2]), spelts: strings.Fields(columns[3])}
		for _, key := range strings.Split(columns[0], ",") {
			f := FieldByKey(key)
			if f == NoField {
				return nil, fmt.Errorf("line %d: no field %q", i+1, key)
			}
			all[f] = append(all[f], e)
		}
	}
	return all, nil
}

// Vocabularies are made once for each field and scheme of codes; they are not written to afterwards.
var vocabularies sync.Map // [2]string -> *Vocabulary

// VocabularyOf gives a field's vocabulary for the sheets of a kind and era. Only the rolls of 2014 to 2018 have the
// system's codes; in any other sheet "01" is no word.
func VocabularyOf(f Field, kind Kind, era Era) *Vocabulary {
	scheme := anyScheme
	if era == Era2014 && (kind == Persons || kind == Households) {
		scheme = string(Era2014)
	}
	return vocabularyIn(f, scheme)
}

func vocabularyIn(f Field, scheme string) *Vocabulary {
	key := [2]string{f.String(), scheme}
	if v, ok := vocabularies.Load(key); ok {
		return v.(*Vocabulary)
	}
	v := &Vocabulary{field: f, words: map[string]Term{}, codes: map[string]Term{}, names: map[Term]string{}}
	for _, e := range lexicon()[f] {
		for _, word := range append([]string{string(e.term)}, e.spelts...) {
			v.words[spelling(word)] = e.term
		}
		for _, c := range e.codes {
			of, code, _ := strings.Cut(c, ":")
			if of == scheme || of == anyScheme {
				v.codes[withoutZeros(code)] = e.term
				if v.names[e.term] == "" {
					v.names[e.term] = code
				}
			}
		}
	}
	kept, _ := vocabularies.LoadOrStore(key, v)
	return kept.(*Vocabulary)
}

// All lists the vocabulary's words in their usual form, in order of the texts.
func (v *Vocabulary) All() []Term {
	all := slices.Sorted(maps.Values(v.words))
	return slices.Compact(all)
}

// Coded says that a word has a code in the vocabulary.
func (v *Vocabulary) Coded(term Term) bool {
	for _, t := range v.codes {
		if t == term {
			return true
		}
	}
	return false
}

// spelling is the form in which words are compared: half-width, without blanks, Latin letters upper case.
func spelling(s string) string { return strings.ToUpper(bare(s)) }

func withoutZeros(code string) string {
	if trimmed := strings.TrimLeft(code, "0"); trimmed != "" {
		return trimmed
	}
	return "0"
}

// codeOf is a word's code, the word itself where it has none.
func (v *Vocabulary) codeOf(term Term) string {
	if code := v.names[term]; code != "" {
		return code
	}
	return string(term)
}

// isCode says that a cell holds a code of the vocabulary.
func (v *Vocabulary) isCode(cell table.Value) bool {
	code := strings.TrimSuffix(spelling(cell.Text), ".0")
	return code != "" && len(code) <= 2 && allDigits(code) && v.words[code] == "" && v.codes[withoutZeros(code)] != ""
}

// Parse reads a cell: empty where it is blank, Unknown where it is no word of the vocabulary.
func (v *Vocabulary) Parse(cell table.Value) Term {
	text := spelling(cell.Text)
	if text == "" {
		return ""
	}
	if t, ok := v.words[text]; ok {
		return t
	}
	if code := strings.TrimSuffix(text, ".0"); len(code) <= 2 && allDigits(code) {
		if t, ok := v.codes[withoutZeros(code)]; ok {
			return t
		}
		return Unknown
	}
	if v.field == Relation {
		if t, ok := v.words["之"+text]; ok {
			return t
		}
		if t, ok := v.words[strings.TrimPrefix(text, "之")]; ok {
			return t
		}
	}
	return Unknown
}

// ParseSet reads a cell that holds several words with commas between them, in any order; words of no vocabulary are
// Unknown, once. nil where the cell is blank.
func (v *Vocabulary) ParseSet(cell table.Value) []Term {
	var set []Term
	for _, word := range strings.FieldsFunc(cell.Text, func(r rune) bool { return strings.ContainsRune(",，、;；/|", r) }) {
		t := v.Parse(table.Value{Text: word, Kind: cell.Kind})
		seen := t == ""
		for _, other := range set {
			seen = seen || other == t
		}
		if !seen {
			set = append(set, t)
		}
	}
	return set
}

// in gives the vocabulary that a whole column shows to be used: a column of sexes with 0 and without 2 writes 1 男, 0 女;
// a register's column of relations with codes that only GB/T 4761 has is in those.
func (v *Vocabulary) in(c *table.Column, kind Kind) *Vocabulary {
	if v.field != Sex && (v.field != Relation || kind != Register) {
		return v
	}
	has := map[string]bool{}
	national := false
	for code := 1; code < c.Len(); code++ {
		text := strings.TrimSuffix(bare(c.Value(uint32(code)).Text), ".0")
		if len(text) > 2 || !allDigits(text) || text == "" {
			continue
		}
		has[withoutZeros(text)] = true
		national = national || len(text) == 2 && text > "20" && text < "99"
	}
	if v.field == Relation {
		if national {
			return vocabularyIn(Relation, gbScheme)
		}
		return v
	}
	if has["0"] && has["1"] && !has["2"] {
		return &Vocabulary{field: Sex, words: v.words, codes: map[string]Term{"1": Male, "0": Female}, names: map[Term]string{Male: "1", Female: "0"}}
	}
	return v
}

// Nearest is the one word of the vocabulary that a text of three characters or more is a single character away from: one
// more, one fewer, or another one. Empty where there is none, or more than one.
func (v *Vocabulary) Nearest(text string) Term {
	runes := []rune(spelling(text))
	if len(runes) < 3 {
		return ""
	}
	var near Term
	for word, term := range v.words {
		if !oneAway(runes, []rune(word)) {
			continue
		}
		if near != "" && near != term {
			return ""
		}
		near = term
	}
	return near
}

// oneAway says that two texts differ by one character put in, left out or replaced.
func oneAway(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && string(a[i+1:]) == string(b[i+1:])
	}
	return string(a[i:]) == string(b[i+1:])
}
