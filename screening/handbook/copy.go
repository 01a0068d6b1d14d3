package handbook

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening/roll"
)

// Text is what a household's book says in words, to be held against the other books of its helper.
type Text struct {
	House *roll.Household
	At    roll.Cell
	Shown string   // the words without the names of the household's people and of the helper
	plain []rune   // the same without blanks and marks, in one width
	parts [][]rune // plain, cut where the marks stood: sentences in another order are the same
}

// Group is households of one helper whose texts are the same or nearly so.
type Group struct {
	Texts    []Text  // in order; at least as many as were asked for
	Common   string  // the text that the others are most like
	Likeness float64 // of the least alike of them to that one, 0 to 1
}

const (
	leastText = 10   // characters: shorter texts are the same by chance (低保、医保)
	leastKin  = 0.8  // likeness to the common text below which a text is no copy of it, whatever it is like to others
	candidate = 0.55 // of shingles, that two texts share which differ in a tenth of their characters
	few       = 500  // of a helper, up to which texts are compared that share so little
	crowd     = 0.8  // of shingles, that texts must share where a helper has more than a few
)

// MeasureTexts gives the words of measures by helper; unknown counts the households of which no helper is known.
func (x *Index) MeasureTexts() (byHelper map[string][]Text, unknown int) {
	return x.texts(func(h *roll.Household, b *Book) (roll.Cell, string) {
		var all []string
		var at roll.Cell
		for _, e := range b.Rows {
			for _, m := range measuresIn(e) {
				if m.Text != "" && !slices.Contains(all, m.Text) {
					if all == nil {
						at = m.At
					}
					all = append(all, m.Text)
				}
			}
		}
		return at, strings.Join(all, "；")
	})
}

// IncomeTexts gives the words of the breakdown of incomes by helper.
func (x *Index) IncomeTexts() (byHelper map[string][]Text, unknown int) {
	return x.texts(func(h *roll.Household, b *Book) (roll.Cell, string) {
		return b.Row(roll.IncomeBreakdown).At(roll.IncomeBreakdown), b.Text(roll.IncomeBreakdown)
	})
}

// texts takes of each household its handbook's words, or where these are none its ledger's.
func (x *Index) texts(of func(*roll.Household, *Book) (roll.Cell, string)) (byHelper map[string][]Text, unknown int) {
	byHelper = map[string][]Text{}
	seen := map[*roll.Household]bool{}
	for _, source := range []Source{Handbook, Ledger} {
		for _, b := range x.Books {
			if b.Source != source || b.House == nil || seen[b.House] {
				continue
			}
			at, text := of(b.House, b)
			if text == "" {
				continue
			}
			seen[b.House] = true
			helper := x.HelperOf(b.House)
			if helper == "" {
				unknown++
				continue
			}
			if t := newText(b.House, at, text, helper); len(t.plain) >= leastText {
				byHelper[helper] = append(byHelper[helper], t)
			}
		}
	}
	return byHelper, unknown
}

// newText takes the names out, so that a copy with the other household's name in it is a copy, and blanks and marks.
func newText(h *roll.Household, at roll.Cell, text, helper string) Text {
	text = norm.NFKC.String(text)
	names := []string{helper}
	for i := range h.Members {
		names = append(names, h.Members[i].Name().Text)
	}
	for _, name := range names {
		if len([]rune(name)) > 1 {
			text = strings.ReplaceAll(text, name, "某")
		}
	}
	t := Text{House: h, At: at, Shown: text}
	from := 0
	cut := func() {
		if len(t.plain) > from {
			t.parts = append(t.parts, t.plain[from:])
			from = len(t.plain)
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			t.plain = append(t.plain, unicode.ToLower(r))
		case unicode.IsPunct(r):
			cut()
		}
	}
	cut()
	return t
}

// Copies groups the texts of one helper that are alike, in order of their first. Texts are first put together where they are
// equal; of the different ones those are compared that have a rare shingle in common, so that the work grows with
// the number of texts that are like each other, not with the square of all. Where a helper has very many, copies must share more
// of their shingles to be compared.
func Copies(texts []Text, households int, likeness float64) []Group {
	distinct, holders := fold(texts)
	parent := make([]int, len(distinct))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	candidates(distinct, func(i, j int) {
		if a, b := root(i), root(j); a != b && alike(&distinct[i], &distinct[j]) >= likeness {
			parent[max(a, b)] = min(a, b)
		}
	})
	clusters := map[int][]int{}
	for i := range distinct {
		clusters[root(i)] = append(clusters[root(i)], i)
	}
	var groups []Group
	for i := range distinct { // in order
		if members := clusters[i]; members != nil {
			if g := group(distinct, holders, members); len(g.Texts) >= households {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// shingled is a distinct text and its shingles of two characters, ascending.
type shingled struct {
	text     []rune
	shingles []uint64
}

func fold(texts []Text) (distinct []shingled, holders [][]Text) {
	at := map[string]int{}
	for _, t := range texts {
		i, met := at[string(t.plain)]
		if !met {
			i = len(distinct)
			at[string(t.plain)] = i
			distinct = append(distinct, shingled{t.plain, shingles(t.parts)})
			holders = append(holders, nil)
		}
		holders[i] = append(holders[i], t)
	}
	return distinct, holders
}

func shingles(parts [][]rune) []uint64 {
	var all []uint64
	for _, text := range parts {
		for i := 0; i+1 < len(text); i++ {
			all = append(all, uint64(text[i])<<32|uint64(text[i+1]))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// candidates visits the pairs of texts that share the share of shingles: two that do have one in common among their rarest ones,
// and only those are looked at.
func candidates(all []shingled, visit func(i, j int)) {
	least := candidate
	if len(all) > few {
		least = crowd
	}
	often := map[uint64]int{}
	for _, s := range all {
		for _, sh := range s.shingles {
			often[sh]++
		}
	}
	index, met := map[uint64][]int{}, make([]int, len(all)) // met by the text whose number it holds, counted from 1
	for i, s := range all {
		rare := slices.Clone(s.shingles)
		slices.SortStableFunc(rare, func(a, b uint64) int { return often[a] - often[b] })
		for _, sh := range rare[:len(rare)-int(least*float64(len(rare)))] {
			for _, j := range index[sh] {
				n, m := len(s.shingles), len(all[j].shingles)
				if met[j] == i+1 || float64(min(n, m)) < least*float64(max(n, m)) {
					continue
				}
				if met[j] = i + 1; shared(&all[j], &s) >= least {
					visit(j, i)
				}
			}
			index[sh] = append(index[sh], i)
		}
	}
}

// group takes the text that most households have, and those that are like it.
func group(distinct []shingled, holders [][]Text, members []int) Group {
	best, most := members[0], -1
	for _, i := range members {
		score := 0
		for _, j := range members {
			if i == j || len(members) <= 50 && alike(&distinct[i], &distinct[j]) >= leastKin {
				score += len(holders[j])
			}
		}
		if score > most {
			best, most = i, score
		}
	}
	g := Group{Likeness: 1, Common: holders[best][0].Shown}
	for _, i := range members {
		if l := alike(&distinct[best], &distinct[i]); l >= leastKin {
			g.Likeness = min(g.Likeness, l)
			g.Texts = append(g.Texts, holders[i]...)
		}
	}
	return g
}

// alike is how alike two texts are, 0 to 1: the share of their shingles that both have, or the share of characters that need
// no change to make one the other, whichever is more: the one sees sentences in another order, the other single words changed.
func alike(a, b *shingled) float64 {
	longest := max(len(a.text), len(b.text))
	return max(shared(a, b), 1-float64(distance(a.text, b.text))/float64(longest))
}

// shared is the share of the shingles of two texts that both have.
func shared(a, b *shingled) float64 {
	both := 0
	for i, j := 0, 0; i < len(a.shingles) && j < len(b.shingles); {
		switch x, y := a.shingles[i], b.shingles[j]; {
		case x == y:
			both, i, j = both+1, i+1, j+1
		case x < y:
			i++
		default:
			j++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a.shingles)+len(b.shingles)-both)
}

// distance is the number of characters to put in, leave out or replace to make one text the other.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		left := row[0]
		row[0] = i + 1
		for j := range b {
			cost := left
			if a[i] != b[j] {
				cost++
			}
			left = row[j+1]
			row[j+1] = min(cost, row[j]+1, left+1)
		}
	}
	return row[len(b)]
}
