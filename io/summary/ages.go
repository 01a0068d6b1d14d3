package summary

import (
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// Ages is the roll's current members by age and sex.
type Ages struct {
	Bands   []Band `json:"bands"`   // five years each from 0, the last one open
	Unknown int    `json:"unknown"` // no birth date, or no sex
}

// Band is the members of some ages, From on.
type Band struct {
	From   int `json:"from"`
	Male   int `json:"male"`
	Female int `json:"female"`
}

// The bands of Ages.
const (
	bandYears = 5
	bandCount = 19 // the last from 90 on
)

// AgesOf counts the roll's current members at a day: age by the ID number, else by the birth date column; sex likewise.
func AgesOf(r *roll.Roll, asOf date.Date) *Ages {
	a := &Ages{Bands: make([]Band, bandCount)}
	for i := range a.Bands {
		a.Bands[i].From = i * bandYears
	}
	for i := range r.Persons {
		p := &r.Persons[i]
		if !p.Current() {
			continue
		}
		age, sex := p.Age(asOf), p.Term(roll.Sex)
		if id := p.ID(); id.HasSex() {
			sex = map[bool]roll.Term{true: roll.Male, false: roll.Female}[id.Male]
		}
		if age < 0 || sex != roll.Male && sex != roll.Female {
			a.Unknown++
			continue
		}
		band := &a.Bands[min(age/bandYears, bandCount-1)]
		if sex == roll.Male {
			band.Male++
		} else {
			band.Female++
		}
	}
	return a
}
