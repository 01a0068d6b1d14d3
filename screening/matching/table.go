package matching

import (
	"fmt"
	"slices"
	"strings"
)

// Table is what is compared: columns of one length, by name.
type Table struct {
	Rows    int
	columns map[string]*Column
}

// Column is a column as a dictionary: Texts are the distinct texts, sorted, the first of them the blank one; Codes say which of
// them each record has. That the texts are sorted makes all that follows independent of the order of the records.
type Column struct {
	Texts []string
	Codes []uint32
	share []float64 // of each text among the records that are not blank
	other []float64 // how often another record has the text, for a record that has it
}

// NewTable is a table without columns.
func NewTable(rows int) *Table { return &Table{Rows: rows, columns: map[string]*Column{}} }

// Column gives a column by its name; nil where there is none.
func (t *Table) Column(name string) *Column { return t.columns[name] }

// Add adds a column, or puts it in another's place. texts has a text for each record; it may be called with any text.
func (t *Table) Add(name string, texts func(row int) string) {
	t.columns[name] = newColumn(t.Rows, texts)
}

// Derive adds a column made from another's texts, each worked out once.
func (t *Table) Derive(name, from string, work func(text string) string) {
	t.columns[name] = t.columns[from].derive(work)
}

func newColumn(rows int, texts func(row int) string) *Column {
	found := map[string]uint32{"": 0}
	c := &Column{Texts: []string{""}, Codes: make([]uint32, rows)}
	for row := range rows {
		text := texts(row)
		code, known := found[text]
		if !known {
			code = uint32(len(c.Texts))
			found[text] = code
			c.Texts = append(c.Texts, text)
		}
		c.Codes[row] = code
	}
	c.sort()
	c.count()
	return c
}

// sort puts the texts in order.
func (c *Column) sort() {
	order := make([]uint32, len(c.Texts))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(c.Texts[a], c.Texts[b]) })
	texts, place := make([]string, len(order)), make([]uint32, len(order))
	for i, old := range order {
		texts[i], place[old] = c.Texts[old], uint32(i)
	}
	c.Texts = texts
	for i, code := range c.Codes {
		c.Codes[i] = place[code]
	}
}

func (c *Column) count() {
	counts := make([]int, len(c.Texts))
	all := 0
	for _, code := range c.Codes {
		if code != 0 {
			counts[code]++
			all++
		}
	}
	c.share, c.other = make([]float64, len(c.Texts)), make([]float64, len(c.Texts))
	for i, n := range counts {
		c.share[i] = float64(n) / float64(max(all, 1))
		c.other[i] = float64(max(n-1, 0)) / float64(max(all-1, 1))
	}
}

// derive makes a column of another's texts, each worked out once.
func (c *Column) derive(from func(text string) string) *Column {
	texts := make([]string, len(c.Texts))
	for i, text := range c.Texts {
		texts[i] = from(text)
	}
	return newColumn(len(c.Codes), func(row int) string { return texts[c.Codes[row]] })
}

// uses are the columns that the model names.
func (m *Model) uses() map[string]bool {
	used := map[string]bool{m.Once: true}
	add := func(names ...string) {
		for _, name := range names {
			used[name] = true
		}
	}
	for _, d := range m.Columns {
		add(d.From...)
	}
	for _, c := range m.Comparisons {
		add(c.Of, c.Crossed)
	}
	for _, b := range m.Blocks {
		add(b...)
	}
	add(m.Refine...)
	return used
}

// prepare makes the table of the columns that the model names; no other column bears on anything, not even on the order of work.
func (m *Model) prepare(t *Table) (*Table, error) {
	out := NewTable(t.Rows)
	used := m.uses()
	for name, c := range t.columns {
		if used[name] {
			out.columns[name] = &Column{Texts: c.Texts, Codes: c.Codes, share: c.share, other: c.other} // its codes will be put in another order
		}
	}
	for _, d := range m.Columns {
		var parts []*Column
		for _, name := range d.From {
			c := out.Column(name)
			if c == nil {
				return nil, fmt.Errorf("there is no column %q, which column %s of the model is made from", name, d.Name)
			}
			parts = append(parts, c)
		}
		if len(parts) == 1 {
			out.columns[d.Name] = parts[0].derive(d.work)
			continue
		}
		joined := newColumn(t.Rows, func(row int) string {
			words := make([]string, 0, len(parts))
			for _, c := range parts {
				if text := c.Texts[c.Codes[row]]; text != "" {
					words = append(words, text)
				}
			}
			return strings.Join(words, " ")
		})
		out.columns[d.Name] = joined.derive(d.work)
	}
	return out, nil
}
