package rules

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// personCheck is a rule about one current member at a time.
type personCheck struct {
	fields  []roll.Field       // columns that the person's sheet must have
	aged    bool               // the age decides: who has no credible birth date cannot be judged
	applies func(v *view) bool // who is judged at all
	doubt   func(v *view) *screening.Finding
}

// ofPersons finishes a rule about persons: its needs and its check.
func ofPersons(r screening.Rule, check personCheck) *screening.Rule {
	if r.Family == "" {
		r.Family = screening.OfPerson
	}
	r.Needs = append(r.Needs, screening.NeedField(check.fields...))
	if check.aged {
		r.Needs = append(r.Needs, screening.NeedAsOf())
	}
	r.Check = screening.PersonsBy(func(c *screening.Case) screening.Persons {
		of := screening.Shared(c, agesOf)
		var part *roll.Part // of the person before, and whether it has the columns
		var has bool
		return func(c *screening.Case, p *roll.Person, out *screening.Report) {
			if p.Part != part {
				part = p.Part
				has = !slices.ContainsFunc(check.fields, func(f roll.Field) bool { return !part.Has(f) })
			}
			age := of[p.Index]
			if !has || age == history {
				return
			}
			if v := (view{c: c, p: p, age: int(age)}); check.applies(&v) {
				check.judge(&v, out)
			}
		}
	})
	return &r
}

// judge judges somebody to whom the rule applies.
func (check *personCheck) judge(v *view, out *screening.Report) {
	if check.aged && v.age < 0 {
		out.CannotJudge(say("出生日期不明或不可信", "no credible birth date"))
		return
	}
	out.Look()
	f := check.doubt(v)
	if f == nil {
		return
	}
	f.Of = v.p
	if check.aged {
		f.Evidence = append([]screening.Fact{fact("age", "年龄", fmt.Sprint(v.age))}, f.Evidence...)
		f.Matters = append(f.Matters, v.p.Birth().String())
	}
	out.Find(*f)
}

// ages are the persons' ages by their index, in full years: unknownAge without a credible birth date, history for a row
// that is no current member.
type ages []int16

const (
	unknownAge = -1
	history    = -2
)

func agesOf(c *screening.Case) ages {
	all := make(ages, len(c.Roll.Persons))
	for i := range all {
		all[i] = history
		if p := &c.Roll.Persons[i]; p.Current() {
			all[i] = int16(date.Age(soundBirth(c, p), c.AsOf))
		}
	}
	return all
}

// view is a person as the rules about persons see one.
type view struct {
	c   *screening.Case
	p   *roll.Person
	age int // in full years; unknownAge where there is no credible birth date
}

func found(zh, en string, matters ...string) *screening.Finding {
	return &screening.Finding{Message: say(zh, en), Matters: matters}
}

func (v *view) labour() roll.Term { return v.p.Term(roll.Labour) }

// able says that the person is entered as ordinary or skilled labour.
func (v *view) able() bool { return able(v.p) }

func able(p *roll.Person) bool {
	l := p.Term(roll.Labour)
	return l == roll.Ordinary || l == roll.Skilled
}

// unable says that the person is entered as having no or lost labour.
func (v *view) unable() bool { l := v.labour(); return l == roll.NoLabour || l == roll.LostLabour }

// healthy says that 健康 is all that the sheet says of the person's health.
func (v *view) healthy() bool {
	words := v.p.Terms(roll.Health)
	return len(words) == 1 && words[0] == healthy
}

// ails says that a word stands in 健康状况.
func (v *view) ails(word roll.Term) bool { return slices.Contains(v.p.Terms(roll.Health), word) }

// school is 在校生状况, empty for who does not go to school.
func (v *view) school() roll.Term { return schoolOf(v.p) }

func schoolOf(p *roll.Person) roll.Term { return p.School() }

// working says that the sheet has a place or months of work.
func (v *view) working() bool {
	months := v.p.Number(roll.WorkMonths)
	if months.Ok() && months.Micro > 0 {
		return true
	}
	place := v.p.Text(roll.WorkPlace)
	return place != "" && !nothing(place) && place != "其他" && place != "99" // 其他 is what those who do not work are given
}

// inAge says that the person is of working age.
func (v *view) inAge() bool {
	return v.age >= v.c.Profile.LabourAge && v.age <= v.c.Profile.LabourAgeEnd
}

// severeTail says that a disability number shows one of some kinds and grades, such as 41.
func (v *view) severeTail(tails ...string) bool {
	for _, n := range []string{v.p.ID().Tail, v.p.Part.ID(roll.CertificateNumber, int(v.p.Row)).Tail} {
		if len(n) >= 2 && slices.Contains(tails, n[:2]) {
			return true
		}
	}
	return false
}

const (
	healthy    roll.Term = "健康"
	chronic    roll.Term = "长期慢性病"
	seriousIll roll.Term = "患有大病"
	disabled   roll.Term = "残疾"
)

// nothing says that a cell of words names none: it is blank or says so.
func nothing(text string) bool { return roll.Nothing(text) }

// official names the monitoring system's data rules by their numbers.
func official(numbers string) screening.Words {
	return say("防返贫监测系统数据核查规则 "+numbers, "the monitoring system's data rules "+strings.ReplaceAll(numbers, "、", ", "))
}
