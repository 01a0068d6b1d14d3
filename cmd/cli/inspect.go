package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/intake"
	"rollnet/io/layout"
	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

type inspectOptions struct {
	lists   []string
	format  string
	digest  bool
	mapping string
	choices []string // --map
	save    string
	reading reading
}

func newInspect(c *console) *cobra.Command {
	var o inspectOptions
	cmd := &cobra.Command{
		Use:   "inspect FILE...",
		Short: c.words("说明每个文件认出了什么：是什么表，哪一列是什么，哪些行没有采用、为什么", "show what was recognised in each file: what it is, which column is what, which rows were skipped and why"),
		Args:  takes(1, -1),
		RunE:  run(func(args []string) error { return inspect(c, &o, args) }),
	}
	cmd.Flags().StringArrayVar(&o.lists, "list", nil, c.words("种类=文件：指明某个文件是哪种部门名单", "KIND=FILE: say which list a file is"))
	c.mappingFlags(cmd, &o.mapping, &o.choices)
	c.readingFlags(cmd, &o.reading)
	cmd.Flags().StringVar(&o.save, "save-mapping", "", c.words("把认出的列写成映射文件，改好后用 --mapping 读回", "write what was recognised as a mapping file, to be edited and read back with --mapping"))
	cmd.Flags().StringVar(&o.format, "format", "text", c.words("输出格式：text 或 json", "text or json"))
	cmd.Flags().BoolVar(&o.digest, "digest", false, c.words("在 json 中给出每张表全部单元格的 SHA-256", "in json: the SHA-256 over each sheet's cells"))
	return cmd
}

// inspected is one file, read or refused, or read with headers that cannot be taken: then it has both.
type inspected struct {
	path  string
	input *intake.Input
	err   error
}

func inspect(c *console, o *inspectOptions, args []string) error {
	if o.format != "text" && o.format != "json" {
		return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	}
	sources, err := c.sources(args, o.lists)
	if err != nil {
		return err
	}
	mapping, err := c.mapping(o.mapping, o.choices)
	if err != nil {
		return err
	}
	var files []inspected
	var refused []error
	bar := &progress{console: c}
	how, err := o.reading.options(intake.Options{Jobs: 1, Progress: bar.at, Unknown: true, Mapping: mapping})
	if err != nil {
		return err
	}
	for _, s := range sources {
		one := inspected{path: s.Path}
		in, err := intake.Read([]intake.Source{s}, how)
		if err != nil {
			one.err = err
			refused = append(refused, err)
		} else {
			one.input = &in.Inputs[0]
		}
		if err == nil && one.input.Unfit != nil { // it was read whole, and cannot be screened as it is
			one.err = one.input.Unfit
			refused = append(refused, one.err)
		}
		files = append(files, one)
	}
	bar.end()
	if o.format == "json" {
		err = inspectJSON(c, files, o.digest)
	} else {
		for i := range files {
			files[i].print(c)
		}
	}
	if o.save != "" && len(refused) == 0 && err == nil {
		err = c.saveMapping(o.save, files)
	}
	if len(refused) == 0 && err == nil { // a column may be in a file that was refused
		err = c.checkMapping(mapping)
	}
	return errors.Join(append(refused, err)...)
}

// saveMapping writes a mapping file that is not there yet.
func (c *console) saveMapping(name string, files []inspected) error {
	var sheets []*layout.Sheet
	for _, f := range files {
		sheets = append(sheets, f.input.Sheets...)
	}
	return newFile(name, func(out io.Writer) error { return layout.WriteMapping(out, sheets, c.lang) })
}

func (f *inspected) print(c *console) {
	if f.err != nil {
		fmt.Fprintf(c.out, c.words("%s：拒绝\n", "%s: refused\n"), f.path)
		return
	}
	in := f.input
	fmt.Fprintf(c.out, c.words("%s：%s\n", "%s: %s\n"), in.File, in.Container)
	for _, l := range in.Lost() {
		fmt.Fprintf(c.out, c.words("  只读了一部分：%s（从第 %d 行起没有读入）\n", "  read in part: %s (not read from row %d on)\n"), l.Why.In(c.lang), l.Row)
	}
	for _, s := range in.Sheets {
		printSheet(c, s, in.Look(s))
	}
}

// kindWords are the kinds of sheets in words.
var kindWords = map[roll.Kind]screening.Words{
	"":              {ZH: "没有认出", EN: "not recognised"},
	roll.Persons:    {ZH: "花名册：人员", EN: "roll: persons"},
	roll.Households: {ZH: "花名册：户", EN: "roll: households"},
	roll.Register:   {ZH: "全县农户（户籍）", EN: "register of all farm households"},
	roll.Payroll:    {ZH: "名单：财政供养", EN: "list: public payroll"},
	roll.Cadre:      {ZH: "名单：村干部", EN: "list: village cadres"},
	roll.Vehicle:    {ZH: "名单：车辆", EN: "list: vehicles"},
	roll.Property:   {ZH: "名单：房产", EN: "list: property"},
	roll.Business:   {ZH: "名单：工商登记", EN: "list: businesses"},
	roll.Employment: {ZH: "名单：职工社保", EN: "list: worker insurance"},
	roll.Death:      {ZH: "名单：死亡", EN: "list: deaths"},
	roll.DibaoList:  {ZH: "名单：低保", EN: "list: minimum living allowance"},
	roll.TekunList:  {ZH: "名单：五保/特困", EN: "list: five guarantees"},
	roll.Disability: {ZH: "名单：残疾", EN: "list: disability"},
	roll.Housing:    {ZH: "名单：住房等级", EN: "list: housing grades"},
	roll.School:     {ZH: "名单：在校/失学", EN: "list: schooling"},
	roll.Illness:    {ZH: "名单：大病", EN: "list: serious illness"},
	roll.Relocation: {ZH: "名单：易地搬迁", EN: "list: relocation"},
	roll.Handbook:   {ZH: "帮扶手册/台账", EN: "handbook or ledger"},
}

func printSheet(c *console, s *layout.Sheet, looks []intake.Look) {
	name := s.Table.Sheet
	if name == "" {
		name = "-"
	}
	what := kindWords[s.Kind]
	switch {
	case s.LeftOut():
		what = s.Other
	case s.Other.ZH != "":
		what = screening.Words{ZH: s.Other.ZH + "：不是花名册，不采用", EN: s.Other.EN + ": no roll, not taken"}
	}
	fmt.Fprintf(c.out, "  [%s] %s", name, what.In(c.lang))
	if s.Era != roll.NoEra {
		fmt.Fprintf(c.out, c.words("（%s 年样式）", " (layout of %s)"), s.Era)
	}
	if s.Table.Hidden {
		fmt.Fprint(c.out, c.words("（隐藏表）", " (hidden)"))
	}
	read := len(s.Rows) + len(s.Skipped)
	fmt.Fprintf(c.out, c.words("；表头第 %s 行；读入 %d 行，采用 %d 行，跳过 %d 行\n", "; header row %s; %d rows read, %d kept, %d skipped\n"),
		joinInts(s.HeaderRows), read, len(s.Rows), len(s.Skipped))
	if s.Kind == "" && s.Other.ZH == "" {
		fmt.Fprintf(c.out, c.words("    见到的表头：%s；缺少：%s\n", "    headers seen: %s; missing: %s\n"), strings.Join(s.Seen, " | "), s.Missing.In(c.lang))
	}
	if s.Derived > 0 {
		fmt.Fprintf(c.out, c.words("    户编号是推算的：%d 户中有 %d 户没有户编号，按%s归户，以户主证件号码代替\n",
			"    household numbers are derived: of %d households %d have none; they were put together by %[3]s and are named by the head's ID number\n"), s.Households, s.Derived, s.DerivedBy.In(c.lang))
	}
	for _, g := range s.Given {
		fmt.Fprintf(c.out, c.words("    %s：%s（取自%s）\n", "    %s: %s (from %s)\n"), c.words(g.Field.Chinese(), g.Field.English()), g.Text(), g.Where.In(c.lang))
	}
	for i, col := range s.Columns {
		if s.Kind == "" {
			break
		}
		fmt.Fprintf(c.out, "    %-3s %s → %s\n", table.ColumnName(col.Index), col.Header, c.taken(col, looks[i]))
	}
	printSkipped(c, s.Skipped)
}

// taken says what a column was taken for and what of its cells is to be looked at, or why it was not taken.
func (c *console) taken(col layout.Column, look intake.Look) string {
	if col.Field == roll.NoField {
		return c.words("（未采用）", "(not taken) ") + col.Why.In(c.lang)
	}
	text := col.Field.String() + " " + c.words(col.Field.Chinese(), col.Field.English())
	if col.Said {
		text += c.words("（映射）", " (by the mapping)")
	}
	if look.Filled == 0 {
		text += c.words("；全列空白", "; blank")
	}
	if look.Numbers > 0 {
		text += fmt.Sprintf(c.words("；%d 格是数字格", "; %d number cells"), look.Numbers)
	}
	if look.Lost > 0 {
		text += fmt.Sprintf(c.words("；%d 格超过 15 位，末几位已丢失", "; %d cells have lost their digits behind the 15th"), look.Lost)
	}
	if look.Strange > 0 {
		text += fmt.Sprintf(c.words("；%d 格的词或代码不认识", "; %d cells with a word or code that is not known"), look.Strange)
	}
	return text
}

// printSkipped names skipped rows, neighbours with one reason as a range.
func printSkipped(c *console, skipped []layout.Skipped) {
	for i := 0; i < len(skipped); {
		j := i
		for j+1 < len(skipped) && skipped[j+1].Reason == skipped[i].Reason && skipped[j+1].Row == skipped[j].Row+1 {
			j++
		}
		if i == j {
			fmt.Fprintf(c.out, c.words("    跳过第 %d 行：%s\n", "    skipped row %d: %s\n"), skipped[i].Row, skipped[i].Reason.In(c.lang))
		} else {
			fmt.Fprintf(c.out, c.words("    跳过第 %d 至 %d 行（%d 行）：%s\n", "    skipped rows %d to %d (%d rows): %s\n"),
				skipped[i].Row, skipped[j].Row, j-i+1, skipped[i].Reason.In(c.lang))
		}
		i = j + 1
	}
}

func joinInts(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = fmt.Sprint(n)
	}
	if len(texts) == 0 {
		return "-"
	}
	return strings.Join(texts, ",")
}
