package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// spelling is a term in a column of a sheet.
type spelling struct {
	part  *roll.Part
	field roll.Field
	term  roll.Term
}

// spellings says how sheets write the terms that rules propose: a roll of codes is not to be mixed with words.
type spellings map[spelling]string

// proposedTerms are the terms that rules propose.
var proposedTerms = []spelling{
	{field: roll.Relation, term: roll.Head},
	{field: roll.Relation, term: roll.Son},
	{field: roll.Relation, term: roll.Daughter},
	{field: roll.Labour, term: roll.NoLabour},
}

func newSpellings(c *screening.Case) spellings {
	all := spellings{}
	for _, part := range c.Roll.Parts {
		if part.Kind != roll.Persons {
			continue
		}
		for _, s := range proposedTerms {
			s.part = part
			all[s] = written(s)
		}
	}
	return all
}

// spelt is a term as the person's sheet writes it.
func spelt(c *screening.Case, p *roll.Person, f roll.Field, term roll.Term) string {
	return screening.Shared(c, newSpellings)[spelling{p.Part, f, term}]
}

// written is the term itself where the sheet has that word or no word for it, else the first cell that means it.
func written(s spelling) string {
	column := s.part.Dictionary(s.field)
	if column == nil {
		return string(s.term)
	}
	for code := range column.Len() {
		if (column.Value(uint32(code)) == table.Value{Text: string(s.term), Kind: table.Text}) {
			return string(s.term)
		}
	}
	for _, row := range s.part.Rows {
		if s.part.Term(s.field, int(row)) == s.term {
			return s.part.Text(s.field, int(row))
		}
	}
	return string(s.term)
}
