// Package workbook makes workbooks for people: long lists that print well, the same bytes for the same content.
package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Font is the one that every Chinese Windows and WPS has.
const Font = "宋体"

// Book is a workbook in the making.
type Book struct {
	File   *excelize.File
	styles map[Style]int
	sheets int
	most   int // rows of a table on one sheet
}

// New starts a workbook. scratch is a private folder for long sheets while they are written; Close empties it.
func New(scratch string) (*Book, error) {
	f := excelize.NewFile(excelize.Options{TmpDir: scratch})
	b := &Book{File: f, styles: map[Style]int{}, most: maxRows}
	if err := f.SetDefaultFont(Font); err != nil {
		return nil, err
	}
	// The library's own name would stand there as the author.
	return b, f.SetDocProps(&excelize.DocProperties{Creator: "rollnet", LastModifiedBy: "rollnet"})
}

// Close gives up the workbook's memory and temporary files.
func (b *Book) Close() error { return b.File.Close() }

// Sheet adds an empty sheet.
func (b *Book) Sheet(name string) error {
	b.sheets++
	if b.sheets == 1 {
		return b.File.SetSheetName(b.File.GetSheetName(0), name)
	}
	_, err := b.File.NewSheet(name)
	return err
}

const contentTypes = "[Content_Types].xml"

// Write writes the workbook. The library gives the parts, and the list of their types, in an order that changes from run
// to run, so they are sorted here.
func (b *Book) Write(w io.Writer) error {
	var buffer bytes.Buffer
	if _, err := b.File.WriteTo(&buffer); err != nil {
		return err
	}
	r, err := zip.NewReader(bytes.NewReader(buffer.Bytes()), int64(buffer.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int {
		if (a.Name == contentTypes) != (b.Name == contentTypes) { // some readers want it first
			return map[bool]int{true: -1, false: 1}[a.Name == contentTypes]
		}
		return cmp.Compare(a.Name, b.Name)
	})
	out := zip.NewWriter(w)
	for _, part := range r.File {
		if part.Name == contentTypes {
			err = copyTypes(out, part)
		} else {
			err = out.Copy(part)
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

var typeElement = regexp.MustCompile(`<(Default|Override) [^>]*></(Default|Override)>`)

// copyTypes copies the list of content types with its entries sorted.
func copyTypes(out *zip.Writer, part *zip.File) error {
	in, err := part.Open()
	if err != nil {
		return err
	}
	data, err := io.ReadAll(in)
	if err = errors.Join(err, in.Close()); err != nil {
		return err
	}
	entries := typeElement.FindAll(data, -1)
	slices.SortFunc(entries, bytes.Compare)
	data = typeElement.ReplaceAllFunc(data, func([]byte) []byte {
		first := entries[0]
		entries = entries[1:]
		return first
	})
	w, err := out.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
