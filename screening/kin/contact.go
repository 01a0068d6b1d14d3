package kin

import (
	"strings"
	"unicode"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// contact is a phone number, bank account or exact address by which households meet.
type contact struct {
	link  Link
	value string
}

var contactFields = []struct {
	field roll.Field
	link  Link
}{
	{roll.Phone, ByPhone},
	{roll.HouseholdPhone, ByPhone},
	{roll.BankAccount, ByAccount},
	{roll.Address, ByAddress},
}

// newContact reads a cell; its value is empty where it does not tell households apart.
func newContact(link Link, text string) contact {
	switch link {
	case ByPhone, ByAccount:
		digits := idno.Clean(text)
		if link == ByPhone {
			digits = strings.ReplaceAll(strings.TrimPrefix(digits, "+86"), "-", "")
		}
		if len(digits) < 7 || strings.Trim(digits, "0123456789") != "" || strings.Trim(digits, digits[:1]) == "" {
			return contact{}
		}
		return contact{link, digits}
	}
	return contact{link, exactAddress(text)}
}

// exactAddress is an address down to the house number; empty for one that only names a village or a group, where many
// households live.
func exactAddress(text string) string {
	address := halfWidth(text)
	if _, number := houseNumber([]rune(address)); !number {
		return ""
	}
	return address
}

// houseNumber finds the 号 of a house number. 三号村 has none.
func houseNumber(address []rune) (at int, found bool) {
	for i, r := range address {
		if r == '号' && i > 0 && isNumeral(address[i-1]) && (i+1 == len(address) || !strings.ContainsRune("村屯组队", address[i+1])) {
			return i, true
		}
	}
	return 0, false
}

// halfWidth writes full-width characters half-width and takes blanks out.
func halfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, text)
}

func isNumeral(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十百零〇", r)
}

// sharers are the households that have one contact, on the roll and in the register.
type sharers struct{ roll, register []*roll.Household }

// contacts collects who shares the contacts that are asked for.
type contacts map[contact]*sharers

func (k contacts) want(c contact) {
	if c.value != "" && k[c] == nil {
		k[c] = &sharers{}
	}
}

// wantRow asks for all contacts of a row.
func (k contacts) wantRow(p *roll.Part, row int32) []contact {
	var all []contact
	for _, cf := range contactFields {
		if text := p.Text(cf.field, int(row)); text != "" {
			if c := newContact(cf.link, text); c.value != "" {
				k.want(c)
				all = append(all, c)
			}
		}
	}
	return all
}

// scan finds the households of a roll or register that have a wanted contact. Contents are read once each.
func (k contacts) scan(r *roll.Roll, counts func(*roll.Person) bool, list func(*sharers) *[]*roll.Household) {
	read := map[*roll.Part][]marked{}
	for _, p := range r.Parts {
		read[p] = k.mark(p)
	}
	meet := func(p *roll.Part, row int32, h *roll.Household) {
		for _, m := range read[p] {
			s := m.by[m.column(int(row))]
			if s == nil {
				continue
			}
			if have := list(s); len(*have) == 0 || (*have)[len(*have)-1] != h {
				*have = append(*have, h)
			}
		}
	}
	for i := range r.Households {
		h := &r.Households[i]
		if h.Sheet != nil {
			meet(h.Sheet, h.Row, h)
		}
		for m := range h.Members {
			if p := &h.Members[m]; counts(p) {
				meet(p.Part, p.Row, h)
			}
		}
	}
}

// marked is one column whose contents are known to be wanted or not.
type marked struct {
	column func(row int) uint32
	by     []*sharers
}

func (k contacts) mark(p *roll.Part) []marked {
	var all []marked
	for _, cf := range contactFields {
		column := p.Dictionary(cf.field)
		if column == nil {
			continue
		}
		m := marked{column.Code, make([]*sharers, column.Len())}
		for code := 1; code < column.Len(); code++ {
			m.by[code] = k[newContact(cf.link, column.Value(uint32(code)).Text)]
		}
		all = append(all, m)
	}
	return all
}
