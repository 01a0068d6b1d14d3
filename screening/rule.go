package screening

import (
	"sync"

	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/namekey"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// Rule is one check and its documentation.
type Rule struct {
	Code       string
	Family     Family
	Severity   Severity
	Action     Action
	Field      roll.Field // the cell a finding points at, NoField where it is the row
	Title      Words
	Reason     Words  // why it is checked
	Condition  Words  // what exactly makes a finding
	Exceptions Words  // what does not, though it looks like it; may be empty
	Basis      Words  // the standard, document or source
	Years      string // of which years it holds; empty for all
	Needs      []Need
	Off        map[string]Words // profile name -> why the rule is off there
	Check      Scope
}

// Case is what a screening looks at. Nothing in it changes while rules run.
type Case struct {
	Roll     *roll.Roll
	Register *roll.Roll // nil without one
	Lists    map[roll.Kind]*roll.List
	Profile  *profile.Profile
	AsOf     date.Date
	Losses   []Loss // of damaged files that were read in part, by file and sheet

	shared sync.Map // see Shared
}

// Need is something without which a rule cannot say anything; Missing says in words what is not there, or "".
type Need struct {
	Missing func(*Case) Words
}

// Scope is how much a rule looks at: cells, persons, households, or the case as a whole.
type Scope interface {
	// Name is "cell", "person", "household" or "case".
	Name() string
	// tasks splits the work; the findings of all tasks together do not depend on the split.
	tasks(c *Case) []func(*Report)
}

// Verdict is what a check of a single cell content says: the finding without its place. Empty Severity and Action are
// the rule's.
type Verdict struct {
	Severity Severity
	Action   Action
	Proposed *string
	Message  Words
	Evidence []Fact
	Matters  []string
}

// IDCells checks each distinct content of the persons' 证件号码 column; nil is no finding. It looks at all rows, history too.
type IDCells func(c *Case, n idno.Number) *Verdict

// NameCells checks each distinct content of the persons' 姓名 column; nil is no finding. It looks at all rows, history too.
type NameCells func(c *Case, n namekey.Name) *Verdict

// FieldCells checks each distinct content of some of the roll's columns, once a sheet; nil is no finding. What it is given
// is the first row with that content. A household's columns are checked once a household, a person's for each current member.
type FieldCells struct {
	Fields []roll.Field
	Check  func(c *Case, at roll.Cell) *Verdict
}

// Persons checks one person; it calls Look for each person it judges.
type Persons func(c *Case, p *roll.Person, out *Report)

// Households checks one household of the roll; it calls Look for each household it judges.
type Households func(c *Case, h *roll.Household, out *Report)

// PersonsBy makes a check of persons afresh for each task, so that the check may keep working memory of its own.
type PersonsBy func(c *Case) Persons

// HouseholdsBy makes a check of households afresh for each task, so that the check may keep working memory of its own.
type HouseholdsBy func(c *Case) Households

// Whole checks the case at once: blocks of candidates, lists against the roll. It calls Look for each unit it judges.
type Whole func(c *Case, out *Report)

// Report collects what one task of a rule finds.
type Report struct {
	rule     *Rule
	person   *roll.Person    // at hand, for the error of a rule that breaks
	house    *roll.Household // likewise
	looked   int
	unsure   []Unsure
	findings []Finding
}

// Unsure is a number of units that a rule looked at and could not judge, and why.
type Unsure struct {
	Count int
	Why   Words
}

// Look counts one unit as judged: the denominator of the rule's hits.
func (r *Report) Look() { r.looked++ }

// CannotJudge counts one unit that the rule ought to judge and cannot, so that it is not silently taken for clean. The
// reasons are few and hold no values: the result counts them.
func (r *Report) CannotJudge(why Words) {
	for i := range r.unsure {
		if r.unsure[i].Why == why {
			r.unsure[i].Count++
			return
		}
	}
	r.unsure = append(r.unsure, Unsure{1, why})
}

// Find adds a finding.
func (r *Report) Find(f Finding) {
	f.Rule = r.rule
	r.findings = append(r.findings, f)
}
