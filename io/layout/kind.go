package layout

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// requirement is what a sheet of a kind must have: one field of each group, and headers that speak for the kind with at
// least this weight.
type requirement struct {
	kind   roll.Kind
	groups [][]roll.Field
	barred bool // not where a column has the persons' own names
	weight int
	forced bool     // only where the user says so
	words  []string // in a title, sheet name or file name: tie-breakers
}

var (
	ownName = []roll.Field{roll.Name}
	ownID   = []roll.Field{roll.IDNumber}
	// somebody: whose row it is; without a number the name, birth date and village must do
	somebody = []roll.Field{roll.IDNumber, roll.HeadID, roll.BirthDate}
)

// requirements in the order in which a kind goes before another that fits as well.
var requirements = []requirement{
	{kind: roll.Persons, groups: [][]roll.Field{ownName, ownID, {roll.HouseholdNumber, roll.PersonNumber, roll.Relation, roll.HeadID}}, weight: 2,
		words: []string{"建档立卡", "贫困户", "贫困人口", "脱贫人口", "脱贫户", "脱贫人员", "监测对象", "边缘易致贫"}},
	{kind: roll.Households, groups: [][]roll.Field{{roll.HouseholdNumber, roll.HeadID}}, barred: true, weight: 4,
		words: []string{"建档立卡", "贫困户", "脱贫户", "监测对象", "户信息"}},
	{kind: roll.Register, groups: [][]roll.Field{ownName, ownID, {roll.HouseholdNumber, roll.HeadName, roll.HeadID, roll.Relation, roll.Address}}, weight: 2,
		words: []string{"户籍", "全县农户", "农户花名册", "农户名册", "公安", "派出所", "常住人口", "户口"}},
	{kind: roll.Payroll, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"财政供养", "公职人员", "在编人员", "财政统发"}},
	{kind: roll.Cadre, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"村干部", "两委", "村三委", "村(社区)干部", "村社干部"}},
	{kind: roll.Vehicle, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"车辆", "机动车", "购车", "农机"}},
	{kind: roll.Property, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"房产", "不动产", "商品房"}},
	{kind: roll.Business, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"工商", "市场主体", "企业法人", "市场监管"}},
	{kind: roll.Death, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"死亡", "火化", "殡葬"}},
	{kind: roll.DibaoList, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"低保", "城保", "农保", "最低生活保障"}},
	{kind: roll.TekunList, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"五保", "特困"}},
	{kind: roll.Disability, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"残疾", "残联"}},
	{kind: roll.Housing, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"住房安全", "危房", "住房等级", "房屋鉴定", "危改"}},
	{kind: roll.Employment, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"职工社保", "职工养老", "社保参保", "企业职工"}},
	{kind: roll.School, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"失学", "辍学", "控辍保学", "在校生", "学籍", "教育资助"}},
	{kind: roll.Illness, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"大病", "重病", "住院", "医疗救助", "重大疾病"}},
	{kind: roll.Relocation, groups: [][]roll.Field{somebody}, weight: 2, words: []string{"易地搬迁", "易地扶贫搬迁", "搬迁对象", "搬迁户"}},
	{kind: roll.Handbook, groups: [][]roll.Field{{roll.IDNumber, roll.HeadID, roll.HouseholdNumber}}, forced: true,
		words: []string{"帮扶手册", "手册", "一户一册", "走访", "脱贫台账", "帮扶台账", "联系卡"}},
}

// fit is how well a block's headers fit a kind.
type fit struct {
	*requirement
	score   int
	barred  bool
	missing [][]roll.Field // groups of which the sheet has none
}

func (r *requirement) fit(l *lookup, b block) fit {
	f := fit{requirement: r}
	has := map[roll.Field]bool{}
	counted := map[string]bool{}
	for col, h := range b.headers {
		m, ok := l.meaningOf(col, h, r.kind)
		if !ok {
			continue
		}
		has[m.field] = true
		if own, _ := l.meaningOf(col, h, roll.Persons); r.barred && own.field == roll.Name {
			f.barred = true
		}
		if key := h.last(); !counted[key] {
			counted[key] = true
			f.score += m.weight
		}
	}
	for _, group := range r.groups {
		if !anyOf(has, group) {
			f.missing = append(f.missing, group)
		}
	}
	return f
}

func anyOf(has map[roll.Field]bool, fields []roll.Field) bool {
	for _, f := range fields {
		if has[f] {
			return true
		}
	}
	return false
}

// The weights of a kind's words by where they stand.
const (
	titleWeight = 4
	sheetWeight = 3
	fileWeight  = 2
)

// where are the texts outside of the header that may name a sheet's kind.
type where struct{ titles, sheet, file string }

func (r *requirement) named(w where) int {
	score := 0
	for _, place := range []struct {
		text   string
		weight int
	}{{w.titles, titleWeight}, {w.sheet, sheetWeight}, {w.file, fileWeight}} {
		for _, word := range r.words {
			if strings.Contains(place.text, word) {
				score += place.weight
				break
			}
		}
	}
	return score
}

// recognise gives the kind that the headers speak for most; what stands around them tips the balance. Where no kind fits,
// it says what the nearest one lacks.
func (l *lookup) recognise(b block, w where, forced roll.Kind) (roll.Kind, screening.Words) {
	if forced == "" && l.isHandbook(b, w) {
		return roll.Handbook, screening.Words{}
	}
	var best, near fit
	bestScore := 0
	for i := range requirements {
		r := &requirements[i]
		if forced != "" && r.kind != forced || forced == "" && r.forced {
			continue
		}
		f := r.fit(l, b)
		if f.barred && forced == "" {
			continue
		}
		f.score += r.named(w)
		if len(f.missing) == 0 && (f.score >= r.weight || forced != "") && (best.requirement == nil || f.score > bestScore) {
			best, bestScore = f, f.score
		}
		if near.requirement == nil || len(f.missing) < len(near.missing) || len(f.missing) == len(near.missing) && f.score > near.score {
			near = f
		}
	}
	if best.requirement != nil {
		return best.kind, screening.Words{}
	}
	return "", near.lacks()
}

// papers is the weight of the headers that only handbooks, ledgers and visit logs have.
const papers = 3

// isHandbook says that a sheet is a handbook though nobody says so: it has two of the headers that only such papers have, or one
// (or a column of helpers) and their name. A roll with a column of measures stays a roll.
func (l *lookup) isHandbook(b block, w where) bool {
	for i := range requirements {
		r := &requirements[i]
		if r.kind != roll.Handbook {
			continue
		}
		own, named := map[roll.Field]bool{}, 0
		if r.named(w) > 0 {
			named = 1
		}
		for col, h := range b.headers {
			if m, ok := l.meaningOf(col, h, roll.Handbook); ok && (m.weight == papers || named > 0 && m.field == roll.Helper) {
				own[m.field] = true
			}
		}
		return len(own) > 0 && len(own)+named >= 2 && len(r.fit(l, b).missing) == 0
	}
	return false
}

// lacks says what a sheet would need to be of the kind.
func (f *fit) lacks() screening.Words {
	if len(f.missing) == 0 {
		return screening.Words{ZH: "能说明是哪种表的列（如户编号、贫困户属性、户号、低保证号、号牌号码、单位名称）",
			EN: "columns that say what it is (such as 户编号, 贫困户属性, 户号, 低保证号, 号牌号码, 单位名称)"}
	}
	var zh, en []string
	for _, group := range f.missing {
		var names []string
		for _, field := range group {
			names = append(names, field.Chinese())
		}
		zh = append(zh, strings.Join(names, "或"))
		en = append(en, strings.Join(names, " or "))
	}
	return screening.Words{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// identity says that a field is one by which a row is somebody's.
func identity(f roll.Field) bool {
	switch f {
	case roll.Name, roll.IDNumber, roll.HouseholdNumber, roll.PersonNumber, roll.HeadName, roll.HeadID:
		return true
	}
	return false
}
