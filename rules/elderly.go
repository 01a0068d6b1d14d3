package rules

import (
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var elderly = &screening.Rule{
	Code: "ELD-001", Family: screening.Elderly, Severity: screening.Warn, Action: screening.Verify,
	Title:      say("整户老人单独识别", "household of old people only"),
	Reason:     say("老人与子女分开识别，可能应与子女合并识别，也可能确无子女、应评定特困；两种情况都要问清子女。", "old people enrolled apart from their children may belong with them, or may have none and be due for five-guarantees support; either way the children must be asked about"),
	Condition:  say("现有成员不超过 elder_max_members 人（默认 2 人），在数据时点全部满 elder_age 周岁（默认 60），户内没有之子、之女、之儿媳、之女婿。", "at most elder_max_members current members (2), all of elder_age (60) or more in full years on the as-of date, and no son, daughter, son- or daughter-in-law in the household"),
	Exceptions: say("户内有子女或其配偶的不算；已死亡、嫁出、迁出的不计；年龄不明的户不判断。", "households with a child or a child's spouse; those who died or moved are not counted; households with an unknown age are not judged"),
	Basis:      say("宁陕县 2019 年单独立户老人户口径（整户 60 岁及以上）；分户子女信息采集标准。各县年龄、人数口径不同，可在参数中改", "the definition used by Ningshan county in 2019 (all members 60 or more) and the form on children living apart; counties differ, the profile can be changed"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedAsOf(), screening.NeedField(roll.Relation)},
	Check: screening.Households(func(c *screening.Case, h *roll.Household, out *screening.Report) {
		x := kin.Of(c)
		if x.Older(h) || len(h.Members) == 0 {
			return
		}
		if _, judged := x.Old(h); !judged {
			out.CannotJudge(say("成员年龄不明", "a member's age is unknown"))
			return
		}
		out.Look()
		if e := x.Elder(h); e != nil {
			out.Find(elderlyFinding(c, e))
		}
	}),
}

func elderlyFinding(c *screening.Case, e *kin.Elder) screening.Finding {
	n, ages := strconv.Itoa(len(e.Members)), joinInts(e.Ages)
	peers := strconv.Itoa(e.Peers) + " 户（同姓同村很常见，仅供走访参考，不作为子女线索）"
	f := screening.Finding{
		House: e.House,
		Message: say(
			"全户 "+n+" 人均满 "+strconv.Itoa(c.Profile.ElderAge)+" 周岁，户内没有子女，请核实子女情况并填写子女信息",
			"all "+n+" members are "+strconv.Itoa(c.Profile.ElderAge)+" or older and no child is in the household; ask about the children"),
		Evidence: []screening.Fact{
			fact("ages", "周岁", ages),
			fact("members", "人数", n),
			fact("as_of", "数据时点", c.AsOf.String()),
			fact("village_peers", "同村同姓且户主年龄相差"+strconv.Itoa(c.Profile.ChildAgeGap.Min)+"—"+strconv.Itoa(c.Profile.ChildAgeGap.Max)+"岁的户", peers),
		},
		Matters: personKeys(e.Members),
	}
	f.Evidence = append(f.Evidence, decide(c, e)...)
	return f
}

func joinInts(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, "、")
}

// personKeys names people whatever their numbers look like, for what makes a finding the same.
func personKeys(people []*roll.Person) []string {
	keys := make([]string, len(people))
	for i, p := range people {
		if keys[i] = p.ID().Key; keys[i] == "" {
			keys[i] = p.Name().Key
		}
	}
	return keys
}
