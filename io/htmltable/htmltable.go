// Package htmltable reads the HTML tables that web systems export under the ending .xls. Every table of the page goes into one
// sheet, one below the other, with the text between them in rows of its own, as Excel shows such a page.
package htmltable

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/io/fault"
	"rollnet/io/utf16text"
	"rollnet/screening/table"
)

// Limits: what Excel can hold; a page's own spans are believed up to a thousand.
const (
	maxBytes   = 256 << 20
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxSpan    = 1000
	maxText    = 32767 // UTF-16 units
	maxNested  = 64    // tables in tables
	maxMerges  = 100_000
	maxAttrs   = 64 // of a tag
)

// page is a page being read.
type page struct {
	file    string
	builder *table.Builder
	row     int         // of the last row begun, 1-based
	open    int         // tables that are open
	html    bool        // <html> is open
	covered map[int]int // by column: the last row that a cell above covers
	cells   []cell      // of the row being read
	col     int         // of the next cell
	inRow   bool
	inCell  bool
	text    strings.Builder // of the cell, or of what stands outside tables
	blank   bool            // a blank is owed before the next character
	num     string          // Excel's own note of the cell's value (x:num)
	hasNum  bool
	span    [2]int // rows and columns of the cell
	merges  int
}

type cell struct {
	col  int
	kind table.Kind
	text string
}

// Read reads a page. A page that ends inside a table, or inside its <html>, is refused as not complete.
func Read(data []byte, file string) ([]*table.Table, error) {
	tables, lost, err := ReadSound(data, file)
	if err == nil && lost != nil {
		tables, err = nil, lost.Why
	}
	return tables, err
}

// ReadSound reads the rows before the place where a page is broken; lost is nil where the page is sound. It is an error where
// its characters cannot be told.
func ReadSound(data []byte, file string) (tables []*table.Table, lost *fault.Loss, err error) {
	if len(data) > maxBytes {
		return nil, nil, &fault.Fault{Code: fault.Limit, File: file, Found: strconv.Itoa(len(data)) + " bytes", Want: strconv.Itoa(maxBytes)}
	}
	text, err := decode(data)
	if err != nil {
		return nil, nil, &fault.Fault{Code: fault.BadText, File: file, Found: err.Error(), FoundZH: "有的字节不是字符", Err: err}
	}
	p := &page{file: file, builder: table.NewBuilder(file, ""), covered: map[int]int{}}
	err = p.read(text)
	var f *fault.Fault
	if errors.As(err, &f) {
		if lost = (&fault.Loss{Row: p.row, Why: f}); !p.inRow {
			lost.Row++
		}
		err = nil
	}
	return []*table.Table{p.builder.Table()}, lost, err
}

func (p *page) read(text []byte) error {
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				break
			}
			return &fault.Fault{Code: fault.BadXML, File: p.file, Err: z.Err(), Found: "HTML"}
		}
		if err := p.token(kind, z); err != nil {
			return err
		}
	}
	if p.open > 0 || p.html {
		return p.fail(fault.Truncated, "the page ends inside a table", "", "在表格中间结束")
	}
	return p.loose()
}

func (p *page) fail(code fault.Code, found, want string, foundZH ...string) error {
	place := ""
	if p.row > 0 {
		place = strconv.Itoa(p.row)
	}
	return &fault.Fault{Code: code, File: p.file, Cell: place, Found: found, Want: want, FoundZH: strings.Join(foundZH, "")}
}

func (p *page) token(kind html.TokenType, z *html.Tokenizer) error {
	if kind != html.TextToken && kind != html.CommentToken && unclosed(z.Raw()) {
		return p.fail(fault.BadXML, "a tag without its >", "", "标签没有结束")
	}
	switch kind {
	case html.TextToken:
		p.write(string(z.Text()))
	case html.StartTagToken, html.SelfClosingTagToken:
		t := z.Token()
		if len(t.Attr) > maxAttrs {
			return p.fail(fault.Limit, "a tag with more attributes", strconv.Itoa(maxAttrs))
		}
		return p.start(t)
	case html.EndTagToken:
		return p.end(z.Token().DataAtom)
	}
	return nil
}

// unclosed says that a tag has swallowed the next one. A browser would lose that without a word.
func unclosed(tag []byte) bool {
	quote := byte(0)
	for i, c := range tag {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<' && i > 0:
			return true
		}
	}
	return false
}

// write adds text as a browser shows it: a run of white space is one blank, none at the ends.
func (p *page) write(s string) {
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' {
			p.blank = p.text.Len() > 0
			continue
		}
		if p.blank && !strings.HasSuffix(p.text.String(), "\n") {
			p.text.WriteByte(' ')
		}
		p.blank = false
		p.text.WriteRune(r)
	}
}

func (p *page) start(t html.Token) error {
	switch t.DataAtom {
	case atom.Html:
		p.html = true
	case atom.Script, atom.Style, atom.Title:
		// The tokenizer gives their content as text: Title and the like are not part of the sheet.
		p.text.Reset()
	case atom.Br, atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.Li:
		if p.inCell {
			if p.text.Len() > 0 && (t.DataAtom == atom.Br || !strings.HasSuffix(p.text.String(), "\n")) {
				p.text.WriteByte('\n')
				p.blank = false
			}
			return nil
		}
		return p.loose()
	case atom.Table:
		if p.open++; p.open > maxNested {
			return p.fail(fault.Limit, "tables nested deeper", strconv.Itoa(maxNested))
		}
		if p.open > 1 {
			return p.fail(fault.Unsupported, "a table inside a table", "", "表中有表")
		}
		return p.loose()
	case atom.Tr, atom.Td, atom.Th:
		if p.open == 0 {
			return p.fail(fault.BadXML, "a row outside of a table", "", "表格之外的行")
		}
		if t.DataAtom == atom.Tr {
			return p.newRow()
		}
		return p.newCell(t)
	}
	return nil
}

func (p *page) end(tag atom.Atom) error {
	switch tag {
	case atom.Html:
		p.html = false
	case atom.Script, atom.Style, atom.Title:
		p.text.Reset()
		p.blank = false
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.Li, atom.Body:
		if !p.inCell {
			return p.loose()
		}
	case atom.Td, atom.Th:
		return p.endCell()
	case atom.Tr:
		return p.endRow()
	case atom.Table:
		if p.open > 0 {
			if err := p.endRow(); err != nil {
				return err
			}
			p.open--
			p.covered = map[int]int{}
		}
	}
	return nil
}

// loose writes text that stands outside tables as a row of one cell.
func (p *page) loose() error {
	if p.inCell || p.text.Len() == 0 || p.open > 0 {
		if !p.inCell {
			p.text.Reset()
		}
		return nil
	}
	p.cells = append(p.cells[:0], cell{0, table.Text, p.text.String()})
	p.text.Reset()
	p.blank = false
	p.row++
	return p.flush()
}

func (p *page) newRow() error {
	if err := p.endRow(); err != nil {
		return err
	}
	if p.row++; p.row > maxRows {
		return p.fail(fault.Limit, "more rows", strconv.Itoa(maxRows))
	}
	p.col, p.inRow = 0, true
	p.text.Reset()
	return nil
}

func (p *page) newCell(t html.Token) error {
	if err := p.endCell(); err != nil {
		return err
	}
	if !p.inRow {
		if err := p.newRow(); err != nil {
			return err
		}
	}
	p.inCell, p.hasNum, p.blank, p.span = true, false, false, [2]int{1, 1}
	p.text.Reset()
	for _, a := range t.Attr {
		switch a.Key {
		case "rowspan", "colspan":
			n, err := strconv.Atoi(strings.TrimSpace(a.Val))
			if err != nil || n < 1 {
				n = 1 // as browsers take it
			}
			if n > maxSpan {
				return p.fail(fault.Limit, a.Key+" "+strconv.Itoa(n), strconv.Itoa(maxSpan))
			}
			if a.Key == "rowspan" {
				p.span[0] = n
			} else {
				p.span[1] = n
			}
		case "x:num":
			p.num, p.hasNum = strings.TrimSpace(a.Val), true
		}
	}
	for p.covered[p.col] >= p.row {
		p.col++
	}
	return nil
}

func (p *page) endCell() error {
	if !p.inCell {
		return nil
	}
	p.inCell, p.blank = false, false
	text, kind := strings.TrimRight(p.text.String(), "\n"), table.Text
	p.text.Reset()
	if p.hasNum {
		kind = table.Number
		if p.num != "" { // an empty x:num says: the number is what is shown
			text = p.num
		}
	}
	if strings.Trim(text, "\u00a0 ") == "" { // &nbsp; stands for nothing
		text = ""
	}
	if len(text) > maxText && len(utf16.Encode([]rune(text))) > maxText {
		return p.fail(fault.Limit, "a cell of more characters", strconv.Itoa(maxText))
	}
	rows, cols := p.span[0], p.span[1]
	if p.col+cols > maxColumns {
		return p.fail(fault.Limit, "more columns", strconv.Itoa(maxColumns))
	}
	if rows > 1 || cols > 1 {
		if p.merges++; p.merges > maxMerges {
			return p.fail(fault.Limit, "more merged cells", strconv.Itoa(maxMerges))
		}
		p.builder.Merge(table.Range{Row1: p.row, Col1: p.col, Row2: p.row + rows - 1, Col2: p.col + cols - 1})
	}
	if rows > 1 {
		for c := p.col; c < p.col+cols; c++ {
			p.covered[c] = p.row + rows - 1
		}
	}
	if text != "" {
		p.cells = append(p.cells, cell{p.col, kind, text})
	}
	p.col += cols
	return nil
}

func (p *page) endRow() error {
	if err := p.endCell(); err != nil {
		return err
	}
	p.text.Reset()
	p.inRow = false
	return p.flush()
}

func (p *page) flush() error {
	if len(p.cells) == 0 {
		return nil
	}
	if err := p.builder.Row(p.row); err != nil {
		return err
	}
	for _, c := range p.cells {
		if err := p.builder.Cell(c.col, c.kind, []byte(c.text)); err != nil {
			p.builder.Undo()
			p.inRow = true
			return p.fail(fault.BadOrder, table.CellName(p.row, c.col), "")
		}
	}
	p.cells = p.cells[:0]
	return nil
}

// decode makes UTF-8 of a page: by its byte order mark, else by what its <meta> says, else UTF-8 if it is that, else GB18030.
func decode(data []byte) ([]byte, error) {
	if order, found := utf16text.Detect(data); found {
		text, bad := utf16text.Decode(data, order)
		if bad >= 0 {
			return nil, errors.New("half a character at byte " + strconv.Itoa(bad))
		}
		return bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF")), valid(text)
	}
	if text, found := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); found {
		return text, valid(text)
	}
	if utf8.Valid(data) {
		return data, nil
	}
	enc, err := htmlindex.Get(declared(data))
	if err != nil || declared(data) == "" || enc == simplifiedchinese.GBK {
		enc = simplifiedchinese.GB18030 // GBK and GB2312 are parts of it, without the rare characters of names
	}
	text, err := enc.NewDecoder().Bytes(data)
	if err == nil {
		err = valid(text)
	}
	return text, err
}

func valid(text []byte) error {
	if i := bytes.IndexRune(text, utf8.RuneError); i >= 0 {
		return errors.New("characters that are in no encoding, from byte " + strconv.Itoa(i))
	}
	return nil
}

// declared is the charset of the page's <meta>, in lower case.
func declared(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 4096)]))
	_, after, found := strings.Cut(head, "charset=")
	if !found {
		return ""
	}
	after = strings.TrimLeft(after, `"' `)
	if end := strings.IndexAny(after, `"'; >/`); end >= 0 {
		after = after[:end]
	}
	return after
}
