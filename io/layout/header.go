package layout

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening/namekey"
	"rollnet/screening/table"
)

// normal is the form in which headers are compared: NFKC, without blanks of any kind, without * and a colon at the end,
// all brackets round, 账 for 帐, and without a bracket that only says how to fill the column in.
func normal(s string) string {
	s = namekey.Strip(norm.NFKC.String(s))
	s = strings.NewReplacer("*", "", "【", "(", "】", ")", "[", "(", "]", ")", "〔", "(", "〕", ")", "帐", "账", "\"", "", "'", "").Replace(s)
	s = strings.TrimPrefix(s, "=") // ="姓名" in CSV files that were made for Excel
	for {
		open := strings.Index(s, "(")
		if open < 0 {
			break
		}
		length := strings.Index(s[open:], ")")
		if length < 0 || !hint(s[open:open+length]) {
			break
		}
		s = s[:open] + s[open+length+1:]
	}
	return strings.ToUpper(strings.TrimRight(s, ":"))
}

// hint says that a bracket tells the writer something, not the reader.
func hint(bracket string) bool {
	for _, word := range []string{"填写", "必填", "选填", "请在", "下拉"} {
		if strings.Contains(bracket, word) {
			return true
		}
	}
	return false
}

// header is a column's header: the texts of its header rows from above, equal ones once, blank ones left out.
type header []string

// text is the header as written, in one line.
func (h header) text() string {
	parts := make([]string, len(h))
	for i, p := range h {
		parts[i] = strings.Join(strings.Fields(p), " ")
	}
	return strings.Join(parts, "-")
}

// keys are the forms to look up in full: all levels joined, the last two run together (户主 above 姓名), the last alone.
func (h header) keys() []string {
	if len(h) == 0 {
		return nil
	}
	last := normal(h[len(h)-1])
	if len(h) == 1 {
		return []string{last}
	}
	parts := make([]string, len(h))
	for i, p := range h {
		parts[i] = normal(p)
	}
	return []string{strings.Join(parts, "-"), parts[len(h)-2] + last, last}
}

// cuts are the keys without what stands in brackets behind them, for a second try. A unit of ten thousand is no such thing
// to leave out: 价格（万元） is not 价格.
func (h header) cuts() []string {
	var cuts []string
	for _, key := range h.keys() {
		short, bracket, found := strings.Cut(key, "(")
		if found && short != "" && !strings.Contains(bracket, "万") && !strings.Contains(bracket, "千元") {
			cuts = append(cuts, short)
		}
	}
	return cuts
}

// block is some stored rows taken as header rows.
type block struct {
	first, height int
	headers       []header // by column
	known         int      // how many columns have a header that is known
}

// searched is how many stored rows from the top may hold the header.
const searched = 20

// tallest is how many rows a header may have.
const tallest = 3

// findHeader takes the rows with the most known headers: of equals the fewest rows, and of those the first.
func findHeader(t *table.Table) block {
	best := block{height: 1}
	grid := newGrid(t)
	for first := 0; first < min(searched, t.Rows()); first++ {
		for height := 1; height <= tallest && first+height <= t.Rows(); height++ {
			b := grid.block(first, height)
			if b.known > best.known || b.known == best.known && b.known > 0 && height < best.height {
				best = b
			}
		}
	}
	if best.known == 0 {
		return best
	}
	for best.height < tallest && grid.continues(best) {
		best = grid.block(best.first, best.height+1)
	}
	return best
}

// grid gives the texts of the first rows with merged ranges filled.
type grid struct {
	t     *table.Table
	texts [][]string // by stored row
	cache map[string]bool
}

func newGrid(t *table.Table) *grid {
	g := &grid{t: t, cache: map[string]bool{}}
	rows := min(searched+tallest, t.Rows())
	index := map[int]int{}
	for row := range rows {
		texts := make([]string, len(t.Columns))
		for col := range t.Columns {
			texts[col] = t.At(row, col).Text
		}
		g.texts = append(g.texts, texts)
		index[t.Number(row)] = row
	}
	for _, m := range t.Merges {
		top, ok := index[m.Row1]
		if !ok || m.Col1 >= len(t.Columns) || m.Row2-m.Row1 > tallest {
			continue
		}
		text := g.texts[top][m.Col1]
		for number := m.Row1; number <= m.Row2; number++ {
			row, stored := index[number]
			for col := m.Col1; stored && col <= min(m.Col2, len(t.Columns)-1); col++ {
				if g.texts[row][col] == "" {
					g.texts[row][col] = text
				}
			}
		}
	}
	return g
}

func (g *grid) block(first, height int) block {
	b := block{first: first, height: height, headers: make([]header, len(g.t.Columns))}
	for col := range g.t.Columns {
		var h header
		for row := first; row < min(first+height, len(g.texts)); row++ {
			text := g.texts[row][col]
			if normal(text) != "" && (len(h) == 0 || h[len(h)-1] != text) {
				h = append(h, text)
			}
		}
		b.headers[col] = h
		if len(h) > 0 && g.known(h) {
			b.known++
		}
	}
	return b
}

func (g *grid) known(h header) bool {
	key := strings.Join(h, "\x00")
	if known, ok := g.cache[key]; ok {
		return known
	}
	_, known := words().anyMeaning(h)
	g.cache[key] = known
	return known
}

// continues says that the row below a block belongs to it: merged ranges of the header reach into it, or it stands below
// header cells that are blank (the merged ones of a CSV file) and has nothing where names and numbers of people would be.
func (g *grid) continues(b block) bool {
	next := b.first + b.height
	if next >= len(g.texts) {
		return false
	}
	from, to := g.t.Number(b.first), g.t.Number(next)
	for _, m := range g.t.Merges {
		if m.Row1 >= from && m.Row1 < to && m.Row2 >= to && m.Row2-m.Row1 < tallest {
			return true
		}
	}
	below := 0
	for col := range g.t.Columns {
		v := g.t.At(next, col)
		if normal(v.Text) == "" {
			continue
		}
		if v.Kind != table.Text || digits(v.Text) > 3 || len([]rune(v.Text)) > 30 || strings.Contains(v.Text, "\n") {
			return false
		}
		if h := b.headers[col]; len(h) > 0 {
			if (col+1 >= len(b.headers) || len(b.headers[col+1]) > 0) || g.isIdentity(h) {
				return false // a cell of its own under a header of its own
			}
			continue
		}
		below++
	}
	return below > 0
}

// isIdentity says that a header is that of a column that every row of people fills.
func (g *grid) isIdentity(h header) bool {
	m, ok := words().anyMeaning(h)
	return ok && identity(m.field)
}

func digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}
