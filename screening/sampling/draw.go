// Package sampling draws spot checks that anybody can draw again from the frame and the seed, and reckons what a check that
// came back says of the whole: rates with intervals that take the design and the finite population into account.
package sampling

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"rollnet/screening"
)

// Unit is one thing that may be drawn: a household, or a finding.
type Unit struct {
	ID      string // of this unit alone in the frame
	Stratum string // what is drawn for by itself: a leader's town, a town, a village
	Cluster string // of a draw in two stages: the helper; empty otherwise
}

// Design says how many are drawn in each stratum: units, or in two stages clusters and in each one unit.
type Design struct {
	Each     int  // units, or clusters
	Clusters bool // in two stages
	AtMost   bool // where a stratum has fewer, all of them are drawn; else that is refused
}

// Drawn is a unit of the sample.
type Drawn struct {
	Unit
	Chance float64 // of being drawn, by the design, before the draw
}

// Stratum is one of a draw.
type Stratum struct {
	Name     string
	Units    int // in the frame
	Clusters int // in the frame; 0 of a draw in one stage
	Drawn    int // units
}

// Draw is a sample, with all that is needed to draw it again and to reckon from it.
type Draw struct {
	Seed   uint64
	Frame  string // hash of the frame: 64 hex digits
	Design Design
	Strata []Stratum // by name
	Rows   []Drawn   // by stratum, cluster and ID
}

// Short says that strata have fewer units or clusters than are to be drawn.
type Short struct {
	Strata []Stratum
	Design Design
}

// shown is how many strata a message names.
const shown = 10

func (e *Short) Error() string { return e.In("en") }

// In says it in a language.
func (e *Short) In(lang string) string {
	text := ""
	for i, s := range e.Strata {
		if i == shown {
			text += fmt.Sprintf(screening.Words{ZH: "；等 %d 层", EN: "; and more, %d strata in all"}.In(lang), len(e.Strata))
			break
		}
		if i > 0 {
			text += screening.Words{ZH: "；", EN: "; "}.In(lang)
		}
		n, what := s.Units, screening.Words{ZH: "个", EN: "units"}
		if e.Design.Clusters {
			n, what = s.Clusters, screening.Words{ZH: "名帮扶人", EN: "helpers"}
		}
		text += fmt.Sprintf(screening.Words{ZH: "%s：抽样框只有 %d %s，要抽 %d", EN: "%s: the frame has only %d %s, and %d are to be drawn"}.In(lang), s.Name, n, what.In(lang), e.Design.Each)
	}
	return text + screening.Words{ZH: "（提示：减少数量，或用 --at-most 不足的全抽）", EN: " (hint: draw fewer, or with --at-most all where there are fewer)"}.In(lang)
}

// Hash is a frame's: it depends on which units there are in which strata and clusters, not on their order.
func Hash(frame []Unit) string {
	lines := make([]string, len(frame))
	for i, u := range frame {
		lines[i] = fmt.Sprintf("%q %q %q\n", u.Stratum, u.Cluster, u.ID)
	}
	slices.Sort(lines)
	h := sha256.New()
	for _, l := range lines {
		h.Write([]byte(l))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// New draws a sample: in each stratum the units (or clusters, and in each of these the unit) that come first when all are put
// in the order of the hashes of seed, frame and name. The order of the frame does not matter. The error is a *Short, or says
// that an ID stands twice.
func New(frame []Unit, design Design, seed uint64) (*Draw, error) {
	d := &Draw{Seed: seed, Frame: Hash(frame), Design: design}
	frame = slices.Clone(frame)
	slices.SortFunc(frame, compare)
	for i := range frame {
		if i > 0 && frame[i].ID == frame[i-1].ID && frame[i].Stratum == frame[i-1].Stratum && frame[i].Cluster == frame[i-1].Cluster {
			return nil, fmt.Errorf("%s stands twice in the frame", frame[i].ID)
		}
	}
	short := &Short{Design: design}
	for from := 0; from < len(frame); {
		to := from
		for to < len(frame) && frame[to].Stratum == frame[from].Stratum {
			to++
		}
		s := d.stratum(frame[from:to])
		if have := max(s.Clusters, s.Units*one(!design.Clusters)); have < design.Each && !design.AtMost {
			short.Strata = append(short.Strata, s)
		}
		d.Strata = append(d.Strata, s)
		from = to
	}
	if short.Strata != nil {
		return nil, short
	}
	return d, nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func compare(a, b Unit) int {
	return cmp.Or(cmp.Compare(a.Stratum, b.Stratum), cmp.Compare(a.Cluster, b.Cluster), cmp.Compare(a.ID, b.ID))
}

// stratum draws in one stratum, whose units are in order.
func (d *Draw) stratum(units []Unit) Stratum {
	s := Stratum{Name: units[0].Stratum, Units: len(units)}
	var rows []Drawn
	if !d.Design.Clusters {
		s.Drawn = min(d.Design.Each, len(units))
		for _, u := range first(units, s.Drawn, func(u Unit) []byte { return d.lot("unit", u.Stratum, u.ID) }) {
			rows = append(rows, Drawn{u, float64(s.Drawn) / float64(len(units))})
		}
	} else {
		var clusters [][]Unit
		for from := 0; from < len(units); {
			to := from
			for to < len(units) && units[to].Cluster == units[from].Cluster {
				to++
			}
			clusters = append(clusters, units[from:to])
			from = to
		}
		s.Clusters = len(clusters)
		s.Drawn = min(d.Design.Each, len(clusters))
		for _, c := range first(clusters, s.Drawn, func(c []Unit) []byte { return d.lot("cluster", s.Name, c[0].Cluster) }) {
			u := first(c, 1, func(u Unit) []byte { return d.lot("unit", u.Stratum, u.Cluster, u.ID) })[0]
			rows = append(rows, Drawn{u, float64(s.Drawn) / float64(len(clusters)) / float64(len(c))})
		}
	}
	slices.SortFunc(rows, func(a, b Drawn) int { return compare(a.Unit, b.Unit) })
	d.Rows = append(d.Rows, rows...)
	return s
}

// lot is what a name draws: nobody can tell it without the seed, and anybody can reckon it with it.
func (d *Draw) lot(names ...string) []byte {
	text := append(strconv.AppendUint(make([]byte, 0, 160), d.Seed, 10), ' ')
	text = append(text, d.Frame...)
	for _, n := range names {
		text = strconv.AppendInt(append(text, ' '), int64(len(n)), 10) // lengths first: no two lists run together into the same bytes
		text = append(append(text, ' '), n...)
	}
	sum := sha256.Sum256(text)
	return sum[:]
}

// first gives the n things with the lowest lots.
func first[T any](things []T, n int, lot func(T) []byte) []T {
	type ticket struct {
		thing T
		lot   []byte
	}
	all := make([]ticket, len(things))
	for i, t := range things {
		all[i] = ticket{t, lot(t)}
	}
	slices.SortFunc(all, func(a, b ticket) int { return bytes.Compare(a.lot, b.lot) })
	out := make([]T, n)
	for i := range out {
		out[i] = all[i].thing
	}
	return out
}
