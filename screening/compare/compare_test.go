package compare

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// fields of the invented rolls; the household's income stands on every row.
var fields = []roll.Field{roll.HouseholdNumber, roll.PersonNumber, roll.Name, roll.IDNumber, roll.Relation, roll.IncomePerHead, roll.Village, roll.WorkPlace}

// person is a row of an invented roll, by the fields above.
type person [8]string

// rollOf makes a roll of persons in any order, as intake would: households by number, in order of their first row.
func rollOf(file string, persons []person) *roll.Roll {
	b := table.NewBuilder(file, "Sheet1")
	put := func(row int, cells []string) {
		must(b.Row(row))
		for i, text := range cells {
			if text != "" {
				must(b.Cell(i, table.Text, []byte(text)))
			}
		}
	}
	var headers []string
	columns := map[roll.Field]int{}
	for i, f := range fields {
		headers = append(headers, f.Chinese())
		columns[f] = i
	}
	put(1, headers)
	var rows []int32
	var numbers []string
	byHouse := map[string][]int32{}
	for i, p := range persons {
		put(i+2, p[:])
		rows = append(rows, int32(i+1))
		n := idno.Clean(p[0])
		if byHouse[n] == nil {
			numbers = append(numbers, n)
		}
		byHouse[n] = append(byHouse[n], int32(i+1))
	}
	part := roll.NewPart(roll.Persons, roll.Era2018, b.Table(), columns, rows)
	all := make([]roll.Person, 0, len(persons))
	houses := make([]roll.Household, len(numbers))
	for i, n := range numbers {
		from := len(all)
		for _, row := range byHouse[n] {
			all = append(all, roll.Person{Part: part, Row: row, Household: &houses[i]})
		}
		houses[i] = roll.Household{Key: n, Number: n, Members: all[from:len(all):len(all)]}
	}
	return roll.New([]*roll.Part{part}, all, houses)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func id(n int) string {
	body := fmt.Sprintf("4510211956%02d%02d%03d", n%12+1, n/12%28+1, n%1000)
	return body + string(idno.CheckDigit(body))
}

// generated is a roll of up to ten households with slips: repeated rows and keys, blanks in cells, missing keys.
func generated(t *rapid.T) []person {
	var all []person
	houses := rapid.IntRange(0, 10).Draw(t, "houses")
	n := 0
	for h := range houses {
		for m := range rapid.IntRange(1, 4).Draw(t, "members") {
			n++
			p := person{fmt.Sprintf("45102100%02d", h), fmt.Sprintf("4510210000%02d", n), "韦" + string(rune('一'+n)), id(n), []string{"户主", "配偶", "之子", "之女"}[m], strconv.Itoa(3000 + h), "那坡村", ""}
			switch rapid.IntRange(0, 12).Draw(t, "slip") {
			case 0:
				p[1] = ""
			case 1:
				p[3] = ""
			case 2:
				p[1], p[3] = "", ""
			case 3:
				p[3] = id(rapid.IntRange(1, 5).Draw(t, "other"))
			case 4:
				p[1] = "451021000001"
			case 5:
				p[2] = " " + p[2]
			case 6:
				all = append(all, p)
			}
			all = append(all, p)
		}
	}
	return all
}

// altered is a roll after some time: cells changed, persons gone, come and moved, households renumbered.
func altered(t *rapid.T, before []person) []person {
	var all []person
	for i, p := range before {
		switch rapid.IntRange(0, 9).Draw(t, "fate") {
		case 0:
			continue
		case 1:
			f := rapid.IntRange(1, len(fields)-1).Draw(t, "field")
			p[f] = rapid.SampledFrom([]string{"", "甲", "7", " " + p[f], id(900 + i)}).Draw(t, "becomes")
		case 2:
			p[0] = fmt.Sprintf("45102100%02d", rapid.IntRange(0, 12).Draw(t, "house"))
		case 3:
			all = append(all, person{"4510210000", "", "黄新", id(500 + i), "之子", "1", "那坡村", ""})
		}
		all = append(all, p)
	}
	return shuffled(t, all)
}

func shuffled(t *rapid.T, all []person) []person {
	return rapid.Permutation(slices.Clone(all)).Draw(t, "order")
}

// Compared with itself in any order, a roll is the same.
func TestNothingDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := generated(t)
		for _, b := range [][]person{a, shuffled(t, a)} {
			if d := Rolls(rollOf("a.xlsx", a), rollOf("b.xlsx", b), Options{}); !d.None() || d.MatchedPersons != len(a) {
				t.Fatalf("%d of %d matched, %d changes %+v, %d added, %d removed, %d moved", d.MatchedPersons, len(a), len(d.Changes), d.Changes, len(d.Added), len(d.Removed), len(d.Moved))
			}
		}
	})
}

// What differs, done to the roll before, gives the roll after.
func TestApplied(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := generated(t)
		b := altered(t, a)
		d := Rolls(rollOf("a.xlsx", a), rollOf("b.xlsx", b), Options{})
		got := applied(t, a, d)
		want := lines(b)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s", diff)
		}
		back := Rolls(rollOf("b.xlsx", b), rollOf("a.xlsx", a), Options{})
		if diff := cmp.Diff(lines(a), applied(t, b, back)); diff != "" {
			t.Fatalf("back: %s", diff)
		}
	})
}

// applied does to a roll what a difference says, row by row; rows are in order of their texts, for order is no difference.
func applied(t *rapid.T, a []person, d *Difference) []string {
	rows := map[int]person{} // by stored row
	for i, p := range a {
		rows[i+1] = p
	}
	for _, c := range d.Changes {
		for _, cell := range c.Cells {
			p := rows[int(cell.Before.Entry.Row)]
			if p[cell.Before.Col] != c.Was {
				t.Fatalf("%s was %q, not %q", c.Field, p[cell.Before.Col], c.Was)
			}
			p[cell.Before.Col] = c.Becomes
			rows[int(cell.Before.Entry.Row)] = p
		}
	}
	for _, r := range d.Removed {
		if _, there := rows[int(r.Entry.Row)]; !there {
			t.Fatalf("row %d is removed twice", r.Entry.Row)
		}
		delete(rows, int(r.Entry.Row))
	}
	var out []person
	for _, p := range rows {
		out = append(out, p)
	}
	for _, r := range d.Added {
		var p person
		for i, f := range fields {
			p[i] = r.Text(f)
		}
		out = append(out, p)
	}
	return lines(out)
}

func lines(all []person) []string {
	out := []string{}
	for _, p := range all {
		out = append(out, strings.Join(p[:], "|"))
	}
	slices.Sort(out)
	return out
}

// A ledger of all that was changed explains all; a cell altered besides is named, and so is a line that says otherwise.
func TestExplained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := generated(t)
		if len(a) == 0 {
			return
		}
		b := altered(t, a)
		before := rollOf("a.xlsx", a)
		d := Rolls(before, rollOf("b.xlsx", b), Options{})
		var ledger []Line
		for _, c := range d.Changes {
			for _, cell := range c.Cells {
				at := placeOf(cell.Before)
				ledger = append(ledger, Line{File: at.file, Sheet: at.sheet, Row: at.row, Column: at.column, Was: c.Was, Becomes: c.Becomes})
			}
		}
		for _, r := range d.Removed {
			at := placeOf(Spot{r, 0})
			ledger = append(ledger, Line{File: at.file, Sheet: at.sheet, Row: at.row, Leaves: true})
		}
		x := Explain(d, before, ledger)
		if x.Used != len(ledger) || x.CellsLeft != 0 || len(x.Idle) != 0 || len(x.Unexplained.Removed)+len(x.Unexplained.Moved) != 0 || len(x.Unexplained.Added) != len(d.Added) {
			t.Fatalf("%d of %d lines used, %d cells left, idle %v, moved %v", x.Used, len(ledger), x.CellsLeft, x.Idle, x.Unexplained.Moved)
		}
		if len(ledger) == 0 {
			return
		}
		n := rapid.IntRange(0, len(ledger)-1).Draw(t, "line")
		ledger[n].Becomes += "?"
		ledger[n].Row += map[bool]int{true: 5000}[ledger[n].Leaves]
		x = Explain(d, before, append(ledger, ledger[n]))
		if x.Used != len(ledger)-1 || len(x.Idle) != 2 || x.CellsLeft+len(x.Unexplained.Removed) != 1 {
			t.Fatalf("%d of %d lines used, %d cells left, idle %v", x.Used, len(ledger), x.CellsLeft, x.Idle)
		}
	})
}

var family = []person{
	{"4510210001", "451021000101", "韦大明", id(1), "户主", "3100", "那坡村", "县内"},
	{"4510210001", "451021000102", "黄小花", id(2), "配偶", "3100", "那坡村", ""},
	{"4510210001", "451021000103", "韦小明", id(3), "之子", "3100", "那坡村", "省外"},
	{"4510210002", "451021000201", "罗美丽", id(4), "户主", "2900", "那坡村", ""},
}

func change(edit func(all []person) []person) *Difference {
	return Rolls(rollOf("a.xlsx", family), rollOf("b.xlsx", edit(slices.Clone(family))), Options{})
}

// What an auditor is to see of single alterations.
func TestAlterations(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(all []person) []person
		want string
	}{
		"a person's cell":              {func(p []person) []person { p[1][4] = "之母"; return p }, "relation 配偶→之母 ×1;"},
		"an ID number, numbers stay":   {func(p []person) []person { p[1][3] = id(77); return p }, "id_number " + id(2) + "→" + id(77) + " ×1;"},
		"name and ID number":           {func(p []person) []person { p[1][2], p[1][3] = "黄大花", id(77); return p }, "name 黄小花→黄大花 ×1;id_number " + id(2) + "→" + id(77) + " ×1; doubtful 1"},
		"a household's on all rows":    {func(p []person) []person { p[0][5], p[1][5], p[2][5] = "1", "1", "1"; return p }, "income_per_head 3100→1 ×3;"},
		"a household's on one row":     {func(p []person) []person { p[1][5] = "1"; return p }, "income_per_head 3100→1 ×1;"},
		"form only":                    {func(p []person) []person { p[1][2] = "黄 小花"; return p }, "form name 黄小花→黄 小花 ×1;"},
		"a person gone":                {func(p []person) []person { return p[1:] }, " removed 1"},
		"a household gone":             {func(p []person) []person { return p[:3] }, " removed 1 houses-1"},
		"a person moved":               {func(p []person) []person { p[2][0] = "4510210002"; return p }, "moved household_number 4510210001→4510210002 ×1; moved 1"},
		"a household renumbered":       {func(p []person) []person { p[0][0], p[1][0], p[2][0] = "9", "9", "9"; return p }, "household_number 4510210001→9 ×3;"},
		"a row twice":                  {func(p []person) []person { return append(p, p[3]) }, " added 1 repeats 2"},
		"15 digits for 18":             {func(p []person) []person { p[0][3] = p[0][3][:6] + p[0][3][8:17]; return p }, "form id_number " + id(1) + "→" + id(1)[:6] + id(1)[8:17] + " ×1;"},
		"without number: ID corrected": {func(p []person) []person { p[1][1], p[1][3] = "", id(77); return p }, "person_number 451021000102→ ×1;id_number " + id(2) + "→" + id(77) + " ×1; candidates 1"},
	} {
		if got := told(change(c.edit)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func told(d *Difference) string {
	var b strings.Builder
	for _, c := range d.Changes {
		if c.Form {
			b.WriteString("form ")
		}
		if c.Moved {
			b.WriteString("moved ")
		}
		fmt.Fprintf(&b, "%s %s→%s ×%d;", c.Field, c.Was, c.Becomes, len(c.Cells))
	}
	for _, n := range []struct {
		what string
		n    int
	}{{" moved ", len(d.Moved)}, {" added ", len(d.Added)}, {" removed ", len(d.Removed)}, {" houses-", len(d.RemovedHouses)}, {" houses+", len(d.AddedHouses)},
		{" candidates ", len(d.Candidates)}, {" doubtful ", len(d.Doubtful)}, {" repeats ", len(d.Repeats)}} {
		if n.n > 0 {
			b.WriteString(n.what + strconv.Itoa(n.n))
		}
	}
	return b.String()
}

// What differs in form only can be left out.
func TestIgnoreForm(t *testing.T) {
	b := slices.Clone(family)
	b[1][2], b[0][5], b[2][4] = "黄　小花", "3,100.0", "儿子"
	d := Rolls(rollOf("a.xlsx", family), rollOf("b.xlsx", b), Options{IgnoreForm: true})
	if !d.None() {
		t.Errorf("%s", told(d))
	}
	if d = Rolls(rollOf("a.xlsx", family), rollOf("b.xlsx", b), Options{}); len(d.Changes) != 3 {
		t.Errorf("%s", told(d))
	}
}

// Rows that were moved are told when asked for.
func TestOrder(t *testing.T) {
	b := append(slices.Clone(family[1:]), family[0])
	d := Rolls(rollOf("a.xlsx", family), rollOf("b.xlsx", b), Options{Order: true})
	if !d.None() || len(d.OutOfOrder) != 1 || d.OutOfOrder[0].After.Person.Text(roll.Name) != "韦大明" {
		t.Errorf("%d out of order", len(d.OutOfOrder))
	}
}

// Programs write one number in several ways when they save a workbook again; long numbers are the same by all their digits.
func TestSameNumber(t *testing.T) {
	for pair, same := range map[[2]string]bool{
		{"4238", "4238.0"}: true, {"0.1", "0.10000000000000001"}: true, {"8068.93", "8068.9300000000003"}: true, {"4238", "4239"}: false,
		{"452622199107015000", "4.52622199107015E+17"}: true, {"452622199107015000", "452622199107015001"}: false, {"1E3", "1000"}: true, {"45102119700101001", "45102119700101002"}: false, {"x", "x1"}: false,
	} {
		if got := sameNumber(table.Value{Text: pair[0], Kind: table.Number}, table.Value{Text: pair[1], Kind: table.Number}); got != same {
			t.Errorf("%v: %v", pair, got)
		}
		if sameNumber(table.Value{Text: pair[0], Kind: table.Text}, table.Value{Text: pair[1], Kind: table.Number}) {
			t.Errorf("%v: a text is no number", pair)
		}
	}
}
