package xlsx

import (
	"archive/zip"
	"errors"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"rollnet/io/fault"
	"rollnet/io/inflate"
)

// archive is the zip of a workbook, its entries by canonical name: lower case, forward slashes, no slash in front.
type archive struct {
	file  string
	zip   *zip.Reader
	parts map[string]*zip.File

	unpacked func(bytes int) // if not nil, called as parts are read
}

// openArchive reads the directory of the zip and refuses what the format or our limits do not allow.
func openArchive(r io.ReaderAt, size int64, file string) (*archive, error) {
	refuse := func(code fault.Code, found, foundZH, want string) error {
		return &fault.Fault{Code: code, File: file, Found: found, FoundZH: foundZH, Want: want}
	}
	zr, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is written to disk by its name
		return nil, &fault.Fault{Code: fault.Truncated, File: file, Found: "no zip directory at its end", FoundZH: "末尾没有 zip 目录", Err: err}
	}
	zr.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser { return inflate.NewReader(r) })
	if len(zr.File) > maxEntries {
		return nil, refuse(fault.Limit, strconv.Itoa(len(zr.File))+" zip entries", strconv.Itoa(len(zr.File))+" 个 zip 条目", strconv.Itoa(maxEntries))
	}
	a := &archive{file: file, zip: zr, parts: make(map[string]*zip.File, len(zr.File))}
	total := uint64(0)
	for _, f := range zr.File {
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		name := canonical(f.Name)
		if a.parts[name] != nil {
			return nil, refuse(fault.BadZip, "two entries of the name "+short(f.Name), "两个同名条目 "+short(f.Name), "")
		}
		a.parts[name] = f
		if total += f.UncompressedSize64; total > maxInflated || f.UncompressedSize64 > maxInflated {
			return nil, refuse(fault.Limit, "more than 3 GiB when unpacked", "解压后超过 3 GiB", "3 GiB")
		}
	}
	return a, nil
}

func canonical(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// open starts reading a part, which must be there. Its checksum is checked when it is read to its end.
func (a *archive) open(f *zip.File) (io.ReadCloser, error) {
	refuse := func(code fault.Code, found, foundZH, want string) (io.ReadCloser, error) {
		return nil, &fault.Fault{Code: code, File: a.file, Sheet: f.Name, Found: found, FoundZH: foundZH, Want: want}
	}
	switch {
	case f.Flags&1 != 0:
		return refuse(fault.Encrypted, "", "", "")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return refuse(fault.Unsupported, "zip method "+strconv.Itoa(int(f.Method)), "zip 压缩方法 "+strconv.Itoa(int(f.Method)), "")
	case f.UncompressedSize64 > ratioGrace && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return refuse(fault.Limit, "packed more than 200 to one", "压缩比超过 200", "200")
	}
	rc, err := f.Open()
	if err != nil {
		return nil, readFault(err, a.file, f.Name)
	}
	return rc, nil
}

// keep is with for a part that is not a sheet.
func (a *archive) keep(f *zip.File, read func(io.Reader) error) error {
	if f.UncompressedSize64 > maxKept {
		return &fault.Fault{Code: fault.Limit, File: a.file, Sheet: f.Name, Found: "a part of more than 512 MiB when unpacked", FoundZH: "部件解压后超过 512 MiB", Want: "512 MiB"}
	}
	return a.with(f, read)
}

// with reads a part by a function which must read it to its end.
func (a *archive) with(f *zip.File, read func(io.Reader) error) error {
	rc, err := a.open(f)
	if err != nil {
		return err
	}
	defer rc.Close()
	var part io.Reader = rc
	if f.UncompressedSize64 >= smallPart {
		unpacked := readAhead(rc)
		defer unpacked.Close()
		part = unpacked
	}
	return read(narrow(&metered{part, a}, a.file, f.Name))
}

// metered tells the archive's owner how much was unpacked.
type metered struct {
	io.Reader
	archive *archive
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if m.archive.unpacked != nil {
		m.archive.unpacked(n)
	}
	return n, err
}

// readFault says what an error means that came up while a part was unpacked.
func readFault(err error, file, part string) error {
	var known *fault.Fault
	var corrupt inflate.CorruptError
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, zip.ErrChecksum):
		return &fault.Fault{Code: fault.BadCRC, File: file, Sheet: part, Found: part, Err: err}
	case errors.As(err, &corrupt):
		return &fault.Fault{Code: fault.BadCRC, File: file, Sheet: part, Found: "it cannot be unpacked", FoundZH: "无法解压", Err: err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &fault.Fault{Code: fault.Truncated, File: file, Sheet: part, Found: "a part is shorter than it says", FoundZH: "部件比所记长度短", Err: err}
	case errors.Is(err, zip.ErrFormat):
		return &fault.Fault{Code: fault.BadZip, File: file, Sheet: part, Found: "a part is not as long as it says", FoundZH: "部件长度与所记不符", Err: err}
	}
	return &fault.Fault{Code: fault.Unreadable, File: file, Sheet: part, Found: err.Error(), Err: err}
}

// partRelation is one line of a .rels part.
type partRelation struct {
	id, kind string // kind is the last word of its type: worksheet, sharedStrings
	target   string // canonical name of the part
	external bool
}

// relations reads the relations of a part ("" is the package itself); there may be none.
func (a *archive) relations(of string) ([]partRelation, error) {
	dir, base := path.Split(of)
	f := a.parts[dir+"_rels/"+base+".rels"]
	if f == nil {
		return nil, nil
	}
	var all []partRelation
	err := a.keep(f, func(r io.Reader) error {
		l := newLexer(r, a.file, f.Name)
		for {
			if err := l.next(); err != nil || l.token == tokenEOF {
				return err
			}
			if l.token != tokenStart || l.space != spacePackage || string(l.name) != "Relationship" {
				continue
			}
			id, _ := l.attr("Id")
			kind, _ := l.attr("Type")
			target, _ := l.attr("Target")
			mode, _ := l.attr("TargetMode")
			all = append(all, partRelation{
				id: string(id), kind: path.Base(string(kind)), target: resolveTarget(dir, string(target)), external: strings.EqualFold(string(mode), "External"),
			})
		}
	})
	return all, err
}

// resolveTarget is the canonical name of a relation's target, seen from a folder.
func resolveTarget(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if u, err := url.PathUnescape(target); err == nil {
		target = u
	}
	if !strings.HasPrefix(target, "/") {
		target = dir + target
	}
	return canonical(path.Clean("/" + target))
}

// find is the part that a relation leads to, which must lie in the workbook.
func (a *archive) find(r partRelation) (*zip.File, error) {
	if r.external {
		return nil, &fault.Fault{Code: fault.BadZip, File: a.file, Found: "a part outside the file", FoundZH: "部件在文件之外"}
	}
	f := a.parts[r.target]
	if f == nil {
		return nil, &fault.Fault{Code: fault.MissingPart, File: a.file, Found: short(r.target)}
	}
	return f, nil
}
