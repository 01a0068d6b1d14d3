package own

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"rollnet/screening"
)

// text is a scalar of the file and where it stands.
type text struct {
	value        string
	line, column int
	source       []string // the file's lines
}

// given says that the file has it.
func (t text) given() bool { return t.line > 0 }

func (t text) problem(file, zh, en string) Problem {
	return Problem{file, t.line, t.column, screening.Words{ZH: zh, EN: en}}
}

// problemAt is a problem at a character of the value.
func (t text) problemAt(file string, offset int, zh, en string) Problem {
	line, column := t.place(offset)
	return Problem{file, line, column, screening.Words{ZH: zh, EN: en}}
}

// entry is one rule of the file: texts by their keys, title.zh for what stands below title.
type entry struct {
	start    text
	texts    map[string]text
	evidence []evidence
}

// evidence is one fact to be shown with a finding.
type evidence struct{ label, value text }

func (e *entry) at(key string) text {
	if t := e.texts[key]; t.given() {
		return t
	}
	return e.start
}

func (e *entry) value(key string) string { return strings.TrimSpace(e.texts[key].value) }

// Keys are the keys of a rule; those of words may hold zh and en.
var (
	plainKeys = []string{"code", "family", "severity", "action", "scope", "field", "years", "history", "among", "when", "propose", "related"}
	wordKeys  = []string{"title", "reason", "condition", "exceptions", "basis", "message"}
)

const evidenceKey = "evidence"

// decoder reads the file's tree.
type decoder struct {
	file     string
	source   []string
	problems []Problem
}

func decode(file string, data []byte) ([]*entry, []Problem) {
	d := &decoder{file: file, source: strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		at, message := text{line: 1, column: 1}, err.Error()
		var wrong yaml.Error
		if errors.As(err, &wrong) {
			message = wrong.GetMessage()
			if token := wrong.GetToken(); token != nil && token.Position != nil {
				at.line, at.column = token.Position.Line, token.Position.Column
			}
		}
		return nil, []Problem{at.problem(file, "YAML 写法有误："+message, "not valid YAML: "+message)}
	}
	var body ast.Node
	for _, doc := range tree.Docs {
		if doc.Body != nil && body == nil {
			body = doc.Body
		}
	}
	if body == nil {
		return nil, []Problem{text{line: 1, column: 1}.problem(file, "文件里没有规则（应以 rules: 开头）", "there are no rules in the file (it begins with rules:)")}
	}
	var entries []*entry
	d.mapping(body, []string{"rules"}, func(_ string, _ text, value ast.Node) {
		list, ok := value.(*ast.SequenceNode)
		if !ok {
			d.wrong(value, "rules 应是一列规则，每条以“- code:”开头", "rules is a list, each rule beginning with - code:")
			return
		}
		for _, item := range list.Values {
			entries = append(entries, d.entry(item))
		}
	})
	if len(entries) == 0 && len(d.problems) == 0 {
		d.wrong(body, "文件里没有规则", "there are no rules in the file")
	}
	return entries, d.problems
}

func (d *decoder) wrong(n ast.Node, zh, en string) {
	d.problems = append(d.problems, d.text(n).problem(d.file, zh, en))
}

// text is where a node stands, and its value where it is a scalar.
func (d *decoder) text(n ast.Node) text {
	t := text{line: 1, column: 1, source: d.source}
	if token := n.GetToken(); token != nil && token.Position != nil {
		t.line, t.column = token.Position.Line, token.Position.Column
	}
	switch n := n.(type) {
	case *ast.StringNode:
		t.value = n.Value
	case *ast.LiteralNode:
		t.value = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		t.value = n.GetToken().Value
	}
	return t
}

// mapping visits the keys of a mapping, refusing unknown and repeated ones.
func (d *decoder) mapping(n ast.Node, keys []string, visit func(key string, at text, value ast.Node)) {
	m, ok := n.(ast.MapNode)
	if !ok {
		d.wrong(n, "这里应写成“键: 值”", "expected key: value here")
		return
	}
	seen := map[string]bool{}
	for pairs := m.MapRange(); pairs.Next(); {
		at := d.text(pairs.Key())
		at.value = pairs.Key().GetToken().Value
		known := false
		for _, key := range keys {
			known = known || key == at.value
		}
		switch {
		case !known:
			zh, en := meant(at.value, append([]string{}, keys...))
			d.problems = append(d.problems, at.problem(d.file, "没有 "+at.value+" 这一项"+zh, "there is no key "+at.value+en))
		case seen[at.value]:
			d.problems = append(d.problems, at.problem(d.file, at.value+" 写了两次", at.value+" stands twice"))
		default:
			visit(at.value, at, pairs.Value())
		}
		seen[at.value] = true
	}
}

func (d *decoder) entry(n ast.Node) *entry {
	e := &entry{start: d.text(n), texts: map[string]text{}}
	first := true
	d.mapping(n, append(append([]string{evidenceKey}, plainKeys...), wordKeys...), func(key string, at text, value ast.Node) {
		if first {
			e.start, first = at, false
		}
		for _, words := range wordKeys {
			if key == words {
				d.words(e, key, value)
				return
			}
		}
		if key == evidenceKey {
			e.evidence = d.facts(value)
			return
		}
		if t, ok := d.scalar(value); ok {
			e.texts[key] = t
		}
	})
	return e
}

// scalar reads a single value.
func (d *decoder) scalar(n ast.Node) (text, bool) {
	switch n.(type) {
	case *ast.StringNode, *ast.LiteralNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return d.text(n), true
	}
	d.wrong(n, "这里应是一个值（表达式含 : # 等符号时请加引号，或写在 | 之后）", "expected a single value here (put an expression with : or # in quotes, or behind |)")
	return text{}, false
}

// words reads a text in Chinese, or in zh and en.
func (d *decoder) words(e *entry, key string, n ast.Node) {
	if _, ok := n.(ast.MapNode); !ok {
		if t, ok := d.scalar(n); ok {
			e.texts[key+".zh"] = t
		}
		return
	}
	d.mapping(n, []string{"zh", "en"}, func(lang string, _ text, value ast.Node) {
		if t, ok := d.scalar(value); ok {
			e.texts[key+"."+lang] = t
		}
	})
}

// facts reads the list of evidence: expressions, or label and value.
func (d *decoder) facts(n ast.Node) []evidence {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		d.wrong(n, "evidence 应是一列字段或表达式，如 [age, labour]", "evidence is a list of fields or expressions, as [age, labour]")
		return nil
	}
	var all []evidence
	for _, item := range list.Values {
		var e evidence
		if _, ok := item.(ast.MapNode); ok {
			d.mapping(item, []string{"label", "value"}, func(key string, _ text, value ast.Node) {
				if t, ok := d.scalar(value); ok && key == "label" {
					e.label = t
				} else if ok {
					e.value = t
				}
			})
			if !e.label.given() || !e.value.given() {
				d.wrong(item, "evidence 的每项要有 label 和 value", "an item of evidence has a label and a value")
				continue
			}
		} else if t, ok := d.scalar(item); ok {
			e.value = t
		} else {
			continue
		}
		all = append(all, e)
	}
	return all
}
