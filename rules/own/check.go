package own

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr/vm"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// verdict is what the conditions say of a person or household: one of those below, or from unsure on the number of a reason
// why it cannot be judged.
type verdict uint8

const (
	unknown verdict = iota // not yet asked
	outside                // not among those who are judged
	clean
	hit
	unsure
)

// task is a check at work.
type task struct {
	*check
	*state
	reasons     []screening.Words
	among, when memory
}

func (k *check) task(c *screening.Case) *task {
	return &task{check: k, state: newState(c, k.slots), among: newMemory(k.household, k.among), when: newMemory(k.household, k.when)}
}

func (k *check) persons(c *screening.Case) screening.Persons {
	t := k.task(c)
	return func(_ *screening.Case, p *roll.Person, out *screening.Report) {
		if !k.history && !p.Current() || !t.columns(p) {
			return
		}
		t.atPerson(p)
		v := t.judge()
		if t.settled(v, out) {
			return
		}
		out.Find(t.finding(screening.Finding{Of: p, At: p.At(k.rule.Field)}))
	}
}

func (k *check) households(c *screening.Case) screening.Households {
	t := k.task(c)
	return func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		if k.members && len(h.Members) == 0 {
			return
		}
		t.atHousehold(h)
		if !t.houseColumns(h) {
			return
		}
		v := unknown
		if k.members && len(t.membersOf(h)) > manyMembers {
			v = t.reason(screening.Words{ZH: fmt.Sprintf("现有成员多于 %d 人", manyMembers), EN: fmt.Sprintf("more than %d current members", manyMembers)})
		} else {
			v = t.judge()
		}
		if t.settled(v, out) {
			return
		}
		out.Find(t.finding(screening.Finding{House: h, At: t.place(h), Value: t.valueOf(h)}))
	}
}

// settled counts who was judged, and says whether there is nothing to find.
func (t *task) settled(v verdict, out *screening.Report) bool {
	switch {
	case v >= unsure:
		out.CannotJudge(t.reasons[v-unsure])
	case v != outside:
		out.Look()
	}
	return v != hit
}

// judge asks the conditions.
func (t *task) judge() verdict {
	if t.check.among.program != nil {
		if v := t.remembered(&t.among); v != hit {
			if v == clean {
				return outside
			}
			return v
		}
	}
	return t.remembered(&t.when)
}

func (t *task) ask(program *vm.Program) verdict {
	answer, err := t.run(program)
	switch {
	case err != nil && t.missing != nil:
		name := max(t.missing.Chinese, t.missing.Key)
		return t.reason(screening.Words{ZH: name + "为空或无法识别", EN: t.missing.Key + " is blank or cannot be read"})
	case err != nil:
		return t.reason(screening.Words{ZH: "条件无法计算", EN: "the condition cannot be reckoned"})
	case answer == true:
		return hit
	}
	return clean
}

func (t *task) run(program *vm.Program) (any, error) {
	t.missing = nil
	return t.machine.Run(program, t.env)
}

// reason is the verdict for a reason; there are only as many as names.
func (t *task) reason(why screening.Words) verdict {
	for i, r := range t.reasons {
		if r == why {
			return unsure + verdict(i)
		}
	}
	if len(t.reasons) < 200 {
		t.reasons = append(t.reasons, why)
	}
	return unsure + verdict(len(t.reasons)-1)
}

// columns says that a person's sheet has the columns that are asked for.
func (t *task) columns(p *roll.Person) bool {
	for i := range t.asked {
		if a := &t.asked[i]; a.self && !a.optional && !a.name.stands(p.Part, p.Household) {
			return false
		}
	}
	return true
}

func (t *task) houseColumns(h *roll.Household) bool {
	for i := range t.asked {
		a := &t.asked[i]
		if a.optional {
			continue
		}
		if a.self && !a.name.stands(nil, h) {
			return false
		}
		if people := t.membersOf(h); a.member && len(people) > 0 && !a.name.stands(people[0].Part, h) {
			return false
		}
	}
	return true
}

// stands says that a name's columns, or for one that is reckoned from several at least one, are there.
func (n *Name) stands(part *roll.Part, h *roll.Household) bool {
	for _, f := range n.needs {
		if n.Household && h.Has(f) || !n.Household && part.Has(f) {
			return true
		}
	}
	return len(n.needs) == 0
}

// place is the cell that a finding about a household points at: a proposal at the value, else at the head's row.
func (t *task) place(h *roll.Household) roll.Cell {
	f := t.rule.Field
	if !f.OfHousehold() {
		people := t.membersOf(h)
		for _, p := range people {
			if p.Relation() == roll.Head {
				return p.At(f)
			}
		}
		if len(people) > 0 {
			return people[0].At(f)
		}
		return h.At(f)
	}
	if t.propose != nil {
		return h.Stands(f)
	}
	at := h.At(f)
	if face := h.Face(); face != nil && face.Part == at.Part {
		return face.At(f)
	}
	return at
}

func (t *task) valueOf(h *roll.Household) string {
	if t.rule.Field.OfHousehold() {
		return h.Text(t.rule.Field)
	}
	return ""
}

// finding fills in what the rule says.
func (t *task) finding(f screening.Finding) screening.Finding {
	f.Message, f.Matters = t.message, t.matters()
	if t.propose != nil {
		if v, err := t.run(t.propose); err == nil {
			f.Proposed = t.proposal(f.At, v)
		}
		if f.Proposed == nil {
			f.Action = screening.Verify
		}
	}
	for _, s := range t.facts {
		text := ""
		if s.name != nil {
			text = s.name.shown(&t.self)
		} else if v, err := t.run(s.program); err == nil {
			text = written(v)
		}
		if text != "" {
			f.Evidence = append(f.Evidence, screening.Fact{Key: s.key, Label: s.label, Value: text})
		}
	}
	if t.related != nil {
		f.Related = t.relatives(f.At)
	}
	return f
}

// proposal is a value as the sheet writes it; nil where there is none, or it is what the cell says already.
func (t *task) proposal(at roll.Cell, v any) *string {
	said := written(v)
	if said == "" {
		return nil
	}
	if at.Field.Type() == roll.TermType {
		said = at.Part.Writes(at.Field, roll.Term(said))
	}
	if said == at.Part.Text(at.Field, at.Row) {
		return nil
	}
	return &said
}

// written is a value as text.
func written(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return plain(v)
	case int:
		return fmt.Sprint(v)
	case bool:
		return yesNo(v)
	case someDay:
		return v.d.String()
	}
	return ""
}

func (t *task) relatives(at roll.Cell) []screening.Related {
	list, err := t.run(t.related)
	rows, ok := list.([]any)
	if err != nil || !ok {
		return nil
	}
	var all []screening.Related
	for _, item := range rows {
		if r, ok := item.(*row); ok && r != nil && r.p.At(at.Field) != at {
			all = append(all, screening.Related{At: r.p.At(t.rule.Field), Household: r.p.Household.Number, Person: r.p.Key(), Name: r.p.Name().Text,
				Note: screening.Words{ZH: "有关成员", EN: "the member concerned"}})
		}
	}
	return all
}

// matters are the values that the conditions asked for.
func (t *task) matters() []string {
	all := []string{t.rule.Code}
	for i := range t.asked {
		a := &t.asked[i]
		if a.self {
			all = append(all, a.name.Key+"="+a.name.shown(&t.self))
		}
		if !a.member {
			continue
		}
		for _, item := range t.rowsOf(t.self.h()) {
			r := item.(*row)
			all = append(all, strings.Join([]string{who(r.p), a.name.Key, a.name.shown(r)}, "="))
		}
	}
	return all
}

// who is the person's ID key, else the name.
func who(p *roll.Person) string {
	if key := p.ID().Key; key != "" {
		return key
	}
	return idno.Clean(p.Name().Key)
}
