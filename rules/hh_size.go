package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
)

var sizeDiffers = &screening.Rule{
	Code: "HH-005", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Propose, Field: roll.HouseholdSize,
	Title:      say("家庭人口数与成员数不符", "household size differs from its members"),
	Reason:     say("人口数是人均收入、人均住房的分母，错一人，人均指标全错。", "incomes and areas per head are reckoned with it"),
	Condition:  say("人数与现有成员行数不相等。建议值：现有成员数。", "the size is not the number of current members, which is proposed"),
	Exceptions: say("死亡、嫁出、删除、迁出的行不计；同一证件号码重复登记的只计一人；人数为空或不是整数的不判断。", "rows of the dead, married out, deleted or moved out do not count; a person who stands twice counts once; sizes that are empty or no whole number cannot be judged"),
	Basis:      say("建档立卡数据审核：填写人口数与实际人口数核对（2014 年审核办法）", "data audit of 2014: population as written against actual members"),
	Needs:      []screening.Need{screening.NeedField(roll.HouseholdSize), screening.NeedPersons()},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		if len(h.Members) == 0 || !h.Has(roll.HouseholdSize) {
			return
		}
		at := sizeCell(h)
		size, whole := at.Part.Number(roll.HouseholdSize, at.Row).Whole()
		if !whole {
			out.CannotJudge(say("人数为空或不是整数", "the size is empty or no whole number"))
			return
		}
		out.Look()
		count := len(members(h))
		if size == count {
			return
		}
		out.Find(screening.Finding{House: h, At: at, Proposed: new(fmt.Sprint(count)),
			Matters:  []string{fmt.Sprint(size), fmt.Sprint(count)},
			Evidence: []screening.Fact{fact("size", "填写人数", fmt.Sprint(size)), fact("members", "现有成员数", fmt.Sprint(count)), fact("rows", "成员行数", fmt.Sprint(len(h.Members)))},
			Message: say(fmt.Sprintf("填写人数 %d，现有成员 %d 人，请核实是人数未更新还是成员有漏有多", size, count),
				fmt.Sprintf("the size says %d, the current members are %d; the size may be out of date, or members missing or too many", size, count))})
	}),
}

// sizeCell is where the household's size stands: the household sheet, the head's row, or the first row that has one,
// since lists may give it once a household.
func sizeCell(h *roll.Household) roll.Cell {
	at := h.At(roll.HouseholdSize)
	if at.Part.Number(roll.HouseholdSize, at.Row).State != roll.NoNumber || at.Part == h.Sheet {
		return at
	}
	for i := range h.Members {
		if p := &h.Members[i]; p.Number(roll.HouseholdSize).Ok() {
			return p.At(roll.HouseholdSize)
		}
	}
	return at
}
