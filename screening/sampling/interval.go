package sampling

import "math"

// Interval is a confidence interval of a share, 0 to 1, both ends included.
type Interval struct{ Low, High float64 }

// Hypergeometric is the exact interval of the share in a finite population of size units, of which n were drawn without
// replacement and x have the mark: the shares that a one-sided test at half the error would not reject (Clopper–Pearson's way
// with the hypergeometric distribution, which is the exact form of the finite population correction).
func Hypergeometric(x, n, size int, level float64) Interval {
	half := (1 - level) / 2
	// The more there are with the mark, the likelier are many in the sample: both ends are found by bisection.
	low := search(x, size-(n-x), func(marked int) bool { return atLeast(x, n, marked, size) > half })
	high := search(x, size-(n-x)+1, func(marked int) bool { return atMost(x, n, marked, size) <= half }) - 1
	return Interval{float64(low) / float64(size), float64(max(high, low)) / float64(size)}
}

// search is the least number from low on, below high, of which something is so that stays so from there on; high if none.
func search(low, high int, is func(int) bool) int {
	for low < high {
		if mid := (low + high) / 2; is(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// atMost is the chance of x or fewer with the mark among n drawn of size units of which some are marked.
func atMost(x, n, marked, size int) float64 {
	sum := 0.0
	for k := max(0, n-(size-marked)); k <= min(x, n, marked); k++ {
		sum += math.Exp(choose(marked, k) + choose(size-marked, n-k) - choose(size, n))
	}
	return min(sum, 1)
}

func atLeast(x, n, marked, size int) float64 {
	sum := 0.0
	for k := max(x, n-(size-marked), 0); k <= min(n, marked); k++ {
		sum += math.Exp(choose(marked, k) + choose(size-marked, n-k) - choose(size, n))
	}
	return min(sum, 1)
}

// choose is the logarithm of the binomial coefficient.
func choose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}

// ClopperPearson is the exact binomial interval of x of n, either of which need not be whole: with an effective sample size it
// is the interval of Korn and Graubard (1998) for complex samples.
func ClopperPearson(x, n, level float64) Interval {
	half := (1 - level) / 2
	i := Interval{0, 1}
	if x > 0 {
		i.Low = bisect(func(p float64) bool { return beta(p, x, n-x+1) < half })
	}
	if x < n {
		i.High = bisect(func(p float64) bool { return beta(p, x+1, n-x) < 1-half })
	}
	return i
}

// bisect is the share up to which something is so.
func bisect(is func(float64) bool) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		if mid := (low + high) / 2; is(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// beta is the regularised incomplete beta function, by its continued fraction (modified Lentz).
func beta(x, a, b float64) float64 {
	if x <= 0 || x >= 1 {
		return math.Max(0, math.Min(1, x))
	}
	if x > (a+1)/(a+b+2) {
		return 1 - beta(1-x, b, a)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab-la-lb+a*math.Log(x)+b*math.Log(1-x)) / a
	const tiny = 1e-300
	f, c, d := 1.0, 1.0, 0.0
	for i := range 500 {
		m := float64(i / 2)
		var numerator float64
		switch {
		case i == 0:
			numerator = 1
		case i%2 == 0:
			numerator = m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		default:
			numerator = -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		}
		if d = 1 + numerator*d; math.Abs(d) < tiny {
			d = tiny
		}
		d = 1 / d
		if c = 1 + numerator/c; math.Abs(c) < tiny {
			c = tiny
		}
		f *= c * d
		if math.Abs(1-c*d) < 1e-12 {
			break
		}
	}
	return front * (f - 1)
}
