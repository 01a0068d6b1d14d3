package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"rollnet/io/runfolder"
	"rollnet/io/summary"
	"rollnet/screening"
)

// reportRun is what standard output says of a run: a short summary, or one JSON object.
func reportRun(c *console, t *screenTask, m *runfolder.Manifest, o *screening.Outcome) error {
	if t.format == "json" {
		return writeJSON(c, struct {
			Run     string           `json:"run"`
			AsOf    string           `json:"as_of"`
			Profile string           `json:"profile"`
			Summary summary.Summary  `json:"summary"`
			Rules   []runfolder.Rule `json:"rules"`
		}{filepath.ToSlash(t.out), m.AsOf, m.Profile.Name, m.Summary, m.Rules})
	}
	s := &m.Summary
	var b strings.Builder
	line := func(zh, en string, args ...any) { fmt.Fprintf(&b, c.words(zh, en)+"\n", args...) }
	line("读入 %d 个文件 %d 行：采用 %d 行，跳过 %d 行（逐行原因见 run.json）",
		"read %d files, %d rows: %d kept, %d skipped (each with its reason in run.json)", len(m.Inputs), s.Rows.Read, s.Rows.Kept, s.Rows.Skipped)
	line("花名册 %d 户 %d 人；数据时点 %s；政策参数 %s", "roll: %d households, %d persons; as of %s; profile %s", s.Households, s.Persons, m.AsOf, m.Profile.Name)
	line("贫困线：%s", "poverty line: %s", lineWords(m.PovertyLine).In(c.lang))
	line("疑点 %d 条（须入户核实，不是结论）：错误 %d，疑点 %d，提示 %d",
		"%d findings (leads to check at the door, not verdicts): %d errors, %d warnings, %d infos", s.Findings.Findings, s.Findings.Errors, s.Findings.Warnings, s.Findings.Infos)
	for _, f := range s.Families {
		if f.Findings > 0 {
			line("  %s：%d 条，涉及 %d 户", "  %s: %d, in %d households", familyName(c, f.Family), f.Findings, f.Households)
		}
	}
	line("直接更正 %d 个单元格（只改格式，逐项见 changes.csv）", "%d cells corrected (form only; each is in changes.csv)", s.Corrections)
	if t.previous != "" {
		now := s.Rounds[len(s.Rounds)-1]
		line("与上一轮相比：新发现 %d（其中情况有变、重新核实 %d），仍存在 %d，已消除 %d；答复仍有效 %d，待核实 %d",
			"since the round before: %d new (%d of them reopened, their facts have changed), %d persisting, %d resolved; %d answered, %d open",
			now.New, now.Reopened, now.Persisting, now.Resolved, now.Answered, now.Open)
	}
	reportRules(c, &b, o)
	line("结果在 %s，先看 %s", "the run folder is %s; look at %s first", t.out, filepath.Join(t.out, "exceptions.xlsx"))
	_, err := fmt.Fprint(c.out, b.String())
	return err
}

func familyName(c *console, family screening.Family) string {
	for _, f := range screening.Families {
		if f.Family == family {
			return f.Name.In(c.lang)
		}
	}
	return string(family)
}

// reportRules names the rules that say nothing, and why: a rule that did not run has not found the roll clean.
func reportRules(c *console, b *strings.Builder, o *screening.Outcome) {
	states := []struct {
		state  screening.State
		zh, en string
	}{
		{screening.Stopped, "停用的规则（命中过多，规则或列对应关系可疑）：", "stopped rules (too many hits, the rule or the mapping is suspect):"},
		{screening.Skipped, "没有运行的规则（不等于没有问题）：", "rules that did not run (which is not the same as clean):"},
	}
	for _, s := range states {
		var reasons []string // in the order of the rules
		codes := map[string][]string{}
		for _, r := range o.Rules {
			if r.State != s.state {
				continue
			}
			why := r.Why.In(c.lang)
			if codes[why] == nil {
				reasons = append(reasons, why)
			}
			codes[why] = append(codes[why], r.Rule.Code)
		}
		if len(reasons) > 0 {
			fmt.Fprintln(b, c.words(s.zh, s.en))
		}
		for _, why := range reasons {
			fmt.Fprintf(b, c.words("  %s：%s\n", "  %s: %s\n"), strings.Join(codes[why], " "), why)
		}
	}
}
