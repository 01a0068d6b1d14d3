package idno

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rollnet/screening/date"
	"rollnet/screening/table"
)

// made makes a number that passes its check: area, birth date, serial.
func made(area, birth, serial int) string {
	body := fmt.Sprintf("%06d%08d%03d", area, birth, serial)
	return body + string(CheckDigit(body))
}

// madeX makes a number that ends in X, from the first serial that gives one.
func madeX() string {
	for serial := 1; ; serial++ {
		if n := made(451021, 19620305, serial); n[17] == 'X' {
			return n
		}
	}
}

func text(s string) table.Value { return table.Value{Text: s, Kind: table.Text} }

func TestForms(t *testing.T) {
	good := made(452622, 19850101, 123)
	old := good[:6] + good[8:17]
	for _, c := range []struct {
		name string
		v    table.Value
		want Form
	}{
		{"citizen", text(good), Citizen},
		{"old", text(old), Old},
		{"old in a number cell: nothing is lost", table.Value{Text: old, Kind: table.Number}, Old},
		{"18 digits in a number cell", table.Value{Text: good[:15] + "000", Kind: table.Number}, Damaged},
		{"a number cell of 16 digits", table.Value{Text: good[:16], Kind: table.Number}, Damaged},
		{"exponent in a number cell", table.Value{Text: "4.5262219850101E+17", Kind: table.Number}, Damaged},
		{"exponent in text", text("4.52622E+17"), Damaged},
		{"exponent in small letters", text(" 4.52622e+17"), Damaged},
		{"blank", text(""), Empty},
		{"marks only", text(" \u3000'\u200b"), Empty},
		{"placeholder", text("999999" + good[6:]), Placeholder},
		{"placeholder alone", text("999999"), Placeholder},
		{"17", text(good[:17]), BadLength},
		{"19", text(good + "1"), BadLength},
		{"21", text(good + "431"), BadLength},
		{"disability", text(good + "43"), Disabled},
		{"disability, re-issued", text(good + "43B1"), Disabled},
		{"disability, letters in the class", text(good + "4B"), BadCharacter},
		{"O for 0", text(strings.Replace(good, "0", "O", 1)), BadCharacter},
		{"X inside", text(good[:16] + "X" + good[17:]), BadCharacter},
		{"old with X", text(old[:14] + "X"), BadCharacter},
		{"masked", text(good[:6] + "********" + good[14:]), BadCharacter},
		{"words of 15 characters", text("没有办理身份证的人员信息待核实"), BadCharacter},
	} {
		if got := Parse(c.v); got.Form != c.want {
			t.Errorf("%s: got form %d, want %d", c.name, got.Form, c.want)
		}
	}
}

func TestWhatIsRead(t *testing.T) {
	n := Parse(text(made(451021, 19580630, 124)))
	if n.Birth != 19580630 || n.Male || !n.HasSex() || !n.Checked || n.Key != n.Text || n.Changed || !n.Person() {
		t.Errorf("a good number: %+v", n)
	}
	wrong := n.Text[:17] + map[bool]string{true: "2", false: "1"}[n.Text[17] == '1']
	if w := Parse(text(wrong)); w.Checked || w.Form != Citizen || w.Key != wrong || w.Birth != n.Birth {
		t.Errorf("a wrong check digit: %+v", w)
	}
	d := Parse(text(n.Text + "43B2"))
	if d.Key != n.Text || d.Tail != "43B2" || !d.Checked || d.Birth != n.Birth {
		t.Errorf("a disability number: %+v", d)
	}
	if bad := Parse(text(made(451021, 19580631, 124))); bad.Birth != 0 || bad.Key == "" || !bad.Checked {
		t.Errorf("a birth date that does not exist: %+v", bad)
	}
	old := n.Text[:6] + n.Text[8:17]
	if o := Parse(text(old)); o.Key != n.Text || o.Birth != n.Birth || o.Text != old || o.Checked {
		t.Errorf("a 15-digit number: %+v", o)
	}
	if o := Parse(text(old[:8] + "1301" + old[12:])); o.Form != Old || o.Birth != 0 || o.Key != "" {
		t.Errorf("a 15-digit number with a month 13: %+v", o)
	}
	if got := Parse(text(old[:12] + "998")).Birth; got != date.Of(1858, 6, 30) {
		t.Errorf("serial 998: born %v, want a century earlier", got)
	}
}

func TestClean(t *testing.T) {
	good, x := made(451021, 19850101, 123), madeX()
	for dirty, want := range map[string]string{
		good: good, " " + good + "\t": good, `="` + good + `"`: good, "'" + good: good, "‘" + good + "’": good, good + ".0": good, good + ".": good,
		good + "。": good, good[:6] + " " + good[6:14] + "\u00a0" + good[14:]: good, "\ufeff" + good + "\u200b\u202c": good, good + "\r\n": good,
		good[:6] + "，" + good[6:]: good, strings.ToLower(x): x, x[:17] + "×": x, x[:17] + "Х": x, x[:17] + "х": x, x[:17] + "Χ": x, x[:17] + "Ｘ": x, x[:17] + "ｘ": x,
		wide(good): good, strings.ToLower(x) + "43": x + "43", good + "43b1": good + "43B1", "4.51021E+17": "4.51021E+17",
		"1.3812345678E10": "13812345678", "3.11640539E+9": "3116405390", "4.51021560304001E14": "451021560304001", "1.38123E+10": "1.38123E+10",
		"": "", "0": "0", good[:10] + "O" + good[11:]: good[:10] + "O" + good[11:], x[:16] + "xx": x[:16] + "xX",
	} {
		if got := Clean(dirty); got != want {
			t.Errorf("Clean(%q) = %q, want %q", dirty, got, want)
		}
		if got := Clean(Clean(dirty)); got != Clean(dirty) {
			t.Errorf("%q: cleaning twice gives %q", dirty, got)
		}
	}
}

func wide(s string) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, s)
}

func TestCleaningKeepsEveryDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("0123456789Xx× '\u3000，.“”ＯO\u200b"))).Draw(t, "cell")
		clean := Clean(s)
		if Clean(clean) != clean {
			t.Fatalf("%q: cleaned to %q, again to %q", s, clean, Clean(clean))
		}
		before, after := onlyDigits(s), onlyDigits(clean)
		if before != after && !strings.Contains(s, ".") { // a tail .0 goes with its zeros
			t.Fatalf("%q: digits %s became %s", s, before, after)
		}
	})
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func TestOneWrongDigitIsAlwaysSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := made(451021, 19850101, rapid.IntRange(0, 999).Draw(t, "serial"))
		i := rapid.IntRange(0, 16).Draw(t, "place")
		d := byte('0' + rapid.IntRange(1, 9).Draw(t, "by"))
		wrong := n[:i] + string('0'+(n[i]-'0'+d-'0')%10) + n[i+1:]
		if CheckDigit(wrong[:17]) == wrong[17] {
			t.Fatalf("a wrong digit in place %d passes", i+1)
		}
	})
}

// ISO 7064 MOD 11-2 by its definition: the number read with powers of two, the check character as 10 for X, leaves 1.
func TestCheckDigitByItsDefinition(t *testing.T) {
	for serial := range 1000 {
		n := made(452622, 19491231, serial)
		sum := 0
		for i := range 18 {
			value := int(n[i] - '0')
			if n[i] == 'X' {
				value = 10
			}
			sum += value << (17 - i)
		}
		if sum%11 != 1 {
			t.Fatalf("serial %03d leaves %d", serial, sum%11)
		}
	}
}
