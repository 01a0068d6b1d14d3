package cli

import (
	"path/filepath"
	"strings"

	"rollnet/io/intake"
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
