package cli

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rollnet/io/runfolder"
	"rollnet/rules"
	"rollnet/screening"
)

type splitOptions struct {
	out     string
	replace bool
	packets packets
}

func newSplit(c *console) *cobra.Command {
	var o splitOptions
	cmd := &cobra.Command{
		Use:   "split RUN",
		Short: c.words("按乡镇或行政村分发核实清单", "one exception workbook per town or village, to hand out"),
		Long: c.words(`按乡镇或行政村分发核实清单：RUN 是 screen 写出的结果文件夹，每个乡镇（或行政村）一个工作簿。

姓名、证件号码默认遮盖，凭户编号和村组到户；每条疑点只在一个工作簿里，没有写乡镇的单独成册。填好后的工作簿交给 rollnet apply。`,
			`One exception workbook per town or village, to hand out. RUN is a run folder that screen wrote.

Names and ID numbers are masked unless --unmask is given; households are found by their number. Each finding is in just one workbook; what
names no town has one of its own. Workbooks that come back filled in go to rollnet apply.`),
		Example: "  rollnet split run --by village --out packets",
		Args:    takes(1, 1),
	}
	cmd.RunE = run(func(args []string) error {
		if o.packets.by == "" {
			return usage("请用 --by town 或 --by village 指定怎样分发", "say how to hand out with --by town or --by village")
		}
		if err := o.packets.check(); err != nil {
			return err
		}
		return split(c, args[0], &o)
	})
	c.packetFlags(cmd, &o.packets)
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", c.words("写到哪个文件夹（默认在 RUN 旁边，名为 RUN-packets；不能已有内容）", "the folder to write (default: RUN-packets beside RUN; must not hold anything)"))
	f.BoolVar(&o.replace, "replace", false, c.words("替换已有的分发文件夹", "replace an older folder of packets"))
	return cmd
}

// split writes a folder of packets from a run folder: the run's findings are its only source.
func split(c *console, dir string, o *splitOptions) error {
	m, err := runfolder.ReadManifest(dir)
	if err != nil {
		return err
	}
	found, err := runfolder.ReadFindings(dir)
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = filepath.Clean(dir) + "-" + packetsFolder
	}
	var files []file
	err = c.makeFolder(o.out, o.replace, func(folder *runfolder.Folder) error {
		scratch, err := folder.Scratch()
		if err != nil {
			return err
		}
		c.sayUnmasked(o.packets)
		files = packetFiles("", scratch, exceptionList(c, found, ruleResults(m), m), o.packets)
		for _, f := range files {
			if err := folder.Write(f.name, f.write); err != nil {
				return err
			}
		}
		m.Command, m.Flags, m.Stamp = "split", o.packets.flags(), ""
		return folder.WriteManifest(*m)
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, c.words("%d 条疑点分成 %d 个工作簿，写在 %s\n", "%d findings in %d workbooks, in %s\n"), len(found), len(files), o.out)
	return err
}

// ruleResults are the rules of a run as its run.json has them: those of the catalogue with all they say, others by title.
func ruleResults(m *runfolder.Manifest) []screening.RuleResult {
	known := map[string]*screening.Rule{}
	for _, r := range rules.All() {
		known[r.Code] = r
	}
	var results []screening.RuleResult
	for _, r := range m.Rules {
		rule := known[r.Rule]
		if rule == nil {
			rule = &screening.Rule{Code: r.Rule, Family: r.Family, Title: screening.Words{ZH: r.Title, EN: r.Title}}
		}
		results = append(results, screening.RuleResult{Rule: rule, LookedAt: r.LookedAt, Hits: r.Hits, State: r.State, Why: screening.Words{ZH: r.Why, EN: r.Why}})
	}
	return results
}
