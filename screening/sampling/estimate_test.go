package sampling

import (
	"fmt"
	"math"
	"testing"
)

// near allows for what tables round.
func near(a, b float64) bool { return math.Abs(a-b) < 5e-5 }

// Binomial intervals as statistics books table them.
func TestClopperPearson(t *testing.T) {
	for _, c := range []struct{ x, n, low, high float64 }{
		{0, 10, 0, 0.30850}, {1, 10, 0.00253, 0.44502}, {5, 10, 0.18709, 0.81291}, {10, 10, 0.69150, 1}, {2, 100, 0.00243, 0.07038}, {9, 200, 0.02078, 0.08369},
	} {
		if i := ClopperPearson(c.x, c.n, 0.95); !near(i.Low, c.low) || !near(i.High, c.high) {
			t.Errorf("%v of %v: %.5f to %.5f, not %.5f to %.5f", c.x, c.n, i.Low, i.High, c.low, c.high)
		}
	}
}

// The exact interval of a finite population covers each possible truth at its level, by reckoning, not by chance; it is no wider
// than the binomial one, and knows a census.
func TestHypergeometric(t *testing.T) {
	for _, c := range []struct{ n, size int }{{1, 2}, {3, 10}, {10, 12}, {10, 60}, {25, 40}, {30, 900}} {
		intervals := make([]Interval, c.n+1)
		for x := range intervals {
			intervals[x] = Hypergeometric(x, c.n, c.size, Level)
			wide := ClopperPearson(float64(x), float64(c.n), Level)
			if i := intervals[x]; i.Low < wide.Low-1/float64(c.size) || i.High > wide.High+1/float64(c.size) || i.Low > i.High {
				t.Errorf("%d of %d of %d: %+v beside %+v", x, c.n, c.size, i, wide)
			}
		}
		for marked := range c.size + 1 {
			truth, covered := float64(marked)/float64(c.size), 0.0
			for x, i := range intervals {
				if i.Low <= truth && truth <= i.High && x <= marked && c.n-x <= c.size-marked {
					covered += math.Exp(choose(marked, x) + choose(c.size-marked, c.n-x) - choose(c.size, c.n))
				}
			}
			if covered < Level-1e-9 {
				t.Errorf("%d drawn of %d, %d marked: covered in %.4f", c.n, c.size, marked, covered)
			}
		}
	}
	if i := Hypergeometric(3, 7, 7, Level); i.Low != 3.0/7 || i.High != 3.0/7 {
		t.Errorf("a census gives %+v", i)
	}
}

// The intervals of all strata together cover the truth at their level, in both designs: 1,000 samples each from counties with
// many and with few marks, with fixed seeds. For seeds at random, an interval that covers in just 95 % would fall below 92.6 %
// (3.5 standard errors) in fewer than 3 of 10,000 tests.
func TestCoverage(t *testing.T) {
	const samples, least = 1000, 0.926
	for _, marks := range []float64{0.02, 0.1, 0.4} {
		for _, design := range []Design{{Each: 12}, {Each: 8, Clusters: true}} {
			frame, marked, truth := wide(marks)
			covered := 0
			for seed := range uint64(samples) {
				d, err := New(frame, design, seed)
				if err != nil {
					t.Fatal(err)
				}
				answers := map[string]bool{}
				for _, r := range d.Rows {
					answers[r.ID] = marked[r.ID]
				}
				_, all := d.Estimates(answers)
				if all.Interval.Low <= truth && truth <= all.Interval.High {
					covered++
				}
			}
			rate := float64(covered) / samples
			t.Logf("%+v, marks %.2f: covered in %.3f", design, marks, rate)
			if rate < least {
				t.Errorf("%+v, marks %.2f: the truth %.4f is covered in %.3f", design, marks, truth, rate)
			}
		}
	}
}

// wide is a county of five towns of different sizes and shares of marks; a tenth of the helpers have most of their households
// marked.
func wide(share float64) (frame []Unit, marked map[string]bool, truth float64) {
	marked = map[string]bool{}
	state, count := uint64(12345), 0
	random := func() float64 { // a fixed county
		state = state*6364136223846793005 + 1442695040888963407
		return float64(state>>11) / (1 << 53)
	}
	for town := range 5 {
		for helper := range 10 + 5*town {
			level := share * (0.5 + float64(town)/4)
			if random() < 0.1 {
				level = min(1, 5*level)
			}
			for household := range 1 + int(6*random()) {
				u := Unit{fmt.Sprintf("%d-%d-%d", town, helper, household), fmt.Sprint(town), fmt.Sprint(helper)}
				frame = append(frame, u)
				if random() < level {
					marked[u.ID] = true
					count++
				}
			}
		}
	}
	return frame, marked, float64(count) / float64(len(frame))
}

func TestEstimates(t *testing.T) {
	frame := []Unit{{"1", "甲", ""}, {"2", "甲", ""}, {"3", "乙", ""}, {"4", "乙", ""}, {"5", "乙", ""}, {"6", "乙", ""}, {"7", "丙", ""}}
	d, err := New(frame, Design{Each: 2, AtMost: true}, 1)
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]bool{"1": true, "2": false}
	for _, r := range d.Rows {
		if r.Stratum == "乙" {
			answers[r.ID] = false
		}
	}
	strata, all := d.Estimates(answers)
	if len(strata) != 2 || all.Units != 6 || all.Answered != 4 || math.Abs(all.Share-1.0/6) > 1e-12 || len(all.Silent) != 1 || all.Silent[0] != "丙" {
		t.Errorf("all %+v of %+v", all, strata)
	}
	for _, e := range strata {
		if e.Stratum == "甲" && (e.Method != Census || e.Interval != (Interval{0.5, 0.5})) {
			t.Errorf("a town of which all were seen: %+v", e)
		}
	}
	if strata, all := d.Estimates(nil); strata != nil || all != nil {
		t.Error("something is estimated without an answer")
	}
}

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		i      Interval
		limit  float64
		atMost bool
		want   Verdict
	}{
		{Interval{0, 0.01}, 0.02, true, Within}, {Interval{0.03, 0.2}, 0.02, true, Beyond}, {Interval{0, 0.2}, 0.02, true, Unclear},
		{Interval{0.95, 1}, 0.9, false, Within}, {Interval{0.5, 0.8}, 0.9, false, Beyond}, {Interval{0.5, 0.95}, 0.9, false, Unclear},
	} {
		if got := c.i.Against(c.limit, c.atMost); got != c.want {
			t.Errorf("%+v against %v: %s", c.i, c.limit, got)
		}
	}
}
