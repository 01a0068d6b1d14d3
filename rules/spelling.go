package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
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
	{field: roll.Relation, term: roll.Father},
	{field: roll.Relation, term: roll.Mother},
	{field: roll.Relation, term: roll.FatherInLaw},
	{field: roll.Relation, term: roll.MotherInLaw},
	{field: roll.Relation, term: roll.HusbandsFather},
	{field: roll.Relation, term: roll.HusbandsMother},
	{field: roll.Relation, term: roll.Grandfather},
	{field: roll.Relation, term: roll.Grandmother},
	{field: roll.Relation, term: roll.OuterGrandfather},
	{field: roll.Relation, term: roll.OuterGrandmother},
	{field: roll.Relation, term: roll.Uncle},
	{field: roll.Relation, term: roll.Sibling},
	{field: roll.Relation, term: roll.OtherRelation},
	{field: roll.Labour, term: roll.NoLabour},
	{field: roll.Sex, term: roll.Male},
	{field: roll.Sex, term: roll.Female},
	{field: roll.Health, term: disabled},
}

func newSpellings(c *screening.Case) spellings {
	all := spellings{}
	for _, part := range c.Roll.Parts {
		if part.Kind != roll.Persons {
			continue
		}
		for _, s := range proposedTerms {
			s.part = part
			all[s] = part.Writes(s.field, s.term)
		}
	}
	return all
}

// spelt is a term as the person's sheet writes it.
func spelt(c *screening.Case, p *roll.Person, f roll.Field, term roll.Term) string {
	return screening.Shared(c, newSpellings)[spelling{p.Part, f, term}]
}

// plainly is the term itself, or its code where the sheet's cells are codes.
func plainly(s spelling) string {
	column := s.part.Dictionary(s.field)
	codes := map[uint32]bool{}
	for code := 1; code < column.Len(); code++ {
		if strings.Trim(column.Value(uint32(code)).Text, "0123456789") == "" {
			codes[uint32(code)] = true
		}
	}
	if len(codes) == 0 {
		return string(s.term)
	}
	for _, row := range s.part.Rows {
		if codes[column.Code(int(row))] && s.part.Means(s.field, int(row), s.term) {
			return s.part.Text(s.field, int(row))
		}
	}
	return string(s.term)
}
