package indicators

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// relocation is ST-002, 易地扶贫搬迁入住率, by the list of relocations.
func relocation(r *reckoner) []definition {
	need := screening.Need{Missing: func(c *screening.Case) screening.Words {
		l := c.Lists[roll.Relocation]
		if l == nil {
			return screening.NeedList(roll.Relocation).Missing(c)
		}
		for _, p := range l.Parts {
			if p.Has(roll.Occupied) {
				return screening.Words{}
			}
		}
		return say("易地搬迁名单没有“是否入住”列", "the list of relocations does not say who has moved in")
	}}
	return []definition{{Indicator: Indicator{Code: "ST-002", Key: "relocation_occupied", Title: say("易地扶贫搬迁入住率", "relocated persons who have moved in"),
		Formula: say("名单中“是否入住”为是的人（或户）÷ 名单中的人（或户），一行计一", "rows of the list that have moved in over all its rows"), Unit: say("行（人或户）", "rows (persons or households)"),
		Target: reach(r.c.Profile.Targets.Relocation), LeftOut: []screening.Words{say("是否入住没有填", "nothing is stated"), say("同一人重复", "the same person again")}},
		needs: []screening.Need{need},
		reckon: func(r *reckoner, t *tally) {
			r.entries(roll.Relocation, t, 1, func(e roll.Entry, at spot) {
				switch e.Term(roll.Occupied) {
				case roll.Yes:
					t.count(at, true)
				case roll.No:
					t.count(at, false)
				default:
					t.leave(at, 0)
				}
			})
		}}}
}

// entries visits a list's rows, each person once; a row of a person met before is left out for the reason twice.
func (r *reckoner) entries(kind roll.Kind, t *tally, twice int, visit func(e roll.Entry, at spot)) {
	seen := map[string]bool{}
	r.c.Lists[kind].Each(func(e roll.Entry) {
		at, key := r.spotOfEntry(e), e.ID().Key
		if key != "" && seen[key] {
			t.leave(at, twice)
			return
		}
		seen[key] = true
		visit(e, at)
	})
}

// housing is ST-003, 住房安全等级: the grades A to D, those that are safe, and how many were graded.
func housing(r *reckoner) []definition {
	needs := []screening.Need{{Missing: func(c *screening.Case) screening.Words {
		if c.Lists[roll.Housing] != nil {
			return screening.Words{}
		}
		if screening.NeedField(roll.HouseGrade).Missing(c) == (screening.Words{}) {
			return screening.Words{}
		}
		return say("没有住房等级名单，花名册也没有住房等级列", "there is no list of house grades, and the roll has no column of them")
	}}}
	leftOut := []screening.Words{say("没有评定等级", "not graded"), say("同一户重复", "the same household again")}
	source := say("住房等级名单；没有名单时依据花名册的住房等级列", "the list of house grades; without one, the roll's column")
	graded := func(key string, title screening.Words, target *Target, is func(roll.Term) bool) definition {
		return definition{Indicator: Indicator{Code: "ST-003", Key: key, Title: title, Unit: ofHouses, Target: target, LeftOut: leftOut,
			Formula: say(title.ZH+" ÷ 已评定 A 至 D 级的户；依据"+source.ZH, title.EN+" over all that are graded A to D; by "+source.EN)},
			needs: needs,
			reckon: func(r *reckoner, t *tally) {
				r.grades(t, func(g roll.Term, at spot) {
					if gradeKnown(g) {
						t.count(at, is(g))
					} else {
						t.leave(at, 0)
					}
				})
			}}
	}
	one := func(g roll.Term, key string) definition {
		return graded("house_"+key, say("住房"+string(g), "houses of grade "+string(g)[:1]), nil, func(x roll.Term) bool { return x == g })
	}
	safe := func(g roll.Term) bool { return g == roll.GradeA || g == roll.GradeB }
	return []definition{
		graded("house_safe", say("住房安全（A、B 级）", "safe houses (grades A and B)"), reach(r.c.Profile.Targets.HouseSafe), safe),
		one(roll.GradeA, "a"), one(roll.GradeB, "b"), one(roll.GradeC, "c"), one(roll.GradeD, "d"),
		{Indicator: Indicator{Code: "ST-003", Key: "house_graded", Title: say("住房已评定等级", "houses that are graded"), Unit: ofHouses, LeftOut: leftOut[1:],
			Formula: say("已评定 A 至 D 级的户 ÷ 名单中的户（没有名单时为在册户）", "households graded A to D over those of the list (without one, of the roll)")},
			needs: needs,
			reckon: func(r *reckoner, t *tally) {
				r.gradesTwice(t, 0, func(g roll.Term, at spot) { t.count(at, gradeKnown(g)) })
			}},
	}
}

func gradeKnown(g roll.Term) bool {
	return g == roll.GradeA || g == roll.GradeB || g == roll.GradeC || g == roll.GradeD
}

func (r *reckoner) grades(t *tally, visit func(g roll.Term, at spot)) { r.gradesTwice(t, 1, visit) }

// gradesTwice visits the grades of the list, else of the roll; twice is the reason for a household that stands again.
func (r *reckoner) gradesTwice(t *tally, twice int, visit func(g roll.Term, at spot)) {
	if r.c.Lists[roll.Housing] == nil {
		r.houses(func(h *roll.Household, at spot) { visit(h.Term(roll.HouseGrade), at) })
		return
	}
	r.entries(roll.Housing, t, twice, func(e roll.Entry, at spot) { visit(e.Term(roll.HouseGrade), at) })
}
