package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A wall says which imports may not stand in which folders, and why.
var walls = []struct {
	in, except string // folders of this repository; except is a folder below in where it may
	not        string // import path or its beginning
	why        string
}{
	{"rules", "", "rollnet/io", "a rule sees the case and nothing else, so that it runs the same in parallel and elsewhere"},
	{"rules", "", "rollnet/cmd", "no import goes upward"},
	{"io", "", "rollnet/rules", "readers and writers do not know what is checked"},
	{"io", "", "rollnet/cmd", "no import goes upward"},
	{"screening", "", "rollnet/io", "data flows one way: files are read before the screening and written after it"},
	{"screening", "", "rollnet/rules", "no import goes upward"},
	{"screening", "", "rollnet/cmd", "no import goes upward"},
	{".", "cmd", "github.com/spf13/cobra", "only the command tree knows of flags"},
	{".", "cmd", "github.com/schollz/progressbar", "only the command tree knows of terminals"},
	{".", "io", "github.com/xuri/excelize", "workbooks are written under io; rolls are read by our own scanner"},
	{".", "screening/namekey", "github.com/mozillazg/go-pinyin", "readings are name keys' business"},
	{".", "", "net", "nothing leaves the machine"},
	{".", "", "C", "it must build for every target without a C compiler"},
	{"io/verification", "", "rollnet/io/ledger", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/corrected", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/exceptions", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/operations", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/runfolder", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/summary", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/workbook", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/rounds", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/answers", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/annotated", "what verifies shares nothing with what writes"},
	{"io/verification", "", "rollnet/io/report", "what verifies shares nothing with what writes"},
	{"screening", "screening/profile", "os", "what is screened does not depend on the machine; only the policy may be a file that the user names"},
	{"rules", "", "os", "a rule reads no files"},
	{"rules", "", "time", "a rule reads no clock"},
	{"screening", "", "time", "a screening reads no clock"},
}

func TestWalls(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && file != root {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		check(t, filepath.ToSlash(rel), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, rel, file string) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range walls {
			if !under(path.Dir(rel), w.in) || w.except != "" && under(path.Dir(rel), w.except) {
				continue
			}
			if strings.HasSuffix(rel, "_test.go") && (w.not == "os" || w.not == "time") {
				continue // tests read their cases
			}
			if imported == "net/url" {
				continue // parts of a workbook are named like addresses; the package opens no connection
			}
			if under(imported, w.not) {
				t.Errorf("%s imports %s: %s", rel, imported, w.why)
			}
		}
	}
}

func under(dir, parent string) bool {
	return parent == "." || dir == parent || strings.HasPrefix(dir, parent+"/")
}

// No file is so long that a reader loses the thread, and the packages at the top are those that were agreed.
func TestShape(t *testing.T) {
	root := filepath.Join("..", "..")
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	allowed := " cmd screening rules io testdata go.mod go.sum Makefile README.md README.zh-CN.md LICENSE "
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !strings.Contains(allowed, " "+e.Name()+" ") && e.Name() != "bin" {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
	err = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".go") {
			return err
		}
		data, err := os.ReadFile(file)
		if lines := strings.Count(string(data), "\n"); lines > 500 {
			t.Errorf("%s has %d lines: more than 500 is two files", file, lines)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
