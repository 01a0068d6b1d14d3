package rules

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/roll"
)

var copied = ofBooks(screening.Rule{
	Code: "HB-004", Severity: screening.Warn, Action: screening.Verify, Field: roll.Measures,
	Title:      say("同一帮扶人的几户措施或收入雷同", "measures or incomes that one helper's households share"),
	Reason:     say("几户的措施、收入一字不差或几乎一样，多半是照抄，措施没有针对性。", "texts that are the same in several households were probably copied and fit none of them"),
	Condition:  say("同一帮扶人的手册，有不少于 handbook.copy_households 户（默认 3）的帮扶措施或收入明细文字相同或几乎相同（相似度不低于 handbook.copy_likeness，默认 0.9），或四项收入数额全部相同；一组列一条，附共同的文字。相似度取二字片段的共有比例与不需改动的字的比例中较大的。", "at least handbook.copy_households (3) households of one helper have measures or income texts that are the same or nearly so (likeness of at least handbook.copy_likeness, 0.9), or the same four amounts of income; one finding a group, with the common text. Likeness is the share of two-character shingles in common, or of characters that need no change, whichever is more"),
	Exceptions: say("不足 10 个字的（低保、医保等名目，谁家都一样）；户主、成员、帮扶人的姓名不算差别；帮扶人不明的不判断。", "texts of less than 10 characters (names of programmes are everybody's); names of people are no difference; households whose helper is not known"),
	Basis:      say("右江日报 2018-06-26：帮扶措施没有针对性；参数为本工具建议值", "the article of 2018: measures that fit nobody; the values are our proposal"),
	Years:      "2016-2020",
	Needs:      []screening.Need{bookNeeds(roll.Measures, roll.IncomeBreakdown, roll.WageIncome, roll.BusinessIncome, roll.TransferIncome)},
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	measures, unknown := x.MeasureTexts()
	incomes, unknownToo := x.IncomeTexts()
	for range max(unknown, unknownToo) {
		out.CannotJudge(say("帮扶人不明", "the helper is not known"))
	}
	copiedTexts(c, measures, "measures", say("帮扶措施", "the measures"), out)
	copiedTexts(c, incomes, "incomes", say("收入明细", "the incomes"), out)
	sameAmounts(c, x, out)
})

func copiedTexts(c *screening.Case, byHelper map[string][]handbook.Text, what string, name screening.Words, out *screening.Report) {
	policy := c.Profile.Handbook
	for _, helper := range slices.Sorted(maps.Keys(byHelper)) {
		texts := byHelper[helper]
		for range texts {
			out.Look()
		}
		for _, g := range handbook.Copies(texts, policy.CopyHouseholds, policy.CopyLikeness) {
			houses, cells := []*roll.Household{}, []roll.Cell{}
			for _, t := range g.Texts {
				houses, cells = append(houses, t.House), append(cells, t.At)
			}
			f := copyFinding(houses, cells, helper, what, name)
			f.Matters = append(f.Matters, g.Common)
			f.Score = &g.Likeness
			f.Evidence = append(f.Evidence, fact("likeness", "最低相似度", strconv.FormatFloat(g.Likeness, 'f', 2, 64)), fact("common", "共同的文字", cut(g.Common, 300)))
			out.Find(f)
		}
	}
}

// copyFinding is a group of households, at the first of them.
func copyFinding(houses []*roll.Household, cells []roll.Cell, helper, what string, name screening.Words) screening.Finding {
	n := len(houses)
	f := screening.Finding{House: houses[0], At: cells[0], Matters: []string{what, helper},
		Evidence: []screening.Fact{fact("helper", "帮扶人", helper), fact("households", "户数", strconv.Itoa(n))},
		Message: say(fmt.Sprintf("同一帮扶人的 %d 户%s相同或几乎相同，请核实措施是否有针对性", n, name.ZH),
			fmt.Sprintf("%s of %d households of one helper are the same or nearly so; check whether they fit", name.EN, n))}
	for i, h := range houses[1:] {
		f.Related = append(f.Related, screening.Related{At: cells[i+1], Household: h.Number, Name: nameOf(h), Note: say("同组的户", "of the same group")})
		f.Matters = append(f.Matters, h.Number)
	}
	return f
}

func cut(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return text
}

// sameAmounts finds households of one helper whose four incomes are the same to the fen. One income alone is no sign.
func sameAmounts(c *screening.Case, x *handbook.Index, out *screening.Report) {
	type group struct {
		houses []*roll.Household
		cells  []roll.Cell
	}
	groups := map[string]*group{}
	var order []string
	seen := map[*roll.Household]bool{}
	for _, b := range x.Books {
		if b.House == nil || seen[b.House] {
			continue
		}
		var amounts []string
		var at roll.Cell
		some := 0
		for _, f := range []roll.Field{roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome, roll.TransferIncome} {
			n := b.Row(f).Number(f)
			if n.Ok() && n.Micro != 0 {
				if some++; some == 1 {
					at = b.Row(f).At(f)
				}
			}
			amounts = append(amounts, strconv.FormatInt(n.Micro, 10))
		}
		helper := x.HelperOf(b.House)
		if some < 2 || helper == "" {
			continue
		}
		seen[b.House] = true
		out.Look()
		key := helper + "\t" + strings.Join(amounts, " ")
		if groups[key] == nil {
			groups[key] = &group{}
			order = append(order, key)
		}
		g := groups[key]
		g.houses, g.cells = append(g.houses, b.House), append(g.cells, at)
	}
	for _, key := range order {
		if g := groups[key]; len(g.houses) >= c.Profile.Handbook.CopyHouseholds {
			helper, amounts, _ := strings.Cut(key, "\t")
			f := copyFinding(g.houses, g.cells, helper, "amounts", say("各项收入", "the amounts of income"))
			f.Matters = append(f.Matters, amounts)
			out.Find(f)
		}
	}
}
