package roll

import "rollnet/screening/table"

// Writes is how the sheet writes a word of a field's vocabulary: the word itself where the sheet has it or has no spelling
// of its own, else the first cell that means it. A roll of codes is not to be mixed with words.
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
	return string(term)
}

// Means says that a row's cell says a word of the field's vocabulary, and nothing besides.
func (p *Part) Means(f Field, row int, term Term) bool {
	if set := p.Terms(f, row); set != nil {
		return len(set) == 1 && set[0] == term
	}
	return p.Term(f, row) == term
}
