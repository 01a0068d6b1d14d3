package ledger

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollnet/io/internal/sample"
	"rollnet/screening"
	"rollnet/screening/roll"
)

func TestFindings(t *testing.T) {
	_, o := sample.Outcome(200)
	var out bytes.Buffer
	n, err := WriteFindings(&out, Findings(o.Findings, "zh"))
	if err != nil || n != len(o.Findings) {
		t.Fatalf("%d lines for %d findings (%v)", n, len(o.Findings), err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != n {
		t.Fatalf("%d lines", len(lines))
	}
	keys := []string{"id", "rule", "family", "severity", "action", "state", "file", "sheet", "row", "column", "field", "household",
		"person", "name", "value", "proposed", "applied", "score", "message", "evidence", "related", "unit", "town", "village", "group", "head", "id_number", "labels"}
	for i, text := range lines {
		rest := text
		for _, key := range keys { // evidence may have keys of the same names
			_, behind, found := strings.Cut(rest, `"`+key+`":`)
			if !found {
				t.Fatalf("line %d: %s is missing or out of order: %s", i+1, key, text)
			}
			rest = behind
		}
		var got struct {
			ID, Rule, File, Sheet string
			Row                   int
			Column, Field, Value  *string
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		f := &o.Findings[i]
		if got.ID != f.ID || got.Rule != f.Rule.Code || got.File != "花名册2018.xlsx" || got.Sheet != "Sheet1" || got.Row != f.At.Part.Table.Number(f.At.Row) {
			t.Errorf("line %d: %s", i+1, text)
		}
		whole := f.At.Field == roll.NoField
		if whole != (got.Column == nil) || whole != (got.Field == nil) || whole != (got.Value == nil) {
			t.Errorf("line %d: column, field and value are null just where it is the whole row: %s", i+1, text)
		}
	}
}

// What is written is read back the same, and an error says where.
func TestReadFindings(t *testing.T) {
	_, o := sample.Outcome(200)
	for i := range o.Findings {
		f := &o.Findings[i]
		f.Evidence = append(f.Evidence[:len(f.Evidence):len(f.Evidence)], screening.Fact{Key: "note", Label: "备注", Value: "\"一\"\n<二>"})
		if f.Of != nil {
			f.Unit = &screening.Unit{Operation: screening.Strike, Leaves: []roll.Entry{{Part: f.Of.Part, Row: f.Of.Row}}}
		}
	}
	want := Findings(o.Findings, "zh")
	var out bytes.Buffer
	if _, err := WriteFindings(&out, want); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	got, err := ReadFindings(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back otherwise: %s", diff)
	}
	_, err = ReadFindings(strings.NewReader(text[:strings.Index(text, "\n")+1] + "{\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
		t.Errorf("a broken line: %v", err)
	}
	for _, key := range []string{"town", "village", "group", "head", "id_number"} {
		if strings.Contains(text, `"`+key+`":null`) {
			t.Errorf("a finding has no %s", key)
		}
	}
}

func TestFindingInFull(t *testing.T) {
	_, o := sample.Outcome(200)
	for i := range o.Findings {
		f := &o.Findings[i]
		if f.Rule.Code != "DUP-001" {
			continue
		}
		f.Message.ZH = `<b> & "引号"`
		f.Evidence = append(f.Evidence, screening.Fact{Key: "agree", Value: "再次"})
		var out bytes.Buffer
		if _, err := WriteFindings(&out, Findings(o.Findings[i:i+1], "zh")); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			`"column":"G","field":"id_number"`, `"proposed":null,"applied":false,"score":0.97`, `"message":"<b> & \"引号\""`,
			`"evidence":{"agree":"证件号码、出生日期","differ":"姓名","agree_2":"再次"}`, `"related":[{"file":"花名册2018.xlsx","sheet":"Sheet1","row":`, `"note":"首次出现","town":"百育镇","village":"那申村"}]`,
		} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("missing %s in %s", want, out.String())
			}
		}
		return
	}
	t.Fatal("the sample has no duplicate")
}

// A proposal says which cells it changes; a finding without one has no unit; rows have the fields that they have.
func TestUnit(t *testing.T) {
	_, o := sample.Outcome(200)
	seen := map[bool]int{}
	for i := range o.Findings {
		f := &o.Findings[i]
		if f.Rule.Code == "WE-001" {
			f.Unit = &screening.Unit{Operation: screening.Strike, Leaves: []roll.Entry{{Part: f.Of.Part, Row: f.Of.Row}}}
		}
		var out bytes.Buffer
		if _, err := WriteFindings(&out, Findings(o.Findings[i:i+1], "zh")); err != nil {
			t.Fatal(err)
		}
		switch {
		case f.Rule.Code == "WE-001":
			for _, want := range []string{`"unit":{"operation":"strike","into":null,"changes":[],"leaves":[{"file":"花名册2018.xlsx","sheet":"Sheet1","row":`, `"id_number":"` + f.Of.ID().Text + `"`} {
				if !strings.Contains(out.String(), want) {
					t.Errorf("missing %s in %s", want, out.String())
				}
			}
		case f.Rule.Code == "PER-030":
			if !strings.Contains(out.String(), `"field":"relation","was":"`+f.Value+`","becomes":"之女"}],"leaves":[],"enters":[]},"town":`) {
				t.Errorf("no unit in %s", out.String())
			}
		case !strings.Contains(out.String(), `"unit":null,`):
			t.Errorf("a unit in %s", out.String())
		}
		seen[f.Unit != nil]++
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("not both are there: %v", seen)
	}
}

func TestChanges(t *testing.T) {
	_, o := sample.Outcome(200)
	o.Corrections[0].Was = "张\n三, \"四\""
	o.Corrections[0].Becomes = "\t451021 "
	o.Corrections[1].Was = "=HYPERLINK(\"http://x\")"
	var out bytes.Buffer
	n, err := WriteChanges(&out, o.Corrections, "zh")
	if err != nil || n != len(o.Corrections) {
		t.Fatalf("%d lines for %d corrections (%v)", n, len(o.Corrections), err)
	}
	text, ok := strings.CutPrefix(out.String(), "\uFEFF")
	if !ok || strings.Count(text, "\r\n") != n+1 || strings.Count(text, "\n") != n+2 {
		t.Errorf("BOM %v, %d lines", ok, strings.Count(text, "\r\n"))
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(records[0], " ") != "file sheet row column household person field was becomes rule action basis" {
		t.Errorf("header %v", records[0])
	}
	for i, c := range o.Corrections {
		r := records[i+1]
		if unguard(r[7]) != c.Was || unguard(r[8]) != c.Becomes || r[6] != "name" || r[9] != "NM-002" || r[10] != "fix" || r[3] != "F" {
			t.Errorf("line %d: %q", i+1, r)
		}
	}
	if records[2][7][0] != '\'' {
		t.Errorf("a formula stands in the ledger: %q", records[2][7])
	}
}

// unguard is what the documentation of WriteChanges tells a reader to do.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && isFormula(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

func TestGuard(t *testing.T) {
	for text, guarded := range map[string]bool{
		"韦小明": false, "": false, "'x": false, `="4510"`: false, "+8613800000000": false, "-12.5": false, "\t4510": false, "'+86138": false,
		"=1+A1": true, "@SUM(A1)": true, "-cmd|x": true, "\t=A1": true, "'=A1": true, "''=A1": true, "＝A1": true, `="a"&B1&"c"`: true, "-": false,
	} {
		got := guard(text)
		if (got != text) != guarded {
			t.Errorf("%q became %q", text, got)
		}
		if unguard(got) != text {
			t.Errorf("%q came back as %q", text, unguard(got))
		}
	}
}
