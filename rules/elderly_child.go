package rules

import (
	"math"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var elderlyChild = &screening.Rule{
	Code: "ELD-002", Family: screening.Elderly, Severity: screening.Warn, Action: screening.Propose,
	Title:      say("找到老人户的子女户", "an old household's child found"),
	Reason:     say("找到子女户，才能判断应合并识别、共同赡养还是维持单列。只提建议，不自动合并；老人本人的意愿须问清。", "only with the child's household known can one judge whether to rejoin, to share the support, or to leave it; a merger is proposed at most, nothing is merged; what the old people themselves want must be asked"),
	Condition:  say("ELD-001 的老人户，在农户册中写明是某人父母（证件号码），或与子女（或其配偶）同一户籍册；或与另一户的详细住址、银行账号、联系电话相同，该户有一人年轻 child_age_gap 岁（默认 15—45），是男的须与父亲同姓；都没有时，姓氏在全县罕见、同屯（组）仅一户同姓且年龄相符。子女在册、线索够强、合并后与户主的关系可以推定的，建议合并识别（全部改动一起采纳，或都不采纳）；其余只请核实。", "an ELD-001 household whose old people are named as parents in the register (by the number), stand in one register book with a child or a child's spouse, or share an exact address, bank account or phone with a household that has somebody younger by child_age_gap (15-45) years, a man only with the father's surname; failing these, a surname rare in the county and a single household of it in the natural village with fitting ages. Where the child is on the roll, the link strong and the relation to the head follows, a merger is proposed, all of it or nothing; the rest is only asked about"),
	Exceptions: say("常见姓氏同姓、同村不算线索；多于 shared_contact_max 户共用的电话、账号、住址不算；对方户内另有父母的不算。", "a surname and a village are no link where the surname is not rare; nor is a phone, account or address shared by more than shared_contact_max households, nor a household that has other parents in it"),
	Basis:      say("分户子女信息采集标准；宁陕县 2019 年老人户分类处置办法", "the form on children living apart; Ningshan county's classes of old households, 2019"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedAsOf(), screening.NeedField(roll.Relation)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		x := kin.Of(c)
		if x.Older(h) || len(h.Members) == 0 {
			return
		}
		out.Look()
		if e := x.Elder(h); e != nil && len(e.Children) > 0 {
			out.Find(childFinding(e, screening.Shared(c, newMergers)[e]))
		}
	}),
}

// maxChildren is how many children's rows one finding names: the best household's, then others'.
const maxChildren = 4

func childFinding(e *kin.Elder, m *merger) screening.Finding {
	best := e.Children[0]
	score := math.Round(best.Score()*100) / 100
	f := screening.Finding{
		House:   e.House,
		Score:   &score,
		Message: childMessage(best, m),
		Evidence: []screening.Fact{
			fact("link", "线索", linkWords(best, kin.Link.Chinese, "、")),
			fact("child_household", "子女户", householdWords(best)),
		},
		Matters: append(personKeys(e.Members), personKeys([]*roll.Person{best.Person})...),
	}
	if best.Gap >= 0 {
		f.Evidence = append(f.Evidence, fact("age_gap", "年龄相差（岁）", strconv.Itoa(best.Gap)))
	}
	if !best.Surname {
		f.Evidence = append(f.Evidence, fact("surname", "姓氏", "与男性老人不同姓或无法比较，可能是女儿、女婿户，须核实"))
	}
	if f.Unit = m.unit; m.unit == nil {
		f.Action = screening.Verify
		f.Evidence = append(f.Evidence, fact("no_merge", "暂不提出合并", m.why.ZH))
	}
	f.Evidence = append(f.Evidence, m.facts...)
	home := best.Person.Household
	for _, same := range []bool{true, false} {
		for _, child := range e.Children {
			if (child.Person.Household == home) == same && len(f.Related) < maxChildren {
				f.Related = append(f.Related, relatedChild(child)...)
			}
		}
	}
	return f
}

func relatedChild(child kin.Child) []screening.Related {
	who := say("疑似子女", "seems to be a child")
	if child.InLaw {
		who = say("疑似子女的配偶", "seems to be a child's spouse")
	}
	rows := []screening.Related{relatedPerson(child.Person, say(
		who.ZH+"："+linkWords(child, kin.Link.Chinese, "、"),
		who.EN+": "+linkWords(child, kin.Link.English, ", ")))}
	if child.Record != nil {
		rows = append(rows, relatedPerson(child.Record, say("农户册中的同一人", "the same person in the register")))
	}
	return rows
}

func householdWords(child kin.Child) string {
	if child.OnRoll {
		return "在册户 " + child.Person.Household.Number
	}
	return "未在册，农户册户号 " + child.Person.Household.Number
}

func linkWords(child kin.Child, in func(kin.Link) string, between string) string {
	var words []string
	for _, l := range child.Links {
		words = append(words, in(l))
	}
	return strings.Join(words, between)
}

// childMessage says where the child seems to be and what is to be done.
func childMessage(best kin.Child, m *merger) screening.Words {
	zh, en := "疑似子女在册（", "a child seems to be on the roll ("
	if !best.OnRoll {
		zh, en = "疑似子女在农户册中、不在册（", "a child seems to be in the register, not on the roll ("
	}
	zh, en = zh+linkWords(best, kin.Link.Chinese, "、")+"），", en+linkWords(best, kin.Link.English, ", ")+"); "
	if m.unit == nil {
		return say(zh+"请入户核实子女情况", en+"ask about the child at the door")
	}
	return say(zh+"请入户核实，属实且经评议的建议合并识别", en+"check at the door; where it is so and the procedure agrees, enrol them together")
}
