// Package sheet opens a file, tells its container by its bytes, never by its name, and reads its sheets as tables of raw cells.
package sheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"rollnet/io/csvtext"
	"rollnet/io/fault"
	"rollnet/io/htmltable"
	"rollnet/io/xls"
	"rollnet/io/xlsx"
	"rollnet/io/xml2003"
	"rollnet/screening/table"
)

// Container says what a file is.
type Container string

const (
	XLSX    Container = "xlsx"
	XLS     Container = "xls"
	HTML    Container = "html"
	XML2003 Container = "xml2003"
	CSV     Container = "csv"
)

// Workbook is a file, read whole.
type Workbook struct {
	File      string // its name as users see it
	Path      string
	SHA256    string
	Container Container
	Data      []byte // the file's bytes, read once: what is corrected later is what was read
	Tables    []*table.Table
	Unvalued  []Formula // formulas without a stored result, which are read as blank
}

// Formula is where a sheet has formulas without a stored result.
type Formula struct {
	Sheet string
	Cell  string // the first of them
	Count int
}

// maxSize is the size of the largest file that is read: several times a province's largest county workbook.
const maxSize = 1 << 30

// Open reads a file. name is what users see of its path. The error of a bad file is a *fault.Fault. progress, if not nil,
// is told how much of how much is done.
func Open(path, name string, progress func(done, total int64)) (*Workbook, error) {
	data, err := load(path, name)
	if err != nil {
		return nil, err
	}
	return Read(data, path, name, progress)
}

// Read reads a file that is in memory.
func Read(data []byte, path, name string, progress func(done, total int64)) (*Workbook, error) {
	if len(data) == 0 {
		return nil, &fault.Fault{Code: fault.Empty, File: name}
	}
	sum := sha256.Sum256(data)
	w := &Workbook{File: name, Path: path, SHA256: hex.EncodeToString(sum[:]), Container: sniff(data), Data: data}
	var err error
	switch w.Container {
	case XLSX:
		err = w.readXLSX(progress)
	case XLS:
		w.Tables, err = xls.Read(data, name)
	case HTML:
		w.Tables, err = htmltable.Read(data, name)
	case XML2003:
		w.Tables, err = xml2003.Read(data, name)
	default:
		var t *table.Table
		if t, _, err = csvtext.Read(data, name); err == nil {
			w.Tables = []*table.Table{t}
		}
	}
	if err != nil {
		return nil, err
	}
	if progress != nil {
		progress(int64(len(data)), int64(len(data)))
	}
	return w, nil
}

func (w *Workbook) readXLSX(progress func(done, total int64)) error {
	book, err := xlsx.Read(bytes.NewReader(w.Data), int64(len(w.Data)), w.File, progress)
	if err != nil {
		return err
	}
	for _, s := range book.Sheets {
		w.Tables = append(w.Tables, s.Table)
		if s.Unvalued > 0 {
			w.Unvalued = append(w.Unvalued, Formula{s.Name, s.UnvaluedCell, s.Unvalued})
		}
	}
	return nil
}

// load reads a regular file's bytes once.
func load(path, name string) ([]byte, error) {
	unreadable := func(err error) error {
		return &fault.Fault{Code: fault.Unreadable, File: name, Found: reason(err), Err: err}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close() // nothing was written to it
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return nil, unreadable(errors.New("not a regular file"))
	}
	if info.Size() > maxSize {
		return nil, &fault.Fault{Code: fault.Limit, File: name, Found: fmt.Sprintf("%d MiB", info.Size()>>20), Want: fmt.Sprintf("%d MiB", maxSize>>20)}
	}
	data := make([]byte, info.Size())
	if n, err := io.ReadFull(f, data); err != nil {
		return nil, &fault.Fault{Code: fault.Truncated, File: name, Found: fmt.Sprintf("%d / %d bytes", n, len(data)), Err: err}
	}
	return data, nil
}

// reason is a system error without the path, which stands before it.
func reason(err error) string {
	var pathError *os.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// sniff tells the container by the first bytes.
func sniff(data []byte) Container {
	if bytes.HasPrefix(data, []byte("PK")) {
		return XLSX
	}
	if bytes.HasPrefix(data, []byte(xls.Signature)) {
		return XLS
	}
	head := strings.TrimLeft(string(plain(data[:min(len(data), 4096)])), "\uFEFF \t\r\n")
	if !strings.HasPrefix(head, "<") {
		return CSV
	}
	if strings.Contains(head, xml2003.Namespace) {
		return XML2003
	}
	lower := strings.ToLower(head)
	for _, tag := range []string{"<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<div", "<style", "<!--", "<tr"} {
		if strings.Contains(lower, tag) {
			return HTML
		}
	}
	return CSV
}

// plain drops the zero bytes of UTF-16, so that its ASCII can be seen.
func plain(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return bytes.ReplaceAll(data[2:], []byte{0}, nil)
	}
	return data
}
