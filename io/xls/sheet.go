package xls

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// cell is one non-blank cell, before the cells are put in order.
type cell struct {
	row, col uint16
	kind     table.Kind
	text     string
}

// sheetReader reads one sheet.
type sheetReader struct {
	w      *workbook
	name   string
	cells  []cell
	merges []table.Range
	waits  bool // the last cell is a formula whose text comes in a STRING record
	err    error
}

const worksheet = 0

// beginnings are the kinds of sheets in the list of sheets, and how the BOF record of each calls it: [MS-XLS] 2.4.28 and 2.4.21.
// A macro sheet of a list may be a worksheet to BOF no more than the other way round: a chart that was a sheet would be lost rows.
var beginnings = map[int]uint16{worksheet: 0x0010, 1: 0x0040, 2: 0x0020, 6: 0x0006}

// read reads a worksheet; nil where what stands there is a chart. With an error come the rows before the break, and the first
// row that is lost.
func (w *workbook) read(s sheet) (t *table.Table, row int, err error) {
	r := &sheetReader{w: w, name: s.name}
	if int64(s.start) >= int64(len(w.data)) {
		err = &fault.Fault{Code: fault.Truncated, File: w.file, Sheet: s.name, Byte: int64(s.start), Found: "the sheet is not there", FoundZH: "工作表不在文件中"}
		return r.sound(s, err)
	}
	in := &stream{data: w.data, at: int(s.start), file: w.file}
	first, ok := in.next()
	if !ok || first.id != recBOF || len(first.data()) < 4 {
		err = &fault.Fault{Code: fault.BadZip, File: w.file, Sheet: s.name, Byte: int64(s.start), Found: "no sheet begins here", FoundZH: "此处没有工作表"}
		return r.sound(s, err)
	}
	if kind, known := beginnings[s.kind]; !known || kind != binary.LittleEndian.Uint16(first.data()[2:]) {
		err = &fault.Fault{Code: fault.BadZip, File: w.file, Sheet: s.name, Byte: int64(s.start), Found: "what begins here is not what the list of sheets says", FoundZH: "此处的内容与工作表目录不符"}
		return r.sound(s, err)
	}
	if s.kind != worksheet {
		return nil, 0, nil
	}
	for depth := 1; depth > 0; { // charts inside the sheet have a BOF and EOF of their own
		rec, ok := in.next()
		if in.err != nil || !ok {
			err = &fault.Fault{Code: fault.Truncated, File: w.file, Sheet: s.name, Byte: int64(in.at), Found: "the sheet has no end", FoundZH: "工作表没有结尾"}
			return r.sound(s, err)
		}
		switch {
		case rec.id == recBOF:
			depth++
		case rec.id == recEOF:
			depth--
		case depth == 1:
			r.record(&rec)
		}
		if r.err != nil {
			return r.sound(s, r.err)
		}
	}
	if t, err = r.table(s); err != nil {
		return r.sound(s, err)
	}
	return t, 0, nil
}

// sound gives the rows of a broken sheet before the one in which it broke: there the last cell stands. Where its cells do not
// come in order, nothing tells which rows are whole.
func (r *sheetReader) sound(s sheet, why error) (*table.Table, int, error) {
	if n := len(r.cells); n > 0 && slices.IsSortedFunc(r.cells, inOrder) {
		last := r.cells[n-1].row
		for n > 0 && r.cells[n-1].row == last {
			n--
		}
		r.cells = r.cells[:n]
		if t, err := r.table(s); err == nil {
			return t, int(last) + 1, why
		}
	}
	r.cells, r.merges = nil, nil
	t, err := r.table(s)
	return t, 1, errors.Join(why, err)
}

func (r *sheetReader) fail(code fault.Code, row int, found, want string) {
	place := ""
	if row >= 0 {
		place = strconv.Itoa(row + 1)
	}
	r.err = &fault.Fault{Code: code, File: r.w.file, Sheet: r.name, Cell: place, Found: found, Want: want}
}

func (r *sheetReader) record(rec *record) {
	c := rec.cursor()
	switch rec.id {
	case recLabelSST, recNumber, recRK, recBoolErr, recFormula, recLabel, recRString:
		row, col, xf := c.u16(), c.u16(), c.u16()
		r.single(rec.id, c, row, col, xf)
		if c.bad && r.err == nil {
			r.fail(fault.Truncated, row, fmt.Sprintf("record %#x ends too early", rec.id), "")
		}
	case recMulRK:
		r.many(c, (len(rec.data())-6)/6)
	case recString:
		if r.waits {
			r.cells[len(r.cells)-1].text = r.w.longString(c)
			r.waits = false
			if c.bad {
				r.fail(fault.Truncated, int(r.cells[len(r.cells)-1].row), "a formula's text ends too early", "")
			}
		}
	case recMergedCells:
		for range c.u16() {
			m := table.Range{Row1: c.u16() + 1, Row2: c.u16() + 1, Col1: c.u16(), Col2: c.u16()}
			if c.bad {
				r.fail(fault.Truncated, -1, "the list of merged cells ends too early", "")
				return
			}
			if r.merges = append(r.merges, m); len(r.merges) > maxMerges {
				r.fail(fault.Limit, -1, "more merged ranges", strconv.Itoa(maxMerges))
				return
			}
		}
	}
}

// single reads a record that is one cell.
func (r *sheetReader) single(id uint16, c *cursor, row, col, xf int) {
	switch id {
	case recLabelSST:
		index := c.u32()
		if int64(index) >= int64(len(r.w.strings)) {
			r.fail(fault.BadString, row, strconv.FormatUint(uint64(index), 10), fmt.Sprintf("< %d", len(r.w.strings)))
			return
		}
		r.add(row, col, table.Text, r.w.strings[index])
	case recLabel, recRString:
		r.add(row, col, table.Text, r.w.longString(c))
	case recNumber:
		r.number(row, col, xf, number(c.f64()))
	case recRK:
		r.number(row, col, xf, c.rkNum())
	case recBoolErr:
		value, isError := c.u8(), c.u8()
		r.boolOrError(row, col, value, isError != 0)
	case recFormula:
		r.formula(c.bytes(8), row, col, xf)
	}
}

// many reads a row of packed numbers.
func (r *sheetReader) many(c *cursor, count int) {
	row, col := c.u16(), c.u16()
	for i := range count {
		xf := c.u16()
		r.number(row, col+i, xf, c.rkNum())
	}
	if c.bad || count < 1 {
		r.fail(fault.Truncated, row, "a row of numbers ends too early", "")
	}
}

func (r *sheetReader) formula(value []byte, row, col, xf int) {
	if value[6] != 0xFF || value[7] != 0xFF {
		r.number(row, col, xf, number(math.Float64frombits(binary.LittleEndian.Uint64(value))))
		return
	}
	switch value[0] {
	case 0:
		r.add(row, col, table.Text, "")
		r.waits = r.err == nil
	case 1:
		r.boolOrError(row, col, int(value[2]), false)
	case 2:
		r.boolOrError(row, col, int(value[2]), true)
	}
}

var errorTexts = map[int]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func (r *sheetReader) boolOrError(row, col, value int, isError bool) {
	if !isError {
		r.add(row, col, table.Bool, strconv.Itoa(value))
		return
	}
	text := errorTexts[value]
	if text == "" {
		r.fail(fault.BadCell, row, fmt.Sprintf("error value %d", value), "")
		return
	}
	r.add(row, col, table.Error, text)
}

func (r *sheetReader) number(row, col, xf int, v number) {
	r.add(row, col, r.w.numberKind(xf), formatNumber(float64(v)))
}

// formatNumber writes a number with the fewest digits that give it back, whole numbers without an exponent, as .xlsx stores it.
func formatNumber(v float64) string {
	if a := math.Abs(v); a != 0 && (a >= 1e21 || a < 1e-7) {
		return strconv.FormatFloat(v, 'E', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func (r *sheetReader) add(row, col int, kind table.Kind, text string) {
	switch {
	case r.err != nil:
	case col >= maxColumn || row >= maxRow:
		r.fail(fault.BadColumn, row, strconv.Itoa(col+1), "1–256")
	case len(text) > maxText && len(utf16.Encode([]rune(text))) > maxText:
		r.fail(fault.Limit, row, "a cell of more characters", strconv.Itoa(maxText))
	default:
		r.cells = append(r.cells, cell{uint16(row), uint16(col), kind, text})
		r.waits = false
	}
}

func inOrder(a, b cell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) }

// table puts the cells in order. Two records of one cell are refused unless they say the same.
func (r *sheetReader) table(s sheet) (*table.Table, error) {
	if !slices.IsSortedFunc(r.cells, inOrder) {
		slices.SortStableFunc(r.cells, inOrder)
	}
	b := table.NewBuilder(r.w.file, s.name)
	row := -1
	for i, c := range r.cells {
		if i > 0 && inOrder(r.cells[i-1], c) == 0 {
			if r.cells[i-1] == c {
				continue
			}
			r.fail(fault.BadOrder, int(c.row), table.CellName(int(c.row)+1, int(c.col)), "")
			return nil, r.err
		}
		if c.text == "" {
			continue
		}
		if int(c.row) != row {
			row = int(c.row)
			if err := b.Row(row + 1); err != nil {
				return nil, err
			}
		}
		if err := b.Cell(int(c.col), c.kind, []byte(c.text)); err != nil {
			return nil, err
		}
	}
	for _, m := range r.merges {
		b.Merge(m)
	}
	t := b.Table()
	t.Hidden, t.Date1904 = s.hidden, r.w.date1904
	return t, nil
}
