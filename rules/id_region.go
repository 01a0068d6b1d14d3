package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

// provinces are the first two digits of all province codes of GB/T 2260.
const provinces = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 "

var idRegion = &screening.Rule{
	Code: "ID-013", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码地区码无效", "ID number of no province"),
	Reason:     say("前两位不是任何省份，号码必有录错。", "the first two digits are no province's: a typing error"),
	Condition:  say("号码前两位不在省级行政区划代码之内。", "the first two digits are not among the province codes"),
	Exceptions: say("占位号（999999）归 ID-002；位数、字符有误的不核；外县、外省号码不算错。", "placeholders: ID-002; numbers of wrong length or characters; other counties and provinces are no error"),
	Basis:      say("GB/T 2260 行政区划代码", "GB/T 2260, codes of administrative divisions"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if !n.Person() || strings.Contains(provinces, " "+n.Text[:2]+" ") {
			return nil
		}
		return &screening.Verdict{Matters: []string{n.Text}, Evidence: []screening.Fact{fact("region", "地区码前两位", n.Text[:2])},
			Message: say("证件号码 "+mask.ID(n.Text)+" 的前两位不是任何省份，请核对户口簿", "the ID number "+mask.ID(n.Text)+" begins with no province's code; see the household book")}
	}),
}

var idElsewhere = &screening.Rule{
	Code: "ID-014", Family: screening.Quality, Severity: screening.Info, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码地区码非本县", "ID number of another county"),
	Reason:     say("只供了解：嫁入、迁入的人号码不变，不是错误。", "for information: who married or moved in keeps the number, which is no error"),
	Condition:  say("号码前 6 位不在本县历年使用过的代码之内（area_codes）。", "the first six digits are none of those that the county ever had (area_codes)"),
	Exceptions: say("没有设置 area_codes 的不运行；占位号和位数、字符有误的不核。", "without area_codes it does not run; placeholders, numbers of wrong length or characters"),
	Basis:      say("GB/T 2260 历年行政区划代码；号码不随迁移改变", "GB/T 2260 through the years; a number never changes"),
	Needs: []screening.Need{screening.NeedField(roll.IDNumber), {Missing: func(c *screening.Case) screening.Words {
		if len(c.Profile.AreaCodes) > 0 {
			return screening.Words{}
		}
		return say("需要本县历年行政区划代码（--set area_codes=…）", "needs the county's codes (--set area_codes=…)")
	}}},
	Check: screening.IDCells(func(c *screening.Case, n idno.Number) *screening.Verdict {
		if !n.Person() || slices.Contains(c.Profile.AreaCodes, n.Text[:6]) {
			return nil
		}
		return &screening.Verdict{Matters: []string{n.Text},
			Message: say("证件号码 "+mask.ID(n.Text)+" 的地区码不是本县的，嫁入、迁入的属正常", "the ID number "+mask.ID(n.Text)+" is of another county, as of those who married or moved in")}
	}),
}

var idSerial = &screening.Rule{
	Code: "ID-015", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("证件号码顺序码为 000", "ID number with the serial 000"),
	Reason:     say("顺序码从 001 编起，000 多为末几位丢失后补 0。", "serials begin with 001; 000 is mostly what is left of lost digits"),
	Condition:  say("18 位号码第 15 至 17 位（15 位旧号第 13 至 15 位）为 000。", "characters 15 to 17 (of 15 digits, 13 to 15) are 000"),
	Exceptions: say("占位号归 ID-002；存成数字的号码归 ID-006。", "placeholders: ID-002; numbers kept as numbers: ID-006"),
	Basis:      say("GB 11643-1999 公民身份号码", "GB 11643-1999, citizen identification number"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if !n.Person() {
			return nil
		}
		from := 14
		if n.Form == idno.Old {
			from = 12
		}
		if n.Text[from:from+3] != "000" {
			return nil
		}
		return &screening.Verdict{Matters: []string{n.Text},
			Message: say("证件号码 "+mask.ID(n.Text)+" 的顺序码为 000，请核对户口簿，末几位可能已丢失", "the ID number "+mask.ID(n.Text)+" has the serial 000; its last digits may be lost, see the household book")}
	}),
}
