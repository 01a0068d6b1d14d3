package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"rollnet/io/invented"
	"rollnet/io/runfolder"
	"rollnet/screening/invent"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

type generateOptions struct {
	out        string
	households int
	seed       uint64
	layout     string
	errors     float64
	asOf       string
}

func newGenerate(c *console) *cobra.Command {
	var o generateOptions
	cmd := &cobra.Command{
		Use:   "generate",
		Short: c.words("生成一个虚构的县，带有已知并列明的错误：供试用、测试和测速", "an invented county with known, listed errors: for trying, for tests, for benchmarks"),
		Args:  takes(0, 0),
		RunE:  run(func([]string) error { return generate(c, &o) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", c.words("写到哪个文件夹（必填；不能已有内容）", "the folder to write (needed; must not hold anything)"))
	f.IntVar(&o.households, "households", 3000, c.words("全县农户数", "households in the register"))
	f.Uint64Var(&o.seed, "seed", 1, c.words("随机种子：相同的种子得到相同的县", "the seed: the same seed gives the same county"))
	f.StringVar(&o.layout, "layout", string(invent.Mixed), c.words("花名册样式：mixed、list2017、list2018、list2022、ac01、pair2021、wide2023", "layout of the roll: mixed, list2017, list2018, list2022, ac01, pair2021, wide2023"))
	f.Float64Var(&o.errors, "errors", 0.1, c.words("埋入错误的户所占比例，0 到 1", "share of the roll's households with a planted error, 0 to 1"))
	f.StringVar(&o.asOf, "as-of", "2018-06-30", c.words("数据时点", "the day the county is as of"))
	return cmd
}

func generate(c *console, o *generateOptions) error {
	if o.out == "" {
		return usage("请用 --out 指定写到哪个文件夹", "say where the county goes with --out")
	}
	if o.households < 1 || o.errors < 0 || o.errors > 1 {
		return usage("--households 至少为 1，--errors 在 0 到 1 之间", "--households is at least 1, --errors lies between 0 and 1")
	}
	layout, err := invent.ParseLayout(o.layout)
	if err != nil {
		return usage("没有样式 %q，样式有 mixed、list2017、list2018、list2022、ac01、pair2021、wide2023", "there is no layout %q; there are mixed, list2017, list2018, list2022, ac01, pair2021, wide2023", o.layout)
	}
	day := roll.ParseDate(table.Value{Text: o.asOf, Kind: table.Text}, false)
	if !day.Whole() {
		return usage("--as-of 要写成 2018-06-30 这样的日期，不能是 %q", "--as-of is a day such as 2018-06-30, not %q", o.asOf)
	}
	if err := runfolder.Free(o.out); err != nil {
		return err
	}
	county, err := invent.Make(invent.Options{Households: o.households, Seed: o.seed, AsOf: day, Errors: o.errors, Layout: layout})
	if err != nil {
		return err
	}
	if err := invented.Write(o.out, county, invented.Options{}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, c.words("虚构的县写在 %s，埋入的错误列在其中的 planted.jsonl\n", "the invented county is in %s, its planted errors in planted.jsonl there\n"), o.out)
	return err
}
