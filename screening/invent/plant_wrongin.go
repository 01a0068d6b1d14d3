package invent

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

func (m *maker) worker() *Member {
	return m.member(func(x *Member) bool { return m.adult(x) && x.ID[:18] == x.Person.ID })
}

func (m *maker) unit() string {
	return m.of([]string{"桂岭县第二中学", "桂岭县人民医院", "桂岭县财政局", "云岭镇人民政府", "古眉镇中心小学"})
}

// vehicle is a row of the vehicle list.
func (m *maker) vehicle(p *Person, id, plate, kind, brand, registered, status string) {
	m.list(roll.Vehicle, p, plate, m.plate(), kind, brand, "非营运", p.Name, id, registered, status)
}

func (m *maker) plate() string {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	return "桂L" + string(letters[m.IntN(len(letters))]) + string(rune('0'+m.IntN(10))) + string(letters[m.IntN(len(letters))]) +
		string(rune('0'+m.IntN(10))) + string(rune('0'+m.IntN(10)))
}

// holding is a kind of fact on a list that speaks against a household: how a row of it is made, and rows that do not count.
type holding struct {
	rule string
	row  func(m *maker, p *Person, id, since string)
	near []nearRow
}

// late and early are days after and before any identification of an invented county of 2018.
const late, early = "2018-01-15", "2010-07-01"

// nearRow makes a row that does not count.
type nearRow struct {
	note string
	row  func(m *maker, p *Person)
}

var holdings = []holding{
	{"WE-001", func(m *maker, p *Person, id, since string) {
		m.list(roll.Payroll, p, "S0001", m.unit(), "在编", "科员", "在职", since, id, p.Name)
	}, []nearRow{
		{"public-welfare post", payrollAs("公益性岗位", "保洁员", "在职")}, {"epidemic worker", payrollAs("编外", "村级防疫员", "在职")},
		{"survivors' grant", payrollAs("遗属补助", "遗属", "在职")}, {"substitute teacher", payrollAs("代课", "代课教师", "在职")},
		{"left", payrollAs("在编", "科员", "辞职")},
	}},
	{"WE-002", func(m *maker, p *Person, id, since string) { m.cadre(p, id, "村委会副主任", since, "") }, []nearRow{
		{"head of a group", func(m *maker, p *Person) { m.cadre(p, p.ID, "村民小组长", early, "") }},
		{"left office before", func(m *maker, p *Person) { m.cadre(p, p.ID, "村支书", "2005-08-01", "2011-08-01") }},
		{"villagers' deputy", func(m *maker, p *Person) { m.cadre(p, p.ID, "村民代表", early, "") }},
	}},
	{"WE-003", func(m *maker, p *Person, id, since string) {
		kinds := [][2]string{{"小型轿车", "五菱"}, {"小型普通客车", "长安"}, {"小型越野客车", "哈弗"}, {"重型自卸货车", "东风"}}
		k := kinds[m.IntN(len(kinds))]
		m.vehicle(p, id, "小型汽车", k[0], k[1], since, "正常")
	}, []nearRow{
		{"motorcycle", vehicleAs("普通摩托车", "普通二轮摩托车", "正常", "")}, {"scrapped", vehicleAs("小型汽车", "小型轿车", "报废", "")},
		{"three wheels", vehicleAs("三轮汽车", "三轮汽车", "正常", "")}, {"taken off the register", vehicleAs("小型汽车", "小型轿车", "注销", "")},
		{"light motorcycle", vehicleAs("轻便摩托车", "轻便二轮摩托车", "正常", "")}, {"cheap", vehicleAs("小型汽车", "小型轿车", "正常", "18000")},
	}},
	{"WE-004", func(m *maker, p *Person, id, since string) {
		m.property(p, id, m.of([]string{"商品房", "商铺"}), "桂岭县城东区", since)
	}, []nearRow{
		{"resettlement house", func(m *maker, p *Person) {
			m.property(p, p.ID, "易地扶贫搬迁安置房", "桂岭县城西区", early)
		}},
		{"compensation", func(m *maker, p *Person) { m.property(p, p.ID, "征拆补偿房", "桂岭县城西区", early) }},
		{"house in the village", func(m *maker, p *Person) { m.property(p, p.ID, "住宅", p.Book.Address, early) }},
		{"no nature stated, resettled", func(m *maker, p *Person) {
			p.member.House.House.Unsafe, p.member.House.House.Grade, p.member.House.House.Listed = false, "A级", "A级"
			m.property(p, p.ID, "", "桂岭县幸福家园3栋", early)
			m.resettled(p)
		}},
	}},
	{"WE-005", func(m *maker, p *Person, id, since string) {
		m.business(p, id, p.Name+"建材有限公司", "有限责任公司", "存续", since, "")
	}, []nearRow{
		{"co-operative", func(m *maker, p *Person) {
			m.business(p, p.ID, "桂岭县水果专业合作社", "农民专业合作社", "存续", early, "")
		}},
		{"closed", func(m *maker, p *Person) {
			m.business(p, p.ID, p.Name+"饭店", "个体工商户", "注销", early, "")
		}},
		{"shop without turnover", func(m *maker, p *Person) {
			m.business(p, p.ID, p.Name+"小卖部", "个体工商户", "存续", early, "0")
		}},
	}},
	{"WE-006", func(m *maker, p *Person, id, since string) {
		m.list(roll.Employment, p, "桂岭县铝业有限公司", p.Name, id, "企业职工基本养老保险", since[:7], "", "正常缴费")
	}, []nearRow{
		{"residents' insurance", func(m *maker, p *Person) {
			m.list(roll.Employment, p, "", p.Name, p.ID, "城乡居民基本养老保险", early, "78", "正常缴费")
		}},
		{"seven months", func(m *maker, p *Person) {
			m.list(roll.Employment, p, "桂岭县铝业有限公司", p.Name, p.ID, "企业职工基本养老保险", early, "7", "停保")
		}},
	}},
}

func payrollAs(kind, post, status string) func(m *maker, p *Person) {
	return func(m *maker, p *Person) {
		m.list(roll.Payroll, p, "S0002", m.unit(), kind, post, status, "2012-03-01", p.ID, p.Name)
	}
}

func vehicleAs(plate, kind, status, price string) func(m *maker, p *Person) {
	return func(m *maker, p *Person) {
		m.list(roll.Vehicle, p, plate, m.plate(), kind, "嘉陵", "非营运", p.Name, p.ID, "2011-05-06", status, price)
	}
}

func (m *maker) cadre(p *Person, id, post, since, until string) {
	v := p.Book.Village
	m.list(roll.Cadre, p, "", v.Town.Name, v.Name, p.Name, id, post, since, "", until)
}

func (m *maker) property(p *Person, id, nature, place, since string) {
	m.list(roll.Property, p, p.Name, id, "桂(2012)第"+p.Book.Number+"号", nature, place, "98.5", "住宅", since)
}

func (m *maker) business(p *Person, id, name, kind, status, since, turnover string) {
	m.list(roll.Business, p, name, kind, status, "4511"+p.Book.Number, p.Name, id, "零售", since, "3", turnover)
}

// holdingPlans plant what speaks against a household and stood at the identification, what came afterwards, and what does not
// count.
func holdingPlans() []plan {
	var all []plan
	for _, h := range holdings {
		all = append(all,
			plan{rule: h.rule, plant: func(m *maker, nth int) bool {
				x := m.worker()
				if x == nil {
					return false
				}
				h.row(m, x.Person, m.listedID(x.Person, nth), early)
				m.note(Planted{Kind: Error, Rule: h.rule, Member: x, Severity: "warning"})
				return true
			}},
			plan{rule: h.rule, when: until2020, plant: func(m *maker, nth int) bool {
				x := m.member(func(x *Member) bool {
					return m.adult(x) && x.ID[:18] == x.Person.ID && x.House.Village.Town.Layout.Has(roll.IdentifiedDate)
				})
				if x == nil {
					return false
				}
				since := late
				if h.rule == "WE-006" { // insured for a year only then
					since = x.House.Identified.AddMonths(1).String() + "-01"
				}
				h.row(m, x.Person, x.Person.ID, since)
				m.note(Planted{Kind: Error, Rule: h.rule, Member: x, Severity: "info", Note: "after the identification"})
				return true
			}},
			plan{rule: h.rule, plant: func(m *maker, nth int) bool {
				x := m.worker()
				if x == nil {
					return false
				}
				near := h.near[nth%len(h.near)]
				near.row(m, x.Person)
				m.note(Planted{Kind: Near, Rule: h.rule, Member: x, Note: near.note})
				return true
			}})
	}
	return all
}

// unnumberedCadre lists a cadre without a number; near misses are of another village.
func (m *maker) unnumberedCadre(nth int) bool {
	x := m.worker()
	if x == nil {
		return false
	}
	v := x.House.Village
	kind, village := Error, v.Name
	if nth%3 == 2 {
		kind, village = Near, "外县别村"
	}
	m.list(roll.Cadre, x.Person, "", v.Town.Name, village, x.Person.Name, "", "村支书", early, x.Person.Birth.String())
	m.note(Planted{Kind: kind, Rule: "WE-002", Member: x, Note: "listed without a number"})
	return true
}

// wholeAway has all of a household away by the register; near misses have somebody at home.
func (m *maker) wholeAway(nth int) bool {
	h := m.household(func(h *Household) bool {
		for _, x := range h.Members {
			if x.Person.Book.house != h || x.ID[:18] != x.Person.ID {
				return false
			}
		}
		return len(h.Members) > 1
	})
	if h == nil {
		return false
	}
	kind := Error
	for i, x := range h.Members {
		if i == 0 && nth%3 == 2 {
			kind = Near
			continue
		}
		x.Person.Away = date.Month(2009, 3)
	}
	m.note(Planted{Kind: kind, Rule: "WE-007", House: h, Note: "away since 2009"})
	return true
}

// machine gives a member a subsidised farm machine.
func (m *maker) machine(nth int) bool {
	x := m.worker()
	if x == nil {
		return false
	}
	kind, amount := Error, "26000"
	if nth%3 == 2 {
		kind, amount = Near, "7000"
	}
	m.list(roll.Vehicle, x.Person, "拖拉机", "", "轮式拖拉机", "东方红", "非营运", x.Person.Name, x.Person.ID, early, "正常", "", amount)
	m.note(Planted{Kind: kind, Rule: "WE-009", Member: x, Note: "subsidy of " + amount})
	return true
}

// movedIn has a head move in shortly before the identification.
func (m *maker) movedIn(nth int) bool {
	h := m.household(func(h *Household) bool {
		return h.Village.Town.Layout.Has(roll.IdentifiedDate) && h.Head().ID[:18] == h.Head().Person.ID && h.Head().Relation == roll.Head
	})
	if h == nil {
		return false
	}
	variants := []struct {
		kind   PlantedKind
		months int
		why    string
	}{{Error, -4, "购房"}, {Near, -4, "婚迁"}, {Error, -10, "分户"}, {Near, -14, "购房"}}
	v := variants[nth%len(variants)]
	p := h.Head().Person
	p.MovedIn, p.MoveWhy = h.Identified.AddMonths(v.months), v.why
	m.note(Planted{Kind: v.kind, Rule: "WE-010", House: h, Note: v.why})
	return true
}

// apart has the register say that a member does not share the household.
func (m *maker) apart(nth int) bool {
	x := m.plain(func(x *Member) bool { return x.Relation != roll.Head })
	if x == nil {
		return false
	}
	x.Person.Remark = []string{"服刑", "失踪", "不共享开支", "现役军人"}[nth%4]
	if nth%4 == 3 {
		for _, rule := range []string{"WE-011", "MS-021"} {
			m.note(Planted{Kind: Near, Rule: rule, Member: x, Note: "a serving soldier"})
		}
		return true
	}
	m.note(Planted{Kind: Error, Rule: "WE-011", Member: x, Action: "department", Note: x.Person.Remark})
	m.note(Planted{Kind: Also, Rule: "MS-021", Member: x, Action: "department", Note: x.Person.Remark})
	return true
}

// deadBefore has somebody die before the identification; near misses die after it.
func (m *maker) deadBefore(nth int) bool {
	x := m.plain(func(x *Member) bool {
		return x.House.Village.Town.Layout.Has(roll.IdentifiedDate) && x.Person.Birth < 20050000
	})
	if x == nil {
		return false
	}
	kind, day := Error, "2012-11-02"
	if nth%3 == 2 {
		kind, day = Near, "2018-02-11"
	}
	m.list(roll.Death, x.Person, x.Person.Name, x.Person.ID, day, "")
	m.note(Planted{Kind: kind, Rule: "WE-014", Member: x, Note: "died on " + day})
	m.note(Planted{Kind: Also, Rule: "MS-021", Member: x, Action: "department", Note: "died on " + day})
	return true
}
