package report

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"

	"rollnet/io/runfolder"
	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/indicators"
)

// Name is the report's file in a run folder.
const Name = "report.html"

// Content is what the report shows. Each figure of it is in the summary, the manifest or the indicators.
type Content struct {
	Manifest   *runfolder.Manifest
	Summary    summary.Summary // counted from the run's findings
	Indicators *indicators.Set
	Facts      []Fact // on what the screening rests
	Public     bool   // for anybody: no count below five, and none that totals give away
	Lang       string // zh or en
}

// Fact is a line at the top: what it is, and its value.
type Fact struct {
	Label screening.Words
	Value string
}

type words = screening.Words

//go:embed page.html
var source string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"w": empty, "section": empty, // Write sets them
}).Parse(source))

func empty(string, string) string { return "" }

// numerals number the sections in Chinese.
var numerals = []rune("一二三四五六七八九十")

// Write writes the report. The same content gives the same bytes.
func Write(w io.Writer, c Content) error {
	t, err := page.Clone()
	if err != nil {
		return err
	}
	in := func(zh, en string) string { return words{ZH: zh, EN: en}.In(c.Lang) }
	sections := 0
	t.Funcs(template.FuncMap{"w": in, "section": func(zh, en string) string { // those that are shown are numbered
		sections++
		return in(string(numerals[sections-1])+"、"+zh, strconv.Itoa(sections)+". "+en)
	}})
	return t.Execute(w, viewOf(c))
}
