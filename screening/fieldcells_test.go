package screening

import (
	"slices"
	"testing"

	"rollnet/screening/roll"
)

// A column is judged once for each distinct content, a person's for each current row, and blank cells are left out.
func TestFieldCells(t *testing.T) {
	c := newCase(t, "roll.xlsx", []person{{"1", "韦一", "a", "110"}, {"1", "韦二", "b", "110"}, {"1", "韦三", "c", ""}, {"2", "韦四", "d", "120"}, {"2", "韦五", "e", "ok"}})
	judged := 0
	rule := &Rule{Code: "T-001", Severity: Err, Action: Verify, Check: FieldCells{Fields: []roll.Field{roll.HouseholdNumber, roll.Phone}, Check: func(_ *Case, at roll.Cell) *Verdict {
		if at.Field == roll.Phone {
			judged++
		}
		text := at.Part.Text(at.Field, at.Row)
		if at.Field == roll.Phone && text == "ok" || text == "1" {
			return nil
		}
		return &Verdict{Matters: []string{text}, Message: Words{"错", "wrong"}}
	}}}
	out, err := Run(c, []*Rule{rule}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, f := range out.Findings {
		rows = append(rows, f.At.Field.String()+" "+f.Value+" "+f.Name)
	}
	want := []string{"phone 110 韦一", "phone 110 韦二", "household_number 2 韦四", "phone 120 韦四"}
	if !slices.Equal(rows, want) || judged > 4 { // 110, 120, ok, and the blank cell
		t.Errorf("found %q, judged %d", rows, judged)
	}
	if r := out.Rules[0]; r.LookedAt != 6 || r.Hits != 4 { // four phones, two households
		t.Errorf("looked at %d, hit %d", r.LookedAt, r.Hits)
	}
}
