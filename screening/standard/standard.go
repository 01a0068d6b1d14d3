package standard

import (
	"rollnet/screening"
	"rollnet/screening/roll"
)

// Test is one of the nine: eight that a household has (有) and one that it is above (超).
type Test string

// The nine tests, in the order of the form 贫困户脱贫摘帽双认定 of 2017 and 2018.
const (
	Livelihood Test = "livelihood"
	House      Test = "house"
	Medical    Test = "medical"
	Schooling  Test = "schooling"
	Water      Test = "water"
	Road       Test = "road"
	Power      Test = "power"
	Television Test = "television"
	Income     Test = "income"
)

// Tests lists the tests in the form's order with their names.
var Tests = []struct {
	Test Test
	Name screening.Words
	of   func(c *screening.Case, h *roll.Household) Answer
}{
	{Livelihood, screening.Words{ZH: "有收入来源", EN: "a livelihood"}, livelihood},
	{House, screening.Words{ZH: "有住房保障", EN: "a safe house"}, house},
	{Medical, screening.Words{ZH: "有基本医疗保障", EN: "medical insurance"}, medical},
	{Schooling, screening.Words{ZH: "有义务教育保障", EN: "compulsory schooling"}, schooling},
	{Water, screening.Words{ZH: "有安全饮水", EN: "safe water"}, said(roll.WaterSafe)},
	{Road, screening.Words{ZH: "有路通村屯", EN: "a road to the village"}, road},
	{Power, screening.Words{ZH: "有电用", EN: "electricity"}, said(roll.Power)},
	{Television, screening.Words{ZH: "有电视看", EN: "television"}, said(roll.Television)},
	{Income, screening.Words{ZH: "收入超过标准", EN: "an income above the line"}, income},
}

// Verdict is how a test comes out. What cannot be judged is an outcome of its own: never passed.
type Verdict string

// The outcomes.
const (
	Has     Verdict = "yes"
	Lacks   Verdict = "no"
	Unknown Verdict = "unknown"
)

// Words is the outcome as the form has it: 有, 无 or 不明.
func (v Verdict) Words() screening.Words {
	switch v {
	case Has:
		return screening.Words{ZH: "有", EN: "yes"}
	case Lacks:
		return screening.Words{ZH: "无", EN: "no"}
	}
	return screening.Words{ZH: "不明", EN: "unknown"}
}

// Answer is the outcome of one test for one household.
type Answer struct {
	Verdict Verdict
	Value   string // what was read, in words; why it cannot be judged where it cannot
	Source  string // the columns and lists that it was read in; empty where there is none
}

// Answers are the outcomes of the nine tests, in the order of Tests.
type Answers [9]Answer

// Of holds a household against the nine tests.
func Of(c *screening.Case, h *roll.Household) Answers {
	var all Answers
	for i, t := range Tests {
		all[i] = t.of(c, h)
	}
	return all
}

// Judge holds a household against one test.
func Judge(c *screening.Case, h *roll.Household, test Test) Answer {
	for _, t := range Tests {
		if t.Test == test {
			return t.of(c, h)
		}
	}
	return Answer{Verdict: Unknown}
}

// Count is how many tests come out so.
func (a Answers) Count(v Verdict) int {
	n := 0
	for _, one := range a {
		if one.Verdict == v {
			n++
		}
	}
	return n
}

func unknown(why, source string) Answer { return Answer{Unknown, why, source} }

// said is a test that one column of the household answers.
func said(f roll.Field) func(*screening.Case, *roll.Household) Answer {
	return func(_ *screening.Case, h *roll.Household) Answer {
		if !h.Has(f) {
			return unknown("没有“"+f.Chinese()+"”列", "")
		}
		switch h.Term(f) {
		case roll.Yes:
			return Answer{Has, h.Says(f), f.Chinese()}
		case roll.No:
			return Answer{Lacks, h.Says(f), f.Chinese()}
		}
		return unknown("“"+f.Chinese()+"”未填或不是规定的词", f.Chinese())
	}
}

// road goes by 入户路类型: who has a made road to the house has one to the village. The other way round nothing follows.
func road(_ *screening.Case, h *roll.Household) Answer {
	if !h.Has(roll.Road) {
		return unknown("没有“入户路类型”列，村屯道路须看行政村资料", "")
	}
	switch t := h.Term(roll.Road); {
	case t == "" || t == roll.Unknown:
		return unknown("“入户路类型”未填", roll.Road.Chinese())
	case t != "泥土路":
		return Answer{Has, string(t), roll.Road.Chinese()}
	default:
		return unknown("入户路为"+string(t)+"，通村屯道路须看行政村资料", roll.Road.Chinese())
	}
}
