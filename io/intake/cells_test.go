package intake

import (
	"fmt"
	"strings"
	"testing"

	"rollnet/io/layout"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// one is the part of a list with one person, whose cells in some columns are given.
func one(t *testing.T, header, cells string) *roll.Part {
	t.Helper()
	return parts(t, tabletext.Table("a.xlsx", "S", list[:len(list)-1]+"\t"+header+"\n3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\t"+cells+"\n"))[0]
}

func TestWholeNumbersWithoutExponent(t *testing.T) {
	for _, written := range []string{"#3116400001", "#3116400001.0", "3116400001.0", "#3.116400001E+09", "#3.116400001E9", "'3116400001", "=\"3116400001\"", "３１１６４００００１"} {
		r := assembleRoll(parts(t, tabletext.Table("a.xlsx", "S", list+written+"\t韦一\t"+id(1)+"\t户主\t一般贫困户\n3116400001\t韦二\t"+id(2)+"\t之子\t一般贫困户\n")))
		if got := shown(r); got != "3116400001: 韦一 韦二" {
			t.Errorf("%s: %s", written, got)
		}
		if got := r.Persons[0].Text(roll.HouseholdNumber); got != strings.TrimPrefix(written, "#") {
			t.Errorf("%s is not kept as it stands: %s", written, got)
		}
	}
	p := one(t, "人均纯收入\t家庭人口数\t务工时间（月）", "#1.25E+04\t#3.0\t3.5")
	if p.Number(roll.IncomePerHead, 1).Micro != 12500e6 || p.Number(roll.HouseholdSize, 1).Micro != 3e6 || p.Number(roll.WorkMonths, 1).Micro != 3.5e6 {
		t.Error("numbers are misread")
	}
}

// 15 digits of a number cell survive; what had more has lost them, whatever it looks like. The kind of the cell tells.
func TestDamageByCellKind(t *testing.T) {
	whole := id(1)
	old := whole[:6] + whole[8:17]
	for _, c := range []struct {
		cell string
		want idno.Form
	}{
		{whole, idno.Citizen},
		{"#" + whole[:15] + "000", idno.Damaged},
		{"#4.52622198501010E+17", idno.Damaged},
		{"4.52622E+17", idno.Damaged},
		{"4.52622e+17", idno.Damaged},
		{whole[:14] + "0000", idno.Citizen}, // a text: whoever typed it, nothing was lost on the way
		{"#" + old, idno.Old},
		{"#" + old + ".0", idno.Old},
		{old, idno.Old},
	} {
		p := parts(t, tabletext.Table("a.xlsx", "S", list+"3116400001\t韦一\t"+c.cell+"\t户主\t一般贫困户\n"))[0]
		if got := p.ID(roll.IDNumber, 1); got.Form != c.want {
			t.Errorf("%s: form %d, want %d", c.cell, got.Form, c.want)
		} else if got.Form == idno.Damaged && got.Key != "" {
			t.Errorf("%s: a lost number identifies somebody", c.cell)
		}
	}
}

// The invisible characters, quotes and look-alikes that exports leave are taken off for reading and kept for the ledger.
func TestInvisibleCharacters(t *testing.T) {
	serial := 1
	for ; !strings.HasSuffix(id(serial), "X"); serial++ {
	}
	number := id(serial)
	body := number[:17]
	wide := strings.Map(func(r rune) rune { return r - '0' + '０' }, body) + "Ｘ"
	for _, written := range []string{
		"'" + number, "’" + number, "\u00a0" + number, number + "\u3000", "\u200b" + number + "\u200e", "\ufeff" + number, "\u202d" + number + "\u202c", "\"" + number + "\"", "“" + number + "”",
		"=\"" + number + "\"", number + ".", number + "。", number + "，", body + "x", body + "×", body + "Х", body + "х", body + "Χ", wide, number[:6] + " " + number[6:], number[:6] + "⏎" + number[6:], "*" + number,
	} {
		p := parts(t, tabletext.Table("a.xlsx", "S", list+"3116400001\t韦一\t"+written+"\t户主\t一般贫困户\n"))[0]
		n := p.ID(roll.IDNumber, 1)
		if written[0] == '*' { // a star may stand for something
			if n.Key != "" {
				t.Errorf("%q is read as a number", written)
			}
		} else if n.Key != number || !n.Checked || !n.Changed {
			t.Errorf("%q: key %q changed %v", written, n.Key, n.Changed)
		}
		if got := p.Text(roll.IDNumber, 1); got != strings.ReplaceAll(written, "⏎", "\n") {
			t.Errorf("%q became %q", written, got)
		}
	}
	if p := one(t, "民族", "壮\u200b 族"); p.Term(roll.Ethnic, 1) != "壮族" {
		t.Error("a blank in a word")
	}
}

func TestDatesOfBothEpochs(t *testing.T) {
	build := func(kind table.Kind, text string, from1904 bool) *roll.Part {
		b := table.NewBuilder("a.xlsx", "S")
		for row, cells := range [][]string{{"户编号", "姓名", "证件号码", "与户主关系", "出生日期"}, {"3116400001", "韦一", id(1), "户主", text}} {
			if err := b.Row(row + 1); err != nil {
				t.Fatal(err)
			}
			for col, cell := range cells {
				k := table.Text
				if row == 1 && col == 4 {
					k = kind
				}
				if err := b.Cell(col, k, []byte(cell)); err != nil {
					t.Fatal(err)
				}
			}
		}
		made := b.Table()
		made.Date1904 = from1904
		return parts(t, made)[0]
	}
	for _, c := range []struct {
		kind     table.Kind
		text     string
		from1904 bool
		want     date.Date
	}{
		{table.Date, "43110", false, 20180110},
		{table.Date, "43110.5", false, 20180110},
		{table.Date, "41648", true, 20180110},
		{table.Number, "43110", false, 20180110},
		{table.Number, "41648", true, 20180110},
		{table.Text, "43110", false, 0},
		{table.Number, "19650101.0", false, 19650101},
		{table.Text, "19650101.0", false, 19650101},
		{table.Number, "202304.0", false, 20230400},
		{table.Text, "2018年1月10日", false, 20180110},
		{table.Text, "2018/1/10", false, 20180110},
		{table.Text, "1985-03", false, 19850300},
		{table.Number, "1985", false, 19850000},
		{table.Date, "60", false, 0},
	} {
		p := build(c.kind, c.text, c.from1904)
		if got := p.Date(roll.BirthDate, 1); got != c.want {
			t.Errorf("%s %s (1904: %v): got %v, want %v", c.kind, c.text, c.from1904, got, c.want)
		}
		if p.Text(roll.BirthDate, 1) != c.text {
			t.Errorf("%s is not kept as it stands", c.text)
		}
	}
}

// Sexes and ethnic groups come as words and as codes; a code is a word only where the code list is known.
func TestWordsAndCodes(t *testing.T) {
	sexes := func(cells ...string) string {
		text := list[:len(list)-1] + "\t性别\n"
		for i, cell := range cells {
			text += fmt.Sprintf("31164%05d\t韦一\t%s\t户主\t一般贫困户\t%s\n", i, id(i+1), cell)
		}
		p := parts(t, tabletext.Table("a.xlsx", "S", text))[0]
		got := ""
		for row := range cells {
			got += string(p.Term(roll.Sex, row+1)) + " "
		}
		return strings.TrimSpace(got)
	}
	for _, c := range []struct{ cells, want string }{
		{"男 女", "男 女"}, {"男性 女性", "男 女"}, {"1 2 1", "男 女 男"}, {"#1 #2", "男 女"}, {"#1.0 #2.0", "男 女"}, {"1 0 1", "男 女 男"}, {"#1 #0", "男 女"}, {"1 2 9", "男 女 未说明的性别"}, {"1 2 0", "男 女 未说明的性别"},
	} {
		if got := sexes(strings.Fields(c.cells)...); got != c.want {
			t.Errorf("%s: got %s, want %s", c.cells, got, c.want)
		}
	}

	old := strings.TrimSuffix(ab01, "\n") + "\t民族\n" + member("韦一", id(1), "01", id(1))
	member2014 := parts(t, tabletext.Table("AB01.xlsx", "S", strings.TrimSuffix(old, "\n")+"\t09\n"))[0]
	if got := member2014.Term(roll.Ethnic, 1); got != "壮族" {
		t.Errorf("09 in AB01 is %s", got)
	}
	police := parts(t, tabletext.Table("户籍.xlsx", "S", "户号\t与户主关系\t姓名\t公民身份号码\t民族\n1\t户主\t韦一\t"+id(1)+"\t09\n1\t子\t韦二\t"+id(2)+"\t壮\n"))[0]
	if a, b := police.Term(roll.Ethnic, 1), police.Term(roll.Ethnic, 2); a != roll.Unknown || b != "壮族" {
		t.Errorf("in a register 09 is %s and 壮 is %s", a, b)
	}
	if p := one(t, "民族", "09"); p.Term(roll.Ethnic, 1) != roll.Unknown {
		t.Errorf("09 in a list of 2018 is %s", p.Term(roll.Ethnic, 1))
	}
	m, err := layout.ParseMapping("m.yaml", []byte("files:\n  - {file: a.xlsx, era: 2014-2018}"))
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := layout.Recognise(tabletext.Table("a.xlsx", "S", list[:len(list)-1]+"\t民族\n3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\t09\n"), layout.Said{Mapping: m})
	if err != nil {
		t.Fatal(err)
	}
	if got := typed(sheets[0]).Term(roll.Ethnic, 1); got != "壮族" {
		t.Errorf("with the code list declared 09 is %s", got)
	}
}

func TestLook(t *testing.T) {
	text := strings.TrimSuffix(list, "\n") + "\t民族\t银行卡号\t备注\n" +
		"3116400001\t韦一\t#" + id(1)[:15] + "000\t户主\t一般贫困户\t09\t#6.2284800000001E+18\t\n" +
		"3116400001\t韦二\t#" + id(2)[:6] + id(2)[8:17] + "\t之子\t一般贫困户\t壮族\t6228480000000000001\t\n" +
		"3116400001\t韦三\t" + id(3) + "\t之子\t\t\t\t\n"
	sheets, err := layout.Recognise(tabletext.Table("a.xlsx", "S", text), layout.Said{})
	if err != nil {
		t.Fatal(err)
	}
	in := Input{of: sheets, parts: []*roll.Part{typed(sheets[0])}}
	var got []string
	for i, l := range in.Look(sheets[0]) {
		got = append(got, fmt.Sprintf("%s filled %d numbers %d lost %d strange %d", sheets[0].Columns[i].Header, l.Filled, l.Numbers, l.Lost, l.Strange))
	}
	same(t, strings.Join(got, "\n"), "户编号 filled 3 numbers 0 lost 0 strange 0", "姓名 filled 3 numbers 0 lost 0 strange 0", "证件号码 filled 3 numbers 2 lost 1 strange 0",
		"与户主关系 filled 3 numbers 0 lost 0 strange 0", "贫困户属性 filled 2 numbers 0 lost 0 strange 0", "民族 filled 2 numbers 0 lost 0 strange 1", "银行卡号 filled 2 numbers 0 lost 1 strange 0", "备注 filled 0 numbers 0 lost 0 strange 0")
}
