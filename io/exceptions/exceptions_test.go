package exceptions

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
	"rollnet/io/summary"
	"rollnet/screening"
)

func write(t *testing.T, households int, lang string) (*screening.Outcome, []byte) {
	t.Helper()
	c, o := sample.Outcome(households)
	content := Content{
		Findings: ledger.Findings(o.Findings, lang), Rules: o.Rules, Lang: lang,
		Summary:   summary.Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), summary.Rows{Read: 3*households + 1, Kept: 3 * households, Skipped: 1}, households, len(c.Roll.Persons)),
		Corrected: map[string]string{"花名册2018.xlsx": "corrected/花名册2018.xlsx"},
		Facts:     []Fact{{words{ZH: "数据时点", EN: "as of"}, "2018-06-30"}, {words{ZH: "政策口径", EN: "profile"}, "gx-2018"}},
	}
	var out bytes.Buffer
	scratch := t.TempDir()
	rows, err := Write(&out, scratch, content)
	if err != nil {
		t.Fatal(err)
	}
	if rows != len(o.Findings) {
		t.Errorf("%d rows are said, there are %d findings", rows, len(o.Findings))
	}
	if left, _ := os.ReadDir(scratch); len(left) > 0 {
		t.Errorf("left in the scratch folder: %v", left)
	}
	return o, out.Bytes()
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// Set EXCEPTIONS_OUT to a file to look at the sample.
func TestSample(t *testing.T) {
	name := os.Getenv("EXCEPTIONS_OUT")
	if name == "" {
		t.Skip("EXCEPTIONS_OUT is not set")
	}
	_, data := write(t, 400, "zh")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every finding stands in the workbook once, found by its number, in its family's sheet or among the fixed ones.
func TestEveryFindingOnce(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		o, data := write(t, 400, lang)
		f := open(t, data)
		want := map[string]string{}
		names := map[screening.Family]words{}
		for _, known := range screening.Families {
			names[known.Family] = known.Name
		}
		for _, finding := range o.Findings {
			want[finding.ID] = names[finding.Rule.Family].In(lang)
			if finding.Applied {
				want[finding.ID] = fixedSheet.In(lang)
			}
		}
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) < 2 {
				continue
			}
			at := -1
			for i, head := range rows[1] {
				if head == HeadID.In(lang) {
					at = i
				}
			}
			for _, row := range rows[2:] {
				if at < 0 {
					break
				}
				if id := row[at]; want[id] != sheet {
					t.Errorf("%s: finding %q, wanted on %q", sheet, id, want[id])
				} else {
					delete(want, id)
				}
			}
		}
		if len(want) > 0 {
			t.Errorf("%d findings are nowhere", len(want))
		}
	}
}

func TestSameBytes(t *testing.T) {
	_, first := write(t, 400, "zh")
	for range 5 {
		if _, again := write(t, 400, "zh"); !bytes.Equal(first, again) {
			t.Fatal("the same outcome gave other bytes")
		}
	}
}

// Texts of the roll stay texts: nothing is a formula.
func TestNoFormulas(t *testing.T) {
	_, data := write(t, 400, "zh")
	f := open(t, data)
	cells := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, text := range row {
				if !strings.HasPrefix(text, "=") {
					continue
				}
				cells++
				name, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(sheet, name); formula != "" || err != nil {
					t.Errorf("%s!%s is the formula %q (%v)", sheet, name, formula, err)
				}
			}
		}
	}
	if cells == 0 {
		t.Error("no text that looks like a formula was tried")
	}
}

func TestForm(t *testing.T) {
	_, data := write(t, 400, "zh")
	f := open(t, data)
	want := []string{"填写说明", "汇总", "各乡镇", "规则与乡镇", "重复", "老人户", "老人户核实表", "错评", "人员信息", "数据质量", "已自动更正", "规则说明"}
	if got := f.GetSheetList(); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("sheets %v, want %v", got, want)
	}
	validations, err := f.GetDataValidations("重复")
	if err != nil || len(validations) != 5 {
		t.Fatalf("the key, drop-downs, the value and dates: %d (%v)", len(validations), err)
	}
	if list := validations[1].Formula1; !strings.Contains(list, "属实-同意建议,属实-另改为,不属实,待核") {
		t.Errorf("answers: %s", list)
	}
	layout, err := f.GetPageLayout("重复")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page layout %+v (%v)", layout, err)
	}
	props, err := f.GetSheetProps("重复")
	if err != nil || props.FitToPage == nil || !*props.FitToPage {
		t.Errorf("the sheet is not fit to the page (%v)", err)
	}
	panes, err := f.GetPanes("重复")
	if err != nil || !panes.Freeze || panes.YSplit != 2 || panes.XSplit != 3 {
		t.Errorf("panes %+v (%v)", panes, err)
	}
	titles := false
	for _, name := range f.GetDefinedName() {
		titles = titles || name.Name == "_xlnm.Print_Titles" && name.Scope == "重复" && strings.HasSuffix(name.RefersTo, "$1:$2")
	}
	if !titles {
		t.Error("the header is not repeated on paper")
	}
	if !bytes.Contains(data, []byte("xl/charts/chart1.xml")) || !bytes.Contains(data, []byte("xl/charts/chart2.xml")) {
		t.Error("a chart is missing")
	}
	for cell, want := range map[string]string{"A5": "老人户", "B5": "20", "A7": "漏评", "D7": "未查", "A20": "漏评", "B20": "未查", "F20": "MS-020"} {
		if got, err := f.GetCellValue("汇总", cell); got != want || err != nil {
			t.Errorf("汇总!%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
	for cell, want := range map[string]string{"A5": "'老人户'!A1", "A11": "'重复'!A1", "A17": "'重复'!A1"} {
		if linked, to, err := f.GetCellHyperLink("汇总", cell); !linked || to != want || err != nil {
			t.Errorf("汇总!%s leads to %q, want %q (%v)", cell, to, want, err)
		}
	}
	why, err := f.GetCellValue("规则说明", "E9")
	if err != nil || why != "需要全县农户（户籍）名册" {
		t.Errorf("why MS-020 was skipped: %q (%v)", why, err)
	}
}

// What a village does with a list: it fills in, sorts, filters, deletes rows, widens columns. What it cannot do is part a row
// from its finding's number.
func TestFormStands(t *testing.T) {
	_, data := write(t, 400, "zh")
	f := open(t, data)
	sheet := "人员信息"
	if visible, err := f.GetColVisible(sheet, "B"); visible || err != nil {
		t.Errorf("the finding's number is in sight (%v)", err)
	}
	protection, err := f.GetSheetProtection(sheet)
	if err != nil || !protection.Sort || !protection.AutoFilter || !protection.FormatColumns || !protection.DeleteRows || protection.DeleteColumns {
		t.Errorf("protection %+v (%v)", protection, err)
	}
	heads, err := f.GetRows(sheet)
	if err != nil || len(heads) < 4 {
		t.Fatal(len(heads), err)
	}
	for row, locked := range map[int]bool{2: true, 3: false, 4: false} {
		for col := range len(heads[1]) + 3 {
			if row == 2 && col >= len(heads[1]) {
				break
			}
			if got := isLocked(t, f, sheet, col+1, row); got != locked {
				t.Errorf("row %d, column %d: locked %v; Excel sorts and deletes rows only where no cell is locked", row, col+1, got)
			}
		}
	}
	validations, err := f.GetDataValidations(sheet)
	if err != nil || validations[0].Type != "custom" || validations[0].Formula1 != "FALSE" || !strings.HasPrefix(validations[0].Sqref, "B3:B") {
		t.Errorf("the finding's number can be typed over: %+v (%v)", validations[0], err)
	}
	if protection, err := f.GetSheetProtection("已自动更正"); err == nil && !protection.DeleteColumns && protection.Sort {
		t.Error("a sheet with nothing to fill in is protected")
	}
}

func isLocked(t *testing.T, f *excelize.File, sheet string, col, row int) bool {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		t.Fatal(err)
	}
	id, err := f.GetCellStyle(sheet, name)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Protection == nil || style.Protection.Locked
}

// The sheets of towns hold the figures of the summary, and their totals.
func TestTowns(t *testing.T) {
	o, data := write(t, 400, "zh")
	f := open(t, data)
	s := summary.Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), summary.Rows{}, 0, 0)
	rows, err := f.GetRows("各乡镇", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 2+len(s.Towns)+1 {
		t.Fatalf("%d rows (%v)", len(rows), err)
	}
	for i, town := range s.Towns {
		if row := rows[townsFirst-1+i]; row[0] != town.Town || row[1] != fmt.Sprint(town.Open()) || row[4] != fmt.Sprint(town.Outcomes[summary.Elderly].Households) {
			t.Errorf("%s: %q", town.Town, row)
		}
	}
	if total := rows[len(rows)-1]; total[3] != fmt.Sprint(s.Findings.Findings) {
		t.Errorf("all: %q", total)
	}
	rows, err = f.GetRows("规则与乡镇", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, row := range rows[2:] {
		n, err := strconv.Atoi(row[3])
		if err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	if sum != s.Findings.Findings {
		t.Errorf("%d findings by rule, %d in all", sum, s.Findings.Findings)
	}
}

// A finding leads to its row in the corrected copy, to the row it rests on, and to what its rule says.
func TestLinks(t *testing.T) {
	o, data := write(t, 400, "zh")
	f := open(t, data)
	rows, err := f.GetRows("重复")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]*screening.Finding{}
	for i := range o.Findings {
		ids[o.Findings[i].ID] = &o.Findings[i]
	}
	at := map[string]string{}
	for i, head := range rows[1] {
		if at[head], err = excelize.ColumnNumberToName(i + 1); err != nil {
			t.Fatal(err)
		}
	}
	for i, row := range rows[2:] {
		finding := ids[row[1]]
		line := strconv.Itoa(i + 3)
		for head, want := range map[string]string{
			"行":    fmt.Sprintf("corrected/花名册2018.xlsx#'Sheet1'!A%d", finding.At.Part.Table.Number(finding.At.Row)),
			"相关记录": fmt.Sprintf("corrected/花名册2018.xlsx#'Sheet1'!A%d", finding.Related[0].At.Part.Table.Number(finding.Related[0].At.Row)),
			"规则":   "'规则说明'!A6",
		} {
			linked, to, err := f.GetCellHyperLink("重复", at[head]+line)
			if !linked || to != want || err != nil {
				t.Errorf("%s%s leads to %q, want %q (%v)", head, line, to, want, err)
			}
		}
	}
	if code, err := f.GetCellValue("规则说明", "A6"); code != "DUP-001" || err != nil {
		t.Errorf("the link to the rule leads to %q (%v)", code, err)
	}
}

func TestNatural(t *testing.T) {
	for _, pair := range [][2]string{{"2组", "10组"}, {"02组", "3组"}, {"一组", "二组"}, {"A", "A1"}, {"9", "十"}} {
		if natural(pair[0], pair[1]) >= 0 || natural(pair[1], pair[0]) <= 0 {
			t.Errorf("%s does not come before %s", pair[0], pair[1])
		}
	}
}
