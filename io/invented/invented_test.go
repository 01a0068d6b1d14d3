package invented

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"rollnet/screening/invent"
)

var update = flag.Bool("update", false, "write testdata/county anew")

// sample is the county of testdata: small, with some of every error.
var sample = invent.Options{Households: 170, Seed: 7, Errors: 0.5, Share: 74}

func writeCounty(t *testing.T, o invent.Options, w Options) string {
	t.Helper()
	c, err := invent.Make(o)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "county")
	if err := Write(dir, c, w); err != nil {
		t.Fatal(err)
	}
	return dir
}

func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, e := range entries {
		if all[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestSample holds testdata/county against what the generator writes; -update writes it anew.
func TestSample(t *testing.T) {
	kept := filepath.Join("..", "..", "testdata", "county")
	made := files(t, writeCounty(t, sample, Options{}))
	if *update {
		if err := os.RemoveAll(kept); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(kept, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, text := range made {
			if err := os.WriteFile(filepath.Join(kept, name), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	there, sum := files(t, kept), 0
	for name, text := range made {
		sum += len(text)
		if !bytes.Equal(there[name], text) {
			t.Errorf("testdata/county/%s is not what the generator writes (go test ./io/invented -update)", name)
		}
	}
	for name := range there {
		if made[name] == nil {
			t.Errorf("testdata/county/%s is not written by the generator", name)
		}
	}
	if sum > 400_000 {
		t.Errorf("testdata/county has %d bytes; 400000 are enough", sum)
	}
}

func TestNothingIsReplaced(t *testing.T) {
	c, err := invent.Make(invent.Options{Households: 20})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Write(dir, c, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, c, Options{}); err == nil {
		t.Error("files that were there are replaced")
	}
}
