package rules

import (
	"strconv"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// inLost is IN-001.
var inLost = &screening.Rule{
	Code: "IN-001", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.NoField,
	Title: say("文件有一段没有读到", "a part of a file was not read"),
	Reason: say("没有读到的人既不会报出问题，也不会被发现漏评；按不全的名册得出的结论不可靠。",
		"who was not read is neither found to be in error nor found to be missed; what is concluded from half a roll cannot be relied on"),
	Condition: say("文件已损坏，按 --allow-partial 只读了完好的部分：指出工作表和没有读到的第一行，该行及以后都没有读到",
		"a file is damaged and was read as far as it is sound, as --allow-partial allows: the sheet and the first row that is lost; all behind it is lost too"),
	Basis: say("导入守恒：读入的每一行都要有去处", "conservation of rows: each row is accounted for"),
	Needs: []screening.Need{{Missing: func(c *screening.Case) screening.Words {
		if c.Roll != nil {
			return screening.Words{}
		}
		return say("需要花名册", "needs a roll")
	}}},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		for _, l := range c.Losses {
			row := strconv.Itoa(l.At.Part.Table.Number(l.At.Row))
			out.Look()
			out.Find(screening.Finding{
				At: l.At,
				Message: say("文件已损坏，从第 "+row+" 行起没有读到（"+l.Why.ZH+"），请取得完好的文件后重新筛查",
					"the file is damaged and was not read from row "+row+" on ("+l.Why.EN+"); get a sound copy and screen again"),
				Evidence: []screening.Fact{fact("first_lost_row", "没有读到的第一行", row)},
				Matters:  []string{l.At.Part.Table.Sheet, row},
			})
		}
	}),
}
