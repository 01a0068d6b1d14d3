package layout

import (
	"strings"
	"testing"

	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// A handbook is told from a roll by what only such papers have: two of their headers, or one and their name.
func TestHandbooks(t *testing.T) {
	for _, c := range []struct {
		file, headers string
		want          roll.Kind
	}{
		{"东江村.xlsx", "户编号 户主 证件号码 帮扶责任人 帮扶措施 卡色 人均纯收入", roll.Handbook},
		{"东江村帮扶手册.xlsx", "户编号 姓名 证件号码 与户主关系 贫困户属性 帮扶措施", roll.Handbook},
		{"走访记录.xlsx", "户编号 户主 走访日期 时间 帮扶人", roll.Handbook},
		{"脱贫台账.xlsx", "户编号 户主姓名 户主签字 人均纯收入", roll.Handbook},
		{"脱贫台账（东江村）.xlsx", "户编号 户主 人口数 人均纯收入 帮扶人", roll.Handbook},
		{"花名册.xlsx", "户编号 姓名 证件号码 与户主关系 贫困户属性 帮扶责任人 帮扶措施", roll.Persons},
		{"特困人员资金发放台账.xlsx", "姓名 身份证号 供养方式 月供养金 帮扶措施", roll.TekunList},
	} {
		b := table.NewBuilder(c.file, "Sheet1")
		for row := range 3 {
			if err := b.Row(row + 1); err != nil {
				t.Fatal(err)
			}
			for col, h := range strings.Fields(c.headers) {
				text := h
				if row > 0 {
					text = []string{"4510210001", "韦国强"}[col%2]
				}
				if err := b.Cell(col, table.Text, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
		}
		sheets, err := Recognise(b.Table(), Said{})
		if err != nil || sheets[0].Kind != c.want {
			t.Errorf("%s with %s is %v: %v", c.file, c.headers, sheets, err)
		}
	}
}

// Numbers in the words of measures are no codes that explain a column.
func TestHandbookRows(t *testing.T) {
	b := table.NewBuilder("帮扶手册.xlsx", "Sheet1")
	for row, cells := range []string{"户编号 户主 帮扶措施 卡色", "1 韦国强 发放鸡苗50羽；务工8个月；危改2万元 蓝卡"} {
		if err := b.Row(row + 1); err != nil {
			t.Fatal(err)
		}
		for col, text := range strings.Fields(cells) {
			if err := b.Cell(col, table.Text, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	sheets, err := Recognise(b.Table(), Said{})
	if err != nil || len(sheets[0].Rows) != 1 {
		t.Errorf("%+v: %v", sheets, err)
	}
}
