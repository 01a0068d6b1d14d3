package xlsx

import (
	"bytes"
	"io"
	"strconv"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// scanner walks a sheet part and stops at each thing of interest:
//
//	s := newScanner(part, file, sheet)
//	s.copyTo(w)                        // the patcher only: every byte of the part goes to w, in order
//	for {
//		e, err := s.next()             // err is a *fault.Fault with file, sheet, cell and byte, or an error of w
//		switch e {
//		case eventRow:   s.row, s.hidden
//		case eventCell:  s.cell        // good until the next call of next
//		                 s.replace(b)  // the patcher only: b goes to w in place of the <c>…</c> element
//		case eventMerge: s.merge       // they come after all cells
//		case eventEnd:                 // the part was read to its last byte; all of it has gone to w
//		}
//	}
//
// Rows come in rising order and so do the cells of a row, or there is a fault; rows and cells without r take the next
// place. Every <c> element is given, the empty ones too. What stands between two events is checked as strictly as cells.
type scanner struct {
	lexer
	phase  phase
	row    int // 1-based
	hidden bool
	cell   cell
	merge  table.Range

	fast    bool   // cells of this row may have the usual spelling: SpreadsheetML is the default namespace
	digits  string // of row, as references end
	col     int    // the next cell's least column
	inCell  bool   // a cell is being read, for the place of a fault
	seen    bool   // sheetData has been seen
	merges  int
	scratch []byte
	beside  bool // an inline string's cell has a <v> as well

	ends    bool                             // eventRowEnd is wanted
	around  func(raw []byte) ([]byte, error) // if not nil, writes each element before and behind the cells anew; no merges then
	outline outline
}

// outline is what a sheet's part has beside its cells, and where.
type outline struct {
	prefix string   // of its elements: "x:" of <x:worksheet>
	strict bool     // the namespaces are the Strict ones
	beside []beside // the elements beside the cells and merged ranges, in order
	end    int64    // offset of </worksheet>
}

type beside struct {
	name string
	at   int64  // offset of its start tag
	id   string // of its relation, where it has one
}

// cell is one <c> element. Slices lie in the scanner's buffers.
type cell struct {
	row, col   int    // row 1-based, column 0-based
	kind       byte   // the t attribute: n number, s shared, i inlineStr, t str (formula string), b boolean, e error, d ISO date
	style      int    // the s attribute; 0 without one
	start, end int64  // the element's byte range in the part
	raw        []byte // the element as it stands: its prefix and its attributes are to be found here
	formula    bool   // it has an <f>
	valued     bool   // it has a <v>, or an <is> where kind is i
	index      uint32 // kind s and value not empty: number of the shared string; it may lie out of range
	value      []byte // kind i: the text, runs joined, _xHHHH_ decoded; kind s: the digits; else the <v> with XML references resolved
}

type event uint8

const (
	eventEnd event = iota
	eventRow
	eventCell
	eventMerge
	eventRowEnd // where s.ends is set: the end tag of a row that has one begins at s.from
)

type phase uint8

const (
	beforeRoot phase = iota
	inSheet
	inData
	inRow
	inMerges
	afterRoot
)

// outer is where the end of the element leads that a phase is about.
var outer = [...]phase{inSheet: afterRoot, inData: inSheet, inRow: inData, inMerges: inSheet, afterRoot: afterRoot}

func newScanner(part io.Reader, file, sheet string) *scanner {
	return &scanner{lexer: *newLexer(part, file, sheet)}
}

// copyTo makes all bytes of the part go to w. It must be called before the first next.
func (s *scanner) copyTo(w io.Writer) { s.out = w }

// replace sends b to w in place of the cell of the last event.
func (s *scanner) replace(b []byte) error {
	if err := s.flush(int(s.cell.start - s.base)); err != nil {
		return err
	}
	s.flushed = s.cell.end
	_, err := s.out.Write(b)
	return err
}

// next goes to the next event.
func (s *scanner) next() (event, error) {
	s.pin = -1
	if s.phase == inRow && s.fast && s.fastCell() {
		return eventCell, nil
	}
	e, err := s.step()
	if f, ok := err.(*fault.Fault); ok && f.Cell == "" {
		switch {
		case s.inCell:
			f.Cell = table.CellName(s.row, s.cell.col)
		case s.phase == inRow || s.phase == inData && s.row > 0:
			f.Cell = strconv.Itoa(s.row)
		}
	}
	return e, err
}

// step reads tokens up to the next event.
func (s *scanner) step() (event, error) {
	for {
		if s.phase == inRow && s.fast && s.fastCell() {
			return eventCell, nil
		}
		if err := s.lexer.next(); err != nil {
			return eventEnd, err
		}
		switch s.token {
		case tokenEOF:
			if !s.seen {
				return eventEnd, s.fault(fault.MissingPart, "<sheetData>", "")
			}
			return eventEnd, s.flush(s.end)
		case tokenText:
			if !white(s.text) {
				return eventEnd, s.fault(fault.BadXML, "text between the cells", "单元格之外有文字")
			}
		case tokenEnd:
			row := s.phase == inRow
			if s.phase == inSheet {
				s.outline.end = s.offset(s.from)
			}
			s.phase = outer[s.phase]
			if row && s.ends && s.buf[s.from+1] == '/' {
				return eventRowEnd, nil
			}
		case tokenStart:
			if e, err := s.element(); e != eventEnd || err != nil {
				return e, err
			}
		}
	}
}

// element takes up a start tag; eventEnd says that there is no event yet.
func (s *scanner) element() (event, error) {
	switch {
	case s.phase == beforeRoot && s.is("worksheet"):
		s.phase = inSheet
		if len(s.prefix) > 0 {
			s.outline.prefix = string(s.prefix) + ":"
		}
		for i := range s.attrs {
			s.outline.strict = s.outline.strict || string(s.attrs[i].value) == strictMain
		}
		return eventEnd, nil
	case s.phase == beforeRoot:
		return eventEnd, s.fault(fault.BadXML, "<"+short(string(s.lexer.name))+"> where <worksheet> should be", "应为 <worksheet>，实为 <"+short(string(s.lexer.name))+">")
	case s.phase == inSheet && s.is("sheetData"):
		if s.seen {
			return eventEnd, s.fault(fault.BadXML, "a second <sheetData>", "第二个 <sheetData>")
		}
		s.seen, s.phase = true, inData
		return eventEnd, nil
	case s.phase == inSheet && s.around != nil:
		return eventEnd, s.anew()
	case s.phase == inSheet && s.is("mergeCells"):
		s.phase = inMerges
		return eventEnd, nil
	case s.phase == inSheet:
		id, _ := s.attrIn(spaceRef, "id")
		s.outline.beside = append(s.outline.beside, beside{string(s.lexer.name), s.offset(s.from), string(id)})
		return eventEnd, s.skip()
	case s.is("extLst"):
		return eventEnd, s.skip()
	case s.phase == inData && s.is("row"):
		return eventRow, s.startRow()
	case s.phase == inRow && s.is("c"):
		s.inCell = true
		err := s.slowCell()
		s.inCell = err != nil
		return eventCell, err
	case s.phase == inMerges && s.is("mergeCell"):
		return eventMerge, s.startMerge()
	}
	return eventEnd, s.fault(fault.BadXML, "an unknown element <"+short(string(s.lexer.name))+">", "未知元素 <"+short(string(s.lexer.name))+">")
}

// anew gives the element whose start tag was just read to around, and what that makes of it to out.
func (s *scanner) anew() error {
	if err := s.flush(s.from); err != nil {
		return err
	}
	out, flushed := s.out, s.offset(s.from)
	var raw bytes.Buffer
	s.out, s.flushed = &raw, flushed
	err := s.skip()
	if err == nil {
		err = s.flush(s.pos)
	}
	s.out, s.flushed = out, s.offset(s.pos)
	if err != nil {
		return err
	}
	now, err := s.around(raw.Bytes())
	if err == nil && out != nil {
		_, err = out.Write(now)
	}
	return err
}

// respell writes b to out in place of the tag that was just read.
func (s *scanner) respell(b []byte) error {
	if err := s.flush(s.from); err != nil {
		return err
	}
	s.flushed = s.offset(s.pos)
	_, err := s.out.Write(b)
	return err
}

// insert puts b into out before an index of the window.
func (s *scanner) insert(at int, b []byte) error {
	if err := s.flush(at); err != nil {
		return err
	}
	_, err := s.out.Write(b)
	return err
}

func (s *scanner) startRow() error {
	number := s.row + 1
	if r, ok := s.attr("r"); ok {
		if number, ok = digitsOf(r); !ok || number < 1 || number > maxRows {
			return s.fault(fault.BadRow, strconv.Quote(short(string(r))), "")
		}
	}
	if number > maxRows {
		return s.fault(fault.BadRow, strconv.Itoa(number), "")
	}
	if number <= s.row {
		n, m := strconv.Itoa(number), strconv.Itoa(s.row)
		return s.fault(fault.BadOrder, "row "+n+" after row "+m, "第 "+n+" 行在第 "+m+" 行之后")
	}
	h, _ := s.attr("hidden")
	s.hidden = string(h) == "1" || string(h) == "true"
	s.row, s.col, s.phase = number, 0, inRow
	s.digits = strconv.Itoa(number)
	main, _ := s.resolve(nil)
	s.fast = main == spaceMain && !s.closing
	return nil
}

func (s *scanner) startMerge() error {
	if s.merges++; s.merges > maxMerges {
		f := s.fault(fault.Limit, "more than 100,000 merged ranges", "合并区域超过 100000 个")
		f.Want = strconv.Itoa(maxMerges)
		return f
	}
	ref, _ := s.attr("ref")
	first, last, two := bytes.Cut(ref, []byte(":"))
	if !two {
		last = first
	}
	c1, r1, ok1 := cellRef(first)
	c2, r2, ok2 := cellRef(last)
	if !ok1 || !ok2 || r2 < r1 || c2 < c1 {
		return s.fault(fault.BadCell, "the merged range "+strconv.Quote(short(string(ref))), "合并区域 "+strconv.Quote(short(string(ref))))
	}
	s.merge = table.Range{Row1: r1, Col1: c1, Row2: r2, Col2: c2}
	return s.skip()
}

// cellRef reads a cell's name: its 0-based column and its 1-based row.
func cellRef(b []byte) (col, row int, ok bool) {
	i := 0
	for ; i < len(b) && i < 4 && b[i]|0x20 >= 'a' && b[i]|0x20 <= 'z'; i++ {
		col = col*26 + int(b[i]|0x20-'a') + 1
	}
	row, ok = digitsOf(b[i:])
	return col - 1, row, ok && i > 0 && col <= maxCols && row >= 1 && row <= maxRows
}

// digitsOf reads a number of decimal digits and nothing else, up to nine of them.
func digitsOf(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

var kindOf = map[string]byte{"n": 'n', "s": 's', "inlineStr": 'i', "str": 't', "b": 'b', "e": 'e', "d": 'd'}
