package intake

import (
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"rollnet/io/invented"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// county writes an invented county and gives it and its files.
func county(t testing.TB, o invent.Options, w invented.Options) (*invent.County, []string) {
	t.Helper()
	c, err := invent.Make(o)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "county")
	if err := invented.Write(dir, c, w); err != nil {
		t.Fatal(err)
	}
	paths, _, err := Expand([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	return c, paths
}

// A county in any layout comes back with as many households and persons as it was made of, errors or not.
func TestInventedCounties(t *testing.T) {
	for _, l := range append([]invent.Layout{invent.Mixed}, invent.Layouts...) {
		for _, errors := range []float64{0, 0.3} {
			c, paths := county(t, invent.Options{Households: 300, Seed: 7, AsOf: 20180630, Errors: errors, Layout: l}, invented.Options{})
			in, err := Read(sources(paths...), Options{Jobs: 2, NeedRoll: true})
			if err != nil {
				t.Fatal(l, err)
			}
			members, listed, alone := 0, 0, 0
			for _, h := range c.Roll {
				members += len(h.Members)
				if h.NoRow {
					alone++
				}
			}
			for _, b := range c.Books {
				listed += len(b.Persons)
			}
			if len(in.Roll.Households) != len(c.Roll) || len(in.Roll.Persons) != members {
				t.Errorf("%s, errors %v: %d households and %d persons, made of %d and %d", l, errors, len(in.Roll.Households), len(in.Roll.Persons), len(c.Roll), members)
			}
			if in.Register == nil || len(in.Register.Persons) != listed || len(in.Register.Households) != len(c.Books) {
				t.Errorf("%s: register of %d persons in %d households, made of %d in %d", l, len(in.Register.Persons), len(in.Register.Households), listed, len(c.Books))
			}
			for i := range in.Roll.Households {
				h := &in.Roll.Households[i]
				if len(h.Members) == 0 {
					t.Errorf("%s: household %s has no members", l, h.Number)
				}
				if h.Sheet == nil {
					alone--
				}
			}
			if l.Pair() && alone != 0 {
				t.Errorf("%s: %d households are without a row, or with one, that should not be", l, alone)
			}
		}
	}
}

// Whatever the cells that say whose household a row is: each kept row is one person, of one household.
func TestNoPersonIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
		header := pick("layout", "户编号\t姓名\t证件号码\t与户主关系\t贫困户属性\t分区年度\n", "户主身份证号\t姓名\t证件号码\t与户主关系\t贫困户属性\t分区年度\n",
			"户主姓名\t姓名\t公民身份号码\t与户主关系\t本户地址\t职业\n", "户号\t姓名\t公民身份号码\t与户主关系\t本户地址\t户口性质\n")
		text := header
		rows := rapid.IntRange(1, 30).Draw(t, "rows")
		for i := range rows {
			text += pick("household", "", "3116400001", " 3116400001", "3116400002", id(1), id(2), "4.52622E+17", "韦一", "黄二", "#3116400001") + "\t" +
				pick("name", "韦一", "黄二", "农三") + "\t" + id(i) + "\t" + pick("relation", "户主", "之子", "配偶", "") + "\t" +
				pick("address", "", "那满街1号", "那满街2号") + "\t" + pick("year", "", "2017", "2018") + "\n"
		}
		sheet := tabletext.Table("a.xlsx", "S", text, table.Range{Row1: 3, Row2: 5})
		p := partsOf(t, sheet)
		r := assembleRoll(p)
		if p[0].Kind == roll.Register {
			r = assembleRegister(p)
		}
		if len(r.Persons) != len(p[0].Rows) || len(p[0].Rows) != rows {
			t.Fatalf("%d rows, %d kept, %d persons", rows, len(p[0].Rows), len(r.Persons))
		}
		seen := map[int32]bool{}
		members := 0
		for i := range r.Households {
			h := &r.Households[i]
			for j := range h.Members {
				m := &h.Members[j]
				if seen[m.Row] || m.Household != h || &r.Persons[m.Index] != m {
					t.Fatalf("row %d: twice %v, or not linked", m.Row, seen[m.Row])
				}
				if j > 0 && h.Members[j-1].Row >= m.Row {
					t.Fatal("members out of order")
				}
				seen[m.Row] = true
				members++
			}
			if i > 0 && r.Households[i-1].Members[0].Row > h.Members[0].Row {
				t.Fatal("households out of order")
			}
		}
		if members != rows {
			t.Fatalf("%d rows, %d members", rows, members)
		}
	})
}

// BenchmarkCounty reads a county's workbook, from the bytes to the roll.
func BenchmarkCounty(b *testing.B) {
	_, paths := county(b, invent.Options{Households: 20000, Seed: 1, AsOf: 20180630, Errors: 0.02, Layout: invent.List2018, WholeRoll: true},
		invented.Options{Wide: true, RollOnly: true})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(sources(paths...), Options{Jobs: 1, NeedRoll: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecogniseAndAssemble is the share of it that comes after the cells are read.
func BenchmarkRecogniseAndAssemble(b *testing.B) {
	_, paths := county(b, invent.Options{Households: 20000, Seed: 1, AsOf: 20180630, Errors: 0.02, Layout: invent.List2018, WholeRoll: true},
		invented.Options{Wide: true, RollOnly: true})
	in, err := Read(sources(paths...), Options{Jobs: 1, NeedRoll: true})
	if err != nil {
		b.Fatal(err)
	}
	read := in.Inputs[0]
	b.ReportAllocs()
	for b.Loop() {
		f := &file{Input: Input{File: read.File, Workbook: read.Workbook}}
		if err := f.recognise(Options{}); err != nil {
			b.Fatal(err)
		}
		if _, err := assemble([]*file{f}, Options{NeedRoll: true}); err != nil {
			b.Fatal(err)
		}
	}
}
