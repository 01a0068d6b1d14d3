package matching

import (
	"fmt"
	"math"
)

// A level of a comparison is a small number: the levels in the model's order, then else; of a comparison by rarity, the same text
// has a level for each power of two of its share, from bins on. missing is any number that no level has.
const (
	missing = 63
	bins    = 16
	maxBin  = 40
)

// comparator compares records by one column.
type comparator struct {
	*Comparison
	column, cross *Column
	alike         []func(a, b uint32) bool // the tests on the column's texts; nil is crossed
	same          int                      // the level of equal texts, -1 where the model has none
	levels        int                      // else among them
	m, u          []float64
	rare          []float64 // of equal texts by bin: the mean share, which is u
	memory        []remembered
}

// remembered is the level of two texts of which neither is blank.
type remembered struct {
	a, b  uint32
	level uint8
	known bool
}

const memory = 1 << 16

func (m *Model) comparators(t *Table) ([]*comparator, error) {
	var all []*comparator
	for i := range m.Comparisons {
		c := &comparator{Comparison: &m.Comparisons[i], same: -1}
		need := func(name string) (*Column, error) {
			if column := t.Column(name); column != nil {
				return column, nil
			}
			return nil, fmt.Errorf("there is no column %q, which comparison %s looks at", name, c.Name)
		}
		var err error
		if c.column, err = need(c.Of); err != nil {
			return nil, err
		}
		if c.Crossed != "" {
			if c.cross, err = need(c.Crossed); err != nil {
				return nil, err
			}
		}
		for level, text := range c.Levels {
			if text == "same" {
				c.same = level
			}
		}
		for _, test := range c.tests {
			if test == nil {
				c.alike = append(c.alike, nil)
				continue
			}
			c.alike = append(c.alike, test(c.column.Texts))
		}
		c.levels = len(c.Levels) + 1
		c.memory = make([]remembered, memory)
		all = append(all, c)
	}
	return all, nil
}

// fork is a comparator for another goroutine.
func (c *comparator) fork() *comparator {
	other := *c
	other.memory = make([]remembered, memory)
	return &other
}

// level is the level of two records.
func (c *comparator) level(a, b int32) int {
	x, y := c.column.Codes[a], c.column.Codes[b]
	switch {
	case x == 0 || y == 0:
		return missing
	case x == y:
		return c.equal(x)
	}
	if x > y {
		x, y = y, x
	}
	level := c.other(x, y)
	if c.cross == nil || level < len(c.Levels) && c.tests[level] != nil {
		return level
	}
	return c.across(a, b, level)
}

// across tries the level crossed, where no level before it holds.
func (c *comparator) across(a, b int32, level int) int {
	for i, test := range c.tests[:min(level, len(c.tests))] {
		if test == nil && c.crossing(a, b) {
			return i
		}
	}
	if level < len(c.tests) && c.crossing(a, b) {
		return level
	}
	return c.levels - 1
}

func (c *comparator) crossing(a, b int32) bool {
	text := func(column *Column, row int32) string { return column.Texts[column.Codes[row]] }
	return text(c.column, a) == text(c.cross, b) && text(c.column, b) == text(c.cross, a)
}

// equal is the level of equal texts.
func (c *comparator) equal(code uint32) int {
	if c.same < 0 {
		return c.other(code, code)
	}
	if c.Rare {
		return bins + bin(c.column.other[code])
	}
	return c.same
}

func bin(share float64) int {
	if share <= 0 { // a text that no other record has is never one of two
		return maxBin
	}
	return min(maxBin, int(-math.Log2(share)))
}

// other is the level of two texts, none of them blank: crossed is passed over.
func (c *comparator) other(x, y uint32) int {
	slot := &c.memory[(x*2654435761^y*2246822519)>>16%memory]
	if slot.known && slot.a == x && slot.b == y {
		return int(slot.level)
	}
	level := c.test(x, y)
	*slot = remembered{x, y, uint8(level), true}
	return level
}

func (c *comparator) test(x, y uint32) int {
	for i, alike := range c.alike {
		if alike != nil && alike(x, y) {
			return i
		}
	}
	return c.levels - 1
}

// ratio is how much likelier a level is for a match than for two records taken at random.
func (c *comparator) ratio(level int) float64 {
	switch {
	case level == missing:
		return 1
	case level >= bins:
		return c.m[c.same] / c.rare[level-bins]
	}
	return c.m[level] / c.u[level]
}

// exact is the ratio of two records, in which equal texts count by their own share and not by its bin's.
func (c *comparator) exact(a, b int32, level int) float64 {
	if level >= bins && level != missing {
		return c.m[c.same] / c.bounded(c.column.other[c.column.Codes[a]])
	}
	return c.ratio(level)
}

// index is the level in m and u.
func (c *comparator) index(level int) int {
	if level >= bins {
		return c.same
	}
	return level
}
