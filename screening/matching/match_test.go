package matching

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const model = `
name: people
columns:
  - {name: year, from: [birth], work: [first 4]}
comparisons:
  - {name: name, of: name, levels: [same, edit 1], rare: true}
  - {name: birth, of: birth, levels: [same, turned, digit 1], rare: true}
  - {name: place, of: place, levels: [same], rare: true}
blocks:
  - [name]
  - [birth]
  - [place, year]
`

func load(t testing.TB, text string) *Model {
	t.Helper()
	m, err := Load("model.yaml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// people makes records of so many people, each of up to three, with typing errors, and says who is who.
func people(random *rand.Rand, n int) (records [][3]string, who []int) {
	letters := []rune("abcdefghijklmnopqrstuvwxyz")
	word := func(n int) string {
		s := make([]rune, n)
		for i := range s {
			s[i] = letters[random.IntN(len(letters))]
		}
		return string(s)
	}
	for person := range n {
		r := [3]string{word(6), fmt.Sprintf("%d%02d%02d", 1940+random.IntN(70), 1+random.IntN(12), 1+random.IntN(28)), "village " + fmt.Sprint(random.IntN(30))}
		for range 1 + random.IntN(3) {
			copied := r
			switch random.IntN(5) {
			case 0:
				copied[0] = copied[0][:3] + "x" + copied[0][4:]
			case 1:
				copied[1] = ""
			}
			records = append(records, copied)
			who = append(who, person)
		}
	}
	return records, who
}

func tableOf(records [][3]string) *Table {
	t := NewTable(len(records))
	for i, name := range []string{"name", "birth", "place"} {
		t.Add(name, func(row int) string { return records[row][i] })
	}
	return t
}

func run(t testing.TB, m *Model, records [][3]string, jobs int) *Result {
	t.Helper()
	r, err := m.Run(tableOf(records), Options{Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// People are found again without an example, and hardly anybody is taken for another.
func TestFinds(t *testing.T) {
	records, who := people(rand.New(rand.NewPCG(1, 2)), 800)
	r := run(t, load(t, model), records, 2)
	same, wrong, all := 0, 0, 0
	for i := range who {
		for j := range who[:i] {
			if who[i] == who[j] {
				all++
			}
		}
	}
	for _, p := range r.Pairs {
		if p.Match && who[p.A] == who[p.B] {
			same++
		} else if p.Match {
			wrong++
		}
	}
	if float64(same) < 0.93*float64(all) || wrong > all/200 {
		t.Errorf("%d of %d pairs are found, %d wrong ones", same, all, wrong)
	}
}

// What is found does not depend on the order of the records, nor on how many goroutines look.
func TestOrder(t *testing.T) {
	m := load(t, model)
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		records, _ := people(random, 60)
		order := random.Perm(len(records))
		shuffled := make([][3]string, len(records))
		for to, from := range order {
			shuffled[to] = records[from]
		}
		one, err := m.Run(tableOf(records), Options{Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		other, err := m.Run(tableOf(shuffled), Options{Jobs: 3})
		if err != nil {
			t.Fatal(err)
		}
		// Records that hold the same stand for each other: what is compared is what they hold.
		if a, b := contents(one, records), contents(other, shuffled); !reflect.DeepEqual(a, b) {
			t.Fatalf("the order matters:\n%v\n%v", a, b)
		}
	})
}

func contents(r *Result, records [][3]string) []string {
	var all []string
	for _, p := range r.Pairs {
		pair := []string{fmt.Sprint(records[p.A]), fmt.Sprint(records[p.B])}
		slices.Sort(pair)
		all = append(all, fmt.Sprintf("%s %.9f %v", strings.Join(pair, "|"), p.Weight, p.Match))
	}
	slices.Sort(all)
	return all
}

// The parts of a pair's weight add up to it, from either side, and clusters and pairs say the same.
func TestSums(t *testing.T) {
	records, _ := people(rand.New(rand.NewPCG(5, 6)), 200)
	r := run(t, load(t, model), records, 1)
	matches := 0
	for _, p := range r.Pairs {
		for _, terms := range [][]Term{r.Explain(p.A, p.B), r.Explain(p.B, p.A)} {
			sum := r.Prior()
			for _, term := range terms {
				sum += term.Weight
			}
			if math.Abs(sum-p.Weight) > 1e-9 {
				t.Fatalf("the parts make %g, the pair weighs %g", sum, p.Weight)
			}
		}
		if p.Match != (r.Clusters[p.A] == r.Clusters[p.B]) {
			t.Fatalf("pair %v: clusters %d and %d", p, r.Clusters[p.A], r.Clusters[p.B])
		}
		if p.Match {
			matches++
		}
	}
	sizes := map[int32]int{}
	for i, c := range r.Clusters {
		if int(c) > i || r.Clusters[c] != c {
			t.Fatalf("record %d is of cluster %d", i, c)
		}
		sizes[c]++
	}
	want := 0
	for _, n := range sizes {
		want += n * (n - 1) / 2
	}
	if matches != want || matches == 0 {
		t.Errorf("%d matches, the clusters make %d", matches, want)
	}
}

// A record that is like two others does not make one of them: what it is joined to is weighed as a whole.
func TestBrake(t *testing.T) {
	records, _ := people(rand.New(rand.NewPCG(7, 8)), 300)
	base := len(records)
	records = append(records,
		[3]string{"aaaaaa", "19600101", "village 1"}, [3]string{"aaaaaa", "19600101", "village 1"}, [3]string{"aaaaaa", "", ""},
		[3]string{"aaaaaa", "19871230", "village 9"}, [3]string{"aaaaaa", "19871230", "village 9"})
	r := run(t, load(t, model), records, 1)
	one, between, other := r.Clusters[base], r.Clusters[base+2], r.Clusters[base+3]
	if one != r.Clusters[base+1] || other != r.Clusters[base+4] || one == other {
		t.Errorf("clusters %d %d %d %d %d", one, r.Clusters[base+1], between, other, r.Clusters[base+4])
	}
}

// Two records with one text in the column that a cluster has once stay apart, however alike they are.
func TestOnce(t *testing.T) {
	records, _ := people(rand.New(rand.NewPCG(9, 9)), 100)
	nobody := [3]string{"zzyzzx", "19550101", "village 3"}
	records = append(records, nobody, nobody)
	table := tableOf(records)
	table.Add("list", func(row int) string {
		if row >= len(records)-2 {
			return "the same list"
		}
		return ""
	})
	m := load(t, model+"once: list\n")
	r, err := m.Run(table, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(records); r.Clusters[n-1] == r.Clusters[n-2] {
		t.Error("a list's two records are one person")
	}
}

// EM finds what the records were made with.
func TestLearns(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	var records [][3]string
	for range 1500 {
		r := [3]string{fmt.Sprintf("n%d", random.IntN(3000)), fmt.Sprintf("b%d", random.IntN(50000)), fmt.Sprintf("p%d", random.IntN(500))}
		twin := r
		if random.Float64() < 0.1 {
			twin[0] = "quite another name " + fmt.Sprint(random.IntN(9999))
		}
		if random.Float64() < 0.3 {
			twin[2] = fmt.Sprintf("p%d", random.IntN(500))
		}
		records = append(records, r, twin)
	}
	m := load(t, "name: x\ncomparisons:\n  - {of: name, levels: [same]}\n  - {of: birth, levels: [same]}\n  - {of: place, levels: [same]}\nblocks: [[birth], [name]]\n")
	r := run(t, m, records, 1)
	for i, want := range []float64{0.9, 1, 0.7} {
		if got := r.comparators[i].m[0]; math.Abs(got-want) > 0.04 {
			t.Errorf("%s: a match agrees with chance %.3f, learnt %.3f", m.Comparisons[i].Name, want, got)
		}
	}
	if got := r.comparators[2].u[0]; math.Abs(got-1.0/500) > 0.001 {
		t.Errorf("two records agree in the place by chance with %.4f, expected about 0.002", got)
	}
}

// A block that is too large is refined; what is still too large is left out and told.
func TestLargeBlocks(t *testing.T) {
	var records [][3]string
	for i := range 60 {
		records = append(records, [3]string{"same", fmt.Sprint(19000101 + i%20), "village"})
	}
	m := load(t, strings.Replace(model, "  - [birth]\n  - [place, year]\n", "block_limit: 10\nrefine: [birth]\n", 1))
	r := run(t, m, records, 1)
	if b := r.Blocks[0]; b.Groups != 20 || b.Pairs != 60 || b.Large != 1 || b.LeftOut != 0 || r.Compared != 60 {
		t.Errorf("%+v, %d compared", b, r.Compared)
	}
	m = load(t, strings.Replace(model, "  - [birth]\n  - [place, year]\n", "block_limit: 10\nrefine: [place]\n", 1))
	if b := run(t, m, records, 1).Blocks[0]; b.Groups != 0 || b.LeftOut != 60 {
		t.Errorf("%+v", b)
	}
}

func TestFewRecords(t *testing.T) {
	m := load(t, model)
	for n := range 3 {
		r := run(t, m, make([][3]string, n), 2)
		if len(r.Clusters) != n || len(r.Pairs) != 0 {
			t.Errorf("%d blank records: %+v", n, r)
		}
	}
}

func TestWrongModels(t *testing.T) {
	for text, want := range map[string]string{
		"name: x\nblock: []\n": "model.yaml:2: unknown field",
		"name: x\n":            "no comparisons",
		strings.Replace(model, "digit 1", "digits 1", 1):                                          `comparison birth: there is no level "digits" (hint: one of crossed digit edit`,
		strings.Replace(model, "digit 1", "digit x", 1):                                           `level "digit" needs a whole number, as "digit 1"`,
		strings.Replace(model, "turned", "turned 2", 1):                                           `level "turned" takes nothing behind it`,
		strings.Replace(model, "turned", "same", 1):                                               `level "same" stands twice`,
		strings.Replace(model, "turned", "crossed", 1):                                            "the level crossed needs a column",
		strings.Replace(model, "first 4", "front 4", 1):                                           `column year: there is no step "front"`,
		strings.Replace(model, "first 4", "first", 1):                                             `column year: "first" needs a number`,
		strings.Replace(model, "blocks:\n  - [name]", "blocks:\n  - []", 1):                       "block 1 names no column",
		model + "match: 2\n":                                                                      "match is 2 and possible 0.1",
		model + "block_limit: 1\n":                                                                "block_limit is 1, expected 2 or more",
		"name: x\ncomparisons: [{of: a, levels: [same]}, {of: a, levels: [same]}]\nblocks: [[a]]": "two comparisons are called a",
		"name: x\ncomparisons: [{of: a, levels: [same]}]\n":                                       "no blocks",
	} {
		if _, err := Load("model.yaml", []byte(text), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q of\n%s", err, want, text)
		}
	}
	for text, want := range map[string]string{
		strings.Replace(model, "of: place", "of: plaice", 1):    `no column "plaice", which comparison place looks at`,
		strings.Replace(model, "- [birth]", "- [date]", 1):      `no column "date", which a block looks at`,
		strings.Replace(model, "from: [birth]", "from: [b]", 1): `no column "b", which column year of the model is made from`,
	} {
		if _, err := load(t, text).Run(tableOf(nil), Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(model)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Load("model.yaml", []byte(text), nil)
		if err != nil {
			return
		}
		table := NewTable(3)
		for _, c := range m.Comparisons {
			table.Add(c.Of, func(row int) string { return fmt.Sprint(row / 2) })
		}
		_, _ = m.Run(table, Options{})
	})
}

func BenchmarkRun(b *testing.B) {
	records, _ := people(rand.New(rand.NewPCG(13, 14)), 20_000)
	m := load(b, model)
	for b.Loop() {
		r := run(b, m, records, 2)
		b.ReportMetric(float64(r.Compared), "pairs")
	}
}
