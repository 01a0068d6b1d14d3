package rules

import (
	"strings"
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening"
)

// Where all that HH-060 proposes is accepted, nothing of it is left: no proposal makes another contradiction.
func TestSmallestChangeAgrees(t *testing.T) {
	for _, c := range cases.Of(smallestChange.Code) {
		run := func() *screening.Outcome {
			input, err := ruletest.Build(c)
			if err != nil {
				t.Fatal(err)
			}
			out, err := screening.Run(input, []*screening.Rule{smallestChange, idSex, birthDiffers, sameSex, perHead, netParts, transferParts, sizeDiffers}, screening.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		changed := map[string]bool{}
		for _, f := range run().Findings {
			if f.Rule != smallestChange || f.Proposed == nil {
				continue
			}
			changed[f.Household] = true
			for i := range c.Tables {
				if tab := &c.Tables[i]; strings.ReplaceAll(tab.Name, ", ", "_") == f.At.Part.Table.File {
					tab.Rows[f.At.Row][f.At.Part.Column(f.At.Field)] = *f.Proposed
				}
			}
		}
		again := run()
		for i := range again.Findings {
			if f := &again.Findings[i]; changed[f.Household] {
				t.Errorf("%s: %s %s is still found", c.Title, f.Rule.Code, ruletest.Line(f))
			}
		}
	}
}
