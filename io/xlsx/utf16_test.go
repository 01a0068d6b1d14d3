package xlsx

import (
	"bytes"
	"strings"
	"testing"
	"testing/iotest"

	"rollnet/io/utf16text"
)

// Parts in UTF-16 are read as those in UTF-8 are, and a corrected sheet stays in UTF-16.
func TestUTF16(t *testing.T) {
	sheet := strings.Replace(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>𠮷野</t></is></c></row>`), "UTF-8", "UTF-16", 1)
	for _, order := range []utf16text.Order{utf16text.Little, utf16text.Big} {
		encode := func(s string) string { return string(utf16text.Encode([]byte("\uFEFF"+s), order)) }
		book := bookOf(sheet)
		for i := range book {
			book[i][1] = encode(book[i][1])
		}
		data := book.zip(t)
		w, err := readBytes(data)
		if err != nil || w.Sheets[0].Table.At(0, 0).Text != "甲" || w.Sheets[0].Table.At(0, 1).Text != "𠮷野" {
			t.Fatalf("%v: %v", order.ByteOrder, err)
		}
		out, err := patchedBytes(data, map[string][]Edit{"S": {{1, 1, "𠮷野", "吉野𠮷"}}})
		if err != nil {
			t.Fatal(err)
		}
		again, err := readBytes(out)
		if err != nil || again.Sheets[0].Table.At(0, 1).Text != "吉野𠮷" {
			t.Fatalf("patched: %v", err)
		}
		part := bytes.Split([]byte(packedPart(t, out)), []byte("吉野𠮷"))
		if len(part) != 2 || !bytes.HasPrefix(part[0], []byte("\uFEFF<?xml")) || !strings.Contains(string(part[0]), "UTF-16") {
			t.Errorf("the patched part is %q", part)
		}
	}
}

// packedPart is the sheet's part of a workbook in UTF-16, as UTF-8.
func packedPart(t *testing.T, book []byte) string {
	t.Helper()
	a, err := openArchive(bytes.NewReader(book), int64(len(book)), "f.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	rc, err := a.open(a.parts[sheetPart])
	if err != nil {
		t.Fatal(err)
	}
	defer rc.Close()
	var raw bytes.Buffer
	if _, err := raw.ReadFrom(rc); err != nil {
		t.Fatal(err)
	}
	order, found := utf16text.Detect(raw.Bytes())
	text, bad := utf16text.Decode(raw.Bytes(), order)
	if !found || bad >= 0 {
		t.Fatalf("the part is no UTF-16 any more: % X", raw.Bytes()[:20])
	}
	return string(text)
}

// However the bytes come, the text is the same.
func TestWideReader(t *testing.T) {
	const text = "\uFEFF<a>甲𠮷b</a>"
	for _, order := range []utf16text.Order{utf16text.Little, utf16text.Big} {
		raw := utf16text.Encode([]byte(text), order)
		var got bytes.Buffer
		if _, err := got.ReadFrom(narrow(iotest.OneByteReader(bytes.NewReader(raw)), "f", "p")); err != nil || got.String() != text {
			t.Errorf("%q, %v", got.String(), err)
		}
		var back bytes.Buffer
		w := &widened{w: &back, order: order}
		for i := range text {
			if _, err := w.Write([]byte{text[i]}); err != nil {
				t.Fatal(err)
			}
			for j := i + 1; j < len(text) && text[j]&0xC0 == 0x80; j++ {
				if _, err := w.Write([]byte{text[j]}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if !bytes.Equal(back.Bytes(), raw) {
			t.Errorf("% X, not % X", back.Bytes(), raw)
		}
		for cut := 1; cut < 4; cut++ {
			if _, err := got.ReadFrom(narrow(bytes.NewReader(raw[:len(raw)-cut]), "f", "p")); (err == nil) != (cut%2 == 0) {
				t.Errorf("cut by %d: %v", cut, err)
			}
		}
	}
}
