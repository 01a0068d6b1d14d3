package intake

import (
	"rollnet/io/layout"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// By what households are rebuilt that have no number.
var (
	byHeadID   = screening.Words{ZH: "户主证件号码", EN: "the head's ID number"}
	byHeadName = screening.Words{ZH: "相邻行的户主姓名", EN: "the head's name in neighbouring rows"}
	byAddress  = screening.Words{ZH: "相邻行的住址", EN: "the address in neighbouring rows"}
	byRelation = screening.Words{ZH: "从一个户主到下一个户主", EN: "the rows from one head to the next"}
	byNothing  = screening.Words{ZH: "每行一户（没有可依据的列）", EN: "nothing: a household for each row"}
)

// countDerived tells each sheet how many households begin in it, and how many of them were rebuilt.
func countDerived(in *Intake) {
	sheets := map[*roll.Part]*layout.Sheet{}
	for i := range in.Inputs {
		for j, p := range in.Inputs[i].parts {
			sheets[p] = in.Inputs[i].of[j]
		}
	}
	for _, r := range []*roll.Roll{in.Roll, in.Register} {
		if r == nil {
			continue
		}
		for i := range r.Households {
			h := &r.Households[i]
			p := h.Sheet
			if len(h.Members) > 0 {
				p = h.Members[0].Part
			}
			s := sheets[p]
			s.Households++
			if h.Derived {
				s.Derived++
				s.DerivedBy = rebuiltBy(p)
			}
		}
	}
}

// rebuiltBy is what a sheet's households are told apart by where they have no number.
func rebuiltBy(p *roll.Part) screening.Words {
	switch {
	case p.Has(roll.HeadID):
		return byHeadID
	case p.Has(roll.HeadName):
		return byHeadName
	case p.Has(roll.Address):
		return byAddress
	case p.Has(roll.Relation):
		return byRelation
	}
	return byNothing
}
