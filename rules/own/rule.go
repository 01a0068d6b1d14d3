package own

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/vm"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// check is a rule's expressions, compiled. Nothing in it changes once it is made.
type check struct {
	rule      *screening.Rule
	message   screening.Words
	household bool
	history   bool
	slots     []*Name
	asked     []use // by the conditions
	members   bool  // the conditions ask for members

	among, when      question
	propose, related *vm.Program
	facts            []shown
}

// question is a condition.
type question struct {
	program *vm.Program // nil where there is none
	asked   []use
	members bool
}

// shown is one piece of evidence.
type shown struct {
	key, label string
	name       *Name       // where the evidence is a name by itself
	program    *vm.Program // else
}

var code = regexp.MustCompile(`^[A-Z][A-Z0-9]*-[A-Z0-9]+$`)

// rule checks an entry and makes its rule.
func (e *entry) rule(file string) (*screening.Rule, []Problem) {
	m := &making{file: file, e: e, rule: &screening.Rule{}}
	m.words()
	m.classes()
	m.years()
	k := m.expressions()
	if len(m.problems) > 0 {
		return m.rule, m.problems
	}
	m.needs(k)
	if k.household {
		m.rule.Check = screening.HouseholdsBy(k.households)
	} else {
		m.rule.Check = screening.PersonsBy(k.persons)
	}
	return m.rule, nil
}

// What a rule must have, and what may be said of it. A fix is lossless and proved, which no expression can be.
var (
	required   = []string{"code", "family", "severity", "action", "scope", "field", "title", "reason", "condition", "basis", "when"}
	severities = []string{"error", "warning", "info"}
	actions    = []string{"propose", "department", "verify", "procedure"}
)

// making is a rule while it is made.
type making struct {
	file     string
	e        *entry
	rule     *screening.Rule
	message  screening.Words
	problems []Problem
}

func (m *making) wrong(t text, zh, en string) {
	m.problems = append(m.problems, t.problem(m.file, zh, en))
}

func (m *making) words() {
	r := m.rule
	for key, to := range map[string]*screening.Words{"title": &r.Title, "reason": &r.Reason, "condition": &r.Condition,
		"exceptions": &r.Exceptions, "basis": &r.Basis, "message": &m.message} {
		to.ZH, to.EN = m.e.value(key+".zh"), m.e.value(key+".en")
		if to.EN == "" {
			to.EN = to.ZH
		}
	}
	if m.message.ZH == "" {
		m.message = r.Title
	}
	for _, key := range required {
		if m.e.value(key) == "" && m.e.value(key+".zh") == "" {
			m.wrong(m.e.start, "这条规则没有 "+key, "the rule has no "+key)
		}
	}
	if r.Code = m.e.value("code"); r.Code != "" && !code.MatchString(r.Code) {
		m.wrong(m.e.at("code"), "规则编号要写成 OWN-001 这样", "a code is written as OWN-001")
	}
}

// oneOf reads a value that is one of some words.
func (m *making) oneOf(key string, all ...string) string {
	said := m.e.value(key)
	if said != "" && !slices.Contains(all, said) {
		list := strings.Join(all, " ")
		m.wrong(m.e.at(key), key+" 只能是："+list, key+" is one of: "+list)
	}
	return said
}

func (m *making) classes() {
	var families []string
	for _, f := range screening.Families {
		families = append(families, string(f.Family))
	}
	r := m.rule
	r.Family = screening.Family(m.oneOf("family", families...))
	r.Severity = screening.Severity(m.oneOf("severity", severities...))
	r.Action = screening.Action(m.oneOf("action", actions...))
	m.oneOf("scope", "person", "household")
	m.oneOf("history", "true", "false")
	name := names()[m.e.value("field")]
	household := m.e.value("scope") == "household"
	switch said := m.e.value("field"); {
	case said == "":
	case roll.FieldByKey(said) != roll.NoField:
		r.Field = roll.FieldByKey(said)
	case name != nil && name.field != roll.NoField:
		r.Field = name.field
	default:
		zh, en := meant(said, fieldKeys())
		m.wrong(m.e.at("field"), "没有 "+said+" 这个字段"+zh, "there is no field "+said+en)
	}
	if !household && r.Field.OfHousehold() {
		m.wrong(m.e.at("field"), "人员规则的 field 应是人员的字段；户的字段请用 scope: household", "the field of a rule about persons is a person's; use scope: household")
	}
	if (r.Action == screening.Propose) != m.e.texts["propose"].given() {
		m.wrong(m.e.at("propose"), "action: propose 与 propose 表达式要么都有，要么都没有", "action: propose goes with a propose expression, and neither without the other")
	}
}

func fieldKeys() []string {
	var all []string
	for _, f := range roll.Fields() {
		all = append(all, f.String())
	}
	return all
}

var span = regexp.MustCompile(`^(\d{4})(?:(-)(\d{4})?)?$`)

// years reads 2018, 2014-2020 or 2021-: the years of the as-of date in which the rule holds.
func (m *making) years() {
	said := m.e.value("years")
	if said == "" {
		return
	}
	parts := span.FindStringSubmatch(said)
	if parts == nil {
		m.wrong(m.e.at("years"), "years 要写成 2018、2014-2020 或 2021-", "years are written as 2018, 2014-2020 or 2021-")
		return
	}
	from, _ := strconv.Atoi(parts[1]) // four digits, by the pattern
	to := from
	if parts[2] != "" {
		to = 9999
	}
	if parts[3] != "" {
		to, _ = strconv.Atoi(parts[3])
	}
	m.rule.Years = said
	m.rule.Needs = append(m.rule.Needs, screening.Need{Missing: func(c *screening.Case) screening.Words {
		if y := c.AsOf.Year(); y == 0 || from <= y && y <= to {
			return screening.Words{}
		}
		return screening.Words{ZH: "只适用于 " + said + " 年", EN: "holds in " + said + " only"}
	}})
}

// expressions compiles all expressions of the rule.
func (m *making) expressions() *check {
	e, k := m.e, &check{rule: m.rule, message: m.message, household: m.e.value("scope") == "household", history: m.e.value("history") == "true"}
	c := &compiler{file: m.file, household: k.household}
	compile := func(t text, want asked) *vm.Program {
		if strings.TrimSpace(t.value) == "" {
			return nil
		}
		program, problems := c.compile(t, want)
		m.problems = append(m.problems, problems...)
		return program
	}
	ask := func(key string) question {
		q := question{program: compile(e.texts[key], condition)}
		if q.program == nil {
			return q
		}
		for _, u := range c.uses {
			q.asked = append(q.asked, *u)
		}
		q.members = c.members
		return q
	}
	k.among, k.when = ask("among"), ask("when")
	k.asked, k.members = together(k.among.asked, k.when.asked), k.among.members || k.when.members
	if c.line {
		m.rule.Needs = append(m.rule.Needs, screening.NeedLine())
	}
	k.propose, k.related = compile(e.texts["propose"], value), compile(e.texts["related"], persons)
	for i, fact := range e.evidence {
		said := strings.TrimSpace(fact.value.value)
		s := shown{key: fmt.Sprintf("evidence_%d", i+1), label: fact.label.value}
		if name := names()[said]; name != nil && (name.Household || !k.household) {
			s.key, s.name = name.Key, name
			if s.label == "" {
				s.label = max(name.Chinese, name.Key)
			}
		} else {
			s.program = compile(fact.value, value)
		}
		if s.label == "" {
			s.label = said
		}
		k.facts = append(k.facts, s)
	}
	k.slots = c.slots
	return k
}

// together is how two conditions use names.
func together(a, b []use) []use {
	all := slices.Clone(a)
	for _, u := range b {
		if i := slices.IndexFunc(all, func(other use) bool { return other.name == u.name }); i >= 0 {
			all[i].optional, all[i].self, all[i].member = all[i].optional || u.optional, all[i].self || u.self, all[i].member || u.member
			continue
		}
		all = append(all, u)
	}
	return all
}

// needs says without which columns the rule cannot say anything.
func (m *making) needs(k *check) {
	r := m.rule
	for _, a := range k.asked {
		switch {
		case a.optional || len(a.name.needs) == 0:
		case len(a.name.needs) == 1:
			r.Needs = append(r.Needs, screening.NeedField(a.name.needs...))
		default:
			r.Needs = append(r.Needs, screening.NeedAnyField(a.name.needs...))
		}
		if a.name.Key == "age" {
			r.Needs = append(r.Needs, screening.NeedAsOf())
		}
	}
	if k.members || !k.household {
		r.Needs = append(r.Needs, screening.NeedPersons())
	}
}
