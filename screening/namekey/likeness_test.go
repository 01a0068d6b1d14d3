package namekey

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Likeness
	}{
		{"韦国强", "韋國強", Variant}, {"黄坤", "黄堃", Variant}, {"农丽兰", "农麗蘭", Variant}, {"陆颖", "陸穎", Variant}, {"农春牛", "农春午", Shape},
		{"韦小红", "韦晓红", Sound}, {"黄丽芳", "黄莉芳", Sound}, {"覃秀英", "秦秀英", Sound}, {"覃秀英", "谭秀英", Sound}, {"单小妹", "善小妹", Sound}, {"仇大山", "邱大山", Sound},
		{"尉迟明", "玉迟明", Sound}, {"韦乐", "韦勒", Sound}, {"吕小雨", "吕小宇", Sound},
		{"韦未", "韦末", Shape}, {"黄己生", "黄已生", Shape}, {"农土生", "农士生", Shape}, {"李英山", "李莫山", Shape}, {"黄春花", "黄舂花", Shape}, {"农秀英", "农季英", Shape}, {"韦桂英", "韦挂英", Shape}, {"韦明山", "韦朋山", Shape},
		{"罗兰英", "罗南英", Near}, {"黄春山", "黄村山", Near}, {"韦明芳", "韦明黄", Near}, {"陆正强", "陆振强", Near},
		{"韦小红", "韦小明", OneOther}, {"韦小红", "韦红", OneOther}, {"韦小红", "韦红小", OneOther},
		{"韦红", "韦明", Unlike}, {"韦小红", "黄小明", Unlike}, {"韦小红", "黄红", Unlike}, {"单小妹", "丹小妹", OneOther},
		{"阿卜杜·热西提", "热西提·阿卜杜", Order}, {"阿卜杜·热西提", "阿卜杜热西提", Order}, {"韦", "魏", Unlike}, {"", "韦", Unlike},
	} {
		a, b := Spell(c.a), Spell(c.b)
		if got := a.Compare(&b); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a, c.b, got.English(), c.want.English())
		}
	}
}

// A name is as like another as that is like it, and names that sound the same have one key wherever each character has one reading.
func TestCompareIsSymmetric(t *testing.T) {
	name := rapid.StringOfN(rapid.RuneFrom([]rune("韦黄覃农小晓红洪明名未末己已単单·")), 0, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		x, y := name.Draw(t, "x"), name.Draw(t, "y")
		a, b := Spell(x), Spell(y)
		if a.Compare(&b) != b.Compare(&a) {
			t.Fatalf("%s and %s", x, y)
		}
		if a.Compare(&a) != Variant {
			t.Fatalf("%s is not like itself", x)
		}
		single := func(s Spelling) bool {
			return !slices.ContainsFunc(s.readings, func(r []string) bool { return len(r) > 1 })
		}
		if a.Compare(&b) == Sound && single(a) && single(b) && SoundKey(x) != SoundKey(y) {
			t.Fatalf("%s and %s have other keys: %s, %s", x, y, SoundKey(x), SoundKey(y))
		}
	})
}

// The table stands for characters: each line is one, and what it stands for stands for itself.
func TestShapes(t *testing.T) {
	if n := len(shapes()); n < 8000 || n > 20000 {
		t.Errorf("%d characters", n)
	}
	for r, s := range shapes() {
		if of := shapes()[s.stands]; of.stands != s.stands {
			t.Errorf("%c stands for %c, which stands for %c", r, s.stands, of.stands)
		}
		if s.corners != "" && (len(s.corners) != 4 || strings.Trim(s.corners, "0123456789") != "") {
			t.Errorf("%c has the corners %q", r, s.corners)
		}
	}
}
