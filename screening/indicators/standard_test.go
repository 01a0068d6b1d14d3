package indicators

import (
	"strings"
	"testing"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
	"rollnet/screening/table"
)

// A share of the few that can be judged is no figure of a county.
func TestJudgedMost(t *testing.T) {
	for cells, want := range map[string]string{"是 否 否": "", "是 - -": "3 户中只有 1 户能判断", "是 否 -": "", "- - -": "没有一户"} {
		b := table.NewBuilder("roll", "")
		var rows []int32
		var persons []roll.Person
		for i, text := range strings.Fields(cells) {
			if err := b.Row(i + 1); err != nil {
				t.Fatal(err)
			}
			if err := b.Cell(0, table.Text, []byte("农某")); err != nil {
				t.Fatal(err)
			}
			if text != "-" {
				if err := b.Cell(1, table.Text, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			rows = append(rows, int32(i))
		}
		part := roll.NewPart(roll.Persons, roll.Era2018, b.Table(), map[roll.Field]int{roll.Name: 0, roll.Power: 1}, rows)
		for _, row := range rows {
			persons = append(persons, roll.Person{Part: part, Row: row})
		}
		houses := make([]roll.Household, len(persons))
		for i := range houses {
			houses[i] = roll.Household{Key: string(rune('a' + i)), Members: persons[i : i+1 : i+1]}
			persons[i].Household = &houses[i]
		}
		p, err := profile.Load(profile.Default)
		if err != nil {
			t.Fatal(err)
		}
		c := &screening.Case{Roll: roll.New([]*roll.Part{part}, persons, houses), Profile: p, AsOf: date.Of(2018, 6, 30)}
		if got := judgedMost(standard.Power).Missing(c).ZH; (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", cells, got, want)
		}
	}
}
