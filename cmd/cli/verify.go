package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/intake"
	"rollnet/io/verification"
	"rollnet/screening"
)

type verifyOptions struct {
	inputs   []string
	previous string
	format   string
	reading  reading
}

func newVerify(c *console) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify RUN",
		Short: c.words("核验结果文件夹：没有缺少、没有改动，每处更正都有台账", "re-read a run folder: nothing missing, nothing altered, every change in the ledger"),
		Long: c.words(`核验结果文件夹：只看文件，不依赖写出它的程序。

逐个核对文件的 SHA-256；行数守恒；台账每一行都在更正后的单元格里；疑点、清单与台账互相对得上；各项合计重新计算；上一轮未被改动。
给出 --inputs（原始文件或其文件夹，按内容辨认，文件名不限）时，逐格核对原始文件与更正后的文件。没有核对的项目会说明。`,
			`Re-read a run folder, from its files alone and without what wrote them.

Every file's SHA-256; no row lost; every line of the ledger in a corrected cell; findings, lists and ledger bear each other out; figures
reckoned again; the round before unaltered. With --inputs (the original files or their folder, told by content, whatever their names) every
cell is compared. What was not verified is said.`),
		Example: "  rollnet verify run --inputs exports/",
		Args:    takes(1, 1),
		RunE:    run(func(args []string) error { return o.run(c, args[0]) }),
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.inputs, "inputs", nil, c.words("原始文件、文件夹或通配符，可多次给出", "the original files, folders or globs; may be given several times"))
	f.StringVar(&o.previous, "previous", "", c.words("上一轮的结果文件夹（默认在旁边找）", "the run folder of the round before (default: beside this one)"))
	f.StringVar(&o.format, "format", "text", c.words("标准输出的格式：text 或 json", "what goes to standard output: text or json"))
	f.StringVar(&o.reading.passwordFile, "password-file", "", c.words("密码文件，第一行是有打开密码的工作簿的密码", "a file whose first line is the password of workbooks that have one"))
	return cmd
}

func (o *verifyOptions) run(c *console, dir string) error {
	if !oneOfThese(o.format, "text", "json") {
		return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	}
	how, err := o.reading.options(intake.Options{})
	if err != nil {
		return err
	}
	inputs, _, err := intake.Expand(o.inputs)
	if err != nil {
		return err
	}
	outcome, err := verification.Run(dir, verification.Options{Inputs: inputs, Previous: o.previous, Password: how.Password})
	if err != nil {
		return err
	}
	if o.format == "json" {
		err = verifyJSON(c, dir, outcome)
	} else {
		verifyText(c, dir, outcome)
	}
	if err == nil && !outcome.OK() {
		return errFindings
	}
	return err
}

// checkWords says what each check is about.
var checkWords = map[verification.Name]screening.Words{
	verification.Seal:   {ZH: "run.json 的封印", EN: "the seal of run.json"},
	verification.Files:  {ZH: "文件齐全、未改动", EN: "files, whole and unaltered"},
	verification.Rows:   {ZH: "行数守恒", EN: "no row lost"},
	verification.Ledger: {ZH: "台账与更正后的单元格", EN: "the ledger and the corrected cells"},
	verification.Cells:  {ZH: "与原始文件逐格核对", EN: "cell by cell against the inputs"},
	verification.Counts: {ZH: "合计与清单", EN: "figures and lists"},
	verification.Chain:  {ZH: "上一轮", EN: "the round before"},
}

var stateWords = map[verification.State]screening.Words{
	verification.Passed: {ZH: "通过", EN: "passed"}, verification.Failed: {ZH: "不通过", EN: "failed"},
	verification.Partly: {ZH: "部分核对", EN: "partly verified"}, verification.NotMade: {ZH: "未核对", EN: "not verified"},
}

func verifyText(c *console, dir string, o *verification.Outcome) {
	for _, check := range o.Checks {
		line := fmt.Sprintf(c.words("%s：%s（%d 项）", "%s: %s (%d looked at)"), checkWords[check.Name].In(c.lang), stateWords[check.State].In(c.lang), check.LookedAt)
		if check.Failures > 0 {
			line += fmt.Sprintf(c.words("，%d 处不符", ", %d wrong"), check.Failures)
		}
		if why := check.Why.In(c.lang); why != "" {
			line += c.words("：", ": ") + why
		}
		fmt.Fprintln(c.out, line)
	}
	l := &diffLines{console: c, b: &strings.Builder{}}
	l.list(screening.Words{ZH: "不符之处：", EN: "what is wrong:"}, len(o.Failures), func(i int) string { return o.Failures[i].In(c.lang) })
	fmt.Fprint(c.out, l.b)
	switch {
	case !o.OK():
		fmt.Fprintf(c.out, c.words("%s：核验不通过，%d 处不符\n", "%s: verification failed, %d things are wrong\n"), dir, len(o.Failures))
	case o.Whole():
		fmt.Fprintf(c.out, c.words("%s：核验通过\n", "%s: verified\n"), dir)
	default:
		fmt.Fprintf(c.out, c.words("%s：已核对的部分通过，上面注明未核对的除外\n", "%s: verified, but for what is said above\n"), dir)
	}
}

// verifyJSON writes one object for scripts.
func verifyJSON(c *console, dir string, o *verification.Outcome) error {
	type check struct {
		Check    verification.Name  `json:"check"`
		State    verification.State `json:"state"`
		LookedAt int                `json:"looked_at"`
		Failures int                `json:"failures"`
		Why      string             `json:"why"`
	}
	type failure struct {
		Check   verification.Name `json:"check"`
		Place   string            `json:"place"`
		Message string            `json:"message"`
	}
	checks, failures := []check{}, []failure{}
	for _, x := range o.Checks {
		checks = append(checks, check{x.Name, x.State, x.LookedAt, x.Failures, x.Why.In(c.lang)})
	}
	for _, f := range o.Failures {
		failures = append(failures, failure{f.Check, f.Place, f.Words.In(c.lang)})
	}
	return writeJSON(c, struct {
		Run      string    `json:"run"`
		OK       bool      `json:"ok"`
		Whole    bool      `json:"whole"` // nothing was left unverified
		Checks   []check   `json:"checks"`
		Failures []failure `json:"failures"`
	}{filepath.ToSlash(dir), o.OK(), o.Whole(), checks, failures})
}
