package own

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"rollnet/screening/date"
	"rollnet/screening/profile"
)

// What an expression may cost and hold.
const (
	maxNodes = 300 // nodes of an expression
	maxLoops = 2   // loops within loops
)

// builtins are the functions of expr that conditions may use: they end, and know neither clock nor file.
var builtins = []string{"all", "none", "any", "one", "filter", "map", "find", "count", "sum", "len", "abs", "ceil", "floor", "round",
	"int", "float", "string", "trim", "trimPrefix", "trimSuffix", "upper", "lower", "replace", "indexOf", "hasPrefix", "hasSuffix",
	"max", "min", "first", "last"}

// The functions behind names: they cannot be written in a condition, since $ begins no name there.
const (
	selfName    = "$row"
	wordName    = "$word"
	numberName  = "$number"
	dayName     = "$day"
	flagName    = "$flag"
	hasName     = "$has"
	hasRowName  = "$exists"
	membersName = "$members"
	headName    = "$head"
	lineName    = "$line"
)

// functions are those that a condition calls by name, with what they take: has, setting and line are rewritten.
var functions = []string{"has", "setting", "line", "day", "year", "month", "years", "compact"}

var accessors = map[kind]string{word: wordName, number: numberName, day: dayName, flag: flagName}

// asked is what an expression gives.
type asked uint8

const (
	condition asked = iota // true or false
	value                  // text, number, day or true or false; nil for none
	persons                // a list of persons
)

// compiler compiles a rule's expressions; they share the names that they use.
type compiler struct {
	file      string
	household bool // the rule is about households
	slots     []*Name
	uses      []*use // of the expression at hand
	members   bool   // members, head or the size are asked for there
	line      bool   // a poverty line is asked for
}

// use is how an expression uses a name.
type use struct {
	name     *Name
	optional bool // asked for with has(…): the column need not be there
	self     bool // of the row at hand
	member   bool // of members
}

// use is how the expression at hand uses a name.
func (c *compiler) use(name *Name) *use {
	for _, u := range c.uses {
		if u.name == name {
			return u
		}
	}
	u := &use{name: name}
	c.uses = append(c.uses, u)
	return u
}

// slot is the number by which programs know a name.
func (c *compiler) slot(name *Name) int {
	if i := slices.Index(c.slots, name); i >= 0 {
		return i
	}
	c.slots = append(c.slots, name)
	return len(c.slots) - 1
}

// compile checks an expression and makes its program.
func (c *compiler) compile(t text, want asked) (*vm.Program, []Problem) {
	c.uses, c.members = nil, false
	v := &visitor{c: c}
	options := []expr.Option{expr.Env(environment(&row{}, 0)), expr.MaxNodes(maxNodes), expr.DisableAllBuiltins(), expr.Patch(v)}
	for _, name := range builtins {
		options = append(options, expr.EnableBuiltin(name))
	}
	options = append(options, library()...)
	if want == condition {
		options = append(options, expr.AsBool(), expr.WarnOnAny())
	}
	program, err := expr.Compile(t.value, options...)
	if len(v.problems) > 0 {
		var all []Problem
		for _, p := range v.problems {
			all = append(all, t.problemAt(c.file, p.offset, p.zh, p.en))
		}
		return nil, all
	}
	if err != nil {
		return nil, []Problem{c.compileProblem(t, err)}
	}
	if zh, en := unfit(program.Node().Type(), want); zh != "" {
		return nil, []Problem{t.problemAt(c.file, 0, zh, en)}
	}
	return program, nil
}

func (c *compiler) compileProblem(t text, err error) Problem {
	var at *file.Error
	message, offset := err.Error(), 0
	if errors.As(err, &at) {
		message, offset = at.Message, at.From
	}
	for _, hidden := range []string{"*own.row", "own.row"} {
		message = strings.ReplaceAll(message, hidden, "person")
	}
	message = strings.NewReplacer("own.someDay", "day", "float64", "number", "string", "text", "\n", " ").Replace(message)
	if strings.Contains(message, "exceeds maximum allowed nodes") {
		return t.problemAt(c.file, 0, "表达式太长，请拆成几条规则", "the expression is too long; make several rules of it")
	}
	if strings.HasPrefix(message, "expected bool") {
		return t.problemAt(c.file, 0, "条件的结果应为真或假："+message, "a condition is true or false: "+message)
	}
	return t.problemAt(c.file, offset, "表达式有误："+message, message)
}

// unfit says what is wrong with the type of an expression that is no condition.
func unfit(t reflect.Type, want asked) (zh, en string) {
	switch {
	case want == persons && (t == nil || t.Kind() != reflect.Slice):
		return "应为一组成员，如 filter(members, …)", "expected a list of members, as filter(members, …)"
	case want == value && t != nil && t != reflect.TypeFor[someDay]() && !slices.Contains(scalars, t.Kind()):
		return "应为一个值（文字、数字、日期或真假）", "expected a single value: text, number, day, or true or false"
	}
	return "", ""
}

var scalars = []reflect.Kind{reflect.String, reflect.Float64, reflect.Int, reflect.Bool, reflect.Interface}

// library is the functions of the language.
func library() []expr.Option {
	dayOf := func(v any) date.Date { return v.(someDay).d }
	compare := func(name string, is func(a, b date.Date) bool) expr.Option {
		return expr.Function(name, func(v ...any) (any, error) { return is(dayOf(v[0]), dayOf(v[1])), nil }, new(func(someDay, someDay) bool))
	}
	return []expr.Option{
		expr.Function("year", func(v ...any) (any, error) { return float64(dayOf(v[0]).Year()), nil }, new(func(someDay) float64)),
		expr.Function("month", func(v ...any) (any, error) { return float64(dayOf(v[0]).Month()), nil }, new(func(someDay) float64)),
		expr.Function("years", func(v ...any) (any, error) {
			if n := date.Age(dayOf(v[0]), dayOf(v[1])); n >= 0 {
				return float64(n), nil
			}
			return nil, errMissing
		}, new(func(someDay, someDay) float64)),
		expr.Function("compact", func(v ...any) (any, error) { return compact(v[0].(string)), nil }, new(func(string) string)),
		compare("$before", func(a, b date.Date) bool { return b.After(a) }),
		compare("$after", func(a, b date.Date) bool { return a.After(b) }),
		compare("$until", func(a, b date.Date) bool { return !a.After(b) }),
		compare("$from", func(a, b date.Date) bool { return !b.After(a) }),
		expr.Operator("<", "$before"), expr.Operator(">", "$after"), expr.Operator("<=", "$until"), expr.Operator(">=", "$from"),
		accessor(wordName, func(r *row, n *Name) (any, bool) { return n.textOf(r), true }, new(func(*row, int) string)),
		accessor(numberName, func(r *row, n *Name) (any, bool) { v, ok := n.numberOf(r); return v, ok }, new(func(*row, int) float64)),
		accessor(dayName, func(r *row, n *Name) (any, bool) { d := n.dayOf(r); return someDay{d}, d != 0 }, new(func(*row, int) someDay)),
		accessor(flagName, func(r *row, n *Name) (any, bool) { return n.yes(r), true }, new(func(*row, int) bool)),
		expr.Function(hasName, func(v ...any) (any, error) {
			r, n, err := slotOf(v)
			return err == nil && n.has(r), nil
		}, new(func(*row, int) bool)),
		expr.Function(hasRowName, func(v ...any) (any, error) { r, ok := v[0].(*row); return ok && r != nil, nil }, new(func(*row) bool)),
		expr.Function(membersName, func(v ...any) (any, error) { r := v[0].(*row); return r.s.rowsOf(r.h()), nil }, new(func(*row) []*row)),
		expr.Function(headName, func(v ...any) (any, error) { r := v[0].(*row); return r.s.headOf(r.h()), nil }, new(func(*row) *row)),
		expr.Function(lineName, lineOf, new(func(*row, float64) float64), new(func(*row, int) float64)),
	}
}

// accessor is the function behind the names of a kind. A value that is not there stops the evaluation.
func accessor(name string, of func(*row, *Name) (v any, ok bool), as any) expr.Option {
	return expr.Function(name, func(v ...any) (any, error) {
		r, n, err := slotOf(v)
		if err != nil {
			return nil, err
		}
		value, ok := of(r, n)
		if !ok {
			r.s.missing = n
			return nil, errMissing
		}
		return value, nil
	}, as)
}

// slotOf reads an accessor's arguments: the row, and the number of the name among the rule's.
func slotOf(v []any) (*row, *Name, error) {
	r, ok := v[0].(*row)
	if !ok || r == nil {
		return nil, nil, errNoRow
	}
	return r, r.s.slots[v[1].(int)], nil
}

// lineOf is the poverty line of a year.
func lineOf(v ...any) (any, error) {
	year := 0
	switch y := v[1].(type) {
	case float64:
		year = int(y)
	case int:
		year = y
	}
	if line, _, ok := v[0].(*row).s.c.Profile.Line(year); ok {
		return line, nil
	}
	return nil, errMissing
}

// policy are the profile's numbers by key.
func policy(p *profile.Profile) map[string]float64 {
	all := map[string]float64{}
	for _, v := range p.Values() {
		if n, ok := numeric(v.Value); ok {
			all[v.Key] = n
		}
	}
	return all
}

// settings are the keys that setting(…) may name.
func settings() []string {
	p, err := profile.Load(profile.Default)
	if err != nil {
		return nil // the profile is part of the program, and its own test reads it
	}
	return slices.Sorted(maps.Keys(policy(p)))
}
