package rounds

import (
	"strconv"

	"rollnet/io/answers"
	"rollnet/io/ledger"
	"rollnet/screening"
)

type words = screening.Words

// Accepted is a finding whose proposal was accepted, or got another value, and the unit that follows.
type Accepted struct {
	Finding *ledger.Finding
	Unit    *ledger.Unit
	Answer  answers.Answer
	entry   int // its place among the plan's entries
}

// Plan is what answers make of a run.
type Plan struct {
	Entries  []Entry // every answer that was read, and behind them those of earlier rounds that stand, in order of their places
	Given    int     // how many of them were read now
	Accepted []Accepted
	lang     string
	taken    map[string]bool // ids of findings that an answer of this round settles or was read for
}

// Decide holds answers against the findings of a run: those that accept something are in Accepted and have no state yet, all
// others are recorded, repeated or not applied. earlier are the answers of earlier rounds that stand: one stands until another
// is given, and what it accepted is applied again where the rolls still lack it. Findings are as Books.Localise leaves them.
func Decide(found []ledger.Finding, given []answers.Answer, earlier []Entry, books *Books, lang string) *Plan {
	p := &Plan{lang: lang, taken: map[string]bool{}}
	byID := make(map[string]*ledger.Finding, len(found))
	for i := range found {
		byID[found[i].ID] = &found[i]
	}
	stands := map[string]*Entry{}
	for i := range earlier {
		stands[earlier[i].ID] = &earlier[i]
	}
	groups := map[string][]int{}
	for _, a := range given {
		p.Entries = append(p.Entries, Entry{Answer: a})
	}
	p.Given = len(p.Entries)
	sortEntries(p.Entries)
	for i := range p.Entries {
		e := &p.Entries[i]
		f := byID[e.ID]
		if f != nil {
			e.about(f)
		}
		if why := unfit(e, f, stands[e.ID]); why != (words{}) {
			p.put(i, NotApplied, why)
			continue
		}
		groups[e.ID] = append(groups[e.ID], i)
	}
	for i := range p.Entries {
		if group := groups[p.Entries[i].ID]; len(group) > 0 && group[0] == i {
			p.group(group, byID[p.Entries[i].ID], stands[p.Entries[i].ID], books)
		}
	}
	for i := range earlier {
		p.again(earlier[i], byID[earlier[i].ID], books)
	}
	return p
}

// put says what became of an answer.
func (p *Plan) put(i int, state State, why words) {
	p.Entries[i].State, p.Entries[i].Why, p.Entries[i].Words = state, why.In(p.lang), why
}

// unfit says why an answer cannot be taken at all, whatever others say.
func unfit(e *Entry, f *ledger.Finding, stands *Entry) words {
	switch {
	case e.ID == "":
		return words{ZH: "这一行没有问题编号，对不回原表", EN: "the row has no finding id"}
	case f == nil && stands == nil:
		return words{ZH: "这个问题编号不在本次结果中", EN: "no finding of the run has this id"}
	case e.Said == "":
		return words{ZH: "核实结果没有填", EN: "the result is not filled in"}
	case e.Result == answers.None:
		return words{ZH: "核实结果不是四种答复之一", EN: "the result is none of the four answers"}
	case e.Result == answers.Other && e.Value == "":
		return words{ZH: "选了“属实-另改为”，没有写正确的值", EN: "another value is the answer, and none is given"}
	case e.Result == answers.NotSo && e.Value != "":
		return words{ZH: "选了“不属实”，又写了“另改为”的值，前后矛盾", EN: "not true is the answer, and another value is given"}
	case e.Result == answers.Agreed && e.Value != "" && f != nil && (f.Proposed == nil || *f.Proposed != e.Value):
		return words{ZH: "选了“属实-同意建议”，又写了“另改为”的值，前后矛盾", EN: "the proposal is agreed to, and another value is given"}
	}
	return words{}
}

// group settles the answers to one finding: the same several times is one answer; different ones are a conflict without a winner.
func (p *Plan) group(group []int, f *ledger.Finding, stands *Entry, books *Books) {
	first := &p.Entries[group[0]]
	for _, i := range group[1:] {
		if !p.Entries[i].Same(&first.Answer) {
			p.conflict(group)
			return
		}
	}
	for _, i := range group[1:] {
		p.put(i, Repeated, words{ZH: "与 " + placeOf(first) + " 的答复相同", EN: "the same as the answer at " + placeOf(first)})
	}
	if stands != nil && (f == nil || stands.Same(&first.Answer)) {
		if !stands.Same(&first.Answer) {
			p.put(group[0], NotApplied, words{ZH: "上一轮已按另一答复处理，本次结果中没有这条疑点", EN: "another answer of an earlier round has settled it"})
			return
		}
		p.put(group[0], Repeated, words{ZH: "上一轮已有相同的答复", EN: "the same was answered in an earlier round"})
		return
	}
	p.taken[f.ID] = true
	p.settle(group[0], f, books)
}

func (p *Plan) conflict(group []int) {
	for n, i := range group {
		other := &p.Entries[group[(n+1)%len(group)]]
		for _, j := range group {
			if !p.Entries[j].Same(&p.Entries[i].Answer) {
				other = &p.Entries[j]
				break
			}
		}
		p.put(i, NotApplied, words{ZH: "同一条疑点有不同的答复，见 " + placeOf(other), EN: "another answer to the same finding stands at " + placeOf(other)})
	}
}

// settle says what one answer to a finding leads to.
func (p *Plan) settle(i int, f *ledger.Finding, books *Books) {
	switch p.Entries[i].Result {
	case answers.NotSo:
		p.put(i, Recorded, words{ZH: "不属实，不作改动", EN: "not true, nothing is changed"})
	case answers.Pending:
		p.put(i, Recorded, words{ZH: "待核，仍列为未处理", EN: "to be checked: still open"})
	case answers.Other:
		unit, why := books.enter(f, p.Entries[i].Value)
		if unit == nil {
			p.put(i, NotApplied, why)
			return
		}
		p.accept(i, f, unit)
	case answers.Agreed:
		switch {
		case f.Applied:
			p.put(i, Recorded, words{ZH: "筛查时已更正", EN: "it was corrected when the roll was screened"})
		case f.Unit != nil:
			p.accept(i, f, f.Unit)
		case f.Proposed != nil:
			p.put(i, NotApplied, words{ZH: "建议值不能直接写入（公式或合并单元格），请在原表中处理", EN: "the proposed value cannot be written (a formula, or a merged cell)"})
		default:
			p.put(i, Recorded, words{ZH: "属实；没有建议值，名册不作改动，按“处理意见”办理", EN: "true; nothing is proposed, so nothing is changed"})
		}
	}
}

func (p *Plan) accept(i int, f *ledger.Finding, unit *ledger.Unit) {
	if len(unit.Changes)+len(unit.Leaves)+len(unit.Enters) == 0 {
		p.put(i, Recorded, words{ZH: "名册中已是这个值，不用再改", EN: "the roll says so already"})
		return
	}
	p.Accepted = append(p.Accepted, Accepted{Finding: f, Unit: unit, Answer: p.Entries[i].Answer, entry: i})
}

// again takes up an answer of an earlier round that no answer of this round is about.
func (p *Plan) again(e Entry, f *ledger.Finding, books *Books) {
	if p.taken[e.ID] {
		return
	}
	e.State, e.Why = Carried, ""
	p.Entries = append(p.Entries, e)
	if i := len(p.Entries) - 1; f != nil && (e.Result == answers.Agreed && f.Unit != nil || e.Result == answers.Other) {
		p.settle(i, f, books)
	}
}

func placeOf(e *Entry) string {
	place := e.File
	if e.Sheet != "" {
		place += "!" + e.Sheet
	}
	return place + "!" + strconv.Itoa(e.Row)
}
