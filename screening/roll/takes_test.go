package roll

import (
	"testing"

	"rollnet/screening/table"
)

func TestTakes(t *testing.T) {
	p := NewPart(Persons, Era2018, table.NewBuilder("f.xlsx", "S").Table(), map[Field]int{}, nil)
	for _, c := range []struct {
		field Field
		text  string
		want  bool
	}{
		{Relation, "之女", true}, {Relation, "邻居", false}, {Relation, "", false},
		{Sex, "男", true}, {Sex, "不详细", false},
		{IDNumber, "11010519491231002X", true}, {IDNumber, "110105194912310021", false}, {IDNumber, "110105491231002", true}, {IDNumber, "123", false},
		{Name, "韦小明", true}, {Name, "古丽·买买提", true}, {Name, "韦1", false}, {Name, " ", false},
		{BirthDate, "1962-03-04", true}, {BirthDate, "春天", false},
		{IncomePerHead, "2995.5", true}, {IncomePerHead, "不多", false},
		{Health, "健康", true}, {Health, "还行吧呀", false},
		{Phone, "13800000000", true}, {Phone, " ", false},
	} {
		if got := p.Takes(c.field, c.text); got != c.want {
			t.Errorf("%s %q: %v", c.field, c.text, got)
		}
	}
}
