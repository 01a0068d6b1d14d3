package kin

import (
	"sync"
	"testing"

	"rollnet/screening"
	"rollnet/screening/roll"
)

func TestExactAddress(t *testing.T) {
	for text, exact := range map[string]bool{
		"田州镇东江村三组12号": true,
		"田州镇东江村三组１２号": true,
		"东江村十二号":      true,
		"东江村 5 号附1":   true,
		"东江村三组":       false,
		"东江村12组":      false,
		"三号村":         false,
		"号子村":         false,
		"":            false,
	} {
		if got := exactAddress(text) != ""; got != exact {
			t.Errorf("%q: exact %v, want %v", text, got, exact)
		}
	}
	if a, b := exactAddress("东江村三组12号"), exactAddress("东江村 三组１２号"); a != b {
		t.Errorf("%q and %q are one address", a, b)
	}
}

func TestStreet(t *testing.T) {
	for _, c := range [][2]string{
		{"龙坪乡那读村那沙屯618号", "龙坪乡那读村那沙屯"},
		{"东江村三组１２号", "东江村三组"},
		{"东江村三组12-3号院", "东江村三组"},
		{"三号村一组", "三号村一组"},
		{"东江村", "东江村"},
		{"", ""},
	} {
		if got := street(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

func TestContacts(t *testing.T) {
	for _, c := range []struct {
		link       Link
		text, want string
	}{
		{ByPhone, "139 7760-0001", "13977600001"},
		{ByPhone, "+8613977600001", "13977600001"},
		{ByPhone, "13977600001.0", "13977600001"},
		{ByPhone, "无", ""},
		{ByPhone, "00000000000", ""},
		{ByPhone, "110", ""},
		{ByAccount, "6228 4801", "62284801"},
		{ByAccount, "信用社", ""},
	} {
		if got := newContact(c.link, c.text).value; got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"123456789012345678", "123456789012345678", true},
		{"123456789012345678", "123456789012345687", true}, // two changed places
		{"123456789012345678", "123456789012345000", false},
		{"123456789012345678", "12345678901234567", false},
	} {
		if got := near(c.a, c.b, 2); got != c.want {
			t.Errorf("%s %s: %v", c.a, c.b, got)
		}
	}
}

func TestParentOf(t *testing.T) {
	type answer struct{ child, inLaw bool }
	for _, c := range []struct {
		old, young roll.Term
		want       answer
	}{
		{roll.Head, roll.Son, answer{true, false}},
		{roll.Spouse, roll.Daughter, answer{true, false}},
		{roll.Head, roll.SonInLaw, answer{true, true}},
		{roll.Mother, roll.Head, answer{true, false}},
		{roll.Father, roll.Spouse, answer{true, true}},
		{roll.MotherInLaw, roll.Spouse, answer{true, false}},
		{roll.HusbandsFather, roll.Head, answer{true, true}},
		{roll.Grandmother, roll.Father, answer{true, false}},
		{roll.Head, roll.Nephew, answer{}},
		{roll.Head, roll.Grandson, answer{}},
		{roll.Sibling, roll.Son, answer{}},
		{roll.Uncle, roll.Head, answer{}},
	} {
		child, inLaw := parentOf(c.old, c.young)
		if (answer{child, inLaw}) != c.want {
			t.Errorf("%s and %s: %v %v", c.old, c.young, child, inLaw)
		}
	}
}

func TestVillage(t *testing.T) {
	for _, c := range [][2]string{{"东江村", "东江"}, {"东江村委会", "东江"}, {"东江", "东江"}, {"田州镇", "田州"}, {"村", "村"}, {" 东 江 村 ", "东江"}} {
		if got := Place(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

// Rules ask for the lookups from several tasks at once: there is one of a case.
func TestOneIndex(t *testing.T) {
	c := &screening.Case{Roll: roll.New(nil, nil, nil)}
	var all [8]*Index
	var group sync.WaitGroup
	for i := range all {
		group.Go(func() { all[i] = Of(c) })
	}
	group.Wait()
	for _, x := range all {
		if x != all[0] || x == nil {
			t.Fatal("more than one index of a case")
		}
	}
}

func TestTieOf(t *testing.T) {
	for _, c := range []struct {
		a, b roll.Term
		want Tie
	}{
		{roll.Head, roll.Son, AsChild}, {roll.Son, roll.Head, AsParent}, {roll.Spouse, roll.Daughter, AsChild}, {roll.Head, roll.Spouse, AsSpouse},
		{roll.Father, roll.Head, AsChild}, {roll.Head, roll.Mother, AsParent}, {roll.Mother, roll.Sibling, AsChild}, {roll.Father, roll.Mother, AsSpouse},
		{roll.Son, roll.Daughter, AsSibling}, {roll.Head, roll.Sibling, AsSibling}, {roll.Sibling, roll.Sibling, AsSibling},
		{roll.Spouse, roll.FatherInLaw, AsParent},
		// What does not follow for sure is no tie.
		{roll.Son, roll.DaughterInLaw, ""}, {roll.Head, roll.DaughterInLaw, ""}, {roll.Son, roll.Grandson, ""}, {roll.Head, roll.Head, ""},
		{roll.Head, roll.OtherRelation, ""}, {roll.Unknown, roll.Unknown, ""}, {"", roll.Son, ""}, {roll.Father, roll.Uncle, ""},
	} {
		if got := TieOf(c.a, c.b); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.b, c.a, got, c.want)
		}
	}
}

// What one is to the other, the other is to the one.
func TestTiesGoBothWays(t *testing.T) {
	back := map[Tie]Tie{AsParent: AsChild, AsChild: AsParent, AsSpouse: AsSpouse, AsSibling: AsSibling, "": ""}
	terms := roll.VocabularyOf(roll.Relation, roll.Register, roll.NoEra).All()
	for _, a := range terms {
		for _, b := range terms {
			if got, want := TieOf(b, a), back[TieOf(a, b)]; got != want {
				t.Errorf("%s and %s: %q one way, %q the other", a, b, TieOf(a, b), got)
			}
		}
	}
}
