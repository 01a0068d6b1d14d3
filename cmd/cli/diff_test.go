package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// differing is what diff says in JSON.
type differing struct {
	Same    bool
	Counts  struct{ Cells, Added, Removed, Moved int }
	Changed []struct {
		Field, Was, Becomes string
		Before              struct {
			File, Sheet, Column string
			Row                 int
		}
		OtherCells []struct {
			File, Sheet, Column string
			Row                 int
		} `json:"other_cells"`
	}
	Ledger struct {
		Lines, Used int
		Explained   bool
	}
}

// What a screening corrects is what differs, and what its ledger says, line for line, in every layout.
func TestDiffIsLedger(t *testing.T) {
	for seed, layout := range []string{"mixed", "list2017", "list2018", "ac01", "pair2021", "wide2023"} {
		dir := t.TempDir()
		county, run := filepath.Join(dir, "county"), filepath.Join(dir, "run")
		for _, args := range [][]string{
			{"generate", "--out", county, "--households", "200", "--seed", fmt.Sprint(seed), "--layout", layout, "--errors", "0.5"},
			{"screen", county, "--out", run, "--as-of", "2018-06-30", "--quiet"},
		} {
			if code, out := rollnet(args...); code != 0 {
				t.Fatalf("%s: %d %s", layout, code, out)
			}
		}
		said := filepath.Join(dir, "diff.json")
		if code, out := rollnet("diff", county, run, "--ledger", filepath.Join(run, "changes.csv"), "--out", said, "--quiet"); code != 0 {
			t.Errorf("%s: %d %s", layout, code, out)
			continue
		}
		var d differing
		check(t, json.Unmarshal([]byte(read(t, dir, "diff.json")), &d))
		var got []string
		for _, c := range d.Changed {
			got = append(got, fmt.Sprint(c.Before.File, "|", c.Before.Sheet, "|", c.Before.Row, "|", c.Before.Column))
			for _, o := range c.OtherCells {
				got = append(got, fmt.Sprint(o.File, "|", o.Sheet, "|", o.Row, "|", o.Column))
			}
		}
		records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, run, "changes.csv"), "\uFEFF"))).ReadAll()
		check(t, err)
		var want []string
		for _, r := range records[1:] {
			want = append(want, strings.Join(r[:4], "|"))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) || len(want) == 0 || d.Ledger.Used != len(want) || d.Counts.Added+d.Counts.Removed+d.Counts.Moved != 0 {
			t.Errorf("%s: %d differences, %d lines: %v %v", layout, len(got), len(want), got, want)
		}
	}
}

// One people in two layouts does not differ but for what one of them cannot say; the codes of one mean the words of the other.
func TestDiffAcrossLayouts(t *testing.T) {
	dir := t.TempDir()
	for _, layout := range []string{"list2018", "ac01", "list2017"} {
		if code, out := rollnet("generate", "--out", filepath.Join(dir, layout), "--households", "150", "--seed", "5", "--layout", layout, "--errors", "0"); code != 0 {
			t.Fatal(out)
		}
	}
	for _, pair := range [][2]string{{"list2018", "ac01"}, {"ac01", "list2017"}, {"list2017", "list2018"}} {
		if code, out := rollnet("diff", filepath.Join(dir, pair[0]), filepath.Join(dir, pair[1]), "--quiet"); code != 0 || !strings.Contains(out, "not compared") {
			t.Errorf("%v: %d %s", pair, code, out)
		}
	}
	check(t, os.RemoveAll(dir))
}
