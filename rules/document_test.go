package rules

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"rollnet/screening"
	"rollnet/screening/profile"
)

var update = flag.Bool("update", false, "write RULES.md anew")

// TestDocument holds RULES.md against the catalogue; -update writes it anew.
func TestDocument(t *testing.T) {
	made := document(t)
	if *update {
		if err := os.WriteFile("RULES.md", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile("RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(kept), "\r\n", "\n") != made {
		t.Error("RULES.md is not what the catalogue says (go test ./rules -run TestDocument -update)")
	}
}

// sections are the parts of the document, by the letters of the codes.
var sections = []struct {
	letters []string
	name    screening.Words
}{
	{[]string{"IN"}, screening.Words{ZH: "导入", EN: "import"}},
	{[]string{"ID"}, screening.Words{ZH: "证件号码", EN: "ID numbers"}},
	{[]string{"DIS"}, screening.Words{ZH: "残疾证", EN: "disability certificates"}},
	{[]string{"NM"}, screening.Words{ZH: "姓名", EN: "names"}},
	{[]string{"PH", "BK"}, screening.Words{ZH: "电话和银行账号", EN: "phones and bank accounts"}},
	{[]string{"DT", "AM"}, screening.Words{ZH: "日期、金额、必填项、词表", EN: "dates, amounts, blanks, words"}},
	{[]string{"HH"}, screening.Words{ZH: "户信息", EN: "households"}},
	{[]string{"PER"}, screening.Words{ZH: "人员信息", EN: "persons"}},
	{[]string{"MON"}, screening.Words{ZH: "防返贫监测", EN: "monitoring since 2021"}},
	{[]string{"DUP"}, screening.Words{ZH: "重复", EN: "duplicates"}},
	{[]string{"ELD"}, screening.Words{ZH: "老人户", EN: "elderly households"}},
	{[]string{"WE"}, screening.Words{ZH: "错评", EN: "wrongly enrolled"}},
	{[]string{"MS"}, screening.Words{ZH: "漏评、漏人", EN: "missed"}},
	{[]string{"WX"}, screening.Words{ZH: "错退", EN: "wrong exits"}},
	{[]string{"HB"}, screening.Words{ZH: "帮扶手册", EN: "handbooks"}},
}

var (
	severities = map[screening.Severity]string{screening.Err: "错误 error", screening.Warn: "疑点 warning", screening.Info: "提示 info"}
	actions    = map[screening.Action]string{
		screening.Fix: "直接更正 fix", screening.Propose: "建议更正，接受后才改 propose", screening.Department: "请部门核对 department",
		screening.Verify: "入户核实 verify", screening.Procedure: "按程序办理 procedure",
	}
	scopes = map[string]string{"cell": "单元格 cell", "person": "人 person", "household": "户 household", "case": "全部 whole case"}
)

const documentHead = `# 规则目录 · The catalogue of rules

本文件由目录生成（` + "`go test ./rules -run TestDocument -update`" + `），不要手工修改。列出的都是线索：疑点，不是结论。
命令行中看一条规则：` + "`rollnet rules show 规则编号`" + `；看某一政策下启用了哪些：` + "`rollnet rules list --profile monitor-2023`" + `。

*Generated from the catalogue; not to be edited. Findings are leads, not verdicts. ● is on, ○ is off (the reason stands with the rule).*
`

func document(t *testing.T) string {
	profiles := make([]*profile.Profile, 0, len(profile.Names()))
	for _, name := range profile.Names() {
		p, err := profile.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		profiles = append(profiles, p)
	}
	var b strings.Builder
	b.WriteString(documentHead)
	contents(&b, profiles)
	count := 0
	for _, s := range sections {
		fmt.Fprintf(&b, "\n## %s · %s\n", s.name.ZH, s.name.EN)
		for _, r := range All() {
			if letters, _, _ := strings.Cut(r.Code, "-"); slices.Contains(s.letters, letters) {
				count++
				block(&b, r, profiles)
			}
		}
	}
	if count != len(All()) {
		t.Errorf("%d of %d rules stand in a section", count, len(All()))
	}
	b.WriteString("\n## 未列入目录 · Not checked\n\n")
	for _, a := range Absent() {
		fmt.Fprintf(&b, "- **%s** %s：%s。*%s: %s.*\n", a.Code, a.Title.ZH, a.Why.ZH, a.Title.EN, a.Why.EN)
	}
	return b.String()
}

// contents is the table of all rules.
func contents(b *strings.Builder, profiles []*profile.Profile) {
	b.WriteString("\n| 编号 code | 查什么 title | 级别 severity | 处理 action |")
	for _, p := range profiles {
		b.WriteString(" " + p.Name + " |")
	}
	b.WriteString("\n|---|---|---|---|" + strings.Repeat(":-:|", len(profiles)) + "\n")
	for _, r := range All() {
		fmt.Fprintf(b, "| [%s](#%s) | %s *%s* | %s | %s |", r.Code, strings.ToLower(r.Code), flat(r.Title.ZH), flat(r.Title.EN), severities[r.Severity], r.Action)
		for _, p := range profiles {
			mark := "●"
			if _, off := r.OffIn(p); off {
				mark = "○"
			}
			b.WriteString(" " + mark + " |")
		}
		b.WriteString("\n")
	}
}

// block is what a reader wants to know of one rule.
func block(b *strings.Builder, r *screening.Rule, profiles []*profile.Profile) {
	fmt.Fprintf(b, "\n### %s\n\n**%s** *%s*\n\n", r.Code, r.Title.ZH, r.Title.EN)
	line := func(name string, w screening.Words) {
		if w.ZH != "" {
			fmt.Fprintf(b, "- %s：%s *%s*\n", name, flat(w.ZH), flat(w.EN))
		}
	}
	line("查什么", r.Condition)
	line("例外", r.Exceptions)
	line("为什么", r.Reason)
	line("依据", r.Basis)
	if r.Years != "" {
		fmt.Fprintf(b, "- 适用年份：%s\n", r.Years)
	}
	fmt.Fprintf(b, "- 级别：%s；处理：%s；范围：%s\n", severities[r.Severity], actions[r.Action], scopes[r.Check.Name()])
	for _, p := range profiles {
		if why, off := r.OffIn(p); off {
			line("在 "+p.Name+" 中停用", why)
		}
	}
	fmt.Fprintf(b, "\n```\n%s```\n", Example(r.Code))
}

// flat keeps a text on its line and out of the marks of tables.
func flat(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "|", "\\|")
}
