package rules

import (
	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

var idClean = &screening.Rule{
	Code: "ID-005", Family: screening.Quality, Severity: screening.Info, Action: screening.Fix, Field: roll.IDNumber,
	Title:      say("证件号码写法不规范", "ID number in an irregular form"),
	Reason:     say("空格、全角数字、小写 x 等不改变号码本身，却使系统比对、查重失败。", "blanks, full-width digits or a small x do not change the number, yet keep systems from matching it"),
	Condition:  say("去掉空格、不可见字符、引号、=\"…\"、末尾 .0，全角改半角，末位 x、×、Х、Χ 改为 X 之后，成为写法正确的号码。", "it becomes a well-written number when blanks, invisible characters, quotation marks, =\"…\" and a tail .0 are taken off, full-width becomes half-width, and x, ×, Х or Χ in the last place becomes X"),
	Exceptions: say("整理后位数或字符仍不对的不改，归 ID-003、ID-004；不改任何数字，不为凑校验码改末位。", "what is still of the wrong length or characters is left as it is (ID-003, ID-004); no digit is ever changed"),
	Basis:      say("GB 11643-1999 公民身份号码", "GB 11643-1999, citizen identification number"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if !n.Changed || !(n.Person() || n.Form == idno.Placeholder) {
			return nil
		}
		return &screening.Verdict{
			Proposed: new(n.Text),
			Message:  say("证件号码含空格、全角字符等，已按规范写法更正，号码本身未变", "the ID number held blanks, full-width characters or the like; it is written in the regular form, the number itself is unchanged"),
			Matters:  []string{n.Text, "form"},
		}
	}),
}
