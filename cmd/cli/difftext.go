package cli

import (
	"fmt"
	"strings"

	"rollnet/io/differences"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// diffShown is how many lines of each kind the terminal shows.
const diffShown = 20

// diffText is what the terminal shows of a difference.
func diffText(c *console, r *differences.Report, o *diffOptions) string {
	var b strings.Builder
	line := func(zh, en string, args ...any) { fmt.Fprintf(&b, c.words(zh, en)+"\n", args...) }
	n := r.Counts
	line("之前：%d 个文件 %d 户 %d 人；之后：%d 个文件 %d 户 %d 人；对应上 %d 户 %d 人",
		"before: %d files, %d households, %d persons; after: %d files, %d households, %d persons; matched: %d households, %d persons",
		len(r.Before.Files), r.Before.Households, r.Before.Persons, len(r.After.Files), r.After.Households, r.After.Persons, n.MatchedHouseholds, n.MatchedPersons)
	if r.Same {
		line("没有差异", "no difference")
	} else {
		line("修改 %d 处（%d 个单元格，涉及 %d 人、%d 户；其中只是写法不同 %d 处），新增 %d 行，减少 %d 行，换户 %d 人，新增 %d 户，减少 %d 户",
			"%d changed (%d cells, of %d persons and %d households; %d in form only), %d rows added, %d removed, %d persons moved, %d households added, %d removed",
			n.Changed, n.Cells, n.Persons, n.Households, n.FormOnly, n.Added, n.Removed, n.Moved, n.HouseholdsAdded, n.HouseholdsRemoved)
	}
	l := &diffLines{console: c, b: &b}
	if r.Ledger != nil {
		l.ledger(r.Ledger, o.ledger)
	} else {
		l.cells(screening.Words{ZH: "修改：", EN: "changed:"}, r.Changed)
		l.rows(screening.Words{ZH: "新增：", EN: "added:"}, r.Added)
		l.rows(screening.Words{ZH: "减少：", EN: "removed:"}, r.Removed)
		l.moves(screening.Words{ZH: "换户：", EN: "moved:"}, r.Moved)
	}
	l.pairs(screening.Words{ZH: "对应关系须核对（不作结论）：", EN: "matches to be looked at:"}, r.Unsure)
	l.list(screening.Words{ZH: "重复的编号或证件号码：", EN: "numbers that stand more than once:"}, len(r.Repeated), func(i int) string {
		k := r.Repeated[i]
		return fmt.Sprintf(c.words("%s %s：之前 %d 行，之后 %d 行", "%s %s: %d rows before, %d after"), fieldName(l.lang, k.Field), k.Key, len(k.Before), len(k.After))
	})
	l.list(screening.Words{ZH: "只有一份有、没有比较的字段：", EN: "fields that only one has, not compared:"}, len(r.Apart), func(i int) string {
		a := r.Apart[i]
		in := map[string]string{"before": c.words("之前", "before"), "after": c.words("之后", "after")}[a.In]
		return fmt.Sprintf(c.words("%s（只在%s，%d 行）", "%s (only %s, %d rows)"), a.Header, in, a.Rows)
	})
	l.pairs(screening.Words{ZH: "行序变动：", EN: "rows in another order:"}, r.Order)
	if o.out != "" {
		line("全部差异写在 %s（含个人信息，请妥善保管）", "all differences are in %s (it holds personal data; keep it safe)", o.out)
	}
	return b.String()
}

// diffLines writes lists of differences, each cut short.
type diffLines struct {
	*console
	b *strings.Builder
}

func (l *diffLines) list(title screening.Words, n int, text func(i int) string) {
	if n == 0 {
		return
	}
	fmt.Fprintln(l.b, title.In(l.lang))
	for i := range min(n, diffShown) {
		fmt.Fprintln(l.b, "  "+text(i))
	}
	if n > diffShown {
		fmt.Fprintf(l.b, l.words("  ……还有 %d 条（全部见 --format json 或 --out）\n", "  … and %d more (all with --format json or --out)\n"), n-diffShown)
	}
}

func (l *diffLines) cells(title screening.Words, cells []differences.Cell) {
	l.list(title, len(cells), func(i int) string {
		x := &cells[i]
		text := fmt.Sprintf("%s %s%s%s → %s", x.Before, x.Header, l.words("：", ": "), l.quoted(x.Was), l.quoted(x.Becomes))
		if where := x.Differs(l.lang); where != "" {
			text += l.words("（"+where+"）", " ("+where+")")
		}
		if x.Cells > 1 {
			text += fmt.Sprintf(l.words("（全户 %d 行）", " (all %d rows of the household)"), x.Cells)
		}
		if x.Moved {
			text += l.words("（因换户）", " (by moving)")
		}
		return text
	})
}

// quoted shows a value; blank ones are said to be.
func (l *diffLines) quoted(s string) string {
	if s == "" {
		return l.words("（空）", "(blank)")
	}
	return strings.NewReplacer("\n", "⏎", "\r", "", "\t", "⇥").Replace(s)
}

func (l *diffLines) rows(title screening.Words, rows []differences.Row) {
	l.list(title, len(rows), func(i int) string { return fmt.Sprintf("%s %s %s", rows[i].Place, rows[i].Household, rows[i].Name) })
}

func (l *diffLines) moves(title screening.Words, moves []differences.Move) {
	l.list(title, len(moves), func(i int) string {
		return fmt.Sprintf("%s %s%s%s → %s", moves[i].Before, moves[i].Name, l.words("：", ": "), moves[i].From, moves[i].To)
	})
}

func (l *diffLines) pairs(title screening.Words, pairs []differences.Pair) {
	l.list(title, len(pairs), func(i int) string {
		text := fmt.Sprintf("%s → %s %s", pairs[i].Before, pairs[i].After, pairs[i].Name)
		if why := differences.MatchWords[pairs[i].Match].In(l.lang); why != "" {
			text += l.words("（"+why+"）", " ("+why+")")
		}
		return text
	})
}

func (l *diffLines) ledger(x *differences.Ledger, file string) {
	fmt.Fprintf(l.b, l.words("台账 %s：%d 行，%d 行各对应一处差异，%d 行没有效果；没有台账的差异：修改 %d 处，新增 %d 行，减少 %d 行，换户 %d 人\n",
		"ledger %s: %d lines, %d account for one difference each, %d have no effect; differences without a line: %d changed, %d rows added, %d removed, %d persons moved\n"),
		file, x.Lines, x.Used, len(x.Idle), len(x.Unexplained), len(x.Added), len(x.Removed), len(x.Moved))
	l.cells(screening.Words{ZH: "没有台账的修改：", EN: "changed without a line:"}, x.Unexplained)
	l.rows(screening.Words{ZH: "没有台账的新增：", EN: "added without a line:"}, x.Added)
	l.rows(screening.Words{ZH: "没有台账的减少：", EN: "removed without a line:"}, x.Removed)
	l.moves(screening.Words{ZH: "没有台账的换户：", EN: "moved without a line:"}, x.Moved)
	l.list(screening.Words{ZH: "没有效果的台账：", EN: "lines without effect:"}, len(x.Idle), func(i int) string {
		one := &x.Idle[i]
		return fmt.Sprintf(l.words("%s 第 %d 行 %s：%s", "%s, row %d, %s: %s"), file, one.Line, one.Place, differences.IdleWords[one.Why].In(l.lang))
	})
}

// fieldName is a logical field's name for people.
func fieldName(lang, key string) string {
	f := roll.FieldByKey(key)
	if lang == "en" {
		return f.English()
	}
	return f.Chinese()
}
