package invent

import (
	"slices"

	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// Options say which county to make. The zero value of each is the default named.
type Options struct {
	Households int       // in the register; 3000
	Seed       uint64    // 0 is a seed like any other
	AsOf       date.Date // 数据时点; 2018-06-30
	Errors     float64   // share of the roll's households with a planted error, 0 to 1; 0 plants none
	Doubles    float64   // share of the roll's households to plant duplicates in, and nothing else; needs Errors to be 0
	Layout     Layout    // of the roll's sheets; Mixed
	WholeRoll  bool      // every household of the register is on the roll
	Share      int       // of the register's households on the roll, in percent; 30
}

// County is an invented county.
type County struct {
	Name    string
	AsOf    date.Date
	Towns   []*Town
	Books   []*Book      // the register, by village and group
	Roll    []*Household // the roll, by village and number
	Lists   []Entry      // the departments' lists, by kind
	Planted []*Planted   // errors first, then what follows from them, then near misses
}

// Town is a town (乡镇); its villages' rolls were exported in one layout.
type Town struct {
	Name     string
	Layout   Layout
	Villages []*Village
}

// Village is an administrative village (行政村).
type Village struct {
	Name   string
	Town   *Town
	Groups []string // natural villages (自然村)
}

// Book is a household of the register (户籍).
type Book struct {
	Number  string // 户号, 9 digits
	Village *Village
	Group   string
	Address string
	Persons []*Person

	Income  int    // 人均纯收入 of the survey, in yuan
	NoWater bool   // 饮水安全 is no
	Veto    string // the ground on which it was refused
	grade   string // of its house, where something was planted in it

	house *Household // the roll's household of the same people, nil where there is none
	kind  familyKind
	used  bool  // has an error or a near miss that concerns those who are not on the roll
	child *Book // a household of elderly: the book of their child's family in the same house
}

// Person is what is true of a person, whatever the roll says.
type Person struct {
	Book       *Book
	Name       string
	ID         string // 18 characters
	Male       bool
	Birth      date.Date
	Ethnic     string
	Relation   roll.Term // to the head of the book
	Status     string    // 人员状态 in the register
	Tail       string    // what a disability number has behind the citizen number: kind, grade
	Education  string
	InSchool   string // blank for those who do not go to school
	Health     string
	Labour     roll.Term
	WorkPlace  string
	WorkMonths int
	Phone      string
	MovedIn    date.Date // 迁入日期
	MoveWhy    string    // 迁入原因
	Away       date.Date // since when the person is away (户在人不在); 0 for who is at home
	Remark     string    // in the register
	Dibao      bool      // 低保
	Tekun      bool      // 特困供养

	member *Member
}

// Age is the person's age at a day.
func (p *Person) Age(at date.Date) int { return date.Age(p.Birth, at) }

// Household is a household of the roll (建档立卡户).
type Household struct {
	Number     string // 户编号, 10 digits
	Village    *Village
	Group      string
	Members    []*Member
	Size       int // 家庭人口数 as the roll has it
	Phone      string
	Attribute  string // 贫困户属性
	Cause      string
	Identified date.Date // 识别时间, to the month
	Exited     bool
	ExitYear   int
	Income     Income
	House      House
	WaterSafe  bool
	Helper     string                // 帮扶责任人's phone
	Watch      *Watch                // nil where the household is not monitored
	Typed      map[roll.Field]string // what was typed over the household's cells
	NoRow      bool                  // the household's row is missing in the household sheet

	leaned bool // an error in a member's row rests on what the other members are
	used   bool // has an error or a near miss that concerns the household as a whole
}

// Member is a row of the roll: the person as the roll has them.
type Member struct {
	Person     *Person
	House      *Household
	Number     string // 人编号, 12 digits
	Name       string
	ID         string
	IDAsNumber bool // the ID number is a number cell
	Relation   roll.Term
	Labour     roll.Term
	Phone      string
	Past       string                // 生存状态 of a row that is history; empty for a current member
	Typed      map[roll.Field]string // what was typed over the row's cells

	used bool
}

// Head is the first member who is 户主 by the truth: errors in relations do not move it.
func (h *Household) Head() *Member { return h.Members[0] }

// Able says that a member is ordinary or skilled labour, by the truth.
func (h *Household) Able() bool {
	return slices.ContainsFunc(h.Members, func(x *Member) bool { return able(x) })
}

func able(x *Member) bool { return x.Person.Labour == roll.Ordinary || x.Person.Labour == roll.Skilled }

// Income is a household's yearly income in fen (1/100 yuan). The parts add up.
type Income struct {
	Wage, Business, Property, Transfer           int64
	Dibao, Tekun, Pension, Ecology, Other        int64 // the parts of Transfer
	Cost                                         int64 // 生产经营性支出
	Gross, Net, PerHead                          int64
	FarmLand, WoodLand, ReturnedLand, RoadMetres int // tenths of mu; metres
}

// House is a household's house.
type House struct {
	Unsafe bool
	Grade  string // A级 to D级, as the roll has it
	Listed string // as the housing list has it
	Area   int    // square metres
}

// Watch is what the monitoring system has of a household (监测对象), from 2021.
type Watch struct {
	Type    string    // 监测对象类别
	Since   date.Date // 识别监测时间, to the month
	Ended   date.Date // 消除监测时间, to the month; 0 while the risk lasts
	EndMode string    // 风险消除方式
}

// Entry is one row of a department's list: cells under the headers that ListHeaders gives.
type Entry struct {
	Kind   roll.Kind
	Person *Person
	Cells  []string
}
