package layout

import (
	"errors"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// Whatever the headers say, every row is a header, kept or skipped, once.
func FuzzRecognise(f *testing.F) {
	f.Add("户编号\t人编号\t姓名\t证件号码\t与户主关系\n1\t2\t韦一\t451021\t户主\n\t\t\t\t\n合计\t1\n")
	f.Add("附件1\n某县贫困人口花名册\n序号\t姓名\t证件号码\n\t\t\n1\t韦一\t451021\n姓名\t证件号码\n2\t黄二\t45\n")
	f.Add("姓名\t身份证号\t死亡日期\n韦一\t45\t2017-03-01\n")
	f.Add("户编号\t姓名\t证件号码\t身份证号\t与户主关系\n1\t韦\t4\t5\t户主\n")
	f.Fuzz(func(t *testing.T, text string) {
		b := table.NewBuilder("花名册.xlsx", "Sheet1")
		for i, line := range strings.Split(text, "\n") {
			if i >= 200 || b.Row(i+1) != nil {
				break
			}
			for col, cell := range strings.Split(line, "\t") {
				if cell != "" && col < 60 {
					if err := b.Cell(col, table.Text, []byte(cell)); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		made := b.Table()
		sheets, err := Recognise(made, Said{})
		var refused *fault.Fault
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("%v is no fault", err)
			}
			return
		}
		seen := map[int]int{}
		for _, s := range sheets {
			for _, row := range s.Rows {
				seen[made.Number(int(row))]++
			}
			for _, skip := range s.Skipped {
				seen[skip.Row]++
			}
			for _, row := range s.HeaderRows {
				seen[row]++
			}
		}
		for row := range made.Rows() {
			if n := seen[made.Number(row)]; n != 1 {
				t.Errorf("row %d is accounted for %d times", made.Number(row), n)
			}
		}
	})
}
