package invent

import (
	"fmt"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// maker makes one county.
type maker struct {
	*numbers
	options Options
	asOf    date.Date
	county  *County

	surname, ethnic string    // of the family being made
	members         []*Member // of the roll before planting, shuffled
	extra           []Entry   // planted rows of lists
}

// Make makes a county.
func Make(o Options) (*County, error) {
	if o.Households == 0 {
		o.Households = 3000
	}
	if o.AsOf == 0 {
		o.AsOf = date.Of(2018, 6, 30)
	}
	if o.Share == 0 {
		o.Share = 30
	}
	if o.Layout == "" {
		o.Layout = Mixed
	}
	if _, err := ParseLayout(string(o.Layout)); err != nil {
		return nil, err
	}
	if o.Households < 20 || o.Households > 900_000 {
		return nil, fmt.Errorf("%d households: expected 20 to 900000", o.Households)
	}
	if o.Share < 0 || o.Share > 100 {
		return nil, fmt.Errorf("a share of %d percent on the roll: expected 1 to 100", o.Share)
	}
	if o.Doubles < 0 || o.Doubles > 1 || o.Doubles > 0 && o.Errors > 0 {
		return nil, fmt.Errorf("a share of duplicates of %g beside errors of %g: expected 0 to 1, and one of the two", o.Doubles, o.Errors)
	}
	if o.Errors < 0 || o.Errors > 1 {
		return nil, fmt.Errorf("a share of errors of %g: expected 0 to 1", o.Errors)
	}
	if !o.AsOf.Whole() || o.AsOf < 20180101 || o.AsOf > 20301231 {
		return nil, fmt.Errorf("as-of date %s: expected a day from 2018 to 2030", o.AsOf)
	}
	m := &maker{options: o, asOf: o.AsOf, county: &County{Name: "桂岭县", AsOf: o.AsOf}}
	m.numbers = &numbers{chance: newChance(o.Seed), used: make(map[string]bool, 5*o.Households)}
	m.places()
	m.register()
	m.enrol()
	m.plant()
	m.handbooks()
	m.lists()
	return m.county, nil
}

// places makes towns, villages and groups.
func (m *maker) places() {
	towns := clamp(m.options.Households/7000, len(mixture), len(townNames))
	villages := clamp(m.options.Households/towns/220, 2, len(villageFirst)*len(villageSecond)/2)
	for i := range towns {
		t := &Town{Name: townNames[i], Layout: m.options.Layout}
		if t.Layout == Mixed {
			t.Layout = mixture[i%len(mixture)]
		}
		for j := range villages {
			v := &Village{Town: t, Name: villageFirst[(i+j)%len(villageFirst)] + villageSecond[(j/len(villageFirst)+i+3*j)%len(villageSecond)] + "村"}
			for k := range 4 {
				v.Groups = append(v.Groups, groupFirst[(j+2*k)%len(groupFirst)]+groupSecond[(i+j+k)%len(groupSecond)]+"屯")
			}
			t.Villages = append(t.Villages, v)
		}
		m.county.Towns = append(m.county.Towns, t)
	}
}

// register makes the households of the register.
func (m *maker) register() {
	var groups []*Book // one for each group, as a pattern
	for _, t := range m.county.Towns {
		for _, v := range t.Villages {
			for _, g := range v.Groups {
				groups = append(groups, &Book{Village: v, Group: g})
			}
		}
	}
	door, last := 0, -1
	for i := range m.options.Households {
		at := i * len(groups) / m.options.Households
		if at != last {
			door, last = 0, at
		}
		door++
		b := &Book{Number: fmt.Sprintf("%09d", 451000001+i), Village: groups[at].Village, Group: groups[at].Group, kind: m.kind()}
		b.Address = fmt.Sprintf("%s%s%s%s%d号", m.county.Name, b.Village.Town.Name, b.Village.Name, b.Group, door)
		m.family(b)
		for _, p := range b.Persons {
			m.condition(p)
		}
		if b.kind == alone {
			m.disable(b.Persons[0], m.of([]string{"41", "61", "62", "52"}))
			b.Persons[0].Ethnic = m.ethnic
		}
		m.departed(b)
		if b.kind == elderly && i > 0 {
			m.join(b, m.county.Books[i-1])
		}
		m.county.Books = append(m.county.Books, b)
	}
}

// departed adds those who are in the book and not in the house any more.
func (m *maker) departed(b *Book) {
	head := b.Persons[0]
	if b.kind != nuclear && b.kind != couple || !m.in(14) {
		return
	}
	if head.Age(m.asOf) < 42 || m.in(50) {
		mother := m.add(b, roll.Mother, false, clamp(head.Age(m.asOf)+25, 60, 90))
		mother.Status = "死亡"
		m.condition(mother)
		return
	}
	daughter := m.add(b, roll.Daughter, false, head.Age(m.asOf)-20)
	daughter.Status = "迁出（离开）本地"
	m.condition(daughter)
}

// join lets some old people live in the house of a son who has a book of his own.
func (m *maker) join(old, young *Book) {
	head := young.Persons[0]
	father := old.Persons[0]
	gap := father.Age(m.asOf) - head.Age(m.asOf)
	if old.Village != young.Village || young.kind != nuclear || !head.Male || gap < 18 || gap > 42 || !m.in(60) {
		return
	}
	for _, p := range old.Persons {
		if p.Male || len(old.Persons) == 1 {
			p.Name = firstSurname(head.Name) + string([]rune(p.Name)[len([]rune(firstSurname(p.Name))):])
		}
	}
	old.Address, old.Group, old.child = young.Address, young.Group, young
}

// enrol puts a share of the households on the roll.
func (m *maker) enrol() {
	for _, b := range m.county.Books {
		on := m.in(m.options.Share) && b.kind != elderly || b.kind == alone
		if on || m.options.WholeRoll {
			m.enter(b)
		} else {
			m.ease(b)
		}
	}
}

// ease takes from a household that is not on the roll what would have it missed: a severe disability, any of old people.
func (m *maker) ease(b *Book) {
	for _, p := range b.Persons {
		switch {
		case p.Tail == "":
		case b.kind == elderly:
			p.Health, p.Tail = "健康", ""
		default:
			p.Tail = "43"
		}
	}
}

// enter puts a book's living people on the roll.
func (m *maker) enter(b *Book) *Household {
	h := m.newHousehold(b)
	for _, p := range b.Persons {
		if p.Status == "正常" {
			h.enter(p, p.Relation)
		}
	}
	h.Phone = m.phone()
	m.means(h)
	h.Size = len(h.Members)
	b.house = h
	return h
}

func (m *maker) newHousehold(b *Book) *Household {
	h := &Household{Number: fmt.Sprintf("4510%06d", len(m.county.Roll)+100001), Village: b.Village, Group: b.Group}
	m.county.Roll = append(m.county.Roll, h)
	return h
}

// enter adds a person's row.
func (h *Household) enter(p *Person, relation roll.Term) *Member {
	x := &Member{Person: p, House: h, Number: fmt.Sprintf("%s%02d", h.Number, len(h.Members)+1), Name: p.Name, ID: p.ID,
		Relation: relation, Labour: p.Labour, Phone: p.Phone}
	if p.Tail != "" { // the disabled are entered by their certificate
		x.ID += p.Tail
	}
	p.member = x
	h.Members = append(h.Members, x)
	return x
}
