package matching

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestTests(t *testing.T) {
	for _, c := range []struct {
		test string
		x    float64
		a, b string
		want bool
	}{
		{"edit", 1, "wright", "wight", true}, {"edit", 1, "wright", "wrihgt", true}, {"edit", 1, "wright", "wrigth", true}, {"edit", 1, "wright", "wig", false},
		{"edit", 1, "韦小红", "韦晓红", true}, {"edit", 1, "韦小红", "韦晓洪", false}, {"edit", 2, "韦小红", "韦晓洪", true},
		{"like", 0.9, "martha", "marhta", true}, {"like", 0.95, "dwayne", "duane", false}, {"start", 4, "nr14 6hq", "nr19 1aa", false}, {"start", 3, "nr14 6hq", "nr19 1aa", true},
		{"start", 3, "nr", "nr", false}, {"part", 0, "fred", "frederick", true}, {"part", 0, "f", "frederick", false}, {"part", 0, "fred", "alfred", false},
		{"words", 0, "sunset lodge", "lodge sunset", true}, {"words", 0, "sunset lodge", "sunset", false}, {"subset", 0, "john smith", "john henry smith", true},
		{"subset", 0, "", "john", false}, {"word", 0, "carnegie crescent", "crescent road", true}, {"word", 0, "a b", "c d", false},
		{"near", 2, "61", "63", true}, {"near", 2, "61", "64", false}, {"near", 2, "61", "6x", false},
		{"digit", 1, "19350707", "19550707", true}, {"digit", 1, "19350707", "1935070", false}, {"digit", 1, "19350707", "19550708", false},
		{"turned", 0, "1960-03-11", "1960-11-03", true}, {"turned", 0, "19600311", "19611103", false}, {"turned", 0, "19600311", "19600312", false},
	} {
		if got := tests[c.test].make(c.x)(c.a, c.b); got != c.want {
			t.Errorf("%s %g of %q and %q: %v", c.test, c.x, c.a, c.b, got)
		}
	}
}

// Every way of being alike is the same from both sides, and holds for equal texts where it says anything of them.
func TestSymmetric(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("abc 01韦黄")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		for name, known := range tests {
			x := map[argument]float64{wholeArgument: 1, shareArgument: 0.8}[known.argument]
			if test := known.make(x); test(a, b) != test(b, a) {
				t.Fatalf("%s of %q and %q depends on the side", name, a, b)
			}
		}
		if d := distance([]rune(a), []rune(b), 99); d < 0 || d > max(len(a), len(b)) || (d == 0) != (a == b) {
			t.Fatalf("the distance of %q and %q is %d", a, b, d)
		}
		if l := jaroWinkler(a, b); l < 0 || l > 1+1e-12 {
			t.Fatalf("the likeness of %q and %q is %g", a, b, l)
		}
	})
}

// Values that the literature gives for the Jaro–Winkler likeness (Winkler 1990).
func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"martha", "marhta", 0.961}, {"dixon", "dicksonx", 0.813}, {"dwayne", "duane", 0.840}, {"abc", "xyz", 0}, {"a", "a", 1}} {
		if got := jaroWinkler(c.a, c.b); math.Abs(got-c.want) > 0.0006 {
			t.Errorf("%s and %s: %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func TestSteps(t *testing.T) {
	for _, c := range []struct{ step, in, want string }{
		{"lower", "Ab", "ab"}, {"trim", " a  b ", "a b"}, {"letters", "a-1韦", "a韦"}, {"digits", "1960-03", "196003"}, {"bare", "se1 7sg", "se17sg"},
		{"words", "smith, john", "smith john"}, {"sorted", "smith john", "john smith"}, {"first 3", "abcd", "abc"}, {"first 3", "ab", ""}, {"last 4", "19600311", "0311"},
		{"word 2", "a b c", "b"}, {"word 4", "a b c", ""}, {"final", "john smith", "smith"}, {"before  ", "se1 7sg", "se1"},
		{"sound", "Robert", "r163"}, {"sound", "Rupert", "r163"}, {"sound", "Tymczak", "t522"}, {"sound", "Pfister", "p236"}, {"sound", "Honeyman", "h555"}, {"sound", "韦", ""},
	} {
		d := Derived{Name: "x", From: []string{"y"}, Work: []string{c.step}}
		if err := d.check(); err != nil {
			t.Fatal(err)
		}
		if got := d.work(c.in); got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.step, c.in, got, c.want)
		}
	}
}
