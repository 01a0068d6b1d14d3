package rounds

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rollnet/io/answers"
	"rollnet/io/intake"
	"rollnet/io/ledger"
	"rollnet/screening"
	"rollnet/screening/compare"
)

const rollFile = "名册.csv"

// rollText is a roll of two households of three.
const rollText = `户编号,人编号,姓名,性别,与户主关系,人数,证件号码
1001,100101,韦甲,男,户主,3,999999196203040011
1001,100102,韦乙,女,之子,3,
1001,100103,韦丙,男,之子,3,
1002,100201,覃甲,男,户主,3,
1002,100202,覃乙,女,配偶,3,
1002,100203,覃丙,男,之子,3,
`

func booksOf(t testing.TB) *Books {
	t.Helper()
	path := filepath.Join(t.TempDir(), rollFile)
	if err := os.WriteFile(path, []byte(rollText), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := intake.Read([]intake.Source{{Path: path}}, intake.Options{Jobs: 1, NeedRoll: true})
	if err != nil {
		t.Fatal(err)
	}
	return NewBooks(in)
}

func at(row int, column, field, was, becomes string) ledger.Change {
	return ledger.Change{File: rollFile, Row: row, Column: column, Field: field, Was: was, Becomes: becomes}
}

func row(number int, facts ...string) ledger.Row {
	r := ledger.Row{File: rollFile, Row: number}
	for i := 0; i < len(facts); i += 2 {
		r.Fields = append(r.Fields, screening.Fact{Key: facts[i], Value: facts[i+1]})
	}
	return r
}

func text(s string) *string { return &s }

// size is the household's size in the rows but one that leaves.
func size(becomes string, rows ...int) (all []ledger.Change) {
	for _, r := range rows {
		all = append(all, at(r, "F", "household_size", "3", becomes))
	}
	return all
}

// someFindings are of every kind that an answer can meet.
func someFindings() []ledger.Finding {
	f := func(id, rule string, row int, field, household, person string, unit *ledger.Unit) ledger.Finding {
		return ledger.Finding{ID: id, Rule: rule, File: rollFile, Row: row, Field: ledger.OrNull(field), Household: ledger.OrNull(household),
			Person: ledger.OrNull(person), Town: "甲镇", State: "new", Unit: unit, Action: screening.Verify}
	}
	all := []ledger.Finding{
		f("a1", "PER-030", 3, "relation", "1001", "100102", &ledger.Unit{Operation: screening.Edit, Changes: []ledger.Change{at(3, "E", "relation", "之子", "之女")}}),
		f("a2", "HH-001", 2, "", "1001", "", nil),
		f("a3", "MS-021", 3, "", "1001", "100102", &ledger.Unit{Operation: screening.Decrease, Leaves: []ledger.Row{row(3, "name", "韦乙")}, Changes: size("2", 2, 4)}),
		f("a4", "MS-021", 4, "", "1001", "100103", &ledger.Unit{Operation: screening.Decrease, Leaves: []ledger.Row{row(4, "name", "韦丙")}, Changes: size("2", 2, 3)}),
		f("a5", "WE-001", 5, "", "1002", "", &ledger.Unit{Operation: screening.Strike, Leaves: []ledger.Row{row(5, "household_number", "1002"), row(6), row(7)}}),
		f("a6", "PER-002", 7, "sex", "1002", "100203", &ledger.Unit{Operation: screening.Edit, Changes: []ledger.Change{at(7, "D", "sex", "女", "男")}}),
		f("a7", "PH-001", 5, "household_phone", "1002", "", nil),
		f("a8", "ELD-002", 2, "", "1001", "", &ledger.Unit{Operation: screening.Merge, Into: "1002", Changes: []ledger.Change{at(2, "A", "household_number", "1001", "1002")}}),
		f("a9", "MS-002", 0, "", "77", "", &ledger.Unit{Operation: screening.Enrol, Enters: []ledger.Row{{File: "户籍.csv", Row: 9}}}),
	}
	all[0].Proposed, all[0].Name = text("之女"), "韦乙"
	return all
}

func say(id string, result answers.Result, value string) answers.Answer {
	said := map[answers.Result]string{answers.Agreed: "属实-同意建议", answers.Other: "属实-另改为", answers.NotSo: "不属实", answers.Pending: "待核", answers.None: "好"}
	return answers.Answer{File: "答.xlsx", Row: len(id), ID: id, Result: result, Said: said[result], Value: value}
}

// decided decides and settles; every answer has a state.
func decided(t testing.TB, books *Books, given []answers.Answer, earlier []Entry) *Plan {
	for i := range given {
		if given[i].Row < 10 {
			given[i].Row = 10 + i
		}
	}
	p := Decide(someFindings(), given, earlier, books, "zh")
	if err := p.Settle(books, nil); err != nil {
		t.Fatal(err)
	}
	if p.Given != len(given) || len(p.Entries) < p.Given {
		t.Fatalf("%d answers, %d entries", len(given), len(p.Entries))
	}
	for _, e := range p.Entries {
		if e.State == "" || e.State == NotApplied && e.Why == "" {
			t.Fatalf("no state or reason: %+v", e)
		}
	}
	return p
}

func states(p *Plan) string {
	var all []string
	for _, e := range p.Entries {
		all = append(all, e.ID+" "+string(e.State))
	}
	return strings.Join(all, ", ")
}

func TestDecide(t *testing.T) {
	books := booksOf(t)
	for name, c := range map[string]struct {
		given []answers.Answer
		want  string
		cells int
		rows  int
		why   string
	}{
		"agreed":                     {[]answers.Answer{say("a1", answers.Agreed, "")}, "a1 applied", 1, 0, ""},
		"agreed, the value repeated": {[]answers.Answer{say("a1", answers.Agreed, "之女")}, "a1 applied", 1, 0, ""},
		"agreed, another value":      {[]answers.Answer{say("a1", answers.Agreed, "之孙")}, "a1 not_applied", 0, 0, "前后矛盾"},
		"another value":              {[]answers.Answer{say("a1", answers.Other, "之孙女")}, "a1 applied", 1, 0, ""},
		"no legal value":             {[]answers.Answer{say("a1", answers.Other, "邻居的猫")}, "a1 not_applied", 0, 0, "合法取值"},
		"no value":                   {[]answers.Answer{say("a1", answers.Other, "")}, "a1 not_applied", 0, 0, "没有写正确的值"},
		"what it says already":       {[]answers.Answer{say("a1", answers.Other, "之子")}, "a1 recorded", 0, 0, "已是这个值"},
		"not true":                   {[]answers.Answer{say("a1", answers.NotSo, "")}, "a1 recorded", 0, 0, ""},
		"not true, and a value":      {[]answers.Answer{say("a1", answers.NotSo, "之女")}, "a1 not_applied", 0, 0, "前后矛盾"},
		"none of the four":           {[]answers.Answer{say("a1", answers.None, "")}, "a1 not_applied", 0, 0, "四种"},
		"no id":                      {[]answers.Answer{say("", answers.NotSo, "")}, " not_applied", 0, 0, "没有问题编号"},
		"unknown id":                 {[]answers.Answer{say("zz", answers.NotSo, "")}, "zz not_applied", 0, 0, "不在本次结果中"},
		"true without a proposal":    {[]answers.Answer{say("a2", answers.Agreed, "")}, "a2 recorded", 0, 0, "不作改动"},
		"a value for no cell":        {[]answers.Answer{say("a2", answers.Other, "x")}, "a2 not_applied", 0, 0, "不在花名册的单元格上"},
		"the same twice":             {[]answers.Answer{say("a1", answers.Agreed, ""), say("a1", answers.Agreed, "")}, "a1 applied, a1 repeated", 1, 0, ""},
		"two answers":                {[]answers.Answer{say("a1", answers.Agreed, ""), say("a1", answers.NotSo, "")}, "a1 not_applied, a1 not_applied", 0, 0, "不同的答复"},
		"one leaves":                 {[]answers.Answer{say("a3", answers.Agreed, "")}, "a3 applied", 2, 1, ""},
		"two leave: one is left":     {[]answers.Answer{say("a3", answers.Agreed, ""), say("a4", answers.Agreed, "")}, "a3 applied, a4 applied", 1, 2, ""},
		"changed and left":           {[]answers.Answer{say("a1", answers.Agreed, ""), say("a3", answers.Agreed, "")}, "a1 not_applied, a3 not_applied", 0, 0, "相互矛盾"},
		"a household":                {[]answers.Answer{say("a5", answers.Agreed, "")}, "a5 applied", 0, 3, ""},
		"something else by now":      {[]answers.Answer{say("a6", answers.Agreed, "")}, "a6 not_applied", 0, 0, "D7 的内容已不是"},
		"into one that leaves":       {[]answers.Answer{say("a5", answers.Agreed, ""), say("a8", answers.Agreed, "")}, "a5 not_applied, a8 not_applied", 0, 0, "相互矛盾"},
		"into the system only":       {[]answers.Answer{say("a9", answers.Agreed, "")}, "a9 applied", 0, 0, ""},
	} {
		p := decided(t, books, c.given, nil)
		if states(p) != c.want || len(p.Changes()) != c.cells || len(p.Leaves()) != c.rows || !strings.Contains(p.Entries[len(p.Entries)-1].Why, c.why) {
			t.Errorf("%s: %s (%s), %d cells, %d rows", name, states(p), p.Entries[0].Why, len(p.Changes()), len(p.Leaves()))
		}
		if name == "two leave: one is left" && p.Changes()[0].Becomes != "1" {
			t.Errorf("%s: the size becomes %s", name, p.Changes()[0].Becomes)
		}
	}
}

// A value for a household's field is written wherever the household's rows state it.
func TestEnterHousehold(t *testing.T) {
	books := booksOf(t)
	found := someFindings()
	found[1].Field = "household_size"
	p := Decide(found, []answers.Answer{say("a2", answers.Other, "4")}, nil, books, "zh")
	if err := p.Settle(books, nil); err != nil {
		t.Fatal(err)
	}
	var rows []int
	for _, c := range p.Changes() {
		rows = append(rows, c.Row)
	}
	if !slices.Equal(rows, []int{2, 3, 4}) {
		t.Errorf("%v (%s)", rows, states(p))
	}
}

// No answer is lost, the order of answers does not matter, and answering a second time applies nothing more.
func TestAnswersAreConserved(t *testing.T) {
	books := booksOf(t)
	rapid.Check(t, func(rt *rapid.T) {
		var given []answers.Answer
		for i := range rapid.IntRange(0, 14).Draw(rt, "answers") {
			a := say(rapid.SampledFrom([]string{"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "zz", ""}).Draw(rt, "id"),
				rapid.SampledFrom([]answers.Result{answers.Agreed, answers.Agreed, answers.Other, answers.NotSo, answers.Pending, answers.None}).Draw(rt, "result"),
				rapid.SampledFrom([]string{"", "", "之女", "之孙女"}).Draw(rt, "value"))
			a.Row = 10 + i
			given = append(given, a)
		}
		p := decided(t, books, slices.Clone(given), nil)
		counts := map[State]int{}
		applied := map[string]int{}
		for _, e := range p.Entries {
			counts[e.State]++
			if e.State == Applied {
				applied[e.ID]++
			}
		}
		if counts[Applied]+counts[Recorded]+counts[NotApplied]+counts[Repeated] != len(given) || len(applied) != counts[Applied] {
			rt.Fatalf("%d answers became %v, applied %v", len(given), counts, applied)
		}
		mixed := rapid.Permutation(given).Draw(rt, "order")
		if diff := cmp.Diff(p.Entries, decided(t, books, mixed, nil).Entries); diff != "" {
			rt.Fatal(diff)
		}
		open := p.Open(someFindings())
		again := Decide(open, given, Standing(p.Entries), books, "zh")
		for _, e := range again.Entries[:again.Given] {
			if applied[e.ID] > 0 && e.State == Applied {
				rt.Fatalf("%s was applied twice", e.ID)
			}
		}
		for _, f := range open {
			if applied[f.ID] > 0 {
				rt.Fatalf("%s was applied and is still open", f.ID)
			}
		}
	})
}

func TestEntriesAreReadAsWritten(t *testing.T) {
	want := []Entry{
		{Answer: answers.Answer{File: "甲.xlsx", Sheet: "错评", Row: 7, ID: "9f2c", Result: answers.Other, Said: "属实-另改为", Value: "=1+1", Handling: "改", Verifier: "李四", Date: "2018-07-15", Note: "a,\"b\"\nc"},
			Rule: "WE-001", Household: "1001", Person: "100101", Town: "甲镇", State: Applied},
		{Answer: answers.Answer{Row: 1, ID: "0000"}, State: NotApplied, Why: "核实结果没有填"},
	}
	var out bytes.Buffer
	if n, err := Write(&out, want); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	dir := t.TempDir()
	if got, err := Read(dir); got != nil || err != nil {
		t.Fatalf("a run without answers: %v, %v", got, err)
	}
	if err := os.WriteFile(filepath.Join(dir, FileName), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Findings are new, persisting or answered by their ids; one whose facts changed is reopened, and says what was answered.
func TestCarry(t *testing.T) {
	before := someFindings()
	standing := []Entry{
		{Answer: say("a1", answers.NotSo, ""), Rule: "PER-030", Household: "1001", Person: "100102", State: Carried},
		{Answer: say("a6", answers.NotSo, ""), Rule: "PER-002", Household: "1002", Person: "100203", State: Carried},
	}
	found := slices.DeleteFunc(someFindings(), func(f ledger.Finding) bool { return f.ID == "a6" || f.ID == "a9" })
	changed := someFindings()[5]
	changed.ID = "b6"
	other := someFindings()[5]
	other.ID, other.Person = "c6", "100202"
	found = append(found, changed, other)
	course := Carry(found, before, standing, func(rule string) bool { return rule != "MS-002" }, "zh").Round("screen", "2018-06-30")
	var got []string
	for _, f := range found {
		got = append(got, f.ID+" "+f.State)
	}
	want := "a1 answered a2 persisting a3 persisting a4 persisting a5 persisting a7 persisting a8 persisting b6 new c6 new"
	if strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	if found[7].Evidence.Of("reopened") != "不属实" || found[8].Evidence.Of("reopened") != "" {
		t.Error("just the one whose facts changed is reopened")
	}
	p := course.Progress
	if fmt.Sprint(p) != "{9 2 6 0 1 1 0 8}" || len(course.Towns) != 1 || course.Towns[0].Progress != p {
		t.Errorf("%+v", course)
	}
}

// Places in an .xls become places in the .xlsx that it became, and texts those that the ledger says they have become.
func TestLocalise(t *testing.T) {
	found := []ledger.Finding{{ID: "x", File: "户.xls", Sheet: "a/b", Related: []ledger.Related{{File: "户.xls", Sheet: "a/b"}, {File: "名单.xlsx", Sheet: "s"}},
		Unit: &ledger.Unit{Changes: []ledger.Change{{File: "户.xls", Sheet: "a/b", Row: 3, Column: "B", Field: "name", Was: "张 三", Becomes: "张叁"}},
			Leaves: []ledger.Row{{File: "户.xls", Sheet: "a/b", Row: 3, Fields: ledger.Facts{{Key: "name", Value: "张 三"}}}}}}}
	Localise(found, Names{File: map[string]string{"户.xls": "户.xlsx"}, Sheets: map[string]map[string]string{"户.xls": {"a/b": "a_b"}}},
		[]compare.Line{{File: "户.xls", Sheet: "a/b", Row: 3, Column: "B", Field: "name", Was: "张 三", Becomes: "张三"}})
	f := found[0]
	if f.File != "户.xlsx" || f.Sheet != "a_b" || f.Related[0].File != "户.xlsx" || f.Related[1].File != "名单.xlsx" || f.Unit.Changes[0].Was != "张三" ||
		f.Unit.Changes[0].File != "户.xlsx" || f.Unit.Leaves[0].Fields[0].Value != "张三" || f.Unit.Leaves[0].Sheet != "a_b" {
		t.Errorf("%+v %+v", f, *f.Unit)
	}
}

// A file that cannot let a row go keeps just the units that need it.
func TestStuck(t *testing.T) {
	books := booksOf(t)
	p := Decide(someFindings(), []answers.Answer{say("a3", answers.Agreed, ""), say("a5", answers.Agreed, ""), say("a9", answers.Agreed, "")}, nil, books, "zh")
	asked := 0
	err := p.Settle(books, func(_ string, rows map[string][]int) error {
		if asked++; slices.Contains(rows[""], 6) {
			return &Stuck{Row: 6, Words: words{ZH: "合并单元格"}}
		}
		return nil
	})
	if err != nil || asked != 2 || states(p) != "a3 applied, a5 not_applied, a9 applied" && states(p) != "a3 applied, a9 applied, a5 not_applied" {
		t.Errorf("%v, %d, %s", err, asked, states(p))
	}
}

// A row that two findings want entered stands on the list once, with both their rules.
func TestEnteredOnce(t *testing.T) {
	books := booksOf(t)
	found := someFindings()
	again := found[8]
	again.ID, again.Rule = "aa", "MS-005"
	found = append(found, again)
	p := Decide(found, []answers.Answer{say("a9", answers.Agreed, ""), say("aa", answers.Agreed, "")}, nil, books, "zh")
	if err := p.Settle(books, nil); err != nil {
		t.Fatal(err)
	}
	items := p.Items(screening.Enrol, books, func(code string) string { return code })
	if len(items) != 1 || len(p.Accepted) != 2 || !strings.Contains(items[0].Rule, "MS-002") || !strings.Contains(items[0].Rule, "MS-005") {
		t.Errorf("%d items, %d accepted, %+v", len(items), len(p.Accepted), items)
	}
}
