package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// listRows are the rows of a list that stand against a person.
type listRows []kin.Match

func asRows(entries []roll.Entry) listRows {
	rows := make(listRows, len(entries))
	for i, e := range entries {
		rows[i].Entry = e
	}
	return rows
}

func (rows listRows) count() string { return strconv.Itoa(len(rows)) }

// tell says in a finding what the rows are: how they were matched, since when they stand, what they say, where they are.
func (rows listRows) tell(c *screening.Case, h *holding, p *roll.Person, f *screening.Finding, note screening.Words) {
	var matched, dates []string
	differs := false
	for _, m := range rows {
		matched = onceMore(matched, m.Quality.Chinese())
		if day := h.since(c, m.Entry); day != 0 {
			dates = append(dates, day.String())
		}
		own, other := p.Name().Key, m.Entry.Name().Key
		differs = differs || own != "" && other != "" && own != other
		f.Related = append(f.Related, relatedEntry(m.Entry, note))
		f.Matters = append(f.Matters, h.since(c, m.Entry).String(), rowMatter(m.Entry))
	}
	f.Evidence = append(f.Evidence, fact("match", "比对依据", strings.Join(matched, "；")))
	if r := asText(p, roll.Relation); r != "" {
		f.Evidence = append(f.Evidence, fact("relation", "与户主关系", r))
	}
	if dates != nil {
		f.Evidence = append(f.Evidence, fact("date", h.label, strings.Join(dates, "、")))
	}
	if differs {
		f.Evidence = append(f.Evidence, fact("names_differ", "姓名不一致", "名单姓名与花名册不同，可能号码录错或挂名"))
	}
	for _, column := range h.facts {
		f.Evidence = append(f.Evidence, rows.texts(column.key, column.label, column.field)...)
	}
}

// texts is what the rows say in one column, each word once; no fact where they say nothing.
func (rows listRows) texts(key, label string, f roll.Field) []screening.Fact {
	var words []string
	for _, m := range rows {
		if s := strings.TrimSpace(m.Entry.Text(f)); s != "" {
			words = onceMore(words, s)
		}
	}
	if words == nil {
		return nil
	}
	return []screening.Fact{fact(key, label, strings.Join(words, "、"))}
}

// onceMore adds a word that is not among them.
func onceMore(words []string, word string) []string {
	for _, w := range words {
		if w == word {
			return words
		}
	}
	return append(words, word)
}

// rowMatter is what makes a list's row the same row in the next round.
func rowMatter(e roll.Entry) string {
	text := ""
	for _, f := range []roll.Field{roll.PlateNumber, roll.Unit, roll.Post, roll.CompanyNumber, roll.CompanyName, roll.CertificateNumber, roll.PropertyPlace} {
		text += e.Text(f)
	}
	return namekey.Strip(text)
}

// rowWords is what a row says in some columns, and in all columns that were taken for nothing: lists have columns such as
// 身份 that no field stands for.
func rowWords(e roll.Entry, fields ...roll.Field) []string {
	var words []string
	taken := map[int]bool{}
	for _, f := range roll.Fields() {
		if e.Part.Has(f) {
			taken[e.Part.Column(f)] = true
		}
	}
	for _, f := range fields {
		words = append(words, e.Text(f))
	}
	for col := range e.Part.Table.Columns {
		if !taken[col] {
			words = append(words, e.Part.Table.At(int(e.Row), col).Text)
		}
	}
	return words
}

// sheetWords are the names of a row's sheet and file: 财政供养人员-退出.
func sheetWords(e roll.Entry) []string { return []string{e.Part.Table.Sheet, e.Part.Table.File} }

// hasAny says that one of some texts contains one of some words, whatever their blanks.
func hasAny(texts, words []string) bool {
	for _, text := range texts {
		text = namekey.Strip(text)
		for _, w := range words {
			if w != "" && strings.Contains(text, w) {
				return true
			}
		}
	}
	return false
}
