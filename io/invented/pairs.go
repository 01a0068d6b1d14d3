package invented

import (
	"strings"

	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// The codes of the years to 2018, as the import templates' legends give them.
var (
	relationCodes = codes("户主 配偶 之子 之女 之儿媳 之女婿 之孙子 之孙女 之外孙子 之外孙女 之父 之母 之岳父 之岳母 之公公 之婆婆 之祖父 之祖母 之外祖父 之外祖母")
	healthCodes   = codes("健康 长期慢性病 患有大病 残疾")
	labourCodes   = codes("普通劳动力 技能劳动力 丧失劳动力 无劳动力")
	educationCode = codes("文盲或半文盲 小学 初中 高中 大专 学龄前儿童")
	schoolCodes   = codes("非在校生 学前教育 小学 七年级 八年级 九年级 高中一年级 高中二年级 高中三年级 中职一年级 中职二年级 中职三年级 高职一年级 高职二年级 高职三年级")
	causeCodes    = codes("因病 因残 因学 因灾 缺土地 缺水 缺技术 缺劳力 缺资金 交通条件落后 自身发展动力不足")
	ethnicCodes   = map[string]string{"汉族": "01", "苗族": "07", "彝族": "08", "壮族": "09", "瑶族": "13"}
	attributeCode = map[string]string{"一般贫困户": "01", "低保贫困户": "04", "五保贫困户": "06"}
)

// codes numbers words from 01.
func codes(list string) map[string]string {
	m := map[string]string{}
	for i, word := range strings.Fields(list) {
		m[word] = string([]byte{'0' + byte((i+1)/10), '0' + byte((i+1)%10)})
	}
	return m
}

// codesOf are the columns of codes in the pair of the years to 2018.
var codesOf = map[roll.Field]map[string]string{
	roll.PovertyAttribute: attributeCode, roll.MainCause: causeCodes, roll.OtherCause: causeCodes, roll.Sex: {"男": "1", "女": "2"},
	roll.Relation: relationCodes, roll.Ethnic: ethnicCodes, roll.Education: educationCode, roll.InSchool: schoolCodes, roll.Labour: labourCodes,
	roll.Health: healthCodes,
}

// codeOf is the code of a word, or of several with commas between them; words without one are 99 其他. Blanks and codes
// stay as they are.
func codeOf(m map[string]string, word string) string {
	if m == nil || strings.Trim(word, "0123456789,") == "" {
		return word
	}
	parts := strings.Split(word, ",")
	for i, part := range parts {
		code, ok := m[part]
		if !ok {
			code = "99"
		}
		parts[i] = code
	}
	return strings.Join(parts, ",")
}

func mark(header string, f roll.Field, set func(row) bool) column {
	return column{header, f, func(r row) cell {
		if set(r) {
			return words("1")
		}
		return words("0")
	}}
}

func never(row) bool { return false }

// ac01 is the pair of the years to 2018, in codes, with a title and a legend row each.
func ac01(*invent.County) []sheet {
	households := sheet{
		name: "贫困户信息", titles: []string{"贫困户基本信息表（AC01）"}, households: true, codes: codesOf,
		columns: all(place("县区", "乡镇", "村居"), column{"户籍编码", roll.BookNumber, func(r row) cell { return words(r.person().Book.Number) }},
			mark("是否加入农民专业合作社", roll.Cooperative, never), housePhone("联系电话"), constant("开户银行", "桂岭县农村信用合作联社"), bankAccount("银行账号"),
			constant("识别标准", "01"), attribute(), cause("主要致贫原因"), fixed("其他致贫原因", roll.OtherCause, ""),
			column{"致贫原因描述", roll.CauseNote, func(r row) cell { return words(r.house.Cause + "致贫") }}, mark("是否军烈属", roll.NoField, never), mark("是否独生子女户", roll.NoField, never), mark("是否双女户", roll.NoField, never),
			mark("脱贫标志", roll.ExitStatus, func(r row) bool { return r.house.Exited }), constant("备注", ""), dataYear("分区年度"), headName(), headID("户主身份证号"),
			size("家庭人口数")),
	}
	households.legend = legend(households.columns, map[string]string{"识别标准": "01 国家标准\n02 省定标准\n03 市定标准", "脱贫标志": "0 未脱贫\n1 已脱贫\n2 预脱贫\n3 返贫",
		"贫困户属性": "01 一般贫困户\n04 低保贫困户\n06 五保贫困户", "主要致贫原因": "01 因病\n02 因残\n03 因学", "是否军烈属": "0 否\n1 是"})
	persons := sheet{
		name: "贫困人口信息", titles: []string{"贫困人口基本信息表（AB01）"}, codes: codesOf,
		columns: all(place("县区", "乡镇", "村居"), name(), sex(), document(), id("证件号码"),
			relation(), ethnic(), constant("婚姻状况", ""), constant("政治面貌", "13"),
			educationUntil2020(), labour("劳动技能", false),
			workMonths("务工时间"), column{"生存状态", roll.LifeStatus, func(r row) cell {
				if r.member.Past != "" {
					return words("2")
				}
				return words("1")
			}}, health(), mark("是否现役军人", roll.Soldier, never), phone("联系电话"), constant("务工企业名称", ""),
			mark("是否享受低保", roll.Dibao, func(r row) bool { return r.person().Dibao }), dataYear("分区年度"), headID("户主身份证号")),
	}
	persons.legend = legend(persons.columns, map[string]string{"性别": "1 男\n2 女", "证件类型": "01 居民身份证（户口簿）\n02 中国人民解放军军官证\n09 残疾人证",
		"证件号码": "残疾人须填20位的残疾证号码", "与户主关系": "01 户主\n02 配偶\n03 之子\n04 之女", "生存状态": "1 正常\n2 死亡\n3 嫁出\n4 加入\n9 删除"})
	return []sheet{households, persons}
}

func document() column {
	return column{"证件类型", roll.Document, func(r row) cell {
		if n := len(r.member.ID); n == 20 || n == 22 {
			return words("09")
		}
		return words("01")
	}}
}

func documentSince2021() column {
	return column{"证件类型", roll.Document, func(r row) cell {
		return words(map[string]string{"01": "居民身份证", "09": "残疾人证"}[document().cell(r).text])
	}}
}

func birthDate() column {
	return column{"出生日期", roll.BirthDate, func(r row) cell { return words(strings.ReplaceAll(r.person().Birth.String(), "-", "")) }}
}

func legend(columns []column, texts map[string]string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = texts[c.header]
	}
	return out
}

func fen(header string, f roll.Field, part func(*invent.Income) int64) column {
	return column{header, f, func(r row) cell { return money(part(&r.house.Income)) }}
}

// pair2021 is the pair of 2021: a household sheet of 53 columns, a member sheet of 47, both with the header on the first row.
func pair2021(*invent.County) []sheet {
	upper := all(constant("省", "广西壮族自治区"), constant("市", "桂西市"), place("县", "乡", "村"))
	nothing := func(*invent.Income) int64 { return 0 }
	households := sheet{name: "户信息", households: true, columns: all(upper, houseNumber(),
		column{"户主编号", roll.HeadNumber, func(r row) cell { return words(r.house.Head().Number) }}, headName(), headID("户主证件号码"), size("家庭人口数"),
		unsafeHouse("是否危房户"), incomePerHead(), fen("年收入", roll.GrossIncome, func(i *invent.Income) int64 { return i.Gross }),
		water("是否解决安全饮用水"), dataYear("年度"), constant("村办公电话", ""), constant("开户银行名称", "桂岭县农村信用合作联社"), bankAccount("银行卡号"),
		constant("识别标准", "国家标准"), cause("主要致贫原因"), fixed("次要致贫原因", roll.OtherCause, ""),
		fen("工资性收入", roll.WageIncome, func(i *invent.Income) int64 { return i.Wage }),
		fen("生产经营性收入", roll.BusinessIncome, func(i *invent.Income) int64 { return i.Business }),
		fen("财产性收入", roll.PropertyIncome, func(i *invent.Income) int64 { return i.Property }),
		fen("转移性收入", roll.TransferIncome, func(i *invent.Income) int64 { return i.Transfer }), fen("计划生育金", roll.FamilyPlanningGrant, nothing),
		fen("低保金", roll.DibaoGrant, func(i *invent.Income) int64 { return i.Dibao }), fen("五保金", roll.TekunGrant, func(i *invent.Income) int64 { return i.Tekun }),
		fen("养老保险金", roll.PensionGrant, func(i *invent.Income) int64 { return i.Pension }),
		fen("生态补偿金", roll.EcologyGrant, func(i *invent.Income) int64 { return i.Ecology }),
		fen("其他转移性收入", roll.OtherTransfer, func(i *invent.Income) int64 { return i.Other }),
		fen("生产经营性支出", roll.BusinessCost, func(i *invent.Income) int64 { return i.Cost }),
		fen("纯收入", roll.NetIncome, func(i *invent.Income) int64 { return i.Net }), fen("资产收益扶贫分红收入", roll.DividendIncome, nothing),
		fen("其他财产性收入", roll.OtherPropertyIncome, func(i *invent.Income) int64 { return i.Property }), farmLand("耕地面积（亩）"),
		fen("水面面积", roll.WaterLand, nothing), constant("是否加入农民专业合作组织", "否"),
		returnedLand(),
		fen("林果面积（亩）", roll.OrchardLand, nothing), fen("牧草地面积", roll.PastureLand, nothing), woodLand("林地面积（亩）"),
		constant("是否通生产用电", "是"), insured("是否通生活用电", roll.Power), constant("是否通广播电视", "是"), roadDistance("与村主干路距离"),
		fixed("入户路类型", roll.Road, "水泥路"), houseArea(), fixed("是否有卫生厕所", roll.Toilet, "是"),
		constant("主要燃料类型", "清洁能源"), column{"危房级别", roll.HouseGrade, func(r row) cell { return words(r.house.House.Grade) }},
		constant("是否有龙头企业带动", "否"), constant("是否有创业致富带头人带动", "否"))}
	persons := sheet{name: "家庭成员信息", columns: all(upper, houseNumber(), personNumber("人口编号"), name(), sex(),
		birthDate(), documentSince2021(), id("证件号码"), ethnic(), housePhone("户联系电话"), phone("成员联系电话"), dataYear("年度"), relation(), educationSince2021(),
		labour("劳动技能", true), workMonths("务工时间（月）"), health(), constant("政治面貌", "群众"), constant("务工企业名称", ""),
		column{"是否享受低保", roll.Dibao, func(r row) cell { return yes(r.person().Dibao) }}, constant("是否参加城镇职工基本养老保险", "否"),
		insured("是否参加大病保险", roll.IllnessInsurance), insured("是否参加新型农村合作医疗（城乡居民基本医疗保险）", roll.MedicalInsurance),
		pension("是否参加城乡居民基本养老保险"), fixed("失学或辍学原因", roll.DropoutReason, ""), constant("是否会讲普通话", "是"), constant("是否参加商业补充医疗保险", "否"),
		constant("是否国外务工", "否"), constant("产业分类", ""), fixed("是否接受大病医疗救助", roll.MedicalAid, "否"), constant("是否接受其他健康扶贫", "否"), fixed("公益性岗位类型", roll.WelfarePost, ""),
		fixed("公益性岗位(月数)", roll.WelfareMonths, ""), fixed("就业渠道", roll.WorkChannel, ""), constant("残疾类别", ""), workPlace("务工所在地"), headName(), headID("户主证件号码"),
		fixed("是否参加城镇职工基本医疗保险", roll.WorkerMedicalInsurance, "否"), column{"是否特困供养人员", roll.Tekun, func(r row) cell { return yes(r.person().Tekun) }},
		constant("残疾证办证年度", ""), constant("识别标准", "国家标准"))}
	return []sheet{households, persons}
}
