package layout

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/io/fault"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// soft fields are those of which a second column harms nobody.
var soft = map[roll.Field]bool{roll.Sequence: true, roll.Remark: true, roll.Address: true, roll.Phone: true, roll.Age: true, roll.BankName: true,
	roll.CauseNote: true, roll.Employer: true, roll.Group: true, roll.HeadNumber: true, roll.Price: true, roll.Amount: true}

// matters says that nobody may guess which of two columns a field is: of the roll and the register all but the soft
// fields, of a department's list who it is about.
func matters(kind roll.Kind, f roll.Field) bool {
	if kind == roll.Persons || kind == roll.Households || kind == roll.Register {
		return !soft[f]
	}
	return identity(f)
}

var (
	notKnown  = screening.Words{ZH: "不认识这个表头", EN: "the header is not known"}
	notUsed   = screening.Words{ZH: "认识这个表头，筛查用不到", EN: "the header is known, and not used"}
	notHeaded = screening.Words{ZH: "没有表头", EN: "there is no header"}
	notHere   = screening.Words{ZH: "在这种表里没有含义", EN: "the header means nothing in this kind of table"}
	leftOut   = screening.Words{ZH: "映射说不采用", EN: "the mapping leaves it out"}
	inTenK    = screening.Words{ZH: "单位不是元", EN: "the unit is not yuan"}
)

// claim is a column that could be a field.
type claim struct {
	column int
	meaning
	blank bool // it holds nothing below the header
}

// assign says which column is which field. Of several columns for one field the best is taken; where none is better than
// the others, nobody can know, and the file is refused.
func (l *lookup) assign(t *table.Table, b block, kind roll.Kind) ([]Column, error) {
	columns := make([]Column, 0, len(b.headers))
	claims := map[roll.Field][]claim{}
	for i, h := range b.headers {
		c := Column{Index: i, Header: h.text(), Said: l.said(i) != nil}
		m, ok := l.meaningOf(i, h, kind)
		switch {
		case h.blank() && !c.Said:
			c.Why = notHeaded
		case !ok:
			c.Why = unknownWhy(h)
		case m.field == roll.NoField && c.Said:
			c.Why = leftOut
		case m.field == roll.NoField:
			c.Why = notUsed
		default:
			claims[m.field] = append(claims[m.field], claim{i, m, blankBelow(t, i, b)})
		}
		columns = append(columns, c)
	}
	for _, f := range roll.Fields() {
		if err := settle(t, b, kind, f, claims, columns); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(columns, func(c Column) bool { return c.Header == "" && !c.Said && blankBelow(t, c.Index, b) }), nil
}

func unknownWhy(h header) screening.Words {
	if _, ok := words().anyMeaning(h); ok {
		return notHere
	}
	for _, key := range h.keys {
		short, _, _ := strings.Cut(key, "(")
		if _, ok := words().anyMeaning(newHeader([]string{short}, []string{short})); ok {
			return inTenK
		}
	}
	return notKnown
}

// settle gives a field to the best of the columns that claim it.
func settle(t *table.Table, b block, kind roll.Kind, f roll.Field, claims map[roll.Field][]claim, columns []Column) error {
	all := claims[f]
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(x, y claim) int {
		return cmp.Or(compareBools(x.blank, y.blank), cmp.Compare(x.rank, y.rank), cmp.Compare(x.column, y.column))
	})
	best := all[0]
	columns[best.column].Field = f
	for _, c := range all[1:] {
		if c.other != roll.NoField && len(claims[c.other]) == 0 {
			claims[c.other] = []claim{{column: c.column, meaning: meaning{field: c.other}}}
			columns[c.column].Field = c.other
			continue
		}
		if c.rank == best.rank && c.blank == best.blank && !c.blank && matters(kind, f) && !alike(t, b, best.column, c.column) {
			return twice(t, b, f, columns[best.column], columns[c.column])
		}
		name := table.ColumnName(best.column)
		columns[c.column].Why = screening.Words{ZH: f.Chinese() + "取自 " + name + " 列", EN: f.String() + " is taken from column " + name}
	}
	return nil
}

// alike says that two columns hold the same in every row.
func alike(t *table.Table, b block, x, y int) bool {
	for row := b.below(); row < t.Rows(); row++ {
		if t.At(row, x).Text != t.At(row, y).Text {
			return false
		}
	}
	return true
}

func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

func twice(t *table.Table, b block, f roll.Field, x, y Column) error {
	return &fault.Fault{Code: fault.HeaderTwice, File: t.File, Sheet: t.Sheet, Cell: table.CellName(t.Number(b.first+b.height-1), y.Index),
		Found: f.String(), FoundZH: f.Chinese(),
		Want:   "column " + table.ColumnName(x.Index) + " " + x.Header + ", column " + table.ColumnName(y.Index) + " " + y.Header,
		WantZH: table.ColumnName(x.Index) + " 列“" + x.Header + "”和 " + table.ColumnName(y.Index) + " 列“" + y.Header + "”"}
}

// blankBelow says that a column holds nothing below the header.
func blankBelow(t *table.Table, col int, b block) bool {
	codes := t.Columns[col].Codes()
	for row := b.below(); row < len(codes); row++ {
		if codes[row] != 0 {
			return false
		}
	}
	return true
}
