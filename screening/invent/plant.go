package invent

import (
	"slices"

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
	Kind       PlantedKind
	Rule       string
	Field      roll.Field
	House      *Household
	Member     *Member
	Cell       *Member    // the row whose cell was changed, where the finding's place is another row of the household
	Rival      *Member    // the other row of a duplicate: the later of the two is the place
	RivalHouse *Household // the other of two households: the later of the two is the place
	Person     *Person
	List       roll.Kind
	Original   string
	Planted    string
	Action     string     // what the tool is to do, as findings say it; empty where it depends on columns
	Severity   string     // what the finding must be, where it is not the rule's own
	Expected   string     // the value to propose or to write, where it is known
	Kin        *Household // a household of the roll that the finding is to name
	KinBook    *Book      // or this one of the register
	Note       string
}

// plan plants one error or near miss; nth counts how many were planted before, so that variants take turns.
type plan struct {
	rule  string
	plant func(m *maker, nth int) bool
	when  era
}

// era says in which years an error is planted.
type era uint8

const (
	everTime  era = iota
	until2020     // rules of the years before monitoring
	from2021      // rules of the monitoring
)

func (e era) holds(year int) bool { return e == everTime || (e == from2021) == (year >= 2021) }

// plans are in order of how hard a place is to find: households as a whole first.
func plans() []plan {
	all := append(slices.Clone(wholePlans), tables(nil, meansWrongs, everTime)...)
	all = append(all, tables(nil, slices.Concat(personWrongs, fieldWrongs), everTime)...)
	all = append(all, tables(nil, earlyWrongs, until2020)...)
	all = append(all, tables(nil, watchWrongs, from2021)...)
	all = append(all, memberPlans...)
	all = append(all, holdingPlans()...)
	all = append(all, tables(slices.Concat(personSlips, fieldSlips), nil, everTime)...)
	return append(all, tables(laterSlips, nil, from2021)...)
}

// tables makes plans of tables of errors.
func tables(slips []slip, wrongs []wrong, when era) []plan {
	var all []plan
	for _, w := range wrongs {
		all = append(all, w.plan(when))
	}
	for _, s := range slips {
		all = append(all, s.plan(when))
	}
	return all
}

// wholePlans concern households.
var wholePlans = []plan{
	{rule: "ELD-002", plant: (*maker).childFound}, {rule: "ELD-007", plant: (*maker).noChild}, {rule: "ELD-001", plant: (*maker).supportedElderly},
	{rule: "ELD-001", plant: (*maker).nearElderly},
	{rule: "PER-040", plant: (*maker).childTooOld}, {rule: "PER-041", plant: (*maker).parentTooYoung},
	{rule: "HH-008", plant: (*maker).twoSpouses}, {rule: "MS-020", plant: (*maker).missedPerson},
	{rule: "WX-001", plant: (*maker).poorExit, when: until2020}, {rule: "WX-002", plant: (*maker).unsafeExit, when: until2020}, {rule: "WX-005", plant: (*maker).waterExit, when: until2020},
	{rule: "WX-001", plant: (*maker).nearExit, when: until2020}, {rule: "PER-040", plant: (*maker).nearGap},
	{rule: "HH-001", plant: (*maker).noHead}, {rule: "HH-002", plant: (*maker).twoHeads}, {rule: "HH-005", plant: (*maker).wrongSize},
	{rule: "HH-005", plant: (*maker).nearSize}, {rule: "DUP-001", plant: (*maker).copiedPerson}, {rule: "DUP-002", plant: (*maker).otherForm},
	{rule: "DUP-001", plant: (*maker).nearDuplicate},
	{rule: "MS-006", plant: (*maker).missedSupport}, {rule: "MS-006", plant: (*maker).nearSupport}, {rule: "MS-020", plant: (*maker).nearMissed},
	{rule: "WE-007", plant: (*maker).wholeAway}, {rule: "WE-010", plant: (*maker).movedIn, when: until2020},
	{rule: "MS-001", plant: (*maker).poorOutside}, {rule: "MS-002", plant: (*maker).unsafeOutside}, {rule: "MS-003", plant: (*maker).dropoutOutside},
	{rule: "MS-004", plant: (*maker).illOutside}, {rule: "MS-005", plant: (*maker).dryOutside}, {rule: "MS-007", plant: (*maker).disabledOutside},
	{rule: "MS-008", plant: (*maker).edgeOutside}, {rule: "MS-009", plant: (*maker).refused}, {rule: "MS-024", plant: (*maker).otherHead},
	{rule: "MS-026", plant: (*maker).twoBooks},
	{rule: "HH-003", plant: (*maker).childHead}, {rule: "HH-006", plant: (*maker).noRow}, {rule: "HH-007", plant: (*maker).twoVillages},
	{rule: "PER-029", plant: (*maker).sameSex}, {rule: "PER-042", plant: (*maker).grandchild}, {rule: "PER-043", plant: (*maker).youngSpouse},
	{rule: "PER-044", plant: (*maker).wrongSide}, {rule: "PER-049", plant: (*maker).hundred}, {rule: "BK-002", plant: (*maker).sharedAccount},
}

// memberPlans concern a member's row.
var memberPlans = []plan{
	{rule: "PER-001", plant: (*maker).childLabour}, {rule: "PER-030", plant: (*maker).wrongRelation},
	{rule: "ID-009", plant: (*maker).impossibleBirth}, {rule: "ID-010", plant: (*maker).oldNumber}, {rule: "ID-001", plant: (*maker).noNumber},
	{rule: "ID-002", plant: (*maker).placeholder}, {rule: "ID-003", plant: (*maker).wrongLength}, {rule: "ID-004", plant: (*maker).wrongCharacter},
	{rule: "ID-005", plant: (*maker).untidyNumber}, {rule: "ID-006", plant: (*maker).lostDigits}, {rule: "ID-007", plant: (*maker).wrongCheck},
	{rule: "ID-008", plant: (*maker).wrongCertificate}, {rule: "ID-008", plant: (*maker).nearCertificate},
	{rule: "NM-001", plant: (*maker).noName}, {rule: "NM-002", plant: (*maker).blankInName}, {rule: "NM-003", plant: (*maker).wrongDot},
	{rule: "NM-004", plant: (*maker).foreignInName}, {rule: "NM-005", plant: (*maker).unwritable}, {rule: "NM-003", plant: (*maker).nearName},
	{rule: "PH-001", plant: (*maker).wrongPhone}, {rule: "PH-001", plant: (*maker).nearPhone},
	{rule: "MS-021", plant: (*maker).departedOnRoll}, {rule: "MS-021", plant: (*maker).nearDeath},
	{rule: "WE-002", plant: (*maker).unnumberedCadre}, {rule: "WE-009", plant: (*maker).machine}, {rule: "WE-011", plant: (*maker).apart},
	{rule: "WE-014", plant: (*maker).deadBefore, when: until2020},
	{rule: "ID-013", plant: (*maker).wrongRegion}, {rule: "ID-015", plant: (*maker).noSerial}, {rule: "DIS-001", plant: (*maker).wrongTail},
	{rule: "NM-006", plant: (*maker).noRealName}, {rule: "PH-003", plant: (*maker).sharedPhone}, {rule: "PH-004", plant: (*maker).apartPhone},
	{rule: "HH-007", plant: (*maker).sameNumber},
}

// errorsEach is how many errors a household with errors has: those of single rows stand on several.
const errorsEach = 2

// plant plants errors and near misses, as many of each as the share asks for.
func (m *maker) plant() {
	all, share := plans(), m.options.Errors
	if m.options.Doubles > 0 {
		all, share = doublePlans(), m.options.Doubles
	}
	if share == 0 {
		return
	}
	for _, h := range m.county.Roll {
		m.members = append(m.members, h.Members...)
	}
	m.Shuffle(len(m.members), func(i, j int) { m.members[i], m.members[j] = m.members[j], m.members[i] })
	count := max(1, int(share*float64(len(m.county.Roll))/float64(len(all))*errorsEach+0.5))
	for _, p := range all {
		if !p.when.holds(m.asOf.Year()) {
			continue
		}
		for nth := range count {
			if !p.plant(m, nth) {
				break
			}
		}
	}
	m.follow()
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

// plain finds a row with an 18-character number; not a head's in the layouts where the heads' numbers and names stand a second
// time.
func (m *maker) plain(fits func(*Member) bool) *Member {
	return m.member(func(x *Member) bool {
		return x.ID == x.Person.ID && (x.Relation != roll.Head || !x.House.Village.Town.Layout.Heads()) && fits(x)
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
