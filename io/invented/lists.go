package invented

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/io/xlsx"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// listFiles are the lists' files: some departments send workbooks, some text.
var listFiles = map[roll.Kind]string{
	roll.Payroll: "财政供养人员.xlsx", roll.Cadre: "村干部名单.xlsx", roll.Vehicle: "机动车登记.csv", roll.Property: "不动产登记.xlsx",
	roll.Business: "市场主体登记.xlsx", roll.Death: "死亡人员名单.csv", roll.DibaoList: "农村低保人员名单.xlsx", roll.TekunList: "特困供养人员名单.xlsx",
	roll.Disability: "持证残疾人名单.xlsx", roll.Housing: "农村住房安全等级评定.xlsx", roll.Employment: "企业职工参保.xlsx", roll.School: "控辍保学台账.xlsx",
	roll.Illness: "重大疾病患者名单.xlsx", roll.Relocation: "易地扶贫搬迁户.xlsx",
	roll.Handbook: "帮扶手册.xlsx", invent.VisitLog: "走访记录.xlsx",
}

var registerHeaders = []string{"人员状态", "户号", "与户主关系", "姓名", "公民身份号码", "性别", "民族", "户类型", "出生日期", "住址", "数据归属单位",
	"迁入日期", "迁入原因", "户在人不在", "外出时间", "人均纯收入", "饮水安全", "一票否决情形", "备注"}

// kin are relations as the police write them.
var kin = map[roll.Term]string{
	roll.Head: "户主", roll.Spouse: "配偶", roll.Son: "子", roll.Daughter: "女", roll.DaughterInLaw: "儿媳", roll.SonInLaw: "女婿", roll.Father: "父亲",
	roll.Mother: "母亲", roll.Grandson: "孙子", roll.Granddaughter: "孙女", roll.OuterGrandson: "外孙子", roll.OuterGranddaughter: "外孙女", roll.Sibling: "兄弟姐妹",
}

// grid takes rows of texts.
type grid interface {
	write(cells []string) error
}

type xlsxGrid struct {
	w     *xlsx.Writer
	cells []xlsx.Cell
}

func (g *xlsxGrid) write(cells []string) error {
	g.cells = g.cells[:0]
	for _, text := range cells {
		g.cells = append(g.cells, xlsx.TextCell(text))
	}
	return g.w.Row(g.cells...)
}

// csvGrid writes what Chinese Excel writes: GB18030 without a mark, CR LF.
type csvGrid struct{ w *bufio.Writer }

func (g csvGrid) write(cells []string) error {
	for i, text := range cells {
		if i > 0 {
			g.w.WriteByte(',')
		}
		if strings.ContainsAny(text, ",\"\r\n") {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		g.w.WriteString(text)
	}
	_, err := g.w.WriteString("\r\n") // a bufio.Writer keeps its first error
	return err
}

// grid writes a file of one table; fill gives its rows behind the header.
func (w *writer) grid(name, sheet string, headers []string, fill func(grid) error) error {
	if strings.HasSuffix(name, ".csv") {
		return w.file(name, func(f *os.File) error { return writeCSV(f, headers, fill) })
	}
	return w.workbook(name, func(x *xlsx.Writer) error {
		if err := x.Sheet(sheet, xlsx.SheetOptions{Freeze: 1}); err != nil {
			return err
		}
		if err := x.HeaderRow(headers...); err != nil {
			return err
		}
		return fill(&xlsxGrid{w: x})
	})
}

func writeCSV(to io.Writer, headers []string, fill func(grid) error) error {
	encoder := simplifiedchinese.GB18030.NewEncoder().Writer(to)
	g := csvGrid{bufio.NewWriter(encoder)}
	if err := g.write(headers); err != nil {
		return err
	}
	if err := fill(g); err != nil {
		return err
	}
	return g.w.Flush()
}

// register writes the police's list of households: text in GB18030 for a county of mixed layouts, else a workbook.
func (w *writer) register() error {
	file, sheet := "全县户籍人口.xlsx", "户籍人口"
	if w.mixed() {
		file, sheet = "全县户籍人口.csv", ""
	}
	number := 1
	return w.grid(file, sheet, registerHeaders, func(g grid) error {
		for _, b := range w.county.Books {
			for _, p := range b.Persons {
				number++
				if len(w.county.Planted) > 0 {
					w.rows[p] = spot{file: file, name: sheet, row: number}
				}
				err := g.write([]string{p.Status, b.Number, kin[p.Relation], p.Name, p.ID, sexOf(p), p.Ethnic, "农业家庭户口",
					strings.ReplaceAll(p.Birth.String(), "-", ""), b.Address, b.Village.Town.Name + "派出所",
					p.MovedIn.String(), p.MoveWhy, tick(p.Away != 0), p.Away.String(), fmt.Sprint(b.Income), yes(!b.NoWater).text, b.Veto, p.Remark})
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// lists writes the departments' lists.
func (w *writer) lists() error {
	for _, kind := range invent.ListKinds {
		file, number := listFiles[kind], 1
		sheet := strings.TrimSuffix(file, ".xlsx")
		if sheet == file {
			sheet = ""
		}
		err := w.grid(file, sheet, invent.ListHeaders[kind], func(g grid) error {
			for _, e := range w.county.Lists {
				if e.Kind != kind {
					continue
				}
				number++
				if len(w.county.Planted) > 0 && e.Person != nil {
					w.rows[listed{kind, e.Person}] = spot{file: file, name: sheet, row: number}
				}
				if err := g.write(e.Cells); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// tick is a mark in a column that is blank for who it does not hold for.
func tick(is bool) string {
	if is {
		return "√"
	}
	return ""
}
