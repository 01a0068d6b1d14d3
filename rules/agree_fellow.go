package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// fellow is a member with what the cells say of sex, birth and relation.
type fellow struct {
	p        *roll.Person
	id       idno.Number
	relation roll.Term
	sex      roll.Term // of the column: 男, 女 or nothing
	born     date.Date // of the column
	idBirth  date.Date // of the number, where it is credible
}

func newFellow(c *screening.Case, p *roll.Person) fellow {
	f := fellow{p: p, id: p.ID(), relation: p.Relation(), born: p.Date(roll.BirthDate)}
	if sex := p.Term(roll.Sex); sex == roll.Male || sex == roll.Female {
		f.sex = sex
	}
	if f.id.Person() && f.id.Birth != 0 {
		if severity, _ := doubtBirth(c, f.id); severity == "" {
			f.idBirth = f.id.Birth
		}
	}
	return f
}

// badNumber says that the check digit fails: the number is wrong whatever else is.
func (f *fellow) badNumber() bool {
	return (f.id.Form == idno.Citizen || f.id.Form == idno.Disabled) && !f.id.Checked
}

func (f *fellow) sexDiffers() bool {
	return f.sex != "" && f.id.HasSex() && f.id.Male != (f.sex == roll.Male)
}

func (f *fellow) birthDiffers() bool {
	return f.born != 0 && f.idBirth != 0 && !agrees(f.born, f.idBirth)
}

// male says whether the person is a man by the column, else by a number whose check digit fits.
func (f *fellow) male() (yes, known bool) {
	if f.sex != "" {
		return f.sex == roll.Male, true
	}
	return f.id.Male, f.id.Checked
}

func (f *fellow) relationDiffers() bool {
	implied, known := sexOf[f.relation]
	isMale, sexed := f.male()
	return known && sexed && isMale != (implied == roll.Male)
}

// birth is by what the ages are reckoned: the number's date, else the column's.
func (f *fellow) birth() date.Date {
	if f.idBirth == 0 && f.born.Whole() && !f.id.Person() {
		return f.born
	}
	return f.idBirth
}
