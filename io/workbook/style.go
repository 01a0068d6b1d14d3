package workbook

import "github.com/xuri/excelize/v2"

// Size is the text's, in points.
const Size = 11

// Style is how a cell looks.
type Style uint8

// The styles. Those of severity differ in shape and weight too, so that they survive a black-and-white printer.
const (
	Plain   Style = iota
	Free          // around a form: plain, and not locked
	Title         // the line above a table
	Note          // a paragraph
	Label         // what a figure is
	Header        // a table's header
	Ask           // the header of a column to fill in
	Text          // left, wrapped
	Small         // for programs rather than people
	Middle        // centred, wrapped
	Figure        // a number
	Total         // a number in a row of totals
	Answer        // a cell to fill in
	Error         // cannot be true
	Warning       // 疑点
	Info
	Link // to another sheet
)

const (
	dark  = "1F3864"
	line  = "7F7F7F"
	paper = "FFF9E5" // where people write
)

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func font(size float64, bold bool, colour string) *excelize.Font {
	return &excelize.Font{Family: Font, Size: size, Bold: bold, Color: colour}
}

func boxed() []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		all = append(all, excelize.Border{Type: side, Color: line, Style: 1})
	}
	return all
}

func aligned(horizontal string) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}
}

// ID gives a style's number in the workbook.
func (b *Book) ID(s Style) (int, error) {
	if id, ok := b.styles[s]; ok {
		return id, nil
	}
	// What stands in a row is not locked, so that a form's rows can be sorted and deleted; titles and headers are.
	style := &excelize.Style{Border: boxed(), Font: font(Size, false, "000000"), Alignment: aligned("left"), NumFmt: 49, Protection: &excelize.Protection{}}
	switch s {
	case Free:
		style = &excelize.Style{Font: font(Size, false, "000000"), Protection: &excelize.Protection{}}
	case Plain:
		style = &excelize.Style{Font: font(Size, false, "000000")}
	case Title:
		style = &excelize.Style{Font: font(14, true, dark), Alignment: &excelize.Alignment{Vertical: "center"}}
	case Note:
		style = &excelize.Style{Font: font(Size, false, "000000"), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
	case Label:
		style.Font = font(Size, true, "000000")
	case Header:
		style.Protection, style.Font, style.Fill, style.Alignment = nil, font(Size, true, "FFFFFF"), solid(dark), aligned("center")
	case Ask:
		style.Protection, style.Font, style.Fill, style.Alignment = nil, font(Size, true, "000000"), solid("FFE699"), aligned("center")
	case Small:
		style.Font = font(8, false, "404040")
	case Middle:
		style.Alignment = aligned("center")
	case Figure:
		style.Alignment, style.NumFmt = aligned("right"), 3
	case Total:
		style.Alignment, style.NumFmt, style.Font, style.Fill = aligned("right"), 3, font(Size, true, "000000"), solid("E7E6E6")
	case Answer:
		style.Fill = solid(paper)
	case Error:
		style.Alignment, style.Font, style.Fill = aligned("center"), font(Size, true, "9C0006"), solid("F8CBAD")
	case Warning:
		style.Alignment, style.Font, style.Fill = aligned("center"), font(Size, true, "000000"), solid("FFF2CC")
	case Info:
		style.Alignment, style.Font = aligned("center"), font(Size, false, "404040")
	case Link:
		style.Font = &excelize.Font{Family: Font, Size: Size, Color: "0563C1", Underline: "single"}
	}
	id, err := b.File.NewStyle(style)
	b.styles[s] = id
	return id, err
}
