package rules

import (
	"regexp"
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// dateFields are the columns of dates that a roll has.
var dateFields = []roll.Field{roll.BirthDate, roll.ExitYear, roll.DataDate, roll.IdentifiedDate, roll.PersonIdentifiedDate, roll.RiskDate,
	roll.RiskEndDate, roll.MoveInDate, roll.MoveOutDate, roll.DeathDate, roll.WorkStart, roll.WorkEnd}

var twoDigitYear = regexp.MustCompile(`^\d{2}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?月?$`)

var dateForm = &screening.Rule{
	Code: "DT-001", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.BirthDate,
	Title:      say("日期无法识别", "date that cannot be read"),
	Reason:     say("日期读不出来，年龄和先后次序都无法核查。", "ages and orders of events cannot be checked"),
	Condition:  say("日期列有内容，但不是真实的年、年月或年月日；两位数年份无法确定世纪的也列出。", "a date column has something that is no real year, month or day; years of two digits are listed too, for the century is not certain"),
	Exceptions: say("2018-06-30、2018/6/30、2018.6.30、20180630、201806、2018年6月（30日）和日期格式的单元格都能识别，不改写；“无”“否”“/”等表示没有的不算。", "2018-06-30, 2018/6/30, 2018.6.30, 20180630, 201806, 2018年6月(30日) and date cells are read and left as they are; words for none"),
	Basis:      say("GB/T 7408 日期表示法；系统导出格式", "GB/T 7408; what the system exports"),
	Needs:      []screening.Need{screening.NeedAnyField(dateFields...)},
	Check: screening.FieldCells{Fields: dateFields, Check: func(_ *screening.Case, at roll.Cell) *screening.Verdict {
		text := strings.TrimSpace(at.Part.Text(at.Field, at.Row))
		if nothing(text) || idno.Clean(text) == "" || at.Part.Date(at.Field, at.Row) != 0 || at.Field == roll.ExitYear && strings.Contains(text, "未") {
			return nil
		}
		v := &screening.Verdict{Matters: []string{text},
			Message: say(at.Field.Chinese()+"不是能识别的日期，请核对后按 2018-06-30 的样子填写", at.Field.English()+" is no date; write it like 2018-06-30")}
		if twoDigitYear.MatchString(text) {
			v.Message = say(at.Field.Chinese()+"的年份只有两位，不能确定世纪，请补全", at.Field.English()+" has a year of two digits; write it in full")
		}
		return v
	}},
}

// order is one date that cannot lie behind another.
type order struct {
	early, late roll.Field
	zh, en      string
}

var (
	houseOrders = []order{
		{roll.IdentifiedDate, roll.ExitYear, "识别时间晚于脱贫时间", "identified after the exit"},
		{roll.RiskDate, roll.RiskEndDate, "风险识别时间晚于消除时间", "the risk was identified after it was eliminated"},
	}
	personOrders = []order{
		{roll.BirthDate, roll.PersonIdentifiedDate, "人员识别时间早于出生日期", "identified before birth"},
		{roll.WorkStart, roll.WorkEnd, "务工开始时间晚于结束时间", "work begins after its end"},
	}
	notAhead = []roll.Field{roll.IdentifiedDate, roll.ExitYear, roll.RiskDate, roll.RiskEndDate}
)

var dateOrder = &screening.Rule{
	Code: "DT-002", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IdentifiedDate,
	Title:      say("日期先后颠倒", "dates in the wrong order"),
	Reason:     say("先后颠倒说明其中一个日期录错，影响识别、退出和务工核查。", "one of the dates is wrong, and with it the checks of entry, exit and work"),
	Condition:  say("识别时间晚于脱贫时间；识别、脱贫、风险时间晚于数据时点；风险识别晚于消除；人员识别早于出生；务工开始晚于结束。", "identified after the exit; identified, left, or a risk dated after the as-of date; a risk identified after its end; a person identified before birth; work begun after its end"),
	Exceptions: say("只到年、年月的日期，确实颠倒才算；返贫户重新识别晚于脱贫的不算。", "dates of a year or month count only where they are surely in the wrong order; households that returned to poverty"),
	Basis:      say("防返贫监测系统数据核查规则 5_12_001；时间先后", "the monitoring system's data rule 5_12_001; what comes first"),
	Needs:      []screening.Need{screening.NeedAnyField(roll.IdentifiedDate, roll.ExitYear, roll.PersonIdentifiedDate, roll.RiskDate, roll.WorkStart)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		out.Look()
		for _, o := range houseOrders {
			a, b := h.Date(o.early), h.Date(o.late)
			if o.late == roll.ExitYear && h.Term(roll.ExitStatus) == roll.Returned {
				continue
			}
			if a.After(b) {
				out.Find(ordered(screening.Finding{House: h, At: h.At(o.early)}, o, a, b))
			}
		}
		for _, f := range notAhead {
			if d := h.Date(f); c.AsOf.Whole() && d.After(c.AsOf) {
				out.Find(ordered(screening.Finding{House: h, At: h.At(f)}, order{f, f, f.Chinese() + "晚于数据时点", f.English() + " lies after the as-of date"}, d, c.AsOf))
			}
		}
		for i := range h.Members {
			p := &h.Members[i]
			if !p.Current() {
				continue
			}
			for _, o := range personOrders {
				a, b := p.Date(o.early), p.Date(o.late)
				if o.early == roll.BirthDate {
					a = soundBirth(c, p)
				}
				if a.After(b) {
					out.Find(ordered(screening.Finding{Of: p, At: p.At(o.late)}, o, a, b))
				}
			}
		}
	}),
}

func ordered(f screening.Finding, o order, a, b date.Date) screening.Finding {
	f.Matters = []string{o.early.String(), o.late.String(), a.String(), b.String()}
	f.Evidence = []screening.Fact{fact("dates", "日期", a.String()+"、"+b.String())}
	f.Message = say(o.zh+"，请核对两处日期", o.en+"; check both dates")
	return f
}
