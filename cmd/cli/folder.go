package cli

import (
	"errors"

	"rollnet/io/runfolder"
)

// makeFolder makes a folder that is written whole or not at all.
func (c *console) makeFolder(out string, replace bool, fill func(*runfolder.Folder) error) (err error) {
	folder, err := runfolder.New(out, replace)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, folder.Abort())
		}
	}()
	defer c.onInterrupt(folder)()
	if err := fill(folder); err != nil {
		return err
	}
	kept, err := folder.Commit()
	if err != nil {
		return err
	}
	done = true
	c.sayKept(kept)
	return nil
}
