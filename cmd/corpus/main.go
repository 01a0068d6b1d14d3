// Command corpus runs every spreadsheet under a folder through `rollnet inspect`, each in a process of its own with limits of
// time and memory, and holds what came of it against an expectation file. A file that changes its class, in either
// direction, or is read as something else than before, is a failure.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

func main() {
	var c collection
	flag.StringVar(&c.program, "program", "bin/rollnet", "the program to try")
	flag.StringVar(&c.expect, "expect", "", "the expectation file (TSV: path, sha256, class, rows, cells, digest)")
	flag.BoolVar(&c.update, "update", false, "write the expectation file instead of comparing")
	flag.DurationVar(&c.time, "time", 10*time.Second, "time for one file")
	flag.IntVar(&c.memory, "memory", 1024, "memory for one file, in MiB")
	flag.IntVar(&c.jobs, "jobs", runtime.NumCPU(), "files at a time")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: corpus [flags] FOLDER")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	c.folder = flag.Arg(0)
	differences, err := c.run(os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(3)
	}
	if differences > 0 {
		os.Exit(1)
	}
}
