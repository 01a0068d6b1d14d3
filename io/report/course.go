package report

import (
	"strings"

	"rollnet/io/summary"
)

// rounds shows the course over rounds, where there are several; it is not for the public, for its figures are sums of others.
func (v *view) rounds(c Content) {
	all := c.Summary.Rounds
	if len(all) < 2 {
		return
	}
	names := heads(c.Lang, words{ZH: "发现", EN: "found"}, words{ZH: "新增", EN: "new"}, words{ZH: "延续", EN: "persisting"}, words{ZH: "重新核实", EN: "reopened"},
		words{ZH: "已消除", EN: "resolved"}, words{ZH: "已答复", EN: "answered"}, words{ZH: "已更正", EN: "corrected"}, words{ZH: "待核实", EN: "open"})
	figures := func(p summary.Progress) []cell {
		return cells(p.Found, p.New, p.Persisting, p.Reopened, p.Resolved, p.Answered, p.Corrected, p.Open)
	}
	v.Rounds = table{Heads: append(heads(c.Lang, words{ZH: "轮次", EN: "round"}), names...)}
	v.Course = &bars{Title: words{ZH: "各轮之后待核实（条）", EN: "open findings after each round"}.In(c.Lang)}
	for i, r := range all {
		name := r.Name(i, c.Lang)
		v.Rounds.Rows = append(v.Rounds.Rows, row{Label: name, Cells: figures(r.Progress)})
		v.Course.add(strings.TrimSuffix(name, " "+r.AsOf), r.Open)
	}
	last := all[len(all)-1]
	v.ByTown = table{Heads: append(heads(c.Lang, words{ZH: "乡镇", EN: "town"}), names...)}
	for _, t := range last.Towns {
		v.ByTown.Rows = append(v.ByTown.Rows, row{Label: townName(t.Town, c.Lang), Cells: figures(t.Progress)})
	}
	v.ByTown.Rows = append(v.ByTown.Rows, row{Label: words{ZH: "合计", EN: "all"}.In(c.Lang), Cells: figures(last.Progress), Total: true})
}
