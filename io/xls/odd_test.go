package xls

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rollnet/io/fault"
)

// The public files are read whole or refused with a fault; never a panic.
func TestOddFiles(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "odd-files")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the collection of odd files is not here")
	}
	counts := map[string]int{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(data), Signature) {
			return err
		}
		tables, err := Read(data, entry.Name())
		var f *fault.Fault
		switch {
		case err == nil:
			counts["read"]++
			for _, table := range tables {
				_ = table.Rows()
			}
		case errors.As(err, &f):
			counts[string(f.Code)]++
			t.Log(f)
		default:
			t.Errorf("%s: %v: not a fault", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(counts)
	if counts["read"] == 0 {
		t.Error("nothing was read")
	}
}
