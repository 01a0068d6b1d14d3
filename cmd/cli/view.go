package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"rollnet/io/intake"
	"rollnet/io/runfolder"
	"rollnet/io/stats"
	"rollnet/screening/date"
	"rollnet/screening/indicators"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// viewFlags are the flags of commands that look at rolls and write no run folder: how files are read, and by which policy.
func (c *console) viewFlags(cmd *cobra.Command, o *screenOptions) {
	f := cmd.Flags()
	f.StringVar(&o.policy, "profile", profile.Default, c.words("政策参数：gx-2018、monitor-2023 或文件", "the policy: gx-2018, monitor-2023 or a file"))
	f.StringArrayVar(&o.set, "set", nil, c.words("键=值：改一项政策参数，如 poverty_line=2995", "key=value: override one policy value, as poverty_line=2995"))
	f.StringArrayVar(&o.lists, "list", nil, c.words("种类=文件：指明某个文件是哪种部门名单", "KIND=FILE: say which list a file is"))
	c.mappingFlags(cmd, &o.mapping, &o.choices)
	c.readingFlags(cmd, &o.reading)
	f.IntVar(&o.jobs, "jobs", runtime.NumCPU(), c.words("并行数（不影响结果）", "how much runs at a time (does not change the result)"))
}

// view is the task of looking at some files as of a day; an empty day is the export's own.
func (c *console) view(o screenOptions, day string, files ...string) (*screenTask, error) {
	t := &screenTask{screenOptions: o, files: files}
	if day != "" {
		if t.day = dayOf(day); !t.day.Whole() {
			return nil, usage("--as-of 要写成 2018-06-30 这样的日期，不能是 %q", "--as-of is a day such as 2018-06-30, not %q", day)
		}
	}
	if o.jobs < 1 {
		return nil, usage("--jobs 至少为 1，不能是 %d", "--jobs is at least 1, not %d", o.jobs)
	}
	if err := t.settlePolicy(); err != nil {
		return nil, err
	}
	var err error
	if t.columns, err = c.mapping(o.mapping, o.choices); err != nil {
		return nil, err
	}
	t.how, err = o.reading.options(intake.Options{Jobs: o.jobs, NeedRoll: true, Mapping: t.columns})
	return t, err
}

// dayOf reads a day as people and run.json write it; 0 where it is none.
func dayOf(text string) date.Date {
	return roll.ParseDate(table.Value{Text: text, Kind: table.Text}, false)
}

// isRun says that an argument is a run folder.
func isRun(arg string) bool {
	_, err := os.Stat(filepath.Join(arg, runfolder.ManifestName))
	return err == nil
}

// figuresOf gives the indicators of a run folder, or of the files of one date.
func (c *console) figuresOf(arg, day string, o screenOptions, bar *progress) (*indicators.Set, error) {
	if isRun(arg) {
		if _, err := runfolder.ReadManifest(arg); err != nil {
			return nil, err
		}
		s, err := stats.Read(arg)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, usage("%s 中没有 %s（提示：用本版本重新筛查）", "%s has no %s (hint: screen again with this version)", arg, stats.FileName)
		}
		return s, err
	}
	t, err := c.view(o, day, arg)
	if err != nil {
		return nil, err
	}
	sources, err := c.sources(t.files, t.lists)
	if err != nil {
		return nil, err
	}
	_, seen, outcome, err := t.look(c, sources, bar)
	if err != nil {
		return nil, err
	}
	return indicators.Of(seen, outcome), nil
}
