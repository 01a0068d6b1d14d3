package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"rollnet/io/answers"
	"rollnet/io/rounds"
	"rollnet/io/summary"
	"rollnet/screening"
)

// tally counts the answers that were read: Read = Applied + Recorded + NotApplied + Repeated. Carried are those of earlier
// rounds that stand, beside them.
type tally struct {
	Read       int `json:"read"`
	Applied    int `json:"applied"`
	Recorded   int `json:"recorded"`
	NotApplied int `json:"not_applied"`
	Repeated   int `json:"repeated"`
	Carried    int `json:"carried"`
}

// refused is an answer that was not applied: its place and the reason, nothing of what it says.
type refused struct {
	File  string `json:"file"`
	Sheet string `json:"sheet"`
	Row   int    `json:"row"`
	ID    string `json:"id"`
	Rule  string `json:"rule"`
	Why   string `json:"why"`
}

// reportApplied is what standard output says of apply: a short summary, or one JSON object.
func reportApplied(c *console, a *applied, o *applyOptions) error {
	var t tally
	left := []refused{}
	for i := range a.plan.Entries {
		e := &a.plan.Entries[i]
		if i >= a.plan.Given {
			t.Carried++
			continue
		}
		t.Read++
		switch e.State {
		case rounds.Applied:
			t.Applied++
		case rounds.Recorded:
			t.Recorded++
		case rounds.Repeated:
			t.Repeated++
		default:
			t.NotApplied++
			left = append(left, refused{e.File, e.Sheet, e.Row, e.ID, e.Rule, e.Words.In(c.lang)})
		}
	}
	cells, rows := len(a.plan.Changes()), len(a.plan.Leaves())
	lists := map[screening.Operation]int{}
	for i := range a.plan.Accepted {
		lists[a.plan.Accepted[i].Unit.Operation]++
	}
	if o.format == "json" {
		return writeJSON(c, struct {
			Run        string                      `json:"run"`
			Answers    tally                       `json:"answers"`
			NotApplied []refused                   `json:"not_applied"`
			Cells      int                         `json:"cells"`
			RowsLeft   int                         `json:"rows_left"`
			Operations map[screening.Operation]int `json:"operations"`
			Files      []answers.File              `json:"files"`
			Screened   bool                        `json:"screened_again"`
			Summary    summary.Summary             `json:"summary"`
		}{filepath.ToSlash(o.out), t, left, cells, rows, lists, a.files, false, a.after.Summary})
	}
	var b strings.Builder
	line := func(zh, en string, args ...any) { fmt.Fprintf(&b, c.words(zh, en)+"\n", args...) }
	line("读入 %d 个清单，%d 条答复：采用 %d，记录 %d，没有采用 %d，重复 %d（逐条见 %s）",
		"read %d lists, %d answers: %d applied, %d recorded, %d not applied, %d repeated (each is in %s)",
		len(a.files), t.Read, t.Applied, t.Recorded, t.NotApplied, t.Repeated, rounds.FileName)
	if t.Carried > 0 {
		line("往次答复仍然有效的 %d 条", "%d answers of earlier rounds stand", t.Carried)
	}
	line("改动 %d 个单元格，移出 %d 行（逐项见 changes.csv）", "%d cells changed, %d rows left the roll (each is in changes.csv)", cells, rows)
	for _, op := range screening.Operations {
		if n := lists[op.Operation]; n > 0 {
			line("  %s：%d 项", "  %s: %d", op.Name.In(c.lang), n)
		}
	}
	const shown = 20
	if len(left) > 0 {
		line("没有采用的答复：", "answers that were not applied:")
	}
	for i, r := range left {
		if i == shown {
			line("  ……另有 %d 条，见 %s", "  … and %d more, see %s", len(left)-shown, rounds.FileName)
			break
		}
		place := strings.TrimSuffix(r.File+"!"+r.Sheet, "!")
		fmt.Fprintf(&b, "  %s!%d: %s\n", place, r.Row, r.Why)
	}
	now := a.after.Summary.Rounds[len(a.after.Summary.Rounds)-1]
	line("还有 %d 条疑点待核实", "%d findings are still open", now.Open)
	line("没有重新筛查。下一步：rollnet screen %s 连同农户名册和各部门名单 --previous %s --out 新文件夹",
		"nothing was screened again; next: rollnet screen %s with the register and the lists, --previous %s --out FOLDER", filepath.Join(o.out, "corrected"), o.out)
	_, err := fmt.Fprint(c.out, b.String())
	return err
}
