package layout

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// wide are the headers of a custom export of 2023, household and person columns in one sheet.
const wide = `序号 县 乡 村 户编号 监测对象类别 户类型 户联系电话 人编号 姓名 证件类型 证件号码 与户主关系 性别 出生日期 民族 家庭成员联系电话 政治面貌 文化程度 在校生状况 劳动技能 健康状况
	务工所在地 务工企业名称 务工时间（月） 是否参加城乡居民基本医疗保险 是否参加城镇职工基本医疗保险 是否参加大病保险 是否参加城乡居民基本养老保险 是否参加城镇职工基本养老保险 享受低保政策情况 享受特困供养政策情况
	公益性岗位 公益性岗位(月数) 就业渠道（易地搬迁后扶使用） 义务教育阶段未上学原因 失学或辍学原因 是否义务教育阶段适龄儿童少年失学辍学 是否接受医疗救助 是否会讲普通话 是否国外务工 残疾证办证年度 大专或本科毕业生未就业原因 是否事实无人抚养儿童
	是否军烈属 工资性收入 转移性收入 养老金或离退休金 生产经营性收入 计划生育金 生态补偿金 财产性收入 最低生活保障金 其他转移性收入 资产收益扶贫分红收入 特困人员救助供养金 其他财产性收入（旧指标） 生产经营性支出 纯收入（元） 当前家庭人口数 人均纯收入（元） 年度家庭人口数
	耕地面积（亩） 牧草地面积 水面面积 林地面积（亩） 退耕还林面积（亩） 林果面积（亩） 入户路类型 与村主干路距离 是否加入农民专业合作组织 是否危房户 住房面积 主要燃料类型 是否有龙头企业带动 是否有创业致富带头人带动 是否通生活用电 是否通广播电视 到户产业帮扶类型 是否解决安全饮用水 是否通生产用电
	公益性岗位收入 其他工资性收入 产业奖励 就业奖励 生产经营性支出（合计） 专项用于减少生产经营性支出的补贴 年收入（元） 是否有卫生厕所 户主姓名 户主证件号码
	致贫/返贫风险1 致贫/返贫风险2 致贫/返贫风险3 致贫/返贫风险4 致贫/返贫风险5 识别监测时间 消除监测时间 风险是否已消除 风险消除方式 整户无劳动能力兜底保障户 实施开发式帮扶措施情况 产业帮扶 就业帮扶 金融帮扶 公益岗位帮扶 健康帮扶 教育帮扶 社会帮扶 综合保障 义务教育保障 住房安全保障 饮水安全保障 搬迁
	基础设施建设 生产生活条件改善 信息采集人 信息采集人联系电话 合规自付支出 入户道路是否硬化`

func TestWideCustomExport(t *testing.T) {
	headers := wide
	for n := len(strings.Fields(wide)); n < 180; n++ {
		headers += fmt.Sprintf(" 自定义指标%d", n)
	}
	s := must(t, sheetOf("（自定义）监测对象信息 (22).xlsx", "Sheet1", "（自定义）监测对象信息\n导出单位：田阳区\n", headers), "")
	if s.Kind != roll.Persons || s.Era != roll.Era2021 || fmt.Sprint(s.HeaderRows) != "[3]" || len(s.Rows) != 2 || len(s.Columns) != 180 {
		t.Fatalf("%q %q header %v rows %d columns %d", s.Kind, s.Era, s.HeaderRows, len(s.Rows), len(s.Columns))
	}
	f := s.Fields()
	for field, header := range map[roll.Field]string{
		roll.HouseholdNumber: "户编号", roll.MonitorType: "监测对象类别", roll.HouseholdType: "户类型", roll.IDNumber: "证件号码", roll.HeadID: "户主证件号码", roll.Phone: "家庭成员联系电话",
		roll.HouseholdPhone: "户联系电话", roll.IncomePerHead: "人均纯收入（元）", roll.NetIncome: "纯收入（元）", roll.GrossIncome: "年收入（元）", roll.HouseholdSize: "当前家庭人口数",
		roll.Dibao: "享受低保政策情况", roll.Tekun: "享受特困供养政策情况", roll.MainCause: "致贫/返贫风险1", roll.RiskDate: "识别监测时间", roll.RiskEndDate: "消除监测时间", roll.RiskEnded: "风险是否已消除",
		roll.MedicalInsurance: "是否参加城乡居民基本医疗保险", roll.Sex: "性别", roll.BirthDate: "出生日期", roll.FarmLand: "耕地面积（亩）", roll.BusinessCost: "生产经营性支出", roll.DropoutReason: "失学或辍学原因",
		roll.WelfareMonths: "公益性岗位(月数)", roll.HelpHealth: "健康帮扶", roll.WholeNoLabour: "整户无劳动能力兜底保障户", roll.WaterSafe: "是否解决安全饮用水", roll.UnsafeHouse: "是否危房户",
	} {
		if col, ok := f[field]; !ok || s.Columns[col].Header != header {
			t.Errorf("%s is not %s", field, header)
		}
	}
}

// Exports of the countryside system: the household's columns alone.
func TestWideHouseholdExport(t *testing.T) {
	s := must(t, sheetOf("（乡村建设）户信息_20231218.xlsx", "Sheet1", "户信息\n\n",
		"县 乡 村 户编号 户主姓名 户主证件号码 户联系电话 户类型 监测对象类别 是否军烈属 工资性收入 当前家庭人口数 人均纯收入（元） 年度家庭人口数 耕地面积（亩） 是否危房户 主要燃料类型 年收入（元） 是否有卫生厕所"), "")
	if s.Kind != roll.Households || s.Era != roll.Era2021 || fmt.Sprint(s.HeaderRows) != "[3]" {
		t.Errorf("%q %q header %v", s.Kind, s.Era, s.HeaderRows)
	}
}

func TestOtherTables(t *testing.T) {
	for _, c := range []struct{ file, sheet, above, headers, want string }{
		{"（乡村建设）村信息.xlsx", "Sheet1", "行政村信息\n\n", `县 乡 村 是否出列 总户数 总人口数 低保户数 低保人口数 特困供养人口数 残疾人口数 危房户数 未实现饮水安全户数 到乡镇是否通沥青（水泥）路 是否通客运班车 参加城乡居民基本养老保险人数
			行政村卫生室个数 行政村公共卫生厕所个数 行政村执业（助理）医师（人） 行政村文化（图书）室个数（个） 村小学（个数） 村级集体经济收入（万元）`, "行政村信息表"},
		{"帮扶责任人.xlsx", "Sheet1", "", "帮扶单位 帮扶单位类型 帮扶单位隶属关系 姓名 是否第一书记 是否工作队队长 是否驻村队员 性别 职务级别 证件号码 联系电话", "帮扶责任人"},
		{"结对.xlsx", "Sheet1", "", "结对编号 户编号 帮扶责任人编号 开始时间 结束时间 有效标志", "帮扶结对"},
		{"（务工月监测）已外出务工信息_20231218.xlsx", "Sheet1", "已外出务工信息\n\n", "县 乡 行政村 户编号 证件号码 户类型 监测对象类别 是否已务工 就业渠道 务工所在县 开始时间 结束时间 务工月收入 年度交通费补助 就业服务需求 所属行业 务工企业名称", "务工监测表"},
		{"计划外出务工信息_20231218.xlsx", "Sheet1", "", "县 乡 行政村 户编号 姓名 证件号码 户类型 监测对象类别 是否计划务工 就业渠道 计划务工所在县 就业服务需求 所属行业", "务工监测表"},
		{"转移性收入.xlsx", "Sheet1", "", "行政县 乡镇 行政村 户编号 人编号 姓名 身份证号 家庭人口数 与户主关系 奖扶金 特扶金 春节慰问金 低保金 特困供养金 养老保险金 生态补偿金 低保高龄补贴 其他转移性收入合计 转移性收入合计 工资性收入 家庭总收入 人均纯收入", "转移性收入明细"},
		{"核对.xlsx", "Sheet1", "", "户主姓名 身份证号 核对成员 审批日期 核对日期 工商登记 税务登记 机动车登记 人社退休 人社参保 财政供养人员 房屋产权登记 公积金缴纳贷款 失业人员 交通营运 银行 证券", "家庭经济状况核对"},
		{"惠民一卡通.xlsx", "Sheet1", "", "序号 *补贴名称 *享受补贴人姓名 *享受补贴人身份证号码 *县(区) *镇(乡) *村(社区) *组 *银行卡号 *所属银行 *持卡人 *持卡人与享受补贴人的关系", "补贴发放表"},
		{"医疗.xlsx", "SQL Results", "", "身份证号 姓名 县 乡 行政村 扶贫个人编号 金保姓名 人员类别 民政人员类别 医疗类别 入院日期 出院日期 入院诊断名称 出院诊断名称 医疗费用总额 统筹支付 大病支付 账户支付 民政支付 现金", "医疗费用"},
		{"教育.xlsx", "Sheet1", "", "序号 姓名 性别 身份证号 抚养人 抚养人身份证号 学校类型 学籍号 学校名称 补助年份 补助学期 补助金额 区县 乡镇 村", "教育补助"},
		{"导出.xlsx", "人口指标查询", "", "县 乡 村 户码 户主证件号码 姓名 身份证号 与户主关系 在校生状态 在校生状况 文化程度 贫困户属性 脱贫年度", "省级平台"},
		{"导出.xlsx", "Sheet1", "", "县 乡 村 户码 户主证件号码 姓名 身份证号 与户主关系 在校生状态 是否健康 残疾类型 残疾级别 贫困户属性", "省级平台"},
	} {
		s := must(t, sheetOf(c.file, c.sheet, c.above, c.headers), "")
		if s.Kind != "" || !strings.Contains(s.Other.ZH, c.want) || len(s.Rows) != 0 || len(s.Skipped) != s.Table.Rows() || s.Skipped[0].Reason != s.Other {
			t.Errorf("%s: kind %q, other %q, %d rows, %d skipped", c.want, s.Kind, s.Other.ZH, len(s.Rows), len(s.Skipped))
		}
	}
	// What the user says goes before it.
	if s := must(t, sheetOf("教育.xlsx", "Sheet1", "", "姓名 身份证号 抚养人 抚养人身份证号 学校类型 学籍号 学校名称 补助年份 补助学期"), roll.School); s.Kind != roll.School {
		t.Errorf("a school list that is said to be one: %q", s.Kind)
	}
	for _, broken := range []string{"甲\ta\t3\t-", "甲\ta\tx\t-\t姓名", "甲\ta\t0\t-\t姓名"} {
		if _, err := parseOthers(broken); err == nil {
			t.Errorf("%q is taken", broken)
		}
	}
}

// The table of cases has three header rows with hints in them, and no ID numbers.
func TestThreeHeaderRows(t *testing.T) {
	text := "不符合低收入人口建档立卡条件查处情况一览表\t\t\t\t\t\t\t\t\n" +
		"序号\t所属区域\t\t\t建档立卡申请人信息\t\t不符合建档立卡的信息类型（填写说明：请在表格中直接选择）\t核查结果\t是否剔除出库\n" +
		"\t县区\t乡镇\t村居\t姓名\t职业\t\t\t\n" +
		"1\t田阳县\t那满镇\t新立村\t韦一\t务农\t车辆信息\t属实\t是\n"
	if s := must(t, tabletext.Table("a.xlsx", "S", text), ""); !strings.Contains(s.Other.ZH, "查处情况") {
		t.Errorf("%q, %q", s.Kind, s.Other.ZH)
	}
	text = "花名册\t\t\t\t\t\t\n序号\t户信息\t\t人员信息\t\t\t\n\t编号\t属性\t基本信息\t\t\t家庭\n\t户编号\t贫困户属性\t姓名\t证件号码\t民族\t与户主关系\n" +
		"1\t3116400001\t一般贫困户\t韦一\t" + person(1) + "\t壮族\t户主\n"
	merges := []table.Range{{Row1: 1, Row2: 1, Col2: 6}, {Row1: 2, Row2: 4}, {Row1: 2, Col1: 1, Row2: 2, Col2: 2}, {Row1: 2, Col1: 3, Row2: 2, Col2: 6}, {Row1: 3, Col1: 3, Row2: 3, Col2: 5}}
	s := must(t, tabletext.Table("a.xlsx", "S", text, merges...), "")
	if f := s.Fields(); s.Kind != roll.Persons || len(s.Rows) != 1 || f[roll.IDNumber] != 4 || f[roll.Relation] != 6 || f[roll.HouseholdNumber] != 1 {
		t.Errorf("%q, header %v, fields %v, %d rows", s.Kind, s.HeaderRows, f, len(s.Rows))
	}
}

func TestHeaderInAnyOfTwentyRows(t *testing.T) {
	for above := 0; above < 20; above++ {
		text := strings.Repeat("田阳县扶贫办\n", above) + personHeader + "1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\n"
		if s := must(t, tabletext.Table("a.xlsx", "S", text), ""); s.Kind != roll.Persons || fmt.Sprint(s.HeaderRows) != fmt.Sprintf("[%d]", above+1) || len(s.Rows) != 1 {
			t.Errorf("%d rows above: %q, header %v", above, s.Kind, s.HeaderRows)
		}
	}
}

// described is the tables of a sheet as kind header rows skipped, one behind the other.
func described(sheets []*Sheet) string {
	var all []string
	for _, s := range sheets {
		all = append(all, fmt.Sprintf("%s %v %d rows %d skipped", s.Kind, s.HeaderRows, len(s.Rows), len(s.Skipped)))
	}
	return strings.Join(all, "; ")
}

func TestTablesBelowEachOther(t *testing.T) {
	people := func(from, to int) string {
		var text strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&text, "%d\t31164%05d\t韦一\t%s\t户主\t一般贫困户\n", i, i, person(i))
		}
		return text.String()
	}
	deaths := "死亡人员名单\n姓名\t身份证号\t死亡日期\n韦一\t" + person(1) + "\t2017-03-01\n"
	moved := "户编号\t姓名\t证件号码\t与户主关系\t民族\t贫困户属性\n3116400009\t黄二\t" + person(9) + "\t户主\t壮族\t一般贫困户\n"
	for name, c := range map[string]struct{ text, want string }{
		"one header again":        {personHeader + people(1, 3) + personHeader + people(3, 5), "person [1] 4 rows 1 skipped"},
		"a list below":            {personHeader + people(1, 3) + "\n" + deaths, "person [1] 2 rows 0 skipped; death [6] 1 rows 1 skipped"},
		"other columns":           {personHeader + people(1, 3) + moved, "person [1] 2 rows 0 skipped; person [4] 1 rows 0 skipped"},
		"three tables":            {personHeader + people(1, 3) + moved + deaths, "person [1] 2 rows 0 skipped; person [4] 1 rows 0 skipped; death [7] 1 rows 1 skipped"},
		"a list above":            {"姓名\t身份证号\t死亡日期\t火化时间\n韦一\t" + person(1) + "\t2017-03-01\t2017-03-02\n花名册\n" + personHeader + people(1, 3), "death [1] 1 rows 0 skipped; person [4] 2 rows 1 skipped"},
		"one that is not read":    {personHeader + people(1, 3) + "是否出列\t总户数\t总人口数\t低保户数\t低保人口数\n是\t1\t2\t3\t4\n", "person [1] 2 rows 0 skipped;  [] 0 rows 2 skipped"},
		"the rows of one are few": {personHeader + moved + people(1, 1), "person [1] 0 rows 0 skipped; person [2] 1 rows 0 skipped"},
	} {
		source := tabletext.Table("a.xlsx", "S", c.text)
		sheets, err := Recognise(source, Said{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := described(sheets); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
		rows := 0
		for _, s := range sheets {
			rows += len(s.Rows) + len(s.Skipped) + len(s.HeaderRows)
		}
		if rows != source.Rows() {
			t.Errorf("%s: %d rows of %d are accounted for", name, rows, source.Rows())
		}
	}
}

// A household sheet may head the head's name 姓名.
func TestHeadsUnderTheNameOfPersons(t *testing.T) {
	rows := func(size string) string {
		return "3116400001\t韦一\t" + person(1) + "\t" + size + "\t一般贫困户\t3000\n3116400002\t黄二\t" + person(2) + "\t" + size + "\t一般贫困户\t3000\n"
	}
	head := "户编号\t姓名\t证件号码\t家庭人口数\t贫困户属性\t人均纯收入\n"
	s := must(t, tabletext.Table("a.xlsx", "S", head+rows("3")), "")
	if f := s.Fields(); s.Kind != roll.Households || f[roll.HeadName] != 1 || f[roll.HeadID] != 2 {
		t.Errorf("families of three: %q %v", s.Kind, f)
	}
	for name, text := range map[string]string{
		"all live alone":         head + rows("1"),
		"a number twice":         head + rows("2") + strings.Replace(rows("2"), "韦一", "韦二", 1),
		"relations":              strings.Replace(head, "家庭人口数", "与户主关系", 1) + rows("户主"),
		"sizes are not there":    strings.Replace(head, "家庭人口数", "自编号", 1) + rows("3"),
		"the head's name stands": strings.Replace(head, "贫困户属性", "户主姓名", 1) + rows("3"),
	} {
		if s := must(t, tabletext.Table("a.xlsx", "S", text), ""); s.Kind == roll.Households {
			t.Errorf("%s: taken for households", name)
		}
	}
}

func TestVillageOfTheSheet(t *testing.T) {
	row := "1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\n"
	for _, c := range []struct{ sheet, title, want string }{
		{"新立村", "", "village=新立村"},
		{"3新立社区", "", "village=新立社区"},
		{"Sheet1", "田阳县那满镇新立村建档立卡贫困户花名册", "village=新立村 town=那满镇"},
		{"Sheet1", "2018年新立村贫困户花名册", "village=新立村"},
		{"治塘村", "那满镇新立村贫困户花名册", "village=治塘村 town=那满镇"},
		{"Sheet1", "广西壮族自治区田阳县农村建档立卡花名册", ""},
		{"Sheet1", "全县贫困村花名册", ""},
		{"贫困村", "", ""},
		{"Sheet1", "", ""},
	} {
		title := ""
		if c.title != "" {
			title = c.title + "\n"
		}
		var got []string
		for _, g := range must(t, tabletext.Table("a.xlsx", c.sheet, title+personHeader+row), "").Given {
			got = append(got, g.Field.String()+"="+g.Text())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %s: got %v, want %s", c.sheet, c.title, got, c.want)
		}
	}
	merged := []table.Range{{Row1: 2, Row2: 2, Col2: 5}, {Row1: 5, Row2: 5, Col2: 5}}
	s := must(t, tabletext.Table("a.xlsx", "S", personHeader+"新立村\n"+row+row+"治塘村\n"+row+"\t\t\t\t\t新立村\n"+row, merged...), "")
	if len(s.Given) != 1 || fmt.Sprint(s.Given[0].Steps) != "[{1 新立村} {4 治塘村} {6 新立村}]" || len(s.Rows) != 4 {
		t.Errorf("headings between the rows: %v, %d rows", s.Given, len(s.Rows))
	}
	s = must(t, tabletext.Table("a.xlsx", "新立村", "行政村\t"+personHeader+"治塘村\t"+row), "")
	if len(s.Given) != 0 {
		t.Errorf("a sheet with a column of villages: %v", s.Given)
	}
}

func TestColumnsThatHoldTheSame(t *testing.T) {
	header := strings.TrimSuffix(personHeader, "\n") + "\t证件号码\n"
	row := func(twin string) string {
		return "1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\t" + twin + "\n"
	}
	s := must(t, tabletext.Table("a.xlsx", "S", header+row(person(1))), "")
	if s.Fields()[roll.IDNumber] != 3 || s.Columns[6].Why.ZH == "" {
		t.Errorf("the ID number is column %d", s.Fields()[roll.IDNumber])
	}
	var f *fault.Fault
	if _, err := Recognise(tabletext.Table("a.xlsx", "S", header+row(person(2))), Said{}); !errors.As(err, &f) || f.Code != fault.HeaderTwice {
		t.Errorf("twins that differ: %v", err)
	}
}
