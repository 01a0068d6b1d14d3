package workbook

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"
)

// Column is a column of a table.
type Column struct {
	Header  string
	Width   float64 // in characters of the default font; a Chinese one counts two
	Style   Style   // of its cells; Answer columns are for people to fill in
	Hidden  bool
	Key     bool     // by which a returned row is known: hidden, and nothing can be typed into it
	Aside   bool     // not printed; such columns stand at the right end
	Choices []string // a drop-down
	Strict  bool     // nothing but the choices may be typed
	Date    bool     // a day may be typed
	Prompt  string   // shown when the cell is chosen
}

// Cell is one cell of a row: a text or a number.
type Cell struct {
	Value any    // string or int; nil is blank
	Style Style  // Plain: the column's
	Link  string // a place in this workbook as 'sheet'!A1, or after the name of a file beside it and #
}

// Table is a list on a sheet of its own: a title line, a header, and rows. With answer columns it is a form, whose columns
// and headers stay as they are while its rows can be filled in, sorted, filtered and deleted.
type Table struct {
	Name     string // the sheet's; of the second sheet of a list that is too long for one, with （2）
	Title    string
	Footer   string // at the foot of each printed page
	Columns  []Column
	Freeze   int  // columns that stay when scrolling
	NoFilter bool // what is listed ends in a total, or is not for searching
	Rows     iter.Seq[[]Cell]

	PagesWide    int // sheets of paper side by side; 0 is 1
	TitleColumns int // repeated on each of them
}

// The first rows of a table's sheet.
const (
	titleRow  = 1
	headerRow = 2
	firstRow  = 3
)

// maxRows is below the 1,048,576 of the format, so that people can still add some.
const maxRows = 1_048_000

// Table writes a table, on as many sheets as it needs, row by row.
func (b *Book) Table(t Table) error {
	next, stop := iter.Pull(t.Rows)
	defer stop()
	row, more := next()
	for sheet := 1; sheet == 1 || more; sheet++ {
		s := &sheetWriter{book: b, table: t, name: t.Name}
		if sheet > 1 {
			s.name = fmt.Sprintf("%s（%d）", t.Name, sheet)
		}
		if err := s.open(); err != nil {
			return err
		}
		for n := 0; more && n < b.most; n++ {
			if err := s.row(row); err != nil {
				return err
			}
			row, more = next()
		}
		if err := s.close(); err != nil {
			return err
		}
	}
	return nil
}

type sheetWriter struct {
	book   *Book
	table  Table
	name   string
	stream *excelize.StreamWriter
	styles []int
	free   int // the style around the cells
	last   int // last row written
}

func (s *sheetWriter) open() error {
	f := s.book.File
	if err := s.book.Sheet(s.name); err != nil {
		return err
	}
	fit := true
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	var err error
	if s.stream, err = f.NewStreamWriter(s.name); err != nil {
		return err
	}
	if err := s.columns(); err != nil {
		return err
	}
	corner, err := excelize.CoordinatesToCellName(s.table.Freeze+1, firstRow)
	if err != nil {
		return err
	}
	pane := "bottomRight"
	if s.table.Freeze == 0 {
		pane = "bottomLeft"
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: s.table.Freeze, YSplit: headerRow, TopLeftCell: corner, ActivePane: pane}); err != nil {
		return err
	}
	return s.head()
}

func (s *sheetWriter) columns() error {
	var err error
	if s.free, err = s.book.ID(Free); err != nil {
		return err
	}
	if err := s.stream.SetColStyle(1, len(s.table.Columns), s.free); err != nil { // rows may be put below
		return err
	}
	s.styles = make([]int, len(s.table.Columns))
	for i, c := range slices.Backward(s.table.Columns) { // the library puts what is set last first, and Excel wants them in order
		if s.styles[i], err = s.book.ID(c.Style); err != nil {
			return err
		}
		if err := s.stream.SetColWidth(i+1, i+1, c.Width+0.75); err != nil {
			return err
		}
		if c.Hidden || c.Key {
			if err := s.stream.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sheetWriter) head() error {
	title, err := s.book.ID(Title)
	if err != nil {
		return err
	}
	if err := s.stream.SetRow("A1", []any{excelize.Cell{StyleID: title, Value: Clean(s.table.Title)}}, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	cells := make([]any, len(s.table.Columns))
	lines := 1
	for i, c := range s.table.Columns {
		look := Header
		if c.Style == Answer {
			look = Ask
		}
		style, err := s.book.ID(look)
		if err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: style, Value: c.Header}
		if !c.Hidden && !c.Key {
			lines = max(lines, Lines(c.Header, c.Width))
		}
	}
	s.last = headerRow
	return s.stream.SetRow("A2", cells, excelize.RowOpts{Height: height(lines) + 6})
}

// row writes one row, as high as its longest text: not every program finds that out by itself.
func (s *sheetWriter) row(row []Cell) error {
	cells := make([]any, len(s.table.Columns))
	lines := 1
	if s.table.form() {
		lines = 2 // room for a pen
	}
	for i, c := range s.table.Columns {
		cell := excelize.Cell{StyleID: s.styles[i]}
		if i < len(row) {
			cell.Value = row[i].Value
			if row[i].Style != Plain {
				style, err := s.book.ID(row[i].Style)
				if err != nil {
					return err
				}
				cell.StyleID = style
			}
		}
		if text, ok := cell.Value.(string); ok {
			text = Clean(text)
			cell.Value = text
			switch {
			case text == "":
				cell.Value = nil
			case !c.Hidden && !c.Key && !c.Aside:
				lines = max(lines, Lines(text, c.Width))
			}
		}
		cells[i] = cell
	}
	s.last++
	name, err := excelize.CoordinatesToCellName(1, s.last)
	if err != nil {
		return err
	}
	if err := s.link(row); err != nil {
		return err
	}
	// Excel deletes a row of a protected sheet where none of its cells, to the last column, is locked.
	return s.stream.SetRow(name, cells, excelize.RowOpts{Height: height(lines), StyleID: s.free})
}

// maxLinked is how many rows of a sheet have their links: the library looks through all links of a sheet for each new one.
const maxLinked = 2000

// link sets the links of a row's cells.
func (s *sheetWriter) link(row []Cell) error {
	if s.last >= firstRow+maxLinked {
		return nil
	}
	for i, c := range row {
		if c.Link == "" || c.Value == "" {
			continue
		}
		name, err := excelize.CoordinatesToCellName(i+1, s.last)
		if err != nil {
			return err
		}
		kind := "Location"
		if strings.Contains(c.Link, "#") {
			kind = "External"
		}
		if err := s.book.File.SetCellHyperLink(s.name, name, c.Link, kind); err != nil {
			return err
		}
	}
	return nil
}

// close sets what stands behind the rows in a sheet: filter, drop-downs, print set-up.
func (s *sheetWriter) close() error {
	f, last := s.book.File, max(s.last, firstRow)
	end, err := excelize.ColumnNumberToName(len(s.table.Columns))
	if err != nil {
		return err
	}
	if !s.table.NoFilter {
		if err := f.AutoFilter(s.name, fmt.Sprintf("A%d:%s%d", headerRow, end, last), nil); err != nil {
			return err
		}
	}
	for i, c := range s.table.Columns {
		if err := s.validate(i+1, last, c); err != nil {
			return err
		}
	}
	if s.table.form() {
		if err := f.ProtectSheet(s.name, &formProtection); err != nil {
			return err
		}
	}
	printed := 0
	for _, c := range s.table.Columns {
		if !c.Aside {
			printed++
		}
	}
	if err := s.book.PrintSetup(s.name, Print{
		Footer: s.table.Footer, HeaderRows: headerRow, Columns: printed, Rows: last, PagesWide: s.table.PagesWide, TitleColumns: s.table.TitleColumns}); err != nil {
		return err
	}
	return s.stream.Flush()
}

// form says that the table has columns to fill in.
func (t Table) form() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Style == Answer })
}

// formProtection is how the sheet of a form is protected, without a password. Excel sorts and deletes rows of a protected
// sheet only where each of their cells is unlocked, and a key that is left behind when rows are sorted is worse than none.
// So no cell of a row is locked, the key's column is hidden and refuses what is typed, and the protection keeps the
// columns and the header by which the answers are read: no column can be deleted, no cells merged or shifted.
var formProtection = excelize.SheetProtectionOptions{
	SelectLockedCells: true, SelectUnlockedCells: true, Sort: true, AutoFilter: true, FormatCells: true, FormatColumns: true, FormatRows: true,
	InsertRows: true, DeleteRows: true, InsertColumns: true, InsertHyperlinks: true, EditObjects: true, EditScenarios: true,
}

func (s *sheetWriter) validate(col, last int, c Column) error {
	if len(c.Choices) == 0 && !c.Date && c.Prompt == "" && !c.Key {
		return nil
	}
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return err
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s%d:%s%d", name, firstRow, name, last))
	switch {
	case c.Key:
		v.Type, v.Formula1 = "custom", "FALSE"
	case len(c.Choices) > 0:
		if err := v.SetDropList(c.Choices); err != nil {
			return err
		}
	case c.Date:
		// Serial days; a text such as 2018.7 is warned about and may stand.
		if err := v.SetRange(41640, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	}
	if c.Prompt != "" && !c.Key {
		v.SetInput(c.Header, c.Prompt)
	}
	switch {
	case c.Strict, c.Key:
		v.SetError(excelize.DataValidationErrorStyleStop, c.Header, c.Prompt)
	case c.Date:
		v.SetError(excelize.DataValidationErrorStyleInformation, c.Header, c.Prompt)
	}
	return s.book.File.AddDataValidation(s.name, v)
}

// Lines is the number of lines that a text takes in a column of a width. Letters and digits that follow each other are not
// parted where a line has room for them, and are reckoned a little wider than in the font asked for: not every machine has it.
func Lines(text string, wide float64) int {
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines++
		used, word := 0.0, 0.0
		for _, r := range part {
			w := widthOf(r)
			if w == narrow && r != ' ' {
				word += w
			} else {
				word = 0
			}
			if used+w > wide {
				lines++
				used = 0
				if word > w && word <= wide { // the word goes down as a whole
					used = word - w
				}
			}
			used += w
		}
	}
	return lines
}

// narrow is the width of a letter or digit; a Chinese character is two wide.
const narrow = 1.1

func widthOf(r rune) float64 {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return narrow
}

// height is that of a row of so many lines, in points; 409 is the most that a row can be.
func height(lines int) float64 { return min(float64(lines)*Size*1.3+4, 409) }

// maxText is the longest text of a cell; what is longer is cut with a sign of it.
const maxText = 32_000

// Clean takes out of a text what no workbook may hold, and shows by a mark that it was there.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
	if len(s) <= maxText {
		return s
	}
	cut := maxText
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// Print is how a sheet goes to paper: A4 across, one page wide.
type Print struct {
	Footer     string
	HeaderRows int // repeated on each page
	Columns    int // printed, from the first
	Rows       int
	Upright    bool
	Single     bool // one page high too

	PagesWide    int // sheets of paper side by side; 0 is 1
	TitleColumns int // repeated on each of them
}

// PrintSetup sets a sheet up for printing. Sheets written row by row have their fit to page set before.
func (b *Book) PrintSetup(sheet string, p Print) error {
	f := b.File
	a4, wide, high := 9, max(p.PagesWide, 1), 0
	if p.Single {
		high = 1
	}
	orientation := map[bool]string{true: "portrait", false: "landscape"}[p.Upright]
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	side, edge, foot := 0.3, 0.45, 0.2
	centre := true
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &foot, Footer: &foot, Horizontally: &centre}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(p.Footer, "&", "&&") + "&R&P / &N"}); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	if p.HeaderRows > 0 {
		titles := fmt.Sprintf("%s!$1:$%d", quoted, p.HeaderRows)
		if p.TitleColumns > 0 {
			last, err := excelize.ColumnNumberToName(p.TitleColumns)
			if err != nil {
				return err
			}
			titles = fmt.Sprintf("%s!$A:$%s,%s", quoted, last, titles)
		}
		if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet}); err != nil {
			return err
		}
	}
	end, err := excelize.ColumnNumberToName(cmp.Or(p.Columns, 1))
	if err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", quoted, end, p.Rows), Scope: sheet})
}
