package own

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
)

// Problem is one thing that is wrong with a rules file.
type Problem struct {
	File         string
	Line, Column int // 1-based, the column in characters
	What         screening.Words
}

// In says it in a language: place first.
func (p Problem) In(lang string) string {
	sep := "："
	if lang == "en" {
		sep = ": "
	}
	return fmt.Sprintf("%s:%d:%d%s%s", p.File, p.Line, p.Column, sep, p.What.In(lang))
}

// Problems is all that is wrong with a rules file, in order of place.
type Problems []Problem

func (all Problems) Error() string { return all.In("en") }

// In says it in a language, a line each.
func (all Problems) In(lang string) string {
	var lines []string
	for _, p := range all {
		lines = append(lines, p.In(lang))
	}
	return strings.Join(lines, "\n")
}

// nearest is the name most like another, "" where none is like it.
func nearest(name string, names []string) string {
	length := len([]rune(name))
	best, least := "", max(1, length/3)+1
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	for _, other := range names {
		d := distance([]rune(strings.ToLower(name)), []rune(strings.ToLower(other)))
		if length > 1 && strings.HasPrefix(other, name) {
			d = 1 // 文化 is meant for 文化程度
		}
		if d < least && d < length {
			best, least = other, d
		}
	}
	return best
}

// distance is the number of characters to put in, leave out or replace.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0]++
		for j := range b {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// meant is the end of a message that suggests a name.
func meant(name string, names []string) (zh, en string) {
	if near := nearest(name, names); near != "" {
		return "，是不是 " + near + "？", "; did you mean " + near + "?"
	}
	return "", ""
}
