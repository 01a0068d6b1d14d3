package screening

import (
	"sync"

	"rollnet/screening/roll"
)

// Name is "cell".
func (FieldCells) Name() string { return "cell" }

func (check FieldCells) tasks(c *Case) []func(*Report) {
	judged := map[*roll.Part]map[roll.Field]func() []*Verdict{}
	for _, part := range c.Roll.Parts {
		judged[part] = map[roll.Field]func() []*Verdict{}
		for _, f := range check.Fields {
			if part.Has(f) {
				judged[part][f] = sync.OnceValue(func() []*Verdict { return check.judge(c, part, f) })
			}
		}
	}
	var ofHouse, ofPerson []roll.Field
	for _, f := range check.Fields {
		if f.OfHousehold() {
			ofHouse = append(ofHouse, f)
		} else {
			ofPerson = append(ofPerson, f)
		}
	}
	return chunks(len(c.Roll.Households), func(i int, out *Report) {
		h := &c.Roll.Households[i]
		for _, f := range ofHouse {
			at := h.At(f)
			give(judged[at.Part][f], Finding{House: h, At: at}, out)
		}
		for m := range h.Members {
			p := &h.Members[m]
			if !p.Current() {
				continue
			}
			for _, f := range ofPerson {
				give(judged[p.Part][f], Finding{Of: p, At: p.At(f)}, out)
			}
		}
	})
}

// judge gives the verdicts on a column by the codes of its contents.
func (check FieldCells) judge(c *Case, part *roll.Part, f roll.Field) []*Verdict {
	column := part.Dictionary(f)
	if column == nil { // a header over nothing but blank cells
		return []*Verdict{nil}
	}
	verdicts, seen := make([]*Verdict, column.Len()), make([]bool, column.Len())
	for _, row := range part.Rows {
		if code := column.Code(int(row)); !seen[code] {
			seen[code] = true
			verdicts[code] = check.Check(c, roll.Cell{Part: part, Row: int(row), Field: f})
		}
	}
	return verdicts
}

// give looks a cell up and adds its finding. A blank cell is not looked at.
func give(verdicts func() []*Verdict, f Finding, out *Report) {
	if verdicts == nil {
		return
	}
	out.at = f.At
	code := uint32(0)
	if column := f.At.Part.Dictionary(f.At.Field); column != nil {
		code = column.Code(f.At.Row)
	}
	if code == 0 {
		return
	}
	out.Look()
	if v := verdicts()[code]; v != nil {
		f.Severity, f.Action, f.Proposed, f.Message, f.Evidence = v.Severity, v.Action, v.Proposed, v.Message, v.Evidence
		f.Matters = append([]string{f.At.Field.String()}, v.Matters...)
		out.Find(f)
	}
}
