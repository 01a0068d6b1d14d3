package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rollnet/io/spotcheck"
	"rollnet/screening"
	"rollnet/screening/sampling"
)

// sayDraw prints a draw: how to draw it again, from what, and how many of each stratum.
func (c *console) sayDraw(o *sampleOptions, d *spotcheck.Draw) error {
	if o.format == "json" {
		return writeJSON(c, map[string]any{"out": o.out, "seed": d.Seed, "frame_hash": d.FrameHash, "kind": d.Kind, "per": d.Per, "as_of": d.AsOf, "each": d.Each, "clusters": d.Clusters,
			"at_most": d.AtMost, "left_out": d.Left, "strata": d.Strata, "drawn": len(d.Rows)})
	}
	var b strings.Builder
	line := func(zh, en string, args ...any) { fmt.Fprintf(&b, c.words(zh, en)+"\n", args...) }
	line("种子 %d；抽样框哈希 %s（相同的种子和抽样框抽出同样的结果）", "seed %d; hash of the frame %s (the same seed and frame give the same draw)", d.Seed, d.FrameHash)
	units := 0
	for _, s := range d.Strata {
		units += s.Units
		if d.Clusters {
			line("  %s：%d 名帮扶人中抽 %d 名，每人一户（共 %d 户；入样概率 %d/%d × 1/该帮扶人户数）", "  %s: %[3]d of %[2]d helpers, one household of each (of %[4]d; chance %[5]d/%[6]d × 1/the helper's households)",
				s.Name, s.Helpers, s.Drawn, s.Units, s.Drawn, s.Helpers)
		} else {
			line("  %s：%d 中抽 %d（入样概率 %d/%d）", "  %s: %[3]d of %[2]d (chance %[4]d/%[5]d)", s.Name, s.Units, s.Drawn, s.Drawn, s.Units)
		}
	}
	line("抽样框 %d，抽中 %d", "%d in the frame, %d drawn", units, len(d.Rows))
	for _, l := range d.Left {
		line("不在抽样框内：%s %d", "not in the frame: %s %d", l.Why.In(c.lang), l.Count)
	}
	line("抽查表写在 %s，抽样记录在同名的 .csv 和 .json；填好后：rollnet sample --returned 记录.json 填好的表", "the sheet is %s, the draw is in the .csv and .json beside it; when it comes back: rollnet sample --returned DRAW.json FILLED", o.out)
	_, err := fmt.Fprint(c.out, b.String())
	return err
}

// sampleReturned reads the sheets that came back and prints what they say.
func sampleReturned(c *console, o *sampleOptions, files []string) error {
	if !oneOfThese(o.format, "text", "json") {
		return usage("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q", o.format)
	}
	d, err := spotcheck.Read(o.returned)
	if err != nil {
		return err
	}
	answers, err := d.ReadAnswers(files)
	if err != nil {
		return err
	}
	if len(d.Unanswered(answers)) == len(d.Rows) {
		return errors.Join(spotcheck.Problem{Words: screening.Words{ZH: "抽查表里一个回答也没有（提示：在“是”“否”列里填写）", EN: "there is not one answer in the sheets (hint: fill in the yes-or-no columns)"}})
	}
	rates := d.Rates(answers)
	if o.format == "json" {
		return writeJSON(c, ratesJSON(c, d, answers, rates))
	}
	return c.sayRates(d, answers, rates)
}

// methodWords say how an interval was reckoned.
var methodWords = map[sampling.Method]screening.Words{
	sampling.Exact:     {ZH: "超几何精确区间，已计入有限总体", EN: "exact hypergeometric interval, finite population counted in"},
	sampling.Effective: {ZH: "Korn–Graubard 区间（有效样本量的 Clopper–Pearson；方差已计入有限总体校正，区间偏保守）", EN: "Korn–Graubard interval (Clopper–Pearson with the effective size; variance with the finite population correction, on the safe side)"},
	sampling.Census:    {ZH: "全部查到，没有抽样误差", EN: "all were checked, there is no sampling error"},
}

var verdictWords = map[sampling.Verdict]screening.Words{
	sampling.Within: {ZH: "达到要求", EN: "kept"}, sampling.Beyond: {ZH: "不合要求", EN: "not kept"}, sampling.Unclear: {ZH: "样本太小，不能断定", EN: "not decided by this sample"},
}

func limitWords(l *spotcheck.Limit) string {
	sign := "≥"
	if l.AtMost {
		sign = "≤"
	}
	return sign + strconv.FormatFloat(l.Percent, 'f', -1, 64) + "%"
}

func (c *console) sayRates(d *spotcheck.Draw, answers spotcheck.Answers, rates []spotcheck.Rate) error {
	var b strings.Builder
	line := func(zh, en string, args ...any) { fmt.Fprintf(&b, c.words(zh, en)+"\n", args...) }
	line("种子 %d；抽样框哈希 %s；抽中 %d，有回答 %d", "seed %d; hash of the frame %s; %d drawn, %d answered", d.Seed, d.FrameHash, len(d.Rows), len(d.Rows)-len(d.Unanswered(answers)))
	if n := len(d.Unanswered(answers)); n > 0 {
		line("有 %d 行没有回答：下面的比率只按有回答的行推算，若没有查到的与查到的不同，则有偏差", "%d rows have no answer: the rates below speak for the answered ones, and are off if the others differ", n)
	}
	for _, r := range rates {
		if r.All == nil {
			line("%s：没有回答，不作推算", "%s: no answer, nothing is reckoned", r.Question.Head.In(c.lang))
			continue
		}
		line("%s（回答“是”的比率，按入样概率加权，95%% 置信区间）", "%s (share of yes, weighted by the chances, 95%% interval)", r.Question.Head.In(c.lang))
		for i := range r.Strata {
			line("  %s", "  %s", c.estimate(&r.Strata[i], r.Limit))
		}
		line("  %s", "  %s", c.estimate(r.All, r.Limit))
		line("    %s", "    %s", methodWords[r.All.Method].In(c.lang))
		if len(r.All.Silent) > 0 {
			line("    没有回答、未计入合计的：%s", "    without an answer, and not in the total: %s", strings.Join(r.All.Silent, c.words("、", ", ")))
		}
	}
	_, err := fmt.Fprint(c.out, b.String())
	return err
}

// estimate is one line of rates.
func (c *console) estimate(e *sampling.Estimate, limit *spotcheck.Limit) string {
	name := e.Stratum
	if name == "" {
		name = c.words("合计", "all")
	}
	text := fmt.Sprintf(c.words("%s：%.1f%%（%.1f%% 至 %.1f%%；%d / %d，总体 %d）", "%s: %.1f%% (%.1f%% to %.1f%%; %d of %d, population %d)"),
		name, 100*e.Share, 100*e.Interval.Low, 100*e.Interval.High, e.Marked, e.Answered, e.Units)
	if limit != nil {
		text += fmt.Sprintf(c.words("；要求 %s：%s", "; limit %s: %s"), limitWords(limit), verdictWords[e.Interval.Against(limit.Percent/100, limit.AtMost)].In(c.lang))
	}
	return text
}

// ratesJSON is the rates for scripts.
func ratesJSON(c *console, d *spotcheck.Draw, answers spotcheck.Answers, rates []spotcheck.Rate) any {
	type estimate struct {
		Stratum  *string          `json:"stratum"` // null for all
		Units    int              `json:"units"`
		Drawn    int              `json:"drawn"`
		Answered int              `json:"answered"`
		Yes      int              `json:"yes"`
		Share    float64          `json:"share"`
		Low      float64          `json:"low"`
		High     float64          `json:"high"`
		Method   sampling.Method  `json:"method"`
		Verdict  sampling.Verdict `json:"verdict,omitempty"`
		Silent   []string         `json:"without_answer,omitempty"`
	}
	type rate struct {
		Question string           `json:"question"`
		Title    string           `json:"title"`
		Limit    *spotcheck.Limit `json:"limit"`
		Strata   []estimate       `json:"strata"`
		All      *estimate        `json:"all"`
	}
	plain := func(e *sampling.Estimate, l *spotcheck.Limit) estimate {
		out := estimate{Units: e.Units, Drawn: e.Drawn, Answered: e.Answered, Yes: e.Marked, Share: e.Share, Low: e.Interval.Low, High: e.Interval.High, Method: e.Method, Silent: e.Silent}
		if e.Stratum != "" {
			out.Stratum = &e.Stratum
		}
		if l != nil {
			out.Verdict = e.Interval.Against(l.Percent/100, l.AtMost)
		}
		return out
	}
	all := []rate{}
	for _, r := range rates {
		one := rate{Question: r.Question.Key, Title: r.Question.Head.In(c.lang), Limit: r.Limit, Strata: []estimate{}}
		for i := range r.Strata {
			one.Strata = append(one.Strata, plain(&r.Strata[i], r.Limit))
		}
		if r.All != nil {
			e := plain(r.All, r.Limit)
			one.All = &e
		}
		all = append(all, one)
	}
	return map[string]any{"seed": d.Seed, "frame_hash": d.FrameHash, "level": sampling.Level, "drawn": len(d.Rows), "unanswered": len(d.Unanswered(answers)), "rates": all}
}
