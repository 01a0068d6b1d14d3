package rules

import (
	"strings"
	"testing"

	"rollnet/rules/cases"
	"rollnet/rules/ruletest"
	"rollnet/screening/standard"
)

// The nine tests of one household each: passed, failed, or not to be judged, never passed for want of data.
func TestNineTests(t *testing.T) {
	header := []string{"户编号", "姓名", "证件号码", "与户主关系", "脱贫属性", "脱贫年度", "人均纯收入", "人数", "养老保险金", "低保金", "其他转移性收入",
		"危房户", "住房面积", "城乡居民基本医疗保险", "在校生状况", "饮水安全", "入户路类型", "通生活用电", "通广播电视", "务工时间（月）", "劳动技能", "耕地面积"}
	for _, c := range []struct {
		name string
		row  string
		want string // 有, 无 or ？ in the order of the tests
	}{
		{"all passed", "已脱贫|2017|5000|1|0|0|0|否|30|是||是|水泥路|是|是|8|普通劳动力|0", "有有有有有有有有有"},
		{"all blank", "已脱贫||||||||||||||||普通劳动力|", "？？？有？？？？？"},
		{"all failed", "已脱贫|2017|2000|1|0|0|0|是|30|否||否|泥土路|否|否|0|普通劳动力|0", "？无无有无？无无无"},
		{"an income that may be all pension", "已脱贫|2017|4000|1|1500|0|0|否|10|是||是|砂石路|是|是|0|无劳动力|1.2", "有无有有有有有有？"},
		{"an income above the line without it", "已脱贫|2017|6000|1|1500|0|0|否|13|是||是|沥青路|是|是|6|普通劳动力|", "有有有有有有有有有"},
		{"no column says what is in it", "已脱贫|2017|6000|1||||否|13|是||是|沥青路|是|是|6|普通劳动力|", "有有有有有有有有？"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cells := append([]string{"1", "韦国强", "451021197503041238", "户主"}, strings.Split(c.row, "|")...)
			in, err := ruletest.Build(cases.Case{Lines: map[string][]string{"profile": {"poverty_line=3000"}},
				Tables: []cases.Table{{Name: "roll", Kind: "roll", Rows: [][]string{header, cells}}}})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, a := range standard.Of(in, &in.Roll.Households[0]) {
				got += map[standard.Verdict]string{standard.Has: "有", standard.Lacks: "无", standard.Unknown: "？"}[a.Verdict]
				if a.Value == "" {
					t.Errorf("%s: nothing says what was read", standard.Tests[i].Test)
				}
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
