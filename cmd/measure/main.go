// Command measure says in figures how good and how fast rollnet is: recall and precision on an invented county with planted
// errors, and time, CPU and memory on a county workbook, next to inflating the same file.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"rollnet/io/yardstick"
)

const usage = `measure accuracy [flags]   recall and precision on an invented county with planted errors
measure bench [flags]      time, CPU and peak memory on a county workbook, and of looking for duplicates on rolls of several sizes
measure match [flags]      what dedupe found against a column that says who is who
  measure accuracy -h and so on name the flags
`

// errBelow says that a figure is worse than it has to be; the figures are printed already.
var errBelow = errors.New("below what is required")

func main() {
	if err := run(os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errors.New("say what to measure\n" + usage)
	}
	switch rest := args[1:]; args[0] {
	case "accuracy":
		return accuracy(rest)
	case "bench":
		return bench(rest)
	case "match":
		return match(rest)
	case "inflate", "rows", "workbook", "read", "pairs": // what bench runs in processes of their own
		return measured(args[0], rest)
	}
	return fmt.Errorf("nothing called %q\n%s", args[0], usage)
}

func measured(what string, args []string) error {
	if what == "workbook" && len(args) == 2 {
		return countyWorkbook(args[0], args[1])
	}
	if len(args) != 1 {
		return fmt.Errorf("%s takes one file", what)
	}
	if what == "read" || what == "pairs" {
		return readRoll(args[0], what == "pairs")
	}
	if what == "inflate" {
		n, err := yardstick.Inflate(args[0])
		fmt.Println(n, "bytes")
		return err
	}
	rows, cells, err := yardstick.Rows(args[0])
	fmt.Println(rows, "rows", cells, "cells")
	return err
}

// program is the rollnet to measure: the one given, else one built from this module.
func program(given, dir string) (string, error) {
	if given != "" {
		return given, nil
	}
	path := filepath.Join(dir, "rollnet")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-o", path, "rollnet/cmd/rollnet")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("building rollnet: %w", err)
	}
	return path, nil
}

// folder is where files are made: the one given, which is kept, or one that goes away with the returned function.
func folder(given string) (string, func(), error) {
	if given != "" {
		return given, func() {}, os.MkdirAll(given, 0o700)
	}
	dir, err := os.MkdirTemp("", "rollnet-measure-")
	return dir, func() { os.RemoveAll(dir) }, err
}
