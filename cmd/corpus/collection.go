package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// collection is a folder of files and what is to be done with it.
type collection struct {
	folder  string
	program string
	expect  string
	update  bool
	time    time.Duration
	memory  int // MiB
	jobs    int
}

// endings are those of spreadsheets, and of what is mistaken for them.
const endings = " .xlsx .xlsm .xltx .xltm .xls .xlt .et .ett .csv .tsv .txt .prn .html .htm .xml .xlsb .ods .fods .slk .dif "

// run tries all files and reports to w. It returns how many files are not as expected.
func (c *collection) run(w io.Writer) (differences int, err error) {
	if c.update && c.expect == "" {
		return 0, errors.New("-update needs -expect")
	}
	expected := map[string]result{}
	if !c.update && c.expect != "" {
		if expected, err = readExpected(c.expect); err != nil {
			return 0, err
		}
	}
	paths, err := c.files()
	if err != nil {
		return 0, err
	}
	results := make([]result, len(paths))
	var g errgroup.Group
	g.SetLimit(c.jobs)
	for i, path := range paths {
		g.Go(func() error {
			file := filepath.Join(c.folder, filepath.FromSlash(path))
			sum, err := hashOf(file)
			if err != nil {
				return err
			}
			results[i] = c.inspect(file)
			results[i].path, results[i].sha256 = path, sum
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	if c.update {
		if err := writeExpected(c.expect, results); err != nil {
			return 0, err
		}
	}
	return c.report(w, results, expected), nil
}

// files are the spreadsheets under the folder, in order.
func (c *collection) files() (paths []string, err error) {
	err = filepath.WalkDir(c.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !strings.Contains(endings, " "+strings.ToLower(filepath.Ext(path))+" ") {
			return err
		}
		path, err = filepath.Rel(c.folder, path)
		paths = append(paths, filepath.ToSlash(path))
		return err
	})
	if err == nil && len(paths) == 0 {
		err = errors.New("no spreadsheets under the folder")
	}
	slices.Sort(paths)
	return paths, err
}

// report names what is not as expected, and counts the classes.
func (c *collection) report(w io.Writer, results []result, expected map[string]result) (differences int) {
	classes := map[string]int{}
	slowest := &results[0]
	for i := range results {
		r := &results[i]
		classes[r.class]++
		if r.took > slowest.took {
			slowest = r
		}
		was, known := expected[r.path]
		delete(expected, r.path)
		switch {
		case r.fatal():
			fmt.Fprintf(w, "%s: %s: %s\n", r.path, r.class, r.said)
		case c.update || c.expect == "":
			continue
		case !known:
			fmt.Fprintf(w, "%s: %s, and nothing was expected of it\n", r.path, r.class)
		case was.line() != r.line():
			fmt.Fprintf(w, "%s: %s\n  was %s\n  is  %s\n", r.path, r.said, was.line(), r.line())
		default:
			continue
		}
		differences++
	}
	for _, path := range sortedKeys(expected) {
		fmt.Fprintf(w, "%s: expected, but not there\n", path)
		differences++
	}
	for _, class := range sortedKeys(classes) {
		fmt.Fprintf(w, "%6d %s\n", classes[class], class)
	}
	fmt.Fprintf(w, "%6d files; the slowest took %.1f s: %s\n", len(results), slowest.took.Seconds(), slowest.path)
	return differences
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// line is a result as the expectation file has it.
func (r *result) line() string {
	return strings.Join([]string{r.path, r.sha256, r.class, strconv.Itoa(r.rows), strconv.Itoa(r.cells), r.digest}, "\t")
}

func writeExpected(name string, results []result) error {
	var b strings.Builder
	for i := range results {
		b.WriteString(results[i].line() + "\n")
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

func readExpected(name string) (map[string]result, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // nothing was written to it
	expected := map[string]result{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 6 {
			return nil, fmt.Errorf("%s:%d: %d columns, not 6", name, n, len(fields))
		}
		r := result{path: fields[0], sha256: fields[1], class: fields[2], digest: fields[5]}
		rows, rowsErr := strconv.Atoi(fields[3])
		cells, cellsErr := strconv.Atoi(fields[4])
		if err := errors.Join(rowsErr, cellsErr); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		r.rows, r.cells = rows, cells
		expected[r.path] = r
	}
	return expected, lines.Err()
}

func hashOf(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close() // nothing was written to it
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
