package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

const otherCause roll.Term = "其他"

var causeNote = ofHouses(screening.Rule{
	Code: "HH-025", Severity: screening.Err, Action: screening.Verify, Field: roll.CauseNote,
	Title:      say("致贫原因为其他而无说明", "the cause is 其他, without a note"),
	Reason:     say("“其他”不说明是什么，就无法安排措施。", "without a note nobody knows what to do about it"),
	Condition:  say("致贫原因（主要、其他、风险）有“其他”，而致贫原因描述为空。", "其他 among the causes and risks, and the note on the causes is blank"),
	Exceptions: say("没有致贫原因描述列的不判断；因灾的灾害种类在已知的表中没有列，不核。", "sheets without a column for the note; the kind of disaster has no column in any sheet known, and is not checked"),
	Basis:      official("2_11_004、2_11_005"),
	Needs:      []screening.Need{needCause},
}, []roll.Field{roll.CauseNote}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	if len(risks(h)) == 0 {
		return
	}
	out.Look()
	if _, yes := hasCause(h, otherCause); !yes || !nothing(h.Text(roll.CauseNote)) {
		return
	}
	out.Find(screening.Finding{House: h, At: h.At(roll.CauseNote), Matters: []string{"other"},
		Message: say("致贫原因为“其他”，没有说明，请补填", "the cause is 其他, and the note is blank; to be filled in")})
})

var causeTwice = ofHouses(screening.Rule{
	Code: "HH-026", Severity: screening.Err, Action: screening.Fix, Field: roll.OtherCause,
	Title:      say("其他致贫原因重复或超过两项", "other causes that repeat, or more than two"),
	Reason:     say("主要原因单选，其他原因最多两项，不能与主要原因重复，否则无法录入。", "there is one main cause and at most two others, which do not repeat it"),
	Condition:  say("其他致贫原因含有主要致贫原因，或自身有重复：去掉重复的；多于两项：请确定哪两项。", "the other causes hold the main one, or one twice: the repeated ones are taken out; more than two: to be decided which"),
	Exceptions: say("有不是规定的词的不自动更正；户信息在每个成员行上重复的表，只作建议。", "nothing is corrected where a word is none of the list; where a sheet repeats the household's columns on each member's row, it is only proposed"),
	Basis:      say("贫困户登记表：主要致贫原因单选，其他致贫原因“最多只允许选择2项”", "the household form: one main cause, at most two others"),
}, []roll.Field{roll.MainCause, roll.OtherCause}, func(_ *screening.Case, h *roll.Household, out *screening.Report) {
	at := h.Stands(roll.OtherCause)
	others := at.Part.Terms(roll.OtherCause, at.Row)
	if len(others) == 0 {
		return
	}
	out.Look()
	main := h.Term(roll.MainCause)
	rest, kept := withoutRepeats(at, main)
	text := at.Part.Text(roll.OtherCause, at.Row)
	f := screening.Finding{House: h, At: at, Matters: []string{string(main), text}}
	switch {
	case len(kept) > 2:
		f.Action = screening.Verify
		f.Message = say("其他致贫原因超过两项，请确定最主要的两项", "more than two other causes; decide which two")
	case rest == text:
		return
	case slices.Contains(others, roll.Unknown) || main == roll.Unknown:
		f.Action = screening.Verify
		f.Message = say("其他致贫原因有重复，且有不是规定的词，请核实", "an other cause is repeated, and a word is none of the list; to be checked")
	default:
		f.Proposed = &rest
		f.Message = say("其他致贫原因与主要致贫原因或自身重复，去掉重复项", "an other cause repeats the main one or itself; taken out")
		if at.Part.Kind != roll.Households {
			f.Action = screening.Propose
		}
	}
	out.Find(f)
})

const causeMarks = ",，、;；/|"

// withoutRepeats is the cell of other causes as it stands, less those that repeat; kept are the causes that are left.
func withoutRepeats(at roll.Cell, main roll.Term) (text string, kept []roll.Term) {
	cell := at.Part.Value(roll.OtherCause, at.Row)
	vocabulary := roll.VocabularyOf(roll.OtherCause, at.Part.Kind, at.Part.Era)
	var rest []string
	repeats := false
	for _, word := range strings.FieldsFunc(cell.Text, func(r rune) bool { return strings.ContainsRune(causeMarks, r) }) {
		t := vocabulary.Parse(table.Value{Text: word, Kind: cell.Kind})
		switch {
		case t == "":
		case t != roll.Unknown && (t == main || slices.Contains(kept, t)):
			repeats = true
		default:
			kept, rest = append(kept, t), append(rest, strings.TrimSpace(word))
		}
	}
	if !repeats {
		return cell.Text, kept
	}
	mark := ","
	if i := strings.IndexAny(cell.Text, causeMarks); i >= 0 {
		mark = string([]rune(cell.Text[i:])[0])
	}
	return strings.Join(rest, mark), kept
}
