package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"rollnet/io/fault"
)

// looks is the styles part while marked cells get formats of their own: each is the cell's format with another fill.
type looks struct {
	name    string    // of the part
	part    *zip.File // nil where the workbook has none yet
	data    []byte
	formats [][2]int // where each <xf> of cellXfs stands
	fills   section
	xfs     section
	prefix  string
	made    map[madeLook]int
	order   []madeLook
}

type madeLook struct {
	style int
	mark  Mark
}

// section is a list in the styles part: its start tag, and where its end tag begins.
type section struct {
	start, open, end int
	count            int
}

// colours of the marks, from the faintest: those that Excel itself offers for notes, neutral and bad.
var colours = [markCount]string{"FFDDEBF7", "FFFFEB9C", "FFFFC7CE"}

// plainStyles is the styles part of a workbook that has none.
const plainStyles = xmlHead + `<styleSheet xmlns="` + writtenNS + `"><fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`

// readLooks reads the styles part.
func (a *annotator) readLooks() (*looks, error) {
	l := &looks{made: map[madeLook]int{}}
	if a.book.styles == nil {
		l.name, l.data = a.unused("xl/noteStyles", ".xml"), []byte(plainStyles)
	} else {
		var err error
		if l.data, l.part, err = a.text(a.book.styles.Name); err != nil {
			return nil, err
		}
		l.name = l.part.Name
	}
	lex := newLexer(bytes.NewReader(l.data), a.file, l.name)
	for {
		if err := lex.next(); err != nil {
			return nil, err
		}
		depth, at := len(lex.open), int(lex.offset(lex.from))
		switch {
		case lex.token == tokenEOF:
			if l.fills.open == 0 || l.xfs.open == 0 || len(l.formats) == 0 {
				return nil, &fault.Fault{Code: fault.MissingPart, File: a.file, Sheet: l.name, Found: "fills or cell formats", FoundZH: "填充或单元格格式"}
			}
			return l, nil
		case lex.token == tokenStart && depth == 1 && len(lex.prefix) > 0:
			l.prefix = string(lex.prefix) + ":"
		case lex.token == tokenStart && depth == 2 && !lex.closing && (lex.is("fills") || lex.is("cellXfs")):
			of := &l.fills
			if lex.is("cellXfs") {
				of = &l.xfs
			}
			of.start, of.open = at, int(lex.offset(lex.pos))
			if err := l.section(lex, of); err != nil {
				return nil, err
			}
		}
	}
}

// section reads a list to its end tag; of the cell formats it keeps where they stand.
func (l *looks) section(lex *lexer, of *section) error {
	depth := len(lex.open)
	for {
		if err := lex.next(); err != nil {
			return err
		}
		switch at := int(lex.offset(lex.from)); {
		case lex.token == tokenEnd && len(lex.open) < depth:
			of.end = at
			return nil
		case lex.token == tokenStart && len(lex.open) == depth+1:
			of.count++
			if err := lex.skip(); err != nil {
				return err
			}
			if of == &l.xfs {
				l.formats = append(l.formats, [2]int{at, int(lex.offset(lex.pos))})
			}
		}
	}
}

// of is the number of the format for a cell of a style with a mark.
func (l *looks) of(style int, mark Mark) int {
	if style >= len(l.formats) {
		style = 0
	}
	look := madeLook{style, mark}
	n, known := l.made[look]
	if !known {
		n = l.xfs.count + len(l.order)
		l.made[look] = n
		l.order = append(l.order, look)
	}
	return n
}

var countAttribute = regexp.MustCompile(`(\scount\s*=\s*["'])\d+(["'])`)

// putLooks writes the styles part with the new fills and formats.
func (a *annotator) putLooks() error {
	l := a.looks
	if l.xfs.count+len(l.order) > maxFormats {
		return &fault.Fault{Code: fault.Limit, File: a.file, Sheet: l.name, Found: "too many cell formats", FoundZH: "单元格格式过多", Want: strconv.Itoa(maxFormats)}
	}
	var fills, formats []byte
	for _, colour := range colours {
		fills = fmt.Appendf(fills, `<%[1]sfill><%[1]spatternFill patternType="solid"><%[1]sfgColor rgb="%[2]s"/><%[1]sbgColor indexed="64"/></%[1]spatternFill></%[1]sfill>`, l.prefix, colour)
	}
	for _, look := range l.order {
		at := l.formats[look.style]
		xf := withAttribute(l.data[at[0]:at[1]], "fillId", strconv.Itoa(l.fills.count+int(look.mark)))
		formats = append(formats, withAttribute(xf, "applyFill", "1")...)
	}
	splices := []splice{
		counted(l.data, l.fills, len(colours)), {int64(l.fills.end), int64(l.fills.end), fills},
		counted(l.data, l.xfs, len(l.order)), {int64(l.xfs.end), int64(l.xfs.end), formats},
	}
	a.put(l.name, l.part, spliced(l.data, splices))
	if l.part != nil {
		return nil
	}
	workbook, err := a.workbookPart()
	if err != nil {
		return err
	}
	if err := a.declare(l.name, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml", false); err != nil {
		return err
	}
	_, err = a.relate(workbook, "styles", "/"+l.name, false)
	return err
}

// counted is a section's start tag with so many more.
func counted(data []byte, s section, more int) splice {
	tag := countAttribute.ReplaceAll(data[s.start:s.open], []byte("${1}"+strconv.Itoa(s.count+more)+"${2}"))
	return splice{int64(s.start), int64(s.open), tag}
}

func spliced(data []byte, splices []splice) []byte {
	slices.SortStableFunc(splices, func(a, b splice) int { return int(a.from - b.from) })
	var out []byte
	done := int64(0)
	for _, s := range splices {
		out = append(append(out, data[done:s.from]...), s.with...)
		done = s.to
	}
	return append(out, data[done:]...)
}

// workbookPart is the name of the main part.
func (a *annotator) workbookPart() (string, error) {
	roots, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" {
			if f, err := a.find(r); err == nil {
				return f.Name, nil
			}
		}
	}
	return "", &fault.Fault{Code: fault.MissingPart, File: a.file, Found: "the workbook part", FoundZH: "工作簿部件"}
}
