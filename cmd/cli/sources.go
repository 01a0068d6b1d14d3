package cli

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/fault"
	"rollnet/io/intake"
	"rollnet/io/layout"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// sources expands the arguments and adds the lists that are named by kind.
func (c *console) sources(args, lists []string) ([]intake.Source, error) {
	var said []intake.Source
	for _, l := range lists {
		kind, file, found := strings.Cut(l, "=")
		if !found || !knownList(roll.Kind(kind)) {
			return nil, usage("--list 要写成 种类=文件，种类有：%[2]s；不能是 %[1]q", "--list takes KIND=FILE, with one of the kinds %[2]s; not %[1]q", l, listKinds())
		}
		said = append(said, intake.Source{Path: file, Kind: roll.Kind(kind)})
	}
	paths, notes, err := intake.Expand(args)
	if err != nil {
		return nil, err
	}
	for _, n := range notes {
		c.say(screening.Words{ZH: "%s", EN: "%s"}, n.In(c.lang)) // names of files may hold a %
	}
	var sources []intake.Source
	for _, p := range paths {
		sources = append(sources, intake.Source{Path: p})
	}
	for _, s := range said {
		sources = named(sources, s)
	}
	return sources, nil
}

// mapping reads what the user says about columns: a mapping file, and over it --map.
func (c *console) mapping(file string, choices []string) (*layout.Mapping, error) {
	m := &layout.Mapping{}
	if file != "" {
		var err error
		if m, err = layout.ReadMapping(file); err != nil {
			var w layout.Wrong
			if errors.As(err, &w) {
				return nil, usageError{w.Words}
			}
			return nil, usage("--mapping %v", "--mapping %v", fault.Unread(file, err))
		}
	}
	for _, choice := range choices {
		e, err := layout.ParseChoice(choice)
		if err != nil {
			var w layout.Wrong
			if errors.As(err, &w) {
				return nil, usageError{screening.Words{ZH: "--map：" + w.ZH, EN: "--map: " + w.EN}}
			}
			return nil, err
		}
		m.Entries = append(m.Entries, e)
	}
	return m, nil
}

// checkMapping refuses a mapping that names columns which no file has, and says which of its entries were for no sheet.
func (c *console) checkMapping(m *layout.Mapping) error {
	left, err := m.Unmet()
	for _, e := range left {
		c.say(screening.Words{ZH: "%s：没有与 %s 相符的表，这一项没有用上", EN: "%s: no sheet fits %s; the entry was not used"}, e.From, strings.TrimSuffix(e.File+"!"+e.Sheet, "!"))
	}
	return err
}

// mappingFlags are the flags of a command that reads files.
func (c *console) mappingFlags(cmd *cobra.Command, file *string, choices *[]string) {
	cmd.Flags().StringArrayVar(choices, "map", nil, c.words("列=字段：指明某一列是什么；列写表头，或 文件!表!列字母；字段写 - 表示不采用",
		"COLUMN=FIELD: say what a column is, by its header or as FILE!SHEET!LETTERS; - for FIELD leaves it out"))
	cmd.Flags().StringVar(file, "mapping", "", c.words("映射文件（YAML）：各文件的列、表头行和种类，可由 inspect --save-mapping 写出", "a mapping file (YAML): columns, header rows and kinds by file; inspect --save-mapping writes one"))
}

// sayOthers names the sheets that are known and not read.
func (c *console) sayOthers(in *intake.Intake) {
	for _, input := range in.Inputs {
		for _, s := range input.Sheets {
			if s.Other.ZH != "" && !s.LeftOut() {
				c.say(screening.Words{ZH: "%s：%s，没有采用（提示：要采用，用 --list 或 --mapping 指明种类）", EN: "%s: %s, not taken (hint: to take it, say its kind with --list or --mapping)"}, strings.TrimSuffix(input.File+"!"+s.Table.Sheet, "!"), s.Other.In(c.lang))
			}
		}
	}
}

func knownList(kind roll.Kind) bool {
	return kind == roll.Register || strings.Contains(" "+listKinds()+" ", " "+string(kind)+" ")
}

func listKinds() string {
	var kinds []string
	for _, k := range roll.ListKinds {
		kinds = append(kinds, string(k))
	}
	return strings.Join(kinds, " ")
}

// named adds a source whose kind is said, in place of the same path where that is among the sources already.
func named(sources []intake.Source, s intake.Source) []intake.Source {
	for i := range sources {
		if filepath.Clean(sources[i].Path) == filepath.Clean(s.Path) {
			sources[i].Kind = s.Kind
			return sources
		}
	}
	return append(sources, s)
}

// sayUnvalued names the sheets with formulas whose results were never stored: what reads as blank there is not.
func (c *console) sayUnvalued(in *intake.Intake) {
	for _, input := range in.Inputs {
		for _, f := range input.Workbook.Unvalued {
			c.say(screening.Words{
				ZH: "%s!%s!%s：%d 个公式没有存下计算结果，按空白读入（提示：在 Excel 或 WPS 中打开后保存，再试）",
				EN: "%s!%s!%s: %d formulas have no stored result and were read as blank (hint: open it in Excel or WPS, save it and try again)",
			}, input.File, f.Sheet, f.Cell, f.Count)
		}
	}
}
