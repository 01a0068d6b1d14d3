package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"
	"testing/iotest"

	"rollnet/io/fault"
)

// mustFault refuses an error that has no place and no words for a clerk.
func mustFault(t *testing.T, err error) {
	t.Helper()
	var f *fault.Fault
	if err != nil && !errors.As(err, &f) {
		t.Fatalf("%v is no fault", err)
	}
}

// Shared strings read alike through a wide window and byte by byte.
func FuzzStrings(f *testing.F) {
	for _, si := range []string{"<si><t>甲</t></si>", `<si><t xml:space="preserve"> a </t></si>`, "<si><r><rPr><b/></rPr><t>甲</t></r><r><t>_x0041_</t></r><rPh><t>x</t></rPh></si>", "<si/>", "<si><t>&amp;&#20057;</t></si>"} {
		f.Add([]byte(`<sst xmlns="` + mainSpace + `" uniqueCount="4294967295">` + si + `<si><t>乙</t></si></sst>`))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		wide, err := readStrings(bytes.NewReader(data), int64(len(data)), "f.xlsx", "s")
		mustFault(t, err)
		narrow, narrowErr := readStrings(iotest.OneByteReader(bytes.NewReader(data)), int64(len(data)), "f.xlsx", "s")
		if (err == nil) != (narrowErr == nil) || err == nil && (!bytes.Equal(wide.blob, narrow.blob) || wide.len() != narrow.len()) {
			t.Fatalf("%v, byte by byte %v", err, narrowErr)
		}
	})
}

func FuzzStyles(f *testing.F) {
	f.Add([]byte(`<styleSheet xmlns="` + mainSpace + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellXfs count="2"><xf numFmtId="164"/><xf numFmtId="-1"/></cellXfs></styleSheet>`))
	f.Add([]byte(`<x:styleSheet xmlns:x="` + strictSpace + `"><x:cellXfs><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := readStyles(bytes.NewReader(data), "f.xlsx", "s")
		mustFault(t, err)
		_ = s.isDate(1)
		_ = s.isDate(1 << 30)
	})
}

// A workbook of odd parts is refused or read; read in part, no sheet of those that are read whole is missing.
func FuzzBook(f *testing.F) {
	const rels, main = "http://schemas.openxmlformats.org/package/2006/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheet := sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>`)
	root := `<Relationships xmlns="` + rels + `"><Relationship Id="r1" Type="` + main + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	book := `<workbook xmlns="` + mainSpace + `" xmlns:r="` + main + `"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`
	links := `<Relationships xmlns="` + rels + `"><Relationship Id="r1" Type="` + main + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	f.Add([]byte(root), []byte(book), []byte(links), []byte(sheet), "xl/worksheets/sheet1.xml")
	f.Add([]byte(root), []byte(book), []byte(links), []byte(sheet[:len(sheet)-20]), `xl\WorkSheets\sheet1.xml`)
	f.Fuzz(func(t *testing.T, root, book, links, sheet []byte, name string) {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		for _, part := range []struct {
			name string
			data []byte
		}{{"_rels/.rels", root}, {"xl/workbook.xml", book}, {"xl/_rels/workbook.xml.rels", links}, {name, sheet}} {
			w, err := z.Create(part.name)
			if err == nil {
				_, err = w.Write(part.data)
			}
			if err != nil {
				return
			}
		}
		if z.Close() != nil {
			return
		}
		data := bytes.NewReader(buf.Bytes())
		whole, err := Read(data, data.Size(), "f.xlsx", nil)
		mustFault(t, err)
		sound, lost, soundErr := ReadSound(data, data.Size(), "f.xlsx", nil)
		mustFault(t, soundErr)
		if err == nil && (soundErr != nil || len(lost) > 0 || len(sound.Sheets) != len(whole.Sheets)) {
			t.Fatalf("read whole, and with damage allowed: %v, %v", soundErr, lost)
		}
		if err != nil && soundErr == nil && len(lost) == 0 {
			t.Fatalf("%v, and with damage allowed nothing is lost", err)
		}
	})
}
