package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/changelog"
	"rollnet/io/differences"
	"rollnet/io/intake"
	"rollnet/io/runfolder"
	"rollnet/screening/compare"
	"rollnet/screening/roll"
)

type diffOptions struct {
	form, order string
	ledger      string
	out, format string
	mapping     string
	choices     []string // --map
	reading     reading
	jobs        int
}

func newDiff(c *console) *cobra.Command {
	o := diffOptions{}
	cmd := &cobra.Command{
		Use:   "diff BEFORE AFTER",
		Short: c.words("对比前后两份花名册：按人、按户，不按行", "what differs between two rolls, by person and household, not by row"),
		Long: c.words(`对比前后两份花名册：按人、按户，不按行。

BEFORE、AFTER 可以是文件、文件夹、通配符或结果文件夹（取其中的 corrected/）；格式和样式可以不同。
按人编号、证件号码（15 位与 18 位视为相同）对应；没有的再按姓名、出生日期、村等对应，并注明须核对。样式相同的逐字比较，样式不同的按含义比较。
给出 --ledger 时，每处差异须有且只有一行台账；没有台账的差异、没有效果的台账逐条列出。`,
			`What differs between two rolls, by person and household, not by row.

BEFORE and AFTER are files, folders, globs, or run folders (their corrected/ is taken), in any formats and layouts. Persons are matched by
number and ID number (15 and 18 characters the same), else by name, birth date and village, which is said. Sheets of one layout are
compared by their texts, others by what they mean. With --ledger each difference must have just one line of the ledger; differences
without a line and lines without effect are named.`),
		Example: "  rollnet diff exports/ run/corrected --ledger run/changes.csv --out diff.xlsx",
		Args:    takes(2, 2),
		RunE:    run(func(args []string) error { return o.run(c, args[0], args[1]) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.form, "form", "show", c.words("只是写法不同（空格、全半角、日期写法等）的差异：show 列出，ignore 不计", "differences in form only (blanks, width, spellings of a date): show or ignore"))
	f.StringVar(&o.order, "order", "ignore", c.words("行序变动：ignore 不计，show 列出（行序不算差异）", "rows in another order, which is no difference: ignore or show"))
	f.StringVar(&o.ledger, "ledger", "", c.words("更正台账 changes.csv：逐处核对", "the ledger changes.csv, to account for each difference"))
	f.StringVar(&o.out, "out", "", c.words("另写成文件（不遮盖）：.xlsx 供人看，.json 供程序用", "also write a file, without masks: .xlsx for people, .json for scripts"))
	f.StringVar(&o.format, "format", "text", c.words("标准输出的格式：text 或 json（均遮盖个人信息）", "what goes to standard output, masked: text or json"))
	f.IntVar(&o.jobs, "jobs", runtime.NumCPU(), c.words("并行数（不影响结果）", "how much runs at a time (does not change the result)"))
	c.mappingFlags(cmd, &o.mapping, &o.choices)
	c.readingFlags(cmd, &o.reading)
	return cmd
}

func (o *diffOptions) check() error {
	switch {
	case !oneOfThese(o.form, "show", "ignore"):
		return usage("--form 只能是 show 或 ignore，不能是 %q", "--form is show or ignore, not %q", o.form)
	case !oneOfThese(o.order, "show", "ignore"):
		return usage("--order 只能是 show 或 ignore，不能是 %q", "--order is show or ignore, not %q", o.order)
	case !oneOfThese(o.format, "text", "json"):
		return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	case o.jobs < 1:
		return usage("--jobs 至少为 1，不能是 %d", "--jobs is at least 1, not %d", o.jobs)
	case o.out != "" && !oneOfThese(strings.ToLower(filepath.Ext(o.out)), ".xlsx", ".json"):
		return usage("--out 要写成 .xlsx 或 .json 文件，不能是 %q", "--out is an .xlsx or a .json file, not %q", o.out)
	}
	return nil
}

func (o *diffOptions) run(c *console, before, after string) error {
	if err := o.check(); err != nil {
		return err
	}
	columns, err := c.mapping(o.mapping, o.choices)
	if err != nil {
		return err
	}
	var ledger []compare.Line
	if o.ledger != "" {
		if ledger, err = readLedger(o.ledger); err != nil {
			return err
		}
	}
	bar := &progress{console: c}
	defer bar.end()
	how, err := o.reading.options(intake.Options{Jobs: o.jobs, NeedRoll: true, Mapping: columns, Progress: bar.stage(c.words("读入", "reading"))})
	if err != nil {
		return err
	}
	var sides [2]*intake.Intake
	for i, path := range []string{before, after} {
		if sides[i], err = c.readRoll(path, how); err != nil {
			return err
		}
	}
	bar.end()
	if err := c.checkMapping(columns); err != nil {
		return err
	}
	rolls := differences.Rolls{Before: sides[0].Roll, After: sides[1].Roll}
	d := compare.Rolls(rolls.Before, rolls.After, compare.Options{IgnoreForm: o.form == "ignore" && o.ledger == "", Order: o.order == "show", Others: others(sides[:])})
	var explained *compare.Explained
	if o.ledger != "" {
		explained = compare.Explain(d, rolls.Before, ledger)
		if o.form == "ignore" {
			d.DropForm()
			explained.Unexplained.DropForm()
		}
	}
	if o.out != "" {
		whole := differences.Of(d, explained, rolls, false, c.fileLang)
		if err := writeNew(o.out, func(w io.Writer) error { return o.file(w, whole, c.fileLang) }); err != nil {
			return err
		}
	}
	shown := differences.Of(d, explained, rolls, true, c.lang)
	if o.format == "json" {
		err = shown.Write(c.out)
	} else {
		_, err = io.WriteString(c.out, diffText(c, shown, o))
	}
	if err != nil {
		return err
	}
	if explained == nil && !shown.Same || explained != nil && !shown.Ledger.Explained {
		return errFindings
	}
	return nil
}

func (o *diffOptions) file(w io.Writer, r *differences.Report, lang string) error {
	if strings.EqualFold(filepath.Ext(o.out), ".json") {
		return r.Write(w)
	}
	scratch, err := os.MkdirTemp(filepath.Dir(o.out), ".rollnet-diff-")
	if err != nil {
		return err
	}
	return errors.Join(r.Workbook(w, scratch, lang), os.RemoveAll(scratch))
}

// readRoll reads one of the two rolls; of a run folder, its corrected sheets.
func (c *console) readRoll(path string, how intake.Options) (*intake.Intake, error) {
	if _, err := runfolder.ReadManifest(path); err == nil {
		path = filepath.Join(path, "corrected")
	}
	sources, err := c.sources([]string{path}, nil)
	if err != nil {
		return nil, err
	}
	in, err := intake.Read(sources, how)
	if err != nil {
		return nil, err
	}
	for i := range in.Inputs {
		in.Inputs[i].Workbook.Data = nil // nothing is written back
	}
	c.sayReading(in)
	c.sayUnvalued(in)
	c.sayOthers(in)
	return in, nil
}

// others names the columns of the rolls' sheets that are no known field.
func others(sides []*intake.Intake) func(*roll.Part) []compare.Other {
	return func(p *roll.Part) []compare.Other {
		var all []compare.Other
		for _, in := range sides {
			s := in.SheetOf(p)
			if s == nil {
				continue
			}
			for _, column := range s.Columns {
				if column.Field == roll.NoField {
					all = append(all, compare.Other{Header: column.Header, Col: column.Index})
				}
			}
		}
		return all
	}
}

func readLedger(path string) ([]compare.Line, error) {
	data, err := readNamed("ledger", path)
	if err != nil {
		return nil, err
	}
	return changelog.Read(data, path)
}

// writeNew writes a private file that must not be there yet; what fails leaves nothing.
func writeNew(path string, write func(io.Writer) error) (err error) {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return usage("%s 已经存在（提示：换一个文件名）", "%s is there already (hint: take another name)", path)
	}
	if err != nil {
		return usage("%s 写不了：%v", "cannot write %s: %v", path, err)
	}
	defer func() {
		if err = errors.Join(err, out.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	return write(out)
}
