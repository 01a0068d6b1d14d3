package compare

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// means says that two cells of a field mean the same, however they are written; across layouts also where one has no word for
// what the other says.
func means(p, q *roll.Part, f roll.Field, i, j int, across bool) bool {
	x, y := p.Text(f, i), q.Text(f, j)
	switch f.Type() {
	case roll.IDType:
		a, b := p.ID(f, i), q.ID(f, j)
		if a.Key != "" || b.Key != "" {
			return a.Key == b.Key && a.Tail == b.Tail
		}
		return a.Text == b.Text
	case roll.NameType:
		return p.Name(f, i).Key == q.Name(f, j).Key
	case roll.DateType:
		if a, b := p.Date(f, i), q.Date(f, j); a != 0 || b != 0 {
			return a == b
		}
	case roll.NumType:
		if a, b := p.Number(f, i), q.Number(f, j); a.Ok() || b.Ok() {
			return a == b
		}
	case roll.TermType:
		if a, b := p.Term(f, i), q.Term(f, j); a != roll.Unknown && b != roll.Unknown {
			return a == b || across && (coarser(p, f, a, b) || coarser(q, f, b, a))
		}
	default:
		if a, b := p.Terms(f, i), q.Terms(f, j); a != nil && b != nil && !slices.Contains(a, roll.Unknown) && !slices.Contains(b, roll.Unknown) {
			return len(a) == len(b) && !slices.ContainsFunc(a, func(t roll.Term) bool { return !slices.Contains(b, t) })
		}
	}
	return meaning(x) == meaning(y)
}

// sameNumber says that two number cells hold one number, which programs write as they like: 4238 and 4238.0. Beyond 15 digits only
// the exact number is the same: 4.52622199107015E+17 and 452622199107015000.
func sameNumber(x, y table.Value) bool {
	if x.Kind != y.Kind || x.Kind != table.Number && x.Kind != table.Date {
		return false
	}
	a, err := strconv.ParseFloat(x.Text, 64)
	b, err2 := strconv.ParseFloat(y.Text, 64)
	if err != nil || err2 != nil || a != b {
		return false
	}
	if math.Abs(a) < 1e14 { // 15 digits tell what floats tell apart
		return true
	}
	r, ok := new(big.Rat).SetString(x.Text)
	s, ok2 := new(big.Rat).SetString(y.Text)
	return ok && ok2 && r.Cmp(s) == 0
}

// coarser says that the sheet's own word is as much as its codes can say of another layout's word: 99 其他 is what a brother is in
// a roll that has no code for one, 05 大专及以上 a graduate. Since 2021 who does not go to school has a blank.
func coarser(p *roll.Part, f roll.Field, own, other roll.Term) bool {
	if f == roll.InSchool && own == "" {
		return other == "非在校生"
	}
	codes := roll.VocabularyOf(f, p.Kind, p.Era)
	return (own == roll.OtherRelation || own == "大专及以上" && strings.ContainsAny(string(other), "专科硕")) && p.Era == roll.Era2014 && !codes.Coded(other) && other != ""
}

// meaning is a text without what is of form only: width, blanks, marks that show nothing, upper and lower case.
func meaning(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < 0x7f
	}
	if !plain {
		s = namekey.Strip(norm.NFKC.String(s))
	}
	return strings.ToUpper(s)
}
