package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/indicators"
)

// view is the page's content in the order of the page; what is empty is not shown.
type view struct {
	Lang    string
	Public  bool
	AsOf    string
	Facts   []pair
	Lead    string // the round in a sentence
	Cards   []card
	Glance  table
	Bars    *bars // findings by outcome
	Towns   table
	Open    *bars // open findings by town; not in public
	Heat    []table
	Tiles   []district
	Rounds  table
	Course  *bars // open findings by round
	ByTown  table // the last round
	Figures table
	Missing []pair // indicators that could not be reckoned, and why
	Houses  *bars
	Ages    *pyramid
	AgeRows table
	NotRun  []pair
	Stopped []pair
	Inputs  table
	Skipped table
}

type pair struct{ Label, Value string }

// card is one outcome in large figures.
type card struct{ Name, First, Second string }

// table is rows of cells below heads; the first cell of a row is its label.
type table struct {
	Caption string
	Heads   []string
	Rows    []row
}

type row struct {
	Label, Note string
	Cells       []cell
	Total       bool
	Span        int // a heading across so many columns, in place of cells
}

// cell is a text; Level shades it, from 0 for none to 4.
type cell struct {
	Text  string
	Level int
	Left  bool
}

// hiddenMark stands for a count that a public report does not show.
const hiddenMark = "—"

// count writes a number with a comma before each three digits.
func count(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0 && s[at-1] != '-'; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// of writes a count of a line that may be hidden.
func (n *node) of(i int) string {
	if n.hidden {
		return hiddenMark
	}
	return count(n.values[i])
}

func viewOf(c Content) *view {
	v := &view{Lang: c.Lang, Public: c.Public, AsOf: c.Manifest.AsOf}
	for _, f := range c.Facts {
		v.Facts = append(v.Facts, pair{f.Label.In(c.Lang), f.Value})
	}
	whole := v.glance(c)
	v.towns(c, whole)
	if !c.Public {
		v.heat(c)
		v.tiles(c)
		v.rounds(c)
		v.inputs(c)
	}
	v.figures(c)
	v.ages(c)
	v.rules(c)
	return v
}

// outcome is an outcome and its counts: findings, then in its own units.
type outcome struct {
	summary.Outcome
	name  words
	units []summary.Unit
	node  *node
}

// valuesOf are the counts of a tally: findings, then the units.
func valuesOf(t summary.Tally, units []summary.Unit) []int {
	values := []int{t.Findings}
	for _, u := range units {
		values = append(values, u.Of(t))
	}
	return values
}

// glance shows the outcomes of the round, and returns those that have a finding.
func (v *view) glance(c Content) []*outcome {
	s := &c.Summary
	var list []*outcome
	for _, known := range summary.Outcomes {
		if tally, found := s.Outcomes[known.Outcome]; found {
			list = append(list, &outcome{known.Outcome, known.Name, known.Units, newNode(valuesOf(tally, known.Units)...)})
		}
	}
	all := newNode(s.Findings.Findings)
	if c.Public {
		parts := make([]*node, len(list))
		for i, o := range list {
			parts[i] = o.node
		}
		all.hidden = all.few()
		protect(all, parts)
	}
	v.Lead = words{
		ZH: fmt.Sprintf("花名册 %s 户 %s 人，列出疑点 %s 条。", c.small(s.Households), c.small(s.Persons), all.of(0)),
		EN: fmt.Sprintf("%s households and %s persons on the roll, %s findings.", c.small(s.Households), c.small(s.Persons), all.of(0)),
	}.In(c.Lang)
	v.Glance = table{Heads: heads(c.Lang, words{ZH: "类别", EN: "outcome"}, words{ZH: "户", EN: "households"}, words{ZH: "人", EN: "persons"}, words{ZH: "条", EN: "findings"})}
	if !c.Public {
		v.Glance.Heads = append(v.Glance.Heads, heads(c.Lang, words{ZH: "已更正", EN: "fixed"}, words{ZH: "已答复", EN: "answered"}, words{ZH: "待核实", EN: "open"})...)
	}
	v.Bars = &bars{Title: words{ZH: "各类疑点（条）", EN: "findings by outcome"}.In(c.Lang)}
	for _, o := range list {
		name := o.name.In(c.Lang)
		one := card{Name: name, First: o.count(0, c.Lang)}
		if len(o.units) > 1 {
			one.Second = o.count(1, c.Lang)
		}
		v.Cards = append(v.Cards, one)
		r := row{Label: name, Cells: []cell{{Text: o.unit("户")}, {Text: o.unit("人")}, {Text: o.node.of(0)}}}
		if t := s.Outcomes[o.Outcome]; !c.Public {
			r.Cells = append(r.Cells, cells(t.Applied, t.Answered, t.Open())...)
		}
		v.Glance.Rows = append(v.Glance.Rows, r)
		if !o.node.hidden {
			v.Bars.add(name, o.node.values[0])
		}
	}
	total := row{Label: words{ZH: "合计", EN: "all"}.In(c.Lang), Total: true, Cells: []cell{{}, {}, {Text: all.of(0)}}}
	if !c.Public {
		total.Cells = append(total.Cells, cells(s.Findings.Applied, s.Findings.Answered, s.Findings.Open())...)
	}
	v.Glance.Rows = append(v.Glance.Rows, total)
	return list
}

// small writes a count that stands for itself.
func (c Content) small(n int) string {
	if c.Public && n < fewest {
		return hiddenMark
	}
	return count(n)
}

// count is an outcome's count in one of its units, with the unit.
func (o *outcome) count(i int, lang string) string {
	return o.node.of(i+1) + " " + o.units[i].Name.In(lang)
}

// unit is an outcome's count in a unit that it may not have.
func (o *outcome) unit(zh string) string {
	for i, u := range o.units {
		if u.Name.ZH == zh {
			return o.node.of(i + 1)
		}
	}
	return ""
}

func heads(lang string, all ...words) []string {
	var list []string
	for _, w := range all {
		list = append(list, w.In(lang))
	}
	return list
}

func cells(numbers ...int) []cell {
	var list []cell
	for _, n := range numbers {
		list = append(list, cell{Text: count(n)})
	}
	return list
}

// towns shows each outcome by town, in its first unit.
func (v *view) towns(c Content, list []*outcome) {
	towns := sortedTowns(c.Summary)
	v.Towns = table{Heads: heads(c.Lang, words{ZH: "乡镇", EN: "town"})}
	columns := make([][]*node, len(list))
	for i, o := range list {
		for _, t := range towns {
			columns[i] = append(columns[i], newNode(valuesOf(t.Outcomes[o.Outcome], o.units)...))
		}
		if c.Public {
			protect(o.node, columns[i])
		}
		v.Towns.Heads = append(v.Towns.Heads, o.name.In(c.Lang)+words{ZH: "（" + o.units[0].Name.ZH + "）", EN: " (" + o.units[0].Name.EN + ")"}.In(c.Lang))
	}
	if !c.Public {
		v.Towns.Heads = append(v.Towns.Heads, heads(c.Lang, words{ZH: "待核实（条）", EN: "open (findings)"})...)
		v.Open = &bars{Title: words{ZH: "各乡镇待核实（条）", EN: "open findings by town"}.In(c.Lang)}
	}
	total := row{Label: words{ZH: "合计", EN: "all"}.In(c.Lang), Total: true}
	for _, o := range list {
		total.Cells = append(total.Cells, cell{Text: o.node.of(1)})
	}
	for j, t := range towns {
		r := row{Label: townName(t.Town, c.Lang)}
		for i := range list {
			r.Cells = append(r.Cells, shaded(columns[i], j, 1))
		}
		if !c.Public {
			r.Cells = append(r.Cells, cell{Text: count(t.Open())})
			v.Open.add(r.Label, t.Open())
		}
		v.Towns.Rows = append(v.Towns.Rows, r)
	}
	if !c.Public {
		total.Cells = append(total.Cells, cell{Text: count(c.Summary.Findings.Open())})
	}
	v.Towns.Rows = append(v.Towns.Rows, total)
}

// shaded is a cell of a column, shaded by its share of the column's largest that is shown.
func shaded(column []*node, at, value int) cell {
	most := 0
	for _, n := range column {
		if !n.hidden {
			most = max(most, n.values[value])
		}
	}
	n := column[at]
	if n.hidden {
		return cell{Text: hiddenMark}
	}
	return cell{Text: blankZero(n.values[value]), Level: level(n.values[value], most)}
}

// level is the shade of a number: 0 for nought, else 1 to 4 by its share of the most.
func level(n, most int) int {
	if n == 0 || most == 0 {
		return 0
	}
	return 1 + min(3, 4*(n-1)/most)
}

func blankZero(n int) string {
	if n == 0 {
		return "·"
	}
	return count(n)
}

func townName(town, lang string) string {
	return cmp.Or(town, words{ZH: "（未注明）", EN: "(not stated)"}.In(lang))
}

// sortedTowns lists the towns by name, the one without last.
func sortedTowns(s summary.Summary) []summary.Town {
	towns := slices.Clone(s.Towns)
	slices.SortFunc(towns, func(a, b summary.Town) int { return compareNames(a.Town, b.Town) })
	return towns
}

func compareNames(a, b string) int {
	if (a == "") != (b == "") {
		return map[bool]int{true: 1, false: -1}[a == ""]
	}
	return strings.Compare(a, b)
}

// figures shows the indicators of the county.
func (v *view) figures(c Content) {
	if c.Indicators == nil {
		return
	}
	v.Figures = table{Heads: heads(c.Lang, words{ZH: "指标", EN: "indicator"}, words{ZH: "完成", EN: "so many"}, words{ZH: "总数", EN: "of"},
		words{ZH: "比例", EN: "share"}, words{ZH: "目标", EN: "target"}, words{ZH: "未计入", EN: "left out"})}
	hidden := c.hiddenCodes()
	houses := &bars{Title: words{ZH: "住房安全等级（户）", EN: "house grades (households)"}.In(c.Lang)}
	for i := range c.Indicators.Indicators {
		one := &c.Indicators.Indicators[i]
		if strings.HasPrefix(one.Key, "rule_") || c.Public && counted(one.Code) {
			continue // they stand in the tables above
		}
		total := one.Total()
		if total == nil {
			if one.Missing != nil {
				v.Missing = append(v.Missing, pair{one.Title.In(c.Lang), one.Missing.In(c.Lang)})
			}
			continue
		}
		r := row{Label: one.Title.In(c.Lang), Note: one.Code + " " + one.Formula.In(c.Lang)}
		if hidden[one.Code] {
			r.Cells = []cell{{Text: hiddenMark}, {Text: hiddenMark}, {Text: hiddenMark}, {Text: hiddenMark}, {}}
		} else {
			r.Cells = []cell{{Text: count(total.Numerator)}, {Text: count(total.Denominator) + " " + one.Unit.In(c.Lang)}, {Text: percent(*total)}, target(one, c.Lang), leftOut(one, total, c)}
			if strings.HasPrefix(one.Key, "house_") && len(one.Key) == len("house_a") {
				houses.add(one.Title.In(c.Lang), total.Numerator)
			}
		}
		v.Figures.Rows = append(v.Figures.Rows, r)
	}
	if len(houses.List) > 0 {
		v.Houses = houses
	}
}

// counted says that an indicator counts findings, which stand by outcome elsewhere in the report.
func counted(code string) bool { return code == "ST-008" || code == "ST-009" || code == "ST-010" }

// hiddenCodes are the indicators that a public report does not show: where one figure of a code is small, or those who are
// short of the whole are few, or those who were left out, all figures of the code are hidden, for they add up to each other.
func (c Content) hiddenCodes() map[string]bool {
	hidden := map[string]bool{}
	for i := range c.Indicators.Indicators {
		one := &c.Indicators.Indicators[i]
		total := one.Total()
		if !c.Public || total == nil {
			continue
		}
		if rest := total.Denominator - total.Numerator; total.Numerator < fewest || rest > 0 && rest < fewest {
			hidden[one.Code] = true
		}
		for _, n := range total.LeftOut {
			if n > 0 && n < fewest {
				hidden[one.Code] = true
			}
		}
	}
	return hidden
}

func percent(f indicators.Figure) string {
	p, ok := f.Percent()
	if !ok {
		return "…"
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + " %"
}

func target(one *indicators.Indicator, lang string) cell {
	t := one.Target
	if t == nil {
		return cell{}
	}
	text := words{ZH: "不低于 ", EN: "at least "}.In(lang)
	if t.AtMost {
		text = words{ZH: "不高于 ", EN: "at most "}.In(lang)
	}
	text += strconv.FormatFloat(t.Percent, 'f', -1, 64) + " %"
	if p, ok := one.Total().Percent(); ok {
		text += map[bool]string{true: words{ZH: "　✓ 达到", EN: " ✓ met"}.In(lang), false: words{ZH: "　✗ 未达到", EN: " ✗ not met"}.In(lang)}[t.Met(p)]
	}
	return cell{Text: text, Left: true}
}

// leftOut is what an indicator leaves out and why; a public report does not say how many.
func leftOut(one *indicators.Indicator, total *indicators.Figure, c Content) cell {
	var parts []string
	for i, why := range one.LeftOut {
		switch {
		case i >= len(total.LeftOut) || total.LeftOut[i] == 0:
		case c.Public:
			parts = append(parts, why.In(c.Lang))
		default:
			parts = append(parts, why.In(c.Lang)+" "+count(total.LeftOut[i]))
		}
	}
	return cell{Text: strings.Join(parts, words{ZH: "；", EN: "; "}.In(c.Lang)), Left: true}
}

// ages shows the pyramid of the roll.
func (v *view) ages(c Content) {
	a := c.Summary.Ages
	if a == nil {
		return
	}
	bands := slices.Clone(a.Bands)
	if c.Public {
		if bands = publicBands(a, c.Summary.Persons); bands == nil {
			return
		}
	}
	v.Ages = pyramidOf(bands, c.Lang)
	v.AgeRows = table{Heads: heads(c.Lang, words{ZH: "年龄", EN: "age"}, words{ZH: "男", EN: "male"}, words{ZH: "女", EN: "female"})}
	for i, b := range bands {
		v.AgeRows.Rows = append(v.AgeRows.Rows, row{Label: bandName(bands, i), Cells: cells(b.Male, b.Female)})
	}
	if a.Unknown > 0 && !c.Public {
		v.AgeRows.Rows = append(v.AgeRows.Rows, row{Label: words{ZH: "年龄或性别不明", EN: "age or sex unknown"}.In(c.Lang), Cells: []cell{{Text: count(a.Unknown)}, {}}})
	}
}

func bandName(bands []summary.Band, i int) string {
	if i == len(bands)-1 {
		return strconv.Itoa(bands[i].From) + "+"
	}
	return fmt.Sprintf("%d–%d", bands[i].From, bands[i+1].From-1)
}

// openFrom is the least age from which a public report puts the oldest together.
const openFrom = 60

// publicBands are bands that a public report may show: the oldest are put together, down to openFrom at most, until none is small.
// Nil where there is a small one all the same, or where few of the persons on the roll are in no band: they can be told by taking the bands away.
func publicBands(a *summary.Ages, persons int) []summary.Band {
	few := func(b summary.Band) bool { return b.Male < fewest || b.Female < fewest }
	bands := slices.Clone(a.Bands)
	for {
		at := slices.IndexFunc(bands, func(b summary.Band) bool { return few(b) && b.From >= openFrom })
		if at == len(bands)-1 { // the open one itself: the next younger joins it
			at--
		}
		if at < 0 || bands[at].From < openFrom {
			break
		}
		for _, older := range bands[at+1:] {
			bands[at].Male += older.Male
			bands[at].Female += older.Female
		}
		bands = bands[:at+1]
	}
	rest := persons
	for _, b := range bands {
		rest -= b.Male + b.Female
	}
	if slices.ContainsFunc(bands, few) || rest > 0 && rest < fewest {
		return nil
	}
	return bands
}

// rules shows which rules did not run, and why: by reason, in the order of the rules.
func (v *view) rules(c Content) {
	v.NotRun, v.Stopped = reasons(c, screening.Skipped), reasons(c, screening.Stopped)
	for i := range v.Stopped {
		if c.Public { // the reason counts
			v.Stopped[i].Label = words{ZH: "命中过多，规则或列对应关系可疑", EN: "too many hits, the rule or the mapping is suspect"}.In(c.Lang)
		}
	}
}

func reasons(c Content, state screening.State) []pair {
	var list []pair
	at := map[string]int{}
	for _, r := range c.Manifest.Rules {
		if r.State != state {
			continue
		}
		n, known := at[r.Why]
		if !known {
			n = len(list)
			at[r.Why] = n
			list = append(list, pair{Label: r.Why})
		}
		if list[n].Value != "" {
			list[n].Value += words{ZH: "、", EN: ", "}.In(c.Lang)
		}
		list[n].Value += r.Rule + " " + r.Title
	}
	return list
}
