package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// Duplicates are the same pairs with the same scores for any order of rows and files, and any number of jobs: which of two rows is the
// later one changes, and nothing else.
func TestDuplicatesInAnyOrder(t *testing.T) {
	county, err := invent.Make(invent.Options{Households: 150, Seed: 4, Share: 90, Doubles: 0.5, Layout: invent.List2018})
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, h := range county.Roll {
		for _, x := range h.Members {
			rows = append(rows, []string{h.Village.Town.Name, h.Village.Name, h.Number, x.Number, x.Name, x.ID, string(x.Relation), x.Phone})
		}
	}
	want := duplicatesOf(t, rows, 1, 1)
	if len(want) < 50 {
		t.Fatalf("only %d findings: the test looks at too little", len(want))
	}
	for seed := range 4 {
		shuffled := slices.Clone(rows)
		rand.New(rand.NewPCG(uint64(seed), 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := duplicatesOf(t, shuffled, 1+seed, 4-seed); !slices.Equal(got, want) {
			t.Errorf("order %d: only here %v, only there %v", seed, without(got, want), without(want, got))
		}
	}
}

func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// duplicatesOf runs the rules on duplicates over rows dealt out to some files, and says which rows each finding is about, in no order.
func duplicatesOf(t *testing.T, rows [][]string, files, jobs int) []string {
	c := cases.Case{Lines: map[string][]string{}}
	for f := range files {
		table := cases.Table{Name: fmt.Sprintf("roll, %d", f), Kind: "roll", Rows: [][]string{{"乡镇", "行政村", "户编号", "人编号", "姓名", "证件号码", "与户主关系", "联系电话"}}}
		for i, row := range rows {
			if i*files/len(rows) == f {
				table.Rows = append(table.Rows, row)
			}
		}
		c.Tables = append(c.Tables, table)
	}
	input, err := ruletest.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := input.Profile.Set("guard.share=1"); err != nil {
		t.Fatal(err)
	}
	ofDuplicates := slices.DeleteFunc(All(), func(r *screening.Rule) bool { return r.Family != screening.Duplicate })
	out, err := screening.Run(input, ofDuplicates, screening.Options{Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range out.Findings {
		all = append(all, pairOf(&out.Findings[i]))
	}
	slices.Sort(all)
	return all
}

// pairOf says what a finding is about: two rows, or for one about households the two numbers.
func pairOf(f *screening.Finding) string {
	var about []string
	if f.Of != nil && f.At.Field != roll.HouseholdNumber && f.At.Field != roll.Relation {
		about = append(about, f.Of.Household.Number+" "+f.Of.Key(), f.Related[0].Household+" "+f.Related[0].Person)
	} else {
		h := f.House
		if h == nil {
			h = f.Of.Household
		}
		about = append(about, h.Number, f.Related[0].Household)
	}
	slices.Sort(about)
	score := "no score"
	if f.Score != nil {
		score = fmt.Sprint(*f.Score)
	}
	return f.Rule.Code + " " + strings.Join(about, " | ") + ", " + score
}
