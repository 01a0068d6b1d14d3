package layout

import (
	"regexp"
	"strings"

	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Given is a value that stands outside the table's columns: the village in a title or in the sheet's name, which holds for
// every row, or in headings between the rows, each of which holds for the rows below it.
type Given struct {
	Field roll.Field
	Steps []table.Step
	Where screening.Words
}

// Text is the values in order.
func (g Given) Text() string {
	var texts []string
	for _, s := range g.Steps {
		texts = append(texts, s.Text)
	}
	return strings.Join(texts, "、")
}

// everywhere is a value that holds for every row.
func everywhere(f roll.Field, text string, where screening.Words) Given {
	return Given{f, []table.Step{{From: 0, Text: text}}, where}
}

var (
	fromSheet = screening.Words{ZH: "工作表名", EN: "the sheet's name"}
	fromRows  = screening.Words{ZH: "行间的小标题", EN: "headings between the rows"}
	fromTitle = screening.Words{ZH: "标题", EN: "the title"}
)

var (
	villageName = regexp.MustCompile(`^\d*[\p{Han}]{1,10}(村|社区|居委会|村委会)$`)
	titleUnit   = regexp.MustCompile(`^(?:\d{4}年(?:度)?)?(?:[\p{Han}]{1,8}?[省市])?(?:[\p{Han}]{1,8}?[市州])?(?:[\p{Han}]{1,8}?[县区市旗])?([\p{Han}]{1,8}?(?:乡|镇|街道))?([\p{Han}]{1,8}?(?:村|社区))`)
	noVillage   = regexp.MustCompile(`^(全|各|本|每|某|几|行政|自然|贫困|贫困户|中心|出列|重点|示范|城|农|农户|驻|新农|帮扶|分)?村$|农村|行政村|自然村|贫困村|全村|各村|村民|^社区$`)
)

// given finds the village, and with it the town, of a roll or register that has no such column.
func given(s *Sheet, w where, headings []table.Step) []Given {
	if s.Kind != roll.Persons && s.Kind != roll.Households && s.Kind != roll.Register {
		return nil
	}
	fields := s.Fields()
	if _, has := fields[roll.Village]; has {
		return nil
	}
	var all []Given
	name := namekey.Strip(s.Table.Sheet)
	match := titleUnit.FindStringSubmatch(w.titles)
	switch {
	case len(headings) > 0:
		all = append(all, Given{roll.Village, headings, fromRows})
	case villageName.MatchString(name) && !noVillage.MatchString(name):
		all = append(all, everywhere(roll.Village, strings.TrimLeft(name, "0123456789"), fromSheet))
	case match != nil && !noVillage.MatchString(match[2]):
		all = append(all, everywhere(roll.Village, match[2], fromTitle))
	default:
		return nil
	}
	if _, has := fields[roll.Town]; !has && match != nil && match[1] != "" {
		all = append(all, everywhere(roll.Town, match[1], fromTitle))
	}
	return all
}
