package namekey

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed shapes.tsv
var shapesFile string

// shape is what is known of a character's looks.
type shape struct {
	stands  rune   // the character of GB 2312 that it is a variant of, or itself
	corners string // its four-corner code, without the fifth digit; empty where it is not known
	built   []rune // its Cangjie code: the parts that it is put together of
}

var shapes = sync.OnceValue(func() map[rune]shape {
	all := map[rune]shape{}
	for _, line := range strings.Split(shapesFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		r, stands := []rune(columns[0]), []rune(columns[1])
		all[r[0]] = shape{stands[0], columns[2], []rune(columns[3])}
	}
	return all
})

// fold writes a name with the characters that its traditional and other variant forms stand for.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if s, known := shapes()[r]; known {
			return s.stands
		}
		return r
	}, name)
}

// Likeness is how alike two names are that are not equal, the surest first.
type Likeness uint8

const (
	Variant  Likeness = iota // 繁体、异体 of the same characters
	Order                    // the parts of a name with dots in another order, or without the dots
	Sound                    // 同音: each character can be read like the other's
	Shape                    // 形近: one character that looks much like the other's
	Near                     // 近音: alike as said in the south
	OneOther                 // one character more, one fewer, another one, or two turned, in a name of three or more
	Unlike
)

// Chinese is the likeness in words.
func (l Likeness) Chinese() string {
	return [...]string{"繁简或异体", "各部分次序或间隔号不同", "同音", "形近", "近音", "一字之差", "不同"}[l]
}

// English is the likeness in words.
func (l Likeness) English() string {
	return [...]string{"variant characters", "the parts in another order", "sounds the same", "a character that looks alike", "sounds nearly the same", "one character apart", "another name"}[l]
}

// Spelling is a name's key made ready to be compared.
type Spelling struct {
	folded   []rune
	readings [][]string
	merged   [][]string
	whole    string // without dots
	parts    string // what stands between the dots, sorted
}

// Spell makes a name ready to be compared.
func Spell(key string) Spelling {
	folded := fold(key)
	s := Spelling{folded: []rune(folded), readings: Readings(folded)}
	for _, syllables := range s.readings {
		var merged []string
		for _, syllable := range syllables {
			merged = append(merged, Merged(syllable))
		}
		s.merged = append(s.merged, merged)
	}
	parts := strings.Split(folded, string(Dot))
	slices.Sort(parts)
	s.parts, s.whole = strings.Join(parts, ""), strings.ReplaceAll(folded, string(Dot), "")
	return s
}

// Compare says how alike two names are; equal ones are variants of each other.
func (s *Spelling) Compare(o *Spelling) Likeness {
	switch {
	case slices.Equal(s.folded, o.folded):
		return Variant
	case len(s.whole) > 12 && (s.whole == o.whole || s.parts == o.parts): // names with dots are longer than four characters
		return Order
	case len(s.folded) != len(o.folded) || len(s.folded) == 1:
	case share(s.readings, o.readings):
		return Sound
	case looksLike(s.folded, o.folded):
		return Shape
	case share(s.merged, o.merged):
		return Near
	}
	if min(len(s.folded), len(o.folded)) >= 2 && max(len(s.folded), len(o.folded)) >= 3 && oneApart(s.folded, o.folded) {
		return OneOther
	}
	return Unlike
}

// share says that at each place the two have a syllable in common.
func share(a, b [][]string) bool {
	for i := range a {
		if !slices.ContainsFunc(a[i], func(s string) bool { return slices.Contains(b[i], s) }) {
			return false
		}
	}
	return true
}

// looksLike says that two names differ in one character, and that the two look alike.
func looksLike(a, b []rune) bool {
	at := -1
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	x, y := shapes()[a[at]], shapes()[b[at]]
	return x.like(&y) || strings.Contains(mistaken, string([]rune{a[at], b[at]})) || strings.Contains(mistaken, string([]rune{b[at], a[at]}))
}

// mistaken are characters of names that are taken for each other, and whose codes do not say so.
const mistaken = "午牛 田由 田申 贝见 永水 毛手 育盲 军车 刀力 夫天 井开 升开"

// like says that two characters look alike: the same corners, or all but one; the same corners by half, and built alike.
func (s *shape) like(o *shape) bool {
	if len(s.corners) != 4 || len(o.corners) != 4 {
		return false
	}
	same := 0
	for i := range 4 {
		if s.corners[i] == o.corners[i] {
			same++
		}
	}
	return same >= 3 || same == 2 && builtAlike(s.built, o.built)
}

// builtAlike says that two characters begin with the same two parts, or differ in one part.
func builtAlike(a, b []rune) bool {
	return len(a) > 2 && len(b) > 2 && a[0] == b[0] && a[1] == b[1] || len(a) > 1 && len(b) > 1 && oneApart(a, b)
}

// oneApart says that one character more, one fewer, another one, or two neighbours turned make one name the other.
func oneApart(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	a, b = a[start:], b[start:]
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
