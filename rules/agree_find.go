package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/minimal"
	"rollnet/screening/roll"
)

// mostNamed is how many ways out a finding names; it counts the others.
const mostNamed = 4

// find adds what is to be said of contradictions that hang together: a finding for each cell of the only smallest set where
// its values are determined, else one finding that names the sets.
func (a *agreement) find(part minimal.Part, out *screening.Report) {
	f := a.finding(part)
	var ways []screening.Words
	for _, set := range part.Sets[:min(len(part.Sets), mostNamed)] {
		way := a.way(set)
		ways = append(ways, way)
		f.Evidence = append(f.Evidence, fact("smallest", "最少的改动", way.ZH))
	}
	first := part.Sets[0]
	texts := a.proposals(first)
	switch {
	case len(part.Sets) > 1:
		f.Message = say(fmt.Sprintf("%s，有 %d 种同样少的改法：%s，请核对户口簿", f.Message.ZH, len(part.Sets), join(ways, true)),
			fmt.Sprintf("%s; %d changes are equally small: %s; see the household book", f.Message.EN, len(part.Sets), join(ways, false)))
	case texts == nil:
		f.Message = say(f.Message.ZH+"，最可能录错的是"+ways[0].ZH+"，请核对户口簿", f.Message.EN+"; the smallest change is "+ways[0].EN+"; see the household book")
	default:
		f.Message = say(f.Message.ZH+"，改动最少的是"+ways[0].ZH+"，建议更正", f.Message.EN+"; the smallest change, which is proposed, is "+ways[0].EN)
		f.Action = screening.Propose
		for i, cell := range first.Cells {
			one := a.at(f, cell, first.Cells)
			one.Proposed = &texts[i]
			out.Find(one)
		}
		return
	}
	out.Find(a.at(f, first.Cells[0], a.cellsOf(part.Sets)))
}

// finding says which checks fail; its message is still to be finished.
func (a *agreement) finding(part minimal.Part) screening.Finding {
	f := screening.Finding{House: a.house, Severity: screening.Warn}
	var zh, en, facts []string
	said := map[*mustAgree]bool{}
	for _, i := range part.Failing {
		must := a.must[i]
		if must.severity == screening.Err {
			f.Severity = screening.Err
		}
		f.Matters = append(f.Matters, must.code)
		if p := a.member[i]; p != nil {
			f.Matters = append(f.Matters, personKey(p))
		}
		if !said[must] {
			said[must] = true
			zh, en = append(zh, must.words.ZH), append(en, must.words.EN)
			facts = append(facts, must.code+" "+must.words.ZH)
		}
	}
	for _, cell := range a.cellsOf(part.Sets) {
		at := a.cells[cell].at
		f.Matters = append(f.Matters, at.Field.String(), at.Part.Text(at.Field, at.Row))
	}
	f.Evidence = []screening.Fact{fact("checks", "相互矛盾的核查", strings.Join(facts, "；"))}
	f.Message = say("信息相互矛盾（"+strings.Join(zh, "、")+"）", "entries contradict each other ("+strings.Join(en, ", ")+")")
	return f
}

// at puts a finding on a cell; the other cells' rows are related.
func (a *agreement) at(f screening.Finding, cell int, cells []int) screening.Finding {
	d := a.cells[cell]
	f.At, f.Of = d.at, d.p
	f.Matters = append(append([]string{d.at.Field.String()}, personsKey(d.p)...), f.Matters...)
	seen := map[roll.Cell]bool{rowOf(d.at): true}
	for _, other := range cells {
		o := a.cells[other]
		if row := rowOf(o.at); !seen[row] && o.p != nil {
			seen[row] = true
			f.Related = append(f.Related, related([]*roll.Person{o.p}, o.at.Field, say("相互矛盾", "in the contradiction"))...)
		}
	}
	return f
}

func rowOf(at roll.Cell) roll.Cell {
	at.Field = roll.NoField
	return at
}

func personsKey(p *roll.Person) []string {
	if p == nil {
		return nil
	}
	return []string{personKey(p)}
}

// cellsOf lists the cells of some sets, each once.
func (a *agreement) cellsOf(sets []minimal.Set) []int {
	var all []int
	in := make([]bool, len(a.cells))
	for _, set := range sets {
		for _, cell := range set.Cells {
			in[cell] = true
		}
	}
	for cell, yes := range in {
		if yes {
			all = append(all, cell)
		}
	}
	return all
}
