package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"rollnet/io/report"
	"rollnet/io/runfolder"
	"rollnet/io/stats"
	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/indicators"
)

type pageOptions struct {
	out     string
	public  bool
	replace bool
}

var publicHelp = screening.Words{
	ZH: "公开版的 report.html：小于 5 的数和能推出它们的数不公布，不列到村",
	EN: "report.html for anybody: no counts below 5, none that totals give away, nothing by village",
}

func newReport(c *console) *cobra.Command {
	var o pageOptions
	cmd := &cobra.Command{
		Use:   "report RUN",
		Short: c.words("由结果文件夹重新写一页报告", "the page report.html again, from a run folder"),
		Long: c.words(`由结果文件夹重新写一页报告，结果文件夹本身不动。加 --public 写公开版：小于 5 的数和能推出它们的数不公布，不列到村。`,
			`The page report.html again, from a run folder, which stays as it is. With --public the page is for anybody: no counts below 5, none that
totals give away, nothing by village.`),
		Example: "  rollnet report run --public --out public.html",
		Args:    takes(1, 1),
	}
	cmd.RunE = run(func(args []string) error { return writePage(c, args[0], &o) })
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", c.words("写成哪个文件（默认在 RUN 旁边，名为 RUN-report.html，公开版 RUN-public.html）", "the file to write (default: RUN-report.html, or RUN-public.html, beside RUN)"))
	f.BoolVar(&o.public, "public", false, publicHelp.In(c.lang))
	f.BoolVar(&o.replace, "replace", false, c.words("替换已有的文件", "replace a file that is there"))
	return cmd
}

func writePage(c *console, dir string, o *pageOptions) error {
	m, err := runfolder.ReadManifest(dir)
	if err != nil {
		return err
	}
	found, err := runfolder.ReadFindings(dir)
	if err != nil {
		return err
	}
	figures, err := stats.Read(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // without indicators the page does without them
		return err
	}
	if o.out == "" {
		o.out = filepath.Clean(dir) + map[bool]string{true: "-public.html", false: "-report.html"}[o.public]
	}
	s := summary.Of(found, ruleResults(m), m.Summary.Corrections, m.Summary.Rows, m.Summary.Households, m.Summary.Persons)
	s.Ages, s.Rounds = m.Summary.Ages, m.Summary.Rounds
	content := pageContent(c, m, s, figures, o.public)
	if err := runfolder.WriteFile(o.out, o.replace, func(w io.Writer) error { return report.Write(w, content) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, c.words("报告写在 %s\n", "the report is %s\n"), o.out)
	return err
}

// pageContent is what report.html shows.
func pageContent(c *console, m *runfolder.Manifest, s summary.Summary, figures *indicators.Set, public bool) report.Content {
	content := report.Content{Manifest: m, Summary: s, Indicators: figures, Public: public, Lang: c.fileLang}
	for _, f := range facts(c, m) {
		content.Facts = append(content.Facts, report.Fact(f))
	}
	return content
}
