package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/intake"
	"rollnet/io/utf16text"
	"rollnet/screening"
)

// reading is how files are read: the flags that screen and inspect share.
type reading struct {
	passwordFile string
	partial      bool
}

func (c *console) readingFlags(cmd *cobra.Command, r *reading) {
	cmd.Flags().StringVar(&r.passwordFile, "password-file", "", c.words("密码文件，第一行是有打开密码的工作簿的密码", "a file whose first line is the password of workbooks that have one"))
	cmd.Flags().BoolVar(&r.partial, "allow-partial", false, c.words("文件损坏时读完好的部分，没有读到的列为问题（默认拒绝损坏的文件）", "of a damaged file read what is sound, and list what is lost as a finding (default: refuse it)"))
}

// options adds what the flags say to how files are read. No message tells anything of the password.
func (r *reading) options(o intake.Options) (intake.Options, error) {
	o.Partial = r.partial
	if r.passwordFile == "" {
		return o, nil
	}
	data, err := readNamed("password-file", r.passwordFile)
	if err != nil {
		return o, err
	}
	if order, found := utf16text.Detect(data); found { // as Notepad may save it
		data, _ = utf16text.Decode(data, order)
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(data), "\uFEFF"), "\n")
	if o.Password = strings.TrimSuffix(line, "\r"); o.Password == "" {
		return o, usage("密码文件 %s 的第一行是空的", "the first line of the password file %s is empty", r.passwordFile)
	}
	return o, nil
}

// sayReading tells what stands out in how files were read: parts that are lost, and passwords that corrected copies have not.
func (c *console) sayReading(in *intake.Intake) {
	for i := range in.Inputs {
		input := &in.Inputs[i]
		for _, l := range input.Lost() {
			c.say(screening.Words{ZH: "%s（从第 %d 行起没有读入）", EN: "%s (not read from row %d on)"}, l.Why.In(c.lang), l.Row)
		}
		if input.Workbook.Decrypted && input.HoldsRoll() {
			c.say(screening.Words{ZH: "%s 有打开密码；更正后的副本没有密码，请妥善保管", EN: "%s has a password; its corrected copy has none: keep it safe"}, input.File)
		}
	}
}

// losses is what damaged files lack, for the screening.
func losses(in *intake.Intake) ([]screening.Loss, error) {
	var all []screening.Loss
	for _, input := range in.Inputs {
		for _, l := range input.Lost() {
			loss, err := screening.NewLoss(input.File, l.Sheet, l.Row, screening.Words{ZH: l.Why.Reason("zh"), EN: l.Why.Reason("en")})
			if err != nil {
				return nil, err
			}
			all = append(all, loss)
		}
	}
	return all, nil
}
