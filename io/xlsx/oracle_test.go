package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/unicode"

	"rollnet/screening/table"
)

// The oracle reads a workbook slowly, by the tokens of encoding/xml, and shares no code with the reader.

type oracleCell struct {
	row, col int
	text     string
	kind     string // the t attribute
	formula  bool
}

type oracleSheet struct {
	name   string
	hidden bool
	cells  []oracleCell // not empty
	merges int
}

func oracleBook(data []byte) (sheets []oracleSheet, err error) {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	part := func(name string) ([]byte, error) {
		for _, f := range zr.File {
			if strings.EqualFold(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"), name) {
				r, err := f.Open()
				if err != nil {
					return nil, err
				}
				return io.ReadAll(r)
			}
		}
		return nil, fmt.Errorf("part %s: %w", name, fs.ErrNotExist)
	}
	roots, err := oracleRels(part, "", "_rels/.rels")
	if err != nil {
		return nil, err
	}
	book := ""
	for _, r := range roots {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			book = r.Target
		}
	}
	rels, err := oracleRels(part, path.Dir(book), path.Dir(book)+"/_rels/"+path.Base(book)+".rels")
	if err != nil {
		return nil, err
	}
	var shared []string
	for _, r := range rels {
		if strings.HasSuffix(r.Type, "/sharedStrings") {
			b, err := part(r.Target)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if shared, err = oracleStrings(b); err != nil {
				return nil, err
			}
		}
	}
	data, err = part(book)
	if err != nil {
		return nil, err
	}
	var wb struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := oracleDecoder(data).Decode(&wb); err != nil {
		return nil, err
	}
	for _, s := range wb.Sheets {
		id := ""
		for _, a := range s.Attrs {
			if a.Name.Local == "id" && a.Name.Space != "" {
				id = a.Value
			}
		}
		for _, r := range rels {
			if r.ID != id || !strings.HasSuffix(r.Type, "/worksheet") {
				continue
			}
			b, err := part(r.Target)
			if err != nil {
				return nil, err
			}
			sheet, err := oracleCells(b, shared)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.Name, err)
			}
			sheet.name, sheet.hidden = s.Name, s.State != "" && s.State != "visible"
			sheets = append(sheets, sheet)
		}
	}
	return sheets, nil
}

type oracleRel struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:",attr"`
	Target string `xml:",attr"`
}

func oracleRels(part func(string) ([]byte, error), dir, name string) ([]oracleRel, error) {
	b, err := part(strings.TrimPrefix(name, "./"))
	if err != nil {
		return nil, err
	}
	var all struct {
		Relationship []oracleRel
	}
	if err := oracleDecoder(b).Decode(&all); err != nil {
		return nil, err
	}
	for i, r := range all.Relationship {
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		all.Relationship[i].Target = strings.TrimPrefix(path.Clean(target), "/")
	}
	return all.Relationship, nil
}

// oracleDecoder reads a part in UTF-8, or in UTF-16 with a byte order mark.
func oracleDecoder(b []byte) *xml.Decoder {
	var r io.Reader = bytes.NewReader(b)
	if len(b) > 1 && (b[0] == 0xFE || b[0] == 0xFF) {
		r = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Reader(r)
	}
	d := xml.NewDecoder(r)
	d.Strict = true
	d.CharsetReader = func(_ string, decoded io.Reader) (io.Reader, error) { return decoded, nil }
	return d
}

// oracleTokens walks all tokens with the path of open elements of SpreadsheetML; other elements are "?".
func oracleTokens(b []byte, see func(at string, t xml.Token)) error {
	d := oracleDecoder(b)
	open := []string{}
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if !strings.HasSuffix(t.Name.Space, "/spreadsheetml/2006/main") && !strings.HasSuffix(t.Name.Space, "/ooxml/spreadsheetml/main") {
				name = "?"
			}
			open = append(open, name)
			see(strings.Join(open, "/"), t)
		case xml.EndElement:
			see(strings.Join(open, "/"), t)
			open = open[:len(open)-1]
		case xml.Directive:
			return errors.New("directive")
		default:
			see(strings.Join(open, "/"), t)
		}
	}
}

var oracleEscape = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// oracleUnescape goes by UTF-16 units, as Excel does.
func oracleUnescape(s string) string {
	var units []uint16
	for s != "" {
		at := oracleEscape.FindStringSubmatchIndex(s)
		if at == nil {
			units = append(units, utf16.Encode([]rune(s))...)
			break
		}
		units = append(units, utf16.Encode([]rune(s[:at[0]]))...)
		n, _ := strconv.ParseUint(s[at[2]:at[3]], 16, 16)
		units = append(units, uint16(n))
		s = s[at[1]:]
	}
	return string(utf16.Decode(units))
}

func oracleStrings(b []byte) (all []string, err error) {
	text, whole := "", ""
	err = oracleTokens(b, func(at string, t xml.Token) {
		isT := at == "sst/si/t" || at == "sst/si/r/t"
		switch t := t.(type) {
		case xml.CharData:
			if isT {
				text += string(t)
			}
		case xml.EndElement:
			if isT {
				whole, text = whole+oracleUnescape(text), ""
			}
			if at == "sst/si" {
				all, whole = append(all, whole), ""
			}
		}
	})
	return all, err
}

func oracleCells(b []byte, shared []string) (sheet oracleSheet, err error) {
	const c = "worksheet/sheetData/row/c"
	var cell oracleCell
	row, col, v, text, inline := 0, 0, "", "", ""
	var bad error
	err = oracleTokens(b, func(at string, t xml.Token) {
		isT := at == c+"/is/t" || at == c+"/is/r/t"
		switch t := t.(type) {
		case xml.StartElement:
			attr := func(name string) (string, bool) {
				for _, a := range t.Attr {
					if a.Name.Local == name && a.Name.Space == "" {
						return a.Value, true
					}
				}
				return "", false
			}
			switch at {
			case "worksheet/sheetData/row":
				row, col = row+1, 0
				if r, ok := attr("r"); ok {
					row, bad = strconv.Atoi(r)
				}
			case c:
				cell, v, inline = oracleCell{row: row, kind: "n"}, "", ""
				col++
				if r, ok := attr("r"); ok {
					letters := strings.TrimRight(r, "0123456789")
					col = 0
					for _, l := range strings.ToUpper(letters) {
						col = col*26 + int(l-'A') + 1
					}
					if strconv.Itoa(row) != r[len(letters):] {
						bad = fmt.Errorf("%s in row %d", r, row)
					}
				}
				cell.col = col - 1
				if k, ok := attr("t"); ok {
					cell.kind = k
				}
			case c + "/f":
				cell.formula = true
			case "worksheet/mergeCells/mergeCell":
				sheet.merges++
			}
		case xml.CharData:
			switch {
			case at == c+"/v":
				v += string(t)
			case isT:
				text += string(t)
			}
		case xml.EndElement:
			switch {
			case isT:
				inline, text = inline+oracleUnescape(text), ""
			case at == c:
				cell.text = v
				switch {
				case cell.kind == "s" && v != "":
					n, err := strconv.Atoi(v)
					if err != nil || n < 0 || n >= len(shared) {
						bad = fmt.Errorf("shared string %q", v)
						return
					}
					cell.text = shared[n]
				case cell.kind == "inlineStr":
					cell.text = inline
				}
				if cell.text != "" {
					sheet.cells = append(sheet.cells, cell)
				}
			}
		}
	})
	return sheet, errors.Join(err, bad)
}

// disagreement says where a workbook that was read differs from what the oracle has; "" is nowhere.
func disagreement(w *Workbook, sheets []oracleSheet) string {
	if len(w.Sheets) != len(sheets) {
		return fmt.Sprintf("%d sheets, not %d", len(w.Sheets), len(sheets))
	}
	for i, want := range sheets {
		got := w.Sheets[i]
		if got.Name != want.name || got.Hidden != want.hidden {
			return fmt.Sprintf("sheet %q hidden %v, not %q %v", got.Name, got.Hidden, want.name, want.hidden)
		}
		if got.Cells != len(want.cells) || len(got.Table.Merges) != want.merges {
			return fmt.Sprintf("%s: %d cells and %d merges, not %d and %d", want.name, got.Cells, len(got.Table.Merges), len(want.cells), want.merges)
		}
		next := 0
		for row := range got.Table.Rows() {
			for col := range got.Table.Columns {
				v := got.Table.At(row, col)
				if v.Kind == table.Blank {
					continue
				}
				c := want.cells[next]
				next++
				kinds := map[string]string{"n": "number date", "s": "text", "str": "text", "inlineStr": "text", "d": "text", "b": "bool", "e": "error"}
				if got.Table.Number(row) != c.row || col != c.col || v.Text != c.text || !strings.Contains(kinds[c.kind], v.Kind.String()) {
					return fmt.Sprintf("%s!%s: %s %q, not %s %q", want.name, table.CellName(c.row, c.col), v.Kind, v.Text, c.kind, c.text)
				}
			}
		}
		if next != len(want.cells) {
			return fmt.Sprintf("%s: %d cells at hand, not %d", want.name, next, len(want.cells))
		}
	}
	return ""
}
