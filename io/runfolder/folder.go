package runfolder

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Folder is a run folder in the making. Its methods may be called from several goroutines.
type Folder struct {
	sys     system
	dir     string // the final name, absolute
	given   string // the final name as the user gave it
	temp    string
	replace bool     // dir holds a run folder that is to go
	made    []string // parents that were not there, outermost last

	mu      sync.Mutex
	names   map[string]bool
	outputs []Output
	done    bool
}

// Output is a file of the run folder.
type Output struct {
	File   string `json:"file"` // with slashes, from the run folder
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"` // data rows, headers and titles not counted
}

// New prepares a run folder at dir. It refuses a dir that holds anything, unless replace is set and it is a run folder.
// Parents that are missing are made. What an interrupted run left beside dir is swept away. The disk is tried at once,
// so that a folder that cannot be written is known before the long work. End with Commit or Abort.
func New(dir string, replace bool) (*Folder, error) { return newFolder(disk, dir, replace) }

func newFolder(sys system, given string, replace bool) (*Folder, error) {
	dir, err := filepath.Abs(given)
	if err != nil {
		return nil, refuse(given, err)
	}
	f := &Folder{sys: sys, dir: dir, given: given, names: map[string]bool{}}
	if err := f.sweep(); err != nil {
		return nil, refuse(given, err)
	}
	holds, err := occupied(dir, given)
	if err != nil {
		return nil, err
	}
	if holds {
		switch {
		case !replace:
			return nil, &Refusal{Place: given, Words: notEmpty}
		case !isRunFolder(dir):
			return nil, &Refusal{Place: given, Words: notOurs}
		}
		f.replace = true
	}
	if err := f.prepare(); err != nil {
		return nil, refuse(given, errors.Join(err, f.Abort()))
	}
	return f, nil
}

// Free refuses a folder that holds anything.
func Free(dir string) error {
	holds, err := occupied(dir, dir)
	if err == nil && holds {
		err = &Refusal{Place: dir, Words: notEmpty}
	}
	return err
}

// occupied says whether there is something in dir.
func occupied(dir, given string) (bool, error) {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return false, nil
	case err != nil:
		return false, refuse(given, err)
	case !info.IsDir():
		return false, &Refusal{Place: given, Words: notFolder}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, refuse(given, err)
	}
	return len(entries) > 0, nil
}

// prepare makes the parents and the temporary folder, and tries to write.
func (f *Folder) prepare() error {
	parent := filepath.Dir(f.dir)
	for p := parent; ; p = filepath.Dir(p) {
		if _, err := os.Stat(p); err == nil || p == filepath.Dir(p) {
			break
		}
		f.made = append(f.made, p)
	}
	if err := f.sys.mkdirAll(parent); err != nil {
		return err
	}
	temp, err := f.sys.mkdirTemp(parent, f.prefix(tempMark)+owner()+"-")
	if err != nil {
		return err
	}
	f.temp = temp
	probe := filepath.Join(temp, "probe")
	w, err := f.sys.create(probe)
	if err != nil {
		return err
	}
	_, err = w.Write(make([]byte, 4096))
	return errors.Join(err, w.Close(), f.sys.remove(probe))
}

// Scratch makes a private folder for a writer's own temporary files; it is gone before the run folder gets its name.
func (f *Folder) Scratch() (string, error) {
	dir := filepath.Join(f.temp, scratch)
	if err := f.sys.mkdirAll(dir); err != nil {
		return "", refuse(f.given, err)
	}
	return dir, nil
}

const scratch = ".scratch"

// Write makes the file name (with slashes, from the run folder) of what write writes, and notes its hash and the number of
// data rows that write returns. Each name can be written once.
func (f *Folder) Write(name string, write func(w io.Writer) (rows int, err error)) error {
	if err := f.claim(name); err != nil {
		return err
	}
	full := filepath.Join(f.temp, filepath.FromSlash(name))
	if err := f.sys.mkdirAll(filepath.Dir(full)); err != nil {
		return refuse(f.place(name), err)
	}
	out, err := f.sys.create(full)
	if err != nil {
		return refuse(f.place(name), err)
	}
	disk := &firstError{w: out}
	hash := sha256.New()
	buffer := bufio.NewWriterSize(io.MultiWriter(disk, hash), 1<<18)
	rows, err := write(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	if err == nil {
		disk.err = out.Sync()
	}
	if closed := out.Close(); err == nil && disk.err == nil {
		disk.err = closed
	}
	if disk.err != nil { // whatever the writer made of it, this is what happened
		return refuse(f.place(name), disk.err)
	}
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.outputs = append(f.outputs, Output{File: name, SHA256: hex.EncodeToString(hash.Sum(nil)), Rows: rows})
	return nil
}

// claim takes a name, once.
func (f *Folder) claim(name string) error {
	local := filepath.FromSlash(name)
	if !filepath.IsLocal(local) || path.Clean(name) != name || name == "." {
		return fmt.Errorf("%s: not a name within a run folder", name)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	// Names that differ in case only are one file on Windows.
	key := strings.ToLower(name)
	if f.names[key] {
		return fmt.Errorf("%s: written twice in one run folder", name)
	}
	f.names[key] = true
	return nil
}

func (f *Folder) place(name string) string { return filepath.Join(f.given, filepath.FromSlash(name)) }

// Outputs lists the files written so far by name.
func (f *Folder) Outputs() []Output {
	f.mu.Lock()
	defer f.mu.Unlock()
	outputs := append([]Output{}, f.outputs...)
	slices.SortFunc(outputs, func(a, b Output) int { return strings.Compare(a.File, b.File) })
	return outputs
}

// firstError remembers what the disk said, because writers between wrap it or lose it.
type firstError struct {
	w   io.Writer
	err error
}

func (e *firstError) Write(p []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	n, err := e.w.Write(p)
	e.err = err
	return n, err
}
