package invented

import (
	"slices"
	"strconv"
	"strings"

	"rollnet/screening/invent"
	"rollnet/screening/roll"
)

// cell is what a cell holds: a text, or a number written with its digits.
type cell struct {
	text   string
	number bool
}

func words(s string) cell { return cell{text: s} }

func count(n int) cell { return cell{text: strconv.Itoa(n), number: true} }

// money writes fen as yuan.
func money(fen int64) cell {
	text := strconv.FormatInt(fen/100, 10)
	if rest := fen % 100; rest != 0 {
		text += "." + string([]byte{'0' + byte(rest/10)})
		if rest%10 != 0 {
			text += string([]byte{'0' + byte(rest%10)})
		}
	}
	return cell{text: text, number: true}
}

// tenths writes tenths of a mu or the like.
func tenths(n int) cell { return money(int64(n) * 10) }

// yes writes a yes-or-no column.
func yes(b bool) cell {
	if b {
		return words("是")
	}
	return words("否")
}

// row is what a row of the roll is made of. In a household sheet the member is the head.
type row struct {
	county *invent.County
	house  *invent.Household
	member *invent.Member
	serial int // 1 for the first row of the sheet
}

// typed is what was typed over a cell of the row.
func (r row) typed(f roll.Field) (text string, typed bool) {
	if text, typed = r.member.Typed[f]; typed {
		return text, true
	}
	text, typed = r.house.Typed[f]
	return text, typed
}

func (r row) person() *invent.Person { return r.member.Person }

// column is a column of the roll: its header, the field that findings name it by, and its cells.
type column struct {
	header string
	field  roll.Field
	cell   func(row) cell
}

// constant is a column that no rule looks at and that says the same everywhere.
func constant(header, text string) column {
	return column{header, roll.NoField, func(row) cell { return words(text) }}
}

// sheet is a sheet of the roll: which rows it has, what stands above and below them.
type sheet struct {
	name       string
	columns    []column
	codes      map[roll.Field]map[string]string // of columns that hold codes in place of words
	titles     []string                         // rows above the header
	legend     []string                         // the row under the header, by column; nil for none
	notes      []string                         // rows below the data
	households bool                             // one row for each household, not for each member
	unsorted   bool                             // rows of a household do not always stand together, nor the head's first
	joined     bool                             // put together from the villages' sheets: each begins with a blank row and its header
}

// firstRow is the number of the first data row.
func (s *sheet) firstRow() int {
	first := len(s.titles) + 2
	if s.legend != nil {
		first++
	}
	return first
}

// letter is the column that findings on a field name, or "".
func (s *sheet) letter(f roll.Field) int {
	for i, c := range s.columns {
		if f != roll.NoField && c.field == f {
			return i
		}
	}
	return -1
}

// cell is what stands in a column of a row: what somebody typed over it, else what is so.
func (s *sheet) cell(i int, r row) cell {
	c := s.columns[i]
	out := c.cell(r)
	if text, typed := r.typed(c.field); typed {
		out.text, out.number = text, out.number && digits(text)
	}
	out.text = codeOf(s.codes[c.field], out.text)
	return out
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// each visits the rows of some households in order.
func (s *sheet) each(c *invent.County, houses []*invent.Household, visit func(row) error) error {
	serial := 0
	show := func(members []*invent.Member) error {
		for _, x := range members {
			serial++
			if err := visit(row{c, x.House, x, serial}); err != nil {
				return err
			}
		}
		return nil
	}
	var behind []*invent.Member // rows that stand behind the next household's
	for i, h := range houses {
		members := h.Members
		if s.households && h.NoRow {
			continue
		}
		if s.households {
			members = members[:1]
		}
		now, later := members, []*invent.Member(nil)
		if s.unsorted {
			now, later = unsort(i, members)
		}
		if err := show(append(slices.Clone(now), behind...)); err != nil {
			return err
		}
		behind = later
	}
	return show(behind)
}

// unsort turns every seventh household round, and splits every fifth.
func unsort(i int, members []*invent.Member) (now, later []*invent.Member) {
	switch {
	case i%7 == 3:
		now = slices.Clone(members)
		slices.Reverse(now)
		return now, nil
	case i%5 == 2 && len(members) > 1:
		return members[:1], members[1:]
	}
	return members, nil
}
