package cli

import (
	"regexp"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rollnet/screening"
)

var exitHelp = screening.Words{
	ZH: "退出码：0 完成；1 完成，但有问题达到 --fail-on 的级别（或名册有差异、核验不通过）；2 用法有误；3 未能完成，什么也没有写出",
	EN: "exit codes: 0 done; 1 done, and findings reach --fail-on (or rolls differ, or verification failed); 2 wrong usage; 3 could not finish, and nothing was written",
}

// newRoot is the command tree.
func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use: "rollnet",
		Short: screening.Words{
			ZH: "像拉网一样逐户逐人筛查花名册：重复、老人户、错评、漏评、错退和问题数据",
			EN: "screens registration rolls household by household: duplicates, elderly households, wrongly enrolled, missed, wrong exits, faulty data",
		}.In(c.lang),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          takes(0, 0),
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	flags := root.PersistentFlags()
	flags.String("lang", "", c.words("屏幕文字的语言：zh 或 en（默认随系统）", "language of the text on the terminal: zh or en (default: the system's)"))
	flags.BoolVar(&c.quiet, "quiet", false, c.words("只输出结果，不输出过程信息", "print the result only"))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if lang, _ := flags.GetString("lang"); lang != "" && lang != "zh" && lang != "en" {
			return usage("--lang 只能是 zh 或 en，不能是 %q", "--lang is zh or en, not %q", lang)
		}
		return nil
	}
	root.SetFlagErrorFunc(wrongFlag)
	root.AddCommand(
		newScreen(c),
		newDiff(c),
		newVerify(c),
		newSplit(c),
		newApply(c),
		newReport(c),
		newSample(c),
		newStats(c),
		newDedupe(c),
		newInspect(c),
		newInit(c),
		newRules(c),
		newGenerate(c),
		newVersion(c),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.SetUsageTemplate(usageTemplate(c.lang))
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}\n" + exitHelp.In(c.lang) + "\n")
	c.translateBuiltIns(root)
	return root
}

func (c *console) words(zh, en string) string { return screening.Words{ZH: zh, EN: en}.In(c.lang) }

// translateBuiltIns gives cobra's own commands and flags words in the console's language.
func (c *console) translateBuiltIns(cmd *cobra.Command) {
	cmd.DisableFlagsInUseLine = true // the template says so, in its language
	if c.lang == "en" {
		for _, sub := range cmd.Commands() {
			c.translateBuiltIns(sub)
		}
		return
	}
	switch parent := cmd.Parent(); {
	case cmd.Name() == "help":
		cmd.Short, cmd.Long = "查看某个命令的用法", ""
	case cmd.Name() == "completion":
		cmd.Short, cmd.Long = "生成命令行自动补全脚本", ""
	case parent != nil && parent.Name() == "completion":
		cmd.Short, cmd.Long = "生成 "+cmd.Name()+" 的自动补全脚本", ""
		cmd.Flags().VisitAll(func(f *pflag.Flag) { f.Usage = "补全时不显示说明" }) // it has but one, --no-descriptions
	}
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = "查看用法"
	for _, sub := range cmd.Commands() {
		c.translateBuiltIns(sub)
	}
}

var (
	kindBesideFlag = regexp.MustCompile(`(?m)^( +(?:-\w, |    )--[\w-]+ )(stringArray|strings|string|int|uint|float) `)
	defaultOfFlag  = regexp.MustCompile(`(?m) \(default "?([^"]*?)"?\)$`)
	kindInChinese  = map[string]string{"stringArray": "值，可重复 ", "strings": "值,值..", "string": "值    ", "int": "数 ", "uint": "数  ", "float": "数   "} // as wide
)

// flagsInChinese puts what pflag itself writes beside each flag into Chinese: the kind of its value, and the default.
func flagsInChinese(usages string) string {
	usages = kindBesideFlag.ReplaceAllStringFunc(usages, func(s string) string {
		m := kindBesideFlag.FindStringSubmatch(s)
		return m[1] + kindInChinese[m[2]] + " "
	})
	return defaultOfFlag.ReplaceAllString(usages, "（默认 $1）")
}

func init() { cobra.AddTemplateFunc("flagsInChinese", flagsInChinese) }

func usageTemplate(lang string) string {
	w := map[bool][6]string{
		true:  {"Usage:", "Commands:", "Flags:", "Flags of every command:", " [flags]", " [command]"},
		false: {"用法：", "命令：", "选项：", "各命令通用的选项：", " [选项]", " [命令]"},
	}[lang == "en"]
	translated := ""
	if lang != "en" {
		translated = " | flagsInChinese"
	}
	return w[0] + `{{if .Runnable}}
  {{.UseLine}}` + w[4] + `{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}}` + w[5] + `

` + w[1] + `{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + w[2] + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces` + translated + `}}{{end}}{{if .HasAvailableInheritedFlags}}

` + w[3] + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces` + translated + `}}{{end}}
`
}
