// Package xml2003 reads workbooks in the XML of Excel 2003 (SpreadsheetML), which web systems export under the ending .xls.
package xml2003

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/net/html/charset"

	"rollnet/io/fault"
	"rollnet/io/utf16text"
	"rollnet/screening/table"
)

// Namespace is that of the format's elements.
const Namespace = "urn:schemas-microsoft-com:office:spreadsheet"

// Limits: what Excel can hold, and how deep an honest file nests.
const (
	maxSheets  = 256
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxText    = 32767 // UTF-16 units
	maxDepth   = 64
	maxMerges  = 100_000 // of a sheet
	maxAttrs   = 64      // of an element
)

type reader struct {
	file    string
	decoded bool // it was in UTF-16, whatever it declares
	in      *xml.Decoder
	tables  []*table.Table
	depth   int

	sheet   string
	hidden  bool
	builder *table.Builder // of the sheet being read, else nil
	inRow   bool
	merges  int   // of the sheet
	row     int   // of the row being read, 1-based
	col     int   // of the next cell, 0-based
	down    []int // by column: the last row that a merged range above covers
}

// Read reads all worksheets, hidden ones too, in their order.
func Read(data []byte, file string) ([]*table.Table, error) {
	tables, lost, err := ReadSound(data, file)
	if err == nil && lost != nil {
		tables, err = nil, lost.Why
	}
	return tables, err
}

// ReadSound reads the sheets before the place where a workbook is broken, and of the broken one the rows before it; lost is nil
// where the workbook is sound. Sheets behind the break are lost too, and nothing tells their names.
func ReadSound(data []byte, file string) (tables []*table.Table, lost *fault.Loss, err error) {
	r := &reader{file: file}
	if order, found := utf16text.Detect(data); found {
		text, bad := utf16text.Decode(data, order)
		if bad >= 0 {
			return nil, nil, &fault.Fault{Code: fault.BadText, File: file, Byte: int64(bad), Found: "half a character", FoundZH: "字符不完整"}
		}
		data, r.decoded = text, true
	}
	r.in = xml.NewDecoder(bytes.NewReader(data))
	r.in.CharsetReader = r.charset
	err = r.document()
	if err == nil {
		return r.tables, nil, nil
	}
	var f *fault.Fault
	if !errors.As(err, &f) {
		code := fault.BadXML
		if errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(err.Error(), "unexpected EOF") {
			code = fault.Truncated
		}
		f = r.fail(code, "XML", "", err).(*fault.Fault)
	}
	if r.builder == nil {
		if len(r.tables) == 0 {
			return nil, nil, f
		}
		return r.tables, &fault.Loss{Row: 1, Why: f}, nil
	}
	if lost = (&fault.Loss{Sheet: r.sheet, Row: r.row + 1, Why: f}); r.inRow {
		r.builder.Undo()
		lost.Row = max(1, r.row)
	}
	broken := r.builder.Table()
	broken.Hidden = r.hidden
	return append(r.tables, broken), lost, nil
}

// charset reads what the XML declaration names. GB 2312 and GBK are parts of GB 18030, which has the rare characters of names.
func (r *reader) charset(label string, input io.Reader) (io.Reader, error) {
	switch l := strings.ToLower(label); {
	case r.decoded:
		return input, nil
	case l == "gb2312" || l == "gbk":
		label = "gb18030"
	}
	return charset.NewReaderLabel(label, input)
}

func (r *reader) fail(code fault.Code, found, want string, err error) error {
	cell := ""
	if r.row > 0 {
		cell = strconv.Itoa(r.row)
	}
	return &fault.Fault{Code: code, File: r.file, Sheet: r.sheet, Cell: cell, Byte: r.in.InputOffset(), Found: found, Want: want, Err: err}
}

// next gives the next start or end tag.
func (r *reader) next() (xml.Token, error) {
	for {
		token, err := r.in.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if r.depth++; r.depth > maxDepth {
				return nil, r.fail(fault.Limit, "elements nested deeper", strconv.Itoa(maxDepth), nil)
			}
			if len(t.Attr) > maxAttrs {
				return nil, r.fail(fault.Limit, "an element with more attributes", strconv.Itoa(maxAttrs), nil)
			}
			return t, nil
		case xml.EndElement:
			r.depth--
			return t, nil
		case xml.Directive:
			return nil, r.fail(fault.BadXML, "DOCTYPE", "", nil)
		}
	}
}

func (r *reader) document() error {
	seen := false
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) && seen {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case start.Name == name("Workbook"):
			seen = true
		case !seen:
			return r.fail(fault.Unsupported, "XML <"+start.Name.Local+">", "", nil)
		case start.Name == name("Worksheet"):
			if err := r.worksheet(start); err != nil {
				return err
			}
		}
	}
}

func name(local string) xml.Name { return xml.Name{Space: Namespace, Local: local} }

func attr(e xml.StartElement, local string) (string, bool) {
	for _, a := range e.Attr {
		if a.Name.Local == local && (a.Name.Space == Namespace || a.Name.Space == "") {
			return a.Value, true
		}
	}
	return "", false
}

// worksheet reads to the sheet's end tag.
func (r *reader) worksheet(start xml.StartElement) error {
	if len(r.tables) == maxSheets {
		return r.fail(fault.Limit, "more sheets", strconv.Itoa(maxSheets), nil)
	}
	r.sheet, _ = attr(start, "Name")
	r.row, r.hidden, r.down, r.merges = 0, false, nil, 0
	r.builder = table.NewBuilder(r.file, r.sheet)
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case t.Name == name("Row"):
				err = r.readRow(t)
			case t.Name.Local == "Visible":
				text, fail := r.text()
				r.hidden, err = strings.HasPrefix(strings.TrimSpace(text), "Sheet"), fail
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name == name("Worksheet") {
				done := r.builder.Table()
				done.Hidden = r.hidden
				r.tables = append(r.tables, done)
				r.sheet, r.row, r.builder = "", 0, nil
				return nil
			}
		}
	}
}

// position is an ss:Index attribute, or next where there is none; it may not go back.
func (r *reader) position(e xml.StartElement, next, most int, code fault.Code) (int, error) {
	text, found := attr(e, "Index")
	if !found {
		if next > most {
			return 0, r.fail(code, strconv.Itoa(next), fmt.Sprintf("1–%d", most), nil)
		}
		return next, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, r.fail(code, strconv.Quote(text), fmt.Sprintf("1–%d", most), nil)
	}
	if n < next {
		return 0, r.fail(fault.BadOrder, "Index "+text, "", nil)
	}
	return n, nil
}

func (r *reader) readRow(e xml.StartElement) (err error) {
	row, err := r.position(e, r.row+1, maxRows, fault.BadRow)
	if err != nil {
		return err
	}
	r.row, r.col, r.inRow = row, 0, true
	defer func() { r.inRow = err != nil }()
	if err := r.builder.Row(row); err != nil {
		return err
	}
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name == name("Cell") {
				if err := r.cell(t); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if t.Name == name("Row") {
				if span, found := attr(e, "Span"); found { // the row stands for the next ones too, which hold nothing
					n, err := strconv.Atoi(span)
					if err != nil || n < 0 || r.row+n > maxRows {
						return r.fail(fault.BadRow, "Span "+strconv.Quote(span), "", nil)
					}
					r.row += n
				}
				return nil
			}
		}
	}
}

func (r *reader) cell(e xml.StartElement) error {
	if _, found := attr(e, "Index"); !found {
		for r.col < len(r.down) && r.down[r.col] >= r.row { // what a merge above covers has no cell
			r.col++
		}
	}
	position, err := r.position(e, r.col+1, maxColumns, fault.BadColumn)
	if err != nil {
		return err
	}
	col := position - 1
	across, err := r.span(e, "MergeAcross", maxColumns-position)
	if err != nil {
		return err
	}
	down, err := r.span(e, "MergeDown", maxRows-r.row)
	if err != nil {
		return err
	}
	r.col = position + across
	if across+down > 0 {
		if r.merges++; r.merges > maxMerges {
			return r.fail(fault.Limit, "more merged ranges", strconv.Itoa(maxMerges), nil)
		}
		r.builder.Merge(table.Range{Row1: r.row, Col1: col, Row2: r.row + down, Col2: col + across})
	}
	if down > 0 {
		for len(r.down) < r.col {
			r.down = append(r.down, 0)
		}
		for c := col; c < r.col; c++ {
			r.down[c] = r.row + down
		}
	}
	return r.content(col)
}

func (r *reader) span(e xml.StartElement, local string, most int) (int, error) {
	text, found := attr(e, local)
	if !found {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > most {
		return 0, r.fail(fault.BadCell, local+" "+strconv.Quote(text), "", nil)
	}
	return n, nil
}

// content reads a cell to its end tag: its Data element, not its comment.
func (r *reader) content(col int) error {
	inside := r.depth
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name != name("Data") {
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			text, err := r.text()
			if err != nil {
				return err
			}
			if err := r.put(col, t, text); err != nil {
				return err
			}
		case xml.EndElement:
			if r.depth < inside {
				return nil
			}
		}
	}
}

var kinds = map[string]table.Kind{"String": table.Text, "Number": table.Number, "DateTime": table.Text, "Boolean": table.Bool, "Error": table.Error}

func (r *reader) put(col int, data xml.StartElement, text string) error {
	label, _ := attr(data, "Type")
	kind, found := kinds[label]
	if !found {
		return r.fail(fault.BadCell, "ss:Type "+strconv.Quote(label), "", nil)
	}
	if len(text) > maxText && len(utf16.Encode([]rune(text))) > maxText {
		return r.fail(fault.Limit, "a cell of more characters", strconv.Itoa(maxText), nil)
	}
	if text == "" {
		return nil
	}
	return r.builder.Cell(col, kind, []byte(text))
}

// text reads an element to its end tag and joins all text in it.
func (r *reader) text() (string, error) {
	var b strings.Builder
	for inside := r.depth; r.depth >= inside; {
		token, err := r.in.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if r.depth++; r.depth > maxDepth {
				return "", r.fail(fault.Limit, "elements nested deeper", strconv.Itoa(maxDepth), nil)
			}
		case xml.EndElement:
			r.depth--
		}
	}
	return b.String(), nil
}

// skip passes an element over.
func (r *reader) skip() error {
	_, err := r.text()
	return err
}
