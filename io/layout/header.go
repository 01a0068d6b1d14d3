package layout

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening/namekey"
	"rollnet/screening/table"
)

var oneForm = strings.NewReplacer("*", "", "【", "(", "】", ")", "[", "(", "]", ")", "〔", "(", "〕", ")", "帐", "账", "\"", "", "'", "")

// normal is the form in which headers are compared: NFKC, without blanks of any kind, without * and a colon at the end,
// all brackets round, 账 for 帐, and without a bracket that only says how to fill the column in.
func normal(s string) string {
	s = oneForm.Replace(namekey.Strip(norm.NFKC.String(s)))
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
type header struct {
	parts []string
	// keys are the forms to look up in full: all levels joined, the last two run together (户主 above 姓名), the last alone.
	keys []string
	// cuts are the keys without what stands in brackets behind them, for a second try. A unit of ten thousand is no such
	// thing to leave out: 价格（万元） is not 价格.
	cuts []string
}

func (h header) blank() bool { return len(h.parts) == 0 }

// text is the header as written, in one line.
func (h header) text() string {
	parts := make([]string, len(h.parts))
	for i, p := range h.parts {
		parts[i] = strings.Join(strings.Fields(p), " ")
	}
	return strings.Join(parts, "-")
}

// last is the lowest level's normal form.
func (h header) last() string {
	if h.blank() {
		return ""
	}
	return h.keys[len(h.keys)-1]
}

// newHeader makes a header of its texts and their normal forms.
func newHeader(parts, normals []string) header {
	h := header{parts: parts}
	n := len(normals)
	if n > 1 {
		h.keys = append(h.keys, strings.Join(normals, "-"), normals[n-2]+normals[n-1])
	}
	if n > 0 {
		h.keys = append(h.keys, normals[n-1])
	}
	for _, key := range h.keys {
		short, bracket, found := strings.Cut(key, "(")
		if found && short != "" && !strings.Contains(bracket, "万") && !strings.Contains(bracket, "千元") {
			h.cuts = append(h.cuts, short)
		}
	}
	return h
}

// block is some stored rows taken as header rows.
type block struct {
	first, height int
	headers       []header // by column
	known         int      // how many columns have a header that is known
}

// below is the first stored row behind the block.
func (b block) below() int { return b.first + b.height }

// searched is how many stored rows from the top may hold the header.
const searched = 20

// tallest is how many rows a header may have.
const tallest = 3

// findHeader takes the rows with the most known headers: of equals the fewest rows, and of those the first.
func (l *lookup) findHeader(t *table.Table) block {
	best := block{height: 1}
	grid := l.newGrid(t, 0)
	for first := 0; first < min(searched, t.Rows()); first++ {
		if grid.reaches(first) {
			continue
		}
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
	return grid.whole(best)
}

// headerAt takes the header that begins in a row.
func (l *lookup) headerAt(t *table.Table, first int) block {
	grid := l.newGrid(t, first)
	best := grid.block(first, 1)
	for height := 2; height <= tallest && first+height <= t.Rows(); height++ {
		if b := grid.block(first, height); b.known > best.known {
			best = b
		}
	}
	return grid.whole(best)
}

// whole adds the rows below a block that belong to it.
func (g *grid) whole(b block) block {
	for b.height < tallest && g.continues(b) {
		b = g.block(b.first, b.height+1)
	}
	return b
}

// grid gives the texts of some rows with merged ranges filled, and their normal forms.
type grid struct {
	t       *table.Table
	l       *lookup
	from    int        // the stored row that is the first
	texts   [][]string // by row from there
	normals [][]string
}

func (l *lookup) newGrid(t *table.Table, from int) *grid {
	g := &grid{t: t, l: l, from: from}
	rows := min(searched+tallest, t.Rows()-from)
	index := map[int]int{}
	for row := range rows {
		texts := make([]string, len(t.Columns))
		for col := range t.Columns {
			texts[col] = t.At(from+row, col).Text
		}
		g.texts = append(g.texts, texts)
		index[t.Number(from+row)] = row
	}
	for _, m := range t.Merges {
		if top, ok := index[m.Row1]; ok && m.Col1 < len(t.Columns) && m.Row2-m.Row1 < tallest {
			g.fill(m, g.texts[top][m.Col1], index)
		}
	}
	for _, texts := range g.texts {
		normals := make([]string, len(texts))
		for col, text := range texts {
			normals[col] = normal(text)
		}
		g.normals = append(g.normals, normals)
	}
	return g
}

func (g *grid) fill(m table.Range, text string, index map[int]int) {
	for number := m.Row1; number <= m.Row2; number++ {
		row, stored := index[number]
		for col := m.Col1; stored && col <= min(m.Col2, len(g.t.Columns)-1); col++ {
			if g.texts[row][col] == "" {
				g.texts[row][col] = text
			}
		}
	}
}

func (g *grid) block(first, height int) block {
	b := block{first: first, height: height, headers: make([]header, len(g.t.Columns))}
	for col := range g.t.Columns {
		var parts, normals []string
		for row := first - g.from; row < min(first-g.from+height, len(g.texts)); row++ {
			key := g.normals[row][col]
			if key != "" && (len(normals) == 0 || normals[len(normals)-1] != key) {
				parts = append(parts, g.texts[row][col])
				normals = append(normals, key)
			}
		}
		b.headers[col] = newHeader(parts, normals)
		if _, known := g.l.anyMeaning(col, b.headers[col]); known {
			b.known++
		}
	}
	return b
}

// reaches says that a merged range reaches into a row from above: a header begins where its ranges begin.
func (g *grid) reaches(row int) bool {
	number := g.t.Number(row)
	for _, m := range g.t.Merges {
		if m.Row1 < number && m.Row2 >= number && m.Row2-m.Row1 < tallest {
			return true
		}
	}
	return false
}

// continues says that the row below a block belongs to it: merged ranges of the header reach into it, or it stands below
// header cells that are blank (the merged ones of a CSV file) and has nothing where names and numbers of people would be.
func (g *grid) continues(b block) bool {
	next := b.below()
	if next-g.from >= len(g.texts) {
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
		if g.normals[next-g.from][col] == "" {
			continue
		}
		if v.Kind != table.Text || digits(v.Text) > 3 || len([]rune(v.Text)) > 30 || strings.Contains(v.Text, "\n") {
			return false
		}
		if h := b.headers[col]; !h.blank() {
			if (col+1 >= len(b.headers) || !b.headers[col+1].blank()) || g.l.isIdentity(col, h) {
				return false // a cell of its own under a header of its own
			}
			continue
		}
		below++
	}
	return below > 0
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
