package screening

import (
	"sync"

	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Name is "cell".
func (FieldCells) Name() string { return "cell" }

// judgedColumn is a column of a sheet and the verdicts on its contents, by their codes.
type judgedColumn struct {
	field    roll.Field
	column   *table.Column
	verdicts func() []*Verdict
}

func (check FieldCells) tasks(c *Case) []func(*Report) {
	ofHouse, ofPerson := map[*roll.Part][]judgedColumn{}, map[*roll.Part][]judgedColumn{}
	var houseFields []roll.Field
	for _, f := range check.Fields {
		if f.OfHousehold() {
			houseFields = append(houseFields, f)
		}
		for _, part := range c.Roll.Parts {
			column := part.Dictionary(f)
			if column == nil { // none, or a header over nothing but blank cells
				continue
			}
			j := judgedColumn{f, column, sync.OnceValue(func() []*Verdict { return check.judge(c, part, f, column) })}
			if f.OfHousehold() {
				ofHouse[part] = append(ofHouse[part], j)
			} else {
				ofPerson[part] = append(ofPerson[part], j)
			}
		}
	}
	return chunks(len(c.Roll.Households), func(i int, out *Report) {
		h := &c.Roll.Households[i]
		if face := h.Face(); h.Sheet == nil && len(houseFields) > 0 {
			for _, j := range ofHouse[face.Part] {
				if at := face.At(j.field); j.column.Code(at.Row) != 0 {
					j.give(h, nil, at, out)
				} else if at = h.At(j.field); at.Part == face.Part { // stated on another row
					j.give(h, nil, at, out)
				}
			}
		} else {
			for _, f := range houseFields {
				at := h.At(f)
				for _, j := range ofHouse[at.Part] {
					if j.field == f {
						j.give(h, nil, at, out)
					}
				}
			}
		}
		if len(ofPerson) == 0 {
			return
		}
		for m := range h.Members {
			p := &h.Members[m]
			columns := ofPerson[p.Part]
			if len(columns) == 0 || !p.Current() {
				continue
			}
			for _, j := range columns {
				j.give(nil, p, p.At(j.field), out)
			}
		}
	})
}

// judge gives the verdicts on a column by the codes of its contents.
func (check FieldCells) judge(c *Case, part *roll.Part, f roll.Field, column *table.Column) []*Verdict {
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
func (j judgedColumn) give(h *roll.Household, p *roll.Person, at roll.Cell, out *Report) {
	code := j.column.Code(at.Row)
	if code == 0 {
		return
	}
	out.person, out.house = p, h
	out.Look()
	if v := j.verdicts()[code]; v != nil {
		out.Find(Finding{House: h, Of: p, At: at, Severity: v.Severity, Action: v.Action, Proposed: v.Proposed, Message: v.Message,
			Evidence: v.Evidence, Matters: append([]string{at.Field.String()}, v.Matters...)})
	}
}
