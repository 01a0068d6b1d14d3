package own

import (
	"errors"
	"strings"
	"testing"

	"rollnet/rules"
	"rollnet/screening"
)

const good = `rules:
  - code: OWN-001
    family: person
    severity: warning
    action: verify
    scope: person
    field: labour
    title: 题目
    reason: 原因
    condition: 条件
    basis: 依据
    when: age < 16
`

// What is wrong with a rule is told with its line and column, and with the name that may have been meant.
func TestProblems(t *testing.T) {
	if all, err := Parse("r.yaml", []byte(good), nil); err != nil || all[0].Title.EN != "题目" || all[0].Check.Name() != "person" {
		t.Fatal(all, err)
	}
	const when = "age < 16"
	for _, c := range []struct{ old, new, want string }{
		{when, "agge < 16", "12:11: there is no field or function agge; did you mean age?"},
		{when, `age < 16 and 劳动技 == "x"`, "12:24: there is no field or function 劳动技; did you mean 劳动技能?"},
		{when, "年龄 < 16 && foo(age) > 1", "12:22: there is no field or function foo"},
		{when, "'relation == ''户住'''", `12:24: relation is never "户住"; did you mean "户主"?`},
		{when, `"relation == \"儿子\""`, `12:24: relation is never "儿子"; did you mean "之子"?`},
		{when, "relation in ['户主', '户住']", `12:30: relation is never "户住"`},
		{when, "|\n      age < 16\n      && relation < 3", "14:19: invalid operation: < (mismatched types text and int)"},
		{when, ">-\n      age < 16\n      && nam == 'x'", "14:10: there is no field or function nam; did you mean name?"},
		{when, "age", "12:11: a condition is true or false: expected bool, but got number"},
		{when, "age <", "12:15: unexpected token EOF"},
		{when, "birth < 2000", "12:17: invalid operation: < (mismatched types day and int)"},
		{when, "day('x') < birth", "12:11: day takes a date"},
		{when, "now() == nil", "12:11: there is no field or function now"},
		{when, "any(1..1000000, .age > 3)", "12:16: .. is not part of the language"},
		{when, "let x = 3; age > 3", "12:15: variables"},
		{when, "name matches phone", "12:16: matches takes a pattern"},
		{when, "name matches '('", "12:16: error parsing regexp"},
		{when, "any(members, any(members, any(members, .age > 3)))", "12:11: too many loops"},
		{when, when + strings.Repeat(" || age < 16", 120), "12:11: the expression is too long"},
		{when, "members[0].nam == 'x'", "12:22: a member has no field .nam; did you mean name?"},
		{when, "members[0] > 1", "12:22: invalid operation: > (mismatched types person and int)"},
		{when, "has(age + 1)", "12:11: has takes one field"},
		{when, "age < setting('elder_ag')", "12:25: there is no numeric policy value elder_ag; did you mean elder_age?"},
		{when, "line() > 1", "12:11: line takes a year"},
		{when, "$word($row, 0) == 'x'", "12:11: there is no field or function $word"},
		{"    family: person", "    famly: person", "2:5: the rule has no family\nr.yaml:3:5: there is no key famly; did you mean family?"},
		{"    family: person\n", "", "2:5: the rule has no family"},
		{"family: person", "family: persons", "3:13: family is one of"},
		{"severity: warning", "severity: warning\n    severity: error", "5:5: "},
		{"action: verify", "action: fix", "5:13: action is one of: propose"},
		{"action: verify", "action: propose", "2:5: action: propose goes with"},
		{"field: labour", "field: labor", "7:12: there is no field labor; did you mean labour?"},
		{"field: labour", "field: household_size", "7:12: the field of a rule about persons"},
		{"scope: person", "scope: household", "12:11: age is a person's: write head.age, or .age within count(members, …)"},
		{"code: OWN-001", "code: own 1", "2:11: a code is written as OWN-001"},
		{"code: OWN-001", "code: ID-001", "2:11: the code ID-001 is taken"},
		{"basis: 依据", "basis: 依据\n    years: 2018年", "12:12: years are written"},
		{"basis: 依据", "basis: 依据\n    related: age", "12:14: expected a list of members"},
		{"basis: 依据", "basis: 依据\n    evidence: [members]", "12:16: expected a single value"},
		{"basis: 依据", "basis: 依据\n    evidence: age", "12:15: evidence is a list"},
		{"basis: 依据", "basis: 依据\n    evidence: [{value: age}]", "12:16: an item of evidence"},
		{"when: " + when, "when: [age]", "2:5: the rule has no when\nr.yaml:12:11: expected a single value"},
		{"rules:", "rule:", "1:1: there is no key rule; did you mean rules?"},
		{"rules:", "rules: [", ""},
		{good, "", "1:1: there are no rules in the file"},
		{good, "rules: []\n", "1:"},
		{"  - code", "  - code: OWN-001\n    - code", ""},
	} {
		_, err := Parse("r.yaml", []byte(strings.Replace(good, c.old, c.new, 1)), rules.All())
		if err == nil || !strings.HasPrefix(err.Error(), "r.yaml:"+c.want) {
			t.Errorf("%s:\n got  %v\n want %s", c.new, err, c.want)
			continue
		}
		var problems Problems
		if !errors.As(err, &problems) || problems.In("zh") == problems.In("en") {
			t.Errorf("%s: %v is told in one language", c.new, err)
		}
	}
	_, err := Parse("r.yaml", []byte(good+strings.TrimPrefix(good, "rules:\n")), nil)
	if err == nil || err.Error() != "r.yaml:13:11: the code OWN-001 is taken; choose another" {
		t.Error(err)
	}
}

// Whatever stands in the file, it is read or refused with a place.
func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte("rules:\n- {code: A-1, when: |\n  members[0].age > 3}"))
	f.Add([]byte("\xff\nrules: &a [*a]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Parse("r.yaml", data, nil)
		var problems Problems
		if err == nil {
			return
		}
		if !errors.As(err, &problems) {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.What.ZH == "" || p.What.EN == "" {
				t.Errorf("%+v", p)
			}
		}
	})
}

// FuzzCondition puts a condition into a rule and asks it of a small county.
func FuzzCondition(f *testing.F) {
	for _, s := range []string{"age < 16", `count(members, .relation == "户主") > 1`, "head.age - age < setting('child_age_gap.min')", "year(birth) % 2 == 0", "members[7].name == 'x'"} {
		f.Add(s)
	}
	c := county(f, 40)
	f.Fuzz(func(t *testing.T, said string) {
		quoted := "'" + strings.ReplaceAll(strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, said), "'", "''") + "'"
		all, err := Parse("r.yaml", []byte(strings.Replace(good, "age < 16", quoted, 1)), nil)
		if err != nil {
			return
		}
		if _, err := screening.Run(c, all, screening.Options{}); err != nil {
			t.Errorf("%s: %v", said, err)
		}
	})
}
