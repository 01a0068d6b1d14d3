package indicators

import (
	"slices"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

// incidence is ST-005, 贫困发生率.
func incidence(r *reckoner) []definition {
	return []definition{{Indicator: Indicator{Code: "ST-005", Key: "incidence", Title: say("贫困发生率", "incidence of poverty"),
		Formula: say("未脱贫人口 ÷ 农村户籍人口（农户册现有人口）", "persons of households not exited over the people of the register"), Unit: ofPersons,
		Target: below(r.c.Profile.Targets.Incidence), LeftOut: []screening.Words{say("农户册中已死亡、迁出、嫁出的", "the register has them as dead or gone"), say("脱贫状态没有填的户的成员", "members of households whose status is not stated")}},
		needs: []screening.Need{screening.NeedRegister(), screening.NeedAnyField(roll.ExitStatus, roll.HouseholdType, roll.PovertyAttribute)},
		reckon: func(r *reckoner, t *tally) {
			for i := range r.c.Register.Persons {
				p := &r.c.Register.Persons[i]
				at := r.spotOf(p.Household)
				if r.kin.Dead(p) || r.kin.Moved(p) {
					t.leave(at, 0)
				} else {
					t.at(at).Denominator++
				}
			}
			r.persons(func(p *roll.Person, at spot) {
				switch {
				case !statusKnown(p.Household):
					t.leave(at, 1)
				case !p.Household.Exited():
					t.at(at).Numerator++
				}
			})
		}}}
}

// statusKnown says that a column says whether a household has exited.
func statusKnown(h *roll.Household) bool {
	return slices.ContainsFunc([]roll.Field{roll.ExitStatus, roll.HouseholdType, roll.PovertyAttribute}, func(f roll.Field) bool {
		t := h.Term(f)
		return t != "" && t != roll.Unknown
	})
}

// insurance is ST-006: medical insurance, pension insurance, and pensions received.
func insurance(r *reckoner) []definition {
	unstated := say("没有填", "not stated")
	return []definition{
		{Indicator: Indicator{Code: "ST-006", Key: "medical", Title: say("基本医疗保险参保率", "members with medical insurance"),
			Formula: say("参加居民医保或职工医保的成员 ÷ 在册成员", "members in either of the medical insurances over all members"), Unit: ofPersons,
			Target: reach(r.c.Profile.Targets.Medical), LeftOut: []screening.Words{unstated}},
			needs: []screening.Need{screening.NeedAnyField(roll.MedicalInsurance, roll.WorkerMedicalInsurance)},
			reckon: func(r *reckoner, t *tally) {
				r.persons(func(p *roll.Person, at spot) {
					insured(t, 0, p, at, roll.MedicalInsurance, roll.WorkerMedicalInsurance)
				})
			}},
		{Indicator: Indicator{Code: "ST-006", Key: "pension", Title: say("养老保险参保率", "members with pension insurance"),
			Formula: say("参加居民养老或职工养老保险的成员 ÷ 年满 16 周岁、不在校的成员", "members in either of the pension insurances over those of 16 and more who do not go to school"), Unit: ofPersons,
			Target: reach(r.c.Profile.Targets.Pension), LeftOut: []screening.Words{unstated, say("不满 16 周岁或在校", "younger than 16, or at school"), say("出生日期不明", "no credible birth date")}},
			needs: []screening.Need{screening.NeedAnyField(roll.Pension, roll.WorkerPension), screening.NeedAsOf()},
			reckon: func(r *reckoner, t *tally) {
				r.persons(func(p *roll.Person, at spot) {
					switch age := date.Age(r.c.SoundBirth(p), r.c.AsOf); {
					case age < 0:
						t.leave(at, 2)
					case age < 16 || p.School() != "":
						t.leave(at, 1)
					default:
						insured(t, 0, p, at, roll.Pension, roll.WorkerPension)
					}
				})
			}},
		{Indicator: Indicator{Code: "ST-006", Key: "pension_received", Title: say("有老人户领取养老金", "households with old members that receive a pension"),
			Formula: say("养老保险金大于 0 的户 ÷ 有年满领取年龄（pension_age）成员的户", "households with a pension over those with a member of pension age (pension_age)"), Unit: ofHouses,
			LeftOut: []screening.Words{say("养老保险金没有填", "the pension is not stated"), say("没有达到领取年龄的成员", "nobody is of pension age")}},
			needs: []screening.Need{screening.NeedField(roll.PensionGrant), screening.NeedAsOf()},
			reckon: func(r *reckoner, t *tally) {
				r.houses(func(h *roll.Household, at spot) {
					old := slices.ContainsFunc(h.CurrentMembers(), func(p *roll.Person) bool {
						return date.Age(r.c.SoundBirth(p), r.c.AsOf) >= r.c.Profile.PensionAge
					})
					switch grant := h.Quantity(roll.PensionGrant); {
					case !old:
						t.leave(at, 1)
					case !grant.Ok():
						t.leave(at, 0)
					default:
						t.count(at, grant.Micro > 0)
					}
				})
			}},
	}
}

// insured counts somebody by two columns of insurances; who has words of it in neither is left out.
func insured(t *tally, unstated int, p *roll.Person, at spot, fields ...roll.Field) {
	yes, no := false, false
	for _, f := range fields {
		yes = yes || p.Term(f) == roll.Yes
		no = no || p.Term(f) == roll.No
	}
	if yes || no {
		t.count(at, yes)
	} else {
		t.leave(at, unstated)
	}
}

// schooling is ST-007, 义务教育.
func schooling(r *reckoner) []definition {
	return []definition{{Indicator: Indicator{Code: "ST-007", Key: "schooling", Title: say("义务教育适龄儿童在校率", "children of school age at school"),
		Formula: say("在校的适龄儿童 ÷ 义务教育适龄儿童（compulsory_age，以 9 月 1 日为界）", "children at school over those of compulsory age (compulsory_age, at 1 September)"), Unit: ofPersons,
		Target: reach(r.c.Profile.Targets.Schooling), LeftOut: []screening.Words{say("已初中毕业", "through middle school"), say("出生日期不明", "no credible birth date")}},
		needs: []screening.Need{screening.NeedField(roll.InSchool), screening.NeedAsOf()},
		reckon: func(r *reckoner, t *tally) {
			r.persons(func(p *roll.Person, at spot) {
				birth := r.c.SoundBirth(p)
				switch {
				case birth == 0:
					t.leave(at, 1)
				case !r.c.OfSchoolAge(birth):
				case p.School() == "" && p.Graduated():
					t.leave(at, 0)
				default:
					t.count(at, p.School() != "")
				}
			})
		}}}
}
