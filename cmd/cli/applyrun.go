package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rollnet/io/answers"
	"rollnet/io/changelog"
	"rollnet/io/corrected"
	"rollnet/io/exceptions"
	"rollnet/io/intake"
	"rollnet/io/ledger"
	"rollnet/io/operations"
	"rollnet/io/report"
	"rollnet/io/rounds"
	"rollnet/io/runfolder"
	"rollnet/io/sheet"
	"rollnet/io/summary"
	"rollnet/io/xlsx"
	"rollnet/rules"
	"rollnet/screening"
	"rollnet/screening/compare"
)

// applied is what apply works on and what comes of it.
type applied struct {
	before *runfolder.Manifest
	found  []ledger.Finding // of the run, at their places in its corrected rolls
	in     *intake.Intake   // the corrected rolls
	books  *rounds.Books
	files  []answers.File
	plan   *rounds.Plan
	open   []ledger.Finding
	after  *runfolder.Manifest
}

// apply reads a run and the answers to it, and writes the run that follows.
func apply(c *console, dir string, args []string, o *applyOptions) error {
	var a *applied
	err := c.makeFolder(o.out, o.replace, func(folder *runfolder.Folder) (err error) {
		bar := &progress{console: c}
		defer bar.end()
		if a, err = readApplied(c, dir, args, o, bar); err != nil {
			return err
		}
		if err := a.plan.Settle(a.books, a.canLeave); err != nil {
			return err
		}
		a.open = a.plan.Open(a.found)
		if a.after, err = a.manifest(dir, o); err != nil {
			return err
		}
		return a.write(c, folder, bar)
	})
	if err != nil {
		return err
	}
	return reportApplied(c, a, o)
}

// readApplied reads the run folder, its corrected rolls and the answers, and holds them against each other.
func readApplied(c *console, dir string, args []string, o *applyOptions, bar *progress) (*applied, error) {
	a := &applied{}
	var err error
	if a.before, err = runfolder.ReadManifest(dir); err != nil {
		return nil, err
	}
	if a.found, err = runfolder.ReadFindings(dir); err != nil {
		return nil, err
	}
	earlier, err := rounds.Read(dir)
	if err != nil {
		return nil, err
	}
	lines, err := ledgerOf(dir)
	if err != nil {
		return nil, err
	}
	paths, notes, err := intake.Expand(args)
	if err != nil {
		return nil, err
	}
	for _, n := range notes {
		c.say(screening.Words{ZH: "%s", EN: "%s"}, n.In(c.lang))
	}
	given, files, err := answers.Read(paths)
	if err != nil {
		return nil, err
	}
	a.files = files
	a.in, err = intake.Read(correctedSources(dir, a.before), intake.Options{Jobs: o.jobs, NeedRoll: true, Mapping: o.columns, Progress: bar.stage(c.words("读入", "reading"))})
	if err != nil {
		return nil, err
	}
	if err := c.checkMapping(o.columns); err != nil {
		return nil, err
	}
	a.sayAltered(c)
	a.books = rounds.NewBooks(a.in)
	rounds.Localise(a.found, correctedNames(a.before), lines)
	a.plan = rounds.Decide(a.found, given, rounds.Standing(earlier), a.books, c.fileLang)
	return a, nil
}

// ledgerOf reads the ledger of a run folder.
func ledgerOf(dir string) ([]compare.Line, error) {
	name := filepath.Join(dir, "changes.csv")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, &runfolder.Refusal{Place: name, Words: screening.Words{
			ZH: "读不了（提示：给出没有改动过的结果文件夹）", EN: "cannot be read (hint: give the run folder unaltered)"}, Err: err}
	}
	return changelog.Read(data, name)
}

const correctedFolder = "corrected/"

// correctedSources are the corrected rolls of a run folder, under the names they have there.
func correctedSources(dir string, m *runfolder.Manifest) []intake.Source {
	var sources []intake.Source
	for _, out := range m.Outputs {
		if name, is := strings.CutPrefix(out.File, correctedFolder); is {
			sources = append(sources, intake.Source{Path: filepath.Join(dir, filepath.FromSlash(out.File)), Name: name})
		}
	}
	return sources
}

// correctedNames says how the corrected copies of a run's inputs are called, and the sheets of those that became another
// container.
func correctedNames(m *runfolder.Manifest) rounds.Names {
	names := rounds.Names{File: map[string]string{}, Sheets: map[string]map[string]string{}}
	originals := make([]corrected.Original, len(m.Inputs))
	for i, in := range m.Inputs {
		originals[i] = corrected.Original{File: in.File, Kept: corrected.Keeps(in.Container, in.Outcome == "partial")}
	}
	for i, name := range corrected.NamesOf(originals) {
		in := &m.Inputs[i]
		if !slices.ContainsFunc(m.Outputs, func(o runfolder.Output) bool { return o.File == correctedFolder+name }) {
			continue
		}
		names.File[in.File] = name
		if !originals[i].Kept {
			var sheets []string
			for _, s := range in.Sheets {
				if !slices.Contains(sheets, s.Sheet) {
					sheets = append(sheets, s.Sheet)
				}
			}
			names.Sheets[in.File] = corrected.SheetNames(sheets)
		}
	}
	return names
}

// sayAltered names the corrected rolls that somebody has changed since the run.
func (a *applied) sayAltered(c *console) {
	for _, in := range a.in.Inputs {
		for _, out := range a.before.Outputs {
			if out.File == correctedFolder+in.File && out.SHA256 != in.SHA256 {
				c.say(screening.Words{ZH: "%s：筛查以后改动过；与筛查时不同的单元格不会改", EN: "%s: it was altered since the run; cells that differ are left alone"}, out.File)
			}
		}
	}
}

// canLeave says whether rows can leave a file, in the words of rounds.
func (a *applied) canLeave(file string, rows map[string][]int) error {
	for i := range a.in.Inputs {
		in := &a.in.Inputs[i]
		if in.File != file || in.Workbook.Container != sheet.XLSX {
			continue
		}
		data := in.Workbook.Data
		err := xlsx.CanLeave(bytes.NewReader(data), int64(len(data)), file, rows)
		var stuck *xlsx.Stuck
		if errors.As(err, &stuck) {
			return &rounds.Stuck{Sheet: stuck.Sheet, Row: stuck.Row, Words: screening.Words{ZH: stuck.In("zh"), EN: stuck.In("en")}}
		}
		return err
	}
	return nil
}

// manifest is run.json but for the outputs.
func (a *applied) manifest(dir string, o *applyOptions) (*runfolder.Manifest, error) {
	previous, err := runfolder.ManifestHash(dir)
	if err != nil {
		return nil, err
	}
	b := a.before
	m := &runfolder.Manifest{Version: Version, Command: "apply", Previous: previous, Profile: b.Profile, PovertyLine: b.PovertyLine, AsOf: b.AsOf,
		Inputs: runfolder.Inputs(a.in.Inputs, "zh"), Answers: a.files, Rules: b.Rules}
	households, persons := a.left()
	m.Summary = summary.Of(a.open, ruleResults(b), len(a.plan.Changes()), runfolder.RowsOf(m.Inputs), households, persons)
	m.Summary.Rounds = append(slices.Clone(b.Summary.Rounds), a.plan.Course(a.found, a.open).Round(m.Command, m.AsOf))
	return m, nil
}

// left is how many households and persons stay on the roll.
func (a *applied) left() (households, persons int) {
	leaving := a.plan.LeavingRows()
	for i := range a.in.Roll.Households {
		stay := 0
		for _, e := range a.in.Roll.Households[i].Entries() {
			t := e.Part.Table
			if _, gone := slices.BinarySearch(leaving[t.File][t.Sheet], t.Number(int(e.Row))); !gone {
				stay++
			}
		}
		if stay > 0 {
			households++
		}
	}
	persons = len(a.in.Roll.Persons)
	for _, l := range a.plan.Leaves() {
		if p, _ := a.books.Owner(l.File, l.Sheet, l.Row.Row); p != nil {
			persons--
		}
	}
	return households, persons
}

// write writes all files of the run folder, run.json last.
func (a *applied) write(c *console, folder *runfolder.Folder, bar *progress) error {
	scratch, err := folder.Scratch()
	if err != nil {
		return err
	}
	known := map[string]*screening.Rule{}
	for _, r := range rules.All() {
		known[r.Code] = r
	}
	title := func(code string) string {
		if r := known[code]; r != nil {
			return code + " " + r.Title.In(c.fileLang)
		}
		return code
	}
	basis := func(code string) string {
		if r := known[code]; r != nil {
			return r.Basis.In(c.fileLang)
		}
		return ""
	}
	list := exceptionList(c, a.open, ruleResults(a.before), a.after)
	page := pageContent(c, a.after, a.after.Summary, nil, false)
	list.Corrected = map[string]string{}
	for _, in := range a.in.Inputs {
		list.Corrected[in.File] = correctedFolder + in.File
	}
	files := []file{
		{runfolder.FindingsName, func(w io.Writer) (int, error) { return ledger.WriteFindings(w, a.open) }},
		{"changes.csv", func(w io.Writer) (int, error) { return ledger.WriteLines(w, a.plan.Lines(a.books, basis)) }},
		{rounds.FileName, func(w io.Writer) (int, error) { return rounds.Write(w, a.plan.Entries) }},
		{"exceptions.xlsx", func(w io.Writer) (int, error) { return exceptions.Write(w, scratch, list) }},
		{report.Name, func(w io.Writer) (int, error) { return 0, report.Write(w, page) }},
	}
	for _, op := range screening.Operations {
		items := a.plan.Items(op.Operation, a.books, title)
		if len(items) > 0 || op.Operation == screening.Edit {
			files = append(files, file{operations.Name(op.Operation), func(w io.Writer) (int, error) {
				return operations.Write(w, scratch, op.Operation, items, c.fileLang)
			}})
		}
	}
	edits, leaving := a.edits(), a.plan.LeavingRows()
	for i := range a.in.Inputs {
		in := &a.in.Inputs[i]
		files = append(files, file{correctedFolder + in.File, func(w io.Writer) (int, error) { return corrected.Change(w, in, edits[in.File], leaving[in.File]) }})
	}
	show := bar.stage(c.words("写出", "writing"))
	for i, f := range files {
		show("", int64(i), int64(len(files)))
		if err := folder.Write(f.name, f.write); err != nil {
			return err
		}
	}
	return folder.WriteManifest(*a.after)
}

// edits are the cells that change, by file and sheet.
func (a *applied) edits() map[string]map[string][]xlsx.Edit {
	all := map[string]map[string][]xlsx.Edit{}
	for _, change := range a.plan.Changes() {
		if all[change.File] == nil {
			all[change.File] = map[string][]xlsx.Edit{}
		}
		all[change.File][change.Sheet] = append(all[change.File][change.Sheet],
			xlsx.Edit{Row: change.Row, Col: rounds.ColumnNumber(change.Column), Was: change.Was, Becomes: change.Becomes})
	}
	return all
}
