package cli

import (
	"errors"
	"io"
	"os"
)

// newFile writes a file that is not there yet, for the user alone; what could not be written whole is taken away again.
func newFile(name string, write func(io.Writer) error) (err error) {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return usage("%s 已经存在（提示：换一个文件名）", "%s is there already (hint: take another name)", name)
	}
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, out.Close()); err != nil {
			err = errors.Join(err, os.Remove(name))
		}
	}()
	return write(out)
}
