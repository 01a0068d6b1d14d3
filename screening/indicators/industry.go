package indicators

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// industry is ST-001, 特色产业覆盖率: with the households left out that cannot be expected to have one, and with all.
func industry(r *reckoner) []definition {
	needs := []screening.Need{needIndustry}
	formula := say("有特色产业的户 ÷（在册户 − 无劳动能力户 − 主要劳动力长期外出务工户）；依据“特色产业”“产业帮扶”列",
		"households with a special industry over those on the roll, without those that have no labour and those whose labour works away for long; by the columns of industry")
	unstated := say("产业一栏没有填", "nothing is stated about the industry")
	return []definition{
		{Indicator: Indicator{Code: "ST-001", Key: "industry", Title: say("特色产业覆盖率", "households with a special industry"), Formula: formula, Unit: ofHouses,
			Target: reach(r.c.Profile.Targets.Industry),
			LeftOut: []screening.Words{unstated, say("无劳动能力户", "households without labour"),
				say("主要劳动力长期外出务工户", "households whose labour works away for long"), say("劳动技能没有填", "labour is not stated")}},
			needs: append(needs, screening.NeedField(roll.Labour)),
			reckon: func(r *reckoner, t *tally) {
				r.houses(func(h *roll.Household, at spot) {
					has, known := r.hasIndustry(h)
					switch able, away, ok := r.labour(h); {
					case !known:
						t.leave(at, 0)
					case !ok:
						t.leave(at, 3)
					case able == 0:
						t.leave(at, 1)
					case away == able:
						t.leave(at, 2)
					default:
						t.count(at, has)
					}
				})
			}},
		{Indicator: Indicator{Code: "ST-001", Key: "industry_of_all", Title: say("特色产业覆盖率（全部在册户）", "households with a special industry, of all"),
			Formula: say("有特色产业的户 ÷ 在册户，不作剔除", "households with a special industry over all on the roll"), Unit: ofHouses, LeftOut: []screening.Words{unstated}},
			needs: needs,
			reckon: func(r *reckoner, t *tally) {
				r.houses(func(h *roll.Household, at spot) {
					if has, known := r.hasIndustry(h); known {
						t.count(at, has)
					} else {
						t.leave(at, 0)
					}
				})
			}},
	}
}

var industryFields = []roll.Field{roll.SpecialIndustry, roll.HelpIndustry}

// needIndustry asks for a column of industries, of the roll or of a handbook.
var needIndustry = screening.Need{Missing: func(c *screening.Case) screening.Words {
	if why := screening.NeedAnyField(industryFields...).Missing(c); why == (screening.Words{}) {
		return why
	}
	if l := c.Lists[roll.Handbook]; l != nil {
		for _, p := range l.Parts {
			if p.Has(roll.SpecialIndustry) {
				return screening.Words{}
			}
		}
	}
	return say("花名册和手册、台账都没有“特色产业”或“产业帮扶”列", "neither the roll nor a handbook has a column of industries")
}}

// hasIndustry says whether a household has a special industry, by the roll, else by its handbook.
func (r *reckoner) hasIndustry(h *roll.Household) (has, known bool) {
	for _, f := range industryFields {
		if text := strings.TrimSpace(h.Text(f)); text != "" {
			return !roll.Nothing(text), true
		}
	}
	for _, e := range r.handbook()[handbookKey(h.Number)] {
		if text := strings.TrimSpace(e.Text(roll.SpecialIndustry)); text != "" {
			return !roll.Nothing(text), true
		}
	}
	return false, false
}

// handbook is the rows of handbooks and ledgers by household number.
func (r *reckoner) handbook() map[string][]roll.Entry {
	return screening.Shared(r.c, func(c *screening.Case) handbookRows {
		rows := handbookRows{}
		if l := c.Lists[roll.Handbook]; l != nil {
			l.Each(func(e roll.Entry) {
				key := handbookKey(e.Text(roll.HouseholdNumber))
				rows[key] = append(rows[key], e)
			})
		}
		delete(rows, "")
		return rows
	})
}

type handbookRows map[string][]roll.Entry

func handbookKey(number string) string { return strings.TrimSpace(number) }

// labour counts a household's members who are able, and those of them who work away for long; ok is false where somebody's
// labour is not stated.
func (r *reckoner) labour(h *roll.Household) (able, away int, ok bool) {
	for _, p := range h.CurrentMembers() {
		switch p.Term(roll.Labour) {
		case "", roll.Unknown:
			return 0, 0, false
		case roll.Ordinary, roll.Skilled:
			able++
			if months := p.Number(roll.WorkMonths); months.Ok() && months.Micro >= int64(r.c.Profile.IndustryAway)*1e6 {
				away++
			}
		}
	}
	return able, away, len(h.CurrentMembers()) > 0
}
