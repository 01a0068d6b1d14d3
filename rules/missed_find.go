package rules

import (
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// judgement is what a rule says of an outsider's rows: evidence, and the values that mattered. ok is false where it is none.
type judgement struct {
	rows    []roll.Entry
	facts   []screening.Fact
	matters []string
	message screening.Words
	hint    bool // information only
}

// ofNeed finishes a rule about households that are not on the roll: its check. Each household is one finding.
func ofNeed(r screening.Rule, n need, judge func(c *screening.Case, rows []roll.Entry) *judgement) *screening.Rule {
	r.Family, r.Severity = screening.Missed, screening.Warn
	r.Check = screening.Whole(func(c *screening.Case, out *screening.Report) {
		found := screening.Shared(c, outsidersOf)
		for range found.looked[n] {
			out.Look()
		}
		for range found.unsure[n] {
			out.CannotJudge(say("名单上没有有效证件号码，按姓名、出生日期、村也找不到本人", "no usable ID number on the list, and nobody of that name, birth date and village"))
		}
		for _, o := range found.all {
			if n == unsafeHome && len(o.houses) > 0 || len(o.rows[n]) == 0 {
				continue
			}
			if j := judge(c, o.rows[n]); j != nil {
				out.Find(o.finding(c, r.Code, j))
			}
		}
	})
	return &r
}

// finding is the finding about an outsider. The place is the first row that proves it.
func (o *outsider) finding(c *screening.Case, code string, j *judgement) screening.Finding {
	e := j.rows[0]
	f := screening.Finding{At: placeIn(e), Name: e.Name().Text, Person: e.ID().Text, Message: j.message, Evidence: j.facts}
	if j.hint {
		f.Severity = screening.Info
	}
	f.Matters = append(f.Matters, j.matters...)
	if e.ID().Key == "" {
		f.Matters = append(f.Matters, e.Name().Key, e.Date(roll.BirthDate).String())
	}
	for _, other := range j.rows[1:] {
		f.Related = append(f.Related, relatedEntry(other, say("同一户的另一条记录", "another row of the same household")))
	}
	o.tellBook(c, e, &f)
	for _, h := range o.houses {
		if face := h.Face(); face != nil {
			f.Related = append(f.Related, relatedPerson(face, say("同户籍的在册户", "household of the same book on the roll")))
		}
	}
	for _, i := range c.Roll.ByID(e.ID().Key) {
		f.Related = append(f.Related, relatedPerson(&c.Roll.Persons[i], say("花名册中的历史记录", "former row on the roll")))
	}
	o.tellOthers(code, &f)
	excluded := o.tellExcluded(c, &f)
	if !excluded && !j.hint {
		f.Unit = o.unit(c, e)
	}
	return f
}

// placeIn is the cell of a row that says who it is: the person's own number, else the head's, else the name.
func placeIn(e roll.Entry) roll.Cell {
	for _, f := range []roll.Field{roll.IDNumber, roll.HeadID, roll.Name} {
		if e.Part.Has(f) {
			return e.At(f)
		}
	}
	return e.At(roll.NoField)
}

// tellBook says which household of the register it is.
func (o *outsider) tellBook(c *screening.Case, e roll.Entry, f *screening.Finding) {
	if o.book == nil {
		f.Evidence = append(f.Evidence, fact("register", "农户册", notInRegister(c)))
		return
	}
	x := kin.Of(c)
	f.Household = o.book.Number
	living := x.Living(o.book.Household)
	if len(o.houses) == 0 {
		f.Evidence = append(f.Evidence, fact("members", "户籍人口", strconv.Itoa(len(living))))
	} else {
		f.Evidence = append(f.Evidence, fact("enrolled", "同户籍在册", "同户籍有人在册，属户内漏人（自然增加），不是整户漏评"))
	}
	for _, p := range x.Recorded(e) {
		if p.Household == o.book.Household && e.Part.Kind != roll.Register {
			if e.ID().Key == "" {
				f.Evidence = append(f.Evidence, fact("match", "比对依据", kin.ByBirth.Chinese()))
			}
			f.Related = append(f.Related, relatedPerson(p, say("农户册中的记录", "row in the register")))
			break
		}
	}
}

func notInRegister(c *screening.Case) string {
	if c.Register == nil {
		return "没有农户册，整户情况须核实"
	}
	return "农户册中没有此人，须先核对身份"
}

// tellOthers names the other rules that find the same household.
func (o *outsider) tellOthers(code string, f *screening.Finding) {
	var others []string
	for n, rule := range needRules {
		if rule != "" && rule != code && len(o.rows[n]) > 0 {
			others = append(others, rule)
		}
	}
	if others != nil {
		f.Evidence = append(f.Evidence, fact("also", "另见", strings.Join(others, "、")))
	}
}

// tellExcluded says what on other lists speaks against the household; then the finding is information only.
func (o *outsider) tellExcluded(c *screening.Case, f *screening.Finding) bool {
	var grounds []string
	for _, key := range o.people(c, f) {
		for _, h := range holdings() {
			list := c.Lists[h.kind]
			if list == nil {
				continue
			}
			for _, e := range list.ByID(key) {
				if h.stands(c, e) {
					grounds = onceMore(grounds, screening.ListNames[h.kind].ZH)
					f.Related = append(f.Related, relatedEntry(e, say("可能的排除情形", "a possible ground against it")))
				}
			}
		}
	}
	if grounds == nil {
		return false
	}
	f.Severity = screening.Info
	f.Evidence = append(f.Evidence, fact("excluded", "排除情形", strings.Join(grounds, "、")+"（须一并核实）"))
	f.Message.ZH += "；户内有" + strings.Join(grounds, "、") + "记录，可能不符合识别条件"
	f.Message.EN += "; other lists show what may speak against it"
	return true
}

// people are the numbers of the household's people.
func (o *outsider) people(c *screening.Case, f *screening.Finding) []string {
	if o.book == nil {
		return []string{f.At.Part.ID(f.At.Field, f.At.Row).Key}
	}
	return keys(kin.Of(c).Living(o.book.Household))
}

// unit is what follows when the finding is accepted: the household is newly enrolled (新识别), or where some of it are on
// the roll the person is added to them (自然增加).
func (o *outsider) unit(c *screening.Case, e roll.Entry) *screening.Unit {
	x := kin.Of(c)
	if len(o.houses) > 0 {
		u := &screening.Unit{Operation: screening.Increase, Into: o.houses[0].Number, Enters: []roll.Entry{e}}
		if records := x.Recorded(e); len(records) > 0 {
			u.Enters = []roll.Entry{{Part: records[0].Part, Row: records[0].Row}}
		}
		return u
	}
	u := &screening.Unit{Operation: screening.Enrol}
	if o.book != nil {
		for _, p := range x.Living(o.book.Household) {
			u.Enters = append(u.Enters, roll.Entry{Part: p.Part, Row: p.Row})
		}
	}
	if u.Enters == nil {
		for n := range o.rows {
			for _, row := range o.rows[n] {
				if !slices.ContainsFunc(u.Enters, func(other roll.Entry) bool { return other.ID().Key == row.ID().Key }) {
					u.Enters = append(u.Enters, row)
				}
			}
		}
	}
	return u
}
