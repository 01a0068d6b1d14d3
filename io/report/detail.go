package report

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// townsAcross is how many towns stand side by side at most: as many as fit on a telephone.
const townsAcross = 12

// heat shows towns and rules: rules down, by family, and towns across, in as few tables of equal width as it takes.
func (v *view) heat(c Content) {
	towns := sortedTowns(c.Summary)
	most := 0
	for _, t := range towns {
		for _, n := range t.Rules {
			most = max(most, n)
		}
	}
	if most == 0 {
		return
	}
	tables := (len(towns) + townsAcross - 1) / townsAcross
	for block := range slices.Chunk(towns, (len(towns)+tables-1)/tables) {
		t := table{Heads: heads(c.Lang, words{ZH: "规则", EN: "rule"})}
		for _, town := range block {
			t.Heads = append(t.Heads, townName(town.Town, c.Lang))
		}
		t.Heads = append(t.Heads, words{ZH: "合计", EN: "all"}.In(c.Lang))
		for _, family := range screening.Families {
			rows := heatRows(c, family.Family, block, most)
			if len(rows) > 0 {
				t.Rows = append(append(t.Rows, row{Label: family.Name.In(c.Lang), Span: len(t.Heads)}), rows...)
			}
		}
		v.Heat = append(v.Heat, t)
	}
}

// heatRows are the rules of a family that have found something in some towns.
func heatRows(c Content, family screening.Family, towns []summary.Town, most int) []row {
	var rows []row
	for _, r := range c.Manifest.Rules {
		if r.Family != family {
			continue
		}
		one, sum := row{Label: r.Rule, Note: r.Title}, 0
		for _, town := range towns {
			n := town.Rules[r.Rule]
			sum += n
			one.Cells = append(one.Cells, cell{Text: strings.ReplaceAll(blankZero(n), ",", ""), Level: heatLevel(n, most)})
		}
		if sum > 0 {
			one.Cells = append(one.Cells, cell{Text: count(sum)})
			rows = append(rows, one)
		}
	}
	return rows
}

// heatLevel shades by powers, for a few rules have most of the findings.
func heatLevel(n, most int) int {
	for level, share := 4, 3; level > 1; level, share = level-1, share*3 {
		if n*share >= most && n > 0 {
			return level
		}
	}
	return min(n, 1)
}

// district is a town and its villages as tiles: an honest map where no geometry is known.
type district struct {
	Name  string
	Tiles []tile
}

type tile struct {
	Name, Count, Of string
	Level           int
}

// tiles shows the open findings of each village.
func (v *view) tiles(c Content) {
	houses := housesOf(c)
	most := 0
	for _, t := range c.Summary.Towns {
		for _, village := range t.Villages {
			most = max(most, village.Open())
		}
	}
	towns := sortedTowns(c.Summary)
	for _, t := range towns {
		d := district{Name: townName(t.Town, c.Lang)}
		villages := slices.Clone(t.Villages)
		slices.SortFunc(villages, func(a, b summary.Village) int {
			return cmp.Or(cmp.Compare(b.Open(), a.Open()), compareNames(a.Village, b.Village))
		})
		for _, village := range villages {
			one := tile{Name: townName(village.Village, c.Lang), Count: count(village.Open()), Level: level(village.Open(), most)}
			if n := houses[[2]string{kin.Place(t.Town), kin.Place(village.Village)}]; n > 0 {
				one.Of = words{ZH: count(n) + " 户", EN: count(n) + " households"}.In(c.Lang)
			}
			d.Tiles = append(d.Tiles, one)
		}
		v.Tiles = append(v.Tiles, d)
	}
}

// housesOf is the number of households on the roll by town and village, where an indicator has looked at all of them.
func housesOf(c Content) map[[2]string]int {
	houses := map[[2]string]int{}
	if c.Indicators == nil {
		return houses
	}
	one := c.Indicators.Find("elderly")
	if one == nil || one.Missing != nil {
		return houses
	}
	for i, area := range c.Indicators.Areas {
		f := one.Figures[i]
		n := f.Denominator
		for _, left := range f.LeftOut {
			n += left
		}
		houses[[2]string{kin.Place(area.Town), kin.Place(area.Village)}] = n
	}
	return houses
}

// inputs shows the files that were read, and for what reasons rows of them were not taken.
func (v *view) inputs(c Content) {
	v.Inputs = table{Heads: heads(c.Lang, words{ZH: "文件", EN: "file"}, words{ZH: "是什么", EN: "kind"}, words{ZH: "读入行", EN: "rows read"}, words{ZH: "采用", EN: "kept"}, words{ZH: "未采用", EN: "skipped"})}
	counts := map[string]int{}
	var order []string
	for _, in := range c.Manifest.Inputs {
		r := row{Label: in.File}
		read, kept, skipped := 0, 0, 0
		for _, s := range in.Sheets {
			read, kept, skipped = read+s.RowsRead, kept+s.RowsKept, skipped+s.RowsSkipped
			for _, one := range s.Skipped {
				if counts[one.Reason] == 0 {
					order = append(order, one.Reason)
				}
				counts[one.Reason]++
			}
		}
		r.Cells = append([]cell{{Text: kindName(in.Kind, c.Lang), Left: true}}, cells(read, kept, skipped)...)
		v.Inputs.Rows = append(v.Inputs.Rows, r)
	}
	total := row{Label: words{ZH: "合计", EN: "all"}.In(c.Lang), Total: true, Cells: append([]cell{{}}, cells(c.Summary.Rows.Read, c.Summary.Rows.Kept, c.Summary.Rows.Skipped)...)}
	v.Inputs.Rows = append(v.Inputs.Rows, total)
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b)) })
	v.Skipped = table{Heads: heads(c.Lang, words{ZH: "未采用的原因", EN: "why rows were not taken"}, words{ZH: "行数", EN: "rows"})}
	for _, reason := range order {
		v.Skipped.Rows = append(v.Skipped.Rows, row{Label: reason, Cells: cells(counts[reason])})
	}
}

// kindName is what a file is, in words.
func kindName(kind roll.Kind, lang string) string {
	switch kind {
	case roll.Persons, roll.Households:
		return words{ZH: "花名册", EN: "roll"}.In(lang)
	case roll.Register:
		return words{ZH: "农户名册", EN: "register"}.In(lang)
	case "":
		return words{ZH: "未识别", EN: "not recognised"}.In(lang)
	}
	return screening.ListNames[kind].In(lang)
}
