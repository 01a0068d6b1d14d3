package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/intake"
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// jobName is the job file that init writes, and that screen takes when it is given nothing else.
const jobName = "rollnet.yaml"

func newInit(c *console) *cobra.Command {
	var replace bool
	cmd := &cobra.Command{
		Use:   "init FOLDER",
		Short: c.words("看一遍文件夹里的文件，写出作业文件 rollnet.yaml，要填的留空", "look at the files of a folder and write a job file, rollnet.yaml, with the open questions in it"),
		Long: c.words(`看一遍文件夹里的文件，说明每个是什么，写出作业文件 FOLDER/rollnet.yaml：还缺哪些名单，哪些只有县里能定（数据时点、贫困线），都写在里面。
填好后在那个文件夹里运行 rollnet screen（不带参数）即可。`,
			`Look at the files of a folder, say what each is, and write the job file FOLDER/rollnet.yaml: which lists are missing, and what only the
county can say (as-of day, poverty line) stand in it. Fill it in, and run rollnet screen (without arguments) in that folder.`),
		Args: takes(1, 1),
		RunE: run(func(args []string) error { return initFolder(c, args[0], replace) }),
	}
	cmd.Flags().BoolVar(&replace, "replace", false, c.words("替换已有的 rollnet.yaml", "replace a rollnet.yaml that is there"))
	return cmd
}

// lookedAt is a file as init sees it.
type lookedAt struct {
	name  string // from the folder
	input *intake.Input
	err   error
}

func initFolder(c *console, folder string, replace bool) error {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return usage("%s 不是文件夹", "%s is no folder", folder)
	}
	name := filepath.Join(folder, jobName)
	if _, err := os.Stat(name); err == nil && !replace {
		return usage("%s 已经存在（提示：要重写，用 --replace）", "%s is there already (hint: to write it anew, use --replace)", name)
	}
	sources, err := c.sources([]string{folder}, nil)
	if err != nil {
		return err
	}
	var files []lookedAt
	var day date.Date
	several := false
	for _, s := range sources {
		one := lookedAt{name: s.Path}
		if rel, err := filepath.Rel(folder, s.Path); err == nil {
			one.name = filepath.ToSlash(rel)
		}
		in, err := intake.Read([]intake.Source{s}, intake.Options{Jobs: 1, Unknown: true})
		if err != nil {
			one.err = err
		} else {
			one.input = &in.Inputs[0]
			one.err = asError(one.input)
			several = several || day != 0 && in.DataDate != 0 && in.DataDate != day
			day = max(day, in.DataDate)
		}
		files = append(files, one)
	}
	if several {
		day = 0
	}
	if replace {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	j := &jobDraft{console: c, files: files, day: day}
	if err := newFile(name, j.write); err != nil {
		return err
	}
	for i := range files {
		fmt.Fprintf(c.out, "%s  %s\n", files[i].name, files[i].what(c, c.lang))
	}
	_, err = fmt.Fprintf(c.out, c.words("作业文件写在 %s；把其中留空的填好，再在那个文件夹里运行 rollnet screen\n", "the job file is %s; fill in what is open in it, and run rollnet screen in that folder\n"), name)
	return err
}

// asError is why an input cannot be taken though it was read; nil where it can.
func asError(in *intake.Input) error {
	if in.Unfit == nil {
		return nil
	}
	return in.Unfit
}

// taken says that a screening takes the file.
func (f *lookedAt) taken() bool { return f.err == nil && f.input.Kind != "" }

// what says what a file is, without anything of its rows.
func (f *lookedAt) what(c *console, lang string) string {
	in := func(zh, en string) string { return screening.Words{ZH: zh, EN: en}.In(lang) }
	if f.err != nil {
		return in("拒绝：", "refused: ") + inWords(c.lang, f.err)
	}
	if f.input.Kind == "" {
		for _, s := range f.input.Sheets {
			if s.Other.ZH != "" {
				return s.Other.In(lang) + in("，不采用", ", not taken")
			}
		}
		for _, s := range f.input.Sheets {
			if s.Missing.ZH != "" {
				return in("没有认出，缺少：", "not recognised, missing: ") + s.Missing.In(lang)
			}
		}
		return in("没有认出", "not recognised")
	}
	rows := map[roll.Kind]int{}
	var kinds []roll.Kind
	for _, s := range f.input.Sheets {
		if s.Kind == "" {
			continue
		}
		if _, met := rows[s.Kind]; !met {
			kinds = append(kinds, s.Kind)
		}
		rows[s.Kind] += len(s.Rows)
	}
	var all []string
	for _, k := range kinds {
		all = append(all, fmt.Sprintf(in("%s，%d 行", "%s, %d rows"), kindWords[k].In(lang), rows[k]))
	}
	if f.input.Era != roll.NoEra {
		all = append(all, fmt.Sprintf(in("%s 年样式", "layout of %s"), f.input.Era))
	}
	return strings.Join(all, in("；", "; "))
}

// jobDraft is a job file in the making.
type jobDraft struct {
	console *console
	files   []lookedAt
	day     date.Date // the exports' own; 0 where they have none, or several
}

func (j *jobDraft) write(w io.Writer) error {
	lang := j.console.fileLang
	var b strings.Builder
	note := func(zh, en string, args ...any) {
		for _, line := range strings.Split(fmt.Sprintf(screening.Words{ZH: zh, EN: en}.In(lang), args...), "\n") {
			b.WriteString("# " + line + "\n")
		}
	}
	note("rollnet 作业文件，由 rollnet init 写出，可以修改。冒号后面空着的要填；# 后面是说明。\n填好后在这个文件夹里运行：rollnet screen", "a job file of rollnet, written by rollnet init, to be edited. What is empty behind its colon is to be filled in; # begins a note.\nThen run in this folder: rollnet screen")
	b.WriteString("\n")
	note("要筛查的文件，先后不限。要去掉的，在行首加 #。", "the files to screen, in any order; put # before one to leave it out")
	b.WriteString("files:\n")
	kinds, era := map[roll.Kind]bool{}, roll.NoEra
	for i := range j.files {
		f := &j.files[i]
		mark := "  - "
		if !f.taken() {
			mark = "  # - "
		} else {
			for _, s := range f.input.Sheets {
				kinds[s.Kind] = true
			}
			if f.input.HoldsRoll() {
				era = max(era, f.input.Era)
			}
		}
		b.WriteString(mark + quoted(f.name) + "  # " + strings.ReplaceAll(f.what(j.console, lang), "\n", " ") + "\n")
	}
	b.WriteString("\n")
	note("结果文件夹（不能已有内容）。", "the run folder (must not hold anything)")
	b.WriteString("out: run\n\n")
	j.writeMissing(&b, note, kinds)
	j.writeQuestions(&b, note, era)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeMissing names what the folder lacks.
func (j *jobDraft) writeMissing(b *strings.Builder, note func(zh, en string, args ...any), kinds map[roll.Kind]bool) {
	if !kinds[roll.Persons] && !kinds[roll.Households] {
		note("没有花名册（国扶系统导出表）：没有它不能筛查。", "there is no roll (an export of the national system): without one nothing can be screened")
	}
	if !kinds[roll.Register] {
		note("没有全县农户（户籍）名册：漏评、漏人、子女户等规则不运行。", "there is no register of all farm households: the rules on people missed and on children's households do not run")
	}
	note("还缺的名单（没有时相应的规则不运行，不等于没有问题）。名单按表头认；认不出的在这里指明，去掉行首的 #：", "lists that are missing (without one its rules do not run, which is not the same as clean). Lists are recognised by their headers; say\nhere what is not, and take the # away:")
	lang := j.console.fileLang
	b.WriteString("list:\n")
	for _, k := range roll.ListKinds {
		if !kinds[k] {
			fmt.Fprintf(b, "  # - %s=%s.xlsx  # %s\n", k, screening.ListNames[k].In(lang), screening.ListNames[k].In(lang))
		}
	}
	b.WriteString("\n")
}

// writeQuestions leaves open what only the county can say.
func (j *jobDraft) writeQuestions(b *strings.Builder, note func(zh, en string, args ...any), era roll.Era) {
	if j.day.Whole() {
		note("数据时点：导出表自己的数据日期。", "the as-of day: the exports' own 数据日期")
		fmt.Fprintf(b, "as-of: %q\n\n", j.day)
	} else {
		note("数据时点，如 \"2018-06-30\"：年龄都算到这一天。必填：导出表里没有唯一的数据日期。", "the as-of day, as \"2018-06-30\": ages are reckoned at it. Needed: the exports have no single 数据日期.")
		b.WriteString("as-of:\n\n")
	}
	policy := profile.Default
	if era == roll.Era2021 {
		policy = "monitor-2023"
	}
	note("政策参数：gx-2018（国扶系统，2014—2020 年）或 monitor-2023（防返贫监测，2021 年起），或自己的文件。按花名册的样式选的，请核对。", "the policy: gx-2018 (the system of 2014 to 2020), monitor-2023 (monitoring, from 2021), or a file of your own; chosen by the roll's layout, to be checked")
	b.WriteString("profile: " + policy + "\n\n")
	note("只有县里能定的数值。没有填的，收入类规则不运行。", "values that only the county can say; without them the rules on incomes do not run")
	b.WriteString("set:\n")
	b.WriteString("  # " + screening.Words{ZH: "贫困线（元/人·年），如 2995；或改用逐年口径：把下一行留空，加一行 line_track: nbs（或 operational）", EN: "the poverty line in yuan a head and year, as 2995; or lines by year: leave it open and add line_track: nbs (or operational)"}.In(j.console.fileLang) + "\n")
	b.WriteString("  poverty_line:\n")
	if policy != profile.Default {
		b.WriteString("  # " + screening.Words{ZH: "监测线（元/人·年），各省自定，如贵州 2023 年 7300", EN: "the monitoring line in yuan a head and year, each province's own, as 7300 in 贵州 in 2023"}.In(j.console.fileLang) + "\n  monitoring_line:\n")
	}
}

// quoted writes a text for YAML, which reads JSON's strings.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always can be
	return strings.TrimSpace(b.String())
}
