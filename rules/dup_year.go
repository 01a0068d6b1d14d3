package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/double"
	"rollnet/screening/kin"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var dupYear = &screening.Rule{
	Code: "DUP-010", Family: screening.Duplicate, Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseholdNumber,
	Title:      say("跨年度换了户编号", "another household number in another year"),
	Reason:     say("同一人前后两年户编号不同而没有动态调整记录，可能是重复识别或编号录错。", "somebody whose household number differs between two years without a record of a change may have been enrolled twice, or a number is wrong"),
	Condition:  say("两个数据年度的现有成员，证件号码相同（另一年度没有该号码的，姓名、出生日期、村相同而两个号码不都成立），户编号不同；列在较新年度的行，指向较早年度的行。", "current members of two data years with one ID number (where the other year lacks it: one name, birth date and village, and numbers that are not both sound) and different household numbers; one finding at the newer year's row, pointing to the older year's"),
	Exceptions: say("较早年度已记为嫁出、迁出等的，较新年度已嫁入他户（配偶、之儿媳、之女婿）的，较新年度仍有原户编号的，不算。", "those whom the older year has as married out or moved, those whom the newer year has as a spouse, daughter- or son-in-law, and those who stand under the old number in the newer year too"),
	Basis:      say("户编号、人编号跨年不变（国扶系统），变动须有动态调整记录", "household and person numbers stay over the years; a change needs a record of adjustment"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.HouseholdNumber, roll.DataYear)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		alike := rowsAlike(c, x)
		for i := range c.Roll.Persons {
			p := &c.Roll.Persons[i]
			if !p.Current() {
				continue
			}
			out.Look()
			if before := yearBefore(x, rowsOf(c, alike, p), p); before != nil && !marriedIn(p) {
				out.Find(otherNumber(x, before, p))
			}
		}
	}),
}

// yearBefore is the row of the newest year before a person's row, where its household number is another one; nil where the person stands
// under that number in the row's own year too, or was there before.
func yearBefore(x *kin.Index, rows []*roll.Person, p *roll.Person) *roll.Person {
	var before *roll.Person
	for _, o := range rows {
		if o == p || !o.Current() {
			continue
		}
		switch year := x.Year(o); {
		case year == x.Year(p) && x.Before(o, p):
			return nil // a duplicate within the year: DUP-001
		case year < x.Year(p) && o.Household.Number == p.Household.Number:
			return nil
		case year < x.Year(p) && o.Household.Number != "" && p.Household.Number != "" && (before == nil || x.Year(o) > x.Year(before)):
			before = o
		}
	}
	if before == nil {
		return nil
	}
	for _, o := range rows {
		if x.Year(o) == x.Year(p) && o.Household.Number == before.Household.Number {
			return nil
		}
	}
	return before
}

// lookalike is what rows of one person have in common where a number was entered wrong in one year.
type lookalike struct {
	name, village string
	birth         date.Date
}

func lookalikeOf(p *roll.Person) lookalike {
	if p.Name().Key == "" || !p.Birth().Whole() {
		return lookalike{}
	}
	return lookalike{p.Name().Key, kin.Place(p.Household.Text(roll.Village)), p.Birth()}
}

// rowsAlike are the rows of those whom a roll of several years knows by name, birth date and village; none in a roll of one year.
func rowsAlike(c *screening.Case, x *kin.Index) map[lookalike][]*roll.Person {
	years := map[int]bool{}
	for i := range c.Roll.Households {
		if face := c.Roll.Households[i].Face(); face != nil {
			years[x.Year(face)] = true
		}
	}
	if len(years) < 2 {
		return nil
	}
	all := map[lookalike][]*roll.Person{}
	for i := range c.Roll.Persons {
		p := &c.Roll.Persons[i]
		if key := lookalikeOf(p); key != (lookalike{}) && p.Current() {
			all[key] = append(all[key], p)
		}
	}
	return all
}

// rowsOf are the rows with a person's number; where no other year has it, those of the same name, birth date and village whose number is
// not the number of somebody else that year.
func rowsOf(c *screening.Case, alike map[lookalike][]*roll.Person, p *roll.Person) []*roll.Person {
	var rows []*roll.Person
	year := p.Date(roll.DataYear).Year()
	other := false
	if p.ID().Key != "" {
		for _, j := range c.Roll.ByID(p.ID().Key) {
			o := &c.Roll.Persons[j]
			rows = append(rows, o)
			other = other || o.Date(roll.DataYear).Year() != year
		}
	}
	if other {
		return rows
	}
	for _, o := range alike[lookalikeOf(p)] {
		if o != p && double.NumbersOf(o.ID(), p.ID()) != double.BothSound && (o.ID().Key == "" || o.ID().Key != p.ID().Key) {
			rows = append(rows, o)
		}
	}
	return rows
}

// marriedIn says that the relation itself tells of a marriage.
func marriedIn(p *roll.Person) bool {
	switch p.Relation() {
	case roll.Spouse, roll.DaughterInLaw, roll.SonInLaw:
		return true
	}
	return false
}

func otherNumber(x *kin.Index, before, p *roll.Person) screening.Finding {
	return screening.Finding{
		Of: p, At: p.At(roll.HouseholdNumber),
		Message: say(
			"证件号码 "+mask.ID(p.ID().Text)+" 在上一年度数据中属另一户编号，没有动态调整记录，请核实是否重复识别",
			"the ID number "+mask.ID(p.ID().Text)+" stands under another household number in an earlier year, with no record of a change; check whether somebody was enrolled twice"),
		Evidence: append(sideBySide(before, p), fact("years", "年度", joinInts([]int{x.Year(before), x.Year(p)}))),
		Related:  []screening.Related{relatedPerson(before, say("较早年度的行", "the earlier year's row"))},
		Matters:  []string{p.ID().Key, before.Household.Number, p.Household.Number},
	}
}
