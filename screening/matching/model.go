package matching

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// Model says what is compared and how. It is data: a YAML file, or the one for rolls that is built in.
type Model struct {
	Name        string       `yaml:"name"`
	Columns     []Derived    `yaml:"columns"`     // columns made from the table's
	Comparisons []Comparison `yaml:"comparisons"` // at most 16
	Blocks      []Block      `yaml:"blocks"`      // which pairs are looked at
	Refine      []string     `yaml:"refine"`      // columns by which too large a block is split, one after the other
	BlockLimit  int          `yaml:"block_limit"` // records of a block; a larger one is refined, and what is still too large is left out and told
	Once        string       `yaml:"once"`        // a column: two records with one text in it are never of one cluster
	Trust       float64      `yaml:"trust"`       // how many matches what is expected of them counts for
	Match       float64      `yaml:"match"`       // the least probability of a match
	Possible    float64      `yaml:"possible"`    // the least probability of a pair that is worth a look

	extra map[string]Prepared
}

// Derived is a column made from others: their texts joined by blanks, put through the steps one after the other.
type Derived struct {
	Name string   `yaml:"name"`
	From []string `yaml:"from"`
	Work []string `yaml:"work"`

	steps []func(string) string
}

// Comparison compares two records by one column. Its levels are tried in order; the first that holds is the pair's, and where none
// does it is "else". A pair of which one is blank says nothing.
type Comparison struct {
	Name    string   `yaml:"name"`
	Of      string   `yaml:"of"`
	Levels  []string `yaml:"levels"`
	Rare    bool     `yaml:"rare"`    // the rarer the text that both have, the more it says
	Crossed string   `yaml:"crossed"` // the level crossed: each has here what the other has in that column
	// Expect is how often matches have each level, else last, as far as one knows before: it counts as Model.Trust matches do, so that
	// a table with few of them is not learnt from what only looks like them.
	Expect []float64 `yaml:"expect"`
	// AtMost is how often two records taken at random have each level (without else), at most: what a small table, in which a match is a
	// large part of all there is, cannot say by itself. 0 is no bound.
	AtMost []float64 `yaml:"at_most"`

	tests []Prepared // by level; nil is crossed
}

// Block is columns: records that have the same texts in all of them are compared. Records with a blank in one are not in the block.
type Block []string

// Else is the level of a pair for which no level of a comparison holds, Missing that of a pair with a blank.
const (
	Else    = "else"
	Missing = "missing"
	crossed = "crossed"
)

const maxComparisons = 16

// Load reads a model; name is for errors. extra are further levels, made in Go.
func Load(name string, data []byte, extra map[string]Prepared) (*Model, error) {
	m := &Model{BlockLimit: 100, Match: 0.5, Possible: 0.1, extra: extra}
	if err := decode(data, m); err != nil {
		return nil, fmt.Errorf("%s%s", name, explain(err))
	}
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

// decode reads YAML. The library breaks on some texts that are none; they are as wrong as the others.
func decode(data []byte, m *Model) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("not a YAML file that can be read")
		}
	}()
	return yaml.UnmarshalWithOptions(data, m, yaml.Strict())
}

// explain writes a YAML error on one line, its line number first.
func explain(err error) string {
	var at yaml.Error
	if !errors.As(err, &at) {
		return ": " + err.Error()
	}
	place := ""
	if token := at.GetToken(); token != nil && token.Position != nil {
		place = fmt.Sprintf(":%d", token.Position.Line)
	}
	return place + ": " + at.GetMessage()
}

func (m *Model) check() error {
	switch {
	case len(m.Comparisons) == 0:
		return errors.New("the model has no comparisons")
	case len(m.Comparisons) > maxComparisons:
		return fmt.Errorf("the model has %d comparisons, at most %d are allowed", len(m.Comparisons), maxComparisons)
	case len(m.Blocks) == 0:
		return errors.New("the model has no blocks (hint: without them each record would be compared with each other)")
	case m.BlockLimit < 2:
		return fmt.Errorf("block_limit is %d, expected 2 or more", m.BlockLimit)
	case m.Trust < 0 || m.Trust > 1e6:
		return fmt.Errorf("trust is %g, expected 0 to 1000000", m.Trust)
	case m.Match <= 0 || m.Match > 1 || m.Possible <= 0 || m.Possible > m.Match:
		return fmt.Errorf("match is %g and possible %g, expected 0 < possible ≤ match ≤ 1", m.Match, m.Possible)
	}
	for i := range m.Columns {
		if err := m.Columns[i].check(); err != nil {
			return err
		}
	}
	for i, b := range m.Blocks {
		if len(b) == 0 {
			return fmt.Errorf("block %d names no column", i+1)
		}
	}
	names := map[string]bool{}
	for i := range m.Comparisons {
		c := &m.Comparisons[i]
		if c.Name == "" {
			c.Name = c.Of
		}
		if names[c.Name] {
			return fmt.Errorf("two comparisons are called %s", c.Name)
		}
		names[c.Name] = true
		if err := c.check(m.extra); err != nil {
			return fmt.Errorf("comparison %s: %w", c.Name, err)
		}
	}
	return nil
}

func (d *Derived) check() error {
	if d.Name == "" || len(d.From) == 0 {
		return errors.New("a column needs a name and from")
	}
	for _, text := range d.Work {
		word, rest, _ := strings.Cut(text, " ")
		at := slices.IndexFunc(steps, func(s step) bool { return s.name == word })
		if at < 0 {
			var names []string
			for _, s := range steps {
				names = append(names, s.name)
			}
			return fmt.Errorf("column %s: there is no step %q (hint: one of %s)", d.Name, word, strings.Join(names, " "))
		}
		s, n := steps[at], 0
		switch {
		case s.number:
			var err error
			if n, err = strconv.Atoi(strings.TrimSpace(rest)); err != nil || n < 1 {
				return fmt.Errorf("column %s: %q needs a number, as %q", d.Name, word, word+" 4")
			}
		case s.text && rest == "":
			return fmt.Errorf("column %s: %q needs a text behind it", d.Name, word)
		case !s.text && rest != "":
			return fmt.Errorf("column %s: %q takes nothing behind it", d.Name, word)
		}
		d.steps = append(d.steps, func(in string) string { return s.work(in, n, rest) })
	}
	return nil
}

// work makes a text of the column.
func (d *Derived) work(text string) string {
	for _, s := range d.steps {
		text = s(text)
	}
	return text
}

func (c *Comparison) check(extra map[string]Prepared) error {
	if c.Of == "" {
		return errors.New("it names no column (hint: of: …)")
	}
	if len(c.Levels) == 0 || len(c.Levels) > 14 {
		return fmt.Errorf("it has %d levels, expected 1 to 14", len(c.Levels))
	}
	if c.Expect != nil {
		sum := 0.0
		for _, share := range c.Expect {
			sum += share
		}
		if len(c.Expect) != len(c.Levels)+1 || slices.Min(c.Expect) < 0 || math.Abs(sum-1) > 1e-6 {
			return fmt.Errorf("expect has %d shares that add up to %g, expected one for each level and one for else, together 1", len(c.Expect), sum)
		}
	}
	if c.AtMost != nil && (len(c.AtMost) != len(c.Levels) || slices.Min(c.AtMost) < 0 || slices.Max(c.AtMost) > 1) {
		return fmt.Errorf("at_most has %d chances, expected one from 0 to 1 for each level", len(c.AtMost))
	}
	for i, text := range c.Levels {
		word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
		if slices.Contains(c.Levels[:i], text) {
			return fmt.Errorf("level %q stands twice", text)
		}
		if word == crossed {
			if c.Crossed == "" {
				return errors.New("the level crossed needs a column (hint: crossed: …)")
			}
			c.tests = append(c.tests, nil)
			continue
		}
		if t := extra[text]; t != nil {
			c.tests = append(c.tests, t)
			continue
		}
		known, ok := tests[word]
		if !ok {
			return fmt.Errorf("there is no level %q (hint: one of %s)", word, strings.Join(levelNames(extra), " "))
		}
		x, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
		switch {
		case known.argument == noArgument && rest != "":
			return fmt.Errorf("level %q takes nothing behind it", word)
		case known.argument == wholeArgument && (err != nil || x < 1 || x > 1000 || x != float64(int(x))):
			return fmt.Errorf("level %q needs a whole number, as %q", word, word+" 1")
		case known.argument == shareArgument && (err != nil || x <= 0 || x >= 1):
			return fmt.Errorf("level %q needs a number between 0 and 1, as %q", word, word+" 0.9")
		}
		c.tests = append(c.tests, known.make(x).prepared)
	}
	return nil
}

func levelNames(extra map[string]Prepared) []string {
	names := []string{crossed}
	for name := range tests {
		names = append(names, name)
	}
	for name := range extra {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
