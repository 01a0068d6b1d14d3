// Package namekey reads personal names (姓名): what of a cell is the name, and the keys by which spellings of one name meet.
package namekey

import (
	"strings"
	"unicode"

	"rollnet/screening/table"
)

// Dot is the mark between the parts of a name of several nationalities, as the police write it.
const Dot = '·'

// Name is a cell of a name column, read.
type Name struct {
	Raw  string // as the cell has it
	Text string // without blanks and invisible characters; dots as they stand
	Key  string // Text with every dot written ·: equal keys are one spelling
}

// Parse reads a cell.
func Parse(v table.Value) Name {
	n := Name{Raw: v.Text, Text: Strip(v.Text)}
	n.Key = strings.Map(func(r rune) rune {
		if IsDot(r) {
			return Dot
		}
		return r
	}, n.Text)
	return n
}

// Strip takes blanks, control characters, zero-width characters and byte order marks out.
func Strip(s string) string {
	return strings.Map(func(r rune) rune {
		if Invisible(r) {
			return -1
		}
		return r
	}, s)
}

// Invisible says that a character shows nothing: a blank of any width, a control or format character.
func Invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// IsDot says that a character is written for the middle dot between the parts of a name.
func IsDot(r rune) bool { return strings.ContainsRune("·•‧・●.。．⋅∙", r) }
