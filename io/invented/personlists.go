package invented

import (
	"fmt"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// list2017 is the person list of 2017 with its line breaks in headers.
func list2017(c *invent.County) []sheet {
	return []sheet{{
		name:     "贫困人口信息",
		titles:   []string{c.Name + "建档立卡贫困人口信息"},
		unsorted: true,
		notes:    []string{"填表人：　　　　　　审核人：　　　　　　填表日期："},
		columns: all(place("县(市、区、旗)", "镇(乡)", "行政村"), houseNumber(), personNumber("人编号"), name(), sex(), id("证件号码"),
			size("人数"), relation(), ethnic(), educationUntil2020(), health(), labour("劳动能力\n页面（劳动技能）", false), workPlace("务工状况"),
			workMonths("务工时间（月）"), insured("是否参加新农合\n页面（是否参加新型农村合作医疗）", roll.MedicalInsurance),
			pension("是否参加新型养老保险\n页面（是否参加新型农村社会养老保险）"), constant("是否参加城镇职工基本养老保险", "否"), exit(), attribute(),
			cause("主要致贫原因"), incomePerHead(), phone("联系电话"), constant("开户银行名称", "桂岭县农村信用合作联社"), bankAccount("银行卡号")),
	}}
}

func columns2018() []column {
	return all(serial(), place("县(市、区、旗)", "乡(镇)", "行政村"), group(), houseNumber(), personNumber("人编号"), name(),
		id("证件号码"), size("人数"), relation(), ethnic(), educationUntil2020(), health(), labour("劳动技能", false), workPlace("务工状况"),
		workMonths("务工时间（月）"), insured("参加大病医疗", roll.IllnessInsurance), exit(), attribute(), cause("主要致贫原因"), unsafeHouse("危房户"),
		water("饮水安全"), column{"饮水困难", roll.WaterHard, func(r row) cell { return yes(!r.house.WaterSafe) }}, incomePerHead(), phone("联系电话"))
}

// list2018 is the person list of 2018: two rows above the header.
func list2018(c *invent.County) []sheet {
	return []sheet{{
		name:    "人员信息",
		titles:  []string{"贫困人口信息", fmt.Sprintf("单位：%s　　数据时点：%s", c.Name, c.AsOf)},
		columns: columns2018(),
	}}
}

// wide is the list of 2018 with more columns: 40 in all, as counties make them for their own use.
func wide(c *invent.County) []sheet {
	s := list2018(c)
	s[0].columns = append(s[0].columns,
		constant("开户银行名称", "桂岭县农村信用合作联社"), bankAccount("银行卡号"), constant("识别标准", "国家标准"), constant("次要致贫原因", ""),
		houseArea(), farmLand("耕地面积（亩）"), woodLand("林地面积（亩）"),
		insured("是否通生活用电", roll.Power), constant("入户路类型", "水泥路"), roadDistance("与村主干路距离"), constant("主要燃料类型", "柴草"),
		constant("帮扶单位", "桂岭县扶贫开发办公室"), constant("备注", "数据来源：入户核实"))
	return s
}

// list2022 is the list of those who left poverty (已脱贫人口名单).
func list2022(c *invent.County) []sheet {
	return []sheet{{
		name:   "已脱贫人口名单",
		titles: []string{"已脱贫人口名单", c.Name},
		joined: true,
		columns: all(serial(), column{"数据日期", roll.DataDate, func(r row) cell { return words(r.county.AsOf.String()) }},
			place("县(市、区、旗)", "乡(镇)", "行政村"), group(), houseNumber(), personNumber("人编号"), name(), id("证件号码"), size("人数"), relation(),
			ethnic(), educationSince2021(), health(), labour("劳动技能", true), workMonths("务工时间（月）"),
			insured("是否参加大病保险", roll.IllnessInsurance), cause("致贫原因1"), unsafeHouse("危房户"), water("是否解决安全饮用水"), incomePerHead(),
			housePhone("户联系电话"), phone("人联系电话"), identified(), column{"人员识别时间", roll.PersonIdentifiedDate, func(r row) cell {
				born := r.person().Birth // those born later were added later
				return words(max(r.house.Identified, date.Month(born.Year(), born.Month())).String())
			}}, householdType(), watchType("易返贫致贫户(监测对象)类型"), watchDates("风险识别时间", "风险消除时间", "风险是否消除")),
	}}
}

func farmLand(header string) column {
	return column{header, roll.FarmLand, func(r row) cell { return tenths(r.house.Income.FarmLand) }}
}

func woodLand(header string) column {
	return column{header, roll.WoodLand, func(r row) cell { return tenths(r.house.Income.WoodLand) }}
}

func roadDistance(header string) column {
	return column{header, roll.RoadDistance, func(r row) cell { return money(int64(r.house.Income.RoadMetres / 10)) }}
}

func returnedLand() column {
	return column{"退耕还林面积（亩）", roll.ReturnedLand, func(r row) cell { return tenths(r.house.Income.ReturnedLand) }}
}

func houseArea() column {
	return column{"住房面积", roll.HouseArea, func(r row) cell { return count(r.house.House.Area) }}
}

func identified() column {
	return column{"首次识别时间", roll.IdentifiedDate, func(r row) cell { return words(r.house.Identified.String()) }}
}

func householdType() column {
	return column{"户类型", roll.HouseholdType, func(r row) cell {
		if r.house.Exited {
			return words("脱贫户")
		}
		return words("普通农户")
	}}
}

func watchType(header string) column {
	return column{header, roll.MonitorType, func(r row) cell {
		switch {
		case r.house.Watch != nil:
			return words(r.house.Watch.Type)
		case r.house.Exited:
			return cell{}
		}
		return words("边缘易致贫户")
	}}
}

// watchDates say since when a household is monitored, and whether and when its risk was eliminated.
func watchDates(since, ended, whether string) []column {
	month := func(header string, f roll.Field, of func(*invent.Watch) date.Date) column {
		return column{header, f, func(r row) cell {
			if r.house.Watch == nil || of(r.house.Watch) == 0 {
				return cell{}
			}
			return words(strings.ReplaceAll(of(r.house.Watch).String(), "-", ""))
		}}
	}
	return []column{
		{whether, roll.RiskEnded, func(r row) cell {
			if r.house.Watch == nil {
				return cell{}
			}
			return yes(r.house.Watch.Ended != 0)
		}},
		month(since, roll.RiskDate, func(w *invent.Watch) date.Date { return w.Since }),
		month(ended, roll.RiskEndDate, func(w *invent.Watch) date.Date { return w.Ended }),
	}
}
