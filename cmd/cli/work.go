package cli

import (
	"fmt"
	"io"
	"strings"
	"time"

	"rollnet/io/corrected"
	"rollnet/io/exceptions"
	"rollnet/io/intake"
	"rollnet/io/ledger"
	"rollnet/io/operations"
	"rollnet/io/report"
	"rollnet/io/rounds"
	"rollnet/io/runfolder"
	"rollnet/io/stats"
	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/indicators"
	"rollnet/screening/profile"
)

// screen is the main job: read, screen, write the run folder, say what came of it.
func screen(c *console, t *screenTask) error {
	sources, err := c.sources(t.files, t.lists)
	if err != nil {
		return err
	}
	last, err := lastRound(t.previous, t.out)
	if err != nil {
		return err
	}
	var manifest *runfolder.Manifest
	var outcome *screening.Outcome
	var found []ledger.Finding
	err = c.makeFolder(t.out, t.replace, func(folder *runfolder.Folder) error {
		bar := &progress{console: c}
		defer bar.end()
		in, seen, o, err := t.look(c, sources, bar)
		if err != nil {
			return err
		}
		outcome, found = o, ledger.Findings(o.Findings, c.fileLang)
		c.sayUnmasked(t.packets)
		course := rounds.Carry(found, last.found, last.standing, ranIn(outcome.Rules), c.fileLang)
		for i := range found { // the same ones, in the same order: the indicators count what is answered
			outcome.Findings[i].State = found[i].State
		}
		manifest = t.manifest(c, in, outcome, found)
		manifest.Previous = last.hash
		manifest.Summary.Rounds = append(last.rounds, course.Round(manifest.Command, manifest.AsOf))
		return t.write(c, folder, in, outcome, found, last.standing, seen, manifest, bar)
	})
	if err != nil {
		return err
	}
	if err := reportRun(c, t, manifest, outcome); err != nil {
		return err
	}
	if t.reached(found) {
		return errFindings
	}
	return nil
}

// look reads the files and screens what is in them.
func (t *screenTask) look(c *console, sources []intake.Source, bar *progress) (*intake.Intake, *screening.Case, *screening.Outcome, error) {
	in, seen, err := t.read(c, sources, bar)
	if err != nil {
		return nil, nil, nil, err
	}
	outcome, err := screening.Run(seen, t.rules, screening.Options{Jobs: t.jobs, Only: t.only, Skip: t.skip, Progress: bar.stage(c.words("筛查", "screening"))})
	return in, seen, outcome, err
}

// read reads the files into a case.
func (t *screenTask) read(c *console, sources []intake.Source, bar *progress) (*intake.Intake, *screening.Case, error) {
	t.how.Progress = bar.stage(c.words("读入", "reading"))
	in, err := intake.Read(sources, t.how)
	if err != nil {
		return nil, nil, err
	}
	if err := c.checkMapping(t.columns); err != nil {
		return nil, nil, err
	}
	c.sayReading(in)
	c.sayUnvalued(in)
	c.sayOthers(in)
	if err := t.settleDay(in.DataDate); err != nil {
		return nil, nil, err
	}
	lost, err := losses(in)
	if err != nil {
		return nil, nil, err
	}
	return in, &screening.Case{Roll: in.Roll, Register: in.Register, Lists: in.Lists, Profile: t.profile, AsOf: t.day, Losses: lost}, nil
}

// sayKept says under which name a folder that was replaced is kept, because somebody had changed it.
func (c *console) sayKept(kept string) {
	if kept != "" {
		c.say(screening.Words{ZH: "原结果文件夹中有改动过的文件，已保留在 %s", EN: "the older run folder had been changed by hand; it is kept as %s"}, kept)
	}
}

// manifest is run.json but for the outputs.
func (t *screenTask) manifest(c *console, in *intake.Intake, outcome *screening.Outcome, found []ledger.Finding) *runfolder.Manifest {
	m := &runfolder.Manifest{Version: Version, Command: "screen", Flags: t.flags(), AsOf: t.day.String(),
		Inputs: runfolder.Inputs(in.Inputs, c.fileLang), Rules: runfolder.Rules(outcome.Rules, c.fileLang)}
	m.Profile, m.PovertyLine = runfolder.ProfileOf(t.profile)
	m.Summary = summary.Of(found, outcome.Rules, len(outcome.Corrections), runfolder.RowsOf(m.Inputs), len(in.Roll.Households), len(in.Roll.Persons))
	m.Summary.Ages = summary.AgesOf(in.Roll, t.day)
	if t.stamp {
		m.Stamp = time.Now().Format(time.RFC3339)
	}
	return m
}

// flags are those that bear on the result, as far as they were given.
func (t *screenTask) flags() runfolder.Settings {
	var s runfolder.Settings
	add := func(key, value string) {
		if value != "" {
			s = append(s, profile.Value{Key: key, Value: value})
		}
	}
	add("as-of", t.asOf)
	add("profile", t.policy)
	add("set", strings.Join(t.set, " "))
	add("map", strings.Join(t.choices, " "))
	add("mapping", t.columns.SHA256)
	add("rules", strings.Join(t.ownFiles, " "))
	add("only", strings.Join(t.only, ","))
	add("skip", strings.Join(t.skip, ","))
	if t.reading.partial {
		add("allow-partial", "true")
	}
	if t.public {
		add("public", "true")
	}
	if t.annotate {
		add("annotate", "true")
	}
	return append(s, t.packets.flags()...)
}

// file is one file of a folder and what writes it.
type file struct {
	name  string
	write func(w io.Writer) (rows int, err error)
}

// write writes all files of the run folder, run.json last.
func (t *screenTask) write(c *console, folder *runfolder.Folder, in *intake.Intake, o *screening.Outcome, found []ledger.Finding, standing []rounds.Entry, seen *screening.Case, m *runfolder.Manifest, bar *progress) error {
	scratch, err := folder.Scratch()
	if err != nil {
		return err
	}
	list := exceptionList(c, found, o.Rules, m)
	figures := indicators.Of(seen, o)
	list.Indicators, list.Exits, list.Corrected = figures, exceptions.ExitsOf(seen), map[string]string{}
	files := []file{
		{runfolder.FindingsName, func(w io.Writer) (int, error) { return ledger.WriteFindings(w, found) }},
		{"changes.csv", func(w io.Writer) (int, error) { return ledger.WriteChanges(w, o.Corrections, c.fileLang) }},
		{stats.FileName, func(w io.Writer) (int, error) { return stats.Write(w, figures) }},
		{operations.EditsName, func(w io.Writer) (int, error) { return operations.WriteEdits(w, scratch, o.Corrections, c.fileLang) }},
		{"exceptions.xlsx", func(w io.Writer) (int, error) { return exceptions.Write(w, scratch, list) }},
	}
	if len(standing) > 0 {
		files = append(files, file{rounds.FileName, func(w io.Writer) (int, error) { return rounds.Write(w, standing) }})
	}
	page := pageContent(c, m, m.Summary, figures, t.public)
	files = append(files, file{report.Name, func(w io.Writer) (int, error) { return 0, report.Write(w, page) }})
	files = append(files, packetFiles(packetsFolder+"/", scratch, list, t.packets)...)
	names := corrected.Names(in.Inputs)
	for i := range in.Inputs {
		input := &in.Inputs[i]
		if input.HoldsRoll() {
			list.Corrected[input.File] = "corrected/" + names[i]
			files = append(files, file{"corrected/" + names[i], func(w io.Writer) (int, error) {
				return corrected.Write(w, input, o.Corrections)
			}})
		}
	}
	if t.annotate {
		files = append(files, c.annotatedFiles(in, found, o.Rules)...)
	}
	show := bar.stage(c.words("写出", "writing"))
	for i, f := range files {
		show("", int64(i), int64(len(files)))
		if err := folder.Write(f.name, f.write); err != nil {
			return err
		}
	}
	return folder.WriteManifest(*m)
}

// lineWords says which poverty line was used.
func lineWords(l *runfolder.Line) screening.Words {
	switch {
	case l == nil:
		return screening.Words{ZH: "未设定（收入类规则未运行）", EN: "none (the income rules did not run)"}
	case l.Yuan > 0:
		return screening.Words{ZH: fmt.Sprintf("%g 元/人·年", l.Yuan), EN: fmt.Sprintf("%g yuan a head and year", l.Yuan)}
	}
	return screening.Words{ZH: "按年份取值（" + l.Which + "）", EN: "by year (" + l.Which + ")"}
}

// exceptionList is what the exception list says, with the facts it rests on.
func exceptionList(c *console, found []ledger.Finding, rules []screening.RuleResult, m *runfolder.Manifest) exceptions.Content {
	return exceptions.Content{Findings: found, Rules: rules, Summary: m.Summary, Lang: c.fileLang, Facts: append(facts(c, m), exceptions.Fact{
		Label: screening.Words{ZH: "来源文件", EN: "inputs"}, Value: inputNames(m),
	})}
}

// facts are what a screening rests on.
func facts(c *console, m *runfolder.Manifest) []exceptions.Fact {
	return []exceptions.Fact{
		{Label: screening.Words{ZH: "数据时点", EN: "as of"}, Value: m.AsOf},
		{Label: screening.Words{ZH: "政策参数", EN: "profile"}, Value: m.Profile.Name},
		{Label: screening.Words{ZH: "贫困线", EN: "poverty line"}, Value: lineWords(m.PovertyLine).In(c.fileLang)},
	}
}

func inputNames(m *runfolder.Manifest) string {
	var names []string
	for _, in := range m.Inputs {
		names = append(names, in.File)
	}
	return strings.Join(names, "、")
}
