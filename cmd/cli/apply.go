package cli

import (
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"rollnet/io/layout"
)

type applyOptions struct {
	out     string
	replace bool
	mapping string
	choices []string // --map
	format  string
	jobs    int
	columns *layout.Mapping
}

func newApply(c *console) *cobra.Command {
	var o applyOptions
	cmd := &cobra.Command{
		Use:   "apply RUN ANSWER...",
		Short: c.words("按交回的核实清单改花名册", "apply what villages answered"),
		Long: c.words(`按交回的核实清单改花名册：RUN 是 screen（或 apply）写出的结果文件夹，ANSWER 是交回的清单（文件、文件夹或通配符），行可以排序、筛选、删减，
可以复制到别的文件。RUN 不动，另写一个新的结果文件夹。

同意的建议整项采用：单元格改好，剔除、减少的人移出花名册，应录入的列入 operations/。没有采用的答复逐条写明原因：同一条疑点答复不同、
各项改动相互矛盾、原表内容已变等，都不代为取舍。不属实的记录在案，下一轮（screen --previous）不再问，直到情况有变。`,
			`Apply what villages answered. RUN is a run folder that screen (or apply) wrote, ANSWER the lists that came back: files, folders or globs,
whose rows may be sorted, filtered, deleted or copied to other files. RUN stays as it is; a new run folder is written.

An accepted proposal is applied as a whole: cells are changed, people who are struck off leave the roll, what is to be entered is listed in
operations/. Each answer that is not applied says why: different answers to one finding, changes at odds with one another, cells that hold
something else by now. What is not true is kept, and not asked again in the next round (screen --previous) until the facts change.`),
		Example: "  rollnet apply run returned/ --out run-applied",
		Args:    takes(2, -1),
	}
	cmd.RunE = run(func(args []string) (err error) {
		switch {
		case o.out == "":
			return usage("请用 --out 指定新的结果文件夹", "say where the new run folder goes with --out")
		case samePath(o.out, args[0]):
			return usage("--out 不能就是 RUN：原来的结果要留着，供核对", "--out is not RUN itself: that stays, to be checked against")
		case !oneOfThese(o.format, "text", "json"):
			return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
		case o.jobs < 1:
			return usage("--jobs 至少为 1，不能是 %d", "--jobs is at least 1, not %d", o.jobs)
		}
		if o.columns, err = c.mapping(o.mapping, o.choices); err != nil {
			return err
		}
		return apply(c, args[0], args[1:], &o)
	})
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", c.words("新的结果文件夹（必填；不能已有内容）", "the new run folder (needed; must not hold anything)"))
	f.BoolVar(&o.replace, "replace", false, c.words("替换已有的结果文件夹", "replace an older run folder"))
	f.StringVar(&o.format, "format", "text", c.words("标准输出的格式：text 或 json", "what goes to standard output: text or json"))
	c.mappingFlags(cmd, &o.mapping, &o.choices)
	f.IntVar(&o.jobs, "jobs", runtime.NumCPU(), c.words("并行数（不影响结果）", "how much runs at a time (does not change the result)"))
	return cmd
}

// samePath says that two paths lead to one place.
func samePath(a, b string) bool {
	whole := func(p string) string {
		if abs, err := filepath.Abs(p); err == nil {
			p = abs
		}
		if real, err := filepath.EvalSymlinks(p); err == nil {
			p = real
		}
		return p
	}
	return whole(a) == whole(b)
}
