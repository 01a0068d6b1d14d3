package xlsx

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"rollnet/io/fault"
)

// oddFiles lists the workbooks of a folder beside the repository that holds odd spreadsheets; the test is skipped without it.
func oddFiles(t *testing.T) []string {
	root := filepath.Join("..", "..", "..", "shared", "odd-files")
	var all []string
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(" .xlsx .xlsm .xltx .xltm .xlam ", " "+strings.ToLower(filepath.Ext(path))+" ") {
			all = append(all, path)
		}
		return nil
	})
	if len(all) == 0 {
		t.Skip("no odd files beside the repository")
	}
	return all
}

// Each odd file is read whole, as the oracle has it, or refused with a fault.
func TestOddFiles(t *testing.T) {
	read, refused := 0, map[string][]string{}
	for _, path := range oddFiles(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		start := time.Now()
		w, err := Read(bytes.NewReader(data), int64(len(data)), name, nil)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", path, took)
		} else if took > time.Second {
			t.Logf("%s: took %v", path, took)
		}
		var f *fault.Fault
		switch {
		case err == nil:
			read++
			want, err := oracleBook(data)
			if err != nil {
				t.Errorf("%s: read, but not by the oracle: %v", path, err)
			} else if d := disagreement(w, want); d != "" {
				t.Errorf("%s: %s", path, d)
			}
		case errors.As(err, &f):
			refused[string(f.Code)] = append(refused[string(f.Code)], err.Error())
		default:
			t.Errorf("%s: %v", path, err)
		}
	}
	t.Logf("%d read", read)
	codes := make([]string, 0, len(refused))
	for code := range refused {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	for _, code := range codes {
		t.Logf("%s: %d\n\t%s", code, len(refused[code]), strings.Join(refused[code], "\n\t"))
	}
}
