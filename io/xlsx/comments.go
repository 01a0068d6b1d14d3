package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// shapesInBlock is how many numbers of shapes a drawing's block has.
const shapesInBlock = 1024

var shapeNumber = regexp.MustCompile(`_x0000_s(\d{1,9})`)

// countShapes finds the highest number of a shape in the drawings of notes that are there.
func (a *annotator) countShapes() error {
	a.shapes = shapesInBlock
	for name, f := range a.book.archive.parts {
		if !strings.HasSuffix(name, ".vml") {
			continue
		}
		data, _, err := a.text(f.Name)
		if err != nil {
			return err
		}
		for _, m := range shapeNumber.FindAllSubmatch(data, -1) {
			n, _ := strconv.Atoi(string(m[1]))
			a.shapes = max(a.shapes, n)
		}
	}
	return nil
}

// comment writes the sheet's comments and their drawing, and links them to the sheet.
func (a *annotator) comment(m *marking) error {
	var noted []Note
	for _, n := range m.notes {
		if n.Text != "" {
			noted = append(noted, n)
		}
	}
	if len(noted) == 0 {
		return nil
	}
	relations, err := a.relations(canonical(m.sheet.part.Name))
	if err != nil {
		return err
	}
	fresh, err := a.texts(m, relations, noted)
	if err != nil || len(fresh) == 0 {
		return err
	}
	return a.draw(m, relations, fresh)
}

// texts writes the comments' part. It gives the notes whose cells had no comment before: those need a shape.
func (a *annotator) texts(m *marking, relations []partRelation, noted []Note) (fresh []Note, err error) {
	var data []byte
	var f *zip.File
	for _, r := range relations {
		if r.kind == "comments" && !r.external && f == nil {
			if data, f, err = a.text(r.target); err != nil {
				return nil, err
			}
		}
	}
	if f == nil {
		space := writtenNS
		if m.outline.strict {
			space = strictMain
		}
		name := a.unused("xl/noteComments", ".xml")
		data = []byte(xmlHead + `<comments xmlns="` + space + `"><authors></authors><commentList></commentList></comments>`)
		if data, fresh, err = withComments(data, noted, a.file, name); err != nil {
			return nil, err
		}
		a.put(name, nil, data)
		if err := a.declare(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml", false); err != nil {
			return nil, err
		}
		_, err = a.relate(m.sheet.part.Name, "comments", "/"+name, m.outline.strict)
		return fresh, err
	}
	if data, fresh, err = withComments(data, noted, a.file, f.Name); err == nil {
		a.put(f.Name, f, data)
	}
	return fresh, err
}

// withComments is a part of comments with notes: behind the text of a cell's comment where it has one, else as a new comment.
func withComments(data []byte, noted []Note, file, name string) (out []byte, fresh []Note, err error) {
	byCell := map[string]*Note{}
	for i := range noted {
		byCell[table.CellName(noted[i].Row, noted[i].Col)] = &noted[i]
	}
	l := newLexer(bytes.NewReader(data), file, name)
	var splices []splice
	add := func(at int, text []byte) { splices = append(splices, splice{int64(at), int64(at), text}) }
	authors, list, closed := -1, -1, -1 // where the lists end
	prefix, ref, author := "", "", 0
	for {
		if err := l.next(); err != nil {
			return nil, nil, err
		}
		at := int(l.offset(l.from))
		if l.token == tokenEOF {
			break
		}
		switch depth := len(l.open); {
		case l.token == tokenStart && l.closing && (l.is("authors") || l.is("commentList")):
			return nil, nil, l.fault(fault.BadXML, "an empty list of comments", "空的批注列表")
		case l.token == tokenStart && depth == 1 && len(l.prefix) > 0:
			prefix = string(l.prefix) + ":"
		case l.token == tokenStart && depth == 3 && l.is("author"):
			author++
		case l.token == tokenStart && depth == 3 && l.is("comment"):
			v, _ := l.attr("ref")
			ref = strings.ToUpper(string(v))
		case l.token == tokenEnd && depth == 1 && list < 0 && authors >= 0:
			list = at
		case l.token == tokenEnd && depth == 1 && authors < 0:
			authors = at
		case l.token == tokenEnd && depth == 3 && ref != "": // </text>
			if n := byCell[ref]; n != nil {
				text, err := runs(prefix, "\n\n"+n.Text)
				if err != nil {
					return nil, nil, err
				}
				add(at, text)
				delete(byCell, ref)
			}
			ref = ""
		case l.token == tokenEnd && depth == 0:
			closed = at
		}
	}
	if authors < 0 || list < 0 || closed < 0 {
		return nil, nil, &fault.Fault{Code: fault.BadXML, File: file, Sheet: name, Found: "no list of comments", FoundZH: "没有批注列表"}
	}
	var comments []byte
	for i := range noted {
		n := &noted[i]
		cell := table.CellName(n.Row, n.Col)
		if byCell[cell] == nil {
			continue
		}
		text, err := runs(prefix, n.Text)
		if err != nil {
			return nil, nil, fmt.Errorf("%s!%s: %w", file, cell, err)
		}
		comments = fmt.Appendf(comments, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`, prefix, cell, author, text)
		fresh = append(fresh, *n)
	}
	if len(fresh) > 0 {
		add(authors, []byte("<"+prefix+"author>"+noteAuthor+"</"+prefix+"author>"))
		add(list, comments)
	}
	return spliced(data, splices), fresh, nil
}

// runs is a text as the inside of a comment.
func runs(prefix, text string) ([]byte, error) {
	to := fmt.Appendf(nil, `<%[1]sr><%[1]srPr><%[1]ssz val="9"/><%[1]srFont val="宋体"/><%[1]scharset val="134"/></%[1]srPr>`, prefix)
	to, err := appendT(to, prefix, text)
	return append(to, "</"+prefix+"r>"...), err
}

// draw writes the drawing with a shape for each new comment.
func (a *annotator) draw(m *marking, relations []partRelation, fresh []Note) error {
	first := (a.shapes/shapesInBlock + 1) * shapesInBlock
	last := first + len(fresh)
	var blocks []string
	for block := first / shapesInBlock; block <= last/shapesInBlock; block++ {
		blocks = append(blocks, strconv.Itoa(block))
	}
	a.shapes = last
	var shapes strings.Builder
	for i := range fresh {
		shapeOf(&shapes, first+1+i, &fresh[i])
	}
	if at := m.outline.of("legacyDrawing"); at != nil {
		for _, r := range relations {
			if r.id != at.id || r.external {
				continue
			}
			data, f, err := a.text(r.target)
			if err != nil {
				return err
			}
			if f != nil {
				a.put(f.Name, f, withShapes(data, shapes.String(), blocks))
				return nil
			}
		}
		return &fault.Fault{Code: fault.MissingPart, File: a.file, Sheet: m.sheet.name, Found: "the drawing of its comments", FoundZH: "批注的图形"}
	}
	name := a.unused("xl/drawings/noteDrawing", ".vml")
	a.put(name, nil, []byte(drawingHead+`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="`+strings.Join(blocks, ",")+`"/></o:shapelayout>`+shapeType+shapes.String()+`</xml>`))
	if err := a.declare(name, "application/vnd.openxmlformats-officedocument.vmlDrawing", true); err != nil {
		return err
	}
	id, err := a.relate(m.sheet.part.Name, "vmlDrawing", "/"+name, m.outline.strict)
	if err != nil {
		return err
	}
	space := writtenRelNS
	if m.outline.strict {
		space = strings.Replace(strictMain, "spreadsheetml/main", "officeDocument/relationships", 1)
	}
	at := m.outline.before("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst")
	m.splices = append(m.splices, splice{at, at, []byte(`<` + m.outline.prefix + `legacyDrawing xmlns:r="` + space + `" r:id="` + id + `"/>`)})
	return nil
}

// of is an element beside the cells; nil where there is none.
func (o *outline) of(name string) *beside {
	for i := range o.beside {
		if o.beside[i].name == name {
			return &o.beside[i]
		}
	}
	return nil
}

// before is where an element must stand that comes in front of some others: at the first of them, else at the sheet's end.
func (o *outline) before(names ...string) int64 {
	for i := range o.beside {
		for _, name := range names {
			if o.beside[i].name == name {
				return o.beside[i].at
			}
		}
	}
	return o.end
}

const drawingHead = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`

const shapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// shapeOf writes the yellow box of a comment, hidden until the cell is pointed at.
func shapeOf(b *strings.Builder, number int, n *Note) {
	lines := 3 + min(12, strings.Count(n.Text, "\n")+len([]rune(n.Text))/22)
	fmt.Fprintf(b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style='position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:%dpt;z-index:1;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		number, lines*13, n.Col+1, max(0, n.Row-2), n.Col+5, n.Row+lines, n.Row-1, n.Col)
}

var idMap = regexp.MustCompile(`(?i)(<o:idmap\b[^>]*\bdata\s*=\s*["'])([^"']*)(["'])`)

// withShapes is a drawing with more shapes, and their blocks of numbers among its own.
func withShapes(data []byte, shapes string, blocks []string) []byte {
	done := false
	data = idMap.ReplaceAllFunc(data, func(tag []byte) []byte {
		if done {
			return tag
		}
		done = true
		return idMap.ReplaceAll(tag, []byte("${1}${2},"+strings.Join(blocks, ",")+"${3}"))
	})
	if !bytes.Contains(data, []byte(`id="_x0000_t202"`)) {
		shapes = shapeType + shapes
	}
	i := bytes.LastIndex(data, []byte("</xml>"))
	if i < 0 {
		i = len(data)
	}
	return []byte(string(data[:i]) + shapes + string(data[i:]))
}
