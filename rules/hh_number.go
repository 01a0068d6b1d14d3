package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var numberTwice = &screening.Rule{
	Code: "HH-007", Family: screening.OfHouse, Severity: screening.Err, Action: screening.Verify, Field: roll.HouseholdNumber,
	Title:      say("户编号跨村，或户编号、人编号重复", "a household number in two villages, or a number twice"),
	Reason:     say("户编号、人编号是系统的唯一标识；重复或跨村，两户的数据会混在一起。", "the numbers are the system's keys; one used twice mixes two households up"),
	Condition:  say("同一户编号的行分属两个村（乡镇）；同一户编号在一张户表中出现两次；同一人编号在花名册中出现两次（同一年度）。", "rows of one household number in two villages or towns; a household twice in one household sheet; a person number twice in the roll (of one year)"),
	Exceptions: say("村名、乡镇名只差“村”“村委会”“镇”等字样的，村名为空的不算；少于 8 位的人编号多为表内序号，不核；以前年度的记录、已减少的人员不算。", "names that differ only in words like 村, 村委会 or 镇; blanks; person numbers of fewer than 8 characters, which count rows; records of earlier years, and members who have left"),
	Basis:      say("国扶系统户编号（AAC001）、人编号（AAB001）唯一", "household and person numbers of the system are unique"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.HouseholdNumber, roll.PersonNumber)},
	Check:      screening.Whole(checkNumbers),
}

func checkNumbers(c *screening.Case, out *screening.Report) {
	x := kin.Of(c)
	persons := map[string]*roll.Person{}
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if x.Older(h) {
			continue
		}
		out.Look()
		if !h.Derived {
			twoPlaces(h, out)
			twiceInSheet(h, out)
		}
		for m := range h.Members {
			p := &h.Members[m]
			number := p.Text(roll.PersonNumber)
			if len(number) < 8 || !p.Current() {
				continue
			}
			first := persons[number]
			if first == nil {
				persons[number] = p
				continue
			}
			out.Find(screening.Finding{Of: p, At: p.At(roll.PersonNumber), Matters: []string{"person", number, personKey(p)},
				Related: related([]*roll.Person{first}, roll.PersonNumber, say("同一人编号", "the same person number")),
				Message: say("人编号与另一行重复，请核对是重复登记还是编号录错", "the person number stands in another row too: somebody entered twice, or a wrong number")})
		}
	}
}

// twoPlaces finds rows of a household that lie in another village or town than its first.
func twoPlaces(h *roll.Household, out *screening.Report) {
	for _, f := range []roll.Field{roll.Village, roll.Town} {
		var first roll.Cell
		differs := func(at roll.Cell) bool {
			text := at.Part.Text(f, at.Row)
			if text == "" {
				return false
			}
			if first.Part == nil {
				first = at
				return false
			}
			other := first.Part.Text(f, first.Row)
			return text != other && kin.Place(text) != kin.Place(other)
		}
		find := func(at roll.Cell) {
			out.Find(screening.Finding{House: h, At: at, Matters: []string{f.String(), kin.Place(first.Part.Text(f, first.Row)), kin.Place(at.Part.Text(f, at.Row))},
				Related: []screening.Related{{At: first, Household: h.Number, Note: say("同一户编号", "the same household number")}},
				Message: say("同一户编号分属“"+first.Part.Text(f, first.Row)+"”和“"+at.Part.Text(f, at.Row)+"”，请核对户编号",
					"one household number in "+first.Part.Text(f, first.Row)+" and "+at.Part.Text(f, at.Row)+"; check the number")})
		}
		if h.Sheet != nil {
			differs(roll.Cell{Part: h.Sheet, Row: int(h.Row), Field: f})
		}
		for m := range h.Members {
			if at := h.Members[m].At(f); differs(at) {
				find(at)
				return
			}
		}
	}
}

// twiceInSheet finds a household that stands in one household sheet twice.
func twiceInSheet(h *roll.Household, out *screening.Report) {
	for _, e := range h.Also {
		if e.Part == h.Sheet {
			first := key(roll.Cell{Part: h.Sheet, Row: int(h.Row)})
			out.Find(screening.Finding{House: h, At: key(e.At(roll.NoField)), Matters: []string{"twice", e.Text(roll.HeadID)},
				Related: []screening.Related{{At: first, Household: h.Number, Note: say("同一户编号", "the same household number")}},
				Message: say("同一户编号在户表中出现两次，请核对是重复还是两户", "one household number stands twice in the household sheet: one household entered twice, or two?")})
		}
	}
}
