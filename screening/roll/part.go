package roll

import (
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/namekey"
	"rollnet/screening/table"
)

// Kind is what a sheet's rows are.
type Kind string

const (
	Persons    Kind = "person"     // 人员信息, with or without the household's columns on every row
	Households Kind = "household"  // 户信息
	Register   Kind = "register"   // all farm households, 全县农户 / 公安户籍
	Payroll    Kind = "payroll"    // 财政供养
	Cadre      Kind = "cadre"      // 村干部
	Vehicle    Kind = "vehicle"    // 车辆
	Property   Kind = "property"   // 房产
	Business   Kind = "business"   // 工商
	Employment Kind = "employment" // 职工社保
	Death      Kind = "death"      // 死亡
	DibaoList  Kind = "dibao"      // 低保
	TekunList  Kind = "tekun"      // 五保/特困
	Disability Kind = "disability" // 残疾
	Housing    Kind = "housing"    // 住房等级
	School     Kind = "school"     // 在校/失学
	Illness    Kind = "illness"    // 大病
	Relocation Kind = "relocation" // 易地搬迁
	Handbook   Kind = "handbook"   // 帮扶手册/台账
)

// ListKinds are the kinds of departments' lists, in the order of the spec.
var ListKinds = []Kind{Payroll, Cadre, Vehicle, Property, Business, Employment, Death, DibaoList, TekunList, Disability, Housing, School, Illness, Relocation, Handbook}

// Era is the years whose columns and vocabulary a sheet uses; see domain notes in vocabulary.tsv.
type Era string

const (
	NoEra   Era = ""
	Era2014 Era = "2014-2018" // 国扶系统 AC01/AB01, with codes
	Era2018 Era = "2018-2020" // 国扶系统 list exports
	Era2021 Era = "2021+"     // 防返贫监测
)

// Part is one sheet as the roll, the register or a list sees it: which column is which field, and which stored rows
// hold data. Its cells are read as typed columns when the part is made.
type Part struct {
	Kind  Kind
	Era   Era
	Table *table.Table
	Rows  []int32 // stored rows (0-based) that hold data, ascending

	columns [fieldCount]int16 // column number + 1; 0 where the sheet has no such field
	ids     [fieldCount]*table.Typed[idno.Number]
	names   [fieldCount]*table.Typed[namekey.Name]
	dates   [fieldCount]*table.Typed[date.Date]
	numbers [fieldCount]*table.Typed[Number]
	terms   [fieldCount]*table.Typed[Term]
	sets    [fieldCount]*table.Typed[[]Term]
}

// NewPart reads a sheet's columns by their fields' types. columns maps fields to 0-based columns of the table.
func NewPart(kind Kind, era Era, t *table.Table, columns map[Field]int, rows []int32) *Part {
	p := &Part{Kind: kind, Era: era, Table: t, Rows: rows}
	for f, col := range columns {
		p.columns[f] = int16(col) + 1
		if col >= len(t.Columns) { // a header over nothing but blank cells
			continue
		}
		c := t.Columns[col]
		switch f.Type() {
		case IDType:
			p.ids[f] = typed(c, idno.Parse)
		case NameType:
			p.names[f] = typed(c, namekey.Parse)
		case DateType:
			p.dates[f] = typed(c, func(v table.Value) date.Date { return ParseDate(v, t.Date1904) })
		case NumType:
			p.numbers[f] = typed(c, ParseNumber)
		case TermType:
			p.terms[f] = typed(c, VocabularyOf(f, kind, era).in(c, kind).Parse)
		}
		if f == CertificateNumber && kind == Persons { // a roll has a disability certificate there
			p.ids[f] = typed(c, idno.Parse)
		}
		if f == Health || f == OtherCause {
			p.sets[f] = typed(c, VocabularyOf(f, kind, era).ParseSet)
		}
	}
	return p
}

func typed[T any](c *table.Column, parse func(table.Value) T) *table.Typed[T] {
	t := table.Map(c, parse)
	return &t
}

// Has says that the sheet has a column for the field.
func (p *Part) Has(f Field) bool { return p.columns[f] != 0 }

// Column is the field's 0-based column in the table, -1 where there is none.
func (p *Part) Column(f Field) int { return int(p.columns[f]) - 1 }

// Dictionary is the field's raw column, nil where there is none.
func (p *Part) Dictionary(f Field) *table.Column {
	if col := p.Column(f); col >= 0 && col < len(p.Table.Columns) {
		return p.Table.Columns[col]
	}
	return nil
}

// Value is the raw cell of a stored row; blank where the sheet has no such field.
func (p *Part) Value(f Field, row int) table.Value { return p.Table.At(row, p.Column(f)) }

// Text is the text of the raw cell of a stored row.
func (p *Part) Text(f Field, row int) string { return p.Value(f, row).Text }

// IDs is an ID column by distinct content; nil where there is none.
func (p *Part) IDs(f Field) *table.Typed[idno.Number] { return p.ids[f] }

// Names is a name column by distinct content; nil where there is none.
func (p *Part) Names(f Field) *table.Typed[namekey.Name] { return p.names[f] }

func at[T any](m *[fieldCount]*table.Typed[T], f Field, row int) T {
	if t := m[f]; t != nil {
		return t.At(row)
	}
	var zero T
	return zero
}

// ID is the citizen or disability number in an IDType field.
func (p *Part) ID(f Field, row int) idno.Number { return at(&p.ids, f, row) }

// Name is the name in a NameType field.
func (p *Part) Name(f Field, row int) namekey.Name { return at(&p.names, f, row) }

// Date is the date in a DateType field; 0 where blank or not a date.
func (p *Part) Date(f Field, row int) date.Date { return at(&p.dates, f, row) }

// Number is the number in a NumType field.
func (p *Part) Number(f Field, row int) Number { return at(&p.numbers, f, row) }

// Term is the vocabulary's word in a TermType field; empty where blank, Unknown where the word is in no vocabulary.
func (p *Part) Term(f Field, row int) Term { return at(&p.terms, f, row) }

// Terms is the words of a field that holds several, Health or OtherCause; nil where blank. Not to be written to.
func (p *Part) Terms(f Field, row int) []Term { return at(&p.sets, f, row) }
