package rules

import (
	"slices"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// departure is why somebody is no member of a household any more.
type departure uint8

const (
	died departure = iota
	movedOut
	marriedOut
	imprisoned
	missingPerson
	livesApart
)

// departures are the words for each, and the reason of the natural decrease (自然减少) that is entered.
var departures = [...]struct {
	words         screening.Words
	seems, reason string
}{
	died:          {say("死亡", "dead"), "可能已死亡", "死亡"},
	movedOut:      {say("迁出", "moved away"), "可能已迁出", "迁出"},
	marriedOut:    {say("嫁出", "married out"), "可能已嫁出", "婚嫁"},
	imprisoned:    {say("服刑", "in prison"), "登记为服刑", "服刑"},
	missingPerson: {say("失踪", "missing"), "登记为失踪", "失踪"},
	livesApart:    {say("不共享开支", "living apart"), "登记为不共享开支", "其他（不共享开支）"},
}

// departureOf is the departure that a register's or roll's words mean.
var departureOf = map[kin.Elsewhere]departure{kin.Imprisoned: imprisoned, kin.Missing: missingPerson, kin.Apart: livesApart}

// proof is one row that says that somebody is no member any more.
type proof struct {
	related screening.Related
	quality kin.Quality
	what    departure
	day     date.Date
	name    string
}

// leavingProofs gathers the proofs that a member has died, moved away, or does not share the household.
func leavingProofs(c *screening.Case, x *kin.Index, p *roll.Person) []proof {
	proofs := append(deathListProofs(c, x, p), registerProofs(x, p)...)
	if what, is := departureOf[x.Elsewhere(p)]; is {
		proofs = append(proofs, proof{relatedPerson(p, say("花名册备注", "remark on the roll")), kin.ByID, what, 0, ""})
	}
	return proofs
}

// leftFinding is what findings from proofs of leaving have in common; the first proof says what happened.
func leftFinding(p *roll.Person, proofs []proof) screening.Finding {
	what := proofs[0].what
	words := departures[what].words
	f := screening.Finding{Of: p, Matters: append(personKeys([]*roll.Person{p}), words.ZH)}
	f.Evidence = []screening.Fact{
		fact("status", "状态", words.ZH),
		fact("match", "比对依据", proofs[0].quality.Chinese()),
		fact("decrease", "自然减少原因", departures[what].reason),
	}
	day, differs := date.Date(0), false
	for _, pr := range proofs {
		f.Related = append(f.Related, pr.related)
		differs = differs || pr.name != "" && p.Name().Key != "" && pr.name != p.Name().Key
		if day == 0 && pr.what == what {
			day = pr.day
		}
	}
	if day != 0 {
		f.Evidence = append(f.Evidence, fact("date", words.ZH+"日期", day.String()))
	} else {
		f.Evidence = append(f.Evidence, fact("date_unknown", "时间不明", words.ZH+"日期不明，须核实"))
	}
	if differs {
		f.Evidence = append(f.Evidence, fact("names_differ", "姓名不一致", "证明记录的姓名与花名册不同，可能号码录错，须先核对身份"))
	}
	if p.Relation() == roll.Head && len(p.Household.CurrentMembers()) > 1 {
		f.Evidence = append(f.Evidence, fact("head", "户主", "减少的是户主，须同时办理户主变更"))
	}
	f.Unit = decreaseOf(p)
	return f
}

// decreaseOf is what follows when somebody is found to have left a household (自然减少): the row leaves the roll, and the household's
// size is stated without it wherever it counted it.
func decreaseOf(p *roll.Person) *screening.Unit {
	u := &screening.Unit{Operation: screening.Decrease, Leaves: []roll.Entry{{Part: p.Part, Row: p.Row}}}
	h := p.Household
	left := len(h.CurrentMembers())
	if slices.Contains(h.CurrentMembers(), p) {
		left--
	}
	for _, e := range h.Entries() {
		if e == u.Leaves[0] {
			continue
		}
		if n := e.Number(roll.HouseholdSize); n.Ok() && n.Float() > float64(left) && left > 0 {
			u.Changes = append(u.Changes, screening.Change{At: e.At(roll.HouseholdSize), Becomes: strconv.Itoa(left)})
		}
	}
	return u
}

func deathListProofs(c *screening.Case, x *kin.Index, p *roll.Person) []proof {
	var proofs []proof
	for _, m := range x.DeathMatches(p) {
		if day := diedOn(m.Entry); !day.After(c.AsOf) {
			proofs = append(proofs, proof{relatedEntry(m.Entry, say("死亡名单", "death list")), m.Quality, died, day, m.Entry.Name().Key})
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
	var dead, moved, apart []proof
	lives := false
	for _, r := range x.InRegister(p.ID().Key) {
		pr := proof{related: relatedPerson(r, say("农户册", "register")), quality: kin.QualityOf(r.ID(), p.ID()), name: r.Name().Key}
		what, elsewhere := departureOf[x.Elsewhere(r)]
		switch {
		case x.Dead(r):
			pr.what, pr.day = died, r.Date(roll.DeathDate)
			dead = append(dead, pr)
		case x.Moved(r):
			pr.what, pr.day = movedOut, r.Date(roll.MoveOutDate)
			if r.Term(roll.LifeStatus) == roll.MarriedOut || hasAny([]string{r.Text(roll.MoveOutReason)}, []string{"婚", "嫁"}) {
				pr.what = marriedOut
			}
			moved = append(moved, pr)
		case elsewhere:
			pr.what = what
			apart = append(apart, pr)
		default:
			lives = true
		}
	}
	if dead != nil || lives {
		return append(dead, apart...)
	}
	return append(apart, moved...)
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
