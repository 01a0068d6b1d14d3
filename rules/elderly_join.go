package rules

import (
	"slices"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// line is what an old couple is to the head of the household of their child.
type line struct{ man, woman roll.Term }

var (
	ownParents   = line{roll.Father, roll.Mother}
	wifesParents = line{roll.FatherInLaw, roll.MotherInLaw}
	menfolks     = line{roll.HusbandsFather, roll.HusbandsMother}
	fathersSide  = line{roll.Grandfather, roll.Grandmother}
	mothersSide  = line{roll.OuterGrandfather, roll.OuterGrandmother}
)

// joining is what becomes of the rows of an old household that comes into a child's: each row's relation to that head.
type joining map[*roll.Person]roll.Term

// joinAs says what the people of an old household are to the head of the child's household, by what the child is to that
// head. why says where it does not follow for sure: then nothing is proposed, and the visit has to tell.
func joinAs(e *kin.Elder, child kin.Child) (j joining, why screening.Words) {
	home := child.Person.Household
	heads := withRelation(members(home), roll.Head)
	if len(heads) != 1 {
		return nil, say("子女户没有户主或户主不止一名，须先更正", "the child's household has no head, or several; that comes first")
	}
	l, known := lineOf(heads[0], child)
	if !known {
		return nil, say("子女在该户不是户主或户主的配偶、兄弟姐妹、父母，合并后与户主的关系须问清", "the child is neither the head there nor spouse, sibling or parent of the head; what the old people would be to the head must be asked")
	}
	parent := child.Parent
	if parent == nil {
		parent = e.Members[0]
		if head := e.House.Head(); head != nil && slices.Contains(e.Members, head) {
			parent = head
		}
	}
	j = joining{}
	for i := range e.House.Members {
		p := &e.House.Members[i]
		term, known := l.of(p, parent, child)
		if !known {
			return nil, say("老人的性别或与户主关系不明，合并后的关系无法推定", "the sex or the relation of one of the old people is not known, and so not what they would be to the head")
		}
		if p.Current() && slices.ContainsFunc(members(home), func(m *roll.Person) bool { return m.Relation() == term && single(term) }) {
			return nil, say("子女户内已登记有"+string(term)+"，须核实是否同一人", "the child's household has somebody who is "+string(term)+" already; whether it is the same person must be asked")
		}
		j[p] = term
	}
	return j, screening.Words{}
}

// lineOf is what a child's parents are to the head of the household in which the child stands.
func lineOf(head *roll.Person, child kin.Child) (l line, known bool) {
	man, sexKnown := male(head)
	relation := child.Person.Relation()
	inLaws := func() (line, bool) {
		if man {
			return wifesParents, sexKnown
		}
		return menfolks, sexKnown
	}
	switch {
	case relation == roll.Head && !child.InLaw, relation == roll.Spouse && child.InLaw, relation == roll.Sibling && !child.InLaw,
		relation == roll.SiblingsWife && child.InLaw:
		return ownParents, true
	case relation == roll.Head, relation == roll.Spouse:
		return inLaws()
	case relation == roll.Father && !child.InLaw, relation == roll.Mother && child.InLaw, relation == roll.Uncle && !child.InLaw:
		return fathersSide, true
	case relation == roll.Mother, relation == roll.Father:
		return mothersSide, true
	}
	return line{}, false
}

// of is what somebody of the old household is to the head, where the line is that of the parent and the parent's spouse.
func (l line) of(p, parent *roll.Person, child kin.Child) (term roll.Term, known bool) {
	man, known := male(p)
	if !known {
		return "", false
	}
	own := l.woman
	if man {
		own = l.man
	}
	if p == parent || personKey(p) == personKey(parent) {
		return own, true
	}
	parentMan, _ := male(parent)
	switch kin.TieOf(parent.Relation(), p.Relation()) {
	case kin.AsSpouse:
		return own, man != parentMan
	case kin.AsSibling:
		if l == ownParents && parentMan && man && p.Part.Era != roll.Era2014 { // whose codes have no 叔伯
			return roll.Uncle, true
		}
		return roll.OtherRelation, true
	case kin.AsParent:
		if l != ownParents {
			return roll.OtherRelation, true
		}
		side := mothersSide
		if parentMan {
			side = fathersSide
		}
		if man {
			return side.man, true
		}
		return side.woman, true
	case kin.AsChild:
		if l == ownParents && child.Person.Relation() == roll.Head && p.Part.Era != roll.Era2014 {
			return roll.Sibling, true
		}
		return roll.OtherRelation, true
	}
	return roll.OtherRelation, p.Relation() != "" && p.Relation() != roll.Unknown || !p.Current()
}

// single says that a head has but one of a relation.
func single(term roll.Term) bool {
	return term != roll.Uncle && term != roll.Sibling && term != roll.OtherRelation
}
