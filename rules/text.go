package rules

import "rollnet/screening"

// say is one text in both languages.
func say(zh, en string) screening.Words { return screening.Words{ZH: zh, EN: en} }

// fact is one piece of evidence: its key for scripts, its label for people, its value.
func fact(key, label, value string) screening.Fact {
	return screening.Fact{Key: key, Label: label, Value: value}
}
