package report

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rollnet/io/ledger"
	"rollnet/io/runfolder"
	"rollnet/io/summary"
	"rollnet/screening"
)

// system is what somebody with a public report knows: unknowns that are not negative, and sums of them.
type system struct {
	truth []int
	shown []bool
	sums  [][]int // the whole, then its parts
}

func (s *system) cell(n int, shown bool) int {
	s.truth, s.shown = append(s.truth, n), append(s.shown, shown)
	return len(s.truth) - 1
}

// solved gives the hidden cells that can be told, by elimination over the rationals.
func (s *system) solved() map[int]bool {
	column := map[int]int{}
	for i, shown := range s.shown {
		if !shown {
			column[i] = len(column)
		}
	}
	var rows [][]*big.Rat
	for _, sum := range s.sums {
		row := make([]*big.Rat, len(column))
		for i := range row {
			row[i] = new(big.Rat)
		}
		for k, cell := range sum {
			if c, hidden := column[cell]; hidden {
				row[c].Add(row[c], big.NewRat(map[bool]int64{true: 1, false: -1}[k == 0], 1))
			}
		}
		rows = append(rows, row)
	}
	pivot := 0
	for c := 0; c < len(column) && pivot < len(rows); c++ {
		at := pivot
		for at < len(rows) && rows[at][c].Sign() == 0 {
			at++
		}
		if at == len(rows) {
			continue
		}
		rows[pivot], rows[at] = rows[at], rows[pivot]
		scale := new(big.Rat).Inv(rows[pivot][c])
		for i := range rows[pivot] {
			rows[pivot][i].Mul(rows[pivot][i], scale)
		}
		for r := range rows {
			if factor := new(big.Rat).Set(rows[r][c]); r != pivot && factor.Sign() != 0 {
				for i := range rows[r] {
					rows[r][i].Sub(rows[r][i], new(big.Rat).Mul(factor, rows[pivot][i]))
				}
			}
		}
		pivot++
	}
	found := map[int]bool{}
	for _, row := range rows {
		only, entries := -1, 0
		for c, v := range row {
			if v.Sign() != 0 {
				only, entries = c, entries+1
			}
		}
		for cell, c := range column {
			if entries == 1 && c == only {
				found[cell] = true
			}
		}
	}
	return found
}

// bounds narrows each cell as far as the sums tell, all counts being nought or more.
func (s *system) bounds() (low, high []int) {
	low, high = make([]int, len(s.truth)), make([]int, len(s.truth))
	for i, n := range s.truth {
		high[i] = 1 << 40
		if s.shown[i] {
			low[i], high[i] = n, n
		}
	}
	for changed := true; changed; {
		changed = false
		narrow := func(i, lo, hi int) {
			if lo > low[i] {
				low[i], changed = lo, true
			}
			if hi < high[i] {
				high[i], changed = hi, true
			}
		}
		for _, sum := range s.sums {
			lo, hi := 0, 0
			for _, part := range sum[1:] {
				lo, hi = lo+low[part], hi+high[part]
			}
			narrow(sum[0], lo, hi)
			for _, part := range sum[1:] {
				narrow(part, low[sum[0]]-(hi-high[part]), high[sum[0]]-(lo-low[part]))
			}
		}
	}
	return low, high
}

// safe says that no hidden count below five can be told, nor narrowed to less than what "below five" says.
func (s *system) safe(t *rapid.T) {
	solved := s.solved()
	low, high := s.bounds()
	for i, n := range s.truth {
		switch {
		case s.shown[i] && n < fewest:
			t.Fatalf("cell %d shows %d", i, n)
		case !s.shown[i] && n < fewest && (solved[i] || low[i] > 0 || high[i] < fewest):
			t.Fatalf("cell %d is %d and can be told: solved %v, from %d to %d", i, n, solved[i], low[i], high[i])
		}
	}
}

// Whatever the counts, none below five can be told from what a public report shows of outcomes, towns and units.
func TestPublicGivesNothingAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var found []ledger.Finding
		towns := rapid.IntRange(1, 6).Draw(t, "towns")
		for _, family := range screening.Families {
			for town := range towns {
				n := rapid.OneOf(rapid.IntRange(0, 7), rapid.IntRange(0, 30)).Draw(t, "findings")
				for i := range n {
					each := rapid.IntRange(1, 3).Draw(t, "findings of a household")
					found = append(found, ledger.Finding{Family: family.Family, Rule: "X-001", Town: ledger.OrNull(fmt.Sprint("镇", town)),
						Household: ledger.OrNull(fmt.Sprint(town, "-", i/each)), Person: ledger.OrNull(fmt.Sprint(town, "-", i))})
				}
			}
		}
		s := summary.Of(found, nil, 0, summary.Rows{}, 1000, 3000)
		c := Content{Manifest: &runfolder.Manifest{}, Summary: s, Public: true, Lang: "zh"}
		v := &view{}
		list := v.glance(c)
		v.towns(c, list)
		known := &system{}
		all := known.cell(s.Findings.Findings, v.Glance.Rows[len(v.Glance.Rows)-1].Cells[2].Text != hiddenMark)
		byOutcome := []int{all}
		for i, o := range list {
			shown := v.Glance.Rows[i].Cells[2].Text != hiddenMark
			whole := known.cell(o.node.values[0], shown)
			byOutcome = append(byOutcome, whole)
			first := known.cell(o.node.values[1], shown)
			sum := []int{first}
			for j, name := range sortedTowns(s) {
				sum = append(sum, known.cell(o.units[0].Of(name.Outcomes[o.Outcome]), v.Towns.Rows[j].Cells[i].Text != hiddenMark))
			}
			known.sums = append(known.sums, sum)
		}
		known.sums = append(known.sums, byOutcome)
		known.safe(t)
	})
}

// What is shown of a table is not nothing: large counts stand.
func TestPublicShowsWhatItCan(t *testing.T) {
	whole := newNode(100, 50)
	parts := []*node{newNode(40, 20), newNode(3, 3), newNode(30, 15), newNode(7, 2), newNode(20, 10)}
	protect(whole, parts)
	if parts[0].hidden || parts[2].hidden || parts[4].hidden || !parts[1].hidden || !parts[3].hidden {
		t.Error("other parts than the small ones are hidden")
	}
	one := []*node{newNode(40, 20), newNode(0, 0), newNode(60, 30)}
	protect(whole, one)
	if !one[1].hidden || !one[0].hidden || one[2].hidden {
		t.Error("with one small part, the smallest other is hidden too")
	}
	none := []*node{newNode(50, 20), newNode(50, 30)}
	protect(whole, none)
	if none[0].hidden || none[1].hidden {
		t.Error("large parts are hidden")
	}
}

func TestPublicAges(t *testing.T) {
	a := &summary.Ages{Bands: make([]summary.Band, 19)}
	for i := range a.Bands {
		a.Bands[i] = summary.Band{From: 5 * i, Male: 100, Female: 100}
	}
	a.Bands[18] = summary.Band{From: 90, Male: 1, Female: 2}
	a.Bands[17] = summary.Band{From: 85, Male: 3, Female: 8}
	between := &summary.Ages{Bands: slices.Clone(a.Bands)}
	between.Bands[18], between.Bands[17] = summary.Band{From: 90, Male: 20, Female: 22}, summary.Band{From: 85, Male: 2, Female: 4}
	if got := publicBands(between, 9999); len(got) != 18 || got[17] != (summary.Band{From: 85, Male: 22, Female: 26}) {
		t.Errorf("a small band below a large one: %v", got)
	}
	for i := 12; i < 19; i++ {
		between.Bands[i].Male = 0
	}
	if got := publicBands(between, 9999); got != nil {
		t.Errorf("no old men at all: %v", got)
	}
	got := publicBands(a, 9999)
	if len(got) != 17 || got[16] != (summary.Band{From: 80, Male: 104, Female: 110}) {
		t.Errorf("%v", got)
	}
	all := 0
	for _, b := range a.Bands {
		all += b.Male + b.Female
	}
	if publicBands(a, all) == nil || publicBands(a, all+3) != nil {
		t.Error("three people are the rest of the roll")
	}
	if a.Bands[2].Male = 4; publicBands(a, 9999) != nil {
		t.Error("a small band is shown")
	}
}
