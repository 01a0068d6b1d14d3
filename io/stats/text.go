package stats

import (
	"bufio"
	"fmt"
	"io"

	"rollnet/screening"
	"rollnet/screening/indicators"
)

// Text writes rows for the terminal: an indicator with its target, and below it each area and date. Rows of single rules are
// left out.
func Text(w io.Writer, dates []Dated, rows []Row, lang string) error {
	out := bufio.NewWriter(w)
	say := func(zh, en string, args ...any) { fmt.Fprintf(out, screening.Words{ZH: zh, EN: en}.In(lang), args...) }
	var before *indicators.Indicator
	for i := range rows {
		row := &rows[i]
		if row.OfRule() || row.Indicator == before && row.missing() {
			continue // what cannot be reckoned is so in all areas, and said once
		}
		if one := row.Indicator; one != before {
			before = one
			fmt.Fprintf(out, "%s %s", one.Code, one.Title.In(lang))
			if t := TargetIn(one.Target); t != "" {
				say("（目标 %s）", " (target %s)", t)
			}
			out.WriteByte('\n')
		}
		for j := range row.Points {
			textPoint(out, dates[j], row, &row.Points[j], lang)
		}
		if d, ok := row.Change(); ok {
			say("    变化 %+.1f 个百分点\n", "    change %+.1f percentage points\n", d)
		}
	}
	return out.Flush()
}

// missing says that the indicator could not be reckoned at any of the dates.
func (r *Row) missing() bool {
	for i := range r.Points {
		if r.Points[i].Missing == nil {
			return false
		}
	}
	return true
}

func textPoint(out *bufio.Writer, d Dated, row *Row, p *Point, lang string) {
	say := func(zh, en string, args ...any) { fmt.Fprintf(out, screening.Words{ZH: zh, EN: en}.In(lang), args...) }
	where := Name(row.Area, lang)
	if row.missing() {
		where = Name(indicators.Area{Level: indicators.County}, lang)
	}
	fmt.Fprintf(out, "  %s %s  ", d.Set.AsOf, where)
	switch {
	case p.Figure != nil:
		if s := Percent(p.Figure); s != "" {
			say("%s%%（%d / %d %s）", "%s%% (%d of %d %s)", s, p.Figure.Numerator, p.Figure.Denominator, row.Indicator.Unit.In(lang))
		} else {
			say("—（%d / 0 %s）", "— (%d of 0 %s)", p.Figure.Numerator, row.Indicator.Unit.In(lang))
		}
		if left := p.LeftOutIn(lang); left != "" {
			say("；未计入：%s", "; left out: %s", left)
		}
	case p.Missing != nil:
		say("未计算：%s", "not reckoned: %s", p.Missing.In(lang))
	case p.Of == nil:
		say("这一时点没有这项指标", "this date has no such indicator")
	default:
		say("这一时点没有这个地方", "this date has no such area")
	}
	out.WriteByte('\n')
}
