package rules

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var childLabour = &screening.Rule{
	Code: "PER-001", Family: screening.OfPerson, Severity: screening.Err, Action: screening.Propose, Field: roll.Labour,
	Title:      say("16 岁以下登记为有劳动能力", "labour capacity of a child"),
	Reason:     say("未满 16 岁不是劳动力；登记错了会影响帮扶措施和低保认定。", "nobody under 16 is labour; a wrong entry misleads help and allowances"),
	Condition:  say("数据时点未满 16 周岁，劳动技能不为空且不是“无劳动力”。建议值：无劳动力。", "under 16 at the as-of date, with a labour capacity other than none, which is proposed"),
	Exceptions: say("劳动技能为空、出生日期不可信的不判断；不是现有成员的不看。", "no entry, or no credible birth date; persons who are no current members"),
	Basis:      say("防返贫监测系统数据核查规则 2_01_011、2_12_014", "the monitoring system's data rules 2_01_011, 2_12_014"),
	Needs:      []screening.Need{screening.NeedField(roll.Labour), screening.NeedAsOf()},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		labour := p.Term(roll.Labour)
		if labour == "" || !p.Current() {
			return
		}
		age := date.Age(soundBirth(c, p), c.AsOf)
		if age < 0 {
			out.CannotJudge(say("出生日期不明或不可信", "no credible birth date"))
			return
		}
		if age >= c.Profile.LabourAge {
			return
		}
		if labour == roll.Unknown {
			out.CannotJudge(say("劳动技能不是规定的词", "the labour capacity is no word of the vocabulary"))
			return
		}
		out.Look()
		if labour == roll.NoLabour {
			return
		}
		out.Find(screening.Finding{Of: p, Proposed: new(spelt(c, p, roll.Labour, roll.NoLabour)),
			Matters:  []string{string(labour), p.Birth().String()},
			Evidence: []screening.Fact{fact("age", "年龄", fmt.Sprint(age))},
			Message: say(fmt.Sprintf("%d 岁登记为“%s”，未满 %d 岁应为“无劳动力”", age, labour, c.Profile.LabourAge),
				fmt.Sprintf("aged %d with the labour capacity %s; under %d it is none", age, labour, c.Profile.LabourAge))})
	}),
}
