package invent

import "math/rand/v2"

// chance draws from one seeded stream.
type chance struct{ *rand.Rand }

func newChance(seed uint64) chance { return chance{rand.New(rand.NewPCG(seed, 0x726f6c6c6e6574))} }

// in says yes in percent out of a hundred cases.
func (c chance) in(percent int) bool { return c.IntN(100) < percent }

// between draws a whole number from low to high, both included.
func (c chance) between(low, high int) int {
	if high <= low {
		return low
	}
	return low + c.IntN(high-low+1)
}

func (c chance) of(words []string) string { return words[c.IntN(len(words))] }

func (c chance) rune(runes []rune) string { return string(runes[c.IntN(len(runes))]) }

func (c chance) weighted(list []weighted) string {
	sum := 0
	for _, w := range list {
		sum += w.weight
	}
	at := c.IntN(sum)
	for _, w := range list {
		if at -= w.weight; at < 0 {
			return w.word
		}
	}
	return list[0].word
}
