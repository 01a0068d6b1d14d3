package layout

import (
	"strings"
	"testing"

	"rollnet/screening/roll"
)

// What counties write over a column, by the field it is in a sheet of some kind. ␣ is a blank, ⏎ a line break in the cell.
const spellings = `
person sequence	序号 编号 NO
person province	省
person city	市
person county	县 县区 区县 县(市、区、旗) 县(区) *县(区) 行政县 旗区 市区旗 所属县区
person town	乡 乡镇 乡(镇) 镇(乡) *镇(乡) 镇 苏木乡 街道 所属乡镇 镇（乡、街道）
person village	村 行政村 村居 村(社区) *村(社区) 噶查村 嘎查村 居委 所属村
person group	自然村 自然村（屯） 屯 组 *组 村民小组 社、组 所在组
person area_code	行政区划代码 行政编码 所在行政区划代码 区域代码
person household_number	户编号 户号 户码 户号编码 家庭编号 贫困户编号 贫困户号
register household_number	户编号 户号 户码 户号编码 户籍编码 户籍编号
person book_number	户籍编码 户籍编号
person head_number	户主编号
person person_number	人编号 人口编号 贫困人口编号 扶贫个人编号 个人编号 人员编号
person name	姓名 姓␣名 名字 成员姓名
register name	客户名称
dibao name	享受补贴人姓名
disability name	残疾人姓名
person id_number	证件号码 证件号 身份证号 身份证号码 身份证 身份证件号 公民身份号码 公民身份证号码 成员身份证号 公民身份号码或残疾号码
vehicle id_number	身份证明号码
disability id_number	残疾证号 残疾人证号
person head_id	户主证件号码 户主身份证号 户主身份证号码
person id_type	证件类型 证件种类
person head_name	户主姓名 户主 户主名称 户名
person relation	与户主关系 与户主的关系 家庭关系 关系 户主或与户主关系
dibao relation	与低保户主关系
person sex	性别 性␣别
person birth_date	出生日期 出生年月 生日
person age	年龄
person ethnic	民族 民␣族 名族
person education	文化程度 学历 学␣历
person in_school	在校生状况 在校生情况 在校状况 在校学生 在校生状态
person health	健康状况 身体状况 是否健康
person labour	劳动技能 劳动能力 劳动力 劳动能力⏎页面（劳动技能）
person work_place	务工状况 务工情况 务工所在地 务工地点
person work_months	务工时间（月） 务工时间(月) 务工时间 累计务工时间
person household_size	人数 家庭人口数 家庭人口 户人口数 当前家庭人口数 年度家庭人口数 家庭成员数 建档立卡人口
person phone	联系电话 人联系电话 家庭成员联系电话 成员联系电话 联系方式 手机号码 移动电话 电话
person household_phone	户联系电话
household household_phone	联系电话 户联系电话
person medical_insurance	是否参加新农合 参加新型农村合作医疗 是否参加新型农村合作医疗（城乡居民基本医疗保险） 是否参加城乡居民基本医疗保险
person illness_insurance	参加大病医疗 是否参加大病保险 大病保险
person pension	是否参加新型养老保险 是否参加新型农村社会养老保险 是否参加城乡居民基本养老保险
person worker_pension	是否参加城镇职工基本养老保险
person poverty_attribute	贫困户属性 贫苦户属性 贫困类型
person household_type	户类型
register registration	户类型 户口性质 户籍类别 户口类别
person exit_status	脱贫属性 户脱贫属性 脱贫标志 脱贫标识 是否脱贫 脱贫情况
person exit_year	脱贫年度
person main_cause	主要致贫原因 致贫原因 致贫原因1 致贫/返贫风险1
person other_cause	其他致贫原因 次要致贫原因
person standard	识别标准
person income_per_head	人均纯收入 人均纯收入（元） 家庭年人均纯收入(元) 人均收入
person unsafe_house	危房户 是否危房户 是否危房
person house_grade	危房级别 危房等级 房屋危险等级 住房安全等级
housing house_grade	危房级别 危房等级 房屋危险等级 住房安全等级
person water_safe	饮水安全 饮水是否安全 是否饮水安全 是否解决安全饮用水
person water_hard	饮水困难 饮水是否困难
person bank_name	开户银行 开户银行名称 开户行
person bank_account	银行账号 银行卡号 一卡通帐号 一折通号
person data_year	分区年度 年度
person data_date	数据日期
person life_status	生存状态 人员状态 生活状态
register life_status	人员状态 是否死亡
death death_date	死亡日期
death cremation_date	火化时间
dibao certificate_number	低保证号 低保证号码 低保(五保)证号
tekun certificate_number	低保(五保)证号 五保/特困证号
person tekun	是否特困供养人员 特困供养
person remark	备注 成员备注 说明
`

func TestSpellings(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(spellings), "\n") {
		what, texts, _ := strings.Cut(line, "\t")
		kind, field, _ := strings.Cut(what, " ")
		for _, text := range strings.Fields(texts) {
			text = strings.NewReplacer("␣", "\u3000", "⏎", "\n").Replace(text)
			m, ok := words().meaningOf(newHeader([]string{text}, []string{normal(text)}), roll.Kind(kind))
			if !ok || m.field.String() != field {
				t.Errorf("%q in a %s sheet is %q, want %s", text, kind, m.field, field)
			}
		}
	}
}
