package cli

import (
	"io"

	"rollnet/io/annotated"
	"rollnet/io/intake"
	"rollnet/io/ledger"
	"rollnet/screening"
)

// annotatedFiles are the clerk's own sheets with the findings marked in them, of the inputs that hold a roll.
func (c *console) annotatedFiles(in *intake.Intake, found []ledger.Finding, rules []screening.RuleResult) []file {
	titles := map[string]string{}
	for _, r := range rules {
		titles[r.Rule.Code] = r.Rule.Title.In(c.fileLang)
	}
	var files []file
	names := annotated.Names(in.Inputs)
	for i := range in.Inputs {
		input := &in.Inputs[i]
		if !input.HoldsRoll() {
			continue
		}
		if n := annotated.Uncommented(input, found); n > 0 {
			c.say(screening.Words{
				ZH: "%s：批注多了表格会很慢，每张表只写最要紧的 %d 条，另有 %d 个单元格只标颜色（提示：内容见 exceptions.xlsx）",
				EN: "%s: too many comments make a sheet slow; each has the %d that matter most, %d more cells are coloured only (hint: see exceptions.xlsx)",
			}, input.File, annotated.MaxComments, n)
		}
		files = append(files, file{annotated.Folder + names[i], func(w io.Writer) (int, error) {
			return annotated.Write(w, input, found, titles, c.fileLang)
		}})
	}
	return files
}
