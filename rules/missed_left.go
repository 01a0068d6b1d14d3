package rules

import (
	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

// proof is one row that says that somebody has died or moved.
type proof struct {
	related screening.Related
	quality kin.Quality
	dead    bool
	day     date.Date
	name    string
}

// leftFinding gathers the proofs that a member has died or moved away.
func leftFinding(c *screening.Case, x *kin.Index, p *roll.Person) (screening.Finding, bool) {
	proofs := append(deathListProofs(c, x, p), registerProofs(x, p)...)
	if len(proofs) == 0 {
		return screening.Finding{}, false
	}
	dead, differs := false, false
	f := screening.Finding{Of: p}
	for _, pr := range proofs {
		dead = dead || pr.dead
		differs = differs || pr.name != "" && p.Name().Key != "" && pr.name != p.Name().Key
	}
	what := say("迁出", "moved away")
	if dead {
		what = say("死亡", "dead")
	}
	f.Message = say(
		mask.Name(p.Name().Text)+" 可能已"+what.ZH+"而仍在册，请公安、民政核对后按自然减少办理",
		mask.Name(p.Name().Text)+" may be "+what.EN+" and is still listed; to be confirmed by the police or civil affairs")
	f.Evidence = []screening.Fact{
		fact("status", "状态", what.ZH),
		fact("match", "比对依据", proofs[0].quality.Chinese()),
	}
	f.Matters = append(personKeys([]*roll.Person{p}), what.ZH)
	day := date.Date(0)
	for _, pr := range proofs {
		f.Related = append(f.Related, pr.related)
		if day == 0 && pr.dead == dead {
			day = pr.day
		}
	}
	if day != 0 {
		f.Evidence = append(f.Evidence, fact("date", what.ZH+"日期", day.String()))
	} else {
		f.Evidence = append(f.Evidence, fact("date_unknown", "时间不明", what.ZH+"日期不明，须核实"))
	}
	if differs {
		f.Evidence = append(f.Evidence, fact("names_differ", "姓名不一致", "证明记录的姓名与花名册不同，可能号码录错，须先核对身份"))
	}
	return f, true
}

func deathListProofs(c *screening.Case, x *kin.Index, p *roll.Person) []proof {
	var proofs []proof
	for _, m := range x.DeathMatches(p) {
		if day := diedOn(m.Entry); !day.After(c.AsOf) {
			proofs = append(proofs, proof{relatedEntry(m.Entry, say("死亡名单", "death list")), m.Quality, true, day, m.Entry.Name().Key})
		}
	}
	return proofs
}

// diedOn is the day of death on a list, or of the cremation; 0 where neither is known.
func diedOn(e roll.Entry) date.Date {
	if d := e.Date(roll.DeathDate); d != 0 {
		return d
	}
	return e.Date(roll.CremationDate)
}

// registerProofs are the register's rows; a move counts only where the register has the person nowhere else.
func registerProofs(x *kin.Index, p *roll.Person) []proof {
	var dead, moved []proof
	lives := false
	for _, r := range x.InRegister(p.ID().Key) {
		pr := proof{related: relatedPerson(r, say("农户册", "register")), quality: kin.QualityOf(r.ID(), p.ID()), name: r.Name().Key}
		switch {
		case x.Dead(r):
			pr.dead, pr.day = true, r.Date(roll.DeathDate)
			dead = append(dead, pr)
		case x.Moved(r):
			pr.day = r.Date(roll.MoveOutDate)
			moved = append(moved, pr)
		default:
			lives = true
		}
	}
	if dead != nil || lives {
		return dead
	}
	return moved
}

// ended says that the help on a list's row had ended by the case's day.
func ended(c *screening.Case, e roll.Entry) bool {
	return c.AsOf.After(e.Date(roll.EndDate))
}

// gone says that somebody is known to be dead, or to have moved away and to live nowhere else in the county.
func gone(c *screening.Case, x *kin.Index, key string) bool {
	if list := c.Lists[roll.Death]; list != nil {
		for _, e := range list.ByID(key) {
			if !diedOn(e).After(c.AsOf) {
				return true
			}
		}
	}
	for _, i := range c.Roll.ByID(key) {
		if c.Roll.Persons[i].Term(roll.LifeStatus) == roll.Dead {
			return true
		}
	}
	rows := x.InRegister(key)
	for _, p := range rows {
		if x.Dead(p) {
			return true
		}
		if !x.Moved(p) {
			return false
		}
	}
	return len(rows) > 0
}
