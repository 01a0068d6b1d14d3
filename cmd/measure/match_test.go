package main

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"rollnet/cmd/cli"
)

func TestAgreement(t *testing.T) {
	want := map[string]string{"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}
	got := map[string]string{"a": "x", "b": "x", "c": "y", "d": "y", "e": "z"}
	a, err := agreementOf(want, got)
	if err != nil {
		t.Fatal(err)
	}
	// One of two pairs said is right, one of four real ones is found; by records 2×1, 2×1/2, 1 and 2×2/3, 1/3, 2×1/2.
	if a.pairs != (rate{0.5, 0.25}) || math.Abs(a.records.precision-4.0/5) > 1e-9 || math.Abs(a.records.recall-(4.0/3+1.0/3+1)/5) > 1e-9 {
		t.Errorf("%+v", a)
	}
	if _, err := agreementOf(want, map[string]string{"a": "x"}); err == nil {
		t.Error("records in no cluster are no error")
	}
}

// The public sets, where they are at hand: what the models must reach without having seen who is who.
func TestPublicSets(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "matching-data")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the public record-linkage sets are not here")
	}
	for _, c := range []struct {
		file, id, truth, part, model string
		pairs, records               float64
	}{
		{"febrl3.csv", "rec_id", "rec_id", "^rec-[0-9]+", "febrl-no-id", 0.985, 0},
		{"febrl3.csv", "rec_id", "rec_id", "^rec-[0-9]+", "febrl", 0.998, 0},
		{"historical_50k.csv", "unique_id", "cluster", "", "historical", 0.84, 0.87},
	} {
		out := filepath.Join(t.TempDir(), "found")
		args := []string{"dedupe", filepath.Join(dir, c.file), "--model", filepath.Join("..", "..", "testdata", "models", c.model+".yaml"), "--id", c.id, "--out", out}
		if code := cli.Main(args, io.Discard, os.Stderr); code != 0 {
			t.Fatalf("%s: exit code %d", c.model, code)
		}
		want, err := columnsOf(filepath.Join(dir, c.file), c.id, c.truth)
		if err != nil {
			t.Fatal(err)
		}
		for id, text := range want {
			if c.part != "" {
				want[id] = regexp.MustCompile(c.part).FindString(text)
			}
		}
		got, err := columnsOf(filepath.Join(out, "clusters.csv"), "id", "cluster")
		if err != nil {
			t.Fatal(err)
		}
		a, err := agreementOf(want, got)
		if err != nil {
			t.Fatal(err)
		}
		if a.pairs.f1() < c.pairs || a.records.f1() < c.records {
			t.Errorf("%s: pairwise F1 %.4f, B³ %.4f", c.model, a.pairs.f1(), a.records.f1())
		}
	}
}
