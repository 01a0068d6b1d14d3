package invent

import (
	"slices"
	"testing"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

func county(t *testing.T, o Options) *County {
	t.Helper()
	c, err := Make(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every rule that errors are planted for gets some in a county of 2018 or one of 2023, each on a row of its own.
func TestPlantedForEveryRule(t *testing.T) {
	small := Options{Households: 170, Seed: 7, Errors: 0.5, Share: 74}
	planted := map[string]int{}
	for _, o := range []Options{small, {Errors: 0.35}, {Errors: 0.35, Layout: Wide2023, AsOf: 20230630}} {
		rows := map[*Member]string{}
		for _, p := range county(t, o).Planted {
			if p.Kind == Error {
				planted[p.Rule]++
			}
			if p.Kind == Error && p.Member != nil && p.Rival == nil {
				if other := rows[p.Member]; other != "" {
					t.Errorf("%s and %s are planted on one row", other, p.Rule)
				}
				rows[p.Member] = p.Rule
			}
		}
		if o == small && len(planted) < 100 {
			t.Errorf("errors of %d rules only in a small county", len(planted))
		}
	}
	for _, p := range plans() {
		if planted[p.rule] < 3 {
			t.Errorf("%s is planted %d times", p.rule, planted[p.rule])
		}
	}
}

func TestSameSeedSameCounty(t *testing.T) {
	a, b := county(t, Options{Households: 200, Seed: 3, Errors: 0.5}), county(t, Options{Households: 200, Seed: 3, Errors: 0.5})
	c := county(t, Options{Households: 200, Seed: 4, Errors: 0.5})
	names := func(c *County) (all []string) {
		for _, h := range c.Roll {
			for _, x := range h.Members {
				all = append(all, x.Name+x.ID)
			}
		}
		return all
	}
	if !slices.Equal(names(a), names(b)) {
		t.Error("the same options gave two counties")
	}
	if slices.Equal(names(a), names(c)) {
		t.Error("two seeds gave one county")
	}
}

// A county without planted errors contradicts itself nowhere.
func TestCleanCountyIsConsistent(t *testing.T) {
	c := county(t, Options{Households: 2000, Seed: 11})
	seen := map[string]bool{}
	for _, b := range c.Books {
		for _, p := range b.Persons {
			n := idno.Parse(table.Value{Text: p.ID, Kind: table.Text})
			if n.Form != idno.Citizen || !n.Checked || n.Birth != p.Birth || n.Male != p.Male || seen[n.Key] {
				t.Fatalf("a person of book %s has a number that is wrong or somebody else's", b.Number)
			}
			seen[n.Key] = true
		}
	}
	if len(c.Planted) != 0 {
		t.Errorf("%d lines planted without being asked", len(c.Planted))
	}
	for _, h := range c.Roll {
		checkHousehold(t, c, h)
	}
}

func checkHousehold(t *testing.T, c *County, h *Household) {
	t.Helper()
	count := map[roll.Term]int{}
	young, listed := false, 0
	for _, x := range h.Members {
		count[x.Relation]++
		young = young || x.Person.Age(c.AsOf) < 60
		if x.Person.Dibao || x.Person.Tekun {
			listed++
		}
		checkPerson(t, c, h, x)
	}
	in := h.Income
	switch {
	case count[roll.Head] != 1 || count[roll.Spouse] > 1 || h.Size != len(h.Members):
		t.Errorf("household %s: heads, spouses or size are wrong", h.Number)
	case !young:
		t.Errorf("household %s: old people alone", h.Number)
	case listed != 0 && listed != len(h.Members), (h.Attribute == "一般贫困户") != (listed == 0):
		t.Errorf("household %s: support and attribute differ", h.Number)
	case in.Transfer != in.Dibao+in.Tekun+in.Pension+in.Ecology+in.Other, in.Net != in.Wage+in.Business+in.Property+in.Transfer-in.Cost,
		in.Gross-in.Cost != in.Net, in.PerHead != in.Net/int64(len(h.Members)):
		t.Errorf("household %s: incomes do not add up", h.Number)
	case in.Wage < 0 || in.Wage > 0 && in.Wage < 300_00 || in.Business < in.Cost || in.Cost < 0 || in.Property < 0:
		t.Errorf("household %s: an income is out of range", h.Number)
	case h.Exited && (in.PerHead < 4000_00 || h.House.Unsafe || !h.WaterSafe || h.ExitYear <= h.Identified.Year()):
		t.Errorf("household %s: left poverty and is poor", h.Number)
	case h.House.Unsafe != (h.House.Grade >= "C"), h.House.Area < 13*len(h.Members):
		t.Errorf("household %s: house is wrong", h.Number)
	}
}

func checkPerson(t *testing.T, c *County, h *Household, x *Member) {
	t.Helper()
	p, head := x.Person, h.Head().Person
	age, gap := p.Age(c.AsOf), head.Age(c.AsOf)-p.Age(c.AsOf)
	able := x.Labour == roll.Ordinary || x.Labour == roll.Skilled
	switch {
	case age < 0 || age > 95:
		t.Errorf("person %s is %d years old", x.Number, age)
	case (age < 16 || p.InSchool != "") && (x.Labour != roll.NoLabour || p.WorkMonths > 0):
		t.Errorf("person %s: a child or pupil works", x.Number)
	case age >= 6 && age <= 16 && p.InSchool == "":
		t.Errorf("person %s is %d and not at school", x.Number, age)
	case age >= 16 && age < 60 && p.Health == "健康" && p.InSchool == "" && !able:
		t.Errorf("person %s could work", x.Number)
	case age >= 60 && able, p.WorkMonths > 0 && !able:
		t.Errorf("person %s cannot work so", x.Number)
	case x.Relation == roll.Spouse && (p.Male == head.Male || gap > 30 || gap < -30 || age < 22):
		t.Errorf("person %s: no likely spouse", x.Number)
	case (x.Relation == roll.Son || x.Relation == roll.Daughter) && (gap < 16 || gap > 55):
		t.Errorf("person %s: no likely child, %d years younger", x.Number, gap)
	case (x.Relation == roll.Father || x.Relation == roll.Mother) && -gap < 16:
		t.Errorf("person %s: no likely parent", x.Number)
	case otherSex[x.Relation] != "" && p.Male != slices.Contains([]roll.Term{roll.Son, roll.SonInLaw, roll.Grandson, roll.OuterGrandson, roll.Father}, x.Relation):
		t.Errorf("person %s: relation and sex differ", x.Number)
	}
}

func TestBadOptions(t *testing.T) {
	for _, o := range []Options{{Households: 3}, {Errors: 2}, {Layout: "list1999"}, {AsOf: 20180000}} {
		if _, err := Make(o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}

// Every class of duplicate is planted, and each one's rows differ in what the class says.
func TestDoubles(t *testing.T) {
	classes := map[string]int{}
	for _, p := range county(t, Options{Households: 1500, Seed: 3, Share: 90, Doubles: 0.3}).Planted {
		if p.Kind != Near && p.Note == "" {
			t.Errorf("%s is planted without a class", p.Rule)
		}
		classes[p.Note]++
		if p.Kind == Error && p.Rival != nil && p.Member == p.Rival {
			t.Errorf("%s: one row", p.Note)
		}
		if p.Kind == Error && p.Rule == "DUP-004" && p.Member.ID == p.Rival.ID || p.Kind == Error && p.Rule == "DUP-005" && p.Member.Name == p.Rival.Name {
			t.Errorf("%s: nothing differs", p.Note)
		}
	}
	for _, d := range doubles {
		if classes[d.class] < 3 {
			t.Errorf("%s: planted %d times", d.class, classes[d.class])
		}
	}
	if len(classes) < len(doubles)+14 {
		t.Errorf("only %d classes and near misses", len(classes))
	}
}
