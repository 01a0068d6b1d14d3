package xlsx

import (
	"slices"
	"strconv"
	"strings"
)

// around rewrites one of the elements before or behind the cells of a sheet; nothing is left where it was about nothing but
// rows that leave.
func (r *removal) around(sheet string, raw []byte) ([]byte, error) {
	root, err := parseTree(raw)
	if err != nil || len(root.kids) != 1 {
		return nil, r.stuck(r.losing(sheet), sheet, 0, "工作表写法特殊，行移出后无法跟随", "the sheet is spelt in an unusual way and cannot follow")
	}
	f := follower{r, sheet, r.leaves[sheet]}
	if f.rows == nil { // no row of this sheet leaves: its formulas must not refer to those that do
		return raw, root.each(func(n *node) error { return f.untouched(n) })
	}
	if err := f.element(root.kids[0], nil, topRow{}); err != nil {
		return nil, err
	}
	return root.write(nil), nil
}

// follower makes what stands around a sheet's cells, and in the parts that hang on it, follow the rows.
type follower struct {
	*removal
	sheet string
	rows  leaving
}

// formulaNames are the elements around the cells that hold a formula.
var formulaNames = []string{"formula", "formula1", "formula2", "f", "calculatedColumnFormula", "totalsRowFormula"}

func (f *follower) untouched(n *node) error {
	if !slices.Contains(formulaNames, n.name) || len(n.elements()) > 0 {
		return nil
	}
	if losing, _ := f.touched(f.sheet, n.text()); losing != "" {
		return f.broken(losing, f.sheet+" "+n.name)
	}
	return nil
}

// topRow is the first row of the ranges that a formula is for, now and afterwards.
type topRow struct{ base, now int }

// element follows in an element and all in it. path is what it stands in, the outer ones first; formulas in it that have no
// other ranges are for those that begin at.
func (f *follower) element(n *node, path []*node, at topRow) error {
	had := len(n.elements())
	if own, is := f.base(n); is {
		at = own
	}
	if err := f.attributes(n, path); err != nil || n.dropped {
		return err
	}
	for _, kid := range n.elements() {
		if err := f.element(kid, append(path, n), at); err != nil {
			return err
		}
	}
	if len(n.elements()) == 0 {
		if err := f.texts(n, path, at); err != nil {
			return err
		}
	}
	if n.name == "rowBreaks" {
		seen := map[string]bool{}
		for _, kid := range n.elements() {
			id, _ := kid.attr("id")
			kid.dropped = seen[id]
			seen[id] = true
		}
	}
	if left := len(n.elements()); left < had {
		n.counted(left)
	}
	return nil
}

// counted says how many elements are left in one; without any it goes too.
func (n *node) counted(left int) {
	if n.dropped = left == 0; n.dropped {
		return
	}
	n.setAttr("count", strconv.Itoa(left))
	manual := 0
	for _, kid := range n.elements() {
		if man, _ := kid.attr("man"); man == "1" || man == "true" {
			manual++
		}
	}
	n.setAttr("manualBreakCount", strconv.Itoa(manual))
}

// base is where an element's ranges begin: its formulas count from there.
func (f *follower) base(n *node) (topRow, bool) {
	list, is := n.attr("sqref")
	after, _ := f.rows.ranges(list)
	before, ok := refSpan(firstField(list))
	now, still := refSpan(firstField(after))
	return topRow{before[0], now[0]}, is && ok && still
}

func firstField(list string) string {
	for one := range strings.FieldsSeq(list) {
		return one
	}
	return ""
}

// attributes follows in the attributes that name cells.
func (f *follower) attributes(n *node, path []*node) error {
	if ref, is := n.attr("ref"); is {
		if n.name == "mergeCell" {
			if err := f.merged(ref); err != nil {
				return err
			}
		}
		now, ok, known := f.rows.ref(ref)
		if !known {
			return f.stuck(f.sheet, f.sheet+" "+n.name, 0, "区域写法特殊，行移出后无法跟随", "a range that is spelt in an unusual way")
		}
		n.setAttr("ref", now)
		if n.dropped = !ok || n.name == "mergeCell" && !strings.Contains(now, ":"); n.dropped {
			return nil
		}
		if n.name == "mergeCell" {
			if first, last, _ := strings.Cut(now, ":"); first == last {
				n.dropped = true
				return nil
			}
		}
	}
	if list, is := n.attr("sqref"); is {
		now, known := f.rows.ranges(list)
		if !known {
			return f.stuck(f.sheet, f.sheet+" "+n.name, 0, "区域写法特殊，行移出后无法跟随", "a range that is spelt in an unusual way")
		}
		switch {
		case now == "" && n.name == "selection":
			n.setAttr("sqref", f.place(firstField(list)))
		case now == "":
			n.dropped = true
		default:
			n.setAttr("sqref", now)
		}
	}
	for _, name := range []string{"topLeftCell", "activeCell"} {
		if cell, is := n.attr(name); is {
			n.setAttr(name, f.place(cell))
		}
	}
	if cell, is := n.attr("r"); is && (n.name == "inputCells" || n.name == "cellWatch") {
		now, ok, _ := f.rows.ref(cell)
		n.setAttr("r", now)
		n.dropped = !ok
	}
	if id, is := n.attr("id"); is && n.name == "brk" && inside(path, "rowBreaks") {
		if row, fine := wholeNumber(id); fine { // the break is below this row
			_, to, ok := f.rows.span(1, row)
			n.setAttr("id", strconv.Itoa(to))
			n.dropped = !ok
		}
	}
	return nil
}

// place is where a cell comes to stand: of a row that leaves, where the next one does.
func (f *follower) place(cell string) string {
	first, _, _ := strings.Cut(cell, ":")
	a, ok := parseRef(first)
	if !ok || a.row == 0 {
		return cell
	}
	if _, gone := f.rows.at(a.row); !gone && strings.Contains(cell, ":") {
		now, _, _ := f.rows.ref(cell)
		return now
	}
	a.row, _ = f.rows.at(a.row)
	return a.String()
}

// merged refuses a range whose first row leaves while others stay: what it shows would be lost.
func (f *follower) merged(ref string) error {
	span, ok := refSpan(ref)
	if !ok {
		return nil
	}
	if _, gone := f.rows.at(span[0]); gone {
		if _, _, left := f.rows.span(span[0], span[1]); left {
			return f.stuck(f.sheet, f.sheet+"!"+ref, span[0], "这一行是合并单元格的首行，移出后其余各行的内容会丢失（提示：先取消合并并补全）", "the row holds the content of a merged range that goes on below (hint: unmerge it and fill the rows in)")
		}
	}
	return nil
}

// texts follows in an element that has nothing but a text: formulas, extended ranges, and the rows of anchors, counted from 0.
func (f *follower) texts(n *node, path []*node, at topRow) error {
	switch {
	case strings.HasPrefix(n.name, "formula") && at.base > 0:
		text, err := f.relative(n.text(), at)
		if err == nil && text != n.text() {
			n.setText(text)
		}
		return err
	case slices.Contains(formulaNames, n.name):
		return f.untouched(n)
	case n.name == "sqref":
		now, known := f.rows.ranges(n.text())
		switch {
		case known && now == "" && len(path) > 0:
			path[len(path)-1].dropped = true
		case known && now != "":
			n.setText(now)
		}
	case n.name == "row" && (inside(path, "from") || inside(path, "to")):
		if row, fine := wholeNumber(n.text()); fine {
			now, _ := f.rows.at(row + 1)
			n.setText(strconv.Itoa(now - 1))
		}
	}
	return nil
}

// relative is the formula of a rule that is written for the first cell of its ranges: rows without a dollar keep their distance
// from that cell, rows with one follow.
func (f *follower) relative(formula string, from topRow) (string, error) {
	at := f.sheet + " " + formula
	refs, bad := formulaRefs(formula)
	if bad != nil {
		if losing, _ := f.touched(f.sheet, formula); losing != "" && bad.word != "ROW" && bad.word != "ROWS" {
			return "", f.broken(losing, at)
		}
		return formula, nil
	}
	out, done := "", 0
	for _, ref := range refs {
		if ref.last == 0 || ref.sheet != "" && f.leaves[f.sheetNamed(ref.sheet)] == nil {
			continue
		}
		rows := f.rows
		if ref.sheet != "" {
			rows = f.leaves[f.sheetNamed(ref.sheet)]
		}
		var parts []oneRef
		for text := range strings.SplitSeq(ref.text, ":") {
			one, _ := parseRef(text)
			parts = append(parts, one)
		}
		low, high := parts[0], parts[len(parts)-1]
		switch {
		case low.dollar && high.dollar:
			a, b, ok := rows.span(low.row, high.row)
			if !ok {
				return "", f.broken(f.sheet, at)
			}
			low.row, high.row = a, b
		case low.dollar != high.dollar:
			if rows.touches(low.row, high.row) {
				return "", f.broken(f.sheet, at)
			}
		default:
			low.row, high.row = low.row-from.base+from.now, high.row-from.base+from.now
			if min(low.row, high.row) < 1 {
				return "", f.broken(f.sheet, at)
			}
		}
		text := low.String()
		if len(parts) > 1 {
			text += ":" + high.String()
		}
		out, done = out+formula[done:ref.from]+text, ref.to
	}
	return out + formula[done:], nil
}
