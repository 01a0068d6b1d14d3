package invent

import (
	"fmt"

	"rollnet/screening/date"
	"rollnet/screening/idno"
)

// numbers gives out ID numbers, none twice.
type numbers struct {
	chance
	used map[string]bool
}

// next is a valid citizen number. Serials from 990 are left out: 996 to 999 meant centenarians.
func (n *numbers) next(area string, birth date.Date, male bool) string {
	for {
		serial := 2*n.between(1, 490) + 1
		if !male {
			serial--
		}
		id := number(area, int(birth), serial)
		if !n.used[id] {
			n.used[id] = true
			return id
		}
	}
}

// number writes a citizen number; birth is yyyymmdd and need not be a day that exists.
func number(area string, birth, serial int) string {
	body := fmt.Sprintf("%s%08d%03d", area, birth, serial)
	return body + string(idno.CheckDigit(body))
}

// area is the code of the county where somebody born then got their number; newcomers got theirs elsewhere.
func (n *numbers) area(birth date.Date, newcomer bool) string {
	switch {
	case newcomer && n.in(60):
		return n.of(elsewhere)
	case birth >= 20191201 || n.IntN(200) == 0:
		return codeOfCityDivide
	case birth >= 20020601:
		return codeOfCounty
	}
	return codeOfDistrict
}

// phone is a mobile number. Each is given out once.
func (n *numbers) phone() string {
	for {
		phone := fmt.Sprintf("1%d%d%08d", n.between(3, 9), n.IntN(10), n.IntN(1e8))
		if !n.used[phone] {
			n.used[phone] = true
			return phone
		}
	}
}
