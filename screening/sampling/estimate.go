package sampling

// Level is the confidence level of all intervals.
const Level = 0.95

// Estimate is what a sample that came back says of a share.
type Estimate struct {
	Stratum  string // empty: all strata that have answers
	Units    int    // that it speaks of
	Drawn    int
	Answered int
	Marked   int     // answered yes
	Share    float64 // weighted by the chances of being drawn
	Interval Interval
	Method   Method
	Silent   []string // strata without an answer: the estimate of all does not speak of them
}

// Method says by which interval an estimate is surrounded.
type Method string

const (
	Exact     Method = "hypergeometric" // of a simple random sample: exact, with the finite population
	Effective Method = "korn_graubard"  // Clopper–Pearson with the effective size of the sample
	Census    Method = "census"         // all units were drawn and answered: there is nothing to estimate
)

// Estimates reckons the share of units with a mark from the answers by unit ID (true: it has the mark), for each stratum with
// an answer and for all of these together. Rows without an answer are taken as if they had not been drawn, which is right
// only where they are missing by chance: Drawn and Answered say how many. There are none without answers.
func (d *Draw) Estimates(answers map[string]bool) (strata []Estimate, all *Estimate) {
	by := map[string][]weighted{}
	for _, r := range d.Rows {
		if marked, ok := answers[r.ID]; ok {
			by[r.Stratum] = append(by[r.Stratum], weighted{marked, 1 / r.Chance})
		}
	}
	if len(by) == 0 {
		return nil, nil
	}
	total := pool{}
	all = &Estimate{}
	for _, s := range d.Strata {
		rows := by[s.Name]
		if rows == nil {
			all.Silent = append(all.Silent, s.Name)
			continue
		}
		e := d.ofStratum(s, rows)
		strata = append(strata, e)
		total.add(e, rows, d.Design.Clusters, s)
		all.Units, all.Drawn, all.Answered, all.Marked = all.Units+e.Units, all.Drawn+e.Drawn, all.Answered+e.Answered, all.Marked+e.Marked
	}
	total.finish(all)
	if len(strata) == 1 {
		silent := all.Silent
		*all = strata[0]
		all.Stratum, all.Silent = "", silent
	}
	return strata, all
}

// weighted is an answer and how many units it stands for.
type weighted struct {
	marked bool
	weight float64
}

func (d *Draw) ofStratum(s Stratum, rows []weighted) Estimate {
	e := Estimate{Stratum: s.Name, Units: s.Units, Drawn: s.Drawn, Answered: len(rows)}
	for _, r := range rows {
		if r.marked {
			e.Marked++
		}
	}
	e.Share = share(rows)
	switch {
	case len(rows) == s.Units:
		e.Method, e.Interval = Census, Interval{e.Share, e.Share}
	case !d.Design.Clusters:
		e.Method, e.Interval = Exact, Hypergeometric(e.Marked, len(rows), s.Units, Level)
	default:
		e.Method = Effective
		n := kish(rows)
		e.Interval = around(e.Share, ClopperPearson(e.Share*n, n, Level))
	}
	return e
}

func share(rows []weighted) float64 {
	marked, all := 0.0, 0.0
	for _, r := range rows {
		all += r.weight
		if r.marked {
			marked += r.weight
		}
	}
	return marked / all
}

// kish is the size of a sample with equal weights that would tell as much: (Σw)² / Σw².
func kish(rows []weighted) float64 {
	sum, squares := 0.0, 0.0
	for _, r := range rows {
		sum += r.weight
		squares += r.weight * r.weight
	}
	return sum * sum / squares
}

// pool adds strata up to the share of all: each counts by its units.
type pool struct {
	units, marked, variance float64
	unknown                 bool // a stratum with one answer has no variance of its own
	census                  bool
	rows                    []weighted
	strata                  int
}

func (p *pool) add(e Estimate, rows []weighted, clusters bool, s Stratum) {
	size, n, sum := float64(e.Units), float64(len(rows)), sumOf(rows)
	p.census = e.Method == Census && (p.census || p.strata == 0)
	p.strata++
	p.units += size
	p.marked += size * e.Share
	for _, r := range rows {
		p.rows = append(p.rows, weighted{r.marked, size * r.weight / sum})
	}
	left := 1 - n/size
	if clusters {
		left = 1 - n/float64(s.Clusters) // of the first stage; what is left out of it makes the interval no shorter
		left = max(left, 1-n/size)
	}
	if n < 2 {
		p.unknown = p.unknown || left > 0
		return
	}
	spread := 0.0
	for _, r := range rows {
		off := -e.Share
		if r.marked {
			off = 1 - e.Share
		}
		spread += r.weight * r.weight * off * off
	}
	p.variance += size * size * left * spread / (sum * sum) * n / (n - 1)
}

func sumOf(rows []weighted) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += r.weight
	}
	return sum
}

// finish surrounds the share of all by Korn and Graubard's interval: the effective size of the sample is what a simple random
// sample would need for the same variance, and never more than there are answers.
func (p *pool) finish(e *Estimate) {
	e.Share = p.marked / p.units
	if p.census {
		e.Method, e.Interval = Census, Interval{e.Share, e.Share}
		return
	}
	e.Method = Effective
	n := min(kish(p.rows), float64(len(p.rows)))
	if variance := p.variance / (p.units * p.units); variance > 0 && !p.unknown {
		n = min(e.Share*(1-e.Share)/variance, n)
	}
	n = max(n, 1)
	e.Interval = around(e.Share, ClopperPearson(e.Share*n, n, Level))
}

// around keeps the share in its interval, whatever rounding did.
func around(share float64, i Interval) Interval {
	return Interval{min(i.Low, share), max(i.High, share)}
}

// Verdict is how a share stands to a limit.
type Verdict string

const (
	Within  Verdict = "within"  // the whole interval keeps to the limit
	Beyond  Verdict = "beyond"  // the whole interval is on the wrong side of it
	Unclear Verdict = "unclear" // the sample does not decide it
)

// Against holds an interval against a limit: at most so much, or at least.
func (i Interval) Against(limit float64, atMost bool) Verdict {
	if !atMost {
		i, limit = Interval{1 - i.High, 1 - i.Low}, 1-limit
	}
	switch {
	case i.High <= limit:
		return Within
	case i.Low > limit:
		return Beyond
	}
	return Unclear
}
