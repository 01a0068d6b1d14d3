package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// person makes an ID number that passes its check.
func person(serial int) string {
	body := fmt.Sprintf("45262219850101%03d", serial)
	return body + string(idno.CheckDigit(body))
}

// sheetOf writes a header (names with blanks between them) and two rows that give each field something of its type.
func sheetOf(file, sheet, above, headers string) *table.Table {
	names := strings.Fields(headers)
	for i, name := range names {
		names[i] = strings.ReplaceAll(name, "␣", "\u3000")
	}
	var text strings.Builder
	text.WriteString(above)
	text.WriteString(strings.Join(names, "\t") + "\n")
	for row := range 2 {
		for i := range names {
			if i > 0 {
				text.WriteString("\t")
			}
			text.WriteString(filler(names[i], row))
		}
		text.WriteString("\n")
	}
	return tabletext.Table(file, sheet, text.String())
}

func filler(name string, row int) string {
	key := normal(strings.ReplaceAll(name, "⏎", "\n"))
	m, _ := words().anyMeaning(newHeader([]string{name}, []string{key}))
	switch m.field.Type() {
	case roll.IDType:
		return person(row + 1)
	case roll.NameType:
		return []string{"韦一", "黄二"}[row]
	case roll.NumType:
		return "12"
	}
	return "甲" + fmt.Sprint(row)
}

var layouts = []struct {
	name    string
	above   string
	headers string
	kind    roll.Kind
	era     roll.Era
	fields  string // some of the fields, as column=field
}{
	{"AC01", "贫困户基本信息表（AC01）\n", `县区 乡镇 村居 户籍编码 是否加入农民专业合作社 联系电话 开户银行 银行账号 识别标准 贫困户属性 主要致贫原因 其他致贫原因
		致贫原因描述 是否军烈属 是否独生子女户 是否双女户 脱贫标志 备注 分区年度 户主姓名 户主身份证号 家庭人口数`, roll.Households, roll.Era2014,
		"A=county B=town C=village D=book_number F=household_phone J=poverty_attribute K=main_cause L=other_cause Q=exit_status S=data_year T=head_name U=head_id V=household_size"},
	{"1.2 basics", "", "家庭编号 旗区 苏木乡 噶查村 户主姓名 证件号码 识别标准 贫困户属性 主要致贫原因 其他致贫原因 致贫原因说明 家庭人口 家庭住址 是否军烈属 是否独生子女户 是否双女户 联系电话 开户银行名称 银行卡号",
		roll.Households, roll.Era2014, "A=household_number B=county C=town D=village E=head_name F=head_id L=household_size"},
	{"1.2 living", "", `家庭编号 旗区 苏木乡 噶查村 户主姓名 耕地面积（亩） 水浇地面积（亩） 林地面积（亩） 退耕还林面积（亩） 草牧场面积（亩） 生产用房面积（㎡） 林果面积（亩） 水面面积（亩） 其他 家禽（只） 牛（头） 羊（只） 猪（头） 其他
		住房面积（㎡） 是否危房 是否纳入易地扶贫搬迁 饮水情况 饮水是否困难 饮水是否安全 通电情况 入户路类型 与主干路距离（公里） 主要燃料类型 是否加入农民专业合作社 有无卫生厕所`,
		roll.Households, roll.Era2014, "A=household_number F=farm_land H=wood_land T=house_area U=unsafe_house X=water_hard Y=water_safe N=- S=-"},
	{"1.3", "", `省 市 县 乡 村 户编号 户主编号 户主姓名 户主证件号码 家庭人口数 是否危房户 人均纯收入 年收入 是否解决安全饮用水 年度 村办公电话 开户银行名称 银行卡号 识别标准 主要致贫原因 次要致贫原因
		工资性收入 生产经营性收入 财产性收入 转移性收入 计划生育金 低保金 五保金 养老保险金 生态补偿金 其他转移性收入 生产经营性支出 纯收入 资产收益扶贫分红收入 其他财产性收入 耕地面积（亩） 水面面积 是否加入农民专业合作组织
		退耕还林面积（亩） 林果面积（亩） 牧草地面积 林地面积（亩） 是否通生产用电 是否通生活用电 是否通广播电视 与村主干路距离 入户路类型 住房面积 是否有卫生厕所 主要燃料类型 危房级别 是否有龙头企业带动 是否有创业致富带头人带动`,
		roll.Households, roll.Era2021, "A=province B=city C=county D=town E=village F=household_number G=head_number H=head_name I=head_id J=household_size K=unsafe_house L=income_per_head M=gross_income N=water_safe O=data_year T=main_cause U=other_cause P=-"},
	{"AB01", "贫困人口基本信息表（AB01）\n", `县区 乡镇 村居 姓名 性别 证件类型 证件号码 与户主关系 民族 婚姻状况 政治面貌 文化程度 在校生状况 劳动技能 务工时间 生存状态 健康状况 是否现役军人 联系电话 务工企业名称 是否享受低保 分区年度 户主身份证号`,
		roll.Persons, roll.Era2014, "D=name E=sex F=id_type G=id_number H=relation M=in_school N=labour P=life_status S=phone U=dibao V=data_year W=head_id"},
	{"2.2", "", `县(市、区、旗) 镇(乡) 行政村 户编号 人编号 姓名 性别 证件号码 人数 与户主关系 民族 文化程度 在校生状况 健康状况 劳动能力⏎页面（劳动技能） 务工状况 务工时间（月） 是否参加新农合⏎页面（是否参加新型农村合作医疗）
		是否参加新型养老保险⏎页面（是否参加新型农村社会养老保险） 是否参加城镇职工基本养老保险 脱贫属性 贫困户属性 主要致贫原因 人均纯收入 联系电话 开户银行名称 银行卡号`,
		roll.Persons, roll.Era2014, "A=county B=town D=household_number E=person_number F=name H=id_number I=household_size O=labour R=medical_insurance S=pension T=worker_pension U=exit_status"},
	{"2.3", "", `序号 县(市、区、旗) 乡(镇) 行政村 自然村 户编号 人编号 姓名 证件号码 人数 与户主关系 民族 文化程度 在校生状况 健康状况 劳动技能 务工状况 务工时间（月） 参加大病医疗 脱贫属性 贫困户属性 主要致贫原因 危房户 饮水安全 饮水困难 人均纯收入 联系电话`,
		roll.Persons, roll.Era2018, "A=sequence B=county C=town D=village E=group F=household_number G=person_number H=name I=id_number J=household_size K=relation N=in_school P=labour S=illness_insurance T=exit_status U=poverty_attribute V=main_cause W=unsafe_house X=water_safe Y=water_hard Z=income_per_head AA=phone"},
	{"S9", "", `行政县 乡镇 行政村 自然村 户编号 人编号 姓名 证件号码 人数 与户主关系 民族 文化程度 在校生状况 健康状况 劳动技能 务工状况 务工时间（月） 参加大病医疗 脱贫属性 脱贫年度 贫困户属性 主要致贫原因 危房户 饮水安全 饮水困难 人均纯收入 联系电话`,
		roll.Persons, roll.Era2018, "A=county B=town T=exit_year S=exit_status"},
	{"S34", "", `序号 县(市、区、旗) 乡(镇) 行政村 户编号 人编号 姓名 身份证 人数 与户主关系 文化程度 健康状况 参加大病医疗 脱贫属性 贫苦户属性 致贫原因1 危房户 人均纯收入（元） 联系电话`,
		roll.Persons, roll.Era2018, "H=id_number O=poverty_attribute P=main_cause R=income_per_head"},
	{"2.4", "", `省 市 县 乡 村 户编号 人口编号 姓名 性别 出生日期 证件类型 证件号码 民族 户联系电话 成员联系电话 年度 与户主关系 文化程度 在校生状况 劳动技能 务工时间（月） 健康状况 政治面貌 务工企业名称 是否享受低保 是否参加城镇职工基本养老保险
		是否参加大病保险 是否参加新型农村合作医疗（城乡居民基本医疗保险） 是否参加城乡居民基本养老保险 失学或辍学原因 是否会讲普通话 是否参加商业补充医疗保险 是否国外务工 产业分类 是否接受大病医疗救助 是否接受其他健康扶贫 公益性岗位类型 公益性岗位(月数) 就业渠道
		残疾类别 务工所在地 户主姓名 户主证件号码 是否参加城镇职工基本医疗保险 是否特困供养人员 残疾证办证年度 识别标准`,
		roll.Persons, roll.Era2021, "F=household_number G=person_number H=name J=birth_date L=id_number N=household_phone O=phone P=data_year AB=medical_insurance AC=pension AP=head_name AQ=head_id AS=tekun AN=disability_class"},
	{"2.5", "", `序号 数据日期 县(市、区、旗) 乡(镇) 行政村 自然村 户编号 人编号 姓名 证件号码 人数 与户主关系 民族 文化程度 在校生状况 健康状况 劳动技能 务工时间（月） 是否参加大病保险 致贫原因1 危房户 是否解决安全饮用水 人均纯收入 户联系电话 人联系电话 首次识别时间
		人员识别时间 户类型 易返贫致贫户(监测对象)类型 风险是否消除 风险识别时间 风险消除时间`,
		roll.Persons, roll.Era2021, "B=data_date J=id_number T=main_cause V=water_safe X=household_phone Y=phone Z=identified_date AA=person_identified_date AB=household_type AC=monitor_type AD=risk_ended AE=risk_date AF=risk_end_date"},
	{"公安 register", "", "人员状态 户号 与户主关系 姓名 公民身份号码 性别 民族 户类型 出生日期 住址 数据归属单位", roll.Register, roll.NoEra,
		"A=life_status B=household_number C=relation D=name E=id_number H=registration J=address K=-"},
	{"bank register", "", "归属网格编号 归属机构 客户类型 户号编码 姓名 证件号码 民族 婚姻状况 户口性质 与户主关系 文化程度 职业 联系方式 户籍地址 常住地址 备注 原所属乡镇 原行政村 是否死亡", roll.Register, roll.NoEra,
		"D=household_number E=name F=id_number I=registration J=relation M=phone N=address O=- Q=town R=village S=life_status"},
	{"Tianyang register", "", "户主姓名 姓名 身份证号码 本户地址 户号 机构", roll.Register, roll.NoEra, "A=head_name B=name C=id_number D=address E=household_number"},
	{"village survey", "", "序号 户编号 户主姓名 姓名 与户主关系 身份证号 年龄 性别 户在人在 户在人不在 人在户不在 人户都不在 屯(组) 土地承包 生存状态 婚姻状况 电话 民族 学历", roll.Register, roll.NoEra,
		"B=household_number F=id_number M=group O=life_status"},
	{"dibao by household", "", "地区 户主姓名 身份证号 低保证号 起始保障年月 开户银行 账户名称 银行账号", roll.DibaoList, roll.NoEra, "B=head_name C=id_number D=certificate_number E=start_date"},
	{"dibao by person", "", "序号 姓名 身份证 低保类型 低保类别2 备注", roll.DibaoList, roll.NoEra, "B=name C=id_number D=certificate_type"},
	{"dibao POP_LOW_INFO", "", "姓名 身份证号 原系统编号 低保证号 家庭月收入 申报日期 分类施保 家庭人口 银行账号 与低保户主关系 备注", roll.DibaoList, roll.NoEra, "J=relation D=certificate_number"},
	{"tekun", "", "姓名 身份证号 五保/特困证号 供养方式 供养机构 月供养金 护理等级", roll.TekunList, roll.NoEra, "C=certificate_number D=support_mode F=monthly_amount"},
	{"tekun, old word", "", "姓名 身份证号 低保(五保)证号 供养方式 供养机构", roll.TekunList, roll.NoEra, "C=certificate_number"},
	{"disability certificates", "", "姓名 证件号码 年龄 性别 区县 街道 居委 户籍类别 状态 残疾类别 残疾等级 双侧或单侧 户口地址 联系地址 联系电话 工作/就业 初次申领日期 业务申请类型 申请日期 备注", roll.Disability, roll.NoEra,
		"B=id_number J=disability_class K=disability_grade"},
	{"disability grants", "", "乡镇 姓名 身份证号码 残疾人证号 补贴类型 补贴对象类型 补贴金额 享受补贴起始月份", roll.Disability, roll.NoEra, "C=id_number D=certificate_number"},
	{"disability number alone", "", "姓名 残疾证号 残疾类别 残疾等级", roll.Disability, roll.NoEra, "B=id_number"},
	{"housing", "", "乡镇 行政村 户主姓名 身份证号 人口数 房屋危险等级 鉴定单位 鉴定时间", roll.Housing, roll.NoEra, "C=head_name D=id_number E=household_size F=house_grade H=registered_date"},
	{"housing, rebuilt", "", "户主姓名 身份证号 人口数 贫困类型 危房等级 纳入改造时间 补助金额 一卡通开户行 一卡通帐号 省 市 县 乡镇 村", roll.Housing, roll.NoEra, "E=house_grade F=start_date G=amount I=bank_account"},
	{"vehicles", "", "号牌种类 号牌号码 中文品牌 车辆型号 车辆类型 车身颜色 使用性质 身份证明号码 身份证明名称 机动车所有人 初次登记日期 机动车状态 住所详细地址 联系电话", roll.Vehicle, roll.NoEra,
		"A=plate_kind B=plate_number E=vehicle_type H=id_number J=name K=registered_date L=vehicle_status I=-"},
	{"vehicles, as people say", "", "车牌号 车主 车主身份证 购车时间 品牌型号 购车价格（元）", roll.Vehicle, roll.NoEra, "A=plate_number B=name C=id_number D=registered_date E=vehicle_brand F=price"},
	{"property", "", "权利人 证件号码 不动产权证号 坐落 建筑面积 用途 登记时间", roll.Property, roll.NoEra, "A=name B=id_number C=certificate_number D=property_place E=property_area F=property_use G=registered_date"},
	{"property, bank", "", "姓名 身份证号 房产编码 房产性质 房产位置(坐落) 房产数量 房产面积 房产价值", roll.Property, roll.NoEra, "D=property_nature E=property_place H=price"},
	{"business", "", "公司名称 公司类型 公司状态 注册号 法人 法人身份证 经营范围 注册时间 注册资本(万元)", roll.Business, roll.NoEra, "A=company_name C=company_status E=name F=id_number H=registered_date"},
	{"business, shareholders", "", "企业名称 统一社会信用代码 姓名 身份证号 职位 认缴投资额(万元) 投资比例 登记状态 成立日期", roll.Business, roll.NoEra, "C=name D=id_number E=company_role H=company_status"},
	{"payroll", "", "单位编号 单位名称 身份 职务 所属科室 人员状态 入职时间 身份证号 姓名", roll.Payroll, roll.NoEra, "B=unit D=post F=post_status G=start_date H=id_number I=name"},
	{"cadres", "", "序号 乡镇 行政村 姓名 身份证号 职务 任职时间", roll.Cadre, roll.NoEra, "C=village F=post G=start_date"},
	{"deaths", "", "姓名 身份证号 死亡日期 火化时间", roll.Death, roll.NoEra, "C=death_date D=cremation_date"},
	{"disability, two grants", "", "姓名 证件号 户籍区县 户籍街道 残疾类别 残疾等级 年龄 申请时间 补贴类型 补贴标准 补贴金额 状态", roll.Disability, roll.NoEra, "B=id_number C=county D=town E=disability_class F=disability_grade K=amount"},
	{"dibao, the ministry's", "", "属别 分类施保类别 分类施保金额 申请救助时间 申请理由 低保(五保)证号 救助开始月份 救助金计算方式 户月保障金 家庭类型 户主姓名 身份证号 开户银行 账户名称 银行账号 救助类型", roll.DibaoList, roll.NoEra,
		"F=certificate_number G=start_date I=monthly_amount K=head_name L=id_number"},
	{"dibao, grades", "", "乡镇 村 户主姓名 身份证号 保障人数 月保障金 低保类别", roll.DibaoList, roll.NoEra, "F=monthly_amount G=certificate_type"},
	{"tekun, grants", "全县分散供养农村特困人员资金发放台账\n", "乡镇 姓名 身份证号 供养方式 月供养金 护理等级 照料护理费", roll.TekunList, roll.NoEra, "D=support_mode E=monthly_amount F=-"},
	{"house certificates", "", "产权人 证件号码 房产证号 坐落 建筑面积 用途 登记时间", roll.Property, roll.NoEra, "A=name C=certificate_number"},
	{"police register elsewhere", "", "户口类别 户口所在地 户籍登记地址 户主身份证号码 户主姓名 与户主关系 姓名 公民身份号码 迁入日期 迁出日期 迁入原因 迁出原因", roll.Register, roll.NoEra,
		"A=registration C=address D=head_id E=head_name F=relation H=id_number I=move_in_date J=move_out_date K=move_in_reason L=move_out_reason"},
	{"register with parents", "", "户号 与户主关系 姓名 公民身份号码 出生日期 住址 父亲姓名 父亲公民身份号码 母亲姓名 母亲公民身份号码", roll.Register, roll.NoEra, "G=father_name H=father_id I=mother_name J=mother_id"},
	{"village survey", "", "户号 姓名 与户主关系 公民身份号码 户在人在 户在人不在 人在户不在 人户都不在 外出时间 人均纯收入 是否危房 饮水安全 一票否决情形", roll.Register, roll.NoEra,
		"E=- F=away G=- H=neither_here I=away_since J=income_per_head K=unsafe_house L=water_safe M=veto_reason"},
	{"worker insurance", "", "姓名 身份证号 参保单位 险种 参保状态 参保时间 缴费月数", roll.Employment, roll.NoEra, "C=unit D=insurance_kind E=post_status F=start_date G=paid_months"},
	{"dropouts", "", "乡镇 村 学生姓名 姓名 身份证号 监护人 监护人身份证号 是否失学辍学 失学辍学原因", roll.School, roll.NoEra, "F=guardian_name G=guardian_id H=dropout I=dropout_reason"},
	{"pupils", "", "姓名 身份证号 学校名称 年级 就读状态", roll.School, roll.NoEra, "C=unit E=school_status"},
	{"serious illness", "", "乡镇 村 姓名 身份证号 病种 确诊时间 合规自付费用", roll.Illness, roll.NoEra, "E=disease F=start_date G=self_paid"},
	{"relocation", "", "户主姓名 身份证号 人口数 安置方式 安置点 搬迁时间 是否入住", roll.Relocation, roll.NoEra, "D=settlement_mode E=settlement_place F=start_date"},
	{"farm machines", "农机购置补贴名单\n", "购机者姓名 身份证号 机具品目 补贴金额 购机日期", roll.Vehicle, roll.NoEra, "A=name C=vehicle_type D=amount E=registered_date"},
	{"vehicles without numbers", "", "乡镇 村 机动车所有人 出生日期 号牌号码 车辆类型 初次登记日期", roll.Vehicle, roll.NoEra, "C=name D=birth_date"},
	{"relocation, village-style", "", "户主姓名 姓名 身份证号 与户主关系 贫困户属性 劳动能力 屯 备注", roll.Persons, roll.Era2018, "A=head_name B=name C=id_number D=relation G=group"},
	{"stars and blanks in headers", "", "*县(区) *镇(乡) *村(社区) 户编号： 姓␣名 身份证号【18位】 与户主的关系 名族 贫困户属性(请在下拉框选择)", roll.Persons, roll.Era2018,
		"A=county B=town C=village D=household_number E=name F=id_number G=relation H=ethnic I=poverty_attribute"},
	{"other order, columns missing, columns more", "", "人均纯收入 与户主关系 自编号甲 证件号码 姓名 劳动技能 户编号 自编号乙", roll.Persons, roll.Era2018, "A=income_per_head B=relation C=- D=id_number E=name F=labour G=household_number H=-"},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.name, func(t *testing.T) {
			s := must(t, sheetOf("a.xlsx", "Sheet1", c.above, c.headers), "")
			if s.Kind != c.kind || s.Era != c.era {
				t.Fatalf("got %q %q, want %q %q (missing %v)", s.Kind, s.Era, c.kind, c.era, s.Missing)
			}
			for _, pair := range strings.Fields(c.fields) {
				letters, field, _ := strings.Cut(pair, "=")
				i := slices.IndexFunc(s.Columns, func(col Column) bool { return table.ColumnName(col.Index) == letters })
				if i < 0 {
					t.Errorf("no column %s", letters)
				} else if got := s.Columns[i].Field.String(); got != strings.Trim(field, "-") {
					t.Errorf("%s %s: got %q, want %q (%v)", letters, s.Columns[i].Header, got, field, s.Columns[i].Why)
				} else if (got == "") == (s.Columns[i].Why.ZH == "") {
					t.Errorf("%s %s: field %q, why %v", letters, s.Columns[i].Header, got, s.Columns[i].Why)
				}
			}
			above := strings.Count(c.above, "\n")
			if fmt.Sprint(s.HeaderRows) != fmt.Sprintf("[%d]", above+1) || len(s.Rows) != 2 || len(s.Skipped) != above {
				t.Errorf("header %v, %d rows, skipped %v", s.HeaderRows, len(s.Rows), s.Skipped)
			}
		})
	}
}
