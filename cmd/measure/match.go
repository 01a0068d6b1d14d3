package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

// match judges what dedupe found against a column that says who is who.
func match(args []string) error {
	flags := flag.NewFlagSet("match", flag.ContinueOnError)
	table := flags.String("table", "", "the table (CSV) with ids and truth")
	id := flags.String("id", "", "its id column")
	truth := flags.String("truth", "", "its column that says who is who")
	part := flags.String("part", "", "a regular expression: what of the truth column counts, as ^rec-[0-9]+")
	found := flags.String("clusters", "", "clusters.csv as dedupe wrote it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	only, err := regexp.Compile(*part)
	if err != nil {
		return err
	}
	want, err := columnsOf(*table, *id, *truth)
	if err != nil {
		return err
	}
	got, err := columnsOf(*found, "id", "cluster")
	if err != nil {
		return err
	}
	if *part != "" {
		for id, text := range want {
			want[id] = only.FindString(text)
		}
	}
	a, err := agreementOf(want, got)
	if err != nil {
		return err
	}
	fmt.Printf("%d records of %d, in %d clusters\n", len(want), a.people, a.clusters)
	fmt.Printf("pairwise  precision %.4f  recall %.4f  F1 %.4f\n", a.pairs.precision, a.pairs.recall, a.pairs.f1())
	fmt.Printf("B³        precision %.4f  recall %.4f  F1 %.4f\n", a.records.precision, a.records.recall, a.records.f1())
	return nil
}

// columnsOf reads two columns of a CSV file: one names the records, the other says something of each.
func columnsOf(path, key, value string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.TrimLeadingSpace, r.FieldsPerRecord, r.LazyQuotes = true, -1, true
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	k, v := -1, -1
	for i, h := range head {
		switch strings.TrimSpace(strings.TrimPrefix(h, "\uFEFF")) {
		case key:
			k = i
			if key == value {
				v = i
			}
		case value:
			v = i
		}
	}
	if k < 0 || v < 0 {
		return nil, fmt.Errorf("%s: no columns %q and %q", path, key, value)
	}
	all := map[string]string{}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if k < len(row) && v < len(row) {
			all[strings.TrimSpace(row[k])] = strings.TrimSpace(row[v])
		}
	}
}

// rate is a precision and a recall, 0 to 1.
type rate struct{ precision, recall float64 }

func (r rate) f1() float64 {
	if r.precision+r.recall == 0 {
		return 0
	}
	return 2 * r.precision * r.recall / (r.precision + r.recall)
}

// agreement is how two ways of sorting the same records agree: by pairs of records, and by records (B³, Bagga and Baldwin 1998).
type agreement struct {
	pairs, records   rate
	people, clusters int
}

func agreementOf(want, got map[string]string) (agreement, error) {
	people, clusters, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for id, who := range want {
		cluster, known := got[id]
		if !known {
			return agreement{}, fmt.Errorf("a record is in no cluster")
		}
		people[who]++
		clusters[cluster]++
		both[[2]string{who, cluster}]++
	}
	a := agreement{people: len(people), clusters: len(clusters)}
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	var same, said, real float64
	for _, n := range people {
		real += pairs(n)
	}
	for _, n := range clusters {
		said += pairs(n)
	}
	for k, n := range both {
		same += pairs(n)
		a.records.precision += float64(n) * float64(n) / float64(clusters[k[1]]) / float64(len(want))
		a.records.recall += float64(n) * float64(n) / float64(people[k[0]]) / float64(len(want))
	}
	a.pairs = rate{same / max(said, 1), same / max(real, 1)}
	return a, nil
}
