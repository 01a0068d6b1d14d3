package matching

import (
	"slices"
	"strings"
)

// Test says whether two texts, neither of them blank, are alike in one way.
type Test func(a, b string) bool

// Prepared makes a test of a column whose texts it has looked at once each: it is asked by their numbers.
type Prepared func(texts []string) func(a, b uint32) bool

func (t Test) prepared(texts []string) func(a, b uint32) bool {
	return func(a, b uint32) bool { return t(texts[a], texts[b]) }
}

// tests are the ways of being alike that a model may name, with what stands behind each.
var tests = map[string]struct {
	argument argument
	make     func(x float64) Test
}{
	"same":   {noArgument, func(float64) Test { return func(a, b string) bool { return a == b } }},
	"edit":   {wholeArgument, func(x float64) Test { return func(a, b string) bool { return within(a, b, int(x)) } }},
	"like":   {shareArgument, func(x float64) Test { return func(a, b string) bool { return jaroWinkler(a, b) >= x } }},
	"start":  {wholeArgument, func(x float64) Test { return func(a, b string) bool { return sameStart(a, b, int(x)) } }},
	"part":   {noArgument, func(float64) Test { return part }},
	"words":  {noArgument, func(float64) Test { return sameWords }},
	"subset": {noArgument, func(float64) Test { return subset }},
	"word":   {noArgument, func(float64) Test { return commonWord }},
	"near":   {wholeArgument, func(x float64) Test { return func(a, b string) bool { return near(a, b, x) } }},
	"digit":  {wholeArgument, func(x float64) Test { return func(a, b string) bool { return otherCharacters(a, b) <= int(x) } }},
	"turned": {noArgument, func(float64) Test { return turned }},
}

type argument uint8

const (
	noArgument argument = iota
	wholeArgument
	shareArgument // between 0 and 1
)

// within says that one text becomes the other by at most n insertions, deletions, other characters and turned neighbours
// (optimal string alignment).
func within(a, b string, n int) bool {
	if d := len(a) - len(b); len(a) > 4*n+len(b)+4*n || d < -8*n { // a character has up to four bytes
		return false
	}
	return distance([]rune(a), []rune(b), n) <= n
}

// distance is the optimal string alignment distance, or more than limit where it is more.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var room [3][64]int
	rows := [3][]int{room[0][:], room[1][:], room[2][:]}
	if len(b) >= len(room[0]) {
		rows = [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	}
	for j := range len(b) + 1 {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[0], rows[1], rows[2]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		rows[0], rows[1], rows[2] = above, row, before
	}
	return rows[1][len(b)]
}

// jaroWinkler is the Jaro–Winkler likeness of two texts, 0 to 1: 0.1 for each of up to four equal first characters.
func jaroWinkler(s, t string) float64 {
	a, b := []rune(s), []rune(t)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(a) > 64 {
		a = a[:64]
	}
	if len(b) > 64 {
		b = b[:64]
	}
	reach := max(0, max(len(a), len(b))/2-1)
	var usedA, usedB uint64
	same := 0
	for i, r := range a {
		for j := max(0, i-reach); j <= min(len(b)-1, i+reach); j++ {
			if usedB>>j&1 == 0 && b[j] == r {
				usedA |= 1 << i
				usedB |= 1 << j
				same++
				break
			}
		}
	}
	if same == 0 {
		return 0
	}
	turned, j := 0, 0
	for i := range a {
		if usedA>>i&1 == 0 {
			continue
		}
		for usedB>>j&1 == 0 {
			j++
		}
		if a[i] != b[j] {
			turned++
		}
		j++
	}
	m := float64(same)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(turned/2))/m) / 3
	start := 0
	for start < min(4, len(a), len(b)) && a[start] == b[start] {
		start++
	}
	return jaro + float64(start)*0.1*(1-jaro)
}

func sameStart(a, b string, n int) bool {
	x, y := []rune(a), []rune(b)
	return len(x) >= n && len(y) >= n && slices.Equal(x[:n], y[:n])
}

// part says that one text begins with the other, of two characters or more.
func part(a, b string) bool {
	if len([]rune(a)) > len([]rune(b)) {
		a, b = b, a
	}
	return len([]rune(a)) >= 2 && strings.HasPrefix(b, a)
}

func sameWords(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// subset says that all words of one text are words of the other.
func subset(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return len(x) > 0
}

func commonWord(a, b string) bool {
	y := wordsOf(b)
	return slices.ContainsFunc(wordsOf(a), func(w string) bool { return slices.Contains(y, w) })
}

// near says that two whole numbers differ by at most n.
func near(a, b string, n float64) bool {
	x, okX := number(a)
	y, okY := number(b)
	return okX && okY && x-y <= n && y-x <= n
}

func number(s string) (float64, bool) {
	if s == "" || len(s) > 15 {
		return 0, false
	}
	n := 0.0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = 10*n + float64(r-'0')
	}
	return n, true
}

// otherCharacters is how many places of two texts of one length hold other characters; many where the lengths differ.
func otherCharacters(s, t string) int {
	a, b := []rune(s), []rune(t)
	if len(a) != len(b) {
		return 1 << 20
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// turned says that two texts of digits are one date with day and month in the other order: the last four digits, by twos.
func turned(a, b string) bool {
	x, y := keep(a, isDigit), keep(b, isDigit)
	n := len(x)
	return n == len(y) && n >= 4 && x[:n-4] == y[:n-4] && x[n-4:n-2] == y[n-2:] && x[n-2:] == y[n-4:n-2]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
