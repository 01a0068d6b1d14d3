package cases

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rollnet/screening/idno"
)

var (
	template = regexp.MustCompile(`\{(id15|id20|id22|idbad|id):([0-9a-z,]+)\}`)
	escape   = regexp.MustCompile(`\\u([0-9a-fA-F]{4})`)
)

// Expand writes the templates of a cell out:
//
//	{id:451021,19560304,m}     a valid number: area code, birth date, m or f, and where given a serial of two digits
//	{id:a}                     somebody's valid number, the same for the same word
//	{id15:…} {id20:…} {id22:…} the same person's old number, and disability numbers (the tail 43, 43B1)
//	{idbad:…}                  the same with a check digit that does not fit
//	\u3000                     a character by its number
func Expand(cell string) string {
	cell = template.ReplaceAllStringFunc(cell, func(s string) string {
		m := template.FindStringSubmatch(s)
		full := number(strings.Split(m[2], ","))
		switch m[1] {
		case "id15":
			return full[:6] + full[8:17]
		case "id20":
			return full + "43"
		case "id22":
			return full + "43B1"
		case "idbad":
			return full[:17] + string("0123456789X"[(strings.IndexByte("0123456789X", full[17])+1)%11])
		}
		return full
	})
	return escape.ReplaceAllStringFunc(cell, func(s string) string {
		code, _ := strconv.ParseUint(s[2:], 16, 32) // the expression lets only digits through
		return string(rune(code))
	})
}

// number makes a valid number; parts left out are made up, always in the same way.
func number(parts []string) string {
	area, birth, sex, serial := "451021", "19700101", "m", 1
	if len(parts) == 1 {
		seed := 0
		for _, r := range parts[0] {
			seed = (seed*31 + int(r)) % 9973
		}
		birth = fmt.Sprintf("19%02d%02d%02d", 50+seed%40, 1+seed%12, 1+seed%28)
		serial = seed % 50
	}
	if len(parts) > 1 {
		area, birth = parts[0], parts[1]
	}
	if len(parts) > 2 {
		sex = parts[2]
	}
	if len(parts) > 3 {
		serial, _ = strconv.Atoi(parts[3]) // a serial that is none is serial 0
	}
	n := 2 * serial
	if sex == "m" {
		n++
	}
	body := fmt.Sprintf("%s%s%03d", area, birth, n)
	return body + string(idno.CheckDigit(body))
}

// visible writes characters that show nothing by their numbers.
func visible(cell string) string {
	var b strings.Builder
	for _, r := range cell {
		if r == ' ' || strconv.IsPrint(r) && !(r >= 0xe000 && r <= 0xf8ff) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\u%04x`, r)
	}
	return b.String()
}
