package intake

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"rollnet/io/fault"
	"rollnet/io/layout"
	"rollnet/io/sheet"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// file is a source on its way: read, recognised, typed.
type file struct {
	Input
	forced roll.Kind
}

// Read reads files, tells what each of their sheets is, and puts rolls, register and lists together. Nothing of it depends
// on the order in which the files are given, nor on the number of jobs. The error of a bad file is a *fault.Fault; of
// several bad files, all of them joined.
func Read(sources []Source, o Options) (*Intake, error) {
	files := prepare(sources)
	if err := each(files, o.Jobs, func(f *file) error { return f.take(o) }); err != nil {
		return nil, err
	}
	if err := sameTwice(files); err != nil {
		return nil, err
	}
	return assemble(files, o)
}

// prepare names the files and puts them in order of their names.
func prepare(sources []Source) []*file {
	paths := make([]string, len(sources))
	for i, s := range sources {
		paths[i] = s.Path
	}
	names := Names(paths)
	files := make([]*file, len(sources))
	for i, s := range sources {
		files[i] = &file{Input: Input{Path: s.Path, File: cmp.Or(s.Name, names[i])}, forced: s.Kind}
	}
	slices.SortStableFunc(files, func(a, b *file) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Path, b.Path))
	})
	return files
}

// each works on some files at a time; all that are refused are named, in order.
func each(files []*file, jobs int, work func(*file) error) error {
	errs := make([]error, len(files))
	var g errgroup.Group
	g.SetLimit(max(1, jobs))
	for i, f := range files {
		g.Go(func() error {
			errs[i] = work(f)
			return nil
		})
	}
	_ = g.Wait() // errors are kept in the files' order
	return errors.Join(errs...)
}

func sameTwice(files []*file) error {
	first := map[string]*file{}
	for _, f := range files {
		if other := first[f.SHA256]; other != nil {
			return &fault.Fault{Code: fault.SameFile, File: f.File, Found: other.File}
		}
		first[f.SHA256] = f
	}
	return nil
}

// take reads a file, recognises its sheets and types their columns.
func (f *file) take(o Options) error {
	var progress func(done, total int64)
	if o.Progress != nil {
		progress = func(done, total int64) { o.Progress(f.File, done, total) }
	}
	var err error
	if f.Workbook, err = sheet.Open(f.Path, f.File, sheet.Options{Password: o.Password, Partial: o.Partial, Progress: progress}); err != nil {
		return err
	}
	f.SHA256, f.Container = f.Workbook.SHA256, string(f.Workbook.Container)
	if err := f.recognise(o); err != nil {
		return err
	}
	if !f.HoldsRoll() {
		f.Workbook.Data = nil // only rolls are corrected
	}
	return nil
}

func (f *file) recognise(o Options) error {
	kept := map[roll.Kind]int{}
	others := false
	for _, t := range f.Workbook.Tables {
		sheets, err := layout.Recognise(t, layout.Said{Kind: f.forced, Mapping: o.Mapping})
		var bad *fault.Fault
		if o.Unknown && errors.As(err, &bad) && (bad.Code == fault.HeaderTwice || bad.Code == fault.SecondHeader) {
			f.Unfit, sheets, err = bad, []*layout.Sheet{unfit(t, bad)}, nil
		}
		if err != nil {
			return err
		}
		read := 0
		for _, s := range sheets {
			read += len(s.Rows) + len(s.Skipped) + len(s.HeaderRows)
		}
		if read != t.Rows() {
			return fmt.Errorf("%s!%s: %d rows were read and %d accounted for", f.File, t.Sheet, t.Rows(), read)
		}
		for _, s := range sheets {
			f.Sheets = append(f.Sheets, s)
			others = others || s.Other.ZH != ""
			if s.Kind == "" {
				continue
			}
			f.parts = append(f.parts, typed(s))
			f.of = append(f.of, s)
			kept[s.Kind] += len(s.Rows)
			if f.Kind == "" || kept[s.Kind] > kept[f.Kind] {
				f.Kind, f.Era = s.Kind, s.Era
			}
		}
	}
	if f.Kind == "" && !o.Unknown && !others {
		if lost := f.Workbook.Lost; len(lost) > 0 { // what was to be recognised is among it
			return lost[0].Why
		}
		return f.unrecognised()
	}
	return nil
}

// unfit is a sheet that was read whole and has headers that contradict each other: for looking at it is nothing known.
func unfit(t *table.Table, why *fault.Fault) *layout.Sheet {
	said := screening.Words{ZH: why.Reason("zh"), EN: why.Reason("en")}
	s := &layout.Sheet{Table: t, Missing: said}
	for row := range t.Rows() {
		s.Skipped = append(s.Skipped, layout.Skipped{Row: t.Number(row), Reason: said})
	}
	return s
}

// typed reads a sheet's columns by their types. What stands outside the table for all rows gets columns behind its own.
func typed(s *layout.Sheet) *roll.Part {
	fields, t := s.Fields(), s.Table
	if len(s.Given) > 0 {
		wider := *t
		wider.Columns = slices.Clone(t.Columns)
		for _, g := range s.Given {
			fields[g.Field] = len(wider.Columns)
			wider.Columns = append(wider.Columns, table.Stepped(g.Steps, t.Rows()))
		}
		t = &wider
	}
	return roll.NewPart(s.Kind, s.Era, t, fields, s.Rows)
}

// unrecognised is the refusal of a file of which no sheet is known, by the sheet that came nearest.
func (f *file) unrecognised() error {
	bad := &fault.Fault{Code: fault.Unrecognised, File: f.File, Found: "none", FoundZH: "（无）", Want: "rows", WantZH: "数据"}
	most := -1
	for _, s := range f.Sheets {
		if s.Table.Rows() == 0 || len(s.Seen) <= most {
			continue
		}
		most = len(s.Seen)
		bad.Sheet, bad.Want, bad.WantZH = s.Table.Sheet, s.Missing.EN, s.Missing.ZH
		if most > 0 {
			bad.Found = strings.Join(s.Seen[:min(most, 20)], ", ")
			bad.FoundZH = strings.Join(s.Seen[:min(most, 20)], "、")
		}
	}
	if most < 0 {
		bad.Code = fault.Empty
	}
	return bad
}

// assemble puts the sheets of all files together.
func assemble(files []*file, o Options) (*Intake, error) {
	in := &Intake{Lists: map[roll.Kind]*roll.List{}}
	parts := map[roll.Kind][]*roll.Part{}
	var rolls []*roll.Part
	for _, f := range files {
		in.Inputs = append(in.Inputs, f.Input)
		for _, p := range f.parts {
			if p.Kind == roll.Persons || p.Kind == roll.Households {
				rolls = append(rolls, p)
			} else {
				parts[p.Kind] = append(parts[p.Kind], p)
			}
		}
	}
	if len(rolls) == 0 && o.NeedRoll {
		return nil, noRoll(files)
	}
	in.Roll = assembleRoll(rolls)
	if o.NeedRoll && len(in.Roll.Persons)+len(in.Roll.Households) == 0 { // nothing but headers is no roll
		return nil, noRoll(files)
	}
	in.DataDate = dataDate(rolls)
	in.Register = assembleRegister(parts[roll.Register])
	countDerived(in)
	for _, kind := range roll.ListKinds {
		if len(parts[kind]) > 0 {
			in.Lists[kind] = roll.NewList(kind, parts[kind])
		}
	}
	return in, nil
}

func noRoll(files []*file) error {
	var names []string
	for _, f := range files {
		names = append(names, f.File)
	}
	const shown = 5
	if len(names) > shown {
		names = append(names[:shown], "…")
	}
	return &fault.Fault{Code: fault.NoRoll, File: strings.Join(names, ", ")}
}
