package cli

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/stats"
	"rollnet/screening/indicators"
)

type statsOptions struct {
	view        screenOptions
	days        []string
	format, out string
	by          string
}

func newStats(c *console) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use:   "stats RUN|ROLL...",
		Short: c.words("指标：特色产业覆盖率、住房等级、贫困发生率、参保率、问题数据等，带分子分母", "indicators with numerator and denominator: industry, housing, incidence, insurance, findings and more"),
		Long: c.words(`算出各项指标（ST-001 至 ST-010），每个数都带分子、分母、未计入的数量和原因。

一个参数是一个时点：screen 写出的结果文件夹，或一个花名册文件，或装着同一时点的花名册和名单的文件夹。给几个参数，就把几个时点并排（如 66.5% → 89.5%）。
缺少相应列的指标注明未计算，不作估计。`,
			`Reckon the indicators ST-001 to ST-010, each figure with its numerator, its denominator, and what is left out and why.

An argument is one date: a run folder that screen wrote, a file of a roll, or a folder with the roll and the lists of one date. Several
arguments stand side by side as a course (66.5% to 89.5%). An indicator without its columns is said to be so, never estimated.`),
		Example: "  rollnet stats run-april run-june --by town --out course.xlsx",
		Args:    takes(1, -1),
		RunE:    run(func(args []string) error { return showStats(c, &o, args) }),
	}
	f := cmd.Flags()
	f.StringSliceVar(&o.days, "as-of", nil, c.words("数据时点，逗号分隔：一个，或每个花名册一个（结果文件夹有自己的，不用给）", "as-of days, comma-separated: one, or one for each ROLL (a RUN has its own)"))
	f.StringVar(&o.by, "by", "county", c.words("屏幕上分到哪一级：county、town 或 village", "how far the text goes down: county, town or village"))
	f.StringVar(&o.format, "format", "text", c.words("标准输出的格式：text 或 json（json 总含各级）", "what goes to standard output: text or json (json has all levels)"))
	f.StringVar(&o.out, "out", "", c.words("另写一个工作簿（.xlsx）", "write a workbook too (.xlsx)"))
	c.viewFlags(cmd, &o.view)
	return cmd
}

func showStats(c *console, o *statsOptions, args []string) error {
	if !oneOfThese(o.format, "text", "json") {
		return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	}
	if !oneOfThese(o.by, "county", "town", "village") {
		return usage("--by 只能是 county、town 或 village，不能是 %q", "--by is county, town or village, not %q", o.by)
	}
	if o.out != "" && !strings.EqualFold(filepath.Ext(o.out), ".xlsx") {
		return usage("--out 要以 .xlsx 结尾，不能是 %q", "--out ends in .xlsx, not %q", o.out)
	}
	days, err := o.daysOf(args)
	if err != nil {
		return err
	}
	bar := &progress{console: c}
	defer bar.end()
	var dates []stats.Dated
	for i, arg := range args {
		s, err := c.figuresOf(arg, days[i], o.view, bar)
		if err != nil {
			return err
		}
		dates = append(dates, stats.Dated{Source: filepath.ToSlash(arg), Set: s})
	}
	bar.end()
	slices.SortStableFunc(dates, func(a, b stats.Dated) int { return strings.Compare(a.Set.AsOf, b.Set.AsOf) })
	if o.out != "" {
		if err := c.statsBook(o.out, dates); err != nil {
			return err
		}
	}
	if o.format == "json" {
		return writeJSON(c, stats.JSON(dates, c.lang))
	}
	return stats.Text(c.out, dates, stats.Course(dates, indicators.Level(o.by)), c.lang)
}

// statsBook writes the workbook of the course.
func (c *console) statsBook(name string, dates []stats.Dated) error {
	scratch, err := os.MkdirTemp("", "rollnet-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	return newFile(name, func(w io.Writer) error {
		_, err := stats.Workbook(w, scratch, dates, c.fileLang)
		return err
	})
}

// daysOf gives each argument its day: none to a run, to rolls the one that is given or each its own.
func (o *statsOptions) daysOf(args []string) ([]string, error) {
	days := make([]string, len(args))
	var rolls []int
	for i, arg := range args {
		if !isRun(arg) {
			rolls = append(rolls, i)
		}
	}
	if len(o.days) > 1 && len(o.days) != len(rolls) {
		return nil, usage("--as-of 给了 %d 个日期，而花名册有 %d 个（结果文件夹不算）", "--as-of has %d days for %d rolls (run folders have their own)", len(o.days), len(rolls))
	}
	for n, i := range rolls {
		switch len(o.days) {
		case 0:
		case 1:
			days[i] = o.days[0]
		default:
			days[i] = o.days[n]
		}
	}
	return days, nil
}
