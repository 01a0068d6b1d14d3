package compare

import (
	"cmp"
	"maps"
	"slices"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// houses matches households: by their key where only one on either side has it, then by most of their persons, so that a
// household whose number was changed is still the same household.
func (m *matching) houses() {
	mine, other := m.before.houseKeys(), m.after.houseKeys()
	for i := range m.before.house {
		k := houseKey(&m.before.roll.Households[i])
		if a, b := mine[k], other[k]; k != "" && len(a) == 1 && len(b) == 1 {
			m.joinHouses(ByNumber, a[0], b[0])
		}
	}
	m.byMembers()
	for _, k := range slices.Sorted(maps.Keys(mine)) { // what no person tells apart: as they come
		for _, i := range mine[k] {
			for _, j := range other[k] {
				if k != "" && m.before.house[i] == none && m.after.house[j] == none {
					m.joinHouses(ByNumber, i, j)
				}
			}
		}
	}
}

func (s *side) houseKeys() map[string][]int32 {
	keys := make(map[string][]int32, len(s.house))
	for i := range s.house {
		k := houseKey(&s.roll.Households[i])
		keys[k] = append(keys[k], int32(i))
	}
	return keys
}

func (m *matching) joinHouses(by By, i, j int32) {
	m.before.house[i], m.after.house[j], m.houseBy[i] = j, i, by
}

// byMembers matches households that are left by where most of their matched persons are, on both sides.
func (m *matching) byMembers() {
	best := func(from, to *side, i int32) int32 {
		votes := map[int32]int{}
		h := &from.roll.Households[i]
		for n := range h.Members {
			if p := from.partner[h.Members[n].Index]; p != none && to.house[to.of[p]] == none {
				votes[to.of[p]]++
			}
		}
		likely, most := int32(none), 0
		for _, j := range slices.Sorted(maps.Keys(votes)) {
			if votes[j] > most {
				likely, most = j, votes[j]
			}
		}
		return likely
	}
	for i := range m.before.house {
		if m.before.house[i] != none {
			continue
		}
		if j := best(m.before, m.after, int32(i)); j != none && best(m.after, m.before, j) == int32(i) {
			m.joinHouses(ByMembers, int32(i), j)
		}
	}
}

// repeated lists the numbers that more than one person or household has, as far as they can be one's own.
func (m *matching) repeated() {
	for _, of := range []struct {
		field roll.Field
		key   key
	}{{roll.PersonNumber, numberKey}, {roll.IDNumber, func(p *roll.Person) string { return scoped(p, p.ID().Key) }}} {
		mine, other := m.before.chains(of.key), m.after.chains(of.key)
		keys := map[string]bool{}
		for _, c := range []*chains{mine, other} {
			for k, i := range c.first {
				if c.next[i] != none {
					keys[k] = true
				}
			}
		}
		for _, k := range slices.Sorted(maps.Keys(keys)) {
			m.repeats = append(m.repeats, Repeat{Field: of.field, Key: k, Before: m.before.rows(mine.of(k)), After: m.after.rows(other.of(k))})
		}
	}
	m.repeatedHouses()
}

// repeatedHouses lists the household numbers that more than one row of the household sheets has.
func (m *matching) repeatedHouses() {
	rows := map[string]*Repeat{}
	for n, s := range []*side{m.before, m.after} {
		for i := range s.roll.Households {
			h := &s.roll.Households[i]
			if h.Sheet == nil || len(h.Also) == 0 {
				continue
			}
			k := scope(h) + idno.Clean(h.Number)
			if rows[k] == nil {
				rows[k] = &Repeat{Field: roll.HouseholdNumber, Key: k}
			}
			all := sheetRows(h)
			if n == 0 {
				rows[k].Before = append(rows[k].Before, all...)
			} else {
				rows[k].After = append(rows[k].After, all...)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(rows)) {
		m.repeats = append(m.repeats, *rows[k])
	}
}

func (s *side) rows(persons []int32) (all []Row) {
	for _, i := range persons {
		all = append(all, s.row(i))
	}
	return all
}

// row is a person's row.
func (s *side) row(i int32) Row {
	p := &s.roll.Persons[i]
	return Row{Entry: roll.Entry{Part: p.Part, Row: p.Row}, Person: p, House: p.Household}
}

// sheetRows are a household's rows in household sheets, in order of their files.
func sheetRows(h *roll.Household) []Row {
	if h.Sheet == nil {
		return nil
	}
	all := []Row{{Entry: roll.Entry{Part: h.Sheet, Row: h.Row}, House: h}}
	for _, e := range h.Also {
		all = append(all, Row{Entry: e, House: h})
	}
	return all
}

// byPlace orders rows as the files and sheets have them.
func byPlace(a, b Row) int {
	return cmp.Or(cmp.Compare(a.Part.Table.File, b.Part.Table.File), cmp.Compare(a.Part.Table.Sheet, b.Part.Table.Sheet),
		cmp.Compare(a.Part.Table.Number(int(a.Entry.Row)), b.Part.Table.Number(int(b.Entry.Row))))
}
