package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/ledger"
	"rollnet/io/runfolder"
	"rollnet/io/spotcheck"
	"rollnet/rules"
	"rollnet/screening"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
	"rollnet/screening/sampling"
)

type sampleOptions struct {
	view                          screenOptions
	day                           string
	frame, per                    string
	helpers, households, findings int
	seed                          uint64
	seeded, atMost                bool
	out, returned, format         string
}

func newSample(c *console) *cobra.Command {
	var o sampleOptions
	cmd := &cobra.Command{
		Use:   "sample RUN|ROLL...",
		Short: c.words("抽查：按种子分层随机抽样，写出抽查表；填好交回后算出差错率和置信区间", "spot checks: a stratified random draw by seed, a sheet to carry; and rates with intervals when it comes back"),
		Long: c.words(`分层随机抽查，可以重新抽出同样的结果：抽样只取决于种子和抽样框（与行的先后无关），抽样框的哈希一并列出。

两段抽：--per 领导 --helpers 10，每位领导（没有联系领导列时按乡镇）抽 10 名帮扶人，每名帮扶人抽一户（一户一册一卡）。
一段抽：--per 乡镇 或 --per 行政村，加 --households N；或从结果文件夹中抽要复核的疑点：--frame findings --findings N。
每行列明入样概率。写出抽查表（.xlsx）和抽样记录（.csv、.json）。填好交回：rollnet sample --returned 抽样记录.json 填好的表...`,
			`Stratified random draws that can be drawn again: a draw depends on the seed and the frame alone, not on the order of rows; the hash of
the frame is printed.

In two stages: --per leader --helpers 10 draws 10 helpers for each leader (each town, where no column names leaders) and one household of each.
In one: --per town or --per village with --households N; or findings of a run folder to check again: --frame findings --findings N.
Each row states its chance. A sheet to carry (.xlsx) and the draw (.csv, .json) are written. When it comes back:
rollnet sample --returned DRAW.json FILLED...`),
		Example: "  rollnet sample run --per leader --helpers 10 --seed 20180626 --out check.xlsx\n  rollnet sample --returned check.json check.xlsx",
		Args:    takes(1, -1),
	}
	cmd.RunE = run(func(args []string) error {
		o.seeded = cmd.Flags().Changed("seed")
		if o.returned != "" {
			return sampleReturned(c, &o, args)
		}
		return sample(c, &o, args)
	})
	f := cmd.Flags()
	f.StringVar(&o.frame, "frame", "roll", c.words("从哪里抽：roll 在册户、exited 已脱贫户、register 农户册中不在册的户、findings 疑点", "what to draw from: roll, exited (households that exited), register (households not on the roll), findings"))
	f.StringVar(&o.per, "per", "town", c.words("按什么分层：领导 leader、乡镇 town、行政村 village；疑点还可以按规则 rule", "what to draw for: leader, town, village; of findings also rule"))
	f.IntVar(&o.helpers, "helpers", 0, c.words("每层抽几名帮扶人，每人一户（--per 领导 时默认取政策参数 sample.helpers_per_leader）", "helpers in each stratum, one household of each (with --per leader: by default the profile's sample.helpers_per_leader)"))
	f.IntVar(&o.households, "households", 0, c.words("每层抽几户", "households in each stratum"))
	f.IntVar(&o.findings, "findings", 0, c.words("每层抽几条疑点（--frame findings）", "findings in each stratum (with --frame findings)"))
	f.Uint64Var(&o.seed, "seed", 0, c.words("随机种子（必填）：当众定一个数，相同的种子和抽样框抽出同样的结果", "the seed (needed): a number settled in public; the same seed and frame give the same draw"))
	f.BoolVar(&o.atMost, "at-most", false, c.words("不足数的层全部抽取（默认拒绝）", "where a stratum has fewer, draw all of them (default: refuse)"))
	f.StringVar(&o.out, "out", "", c.words("抽查表的文件名（.xlsx，必填）；旁边另写同名的 .csv 和 .json", "the sheet to write (.xlsx, needed); a .csv and a .json of the same name go beside it"))
	f.StringVar(&o.returned, "returned", "", c.words("抽样记录（.json）：读取填好的抽查表，算出差错率", "the record of a draw (.json): read sheets that were filled in, and reckon rates"))
	f.StringVar(&o.format, "format", "text", c.words("标准输出的格式：text 或 json", "what goes to standard output: text or json"))
	f.StringVar(&o.day, "as-of", "", c.words("数据时点（默认取导出表的数据日期）", "the as-of day (default: the export's own 数据日期)"))
	c.viewFlags(cmd, &o.view)
	return cmd
}

// pers are the strata by the words for them.
var pers = map[string]sampling.Per{"leader": sampling.Leader, "领导": sampling.Leader, "town": sampling.Town, "乡镇": sampling.Town, "village": sampling.Village,
	"行政村": sampling.Village, "村": sampling.Village, "rule": sampling.Rule, "规则": sampling.Rule}

// design is what the flags ask for.
func (o *sampleOptions) design(p *profile.Profile) (sampling.Per, sampling.Design, error) {
	none := sampling.Design{}
	per, known := pers[o.per]
	kind := spotcheck.Kind(o.frame)
	switch {
	case !known:
		return per, none, usage("--per 只能是 领导、乡镇、行政村 或 规则，不能是 %q", "--per is leader, town, village or rule, not %q", o.per)
	case spotcheck.QuestionsOf(kind) == nil:
		return per, none, usage("--frame 只能是 roll、exited、register 或 findings，不能是 %q", "--frame is roll, exited, register or findings, not %q", o.frame)
	case (kind == spotcheck.Findings) != (o.findings > 0) || kind == spotcheck.Findings && (o.helpers > 0 || o.households > 0):
		return per, none, usage("抽疑点用 --frame findings --findings 条数，二者同时给", "findings are drawn with --frame findings and --findings N, both")
	case per == sampling.Rule && kind != spotcheck.Findings:
		return per, none, usage("只有疑点能按规则分层", "only findings are drawn by rule")
	}
	if per == sampling.Leader && o.helpers == 0 && o.households == 0 && kind != spotcheck.Findings {
		o.helpers = p.Sample.HelpersPerLeader
	}
	if kind == spotcheck.Register && o.helpers > 0 {
		return per, none, usage("不在册的户没有帮扶人，用 --households", "households that are not on the roll have no helpers; use --households")
	}
	if o.findings == 0 && (o.helpers > 0) == (o.households > 0) || o.helpers < 0 || o.households < 0 || o.findings < 0 {
		return per, none, usage("请用 --helpers 或 --households 指定每层抽多少（二者取一，至少为 1）", "say how many with --helpers or --households (one of them, at least 1)")
	}
	return per, sampling.Design{Each: o.helpers + o.households + o.findings, Clusters: o.helpers > 0, AtMost: o.atMost}, nil
}

func sample(c *console, o *sampleOptions, args []string) error {
	if !oneOfThese(o.format, "text", "json") {
		return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	}
	if !o.seeded {
		return usage("请用 --seed 给出随机种子（当众定一个数，如抽查当天的日期）", "give the seed with --seed (a number settled in public, such as the day of the check)")
	}
	if !strings.EqualFold(filepath.Ext(o.out), ".xlsx") {
		return usage("请用 --out 给出抽查表的文件名，以 .xlsx 结尾", "say where the sheet goes with --out, ending in .xlsx")
	}
	t, err := c.view(o.view, o.day, args...)
	if err != nil {
		return err
	}
	per, design, err := o.design(t.profile)
	if err != nil {
		return err
	}
	frame, asOf, err := c.frame(t, spotcheck.Kind(o.frame), per, design.Clusters)
	if err != nil {
		return err
	}
	if len(frame.Subjects) == 0 {
		return usage("抽样框是空的：%s", "the frame is empty: %s", leftWords(c, frame.Left))
	}
	drawn, err := sampling.New(frame.Units(), design, o.seed)
	var short *sampling.Short
	if errors.As(err, &short) {
		return usageError{screening.Words{ZH: short.In("zh"), EN: short.In("en")}}
	}
	if err != nil {
		return err
	}
	d := spotcheck.New(spotcheck.Kind(o.frame), per, asOf, frame, drawn)
	for _, l := range []struct {
		name    string
		percent float64
		atMost  bool
	}{{"missed", t.profile.Limits.Missed, true}, {"wrong_out", t.profile.Limits.WrongOut, true}, {"acceptance", t.profile.Limits.Acceptance, false}} {
		for _, q := range spotcheck.QuestionsOf(d.Kind) {
			if q.Limit == l.name {
				d.Limits[q.Key] = spotcheck.Limit{Percent: l.percent, AtMost: l.atMost}
			}
		}
	}
	if err := c.writeDraw(o.out, d); err != nil {
		return err
	}
	return c.sayDraw(o, d)
}

// frame is what there is to draw from.
func (c *console) frame(t *screenTask, kind spotcheck.Kind, per sampling.Per, clusters bool) (*sampling.Frame, string, error) {
	run := len(t.files) == 1 && isRun(t.files[0])
	dir := t.files[0]
	var m *runfolder.Manifest
	if run {
		var err error
		if m, err = runfolder.ReadManifest(dir); err != nil {
			return nil, "", err
		}
		if t.day == 0 {
			t.day = dayOf(m.AsOf)
		}
		t.files = []string{filepath.Join(dir, "corrected")}
	}
	switch {
	case kind == spotcheck.Findings && !run:
		return nil, "", usage("疑点从一个结果文件夹中抽", "findings are drawn from one run folder")
	case kind == spotcheck.Register && run:
		return nil, "", usage("结果文件夹里没有农户册；请给出花名册和农户册的文件", "a run folder has no register; give the files of the roll and the register")
	case kind == spotcheck.Findings:
		found, err := runfolder.ReadFindings(dir)
		return sampling.Check(findingSubjects(found, per)), m.AsOf, err
	}
	sources, err := c.sources(t.files, t.lists)
	if err != nil {
		return nil, "", err
	}
	bar := &progress{console: c}
	defer bar.end()
	_, seen, err := t.read(c, sources, bar)
	if err != nil {
		return nil, "", err
	}
	if kind == spotcheck.Register {
		if seen.Register == nil {
			return nil, "", usage("没有农户册，不知道谁不在册（提示：把全县农户名册一并给出）", "there is no register, so nobody knows who is not on the roll (hint: give the register too)")
		}
		return sampling.NotEnrolled(seen, per), seen.AsOf.String(), nil
	}
	is := func(*roll.Household) bool { return true }
	if kind == spotcheck.Exited {
		is = (*roll.Household).Exited
	}
	return sampling.Households(seen, per, clusters, is), seen.AsOf.String(), nil
}

// findingSubjects are the findings that somebody has still to look at.
func findingSubjects(found []ledger.Finding, per sampling.Per) []sampling.Subject {
	titles := map[string]string{}
	for _, r := range rules.All() {
		titles[r.Code] = r.Title.ZH
	}
	var all []sampling.Subject
	for i := range found {
		f := &found[i]
		if f.Applied {
			continue
		}
		s := sampling.Subject{Unit: sampling.Unit{ID: f.ID}, Town: string(f.Town), Village: string(f.Village), Group: string(f.Group), Household: string(f.Household),
			Head: string(f.Head), What: f.Rule + " " + titles[f.Rule] + "：" + f.Message}
		switch per {
		case sampling.Rule:
			s.Stratum = f.Rule
		case sampling.Village:
			s.Stratum = strings.TrimSpace(s.Town + " " + s.Village)
		default:
			s.Stratum = s.Town
		}
		if s.Stratum == "" {
			s.Stratum = "（未注明）"
		}
		all = append(all, s)
	}
	return all
}

// writeDraw writes the sheet and, beside it, the draw for programs. None of the three is written over.
func (c *console) writeDraw(name string, d *spotcheck.Draw) error {
	scratch, err := os.MkdirTemp("", "rollnet-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	base := strings.TrimSuffix(name, filepath.Ext(name))
	var written []string
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{name, func(w io.Writer) error { return d.WriteSheet(w, scratch, c.fileLang) }},
		{base + ".csv", func(w io.Writer) error { return d.WriteCSV(w, c.fileLang) }},
		{base + ".json", d.WriteJSON},
	} {
		if err := newFile(f.name, f.write); err != nil {
			for _, w := range written {
				err = errors.Join(err, os.Remove(w))
			}
			return err
		}
		written = append(written, f.name)
	}
	return nil
}

// leftWords says what is not in a frame.
func leftWords(c *console, left []sampling.Left) string {
	var all []string
	for _, l := range left {
		all = append(all, fmt.Sprintf("%s %d", l.Why.In(c.lang), l.Count))
	}
	return strings.Join(all, c.words("，", ", "))
}
