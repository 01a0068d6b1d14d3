package rules

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// person adds the cells of a member's number, sex and birth date, and the checks between them.
func (a *agreement) person(f *fellow, of *vars, births []int64) {
	trust := a.c.Profile.Trust
	idSex, idBirth := -1, -1
	if f.id.HasSex() {
		weight := trust.IDNumber
		switch {
		case f.badNumber():
			weight = 1 // it is wrong in any case
		case !f.id.Checked:
			weight = trust.IDOld
		}
		number := a.cell(weight, doubted{p: f.p, at: f.p.At(roll.IDNumber)})
		idSex = a.variable(number, bit(f.id.Male), 0, 1)
		if f.idBirth != 0 {
			idBirth = a.variable(number, int64(f.idBirth), append([]int64{int64(f.born)}, births...)...)
		}
		if f.badNumber() {
			wrong := a.variable(number, 0, 1)
			a.check(checkDigit, f.p, func(v []int64) bool { return v[0] == 1 }, wrong)
		}
	}
	if f.sex != "" {
		sex := a.cell(trust.Sex, doubted{p: f.p, at: f.p.At(roll.Sex), allowed: a.sexAllowed(f)})
		of.sex = a.variable(sex, bit(f.sex == roll.Male), 0, 1)
		if idSex >= 0 {
			a.check(sexDigit, f.p, func(v []int64) bool { return v[0] == v[1] }, of.sex, idSex)
		}
	} else if f.id.Checked {
		of.sex = idSex
	}
	of.birth = idBirth
	if f.born == 0 || idBirth < 0 && f.birth() == 0 {
		return
	}
	cell := a.cell(trust.BirthDate, doubted{p: f.p, at: f.p.At(roll.BirthDate), allowed: birthAllowed(f)})
	born := a.variable(cell, int64(f.born), append([]int64{int64(f.idBirth)}, births...)...)
	if idBirth < 0 {
		of.birth = born
		return
	}
	a.check(birthDigits, f.p, func(v []int64) bool { return agrees(date.Date(v[0]), date.Date(v[1])) }, born, idBirth)
}

func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// sexAllowed lets the sex of a number whose check digit fits be proposed, where the name does not speak against it.
func (a *agreement) sexAllowed(f *fellow) func(int64) (string, bool) {
	return func(value int64) (string, bool) {
		sex := roll.Female
		if value == 1 {
			sex = roll.Male
		}
		ok := f.id.Checked && f.id.Male == (value == 1) && !nameSpeaksFor(f.p, f.sex)
		return spelt(a.c, f.p, roll.Sex, sex), ok
	}
}

// birthAllowed lets the date of a number whose check digit fits be proposed.
func birthAllowed(f *fellow) func(int64) (string, bool) {
	return func(value int64) (string, bool) {
		if !f.id.Checked || value != int64(f.idBirth) {
			return "", false
		}
		return writtenLike(f.p.Text(roll.BirthDate), f.born, f.idBirth), true
	}
}

// birthsAround gives days before and after each birth of the household: a birth that is in question lies somewhere among
// them, as far as who is older than whom goes.
func birthsAround(fellows []fellow) []int64 {
	var all []int64
	for i := range fellows {
		for _, b := range []date.Date{fellows[i].idBirth, fellows[i].born} {
			if b != 0 {
				all = append(all, int64(b)-1, int64(b)+1)
			}
		}
	}
	return all
}
