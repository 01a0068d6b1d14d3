package roll

import "rollnet/screening/table"

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
