package screening

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// SoundBirth is a person's birth date; 0 where it is not known to the day, lies ahead, or makes an age that nobody has.
func (c *Case) SoundBirth(p *roll.Person) date.Date {
	if id := p.ID(); id.Person() && id.Birth == 0 {
		return 0 // what the number says is impossible, and the column may have been copied from a better one
	}
	b := p.Birth()
	if age := date.Age(b, c.AsOf); age < 0 || age > c.Profile.AgeLimit.Warning {
		return 0
	}
	return b
}

// OfSchoolAge says that somebody born on a day is of the age of compulsory schooling: it had begun when the school year did
// (1 September), and is not over yet. A birth date that is not known is of no age.
func (c *Case) OfSchoolAge(birth date.Date) bool {
	ages, year := c.Profile.CompulsoryAge, c.AsOf.Year()
	if c.AsOf.Month() < 9 {
		year--
	}
	began := date.Age(birth, date.Of(year, 9, 1))
	return began >= ages.Min && began < ages.Max && date.Age(birth, c.AsOf) <= ages.Max
}
