package runfolder

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile writes one file outside a run folder: beside its name, and renamed when it is whole. A file that is there is
// replaced only when that is asked for. The file is private to the user.
func WriteFile(name string, replace bool, write func(w io.Writer) error) (err error) {
	if _, err := os.Lstat(name); err == nil && !replace {
		return &Refusal{Place: name, Words: fileThere}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return refuse(name, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+tempMark+owner()+"-") // makes it 0600
	if err != nil {
		return refuse(name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	disk := &firstError{w: temp}
	buffer := bufio.NewWriter(disk)
	err = write(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	if err == nil {
		disk.err = temp.Sync()
	}
	if closed := temp.Close(); err == nil && disk.err == nil {
		disk.err = closed
	}
	if disk.err != nil {
		return refuse(name, disk.err)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), name); err != nil {
		return refuse(name, err)
	}
	return nil
}
