package intake

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"rollnet/screening/roll"
	"rollnet/screening/table/tabletext"
)

// A village survey has the household number on one row of a household, whichever that is.
func TestNumberOnAnyOneRow(t *testing.T) {
	head := "序号\t户编号\t户主姓名\t姓名\t与户主关系\t身份证号\t年龄\t性别\t户在人在\t户在人不在\t人在户不在\t人户都不在\t屯(组)\t土地承包\t生存状态\t婚姻状况\t电话\t民族\t学历\n"
	row := func(n int, number, house, name, relation string) string {
		return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%s\t\t\t√\t\t\t\t一组\t是\t世居\t\t\t壮族\t\n", n, number, house, name, relation, id(n))
	}
	text := "新立村调查表\n" + head +
		row(1, "", "韦一", "韦一", "户主") + row(2, "00001", "韦一", "黄二", "配偶") + row(3, "", "韦一", "韦三", "子") +
		row(4, "", "农四", "农五", "妻") + row(5, "", "农四", "农四", "户主") + row(6, "00002", "农四", "农六", "女") +
		row(7, "00003", "罗七", "罗七", "户主") + row(8, "", "罗七", "罗八", "子") +
		row(9, "", "罗七", "罗七", "户主") + row(10, "00004", "罗七", "罗九", "子") // a namesake next door
	r := assembleRegister(parts(t, tabletext.Table("新立.xlsx", "S", text)))
	same(t, shown(r), "00001: 韦一 黄二 韦三", "00002: 农五 农四 农六", "00003: 罗七 罗八", "00004: 罗七 罗九")

	text = strings.Replace(head, "户主姓名\t", "", 1) + "1\t\t韦一\t户主\t" + id(1) + "\n2\t1\t韦二\t妻\t" + id(2) + "\n3\t\t农三\t户主\t" + id(3) + "\n4\t\t农四\t子\t" + id(4) + "\n5\t2\t农五\t子\t" + id(5) + "\n"
	r = assembleRegister(parts(t, tabletext.Table("新立.xlsx", "S", text)))
	same(t, shown(r), "1: 韦一 韦二", "2: 农三 农四 农五")
}

func TestDerivedHouseholdsAreCounted(t *testing.T) {
	dir := t.TempDir()
	numbered := write(t, filepath.Join(dir, "a.csv"), list+"3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\n\t黄二\t"+id(2)+"\t户主\t一般贫困户\n3116400003\t农三\t"+id(3)+"\t户主\t一般贫困户\n")
	village := write(t, filepath.Join(dir, "b.csv"), "户主姓名\t姓名\t身份证号\t与户主关系\t贫困户属性\t劳动能力\n罗七\t罗七\t"+id(7)+"\t户主\t一般贫困户\t\n罗七\t罗八\t"+id(8)+"\t之子\t一般贫困户\t\n农九\t农九\t"+id(9)+"\t户主\t一般贫困户\t\n")
	police := write(t, filepath.Join(dir, "c.csv"), "姓名\t公民身份号码\t本户地址\n韦一\t"+id(1)+"\t那满街1号\n韦二\t"+id(2)+"\t那满街1号\n")
	in, err := Read(sources(numbered, village, police), Options{NeedRoll: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, input := range in.Inputs {
		s := input.Sheets[0]
		got = append(got, fmt.Sprintf("%s %d of %d by %s", input.File, s.Derived, s.Households, s.DerivedBy.EN))
	}
	same(t, strings.Join(got, "\n"), "a.csv 1 of 3 by the rows from one head to the next", "b.csv 2 of 2 by the head's name in neighbouring rows", "c.csv 1 of 1 by the address in neighbouring rows")
	if h := in.Roll.ByID(id(8)); in.Roll.Persons[h[0]].Household.Number != id(7) {
		t.Error("a derived household is not named by the head's number")
	}
}

// One village a sheet: the village stands in the sheets' names alone.
func TestVillagesOfSheets(t *testing.T) {
	rows := func(n int) string {
		return list + fmt.Sprintf("31164%05d\t韦一\t%s\t户主\t一般贫困户\n", n, id(n))
	}
	r := assembleRoll(parts(t, tabletext.Table("a.xlsx", "新立村", rows(1)), tabletext.Table("a.xlsx", "治塘村", "那满镇治塘村花名册\n"+rows(2))))
	for i, want := range []string{"/新立村", "那满镇/治塘村"} {
		h := &r.Households[i]
		if got := h.Text(roll.Town) + "/" + h.Text(roll.Village); got != want {
			t.Errorf("household %d: %s, want %s", i, got, want)
		}
		if p := &r.Persons[i]; p.Text(roll.Village) == "" || p.Part.Table.Columns[len(p.Part.Table.Columns)-1].Len() != 2 {
			t.Errorf("person %d has no village", i)
		}
	}
}

// Headings between the rows name the village of the rows below them; those above the first have none.
func TestVillagesBetweenTheRows(t *testing.T) {
	row := func(n int) string { return fmt.Sprintf("31164%05d\t韦一\t%s\t户主\t一般贫困户\n", n, id(n)) }
	text := list + row(1) + "\t\t\t\t新立村\n" + row(2) + row(3) + "\t\t\t\t治塘村\n" + row(4) + "\t\t\t\t新立村\n" + row(5)
	r := assembleRoll(parts(t, tabletext.Table("a.xlsx", "S", text)))
	var got []string
	for i := range r.Persons {
		got = append(got, "["+r.Persons[i].Text(roll.Village)+"]")
	}
	if want := "[] [新立村] [新立村] [治塘村] [新立村]"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// A file that holds only what is known and not read is no reason to refuse a folder.
func TestOtherTablesAreLeftAside(t *testing.T) {
	dir := t.TempDir()
	a := write(t, filepath.Join(dir, "a.csv"), list+"3116400001\t韦一\t"+id(1)+"\t户主\t一般贫困户\n")
	b := write(t, filepath.Join(dir, "村.csv"), "县\t村\t是否出列\t总户数\t总人口数\t低保户数\t低保人口数\n田阳县\t新立村\t是\t100\t400\t10\t30\n")
	in, err := Read(sources(a, b), Options{NeedRoll: true})
	if err != nil {
		t.Fatal(err)
	}
	if s := in.Inputs[1].Sheets[0]; s.Other.ZH == "" || len(s.Skipped) != 2 || len(in.Roll.Persons) != 1 {
		t.Errorf("%+v", s)
	}
	if _, err := Read(sources(b), Options{NeedRoll: true}); err == nil {
		t.Error("a village table alone is screened")
	}
}
