package invent

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// paper is the handbook of a household, as a village types it.
type paper struct {
	house                     *Household
	number, head, size        string
	attribute, cause, income  string
	identified, helper, unit  string
	measures, when            string
	card, signed, countersign string
	signatures                string
	twice, none               bool // there are two of them, or none
	visits                    []visit
	used                      bool // an error or a near miss is planted in it
}

// visit is a line of the log.
type visit struct {
	day    date.Date
	minute int
}

// handbooks makes the handbooks and the log of visits of the towns whose roll has household numbers, and plants errors in
// those of households that have none otherwise.
func (m *maker) handbooks() {
	if m.asOf.Year() >= 2021 {
		return
	}
	rest := m.chance // the rest of the county does not hang on what the handbooks draw
	m.chance = newChance(m.options.Seed ^ 0x68616e64626f6f6b)
	defer func() { m.chance = rest }()
	var all []*paper
	helpers, units := map[*Village][]string{}, map[string]string{}
	named := map[string]bool{}
	for _, h := range m.county.Roll {
		if l := h.Village.Town.Layout; l != List2018 && l != List2017 || len(h.Members) == 0 {
			continue
		}
		v := h.Village
		if len(helpers[v]) == 0 || m.in(12) { // some seven households each
			name := m.name(m.of([]string{"黄", "韦", "农", "覃", "陆"}), m.in(50))
			for named[name] { // each helper has a name of their own
				name = m.name(m.of([]string{"黄", "韦", "农", "覃", "陆"}), m.in(50))
			}
			named[name] = true
			helpers[v], units[v.Name+name] = append(helpers[v], name), m.unit()
		}
		helper := helpers[v][len(helpers[v])-1]
		all = append(all, m.paper(h, helper, units[v.Name+helper], len(all)))
	}
	m.plantPapers(all)
	m.writePapers(all)
}

// paper is a handbook in order. Of a household in whose rows something was planted, it leaves open what the roll says too.
func (m *maker) paper(h *Household, helper, unit string, nth int) *paper {
	p := &paper{house: h, number: h.Number, helper: helper, unit: unit, measures: m.measures(h), card: "蓝卡", signed: h.Head().Person.Name, countersign: helper,
		signatures: "9", identified: h.Identified.String()}
	if h.Exited {
		p.card = "红卡"
	}
	when := date.Month(h.Identified.Year()+1, m.between(1, 12))
	p.when = when.String()
	if h.Exited && when.Year() > h.ExitYear {
		p.when = date.Month(h.ExitYear, 12).String()
	}
	for month := 3; month <= 6; month++ {
		p.visits = append(p.visits, visit{date.Of(2018, month, 2+nth%25), 8*60 + nth%8*55 + nth/200})
	}
	if touched(h) {
		p.measures = m.safeMeasures()
		p.used, p.card, p.identified, p.when = true, "", "", ""
		return p
	}
	p.head, p.size, p.attribute, p.cause = h.Head().Name, fmt.Sprint(h.Size), h.Attribute, h.Cause
	p.income = fmt.Sprint((h.Income.PerHead + 50) / 100) // typed without the fen
	return p
}

// touched says that something was planted in a household's rows.
func touched(h *Household) bool {
	return h.used || h.leaned || len(h.Typed) > 0 || slices.ContainsFunc(h.Members, func(x *Member) bool { return x.used || len(x.Typed) > 0 })
}

// What help there is, by what a household must be for it; numbers and things differ from household to household.
var (
	helpForAll = []string{"动员参加%d期扶贫政策宣讲", "协助办理小额信贷%d万元手续", "帮助硬化门前道路%d米", "联系水电部门检修管线%d米", "送去慰问米油%d份", "组织清理房前屋后沟渠%d米",
		"指导填报合作医疗报销单%d张", "发放农家书屋图书%d册", "安装太阳能路灯%d盏", "协助申报临时救助%d元", "帮助修缮厨房厕所%d平方米", "争取村集体分红%d元"}
	helpForIll    = []string{"家庭医生签约随访%d次", "陪同到县医院复查%d次", "报销慢性病药费%d元"}
	helpDisabled  = []string{"发放残疾人护理补贴%d元", "配送残疾人辅具%d件", "落实残疾人生活补贴%d元"}
	helpStudents  = []string{"发放助学金%d元", "申请教育资助%d元", "落实寄宿生补贴%d元"}
	helpWorkers   = []string{"推荐外出务工岗位%d个", "报销务工往返车费%d元", "参加就业培训%d天"}
	helpGuarantee = []string{"落实低保金%d元", "发放社会保障补差%d元"}
)

// measures are help that fits a household, in words that hardly any other has.
func (m *maker) measures(h *Household) string {
	pools := [][]string{helpForAll, helpForAll, helpForAll}
	ill, disabled, student, works := false, false, false, false
	for _, x := range h.Members {
		p := x.Person
		ill = ill || p.Health == "患有大病" || p.Health == "长期慢性病"
		disabled = disabled || p.Tail != ""
		student = student || p.InSchool != ""
		works = works || p.WorkMonths > 0
	}
	for _, one := range []struct {
		fits bool
		pool []string
	}{{ill || h.Cause == "因病", helpForIll}, {disabled, helpDisabled}, {student, helpStudents}, {works, helpWorkers}, {h.Cause == "因残", helpGuarantee}} {
		if one.fits {
			pools = append(pools, one.pool)
		}
	}
	var all []string
	for _, pool := range pools {
		if one := fmt.Sprintf(m.of(pool), m.between(2, 987)); !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return strings.Join(all, "；")
}

// safeMeasures answer whatever cause was typed over the roll's, and say nothing of the members.
func (m *maker) safeMeasures() string {
	all := []string{"家庭医生随访%d次", "学校座谈%d次", "住房饮水巡查%d次", "保障政策讲解%d次", m.of(helpForAll), m.of(helpForAll), m.of(helpForAll)}
	m.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for i := range all {
		all[i] = fmt.Sprintf(all[i], m.between(2, 987))
	}
	return strings.Join(all, "；")
}

// writePapers puts handbooks and visits among the lists.
func (m *maker) writePapers(all []*paper) {
	for _, p := range all {
		v, who := p.house.Village, p.house.Head().Person
		cells := []string{v.Town.Name, v.Name, p.number, p.head, p.size, p.attribute, p.cause, p.income, p.identified, p.helper, p.unit, p.measures, p.when, p.card, p.signed, p.countersign, p.signatures}
		if !p.none {
			m.list(roll.Handbook, who, cells...)
		}
		if p.twice {
			m.list(roll.Handbook, who, cells...)
		}
	}
	for _, p := range all {
		v, who := p.house.Village, p.house.Head().Person
		for _, at := range p.visits {
			m.list(VisitLog, who, v.Town.Name, v.Name, p.house.Number, who.Name, p.helper, at.day.String(), fmt.Sprintf("%02d:%02d", at.minute/60, at.minute%60))
		}
	}
}
