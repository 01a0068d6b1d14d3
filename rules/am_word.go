package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// wordFields are the columns of words that a roll has.
var wordFields = []roll.Field{roll.Document, roll.Relation, roll.Sex, roll.Education, roll.InSchool, roll.Health, roll.Labour, roll.Soldier, roll.LifeStatus,
	roll.MedicalInsurance, roll.WorkerMedicalInsurance, roll.IllnessInsurance, roll.Pension, roll.WorkerPension, roll.Dibao, roll.Tekun, roll.PovertyAttribute,
	roll.HouseholdType, roll.MonitorType, roll.ExitStatus, roll.MainCause, roll.OtherCause, roll.Standard, roll.UnsafeHouse, roll.HouseGrade, roll.WaterSafe,
	roll.WaterHard, roll.Power, roll.Road, roll.Toilet, roll.Fuel, roll.Television, roll.Cooperative, roll.RiskEnded}

//go:embed aliases.tsv
var aliasFile string

// aliases are other spellings of the system's own words, by field and spelling.
var aliases = sync.OnceValue(func() map[roll.Field]map[string]roll.Term {
	all := map[roll.Field]map[string]roll.Term{}
	for line := range strings.Lines(aliasFile) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 && !strings.HasPrefix(line, "#") {
			f := roll.FieldByKey(cells[0])
			if all[f] == nil {
				all[f] = map[string]roll.Term{}
			}
			for _, spelt := range strings.Fields(cells[2]) {
				all[f][spelt] = roll.Term(cells[1])
			}
		}
	}
	return all
})

var words = &screening.Rule{
	Code: "AM-004", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.Relation,
	Title:      say("不是规定的词", "word that is none of the vocabulary"),
	Reason:     say("系统只收规定的词，其他写法录不进去，核查时也看不懂。", "the system takes its own words only, and checks cannot read others"),
	Condition:  say("与户主关系、文化程度、健康状况、劳动技能、贫困户属性等列的词不在该列词表（按年代）之内。别名表中的写法（儿子→之子、妻→配偶、初中毕业→初中）直接更正；与唯一一个规定的词只差一字的，作为建议值。", "a word of such a column is not in its vocabulary (by era); spellings of the table of aliases are corrected; where one word alone is a single character away it is proposed"),
	Exceptions: say("空白归 AM-003；民族归 PER-046；能认出的其他写法（如“参加”“有”）不算错，也不改写。", "blank cells: AM-003; nationalities: PER-046; other spellings that are understood are left as they are"),
	Basis:      say("国扶系统指标词表（各年代）", "the system's vocabularies, by era"),
	Needs:      []screening.Need{screening.NeedAnyField(wordFields...)},
	Check: screening.FieldCells{Fields: wordFields, Check: func(_ *screening.Case, at roll.Cell) *screening.Verdict {
		text := namekey.Strip(at.Part.Text(at.Field, at.Row))
		if text == "" {
			return nil
		}
		term := at.Part.Term(at.Field, at.Row)
		set := at.Part.Terms(at.Field, at.Row)
		unknown := term == roll.Unknown || slices.Contains(set, roll.Unknown) || outOfEra(at, term)
		if len(set) > 1 {
			unknown, term = slices.Contains(set, roll.Unknown), ""
		}
		if set != nil && len(set) == 1 {
			term, unknown = set[0], set[0] == roll.Unknown
		}
		label, en := at.Field.Chinese(), at.Field.English()
		if !unknown {
			alias, ok := aliases()[at.Field][text]
			if !ok || alias != term {
				return nil
			}
			proposed := plainly(spelling{at.Part, at.Field, term})
			if proposed == at.Part.Text(at.Field, at.Row) {
				return nil
			}
			return &screening.Verdict{Severity: screening.Info, Action: screening.Fix, Proposed: &proposed, Matters: []string{string(term), "alias"},
				Message: say(fmt.Sprintf("%s“%s”已更正为“%s”", label, text, proposed), fmt.Sprintf("%s %s is written %s", en, text, proposed))}
		}
		v := &screening.Verdict{Matters: []string{text}, Message: say(fmt.Sprintf("%s“%s”不是规定的词，请核对", label, text), fmt.Sprintf("%s %s is no word of the vocabulary; to be checked", en, text))}
		if near := roll.VocabularyOf(at.Field, at.Part.Kind, at.Part.Era).Nearest(text); near != "" && term == roll.Unknown {
			v.Action, v.Proposed = screening.Propose, new(plainly(spelling{at.Part, at.Field, near}))
			v.Evidence = []screening.Fact{fact("near", "最接近的词", string(near))}
		}
		return v
	}},
}

// outOfEra says that a word came into use only after the sheet's years.
func outOfEra(at roll.Cell, term roll.Term) bool {
	return at.Field == roll.Labour && term == roll.WeakLabour && at.Part.Era == roll.Era2014
}
