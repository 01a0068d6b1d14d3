package differences

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/intake"
	"rollnet/screening/compare"
	"rollnet/screening/roll"
)

const (
	head   = "乡镇,户编号,人编号,与户主关系,姓名,证件号码,出生日期,联系电话,家庭住址,人均纯收入\n"
	before = head + "云岭镇,4510210001,451021000101,户主,韦小明,451021197001010012,1970-01-01,13800000001,那怀屯12号,2500\n" +
		"云岭镇,4510210001,451021000102,配偶,罗美丽,451021197202020023,1972-02-02,13800000002,那怀屯12号,2500\n" +
		"云岭镇,4510210002,451021000201,户主,黄大山,451021196003030035,1960-03-03,13800000003,那怀屯13号,2700\n"
	after = head + "云岭镇,4510210001,451021000101,户主,韦大明,451021197001010020,1970-01-11,13800000009,那怀屯14号,3500\n" +
		"云岭镇,4510210002,451021000201,户主,黄大山,451021196003030035,1960-03-03,13800000003,那怀屯13号,2700\n" +
		"云岭镇,4510210002,451021000203,之子,黄小山,451021199003030031,1990-03-03,13800000004,那怀屯13号,2700\n"
)

func read(t *testing.T, text string) *roll.Roll {
	t.Helper()
	path := filepath.Join(t.TempDir(), "roll.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := intake.Read([]intake.Source{{Path: path}}, intake.Options{NeedRoll: true})
	if err != nil {
		t.Fatal(err)
	}
	return in.Roll
}

func report(t *testing.T, masked bool, lang string) *Report {
	rolls := Rolls{read(t, before), read(t, after)}
	d := compare.Rolls(rolls.Before, rolls.After, compare.Options{})
	ledger := []compare.Line{{File: "roll.csv", Row: 2, Column: "E", Field: "name", Was: "韦小明", Becomes: "韦大明", At: 2}, {File: "roll.csv", Row: 2, Column: "F", Field: "id_number", Was: "x", Becomes: "y", At: 3}}
	return Of(d, compare.Explain(d, rolls.Before, ledger), rolls, masked, lang)
}

// What the terminal shows gives nobody away: no name, number, birthday, telephone or address stands there whole.
func TestMasked(t *testing.T) {
	var shown, whole bytes.Buffer
	if err := report(t, true, "zh").Write(&shown); err != nil {
		t.Fatal(err)
	}
	if err := report(t, false, "zh").Write(&whole); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"小明", "大明", "美丽", "小山", "451021197001010012", "1970-01-01", "13800000001", "12号", "那怀屯"} {
		if strings.Contains(shown.String(), secret) {
			t.Errorf("%s is shown", secret)
		}
		if !strings.Contains(whole.String(), secret) {
			t.Errorf("%s is missing in the file", secret)
		}
	}
	for _, said := range []string{`"was": "2500"`, `"becomes": "3500"`, `"household": "4510210001"`, `"row": 2`, `"column": "J"`, `"explained": false`, `"why": "other_was"`} {
		if !strings.Contains(shown.String(), said) {
			t.Errorf("%s is not shown: %s", said, shown.String())
		}
	}
}

// The workbook has a sheet for each kind of difference, before and after side by side.
func TestWorkbook(t *testing.T) {
	for lang, names := range map[string][]string{
		"zh": {"概要", "修改", "新增", "减少", "对应须核对", "没有台账的修改", "没有台账的新增", "没有台账的减少", "没有效果的台账"},
		"en": {"summary", "changed", "added", "removed", "matches", "changed, no line", "added, no line", "removed, no line", "lines without effect"},
	} {
		var out bytes.Buffer
		if err := report(t, false, lang).Workbook(&out, t.TempDir(), lang); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.GetSheetList(); strings.Join(got, "|") != strings.Join(names, "|") {
			t.Errorf("sheets %v", got)
		}
		rows, err := f.GetRows(names[1])
		if err != nil || len(rows) != 2+6 {
			t.Fatalf("%d rows (%v)", len(rows), err)
		}
		if first := strings.Join(rows[2], "|"); !strings.Contains(first, "4510210001|韦小明|451021000101|451021197001010012") || !strings.Contains(first, "韦小明|韦大明") || !strings.Contains(first, "roll.csv!E2") {
			t.Errorf("%s", first)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}
