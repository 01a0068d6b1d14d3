package matching

import (
	"slices"
	"strings"
	"unicode"
)

// A step of making a column is a word of the model's language, with a number or a text behind it.
type step struct {
	name   string
	number bool // a number stands behind it
	text   bool // a text stands behind it
	work   func(text string, n int, arg string) string
}

var steps = []step{
	{name: "lower", work: func(s string, _ int, _ string) string { return strings.ToLower(s) }},
	{name: "trim", work: func(s string, _ int, _ string) string { return strings.Join(strings.Fields(s), " ") }},
	{name: "letters", work: func(s string, _ int, _ string) string { return keep(s, unicode.IsLetter) }},
	{name: "digits", work: func(s string, _ int, _ string) string { return keep(s, unicode.IsDigit) }},
	{name: "bare", work: func(s string, _ int, _ string) string {
		return keep(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}},
	{name: "words", work: func(s string, _ int, _ string) string { return strings.Join(wordsOf(s), " ") }},
	{name: "sorted", work: func(s string, _ int, _ string) string {
		words := wordsOf(s)
		slices.Sort(words)
		return strings.Join(words, " ")
	}},
	{name: "first", number: true, work: func(s string, n int, _ string) string {
		runes := []rune(s)
		if len(runes) < n {
			return ""
		}
		return string(runes[:n])
	}},
	{name: "last", number: true, work: func(s string, n int, _ string) string {
		runes := []rune(s)
		if len(runes) < n {
			return ""
		}
		return string(runes[len(runes)-n:])
	}},
	{name: "word", number: true, work: func(s string, n int, _ string) string {
		if words := wordsOf(s); n >= 1 && n <= len(words) {
			return words[n-1]
		}
		return ""
	}},
	{name: "final", work: func(s string, _ int, _ string) string {
		if words := wordsOf(s); len(words) > 0 {
			return words[len(words)-1]
		}
		return ""
	}},
	{name: "before", text: true, work: func(s string, _ int, sep string) string {
		before, _, _ := strings.Cut(s, sep)
		return before
	}},
	{name: "sound", work: func(s string, _ int, _ string) string { return soundex(s) }},
}

func keep(s string, which func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if which(r) {
			return r
		}
		return -1
	}, s)
}

// wordsOf are the runs of letters and digits of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// soundex is the American Soundex code of a text's letters: the first one and three digits.
func soundex(s string) string {
	const codes = "01230120022455012623010202"
	var out []byte
	last := byte('0')
	for _, r := range strings.ToLower(s) {
		if r < 'a' || r > 'z' {
			continue
		}
		code := codes[r-'a']
		switch {
		case len(out) == 0:
			out = append(out, byte(r))
		case code != '0' && code != last:
			out = append(out, code)
		}
		if r != 'h' && r != 'w' {
			last = code
		}
		if len(out) == 4 {
			break
		}
	}
	if len(out) == 0 {
		return ""
	}
	return (string(out) + "000")[:4]
}
