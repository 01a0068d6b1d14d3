package xlsx

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/fault"
	"rollnet/screening"
	"rollnet/screening/table"
)

// Stuck says why rows cannot leave a workbook: what is in the way, and where.
type Stuck struct {
	File, Sheet string // the sheet that the rows are to leave
	At          string // where what is in the way stands: a cell of a sheet, or a part of the file
	Row         int    // the leaving row that cannot go alone; 0 where it is not a single one's fault
	Words       screening.Words
}

// Error is the message in English.
func (s *Stuck) Error() string { return s.In("en") }

// In is the message in a language, place first.
func (s *Stuck) In(lang string) string {
	if lang == "en" {
		return s.File + "!" + s.At + ": " + s.Words.EN
	}
	return s.File + "!" + s.At + "：" + s.Words.ZH
}

// CanLeave says whether rows can leave the sheets of a workbook; a *Stuck says why not.
func CanLeave(src io.ReaderAt, size int64, file string, leaves map[string][]int) error {
	b, err := openBook(src, size, file)
	if err != nil {
		return err
	}
	_, err = b.removal(leaves)
	return err
}

// removal is all that follows when rows leave sheets.
type removal struct {
	book   *book
	leaves map[string]leaving
	blank  []bool               // shared strings that no cell has any more, by number
	parts  map[*zip.File][]byte // parts that are written anew
	gone   map[*zip.File]bool   // parts that go
}

// removal plans: it reads all sheets, finds what is in the way, and writes the small parts anew.
func (b *book) removal(leaves map[string][]int) (*removal, error) {
	r := &removal{book: b, leaves: map[string]leaving{}, parts: map[*zip.File][]byte{}, gone: map[*zip.File]bool{}}
	left, stays := map[uint32]bool{}, map[uint32]bool{}
	known := 0
	for _, s := range b.sheets {
		rows, is := leaves[s.name]
		if !is {
			continue
		}
		known++
		if len(rows) > 0 {
			r.leaves[s.name] = slices.Compact(slices.Sorted(slices.Values(rows)))
		}
	}
	if known < len(leaves) {
		return nil, fmt.Errorf("%s: rows are to leave a sheet that is not there", b.file)
	}
	if len(r.leaves) == 0 {
		return r, nil
	}
	// First the strings of the rows that leave, then which of them other cells have too.
	for _, first := range []bool{true, false} {
		for _, s := range b.sheets {
			if first != (r.leaves[s.name] != nil) {
				continue
			}
			if err := r.look(s, left, stays); err != nil {
				return nil, named(err, s)
			}
		}
	}
	for i := range left {
		if !stays[i] {
			for int(i) >= len(r.blank) {
				r.blank = append(r.blank, make([]bool, int(i)+1)...)
			}
			r.blank[i] = true
		}
	}
	return r, r.follow()
}

// look reads a sheet: the shared strings of rows that leave and of all others, the formulas, and all around the cells.
func (r *removal) look(sheet bookSheet, left, stays map[uint32]bool) error {
	rows := r.leaves[sheet.name]
	missing := map[int]bool{}
	for _, row := range rows {
		missing[row] = true
	}
	return r.book.with(sheet.part, func(part io.Reader) error {
		if _, wide := part.(*wide); wide && rows != nil {
			return r.stuck(sheet.name, sheet.name, 0, "UTF-16 编码的工作表，请在 Excel 或 WPS 中打开后另存，再试", "the sheet is in UTF-16: save it again in Excel or WPS")
		}
		s := newScanner(part, r.book.file, sheet.name)
		s.around = func(raw []byte) ([]byte, error) { return r.around(sheet.name, raw) }
		var all []uint32 // shared strings of the rows that leave, which may have come before one that stays
		for {
			e, err := s.next()
			if err != nil {
				return err
			}
			switch e {
			case eventRow:
				delete(missing, s.row)
			case eventCell:
				c := &s.cell
				if c.formula {
					if err := r.formula(sheet.name, c); err != nil {
						return err
					}
				}
				if c.kind != 's' || len(c.value) == 0 {
					continue
				}
				if _, gone := rows.at(c.row); gone {
					all = append(all, c.index)
				} else if rows == nil && left[c.index] || rows != nil {
					stays[c.index] = true
				}
			case eventEnd:
				for _, i := range all {
					left[i] = true
				}
				for row := range missing {
					return fmt.Errorf("%s!%s!%d: there is no such row", r.book.file, sheet.name, row)
				}
				return nil
			}
		}
	})
}

func (r *removal) stuck(sheet, at string, row int, zh, en string) *Stuck {
	return &Stuck{File: r.book.file, Sheet: sheet, At: at, Row: row, Words: screening.Words{ZH: zh, EN: en}}
}

// formula refuses a cell's formula that would break or refer to other rows than before.
func (r *removal) formula(sheet string, c *cell) error {
	rows := r.leaves[sheet]
	if _, gone := rows.at(c.row); gone {
		return nil
	}
	at := sheet + "!" + table.CellName(c.row, c.col)
	tag, text, plain := formulaOf(c.raw)
	if !plain {
		return r.stuck(r.losing(sheet), at, 0, "公式写法特殊，移出行后可能出错（提示：先把公式粘贴为数值）", "a formula that is spelt in an unusual way may break (hint: paste the formulas as values)")
	}
	if ref, is := attrText(tag, "ref"); is && rows != nil { // shared by several cells, or an array
		if one, fine := refSpan(ref); !fine || rows.touches(one[0], one[1]) {
			return r.broken(sheet, at)
		}
	}
	if kind, _ := attrText(tag, "t"); kind == "shared" && text == "" && rows.touches(c.row, c.row) {
		return r.broken(sheet, at) // the text stands in another cell
	}
	losing, bad := r.touched(sheet, text)
	if bad != nil {
		return r.stuck(losing, at, 0, "公式用了 "+bad.word+"，移出行后结果可能改变（提示：先把公式粘贴为数值）", "the formula uses "+bad.word+", whose result may change (hint: paste the formulas as values)")
	}
	if losing != "" {
		return r.broken(losing, at)
	}
	return nil
}

func (r *removal) broken(sheet, at string) *Stuck {
	return r.stuck(sheet, at, 0, "公式引用了要移出的行或其下的行（提示：先把公式粘贴为数值）", "a formula refers to rows that leave or stand below them (hint: paste the formulas as values)")
}

// losing is a sheet that rows leave: this one if it is, else any.
func (r *removal) losing(sheet string) string {
	if r.leaves[sheet] != nil {
		return sheet
	}
	return slices.Min(slices.Collect(maps.Keys(r.leaves)))
}

// touched is the sheet of which a formula refers to rows that leave or move; empty where there is none.
func (r *removal) touched(home, formula string) (losing string, bad *unreadable) {
	refs, bad := formulaRefs(formula)
	if bad != nil {
		if r.leaves[home] != nil || strings.Contains(formula, "!") || bad.word == "INDIRECT" {
			return r.losing(home), bad
		}
		return "", nil
	}
	for _, ref := range refs {
		name := home
		if ref.sheet != "" {
			name = r.sheetNamed(ref.sheet)
		}
		if rows := r.leaves[name]; ref.last > 0 && rows.touches(ref.first, ref.last) {
			return name, nil
		}
	}
	return "", nil
}

// sheetNamed is a sheet's name as the workbook has it.
func (r *removal) sheetNamed(name string) string {
	for known := range r.leaves {
		if strings.EqualFold(known, name) {
			return known
		}
	}
	return name
}

// formulaOf gives the start tag and the text of the formula in a cell's element; plain is false where it is spelt in a way
// that is not understood.
func formulaOf(raw []byte) (tag []byte, text string, plain bool) {
	tree, err := parseTree(raw)
	if err != nil || len(tree.kids) != 1 {
		return nil, "", false
	}
	for _, kid := range tree.kids[0].elements() {
		if kid.name == "f" {
			return kid.open, kid.text(), len(kid.elements()) == 0
		}
	}
	return nil, "", false
}

func attrText(tag []byte, name string) (string, bool) { return (&node{open: tag}).attr(name) }

// refSpan gives the first and last row of a range.
func refSpan(ref string) (span [2]int, ok bool) {
	first, last, two := strings.Cut(ref, ":")
	a, fine := parseRef(first)
	b := a
	if two {
		var also bool
		b, also = parseRef(last)
		fine = fine && also
	}
	return [2]int{min(a.row, b.row), max(a.row, b.row)}, fine && a.row > 0 && b.row > 0
}

// sheetParts gives the parts that hang on a sheet, by the last word of their relation's kind.
func (r *removal) sheetParts(s bookSheet) (map[string][]*zip.File, error) {
	relations, err := r.book.relations(canonical(s.part.Name))
	if err != nil {
		return nil, err
	}
	parts := map[string][]*zip.File{}
	for _, one := range relations {
		if f := r.book.parts[one.target]; f != nil && !one.external {
			kind := strings.ToLower(one.kind)
			parts[kind] = append(parts[kind], f)
		}
	}
	return parts, nil
}

// tree reads a part as a tree.
func (r *removal) tree(f *zip.File) (root *node, err error) {
	err = r.book.keep(f, func(part io.Reader) error {
		if _, wide := part.(*wide); wide {
			return &fault.Fault{Code: fault.Unsupported, File: r.book.file, Sheet: f.Name, Found: "UTF-16"}
		}
		raw, err := io.ReadAll(part)
		if err != nil {
			return readFault(err, r.book.file, f.Name)
		}
		if root, err = parseTree(raw); err != nil {
			return r.stuck(r.losing(""), path.Base(f.Name), 0, "部件写法有误，行移出后无法跟随（提示：请在 Excel 或 WPS 中打开后另存，再试）", "the part is broken and cannot follow (hint: save it again in Excel or WPS)")
		}
		return nil
	})
	return root, err
}

// put keeps a part that is to be written anew.
func (r *removal) put(f *zip.File, root *node) { r.parts[f] = root.write(nil) }

// wholeNumber reads a whole number with blanks around it.
func wholeNumber(text string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	return n, err == nil
}

// writeStrings writes the shared strings with those that no cell has any more blank: their numbers stay.
func (r *removal) writeStrings(w io.Writer) error {
	part := r.book.strings
	return r.book.keep(part, func(in io.Reader) error {
		l := newLexer(in, r.book.file, part.Name)
		l.out = w
		if wide, ok := in.(*wide); ok {
			l.out = &widened{w: w, order: wide.order}
		}
		for i := 0; ; {
			if err := l.next(); err != nil {
				return err
			}
			if l.token == tokenEOF {
				return l.flush(l.end)
			}
			if l.token != tokenStart || !l.is("si") {
				continue
			}
			blank := i < len(r.blank) && r.blank[i]
			i++
			if !blank {
				if err := l.skip(); err != nil {
					return err
				}
				continue
			}
			prefix := ""
			if len(l.prefix) > 0 {
				prefix = string(l.prefix) + ":"
			}
			if err := l.drop(); err != nil {
				return err
			}
			if _, err := fmt.Fprintf(l.out, "<%ssi><%st></%st></%ssi>", prefix, prefix, prefix, prefix); err != nil {
				return err
			}
		}
	})
}
