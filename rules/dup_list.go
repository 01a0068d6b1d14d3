package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var manyFacts = say("每个部门名单上的人都会列出，数量大而本身不是错误；错评、漏评、老人户各规则已按名单逐条核对。需要时在参数 rules_on 中启用",
	"it lists everybody who stands on a list: many lines and no error in themselves; the rules on enrolment and old people look at each list already. Turn it on with rules_on where it is wanted")

var dupList = &screening.Rule{
	Code: "DUP-009", Family: screening.Duplicate, Severity: screening.Info, Action: screening.Department, Field: roll.IDNumber,
	Title:      say("同时在部门名单上", "on a department's list too"),
	Reason:     say("跨册比对的底账：在册人员同时在低保、特困、残疾、村干部、财政供养、死亡、搬迁等名单上；本身不是错误。", "the raw result of comparing lists: who of the roll stands on the lists of allowances, disability, cadres, payroll, deaths or relocation; no error in itself"),
	Condition:  say("现有成员的证件号码在某个部门名单上（无有效号码的按姓名、出生日期、村一致）；每人每类名单一条。", "a current member's ID number stands on a department's list (without a usable number: equal name, birth date and village); one finding a person and kind of list"),
	Exceptions: say("没有给出的名单不比。", "lists that were not given"),
	Basis:      say("部门数据比对", "comparison with departments' data"),
	Needs: []screening.Need{screening.NeedField(roll.IDNumber), screening.NeedList(roll.Payroll, roll.Cadre, roll.Death, roll.DibaoList, roll.TekunList, roll.Disability,
		roll.Relocation, roll.Housing)},
	Off: map[string]screening.Words{"gx-2018": manyFacts, "monitor-2023": manyFacts},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		for _, kind := range []roll.Kind{roll.Payroll, roll.Cadre, roll.Death, roll.DibaoList, roll.TekunList, roll.Disability, roll.Relocation, roll.Housing} {
			matches := x.Matches(kind, p)
			if len(matches) == 0 {
				continue
			}
			name := screening.ListNames[kind]
			f := screening.Finding{
				Of: p, At: p.At(roll.IDNumber),
				Message:  say("同时在"+name.ZH+"名单上，供对照，不是错误", "stands on the list of "+name.EN+" too; for comparison, no error"),
				Evidence: []screening.Fact{fact("list", "名单", name.ZH), fact("match", "比对依据", matches[0].Quality.Chinese())},
				Matters:  []string{p.ID().Key, string(kind)},
			}
			for _, m := range matches {
				f.Related = append(f.Related, relatedEntry(m.Entry, name))
			}
			out.Find(f)
		}
	}),
}
