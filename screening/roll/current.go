package roll

// CurrentMembers gives a household's current members, a person who stands there twice with one ID number only once: the
// second row is a duplicate, and no second head, spouse or mouth to feed. Not to be written to.
func (h *Household) CurrentMembers() []*Person { return h.current }

// findCurrent finds the current members of all households once, for nearly every rule asks for them.
func (r *Roll) findCurrent() {
	all := make([]*Person, 0, len(r.Persons))
	for i := range r.Households {
		h := &r.Households[i]
		from := len(all)
		for j := range h.Members {
			if p := &h.Members[j]; p.Current() && !among(all[from:], p) {
				all = append(all, p)
			}
		}
		h.current = all[from:len(all):len(all)]
	}
}

// among says that one of some persons has the person's ID number.
func among(some []*Person, p *Person) bool {
	key := p.idKey()
	if key == "" {
		return false
	}
	for _, other := range some {
		if other.idKey() == key {
			return true
		}
	}
	return false
}

func (p *Person) idKey() string {
	if id := p.Part.idOf(IDNumber, p.Row); id != nil {
		return id.Key
	}
	return ""
}
