package layout

import (
	"regexp"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Why rows are skipped.
var (
	aboveHeader  = screening.Words{ZH: "表头以上的行（标题、说明）", EN: "above the header (title, remark)"}
	onlyBlanks   = screening.Words{ZH: "只有空白字符", EN: "nothing but blanks"}
	headerAgain  = screening.Words{ZH: "重复的表头", EN: "the header again"}
	legend       = screening.Words{ZH: "填写说明或示例行", EN: "a row that explains the columns, or an example"}
	numbering    = screening.Words{ZH: "列号行", EN: "a row that numbers the columns"}
	total        = screening.Words{ZH: "合计行", EN: "a row of totals"}
	note         = screening.Words{ZH: "表尾说明行（填表人、审核人等）", EN: "a note (who filled it in, who checked it)"}
	section      = screening.Words{ZH: "合并成一格的小标题行", EN: "a heading across the sheet"}
	nobody       = screening.Words{ZH: "没有姓名、证件号码和户编号", EN: "no name, no ID number and no household number"}
	notRead      = screening.Words{ZH: "映射说不读这张表", EN: "the mapping leaves the sheet out"}
	unrecognised = screening.Words{ZH: "没有认出这张表", EN: "the sheet was not recognised"}
)

var (
	codeWord = regexp.MustCompile(`(^|[^\d])\d{1,2}[\s.、:：\-—]*\p{Han}`)
	totals   = regexp.MustCompile(`^(合计|总计|小计|共计|累计|总合计|本页合计|本页小计|全县合计|全村合计|全乡合计|全镇合计)([:：\d\s(（户人]|$)`)
	longNote = regexp.MustCompile(`^(填表人|填报人|制表人|填报单位|制表单位|填表单位|填表日期|填报日期|填报时间|填表时间|制表日期|制表时间|审核人|复核人|单位负责人|主要负责人|分管领导|经办人|填表说明|填写说明|导出时间|导出人|打印时间|打印日期|数据来源|以下空白|此页无正文|统计人|领导签字|签字|盖章|（盖章）|\(盖章\)|核查人|调查人|采集人|联系人)`)
	tailNote = regexp.MustCompile(`^(注|备注|说明|审核|制表|注明|负责人|村支书|联系电话|附件|附注|注意|日期|时间|第\d+页|共\d+页)[:：、，,]|^(注|第\s*\d+\s*页.*|共\s*\d+\s*页.*|—+\s*\d+\s*—+)$`)
	example  = regexp.MustCompile(`^(例|示例|样例|范例|例如|例子|填写示例)([:：,，、]|$)`)
	title    = regexp.MustCompile(`(表|名单|名册|台账|清单|信息|情况|登记|汇总|明细|统计)([(（].*)?$`)
	fillWord = regexp.MustCompile(`^(必填|选填|非必填|文本|数字|日期|整数|数值|下拉选择|字符)(项|型|格式)?$`)
)

// sorter sorts a sheet's rows into data and what is not.
type sorter struct {
	t       *table.Table
	from    int // the first stored row that is the table's
	block   block
	headers []string           // normalised, by column
	column  map[roll.Field]int // the columns of the fields
	spans   map[int]bool       // row numbers with a merged range over three columns or more
	sheet   *Sheet

	villages []table.Step // headings between the rows that name a village
}

// start is where a table begins: its first row, which may be a title, and its header; behind the last row for none.
type start struct{ from, header int }

// sort fills in the sheet's Rows and Skipped, up to where another table begins.
func (s *sorter) sort() (next start) {
	end := s.block.below()
	ids := []*table.Column{s.of(roll.IDNumber), s.of(roll.HeadID)}
	for row := s.from; row < s.t.Rows(); row++ {
		if row < s.block.first {
			s.skip(row, aboveHeader)
			continue
		}
		if row < end {
			s.sheet.HeaderRows = append(s.sheet.HeaderRows, s.t.Number(row))
			continue
		}
		// Nearly every row has a number of somebody; the others are looked at closely.
		if row >= end+2 && (solid(ids[0], row) || solid(ids[1], row)) {
			s.sheet.Rows = append(s.sheet.Rows, int32(row))
			continue
		}
		reason, is := s.look(row, row-end)
		switch is {
		case data:
			s.sheet.Rows = append(s.sheet.Rows, int32(row))
		case anotherHeader:
			return start{s.titles(row), row}
		default:
			s.skip(row, reason)
			s.heading(row, reason)
		}
	}
	return start{s.t.Rows(), s.t.Rows()}
}

// heading notes a village that stands alone in a row and is nobody's.
func (s *sorter) heading(row int, why screening.Words) {
	if why != section && why != nobody {
		return
	}
	if c := s.cells(row); len(c.texts) == 1 && villageName.MatchString(c.texts[0]) && !noVillage.MatchString(c.texts[0]) {
		s.villages = append(s.villages, table.Step{From: row, Text: strings.TrimLeft(c.texts[0], "0123456789")})
	}
}

// titles takes the title above another table's header out of this table's rows, and gives the first row of it.
func (s *sorter) titles(header int) (first int) {
	for first = header; first > s.block.below(); first-- {
		c := s.cells(first - 1)
		if len(c.texts) != 1 || digits(c.texts[0]) > 8 || !title.MatchString(c.texts[0]) {
			break
		}
		if n := len(s.sheet.Rows); n > 0 && s.sheet.Rows[n-1] == int32(first-1) {
			s.sheet.Rows = s.sheet.Rows[:n-1]
		} else {
			s.sheet.Skipped = s.sheet.Skipped[:len(s.sheet.Skipped)-1]
		}
	}
	return first
}

func (s *sorter) skip(row int, why screening.Words) {
	s.sheet.Skipped = append(s.sheet.Skipped, Skipped{Row: s.t.Number(row), Reason: why})
}

func (s *sorter) of(f roll.Field) *table.Column {
	if col, ok := s.column[f]; ok {
		return s.t.Columns[col]
	}
	return nil
}

// solid says that a cell holds a long number, which no note does.
func solid(c *table.Column, row int) bool {
	if c == nil {
		return false
	}
	text := c.At(row).Text
	n := digits(text)
	return n >= 10 && 2*n > len(text)
}

// cells are a row's cells that show something.
type cells struct {
	columns []int
	texts   []string
}

func (s *sorter) cells(row int) cells {
	var c cells
	for col := range s.t.Columns {
		if text := namekey.Strip(s.t.At(row, col).Text); text != "" {
			c.columns = append(c.columns, col)
			c.texts = append(c.texts, text)
		}
	}
	return c
}

// what a row below the header is.
type rowIs int

const (
	skipped rowIs = iota
	data
	anotherHeader
)

// look says what a row is, and why it is skipped. below is how many rows it stands below the header.
func (s *sorter) look(row, below int) (why screening.Words, is rowIs) {
	c := s.cells(row)
	if len(c.columns) == 0 {
		return onlyBlanks, skipped
	}
	again, other := s.headerLike(row, c)
	if again {
		return headerAgain, skipped
	}
	if other {
		return why, anotherHeader
	}
	hasID := solid(s.of(roll.IDNumber), row) || solid(s.of(roll.HeadID), row)
	if below < 2 && (isExample(c) || !hasID && s.isLegend(row, c)) {
		return legend, skipped
	}
	if hasID {
		return why, data
	}
	if below < 2 && isNumbering(c) {
		return numbering, skipped
	}
	if why, is := s.isNote(row, c); is {
		return why, skipped
	}
	if len(c.columns) == 1 && s.spans[s.t.Number(row)] {
		return section, skipped
	}
	for f, col := range s.column {
		if identity(f) && namekey.Strip(s.t.At(row, col).Text) != "" {
			return why, data
		}
	}
	return nobody, skipped
}

// headerLike says that a row is the header again, or another header: nothing but headers that are known, or most of many.
func (s *sorter) headerLike(row int, c cells) (again, other bool) {
	same, known, who := 0, 0, 0
	for i, col := range c.columns {
		key := normal(c.texts[i])
		if key == s.headers[col] {
			same++
		}
		if m, ok := words().anyMeaning(newHeader(c.texts[i:i+1], []string{key})); ok && words().means[key] != nil {
			known++
			if identity(m.field) {
				who++
			}
		} else if otherHeader(key) {
			known++
		}
	}
	n := len(c.columns)
	if same >= 2 && 2*same >= n {
		return true, false
	}
	return false, n >= 4 && known >= 4 && 3*known >= 2*n || n == 3 && known == 3 && who >= 2
}

// isLegend says that a row tells what may stand in the columns.
func (s *sorter) isLegend(row int, c cells) bool {
	fill := 0
	for i, col := range c.columns {
		if !s.prose(col) && len(codeWord.FindAllString(s.t.At(row, col).Text, 2)) >= 2 {
			return true
		}
		if fillWord.MatchString(c.texts[i]) {
			fill++
		}
	}
	return fill >= 2
}

// prose says that a column holds sentences, in which numbers are no codes: 发放鸡苗50羽，务工8个月.
func (s *sorter) prose(col int) bool {
	for _, f := range []roll.Field{roll.Measures, roll.IncomeBreakdown, roll.CauseNote, roll.Remark, roll.HelpIndustry, roll.HelpWork, roll.HelpHealth, roll.HelpEducation} {
		if at, ok := s.column[f]; ok && at == col {
			return true
		}
	}
	return false
}

func isExample(c cells) bool { return example.MatchString(c.texts[0]) }

// isNumbering says that a row counts the columns: 1, 2, 3 …
func isNumbering(c cells) bool {
	if len(c.columns) < 3 {
		return false
	}
	for i, text := range c.texts {
		n, err := strconv.Atoi(strings.Trim(text, "()（）栏"))
		if err != nil || n != i+1 {
			return false
		}
	}
	return true
}

// isNote says that a row is a total or a note: by its first cell, or by the name.
func (s *sorter) isNote(row int, c cells) (screening.Words, bool) {
	texts := c.texts[:1]
	for _, f := range []roll.Field{roll.Name, roll.HeadName} {
		if col, ok := s.column[f]; ok {
			texts = append(texts, namekey.Strip(s.t.At(row, col).Text))
		}
	}
	for _, text := range texts {
		if totals.MatchString(text) {
			return total, true
		}
		if longNote.MatchString(text) || tailNote.MatchString(text) {
			return note, true
		}
	}
	return screening.Words{}, false
}
