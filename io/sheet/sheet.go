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

	"rollnet/io/csvtext"
	"rollnet/io/encrypted"
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
	Unvalued  []Formula    // formulas without a stored result, which are read as blank
	Lost      []fault.Loss // what could not be read, where Options.Partial allowed that
	Decrypted bool         // it took the password; Data of an .xlsx is what that protects
}

// Formula is where a sheet has formulas without a stored result.
type Formula struct {
	Sheet string
	Cell  string // the first of them
	Count int
}

// maxSize is the size of the largest file that is read: several times a province's largest county workbook.
const maxSize = 1 << 30

// Options say how a file is read.
type Options struct {
	Password string                  // for a workbook that has one
	Partial  bool                    // read a damaged file as far as it is sound, and say in Lost what is missing
	Progress func(done, total int64) // if not nil, told how much of how much is done
}

// Open reads a file. name is what users see of its path. The error of a bad file is a *fault.Fault.
func Open(path, name string, o Options) (*Workbook, error) {
	data, err := load(path, name)
	if err != nil {
		return nil, err
	}
	return Read(data, path, name, o)
}

// Read reads a file that is in memory.
func Read(data []byte, path, name string, o Options) (*Workbook, error) {
	if len(data) == 0 {
		return nil, &fault.Fault{Code: fault.Empty, File: name}
	}
	container, err := sniff(data, name)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	w := &Workbook{File: name, Path: path, SHA256: hex.EncodeToString(sum[:]), Container: container, Data: data}
	if container == XLS && o.Password != "" {
		w.Decrypted = xls.Encrypted(data)
	}
	err = w.read(o)
	if errors.Is(err, xls.ErrPackage) {
		w.Container = XLSX
		if w.Data, err = encrypted.Open(data, o.Password, name); err == nil {
			err = w.read(o)
		}
	}
	if len(w.Lost) > 0 && !o.Partial {
		err = w.Lost[0].Why
	}
	var f *fault.Fault
	if errors.As(err, &f) {
		f.Kind = string(w.Container)
	}
	if err != nil {
		return nil, err
	}
	if o.Progress != nil {
		o.Progress(int64(len(data)), int64(len(data)))
	}
	return w, nil
}

// read reads the tables.
func (w *Workbook) read(o Options) (err error) {
	var lost *fault.Loss
	switch w.Container {
	case XLSX:
		return w.readXLSX(o)
	case XLS:
		w.Tables, w.Lost, err = xls.ReadSound(w.Data, o.Password, w.File)
	case HTML:
		w.Tables, lost, err = htmltable.ReadSound(w.Data, w.File)
	case XML2003:
		w.Tables, lost, err = xml2003.ReadSound(w.Data, w.File)
	default:
		var t *table.Table
		t, _, lost, err = csvtext.ReadSound(w.Data, w.File)
		w.Tables = []*table.Table{t}
	}
	if lost != nil {
		w.Lost = []fault.Loss{*lost}
	}
	return err
}

func (w *Workbook) readXLSX(o Options) (err error) {
	read := xlsx.ReadSound
	if !o.Partial { // the first fault ends it
		read = func(r io.ReaderAt, size int64, file string, progress func(done, total int64)) (*xlsx.Workbook, []fault.Loss, error) {
			book, err := xlsx.Read(r, size, file, progress)
			return book, nil, err
		}
	}
	book, lost, err := read(bytes.NewReader(w.Data), int64(len(w.Data)), w.File, o.Progress)
	if err != nil {
		return err
	}
	w.Lost = lost
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
		return fault.Unread(name, err)
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
