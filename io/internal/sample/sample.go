// Package sample makes an invented outcome for the tests of the packages that write outcomes.
package sample

import (
	"fmt"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Secret parts of every name and ID number of the sample, to look for where they must not be.
const (
	NameSecret = "秘名"
	IDSecret   = "000000"
)

var towns = []string{"那坡镇", "百育镇", "头塘镇", "坡洪镇", "五村镇", "洞靖镇"}

var header = []string{"乡镇", "行政村", "自然村（组）", "户编号", "户主姓名", "姓名", "证件号码", "与户主关系", "人数"}

var fields = []roll.Field{roll.Town, roll.Village, roll.Group, roll.HouseholdNumber, roll.HeadName, roll.Name, roll.IDNumber, roll.Relation, roll.HouseholdSize}

// Case is a roll of one sheet: households of three.
func Case(households int) *screening.Case {
	b := table.NewBuilder("花名册2018.xlsx", "Sheet1")
	row := func(number int, cells []string) {
		must(b.Row(number))
		for i, text := range cells {
			kind := table.Text
			if text == "" {
				kind = table.Blank
			}
			must(b.Cell(i, kind, []byte(text)))
		}
	}
	row(1, header)
	for h := range households {
		for m, relation := range []string{"户主", "配偶", "之子"} {
			town := towns[h%7%len(towns)]
			name := "韦" + NameSecret + string(rune('一'+h%50)) + strconv.Itoa(m)
			if h%11 == 3 && m == 1 {
				name = "=HYPERLINK(\"x\")" + NameSecret
			}
			row(2+3*h+m, []string{town, "那" + string(rune('甲'+h%4)) + "村", strconv.Itoa(h%12+1) + "组",
				fmt.Sprintf("4510210%04d", h), "韦" + NameSecret + string(rune('一'+h%50)) + "0", name, idText(h, m), relation, "3"})
		}
	}
	t := b.Table()
	columns := map[roll.Field]int{}
	for i, f := range fields {
		columns[f] = i
	}
	rows := make([]int32, 3*households)
	for i := range rows {
		rows[i] = int32(i + 1)
	}
	part := roll.NewPart(roll.Persons, roll.Era2018, t, columns, rows)
	persons := make([]roll.Person, 3*households)
	houses := make([]roll.Household, households)
	for i := range persons {
		persons[i] = roll.Person{Part: part, Row: rows[i], Household: &houses[i/3]}
	}
	for h := range houses {
		houses[h] = roll.Household{Key: strconv.Itoa(h), Number: fmt.Sprintf("4510210%04d", h), Members: persons[3*h : 3*h+3]}
	}
	return &screening.Case{Roll: roll.New([]*roll.Part{part}, persons, houses)}
}

// idText is a number of an area that no county has, with a right check digit, some in small letters.
func idText(household, member int) string {
	digits := fmt.Sprintf("%s1956%02d%02d%03d", IDSecret, household%12+1, household/12%28+1, (household/336*3+member)%1000)
	return digits + string(idno.CheckDigit(digits))
}

func must(err error) {
	if err != nil {
		panic(err) // the sample's own fault
	}
}
