package report

// fewest is the smallest count that a public report shows.
const fewest = 5

// node is a line of counts that stand or fall together: what is counted in several units is hidden in all of them, so that
// one unit says nothing about another.
type node struct {
	values []int
	hidden bool
}

func newNode(values ...int) *node { return &node{values: values} }

// few says that a count of the line is too small to be shown.
func (n *node) few() bool {
	for _, v := range n.values {
		if v < fewest {
			return true
		}
	}
	return false
}

// protect hides parts of a whole in a public report, so that none of a count below five can be told from the whole and the
// other parts. The parts add up to the whole, and are in no other published sum. Where the whole is hidden so are its parts:
// nothing is known of them. Else those with a small count are hidden, and with them the smallest others, until at least two
// are hidden that have together at least five of each unit: then each of them may be anything from nought to that.
func protect(whole *node, parts []*node) {
	if whole.hidden {
		for _, p := range parts {
			p.hidden = true
		}
		return
	}
	hidden := 0
	for _, p := range parts {
		if p.few() {
			p.hidden = true
			hidden++
		}
	}
	if hidden == 0 {
		return
	}
	for hidden < 2 || hiddenFew(parts) {
		next := smallest(parts)
		if next == nil {
			return
		}
		next.hidden = true
		hidden++
	}
}

// hiddenFew says that the hidden parts have together too few of some unit.
func hiddenFew(parts []*node) bool {
	sum := newNode(make([]int, len(parts[0].values))...)
	for _, p := range parts {
		for i, v := range p.values {
			if p.hidden {
				sum.values[i] += v
			}
		}
	}
	return sum.few()
}

// smallest is the smallest part that is shown, nil where all are hidden.
func smallest(parts []*node) *node {
	var least *node
	for _, p := range parts {
		if !p.hidden && (least == nil || p.values[0] < least.values[0]) {
			least = p
		}
	}
	return least
}
