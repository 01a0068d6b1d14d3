package invent

import (
	"rollnet/screening/roll"
)

// PlantedKind says what a planted line is for.
type PlantedKind string

const (
	Error PlantedKind = "error" // a screening must find it
	Also  PlantedKind = "also"  // it follows from a planted error, and a screening must find it too
	Near  PlantedKind = "near"  // it looks like an error and is none: the rule must stay silent here
)

// Any as the rule of a near miss means that no rule that errors are planted for may fire there.
const Any = "*"

// Planted is one planted error or near miss. The place is a row of the roll (Member, else House), of the register
// (Person alone), or of a list (List and Person).
type Planted struct {
	Kind     PlantedKind
	Rule     string
	Field    roll.Field
	House    *Household
	Member   *Member
	Cell     *Member // the row whose cell was changed, where the finding's place is another row of the household
	Rival    *Member // the other row of a duplicate: the later of the two is the place
	Person   *Person
	List     roll.Kind
	Original string
	Planted  string
	Action   string     // what the tool is to do, as findings say it; empty where it depends on columns
	Expected string     // the value to propose or to write, where it is known
	Kin      *Household // a household of the roll that the finding is to name
	KinBook  *Book      // or this one of the register
	Note     string
}

// plan plants one error or near miss; nth counts how many were planted before, so that variants take turns.
type plan struct {
	rule  string
	plant func(m *maker, nth int) bool
}

// plans are in order of how hard a place is to find: households as a whole first.
var plans = []plan{
	{"ELD-002", (*maker).childFound}, {"ELD-007", (*maker).noChild}, {"ELD-001", (*maker).supportedElderly},
	{"ELD-001", (*maker).nearElderly},
	{"PER-040", (*maker).childTooOld}, {"PER-041", (*maker).parentTooYoung},
	{"HH-008", (*maker).twoSpouses}, {"MS-020", (*maker).missedPerson},
	{"WX-001", (*maker).poorExit}, {"WX-002", (*maker).unsafeExit}, {"WX-005", (*maker).waterExit},
	{"WX-001", (*maker).nearExit}, {"PER-040", (*maker).nearGap},
	{"HH-001", (*maker).noHead}, {"HH-002", (*maker).twoHeads}, {"HH-005", (*maker).wrongSize},
	{"HH-005", (*maker).nearSize}, {"DUP-001", (*maker).copiedPerson}, {"DUP-002", (*maker).otherForm},
	{"DUP-001", (*maker).nearDuplicate},
	{"MS-006", (*maker).missedSupport}, {"MS-006", (*maker).nearSupport}, {"MS-020", (*maker).nearMissed},
	{"PER-001", (*maker).childLabour}, {"PER-030", (*maker).wrongRelation},
	{"ID-009", (*maker).impossibleBirth}, {"ID-010", (*maker).oldNumber}, {"ID-001", (*maker).noNumber},
	{"ID-002", (*maker).placeholder}, {"ID-003", (*maker).wrongLength}, {"ID-004", (*maker).wrongCharacter},
	{"ID-005", (*maker).untidyNumber}, {"ID-006", (*maker).lostDigits}, {"ID-007", (*maker).wrongCheck},
	{"ID-008", (*maker).wrongCertificate}, {"ID-008", (*maker).nearCertificate},
	{"NM-001", (*maker).noName}, {"NM-002", (*maker).blankInName}, {"NM-003", (*maker).wrongDot},
	{"NM-004", (*maker).foreignInName}, {"NM-005", (*maker).unwritable}, {"NM-003", (*maker).nearName},
	{"PH-001", (*maker).wrongPhone}, {"PH-001", (*maker).nearPhone},
	{"MS-021", (*maker).departedOnRoll}, {"MS-021", (*maker).nearDeath},
	{"WE-001", (*maker).onPayroll}, {"WE-001", (*maker).nearPayroll},
	{"WE-003", (*maker).hasCar}, {"WE-003", (*maker).nearCar},
}

// plant plants errors and near misses, as many of each as the share asks for.
func (m *maker) plant() {
	if m.options.Errors == 0 {
		return
	}
	for _, h := range m.county.Roll {
		m.members = append(m.members, h.Members...)
	}
	m.Shuffle(len(m.members), func(i, j int) { m.members[i], m.members[j] = m.members[j], m.members[i] })
	count := max(1, int(m.options.Errors*float64(len(m.county.Roll))/float64(len(plans))+0.5))
	for _, p := range plans {
		for nth := range count {
			if !p.plant(m, nth) {
				break
			}
		}
	}
}

// note adds a line and marks its place as used.
func (m *maker) note(p Planted) *Planted {
	if p.Member != nil {
		p.Member.used = true
		p.House = p.Member.House
		p.Person = p.Member.Person
	}
	line := &p
	m.county.Planted = append(m.county.Planted, line)
	return line
}

// member finds a row that nothing was planted on and that fits.
func (m *maker) member(fits func(*Member) bool) *Member {
	start := m.IntN(len(m.members))
	for i := range m.members {
		x := m.members[(start+i)%len(m.members)]
		if !x.used && !x.House.used && fits(x) {
			return x
		}
	}
	return nil
}

// plain finds a row with an 18-character number; not a head's in the pair layouts, where the heads' numbers and names stand
// in a second sheet.
func (m *maker) plain(fits func(*Member) bool) *Member {
	return m.member(func(x *Member) bool {
		return x.ID == x.Person.ID && (x.Relation != roll.Head || !x.House.Village.Town.Layout.Pair()) && fits(x)
	})
}

// household finds a household that nothing was planted in and that fits, and takes it.
func (m *maker) household(fits func(*Household) bool) *Household {
	x := m.member(func(x *Member) bool {
		for _, other := range x.House.Members {
			if other.used {
				return false
			}
		}
		return fits(x.House)
	})
	if x == nil {
		return nil
	}
	x.House.used = true
	return x.House
}

// withRelation finds a household with a member in one of some relations, and takes it.
func (m *maker) withRelation(fits func(*Member) bool, relations ...roll.Term) *Member {
	find := func(h *Household) *Member {
		for _, x := range h.Members[1:] {
			for _, r := range relations {
				if x.Relation == r && fits(x) {
					return x
				}
			}
		}
		return nil
	}
	h := m.household(func(h *Household) bool { return find(h) != nil })
	if h == nil {
		return nil
	}
	return find(h)
}

func always(*Member) bool { return true }

func (m *maker) age(x *Member) int { return x.Person.Age(m.asOf) }

// adult says that somebody is of an age to work and drive.
func (m *maker) adult(x *Member) bool {
	return m.age(x) >= 20 && m.age(x) < 60 && x.Person.InSchool == ""
}

// recount counts a household's members anew after one came or went.
func (m *maker) recount(h *Household) {
	m.means(h)
	h.Size = len(h.Members)
}

// OfHousehold says that the finding is about the household as a whole.
func (p *Planted) OfHousehold() bool { return p.Member == nil && p.House != nil }
