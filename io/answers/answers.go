package answers

import (
	"strings"

	"rollnet/io/exceptions"
	"rollnet/screening"
)

// Result is what an answer says of a finding.
type Result string

// The results. None is an answer that is none of the four words, or none at all beside what else was filled in.
const (
	Agreed  Result = "agreed"  // 属实-同意建议
	Other   Result = "other"   // 属实-另改为
	NotSo   Result = "not_so"  // 不属实
	Pending Result = "pending" // 待核
	None    Result = ""
)

// Answer is one row of a returned list in which something was filled in, texts without the blanks around them.
type Answer struct {
	File, Sheet string
	Row         int    // as Excel shows it
	ID          string // of the finding; empty where the row lost it
	Result      Result
	Said        string // 核实结果 as it stands in the cell
	Value       string // 另改为
	Handling    string
	Verifier    string
	Date        string // 2018-07-15 where it can be read as a day, else as it stands
	Note        string
}

// File is a returned list that was read.
type File struct {
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Rows    int    `json:"rows"`    // rows of lists, headers and titles not counted
	Answers int    `json:"answers"` // those in which something was filled in
}

// Same says that two answers to one finding say the same: what else stands beside them does not matter.
func (a *Answer) Same(b *Answer) bool {
	return a.Result == b.Result && a.Value == b.Value && (a.Result != None || a.Said == b.Said)
}

// results knows the words of the drop-down in both languages, without blanks and with one kind of dash.
var results = func() map[string]Result {
	known := map[string]Result{}
	for result, words := range map[Result]screening.Words{
		Agreed: exceptions.Agreed, Other: exceptions.Other, NotSo: exceptions.NotSo, Pending: exceptions.NotKnown,
	} {
		known[spelling(words.ZH)], known[spelling(words.EN)] = result, result
	}
	return known
}()

// resultOf reads 核实结果. Words that are none of the four are None: they are listed and never guessed at.
func resultOf(text string) Result { return results[spelling(text)] }

// spelling is a text without blanks, in half-width lower-case letters and with one kind of dash.
func spelling(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～': // full-width forms
			r -= '！' - '!'
		case strings.ContainsRune("‐‑‒–—―−─━ー", r):
			return '-'
		case r <= ' ', r == '\u00A0', r == '\u3000', r == '\u200B', r == '\uFEFF':
			return -1
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, text)
}
