package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/io/layout"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// id makes an ID number that passes its check.
func id(serial int) string {
	body := fmt.Sprintf("45262219850101%03d", serial)
	return body + string(idno.CheckDigit(body))
}

// parts recognises tables and types their columns.
func parts(t *testing.T, tables ...*table.Table) []*roll.Part {
	t.Helper()
	return partsOf(t, tables...)
}

// partsOf is parts for any kind of test.
func partsOf(t interface{ Fatalf(string, ...any) }, tables ...*table.Table) []*roll.Part {
	var all []*roll.Part
	for _, one := range tables {
		sheets, err := layout.Recognise(one, layout.Said{})
		if err != nil {
			t.Fatalf("%v", err)
		}
		for _, s := range sheets {
			if s.Kind == "" {
				t.Fatalf("%s is not recognised: missing %v", one.File, s.Missing)
			}
			all = append(all, typed(s))
		}
	}
	return all
}

// shown is the households as number[*]: names of members, with the rows of household sheets behind a bar; * is derived.
func shown(r *roll.Roll) string {
	var all []string
	for i := range r.Households {
		h := &r.Households[i]
		text := h.Number
		if h.Derived {
			text += "*"
		}
		text += ":"
		for j := range h.Members {
			text += " " + h.Members[j].Name().Text
			if h.Members[j].Household != h {
				text += "(not linked)"
			}
		}
		if h.Sheet != nil {
			text += fmt.Sprintf(" |%d", h.Sheet.Table.Number(int(h.Row)))
		}
		for _, e := range h.Also {
			text += fmt.Sprintf(" +%d", e.Part.Table.Number(int(e.Row)))
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

func same(t *testing.T, got string, want ...string) {
	t.Helper()
	if w := strings.Join(want, "\n"); got != w {
		t.Errorf("got\n%s\nwant\n%s", got, w)
	}
}

const list = "户编号\t姓名\t证件号码\t与户主关系\t贫困户属性\n"

func TestPersonsAreGroupedByNumber(t *testing.T) {
	text := list +
		"3116400001\t韦一\t" + id(1) + "\t户主\t一般贫困户\n" +
		"3116400002\t黄二\t" + id(2) + "\t户主\t一般贫困户\n" +
		" 3116400001\t韦三\t" + id(3) + "\t之子\t一般贫困户\n" +
		"３１１６４００００２\t黄四\t" + id(4) + "\t配偶\t一般贫困户\n" +
		"#3116400001.0\t韦五\t" + id(5) + "\t之女\t一般贫困户\n" +
		"\t农六\t" + id(6) + "\t户主\t一般贫困户\n" +
		"3116400002\t黄七\t" + id(1) + "\t之女\t一般贫困户\n" +
		"3116400002\t黄八\t" + id(8) + "\t之女\t一般贫困户\n"
	r := assembleRoll(parts(t, tabletext.Table("a.xlsx", "S", text)))
	same(t, shown(r), "3116400001: 韦一 韦三 韦五", "3116400002: 黄二 黄四 黄七 黄八", id(6)+"*: 农六")
	if got := fmt.Sprint(r.ByID(id(1))); got != "[0 5]" {
		t.Errorf("persons with one number: %s", got)
	}
	if r.ByID(id(99)) != nil {
		t.Error("somebody has a number that nobody has")
	}
}

func TestYearsAreApart(t *testing.T) {
	head := "年度\t户编号\t户主姓名\t户主证件号码\t家庭人口数\t人均纯收入\t年收入\n"
	houses := head + "2020\t3116400001\t韦一\t" + id(1) + "\t2\t4000\t8000\n2021\t3116400001\t韦一\t" + id(1) + "\t1\t4000\t8000\n"
	members := "年度\t户编号\t人口编号\t姓名\t证件号码\t与户主关系\n2020\t3116400001\t1\t韦一\t" + id(1) + "\t户主\n2021\t3116400001\t1\t韦一\t" + id(1) + "\t户主\n2020\t3116400001\t2\t韦二\t" + id(2) + "\t之子\n"
	r := assembleRoll(parts(t, tabletext.Table("户.xlsx", "S", houses), tabletext.Table("人.xlsx", "S", members)))
	same(t, shown(r), "3116400001: 韦一 韦二 |2", "3116400001: 韦一 |3")
	one := strings.ReplaceAll(members, "2021", "2020")
	r = assembleRoll(parts(t, tabletext.Table("人.xlsx", "S", one)))
	same(t, shown(r), "3116400001: 韦一 韦一 韦二")
}

const (
	ac01 = "县区\t乡镇\t村居\t贫困户属性\t脱贫标志\t分区年度\t户主姓名\t户主身份证号\t家庭人口数\n"
	ab01 = "县区\t乡镇\t村居\t姓名\t证件号码\t与户主关系\t分区年度\t户主身份证号\t劳动技能\n"
)

func house(name, head string) string {
	return "田阳县\t那满镇\t新立村\t01\t0\t2017\t" + name + "\t" + head + "\t2\n"
}

func member(name, own, relation, head string) string {
	return "田阳县\t那满镇\t新立村\t" + name + "\t" + own + "\t" + relation + "\t2017\t" + head + "\t01\n"
}

func TestAC01AndAB01MeetAtTheHead(t *testing.T) {
	old := id(3)[:6] + id(3)[8:17]
	houses := ac01 + house("韦一", id(1)) + house("黄三", old) + house("农五", id(5)) + house("韦一", id(1))
	members := ab01 + member("韦一", id(1), "01", id(1)) + member("黄三", id(3), "01", id(3)) + member("韦二", id(2), "02", " "+id(1)+"\u200b") +
		member("罗七", id(7), "01", id(7))
	r := assembleRoll(parts(t, tabletext.Table("AB01.xlsx", "S", members), tabletext.Table("AC01.xlsx", "S", houses)))
	same(t, shown(r), id(1)+"*: 韦一 韦二 |2 +5", id(3)+"*: 黄三 |3", id(7)+"*: 罗七", id(5)+"*: |4")
	if h := r.Households[0]; h.Head().Relation() != roll.Head || h.Term(roll.ExitStatus) != roll.NotExited || h.Term(roll.PovertyAttribute) != "一般贫困户" {
		t.Error("codes are not read")
	}
}

// Two heads with one number are two households, and a household of which the rows are apart is one.
func TestOneHeadNumberTwice(t *testing.T) {
	members := ab01 + member("韦一", id(1), "01", id(1)) + member("韦二", id(2), "02", id(1)) + member("黄三", id(3), "01", id(3)) +
		member("农四", id(1), "01", id(1)) + member("农五", id(5), "03", id(1)) + member("黄六", id(6), "03", id(3))
	houses := ac01 + house("韦一", id(1)) + house("农四", id(1)) + house("黄三", id(3))
	r := assembleRoll(parts(t, tabletext.Table("AB01.xlsx", "S", members), tabletext.Table("AC01.xlsx", "S", houses)))
	same(t, shown(r), id(1)+"*: 韦一 韦二 |2", id(3)+"*: 黄三 黄六 |4", id(1)+"*: 农四 农五 |3")
}

// A head's number that has lost its digits is the same text for many: it puts nobody together.
func TestLostHeadNumbers(t *testing.T) {
	lost := "4.52622E+17"
	members := ab01 + member("韦一", id(1), "01", lost) + member("韦二", id(2), "02", lost) + member("黄三", id(3), "01", lost) + member("黄四", id(4), "03", lost)
	r := assembleRoll(parts(t, tabletext.Table("AB01.xlsx", "S", members)))
	same(t, shown(r), id(1)+"*: 韦一 韦二", id(3)+"*: 黄三 黄四")
}

func TestHouseholdSheetsByHeadOfNumberedPersons(t *testing.T) {
	members := list + "3116400001\t韦一\t" + id(1) + "\t户主\t一般贫困户\n3116400001\t韦二\t" + id(2) + "\t配偶\t一般贫困户\n"
	houses := "户主姓名\t户主证件号码\t家庭人口数\t人均纯收入\t年收入\t识别标准\n韦一\t" + id(1) + "\t2\t3000\t6000\t国家标准\n"
	r := assembleRoll(parts(t, tabletext.Table("人.xlsx", "S", members), tabletext.Table("户.xlsx", "S", houses)))
	same(t, shown(r), "3116400001: 韦一 韦二 |2")
}

func TestSeveralHouseholdSheets(t *testing.T) {
	basics := "家庭编号\t户主姓名\t证件号码\t识别标准\t贫困户属性\t家庭人口\n3116400001\t韦一\t" + id(1) + "\t国家标准\t一般贫困户\t2\n"
	living := "家庭编号\t户主姓名\t耕地面积（亩）\t林地面积（亩）\t住房面积（㎡）\t是否危房\n3116400001\t韦一\t2.5\t1\t80\t否\n3116400002\t黄二\t1\t1\t60\t是\n"
	r := assembleRoll(parts(t, tabletext.Table("a.xlsx", "基本情况", basics), tabletext.Table("a.xlsx", "生产生活", living)))
	same(t, shown(r), "3116400001: |2 +2", "3116400002: |3")
	h := &r.Households[0]
	if h.Quantity(roll.FarmLand).Float() != 2.5 || h.Term(roll.PovertyAttribute) != "一般贫困户" || h.Term(roll.UnsafeHouse) != roll.No {
		t.Error("a field of the second sheet is not found")
	}
}

func TestNumberOnTheFirstRowOnly(t *testing.T) {
	text := list +
		"3116400001\t韦一\t" + id(1) + "\t户主\t一般贫困户\n\t韦二\t" + id(2) + "\t配偶\t\n\t韦三\t" + id(3) + "\t之子\t\n" +
		"3116400002\t黄四\t" + id(4) + "\t户主\t一般贫困户\n\t黄五\t" + id(5) + "\t之女\t\n\t农六\t" + id(6) + "\t户主\t\n"
	r := assembleRoll(parts(t, tabletext.Table("a.xlsx", "S", text)))
	same(t, shown(r), "3116400001: 韦一 韦二 韦三", "3116400002: 黄四 黄五", id(6)+"*: 农六")

	many := list + "3116400001\t韦一\t" + id(1) + "\t户主\t一般贫困户\n\t韦二\t" + id(2) + "\t配偶\t一般贫困户\n"
	for i := 3; i < 12; i++ {
		many += fmt.Sprintf("31164000%02d\t黄%c\t%s\t户主\t一般贫困户\n", i, '甲'+rune(i), id(i))
	}
	merged := tabletext.Table("a.xlsx", "S", many, table.Range{Row1: 2, Row2: 3})
	if got, _, _ := strings.Cut(shown(assembleRoll(parts(t, merged))), "\n"); got != "3116400001: 韦一 韦二" {
		t.Errorf("merged: %s", got)
	}
	// One blank number among many is not a way of writing: whose row it is, nobody knows.
	if got, _, _ := strings.Cut(shown(assembleRoll(parts(t, tabletext.Table("a.xlsx", "S", many)))), "\n"); got != "3116400001: 韦一" {
		t.Errorf("not merged: %s", got)
	}
}

func TestRegisters(t *testing.T) {
	police := "人员状态\t户号\t与户主关系\t姓名\t公民身份号码\t户类型\t住址\n正常\t101\t户主\t韦一\t" + id(1) + "\t农业家庭户口\t那满村\n死亡\t101\t子\t韦二\t" + id(2) + "\t农业家庭户口\t那满村\n正常\t102\t户主\t黄三\t" + id(3) + "\t农业家庭户口\t那满村\n"
	other := strings.NewReplacer("韦一", "农一", "韦二", "农二", "黄三", "农三").Replace(police)
	r := assembleRegister(parts(t, tabletext.Table("那满.xlsx", "S", police), tabletext.Table("百育.xlsx", "S", other)))
	same(t, shown(r), "101: 韦一 韦二", "102: 黄三", "101: 农一 农二", "102: 农三")
	if p := r.Persons[1]; p.Current() || p.Relation() != roll.Son {
		t.Errorf("status and relation: %v %v", p.Current(), p.Relation())
	}
}

func TestRegistersWithoutNumbers(t *testing.T) {
	head := "户主姓名\t姓名\t身份证号码\t本户地址\t户号\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"by the head's name": {head + "韦一\t韦二\t" + id(2) + "\t那满街1号\t\n韦一\t韦一\t" + id(1) + "\t那满街1号\t\n黄三\t黄四\t" + id(4) + "\t那满街2号\t\n韦一\t韦五\t" + id(5) + "\t那满街9号\t\n",
			[]string{id(1) + "*: 韦二 韦一", id(4) + "*: 黄四", id(5) + "*: 韦五"}},
		"namesakes are neighbours": {head + "韦一\t韦一\t" + id(1) + "\t\t\n韦一\t韦二\t" + id(2) + "\t\t\n韦一\t韦一\t" + id(3) + "\t\t\n韦一\t韦四\t" + id(4) + "\t\t\n",
			[]string{id(1) + "*: 韦一 韦二", id(3) + "*: 韦一 韦四"}},
		"by the address": {"姓名\t公民身份号码\t本户地址\n韦一\t" + id(1) + "\t那满街1号\n韦二\t" + id(2) + "\t那满街1号\n黄三\t" + id(3) + "\t那满街2号\n",
			[]string{id(1) + "*: 韦一 韦二", id(3) + "*: 黄三"}},
		"from head to head": {"姓名\t公民身份号码\t与户主关系\t户口性质\n韦一\t" + id(1) + "\t户主\t农业\n韦二\t" + id(2) + "\t妻\t农业\n黄三\t" + id(3) + "\t户主\t农业\n",
			[]string{id(1) + "*: 韦一 韦二", id(3) + "*: 黄三"}},
		"some numbers": {head + "韦一\t韦一\t" + id(1) + "\t\t7\n韦一\t韦二\t" + id(2) + "\t\t7\n黄三\t黄三\t" + id(3) + "\t\t\n黄三\t黄四\t" + id(4) + "\t\t\n",
			[]string{"7: 韦一 韦二", id(3) + "*: 黄三 黄四"}},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, shown(assembleRegister(parts(t, tabletext.Table("那满.xlsx", "S", c.text)))), c.want...)
		})
	}
}

func TestDataDate(t *testing.T) {
	text := "数据日期\t" + list + "2022-06-30\t3116400001\t韦一\t" + id(1) + "\t户主\t一般贫困户\n\t3116400001\t韦二\t" + id(2) + "\t之子\t一般贫困户\n"
	if got := dataDate(parts(t, tabletext.Table("a.xlsx", "S", text))); got != date.Date(20220630) {
		t.Errorf("got %v", got)
	}
	text += "2022-07-31\t3116400002\t黄三\t" + id(3) + "\t户主\t一般贫困户\n"
	if got := dataDate(parts(t, tabletext.Table("a.xlsx", "S", text))); got != 0 {
		t.Errorf("two dates: got %v", got)
	}
	if got := dataDate(parts(t, tabletext.Table("a.xlsx", "S", list+"3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\n"))); got != 0 {
		t.Errorf("no column: got %v", got)
	}
}

// write writes a CSV file; tabs in the text become commas.
func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "\t", ",")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func sources(paths ...string) []Source {
	var all []Source
	for _, p := range paths {
		all = append(all, Source{Path: p})
	}
	return all
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	a := write(t, filepath.Join(dir, "那满", "花名册.csv"), "花名册\n"+list+"3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\n合计\n")
	b := write(t, filepath.Join(dir, "百育", "花名册.csv"), list+"3116400002\t黄二\t"+id(2)+"\t户主\t一般贫困户\n")
	c := write(t, filepath.Join(dir, "死亡.csv"), "姓名\t身份证号\t死亡日期\n韦一\t"+id(1)+"\t2017-03-01\n")
	d := write(t, filepath.Join(dir, "学校.csv"), "姓名\t身份证号\t学校名称\n韦一\t"+id(1)+"\t田阳高中\n")
	want := ""
	for i, order := range [][]string{{a, b, c, d}, {d, c, b, a}, {b, d, a, c}} {
		all := sources(order...)
		for i := range all {
			if all[i].Path == d {
				all[i].Kind = roll.School
			}
		}
		in, err := Read(all, Options{Jobs: i + 1, NeedRoll: true})
		if err != nil {
			t.Fatal(err)
		}
		got := shown(in.Roll)
		for _, f := range in.Inputs {
			for _, s := range f.Sheets {
				got += fmt.Sprintf("\n%s %s %s %s header %v rows %d skipped %d data %v", f.File, f.Container, f.Kind, f.Era, s.HeaderRows, len(s.Rows), len(s.Skipped), f.Workbook.Data != nil)
			}
		}
		got += fmt.Sprint("\n", len(in.Lists), " lists ", len(in.Lists[roll.Death].ByID(id(1))), len(in.Lists[roll.School].Parts), in.Register)
		if want == "" {
			want = got
			same(t, got, "3116400002: 黄二", "3116400001: 韦一",
				"学校.csv csv school  header [1] rows 1 skipped 0 data false",
				"死亡.csv csv death  header [1] rows 1 skipped 0 data false",
				"百育/花名册.csv csv person 2018-2020 header [1] rows 1 skipped 0 data true",
				"那满/花名册.csv csv person 2018-2020 header [2] rows 1 skipped 2 data true", "2 lists 1 1 <nil>")
		} else if got != want {
			t.Errorf("another order gives\n%s\nnot\n%s", got, want)
		}
	}
}

func code(err error) fault.Code {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return fault.Code(fmt.Sprint(err))
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	text := list + "3116400001\t韦一\t" + id(1) + "\t户主\t一般贫困户\n"
	a := write(t, filepath.Join(dir, "a.csv"), text)
	again := write(t, filepath.Join(dir, "b.csv"), text)
	deaths := write(t, filepath.Join(dir, "死亡.csv"), "姓名\t身份证号\t死亡日期\n韦一\t"+id(1)+"\t2017-03-01\n")
	odd := write(t, filepath.Join(dir, "芒果.csv"), "品种\t单价\n芒果\t5\n")
	twice := write(t, filepath.Join(dir, "两列.csv"), "证件号码\t"+list+id(2)+"\t3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\n")
	none := write(t, filepath.Join(dir, "空.csv"), "")
	for name, c := range map[string]struct {
		paths []string
		need  bool
		want  fault.Code
	}{
		"the same file twice":     {[]string{a, a}, true, fault.SameFile},
		"the same content twice":  {[]string{a, again}, true, fault.SameFile},
		"no roll":                 {[]string{deaths}, true, fault.NoRoll},
		"nothing at all":          {nil, true, fault.NoRoll},
		"no roll, and none asked": {[]string{deaths}, false, "<nil>"},
		"nothing known":           {[]string{a, odd}, true, fault.Unrecognised},
		"a header twice":          {[]string{twice}, true, fault.HeaderTwice},
		"an empty file":           {[]string{none}, false, fault.Empty},
		"no such file":            {[]string{filepath.Join(dir, "没有.csv")}, false, fault.Unreadable},
	} {
		_, err := Read(sources(c.paths...), Options{Jobs: 2, NeedRoll: c.need})
		if got := code(err); got != c.want {
			t.Errorf("%s: got %s (%v), want %s", name, got, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), id(1)) {
			t.Errorf("%s: the message shows an ID number", name)
		}
	}
	in, err := Read(sources(odd), Options{Unknown: true})
	if err != nil || in.Inputs[0].Kind != "" || len(in.Inputs[0].Sheets[0].Skipped) != 2 {
		t.Errorf("a file of nothing known, to be shown: %v", err)
	}
}

func TestDisplayNames(t *testing.T) {
	for _, c := range []struct{ paths, want []string }{
		{[]string{"/x/a.xlsx", "/x/b.xlsx"}, []string{"a.xlsx", "b.xlsx"}},
		{[]string{"/x/那满/a.xlsx", "/x/百育/a.xlsx", "/x/b.xlsx"}, []string{"那满/a.xlsx", "百育/a.xlsx", "b.xlsx"}},
		{[]string{"/1/x/a.xlsx", "/2/x/a.xlsx"}, []string{"1/x/a.xlsx", "2/x/a.xlsx"}},
		{[]string{"/x/a.xlsx", "/y/A.xlsx"}, []string{"x/a.xlsx", "y/A.xlsx"}},
		{[]string{"/a.xlsx", "/y/a.xlsx"}, []string{"a.xlsx", "y/a.xlsx"}},
		{[]string{"/x/a.xlsx", "/x/a.xlsx"}, []string{"x/a.xlsx", "x/a.xlsx"}},
	} {
		if got := Names(c.paths); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.paths, got, c.want)
		}
	}
}

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.xlsx", "a.CSV", "sub/c.xls", "~$b.xlsx", ".hidden.xlsx", ".git/d.xlsx", "说明.docx", "run/run.json", "run/findings.jsonl", "run/corrected/b.xlsx"} {
		write(t, filepath.Join(dir, name), "x")
	}
	under := func(names ...string) []string {
		for i, n := range names {
			names[i] = filepath.Join(dir, n)
		}
		return names
	}
	for name, c := range map[string]struct {
		args, want []string
		notes      int
	}{
		"a folder":              {under(""), under("a.CSV", "b.xlsx", "sub/c.xls"), 4},
		"a file":                {under("说明.docx"), under("说明.docx"), 0},
		"a glob":                {under("*.xls*"), under("b.xlsx"), 2},
		"a folder and its file": {under("", "b.xlsx"), under("a.CSV", "b.xlsx", "sub/c.xls"), 4},
		"a file twice":          {under("b.xlsx", "b.xlsx"), under("b.xlsx", "b.xlsx"), 0},
	} {
		got, notes, err := Expand(c.args)
		if err != nil || !slices.Equal(got, c.want) || len(notes) != c.notes {
			t.Errorf("%s: got %v, %d notes %v, %v", name, got, len(notes), notes, err)
		}
	}
	for arg, want := range map[string]fault.Code{"nothing.xlsx": fault.Unreadable, "*.docm": fault.NoFiles, "run/corrected/none*": fault.NoFiles} {
		if _, _, err := Expand(under(arg)); code(err) != want {
			t.Errorf("%s: got %v", arg, err)
		}
	}
}
