package sampling

import (
	"cmp"

	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// Subject is a unit as people find it at the door.
type Subject struct {
	Unit
	Town, Village, Group string
	Household, Head      string
	Helper, HelperUnit   string
	What                 string // of a finding: what is to be checked again
}

// Per is what a sample is drawn for, each by itself.
type Per string

const (
	Leader  Per = "leader" // 联系领导; where no column names one, the town that the leader is in charge of
	Town    Per = "town"
	Village Per = "village"
	Rule    Per = "rule" // of findings
)

// Left counts the households that are not in the frame, and why.
type Left struct {
	Count int
	Why   screening.Words
}

// Frame is what a sample is drawn from.
type Frame struct {
	Subjects []Subject
	Left     []Left
}

// Units are the frame's units, in its order.
func (f *Frame) Units() []Unit {
	units := make([]Unit, len(f.Subjects))
	for i := range f.Subjects {
		units[i] = f.Subjects[i].Unit
	}
	return units
}

// Subject gives the subject of a unit that was drawn.
func (f *Frame) Subject(u Unit) Subject {
	for i := range f.Subjects {
		if f.Subjects[i].Unit == u {
			return f.Subjects[i]
		}
	}
	return Subject{Unit: u}
}

// add adds a subject, unless one of its ID stands there already.
func (f *Frame) add(seen map[string]bool, s Subject) {
	if seen[s.ID] {
		f.leave(screening.Words{ZH: "户编号重复或没有户编号", EN: "the household number is there twice, or not at all"})
		return
	}
	seen[s.ID] = true
	f.Subjects = append(f.Subjects, s)
}

func (f *Frame) leave(why screening.Words) {
	for i := range f.Left {
		if f.Left[i].Why == why {
			f.Left[i].Count++
			return
		}
	}
	f.Left = append(f.Left, Left{1, why})
}

// Households is the frame of the roll's households as they are now; clusters are their helpers, by the roll, the handbook or the
// ledger. Only those for which is says so are in it.
func Households(c *screening.Case, per Per, clusters bool, is func(*roll.Household) bool) *Frame {
	f, seen := &Frame{}, map[string]bool{"": true}
	books := handbook.Of(c)
	for i := range c.Roll.Households {
		h := &c.Roll.Households[i]
		if kin.Of(c).Older(h) || !is(h) {
			continue
		}
		s := subjectOf(h)
		s.Helper, s.HelperUnit = h.Says(roll.Helper), h.Says(roll.HelperUnit)
		leader := h.Says(roll.Leader)
		if books != nil {
			for _, source := range []handbook.Source{handbook.Handbook, handbook.Ledger} {
				for _, b := range books.BooksOf(h, source) {
					s.Helper, s.HelperUnit, leader = cmp.Or(s.Helper, b.Text(roll.Helper)), cmp.Or(s.HelperUnit, b.Text(roll.HelperUnit)), cmp.Or(leader, b.Text(roll.Leader))
				}
			}
		}
		s.Stratum = stratum(per, leader, s)
		if clusters {
			if s.Helper == "" {
				f.leave(screening.Words{ZH: "没有帮扶人", EN: "no helper is named"})
				continue
			}
			s.Cluster = s.Helper
			if s.HelperUnit != "" {
				s.Cluster += "（" + s.HelperUnit + "）"
			}
		}
		f.add(seen, s)
	}
	return f
}

// NotEnrolled is the frame of the register's households none of whose people is on the roll.
func NotEnrolled(c *screening.Case, per Per) *Frame {
	f, seen := &Frame{}, map[string]bool{"": true}
	x := kin.Of(c)
	for i := range c.Register.Households {
		h := &c.Register.Households[i]
		on, lives := false, false
		for m := range h.Members {
			p := &h.Members[m]
			on = on || x.Member(p.ID().Key) != nil
			lives = lives || !x.Dead(p) && !x.Moved(p)
		}
		switch {
		case on:
			f.leave(screening.Words{ZH: "有人在册", EN: "somebody is on the roll"})
		case !lives:
			f.leave(screening.Words{ZH: "都已死亡、迁出", EN: "all are dead or gone"})
		default:
			s := subjectOf(h)
			s.Stratum = stratum(per, "", s)
			f.add(seen, s)
		}
	}
	return f
}

func subjectOf(h *roll.Household) Subject {
	s := Subject{Unit: Unit{ID: h.Number}, Town: h.Says(roll.Town), Village: h.Says(roll.Village), Group: cmp.Or(h.Says(roll.Group), h.Says(roll.Address)), Household: h.Number}
	if face := h.Face(); face != nil {
		s.Head = face.Name().Text
	} else {
		s.Head = h.Says(roll.HeadName)
	}
	return s
}

// stratum names what a household is drawn for.
func stratum(per Per, leader string, s Subject) string {
	town := cmp.Or(s.Town, "（未注明）")
	switch per {
	case Leader:
		return cmp.Or(leader, town)
	case Village:
		return town + " " + cmp.Or(s.Village, "（未注明）")
	}
	return town
}

// Check is the frame of some subjects as they are given, with their strata: findings to be checked again.
func Check(subjects []Subject) *Frame {
	f, seen := &Frame{}, map[string]bool{"": true}
	for _, s := range subjects {
		f.add(seen, s)
	}
	return f
}
