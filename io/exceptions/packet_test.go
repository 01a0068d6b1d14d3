package exceptions

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
	"rollnet/io/workbook"
	"rollnet/screening"
	"rollnet/screening/standard"
)

// packets writes the packets of a sample and opens them, by file name.
func packets(t *testing.T, by By, findings []ledger.Finding, rules []screening.RuleResult, masked bool) map[string]*excelize.File {
	t.Helper()
	books := map[string]*excelize.File{}
	total := 0
	for _, p := range Packets(findings, by, "zh") {
		var out bytes.Buffer
		n, err := WritePacket(&out, t.TempDir(), Content{Rules: rules, Masked: masked, Lang: "zh"}, p)
		if err != nil || n != len(p.Findings) {
			t.Fatalf("%s: %d rows of %d (%v)", p.File, n, len(p.Findings), err)
		}
		total += n
		books[p.File] = open(t, out.Bytes())
	}
	if total != len(findings) {
		t.Errorf("%d findings in packets, %d in all", total, len(findings))
	}
	return books
}

// keysOf lists the findings' numbers in a workbook, sheet by sheet.
func keysOf(t *testing.T, f *excelize.File) []string {
	t.Helper()
	var ids []string
	for _, sheet := range f.GetSheetList()[1:] {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[2:] {
			if rows[1][1] != HeadID.ZH {
				break
			}
			ids = append(ids, row[1])
		}
	}
	return ids
}

func TestEachFindingInOnePacket(t *testing.T) {
	_, o := sample.Outcome(400)
	found := ledger.Findings(o.Findings, "zh")
	for i := range found {
		switch i % 17 {
		case 3:
			found[i].Town, found[i].Village = "", ""
		case 5:
			found[i].Village = ""
		}
	}
	for by, want := range map[By]int{ByTown: 7, ByVillage: 6*4 + 1 + 6} {
		books := packets(t, by, found, o.Rules, false)
		if len(books) != want {
			t.Errorf("%s: %d packets, want %d", by, len(books), want)
		}
		place := map[string]string{}
		for name, book := range books {
			for _, id := range keysOf(t, book) {
				if place[id] != "" {
					t.Errorf("%s is in %s and in %s", id, place[id], name)
				}
				place[id] = name
			}
		}
		for _, f := range found {
			name := place[f.ID]
			town := string(f.Town)
			if town == "" {
				town = "未注明乡镇"
			}
			if !strings.HasPrefix(name, "核实清单-"+town) || by == ByVillage && f.Village != "" && !strings.HasSuffix(name, "-"+string(f.Village)+".xlsx") {
				t.Errorf("a finding of %s %s is in %q", f.Town, f.Village, name)
			}
		}
	}
}

// A packet holds no whole name and no whole number, wherever a finding keeps them.
func TestMaskedPackets(t *testing.T) {
	_, o := sample.Outcome(400)
	found := ledger.Findings(o.Findings, "zh")
	name, id := string(found[0].Head), string(found[0].Number)
	for i := range found {
		f := &found[i]
		f.Evidence = append(f.Evidence,
			screening.Fact{Key: "child", Label: "子女", Value: "秘名无人知（长子" + name + "，" + id + "，电话13900000012"},
			screening.Fact{Key: "relation_after", Label: "合并后", Value: "秘名某某：之父、秘名又某：之母"},
			screening.Fact{Key: "owner_name", Label: "所有人", Value: "不在册的秘名某"})
		if i%2 == 0 {
			f.Household = ledger.OrNull(id) // a household known by its head's ID number
		}
	}
	for name, book := range packets(t, ByTown, Masked(found), o.Rules, true) {
		ids := 0
		for _, sheet := range book.GetSheetList() {
			rows, err := book.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.Contains(cell, sample.NameSecret) || strings.Contains(cell, sample.IDSecret) || strings.Contains(cell, "1390000") {
						t.Fatalf("%s, %s: %q", name, sheet, cell)
					}
					if strings.HasPrefix(cell, "45102100") || strings.Contains(cell, "户编号4510210") {
						ids++
					}
				}
			}
		}
		if ids == 0 {
			t.Errorf("%s: no household can be found by its number", name)
		}
	}
	if found[0].Head != ledger.OrNull(name) || strings.Contains(string(found[0].Number), "*") {
		t.Error("the findings themselves were masked")
	}
}

// Household numbers that look like phones stay, accounts and phones by their field do not.
func TestMaskByField(t *testing.T) {
	phone, account := "13900000012", "6217001234"
	found := Masked([]ledger.Finding{
		{ID: "1", Household: "14010000012", Field: "phone", Value: &phone, Message: "户编号14010000012，电话13900000012"},
		{ID: "2", Field: "bank_account", Value: &account, Related: []ledger.Related{{Household: "14010000012", Name: "韦国"}}},
		{ID: "3", Message: "同名韦国，韦国强", Name: "韦国强"},
	})
	if *found[0].Value != "*********12" || found[0].Household != "14010000012" || found[0].Message != "户编号14010000012，电话*********12" {
		t.Errorf("%+v %q", found[0], *found[0].Value)
	}
	if *found[1].Value != "********34" || found[2].Message != "同名韦*，韦**" {
		t.Errorf("%q %q", *found[1].Value, found[2].Message)
	}
}

func TestFileNames(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range []struct{ place, want string }{
		{"那坡镇", "核实清单-那坡镇.xlsx"}, {"那坡镇", "核实清单-那坡镇-2.xlsx"}, {"a/b:c*?\"<>|\\\t", "核实清单-a_b_c________.xlsx"},
		{"CON", "核实清单-CON.xlsx"}, {"con", "核实清单-con-2.xlsx"}, {"尾. .", "核实清单-尾.xlsx"}, {"..", "核实清单-.xlsx"},
	} {
		if got := fileName([]string{c.place}, taken); got != c.want {
			t.Errorf("%q became %q, want %q", c.place, got, c.want)
		}
	}
	if got := fileName([]string{strings.Repeat("长", 300)}, taken); len([]rune(got)) > 80 {
		t.Errorf("a name of %d characters", len([]rune(got)))
	}
}

func TestPacketSaysWhatItIs(t *testing.T) {
	_, o := sample.Outcome(400)
	p := Packets(Masked(ledger.Findings(o.Findings, "zh")), ByTown, "zh")[0]
	var first, again bytes.Buffer
	c := Content{Rules: o.Rules, Masked: true, Lang: "zh", Facts: []Fact{{words{ZH: "数据时点", EN: "as of"}, "2018-06-30"}}}
	for _, out := range []*bytes.Buffer{&first, &again} {
		if _, err := WritePacket(out, t.TempDir(), c, p); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("other bytes for the same packet")
	}
	rows, err := open(t, first.Bytes()).GetRows("填写说明")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " ") + "\n"
	}
	for _, want := range []string{p.Town + " 入户核实清单", "涉及", "疑点不是结论", "姓名只留姓", "数据时点 2018-06-30", "本表疑点"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said in\n%s", want, text)
		}
	}
}

// An elderly household is one row for the visit, with what all findings about it say, and answered where each finding stands.
func TestVisits(t *testing.T) {
	_, o := sample.Outcome(400)
	var found []ledger.Finding
	for _, f := range ledger.Findings(o.Findings, "zh") {
		if f.Family != screening.Elderly {
			continue
		}
		child := f
		child.ID, child.Evidence = "x"+f.ID, ledger.Facts{{Key: "link", Label: "线索", Value: "户籍同册"}}
		child.Related = []ledger.Related{{File: "农户.xlsx", Row: 9, Name: "韦小强", Household: "77", Note: "疑似子女"}}
		found = append(found, f, child)
	}
	p := Packets(found, ByTown, "zh")[0]
	var out bytes.Buffer
	if _, err := WritePacket(&out, t.TempDir(), Content{Rules: o.Rules, Lang: "zh"}, p); err != nil {
		t.Fatal(err)
	}
	f := open(t, out.Bytes())
	rows, err := f.GetRows("老人户核实表")
	if err != nil || len(rows) != 2+len(p.Findings)/2 {
		t.Fatalf("%d rows for %d findings (%v)", len(rows), len(p.Findings), err)
	}
	for _, row := range rows[2:] {
		text := strings.Join(row, "|")
		for _, want := range []string{"|2|67、63|", "户编号77，疑似子女，农户.xlsx 第9行", "线索：户籍同册", "老人单独立户"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in %q", want, text)
			}
		}
	}
	list, err := f.GetDataValidations("老人户核实表")
	if err != nil || len(list) != 7 || !strings.Contains(list[6].Formula1, "5 特困评定") {
		t.Errorf("choices %d (%v)", len(list), err)
	}
}

// What proves a lead stands in columns of its own: source, the day of the fact beside that of identification, and the match.
func TestProofs(t *testing.T) {
	found := []ledger.Finding{{ID: "1", Rule: "WE-001", Family: screening.WrongIn, File: "花名册.xlsx", Town: "甲",
		Evidence: ledger.Facts{{Key: "match", Label: "比对依据", Value: "证件号码一致"}, {Key: "date", Label: "入职时间", Value: "2009-07-01"}, {Key: "unit", Label: "单位", Value: "某校"}, {Key: "fails", Label: "不符项", Value: "check digit"}, {Key: "birth", Label: "出生日期"}},
		Related:  []ledger.Related{{File: "财政供养.xlsx", Row: 5}}}}
	var out bytes.Buffer
	if _, err := WritePacket(&out, t.TempDir(), Content{Lang: "zh"}, Packets(found, ByTown, "zh")[0]); err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, out.Bytes()).GetRows("错评")
	if err != nil {
		t.Fatal(err)
	}
	for i, head := range rows[1] {
		want, checked := map[string]string{"名单来源": "财政供养.xlsx", "事实时间": "2009-07-01", "比对依据": "证件号码一致", "依据": "单位：某校\n不符项：校验码"}[head]
		if checked && rows[2][i] != want {
			t.Errorf("%s is %q, want %q", head, rows[2][i], want)
		}
	}
}

// Each exited household is a row with nine outcomes; what is not 有 says its value and source.
func TestExits(t *testing.T) {
	answers := standard.Answers{}
	for i := range answers {
		answers[i] = standard.Answer{Verdict: standard.Has, Value: "是", Source: "花名册"}
	}
	answers[1] = standard.Answer{Verdict: standard.Lacks, Value: "D级", Source: "住房等级名单"}
	answers[6] = standard.Answer{Verdict: standard.Unknown, Value: "没有这一列"}
	book, err := workbook.New(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Table(exitTable([]Exit{{Town: "甲镇", Household: "7", Head: "韦某", Year: "2017", Answers: answers}}, "zh")); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, out.Bytes()).GetRows("八有一超")
	if err != nil || len(rows) != 3 {
		t.Fatal(len(rows), err)
	}
	got := strings.Join(rows[2], "|")
	if want := "1|韦某|7|甲镇|||2017|有|无|有|有|有|有|不明|有|有|1|1|有住房保障：D级（住房等级名单）\n有电用：没有这一列|是（花名册）|"; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q…", got, want)
	}
}
