// Package mask is the one way personal values are shown in messages, logs, run.json and report.html. One mask everywhere:
// two masks of one number could be laid over each other, and the first six and last four characters of an ID number give
// it away in a county roll.
package mask

import "strings"

// ID shows an ID number's first two characters.
func ID(s string) string { return head(s, 2) }

// Name shows a name's first character, the surname of most.
func Name(s string) string { return head(s, 1) }

// Phone shows a phone number's last two characters.
func Phone(s string) string {
	runes := []rune(s)
	if len(runes) <= 2 {
		return strings.Repeat("*", len(runes))
	}
	return strings.Repeat("*", len(runes)-2) + string(runes[len(runes)-2:])
}

func head(s string, keep int) string {
	runes := []rune(s)
	if len(runes) <= keep {
		return strings.Repeat("*", len(runes))
	}
	return string(runes[:keep]) + strings.Repeat("*", len(runes)-keep)
}
