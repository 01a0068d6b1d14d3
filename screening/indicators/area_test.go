package indicators

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Villages meet under all their spellings; a town is the sum of its villages, the county that of its towns.
func TestAreas(t *testing.T) {
	a := newAreas()
	first := a.at("田州镇", "东江村")
	if a.at("田州", "东江村委会") != first || a.at("", "东江") != first {
		t.Error("one village is met as several")
	}
	other := a.at("那坡镇", "那坡村")
	unnamed := a.at("", "")
	a.at("百育镇", "东江村") // now two towns have one
	if a.at("", "东江") == first {
		t.Error("a village of two towns is given to one of them")
	}
	tally := newTally(1)
	tally.count(first, true)
	tally.count(first, false)
	tally.count(other, true)
	tally.leave(unnamed, 0)
	want := []Area{{County, "", ""}, {Town, "田州镇", ""}, {Village, "田州镇", "东江村"}, {Town, "百育镇", ""}, {Village, "百育镇", "东江村"},
		{Town, "那坡镇", ""}, {Village, "那坡镇", "那坡村"}, {Town, "", ""}, {Village, "", "东江"}, {Village, "", ""}}
	if diff := cmp.Diff(want, a.list()); diff != "" {
		t.Error(diff)
	}
	figure := func(n, d, left int) Figure { return Figure{n, d, []int{left}} }
	none := figure(0, 0, 0)
	if diff := cmp.Diff([]Figure{figure(2, 3, 1), figure(1, 2, 0), figure(1, 2, 0), none, none, figure(1, 1, 0), figure(1, 1, 0), figure(0, 0, 1), none, figure(0, 0, 1)},
		tally.figures(a)); diff != "" {
		t.Error(diff)
	}
}

func TestTargets(t *testing.T) {
	for _, c := range []struct {
		target  Target
		percent float64
		met     bool
	}{{Target{60, false}, 60, true}, {Target{60, false}, 59.9, false}, {Target{3, true}, 3, true}, {Target{3, true}, 3.1, false}} {
		if c.target.Met(c.percent) != c.met {
			t.Errorf("%+v at %v", c.target, c.percent)
		}
	}
	if _, ok := (Figure{}).Percent(); ok {
		t.Error("a share of nothing")
	}
}
