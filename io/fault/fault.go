// Package fault is what can be wrong with an input, with the place, in the words of a clerk.
package fault

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Fault is an input that is refused: where, what was found, what was expected. Found and Want never hold personal data.
type Fault struct {
	Code  Code
	File  string // as users see it
	Kind  string // its container, where that could be told
	Sheet string
	Cell  string // I17, or a row number alone, or empty
	Byte  int64  // offset in the part or file; 0 is not said
	Found string
	Want  string
	Err   error

	FoundZH, WantZH string // in Chinese, where Found and Want are words and not signs
}

// Loss is what could not be read of a file that is read as far as it is sound: a sheet from a row on.
type Loss struct {
	Sheet string
	Row   int // the first row that is lost, 1-based; 1 where all of the sheet is
	Why   *Fault
}

// Code names a kind of fault for scripts; its words stand in words.go.
type Code string

// Unread is a file that the system did not let us read.
func Unread(file string, err error) *Fault {
	f := &Fault{Code: Unreadable, File: file, Err: err}
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Found, f.FoundZH = "there is no such file", "没有这个文件"
	case errors.Is(err, fs.ErrPermission):
		f.Found, f.FoundZH = "it may not be read", "没有读取的权限"
	case errors.As(err, &at):
		f.Found = at.Err.Error()
	default:
		f.Found = err.Error()
	}
	return f
}

// Error is the message in English.
func (f *Fault) Error() string { return f.In("en") }

// Unwrap gives the error behind.
func (f *Fault) Unwrap() error { return f.Err }

// In is the message in a language, "zh" or "en": place first, hint last.
func (f *Fault) In(lang string) string {
	message := f.Place() + ": " + f.Reason(lang)
	_, hint := words[f.Code].in(lang)
	switch {
	case hint == "":
		return message
	case lang == "en":
		return message + " (hint: " + f.fill(lang, hint) + ")"
	}
	return message + "（提示：" + f.fill(lang, hint) + "）"
}

// Reason is the message without the place and the hint.
func (f *Fault) Reason(lang string) string {
	text, _ := words[f.Code].in(lang)
	if text == "" {
		text = string(f.Code)
	}
	reason := f.fill(lang, text)
	if f.Byte > 0 {
		reason += fmt.Sprintf(map[bool]string{true: " (at byte %d)", false: "（第 %d 字节处）"}[lang == "en"], f.Byte)
	}
	return reason
}

func (f *Fault) fill(lang, text string) string {
	found, want := f.Found, f.Want
	if lang != "en" && f.FoundZH != "" {
		found = f.FoundZH
	}
	if lang != "en" && f.WantZH != "" {
		want = f.WantZH
	}
	return strings.NewReplacer("{found}", found, "{want}", want).Replace(text)
}

// Place is file!sheet!cell, as far as known.
func (f *Fault) Place() string {
	place := f.File
	for _, part := range []string{f.Sheet, f.Cell} {
		if part != "" {
			place += "!" + part
		}
	}
	return place
}
