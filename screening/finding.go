package screening

import (
	"cmp"
	"regexp"
	"strings"

	"rollnet/screening/roll"
)

// Words is one text in the two languages of the product.
type Words struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// In gives the text in a language, "zh" or "en".
func (w Words) In(lang string) string {
	if lang == "en" {
		return w.EN
	}
	return w.ZH
}

// Severity says how sure a finding is.
type Severity string

const (
	Err  Severity = "error"   // cannot be true, or breaks a hard rule of the system
	Warn Severity = "warning" // 疑点: may be true
	Info Severity = "info"
)

// Action is who or what settles a finding.
type Action string

const (
	Fix        Action = "fix"        // A0: lossless, of form only; applied
	Propose    Action = "propose"    // A1: a value is reckoned, applied only when accepted
	Department Action = "department" // D: needs a department's data
	Verify     Action = "verify"     // V: 入户核实
	Procedure  Action = "procedure"  // P: needs 民主评议 and the rest of the procedure
)

// Family groups findings as the exception list shows them.
type Family string

const (
	Quality   Family = "quality"
	OfPerson  Family = "person"
	OfHouse   Family = "household"
	Duplicate Family = "duplicate"
	Elderly   Family = "elderly"
	WrongIn   Family = "wrong_in"
	Missed    Family = "missed"
	WrongOut  Family = "wrong_out"
	Handbook  Family = "handbook"
)

// Families lists the families in the order of the exception list, with their Chinese names.
var Families = []struct {
	Family Family
	Name   Words
}{
	{Duplicate, Words{"重复", "duplicates"}},
	{Elderly, Words{"老人户", "elderly households"}},
	{WrongIn, Words{"错评", "wrongly enrolled"}},
	{Missed, Words{"漏评", "missed"}},
	{WrongOut, Words{"错退", "wrong exits"}},
	{OfHouse, Words{"户信息", "household data"}},
	{OfPerson, Words{"人员信息", "personal data"}},
	{Quality, Words{"数据质量", "data quality"}},
	{Handbook, Words{"帮扶手册", "handbooks"}},
}

// Fact is one piece of evidence: a stable English key for scripts, its Chinese label for people, and the value.
type Fact struct {
	Key   string
	Label string
	Value string
}

// Related is another row that a finding rests on.
type Related struct {
	At        roll.Cell
	Household string // the roll's 户编号 or the register's 户号
	Person    string
	Name      string
	Note      Words
}

// Finding is one thing that a rule says about one place. A rule sets At, and Person or Household or neither; the run fills
// in what follows from them.
type Finding struct {
	Rule     *Rule
	Severity Severity // the rule's unless the finding says otherwise
	Action   Action   // the rule's unless the finding says otherwise
	At       roll.Cell
	Of       *roll.Person    // the person it is about
	House    *roll.Household // the household it is about; of a person, the person's
	Value    string          // the cell's text
	Proposed *string
	Unit     *Unit // what follows when the proposal is accepted; of a proposal for one cell the run makes it
	Applied  bool
	Score    *float64
	Message  Words // personal values in it are masked
	Evidence []Fact
	Related  []Related
	Matters  []string // the values that made it a finding, cleaned: if they change, it is another finding

	ID        string // 16 hex digits
	Household string
	Person    string
	Name      string
	State     string // "new" until rounds are compared
}

// Correction is one cell that is to be changed.
type Correction struct {
	At      roll.Cell
	Was     string
	Becomes string
	Finding *Finding
}

// Says is a field of the finding's own row, else of the person's, else of the household's, without the blanks around it:
// where it stands, in the words of villages.
func (f *Finding) Says(field roll.Field) string {
	if s := strings.TrimSpace(f.At.Part.Text(field, f.At.Row)); s != "" {
		return s
	}
	if f.Of != nil {
		if s := strings.TrimSpace(f.Of.Text(field)); s != "" {
			return s
		}
	}
	return f.House.Says(field)
}

// Where is the town and the village that a finding is about: as its own row, its person or its household says; else as the
// first related row says that names a town, for a register without such columns stands beside a roll that has them; else as
// the address is written.
func (f *Finding) Where() (town, village string) {
	town, village = f.Says(roll.Town), f.Says(roll.Village)
	if town != "" {
		return town, village
	}
	for _, r := range f.Related {
		if of := strings.TrimSpace(r.At.Part.Text(roll.Town, r.At.Row)); of != "" {
			return of, cmp.Or(village, strings.TrimSpace(r.At.Part.Text(roll.Village, r.At.Row)))
		}
	}
	if parts := addressed.FindStringSubmatch(f.Says(roll.Address)); parts != nil {
		return parts[1], cmp.Or(village, parts[2])
	}
	return "", village
}

// addressed finds town and village in an address that is written from the county on: 某县某镇某村某屯某号.
var addressed = regexp.MustCompile(`^(?:\p{Han}{2,7}(?:省|自治区))?(?:\p{Han}{2,6}市)?(?:\p{Han}{1,5}(?:自治县|县|区|旗))?(\p{Han}{1,5}?(?:镇|乡|街道))(\p{Han}{1,8}?(?:村|社区))?`)
