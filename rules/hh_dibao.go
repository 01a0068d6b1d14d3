package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// asDibao is the attribute of a household that is on the allowance.
var asDibao = map[roll.Term]roll.Term{"一般贫困户": "低保贫困户", "一般脱贫户": "低保脱贫户"}

// attributeSpellings says how sheets write the attributes that HH-032 and ELD-009 propose.
type attributeSpellings map[spelling]string

func newAttributeSpellings(c *screening.Case) attributeSpellings {
	all := attributeSpellings{}
	for _, part := range c.Roll.Parts {
		for _, terms := range []map[roll.Term]roll.Term{asDibao, asTekun} {
			for _, term := range terms {
				s := spelling{part, roll.PovertyAttribute, term}
				all[s] = part.Writes(s.field, s.term)
			}
		}
	}
	return all
}

// attributeSpelt is an attribute as a sheet writes it.
func attributeSpelt(c *screening.Case, part *roll.Part, term roll.Term) string {
	return screening.Shared(c, newAttributeSpellings)[spelling{part, roll.PovertyAttribute, term}]
}

var dibaoDiffers = ofHouses(screening.Rule{
	Code: "HH-032", Severity: screening.Warn, Action: screening.Department, Field: roll.PovertyAttribute,
	Title:      say("低保户属性与民政名单不符", "the attribute and the list of the allowance differ"),
	Reason:     say("低保、五保以民政现有数据为准，系统属性应一致。", "for allowances the civil affairs department's data decide"),
	Condition:  say("属性为低保，而现有成员都不在民政低保名单上；或属性为一般户，而有成员在名单上。户主本人或全部成员在名单上的，建议改为低保户。", "the attribute is 低保, and no member is on the list; or it is 一般, and a member is. Where the head or all members are on the list, the attribute of the allowance is proposed"),
	Exceptions: say("五保（特困）户不看；只按证件号码比对，同名的不算；不在名单上的不给建议值，名单可能不全。", "five guarantees households; only ID numbers count; nothing is proposed for those who are not on the list, which may not be complete"),
	Basis:      say("2014 年登记表说明：农村低保和五保户以民政部门现有的数据为准，不再重新识别", "the form's note of 2014: for allowances the civil affairs department's data stand"),
	Needs:      []screening.Need{screening.NeedList(roll.DibaoList), screening.NeedPersons()},
}, []roll.Field{roll.PovertyAttribute}, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	all, attribute := members(h), h.Term(roll.PovertyAttribute)
	if len(all) == 0 || wubao(h) || !known(attribute) {
		return
	}
	general := asDibao[attribute] != ""
	if !general && !attributed(h, "低保") {
		return
	}
	out.Look()
	x, at := kin.Of(c), h.Stands(roll.PovertyAttribute)
	var on []*roll.Person
	f := screening.Finding{House: h, At: at}
	headOn := false
	for _, p := range all {
		for _, m := range x.Matches(roll.DibaoList, p) {
			if m.Quality == kin.ByBirth {
				continue
			}
			on = append(on, p)
			headOn = headOn || p.Relation() == roll.Head
			f.Related = append(f.Related, relatedEntry(m.Entry, say("民政低保名单", "list of the allowance")))
			break
		}
	}
	f.Matters = append([]string{string(attribute)}, keys(on)...)
	switch {
	case general && len(on) > 0:
		f.Evidence = []screening.Fact{fact("listed", "名单上的成员数", fmt.Sprint(len(on))), fact("members", "现有成员数", fmt.Sprint(len(all)))}
		f.Message = say("属性为“"+string(attribute)+"”，有成员在民政低保名单上，请民政核对", "the attribute is "+string(attribute)+", and a member is on the list of the allowance; the civil affairs department checks it")
		if headOn || len(on) == len(all) {
			f.Action, f.Proposed = screening.Propose, new(attributeSpelt(c, at.Part, asDibao[attribute]))
		}
	case !general && len(on) == 0:
		f.Message = say("属性为“"+string(attribute)+"”，成员都不在民政低保名单上，请民政核对", "the attribute is "+string(attribute)+", and no member is on the list of the allowance; the civil affairs department checks it")
	default:
		return
	}
	out.Find(f)
})

var noAllowance = ofHouses(screening.Rule{
	Code: "HH-033", Severity: screening.Warn, Action: screening.Department, Field: roll.Dibao,
	Title:      say("整户无劳力却无低保、特困", "a household without labour and without an allowance"),
	Reason:     say("整户没有劳动能力而没有兜底保障，可能应保未保，请民政核对。", "nobody can work, and no allowance is entered: perhaps one that is due"),
	Condition:  say("现有成员都是无劳动力或丧失劳动力，而没有成员享受低保、特困供养，贫困户属性也不是低保、五保（特困）。", "all members have no or lost labour, no member has the allowance or five guarantees support, and the attribute is neither"),
	Exceptions: say("民政低保、特困名单上有的不算；劳动技能有空白的，低保、特困列整列为空且没有贫困户属性的不判断。", "somebody on the department's lists; blank labour; neither attribute nor a column on allowances that is filled in"),
	Basis:      official("5_19_003、5_19_007、5_11_033"),
	Needs:      []screening.Need{screening.NeedField(roll.Labour), screening.NeedAnyField(roll.Dibao, roll.Tekun, roll.PovertyAttribute)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	if len(h.Members) == 0 {
		return
	}
	all, _, none, ok := labours(h)
	said := known(h.Term(roll.PovertyAttribute)) || fed(c, h, roll.Dibao)
	if !ok || !said {
		out.CannotJudge(say("劳动技能或低保、特困情况不明", "labour or allowances are not known"))
		return
	}
	out.Look()
	if none < all || attributed(h, "低保") || wubao(h) || listed(c, h, roll.DibaoList) || listed(c, h, roll.TekunList) ||
		anyMember(h, func(p *roll.Person) bool { return p.Term(roll.Dibao) == roll.Yes || p.Term(roll.Tekun) == roll.Yes }) {
		return
	}
	at := h.At(roll.PovertyAttribute)
	if face := h.Face(); face.Has(roll.Dibao) {
		at = face.At(roll.Dibao)
	}
	out.Find(screening.Finding{House: h, At: at, Matters: []string{fmt.Sprint(all)}, Evidence: []screening.Fact{fact("members", "现有成员数", fmt.Sprint(all))},
		Message: say("整户无劳动能力，没有享受低保、特困供养，请民政核对是否应保尽保", "nobody can work, and no allowance is entered; the civil affairs department checks whether one is due")})
})
