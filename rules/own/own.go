// Package own makes rules out of a county's own rules file: YAML with the words of each rule and its condition in a small
// safe language, checked when it is read and evaluated without recompiling the program.
//
// A condition is an expression of github.com/expr-lang/expr over the names of Names: the logical fields by key or Chinese
// header, and what is reckoned from them. Words are texts, "" where blank and "?" where the vocabulary does not know them;
// numbers are float64; days compare by < and >. Who lacks a number or day that a condition asks for cannot be judged and
// is counted as such, unless the condition asks first with has(…). Loops run over a household's members only.
package own

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"rollnet/screening"
)

// Schema is the JSON schema of rules files.
//
//go:embed schema.json
var Schema []byte

// Parse reads a rules file; name stands in errors. taken are rules whose codes are given away. The error is Problems.
func Parse(name string, data []byte, taken []*screening.Rule) ([]*screening.Rule, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		at := text{line: 1 + bytes.Count(data[:invalid(data)], []byte("\n")), column: 1}
		return nil, Problems{at.problem(name, "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8")}
	}
	entries, problems := decode(name, data)
	var all []*screening.Rule
	for _, e := range entries {
		rule, wrong := e.rule(name)
		if wrong == nil && slices.ContainsFunc(append(slices.Clone(taken), all...), func(r *screening.Rule) bool { return strings.EqualFold(r.Code, rule.Code) }) {
			wrong = append(wrong, e.at("code").problem(name, "规则编号 "+rule.Code+" 已被使用，请换一个", "the code "+rule.Code+" is taken; choose another"))
		}
		problems = append(problems, wrong...)
		all = append(all, rule)
	}
	if len(problems) > 0 {
		slices.SortStableFunc(problems, func(a, b Problem) int { return (a.Line-b.Line)*100_000 + a.Column - b.Column })
		return nil, Problems(problems)
	}
	return all, nil
}

// invalid is where the first byte stands that is not UTF-8.
func invalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}
