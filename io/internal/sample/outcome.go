package sample

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

type words = screening.Words

// Outcome is what a few invented rules find on a roll of so many households: every family that a first run has, fixes,
// proposals, related rows, a rule that was skipped and one that was stopped.
func Outcome(households int) (*screening.Case, *screening.Outcome) {
	c := Case(households)
	p, err := profile.Load(profile.Default)
	must(err)
	c.Profile = p
	o, err := screening.Run(c, rules(), screening.Options{Jobs: 1})
	must(err)
	return c, o
}

func rules() []*screening.Rule {
	return []*screening.Rule{
		rule("ID-007", screening.Quality, screening.Err, screening.Department, roll.IDNumber, words{ZH: "身份证校验码不符", EN: "check digit"}, persons(func(p *roll.Person) *screening.Finding {
			if p.Index%23 != 7 {
				return nil
			}
			id := p.ID().Text
			return &screening.Finding{
				Message:  words{ZH: "证件号码 " + mask.ID(id) + " 末位校验码不符，可能有一位填错；请核对身份证或户口簿", EN: "the check digit of " + mask.ID(id) + " does not fit"},
				Evidence: []screening.Fact{{Key: "fails", Label: "不符处", Value: "第18位校验码"}, {Key: "standard", Label: "标准", Value: "GB 11643-1999"}},
				Matters:  []string{id},
			}
		})),
		rule("NM-002", screening.Quality, screening.Info, screening.Fix, roll.Name, words{ZH: "姓名中有空格", EN: "blanks in a name"}, persons(func(p *roll.Person) *screening.Finding {
			if p.Index%31 != 4 {
				return nil
			}
			becomes := p.Name().Text + "乙"
			return &screening.Finding{Proposed: &becomes, Message: words{ZH: "姓名首尾有空格，已去掉", EN: "blanks taken off"}}
		})),
		rule("PER-030", screening.OfPerson, screening.Warn, screening.Propose, roll.Relation, words{ZH: "与户主关系和性别不符", EN: "relation and sex"}, persons(func(p *roll.Person) *screening.Finding {
			if p.Index%41 != 2 {
				return nil
			}
			daughter := "之女"
			return &screening.Finding{
				Proposed: &daughter,
				Message:  words{ZH: "关系为“之子”，性别和证件号码均为女", EN: "a son whose sex is female"},
				Evidence: []screening.Fact{{Key: "sex", Label: "性别", Value: "女"}, {Key: "id_sex", Label: "证件号码第17位", Value: "偶数（女）"}},
			}
		})),
		rule("DUP-001", screening.Duplicate, screening.Err, screening.Verify, roll.IDNumber, words{ZH: "证件号码重复", EN: "the same ID number twice"}, screening.Whole(duplicates)),
		rule("ELD-001", screening.Elderly, screening.Warn, screening.Verify, roll.NoField, words{ZH: "老人单独立户", EN: "an elderly person alone"}, screening.Households(elderly)),
		rule("WE-001", screening.WrongIn, screening.Warn, screening.Verify, roll.IDNumber, words{ZH: "家庭成员财政供养", EN: "on the public payroll"}, persons(func(p *roll.Person) *screening.Finding {
			if p.Index%97 != 11 {
				return nil
			}
			return &screening.Finding{
				Message:  words{ZH: "疑似财政供养人员，需核实在职情况和时间先后", EN: "may be on the public payroll"},
				Evidence: []screening.Fact{{Key: "unit", Label: "单位", Value: "某县某镇中心小学"}, {Key: "since", Label: "入职时间", Value: "2015-09"}, {Key: "match", Label: "比对方式", Value: "证件号码一致，姓名一致"}},
			}
		})),
		skipped(rule("MS-020", screening.Missed, screening.Warn, screening.Procedure, roll.NoField, words{ZH: "户内人口漏录", EN: "a member is missing"}, persons(func(*roll.Person) *screening.Finding { return nil }))),
		rule("PH-001", screening.OfHouse, screening.Warn, screening.Verify, roll.Phone, words{ZH: "手机号格式不符", EN: "phone"}, persons(func(p *roll.Person) *screening.Finding {
			return &screening.Finding{Message: words{ZH: "手机号不是11位", EN: "not 11 digits"}, At: p.At(roll.Name)}
		})),
	}
}

func rule(code string, family screening.Family, severity screening.Severity, action screening.Action, field roll.Field, title words, check screening.Scope) *screening.Rule {
	return &screening.Rule{
		Code: code, Family: family, Severity: severity, Action: action, Field: field, Title: title, Check: check,
		Condition:  words{ZH: "举例用的条件：" + title.ZH + "，逐人核对", EN: "an invented condition"},
		Exceptions: words{ZH: "曾用旧号并已变更的", EN: "none"},
		Basis:      words{ZH: "GB 11643-1999《公民身份号码》", EN: "GB 11643-1999"},
	}
}

func skipped(r *screening.Rule) *screening.Rule {
	r.Needs = []screening.Need{screening.NeedRegister()}
	return r
}

func persons(find func(*roll.Person) *screening.Finding) screening.Persons {
	return func(_ *screening.Case, p *roll.Person, out *screening.Report) {
		out.Look()
		if f := find(p); f != nil {
			f.Of = p
			out.Find(*f)
		}
	}
}

func duplicates(c *screening.Case, out *screening.Report) {
	for i := range c.Roll.Persons {
		out.Look()
		if i%53 != 20 {
			continue
		}
		p, first := &c.Roll.Persons[i], &c.Roll.Persons[i-17]
		score := 0.97
		out.Find(screening.Finding{
			Of: p, Score: &score,
			Message:  words{ZH: fmt.Sprintf("与第%d行证件号码相同，姓名不同，需核实是否同一人", first.Part.Table.Number(int(first.Row))), EN: "the same ID number as an earlier row"},
			Evidence: []screening.Fact{{Key: "agree", Label: "相同", Value: "证件号码、出生日期"}, {Key: "differ", Label: "不同", Value: "姓名"}},
			Related: []screening.Related{{At: first.At(roll.IDNumber), Household: first.Household.Number, Person: first.Key(), Name: first.Name().Text,
				Note: words{ZH: "首次出现", EN: "first seen"}}},
			Matters: []string{p.ID().Text},
		})
	}
}

func elderly(_ *screening.Case, h *roll.Household, out *screening.Report) {
	out.Look()
	if h.Members[0].Index%60 == 15 {
		out.Find(screening.Finding{
			House:    h,
			Message:  words{ZH: "全户均为60岁及以上老人，单独立户，需核实子女赡养情况", EN: "all members are 60 or over"},
			Evidence: []screening.Fact{{Key: "ages", Label: "年龄", Value: "67、63"}, {Key: "members", Label: "人数", Value: "2"}},
		})
	}
}
