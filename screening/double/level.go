package double

import (
	"slices"
	"strings"

	"rollnet/screening/idno"
	"rollnet/screening/matching"
	"rollnet/screening/namekey"
)

// levels are the model's own levels.
var levels = map[string]matching.Prepared{
	"异体":    names(namekey.Variant, namekey.Order),
	"同音":    names(namekey.Sound),
	"形近":    names(namekey.Shape),
	"近音":    names(namekey.Near),
	"一字":    names(namekey.OneOther),
	"一处录错":  numbers(OneSlip),
	"两处录错":  numbers(TwoSlips),
	"一方不成立": numbers(OneFaulty),
	"月日颠倒":  dates,
	"两人相同":  fellows(2),
	"一人相同":  fellows(1),
}

// names prepares a test of names: how alike two are is found out once for all levels that follow.
func names(levels ...namekey.Likeness) matching.Prepared {
	return func(texts []string) func(a, b uint32) bool {
		spelt := make([]*namekey.Spelling, len(texts))
		spell := func(i uint32) *namekey.Spelling {
			if spelt[i] == nil {
				s := namekey.Spell(texts[i])
				spelt[i] = &s
			}
			return spelt[i]
		}
		return func(a, b uint32) bool { return slices.Contains(levels, spell(a).Compare(spell(b))) }
	}
}

func numbers(want Numbers) matching.Prepared {
	return func(texts []string) func(a, b uint32) bool {
		return func(a, b uint32) bool { return between(texts[a], texts[b]) == want }
	}
}

// dates says that day and month are in each other's place.
func dates(texts []string) func(a, b uint32) bool {
	return func(a, b uint32) bool {
		x, y := texts[a], texts[b]
		return len(x) == 8 && len(y) == 8 && x[:4] == y[:4] && x[4:6] == y[6:] && x[6:] == y[4:6]
	}
}

// fellows says that two households have so many other names in common.
func fellows(least int) matching.Prepared {
	return func(texts []string) func(a, b uint32) bool {
		return func(a, b uint32) bool { return common(strings.Fields(texts[a]), strings.Fields(texts[b])) >= least }
	}
}

// common counts what two sorted lists have in common.
func common(a, b []string) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch strings.Compare(a[0], b[0]) {
		case 0:
			n++
			a, b = a[1:], b[1:]
		case -1:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

// NumbersOf says what two ID numbers say about each other; they are not the same.
func NumbersOf(a, b idno.Number) Numbers { return between(comparable(a), comparable(b)) }

func between(a, b string) Numbers {
	if a == "" || b == "" {
		return NoNumber
	}
	soundA, soundB := sound(a), sound(b)
	if soundA && soundB {
		return BothSound
	}
	switch slips(a, b) {
	case 0, 1:
		return OneSlip
	case 2:
		return TwoSlips
	}
	return OneFaulty
}

func sound(id string) bool {
	return len(id) == 18 && strings.Trim(id[:17], "0123456789") == "" && idno.CheckDigit(id[:17]) == id[17]
}

// slips counts the typing errors between two numbers, up to three: another digit, two neighbours turned, one digit more or fewer.
func slips(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 3
	}
	n := 0
	for len(a) > 0 && len(b) > 0 && n < 3 {
		switch {
		case a[0] == b[0]:
			a, b = a[1:], b[1:]
			continue
		case len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0]:
			a, b = a[2:], b[2:]
		case len(a) > len(b):
			a = a[1:]
		case len(b) > len(a):
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
		}
		n++
	}
	return min(3, n+len(a)+len(b))
}
