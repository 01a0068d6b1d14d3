package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
	"rollnet/io/runfolder"
	"rollnet/io/summary"
	"rollnet/screening/indicators"
	"rollnet/screening/roll"
)

func content(t *testing.T, households int, public bool) Content {
	t.Helper()
	c, o := sample.Outcome(households)
	m := &runfolder.Manifest{AsOf: "2018-06-30", Rules: runfolder.Rules(o.Rules, "zh"), Inputs: []runfolder.Input{{File: "花名册2018.xlsx", Kind: roll.Persons,
		Sheets: []runfolder.Sheet{{RowsRead: 11, RowsKept: 9, RowsSkipped: 2, Skipped: []runfolder.Skipped{{Row: 3, Reason: "合计行"}, {Row: 9, Reason: "合计行"}}}}}}}
	s := summary.Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), summary.Rows{Read: 11, Kept: 9, Skipped: 2}, households, 3*households)
	s.Ages = summary.AgesOf(c.Roll, 20180630)
	return Content{Manifest: m, Summary: s, Indicators: indicators.Of(c, o), Public: public, Lang: "zh", Facts: []Fact{{words{ZH: "数据时点", EN: "as of"}, "2018-06-30"}}}
}

func write(t *testing.T, c Content) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The page holds nobody's name or number, asks for nothing from elsewhere, and is the same each time.
func TestPage(t *testing.T) {
	for _, public := range []bool{false, true} {
		for _, lang := range []string{"zh", "en"} {
			c := content(t, 400, public)
			c.Lang = lang
			text := write(t, c)
			for _, secret := range []string{sample.NameSecret, sample.IDSecret, "45102100"} {
				if strings.Contains(text, secret) {
					t.Errorf("public %v, %s: %q stands in the page", public, lang, secret)
				}
			}
			for _, never := range []string{"<script", "http:", "https:", "<link", "<img", "url(//", "@import", "ZgotmplZ", "%!", "<no value>"} {
				if strings.Contains(text, never) {
					t.Errorf("public %v, %s: %q stands in the page", public, lang, never)
				}
			}
			if text != write(t, c) {
				t.Error("other bytes")
			}
		}
	}
}

// Every figure of the tables is one of the summary.
func TestFigures(t *testing.T) {
	c := content(t, 400, false)
	v := viewOf(c)
	s := c.Summary
	total := 0
	for _, town := range s.Towns {
		for _, n := range town.Rules {
			total += n
		}
	}
	heat := 0
	for _, table := range v.Heat {
		for _, r := range table.Rows {
			for i, cell := range r.Cells {
				if i < len(r.Cells)-1 {
					heat += number(t, cell.Text)
				}
			}
		}
	}
	if heat != total || heat != s.Findings.Findings {
		t.Errorf("%d findings by town and rule, %d in the summary", heat, s.Findings.Findings)
	}
	tiles := 0
	for _, d := range v.Tiles {
		for _, one := range d.Tiles {
			tiles += number(t, one.Count)
		}
	}
	if tiles != s.Findings.Open() {
		t.Errorf("%d open findings by village, %d in the summary", tiles, s.Findings.Open())
	}
	all := v.Glance.Rows[len(v.Glance.Rows)-1].Cells
	if number(t, all[2].Text) != s.Findings.Findings || number(t, all[5].Text) != s.Findings.Open() {
		t.Errorf("totals %v", all)
	}
	if v.Ages == nil || len(v.AgeRows.Rows) < 19 || len(v.NotRun) == 0 || len(v.Stopped) == 0 || len(v.Skipped.Rows) != 1 || v.Skipped.Rows[0].Cells[0].Text != "2" {
		t.Errorf("ages, rules or rows are missing: %+v", v.Skipped)
	}
	if len(v.Figures.Rows) == 0 || len(v.Missing) == 0 {
		t.Error("indicators are missing")
	}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n := 0
	for _, r := range strings.NewReplacer(",", "", "·", "0").Replace(text) {
		if r < '0' || r > '9' {
			t.Fatalf("%q is no number", text)
		}
		n = 10*n + int(r-'0')
	}
	return n
}

var smallCell = regexp.MustCompile(`<td class="l[0-4]">([0-4]|·)</td>`)

// A public page shows no small count in a table, and says nothing by village.
func TestPublicPage(t *testing.T) {
	text := write(t, content(t, 400, true))
	if found := smallCell.FindString(text); found != "" {
		t.Errorf("%s stands in the page", found)
	}
	if strings.Contains(text, `class="tile`) || strings.Contains(text, "那甲村") || strings.Contains(text, "合计行") {
		t.Error("villages or rows stand in the page")
	}
	if !strings.Contains(text, hiddenMark) || !strings.Contains(text, "公开版") {
		t.Error("the page does not say that it is public")
	}
}

// The course over rounds is shown where there are several, and not to the public.
func TestRounds(t *testing.T) {
	c := content(t, 100, false)
	c.Summary.Rounds = []summary.Round{{Command: "screen", AsOf: "2018-06-30", Progress: summary.Progress{Found: 40, New: 40, Open: 40}}}
	if v := viewOf(c); v.Course != nil {
		t.Error("a course of one round")
	}
	c.Summary.Rounds = append(c.Summary.Rounds, summary.Round{Command: "apply", AsOf: "2018-06-30", Progress: summary.Progress{Found: 40, Corrected: 25, Open: 15},
		Towns: []summary.TownProgress{{Town: "甲", Progress: summary.Progress{Open: 15}}}})
	v := viewOf(c)
	if v.Course == nil || len(v.Rounds.Rows) != 2 || v.Rounds.Rows[1].Label != "2 答复 2018-06-30" || v.Rounds.Rows[1].Cells[7].Text != "15" || len(v.ByTown.Rows) != 2 {
		t.Errorf("%+v", v.Rounds)
	}
	if !strings.Contains(write(t, c), "历轮进展") {
		t.Error("the course is not in the page")
	}
	c.Public = true
	if strings.Contains(write(t, c), "历轮进展") {
		t.Error("the course is public")
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := count(n); got != want {
			t.Errorf("%d became %q", n, got)
		}
	}
}
