package own

import (
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// visitor turns names into calls of their accessors, from the leaves up, and refuses what is not part of the language.
type visitor struct {
	c        *compiler
	problems []mistake
}

// mistake is what is wrong at a character of an expression.
type mistake struct {
	offset int
	zh, en string
}

func (v *visitor) wrong(n ast.Node, zh, en string) {
	v.problems = append(v.problems, mistake{n.Location().From, zh, en})
}

// Visit is called for each node, its parts first.
func (v *visitor) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		v.identifier(node, n)
		return
	case *ast.MemberNode:
		v.member(node, n)
		return
	}
	if len(v.problems) > 0 {
		return // its parts are not what they are taken for
	}
	switch n := (*node).(type) {
	case *ast.CallNode:
		v.call(node, n)
	case *ast.BuiltinNode:
		if loops(n) > maxLoops {
			v.wrong(n, "循环套得太深，最多两层", "too many loops within loops, two at most")
		}
	case *ast.BinaryNode:
		v.binary(n)
	case *ast.VariableDeclaratorNode, *ast.SequenceNode, *ast.MapNode, *ast.SliceNode:
		v.wrong(n, "条件里不能用变量、分号、{键: 值} 或切片", "variables, semicolons, {key: value} and slices are not part of the language")
	}
}

// loops is how many loops stand within each other.
func loops(n *ast.BuiltinNode) int {
	deepest := 0
	for _, a := range n.Arguments {
		predicate, ok := a.(*ast.PredicateNode)
		if !ok {
			continue
		}
		inner := &collector{}
		ast.Walk(&predicate.Node, inner)
		deepest = max(deepest, 1)
		for _, b := range inner.loops {
			deepest = max(deepest, 1+loops(b))
		}
	}
	return deepest
}

// collector collects the loops in an expression.
type collector struct{ loops []*ast.BuiltinNode }

// Visit is called for each node.
func (c *collector) Visit(node *ast.Node) {
	if b, ok := (*node).(*ast.BuiltinNode); ok {
		c.loops = append(c.loops, b)
	}
}

func callOf(function string, arguments ...ast.Node) *ast.CallNode {
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: function}, Arguments: arguments}
}

func self() ast.Node { return &ast.IdentifierNode{Value: selfName} }

func (v *visitor) identifier(node *ast.Node, n *ast.IdentifierNode) {
	switch n.Value {
	case "members", "成员":
		v.c.members = true
		ast.Patch(node, callOf(membersName, self()))
		return
	case "head", "户主":
		v.c.members = true
		ast.Patch(node, callOf(headName, self()))
		return
	case "as_of", "数据时点":
		return
	}
	if slices.Contains(functions, n.Value) {
		return
	}
	name := names()[n.Value]
	switch {
	case name == nil:
		zh, en := meant(n.Value, v.known())
		v.wrong(n, "没有 "+n.Value+" 这个字段或函数"+zh, "there is no field or function "+n.Value+en)
	case v.c.household && !name.Household:
		v.wrong(n, n.Value+" 是人员的字段：请写 head."+n.Value+"，或在 count(members, …) 中写 ."+n.Value,
			n.Value+" is a person's: write head."+n.Value+", or ."+n.Value+" within count(members, …)")
	default:
		ast.Patch(node, v.accessor(name, self(), false))
	}
}

// known are all names that may stand by themselves.
func (v *visitor) known() []string {
	all := append([]string{"members", "成员", "head", "户主", "as_of", "数据时点"}, functions...)
	all = append(all, builtins...)
	for key := range names() {
		all = append(all, key)
	}
	return all
}

func (v *visitor) accessor(name *Name, of ast.Node, member bool) ast.Node {
	u := v.c.use(name)
	u.member, u.self = u.member || member, u.self || !member
	v.c.members = v.c.members || name.Key == "size"
	return callOf(accessors[name.kind], of, &ast.IntegerNode{Value: v.c.slot(name)})
}

// member is .age of a member, head.age and the like.
func (v *visitor) member(node *ast.Node, n *ast.MemberNode) {
	property, ok := n.Property.(*ast.StringNode)
	if !ok {
		return // an element by its number
	}
	name := names()[property.Value]
	if name == nil || n.Method {
		var people []string
		for key := range names() {
			people = append(people, key)
		}
		zh, en := meant(property.Value, people)
		v.wrong(property, "成员没有 ."+property.Value+" 这个字段"+zh, "a member has no field ."+property.Value+en)
		return
	}
	ast.Patch(node, v.accessor(name, n.Node, true))
}

// call rewrites the functions that are not ordinary ones.
func (v *visitor) call(node *ast.Node, n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return // the checker says that it is no function
	}
	switch callee.Value {
	case "has":
		v.has(node, n)
	case "setting":
		v.setting(node, n)
	case "line":
		if len(n.Arguments) == 1 {
			v.c.line = true
			ast.Patch(node, callOf(lineName, self(), n.Arguments[0]))
			return
		}
		v.wrong(n, "line 要写年份，如 line(2018)", "line takes a year, as line(2018)")
	case "day":
		v.day(node, n)
	}
}

func (v *visitor) has(node *ast.Node, n *ast.CallNode) {
	if len(n.Arguments) == 1 {
		if function, arguments := called(n.Arguments[0]); function == headName {
			ast.Patch(node, callOf(hasRowName, n.Arguments[0]))
			return
		} else if slot, ok := slotIn(function, arguments); ok {
			v.c.use(v.c.slots[slot]).optional = true
			ast.Patch(node, callOf(hasName, arguments...))
			return
		}
	}
	v.wrong(n, "has 里要写一个字段，如 has(age)", "has takes one field, as has(age)")
}

func called(n ast.Node) (function string, arguments []ast.Node) {
	call, ok := n.(*ast.CallNode)
	if !ok {
		return "", nil
	}
	if callee, ok := call.Callee.(*ast.IdentifierNode); ok {
		return callee.Value, call.Arguments
	}
	return "", nil
}

func slotIn(function string, arguments []ast.Node) (int, bool) {
	for _, accessor := range accessors {
		if function == accessor {
			return arguments[1].(*ast.IntegerNode).Value, true
		}
	}
	return 0, false
}

func (v *visitor) setting(node *ast.Node, n *ast.CallNode) {
	key, ok := onlyText(n)
	if !ok {
		v.wrong(n, `setting 里要写政策参数的键，如 setting("elder_age")`, `setting takes the key of a policy value, as setting("elder_age")`)
		return
	}
	if all := settings(); !slices.Contains(all, key) {
		zh, en := meant(key, all)
		v.wrong(n.Arguments[0], "没有政策参数 "+key+zh, "there is no numeric policy value "+key+en)
		return
	}
	name := &Name{Key: key, kind: number, Household: true, constant: true, value: func(r *row) (float64, bool) { return r.s.setting(key), true }}
	ast.Patch(node, v.accessor(name, self(), false))
}

func (s *state) setting(key string) float64 {
	if s.settings == nil {
		s.settings = policy(s.c.Profile)
	}
	return s.settings[key]
}

func numeric(s string) (float64, bool) {
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

func onlyText(n *ast.CallNode) (string, bool) {
	if len(n.Arguments) != 1 {
		return "", false
	}
	s, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		return "", false
	}
	return s.Value, true
}

func (v *visitor) day(node *ast.Node, n *ast.CallNode) {
	if said, ok := onlyText(n); ok {
		if d := roll.ParseDate(table.Value{Text: said, Kind: table.Text}, false); d != 0 {
			ast.Patch(node, &ast.ConstantNode{Value: someDay{d}})
			return
		}
	}
	v.wrong(n, `day 里要写日期，如 day("2018-06-30")`, `day takes a date, as day("2018-06-30")`)
}

// binary refuses ranges, patterns that are not written out, and comparisons with words that no cell can hold.
func (v *visitor) binary(n *ast.BinaryNode) {
	switch n.Operator {
	case "..":
		v.wrong(n, "条件里不能用 ..", ".. is not part of the language")
	case "matches":
		if _, ok := n.Right.(*ast.StringNode); !ok {
			v.wrong(n, "matches 后面要直接写出模式", "matches takes a pattern that is written out")
		}
	case "==", "!=":
		v.compared(n.Left, n.Right)
		v.compared(n.Right, n.Left)
	case "in":
		if list, ok := n.Right.(*ast.ArrayNode); ok {
			for _, item := range list.Nodes {
				v.compared(n.Left, item)
			}
		}
	}
}

// compared refuses a text that a name can never be.
func (v *visitor) compared(left, right ast.Node) {
	said, ok := right.(*ast.StringNode)
	function, arguments := called(left)
	slot, named := slotIn(function, arguments)
	if !ok || !named || function != wordName {
		return
	}
	name := v.c.slots[slot]
	near, ok := name.vocabulary(said.Value)
	if ok {
		return
	}
	zh, en := "", ""
	if near != "" {
		zh, en = "，是不是“"+near+"”？", "; did you mean "+strconv.Quote(near)+"?"
	}
	v.wrong(said, strings.TrimSpace(name.Key+" "+name.Chinese)+" 没有“"+said.Value+"”这个词"+zh, name.Key+" is never "+strconv.Quote(said.Value)+en)
}
