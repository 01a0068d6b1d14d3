package indicators

import (
	"cmp"
	"slices"
	"strings"

	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// spot is a village as its names are compared: without the words for what it is.
type spot struct{ town, village string }

// areas are the villages met so far, with their names as they were first written.
type areas struct {
	names map[spot]Area
	towns map[string]map[string]bool // by village: the towns that have one of the name
}

func newAreas() *areas {
	return &areas{names: map[spot]Area{}, towns: map[string]map[string]bool{}}
}

// at gives the village of two names. A village without its town's name is that of the one town that has a village so called.
func (a *areas) at(town, village string) spot {
	s := spot{kin.Place(town), kin.Place(village)}
	if s.town == "" && s.village != "" {
		if of := a.towns[s.village]; len(of) == 1 {
			for only := range of {
				s.town = only
			}
		}
	}
	if _, met := a.names[s]; !met {
		a.names[s] = Area{Level: Village, Town: strings.TrimSpace(town), Village: strings.TrimSpace(village)}
		if s.town != "" {
			if a.towns[s.village] == nil {
				a.towns[s.village] = map[string]bool{}
			}
			a.towns[s.village][s.town] = true
		}
	}
	return s
}

// ofHouse is the village of a household of the roll or the register.
func (a *areas) ofHouse(h *roll.Household) spot { return a.at(h.Says(roll.Town), h.Says(roll.Village)) }

// order gives the villages in order: by town and village, those without a name last.
func (a *areas) order() []spot {
	all := make([]spot, 0, len(a.names))
	for s := range a.names {
		all = append(all, s)
	}
	slices.SortFunc(all, func(x, y spot) int {
		return cmp.Or(unnamedLast(x.town, y.town), unnamedLast(x.village, y.village))
	})
	return all
}

func unnamedLast(x, y string) int {
	if (x == "") != (y == "") {
		return map[bool]int{true: 1, false: -1}[x == ""]
	}
	return strings.Compare(x, y)
}

// list is the county, then each town with its villages behind it.
func (a *areas) list() []Area {
	list := []Area{{Level: County}}
	for i, s := range a.order() {
		if i == 0 || s.town != a.order()[i-1].town {
			list = append(list, Area{Level: Town, Town: a.townName(s.town)})
		}
		one := a.names[s]
		one.Town = a.townName(s.town)
		list = append(list, one)
	}
	return list
}

// townName is the longest way a town is written: 田州镇 before 田州.
func (a *areas) townName(town string) string {
	name := ""
	for s, one := range a.names {
		if s.town == town && (len(one.Town) > len(name) || len(one.Town) == len(name) && one.Town < name) {
			name = one.Town
		}
	}
	return name
}

// tally counts for one indicator, by village.
type tally struct {
	reasons int
	by      map[spot]*Figure
}

func newTally(reasons int) *tally { return &tally{reasons, map[spot]*Figure{}} }

func (t *tally) at(s spot) *Figure {
	if t.by[s] == nil {
		t.by[s] = &Figure{LeftOut: make([]int, t.reasons)}
	}
	return t.by[s]
}

// count counts one: among those that the share is of, and where it is so among those that are counted.
func (t *tally) count(s spot, is bool) {
	f := t.at(s)
	f.Denominator++
	if is {
		f.Numerator++
	}
}

// leave counts one that is left out, by the number of its reason.
func (t *tally) leave(s spot, reason int) { t.at(s).LeftOut[reason]++ }

// figures adds the villages up to towns and the county, in the order of areas.list.
func (t *tally) figures(a *areas) []Figure {
	none := func() Figure { return Figure{LeftOut: make([]int, t.reasons)} }
	all := []Figure{none()}
	town, order := 0, a.order()
	for i, s := range order {
		if i == 0 || s.town != order[i-1].town {
			town = len(all)
			all = append(all, none())
		}
		own := none()
		own.add(t.by[s])
		all = append(all, own)
		all[town].add(&own)
		all[0].add(&own)
	}
	return all
}

func (f *Figure) add(other *Figure) {
	if other == nil {
		return
	}
	f.Numerator += other.Numerator
	f.Denominator += other.Denominator
	for i, n := range other.LeftOut {
		f.LeftOut[i] += n
	}
}
