package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening"
)

// everything puts the rolls of all cases into one roll of many sheets, households kept apart by the case's number.
func everything() cases.Case {
	all := cases.Case{Title: "everything", Lines: map[string][]string{}}
	n := 0
	for _, code := range cases.Codes() {
		for _, c := range cases.Of(code) {
			n++
			if c.Lines["era"] != nil {
				continue // one roll is of one era here
			}
			for _, t := range c.Tables {
				if t.Kind != "roll" {
					continue
				}
				for i, row := range t.Rows[1:] {
					if t.Rows[0][0] == "户编号" {
						t.Rows[i+1][0] = fmt.Sprintf("%d-%s", n, row[0])
					}
				}
				t.Name = fmt.Sprintf("roll, %d", len(all.Tables))
				all.Tables = append(all.Tables, t)
			}
		}
	}
	return all
}

func runAll(t *testing.T, c cases.Case, jobs int) *screening.Outcome {
	t.Helper()
	input, err := ruletest.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	// The cases are full of errors: what would stop a rule here is what it is for.
	if err := input.Profile.Set("guard.share=1"); err != nil {
		t.Fatal(err)
	}
	out, err := screening.Run(input, All(), screening.Options{Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func lines(out *screening.Outcome) []string {
	var all []string
	for i := range out.Findings {
		f := &out.Findings[i]
		all = append(all, f.ID+" "+f.Rule.Code+" "+ruletest.Line(f))
	}
	return all
}

// All rules on the rolls of all cases: the same findings for any number of jobs, no two with one id, and nothing more to
// correct once the corrections are made.
func TestOnceIsEnough(t *testing.T) {
	c := everything()
	out := runAll(t, c, 1)
	if !slices.Equal(lines(out), lines(runAll(t, c, 3))) {
		t.Error("the number of jobs changes the findings")
	}
	ids := map[string]bool{}
	for _, f := range out.Findings {
		if ids[f.ID] {
			t.Errorf("id %s twice", f.ID)
		}
		ids[f.ID] = true
	}
	if len(out.Corrections) < 10 {
		t.Errorf("only %d corrections: the test looks at too little", len(out.Corrections))
	}
	for _, fix := range out.Corrections {
		for i := range c.Tables {
			if t := &c.Tables[i]; strings.ReplaceAll(t.Name, ", ", "_") == fix.At.Part.Table.File {
				t.Rows[fix.At.Row][fix.At.Part.Column(fix.At.Field)] = fix.Becomes
			}
		}
	}
	again := runAll(t, c, 2)
	for _, fix := range again.Corrections {
		t.Errorf("%s %s corrects what was corrected", fix.Finding.Rule.Code, ruletest.Line(fix.Finding))
	}
	// What was not corrected is found again under the same id.
	kept := map[string]bool{}
	for _, f := range again.Findings {
		kept[f.ID] = true
	}
	for i := range out.Findings {
		if f := &out.Findings[i]; !f.Applied && !kept[f.ID] {
			t.Errorf("%s %s is gone once other cells are corrected", f.Rule.Code, ruletest.Line(f))
		}
	}
}

// Somebody who leaves a household is counted no more on any row that counted them.
func TestDecrease(t *testing.T) {
	for _, c := range []struct{ size, want string }{{"3", "roll:2=2 roll:3=2"}, {"2", ""}, {"", ""}} {
		input, err := ruletest.Build(cases.Case{Tables: []cases.Table{{Name: "roll", Kind: "roll", Rows: [][]string{
			{"户编号", "姓名", "证件号码", "与户主关系", "人数"},
			{"1", "农大山", cases.Expand("{id:a}"), "户主", c.size}, {"1", "陆小妹", cases.Expand("{id:b}"), "配偶", c.size}, {"1", "农小妹", cases.Expand("{id:c}"), "之女", c.size},
		}}}})
		if err != nil {
			t.Fatal(err)
		}
		u := decreaseOf(&input.Roll.Persons[2])
		var got []string
		for _, ch := range u.Changes {
			got = append(got, fmt.Sprintf("%s:%d=%s", ch.At.Part.Table.File, ch.At.Part.Table.Number(ch.At.Row), ch.Becomes))
		}
		if strings.Join(got, " ") != c.want || len(u.Leaves) != 1 || u.Leaves[0].Row != 3 {
			t.Errorf("size %q: %v, %+v", c.size, got, u.Leaves)
		}
	}
}
