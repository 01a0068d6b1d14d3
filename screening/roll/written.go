package roll

import (
	"slices"
	"strings"

	"rollnet/screening/idno"
	"rollnet/screening/namekey"
	"rollnet/screening/table"
)

// Writes is how the sheet writes a word of a field's vocabulary: the word itself where the sheet has it, else as the first cell
// that means it, else its code where the sheet's cells are codes, else the word. A roll of codes is not to be mixed with words.
func (p *Part) Writes(f Field, term Term) string {
	column := p.Dictionary(f)
	if column == nil {
		return string(term)
	}
	for code := range column.Len() {
		if (column.Value(uint32(code)) == table.Value{Text: string(term), Kind: table.Text}) {
			return string(term)
		}
	}
	for _, row := range p.Rows {
		if p.Means(f, int(row), term) {
			return p.Text(f, int(row))
		}
	}
	for code := 1; code < column.Len(); code++ {
		if v := VocabularyOf(f, p.Kind, p.Era); v.isCode(column.Value(uint32(code))) {
			return v.in(column, p.Kind).codeOf(term)
		}
	}
	return string(term)
}

// Reads is the word that a text means in the sheet's column of a field; Unknown where it means none.
func (p *Part) Reads(f Field, text string) Term {
	v := VocabularyOf(f, p.Kind, p.Era)
	if column := p.Dictionary(f); column != nil {
		v = v.in(column, p.Kind)
	}
	return v.Parse(table.Value{Text: text, Kind: table.Text})
}

// Means says that a row's cell says a word of the field's vocabulary, and nothing besides.
func (p *Part) Means(f Field, row int, term Term) bool {
	if set := p.Terms(f, row); set != nil {
		return len(set) == 1 && set[0] == term
	}
	return p.Term(f, row) == term
}

// Takes says that a text is a legal content of the sheet's column of a field: a word of its vocabulary, a number, a date, an
// ID number with a date inside and a fitting check digit, a name of letters.
func (p *Part) Takes(f Field, text string) bool {
	v := table.Value{Text: text, Kind: table.Text}
	switch f.Type() {
	case IDType:
		n := idno.Parse(v)
		return n.Birth != 0 && (n.Checked || n.Form == idno.Old)
	case NameType:
		return namekey.Parse(v).Key != "" && !strings.ContainsFunc(text, func(r rune) bool { return r <= '@' && r != ' ' && r != '.' })
	case DateType:
		return ParseDate(v, false) != 0
	case NumType:
		return ParseNumber(v).Ok()
	case TermType:
		term := p.Reads(f, text)
		return term != "" && term != Unknown
	}
	if f == Health || f == OtherCause {
		set := VocabularyOf(f, p.Kind, p.Era).ParseSet(v)
		return len(set) > 0 && !slices.Contains(set, Unknown)
	}
	return strings.TrimSpace(text) != ""
}
