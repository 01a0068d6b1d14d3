package differences

import (
	"strconv"

	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

func itoa(n int) string { return strconv.Itoa(n) }

// value is a field's text as it may be shown: on the terminal numbers, names and whatever else tells of one person only are
// masked; words of a vocabulary, amounts and places are not.
func (t *teller) value(f roll.Field, text string) string {
	if !t.masked || text == "" {
		return text
	}
	switch f.Type() {
	case roll.IDType:
		return mask.ID(text)
	case roll.NameType:
		return mask.Name(text)
	case roll.TermType, roll.NumType:
		return text
	case roll.DateType:
		if f == roll.BirthDate { // with the area code it is most of an ID number
			return mask.ID(text)
		}
		return text
	}
	switch f {
	case roll.Phone, roll.HouseholdPhone, roll.HelperPhone, roll.BankAccount:
		return mask.Phone(text)
	case roll.Province, roll.City, roll.County, roll.Town, roll.Village, roll.Group, roll.AreaCode, roll.HouseholdNumber, roll.PersonNumber, roll.HeadNumber, roll.Health, roll.OtherCause, roll.Sequence:
		if len(text) >= 15 && f != roll.Health && f != roll.OtherCause { // numbers of households may be somebody's ID number
			return mask.ID(text)
		}
		return text
	}
	return mask.Name(text)
}
