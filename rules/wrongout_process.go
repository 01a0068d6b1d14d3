package rules

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/handbook"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

// exitsOver says why the rules on how a household exited are off in the years of monitoring.
var exitsOver = map[string]screening.Words{"monitor-2023": say("贫困退出到 2020 年为止", "exits from poverty ended in 2020")}

// recordedHelp are the columns that may record a measure.
var recordedHelp = append([]roll.Field{roll.Measures, roll.DevelopmentHelp}, helpFields...)

var exitedUnhelped = ofExited(screening.Rule{
	Code:       "WX-009",
	Off:        exitsOver,
	Title:      say("已脱贫但没有帮扶记录", "exited, and no help on record"),
	Reason:     say("没有任何帮扶而脱贫的可能“被脱贫”，也可能措施没有录入。", "an exit without any help may be one on paper, or the measures were not entered"),
	Condition:  say("已脱贫户在花名册的帮扶措施各列、帮扶手册和台账中都没有任何措施。", "neither the roll's columns of help nor a handbook or ledger has any measure for an exited household"),
	Exceptions: say("花名册帮扶各列整列为空、又没有该户手册的不判断；签字、群众是否知晓由入户询问。", "not judged where the columns are empty throughout and the household has no handbook; signatures and whether the household knows are asked at the door"),
	Basis:      say("贵州长顺县 2017 年：“没有得到任何帮扶”的脱贫户计为错退", "长顺 in Guizhou, 2017: exited without any help counts as a wrong exit"),
}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	x := handbook.Of(c)
	stated := false
	if x != nil {
		for _, b := range slices.Concat(x.BooksOf(h, handbook.Handbook), x.BooksOf(h, handbook.Ledger)) {
			stated = stated || slices.ContainsFunc(recordedHelp, b.Has)
		}
	}
	for _, f := range recordedHelp {
		at := h.At(f)
		if at.Part.Has(f) && !emptyColumn(c, at.Part, f) {
			stated = true
			if !nothing(h.Text(f)) {
				out.Look()
				return
			}
		}
	}
	if !stated {
		out.CannotJudge(say("没有帮扶措施列，也没有该户手册", "no column of help, and no handbook of the household"))
		return
	}
	out.Look()
	if x != nil && len(x.Measures(h)) > 0 {
		return
	}
	out.Find(screening.Finding{House: h, Matters: []string{"none"}, Evidence: []screening.Fact{fact("help", "帮扶措施", "花名册、手册、台账均无")},
		Message: say("已脱贫，但没有任何帮扶措施记录，请入户核实是否得到帮扶、本人是否知晓并认可脱贫", "exited, and no help is on record; ask at the door whether there was any, and whether the household knows of the exit and agrees")})
})

var exitedSameYear = ofExited(screening.Rule{
	Code: "WX-010", Field: roll.ExitYear,
	Off:        exitsOver,
	Title:      say("当年识别当年脱贫（错退疑点）", "identified and exited in one year, perhaps a wrong exit"),
	Reason:     say("当年新识别或返贫的原则上不能当年退出；贵州长顺 2017 年计为错退。", "a household identified or returned in a year is not to exit in the same, as a rule; counted as wrong exits in 长顺 in 2017"),
	Condition:  say("已脱贫户的识别年度与脱贫年度相同，脱贫年度不早于 same_year_exit_from。", "an exited household's year of identification is that of its exit, not before same_year_exit_from"),
	Exceptions: say("更早年份的（HH-052 只作提示）；任一年度不明的不判断；花名册只有一个脱贫年度，看不出一年内多次脱贫、返贫，须查系统记录。", "earlier years (HH-052 points them out); unknown years; several exits in one year cannot be seen in a roll with one exit year"),
	Basis:      say("2017 年“一出三不出”；贵州长顺 2017 年", "the rule of 2017; 长顺 in Guizhou, 2017"),
}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	in, left := h.Date(roll.IdentifiedDate).Year(), h.Date(roll.ExitYear).Year()
	if in == 0 || left == 0 {
		out.CannotJudge(say("识别或脱贫年度不明", "the year of identification or exit is not known"))
		return
	}
	out.Look()
	if in != left || left < c.Profile.SameYearExitFrom {
		return
	}
	out.Find(screening.Finding{House: h, At: atHead(h, roll.ExitYear), Value: h.Text(roll.ExitYear), Matters: []string{fmt.Sprint(in)},
		Evidence: []screening.Fact{fact("year", "年份", fmt.Sprint(in))},
		Message:  say(fmt.Sprintf("%d 年识别、当年脱贫，请核对退出程序和标准", in), fmt.Sprintf("identified and exited in %d; check the procedure and the criteria", in))})
}, screening.NeedField(roll.IdentifiedDate, roll.ExitYear))

var exitUnsigned = ofExited(screening.Rule{
	Code: "WX-011", Severity: screening.Err,
	Off:        exitsOver,
	Title:      say("脱贫户双认定签字不全", "an exit without both signatures"),
	Reason:     say("退出须户主和帮扶联系人两方签字认可，缺一方的认定不成立。", "household and helper both sign for an exit; without one it does not stand"),
	Condition:  say("已脱贫户的帮扶手册或台账中，户主签字或联系人签字为空、写明未签；该列整列为空的不判断。九项中情况不明的写在依据里。", "the handbook or ledger of an exited household lacks the household's or the helper's signature; a column that is empty throughout is not judged. What of the nine tests is not known stands in the evidence"),
	Exceptions: say("没有手册、没有签字列的不判断（见 HB-002、HB-003）。", "no handbook, or no column of signatures (see HB-002 and HB-003)"),
	Basis:      say("广西 2017 年“贫困户脱贫摘帽双认定”表；中办国办 2016 年贫困退出机制意见（户认可）", "Guangxi's form of 2017; the exit mechanism of 2016 (the household agrees)"),
}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	x := handbook.Of(c)
	filled := screening.Shared(c, func(c *screening.Case) signatureColumns { return filledColumns(handbook.Of(c)) })
	judged := false
	for _, s := range []handbook.Source{handbook.Handbook, handbook.Ledger} {
		for _, b := range x.BooksOf(h, s) {
			var missing []string
			for _, f := range []roll.Field{roll.HouseholdSignature, roll.HelperSignature} {
				if filled[b.Rows[0].Part][f] {
					judged = true
					if unsigned(b.Text(f)) {
						missing = append(missing, f.Chinese())
					}
				}
			}
			if missing == nil {
				continue
			}
			out.Look()
			f := screening.Finding{House: h, Matters: missing, Evidence: []screening.Fact{fact("missing", "缺少", strings.Join(missing, "、"))},
				Related: []screening.Related{relatedEntry(b.Rows[0], say("手册、台账记录", "the handbook's row"))},
				Message: say("已脱贫，双认定缺少"+strings.Join(missing, "、")+"，请补核", "exited without a signature of household or helper; to be checked")}
			if open := notKnown(standard.Of(c, h)); open != "" {
				f.Evidence = append(f.Evidence, fact("unknown", "九项中情况不明", open))
			}
			out.Find(f)
			return
		}
	}
	if !judged {
		out.CannotJudge(say("没有该户手册，或没有签字列", "no handbook of the household, or no column of signatures"))
		return
	}
	out.Look()
}, screening.NeedList(roll.Handbook), bookNeeds(roll.HouseholdSignature, roll.HelperSignature))

// signatureColumns says which columns of signatures hold anything, by sheet.
type signatureColumns map[*roll.Part]map[roll.Field]bool

// notKnown names the tests that cannot be judged.
func notKnown(all standard.Answers) string {
	var names []string
	for i, a := range all {
		if a.Verdict == standard.Unknown {
			names = append(names, standard.Tests[i].Name.ZH)
		}
	}
	return strings.Join(names, "、")
}

var exitStale = ofExited(screening.Rule{
	Code: "WX-012", Severity: screening.Info, Field: roll.ExitYear,
	Off:        exitsOver,
	Title:      say("脱贫所依据的数据已过一年", "an exit on data more than a year old"),
	Reason:     say("退出应依据当年数据；所见数据早于脱贫年度一年以上的，须看当年的核实记录。", "an exit goes by the data of its year; where what we see is older by more than a year, the records of the year must be looked at"),
	Condition:  say("已脱贫户的数据日期（没有的用数据年度年末）比脱贫年度年初早 12 个月以上。", "the date of the data (else the end of the data year) lies more than 12 months before the year of the exit began"),
	Exceptions: say("花名册另有脱贫当年数据的；日期或脱贫年度不明的。", "where the roll has the data of the year of the exit too; unknown dates"),
	Basis:      say("贫困退出须当年核实；时限为本工具建议值", "exits are verified in their year; the period is our proposal"),
}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	left, of := h.Date(roll.ExitYear).Year(), h.Date(roll.DataDate)
	if y := h.Date(roll.DataYear).Year(); !of.Whole() && y != 0 {
		of = date.Of(y, 12, 31)
	}
	if left == 0 || !of.Whole() {
		out.CannotJudge(say("脱贫年度或数据日期不明", "the year of the exit or the date of the data is not known"))
		return
	}
	out.Look()
	if !date.Of(left, 1, 1).After(of.AddMonths(12)) {
		return
	}
	out.Find(screening.Finding{House: h, At: atHead(h, roll.ExitYear), Value: h.Text(roll.ExitYear), Matters: []string{of.String(), fmt.Sprint(left)},
		Evidence: []screening.Fact{fact("data", "数据日期", of.String()), fact("exit_year", "脱贫年度", fmt.Sprint(left))},
		Message:  say("所见数据比脱贫年度早一年以上，请看脱贫当年的核实记录", "the data are older than the exit by more than a year; look at the records of the year")})
}, screening.NeedField(roll.ExitYear), screening.NeedAnyField(roll.DataDate, roll.DataYear))

var endedUnable = ofMonitoring(screening.Rule{
	Code: "WX-013", Family: screening.WrongOut, Severity: screening.Warn, Action: screening.Verify, Field: roll.RiskEnded,
	Title:      say("整户无劳动力而风险已消除", "a household without labour whose risk was eliminated"),
	Reason:     say("整户无劳动力的应由兜底保障持续帮扶，一般不消除风险；消除的须核实。", "a household in which nobody can work is kept up by allowances, and its risk is not eliminated as a rule"),
	Condition:  say("风险已消除，现有成员都是无劳动力或丧失劳动力，消除方式不是自然消除。半年内消除、收入低于监测线、消除后仍有缺口的见 MON-006、MON-007、MON-014。", "the risk is eliminated, not of itself, and all members have no or lost labour. Elimination within half a year, below the line or with gaps: MON-006, MON-007 and MON-014"),
	Exceptions: say("自然消除的；劳动技能有空白的不判断。", "risks that went of themselves; blank labour is not judged"),
	Basis:      official("4_11_011"),
	Years:      "2021-",
}, []roll.Field{roll.RiskEnded}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if !eliminated(h) || kin.Of(c).Older(h) {
		return
	}
	all, _, none, ok := labours(h)
	if !ok {
		out.CannotJudge(say("劳动技能有空白", "blank labour"))
		return
	}
	out.Look()
	if none < all || strings.Contains(h.Text(roll.RiskEndMode), "自然") {
		return
	}
	out.Find(screening.Finding{House: h, At: h.At(roll.RiskEnded), Value: h.Text(roll.RiskEnded), Matters: []string{fmt.Sprint(all)},
		Evidence: []screening.Fact{fact("members", "现有成员数", fmt.Sprint(all)), strong()},
		Message:  say("整户无劳动力，风险登记为已消除，请核实是否仍须兜底保障", "nobody can work, and the risk is marked as eliminated; does the household still need support?")})
})
