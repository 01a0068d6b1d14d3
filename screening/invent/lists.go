package invent

import (
	"fmt"
	"strings"

	"rollnet/screening/roll"
)

// ListHeaders are the headers of each list, as departments spell them.
var ListHeaders = map[roll.Kind][]string{
	roll.Payroll:    {"单位编号", "单位名称", "身份", "职务", "人员状态", "入职时间", "身份证号", "姓名"},
	roll.Cadre:      {"序号", "乡镇", "行政村", "姓名", "身份证号", "职务", "任职时间", "出生日期", "离任时间"},
	roll.Vehicle:    {"号牌种类", "号牌号码", "车辆类型", "中文品牌", "使用性质", "机动车所有人", "身份证明号码", "初次登记日期", "机动车状态", "购置价格", "补贴金额"},
	roll.Property:   {"权利人", "证件号码", "不动产权证号", "房产性质", "坐落", "建筑面积", "用途", "登记时间"},
	roll.Business:   {"公司名称", "公司类型", "公司状态", "注册号", "法人", "法人身份证", "经营范围", "注册时间", "注册资本(万元)", "年营业额"},
	roll.Death:      {"姓名", "身份证号", "死亡日期", "火化时间"},
	roll.DibaoList:  {"序号", "乡镇", "行政村", "户主姓名", "姓名", "身份证号", "与低保户主关系", "低保证号", "低保类别", "月保障金", "出生日期"},
	roll.TekunList:  {"姓名", "身份证号", "五保/特困证号", "供养方式", "供养机构", "月供养金", "护理等级"},
	roll.Disability: {"乡镇", "姓名", "身份证号码", "残疾人证号", "残疾类别", "残疾等级", "初次申领日期"},
	roll.Housing:    {"乡镇", "行政村", "户主姓名", "身份证号", "人口数", "房屋危险等级", "鉴定单位", "鉴定时间"},
	roll.Employment: {"参保单位", "姓名", "身份证号", "险种", "参保时间", "缴费月数", "参保状态"},
	roll.School:     {"乡镇", "行政村", "姓名", "身份证号", "学校名称", "就读状态", "失学原因", "监护人"},
	roll.Illness:    {"姓名", "身份证号", "病种", "确诊时间", "合规自付费用"},
	roll.Relocation: {"户主姓名", "身份证号", "安置方式", "安置点", "搬迁时间", "是否入住"},
	roll.Handbook: {"乡镇", "行政村", "户编号", "户主姓名", "家庭人口", "属性", "致贫原因", "人均纯收入", "识别时间", "帮扶人", "帮扶单位", "帮扶措施", "措施时间",
		"卡色", "户主签字", "联系人签字", "签字数"},
	VisitLog: {"乡镇", "行政村", "户编号", "户主姓名", "帮扶人", "走访日期", "走访时刻"},
}

// ListKinds are the kinds of lists a county has, in order.
var ListKinds = []roll.Kind{roll.Payroll, roll.Cadre, roll.Vehicle, roll.Property, roll.Business, roll.Death,
	roll.DibaoList, roll.TekunList, roll.Disability, roll.Housing, roll.Employment, roll.School, roll.Illness, roll.Relocation, roll.Handbook, VisitLog}

// VisitLog is the helpers' log of visits, which the tool reads as one of the handbooks.
const VisitLog roll.Kind = "visits"

// lists makes the departments' lists from what is true of the people.
func (m *maker) lists() {
	planted := m.extra
	m.extra = nil
	for _, b := range m.county.Books {
		m.housing(b)
		m.survey(b)
		for _, p := range b.Persons {
			m.support(p)
			if p.Status != "正常" {
				if p.Status == "死亡" && p.member == nil && m.in(70) {
					m.list(roll.Death, p, p.Name, p.ID, "2017-08-19", "2017-08-22")
				}
				continue
			}
			m.belongings(p)
		}
	}
	m.extra = append(m.extra, planted...)
	serial := map[roll.Kind]int{}
	for _, kind := range ListKinds {
		for _, e := range m.extra {
			if e.Kind != kind {
				continue
			}
			serial[kind]++
			if ListHeaders[kind][0] == "序号" {
				e.Cells[0] = fmt.Sprint(serial[kind])
			}
			m.county.Lists = append(m.county.Lists, e)
		}
	}
}

// survey fills in what the survey of all households says.
func (m *maker) survey(b *Book) {
	if b.Income == 0 {
		b.Income = m.between(5200, 14000)
	}
}

func (m *maker) housing(b *Book) {
	head, grade := b.Persons[0], "A级"
	if b.grade != "" {
		grade = b.grade
	} else if b.house != nil {
		grade = b.house.House.Listed
	} else if m.in(30) {
		grade = "B级"
	}
	if b.house != nil && len(b.house.Members) == 0 {
		return
	}
	m.list(roll.Housing, head, b.Village.Town.Name, b.Village.Name, head.Name, head.ID, fmt.Sprint(len(b.Persons)), grade, "桂岭县住房和城乡建设局", "2018-04-20")
}

func (m *maker) support(p *Person) {
	v := p.Book.Village
	if p.Dibao {
		head := p.Book.Persons[0]
		relation := string(p.Relation)
		m.list(roll.DibaoList, p, "", v.Town.Name, v.Name, head.Name, p.Name, p.ID, relation, "451D"+p.Book.Number, m.of([]string{"A类", "B类", "B类", "C类"}), "125")
	}
	if p.Tekun {
		m.list(roll.TekunList, p, p.Name, p.ID, "451W"+p.Book.Number, m.of([]string{"分散供养", "集中供养"}), v.Town.Name+"敬老院", "430", "无")
	}
	if p.Tail != "" && p.Status == "正常" {
		m.list(roll.Disability, p, v.Town.Name, p.Name, p.ID, p.ID+p.Tail, disabilities[p.Tail[0]-'1'], grades[p.Tail[1]-'1'], "2012-06-01")
	}
}

var (
	disabilities = []string{"视力残疾", "听力残疾", "言语残疾", "肢体残疾", "智力残疾", "精神残疾", "多重残疾"}
	grades       = []string{"一级", "二级", "三级", "四级"}
)

// belongings are posts, vehicles, houses and companies: nobody on the roll has one that counts, unless it was planted.
func (m *maker) belongings(p *Person) {
	age := p.Age(m.asOf)
	if age < 22 || age > 58 || p.InSchool != "" || p.Dibao || p.Tekun {
		return
	}
	if p.member != nil {
		m.harmless(p)
		return
	}
	if p.Book.used && p.Book.house == nil { // what it is to be found by is planted
		return
	}
	v := p.Book.Village
	switch at := m.IntN(200); {
	case at < 3:
		m.list(roll.Payroll, p, "S0003", m.unit(), "在编", m.of([]string{"科员", "教师", "护士"}), "在职", "2006-09-01", p.ID, p.Name)
	case at < 4:
		m.list(roll.Cadre, p, "", v.Town.Name, v.Name, p.Name, p.ID, m.of([]string{"村委会主任", "村支书", "村委委员"}), "2017-08-01")
	case at < 14:
		m.vehicle(p, p.ID, "小型汽车", "小型轿车", m.of([]string{"五菱", "长安", "吉利"}), "2014-03-12", "正常")
	case at < 34:
		m.vehicle(p, p.ID, "普通摩托车", "普通二轮摩托车", "嘉陵", "2013-07-08", "正常")
	case at < 36:
		m.list(roll.Property, p, p.Name, p.ID, "桂(2015)第"+p.Book.Number+"号", "商品房", "桂岭县城东区", "98.5", "住宅", "2015-05-06")
	case at < 38:
		m.list(roll.Business, p, p.Name+"百货店", "个体工商户", "存续", "4510"+p.Book.Number, p.Name, p.ID, "日用百货零售", "2013-06-07", "3")
	case at < 42:
		m.list(roll.Employment, p, "桂岭县铝业有限公司", p.Name, p.ID, "企业职工基本养老保险", "2012-03", "75", "正常缴费")
	}
}

// harmless gives people on the roll what looks like wealth and is none: motorcycles, resettlement houses, co-operatives.
func (m *maker) harmless(p *Person) {
	if p.member.used {
		return
	}
	switch at := m.IntN(200); {
	case at < 16:
		m.vehicle(p, p.ID, "普通摩托车", "普通二轮摩托车", "嘉陵", "2013-07-08", "正常")
	case at < 20:
		m.list(roll.Property, p, p.Name, p.ID, "桂(2017)第"+p.Book.Number+"号", "易地扶贫搬迁安置房", strings.Replace(p.Book.Address, "号", "号（安置点）", 1), "75", "住宅", "2017-12-20")
		m.resettled(p)
	case at < 24:
		m.list(roll.Business, p, p.Book.Village.Name+"种养农民专业合作社", "农民专业合作社", "存续", "9345"+p.Book.Number, p.Name, p.ID, "水果种植", "2016-04-05", "50")
	case at < 30:
		m.list(roll.Employment, p, p.Book.Village.Town.Name+"社保所", p.Name, p.ID, "城乡居民基本养老保险", "2012-01", "78", "正常缴费")
	}
}

// resettled puts somebody on the list of those who moved to a new house; who has an unsafe one is not.
func (m *maker) resettled(p *Person) {
	if !p.member.House.House.Unsafe {
		m.list(roll.Relocation, p, p.Name, p.ID, "集中安置", "桂岭县幸福家园", "2017-12", "是")
	}
}
