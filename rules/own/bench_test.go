package own

import (
	"fmt"
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening"
)

// county makes a roll of households of four or five with the errors that the examples find, n persons in all.
func county(t testing.TB, n int) *screening.Case {
	rows := [][]string{{"户编号", "姓名", "证件号码", "与户主关系", "性别", "劳动技能", "人数", "联系电话", "脱贫属性", "饮水安全", "在校生状况"}}
	relations := []string{"户主", "配偶", "之子", "之女", "之母"}
	surnames := []string{"韦", "黄", "覃", "农", "梁"}
	for i := range n {
		house, place := i/5, i%5
		relation, sex, labour, size, school := relations[place], "男", "普通劳动力", "5", ""
		year := 1960 + house%25
		if place == 1 || place > 2 {
			sex = "女"
		}
		if place == 2 || place == 3 {
			year, labour, school = year+30, "无劳动力", []string{"小学", "七年级", ""}[house%3]
			if (year < 2004 || year > 2011) && school == "小学" {
				school = "高中一年级"
			}
		}
		digit := map[string]string{"男": "m", "女": "f"}[sex]
		id := cases.Expand(fmt.Sprintf("{id:451021,%d%02d%02d,%s,%d}", year, 1+house%12, 1+house/12%28, digit, i%50))
		name := surnames[house%5] + string(rune(0x4e00+house%400)) + string(rune(0x4e00+i%700))
		phone, water := fmt.Sprintf("138%08d", house*7), "是"
		switch house % 211 {
		case 3:
			size = "4"
		case 4:
			water = "否"
		case 5:
			labour = "技能劳动力"
		}
		switch i % 1009 {
		case 1:
			id = "999999" + id[6:]
		case 2:
			relation = "户主"
		case 3:
			relation = "之子"
		case 4:
			phone = "0776-" + phone[:7]
		case 7:
			school = "小学"
		case 9:
			relation = "配偶"
		}
		rows = append(rows, []string{fmt.Sprintf("%010d", house), name, id, relation, sex, labour, size, phone, "已脱贫", water, school})
	}
	c, err := ruletest.Build(cases.Case{Tables: []cases.Table{{Name: "roll", Kind: "roll", Rows: rows}}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// In a whole county as well the examples find what the rules do that they restate.
func TestExamplesFindTheSameInACounty(t *testing.T) {
	c := county(t, 20_000)
	for _, r := range examples(t) {
		of := restated[r.Code]
		want, got := findings(t, c, builtIn(t, of.code), of.part), findings(t, c, r, nil)
		if len(want) < 5 || len(want) != len(got) {
			t.Errorf("%s finds %d, %s finds %d", of.code, len(want), r.Code, len(got))
			continue
		}
		for i := range want {
			if want[i] != got[i] {
				t.Fatalf("%s finds %s, %s finds %s", of.code, want[i], r.Code, got[i])
			}
		}
	}
}

// Each example beside the rule that it restates, over 370,000 persons.
func BenchmarkExamples(b *testing.B) {
	c := county(b, 370_000)
	for _, mine := range examples(b) {
		for _, r := range []*screening.Rule{builtIn(b, restated[mine.Code].code), mine} {
			b.Run(mine.Code+"/"+r.Code, func(b *testing.B) {
				for b.Loop() {
					if _, err := screening.Run(c, []*screening.Rule{r}, screening.Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
