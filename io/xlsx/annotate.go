package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"

	"rollnet/screening/table"
)

// Note marks a cell: row 1-based, column 0-based. Cells of a row that has none there get one.
type Note struct {
	Row, Col int
	Mark     Mark
	Text     string // of the comment; empty for the colour alone
}

// Mark is the colour of a marked cell.
type Mark uint8

// The marks, from the faintest.
const (
	MarkInfo Mark = iota
	MarkWarning
	MarkError
	markCount
)

// noteAuthor stands as the author of the comments.
const noteAuthor = "rollnet"

// Annotate writes a workbook with some cells coloured and commented, by sheet name, and nothing else changed: values stay, a
// coloured cell keeps its number format, font and borders, comments that are there stay and may get a text behind theirs. Of the
// parts, just the marked sheets, styles, comments with their drawings, and the lists of parts are written anew; every other zip
// entry is as it was packed. No two notes may be about one cell. The error is a *fault.Fault where the workbook is bad.
func Annotate(dst io.Writer, src io.ReaderAt, size int64, file string, notes map[string][]Note) error {
	b, err := openBook(src, size, file)
	if err != nil {
		return err
	}
	a := &annotator{book: b, parts: map[string][]byte{}, sheets: map[*zip.File]*marking{}}
	if err := a.prepare(notes); err != nil {
		return err
	}
	return a.write(dst)
}

// annotator collects what is to be written anew.
type annotator struct {
	*book
	looks  *looks
	sheets map[*zip.File]*marking
	order  []*marking
	parts  map[string][]byte // parts that are written whole, by name as packed; new ones too
	fresh  []string          // names of the new ones, in order
	shapes int               // the highest number of a shape in any drawing
}

// marking is what is done in one sheet.
type marking struct {
	sheet   bookSheet
	notes   []Note // in order of rows and columns
	splices []splice
	outline outline
}

// splice is bytes of a part that others take the place of.
type splice struct {
	from, to int64
	with     []byte
}

func (a *annotator) prepare(notes map[string][]Note) error {
	known := 0
	for _, s := range a.book.sheets {
		if _, found := notes[s.name]; found {
			known++
		}
		if len(notes[s.name]) == 0 {
			continue
		}
		m := &marking{sheet: s, notes: slices.Clone(notes[s.name])}
		slices.SortFunc(m.notes, func(a, b Note) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
		for i := range m.notes[1:] {
			if x, y := m.notes[i], m.notes[i+1]; x.Row == y.Row && x.Col == y.Col {
				return fmt.Errorf("%s!%s!%s: two notes on one cell", a.file, s.name, table.CellName(x.Row, x.Col))
			}
		}
		a.sheets[s.part] = m
		a.order = append(a.order, m)
	}
	if known < len(notes) {
		return fmt.Errorf("%s: notes on a sheet that is not there", a.file)
	}
	if len(a.order) == 0 {
		return nil
	}
	var err error
	if a.looks, err = a.readLooks(); err != nil {
		return err
	}
	if err := a.countShapes(); err != nil {
		return err
	}
	for _, m := range a.order {
		if err := a.mark(m); err != nil {
			return named(err, m.sheet)
		}
		if err := a.comment(m); err != nil {
			return named(err, m.sheet)
		}
	}
	return a.putLooks()
}

// mark finds where the sheet's part is to be spliced: each marked cell gets its style.
func (a *annotator) mark(m *marking) error {
	return a.with(m.sheet.part, func(part io.Reader) error {
		s := newScanner(part, a.file, m.sheet.name)
		rest := m.notes
		row, behind := 0, int64(0) // the row of the cell before, and where it ends
		blank := func(n *Note, at int64) {
			m.splices = append(m.splices, splice{at, at, blankCell(s.outline.prefix, n, a.looks.of(0, n.Mark))})
		}
		for {
			e, err := s.next()
			if err != nil {
				return err
			}
			if e == eventRow || e == eventMerge || e == eventEnd {
				for len(rest) > 0 && rest[0].Row == row { // behind the row's last cell
					blank(&rest[0], behind)
					rest = rest[1:]
				}
			}
			switch e {
			case eventCell:
				for row = s.cell.row; len(rest) > 0 && rest[0].Row == row && rest[0].Col < s.cell.col; rest = rest[1:] {
					blank(&rest[0], s.cell.start)
				}
				if len(rest) > 0 && rest[0].Row == row && rest[0].Col == s.cell.col {
					m.splices = append(m.splices, splice{s.cell.start, s.cell.end, restyled(s.cell.raw, a.looks.of(s.cell.style, rest[0].Mark))})
					rest = rest[1:]
				}
				behind = s.cell.end
			case eventEnd:
				if len(rest) > 0 {
					return fmt.Errorf("%s!%s!%s: there is no such row to mark", a.file, m.sheet.name, table.CellName(rest[0].Row, rest[0].Col))
				}
				m.outline = s.outline
				return nil
			}
		}
	})
}

func blankCell(prefix string, n *Note, style int) []byte {
	return []byte(`<` + prefix + `c r="` + table.CellName(n.Row, n.Col) + `" s="` + strconv.Itoa(style) + `"/>`)
}

// restyled is a cell's element with another style.
func restyled(element []byte, style int) []byte {
	return withAttribute(element, "s", strconv.Itoa(style))
}

// withAttribute is an element with an attribute set in its start tag; the value needs no escape.
func withAttribute(element []byte, name, value string) []byte {
	i := 1 + nameLength(element[1:])
	to := slices.Clone(element[:i])
	to = append(to, ` `+name+`="`+value+`"`...)
	for {
		gap := i
		for isSpace(element[i]) {
			i++
		}
		if element[i] == '>' || element[i] == '/' {
			return append(to, element[gap:]...)
		}
		n := nameLength(element[i:])
		quote := i + n + bytes.IndexAny(element[i+n:], `"'`)
		end := quote + 1 + bytes.IndexByte(element[quote+1:], element[quote]) + 1
		if string(element[i:i+n]) != name {
			to = append(to, element[gap:end]...)
		}
		i = end
	}
}

// write writes the workbook: what is new stands behind what was there.
func (a *annotator) write(dst io.Writer) error {
	out := zip.NewWriter(dst)
	if err := out.SetComment(a.zip.Comment); err != nil {
		return err
	}
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, patchLevel) })
	for _, f := range a.zip.File {
		var err error
		if m := a.sheets[f]; m != nil {
			err = a.splice(out, m)
		} else if data, anew := a.parts[f.Name]; anew {
			err = whole(out, entryOf(f), data)
		} else {
			err = copyEntry(out, f)
		}
		if err != nil {
			return err
		}
	}
	for _, name := range a.fresh {
		if err := whole(out, &zip.FileHeader{Name: name, Method: zip.Deflate}, a.parts[name]); err != nil {
			return err
		}
	}
	return out.Close()
}

// entryOf is the header for an entry that is written anew.
func entryOf(f *zip.File) *zip.FileHeader {
	header := f.FileHeader
	header.Modified = time.Time{} // the fields as they stand, and no second extra field
	header.Extra = withoutZip64(header.Extra)
	return &header
}

func whole(out *zip.Writer, header *zip.FileHeader, data []byte) error {
	w, err := out.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// splice writes a sheet's part with its splices.
func (a *annotator) splice(out *zip.Writer, m *marking) error {
	w, err := out.CreateHeader(entryOf(m.sheet.part))
	if err != nil {
		return err
	}
	slices.SortStableFunc(m.splices, func(a, b splice) int { return cmp.Compare(a.from, b.from) })
	return a.with(m.sheet.part, func(part io.Reader) error {
		var to io.Writer = w
		if wide, ok := part.(*wide); ok {
			to = &widened{w: w, order: wide.order}
		}
		done := int64(0)
		for _, s := range m.splices {
			if _, err := io.CopyN(to, part, s.from-done); err != nil {
				return err
			}
			if _, err := io.CopyN(io.Discard, part, s.to-s.from); err != nil {
				return err
			}
			if _, err := to.Write(s.with); err != nil {
				return err
			}
			done = s.to
		}
		_, err := io.Copy(to, part)
		return err
	})
}

// text reads a part that is changed whole, as UTF-8.
func (a *annotator) text(name string) ([]byte, *zip.File, error) {
	f := a.book.archive.parts[canonical(name)]
	if f == nil {
		return nil, nil, nil
	}
	if data, anew := a.parts[f.Name]; anew {
		return data, f, nil
	}
	var data []byte
	err := a.keep(f, func(r io.Reader) (err error) {
		data, err = io.ReadAll(r)
		if _, was := r.(*wide); was { // it is written as UTF-8
			if i := bytes.Index(data, []byte("?>")); bytes.HasPrefix(bytes.TrimPrefix(data, bom), []byte("<?xml")) && i > 0 {
				data = append([]byte(xmlHead), data[i+2:]...)
			}
		}
		return err
	})
	return data, f, err
}

// put keeps a part that is written anew; one that was not there comes last.
func (a *annotator) put(name string, f *zip.File, data []byte) {
	if f != nil {
		a.parts[f.Name] = data
		return
	}
	if _, known := a.parts[name]; !known {
		a.fresh = append(a.fresh, name)
	}
	a.parts[name] = data
}

// unused is a name of a part that is not taken: before and behind the number.
func (a *annotator) unused(before, behind string) string {
	for n := 1; ; n++ {
		name := before + strconv.Itoa(n) + behind
		if _, taken := a.parts[name]; !taken && a.book.archive.parts[canonical(name)] == nil {
			return name
		}
	}
}

// inRoot puts elements before the end tag of a part's root; add is given the prefix of its elements.
func inRoot(data []byte, add func(prefix string) string) []byte {
	i := bytes.LastIndex(data, []byte("</"))
	if i < 0 { // <Relationships/>
		if i = bytes.LastIndex(data, []byte("/>")); i < 0 {
			return data
		}
		start := bytes.LastIndexByte(data[:i], '<')
		name := data[start+1 : start+1+nameLength(data[start+1:])]
		open := append(slices.Clone(data[:i]), ">"+add(prefixOf(name))+"</"+string(name)+">"...)
		return append(open, data[i+2:]...)
	}
	text := add(prefixOf(data[i+2 : i+2+nameLength(data[i+2:])]))
	return slices.Concat(data[:i], []byte(text), data[i:])
}

func prefixOf(name []byte) string {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return string(name[:i+1])
	}
	return ""
}

// relate adds a relation of a part and gives its id.
func (a *annotator) relate(of, kind, target string, strict bool) (string, error) {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	data, f, err := a.text(name)
	if err != nil {
		return "", err
	}
	if data == nil {
		data = a.parts[name]
	}
	if data == nil {
		data = []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	id := ""
	for n := 1; id == "" || bytes.Contains(data, []byte(`"`+id+`"`)) || bytes.Contains(data, []byte(`'`+id+`'`)); n++ {
		id = "rIdNote" + strconv.Itoa(n)
	}
	space := writtenRelNS
	if strict {
		space = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	a.put(name, f, inRoot(data, func(prefix string) string {
		return `<` + prefix + `Relationship Id="` + id + `" Type="` + space + `/` + kind + `" Target="` + target + `"/>`
	}))
	return id, nil
}

const typesPart = "[Content_Types].xml"

// declare says of what type a new part is; of an ending without a type it says that.
func (a *annotator) declare(name, contentType string, ending bool) error {
	data, f, err := a.text(typesPart)
	if err != nil || data == nil {
		return err
	}
	lower := strings.ToLower(string(data))
	if ending {
		ext := strings.TrimPrefix(path.Ext(name), ".")
		if strings.Contains(lower, `extension="`+ext+`"`) {
			return nil
		}
		a.put(typesPart, f, inRoot(data, func(prefix string) string {
			return `<` + prefix + `Default Extension="` + ext + `" ContentType="` + contentType + `"/>`
		}))
		return nil
	}
	a.put(typesPart, f, inRoot(data, func(prefix string) string {
		return `<` + prefix + `Override PartName="/` + name + `" ContentType="` + contentType + `"/>`
	}))
	return nil
}
