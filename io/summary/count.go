package summary

import (
	"slices"
	"strconv"
	"strings"

	"rollnet/io/ledger"
	"rollnet/screening"
)

// counter counts some of the findings.
type counter struct {
	t      Tally
	houses map[ledger.OrNull]*people // by household; those without one together
}

// people are those of a household whom findings are about: the number that a finding about the household as a whole states,
// and the persons that others name.
type people struct {
	stated int
	named  map[ledger.OrNull]bool
}

func newCounter() *counter { return &counter{houses: map[ledger.OrNull]*people{}} }

func (c *counter) add(f *ledger.Finding) {
	c.t.Findings++
	switch f.Severity {
	case screening.Err:
		c.t.Errors++
	case screening.Warn:
		c.t.Warnings++
	default:
		c.t.Infos++
	}
	switch {
	case f.Applied:
		c.t.Applied++
	case f.Answered():
		c.t.Answered++
	}
	of := c.houses[f.Household]
	if of == nil {
		of = &people{named: map[ledger.OrNull]bool{}}
		c.houses[f.Household] = of
	}
	if f.Person != "" {
		of.named[f.Person] = true
	}
	if n, err := strconv.Atoi(f.Evidence.Of("members")); err == nil {
		of.stated = max(of.stated, n)
	}
}

// tally gives the counts. Persons are counted household by household: as many as findings name, or as many members as a
// finding about the whole household states under "members", whichever is more.
func (c *counter) tally() Tally {
	t := c.t
	for household, of := range c.houses {
		if household != "" {
			t.Households++
		}
		t.Persons += max(of.stated, len(of.named))
	}
	return t
}

// counters count findings by something.
type counters[K comparable] map[K]*counter

func (c counters[K]) add(key K, f *ledger.Finding) {
	if c[key] == nil {
		c[key] = newCounter()
	}
	c[key].add(f)
}

func (c counters[K]) tallies() map[K]Tally {
	all := make(map[K]Tally, len(c))
	for key, one := range c {
		all[key] = one.tally()
	}
	return all
}

type townCounter struct {
	name     string
	all      *counter
	outcomes counters[Outcome]
	villages counters[string]
	families map[screening.Family]int
	rules    map[string]int
}

func newTownCounter(name string) *townCounter {
	return &townCounter{name: name, all: newCounter(), outcomes: counters[Outcome]{}, villages: counters[string]{},
		families: map[screening.Family]int{}, rules: map[string]int{}}
}

func (t *townCounter) add(f *ledger.Finding) {
	t.all.add(f)
	t.outcomes.add(OutcomeOf(f), f)
	t.villages.add(string(f.Village), f)
	t.families[f.Family]++
	t.rules[f.Rule]++
}

func (t *townCounter) town() Town {
	town := Town{Town: t.name, Tally: t.all.tally(), Families: t.families, Outcomes: t.outcomes.tallies(), Rules: t.rules}
	for name, tally := range t.villages.tallies() {
		town.Villages = append(town.Villages, Village{name, tally})
	}
	slices.SortFunc(town.Villages, func(a, b Village) int { return strings.Compare(a.Village, b.Village) })
	return town
}
