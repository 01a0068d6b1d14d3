package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/rules"
	"rollnet/screening"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

func newRules(c *console) *cobra.Command {
	group := &cobra.Command{
		Use:   "rules",
		Short: c.words("规则目录：查什么、为什么、依据、怎么处理", "the catalogue: what is checked, why, on what basis, what is done"),
		Args:  takes(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var fields bool
	var format, policy string
	var own []string
	list := &cobra.Command{
		Use:   "list",
		Short: c.words("列出全部规则", "list all rules"),
		Args:  takes(0, 0),
		RunE: run(func([]string) error {
			if fields {
				return listFields(c)
			}
			return listRules(c, policy, format, own)
		}),
	}
	list.Flags().BoolVar(&fields, "fields", false, c.words("列出全部字段", "list the logical fields instead"))
	list.Flags().StringVar(&format, "format", "text", c.words("输出格式：text 或 json", "text or json"))
	list.Flags().StringVar(&policy, "profile", profile.Default, c.words("政策参数：gx-2018、monitor-2023 或文件", "the policy: gx-2018, monitor-2023 or a file"))
	list.Flags().StringArrayVar(&own, "rules", nil, ownRulesHelp.In(c.lang))
	show := &cobra.Command{
		Use:   "show CODE",
		Short: c.words("说明一条规则", "explain one rule"),
		Args:  takes(1, 1),
		RunE:  run(func(args []string) error { return showRule(c, args[0], own) }),
	}
	show.Flags().StringArrayVar(&own, "rules", nil, ownRulesHelp.In(c.lang))
	group.AddCommand(list, show, newSchema(c))
	return group
}

// actionWords are the actions of rules in words.
var actionWords = map[screening.Action]screening.Words{
	screening.Fix:        {ZH: "直接更正（只改格式，不丢信息）", EN: "corrected directly (form only, nothing is lost)"},
	screening.Propose:    {ZH: "给出建议值，核实同意后才改", EN: "a value is proposed, applied only when accepted"},
	screening.Department: {ZH: "请有关部门核对", EN: "for the department to check"},
	screening.Verify:     {ZH: "入户核实", EN: "to be checked at the door"},
	screening.Procedure:  {ZH: "按程序办理（评议、公示、审核）", EN: "needs the due procedure"},
}

var severityWords = map[screening.Severity]screening.Words{
	screening.Err:  {ZH: "错误", EN: "error"},
	screening.Warn: {ZH: "疑点", EN: "warning"},
	screening.Info: {ZH: "提示", EN: "info"},
}

func listRules(c *console, policy, format string, own []string) error {
	p, err := profile.Load(policy)
	if err != nil {
		return usage("--profile %v", "--profile %v", err)
	}
	all, _, err := allRules(own)
	if err != nil {
		return err
	}
	if format == "json" {
		return listRulesJSON(c, p, all)
	}
	for _, r := range all {
		note := ""
		if why, off := r.OffIn(p); off {
			note = c.words("（停用："+why.ZH+"）", " (off: "+why.EN+")")
		}
		fmt.Fprintf(c.out, "%-8s %-7s %s%s\n", r.Code, severityWords[r.Severity].In(c.lang), r.Title.In(c.lang), note)
	}
	for _, a := range rules.Absent() {
		note := c.words("（未列入："+a.Why.ZH+"）", " (not in the catalogue: "+a.Why.EN+")")
		fmt.Fprintf(c.out, "%-8s %-7s %s%s\n", a.Code, "-", a.Title.In(c.lang), note)
	}
	return nil
}

func listRulesJSON(c *console, p *profile.Profile, catalogue []*screening.Rule) error {
	type entry struct {
		Rule     string             `json:"rule"`
		Family   screening.Family   `json:"family"`
		Severity screening.Severity `json:"severity"`
		Action   screening.Action   `json:"action"`
		Scope    string             `json:"scope"`
		Field    string             `json:"field"`
		Title    string             `json:"title"`
		On       bool               `json:"on"`
		Why      string             `json:"why,omitempty"`
	}
	all := []entry{}
	for _, r := range catalogue {
		why, off := r.OffIn(p)
		all = append(all, entry{r.Code, r.Family, r.Severity, r.Action, r.Check.Name(), r.Field.String(), r.Title.In(c.lang), !off, why.In(c.lang)})
	}
	return writeJSON(c, map[string]any{"profile": p.Name, "rules": all})
}

// writeJSON prints one JSON object.
func writeJSON(c *console, v any) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func showRule(c *console, code string, own []string) error {
	all, _, err := allRules(own)
	if err != nil {
		return err
	}
	for _, r := range all {
		if strings.EqualFold(r.Code, code) {
			printRule(c, r)
			return nil
		}
	}
	return usage("没有规则 %q，全部规则见 rollnet rules list", "there is no rule %q; rollnet rules list names them", code)
}

func printRule(c *console, r *screening.Rule) {
	fmt.Fprintf(c.out, "%s %s\n\n", r.Code, r.Title.In(c.lang))
	line := func(zh, en, text string) {
		if text != "" {
			fmt.Fprintf(c.out, "%s%s\n", c.words(zh+"：", en+": "), strings.ReplaceAll(text, "\n", "\n  "))
		}
	}
	line("为什么查", "why", r.Reason.In(c.lang))
	line("查什么", "what is found", r.Condition.In(c.lang))
	line("例外", "what is exempt", r.Exceptions.In(c.lang))
	line("依据", "basis", r.Basis.In(c.lang))
	line("适用年份", "years", r.Years)
	line("级别", "severity", severityWords[r.Severity].In(c.lang))
	line("处理", "what is done", actionWords[r.Action].In(c.lang))
	for _, name := range profile.Names() {
		if why, off := r.Off[name]; off {
			line("在 "+name+" 中停用", "off in "+name, why.In(c.lang))
		}
	}
	if example := rules.Example(r.Code); example != "" {
		line("例子", "example", "\n"+example)
	}
}

func listFields(c *console) error {
	for _, f := range roll.Fields() {
		if _, err := fmt.Fprintf(c.out, "%-26s %s\n", f, c.words(f.Chinese(), f.English())); err != nil {
			return err
		}
	}
	return nil
}
