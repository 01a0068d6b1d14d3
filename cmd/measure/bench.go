package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"rollnet/io/invented"
	"rollnet/screening/invent"
)

// cost is what a process took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // bytes; 0 where the system does not say
}

func bench(args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	households := flags.Int("households", 82616, "households of the county workbook")
	excelize := flags.Bool("excelize", false, "also read the workbook with excelize's Rows, which takes minutes")
	persons := flags.String("persons", "100000,200000,370000,1000000", "persons on the rolls that duplicates are looked for on; \"\" for none")
	keep := flags.String("keep", "", "a folder to make the files in and leave them")
	given := flags.String("program", "", "the rollnet to measure; built from this module when not given")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, clean, err := folder(*keep)
	if err != nil {
		return err
	}
	defer clean()
	exe, err := program(*given, dir)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	// A process begins with the peak of the one that started it, so this one stays small: others make the workbook.
	maker := exec.Command(self, "workbook", dir, strconv.Itoa(*households))
	maker.Stdout, maker.Stderr = os.Stdout, os.Stderr
	if err := maker.Run(); err != nil {
		return err
	}
	file := filepath.Join(dir, "county", invented.WideFile)
	run := filepath.Join(dir, "run")
	stages := []stage{
		{"inflate to nowhere", self, []string{"inflate", file}},
		{"import (inspect)", exe, []string{"inspect", file}},
		{"screen, whole", exe, []string{"screen", file, "--out", run, "--as-of", "2018-06-30",
			"--set", "poverty_line=2995", "--no-progress", "--replace"}},
		{"diff with ledger", exe, []string{"diff", file, run, "--ledger", filepath.Join(run, "changes.csv")}},
		{"verify with inputs", exe, []string{"verify", run, "--inputs", file}},
	}
	if *excelize {
		stages = append(stages, stage{"excelize Rows()", self, []string{"rows", file}})
	}
	if err := runStages(stages); err != nil || *persons == "" {
		return err
	}
	return benchDoubles(self, dir, *persons)
}

type stage struct {
	name string
	exe  string
	args []string
}

func runStages(stages []stage) error {
	fmt.Printf("%-20s %9s %9s %10s %12s\n", "", "CPU s", "wall s", "peak MB", "CPU ÷ inflate")
	var base cost
	for i, s := range stages {
		c, err := measureProcess(s.exe, s.args...)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if i == 0 {
			base = c
		}
		fmt.Printf("%-20s %9.2f %9.2f %10.0f %12.1f\n", s.name, c.cpu.Seconds(), c.wall.Seconds(), float64(c.peak)/1e6, c.cpu.Seconds()/base.cpu.Seconds())
	}
	return nil
}

// measureProcess runs a program to its end and says what it took.
func measureProcess(exe string, args ...string) (cost, error) {
	return measureTelling(io.Discard, exe, args...)
}

// measureTelling is measureProcess for a program whose words are wanted.
func measureTelling(to io.Writer, exe string, args ...string) (cost, error) {
	cmd := exec.Command(exe, args...)
	cmd.Stdout, cmd.Stderr = to, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, err
	}
	state := cmd.ProcessState
	return cost{time.Since(start), state.UserTime() + state.SystemTime(), peak(state)}, nil
}

// countyWorkbook writes a roll of a whole county in one workbook of 40 columns.
func countyWorkbook(dir, households string) error {
	n, err := strconv.Atoi(households)
	if err != nil {
		return err
	}
	c, err := invent.Make(invent.Options{Households: n, Seed: 2018, Errors: 0.02, Layout: invent.List2018, WholeRoll: true})
	if err != nil {
		return err
	}
	rows := 0
	for _, h := range c.Roll {
		rows += len(h.Members)
	}
	where := filepath.Join(dir, "county")
	if err := invented.Write(where, c, invented.Options{Wide: true, RollOnly: true}); err != nil {
		return err
	}
	info, err := os.Stat(filepath.Join(where, invented.WideFile))
	if err != nil {
		return err
	}
	fmt.Printf("county workbook: %d households, %d rows × 40 columns, %.1f MB\n\n", len(c.Roll), rows, float64(info.Size())/1e6)
	return nil
}
