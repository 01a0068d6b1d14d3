package layout

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rollnet/io/fault"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// listed is the skipped rows as row=reason.
func listed(s *Sheet) string {
	var all []string
	for _, k := range s.Skipped {
		all = append(all, fmt.Sprintf("%d=%s", k.Row, k.Reason.EN))
	}
	return strings.Join(all, "; ")
}

func reasons(rows map[int]screening.Words) string {
	var numbers []int
	for n := range rows {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	var all []string
	for _, n := range numbers {
		all = append(all, fmt.Sprintf("%d=%s", n, rows[n].EN))
	}
	return strings.Join(all, "; ")
}

func must(t *testing.T, sheet *table.Table, forced roll.Kind) *Sheet {
	t.Helper()
	sheets, err := Recognise(sheet, Said{Kind: forced})
	if err != nil {
		t.Fatal(err)
	}
	if len(sheets) != 1 {
		t.Fatalf("%d tables on one sheet", len(sheets))
	}
	return sheets[0]
}

const personHeader = "序号\t户编号\t姓名\t证件号码\t与户主关系\t贫困户属性\n"

func TestRowsThatAreNotData(t *testing.T) {
	text := "2018年建档立卡贫困人口信息表\n" + personHeader +
		"1\t2\t3\t4\t5\t6\n" + // 3
		"1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\n" +
		"\t\t\u3000\t\t\t\n" + // 5
		"2\t3116400001\t黄二\t" + person(2) + "\t配偶\t一般贫困户\n" +
		personHeader + // 7
		"3\t3116400002\t合计\t" + person(3) + "\t户主\t一般贫困户\n" + // a name like a total, with an ID number
		"4\t3116400003\t\t\t户主\t一般贫困户\n" + // neither name nor ID: still a row of the roll
		"5\t\t\t\t\t\n" + // 10
		"6\t\t农三\t\t\t\n" +
		"\n" +
		"合计\t3\t5\t\t\t\n" + // 13
		"小计：\t\t3人\t\t\t\n" +
		"填表人：韦一\t\t审核人：黄二\t\t\t\n" + // 15
		"说明：本表由村委会填写\t\t\t\t\t\n"
	s := must(t, tabletext.Table("a.xlsx", "Sheet1", text), "")
	want := reasons(map[int]screening.Words{1: aboveHeader, 3: numbering, 5: onlyBlanks, 7: headerAgain, 10: nobody, 13: total, 14: total, 15: note, 16: note})
	if got := listed(s); got != want {
		t.Errorf("skipped\n%s, want\n%s", got, want)
	}
	if fmt.Sprint(s.HeaderRows) != "[2]" || fmt.Sprint(s.Rows) != "[3 5 7 8 10]" {
		t.Errorf("header %v, rows %v", s.HeaderRows, s.Rows)
	}
}

func TestLegends(t *testing.T) {
	for name, row := range map[string]string{
		"codes":      "\t\t\t填18位身份证号或20位残疾证号\t01户主⏎02配偶⏎03之子\t01一般贫困户 02低保户",
		"what to do": "数字\t必填\t必填\t必填\t选填\t选填",
		"example":    "例\t3116400009\t农九\t" + person(9) + "\t户主\t一般贫困户",
	} {
		s := must(t, tabletext.Table("a.xlsx", "S", personHeader+row+"\n1\t3116400001\t韦一\t"+person(1)+"\t户主\t一般贫困户"), "")
		if got, want := listed(s), reasons(map[int]screening.Words{2: legend}); got != want || len(s.Rows) != 1 {
			t.Errorf("%s: skipped %s, want %s; %d rows", name, got, want, len(s.Rows))
		}
	}
}

func TestMergedHeaders(t *testing.T) {
	text := "全县农村低保发放名册\t\t\t\t\t\t\t\n" +
		"序号\t户主姓名\t身份证号码\t低保证号\t保障人数\t\t领取金额\t\n" +
		"\t\t\t\t重点保障人数\t残疾人数\t家庭补差\t重点救助60元\n" +
		"1\t韦一\t" + person(1) + "\tD1\t1\t0\t300\t60\n"
	merges := []table.Range{{Row1: 1, Col1: 0, Row2: 1, Col2: 7}, {Row1: 2, Col1: 0, Row2: 3, Col2: 0}, {Row1: 2, Col1: 1, Row2: 3, Col2: 1},
		{Row1: 2, Col1: 2, Row2: 3, Col2: 2}, {Row1: 2, Col1: 3, Row2: 3, Col2: 3}, {Row1: 2, Col1: 4, Row2: 2, Col2: 5}, {Row1: 2, Col1: 6, Row2: 2, Col2: 7}}
	for name, m := range map[string][]table.Range{"城保名册.xls": merges, "农保名册.xlsx": merges, "农保名册.csv": nil} { // a CSV file loses the merges
		s := must(t, tabletext.Table(name, "Sheet1", text, m...), "")
		if s.Kind != roll.DibaoList || fmt.Sprint(s.HeaderRows) != "[2 3]" || len(s.Rows) != 1 || listed(s) != reasons(map[int]screening.Words{1: aboveHeader}) {
			t.Errorf("%s: %q, header %v, %d rows, skipped %s", name, s.Kind, s.HeaderRows, len(s.Rows), listed(s))
		}
		if f := s.Fields(); f[roll.HeadName] != 1 || f[roll.IDNumber] != 2 || f[roll.CertificateNumber] != 3 {
			t.Errorf("%s: fields %v", name, f)
		}
	}
}

func TestUpperHeaderGivesTheMeaning(t *testing.T) {
	text := "序号\t户编号\t户主\t\t成员\t\t\t属性\n" + "\t\t姓名\t身份证号\t姓名\t身份证号\t与户主关系\t贫困户属性\n" +
		"1\t3116400001\t韦一\t" + person(1) + "\t黄二\t" + person(2) + "\t配偶\t一般贫困户\n"
	merges := []table.Range{{Row1: 1, Col1: 0, Row2: 2, Col2: 0}, {Row1: 1, Col1: 1, Row2: 2, Col2: 1}, {Row1: 1, Col1: 2, Row2: 1, Col2: 3}, {Row1: 1, Col1: 4, Row2: 1, Col2: 6}}
	s := must(t, tabletext.Table("a.xlsx", "S", text, merges...), "")
	f := s.Fields()
	if s.Kind != roll.Persons || f[roll.HeadName] != 2 || f[roll.HeadID] != 3 || f[roll.Name] != 4 || f[roll.IDNumber] != 5 || len(s.Rows) != 1 {
		t.Errorf("%q, fields %v, rows %v", s.Kind, f, s.Rows)
	}
}

func TestSectionRows(t *testing.T) {
	text := personHeader + "那满村\n" + "1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\n" + "\t新立村\n" + "2\t3116400002\t黄二\t" + person(2) + "\t户主\t一般贫困户\n"
	s := must(t, tabletext.Table("a.xlsx", "S", text, table.Range{Row1: 2, Row2: 2, Col2: 5}, table.Range{Row1: 4, Row2: 4, Col1: 1, Col2: 5}), "")
	if got, want := listed(s), reasons(map[int]screening.Words{2: section, 4: section}); got != want {
		t.Errorf("skipped %s, want %s", got, want)
	}
}

// Two lists that have nothing but names and numbers are told apart by what stands around them.
func TestKindsByWords(t *testing.T) {
	rows := "姓名\t身份证号\n韦一\t" + person(1) + "\n"
	for _, c := range []struct {
		file, sheet, title string
		want               roll.Kind
	}{
		{"a.xlsx", "Sheet1", "", ""},
		{"2020.03(农村低保数据库).csv", "", "", roll.DibaoList},
		{"a.xlsx", "五保", "", roll.TekunList},
		{"a.xlsx", "Sheet1", "村“两委”干部名册", roll.Cadre},
		{"低保.xlsx", "五保", "", roll.TekunList},
		{"低保.xlsx", "五保", "残疾人名册", roll.Disability},
		{"财政供养人员-基本.xlsx", "Sheet1", "", roll.Payroll},
		{"死亡人员名单.xlsx", "Sheet1", "", roll.Death},
	} {
		title := ""
		if c.title != "" {
			title = c.title + "\n"
		}
		if got := must(t, tabletext.Table(c.file, c.sheet, title+rows), "").Kind; got != c.want {
			t.Errorf("%s %s %s: got %q, want %q", c.file, c.sheet, c.title, got, c.want)
		}
	}
}

func TestWordsDoNotOverruleHeaders(t *testing.T) {
	s := must(t, tabletext.Table("低保户死亡人员.xlsx", "残疾", personHeader+"1\t3116400001\t韦一\t"+person(1)+"\t户主\t一般贫困户\n"), "")
	if s.Kind != roll.Persons {
		t.Errorf("got %q", s.Kind)
	}
}

func TestForcedKinds(t *testing.T) {
	text := "姓名\t身份证号\t学校名称\n韦一\t" + person(1) + "\t田阳高中\n"
	if s := must(t, tabletext.Table("a.csv", "", text), ""); s.Kind != "" {
		t.Errorf("a school list is taken for %q though nobody says so", s.Kind)
	}
	if s := must(t, tabletext.Table("a.csv", "", text), roll.School); s.Kind != roll.School || s.Fields()[roll.Unit] != 2 {
		t.Errorf("forced: %q %v", s.Kind, s.Fields())
	}
	if s := must(t, tabletext.Table("a.csv", "", "单位名称\t职务\n田阳高中\t教师\n"), roll.Payroll); s.Kind != "" || !strings.Contains(s.Missing.ZH, "证件号码") {
		t.Errorf("a payroll without ID numbers: %q, missing %v", s.Kind, s.Missing)
	}
}

func TestUnrecognised(t *testing.T) {
	s := must(t, tabletext.Table("a.csv", "", "品种\t单价\t产地\n芒果\t5\t那满\n"), "")
	if s.Kind != "" || len(s.Skipped) != 2 || len(s.Rows) != 0 || s.HeaderRows != nil || s.Missing.EN == "" {
		t.Errorf("%+v", s)
	}
	s = must(t, tabletext.Table("a.csv", "", "姓名\t民族\t爱好\n韦一\t壮族\t山歌\n"), "")
	if s.Kind != "" || !slices.Contains(s.Seen, "姓名") || !strings.Contains(s.Missing.ZH, "证件号码") {
		t.Errorf("seen %v, missing %v", s.Seen, s.Missing)
	}
	// A table without a header must not show somebody's data as one.
	s = must(t, tabletext.Table("a.csv", "", "韦一\t"+person(1)+"\t户主\t那满村\n黄二\t"+person(2)+"\t配偶\t那满村\n"), "")
	for _, text := range s.Seen {
		if text != "户主" && text != "关系" {
			t.Errorf("%q is shown", text)
		}
	}
	if s := must(t, table.NewBuilder("a.csv", "").Table(), ""); s.Kind != "" || len(s.Skipped) != 0 {
		t.Errorf("an empty sheet: %+v", s)
	}
}

func TestRefused(t *testing.T) {
	row := "1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\t" + person(2) + "\n"
	for name, c := range map[string]struct {
		text string
		code fault.Code
		cell string
	}{
		"one header twice":                     {"序号\t户编号\t姓名\t证件号码\t与户主关系\t贫困户属性\t证件号码\n" + row, fault.HeaderTwice, "G1"},
		"two spellings":                        {"序号\t户编号\t姓名\t证件号码\t与户主关系\t贫困户属性\t身份证号\n" + row, fault.HeaderTwice, "G1"},
		"another table below":                  {personHeader + row + "姓名\t户编号\t民族\t性别\t年龄\n韦一\t3116400001\t壮族\t男\t3\n", fault.SecondHeader, "3"},
		"columns that are claimed twice below": {personHeader + row + "户编号\t姓名\t证件号码\t身份证号\t与户主关系\t贫困户属性\n3116400001\t韦一\t" + person(1) + "\t" + person(2) + "\t户主\t\n", fault.HeaderTwice, "D3"},
	} {
		_, err := Recognise(tabletext.Table("a.xlsx", "Sheet1", c.text), Said{})
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != c.code || f.Cell != c.cell || f.File != "a.xlsx" || f.Sheet != "Sheet1" {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestHarmlessTwins(t *testing.T) {
	for name, header := range map[string]string{
		"remarks":        "备注\t备注",
		"unknown":        "其他\t其他",
		"sizes":          "年度家庭人口数\t当前家庭人口数",
		"phones":         "户联系电话\t成员联系电话",
		"a bracket":      "人均纯收入（元）\t人均纯收入",
		"costs":          "生产经营性支出\t生产经营性支出（合计）",
		"an empty twin":  "证件号码\t备注",
		"unit of 10,000": "年收入（万元）\t年收入（元）",
	} {
		twin := "甲\t乙"
		if name == "an empty twin" {
			twin = "\t乙"
		}
		s := must(t, tabletext.Table("a.xlsx", "S", strings.TrimSuffix(personHeader, "\n")+"\t"+header+"\n"+"1\t3116400001\t韦一\t"+person(1)+"\t户主\t一般贫困户\t"+twin+"\n"), "")
		f := s.Fields()
		if f[roll.IDNumber] != 3 {
			t.Errorf("%s: the ID number is column %d", name, f[roll.IDNumber])
		}
		switch name {
		case "sizes":
			if f[roll.HouseholdSize] != 7 {
				t.Errorf("the size is column %d", f[roll.HouseholdSize])
			}
		case "a bracket":
			if f[roll.IncomePerHead] != 7 {
				t.Errorf("the income is column %d", f[roll.IncomePerHead])
			}
		case "unit of 10,000":
			if f[roll.GrossIncome] != 7 || s.Columns[6].Why != inTenK {
				t.Errorf("the income is column %d, why %v", f[roll.GrossIncome], s.Columns[6].Why)
			}
		}
	}
}

func TestEraByContents(t *testing.T) {
	header := "县\t户编号\t姓名\t证件号码\t与户主关系\t在校生状况\t劳动技能\t识别标准\n"
	row := func(relation, school, labour string) string {
		return "田阳县\t3116400001\t韦一\t" + person(1) + "\t" + relation + "\t" + school + "\t" + labour + "\t国家标准\n"
	}
	for _, c := range []struct {
		rows string
		want roll.Era
	}{
		{row("户主", "非在校生", "普通劳动力"), roll.Era2014},
		{row("户主", "", "普通劳动力"), roll.Era2018},
		{row("户主", "非在校生", "弱劳动力或半劳动力"), roll.Era2018},
		{row("01", "01", "01") + row("02", "01", "01") + row("03", "01", "01"), roll.Era2014},
	} {
		if got := must(t, tabletext.Table("a.xlsx", "S", header+c.rows), "").Era; got != c.want {
			t.Errorf("%q: got %s, want %s", c.rows, got, c.want)
		}
	}
}

func TestDataFiles(t *testing.T) {
	d, err := parseSynonyms(synonymsFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.parseEras(erasFile); err != nil {
		t.Fatal(err)
	}
	for header := range d.eras {
		if header == "" || normal(header) != header {
			t.Errorf("%q is not in normal form", header)
		}
	}
	for _, broken := range []string{"name\t*\t0\t0", "nome\t*\t0\t0\t姓名", "name\tnobody\t0\t0\t姓名", "name\t*\tx\t0\t姓名", "name\t*\t0\tx\t姓名",
		"name\t*\t0\t0\t姓名\nsex\t*\t0\t0\t姓名", "id_number>nope\t*\t0\t0\t证号"} {
		if _, err := parseSynonyms(broken); err == nil {
			t.Errorf("%q is taken", broken)
		}
	}
	if err := d.parseEras("2050\t姓名"); err == nil {
		t.Error("an era of 2050 is taken")
	}
}

// Whatever stands between the rows of people: each row is the header's, kept, or listed with a reason, once, in order, and
// no row with somebody's number is left out.
func TestNoRowIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		people := 0
		for range rapid.IntRange(0, 3).Draw(t, "titles") {
			text.WriteString("田阳县2018年花名册\n")
		}
		text.WriteString(personHeader)
		for i := range rapid.IntRange(0, 30).Draw(t, "rows") {
			switch rapid.SampledFrom([]string{"person", "person", "person", "unnamed", "blank", "space", "header", "total", "note", "text"}).Draw(t, "row") {
			case "person":
				people++
				fmt.Fprintf(&text, "%d\t%d\t%s\t%s\t之子\t一般贫困户\n", i, 3116400000+i, rapid.SampledFrom([]string{"韦一", "合计", "注", "备注：", ""}).Draw(t, "name"), person(i+1))
			case "unnamed":
				fmt.Fprintf(&text, "%d\t\t\t\t之子\t\n", i)
			case "blank":
				text.WriteString("\n")
			case "space":
				text.WriteString(" \t\u3000\n")
			case "header":
				text.WriteString(personHeader)
			case "total":
				text.WriteString("合计\t\t5\n")
			case "note":
				text.WriteString("填表人：韦一\n")
			case "text":
				text.WriteString("\t" + rapid.StringN(1, 8, -1).Filter(func(s string) bool { return !strings.ContainsAny(s, "\t\n⏎#") }).Draw(t, "text") + "\n")
			}
		}
		source := tabletext.Table("a.xlsx", "S", text.String())
		sheets, err := Recognise(source, Said{})
		if err != nil || len(sheets) != 1 {
			t.Fatal(len(sheets), err)
		}
		s := sheets[0]
		all := append([]int{}, s.HeaderRows...)
		for _, row := range s.Rows {
			all = append(all, source.Number(int(row)))
		}
		for _, k := range s.Skipped {
			if k.Reason.ZH == "" || k.Reason.EN == "" {
				t.Fatalf("row %d is skipped without a reason", k.Row)
			}
			all = append(all, k.Row)
		}
		slices.Sort(all)
		var want []int
		for row := range source.Rows() {
			want = append(want, source.Number(row))
		}
		if !slices.Equal(all, want) {
			t.Fatalf("rows %v, accounted for %v", want, all)
		}
		if s.Kind == roll.Persons && len(s.Rows) < people {
			t.Fatalf("%d rows of people, %d kept; skipped %s", people, len(s.Rows), listed(s))
		}
		if !slices.IsSorted(s.Rows) || !slices.IsSortedFunc(s.Skipped, func(a, b Skipped) int { return a.Row - b.Row }) {
			t.Fatal("rows out of order")
		}
	})
}
