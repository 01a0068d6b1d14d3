package report

import "rollnet/io/summary"

// The measures of a chart, in pixels: a telephone's width.
const (
	chartWide = 340
	barHigh   = 24
	labelWide = 112
	valueWide = 58
)

// bars is a chart of horizontal bars.
type bars struct {
	Title string
	List  []bar
	most  int
}

type bar struct {
	Label, Value string
	n            int
	Y            int // of the middle
	Top          int
	Wide         int
	End          int // where the value stands
}

func (b *bars) add(label string, n int) {
	b.most = max(b.most, n)
	at := len(b.List)
	b.List = append(b.List, bar{Label: cut(label), Value: count(n), n: n, Y: at*barHigh + barHigh/2, Top: at*barHigh + 4})
	for i := range b.List {
		one := &b.List[i]
		one.Wide = 0
		if b.most > 0 {
			one.Wide = one.n * (chartWide - labelWide - valueWide) / b.most
		}
		if one.n > 0 {
			one.Wide = max(one.Wide, 1)
		}
		one.End = labelWide + one.Wide + 5
	}
}

// Wide and High are the chart's measures.
func (b *bars) Wide() int { return chartWide }

// High is the chart's height.
func (b *bars) High() int { return len(b.List)*barHigh + 2 }

// Left is where bars begin; labels end before it.
func (b *bars) Left() int { return labelWide }

// LabelEnd is where labels end.
func (b *bars) LabelEnd() int { return labelWide - 6 }

// Thick is how high a bar is.
func (b *bars) Thick() int { return barHigh - 8 }

// cut shortens a label to what fits before a bar; the whole one is in the table.
func cut(label string) string {
	used := 0
	for i, r := range label {
		w := 7
		if r > 0x2E80 {
			w = 13
		}
		if used += w; used > labelWide-8 {
			return label[:i] + "…"
		}
	}
	return label
}

// pyramid is the ages of the roll: men to the left, women to the right, the old on top.
type pyramid struct {
	List         []layer
	Male, Female string // the legend
}

type layer struct {
	Label               string
	Top, Y              int
	MaleX, MaleWide     int
	FemaleX, FemaleWide int
}

const (
	layerHigh  = 15
	middleWide = 44
	sideWide   = (chartWide - middleWide) / 2
)

func pyramidOf(bands []summary.Band, lang string) *pyramid {
	p := &pyramid{Male: words{ZH: "男", EN: "male"}.In(lang), Female: words{ZH: "女", EN: "female"}.In(lang)}
	most := 1
	for _, b := range bands {
		most = max(most, b.Male, b.Female)
	}
	for i := range bands {
		at := len(bands) - 1 - i
		b := bands[at]
		male, female := b.Male*sideWide/most, b.Female*sideWide/most
		p.List = append(p.List, layer{Label: bandName(bands, at), Top: i*layerHigh + 1, Y: i*layerHigh + layerHigh/2,
			MaleX: sideWide - male, MaleWide: male, FemaleX: sideWide + middleWide, FemaleWide: female})
	}
	return p
}

// Wide is the chart's width.
func (p *pyramid) Wide() int { return chartWide }

// High is the chart's height.
func (p *pyramid) High() int { return len(p.List)*layerHigh + 2 }

// Thick is how high a layer is.
func (p *pyramid) Thick() int { return layerHigh - 2 }

// Middle is where the ages stand.
func (p *pyramid) Middle() int { return chartWide / 2 }
