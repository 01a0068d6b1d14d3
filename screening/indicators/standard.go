package indicators

import (
	"fmt"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/standard"
)

// standards is ST-004, 八有一超达标率: each of the nine tests, over the households that can be judged by it.
func standards() []definition {
	var all []definition
	for _, test := range standard.Tests {
		all = append(all, definition{Indicator: Indicator{Code: "ST-004", Key: "standard_" + string(test.Test), Unit: ofHouses,
			Title:   say("八有一超："+test.Name.ZH, "standard of exit: "+test.Name.EN),
			Formula: say("达到该项的户 ÷ 能判断该项的在册户", "households that pass the test over those on the roll that can be judged by it"),
			LeftOut: []screening.Words{say("没有相应的列或没有填，无法判断", "cannot be judged: no column, or blank")}},
			needs: []screening.Need{judgedMost(test.Test)},
			reckon: func(r *reckoner, t *tally) {
				r.houses(func(h *roll.Household, at spot) {
					switch standard.Judge(r.c, h, test.Test).Verdict {
					case standard.Has:
						t.count(at, true)
					case standard.Lacks:
						t.count(at, false)
					default:
						t.leave(at, 0)
					}
				})
			}})
	}
	return all
}

// judgedMost asks that half of the households, at least, can be judged by a test. Where a column is not there, only those that plainly
// fail can be, and a share of those would say nothing of the county.
func judgedMost(test standard.Test) screening.Need {
	return screening.Need{Missing: func(c *screening.Case) screening.Words {
		why, judged := "", 0
		for i := range c.Roll.Households {
			a := standard.Judge(c, &c.Roll.Households[i], test)
			switch {
			case a.Verdict != standard.Unknown:
				judged++
			case a.Source == "": // no column at all; else the text may be of one household
				why = a.Value
			}
		}
		switch all := len(c.Roll.Households); {
		case 2*judged >= all && judged > 0:
			return screening.Words{}
		case judged > 0:
			return say(fmt.Sprintf("%d 户中只有 %d 户能判断，不足一半，不计算", all, judged), fmt.Sprintf("only %d of %d households can be judged, less than half", judged, all))
		case why != "":
			return say(why, "there is no column that answers it")
		}
		return say("没有一户能判断", "no household can be judged")
	}}
}
