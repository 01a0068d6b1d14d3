package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
	"golang.org/x/text/encoding"

	"rollnet/io/fault"
	"rollnet/io/numfmt"
	"rollnet/screening/table"
)

// Limits: a workbook has no more sheets than a person can look at; a sheet no more rows and columns than BIFF8 can address.
const (
	maxSheets = 256
	maxMerges = 100_000 // merged ranges of a sheet
	maxRow    = 1 << 16
	maxColumn = 1 << 8
)

// Signature is how a compound file begins.
const Signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// ErrPackage is behind the fault of a compound file that holds an encrypted .xlsx.
var ErrPackage = errors.New("an encrypted package")

// Encrypted says that a workbook is encrypted, whatever the password.
func Encrypted(data []byte) bool {
	stream, err := workbookStream(data, "")
	if err != nil {
		return errors.Is(err, ErrPackage)
	}
	return filePass(stream) != nil
}

// workbook is what the sheets of a workbook share.
type workbook struct {
	file     string
	data     []byte
	biff8    bool
	encoding encoding.Encoding // of BIFF5 strings; Chinese where the workbook does not say
	foreign  bool              // a string is in a code page that is not known here
	date1904 bool
	strings  []string
	formats  map[int]string
	xfs      []int // format number of each cell format
	sheets   []sheet
	broken   bool // a record of the globals ends too early
}

// sheet is one entry of the workbook's list of sheets.
type sheet struct {
	name   string
	start  uint32
	hidden bool
	kind   int // see beginnings
}

// Read reads all worksheets, hidden ones too, in workbook order. Chart, macro and dialog sheets hold no rows and are passed over.
func Read(data []byte, file string) ([]*table.Table, error) { return ReadEncrypted(data, "", file) }

// ReadEncrypted reads a workbook that may be encrypted with a password.
func ReadEncrypted(data []byte, password, file string) ([]*table.Table, error) {
	tables, lost, err := ReadSound(data, password, file)
	if err == nil && len(lost) > 0 {
		tables, err = nil, lost[0].Why
	}
	return tables, err
}

// ReadSound reads the sound sheets, and of a broken one the rows before the break, with what was lost. It is an error where the
// list of sheets or what they share is broken.
func ReadSound(data []byte, password, file string) (tables []*table.Table, lost []fault.Loss, err error) {
	w := &workbook{file: file, encoding: codePage(936), formats: map[int]string{}}
	if w.data, err = workbookStream(data, file); err != nil {
		return nil, nil, err
	}
	if w.data, err = decrypt(w.data, password, file); err != nil {
		return nil, nil, err
	}
	if err := w.globals(); err != nil {
		return nil, nil, err
	}
	for _, s := range w.sheets {
		t, row, err := w.read(s)
		var f *fault.Fault
		switch {
		case errors.As(err, &f):
			lost = append(lost, fault.Loss{Sheet: s.name, Row: row, Why: f})
		case err != nil:
			return nil, nil, err
		}
		if w.foreign {
			return nil, nil, &fault.Fault{Code: fault.BadText, File: file, Sheet: s.name, Found: "a code page that is not known here", FoundZH: "不认识的代码页"}
		}
		if t != nil {
			tables = append(tables, t)
		}
	}
	return tables, lost, nil
}

// workbookStream takes the workbook out of its compound file.
func workbookStream(data []byte, file string) (stream []byte, err error) {
	defer func() { // the compound file library trusts some lengths
		if recover() != nil {
			stream, err = nil, &fault.Fault{Code: fault.BadZip, File: file, Found: "compound file"}
		}
	}()
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, &fault.Fault{Code: fault.BadZip, File: file, Found: "compound file", Err: err}
	}
	var found *mscfb.File
	for entry, err := doc.Next(); ; entry, err = doc.Next() {
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, &fault.Fault{Code: fault.BadZip, File: file, Found: "compound file", Err: err}
		}
		if len(entry.Path) > 0 {
			continue
		}
		switch strings.ToLower(entry.Name) {
		case "encryptedpackage":
			return nil, &fault.Fault{Code: fault.Encrypted, File: file, Err: ErrPackage}
		case "workbook":
			found = entry
		case "book":
			if found == nil {
				found = entry
			}
		}
	}
	if found == nil {
		return nil, &fault.Fault{Code: fault.Unsupported, File: file, Found: "compound file without a workbook"}
	}
	if found.Size < 0 || found.Size > int64(len(data)) {
		return nil, &fault.Fault{Code: fault.Truncated, File: file, Found: fmt.Sprintf("workbook stream of %d bytes", found.Size)}
	}
	stream = make([]byte, found.Size)
	if n, err := io.ReadFull(found, stream); err != nil {
		return nil, &fault.Fault{Code: fault.Truncated, File: file, Byte: int64(n), Found: fmt.Sprintf("%d of %d bytes of the workbook", n, found.Size), Err: err}
	}
	return stream, nil
}

// globals reads what stands before the sheets.
func (w *workbook) globals() error {
	s := &stream{data: w.data, file: w.file}
	first, ok := s.next()
	if !ok || first.id != recBOF || len(first.data()) < 4 {
		return &fault.Fault{Code: fault.Unsupported, File: w.file, Found: "a workbook older than Excel 5.0"}
	}
	switch version := binary.LittleEndian.Uint16(first.data()); version {
	case 0x0600:
		w.biff8 = true
	case 0x0500:
	default:
		return &fault.Fault{Code: fault.Unsupported, File: w.file, Found: fmt.Sprintf("BIFF version %#x", version)}
	}
	if kind := binary.LittleEndian.Uint16(first.data()[2:]); kind != 0x0005 {
		return &fault.Fault{Code: fault.Unsupported, File: w.file, Found: "a workbook without a list of sheets"}
	}
	for {
		r, ok := s.next()
		if s.err != nil {
			return s.err
		}
		if !ok {
			return &fault.Fault{Code: fault.Truncated, File: w.file, Byte: int64(s.at), Found: "the list of sheets has no end"}
		}
		if r.id == recEOF {
			break
		}
		if err := w.global(&r); err != nil {
			return err
		}
		if w.broken {
			return &fault.Fault{Code: fault.Truncated, File: w.file, Byte: int64(r.start), Found: fmt.Sprintf("record %#x ends too early", r.id)}
		}
	}
	if len(w.sheets) == 0 {
		return &fault.Fault{Code: fault.MissingPart, File: w.file, Found: "sheets"}
	}
	return nil
}

func (w *workbook) global(r *record) error {
	c := r.cursor()
	switch r.id {
	case recCodePage:
		w.encoding = codePage(c.u16())
	case recDateMode:
		w.date1904 = c.u16() == 1
	case recBoundSheet:
		if len(w.sheets) == maxSheets {
			return &fault.Fault{Code: fault.Limit, File: w.file, Found: "more sheets", Want: fmt.Sprint(maxSheets)}
		}
		var s sheet
		s.start = c.u32()
		s.hidden = c.u8()&3 != 0
		s.kind = c.u8()
		s.name = w.shortString(c)
		w.sheets = append(w.sheets, s)
	case recFormat:
		id := c.u16()
		if w.biff8 {
			w.formats[id] = w.longString(c)
		} else {
			w.formats[id] = w.shortString(c)
		}
		c.bad = false // one that ends too early tells less about how a number looks, and nothing else
	case recXF:
		c.u16()
		w.xfs = append(w.xfs, c.u16())
	case recSST:
		w.sharedStrings(r)
	}
	w.broken = w.broken || c.bad
	return nil
}

// numberKind is Date for a cell format that shows a date.
func (w *workbook) numberKind(xf int) table.Kind {
	if xf < len(w.xfs) {
		if id := w.xfs[xf]; numfmt.IsDate(id, w.formats[id]) {
			return table.Date
		}
	}
	return table.Number
}
