package roll

// CurrentMembers gives a household's current members, a person who stands there twice with one ID number only once: the
// second row is a duplicate, and no second head, spouse or mouth to feed.
func (h *Household) CurrentMembers() []*Person {
	var all []*Person
next:
	for i := range h.Members {
		p := &h.Members[i]
		if !p.Current() {
			continue
		}
		if key := p.ID().Key; key != "" {
			for _, other := range all {
				if other.ID().Key == key {
					continue next
				}
			}
		}
		all = append(all, p)
	}
	return all
}
