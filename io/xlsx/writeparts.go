package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"hash/maphash"
	"io"
	"strconv"
)

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	writtenNS    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	writtenRelNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// The styles, in the order of the Style constants.
const stylesPart = xmlHead + `<styleSheet xmlns="` + writtenNS + `">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font>` +
	`<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font>` +
	`<font><b/><sz val="16"/><name val="宋体"/><charset val="134"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
	`<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
	`<alignment horizontal="center" vertical="center" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">` +
	`<alignment horizontal="center" vertical="center"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">` +
	`<alignment vertical="top" wrapText="1"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// Close writes the parts behind the sheets and ends the workbook.
func (w *Writer) Close() error {
	if len(w.sheets) == 0 {
		w.fail(errors.New("a workbook without a sheet"))
	}
	w.endSheet()
	workbook := xmlHead + `<workbook xmlns="` + writtenNS + `" xmlns:r="` + writtenRelNS + `"><sheets>`
	relations := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	types := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` + overrideOf("xl/workbook.xml", "sheet.main")
	for i, s := range w.sheets {
		n := strconv.Itoa(i + 1)
		state := ""
		if s.hidden {
			state = `" state="hidden`
		}
		workbook += `<sheet name="` + attributeText(s.name) + `" sheetId="` + n + state + `" r:id="rId` + n + `"/>`
		relations += relationTo(n, "worksheet", "worksheets/sheet"+n+".xml")
		types += overrideOf("xl/worksheets/sheet"+n+".xml", "worksheet")
	}
	next := len(w.sheets) + 1
	relations += relationTo(strconv.Itoa(next), "styles", "styles.xml")
	types += overrideOf("xl/styles.xml", "styles")
	if !w.options.Inline {
		relations += relationTo(strconv.Itoa(next+1), "sharedStrings", "sharedStrings.xml")
		types += overrideOf("xl/sharedStrings.xml", "sharedStrings")
		w.write("xl/sharedStrings.xml", w.shared.writeTo)
	}
	w.whole("xl/styles.xml", stylesPart)
	w.whole("xl/workbook.xml", workbook+`</sheets></workbook>`)
	w.whole("xl/_rels/workbook.xml.rels", relations+`</Relationships>`)
	w.whole("_rels/.rels", xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
		relationTo("1", "officeDocument", "xl/workbook.xml")+`</Relationships>`)
	w.whole("[Content_Types].xml", types+`</Types>`)
	if w.err == nil {
		w.err = w.zip.Close()
	}
	return w.err
}

func overrideOf(part, kind string) string {
	return `<Override PartName="/` + part + `" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.` + kind + `+xml"/>`
}

func relationTo(id, kind, target string) string {
	return `<Relationship Id="rId` + id + `" Type="` + writtenRelNS + `/` + kind + `" Target="` + target + `"/>`
}

func attributeText(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) // a buffer takes all
	return b.String()
}

func (w *Writer) whole(name, text string) {
	w.write(name, func(to io.Writer) error {
		_, err := io.WriteString(to, text)
		return err
	})
}

func (w *Writer) write(name string, fill func(io.Writer) error) {
	if w.err != nil {
		return
	}
	part, err := w.create(name)
	if err == nil {
		err = fill(part)
	}
	w.fail(err)
}

// sharedWriter is the table of distinct texts while a workbook is written: their <si> elements one behind the other as
// they will stand in the part, and a hash table of their numbers + 1.
type sharedWriter struct {
	xml    []byte
	texts  []byte // as given, to compare with
	marks  []uint64
	hashes []uint64
	slots  []uint32
	uses   int
}

var sharedSeed = maphash.MakeSeed() // numbers are given in order of appearance, so the seed never shows

// index is the number of a text in the shared strings.
func (s *sharedWriter) index(text string) (uint32, error) {
	if s.slots == nil {
		s.slots, s.marks = make([]uint32, 1<<10), []uint64{0}
	}
	s.uses++
	h := maphash.String(sharedSeed, text)
	mask := uint64(len(s.slots) - 1)
	i := h & mask
	for ; s.slots[i] != 0; i = (i + 1) & mask {
		n := s.slots[i] - 1
		if s.hashes[n] == h && string(s.texts[s.marks[n]:s.marks[n+1]]) == text {
			return n, nil
		}
	}
	s.xml = append(s.xml, "<si>"...)
	var err error
	if s.xml, err = appendT(s.xml, "", text); err != nil {
		return 0, err
	}
	s.xml = append(s.xml, "</si>"...)
	s.texts = append(s.texts, text...)
	s.marks = append(s.marks, uint64(len(s.texts)))
	s.hashes = append(s.hashes, h)
	s.slots[i] = uint32(len(s.hashes))
	if 3*len(s.hashes) > 2*len(s.slots) {
		s.grow()
	}
	return uint32(len(s.hashes) - 1), nil
}

func (s *sharedWriter) grow() {
	s.slots = make([]uint32, 2*len(s.slots))
	mask := uint64(len(s.slots) - 1)
	for n, h := range s.hashes {
		i := h & mask
		for s.slots[i] != 0 {
			i = (i + 1) & mask
		}
		s.slots[i] = uint32(n + 1)
	}
}

func (s *sharedWriter) writeTo(to io.Writer) error {
	_, err := io.WriteString(to, xmlHead+`<sst xmlns="`+writtenNS+`" count="`+strconv.Itoa(s.uses)+`" uniqueCount="`+strconv.Itoa(len(s.hashes))+`">`)
	if err == nil {
		_, err = to.Write(s.xml)
	}
	if err == nil {
		_, err = io.WriteString(to, `</sst>`)
	}
	return err
}
