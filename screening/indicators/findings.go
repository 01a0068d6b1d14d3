package indicators

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// problems is ST-008, 问题数据: what was found, what of it is settled and what is open, by severity and by rule.
func problems(r *reckoner) []definition {
	needs := []screening.Need{needScreening(r)}
	one := func(key string, title, formula screening.Words, is func(*screening.Finding) bool) definition {
		return definition{Indicator: Indicator{Code: "ST-008", Key: key, Title: title, Formula: formula, Unit: ofFindings}, needs: needs,
			reckon: func(r *reckoner, t *tally) {
				r.findings(func(f *screening.Finding, at spot) { t.count(at, is(f)) })
			}}
	}
	of := say("÷ 全部问题和疑点", "over all findings")
	all := []definition{
		{Indicator: Indicator{Code: "ST-008", Key: "problems", Title: say("问题数据", "findings"), Unit: ofFindings,
			Formula: say("问题和疑点条数 ÷ 花名册人员行数（一行可有几条）", "findings over the rows of persons (a row may have several)")}, needs: needs,
			reckon: func(r *reckoner, t *tally) {
				r.houses(func(h *roll.Household, at spot) { t.at(at).Denominator += max(1, len(h.Members)) })
				r.findings(func(_ *screening.Finding, at spot) { t.at(at).Numerator++ })
			}},
		one("problems_fixed", say("已更正", "corrected"), say("已直接更正的 "+of.ZH, "corrected ones "+of.EN), func(f *screening.Finding) bool { return f.Applied }),
		one("problems_answered", say("已核实答复", "answered"), say("往轮已答复的 "+of.ZH, "those answered in an earlier round "+of.EN), answered),
		one("problems_open", say("待核实", "open"), say("待核实的 "+of.ZH, "open ones "+of.EN), func(f *screening.Finding) bool { return !f.Applied && !answered(f) }),
	}
	for _, s := range []struct {
		severity screening.Severity
		title    screening.Words
	}{{screening.Err, say("错误", "errors")}, {screening.Warn, say("疑点", "warnings")}, {screening.Info, say("提示", "infos")}} {
		all = append(all, one("problems_"+string(s.severity), s.title, say("该级别的 "+of.ZH, "those of this severity "+of.EN),
			func(f *screening.Finding) bool { return f.Severity == s.severity }))
	}
	if r.o == nil {
		return all
	}
	return append(all, byRule(r, needs, of)...)
}

// byRule counts the findings of each rule that has some. The denominator, all findings, is counted once for all of them.
func byRule(r *reckoner, needs []screening.Need, of screening.Words) []definition {
	found, total := map[string][]spot{}, map[spot]int{}
	r.findings(func(f *screening.Finding, at spot) {
		found[f.Rule.Code] = append(found[f.Rule.Code], at)
		total[at]++
	})
	var all []definition
	for _, res := range r.o.Rules {
		code := res.Rule.Code
		if found[code] == nil {
			continue
		}
		all = append(all, definition{Indicator: Indicator{Code: "ST-008", Key: "rule_" + code, Unit: ofFindings,
			Title:   say(code+" "+res.Rule.Title.ZH, code+" "+res.Rule.Title.EN),
			Formula: say("该规则的 "+of.ZH, "those of this rule "+of.EN)}, needs: needs,
			reckon: func(_ *reckoner, t *tally) {
				for at, n := range total {
					t.at(at).Denominator = n
				}
				for _, at := range found[code] {
					t.at(at).Numerator++
				}
			}})
	}
	return all
}

func answered(f *screening.Finding) bool { return f.State == "answered" }

func (r *reckoner) findings(visit func(f *screening.Finding, at spot)) {
	for i := range r.o.Findings {
		f := &r.o.Findings[i]
		visit(f, r.spotOfFinding(f))
	}
}

// elderly is ST-009, 老人户: the households of old people only, and of them those that a rule of theirs names.
func elderly(r *reckoner) []definition {
	needs := []screening.Need{screening.NeedAsOf(), screening.NeedField(roll.Relation), screening.NeedPersons()}
	left := []screening.Words{say("成员出生日期不明，无法判断", "an unknown birth date; cannot be judged")}
	old := func(visit func(r *reckoner, t *tally, h *roll.Household, at spot, is bool)) func(*reckoner, *tally) {
		return func(r *reckoner, t *tally) {
			r.houses(func(h *roll.Household, at spot) {
				members, judged := r.kin.Old(h)
				if !judged {
					t.leave(at, 0)
					return
				}
				visit(r, t, h, at, len(members) > 0)
			})
		}
	}
	all := []definition{{Indicator: Indicator{Code: "ST-009", Key: "elderly", Title: say("老人户", "households of old people only"), Unit: ofHouses, LeftOut: left,
		Formula: say("整户老人（elder_age、elder_max_members）÷ 在册户", "households of old people only (elder_age, elder_max_members) over those on the roll")},
		needs: needs, reckon: old(func(_ *reckoner, t *tally, _ *roll.Household, at spot, is bool) { t.count(at, is) })}}
	if r.o == nil {
		return all
	}
	for _, res := range r.o.Rules {
		if res.Rule.Family != screening.Elderly || res.State != screening.Ran {
			continue
		}
		named := r.named(func(f *screening.Finding) bool { return f.Rule.Code == res.Rule.Code })
		all = append(all, definition{Indicator: Indicator{Code: "ST-009", Key: "elderly_" + res.Rule.Code, Unit: ofHouses, LeftOut: left,
			Title:   say("老人户："+res.Rule.Title.ZH, "households of old people: "+res.Rule.Title.EN),
			Formula: say(res.Rule.Code+" 列出的老人户 ÷ 老人户（疑点，不是结论）", "those named by "+res.Rule.Code+" over all households of old people (leads, not verdicts)")},
			needs: needs, reckon: old(func(_ *reckoner, t *tally, h *roll.Household, at spot, is bool) {
				if is {
					t.count(at, named[h])
				}
			})})
	}
	return all
}

// named are the households that some findings are about.
func (r *reckoner) named(is func(*screening.Finding) bool) map[*roll.Household]bool {
	all := map[*roll.Household]bool{}
	for i := range r.o.Findings {
		if f := &r.o.Findings[i]; f.House != nil && is(f) {
			all[f.House] = true
		}
	}
	return all
}

// wrong is ST-010: 错评, 漏评 and 错退 as far as a screening sees them. A household without a lead may be wrong too.
func wrong(r *reckoner) []definition {
	ran := func(family screening.Family) screening.Need {
		return screening.Need{Missing: func(*screening.Case) screening.Words {
			if r.o == nil {
				return say("没有筛查结果", "there is no screening")
			}
			for _, res := range r.o.Rules {
				if res.Rule.Family == family && res.State == screening.Ran {
					return screening.Words{}
				}
			}
			return say("这一类规则都没有运行", "no rule of this family ran")
		}}
	}
	houses := func(key string, title, formula screening.Words, family screening.Family, counts func(*roll.Household) bool, left ...screening.Words) definition {
		return definition{Indicator: Indicator{Code: "ST-010", Key: key, Title: title, Formula: formula, Unit: ofHouses, LeftOut: left}, needs: []screening.Need{ran(family)},
			reckon: func(r *reckoner, t *tally) {
				// What is told as information, such as a car bought after the identification, is no lead.
				named := r.named(func(f *screening.Finding) bool { return f.Rule.Family == family && f.Severity != screening.Info })
				r.houses(func(h *roll.Household, at spot) {
					if counts(h) {
						t.count(at, named[h])
					} else {
						t.leave(at, 0)
					}
				})
			}}
	}
	return []definition{
		houses("wrong_in", say("错评疑点户", "households perhaps wrongly enrolled"), say("有错评疑点的户 ÷ 在册户（疑点，核实后才是错评）", "households with such a lead over those on the roll; leads, not verdicts"),
			screening.WrongIn, func(*roll.Household) bool { return true }),
		missedOnes(ran(screening.Missed)),
		houses("wrong_out", say("错退疑点户", "households that perhaps exited wrongly"), say("有错退疑点的户 ÷ 已脱贫户（疑点，核实后才是错退）", "households with such a lead over those that exited; leads, not verdicts"),
			screening.WrongOut, (*roll.Household).Exited, say("没有脱贫的户", "not exited")),
	}
}

// missedOnes is 漏评: people who are not on the roll and have grounds to be, of those of the register who are not on the roll.
func missedOnes(ran screening.Need) definition {
	return definition{Indicator: Indicator{Code: "ST-010", Key: "missed", Title: say("漏评疑点人", "persons perhaps missed"), Unit: ofPersons,
		Formula: say("有漏评疑点的人 ÷ 农户册中不在册的现有人口（疑点，核实后才是漏评）", "persons with such a lead over those of the register who are not on the roll; leads, not verdicts"),
		LeftOut: []screening.Words{say("已在册", "on the roll"), say("农户册中已死亡、迁出、嫁出的", "the register has them as dead or gone"),
			say("漏人、多人等户内疑点（在册户的）", "leads about members of households on the roll")}},
		needs: []screening.Need{ran, screening.NeedRegister()},
		reckon: func(r *reckoner, t *tally) {
			for i := range r.c.Register.Persons {
				p := &r.c.Register.Persons[i]
				at := r.spotOf(p.Household)
				switch {
				case r.kin.Dead(p) || r.kin.Moved(p):
					t.leave(at, 1)
				case r.kin.Member(p.ID().Key) != nil:
					t.leave(at, 0)
				default:
					t.at(at).Denominator++
				}
			}
			seen := map[string]bool{}
			r.findings(func(f *screening.Finding, at spot) {
				if f.Rule.Family != screening.Missed || f.Severity == screening.Info {
					return
				}
				if ofRoll := f.Rule.Code >= "MS-020" && strings.HasPrefix(f.Rule.Code, "MS-"); ofRoll {
					t.leave(at, 2)
					return
				}
				for _, key := range peopleOf(f) {
					if key == "" || !seen[key] {
						seen[key] = true
						t.at(at).Numerator++
					}
				}
			})
		}}
}

// peopleOf are the people whom a finding about somebody missed is about: all who would be entered, else the one it names.
func peopleOf(f *screening.Finding) []string {
	if f.Unit == nil {
		return []string{f.Person}
	}
	var all []string
	for _, e := range f.Unit.Enters {
		all = append(all, e.ID().Key)
	}
	return all
}
