package cli

import (
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/intake"
	"rollnet/io/layout"
	"rollnet/io/ledger"
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/profile"
)

// screenOptions are the flags of screen, as given.
type screenOptions struct {
	job, out       string
	replace, stamp bool
	asOf, previous string
	policy         string
	set            []string
	only, skip     []string
	own            []string
	lists          []string
	mapping        string
	choices        []string // --map
	reading        reading
	failOn         string
	format         string
	jobs           int
	noProgress     bool
	annotate       bool
	packets        packets
	public         bool
}

func newScreen(c *console) *cobra.Command {
	var o screenOptions
	cmd := &cobra.Command{
		Use:   "screen [FILE...]",
		Short: c.words("筛查花名册，写出结果文件夹", "screen a roll and write a run folder"),
		Long: c.words(`筛查花名册，写出结果文件夹。

FILE 可以是文件、文件夹或通配符，先后不限：花名册（户表、人员表或合在一起）、全县农户花名册、各部门名单，都按表头识别。
不带参数时，用当前文件夹里的作业文件 rollnet.yaml（可由 rollnet init 写出）。

结果文件夹里有更正后的表格（corrected/）、疑点清单（exceptions.xlsx）、更正台账（changes.csv）等。疑点不是结论，须入户核实。`,
			`Screen a roll and write a run folder.

FILE is a file, a folder or a glob, in any order: the roll (household table, person table, or both in one), the register of all farm
households, and the departments' lists, each recognised by its headers. Without arguments the job file rollnet.yaml of this folder is
taken (rollnet init writes one). The run folder holds the corrected sheets (corrected/), the
exception list (exceptions.xlsx), the ledger of changes (changes.csv) and more. Findings are leads, to be checked at the door.`),
		Example: "  rollnet screen exports/ --out run --as-of 2018-06-30 --set poverty_line=2995",
	}
	cmd.RunE = run(func(args []string) error {
		if o.job == "" && len(args) == 0 && len(o.lists) == 0 {
			if _, err := os.Stat(jobName); err == nil {
				o.job = jobName
			}
		}
		if o.job != "" {
			files, open, err := applyJob(cmd, o.job)
			if err != nil {
				return err
			}
			if len(open) > 0 {
				c.say(screening.Words{ZH: "作业文件 %s 中还没有填：%s", EN: "job file %s leaves open: %s"}, o.job, strings.Join(open, c.words("、", ", ")))
			}
			if len(args) == 0 {
				args = files
			}
		}
		task, err := o.check(args)
		if err != nil {
			return err
		}
		if task.columns, err = c.mapping(o.mapping, o.choices); err != nil {
			return err
		}
		task.how = intake.Options{Jobs: o.jobs, NeedRoll: true, Mapping: task.columns}
		if task.how, err = o.reading.options(task.how); err != nil {
			return err
		}
		if o.noProgress {
			c.bars = false
		}
		return screen(c, task)
	})
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", c.words("结果文件夹（必填；不能已有内容）", "the run folder (needed; must not hold anything)"))
	f.BoolVar(&o.replace, "replace", false, c.words("替换已有的结果文件夹", "replace an older run folder"))
	f.StringVar(&o.asOf, "as-of", "", c.words("数据时点，如 2018-06-30（默认取导出表的数据日期）", "the day ages are reckoned at, as 2018-06-30 (default: the export's own 数据日期)"))
	f.StringVar(&o.policy, "profile", profile.Default, c.words("政策参数：gx-2018、monitor-2023 或文件", "the policy: gx-2018, monitor-2023 or a file"))
	f.StringArrayVar(&o.set, "set", nil, c.words("键=值：改一项政策参数，如 poverty_line=2995", "key=value: override one policy value, as poverty_line=2995"))
	f.StringArrayVar(&o.own, "rules", nil, ownRulesHelp.In(c.lang))
	f.StringSliceVar(&o.only, "only", nil, c.words("只运行这些规则，逗号分隔", "run only these rules, comma-separated"))
	f.StringSliceVar(&o.skip, "skip", nil, c.words("不运行这些规则，逗号分隔", "leave these rules out, comma-separated"))
	f.StringArrayVar(&o.lists, "list", nil, c.words("种类=文件：指明某个文件是哪种部门名单", "KIND=FILE: say which list a file is"))
	c.mappingFlags(cmd, &o.mapping, &o.choices)
	c.readingFlags(cmd, &o.reading)
	f.StringVar(&o.previous, "previous", "", c.words("上一轮的结果文件夹（screen 或 apply 写出）：答复仍有效的不再问，情况有变的重新列出", "the run folder of the round before, of screen or apply: what was answered is not asked again unless its facts have changed"))
	f.StringVar(&o.failOn, "fail-on", "none", c.words("有这一级别的问题时退出码为 1：error、warning 或 none", "exit 1 when there are findings of this level: error, warning or none"))
	f.StringVar(&o.format, "format", "text", c.words("标准输出的格式：text 或 json", "what goes to standard output: text or json"))
	f.StringVar(&o.job, "job", "", c.words("作业文件（YAML），可写全部选项；命令行优先", "a job file (YAML) that can hold all of it; flags win"))
	c.packetFlags(cmd, &o.packets)
	f.BoolVar(&o.public, "public", false, publicHelp.In(c.lang))
	f.IntVar(&o.jobs, "jobs", runtime.NumCPU(), c.words("并行数（不影响结果）", "how much runs at a time (does not change the result)"))
	f.BoolVar(&o.noProgress, "no-progress", false, c.words("不显示进度条", "no progress bars"))
	f.BoolVar(&o.annotate, "annotate", false, c.words("另写批注副本 annotated/：原表不动，疑点所在单元格标色并加批注（CSV 等不能带颜色的改为 .xlsx）", "also write annotated/: the sheets as they are, with the cells of findings coloured and commented (CSV and the like become .xlsx)"))
	f.BoolVar(&o.stamp, "stamp", false, c.words("在 run.json 中记下运行时间", "write the time of the run into run.json"))
	return cmd
}

// screenTask is what the flags mean.
type screenTask struct {
	screenOptions
	files    []string
	day      date.Date // 0: the export's own
	profile  *profile.Profile
	rules    []*screening.Rule
	ownFiles []string // the rules files, each with its hash
	columns  *layout.Mapping
	how      intake.Options
}

// check turns flags into a task, or says which is wrong.
func (o *screenOptions) check(args []string) (*screenTask, error) {
	t := &screenTask{screenOptions: *o, files: args}
	if len(args) == 0 && len(o.lists) == 0 {
		return nil, usage("没有给出要筛查的文件", "no files to screen were given")
	}
	if o.out == "" {
		return nil, usage("请用 --out 指定结果文件夹", "say where the run folder goes with --out")
	}
	if !oneOfThese(o.failOn, "error", "warning", "none") {
		return nil, usage("--fail-on 只能是 error、warning 或 none，不能是 %q", "--fail-on is error, warning or none, not %q", o.failOn)
	}
	if !oneOfThese(o.format, "text", "json") {
		return nil, usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	}
	if err := o.packets.check(); err != nil {
		return nil, err
	}
	if o.jobs < 1 {
		return nil, usage("--jobs 至少为 1，不能是 %d", "--jobs is at least 1, not %d", o.jobs)
	}
	if o.asOf != "" {
		t.day = dayOf(o.asOf)
		if !t.day.Whole() {
			return nil, usage("--as-of 要写成 2018-06-30 这样的日期，不能是 %q", "--as-of is a day such as 2018-06-30, not %q", o.asOf)
		}
	}
	if err := t.settlePolicy(); err != nil {
		return nil, err
	}
	return t, nil
}

// settlePolicy says which rules run, and by which values.
func (t *screenTask) settlePolicy() (err error) {
	o := &t.screenOptions
	if t.rules, t.ownFiles, err = allRules(o.own); err != nil {
		return err
	}
	for _, code := range append(append([]string{}, o.only...), o.skip...) {
		if !known(t.rules, code) {
			return usage("没有规则 %q，全部规则见 rollnet rules list", "there is no rule %q; rollnet rules list names them", code)
		}
	}
	if t.profile, err = profile.Load(o.policy); err != nil {
		return usage("--profile %v", "--profile %v", err)
	}
	for _, pair := range o.set {
		if err := t.profile.Set(pair); err != nil {
			return usage("%v", "%v", err)
		}
	}
	return nil
}

func oneOfThese(s string, all ...string) bool {
	return strings.Contains(" "+strings.Join(all, " ")+" ", " "+s+" ") && s != ""
}

func known(all []*screening.Rule, code string) bool {
	for _, r := range all {
		if strings.EqualFold(r.Code, code) {
			return true
		}
	}
	return false
}

// reached says whether findings that no answer settles reach the level of --fail-on.
func (t *screenTask) reached(findings []ledger.Finding) bool {
	for i := range findings {
		s := findings[i].Severity
		if findings[i].Answered() {
			continue
		}
		if s == screening.Err && t.failOn != "none" || s == screening.Warn && t.failOn == "warning" {
			return true
		}
	}
	return false
}

// settleDay gives the day that ages are reckoned at.
func (t *screenTask) settleDay(own date.Date) error {
	if t.day == 0 {
		t.day = own
	}
	if !t.day.Whole() {
		return usage("请用 --as-of 指定数据时点（如 2018-06-30）：导出表里没有唯一的数据日期，年龄无从算起",
			"say the day that ages are reckoned at with --as-of (as 2018-06-30): the exports have no single 数据日期 of their own")
	}
	return nil
}
