package sampling

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// county is a frame of three towns with helpers of one to six households.
func county() []Unit {
	var frame []Unit
	for town, helpers := range []int{4, 6, 9} {
		for helper := range helpers {
			for household := range 1 + (town+helper*5)%6 {
				frame = append(frame, Unit{fmt.Sprintf("%d-%d-%d", town, helper, household), fmt.Sprintf("镇%d", town), fmt.Sprintf("帮扶人%d", helper)})
			}
		}
	}
	return frame
}

// Over 10,000 seeds each unit is drawn as often as its chance says. All seeds are fixed; for seeds at random the test would fail
// wrongly with a probability of less than one in a million: the limit of each of some 130 comparisons is at 6 standard errors
// (two-sided error 2·10⁻⁹ by the normal approximation).
func TestChances(t *testing.T) {
	const seeds = 10000
	frame := county()
	for _, design := range []Design{{Each: 3, Clusters: true}, {Each: 3}, {Each: 8, Clusters: true, AtMost: true}} {
		drawn, chance := map[string]int{}, map[string]float64{}
		for seed := range uint64(seeds) {
			d, err := New(frame, design, seed)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range d.Rows {
				drawn[r.ID]++
				chance[r.ID] = r.Chance
			}
		}
		sum := 0.0
		for _, u := range frame {
			p := chance[u.ID]
			sum += p
			if off := math.Abs(float64(drawn[u.ID]) - seeds*p); off > 6*math.Sqrt(seeds*p*(1-p))+1e-9 {
				t.Errorf("%+v: %s was drawn %d times of %d, its chance is %.4f", design, u.ID, drawn[u.ID], seeds, p)
			}
		}
		d, _ := New(frame, design, 1)
		if math.Abs(sum-float64(len(d.Rows))) > 1e-9 {
			t.Errorf("%+v: the chances sum to %v, and %d are drawn", design, sum, len(d.Rows))
		}
	}
}

// The draw depends on seed and frame, not on the order of rows.
func TestOrder(t *testing.T) {
	frame := county()
	design := Design{Each: 3, Clusters: true}
	d, err := New(frame, design, 7)
	if err != nil {
		t.Fatal(err)
	}
	shuffled := slices.Clone(frame)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	again, err := New(shuffled, design, 7)
	if err != nil || again.Frame != d.Frame || !slices.Equal(again.Rows, d.Rows) {
		t.Error("another order of rows gives another sample")
	}
	other, _ := New(frame, design, 8)
	smaller, _ := New(frame[1:], design, 7)
	if slices.Equal(other.Rows, d.Rows) || smaller.Frame == d.Frame {
		t.Error("another seed or frame gives the same sample")
	}
}

func TestShort(t *testing.T) {
	_, err := New(county(), Design{Each: 5, Clusters: true}, 1)
	var short *Short
	if !errors.As(err, &short) || len(short.Strata) != 1 || short.Strata[0].Clusters != 4 {
		t.Errorf("a sample larger than the frame: %v", err)
	}
	if _, err := New([]Unit{{ID: "1", Stratum: "a"}, {ID: "1", Stratum: "a"}}, Design{Each: 1}, 1); err == nil {
		t.Error("a unit that stands twice is taken")
	}
	if d, err := New(nil, Design{Each: 1}, 1); err != nil || d.Rows != nil {
		t.Errorf("an empty frame: %v", err)
	}
}
