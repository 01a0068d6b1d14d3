package runfolder

import (
	"errors"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"
)

// file is what is written to.
type file interface {
	io.Writer
	Sync() error
	Close() error
}

// system is every call that changes the disk, so that a test can make each of them fail.
type system struct {
	mkdirTemp func(dir, pattern string) (string, error)
	mkdirAll  func(path string) error
	create    func(name string) (file, error)
	rename    func(from, to string) error
	remove    func(name string) error
	removeAll func(path string) error
	syncDir   func(dir string) error
}

var disk = system{
	mkdirTemp: os.MkdirTemp, // makes it 0700
	mkdirAll:  func(path string) error { return os.MkdirAll(path, 0o700) },
	create: func(name string) (file, error) {
		return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	},
	rename:    rename,
	remove:    os.Remove,
	removeAll: os.RemoveAll,
	syncDir:   syncDir,
}

// rename tries again for two seconds on Windows: virus scanners and synchronisers hold new files for a moment.
func rename(from, to string) error {
	err := os.Rename(from, to)
	for wait := 20 * time.Millisecond; err != nil && held(err) && wait < 2*time.Second; wait *= 2 {
		time.Sleep(wait)
		err = os.Rename(from, to)
	}
	return err
}

// held says that a file was refused because somebody has it open.
func held(err error) bool {
	const accessDenied, sharingViolation, lockViolation = syscall.Errno(5), syscall.Errno(32), syscall.Errno(33)
	var code syscall.Errno
	if runtime.GOOS != "windows" || !errors.As(err, &code) {
		return false
	}
	return code == accessDenied || code == sharingViolation || code == lockViolation
}

// syncDir makes names last through a power cut; Windows has no such call for folders.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	// Some network shares cannot sync a folder; the files in it are synced all the same.
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return errors.Join(err, d.Close())
	}
	return d.Close()
}

// alive says that a process of this machine still runs, or that it cannot be known.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if runtime.GOOS == "windows" {
		return err == nil
	}
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
