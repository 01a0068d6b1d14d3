package xlsx

import (
	"archive/zip"
	"io"
	"strconv"
	"strings"

	"rollnet/io/fault"
)

// book is what the workbook part says: its sheets in order, and the parts they share.
type book struct {
	*archive
	main     *zip.File // the workbook part
	sheets   []bookSheet
	skipped  []Skipped
	date1904 bool
	strings  *zip.File // nil without shared strings
	styles   *zip.File // nil without styles
}

// bookSheet is a sheet of cells.
type bookSheet struct {
	name   string
	hidden bool
	part   *zip.File
	id     string // of its relation
}

// Skipped is a sheet that holds no cells to read.
type Skipped struct {
	Name string
	Kind string // chartsheet, dialogsheet, xlMacrosheet …
}

// openBook reads the parts that say what is where.
func openBook(r io.ReaderAt, size int64, file string) (*book, error) {
	a, err := openArchive(r, size, file)
	if err != nil {
		return nil, err
	}
	b := &book{archive: a}
	roots, err := a.relations("")
	if err != nil {
		return nil, err
	}
	var part *zip.File
	for _, root := range roots {
		if root.kind != "officeDocument" {
			continue
		}
		if part != nil {
			return nil, &fault.Fault{Code: fault.BadZip, File: file, Found: "two main parts", FoundZH: "有两个主部件"}
		}
		if part, err = a.find(root); err != nil {
			return nil, err
		}
	}
	if part == nil {
		return nil, b.noWorkbook()
	}
	b.main = part
	if strings.HasSuffix(canonical(part.Name), ".bin") {
		return nil, &fault.Fault{Code: fault.Unsupported, File: file, Found: ".xlsb"}
	}
	if err := a.keep(part, func(r io.Reader) error { return b.readWorkbook(newLexer(r, file, part.Name)) }); err != nil {
		return nil, err
	}
	relations, err := a.relations(canonical(part.Name))
	if err != nil {
		return nil, err
	}
	return b, b.link(relations)
}

// noWorkbook names what else the zip is, as far as its entries tell.
func (b *book) noWorkbook() error {
	f := &fault.Fault{Code: fault.MissingPart, File: b.file, Found: "the workbook part", FoundZH: "工作簿部件"}
	switch {
	case b.parts["mimetype"] != nil && b.parts["content.xml"] != nil:
		f.Code, f.Found, f.FoundZH = fault.Unsupported, "OpenDocument (.ods)", "OpenDocument（.ods）"
	case b.parts["index/document.iwa"] != nil:
		f.Code, f.Found, f.FoundZH = fault.Unsupported, "Numbers", "Numbers"
	case b.parts["[content_types].xml"] == nil:
		f.Code, f.Found, f.FoundZH = fault.Unsupported, "a zip that is no workbook", "不是工作簿的 zip 文件"
	}
	return f
}

func (b *book) readWorkbook(l *lexer) error {
	for {
		if err := l.next(); err != nil {
			return err
		}
		if l.token == tokenEOF {
			return nil
		}
		if l.token != tokenStart {
			continue
		}
		switch depth := len(l.open); {
		case depth == 1 && !l.is("workbook"):
			return &fault.Fault{Code: fault.Unsupported, File: b.file, Found: "an Office file that is no workbook", FoundZH: "不是工作簿的 Office 文件"}
		case depth == 2 && l.is("workbookPr"):
			v, _ := l.attr("date1904")
			b.date1904 = string(v) == "1" || string(v) == "true" || string(v) == "on"
		case depth == 3 && l.is("sheet"):
			if err := b.readSheet(l); err != nil {
				return err
			}
		}
	}
}

func (b *book) readSheet(l *lexer) error {
	name, _ := l.attr("name")
	state, _ := l.attr("state")
	id, ok := l.attrIn(spaceRef, "id")
	s := bookSheet{name: string(name), hidden: string(state) == "hidden" || string(state) == "veryHidden", id: string(id)}
	if !ok {
		return b.sheetFault(s.name, fault.MissingPart, "the sheet names no part", "工作表没有指明部件")
	}
	if tooLong(name) {
		return b.sheetFault("", fault.BadZip, "a sheet's name is too long", "工作表名称过长")
	}
	for _, other := range b.sheets {
		if strings.EqualFold(other.name, s.name) {
			return b.sheetFault(s.name, fault.BadZip, "two sheets of this name", "有两个同名的工作表")
		}
		if other.id == s.id {
			return b.sheetFault(s.name, fault.BadZip, "two sheets of one part", "两个工作表指向同一部件")
		}
	}
	if b.sheets = append(b.sheets, s); len(b.sheets) > maxSheets {
		f := b.sheetFault("", fault.Limit, "more than 256 sheets", "工作表超过 256 个")
		f.Want = strconv.Itoa(maxSheets)
		return f
	}
	return nil
}

func (b *book) sheetFault(sheet string, code fault.Code, found, foundZH string) *fault.Fault {
	return &fault.Fault{Code: code, File: b.file, Sheet: sheet, Found: found, FoundZH: foundZH}
}

// link finds the parts of the sheets, the strings and the styles.
func (b *book) link(relations []partRelation) error {
	byID := map[string]partRelation{}
	for _, r := range relations {
		if _, twice := byID[r.id]; twice {
			return b.sheetFault("", fault.BadZip, "two relations of one id", "两个关系使用同一标识")
		}
		byID[r.id] = r
		var err error
		switch {
		case r.kind == "sharedStrings" && b.strings == nil && b.parts[r.target] == nil && !r.external:
			// Some writers name the part and leave it out. A cell that needs it will be a fault.
		case r.kind == "sharedStrings" && b.strings == nil:
			b.strings, err = b.find(r)
		case r.kind == "styles" && b.styles == nil:
			b.styles, err = b.find(r)
		case r.kind == "sharedStrings", r.kind == "styles":
			err = b.sheetFault("", fault.BadZip, "two parts of the kind "+r.kind, "有两个 "+r.kind+" 部件")
		}
		if err != nil {
			return err
		}
	}
	sheets := b.sheets
	b.sheets = nil
	used := map[*zip.File]bool{}
	for _, s := range sheets {
		r, ok := byID[s.id]
		if !ok {
			return b.sheetFault(s.name, fault.MissingPart, "the sheet's part", "工作表的部件")
		}
		switch {
		case strings.EqualFold(r.kind, "worksheet"):
		case strings.HasSuffix(strings.ToLower(r.kind), "sheet"):
			b.skipped = append(b.skipped, Skipped{s.name, r.kind})
			continue
		default:
			return b.sheetFault(s.name, fault.BadZip, "a sheet of an unknown kind", "工作表类型未知")
		}
		f, err := b.find(r)
		if err != nil {
			err.(*fault.Fault).Sheet = s.name
			return err
		}
		if used[f] {
			return b.sheetFault(s.name, fault.BadZip, "two sheets of one part", "两个工作表指向同一部件")
		}
		used[f] = true
		s.part = f
		b.sheets = append(b.sheets, s)
	}
	return nil
}

// loadStrings reads the shared strings; nil where there is no part of them.
func (b *book) loadStrings() (t *sharedStrings, err error) {
	if b.strings == nil {
		return nil, nil
	}
	err = b.keep(b.strings, func(r io.Reader) error {
		t, err = readStrings(r, int64(b.strings.UncompressedSize64), b.file, b.strings.Name)
		return err
	})
	return t, err
}

// loadStyles reads which formats show dates; nil where there are none.
func (b *book) loadStyles() (s *styles, err error) {
	if b.styles == nil {
		return nil, nil
	}
	err = b.keep(b.styles, func(r io.Reader) error {
		s, err = readStyles(r, b.file, b.styles.Name)
		return err
	})
	return s, err
}
