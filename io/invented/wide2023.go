package invented

import (
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// wide2023 is the custom export of 2023 (自定义): a row a person, with the household's columns and those of monitoring.
func wide2023(*invent.County) []sheet {
	return []sheet{{
		name: "监测对象信息", titles: []string{"监测对象信息（自定义）", "导出说明：所有指标均为文本"},
		columns: all(place("县", "乡", "村"), houseNumber(), housePhone("户联系电话"), watchType("监测对象类别"), householdType(), personNumber("人编号"), name(),
			column{"性别", roll.Sex, func(r row) cell { return words(map[bool]string{true: "1", false: "2"}[r.person().Male]) }},
			birthDate(), documentSince2021(), id("证件号码"), relation(), ethnic(), educationSince2021(), health(), labour("劳动技能", true),
			phone("家庭成员联系电话"), constant("政治面貌", "群众"), workPlace("务工所在地"), workMonths("务工时间（月）"), posts(), insurances(),
			column{"享受低保政策情况", roll.Dibao, policy("农村低保", func(p *invent.Person) bool { return p.Dibao })},
			column{"享受特困供养政策情况", roll.Tekun, policy("农村特困", func(p *invent.Person) bool { return p.Tekun })},
			fixed("失学或辍学原因", roll.DropoutReason, ""), fixed("是否接受医疗救助", roll.MedicalAid, "否"), fixed("是否享受雨露计划", roll.RainDew, "否"),
			column{"残疾人证号", roll.CertificateNumber, func(r row) cell {
				if p := r.person(); p.Tail != "" {
					return words(p.ID + p.Tail)
				}
				return cell{}
			}},
			householdsOf2023(), watching(), incomes2023(), headName(), headID("户主证件号码")),
	}}
}

// policy is a column of the support that a person has.
func policy(text string, has func(*invent.Person) bool) func(row) cell {
	return func(r row) cell {
		if has(r.person()) {
			return words(text)
		}
		return words("不享受")
	}
}

func posts() []column {
	return []column{
		fixed("公益性岗位", roll.WelfarePost, ""), fixed("公益性岗位(月数)", roll.WelfareMonths, ""), fixed("就业渠道", roll.WorkChannel, ""),
		{"务工开始时间", roll.WorkStart, func(r row) cell {
			if start := date.Of(r.county.AsOf.Year(), 1, 8); r.person().WorkMonths > 0 && r.person().Age(start) >= 16 {
				return words(start.String())
			}
			return cell{}
		}},
		{"务工月收入", roll.WorkWage, func(r row) cell {
			if r.person().WorkMonths == 0 {
				return cell{}
			}
			return count(3200)
		}},
	}
}

func insurances() []column {
	return []column{
		insured("是否参加城乡居民基本医疗保险", roll.MedicalInsurance), fixed("是否参加城镇职工基本医疗保险", roll.WorkerMedicalInsurance, "否"),
		insured("是否参加大病保险", roll.IllnessInsurance), pension("是否参加城乡居民基本养老保险"),
	}
}

func householdsOf2023() []column {
	return []column{
		size("当前家庭人口数"), farmLand("耕地面积（亩）"), fixed("牧草地面积", roll.PastureLand, "0"), fixed("水面面积", roll.WaterLand, "0"), woodLand("林地面积（亩）"),
		returnedLand(), fixed("入户路类型", roll.Road, "水泥路"), roadDistance("与村主干路距离"), unsafeHouse("是否危房户"), houseArea(), insured("是否通生活用电", roll.Power),
		water("是否解决安全饮用水"), fixed("是否有卫生厕所", roll.Toilet, "是"), identified(), bankAccount("银行卡号"),
		{"开户人", roll.AccountHolder, func(r row) cell { return words(r.house.Head().Name) }},
	}
}

// watching are the columns of monitoring.
func watching() []column {
	help := func(header string, f roll.Field, needed func(*invent.Household) bool) column {
		return column{header, f, func(r row) cell {
			if r.house.Watch != nil && (needed == nil || needed(r.house)) {
				return words(header)
			}
			return cell{}
		}}
	}
	return all(
		column{"致贫/返贫风险1", roll.MainCause, func(r row) cell {
			if r.house.Watch == nil {
				return cell{}
			}
			return words(r.house.Cause)
		}},
		fixed("致贫/返贫风险2", roll.OtherCause, ""), watchDates("识别监测时间", "消除监测时间", "风险是否已消除"),
		column{"风险消除方式", roll.RiskEndMode, func(r row) cell {
			if r.house.Watch == nil {
				return cell{}
			}
			return words(r.house.Watch.EndMode)
		}},
		column{"整户无劳动能力兜底保障户", roll.WholeNoLabour, func(r row) cell {
			if r.house.Watch == nil {
				return cell{}
			}
			return yes(!r.house.Able())
		}},
		column{"实施开发式帮扶措施情况", roll.DevelopmentHelp, func(r row) cell {
			switch {
			case r.house.Watch == nil:
				return cell{}
			case r.house.Able():
				return words("已实施")
			}
			return words("无需实施")
		}},
		help("产业帮扶", roll.HelpIndustry, (*invent.Household).Able), help("健康帮扶", roll.HelpHealth, nil), help("教育帮扶", roll.HelpEducation, nil),
		help("社会帮扶", roll.HelpSocial, nil), help("综合保障", roll.HelpSupport, nil), fixed("义务教育保障", roll.HelpSchooling, ""),
		fixed("住房安全保障", roll.HelpHouse, ""), fixed("饮水安全保障", roll.HelpWater, ""), fixed("搬迁", roll.HelpMove, ""), constant("信息采集人", "李某"),
		column{"信息采集人联系电话", roll.HelperPhone, func(r row) cell { return words(r.house.Helper) }},
		column{"合规自付支出", roll.SelfPaid, func(r row) cell {
			if r.house.Watch != nil && strings.Contains(r.house.Cause, "因病") {
				return count(6800)
			}
			return cell{}
		}},
	)
}

func incomes2023() []column {
	nothing := func(*invent.Income) int64 { return 0 }
	return []column{
		fen("工资性收入", roll.WageIncome, func(i *invent.Income) int64 { return i.Wage }),
		fen("生产经营性收入", roll.BusinessIncome, func(i *invent.Income) int64 { return i.Business }),
		fen("财产性收入", roll.PropertyIncome, func(i *invent.Income) int64 { return i.Property }),
		fen("转移性收入", roll.TransferIncome, func(i *invent.Income) int64 { return i.Transfer }),
		fen("计划生育金", roll.FamilyPlanningGrant, nothing),
		fen("最低生活保障金", roll.DibaoGrant, func(i *invent.Income) int64 { return i.Dibao }),
		fen("特困人员救助供养金", roll.TekunGrant, func(i *invent.Income) int64 { return i.Tekun }),
		fen("养老金或离退休金", roll.PensionGrant, func(i *invent.Income) int64 { return i.Pension }),
		fen("生态补偿金", roll.EcologyGrant, func(i *invent.Income) int64 { return i.Ecology }),
		fen("其他转移性收入", roll.OtherTransfer, func(i *invent.Income) int64 { return i.Other }),
		fen("生产经营性支出", roll.BusinessCost, func(i *invent.Income) int64 { return i.Cost }),
		fen("年收入（元）", roll.GrossIncome, func(i *invent.Income) int64 { return i.Gross }),
		fen("纯收入（元）", roll.NetIncome, func(i *invent.Income) int64 { return i.Net }),
		{"人均纯收入（元）", roll.IncomePerHead, incomePerHead().cell},
	}
}
