package cli

import (
	"github.com/spf13/cobra"

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
		Args:          cobra.NoArgs,
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
func (c *console) translateBuiltIns(root *cobra.Command) {
	if c.lang == "en" {
		return
	}
	for _, sub := range root.Commands() {
		switch sub.Name() {
		case "help":
			sub.Short = "查看某个命令的用法"
		case "completion":
			sub.Short = "生成命令行自动补全脚本"
		}
		sub.InitDefaultHelpFlag()
		if f := sub.Flags().Lookup("help"); f != nil {
			f.Usage = "查看用法"
		}
	}
	root.InitDefaultHelpFlag()
	root.Flags().Lookup("help").Usage = "查看用法"
}

func usageTemplate(lang string) string {
	w := map[bool][4]string{
		true:  {"Usage:", "Commands:", "Flags:", "Flags of every command:"},
		false: {"用法：", "命令：", "选项：", "各命令通用的选项："},
	}[lang == "en"]
	return w[0] + `{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

` + w[1] + `{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + w[2] + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + w[3] + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}
