package indicators

import (
	"rollnet/screening"
)

// Set is the indicators of one case. It holds no personal data.
type Set struct {
	AsOf       string      `json:"as_of"`
	Areas      []Area      `json:"areas"` // the county first, then each town with its villages behind it
	Indicators []Indicator `json:"indicators"`
}

// Level is how large an area is.
type Level string

const (
	County  Level = "county"
	Town    Level = "town"
	Village Level = "village"
)

// Area is the county as a whole (no names), a town, or a village of a town. A name is empty where no sheet says it.
type Area struct {
	Level   Level  `json:"level"`
	Town    string `json:"town"`
	Village string `json:"village"`
}

// Indicator is one figure for all areas.
type Indicator struct {
	Code    string            `json:"code"` // ST-001 to ST-010; several indicators may share one
	Key     string            `json:"key"`  // of this indicator alone, the same in every version
	Title   screening.Words   `json:"title"`
	Formula screening.Words   `json:"formula"` // what over what, and by which columns
	Unit    screening.Words   `json:"unit"`    // what is counted: 户, 人, 条
	Target  *Target           `json:"target"`  // null without one
	Missing *screening.Words  `json:"missing"` // why it cannot be reckoned; then there are no figures
	LeftOut []screening.Words `json:"left_out"`
	Figures []Figure          `json:"figures"` // one for each of Set.Areas
}

// Target is the share that is aimed at, in percent, with its source in the profile.
type Target struct {
	Percent float64 `json:"percent"`
	AtMost  bool    `json:"at_most"` // met by a share at most as large; else by one at least as large
}

// Met says that a share in percent reaches the target.
func (t Target) Met(percent float64) bool {
	if t.AtMost {
		return percent <= t.Percent
	}
	return percent >= t.Percent
}

// Figure is a count of something, and what it is of. LeftOut counts what belongs to neither, by the reasons of its indicator.
type Figure struct {
	Numerator   int   `json:"numerator"`
	Denominator int   `json:"denominator"`
	LeftOut     []int `json:"left_out"`
}

// Percent is the share in percent; there is none of nothing.
func (f Figure) Percent() (percent float64, ok bool) {
	if f.Denominator == 0 {
		return 0, false
	}
	return 100 * float64(f.Numerator) / float64(f.Denominator), true
}

// Total is the figure of the county; nil where the indicator could not be reckoned.
func (i *Indicator) Total() *Figure {
	if i.Missing != nil || len(i.Figures) == 0 {
		return nil
	}
	return &i.Figures[0]
}

// Find gives the indicator of a key, nil where the set has none.
func (s *Set) Find(key string) *Indicator {
	for i := range s.Indicators {
		if s.Indicators[i].Key == key {
			return &s.Indicators[i]
		}
	}
	return nil
}

// definition is how an indicator is reckoned.
type definition struct {
	Indicator
	needs  []screening.Need
	reckon func(r *reckoner, t *tally)
}

// Of reckons the indicators of a case and of what a screening found in it.
func Of(c *screening.Case, o *screening.Outcome) *Set {
	r := newReckoner(c, o)
	all := definitions(r)
	tallies := make([]*tally, len(all))
	for i, d := range all {
		if why := missing(c, d.needs); why != nil {
			all[i].Missing = why
			continue
		}
		tallies[i] = newTally(len(d.LeftOut))
		d.reckon(r, tallies[i])
	}
	s := &Set{AsOf: c.AsOf.String(), Areas: r.areas.list()}
	for i, d := range all {
		if d.LeftOut == nil {
			d.LeftOut = []screening.Words{}
		}
		d.Figures = []Figure{}
		if tallies[i] != nil {
			d.Figures = tallies[i].figures(r.areas)
		}
		s.Indicators = append(s.Indicators, d.Indicator)
	}
	return s
}

func missing(c *screening.Case, needs []screening.Need) *screening.Words {
	for _, n := range needs {
		if why := n.Missing(c); why != (screening.Words{}) {
			return &why
		}
	}
	return nil
}

func say(zh, en string) screening.Words { return screening.Words{ZH: zh, EN: en} }
