package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"rollnet/io/invented"
	"rollnet/screening/date"
	"rollnet/screening/invent"
	"rollnet/screening/profile"
)

// What every family must reach.
const (
	leastRecall    = 0.99
	leastPrecision = 0.98
)

// setting is the county that a profile's rules are measured on.
type setting struct {
	layout invent.Layout
	asOf   date.Date
	values []string // what the profile leaves open
}

var settings = map[string]setting{
	profile.Default: {invent.Mixed, date.Of(2018, 6, 30), []string{"--set", "poverty_line=2995"}},
	"monitor-2023":  {invent.Wide2023, date.Of(2023, 6, 30), []string{"--set", "poverty_line=4000", "--set", "monitoring_line=7300"}},
}

func accuracy(args []string) error {
	flags := flag.NewFlagSet("accuracy", flag.ContinueOnError)
	households := flags.Int("households", 3000, "households of the register")
	seed := flags.Uint64("seed", 1, "which county")
	errorShare := flags.Float64("errors", 0.35, "share of the roll's households with a planted error")
	policy := flags.String("profile", profile.Default, "gx-2018 (a county of 2018) or monitor-2023 (a county of 2023)")
	layout := flags.String("layout", "", "mixed, list2017, list2018, list2022, ac01, pair2021 or wide2023; by the profile when not given")
	keep := flags.String("keep", "", "a folder to make the files in and leave them")
	given := flags.String("program", "", "the rollnet to measure; built from this module when not given")
	verbose := flags.Bool("v", false, "name the place of each miss, extra and wrong correction")
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
	setting, known := settings[*policy]
	if !known {
		return fmt.Errorf("no county is known for the profile %q", *policy)
	}
	if *layout != "" {
		if setting.layout, err = invent.ParseLayout(*layout); err != nil {
			return err
		}
	}
	w := &workshop{dir: dir, exe: exe, args: append([]string{"--profile", *policy}, setting.values...)}
	o := invent.Options{Households: *households, Seed: *seed, Errors: *errorShare, Layout: setting.layout, AsOf: setting.asOf}
	c, s, err := w.measure("county", o)
	if err != nil {
		return err
	}
	fmt.Printf("invented county, seed %d: %d households in the register, %d on the roll, layout %s, profile %s\n\n", *seed, len(c.Books), len(c.Roll), setting.layout, *policy)
	s.print(os.Stdout, *verbose)
	return errors.Join(s.verdict(), w.doubles(o, *verbose))
}

// workshop is where counties are made and screened.
type workshop struct {
	dir, exe string
	args     []string // of every screening
}

// measure makes a county, screens it, and holds the run against what was planted.
func (w *workshop) measure(name string, o invent.Options, args ...string) (*invent.County, *score, error) {
	c, err := invent.Make(o)
	if err != nil {
		return nil, nil, err
	}
	county, out := filepath.Join(w.dir, name), filepath.Join(w.dir, name+"-run")
	if err := invented.Write(county, c, invented.Options{}); err != nil {
		return nil, nil, err
	}
	args = slices.Concat([]string{"screen", county, "--out", out, "--as-of", c.AsOf.String(), "--no-progress", "--replace"}, w.args, args)
	screen := exec.Command(w.exe, args...)
	screen.Stderr = os.Stderr
	if err := screen.Run(); err != nil {
		return nil, nil, fmt.Errorf("rollnet screen: %w", err)
	}
	s, err := scoreRun(county, out, rowsOf(c))
	return c, s, err
}

// scoreRun holds a run folder against what was planted.
func scoreRun(county, out string, rows map[string]int) (*score, error) {
	planted, err := readLines[invented.Line](filepath.Join(county, invented.PlantedFile))
	if err != nil {
		return nil, err
	}
	findings, err := readLines[finding](filepath.Join(out, "findings.jsonl"))
	if err != nil {
		return nil, err
	}
	s := newScore(planted, findings)
	s.rows = rows
	if err := s.compareCells(county, filepath.Join(out, "corrected")); err != nil {
		return nil, err
	}
	return s, s.readManifest(filepath.Join(out, "run.json"))
}

// rowsOf counts the persons of the roll and the register: what is kept of the files must be as many.
func rowsOf(c *invent.County) map[string]int {
	rows := map[string]int{}
	for _, h := range c.Roll {
		rows["person"] += len(h.Members)
	}
	for _, b := range c.Books {
		rows["register"] += len(b.Persons)
	}
	return rows
}

// verdict is errBelow when a family or a correction is not good enough.
func (s *score) verdict() error {
	var bad []error
	for _, family := range s.families() {
		t := s.byFamily[family]
		if t.recall() < leastRecall || t.precision() < leastPrecision || t.near > 0 {
			bad = append(bad, fmt.Errorf("%s: recall %.3f, precision %.3f, near misses hit %d", family, t.recall(), t.precision(), t.near))
		}
	}
	if s.wrongFixes+s.otherCells+s.lostRows > 0 || len(s.stopped) > 0 {
		bad = append(bad, fmt.Errorf("wrong corrections %d, other cells changed %d, rows not accounted for %d, rules stopped or skipped %v",
			s.wrongFixes, s.otherCells, s.lostRows, s.stopped))
	}
	if len(bad) == 0 {
		return nil
	}
	return errors.Join(append([]error{errBelow}, bad...)...)
}
