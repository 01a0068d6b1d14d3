package containertest_test

import (
	"testing"

	"rollnet/io/containertest"
	"rollnet/io/sheet"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// What is written is read: the readers and these writers know nothing of each other.
func TestAll(t *testing.T) {
	long := ""
	for range 3000 {
		long += "长。"
	}
	want := tabletext.Table("f", "", "姓名\t证件号码\t人数\t住址\n韦一\t451021000000000000\t#3\t𠮷村<1>,\"二\" & 三\n\n\t#450102200012311000\t#0.5\t"+long+"\n黄二\t\t\t"+long+"x\n")
	for _, c := range containertest.All {
		data, err := c.Write(want)
		if err != nil {
			t.Fatal(c.Name, err)
		}
		w, err := sheet.Read(data, c.Name, c.Name, sheet.Options{})
		if err != nil || len(w.Tables) != 1 {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		got := w.Tables[0]
		if got.Rows() != want.Rows() {
			t.Errorf("%s: %d rows", c.Name, got.Rows())
			continue
		}
		for row := range want.Rows() {
			if got.Number(row) != want.Number(row) {
				t.Errorf("%s: row %d stands in row %d", c.Name, want.Number(row), got.Number(row))
			}
			for col := range want.Columns {
				v := want.At(row, col)
				if !c.Numbers && v.Kind == table.Number {
					v.Kind = table.Text
				}
				if g := got.At(row, col); g != v {
					t.Errorf("%s: %s is %.40q %s, not %.40q %s", c.Name, table.CellName(want.Number(row), col), g.Text, g.Kind, v.Text, v.Kind)
				}
			}
		}
	}
}
