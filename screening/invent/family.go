package invent

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// familyKind is the shape of a family.
type familyKind uint8

const (
	nuclear    familyKind = iota // a couple and their children
	threeYoung                   // the couple heads, with parents and children
	threeOld                     // the grandparents head, with a son's or daughter's family
	couple                       // a couple whose children live elsewhere
	single                       // one parent and children
	siblings                     // brothers and sisters
	alone                        // one person who cannot work, no children
	elderly                      // one or two old people
)

var familyShares = []struct {
	kind   familyKind
	weight int
}{{nuclear, 23}, {threeYoung, 42}, {threeOld, 17}, {couple, 3}, {single, 5}, {siblings, 2}, {alone, 2}, {elderly, 6}}

func (m *maker) kind() familyKind {
	at := m.IntN(100)
	for _, s := range familyShares {
		if at -= s.weight; at < 0 {
			return s.kind
		}
	}
	return nuclear
}

// family fills a book with people.
func (m *maker) family(b *Book) {
	m.surname, m.ethnic = m.weighted(surnames), m.people()
	switch b.kind {
	case nuclear:
		m.pair(b, m.between(25, 52))
		m.children(b, m.between(1, 3))
	case threeYoung:
		m.pair(b, m.between(26, 50))
		m.children(b, m.between(1, 4))
		m.parents(b)
	case threeOld:
		m.pair(b, m.between(51, 70))
		m.youngFamily(b)
	case couple:
		m.pair(b, m.between(46, 57))
	case single:
		head := m.add(b, roll.Head, m.in(50), m.between(28, 50))
		m.children(b, m.between(1, 3))
		if head.Male && m.in(40) {
			m.parents(b)
		}
	case siblings:
		m.add(b, roll.Head, m.in(70), m.between(35, 57))
		m.add(b, roll.Sibling, m.in(60), m.between(30, 57))
	case alone:
		m.add(b, roll.Head, m.in(70), m.between(30, 57))
	case elderly:
		male := m.in(50)
		head := m.add(b, roll.Head, male, m.between(64, 85))
		if m.in(45) {
			m.add(b, roll.Spouse, !male, clamp(head.Age(m.asOf)+m.between(-4, 4), 62, 90))
		}
	}
}

// pair adds a head of an age and a spouse.
func (m *maker) pair(b *Book, age int) {
	male := m.in(92)
	m.add(b, roll.Head, male, age)
	spouse := m.add(b, roll.Spouse, !male, max(age+m.between(-5, 4), 23))
	m.newcomer(spouse, 25)
}

// children adds children of the head: some grown up, some twins.
func (m *maker) children(b *Book, count int) {
	head := b.Persons[0]
	youngest := head.Age(m.asOf)
	if len(b.Persons) > 1 && b.Persons[1].Relation == roll.Spouse {
		youngest = min(youngest, b.Persons[1].Age(m.asOf))
	}
	oldest := youngest - 19
	for i := 0; i < count && oldest >= 0; i++ {
		male := m.in(52)
		age := m.between(max(0, oldest-9), oldest)
		child := m.add(b, childOf(male), male, min(age, 30))
		child.Ethnic = b.Persons[0].Ethnic
		if m.in(2) {
			twin := m.add(b, childOf(!male), !male, 0)
			twin.Birth, twin.Ethnic = child.Birth, child.Ethnic
			twin.ID = m.number(twin, false)
		}
		oldest = child.Age(m.asOf) - 2
	}
}

func childOf(male bool) roll.Term {
	if male {
		return roll.Son
	}
	return roll.Daughter
}

// parents adds the father, the mother or both of the head.
func (m *maker) parents(b *Book) {
	head := b.Persons[0]
	if !head.Male {
		return // a woman who heads a household with her husband's parents is left to the towns' clerks
	}
	age := head.Age(m.asOf) + m.between(21, 32)
	if age > 88 {
		return
	}
	which := m.IntN(10)
	if which < 6 {
		m.add(b, roll.Father, true, age)
	}
	if which > 2 {
		mother := m.add(b, roll.Mother, false, clamp(age+m.between(-4, 3), head.Age(m.asOf)+18, 90))
		mother.Name = m.name(m.weighted(surnames), false)
	}
}

// youngFamily adds a married child of the head with children.
func (m *maker) youngFamily(b *Book) {
	head, wife := b.Persons[0].Age(m.asOf), b.Persons[1].Age(m.asOf)
	age := min(head, wife) - m.between(20, 27)
	son := m.in(88)
	child := m.add(b, childOf(son), son, age)
	inLaw := roll.DaughterInLaw
	if !son {
		inLaw = roll.SonInLaw
	}
	spouse := m.add(b, inLaw, !son, clamp(age+m.between(-3, 3), 23, 50))
	m.newcomer(spouse, 40)
	spouse.Name = m.name(m.weighted(surnames), spouse.Male)
	oldest := min(child.Age(m.asOf), spouse.Age(m.asOf)) - 19
	for range m.between(1, 3) {
		if oldest < 0 {
			return
		}
		male := m.in(52)
		grandchild := m.add(b, grandchildOf(male, son), male, m.between(max(0, oldest-8), oldest))
		grandchild.Ethnic = child.Ethnic
		if !son {
			grandchild.Name = m.name(firstSurname(spouse.Name), male)
		}
		oldest = grandchild.Age(m.asOf) - 2
	}
}

func grandchildOf(male, ofSon bool) roll.Term {
	switch {
	case male && ofSon:
		return roll.Grandson
	case ofSon:
		return roll.Granddaughter
	case male:
		return roll.OuterGrandson
	}
	return roll.OuterGranddaughter
}

// add adds a person of the family of an age.
func (m *maker) add(b *Book, relation roll.Term, male bool, age int) *Person {
	p := &Person{Book: b, Relation: relation, Male: male, Status: "正常", Ethnic: m.ethnic}
	p.Birth = m.birth(age)
	surname := m.surname
	if relation == roll.Spouse {
		surname = m.weighted(surnames)
	}
	p.Name = m.name(surname, male)
	p.ID = m.number(p, false)
	b.Persons = append(b.Persons, p)
	return p
}

// newcomer lets a share of those who married in have their number, and some their people, from elsewhere.
func (m *maker) newcomer(p *Person, percent int) {
	if !m.in(percent) {
		return
	}
	p.ID = m.number(p, true)
	p.Ethnic = m.people()
	if m.in(3) {
		p.Ethnic = "彝族"
		p.Name = m.of(dottedFamily) + "·" + m.of(dottedGiven)
	}
}

func (m *maker) number(p *Person, newcomer bool) string {
	return m.next(m.area(p.Birth, newcomer), p.Birth, p.Male)
}

// birth is a day that makes somebody so old.
func (m *maker) birth(age int) date.Date {
	for {
		year, month, day := m.asOf.Year()-age, m.between(1, 12), m.between(1, 28)
		if d := date.Of(year, month, day); d <= date.Of(year, m.asOf.Month(), m.asOf.Day()) {
			return d
		}
		if d := date.Of(year-1, month, day); date.Age(d, m.asOf) == age {
			return d
		}
	}
}

func (m *maker) name(surname string, male bool) string {
	given := femaleGiven
	if male {
		given = maleGiven
	}
	name := surname + m.rune(given)
	if m.in(70) {
		name += m.rune(given)
	}
	return name
}

func (m *maker) people() string {
	switch at := m.IntN(100); {
	case at < 70:
		return "壮族"
	case at < 88:
		return "汉族"
	case at < 98:
		return "瑶族"
	}
	return "苗族"
}

func firstSurname(name string) string {
	runes := []rune(name)
	if len(runes) > 2 && string(runes[:2]) == "欧阳" {
		return "欧阳"
	}
	return string(runes[:1])
}

func clamp(v, low, high int) int { return max(low, min(v, high)) }
