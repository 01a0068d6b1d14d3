package rules

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

var ethnic = &screening.Rule{
	Code: "PER-046", Family: screening.OfPerson, Severity: screening.Warn, Action: screening.Verify, Field: roll.Ethnic,
	Title:      say("民族不在规定之内，或与父母都不同", "nationality that is none, or neither parent's"),
	Reason:     say("民族写法不规范无法比对；国扶系统的民族代码与国标不同，不能按代码猜。", "other words match nothing; the system's codes are not the national standard's and are not guessed"),
	Condition:  say("民族不是 56 个民族、穿青人、未识别民族、外国血统中国籍人士或其他（疑点）；户主的子女与户主、配偶都不同（提示）。", "none of the 56, nor 穿青人, unidentified, of foreign descent or 其他 (warning); a head's child with neither the head's nor the spouse's (info)"),
	Exceptions: say("空白归 AM-003；2014—2018 年代码表中的代码算规定的词；父母一方不在户内的不比。", "blank cells: AM-003; codes in the sheets of 2014 to 2018; both parents must be in the household"),
	Basis:      say("GB/T 3304 民族名称；国扶系统民族代码表", "GB/T 3304 and the system's own table of nationalities"),
	Needs:      []screening.Need{screening.NeedField(roll.Ethnic)},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		var head, spouse roll.Term
		for i := range h.Members {
			if p := &h.Members[i]; p.Current() && p.Relation() == roll.Head {
				head = p.Term(roll.Ethnic)
			} else if p.Current() && p.Relation() == roll.Spouse {
				spouse = p.Term(roll.Ethnic)
			}
		}
		for i := range h.Members {
			p := &h.Members[i]
			group := p.Term(roll.Ethnic)
			if group == "" || !p.Current() {
				continue
			}
			out.Look()
			relation := p.Relation()
			switch child := relation == roll.Son || relation == roll.Daughter; {
			case group == roll.Unknown:
				out.Find(screening.Finding{Of: p, Matters: []string{p.Text(roll.Ethnic)},
					Message: say("民族“"+p.Text(roll.Ethnic)+"”不是规定的写法，请按户口簿填写全称", "the nationality "+p.Text(roll.Ethnic)+" is no word of the list; write it as in the household book")})
			case child && known(head) && known(spouse) && group != head && group != spouse:
				out.Find(screening.Finding{Of: p, Severity: screening.Info, Matters: []string{string(group), string(head), string(spouse)},
					Evidence: []screening.Fact{fact("parents", "户主、配偶民族", string(head)+"、"+string(spouse))},
					Message:  say("子女民族“"+string(group)+"”与户主、配偶都不同，请核对户口簿", "the child's nationality is neither the head's nor the spouse's; see the household book")})
			}
		}
	}),
}

// known says that a cell held a word of the vocabulary.
func known(t roll.Term) bool { return t != "" && t != roll.Unknown }
