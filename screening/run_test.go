package screening

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/namekey"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

var columns = []roll.Field{roll.HouseholdNumber, roll.Name, roll.IDNumber, roll.Phone}

// person is a row: household number, name, ID number, phone.
type person [4]string

// newCase makes a roll of one sheet, each run of rows with one number a household.
func newCase(t testing.TB, file string, people []person) *Case {
	t.Helper()
	b := table.NewBuilder(file, "Sheet1")
	var rows []int32
	for i, p := range people {
		if err := b.Row(i + 2); err != nil {
			t.Fatal(err)
		}
		for col, text := range p {
			if text == "" {
				continue
			}
			if err := b.Cell(col, table.Text, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		rows = append(rows, int32(i))
	}
	byField := map[roll.Field]int{}
	for col, f := range columns {
		byField[f] = col
	}
	part := roll.NewPart(roll.Persons, roll.Era2018, b.Table(), byField, rows)
	persons := make([]roll.Person, len(people))
	var houses []roll.Household
	for i := range persons {
		persons[i] = roll.Person{Part: part, Row: int32(i)}
		if i == 0 || people[i][0] != people[i-1][0] {
			houses = append(houses, roll.Household{Key: people[i][0], Number: people[i][0], Members: persons[i:i:len(persons)]})
		}
		h := &houses[len(houses)-1]
		h.Members = h.Members[:len(h.Members)+1]
	}
	for i := range houses {
		h := &houses[i]
		h.Members = h.Members[:len(h.Members):len(h.Members)]
		for m := range h.Members {
			h.Members[m].Household = h
		}
	}
	p, err := profile.Load(profile.Default)
	if err != nil {
		t.Fatal(err)
	}
	return &Case{Roll: roll.New([]*roll.Part{part}, persons, houses), Profile: p, AsOf: date.Of(2018, 6, 30)}
}

func crowd(n int) []person {
	people := make([]person, n)
	for i := range people {
		people[i] = person{fmt.Sprintf("%05d", i/4), fmt.Sprintf("韦%c", 0x4e00+i%700), fmt.Sprint(100000 + i), ""}
		if i%97 == 0 {
			people[i][2] = " " + people[i][2]
		}
	}
	return people
}

func rule(code string, check Scope) *Rule {
	return &Rule{Code: code, Family: Quality, Severity: Warn, Action: Verify, Field: roll.IDNumber, Check: check}
}

// spaced finds ID numbers with a blank in front.
var spaced = IDCells(func(_ *Case, n idno.Number) *Verdict {
	if !n.Changed {
		return nil
	}
	return &Verdict{Action: Fix, Proposed: new(n.Text), Matters: []string{n.Text}}
})

func everyTenth(_ *Case, p *roll.Person, out *Report) {
	out.Look()
	if p.Index%10 == 0 {
		out.Find(Finding{Of: p, Matters: []string{"tenth"}})
	}
	if p.Index%1000 == 0 {
		out.CannotJudge(Words{"整千", "a thousand"})
	}
}

func names(_ *Case, n namekey.Name) *Verdict {
	if strings.HasSuffix(n.Text, "\u4e05") {
		return &Verdict{Matters: []string{n.Key}}
	}
	return nil
}

func testRules() []*Rule {
	return []*Rule{
		rule("B", Persons(everyTenth)),
		rule("A", spaced),
		rule("C", NameCells(names)),
		rule("D", Households(func(_ *Case, h *roll.Household, out *Report) {
			out.Look()
			if strings.HasSuffix(h.Number, "00") {
				out.Find(Finding{House: h, Matters: []string{"hundred"}})
			}
		})),
		rule("E", Whole(func(c *Case, out *Report) {
			for i := range c.Roll.Persons {
				out.Look()
				if i%500 == 3 {
					out.Find(Finding{Of: &c.Roll.Persons[i], Matters: []string{"third"}})
				}
			}
		})),
	}
}

func run(t testing.TB, c *Case, rules []*Rule, opt Options) *Outcome {
	t.Helper()
	out, err := Run(c, rules, opt)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// lines writes what an outcome says, pointers resolved.
func lines(out *Outcome) []string {
	var all []string
	for _, f := range out.Findings {
		all = append(all, fmt.Sprint(f.ID, f.Rule.Code, f.At.Row, f.At.Field, f.Household, f.Name, f.Value, f.Applied))
	}
	for _, c := range out.Corrections {
		all = append(all, fmt.Sprint(c.At.Row, c.Was, c.Becomes, c.Finding.ID))
	}
	for _, r := range out.Rules {
		all = append(all, fmt.Sprint(r.Rule.Code, r.LookedAt, r.Hits, r.State, r.Why, r.Unsure))
	}
	return all
}

func TestSameForAnyNumberOfJobs(t *testing.T) {
	c := newCase(t, "roll.xlsx", crowd(3*chunk+17))
	one := lines(run(t, c, testRules(), Options{Jobs: 1}))
	for _, jobs := range []int{0, 2, 7, 100} {
		if more := lines(run(t, c, testRules(), Options{Jobs: jobs})); !reflect.DeepEqual(one, more) {
			t.Errorf("%d jobs give another outcome", jobs)
		}
	}
	if len(one) < 2000 {
		t.Errorf("only %d lines: the test looks at too little", len(one))
	}
}

func TestResults(t *testing.T) {
	c := newCase(t, "roll.xlsx", crowd(1000))
	var last, total int64
	out := run(t, c, testRules(), Options{Jobs: 1, Progress: func(_ string, done, all int64) { last, total = done, all }})
	if last != total || total != 5 {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	want := map[string][2]int{"A": {1000, 11}, "B": {1000, 100}, "C": {1000, 2}, "D": {250, 3}, "E": {1000, 2}}
	for _, r := range out.Rules {
		if got := [2]int{r.LookedAt, r.Hits}; got != want[r.Rule.Code] || r.State != Ran {
			t.Errorf("%s: %v %s, expected %v", r.Rule.Code, got, r.State, want[r.Rule.Code])
		}
	}
	if why := out.Rules[0].Why.EN; why != "1 could not be judged: a thousand" {
		t.Errorf("what could not be judged: %q", why)
	}
	for i := 1; i < len(out.Findings); i++ {
		a, b := out.Findings[i-1], out.Findings[i]
		if a.At.Row > b.At.Row || a.At.Row == b.At.Row && a.Rule.Code > b.Rule.Code {
			t.Errorf("row %d rule %s comes before row %d rule %s", a.At.Row, a.Rule.Code, b.At.Row, b.Rule.Code)
		}
	}
	if len(out.Corrections) != 11 || out.Corrections[1].Was != " 100097" || out.Corrections[1].Becomes != "100097" || !out.Corrections[1].Finding.Applied {
		t.Errorf("corrections: %+v", out.Corrections)
	}
}

func TestGuard(t *testing.T) {
	hits := func(n int) []*Rule {
		return []*Rule{rule("X", Persons(func(_ *Case, p *roll.Person, out *Report) {
			out.Look()
			if int(p.Index) < n {
				out.Find(Finding{Of: p, Matters: []string{"x"}})
			}
		}))}
	}
	c := newCase(t, "roll.xlsx", crowd(250))
	for n, want := range map[int]State{49: Ran, 50: Ran, 51: Stopped, 250: Stopped} {
		out := run(t, c, hits(n), Options{})
		r := out.Rules[0]
		if r.State != want || r.Hits != n || (want == Stopped) != (len(out.Findings) == 0) || (want == Stopped) != (r.Why.ZH != "") {
			t.Errorf("%d of 250: %s, %d findings, %q", n, r.State, len(out.Findings), r.Why.ZH)
		}
	}
	if out := run(t, newCase(t, "roll.xlsx", crowd(60)), hits(49), Options{}); out.Rules[0].State != Ran {
		t.Error("49 hits stopped a rule")
	}
	info := hits(250)
	info[0].Severity = Info
	if run(t, c, info, Options{}).Rules[0].State != Ran {
		t.Error("a rule of severity info was stopped")
	}
	for _, s := range []string{"guard.exempt=X", "guard.shares.X=1"} {
		c := newCase(t, "roll.xlsx", crowd(250))
		if err := c.Profile.Set(s); err != nil {
			t.Fatal(err)
		}
		if run(t, c, hits(250), Options{}).Rules[0].State != Ran {
			t.Errorf("%s and yet stopped", s)
		}
	}
}

func TestAdmission(t *testing.T) {
	c := newCase(t, "roll.xlsx", crowd(8))
	needy := func(code string, n Need) *Rule {
		r := rule(code, spaced)
		r.Needs = []Need{n}
		return r
	}
	off := rule("OFF", spaced)
	off.Off = map[string]Words{profile.Default: {"不适用", "does not apply"}}
	rules := []*Rule{
		rule("A", spaced), off,
		needy("REG", NeedRegister()), needy("LIST", NeedList(roll.DibaoList, roll.TekunList)), needy("LINE", NeedLine()),
		needy("FIELD", NeedField(roll.IDNumber)), needy("NOFIELD", NeedField(roll.IDNumber, roll.Labour)),
		needy("ANY", NeedAnyField(roll.Labour, roll.Phone)), needy("ASOF", NeedAsOf()), needy("PEOPLE", NeedPersons()),
	}
	states := func(opt Options) map[string]State {
		got := map[string]State{}
		for _, r := range run(t, c, rules, opt).Rules {
			got[r.Rule.Code] = r.State
			if (r.State == Ran) != (r.Why == Words{}) {
				t.Errorf("%s is %s because %q", r.Rule.Code, r.State, r.Why)
			}
		}
		return got
	}
	want := map[string]State{"A": Ran, "OFF": Off, "REG": Skipped, "LIST": Skipped, "LINE": Skipped, "FIELD": Ran, "NOFIELD": Skipped,
		"ANY": Ran, "ASOF": Ran, "PEOPLE": Ran}
	if got := states(Options{}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, expected %v", got, want)
	}
	c.Lists = map[roll.Kind]*roll.List{roll.TekunList: roll.NewList(roll.TekunList, nil)}
	c.Register = c.Roll
	if err := c.Profile.Set("poverty_line=3000"); err != nil {
		t.Fatal(err)
	}
	if err := c.Profile.Set("rules_off.A=县里不用"); err != nil {
		t.Fatal(err)
	}
	want["REG"], want["LIST"], want["LINE"], want["A"] = Ran, Ran, Ran, Off
	if got := states(Options{}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, expected %v", got, want)
	}
	if got := states(Options{Only: []string{"field", "REG"}, Skip: []string{"REG"}}); got["FIELD"] != Ran || got["REG"] != Skipped || got["ANY"] != Skipped {
		t.Errorf("only and skip: %v", got)
	}
}

// Two corrections of one cell that differ have no winner; two that agree are one change.
func TestSettle(t *testing.T) {
	c := newCase(t, "roll.xlsx", []person{{"1", "韦一", " 100001 "}, {"1", "韦二", " 100002"}, {"1", "韦三", "100003"}})
	second := IDCells(func(_ *Case, n idno.Number) *Verdict {
		switch n.Text {
		case "100001":
			return &Verdict{Action: Fix, Proposed: new("100001 "), Matters: []string{n.Text}}
		case "100002":
			return &Verdict{Action: Fix, Proposed: new("100002"), Matters: []string{n.Text}}
		}
		return &Verdict{Action: Propose, Proposed: new("100009"), Matters: []string{n.Text}}
	})
	out := run(t, c, []*Rule{rule("A", spaced), rule("B", second)}, Options{})
	if len(out.Corrections) != 1 || out.Corrections[0].Was != " 100002" || out.Corrections[0].Becomes != "100002" || out.Corrections[0].Finding.Rule.Code != "A" {
		t.Errorf("corrections: %+v", out.Corrections)
	}
	for _, f := range out.Findings {
		conflict := ""
		for _, e := range f.Evidence {
			if e.Key == "conflict" {
				conflict = e.Value
			}
		}
		other := map[string]string{"A": "B", "B": "A"}[f.Rule.Code]
		switch {
		case f.At.Row == 0 && (f.Applied || conflict != other),
			f.At.Row == 1 && (!f.Applied || conflict != ""),
			f.At.Row == 2 && (f.Applied || conflict != ""):
			t.Errorf("row %d rule %s: applied %v, conflict %q", f.At.Row, f.Rule.Code, f.Applied, conflict)
		}
	}
}

// The same finding has the same id in another file, in another order, in the corrected file; another fact another one.
func TestIdentity(t *testing.T) {
	ids := func(file string, people ...person) map[string]bool {
		got := map[string]bool{}
		for _, f := range run(t, newCase(t, file, people), []*Rule{rule("P", Persons(func(_ *Case, p *roll.Person, out *Report) {
			out.Find(Finding{Of: p, Matters: []string{p.Text(roll.Phone)}})
		}))}, Options{}).Findings {
			if len(f.ID) != 16 || got[f.ID] {
				t.Errorf("id %q", f.ID)
			}
			got[f.ID] = true
		}
		return got
	}
	a, b, c := person{"1", "韦一", " 100001", "7"}, person{"1", "韦二", "100002", "8"}, person{"2", "韦 三", "", "9"}
	before := ids("a.xlsx", a, b, c)
	if after := ids("b.xlsx", c, b, person{"1", "韦一", "100001", "7"}); !reflect.DeepEqual(before, after) {
		t.Error("another order, another file or a corrected number changed an id")
	}
	if after := ids("a.xlsx", a, b, person{"2", "韦三", "", "9"}); !reflect.DeepEqual(before, after) {
		t.Error("a corrected name changed an id")
	}
	if after := ids("a.xlsx", a, b, person{"2", "韦三", "", "0"}); reflect.DeepEqual(before, after) {
		t.Error("another fact has the same id")
	}
	twice := ids("a.xlsx", a, a, b)
	if len(twice) != 3 {
		t.Errorf("two findings alike have one id: %v", twice)
	}
}

// A rule that breaks fails the run, with its code and the row, and nothing of what stands in the row.
func TestBrokenRule(t *testing.T) {
	c := newCase(t, "roll.xlsx", crowd(100))
	_, err := Run(c, []*Rule{rule("X", Persons(func(_ *Case, p *roll.Person, out *Report) {
		if p.Index == 41 {
			panic(p.Name().Text)
		}
	}))}, Options{Jobs: 3})
	if err == nil || !strings.Contains(err.Error(), "rule X") || !strings.Contains(err.Error(), "row 43") || strings.Contains(err.Error(), "韦") {
		t.Error(err)
	}
}

func BenchmarkRun(b *testing.B) {
	c := newCase(b, "roll.xlsx", crowd(370000))
	for b.Loop() {
		run(b, c, testRules(), Options{Jobs: 2})
	}
}

// A built-in profile speaks for itself though it extends another, a county's goes by the built-in one that it extends, and
// either may name rules that run all the same.
func TestOffIn(t *testing.T) {
	r := &Rule{Code: "A", Off: map[string]Words{profile.Default: {"不适用", "does not apply"}}}
	for _, name := range profile.Names() {
		p, err := profile.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, off := r.OffIn(p); off != (name == profile.Default) {
			t.Errorf("%s: off is %v", name, off)
		}
		if err := p.Set("rules_on=A"); err != nil {
			t.Fatal(err)
		}
		if _, off := r.OffIn(p); off {
			t.Errorf("%s: off though the profile names it", name)
		}
		if err := p.Set("rules_off.A=本县不用"); err != nil {
			t.Fatal(err)
		}
		if why, off := r.OffIn(p); !off || why.ZH != "本县不用" {
			t.Errorf("%s: on though the profile leaves it out", name)
		}
	}
}
