package rules

import (
	"fmt"
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

var healthBoth = ofPersons(screening.Rule{
	Code: "PER-045", Severity: screening.Err, Action: screening.Propose, Field: roll.Health,
	Title:      say("健康与其他健康状况同时填报", "healthy together with something else"),
	Reason:     say("“健康”与慢性病、大病、残疾不能并存。", "健康 cannot stand beside an illness or disability"),
	Condition:  say("健康状况有多个值，其中有“健康”。建议值：去掉“健康”，其余照旧。", "several words, one of them 健康; proposed is the rest"),
	Exceptions: say("其余的值不是规定的词时只提示核实，不给建议值。", "where another word is none of the vocabulary nothing is proposed"),
	Basis:      say("健康状况的定义：除“健康”外可多选", "what the column means: several words except 健康"),
}, personCheck{
	fields:  []roll.Field{roll.Health},
	applies: func(v *view) bool { return len(v.p.Terms(roll.Health)) > 0 },
	doubt: func(v *view) *screening.Finding {
		words := v.p.Terms(roll.Health)
		if len(words) < 2 || !slices.Contains(words, healthy) {
			return nil
		}
		f := found("“健康”与其他健康状况同时填报，请核实", "健康 stands beside something else; to be checked", v.p.Text(roll.Health))
		if rest, ok := withoutHealthy(v.p, words); ok {
			f.Proposed = &rest
			f.Message = say("“健康”与其他健康状况同时填报，建议去掉“健康”", "健康 stands beside something else; it is proposed to take it out")
		} else {
			f.Action = screening.Verify
		}
		return f
	},
})

// withoutHealthy is a cell of several words as it stands, less 健康.
func withoutHealthy(p *roll.Person, words []roll.Term) (string, bool) {
	if slices.Contains(words, roll.Unknown) {
		return "", false
	}
	text := p.Text(roll.Health)
	vocabulary := roll.VocabularyOf(roll.Health, p.Part.Kind, p.Part.Era)
	i := strings.IndexAny(text, ",，、;；/|")
	if i < 0 {
		return "", false
	}
	mark := string([]rune(text[i:])[0])
	var rest []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;；/|", r) }) {
		if vocabulary.Parse(table.Value{Text: word, Kind: table.Text}) != healthy {
			rest = append(rest, strings.TrimSpace(word))
		}
	}
	return strings.Join(rest, mark), len(rest) > 0
}

var soldier = ofPersons(screening.Rule{
	Code: "PER-047", Severity: screening.Warn, Action: screening.Verify, Field: roll.Soldier,
	Title:     say("现役军人年龄或健康状况不合", "age or health of a serving soldier"),
	Reason:    say("现役军人为成年且健康的人；不合多为录错。", "serving soldiers are adult and healthy; otherwise mostly a wrong entry"),
	Condition: say("现役军人为“是”，年龄不在 17 至 60 周岁（soldier_age），或健康状况不是“健康”。", "a serving soldier not between 17 and 60 (soldier_age), or not healthy"),
	Basis:     say("兵役法规；年龄界限为本工具建议值", "the law on military service; the limits are our proposal"),
}, personCheck{
	fields: []roll.Field{roll.Soldier}, aged: true,
	applies: func(v *view) bool { return v.p.Term(roll.Soldier) == roll.Yes },
	doubt: func(v *view) *screening.Finding {
		fit := len(v.p.Terms(roll.Health)) == 0 || v.healthy()
		if v.c.Profile.SoldierAge.Contains(v.age) && fit {
			return nil
		}
		return found(fmt.Sprintf("登记为现役军人，%d 岁，健康状况与年龄请核实", v.age), fmt.Sprintf("entered as a serving soldier, aged %d; check age and health", v.age), v.p.Text(roll.Health))
	},
})
