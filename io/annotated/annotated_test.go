package annotated

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/intake"
	"rollnet/io/ledger"
	"rollnet/screening"
)

const rollText = "户编号,人编号,与户主关系,姓名,证件号码\n4510210001,451021000101,户主,韦小明,451021197001010012\n4510210001,451021000102,配偶,,451021197202020023\n"

// read is an intake of one file of a roll.
func read(t *testing.T, name string, data []byte) *intake.Intake {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := intake.Read([]intake.Source{{Path: path}}, intake.Options{NeedRoll: true})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func finding(sheet string, row int, column string, severity screening.Severity, message string) ledger.Finding {
	return ledger.Finding{ID: message, Rule: "ID-007", Severity: severity, Action: screening.Verify, File: "roll.csv", Sheet: sheet, Row: row, Column: ledger.OrNull(column), Message: message}
}

// A CSV becomes a workbook; several findings of one cell are one comment, the gravest first; a row as a whole is marked at the name.
func TestMarks(t *testing.T) {
	in := read(t, "roll.csv", []byte(rollText))
	proposed := "韦大明"
	found := []ledger.Finding{
		finding("", 2, "D", screening.Info, "提示一"), finding("", 2, "D", screening.Err, "错误二"), finding("", 3, "", screening.Warn, "整行三"),
		finding("", 3, "E", screening.Info, "四"), {File: "other.csv", Row: 2},
	}
	found[1].Proposed = &proposed
	if got := Names(in.Inputs); got[0] != "roll.xlsx" {
		t.Errorf("named %s", got[0])
	}
	var out bytes.Buffer
	cells, err := Write(&out, &in.Inputs[0], found, map[string]string{"ID-007": "校验码不符"}, "zh")
	if err != nil || cells != 3 {
		t.Fatalf("%d cells (%v)", cells, err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, c := range comments {
		for _, p := range c.Paragraph {
			texts[c.Cell] += p.Text
		}
	}
	if want := "【错误】ID-007 校验码不符\n错误二\n建议值（核实后采用）：韦大明\n处理：入户核实\n\n【提示】ID-007 校验码不符\n提示一\n处理：入户核实\n（疑点，不是结论）"; texts["D2"] != want {
		t.Errorf("D2 says %q", texts["D2"])
	}
	if !strings.Contains(texts["D3"], "整行三") || !strings.Contains(texts["E3"], "四") || len(texts) != 3 {
		t.Errorf("%v", texts)
	}
	if v, err := f.GetCellValue("Sheet1", "E3"); err != nil || v != "451021197202020023" {
		t.Errorf("E3 is %q (%v)", v, err)
	}
}

// A long list of findings on one cell stays a comment that can be read.
func TestLongComments(t *testing.T) {
	in := read(t, "roll.csv", []byte(rollText))
	var found []ledger.Finding
	for range 40 {
		found = append(found, finding("", 2, "D", screening.Warn, strings.Repeat("很长", 40)))
	}
	notes := marks(&in.Inputs[0], found, nil, "en")[""]
	if len(notes) != 1 || len([]rune(notes[0].Text)) > maxText+40 || !strings.Contains(notes[0].Text, "34 more") {
		t.Errorf("%d notes: %d characters", len(notes), len([]rune(notes[0].Text)))
	}
}
