package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"rollnet/io/intake"
	"rollnet/io/invented"
	"rollnet/screening"
	"rollnet/screening/double"
)

// personsEach is about how many persons an invented household has, times 100.
const personsEach = 456

// benchDoubles prints what it costs to compare everybody on rolls of some sizes with everybody: the cost of reading and matching less that of
// reading alone, the peak memory of both, and by how much the compared pairs grow from one size to the next.
func benchDoubles(self, dir, sizes string) error {
	fmt.Printf("\n%-22s %10s %12s %8s %9s %9s %10s %14s %14s\n", "duplicates", "persons", "compared", "found", "CPU s", "wall s", "peak MB", "rows ÷ before", "pairs ÷ before")
	rowsBefore, before := 0, 0
	for _, text := range strings.Split(sizes, ",") {
		persons, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || persons < 100 {
			return fmt.Errorf("%q is no number of persons from 100 (hint: -persons 100000,200000)", text)
		}
		at := filepath.Join(dir, "persons-"+strconv.Itoa(persons))
		maker := exec.Command(self, "workbook", at, strconv.Itoa(persons*100/personsEach))
		maker.Stderr = os.Stderr
		if err := maker.Run(); err != nil {
			return err
		}
		file := filepath.Join(at, "county", invented.WideFile)
		reading, err := measureProcess(self, "read", file)
		if err != nil {
			return err
		}
		var said bytes.Buffer
		whole, err := measureTelling(&said, self, "pairs", file)
		if err != nil {
			return err
		}
		var rows, compared, found int
		if _, err := fmt.Sscan(said.String(), &rows, &compared, &found); err != nil {
			return fmt.Errorf("measure pairs: %w", err)
		}
		var more, growth string
		if before > 0 {
			more, growth = fmt.Sprintf("%.2f", float64(rows)/float64(rowsBefore)), fmt.Sprintf("%.2f", float64(compared)/float64(before))
		}
		fmt.Printf("%-22s %10d %12d %8d %9.2f %9.2f %10.0f %14s %14s\n", "", rows, compared, found,
			(whole.cpu - reading.cpu).Seconds(), (whole.wall - reading.wall).Seconds(), float64(whole.peak)/1e6, more, growth)
		rowsBefore, before = rows, compared
		if err := os.RemoveAll(at); err != nil {
			return err
		}
	}
	return nil
}

// readRoll reads a workbook and, when asked to, compares everybody on it with everybody; it prints the rows, the pairs compared and the
// pairs found.
func readRoll(file string, compare bool) error {
	in, err := intake.Read([]intake.Source{{Path: file}}, intake.Options{Jobs: 2, NeedRoll: true})
	if err != nil || !compare {
		return err
	}
	c := &screening.Case{Roll: in.Roll}
	found := double.Of(c)
	fmt.Println(len(in.Roll.Persons), double.Compared(c), len(found))
	return nil
}
