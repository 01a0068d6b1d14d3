package exceptions

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/io/ledger"
	"rollnet/io/workbook"
)

// visit is an elderly household and all that was found about it.
type visit []entry

// visitTable is the form for a visit of elderly households, one a row: what is known from the data, and what must be asked at
// the door, with the six conclusions that a county takes (a public form on children living apart, and the classes of Ningshan
// county, 2019). It holds no finding's number: findings are answered on their own sheet.
func visitTable(list []entry, lang string) workbook.Table {
	visits := visitsOf(list)
	t := workbook.Table{
		Name: visitSheet.In(lang),
		Title: words{
			ZH: fmt.Sprintf("老人户核实表　共 %d 户　白色列已从数据填好，黄色列入户询问填写；结论须评议、公示", len(visits)),
			EN: fmt.Sprintf("elderly households: %d; white columns are filled in from the data, ask at the door for the yellow ones", len(visits)),
		}.In(lang),
		Footer: visitSheet.In(lang) + "　" + notVerdict.In(lang),
		Freeze: 3, PagesWide: 2, TitleColumns: 3,
		Columns: []workbook.Column{
			{Header: number.In(lang), Width: 5, Style: workbook.Middle},
			{Header: words{ZH: "户主", EN: "head"}.In(lang), Width: 8, Style: workbook.Middle},
			{Header: words{ZH: "户编号", EN: "household"}.In(lang), Width: 12, Style: workbook.Middle},
			{Header: words{ZH: "乡镇、村、组", EN: "where"}.In(lang), Width: 13, Style: workbook.Text},
			{Header: words{ZH: "证件号码", EN: "ID number"}.In(lang), Width: 20, Style: workbook.Middle},
			{Header: words{ZH: "人数", EN: "members"}.In(lang), Width: 5, Style: workbook.Middle},
			{Header: words{ZH: "周岁", EN: "ages"}.In(lang), Width: 7, Style: workbook.Middle},
			{Header: words{ZH: "可能的子女户（按把握排列，须核实）", EN: "households of children, perhaps"}.In(lang), Width: 30, Style: workbook.Text},
			{Header: words{ZH: "已查到的情况和建议", EN: "what is known, and what is proposed"}.In(lang), Width: 40, Style: workbook.Text},
		},
	}
	for _, q := range questions {
		c := workbook.Column{Header: q.head.In(lang), Width: q.width, Style: workbook.Answer}
		for _, choice := range q.choices {
			c.Choices = append(c.Choices, choice.In(lang))
		}
		t.Columns = append(t.Columns, c)
	}
	t.Rows = func(yield func([]workbook.Cell) bool) {
		for i, v := range visits {
			f := v[0]
			row := append([]workbook.Cell{{Value: i + 1}},
				styled(workbook.Plain, string(f.Head), string(f.Household), strings.Join(filled([]string{string(f.Town), string(f.Village), string(f.Group)}), "\n"),
					string(f.Number), v.fact("members"), v.fact("ages"), v.children(lang), v.known(lang))...)
			if !yield(row) {
				return
			}
		}
	}
	return t
}

// visitsOf gathers findings by household, in the order of the walk.
func visitsOf(list []entry) []visit {
	at := map[ledger.OrNull]int{}
	var visits []visit
	for _, e := range list {
		n, known := at[e.Household]
		if !known || e.Household == "" {
			n = len(visits)
			at[e.Household] = n
			visits = append(visits, nil)
		}
		visits[n] = append(visits[n], e)
	}
	return visits
}

func (v visit) fact(key string) string {
	for _, e := range v {
		if value := e.Evidence.Of(key); value != "" {
			return value
		}
	}
	return ""
}

// children are the other rows that findings rest on, a line each.
func (v visit) children(lang string) string {
	var lines []string
	for _, e := range v {
		for line := range strings.Lines(relatedRows(e, lang).Value.(string)) {
			if line = strings.TrimSpace(line); line != "" && !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// known is what findings say, with their evidence, nothing twice: a row of a sheet can only be so high.
func (v visit) known(lang string) string {
	tell := evidence([]string{"members", "ages", "as_of", "village_peers"})
	var lines []string
	for _, e := range v {
		lines = append(lines, "【"+e.title.In(lang)+"】")
		for line := range strings.SplitSeq(tell(e, lang).Value.(string), "\n") {
			if line != "" && !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// question is what is asked at the door.
type question struct {
	head    words
	width   float64
	choices []words
}

var yesNo = []words{{ZH: "有", EN: "yes"}, {ZH: "无", EN: "no"}}

var questions = []question{
	{head: words{ZH: "子女姓名、证件号码、关系、居住地", EN: "children: names, ID numbers, relation, where they live"}, width: 24},
	{head: words{ZH: "子女是否在册（户编号）", EN: "children on the roll (household)"}, width: 12},
	{head: words{ZH: "财政供养、村干部、国企", EN: "public pay, village cadre, state firm"}, width: 8, choices: yesNo},
	{head: words{ZH: "工商登记经营", EN: "business"}, width: 7, choices: yesNo},
	{head: words{ZH: "商品房、小汽车", EN: "town flat, car"}, width: 7, choices: yesNo},
	{head: words{ZH: "拆迁大额补偿", EN: "large compensation"}, width: 7, choices: yesNo},
	{head: words{ZH: "子女健康、残疾、劳动力、收入", EN: "children's health, disability, labour, income"}, width: 16},
	{head: words{ZH: "分户时间和原因", EN: "when and why they parted"}, width: 14},
	{head: words{ZH: "当年赡养情况和折算金额（元）", EN: "support this year, in yuan"}, width: 14},
	{head: words{ZH: "赡养协议", EN: "agreement on support"}, width: 6, choices: yesNo},
	{head: words{ZH: "生活自理", EN: "looks after themselves"}, width: 9, choices: []words{{ZH: "能自理", EN: "yes"}, {ZH: "部分自理", EN: "partly"}, {ZH: "不能自理", EN: "no"}}},
	{head: words{ZH: "住房（本人或子女、是否同住、人均面积）", EN: "house: whose, together, area a head"}, width: 16},
	{head: words{ZH: "低保类别、五保或特困证号", EN: "allowance, certificate"}, width: 12},
	{head: words{ZH: "结论", EN: "conclusion"}, width: 12, choices: []words{{ZH: "1 合并识别", EN: "1 rejoin"}, {ZH: "2 并户低保", EN: "2 joint allowance"},
		{ZH: "3 调解或司法", EN: "3 mediation or court"}, {ZH: "4 失联", EN: "4 out of contact"}, {ZH: "5 特困评定", EN: "5 five guarantees"}, {ZH: "6 维持单列", EN: "6 stays apart"}}},
	{head: words{ZH: "民主评议、公示日期", EN: "review and notice"}, width: 11},
	{head: words{ZH: "入户日期", EN: "visited on"}, width: 10},
	{head: words{ZH: "核实人（两人）", EN: "by (two)"}, width: 10},
	{head: words{ZH: "老人签字", EN: "signature"}, width: 10},
}
